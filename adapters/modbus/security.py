"""Modbus over TLS: whom to trust, who we are, and why one of the two said no. There is no way back to an open line."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from adapters.modbus.connection import Connection
from collector.errors import DeviceError, ProtocolError, Refused

_NO_TLS = ("WRONG_VERSION_NUMBER", "UNEXPECTED_MESSAGE", "RECORD_LAYER_FAILURE", "PACKET_LENGTH_TOO_LONG")
_DIFFERENT_VERSIONS = ("UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "NO_PROTOCOLS_AVAILABLE")
SUSPICION = "it hung up before its first answer, and may not take our certificate"
"""What is said of a device that ends the conversation without a word: some give no reason."""


class Trust(ssl.SSLContext):
    """A context that knows the one certificate that will do, where there is only one."""

    pinned: bytes | None = None

    def accepts(self, shown: bytes | None) -> bool:
        """The certificate (DER) is the pinned one, or none is pinned and the authority's word was enough."""
        return self.pinned is None or shown == self.pinned


@dataclass(frozen=True, slots=True)
class Secured:
    """What a secured line stands on.

    Args:
        ca_file: Who has signed the device's certificate; None where the certificate itself is known.
        server_certificate: The device's certificate; None where its authority is known.
        server_name: The name in the certificate, if not the host's.
        certificate: Our own; None where the device asks for none.
        private_key: Its key.
    """

    ca_file: Path | None
    server_certificate: Path | None
    server_name: str | None
    certificate: Path | None
    private_key: Path | None

    @classmethod
    def of(cls, connection: Connection) -> Self:
        """What a connection names."""
        return cls(
            connection.ca_file, connection.server_certificate, connection.server_name,
            connection.certificate, connection.private_key,
        )  # fmt: skip

    def context(self) -> Trust:
        """The context of one connection; it reads files, and belongs in a thread.

        TLS 1.2 at least. Source: MODBUS/TCP Security Protocol Specification v21, R-01.

        Raises:
            Refused: If a file cannot be read, or holds no certificate or no key that opens.
        """
        made = Trust(ssl.PROTOCOL_TLS_CLIENT)
        made.minimum_version = ssl.TLSVersion.TLSv1_2
        trusted = self.ca_file or self.server_certificate
        try:
            made.load_verify_locations(trusted)
        except (OSError, ssl.SSLError) as error:
            raise Refused(f"{trusted} holds no certificate in PEM that can be read: {error}") from error
        if self.server_certificate is not None:
            # A certificate that is known itself needs no authority, and has no name to compare.
            made.check_hostname = False
            made.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
            first = x509.load_pem_x509_certificates(self.server_certificate.read_bytes())[0]
            made.pinned = first.public_bytes(Encoding.DER)
        if self.certificate is not None:
            try:
                # The empty passphrase keeps a locked key from asking for one at the terminal.
                made.load_cert_chain(self.certificate, self.private_key, password="")
            except (OSError, ssl.SSLError) as error:
                raise Refused(
                    f"{self.certificate} and {self.private_key} are no certificate with its unlocked key: {error}"
                ) from error
        return made


def explained(error: ssl.SSLError, place: str) -> DeviceError:
    """What a failure of TLS means and who has to do what."""
    reason = error.reason or ""
    if isinstance(error, ssl.SSLCertVerificationError):
        why = error.verify_message
        hint = {
            10: "it ran out, or this computer's clock is wrong",
            9: "it does not hold yet, or this computer's clock is wrong",
            62: "it is for another name: give that as server_name",
            64: "it is for another address: give its name as server_name",
        }.get(
            error.verify_code,
            "compare it with the device's and give it as server_certificate, or its authority as ca_file",
        )
        return Refused(f"{place}: the device's certificate is not trusted ({why}): {hint}")
    if "ALERT" in reason and ("CERTIFICATE" in reason or "UNKNOWN_CA" in reason or "ACCESS_DENIED" in reason):
        return Refused(
            f"{place} does not take our certificate ({reason}): see certificate, private_key and its own list"
        )
    if "HANDSHAKE_FAILURE" in reason:
        return Refused(
            f"{place} ends the handshake ({reason}): it does not take our certificate or wants one, or the two know no "
            "cipher in common"
        )
    if reason in _DIFFERENT_VERSIONS:
        return Refused(f"{place} and this computer have no version of TLS in common ({reason}); 1.2 is the least")
    if reason in _NO_TLS:
        return ProtocolError(f"{place} does not speak TLS ({reason}); an open Modbus port is usually 502")
    return ProtocolError(f"{place}: TLS failed: {error}")
