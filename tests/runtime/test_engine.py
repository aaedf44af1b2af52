"""The one place where events meet machines: written down first, shown afterwards, and taken up again after a cut."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from collector.core.events import CloseSession, ConnectionMade, Event, OpenSession, Tick
from collector.core.facts import (
    CollectorStarted,
    CollectorStopped,
    CoverageLost,
    CycleEnded,
    CycleOutcome,
    CycleStarted,
    ExecutionChanged,
    Fact,
    OrderReported,
    PartsCounted,
    Role,
    SessionOpened,
    ToolChanged,
)
from collector.core.rules import CompletedBy, CounterRules, MachineRules, PartsFrom
from collector.core.signals import Execution, Quality, Reading, Value
from collector.errors import DiskFull, JournalError
from collector.runtime.engine import PULSE_EVERY, Engine
from collector.runtime.live import Live
from collector.runtime.mailbox import Delivery, WaitingMailbox
from collector.store.database import DATABASE
from collector.store.store import Store

START = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
MILL, SAW = "mill", "saw"
COUNTED = MachineRules(
    MILL, (CounterRules("part_count", "e"),), completed_by=CompletedBy.COUNT, parts_from=PartsFrom.COUNTER
)
SESSION = OpenSession(
    at=START, persons=("p-lea",), order="OF-1", operation="10", role=Role.RUN, author="test", via="command"
)


class HandClock:
    """Time that passes when the test says so; whoever sleeps wakes at the right instant."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at
        self._sleepers: list[tuple[datetime, asyncio.Event]] = []

    def now(self) -> datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.Event()
        self._sleepers.append((self.at + timedelta(seconds=seconds), woken))
        await woken.wait()

    async def let_pass(self, seconds: float) -> None:
        """Let time go by, sleep by sleep; ends with everybody asleep again."""
        until = self.at + timedelta(seconds=seconds)
        async with asyncio.timeout(20):
            while True:
                while not self._sleepers:  # noqa: ASYNC110 - nobody tells that somebody fell asleep
                    await asyncio.sleep(0)
                due, woken = min(self._sleepers, key=lambda one: one[0])
                if due > until:
                    break
                self._sleepers.remove((due, woken))
                self.at = due
                woken.set()
        self.at = until


