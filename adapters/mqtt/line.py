"""The TCP line to a broker, and what it takes to be trusted on it: addresses, certificates, the password."""

from __future__ import annotations

import asyncio
import socket
import ssl
from ipaddress import ip_address
from typing import Any

from adapters.mqtt.connection import Connection
from collector.errors import Refused, Unreachable


class Tls(ssl.SSLContext):
    """What we trust. It remembers the socket that it encrypts, which paho leaves open where the handshake fails."""

    wrapped: ssl.SSLSocket | None = None

    def wrap_socket(self, *args: Any, **kwargs: Any) -> ssl.SSLSocket:
        """See `ssl.SSLContext.wrap_socket`."""
        self.wrapped = super().wrap_socket(*args, **kwargs)
        return self.wrapped


def secrets_of(connection: Connection) -> tuple[str | None, Tls | None]:
    """The password and what to trust, if any. It may read files.

    Raises:
        Refused: If one of them cannot be read.
    """
    try:
        secret = connection.password()
    except (OSError, KeyError) as failure:
        raise Refused(f"the password for {connection.place} cannot be read: {failure}") from failure
    password = secret.get_secret_value() if secret is not None else None
    if not connection.tls:
        return password, None
    tls = Tls(ssl.PROTOCOL_TLS_CLIENT)
    try:
        if connection.ca_file is not None:
            tls.load_verify_locations(cafile=connection.ca_file)
        else:
            tls.load_default_certs()
    except (OSError, ssl.SSLError) as failure:
        raise Refused(f"{connection.ca_file} cannot be used as `ca_file`: {failure}") from failure
    return password, tls


async def dial(connection: Connection) -> socket.socket:
    """A TCP connection to the broker, not blocking.

    Raises:
        Unreachable: If nobody answers in time.
    """
    loop = asyncio.get_running_loop()
    failure: Exception = OSError("no address")
    try:
        async with asyncio.timeout(connection.timeout):
            for family, address in await _addresses(connection.host, connection.port):
                line = socket.socket(family, socket.SOCK_STREAM)
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
        raise Unreachable(f"{connection.place}: no answer in time") from None
    except (OSError, UnicodeError) as error:
        failure = error
    raise Unreachable(f"{connection.place}: {failure or type(failure).__name__}") from failure


async def _addresses(host: str, port: int) -> list[tuple[socket.AddressFamily, tuple[Any, ...]]]:
    """Where a host is. One given by its number is asked of no name server, and needs no thread."""
    try:
        number = ip_address(host)
    except ValueError:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return [(family, address) for family, _, _, _, address in found]
    return [(socket.AF_INET if number.version == 4 else socket.AF_INET6, (host, port))]
