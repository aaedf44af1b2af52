"""The floor as everybody sees it: worked out for all pages together, and only while somebody looks."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Protocol

from collector.core.execution import PACES, Pace
from collector.core.facts import Fact, Role
from collector.runtime.live import MachineLive
from collector.runtime.room import Room
from collector.web.floor import symbols
from collector.web.floor.day_view import DayWords, day_words
from collector.web.floor.face import Face, face_of
from collector.web.floor.happenings import Anybody, Happenings, sentence
from collector.web.floor.standing import Standing
from collector.web.floor.tiles import Tile, tile_of, work_of
from collector.web.floor.today import Today, read_today
from collector.web.floor.workbook import LastCycle, Work, Workbook, last_cycle_of, read_last_cycles, read_workbook
from collector.web.hours import at_work, midnight
from collector.web.surroundings import ShownMachine, Surroundings
from collector.web.texts import CATALOGUES
from collector.web.wording import Wording

log = logging.getLogger(__name__)

LOOK = 0.6
"""Seconds between two looks at the floor: what a machine says stands in the pages within a second."""

EVERY = 1.0
"""Seconds that what is read from the database may be old."""

NAMES_EVERY = 10.0
"""Seconds after which everybody's names are read again: of all that is read they are the most, and change the least."""


DAY_EVERY = 20.0
"""Seconds after which the day so far is added up again: figures of hours do not change with every second."""

Manner = tuple[str, bool]
"""In which language a page is, and whether it names people."""


@dataclass(frozen=True, slots=True)
class Sight:
    """All that a page shows in one language, with or without names.

    Args:
        tiles: By machine.
        faces: By machine.
        today: The day so far; None before it was looked at.
        day: The same in words.
        counts: How many run, stand, are in alarm, are unseen, as HTML.
        clock: The time on the wall.
        happenings: The last events, as HTML.
        frozen: The floor could not be looked at: what is shown is the last that was seen.
        full: The disk is full, and nothing is recorded.
    """

    tiles: Mapping[str, Tile]
    faces: Mapping[str, Face]
    today: Today | None
    day: DayWords
    counts: str
    clock: str
    happenings: str
    frozen: bool = False
    full: bool = False


NO_DAY = DayWords("", {}, {}, "")
FROZEN = Sight({}, {}, None, NO_DAY, "", "", "", frozen=True)


class Viewer(Protocol):
    """A page in somebody's browser."""

    @property
    def language(self) -> str:
        """In which language it is."""
        ...

    @property
    def named(self) -> bool:
        """Whether it names people."""
        ...

    def show(self, sight: Sight) -> None:
        """Show what changed."""
        ...

    def begin_anew(self) -> None:
        """Be loaded anew: what stands here is another now."""
        ...