class Gate:
    """A recorder that waits to be let through, or that fails."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.open = asyncio.Event()
        self.open.set()
        self.waiting: Sequence[Fact] = ()
        self.broken = self.full = False
        self.refused = 0

    async def reached(self, kind: str) -> None:
        """Wait until a fact of this kind is to be recorded."""
        while kind not in kinds(self.waiting):  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0)

    async def commit(self, facts: Sequence[Fact], states: Mapping[str, str]) -> object:
        if self.broken:
            raise JournalError("the disk is broken")
        if self.full:
            self.refused += 1
            raise DiskFull("the disk is full")
        self.waiting = facts
        await self.open.wait()
        return await self.store.commit(facts, states)


class Works:
    """An engine at work on a real store.

    Args:
        store: Where it records, behind `gate`.
        known: The orders that the registry knows, by what machines call them.
        machines: The machines of the site, by their rules.
    """

    def __init__(
        self,
        store: Store,
        clock: HandClock,
        known: Mapping[str, tuple[str, str | None]],
        machines: Sequence[MachineRules],
    ) -> None:
        self.store, self.clock, self.gate = store, clock, Gate(store)
        self.live = Live(one.machine for one in machines)
        self.mailbox = WaitingMailbox()
        self.asked: list[tuple[str, str]] = []
        self.badges: list[tuple[str, str]] = []

        async def match_order(machine: str, text: str) -> tuple[str | None, str | None]:
            self.asked.append((machine, text))
            return known.get(text, (None, None))

        self.engine = Engine(
            {one.machine: one for one in machines}, self.gate, self.live, self.mailbox, clock, software="test",
            match_order=match_order, on_badge=lambda machine, badge: self.badges.append((machine, badge)),
        )  # fmt: skip

    def said(self, signal: str, value: Value, seconds: float = 0.0, quality: Quality = Quality.GOOD) -> Reading:
        """A reading that its machine dates so many seconds before now."""
        now = self.clock.now()
        return Reading(MILL, signal, value, quality, now - timedelta(seconds=seconds), now)

    async def deliver(self, *events: Reading | Event, machine: str = MILL) -> None:
        """Let a machine say several things at once, and wait until they are written down."""
        await self.mailbox.put(Delivery(machine, events))
        await self.engine.ask(machine, Tick(at=self.clock.now()))

    async def connect(self, **signals: Value) -> None:
        """Let the line stand, and the machine say what it holds."""
        told = [Reading(MILL, signal, value, Quality.GOOD, None, self.clock.now()) for signal, value in signals.items()]
        await self.deliver(ConnectionMade(at=self.clock.now()), *told)

    async def facts(self) -> list[Fact]:
        """What the journal holds."""
        return await asyncio.to_thread(lambda: [entry.fact for entry in self.store.facts()])


@asynccontextmanager
async def works(
    directory: Path,
    clock: HandClock | None = None,
    *,
    known: Mapping[str, tuple[str, str | None]] = {},
    machines: Sequence[MachineRules] = (COUNTED,),
    killed: bool = False,
) -> AsyncIterator[Works]:
    """Start an engine, let it work, and let it finish; or let it fall, as a process does that is killed."""
    store = await asyncio.to_thread(Store.open, directory)
    try:
        here = Works(store, clock or HandClock(), known, machines)
        await here.engine.start(await asyncio.to_thread(store.states))
        async with asyncio.TaskGroup() as group:
            running = group.create_task(here.engine.run(), name="engine")
            time = group.create_task(here.engine.keep_time(), name="time")
            yield here
            time.cancel()
            if killed:
                running.cancel()
            else:
                await here.engine.finish()
    finally:
        await asyncio.to_thread(store.close)


def kinds(facts: Sequence[Fact]) -> list[str]:
    return [type(fact).__name__ for fact in facts]


async def test_nothing_is_shown_or_answered_before_it_is_written_down(tmp_path: Path) -> None:
    """While the disk has not said yes, pages show what was before, and whoever asked waits."""
    async with works(tmp_path) as here, asyncio.TaskGroup() as group:
        await here.connect(execution="READY", part_count=5)
        before, shown = len(await here.facts()), here.live.facts
        here.gate.open.clear()
        asking = group.create_task(here.engine.ask(MILL, SESSION), name="somebody asks")
        async with asyncio.timeout(10):
            await here.gate.reached("SessionOpened")
        for _ in range(20):
            await asyncio.sleep(0)
        assert not asking.done()
        assert here.live.machines[MILL].state.session is None
        assert here.live.facts == shown
        here.gate.open.set()
        state = await asking
        assert len(await here.facts()) == before + 1
        assert state.session is not None
        assert here.live.machines[MILL].state is state
        assert here.live.facts == shown + 1


async def test_an_answer_never_holds_what_is_not_written_down_yet(tmp_path: Path) -> None:
    """What happens to the machine right behind a request is none of its answer."""
    async with works(tmp_path) as here, asyncio.TaskGroup() as group:
        asking = group.create_task(here.engine.ask(MILL, SESSION), name="somebody opens")
        async with asyncio.timeout(10):
            await here.gate.reached("SessionOpened")
        close = CloseSession(at=START, reason="left", author="test", via="command")
        closing = group.create_task(here.engine.ask(MILL, close), name="somebody closes")
        assert (await asking).session is not None
        assert (await closing).session is None


async def test_a_cut_is_dated_by_the_last_sign_of_life(tmp_path: Path) -> None:
    """After a kill no stop is recorded: the gap begins with the last pulse, and the session is still open."""
    clock = HandClock()
    async with works(tmp_path, clock, killed=True) as here:
        await here.connect(execution="READY")
        await here.engine.ask(MILL, SESSION)
        await clock.let_pass(3 * PULSE_EVERY + 2)
    pulsed = START + timedelta(seconds=3 * PULSE_EVERY)
    async with works(tmp_path, HandClock(START + timedelta(hours=2))) as here:
        facts = await here.facts()
        assert "CollectorStopped" not in kinds(facts)
        assert isinstance(facts[-3], CollectorStarted)
        assert facts[-3].at == START + timedelta(hours=2)
        assert isinstance(facts[-2], ExecutionChanged)
        assert facts[-1] == CoverageLost(machine=MILL, at=pulsed, reason="the collector was not running")
        session = here.live.machines[MILL].state.session
        assert session is not None
        assert session.persons == ("p-lea",)
    assert len({fact.boot for fact in facts if isinstance(fact, CollectorStarted)}) == 2


async def test_a_cut_is_never_dated_before_what_was_recorded_last(tmp_path: Path) -> None:
    """What came after the last pulse was seen: the gap begins behind it."""
    clock = HandClock()
    async with works(tmp_path, clock, killed=True) as here:
        await here.connect(execution="READY")
        await clock.let_pass(PULSE_EVERY + 3)
        await here.deliver(here.said("execution", "ACTIVE"))
    async with works(tmp_path, HandClock(START + timedelta(hours=2))) as here:
        lost = (await here.facts())[-1]
    assert isinstance(lost, CoverageLost)
    assert lost.at == START + timedelta(seconds=PULSE_EVERY + 3)


async def test_time_decides_about_a_cycle_whose_proof_never_comes(tmp_path: Path) -> None:
    """A program's end without a count is an abort, once the time for the count is over; it ended when it ended."""
    clock = HandClock()
    async with works(tmp_path, clock) as here:
        await here.connect(execution="READY", part_count=5)
        await here.deliver(here.said("execution", "ACTIVE"))
        await clock.let_pass(10)
        await here.deliver(here.said("execution", "READY"))
        await clock.let_pass(COUNTED.settle)
        assert "CycleEnded" not in kinds(await here.facts())
        await clock.let_pass(2)
        await here.engine.ask(MILL, Tick(at=clock.now()))
        [ended] = [fact for fact in await here.facts() if isinstance(fact, CycleEnded)]
    assert (ended.outcome, ended.gross, ended.at) == (CycleOutcome.ABORTED, 10.0, START + timedelta(seconds=10))


