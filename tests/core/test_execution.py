"""The table of moves is total, and so is `step`: no event can break a machine, and replay equals live."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from collector.core.events import (
    CloseSession,
    ConnectionLost,
    ConnectionMade,
    Event,
    JoinSession,
    LeaveSession,
    NameOrder,
    OpenSession,
    ReviewHeldCount,
    Tick,
)
from collector.core.execution import MOVES, PACES, Pace, Phase
from collector.core.facts import CycleEnded, CycleOutcome, CycleStarted, Fact, PartsCounted, Role, encode
from collector.core.machine import MachineState
from collector.core.plain import to_plain
from collector.core.rules import CompletedBy, CounterRules, CycleFrom, MachineRules, PartsFrom, Standard
from collector.core.signals import (
    SIGNALS,
    ControllerMode,
    Execution,
    FunctionalMode,
    JobMode,
    Quality,
    Reading,
)
from collector.core.step import step
from tests.core.workbench import MACHINE, T0, restarted

Happening = Reading | Event


def test_every_phase_meets_every_pace() -> None:
    assert set(MOVES) == {(phase, pace) for phase in Phase for pace in Pace}


def test_every_execution_has_a_pace() -> None:
    assert set(PACES) == set(Execution)


# Any event at all.

Maker = Callable[[datetime], Happening]
"""Makes an event of an instant: what happens is drawn first, when it happens is added up afterwards."""

PERSONS = st.sampled_from(["anna", "ben", "chloe"])
ORDERS = st.sampled_from([None, "4711", "4712"])
TEXTS = st.sampled_from(["P1", "P2", "WARM", "", "0", " ", "é\x00\n"])
WORK = [Execution.ACTIVE, Execution.READY, Execution.ACTIVE, Execution.READY, *Execution]
LIKELY: Mapping[str, st.SearchStrategy[Any]] = {
    "execution": st.sampled_from(WORK).map(str),
    "controller_mode": st.sampled_from(ControllerMode).map(str),
    "functional_mode": st.sampled_from(FunctionalMode).map(str),
    "job_mode": st.sampled_from(JobMode).map(str),
    "part_count": st.integers(0, 12) | st.sampled_from([65_534, 65_535, 65_536]),
    "stroke_count": st.integers(0, 30),
    "part_target": st.integers(0, 5),
    "program": TEXTS,
    "tool": TEXTS,
    "alarm": TEXTS,
    "order": TEXTS,
}
ANYTHING = st.sampled_from(
    [None, True, False, 0, 1, -1, 2**70, -(2**70), 0.0, -0.5, 1e300, float("nan"), float("inf"), "", "P1", "ACTIVE "]
)
AGES = st.sampled_from([None, None, 0.0, 0.2, 1.5, 90.0, -30.0, 7_200.0])
NO_AGES = st.sampled_from([None, 0.0])
QUALITIES = st.sampled_from([*[Quality.GOOD] * 8, Quality.UNCERTAIN, Quality.BAD])
BY = {"author": "kiosk", "via": "badge"}


def said(signal: str, value: Any, quality: Quality, age: float | None) -> Maker:
    """A reading that comes so many seconds after its machine dated it; None where it is not dated."""

    def at_(at: datetime) -> Reading:
        source = None if age is None else at - timedelta(seconds=age)
        return Reading(MACHINE, signal, None if quality is Quality.BAD else value, quality, source, at)

    return at_


def readings(signals: Sequence[str], ages: st.SearchStrategy[float | None]) -> st.SearchStrategy[Maker]:
    """What machines say of these signals."""
    likely = [
        st.builds(said, st.just(signal), LIKELY.get(signal, st.booleans()), QUALITIES, ages) for signal in signals
    ]
    return st.one_of(likely)


PEOPLE: st.SearchStrategy[Maker] = st.one_of(
    st.builds(
        lambda persons, order, role, parts, strokes: lambda at: OpenSession(
            at=at, persons=tuple(persons), order=order, operation=None, role=role, parts_per_cycle=parts,
            per_part=strokes, **BY,
        ),
        st.lists(PERSONS, max_size=3), ORDERS, st.sampled_from(Role), st.sampled_from([None, 2]),
        st.sampled_from([None, 3]),
    ),
    PERSONS.map(lambda person: lambda at: JoinSession(at=at, person=person, **BY)),
    PERSONS.map(lambda person: lambda at: LeaveSession(at=at, person=person, **BY)),
    TEXTS.map(lambda reason: lambda at: CloseSession(at=at, reason=reason, **BY)),
    st.builds(lambda text, order: lambda at: NameOrder(at=at, text=text, order=order, operation=None), TEXTS, ORDERS),
    st.builds(
        lambda hold, accept: lambda at: ReviewHeldCount(at=at, hold=hold, accept=accept, author="head", reason=""),
        st.sampled_from([f"{MACHINE}.h1", f"{MACHINE}.h2", "x"]), st.booleans(),
    ),
)  # fmt: skip
LINE: st.SearchStrategy[Maker] = st.one_of(
    st.sampled_from([None, 45.0, -45.0]).map(lambda offset: lambda at: ConnectionMade(at=at, clock_offset=offset)),
    st.just(lambda at: ConnectionLost(at=at, reason="silence")),
    st.just(lambda at: Tick(at=at)),
)
WAITS = st.sampled_from([0.0, 0.1, 1.0, 4.0, 7.0, 60.0, 60.0, 1e5])


def days(ages: st.SearchStrategy[float | None] = AGES) -> st.SearchStrategy[list[Happening]]:
    """A machine's day: events in the order in which they reach the collector, from the first connection on."""
    rest = sorted(set(SIGNALS) - {"execution"})
    working = readings(["execution"], ages)
    counting = readings(["part_count", "stroke_count"], ages)
    nonsense = st.builds(said, st.sampled_from(sorted(SIGNALS)), ANYTHING, QUALITIES, ages)
    # A choice of strategies and not `one_of`, which would flatten them and drown the execution in rare signals.
    kinds = [*[working] * 6, *[counting] * 3, readings(rest, ages), readings(rest, ages), nonsense, PEOPLE, LINE]
    happening = st.tuples(WAITS, st.sampled_from(kinds).flatmap(lambda kind: kind))
    return (st.lists(happening, max_size=6) | st.lists(happening, min_size=15, max_size=50)).map(_dated)


