"""One conversation with a broker, through aiomqtt: opened, told things, ended; it never heals itself.

aiomqtt connects in a thread, which cannot be called off, and leaves the socket open where that fails. The socket is
therefore ours: it is connected here, lent to the library, and shut down whatever happens. The library's own timeouts
are off, because they rest on `asyncio.wait_for`, which on Python 3.11 can lose a cancellation; and since it lets a
confirmation be waited for on a line that is gone, a lost line ends our own timeout.
"""

from __future__ import annotations

import asyncio
import logging
import math
import socket
from collections.abc import Callable, Coroutine, Iterable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

import aiomqtt
from paho.mqtt.reasoncodes import ReasonCode

from collector.errors import SinkError, SinkRefused
from collector.mqtt_lines import watch_by_the_line
from collector.sinks.mqtt.answers import NotTaken, by_answer, by_exception
from collector.sinks.mqtt.connection import Server
from collector.sinks.mqtt.line import Tls, credentials, dial
from collector.sinks.mqtt.messages import Message

T = TypeVar("T")

AT_ONCE, PAHO = 200, 20
"""Messages told before their confirmations are waited for, and as many as paho has on their way of them."""

AROUND = 10
"""Bytes of a packet besides topic and payload. Source: MQTT 5.0, 3.3."""