class Board:
    """Looks at the floor for all pages and the API.

    Args:
        around: What it looks at.
    """

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._words = {language: Wording(language, around.site.zone) for language in CATALOGUES}
        self._site = around.site
        self._viewers: dict[Viewer, None] = {}
        self._reading = asyncio.Lock()
        self._book = Workbook()
        self._works: frozenset[Work] = frozenset()
        self._read_at: float | None = None
        self._named_at: float | None = None
        self._last: dict[str, LastCycle] | None = None
        self._happenings = Happenings()
        self._happened: tuple[Fact, ...] = ()
        self._today: Today | None = None
        self._today_at: float | None = None
        self._day_words: dict[Manner, DayWords] = {}
        self._blind = False

    @property
    def viewers(self) -> int:
        """How many pages look."""
        return len(self._viewers)

    def wording(self, language: str) -> Wording:
        """How this language is written here."""
        return self._words.get(language) or self._words[self._around.site.language]

    def watch(self, viewer: Viewer) -> Callable[[], None]:
        """Keep a page up to date; returns what ends it."""
        self._viewers[viewer] = None

        def leave() -> None:
            self._viewers.pop(viewer, None)

        return leave

    async def keep(self) -> None:
        """Look again and again and show every page what there is to see; until cancelled."""
        while True:
            await self._around.clock.sleep(LOOK)
            self._notice_the_site()
            if not self._viewers:
                continue
            manners = {(viewer.language, viewer.named) for viewer in self._viewers}
            try:
                tiles = await self.tiles()
                await self._look_at_the_day()
                sights = {manner: self._sight(manner, tiles) for manner in manners}
            except Exception:  # A page must never end the collector: it is told once, and the pages say so.
                if not self._blind:
                    log.exception("the floor cannot be shown")
                self._blind = True
                sights = dict.fromkeys(manners, FROZEN)
            else:
                self._blind = False
            if self._around.site is not self._site:
                continue  # What was seen is not what stands there now.
            for viewer in tuple(self._viewers):
                self._show(viewer, sights)

    def _notice_the_site(self) -> None:
        """After the site file was taken up anew nothing that was worked out holds, and pages are loaded anew."""
        if self._around.site is self._site:
            return
        self._site = self._around.site
        self._last = self._today = self._read_at = self._today_at = None
        self._day_words.clear()
        viewers, self._viewers = self._viewers, {}
        for viewer in viewers:
            viewer.begin_anew()

    def _show(self, viewer: Viewer, sights: Mapping[Manner, Sight]) -> None:
        sight = sights.get((viewer.language, viewer.named))
        if sight is None:
            return  # It came while the others' sights were worked out.
        try:
            viewer.show(sight)
        except Exception:  # Nor may one browser's page take the others' away.
            log.exception("a page cannot be brought up to date")
            self._viewers.pop(viewer, None)

    async def tiles(self) -> list[Tile]:
        """Every machine's tile, in the site file's order; what comes from the database is at most a second old."""
        live, now = self._around.live.machines, self._around.clock.now()
        works = frozenset(work for work in map(work_of, live.values()) if work is not None)
        # A running cycle may have begun for other work than what is in hand now.
        works |= {
            (whose.order, whose.operation)
            for one in live.values()
            if one.state.cycle is not None and (whose := one.state.cycle.attribution).order is not None
        }
        async with self._reading:
            # By the loop's time: the wall's may be put back, and all would look fresh until it has caught up.
            ticks = asyncio.get_running_loop().time()
            fresh = self._read_at is not None and ticks - self._read_at < EVERY * 0.9
            if not fresh or works != self._works:
                await asyncio.to_thread(self._read, works, now, ticks)
                self._works, self._read_at = works, ticks
        live = self._around.live.machines
        return [
            tile_of(
                machine, live[machine.id], self._book, self._last_cycle(machine.id), now,
                self._ask_stop_after(machine, now),
            )
            for machine in self._around.site.machines
        ]  # fmt: skip

    async def sight(self, language: str, *, named: bool) -> Sight:
        """What a page shows at first."""
        wording = self.wording(language)
        while True:
            self._notice_the_site()
            tiles = await self.tiles()
            await self._look_at_the_day()
            if self._around.site is self._site:
                return self._sight((wording.language, named), tiles)

    def _ask_stop_after(self, machine: ShownMachine, now: datetime) -> float | None:
        """Seconds of standing after which trainees are asked why: not while they set up, nor when nobody need work."""
        session = self._around.live.machines[machine.id].state.session
        if session is None or session.role is Role.SETUP or machine.id not in self._book.standing:
            return None
        return self._around.site.kiosk.ask_stop_after if at_work(self._around.site, machine, now) else None

    async def _look_at_the_day(self) -> None:
        async with self._reading:
            now, ticks = self._around.clock.now(), asyncio.get_running_loop().time()
            if self._today_at is not None and ticks - self._today_at < DAY_EVERY:
                return
            self._today = await asyncio.to_thread(self._read_today, now)
            self._today_at = ticks
            self._day_words.clear()

    def _read_today(self, now: datetime) -> Today:
        with self._around.store.reader() as connection:
            return read_today(connection, self._around.site, now)

    def _read(self, works: frozenset[Work], now: datetime, ticks: float) -> None:
        with self._around.store.reader() as connection:
            if self._last is None:
                self._last = read_last_cycles(connection, self._around.live.machines)
            last = {one.work for one in self._last.values() if one.work is not None}
            names = self._book.names if self._names_hold(ticks) else None
            site, live = self._around.site, self._around.live.machines
            today = midnight(now.astimezone(site.zone).date(), site.zone)
            stopped = [one for one, it in tuple(live.items()) if _stands_in_session(it)]
            self._book = read_workbook(connection, works | last, today, names, stopped)
            self._named_at = self._named_at if names is not None else ticks
            self._happened = self._happenings.read(connection)

    def _names_hold(self, ticks: float) -> bool:
        """Whether the names that are known still do: they are not old, and nobody has come who is not among them."""
        if self._named_at is None or ticks - self._named_at >= NAMES_EVERY:
            return False
        sessions = [one.state.session for one in tuple(self._around.live.machines.values())]
        return all(person in self._book.names for one in sessions if one is not None for person in one.persons)

    def _last_cycle(self, machine: str) -> LastCycle | None:
        seen = self._around.live.machines[machine].last_cycle
        if seen is not None:
            return last_cycle_of(seen)
        return self._last.get(machine) if self._last is not None else None

    def _sight(self, manner: Manner, tiles: list[Tile]) -> Sight:
        language, named = manner
        say, kiosk = self._words[language], self._around.site.kiosk
        if manner not in self._day_words and self._today is not None:
            self._day_words[manner] = day_words(self._today, say, self._book.names if named else None)
        return Sight(
            tiles={tile.machine: tile for tile in tiles},
            faces={tile.machine: face_of(tile, say, kiosk, named=named) for tile in tiles},
            today=self._today,
            day=self._day_words.get(manner, NO_DAY),
            counts=_counts(tiles, say),
            clock=say.clock(self._around.clock.now()),
            happenings=self._lines(say, named=named),
            full=self._around.live.room is Room.FULL,
        )

    def _lines(self, say: Wording, *, named: bool) -> str:
        now = self._around.clock.now()
        people = self._book.names if named else Anybody(say("floor.somebody"))
        # What is about no machine is about the whole workshop.
        names = {"": self._around.site.name} | {machine.id: machine.name for machine in self._around.site.machines}
        lines = [
            f"<li><time>{escape(say.moment(fact.at, now))}</time> <b>{escape(names[fact.machine])}</b> "
            f"{escape(sentence(fact, people, say))}</li>"
            for fact in self._happened
            if fact.machine in names
        ]
        return f"<ol>{''.join(lines)}</ol>" if lines else f"<p>{escape(say('no_happenings'))}</p>"


