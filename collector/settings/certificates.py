"""Looks at the certificate by which the pages are served: whether it is one, holds today, and has this key."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a certificate or its key.

    Args:
        key: `certificate` or `key`.
        found: What was found there.
        expected: What should be there.
    """

    key: str
    found: str
    expected: str


def certificate_problem(certificate: Path, key: Path, now: datetime) -> Wrong | None:
    """What is wrong with a certificate or its key; None if they will do, or cannot be read at all.

    Args:
        certificate: A PEM file with the server's certificate first.
        key: A PEM file with its private key.
        now: Now (UTC).
    """
    try:
        until = lasts_until(certificate)
        key.read_bytes()
    except OSError:
        return None  # Told already, with the path's own key.
    except ValueError:
        return Wrong("certificate", "a file without a certificate", "a certificate in PEM, the server's own first")
    if until <= now:
        return Wrong("certificate", f"one that ran out on {until:%Y-%m-%d}", "a certificate that holds today")
    try:
        # The empty passphrase keeps a locked key from asking for one at the terminal.
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password="")
    except ssl.SSLError:
        return Wrong(
            "key", "a key that does not open", "the private key of the certificate, in PEM, without passphrase"
        )
    return None


def lasts_until(certificate: Path) -> datetime:
    """When a server's certificate runs out (UTC).

    Raises:
        OSError: If it cannot be read.
        ValueError: If it is no certificate.
    """
    return x509.load_pem_x509_certificates(certificate.read_bytes())[0].not_valid_after_utc
