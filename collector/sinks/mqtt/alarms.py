"""Publishes alarms of the access rules as their facts are committed, and says whether the collector is there.

Delivery is at least once and in order while the collector runs: an alarm waits until the broker has confirmed it, and
one whose confirmation was lost is told again under the same id. What waits when the collector ends is not taken up
again: it is in the journal, as every fact is.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from typing import Protocol

import aiomqtt

from collector.core.facts import Fact
from collector.errors import SinkError, SinkRefused
from collector.sinks.mqtt.broker import Broker
from collector.sinks.mqtt.connection import Connection
from collector.sinks.mqtt.messages import Message, alarm
from collector.sinks.mqtt.topics import OFFLINE, ONLINE, Layout

log = logging.getLogger(__name__)

ROOM = 1_000
"""Alarms that wait while the broker is away: weeks of them in a school, and a few hundred kilobytes."""

PERSON_NEEDED = 30.0
"""Seconds between tries at a broker that says no: only a person can change its mind."""

GRACE = 1.0
"""Seconds that the last alarms and our goodbye may take when the collector stops."""


class Waits(Protocol):
    """How long to wait before the broker is tried again."""

    def next(self) -> float:
        """Seconds to wait now."""
        ...

    def reset(self) -> None:
        """The broker has answered."""
        ...


class OldestMakesRoom:
    """Messages that wait. When there is no room the oldest is dropped, and counted.

    Args:
        room: Messages that fit.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._waiting: deque[Message] = deque()
        self.dropped = 0
        """How many had to go. One that was on its way just then may have arrived all the same."""

    def put(self, message: Message) -> bool:
        """Let a message wait; False where another had to go for it."""
        self._waiting.append(message)
        if len(self._waiting) <= self._room:
            return True
        self._waiting.popleft()
        self.dropped += 1
        return False

    @property
    def oldest(self) -> Message | None:
        """The one that goes first; None where none waits."""
        return self._waiting[0] if self._waiting else None

    def confirmed(self, message: Message) -> None:
        """A message has arrived, and waits no more."""
        if self.oldest is message:
            self._waiting.popleft()

    def __len__(self) -> int:
        return len(self._waiting)


class MqttAlarms:
    """The publisher.

    Args:
        connection: Where the broker is.
        layout: Where everything stands.
        waits: How long to wait between tries.
        room: Alarms that may wait.
    """

    def __init__(self, connection: Connection, layout: Layout, waits: Waits, room: int = ROOM) -> None:
        self._connection = connection
        self._layout = layout
        self._waits = waits
        # The same one after every start: the broker then ends what a collector that was killed has left open.
        self._client_id = connection.client_id or f"etabli-alarms-{layout.site}"
        self._waiting = OldestMakesRoom(room)
        self._news = asyncio.Event()
        self._told_down = self._told_full = False

    @property
    def waiting(self) -> int:
        """Alarms that the broker has not confirmed yet."""
        return len(self._waiting)

    @property
    def dropped(self) -> int:
        """Alarms that found no room while the broker was away."""
        return self._waiting.dropped

    def arrange(self, layout: Layout) -> None:
        """Name machines and places so from now on; prefix and site stay, for our last will names them."""
        self._layout = layout

    def take(self, facts: Iterable[Fact]) -> None:
        """Take what is to go out of facts that have just been committed; never waits."""
        for fact in facts:
            message = alarm(fact, self._layout)
            if message is None:
                continue
            if not self._waiting.put(message) and not self._told_full:
                self._told_full = True
                log.warning("too many alarms wait for MQTT, the oldest make room", extra=self._about())
            self._news.set()

    async def run(self) -> None:
        """Keep at the broker and publish, until cancelled. However long it is away, this only tries again."""
        if self._connection.user is not None and not self._connection.tls:
            log.warning("the password crosses the network unencrypted", extra=self._about())
        while True:
            try:
                await self._converse()
            except SinkRefused as refusal:
                wait = PERSON_NEEDED
                self._down(str(refusal))
            except SinkError as failure:
                wait = self._waits.next()
                self._down(str(failure))
            except Exception:
                wait = PERSON_NEEDED
                log.exception("alarms over MQTT faulted, a bug")
            await asyncio.sleep(wait)

    async def _converse(self) -> None:
        """Hold one conversation for as long as it lasts.

        Raises:
            SinkError: It has ended.
        """
        will = aiomqtt.Will(self._layout.status, OFFLINE, qos=1, retain=True)
        broker = Broker(self._connection, self._client_id, will, self._news.set)
        try:
            await broker.open()
            await broker.publish(self._layout.status, ONLINE, retain=True)
            self._up()
            while True:
                self._news.clear()
                await self._deliver(broker)
                broker.hold()
                await self._news.wait()
        except asyncio.CancelledError:
            with suppress(SinkError, TimeoutError):
                async with asyncio.timeout(GRACE):
                    await self._deliver(broker)
                    await broker.publish(self._layout.status, OFFLINE, retain=True)
                    await broker.leave()
            raise
        finally:
            broker.close()

    async def _deliver(self, broker: Broker) -> None:
        """Publish what waits, each once the one before it is confirmed: so they arrive in order."""
        while (message := self._waiting.oldest) is not None:
            await broker.publish(message.topic, message.payload)
            self._waiting.confirmed(message)
        self._told_full = False

    def _up(self) -> None:
        self._waits.reset()
        said = "alarms go out over MQTT again" if self._told_down else "alarms go out over MQTT"
        log.info(said, extra=self._about())
        self._told_down = False

    def _down(self, reason: str) -> None:
        if not self._told_down:
            self._told_down = True
            log.warning("alarms do not go out over MQTT", extra={**self._about(), "reason": reason})

    def _about(self) -> dict[str, object]:
        return {"broker": self._connection.broker, "waiting": self.waiting, "dropped": self.dropped}
