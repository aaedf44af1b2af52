"""A channel to a server: the socket, a guard before it, the greeting, the secure channel over it, and its end."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Sequence
from typing import TypeVar

from asyncua import Client, ua

from adapters.opcua import wire
from adapters.opcua.refusals import by_exception
from collector.errors import Unreachable

T = TypeVar("T")


class Channel:
    """A channel, as secure as the client was told.

    Args:
        client: asyncua's client, of which only requests are used: neither supervisor nor watchdog of its own.
        url: Whom it reaches, for messages.
    """

    def __init__(self, client: Client, url: str) -> None:
        self._client = client
        self._url = url
        self._guard: wire.Guard | None = None

    async def open(self) -> None:
        """Connect, greet, open the secure channel.

        Raises:
            DeviceError: If any of it fails; call `close` all the same.
        """
        client, url = self._client, self._url
        await self.ask(f"connecting to {url}", client.connect_socket())
        protocol = client.uaclient.protocol
        if protocol is None or protocol.transport is None:
            raise by_exception(ConnectionError("connection lost"), f"connecting to {url}")
        self._guard = wire.install(protocol, protocol.transport)
        if self._guard.broken is not None:
            raise self._guard.broken
        await self.ask(f"greeting {url}", client.send_hello())
        try:
            await self.ask(f"opening a secure channel to {url}", client.open_secure_channel())
        except Unreachable as failure:
            if client.security_policy.Mode == ua.MessageSecurityMode.None_:
                raise
            raise Unreachable(
                f"{failure}; some servers say nothing more to a client whose certificate they do not trust:"
                " if this stays, look into the list of rejected certificates there"
            ) from failure.__cause__

    async def ask(self, doing: str, answer: Awaitable[T], *, at_login: bool = False) -> T:
        """Await something of asyncua, turning whatever it raises into a DeviceError.

        Args:
            doing: What is being done, in words, for the error.
            answer: The call.
            at_login: It is a login.
        """
        try:
            result = await plainly(answer)
        except Exception as failure:
            if self._guard is not None and self._guard.broken is not None:
                raise self._guard.broken from failure
            if self._guard is not None and self._guard.told is not None:
                raise by_exception(self._guard.told, doing, at_login=at_login) from self._guard.told
            raise by_exception(failure, doing, at_login=at_login) from failure
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            # asyncua connects through asyncio.wait_for, which on Python 3.11 can swallow a cancellation.
            raise asyncio.CancelledError
        return result

    async def close(self) -> None:
        """Close the channel and the socket; never fails, and takes no longer than half a second."""
        with contextlib.suppress(Exception):
            await self._client.close_secure_channel()
        transport = self._client.uaclient.protocol.transport if self._client.uaclient.protocol else None
        self._client.disconnect_socket()
        if self._guard is not None and transport is not None:
            try:
                async with asyncio.timeout(0.5):
                    await self._guard.closed.wait()
            except TimeoutError:
                transport.abort()
                await self._guard.closed.wait()


async def endpoints_of(url: str, timeout: float) -> Sequence[ua.EndpointDescription]:
    """Ask a server what it offers, over a channel of its own without security: no session, no login, no password.

    Nothing of it is believed: what comes out of it is held against what a person has accepted.

    Args:
        url: Whom to ask.
        timeout: Seconds that an answer may take.

    Raises:
        DeviceError: If it does not answer.
    """
    client = Client(url, timeout=timeout)
    channel = Channel(client, url)
    try:
        await channel.open()
        return tuple(await channel.ask(f"asking {url} what security it offers", client.get_endpoints()))
    finally:
        await channel.close()


async def plainly(answer: Awaitable[T]) -> T:
    """Await something of asyncua, whose requests on Python 3.11 end in a subclass of CancelledError when answer and
    cancellation meet: `asyncio.timeout` compares the exact class, and would let it pass as a foreign cancellation."""
    try:
        return await answer
    except asyncio.CancelledError:
        raise asyncio.CancelledError from None