async def test_a_start_that_is_reported_late_keeps_its_own_time(tmp_path: Path) -> None:
    """Time passes for a waiting cycle until that one is decided, and no further: readings are under way."""
    async with works(tmp_path, HandClock()) as here:
        await here.connect(execution="READY", part_count=5)
        await here.deliver(here.said("execution", "ACTIVE"))
        await here.deliver(here.said("execution", "READY"))
        await here.clock.let_pass(COUNTED.settle + 2)
        await here.deliver(here.said("execution", "ACTIVE", seconds=1.8))
        started = [fact for fact in await here.facts() if isinstance(fact, CycleStarted)]
    assert started[-1].at == here.clock.now() - timedelta(seconds=1.8)


async def test_readings_of_one_delivery_happen_in_their_own_order(tmp_path: Path) -> None:
    """A subscription tells several values at once: by their source time; of one instant, modes before what runs."""
    async with works(tmp_path, HandClock(START + timedelta(minutes=1))) as here:
        await here.connect(execution="READY", tool="T0")
        await here.clock.let_pass(20)
        await here.deliver(
            here.said("tool", "T2", seconds=2),
            here.said("execution", "ACTIVE", seconds=8),
            here.said("program", "O1", seconds=8),
            here.said("dry_run", True, seconds=8),
            here.said("tool", "T1", seconds=9),
        )
        facts, cycle = await here.facts(), here.live.machines[MILL].state.cycle
    assert [fact.tool for fact in facts if isinstance(fact, ToolChanged)] == ["T0", "T1", "T2"]
    told = [fact for fact in facts if fact.at > START + timedelta(minutes=1)]
    assert kinds(told)[:5] == ["ToolChanged", "ModeChanged", "ProgramChanged", "ExecutionChanged", "CycleStarted"]
    [started] = [fact for fact in facts if isinstance(fact, CycleStarted)]
    assert started.program == "O1"
    assert cycle is not None
    assert cycle.excluded == ("dry_run",)


