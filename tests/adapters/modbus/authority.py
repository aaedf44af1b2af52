"""An authority of the tests' own: it signs certificates for devices, for this collector, and for strangers."""

from __future__ import annotations

import datetime
import ipaddress
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

HERE = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))


class Authority:
    """An authority and what it signs, as PEM files in a folder.

    Args:
        folder: Where to.
        name: Its name.
    """

    def __init__(self, folder: Path, name: str = "authority") -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _named(name)
        made = self._begun(self._name, self._key, 30).add_extension(
            x509.BasicConstraints(ca=True, path_length=0), critical=True
        )
        self.certificate, self.key = self._kept(name, made.sign(self._key, hashes.SHA256()), self._key)

    def sign(self, name: str, host: x509.GeneralName = HERE, days: int = 30) -> tuple[Path, Path]:
        """A certificate and its key, for a host, which holds for so many days from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        made = self._begun(_named(name), key, days).add_extension(x509.SubjectAlternativeName([host]), critical=False)
        return self._kept(name, made.sign(self._key, hashes.SHA256()), key)

    def _begun(self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, days: int) -> x509.CertificateBuilder:
        now = datetime.datetime.now(datetime.UTC)
        builder = x509.CertificateBuilder().subject_name(subject).issuer_name(self._name).public_key(key.public_key())
        builder = builder.serial_number(x509.random_serial_number())
        return builder.not_valid_before(now - datetime.timedelta(days=100)).not_valid_after(
            now + datetime.timedelta(days=days)
        )

    def _kept(self, name: str, made: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> tuple[Path, Path]:
        paths = self._folder / f"{name}.pem", self._folder / f"{name}.key"
        paths[0].write_bytes(made.public_bytes(Encoding.PEM))
        paths[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return paths


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
