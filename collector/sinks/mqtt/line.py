"""The TCP line to the broker, and what it takes to be trusted on it: addresses, certificates, the password."""

from __future__ import annotations

import asyncio
import socket
import ssl
from typing import Any

from collector.errors import SinkError, SinkRefused
from collector.sinks.mqtt.connection import Server


class Tls(ssl.SSLContext):
    """Whom we trust. It remembers the socket that it encrypts, which paho leaves open where the handshake fails."""

    wrapped: ssl.SSLSocket | None = None

    def wrap_socket(self, *args: Any, **kwargs: Any) -> ssl.SSLSocket:
        """See `ssl.SSLContext.wrap_socket`."""
        self.wrapped = super().wrap_socket(*args, **kwargs)
        return self.wrapped


def credentials(connection: Server) -> tuple[str | None, Tls | None]:
    """The password and whom to trust, if any. It reads files.

    Raises:
        SinkRefused: If one of them cannot be read: a person has to act.
    """
    try:
        secret = connection.password()
    except (OSError, KeyError, UnicodeDecodeError) as failure:
        # Not what a decoding error says: it shows what stands in the file.
        reason = failure if isinstance(failure, OSError | KeyError) else "no text in UTF-8"
        raise SinkRefused(f"the password for {connection.broker} cannot be read: {reason}") from None
    tls = None
    if connection.tls:
        tls = Tls(ssl.PROTOCOL_TLS_CLIENT)
        try:
            if connection.ca_file is not None:
                tls.load_verify_locations(cafile=connection.ca_file)
            else:
                tls.load_default_certs()
        except OSError as failure:
            raise SinkRefused(f"{connection.ca_file} cannot be used as `ca_file`: {failure}") from failure
    return secret.get_secret_value() if secret is not None else None, tls


async def dial(connection: Server) -> socket.socket:
    """A TCP connection to the broker, not blocking.

    Raises:
        SinkError: If nobody answers in time.
    """
    loop = asyncio.get_running_loop()
    failure: Exception = OSError("it has no address")
    try:
        async with asyncio.timeout(connection.timeout):
            for family, kind, protocol, _, address in await loop.getaddrinfo(
                connection.host, connection.port, type=socket.SOCK_STREAM
            ):
                line = socket.socket(family, kind, protocol)
                try:
                    line.setblocking(False)
                    await loop.sock_connect(line, address)
                    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                except OSError as error:
                    line.close()
                    failure = error
                except BaseException:
                    line.close()
                    raise
                else:
                    return line
    except TimeoutError:
        failure = TimeoutError(f"no answer within {connection.timeout:g} s")
    except (OSError, UnicodeError) as error:
        failure = error
    raise SinkError(f"{connection.broker}: {failure}") from failure
