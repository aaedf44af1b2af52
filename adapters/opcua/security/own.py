"""The collector's own key and certificate: made when they are first needed, renewed while the old one still holds.

A machine trusts exactly one certificate of ours, and a person has to tell it so. A renewed one is therefore laid ready
long before it is used: `PREPARE` days before the end it lies beside the other and the log says so, `SWITCH` days before
the end it takes its place. The key stays the same.
"""

from __future__ import annotations

import logging
import re
import socket
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from filelock import FileLock

from adapters.opcua.security.certificates import (
    Certificate,
    belong_together,
    described,
    read_certificate,
    read_key,
    write_whole,
)

_log = logging.getLogger(__name__)

APPLICATION_URI = "urn:etabli:collector"
"""Our application, where the site file gives it no other URI."""

HOLDS = timedelta(days=5 * 365)
"""For how long a certificate of ours holds."""

EARLIER = timedelta(days=7)
"""By how much it holds before it is made: the clocks of machines go wrong by hours and days."""

PREPARE = timedelta(days=60)
"""How long before its end the next certificate is laid ready."""

SWITCH = timedelta(days=7)
"""How long before its end the next one is used instead."""

KEY_SIZE = 2048
"""Bits: what every current security policy takes. Source: OPC UA Part 7, Basic256Sha256 and its successors."""

PATIENCE = 30.0
"""Seconds to wait for another process that is making the key at this moment."""

_here = Lock()


@dataclass(frozen=True, slots=True)
class Own:
    """What we show, and how we prove that it is ours.

    Args:
        certificate: Our certificate.
        key: Its private key.
        path: The certificate's file, for people who have to bring it to a machine.
    """

    certificate: Certificate
    key: rsa.RSAPrivateKey
    path: Path


def folder_of(keep: Path) -> Path:
    """Where our own certificates lie, in the folder that the adapter may fill."""
    return keep / "own"


def own(keep: Path, application_uri: str, now: datetime) -> Own:
    """Our key and certificate for an application URI; made, prepared and replaced as the dates ask for.

    Args:
        keep: The folder that the adapter may fill; made if it is not there.
        application_uri: What stands in the certificate's SubjectAltName.
        now: Now (UTC).

    Raises:
        OSError: If they cannot be written or read; filelock's Timeout is one.
        ValueError: If what lies there is no key.
    """
    folder = folder_of(keep)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # The machines of a site all come here at the first start, and `etabli probe` may beside them.
    with _here, FileLock(folder / "lock", timeout=PATIENCE):
        name = re.sub(r"[^A-Za-z0-9]+", "-", application_uri).strip("-")
        key = _key(folder / f"{name}.key.pem")
        path, ready = folder / f"{name}.der", folder / f"{name}.next.der"
        certificate, following = _fitting(path, key, application_uri), _fitting(ready, key, application_uri)
        if certificate is None:
            certificate = _make(path, key, application_uri, now)
            _log.info("own certificate made", extra={"fingerprint": certificate.fingerprint, "path": str(path)})
        elif certificate.ends - now <= SWITCH:
            former = certificate
            if following is None or following.ends - now <= PREPARE:
                following = _make(ready, key, application_uri, now)
            ready.replace(path)
            certificate = following
            _log.warning(
                "own certificate renewed: machines have to trust the new one",
                extra={"fingerprint": certificate.fingerprint, "path": str(path), "former_ends": former.ends.date()},
            )
        elif certificate.ends - now <= PREPARE and (following is None or following.ends <= certificate.ends):
            following = _make(ready, key, application_uri, now)
            _log.warning(
                "own certificate ends soon, the next one is ready: let machines trust it",
                extra={
                    "fingerprint": following.fingerprint,
                    "path": str(ready),
                    "used_from": (certificate.ends - SWITCH).date(),
                },
            )
        return Own(certificate, key, path)


def given(certificate: Path, private_key: Path) -> Own:
    """The key and certificate that the site file names.

    Raises:
        OSError: If a file cannot be read.
        ValueError: If it is no certificate, no key, or the two do not belong together.
    """
    ours, key = read_certificate(certificate), read_key(private_key)
    if not belong_together(ours, key):
        raise ValueError("the key is not the certificate's")
    return Own(ours, key, certificate)


def _key(path: Path) -> rsa.RSAPrivateKey:
    if path.exists():
        return read_key(path)
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_SIZE)
    write_whole(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), 0o600)
    return key


def _fitting(path: Path, key: rsa.RSAPrivateKey, application_uri: str) -> Certificate | None:
    """The certificate in a file, if it is one for this key and application."""
    try:
        certificate = read_certificate(path)
    except (OSError, ValueError):
        return None
    fits = certificate.application_uri == application_uri and belong_together(certificate, key)
    return certificate if fits else None


def _make(path: Path, key: rsa.RSAPrivateKey, application_uri: str, now: datetime) -> Certificate:
    """Make a certificate and write it. What stands in it: OPC UA Part 6, 6.2.2."""
    name = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, "etabli"), x509.NameAttribute(NameOID.ORGANIZATION_NAME, "etabli")]
    )
    host = socket.gethostname()
    public = key.public_key()
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLIER)
        .not_valid_after(now + HOLDS)
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.UniformResourceIdentifier(application_uri), *([x509.DNSName(host)] if host.isascii() else [])]
            ),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True, content_commitment=True, key_encipherment=True, data_encipherment=True,
                key_agreement=False, key_cert_sign=True, crl_sign=False, encipher_only=False, decipher_only=False,
            ),
            critical=True,
        )
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    der = made.public_bytes(Encoding.DER)
    write_whole(path, der)
    return described(der)