async def test_an_order_that_a_machine_names_is_looked_up(tmp_path: Path) -> None:
    """The registry says which one it is; one that it does not know is kept as text; a bad value decides nothing."""
    async with works(tmp_path, known={"of-1042": ("OF-1042", "20")}) as here:
        await here.connect(execution="READY")
        await here.deliver(here.said("order", "  of-1042 "))
        await here.deliver(
            here.said("order", "of-9", quality=Quality.BAD), here.said("order", None, quality=Quality.BAD)
        )
        await here.deliver(here.said("order", "9999"))
        await here.deliver(here.said("order", ""))
        reported = [fact for fact in await here.facts() if isinstance(fact, OrderReported)]
    assert here.asked == [(MILL, "of-1042"), (MILL, "9999")]
    assert [(one.text, one.order, one.operation) for one in reported] == [
        ("of-1042", "OF-1042", "20"), ("9999", None, None), (None, None, None),
    ]  # fmt: skip


async def test_a_badge_is_handed_on_and_kept_nowhere(tmp_path: Path) -> None:
    """Who holds it is asked elsewhere; its number is in no fact and in no state. A bad or empty one is nobody's."""
    async with works(tmp_path) as here:
        await here.connect(execution="READY")
        before = len(await here.facts())
        await here.deliver(
            here.said("badge", "04A1B2C3"),
            here.said("badge", "04FFFFFF", quality=Quality.BAD),
            here.said("badge", ""),
            here.said("badge", None),
        )
        assert here.badges == [(MILL, "04A1B2C3")]
        assert len(await here.facts()) == before
    with sqlite3.connect(tmp_path / DATABASE) as connection:
        kept = "\n".join(connection.iterdump())
    connection.close()
    assert "READY" in kept
    assert "04A1B2C3" not in kept


async def test_a_journal_that_cannot_record_ends_the_engine_and_tells_who_asked(tmp_path: Path) -> None:
    """Recording is the job: `run` ends with the recorder's error, and the request that was lost fails with it too."""
    store = await asyncio.to_thread(Store.open, tmp_path)
    here = Works(store, HandClock(), {}, [COUNTED])
    await here.engine.start({})
    here.gate.broken = True
    async with asyncio.timeout(20):
        told = await asyncio.gather(here.engine.run(), here.engine.ask(MILL, SESSION), return_exceptions=True)
    assert [(type(one), str(one)) for one in told] == [(JournalError, "the disk is broken")] * 2
    assert here.live.machines[MILL].state.session is None
    await asyncio.to_thread(store.close)


async def test_a_start_that_cannot_be_recorded_is_none(tmp_path: Path) -> None:
    """The collector does not begin to work unseen."""
    store = await asyncio.to_thread(Store.open, tmp_path)
    here = Works(store, HandClock(), {}, [COUNTED])
    here.gate.broken = True
    with pytest.raises(JournalError):
        await here.engine.start({})
    await asyncio.to_thread(store.close)


async def test_finishing_writes_down_all_that_waits_and_then_the_stop(tmp_path: Path) -> None:
    """What machines said before the end is recorded before it; then the stop is, and no gap is left to tell."""
    clock = HandClock()
    async with works(tmp_path, clock) as here:
        await here.connect(execution="READY", part_count=0)
        clock.at += timedelta(minutes=1)
        for number in range(1, 200):
            clock.at += timedelta(seconds=10)
            await here.mailbox.put(Delivery(MILL, [here.said("part_count", number)]))
        assert len(here.mailbox) > 0
    async with works(tmp_path, HandClock(clock.at + timedelta(days=1)), killed=True) as again:
        facts = await again.facts()
    *before, coverage, stopped, started = facts
    assert sum(fact.parts for fact in before if isinstance(fact, PartsCounted)) == 199
    assert isinstance(coverage, CoverageLost)
    assert coverage.reason == "the collector was stopped"
    assert isinstance(stopped, CollectorStopped)
    assert isinstance(facts[0], CollectorStarted)
    assert stopped.boot == facts[0].boot
    # After a stop in good order the next start has no gap to tell.
    assert isinstance(started, CollectorStarted)