def _dated(happenings: list[tuple[float, Maker]]) -> list[Happening]:
    at, events = T0, list[Happening]([ConnectionMade(at=T0)])
    for wait, make in happenings:
        at += timedelta(seconds=wait)
        events.append(make(at))
    return events


RULES = st.builds(
    MachineRules,
    st.just(MACHINE),
    st.sampled_from(
        [
            (),
            (CounterRules("part_count", "e1", 65_536, auto_reset=True),),
            (CounterRules("stroke_count", "e1", None, per_part=3), CounterRules("part_count", "e1")),
        ]
    ),
    st.sampled_from(CycleFrom),
    st.sampled_from(CompletedBy),
    st.sampled_from(PartsFrom),
    standards=st.just({"P2": Standard(20.0, 4, 2)}),
    warm_up_programs=st.just(frozenset({"WARM"})),
    shortest_step=st.none() | st.just(1.0),
)


def live(rules: MachineRules, events: Sequence[Happening]) -> tuple[list[MachineState], list[Fact]]:
    """All states that a machine goes through, and all facts that are told on the way."""
    state, states, facts = MachineState(MACHINE), [], []
    for event in events:
        state, told = step(state, event, rules)
        states.append(state)
        facts.extend(told)
    return states, facts


@settings(max_examples=300)
@given(rules=RULES, events=days())
def test_any_day_leaves_the_books_in_order(rules: MachineRules, events: list[Happening]) -> None:
    """Whatever happens: nothing raises, ids are unique, cycles pair up and add up, no time goes back."""
    states, facts = live(rules, events)
    for before, now in pairwise(states):
        assert before.at is not None and now.at is not None
        assert before.at <= now.at

    opened: dict[str, CycleStarted] = {}
    running: str | None = None
    ids = [fact.cycle for fact in facts if isinstance(fact, CycleStarted)]
    ids += [fact.count for fact in facts if isinstance(fact, PartsCounted)]
    assert len(ids) == len(set(ids))
    for fact in facts:
        assert fact.at.tzinfo is UTC
        match fact:
            case CycleStarted():
                assert running is None, "a cycle started while another was open"
                running, opened[fact.cycle] = fact.cycle, fact
            case CycleEnded():
                assert running == fact.cycle, "a cycle ended that was not the open one"
                start, running = opened[fact.cycle], None
                assert (fact.started_at, fact.start_seen) == (start.at, start.seen)
                assert (fact.program, fact.attribution) == (start.program, start.attribution)
                assert fact.at >= fact.started_at
                assert abs(fact.gross - (fact.active + fact.hold + fact.blind)) < 1e-5
                assert sum(tool.seconds for tool in fact.tools) <= fact.active + 1e-5
                assert min(fact.active, fact.hold, fact.blind) >= 0.0
                assert fact.blind == 0.0 or fact.gross > 0.0
            case PartsCounted():
                assert fact.parts >= 0
                assert fact.cycle is None or fact.cycle in opened
    last = states[-1].cycle if states else None
    assert running == (last.cycle if last is not None and last.announced else None)


