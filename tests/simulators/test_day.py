"""The script and the machine apart from any protocol: one seed, one day; and the truth's sums are right."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from simulators.command_line import Options
from simulators.day import Ended, Held, Started, Step, Work, brake_day, cnc_day, workshop_load
from simulators.lathe import cast as cast_lathe
from simulators.machine import Machine
from simulators.machining_centre import cast as cast_centre
from simulators.press_brake import cast as cast_brake

CNC = [Work("A", "OF-1", 6, ((1, 0.5), (2, 0.5))), Work("B", "OF-2", 4, ((2, 1.0),))]
BRAKE = [Work("C", "OF-3", 6, bends=4)]


def script(kind: str, seed: int, calm: bool) -> Iterator[Step]:
    dice = random.Random(seed)
    return cnc_day(dice, CNC, 60.0, calm) if kind == "cnc" else brake_day(dice, BRAKE, 30.0, calm)


@pytest.mark.parametrize("kind", ["cnc", "brake"])
def test_one_seed_gives_one_day(kind: str) -> None:
    """The same seed gives the same events after the same waits; another seed another day."""
    first, again, other = (list(itertools.islice(script(kind, seed, False), 800)) for seed in (7, 7, 8))
    assert first == again
    assert first != other


@pytest.mark.parametrize("kind", ["cnc", "brake"])
def test_a_long_day_has_everything(kind: str) -> None:
    """Completed and aborted cycles, and at a CNC holds of both kinds, occur; starts and ends alternate."""
    events = [step.event for step in itertools.islice(script(kind, 3, False), 6000)]
    outcomes = {event.outcome for event in events if isinstance(event, Ended)}
    assert outcomes == {"completed", "aborted"}
    brackets = [type(event) for event in events if isinstance(event, Started | Ended)]
    assert all(kind is (Started if place % 2 == 0 else Ended) for place, kind in enumerate(brackets))
    if kind == "cnc":
        assert {event.why for event in events if isinstance(event, Held)} == {"feed_hold", "optional_stop"}


@pytest.mark.parametrize("kind", ["cnc", "brake"])
def test_a_calm_day_is_part_after_part(kind: str) -> None:
    """With `calm` every cycle is completed and nothing is held."""
    events = [step.event for step in itertools.islice(script(kind, 3, True), 3000)]
    assert {event.outcome for event in events if isinstance(event, Ended)} == {"completed"}
    assert not [event for event in events if isinstance(event, Held)]


def test_the_workshop_draws_what_its_phases_draw() -> None:
    """Loads are positive, and one seed gives one curve."""
    curves = [list(itertools.islice(workshop_load(random.Random(5), False), 300)) for _ in range(2)]
    assert curves[0] == curves[1]
    assert all(min(step.event.phases) > 0 for step in curves[0])


def options(counter_bits: int) -> Options:
    return Options("M", 4, 10.0, 60.0, None, None, False, counter_bits, 0.0)


@pytest.mark.parametrize("cast", [cast_centre, cast_lathe, cast_brake])
@pytest.mark.parametrize("counter_bits", [16, 32])
def test_the_truth_adds_up(cast: object, counter_bits: int) -> None:
    """Counted parts move the counter, active and hold make the whole, the tools share the active time."""
    assert callable(cast)
    machine: Machine = cast(options(counter_bits))[0]
    next(steps := machine.steps())
    machine.apply(next(iter(cast(options(counter_bits))[0].steps())).event, datetime.now(UTC))
    machine.wind_counter_to_wrap()
    start, at = machine.counter, datetime(2026, 1, 5, 8, tzinfo=UTC)
    rows = []
    for step in itertools.islice(steps, 3000):
        at += timedelta(seconds=step.wait / 10.0)
        rows += machine.apply(step.event, at)
    ended = [row.fields for row in rows if row.what == "cycle_ended"]
    assert len(ended) > 50
    travelled = sum(row["strokes"] if machine.work.bends else row["counted"] for row in ended)
    strokes_of_open_cycle = machine.cycle.strokes if machine.cycle is not None else 0
    assert machine.counter == (start + travelled + strokes_of_open_cycle) % machine.modulus
    assert machine.counter < start, "the counter has wrapped"
    for row in ended:
        assert row["active_seconds"] + row["hold_seconds"] == pytest.approx(row["gross_seconds"], abs=1e-4)
        if machine.tools:
            assert sum(row["tools"].values()) == pytest.approx(row["active_seconds"], abs=1e-4)
        assert row["parts"] == (row["outcome"] == "completed" and row["excluded"] is None)
    assert sum(row.fields["parts"] for row in rows if row.what == "part") == sum(row["parts"] for row in ended)


def test_worn_tools_are_locked_and_replaced() -> None:
    """Over many parts every tool that wears is locked at its limit and replaced before the next cycle."""
    machine = cast_lathe(options(32))[0]
    at = datetime(2026, 1, 5, 8, tzinfo=UTC)
    replaced = set()
    for step in itertools.islice(machine.steps(), 8000):
        at += timedelta(seconds=step.wait / 10.0)
        for row in machine.apply(step.event, at):
            if row.what == "tool_replaced":
                replaced.add(row.fields["tool"])
                assert machine.tools[row.fields["tool"]].used == 0.0
    assert replaced == {2, 4, 8, 11}


def test_a_power_cut_loses_the_cycle_and_keeps_the_counters() -> None:
    """A running cycle ends aborted without a part."""
    machine = cast_centre(options(32))[0]
    at = datetime(2026, 1, 5, 8, tzinfo=UTC)
    for step in machine.steps():
        at += timedelta(seconds=step.wait / 10.0)
        machine.apply(step.event, at)
        if machine.cycle is not None and machine.cycle.excluded is None:
            break
    counter = machine.counter
    [row] = machine.power_cut(at + timedelta(seconds=1))
    assert (row.what, row.fields["outcome"], row.fields["parts"]) == ("cycle_ended", "aborted", 0)
    assert machine.counter == counter and machine.cycle is None
