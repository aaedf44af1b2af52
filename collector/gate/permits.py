"""Keeps every machine's permit by what was decided: looks, writes, reads back, and says aloud what is wrong."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from collector.access.decision import Decision, Outcome
from collector.core.execution import PACES, Pace
from collector.core.facts import Fact, PermitGiven, SupervisorLeft
from collector.core.machine import Session
from collector.errors import DeviceError, DiskFull, JournalError, WriteRejected
from collector.gate.barrier import Barrier, Right, View, due, look, refused, unknown, written
from collector.gate.book import Book
from collector.gate.modes import mode_of
from collector.gate.stations import Regulation, Station
from collector.gate.watch import lapsed
from collector.runtime.groups import task_group
from collector.runtime.live import Line, Live, MachineLive

log = logging.getLogger(__name__)

LOOK_EVERY = 0.25
"""Seconds between two looks at a machine that nothing has happened to."""

DECIDE_EVERY = 30.0
"""Seconds after which a right is decided anew though nothing is known to have changed: papers may have."""

DECIDE_PATIENCE = 5.0
"""Seconds that one decision may take, its record included. Whatever takes longer is a doubt."""

WRITE_PATIENCE = 5.0
"""Seconds that one write of a permit may take."""

LAST_BEAT = 32_767
"""The heartbeat counts 1, 2, … to this and begins again: never 0, and within a signed 16-bit register."""

AGREES_AFTER = timedelta(seconds=2)
"""How long after a write a machine may still show the permit that it had before."""


_BREATH = timedelta(seconds=5)
"""How long nobody is decided about at a machine whose last decision took too long."""


class Pilot(Protocol):
    """Who tells a machine something: its supervisor."""

    async def write(self, signal: str, value: bool | int) -> None:
        """Write and read back, or raise WriteRejected or DeviceError."""
        ...


@dataclass(slots=True)
class _Post:
    """One machine as its permit is kept."""

    station: Station
    barrier: Barrier
    news: asyncio.Event = field(default_factory=asyncio.Event)
    looking: asyncio.Lock = field(default_factory=asyncio.Lock)
    session: str | None = None
    basis: tuple[object, ...] = ()
    rights: tuple[Right, ...] = ()
    decided_at: datetime | None = None
    connects: int = 0
    in_doubt: bool = False
    ask_again_at: datetime | None = None
    beat: int = 0
    alarmed: set[str] = field(default_factory=set)
    leaving: str = ""
    unwritten: list[Fact] = field(default_factory=list)


class Permits:
    """Keeps the permits of all machines.

    Args:
        book: What is known and decided.
        live: How the machines stand.
        renew: Seconds after which a permit is written again.
        beating: The machines whose device expects a sign of life that changes with each renewal.
        patience: Seconds that one decision may take.
    """

    def __init__(
        self, book: Book, live: Live, renew: float, beating: Collection[str] = (), patience: float = DECIDE_PATIENCE
    ) -> None:
        self._patience = patience
        self._beating: Collection[str] = frozenset(beating)
        self._book = book
        self._live = live
        self._clock = book.clock
        self._renew = renew
        self._grace = book.clerk.pack.limits.grace_minutes * 60.0
        self._posts = {name: _Post(one, Barrier(name, self._grace)) for name, one in book.stations.items()}
        self._pilots: dict[str, Pilot] = {}
        self._stopping = False
        book.changed = self._wake_all

    def entered(self, machine: str) -> None:
        """A session has changed: look at once."""
        if machine in self._posts:
            self._posts[machine].news.set()

    def given(self) -> dict[str, bool | None]:
        """By machine, whether it may be started now; None where that is not enforced."""
        return {
            machine: post.barrier.told if post.station.regulation is Regulation.ENFORCE else None
            for machine, post in self._posts.items()
        }

    def _wake_all(self) -> None:
        for post in self._posts.values():
            post.news.set()

    def pilot(self, machine: str, pilot: Pilot) -> None:
        """Say who tells a machine its permit."""
        if machine in self._posts:
            self._pilots[machine] = pilot

    @property
    def machines(self) -> tuple[str, ...]:
        """The machines that are looked at."""
        return tuple(self._posts)

    async def keep(self, machine: str) -> None:
        """Look at a machine again and again, and keep its permit; until cancelled."""
        post = self._posts[machine]
        while True:
            post.news.clear()
            await self.look(machine)
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY):
                    await post.news.wait()

    async def keep_watch(self) -> None:
        """Notice supervisors whose badge was not shown again in time, and a clock that jumps; until cancelled."""
        while True:
            await self._clock.sleep(1.0)
            now = self._clock.now()
            if self._book.trust.seen(now, asyncio.get_running_loop().time()):
                log.warning("the clock jumped: near a boundary the cautious side is taken")
                self._book.bump()
            gone = lapsed(self._book.watch, now, self._book.clerk.pack.limits.presence_minutes)
            if gone:
                try:
                    await self._book.tell(
                        [
                            SupervisorLeft(machine="", at=now, person=one.person, place=one.place, reason="lapsed")
                            for one in gone
                        ]
                    )
                except DiskFull:
                    continue  # They are found gone again at the next look.
                log.warning("a supervisor's presence was not renewed", extra={"count": len(gone)})

    async def withhold_all(self) -> None:
        """Before the collector stops: no machine may be started any more; told and written, as far as each answers."""
        self._stopping = True
        async with task_group() as group:
            for machine in self._posts:
                group.create_task(self.look(machine), name=f"withhold {machine}")

    async def withhold(self, machines: Collection[str], why: str = "changed") -> None:
        """Before machines are let go of: as `withhold_all`, for these alone; until `arrange` takes them up again.

        Args:
            machines: Which.
            why: What is told as the reason: `changed` (the site file) or `full` (the disk).
        """
        posts = [(machine, post) for machine in machines if (post := self._posts.get(machine)) is not None]
        for _, post in posts:
            post.leaving = why
        async with task_group() as group:
            for machine, _ in posts:
                group.create_task(self.look(machine), name=f"withhold {machine}")

    def unreached(self) -> frozenset[str]:
        """Machines that obey decisions and whose line is not there: what was told them last may still stand."""
        return frozenset(
            machine for machine, post in self._posts.items()
            if post.station.regulation is Regulation.ENFORCE and self._device(machine, post).line is not Line.UP
        )  # fmt: skip

    def arrange(self, beating: Collection[str]) -> None:
        """Keep the permits of the machines that the book has now; those that were withheld are taken up again.

        Nobody may be looking at a machine that has gone or was withheld.
        """
        before, self._beating = self._posts, frozenset(beating)
        self._posts = {name: self._post(name, one, before.get(name)) for name, one in self._book.stations.items()}
        self._pilots = {name: pilot for name, pilot in self._pilots.items() if name in self._posts}

    def _post(self, machine: str, station: Station, before: _Post | None) -> _Post:
        if before is None:
            return _Post(station, Barrier(machine, self._grace))
        if not before.leaving:
            return before
        # What was told of it holds; what its device, perhaps another one now, was told is not known.
        return _Post(
            station, unknown(before.barrier), alarmed=before.alarmed, beat=before.beat, unwritten=before.unwritten
        )

    async def look(self, machine: str) -> None:
        """Look at one machine now: decide anew where that is due, say what has happened, and write its permit.

        Raises:
            JournalError: What happened cannot be written down. The permit has been withheld before.
        """
        post = self._posts[machine]
        async with post.looking:  # One look at a time: what is withheld at the stop is not given by an older look.
            await self._look(machine, post)

    async def _look(self, machine: str, post: _Post) -> None:
        live = self._live.machines[machine]
        device = self._device(machine, post)
        if device.connects != post.connects:
            post.connects, post.barrier = device.connects, unknown(post.barrier)
        now, session = self._clock.now(), live.state.session
        stuck = not await self._caught_up(post)
        stopping = self._stopping or bool(post.leaving) or stuck
        if not stopping:
            await self._decide(machine, post, session, now)
        view = self._view(machine, post, session, now)
        if stopping:
            why = "stopping" if self._stopping else post.leaving or "full"
            view = replace(view, stopping=True, why=why)
        verdict = look(post.barrier, view)
        post.barrier = verdict.barrier
        urgent = stopping or (verdict.level is not None and due(post.barrier, verdict.level, now, self._renew))
        if verdict.level is not None and view.connected and urgent:
            verdict.facts += await self._write(machine, post, level=verdict.level)
        if verdict.facts and stuck:
            post.unwritten += verdict.facts
        elif verdict.facts:
            try:
                await self._book.write_down(verdict.facts)
            except JournalError as error:
                # Nothing is allowed that cannot be written down.
                if verdict.level and view.connected:
                    await self._write(machine, post, level=False)
                if not isinstance(error, DiskFull):
                    raise
                # It has happened all the same: it is written down, with its own time, once there is room.
                post.unwritten = list(verdict.facts)
            self._alarm(machine, post, verdict.facts)

    async def _caught_up(self, post: _Post) -> bool:
        """Write down what a full disk did not take; False while it still does not."""
        if post.unwritten:
            try:
                await self._book.write_down(post.unwritten)
            except DiskFull:
                return False
            post.unwritten = []
        return True

    def _alarm(self, machine: str, post: _Post, facts: Sequence[Fact]) -> None:
        """Say aloud what somebody has to look at, once until it is well again, and without saying who."""
        for fact in facts:
            said = _ALARMS.get(type(fact).__name__)
            if said is not None and said not in post.alarmed:
                post.alarmed.add(said)
                log.warning(said, extra={"machine": machine})
            elif isinstance(fact, PermitGiven) and post.alarmed:
                post.alarmed.clear()
                log.info("somebody has the right to run the machine again", extra={"machine": machine})

    async def _decide(self, machine: str, post: _Post, session: Session | None, now: datetime) -> None:
        """Bring the rights up to date. Papers that cannot be read, or not in time, are a doubt: nobody has a right."""
        if post.ask_again_at is not None and now < post.ask_again_at and now >= post.ask_again_at - _BREATH:
            return  # Threads that hang in a database are not joined by a new one with every look.
        try:
            async with asyncio.timeout(self._patience):
                await self._bring_up_to_date(machine, post, session, now)
        except DiskFull:
            if not post.in_doubt:
                log.error("what is decided cannot be written down; the permit is withheld", extra={"machine": machine})
            post.in_doubt, post.rights, post.basis = True, (), ()
        except JournalError:
            raise
        except TimeoutError:
            if not post.in_doubt:
                log.error("a decision takes too long; the permit is withheld", extra={"machine": machine})
            post.in_doubt, post.rights, post.basis = True, (), ()
            post.ask_again_at = self._clock.now() + _BREATH
        except Exception:
            if not post.in_doubt:
                log.exception("nobody can be decided about; the permit is withheld", extra={"machine": machine})
            post.in_doubt, post.rights, post.basis = True, (), ()
        else:
            post.in_doubt, post.ask_again_at = False, None

    def _device(self, machine: str, post: _Post) -> MachineLive:
        """What holds the machine's permit: the machine itself, or a relay beside it."""
        return self._live.machines[post.station.permit_by or machine]

    def _view(self, machine: str, post: _Post, session: Session | None, now: datetime) -> View:
        live = self._live.machines[machine]
        state = live.state
        running = PACES[state.execution] in (Pace.RUN, Pace.PAUSE) and state.cycle is not None
        run = state.cycle.cycle or state.cycle.started_at.isoformat() if running and state.cycle is not None else None
        return View(
            now=now,
            enforced=post.station.regulation is Regulation.ENFORCE,
            connected=self._device(machine, post).line is Line.UP,
            running=running and run is not None,
            run=run,
            began=state.cycle.started_at if run is not None and state.cycle is not None else None,
            session=session.session if session is not None else None,
            mode=mode_of(state, session.role if session is not None else None),
            rights=post.rights if session is not None and post.session == session.session else (),
            read_back=self._read_back(machine, post, now),
        )

    def _read_back(self, machine: str, post: _Post, now: datetime) -> bool | None:
        """What the machine shows of its permit, once it has had the time to show what was written."""
        live, since = self._device(machine, post), post.barrier.written_at
        shown = live.values.get("permit")
        if shown is None or not isinstance(shown.value, bool) or since is None or now - since < AGREES_AFTER:
            return None
        if live.heard_at is None or live.heard_at - since < AGREES_AFTER / 2:
            return None
        return shown.value

    async def _bring_up_to_date(self, machine: str, post: _Post, session: Session | None, now: datetime) -> None:
        """Decide anew about everybody at a machine where anything that a decision rests on may have changed."""
        if session is None:
            if post.session is not None:
                self._book.closed(machine)
            post.session, post.rights, post.basis = None, (), ()
            return
        mode = mode_of(self._live.machines[machine].state, session.role)
        basis = (session.session, session.persons, mode, self._book.version)
        fresh = (
            post.basis == basis
            and post.decided_at is not None
            and timedelta(0) <= now - post.decided_at < timedelta(seconds=DECIDE_EVERY)
            and not any(one.allowed and not one.holds(now) for one in post.rights)
            and not any(_birthday(one, post.decided_at, now) for one in self._book.decisions(machine))
        )
        if fresh:
            return
        answers = await self._book.settle(machine, session.persons, mode, session.task)
        via = "session" if post.session != session.session else "mode" if post.basis[2:3] != (mode,) else "review"
        post.session, post.basis, post.decided_at = session.session, basis, now
        post.rights = tuple(_right(answer.decision) for answer in answers)
        await self._book.record(machine, answers, mode, via, task=session.task)

    async def _write(self, machine: str, post: _Post, *, level: bool) -> Sequence[Fact]:
        """Tell a machine its permit; returns what is to be said of one that does not take it."""
        pilot = self._pilots.get(machine)
        if pilot is None:
            return ()
        try:
            async with asyncio.timeout(WRITE_PATIENCE):
                if level and machine in self._beating:
                    # A device that watches over us: a collector that is dead or cannot write gives no permit. What is
                    # withheld needs no sign of life, and waits for none.
                    post.beat = post.beat % LAST_BEAT + 1
                    await pilot.write("watchdog", post.beat)
                await pilot.write("permit", level)
        except (WriteRejected, DeviceError, TimeoutError) as error:
            reason = str(error) or f"no answer within {WRITE_PATIENCE:g} s"
            post.barrier, facts = refused(post.barrier, level, reason, self._clock.now())
            return facts
        post.barrier = written(post.barrier, level, self._clock.now())
        return ()


def _right(decision: Decision) -> Right:
    return Right(
        decision.person,
        decision.outcome is not Outcome.DENIED,
        decision.ends_at,
        tuple(one.code for one in decision.failed),
    )


def _birthday(decision: Decision, since: datetime, now: datetime) -> bool:
    return decision.decide_again_at is not None and since < decision.decide_again_at <= now


_ALARMS = {
    "UnauthorisedRun": "a machine runs and nobody has the right to run it",
    "PermitNotObeyed": "a machine does not show the permit that was written",
    "RightExpired": "the right of somebody at a machine is over",
}