class Broker:
    """The conversation.

    Args:
        connection: Where the broker is, and what it wants to know of us.
        client_id: Our name there.
        will: What the broker is to tell where we are gone without a word.
        lost: Called once when the line is gone.
        version: The version of MQTT; from 5 on a broker says which message it does not take, and why.
        heard: Called with topic and payload of what `listen` has asked for.
    """

    def __init__(
        self,
        connection: Server,
        client_id: str,
        will: aiomqtt.Will,
        lost: Callable[[], None] = lambda: None,
        version: aiomqtt.ProtocolVersion = aiomqtt.ProtocolVersion.V311,
        heard: Callable[[str, bytes], None] = lambda _topic, _payload: None,
    ) -> None:
        self._connection, self._client_id, self._will, self._tell_lost = connection, client_id, will, lost
        self._version, self._heard = version, heard
        self._no: ReasonCode | None = None
        self._largest: int | None = None
        self._at_once = AT_ONCE
        self._client: aiomqtt.Client | None = None
        self._line: socket.socket | None = None
        self._lent: socket.socket | None = None
        self._tls: Tls | None = None
        self._limit: asyncio.Timeout | None = None
        self._opened = False
        self._failure: SinkError | None = None

    async def open(self) -> None:
        """Connect and log in.

        Raises:
            SinkRefused: The broker says no, its certificate is not to be trusted, or the password cannot be read.
            SinkError: Nobody answers, or no broker does.
        """
        connection = self._connection
        password, self._tls = await asyncio.to_thread(credentials, connection)
        line = await dial(connection)
        # A second handle on the connection: whatever the library has done with the first, this one ends it.
        self._line, self._lent = line.dup(), line
        client = self._client = aiomqtt.Client(
            connection.host,
            connection.port,
            username=connection.user,
            password=password,
            identifier=self._client_id,
            clean_session=True if self._version is not aiomqtt.ProtocolVersion.V5 else None,
            protocol=self._version,
            will=self._will,
            timeout=math.inf,
            keepalive=round(connection.keep_alive),
            tls_context=self._tls,
            logger=_quiet,
        )
        # The library would connect in its thread; this is the only hook that takes a socket that is connected.
        client._client._create_socket_connection = self._lend  # type: ignore[method-assign]
        watch_by_the_line(client)
        client._client.on_connect = self._let_in
        client._client.on_publish = self._answered
        # Not by the library's iterator, whose queue drops what it has no room for.
        client._client.on_message = lambda _client, _data, message: self._heard(message.topic, bytes(message.payload))
        # A line that is lost while logging in is told by a future that the library then forgets.
        client._disconnected.add_done_callback(_looked_at)
        await self._ask("logging in", client.__aenter__())
        client._disconnected.add_done_callback(self._lost)
        self._opened = True

    async def publish(self, topic: str, payload: str | bytes, *, retain: bool = False, qos: int = 1) -> None:
        """Publish; at QoS 1 it returns once the broker has taken it on.

        Raises:
            SinkRefused: The broker says that we may not.
            NotTaken: It says that it will not have this message.
            SinkError: The line is gone, or the broker does not confirm it in time. It may have arrived all the same.
        """
        client = self._open
        self._check_size(topic, payload)
        await self._ask(
            f"publishing to {topic}", client.publish(topic, payload, qos=qos, retain=retain, timeout=math.inf)
        )
        self._look_at_answers()

    async def publish_all(self, messages: Iterable[Message]) -> None:
        """Publish at QoS 1, one after the other without waiting in between; returns once the broker has all.

        Raises:
            SinkError: As `publish`. Some of them may have arrived.
        """
        client = self._open
        messages = list(messages)
        for message in messages:
            self._check_size(message.topic, message.payload)

        async def work(some: Sequence[Message]) -> None:
            # Tasks begin in the order in which they are made, so that the messages leave in theirs.
            try:
                async with asyncio.TaskGroup() as group:
                    for one in some:
                        group.create_task(
                            client.publish(one.topic, one.payload, qos=1, retain=one.retain, timeout=math.inf),
                            name="publish",
                        )
            except ExceptionGroup as failures:
                raise failures.exceptions[0] from None

        for start in range(0, len(messages), self._at_once):
            await self._ask("publishing", work(messages[start : start + self._at_once]))
        self._look_at_answers()

    async def listen(self, topic: str) -> None:
        """Ask for the messages of a topic, at QoS 1.

        Raises:
            SinkRefused: The broker does not grant it.
            SinkError: The line is gone, or the broker does not answer in time.
        """
        [grant] = await self._ask("subscribing", self._open.subscribe([(topic, 1)], timeout=math.inf))
        code = grant.value if isinstance(grant, ReasonCode) else int(str(grant))
        if code >= 0x80:
            raise SinkRefused(f"{self._connection.broker}: this user may not subscribe to {topic}")

    async def confirm(self) -> None:
        """Be sure that everything told before has arrived: the broker answers in order, the end of no subscription too.

        Raises:
            SinkError: The line is gone, or the broker does not answer in time.
        """
        await self._ask("asking for an answer", self._open.unsubscribe(f"{self._client_id}/beat", timeout=math.inf))

    @property
    def _open(self) -> aiomqtt.Client:
        self.hold()
        if self._client is None or not self._opened:
            raise SinkError(f"{self._connection.broker}: not connected")
        return self._client

    def _let_in(self, library: Any, data: Any, flags: Any, reason: Any, properties: Any = None) -> None:
        """The broker has answered the login, and says how large a packet may be, and how many may be on their way.

        Called by the library, which looks at neither.
        """
        self._largest = getattr(properties, "MaximumPacketSize", None)
        most = getattr(properties, "ReceiveMaximum", PAHO)
        self._at_once = most if most < PAHO else AT_ONCE
        if self._client is not None:
            self._client._on_connect(library, data, flags, reason, properties)

    def _check_size(self, topic: str, payload: str | bytes) -> None:
        """See that a packet is none that the broker would end the line for.

        Raises:
            NotTaken: If it is.
        """
        size = len(topic.encode()) + len(payload if isinstance(payload, bytes) else payload.encode()) + AROUND
        if self._largest is not None and size > self._largest:
            said = f"packet too large: {size} bytes, and it takes {self._largest}"
            raise NotTaken(f"{self._connection.broker}: {said}")

    def _answered(self, library: Any, data: Any, mid: int, reason: ReasonCode, properties: Any) -> None:
        """The broker has confirmed a message, or refused it; called by the library, which does not look."""
        if reason.is_failure and self._no is None:
            self._no = reason
        if self._client is not None:
            self._client._on_publish(library, data, mid, reason, properties)

    def _look_at_answers(self) -> None:
        reason, self._no = self._no, None
        if reason is None:
            return
        raise by_answer(reason, self._connection.broker)

    def hold(self) -> None:
        """See that the line holds, as far as is known.

        Raises:
            SinkError: It does not.
        """
        if self._failure is not None:
            raise self._failure

    async def leave(self) -> None:
        """Say goodbye: the broker then keeps our last will to itself. `close` is to follow."""
        if self._client is not None and self._opened:
            with suppress(SinkError):
                await self._ask("leaving", self._client.__aexit__(None, None, None))

    def close(self) -> None:
        """Drop the line. Where `leave` was not called before, the broker tells our last will."""
        client, wrapped = self._client, self._tls.wrapped if self._tls is not None else None
        if client is not None and client._connected.cancelled():
            # A disconnection asks it for its outcome, and may not be answered with a cancellation.
            client._connected = asyncio.get_running_loop().create_future()
        if self._lent is not None:
            self._lent.close()
        if self._line is not None:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)
            self._line.close()
        if client is not None:
            if wrapped is not None and client._client.socket() is not wrapped:
                wrapped.close()
            for outcome in (client._connected, client._disconnected):
                outcome.add_done_callback(_looked_at)

    def _lend(self) -> socket.socket:
        line, self._lent = self._lent, None
        if line is None:
            raise OSError("the connection was called off")
        return line

    def _lost(self, outcome: asyncio.Future[None]) -> None:
        """The line is gone: whoever waits for an answer need not wait any longer."""
        failure = None if outcome.cancelled() else outcome.exception()
        self._failure = by_exception(failure or OSError("the line was closed"), self._connection.broker)
        if self._limit is not None and not self._limit.expired():
            self._limit.reschedule(0)
        self._tell_lost()

    async def _ask(self, doing: str, request: Coroutine[Any, Any, T]) -> T:
        broker, patience = self._connection.broker, self._connection.timeout
        try:
            async with asyncio.timeout(patience) as self._limit:
                return await request
        except TimeoutError as failure:
            late = SinkError(f"{broker}: {doing}: no answer within {patience:g} s")
            raise self._failure or late from failure
        except (aiomqtt.MqttError, OSError, ValueError) as failure:
            raise by_exception(failure, broker) from failure
        finally:
            self._limit = None


def _looked_at(outcome: asyncio.Future[None]) -> None:
    """A failure that nobody waits for any more is no news: asyncio would tell it as a bug."""
    if not outcome.cancelled():
        outcome.exception()


_quiet = logging.getLogger(f"{__name__}.library")
"""The library's own log: what it says of a lost line is said here, once."""
_quiet.setLevel(logging.CRITICAL)
