"""One conversation with a broker, through aiomqtt: opened, asked, ended, and every failure of it in our words.

aiomqtt connects in a thread, which cannot be called off, and leaves the socket open where it fails. The socket is
therefore ours: it is connected here, lent to the library, and shut down whatever happens. Its own timeouts are off,
because they rest on `asyncio.wait_for`, which on Python 3.11 can lose a cancellation.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from functools import partial
from typing import Any, TypeVar, cast

import aiomqtt
from paho.mqtt.reasoncodes import ReasonCode

from adapters.mqtt.connection import Connection
from adapters.mqtt.line import Tls, dial, secrets_of
from adapters.mqtt.refusals import TooMany, by_exception
from collector.errors import DeviceError, Refused, Unreachable
from collector.mqtt_lines import watch_by_the_line

MOST_WAITING = 5_000
"""Messages that may wait to be read. More end the line: a badge or a part is never left out in silence."""

GRACE = 1.0
"""Seconds that saying goodbye may take."""

T = TypeVar("T")


class _Waiting(asyncio.Queue[aiomqtt.Message]):
    """Messages that wait to be read. aiomqtt would leave out what finds no room; here it ends the line.

    Args:
        spilt: Told why it ends: whoever asks for something then may hear first that nobody is connected any more.
        maxsize: How many may wait.
    """

    def __init__(self, spilt: Callable[[TooMany], None], maxsize: int) -> None:
        super().__init__(maxsize)
        self._spilt = spilt

    def put_nowait(self, item: aiomqtt.Message) -> None:
        if self.full():
            too_many = TooMany(f"more than {MOST_WAITING} messages waited to be read")
            self._spilt(too_many)
            raise too_many
        super().put_nowait(item)


class Broker:
    """The conversation.

    Args:
        connection: Where the broker is, and what it wants to know of us.
        client_id: Our name.
    """

    def __init__(self, connection: Connection, client_id: str) -> None:
        self._connection = connection
        self._client_id = client_id
        self._client: aiomqtt.Client | None = None
        self._line: socket.socket | None = None
        self._lent: socket.socket | None = None
        self._tls: Tls | None = None
        self._entered = False
        self._spilt: TooMany | None = None

    async def open(self) -> None:
        """Connect and log in.

        Raises:
            Unreachable: Nobody answers.
            Refused: The broker says no, or its certificate is not one that we trust.
            ProtocolError: Who answers is no broker.
        """
        connection = self._connection
        reads_files = connection.tls or connection.password_file is not None
        password, self._tls = await asyncio.to_thread(secrets_of, connection) if reads_files else secrets_of(connection)
        line = await dial(connection)
        # A second handle on the connection: whatever the library has done with the first, this one ends it.
        self._line, self._lent = line.dup(), line
        client = aiomqtt.Client(
            connection.host,
            connection.port,
            username=connection.user,
            password=password,
            identifier=self._client_id,
            clean_session=True,
            protocol=aiomqtt.ProtocolVersion.V311,
            timeout=math.inf,
            keepalive=round(connection.keep_alive),
            queue_type=cast("type[asyncio.Queue[aiomqtt.Message]]", partial(_Waiting, self._spill)),
            max_queued_incoming_messages=MOST_WAITING,
            max_queued_outgoing_messages=MOST_WAITING,
            tls_context=self._tls,
            logger=_quiet,
        )
        self._client = client
        # The library would connect in its thread; this is the only hook that takes a socket that is connected.
        client._client._create_socket_connection = self._lend  # type: ignore[method-assign]
        watch_by_the_line(client)
        await self._ask(f"logging in at {connection.place}", client.__aenter__())
        self._entered = True

    async def close(self) -> None:
        """End the conversation, politely where it still can be."""
        client = self._client
        if client is not None and client._connected.cancelled():
            # A disconnection asks it for its outcome, and may not be answered with a cancellation.
            client._connected = asyncio.get_running_loop().create_future()
        try:
            if client is not None and self._entered:
                with contextlib.suppress(aiomqtt.MqttError, OSError, TimeoutError):
                    async with asyncio.timeout(GRACE):
                        await client.__aexit__(None, None, None)
        finally:
            if self._lent is not None:
                self._lent.close()
            if self._line is not None:
                with contextlib.suppress(OSError):
                    self._line.shutdown(socket.SHUT_RDWR)
                self._line.close()
            if client is not None:
                wrapped = self._tls.wrapped if self._tls is not None else None
                if wrapped is not None and client._client.socket() is not wrapped:
                    wrapped.close()
                for outcome in (client._connected, client._disconnected):
                    outcome.add_done_callback(_looked_at)

    async def subscribe(self, topics: Sequence[str]) -> None:
        """Ask for the messages of some topics, at QoS 1.

        Raises:
            DeviceError: If the broker does not grant them, or the line fails.
        """
        if not topics:
            return
        granted = await self._ask(
            "subscribing", self._open.subscribe([(topic, 1) for topic in topics], timeout=math.inf)
        )
        for topic, grant in zip(topics, granted, strict=False):
            code = grant.value if isinstance(grant, ReasonCode) else cast(int, grant)
            if code >= 0x80:
                raise Refused(f"the broker does not let this user subscribe to {topic}")

    async def publish(self, topic: str, payload: str, *, qos: int) -> None:
        """Send a message, never retained: a command that the broker keeps would be obeyed again after every outage.

        Raises:
            DeviceError: If the line fails, or the broker does not confirm it (QoS 1).
        """
        await self._ask(
            f"publishing to {topic}", self._open.publish(topic, payload, qos=qos, retain=False, timeout=math.inf)
        )

    async def beat(self) -> None:
        """Ask the broker for a sign of life: it answers the end of a subscription that never was, whatever our rights.

        Raises:
            DeviceError: If it does not answer within `silence`.
        """
        await self._ask(
            "asking for a sign of life",
            self._open.unsubscribe(f"etabli/{self._client_id}/beat", timeout=math.inf),
            self._connection.silence,
        )

    async def messages(self) -> AsyncIterator[aiomqtt.Message]:
        """The messages in the order of their coming.

        Raises:
            DeviceError: When the line fails.
        """
        client = self._open
        while True:
            try:
                message = await anext(client.messages)
            except (aiomqtt.MqttError, OSError) as failure:
                raise self._failed(failure, "listening") from failure
            yield message

    @property
    def _open(self) -> aiomqtt.Client:
        if self._client is None or not self._entered:
            raise RuntimeError("the conversation has not begun")
        return self._client

    def _lend(self) -> socket.socket:
        line, self._lent = self._lent, None
        if line is None:
            raise OSError("the connection was called off")
        return line

    async def _ask(self, doing: str, request: Coroutine[Any, Any, T], patience: float | None = None) -> T:
        patience = self._connection.timeout if patience is None else patience
        try:
            async with asyncio.timeout(patience):
                return await request
        except TimeoutError as failure:
            raise Unreachable(f"{doing}: no answer from {self._connection.place} within {patience:g} s") from failure
        except (aiomqtt.MqttError, OSError, ValueError) as failure:
            raise self._failed(failure, doing) from failure

    def _spill(self, too_many: TooMany) -> None:
        self._spilt = self._spilt or too_many

    def _failed(self, failure: Exception, doing: str) -> DeviceError:
        """What ended the line, also where it is heard of by another failure."""
        if self._spilt is not None:
            return Unreachable(f"{doing}: {self._spilt}")
        return by_exception(failure, doing, self._connection.place)


def _looked_at(outcome: asyncio.Future[None]) -> None:
    """A failure that nobody waits for any more is no news: asyncio would tell it as a bug."""
    if not outcome.cancelled():
        outcome.exception()


_quiet = logging.getLogger(f"{__name__}.library")
"""The library's own log: what it says of a lost line is said by the supervisor, once."""
_quiet.setLevel(logging.CRITICAL)
