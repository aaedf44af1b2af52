"""Tells the unified namespace: states as they change, and every fact that leaves the house, from the outbox's cursor.

A fact counts as delivered once the broker has confirmed it. However long it is away, and whatever becomes of the
collector meanwhile, nothing is left out and the order holds; what is told twice has the same `id` and `seq`.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterable, Set
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import aiomqtt

from collector.core.facts import Fact
from collector.core.plain import time_text
from collector.errors import EtabliError, SinkError
from collector.outgoing import Lag, Outbox, Recorded, Refusal, Retained
from collector.sinks.mqtt.answers import NotTaken
from collector.sinks.mqtt.broker import Broker
from collector.sinks.mqtt.connection import Publishing
from collector.sinks.mqtt.events import messages
from collector.sinks.mqtt.messages import Message
from collector.sinks.mqtt.namespace import Namespace
from collector.sinks.mqtt.standing import Look, told
from collector.sinks.mqtt.topics import OFFLINE, ONLINE
from collector.sinks.mqtt.upkeep import Phrases, Upkeep, Waits

log = logging.getLogger(__name__)

BATCH = 50
"""Facts told before their confirmations are waited for and the cursor moves: as many may be told twice."""

LOOK_EVERY = 0.5
"""Seconds between two looks at the machines, and at the journal where nobody tells that there is something new."""

LAG_EVERY = 2.0
"""Seconds between two looks at how far we are behind."""

GRACE = 1.0
"""Seconds that our goodbye may take when the collector stops."""

VERSIONS = {"5": aiomqtt.ProtocolVersion.V5, "3.1.1": aiomqtt.ProtocolVersion.V311}
PHRASES = Phrases(
    "facts go out over MQTT",
    "facts do not go out over MQTT",
    "facts go out over MQTT again",
    "facts over MQTT faulted, a bug",
)


class MqttPublisher:
    """The publisher; see `Carrier`.

    Args:
        settings: Where the broker is, and what it is to be told.
        site: The site as a level.
        outbox: What waits: facts alone, in the order of the journal.
        retained: What the broker keeps on our word.
        look: Looks at the workshop.
        waits: How long to wait between tries.
        now: The clock.
    """

    name = "mqtt"

    def __init__(
        self,
        settings: Publishing,
        site: str,
        outbox: Outbox,
        retained: Retained,
        look: Look,
        waits: Waits,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._settings, self._outbox, self._retained = settings, outbox, retained
        self._look, self._now = look, now
        # The same one after every start: the broker then ends what a collector that was killed has left open.
        self._client_id = settings.client_id or f"etabli-{site}"
        self._status = Namespace(settings.root, site, {}, {}).status
        self._upkeep = Upkeep(settings, waits, PHRASES, log)
        self._news = asyncio.Event()
        self._shown: dict[str, dict[str, Any]] = {}
        self._kept: Set[str] = frozenset()
        self._delivered = 0
        self._lag = Lag(0, None, 0)

    @property
    def up(self) -> bool:
        """The broker takes what it is told."""
        return self._upkeep.up

    @property
    def needs_help(self) -> bool:
        """The broker says no, and only a person can change its mind."""
        return self._upkeep.needs_help

    @property
    def complaint(self) -> str:
        """See `Carrier.complaint`."""
        return self._upkeep.reason

    @property
    def written(self) -> int:
        """See `Carrier.written`: facts."""
        return self._delivered

    def behind(self) -> Lag:
        """See `Carrier.behind`; some seconds old, and it does not block."""
        return self._lag

    def take(self, facts: Iterable[Fact]) -> None:
        """Hear that there is something new; never waits."""
        self._news.set()

    async def run(self) -> None:
        """Keep at the broker and publish, until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._keep_count(), name="lag of MQTT")
            group.create_task(self._upkeep.keep(self._converse), name="namespace over MQTT")

    async def _converse(self) -> None:
        """Hold one conversation for as long as it lasts.

        Raises:
            EtabliError: It has ended.
        """
        will = aiomqtt.Will(self._status, OFFLINE, qos=1, retain=True)
        broker = Broker(
            self._settings, self._client_id, will, self._news.set, VERSIONS[self._settings.version]
        )  # fmt: skip
        try:
            await broker.open()
            self._kept = await self._retained.topics()
            await self._keep(self._kept | {self._status})
            await broker.publish(self._status, ONLINE, retain=True)
            # It may be another broker, or one that has forgotten what it was told.
            self._shown = {}
            names = await self._show(broker)
            self._upkeep.opened()
            while True:
                self._news.clear()
                more = await self._deliver(broker, names)
                names = await self._show(broker)
                broker.hold()
                if not more:
                    await self._wait()
        except asyncio.CancelledError:
            with suppress(SinkError, TimeoutError):
                async with asyncio.timeout(GRACE):
                    await broker.publish(self._status, OFFLINE, retain=True)
                    await broker.leave()
            raise
        finally:
            broker.close()

    async def _wait(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK_EVERY):
                await self._news.wait()

    async def _show(self, broker: Broker) -> Namespace:
        """Tell how machines stand, as far as that is not what was told before; forget who is no more."""
        sight = await self._look()
        names, shown, out = sight.namespace, {}, []
        for one in sight.machines:
            cell = names.machines.get(one.machine)
            if cell is None:
                continue
            topic = names.state(one.machine)
            shown[topic] = body = told(one, cell, names.site, persons=self._settings.persons)
            if self._shown.get(topic) != body:
                heard = time_text(one.heard_at) if one.heard_at is not None else None
                text = json.dumps({"at": time_text(self._now()), "heard_at": heard, **body}, ensure_ascii=False)
                out.append(Message(topic, text.encode(), retain=True))
        # An empty message is how a broker forgets what it keeps: the machine is gone or stands elsewhere, perhaps since
        # a time when the collector was stopped. What is told is written down before, so that nothing stays for ever.
        wanted = {self._status, *shown}
        out += [Message(topic, b"", retain=True) for topic in sorted(self._kept - wanted)]
        await self._keep(self._kept | wanted)
        try:
            await broker.publish_all(out)
        except NotTaken:
            for message, no in await self._one_by_one(broker, out):
                log.warning("the broker will not have a state", extra={"topic": message.topic, "reason": str(no)})
        self._shown = shown
        await self._keep(wanted)
        return names

    async def _keep(self, topics: Set[str]) -> None:
        """Write down what the broker keeps, where that is not what was written down."""
        if topics != self._kept:
            await self._retained.keep(topics)
        self._kept = topics

    async def _deliver(self, broker: Broker, names: Namespace) -> bool:
        """Tell one batch of what waits, and keep that it was told; False where nothing waited."""
        batch = await self._outbox.live(BATCH)
        if batch is None:
            return False
        told = {one: entry.seq for entry in batch.facts for one in self._messages(entry, names)}
        refused = []
        try:
            await broker.publish_all(told)
        except NotTaken:
            for one, no in await self._one_by_one(broker, told):
                refused.append(Refusal(f"{one.topic} {one.payload.decode()}", str(no), told[one]))
                log.warning("the broker will not have a fact", extra={"seq": told[one], "reason": str(no)})
        await self._outbox.delivered(batch, refused)
        self._delivered += len(batch.facts) - len({one.seq for one in refused})
        return True

    async def _one_by_one(self, broker: Broker, messages: Iterable[Message]) -> list[tuple[Message, NotTaken]]:
        """Tell messages one after the other, to find which of them the broker will not have."""
        refused = []
        for message in messages:
            try:
                await broker.publish_all([message])
            except NotTaken as no:
                refused.append((message, no))
        return refused

    def _messages(self, entry: Recorded, names: Namespace) -> list[Message]:
        return messages(entry, names, persons=self._settings.persons)

    async def _keep_count(self) -> None:
        """See how much waits, whether or not there is a broker to tell it to."""
        while True:
            with suppress(EtabliError):
                self._lag = await asyncio.to_thread(self._outbox.lag)
            await asyncio.sleep(LAG_EVERY)
