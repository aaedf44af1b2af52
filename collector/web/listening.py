"""Where the pages are served, and TLS: the certificate is taken up anew when its files are replaced."""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
from dataclasses import dataclass
from pathlib import Path

from collector.errors import RequestRefused
from collector.runtime.clock import Clock

log = logging.getLogger(__name__)

RENEWED_EVERY = 60.0
"""Seconds between two looks at the certificate's files: renewing one asks for no restart."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Where to listen, and what protects the pages on the way.

    Args:
        host: The address.
        port: The port; 0 takes any that is free.
        certificate: The server's certificate, a PEM file; None without TLS.
        key: Its private key.
        proxies: Proxies that are believed about who asks.
    """

    host: str = "127.0.0.1"
    port: int = 0
    certificate: Path | None = None
    key: Path | None = None
    proxies: tuple[str, ...] = ()

    def listen(self) -> socket.socket:
        """A socket that listens there.

        Raises:
            RequestRefused: If the port is taken, or not ours to listen on.
        """
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((self.host, self.port))
        except OSError as error:
            listener.close()
            raise RequestRefused(
                f"the pages cannot be served on {self.host}, port {self.port}: {error.strerror or error};"
                " give another [web] port in the site file"
            ) from error
        listener.setblocking(False)
        return listener

    def url(self, port: int) -> str:
        """The address of the pages on this computer, once the port is known."""
        shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)
        scheme = "http" if self.certificate is None else "https"
        return f"{scheme}://{f'[{shown}]' if ':' in shown else shown}:{port}"

    def tls(self) -> Tls | None:
        """The TLS of what is served; None without.

        Raises:
            RequestRefused: If the certificate or its key cannot be used.
        """
        return None if self.certificate is None or self.key is None else Tls(self.certificate, self.key)


class Tls:
    """A certificate that is in use.

    Args:
        certificate: A PEM file.
        key: A PEM file.

    Raises:
        RequestRefused: If they cannot be used.
    """

    def __init__(self, certificate: Path, key: Path) -> None:
        self._certificate, self._key = certificate, key
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.set_alpn_protocols(["http/1.1"])
        self._taken_up = self._state()
        try:
            self._take_up()
        except OSError as error:  # ssl.SSLError is one, too.
            raise RequestRefused(
                f"the pages cannot be served by TLS: {certificate} and {key}: {error.strerror or error};"
                " etabli check says more"
            ) from error

    async def keep_up(self, clock: Clock) -> None:
        """Take the files up anew when they have changed, until cancelled; what is no certificate is left alone."""
        while True:
            await clock.sleep(RENEWED_EVERY)
            state = await asyncio.to_thread(self._state)
            if state == self._taken_up:
                continue
            self._taken_up = state
            try:
                await asyncio.to_thread(self._take_up)
            except OSError as error:
                log.warning("the new certificate cannot be used", extra={"reason": str(error)})
            else:
                log.info("a new certificate is in use")

    def _state(self) -> tuple[int, ...]:
        """What changes when one of the files is replaced; nothing for one that is not there at the moment."""
        try:
            return tuple(one.stat().st_mtime_ns for one in (self._certificate, self._key))
        except OSError:
            return ()

    def _take_up(self) -> None:
        # Both are looked at apart first: half a renewal would leave a context whose key is another certificate's.
        trial = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trial.load_cert_chain(self._certificate, self._key, password="")
        self.context.load_cert_chain(self._certificate, self._key, password="")
