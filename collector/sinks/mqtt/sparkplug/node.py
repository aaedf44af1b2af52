"""The collector as an edge node of Sparkplug B: keeps its sessions, and what changed while there was none.

Nothing is confirmed at QoS 0, which the specification wants. So the broker is asked for an answer after each round;
what was told since the last answer is told once more, as history, where the line was lost before it came.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import aiomqtt

from collector import __version__
from collector.errors import EtabliError, SinkError
from collector.outgoing import Lag
from collector.sinks.mqtt.broker import Broker
from collector.sinks.mqtt.connection import Publishing, Sparkplug
from collector.sinks.mqtt.sparkplug.metrics import Metric, metrics_of
from collector.sinks.mqtt.sparkplug.payload import asks_for_rebirth
from collector.sinks.mqtt.sparkplug.session import Change, Node, Session, death
from collector.sinks.mqtt.standing import Look
from collector.sinks.mqtt.upkeep import Phrases, Upkeep, Waits

log = logging.getLogger(__name__)

ROOM = 50_000
"""Changes that wait while the broker is away: a night of a few machines, and some ten megabytes."""

GRACE = 1.0
"""Seconds that the node's death may take when the collector stops."""

PHRASES = Phrases(
    "values go out by Sparkplug",
    "values do not go out by Sparkplug",
    "values go out by Sparkplug again",
    "values by Sparkplug faulted, a bug",
)


class SparkplugNode:
    """The edge node; see `Carrier`.

    Args:
        server: Where the broker is.
        settings: The node's ids, and how often values are looked at.
        site: The site as a level.
        look: Looks at the workshop.
        waits: How long to wait between tries.
        now: The clock.
        room: Changes that may wait.
    """

    name = "sparkplug"

    def __init__(
        self,
        server: Publishing,
        settings: Sparkplug,
        site: str,
        look: Look,
        waits: Waits,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        room: int = ROOM,
    ) -> None:
        self._server, self._settings, self._look, self._now, self._room = server, settings, look, now, room
        self._node = Node(settings.group, settings.node or site)
        self._client_id = f"{server.client_id or f'etabli-{site}'}-sparkplug"
        self._upkeep = Upkeep(server, waits, PHRASES, log)
        self._bd_seq = itertools.cycle(range(256))
        self._aliases: dict[tuple[str, str], int] = {}
        self._known: Mapping[str, Mapping[str, Metric]] = {}
        self._up: Mapping[str, datetime | None] = {}
        """The devices whose line stands, and since when."""
        self._changes: deque[Change] = deque()
        self._unsure: deque[Change] = deque()
        self._session: Session | None = None
        self._news = asyncio.Event()
        self._rebirth = False
        self._delivered = self._dropped = 0

    @property
    def up(self) -> bool:
        """The broker takes what it is told."""
        return self._upkeep.up

    @property
    def complaint(self) -> str:
        """See `Carrier.complaint`."""
        return self._upkeep.reason

    @property
    def written(self) -> int:
        """See `Carrier.written`: changes that the broker is sure to have."""
        return self._delivered

    @property
    def dropped(self) -> int:
        """Changes that found no room."""
        return self._dropped

    def behind(self) -> Lag:
        """See `Carrier.behind`: changes that wait, in memory."""
        waiting = self._unsure or self._changes
        return Lag(len(self._unsure) + len(self._changes), waiting[0].metric.at if waiting else None, 0)

    async def run(self) -> None:
        """Keep at the broker and tell what changes, until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._watch(), name="values for Sparkplug")
            group.create_task(self._upkeep.keep(self._converse), name="Sparkplug over MQTT")

    async def _watch(self) -> None:
        """Note what changes, whether or not anybody can be told."""
        broken = False
        while True:
            try:
                sight = await self._look()
            except EtabliError as error:
                if not broken:
                    log.warning("how the machines stand cannot be read", extra={"reason": str(error)})
                broken = True
            else:
                broken = False
                self._up = {one.machine: one.line_since for one in sight.machines if one.up}
                known = {one.machine: metrics_of(one) for one in sight.machines}
                self._note(known)
                self._known = known
            self._news.set()
            await asyncio.sleep(self._settings.every)

    def _note(self, known: Mapping[str, Mapping[str, Metric]]) -> None:
        for device, metrics in known.items():
            before = self._known.get(device)
            if before is None:
                continue
            for name, metric in metrics.items():
                old = before.get(name)
                if old is None or not metric.same(old):
                    self._changes.append(Change(device, name, metric, piled=self._session is None))
        while len(self._changes) > self._room:
            if not self._dropped:
                log.warning("too many values wait for Sparkplug, the oldest make room", extra={"room": self._room})
            self._changes.popleft()
            self._dropped += 1

    async def _converse(self) -> None:
        """Hold one session for as long as it lasts.

        Raises:
            EtabliError: It has ended.
        """
        bd_seq = next(self._bd_seq)
        will = aiomqtt.Will(self._node.topic("NDEATH"), death(bd_seq, self._now()), qos=1, retain=False)
        broker = Broker(self._server, self._client_id, will, self._news.set, heard=self._told)
        session = Session(broker, self._node, bd_seq, self._aliases, __version__, self._now)
        try:
            await broker.open()
            await broker.listen(self._node.topic("NCMD"))
            self._rebirth = True
            while True:
                self._news.clear()
                await self._round(session, broker)
                broker.hold()
                if not self._upkeep.up:
                    self._upkeep.opened()
                await self._news.wait()
        except asyncio.CancelledError:
            with suppress(SinkError, TimeoutError):
                async with asyncio.timeout(GRACE):
                    await session.end()
                    await broker.leave()
            raise
        finally:
            broker.close()
            self._session = None
            # Nobody has confirmed these, and what came after them was for nobody: all of it is history now.
            self._changes = deque(replace(one, piled=True) for one in (*self._unsure, *self._changes))
            self._unsure = deque()

    async def _round(self, session: Session, broker: Broker) -> None:
        """Tell what is to be told: births, what has changed, deaths, in this order; then be sure of it."""
        known, up = self._known, self._up
        going, self._unsure, self._changes = self._changes, self._changes, deque()
        # From here on what changes is news: what is known now is what devices are born with.
        anew, self._rebirth, self._session = self._rebirth, False, session
        if anew:
            await session.begin()
        waiting: dict[str, list[Change]] = {}
        for one in going:
            waiting.setdefault(one.device, []).append(one)
        # Lost and back between two looks: a death all the same.
        for device in [one for one, since in session.born.items() if one in up and up[one] != since]:
            await session.bury(device)
        for device, metrics in known.items():
            of_outage = [one for one in waiting.get(device, ()) if one.piled]
            if (device in up or of_outage) and not session.knows(device, metrics):
                await session.bear(device, metrics, up.get(device))
                # What it was born with need not be told again.
                waiting[device] = of_outage
        for device, changes in waiting.items():
            if device in session.born:
                await session.tell(device, [one for one in changes if session.knows(device, [one.name])])
        gone = session.born.keys() - (up.keys() & known.keys())
        for device in gone:
            await session.bury(device)
        if anew or going or gone:
            await broker.confirm()
        self._unsure = deque()
        self._delivered += len(going)

    def _told(self, topic: str, payload: bytes) -> None:
        if topic == self._node.topic("NCMD") and asks_for_rebirth(payload):
            self._rebirth = True
            self._news.set()