_GROUPS = (
    ("running", Standing.RUNNING, Standing.RUNNING, {Standing.RUNNING}),
    ("standing", Standing.READY, Standing.PAUSED, {Standing.PAUSED, Standing.READY, Standing.SETUP}),
    ("in_alarm", Standing.ALARM, Standing.ALARM, {Standing.ALARM, Standing.EMERGENCY}),
    ("unseen", Standing.UNSEEN, Standing.UNSEEN, {Standing.UNSEEN}),
    ("measuring", Standing.MEASURING, Standing.MEASURING, {Standing.MEASURING}),
)
"""What the header counts: the word for it, colour, symbol, and the ways to stand that belong to it."""

_ALWAYS = {"running", "standing", "unseen"}
"""What the header says even when it is nothing."""


def _counts(tiles: list[Tile], say: Wording) -> str:
    found = Counter(tile.standing for tile in tiles)
    counted = []
    for word, colour, symbol, members in _GROUPS:
        number = sum(found[one] for one in members)
        if not number and word not in _ALWAYS:
            continue
        said = say.counted(word, number) if word == "measuring" else say(word)
        counted.append(
            f'<li class="is-{colour.value}{"" if number else " none"}"><span class="symbol">{symbols.STANDINGS[symbol]}'
            f"</span><b>{number}</b> {escape(said)}</li>"
        )
    return f"<ul>{''.join(counted)}</ul>"


def _stands_in_session(live: MachineLive) -> bool:
    return live.state.session is not None and PACES[live.state.execution] not in (Pace.RUN, Pace.BLIND)
