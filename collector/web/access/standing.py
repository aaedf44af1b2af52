"""Who is where now and by what right: put together once a second for all pages that look, and only while they do."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from collector.access.decision import Decision
from collector.access.dossier import Mode
from collector.core.execution import PACES, Pace
from collector.core.facts import OverrideGranted
from collector.core.families import Family
from collector.errors import RequestRefused
from collector.gate.modes import mode_of
from collector.gatekeeper import Gatekeeper, Watcher
from collector.reports.lapses import Lapse, lapses
from collector.runtime.live import Line
from collector.store.access_queries import Incident, incidents
from collector.web.access.room import Names, names_of
from collector.web.surroundings import ShownMachine, Surroundings

FRESH = 0.9
"""Seconds for which what was put together is as good as new."""

READ_EVERY = 5.0
"""Seconds after which names and incidents are read again."""

LOOK_AHEAD_EVERY = 60.0
"""Seconds after which is looked again for what lapses: it changes from one day to the next."""

DAYS_BACK = 7
"""How many days of incidents are shown."""

DAYS_AHEAD = 60
"""How far ahead what lapses is shown."""

SHOWN_INCIDENTS = 50


@dataclass(frozen=True, slots=True)
class Standing:
    """One machine now.

    Args:
        machine: How it is named.
        regulation: `observe` or `enforce`.
        permit: It may be started; None where that is only observed.
        running: Its program runs.
        connected: The line to it stands.
        mode: How it would run if it were started now.
        persons: Opaque ids of those who are in its session.
        decisions: What was decided about them.
        ends_at: The first end among their rights (UTC); None where nothing ends them.
    """

    machine: ShownMachine
    regulation: str
    permit: bool | None
    running: bool
    connected: bool
    mode: Mode
    persons: tuple[str, ...]
    decisions: tuple[Decision, ...]
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Now:
    """All that the page shows.

    Args:
        at: When that was (UTC).
        names: What people, machines and places are called.
        machines: Those about which is decided, in the site file's order.
        watchers: The supervisors who are present.
        overrides: The exceptions that are not over.
        incidents: What went wrong in the last days, the newest first.
        lapses: What lapses in the next days, by its last day.
    """

    at: datetime
    names: Names
    machines: tuple[Standing, ...]
    watchers: tuple[Watcher, ...]
    overrides: tuple[OverrideGranted, ...]
    incidents: Sequence[Incident]
    lapses: Sequence[Lapse]


class Lookout:
    """Looks at the gate for every page that shows it.

    Args:
        around: What it looks at.
    """

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._looking = asyncio.Lock()
        self._last: tuple[float, Now] | None = None
        self._read_at: float | None = None
        self._ahead_at: float | None = None
        self._names = Names({}, {}, {})
        self._incidents: Sequence[Incident] = ()
        self._lapses: Sequence[Lapse] = ()

    def forget(self) -> None:
        """Papers were recorded: what lapses has changed."""
        self._last = self._read_at = self._ahead_at = None

    async def now(self) -> Now:
        """How everything stands; at most a second old."""
        async with self._looking:
            ticks = asyncio.get_running_loop().time()
            if self._last is not None and ticks - self._last[0] < FRESH:
                return self._last[1]
            if self._read_at is None or ticks - self._read_at >= READ_EVERY:
                ahead = self._ahead_at is None or ticks - self._ahead_at >= LOOK_AHEAD_EVERY
                await asyncio.to_thread(self._read, self._around.clock.now(), ahead)
                self._read_at = ticks
                self._ahead_at = ticks if ahead else self._ahead_at
            seen = self._see()
            self._last = ticks, seen
            return seen

    def _read(self, now: datetime, ahead: bool) -> None:
        with self._around.store.reader() as connection:
            self._names = names_of(connection, self._around.site)
            self._incidents = _lately(connection, now)
            workshop = self._around.workshop
            if ahead and workshop is not None:
                self._lapses = lapses(connection, workshop, workshop.day(now), DAYS_AHEAD)

    def _see(self) -> Now:
        keeper: Gatekeeper | None
        try:
            keeper = self._around.desk.gatekeeper
        except RequestRefused:
            keeper = None
        return Now(
            at=self._around.clock.now(),
            names=self._names,
            machines=tuple(self._machines(keeper)),
            watchers=keeper.watchers() if keeper is not None else (),
            overrides=keeper.exceptions() if keeper is not None else (),
            incidents=self._incidents,
            lapses=self._lapses,
        )

    def _machines(self, keeper: Gatekeeper | None) -> list[Standing]:
        known = {one.machine: one for one in keeper.machines()} if keeper is not None else {}
        seen = []
        for machine in self._around.site.machines:
            access = known.get(machine.id)
            if access is None or machine.family is Family.METER:
                continue
            live = self._around.live.machines[machine.id]
            session = live.state.session
            seen.append(
                Standing(
                    machine=machine,
                    regulation=access.regulation,
                    permit=access.permit,
                    running=PACES[live.state.execution] in (Pace.RUN, Pace.PAUSE) and live.state.cycle is not None,
                    connected=live.line is Line.UP,
                    mode=mode_of(live.state, session.role if session is not None else None),
                    persons=session.persons if session is not None else (),
                    decisions=access.decisions if session is not None else (),
                    ends_at=access.ends_at if session is not None else None,
                )
            )
        return seen


def _lately(connection: Connection, now: datetime) -> Sequence[Incident]:
    since = now - timedelta(days=DAYS_BACK)
    return incidents(connection, since, now + timedelta(minutes=1), limit=SHOWN_INCIDENTS)


def by_place(now: Now, places: Mapping[str, str]) -> list[tuple[str, str, list[Standing], list[Watcher]]]:
    """The machines and supervisors of each place that has any: its id, name, machines, supervisors."""
    found = []
    for place, name in places.items():
        machines = [one for one in now.machines if one.machine.place == place]
        watchers = [one for one in now.watchers if one.place == place]
        if machines or watchers:
            found.append((place, name, machines, watchers))
    return found