@settings(max_examples=300)
@given(rules=RULES, events=days())
def test_only_completed_cycles_make_parts_where_cycles_are_counted(
    rules: MachineRules, events: list[Happening]
) -> None:
    rules = replace(rules, parts_from=PartsFrom.CYCLES)
    _, facts = live(rules, events)
    completed = [f.cycle for f in facts if isinstance(f, CycleEnded) and f.outcome is CycleOutcome.COMPLETED]
    assert [fact.cycle for fact in facts if isinstance(fact, PartsCounted)] == completed


@settings(max_examples=300)
@given(rules=RULES, events=days(), data=st.data())
def test_replay_equals_live(rules: MachineRules, events: list[Happening], data: st.DataObject) -> None:
    """The same events give the same facts; a restart from the kept state at any point changes nothing."""
    states, facts = live(rules, events)
    assert live(rules, events) == (states, facts)
    cut = data.draw(st.integers(0, len(events)))
    state = MachineState(MACHINE) if cut == 0 else restarted(states[cut - 1])
    again: list[Fact] = []
    for event in events[cut:]:
        state, told = step(state, event, rules)
        again.extend(told)
    texts = [encode(fact) for fact in again]
    assert texts == [encode(fact) for fact in facts][len(facts) - len(again) :]
    if events:
        assert json.dumps(to_plain(state)) == json.dumps(to_plain(states[-1]))


@settings(max_examples=300)
@given(rules=RULES, events=days(NO_AGES), ticks=st.lists(st.floats(0, 300), max_size=20))
def test_ticks_only_change_when_facts_are_told(
    rules: MachineRules, events: list[Happening], ticks: list[float]
) -> None:
    """A clock that strikes at any instants decides nothing that the next event would not have decided likewise."""
    end = max((time_of(event) for event in events), default=T0) + timedelta(days=1)
    quiet = [*events, Tick(at=end)]
    struck: list[Happening] = [*quiet, *(Tick(at=T0 + timedelta(seconds=seconds)) for seconds in ticks)]
    struck.sort(key=time_of)
    assert live(rules, struck)[1] == live(rules, quiet)[1]


def time_of(event: Happening) -> datetime:
    return event.receive_time if isinstance(event, Reading) else event.at