async def test_a_machine_that_left_the_site_is_taken_up_again_where_it_was(tmp_path: Path) -> None:
    """Its state outlives a site file that does not name it: the counter goes on from the value that was kept."""
    clock = HandClock()
    async with works(tmp_path, clock) as here:
        await here.connect(execution="READY", part_count=5)
    kept = await _state(tmp_path)
    async with works(tmp_path, HandClock(START + timedelta(days=1)), machines=[MachineRules(SAW)]) as here:
        assert list(here.live.machines) == [SAW]
    assert await _state(tmp_path) == kept
    async with works(tmp_path, HandClock(START + timedelta(days=2)), machines=[COUNTED, MachineRules(SAW)]) as here:
        await here.connect(execution="READY", part_count=8)
        [counted] = [fact for fact in await here.facts() if isinstance(fact, PartsCounted)]
    assert (counted.parts, counted.raw_from, counted.backfilled, counted.since) == (3, 5, True, START)


async def test_what_people_record_touches_no_machine(tmp_path: Path) -> None:
    """A correction is written down and shown as a fact; the machine's state stays as it is."""
    async with works(tmp_path) as here:
        await here.connect(execution="READY")
        state, shown = here.live.machines[MILL].state, here.live.facts
        fact = SessionOpened(
            machine=MILL, at=START, session="mill.s9", persons=("p-lea",), order=None, operation=None, role=Role.RUN,
            author="test", via="command",
        )  # fmt: skip
        await here.engine.record([fact])
        assert (await here.facts())[-1] == fact
        assert here.live.machines[MILL].state is state
        assert here.live.facts == shown + 1


async def test_the_first_start_knows_nothing(tmp_path: Path) -> None:
    """Before anybody has said a word, every machine of the site is there and unavailable."""
    async with works(tmp_path, machines=[COUNTED, MachineRules(SAW)]) as here:
        assert {one.state.execution for one in here.live.machines.values()} == {Execution.UNAVAILABLE}
        assert kinds(await here.facts()) == ["CollectorStarted"]


async def _state(directory: Path) -> dict[str, Any]:
    """What is kept of the mill, but for how late it was looked at."""

    def read() -> dict[str, Any]:
        with Store.open(directory) as store:
            kept: dict[str, Any] = json.loads(store.states()[MILL])
        del kept["at"]
        return kept

    return await asyncio.to_thread(read)


async def test_what_a_full_disk_does_not_take_is_held_and_written_once(tmp_path: Path) -> None:
    """The engine waits with what it has in hand, in its order; nothing is shown before, nothing twice after."""
    clock = HandClock()
    async with works(tmp_path, clock) as here:
        await here.connect(execution="READY", part_count=5)
        shown = here.live.facts
        here.gate.full = True
        now = clock.now()
        for counter in (6, 7):
            reading = Reading(MILL, "part_count", counter, Quality.GOOD, None, now + timedelta(seconds=60 * counter))
            await here.mailbox.put(Delivery(MILL, [reading]))
        await clock.let_pass(5)
        assert here.gate.refused > 0
        assert here.live.facts == shown
        # It is alive: whoever watches over it must not end it for want of room.
        async with asyncio.timeout(10):
            await here.engine.breathe()
        here.gate.full = False
        await clock.let_pass(2)
        await here.engine.ask(MILL, Tick(at=clock.now()))
        counted = [fact for fact in await here.facts() if isinstance(fact, PartsCounted)]
        assert [(one.raw_from, one.raw_to) for one in counted] == [(5, 6), (6, 7)]
