"""Certificates as OPC UA has them: read from what servers show and from files, described, held against dates."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_private_key,
    load_pem_private_key,
)

LONGEST = 300
"""Characters of a name in a certificate that are shown."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says.

    Args:
        der: The certificate itself.
        fingerprint: SHA-256 of it: 64 hexadecimal digits, small.
        thumbprint: SHA-1 of it, which many machines show instead: 40 hexadecimal digits, small.
        subject: Whose it is.
        application_uri: The application that it names; empty where it names none.
        begins: From when on it holds (UTC).
        ends: Until when (UTC).
    """

    der: bytes
    fingerprint: str
    thumbprint: str
    subject: str
    application_uri: str
    begins: datetime
    ends: datetime

    @property
    def validity(self) -> str:
        """Its dates in words."""
        return f"valid from {_minute(self.begins)} to {_minute(self.ends)} UTC"

    def is_early(self, now: datetime) -> bool:
        """It does not hold yet."""
        return now < self.begins

    def is_over(self, now: datetime) -> bool:
        """It holds no longer."""
        return now > self.ends


def first_of(shown: bytes) -> bytes:
    """The first of the certificates that a server shows one after the other, its own before those of its issuers.

    Raises:
        ValueError: If it does not begin with one.
    """
    # A certificate is far longer than 255 and shorter than 65,536 bytes: its length stands in two bytes.
    if len(shown) < 4 or shown[:2] != b"\x30\x82":
        raise ValueError("no certificate")
    return shown[: 4 + int.from_bytes(shown[2:4], "big")]


def described(der: bytes) -> Certificate:
    """What a certificate says.

    Args:
        der: One certificate in DER.

    Raises:
        ValueError: If it is none.
    """
    made = x509.load_der_x509_certificate(der)
    return Certificate(
        der=der,
        fingerprint=made.fingerprint(hashes.SHA256()).hex(),
        thumbprint=made.fingerprint(hashes.SHA1()).hex(),
        subject=_plain(made.subject.rfc4514_string()) or "(nameless)",
        application_uri=_plain(_application_uri(made)),
        begins=made.not_valid_before_utc,
        ends=made.not_valid_after_utc,
    )


def read_certificate(path: Path) -> Certificate:
    """A certificate from a file, DER or PEM; the first one, if there are several.

    Raises:
        OSError: If the file cannot be read.
        ValueError: If it holds no certificate.
    """
    content = path.read_bytes()
    if b"-----BEGIN" in content:
        return described(x509.load_pem_x509_certificates(content)[0].public_bytes(Encoding.DER))
    return described(first_of(content))


def read_key(path: Path) -> RSAPrivateKey:
    """A private key from a file, DER or PEM, without a passphrase.

    Raises:
        OSError: If the file cannot be read.
        ValueError: If it holds no RSA key, or one behind a passphrase. What stands in the file is not repeated.
    """
    content = path.read_bytes()
    try:
        key = (load_pem_private_key if b"-----BEGIN" in content else load_der_private_key)(content, password=None)
    except TypeError:
        raise ValueError("a key behind a passphrase") from None
    except Exception:
        raise ValueError("no private key") from None
    if not isinstance(key, RSAPrivateKey):
        raise ValueError("no RSA key, and the security policies that are in use know no other")
    return key


def belong_together(certificate: Certificate, key: RSAPrivateKey) -> bool:
    """The certificate is about this key."""
    theirs = x509.load_der_x509_certificate(certificate.der).public_key()
    ours = key.public_key()
    form = Encoding.DER, PublicFormat.SubjectPublicKeyInfo
    return theirs.public_bytes(*form) == ours.public_bytes(*form)


def _application_uri(made: x509.Certificate) -> str:
    """Source: OPC UA Part 6, 6.2.2: the URI in the SubjectAltName."""
    try:
        names = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError):
        return ""  # Some machines make them in ways that cannot be read; the fingerprint still tells who it is.
    return next(iter(names.get_values_for_type(x509.UniformResourceIdentifier)), "")


def _plain(text: str) -> str:
    """A text that a stranger wrote, for terminals, logs and pages: short, and without control characters."""
    return "".join(one if one.isprintable() else "?" for one in text)[:LONGEST]


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Write a file, in a folder that is made if it is not there.

    Whoever reads it at this moment, or after a power cut, finds it in full or not at all; it is never open to more than
    `mode` says.

    Raises:
        OSError: If it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{token_hex(4)}.new")
    descriptor = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
