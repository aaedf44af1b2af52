"""Who we are to a server: our certificate and application, the user, the password. All of it is read at each try."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from filelock import Timeout

from adapters.opcua.connection import NONE, Connection
from adapters.opcua.security.own import APPLICATION_URI, PREPARE, Own, given, own
from collector.errors import Refused

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Credentials:
    """By what a server knows us.

    Args:
        application_uri: Our application.
        own: Our certificate and key; None without message security.
        password: The user's; None where none is set.
        user_certificate: The user's certificate; None to log in otherwise.
        user_key: Its key.
    """

    application_uri: str
    own: Own | None
    password: str | None = field(default=None, repr=False)
    user_certificate: x509.Certificate | None = None
    user_key: RSAPrivateKey | None = field(default=None, repr=False)


def credentials_of(connection: Connection, keep: Path | None, now: datetime) -> Credentials:
    """Read what the site file names, and make what it leaves to us. It reads and may write files.

    Args:
        connection: The site file's part.
        keep: The folder that the adapter may fill; None where there is none.
        now: Now (UTC).

    Raises:
        Refused: If anything is missing or does not fit. What stands in a file is not repeated.
    """
    user = _user(connection)
    return Credentials(
        application_uri=_uri(connection, ours := _own(connection, keep, now)),
        own=ours,
        password=_password(connection),
        user_certificate=x509.load_der_x509_certificate(user.certificate.der) if user is not None else None,
        user_key=user.key if user is not None else None,
    )


def _password(connection: Connection) -> str | None:
    try:
        secret = connection.password()
    except (OSError, KeyError) as failure:
        raise Refused(f"the password for {connection.url} cannot be read: {failure}") from failure
    except UnicodeError:
        raise Refused(f"the password for {connection.url} cannot be read: its file holds no text in UTF-8") from None
    return secret.get_secret_value() if secret is not None else None


def _user(connection: Connection) -> Own | None:
    if connection.user_certificate is None or connection.user_private_key is None:
        return None
    try:
        return given(connection.user_certificate, connection.user_private_key)
    except (OSError, ValueError) as failure:
        raise Refused(f"`user_certificate` and `user_private_key` cannot be used: {failure}") from failure


def _own(connection: Connection, keep: Path | None, now: datetime) -> Own | None:
    if connection.security == NONE:
        return None
    if connection.certificate is None or connection.private_key is None:
        if keep is None:
            raise Refused(f"{connection.url}: no folder to make our certificate in: give `certificate`, `private_key`")
        try:
            return own(keep, connection.application_uri or APPLICATION_URI, now)
        except (OSError, ValueError, Timeout) as failure:
            raise Refused(f"our certificate in {keep} cannot be made or read: {failure}") from failure
    try:
        ours = given(connection.certificate, connection.private_key)
    except (OSError, ValueError) as failure:
        raise Refused(f"`certificate` and `private_key` cannot be used: {failure}") from failure
    if ours.certificate.is_over(now):
        raise Refused(
            f"our certificate {ours.path} holds no longer: {ours.certificate.validity}, and here it is"
            f" {now:%Y-%m-%d %H:%M} UTC; make another one, or leave `certificate` out, and we make and renew our own"
        )
    if ours.certificate.ends - now <= PREPARE:
        _log.warning("our certificate ends soon", extra={"path": str(ours.path), "ends": ours.certificate.ends.date()})
    return ours


def _uri(connection: Connection, ours: Own | None) -> str:
    """Our application: as the site file says, else as our certificate does."""
    named = ours.certificate.application_uri if ours is not None else ""
    if connection.application_uri is not None and named and named != connection.application_uri:
        raise Refused(
            f"`application_uri` is {connection.application_uri}, and the certificate names {named}: leave it out"
        )
    return connection.application_uri or named or APPLICATION_URI
