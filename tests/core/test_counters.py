"""Counting rules: every movement of a counter in a table, and one law: what is credited is what the machine made."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.counters import CounterState, Verdict, read_counter
from collector.core.facts import (
    CounterBaselined,
    CounterReset,
    CountHeld,
    CountOrigin,
    CountStep,
    HeldCountReviewed,
    PartsCounted,
)
from collector.core.rules import CompletedBy, CounterRules, CycleFrom, MachineRules, PartsFrom, Standard
from tests.core.workbench import T0, Bench, after, counted

WEEKEND = 64 * 3600.0
BILLION = 10**9


def known(value: int, *, unseen: bool = False, epoch: str = "e1") -> CounterState:
    return CounterState(epoch, value, T0, T0, unseen=unseen)


@pytest.mark.parametrize(
    ("old", "new", "elapsed", "modulus", "verdict", "steps", "how"),
    [
        pytest.param(7, 7, 60, None, Verdict.NOTHING, 0, CountStep.INCREMENT, id="nothing moved"),
        pytest.param(7, 8, 60, None, Verdict.CREDIT, 1, CountStep.INCREMENT, id="one part"),
        pytest.param(7, 8, 0, None, Verdict.CREDIT, 1, CountStep.INCREMENT, id="one may have been under way"),
        pytest.param(7, 68, 60, None, Verdict.CREDIT, 61, CountStep.INCREMENT, id="the most that fits"),
        pytest.param(7, 69, 60, None, Verdict.HOLD, 62, CountStep.INCREMENT, id="one more than fits"),
        pytest.param(12, 512, 20, None, Verdict.HOLD, 500, CountStep.INCREMENT, id="edited upwards"),
        pytest.param(65_535, 0, 60, 65_536, Verdict.CREDIT, 1, CountStep.WRAP, id="16 bits wrap to 0"),
        pytest.param(65_530, 3, 60, 65_536, Verdict.CREDIT, 9, CountStep.WRAP, id="16 bits wrap past 0"),
        pytest.param(2**32 - 1, 4, 60, 2**32, Verdict.CREDIT, 5, CountStep.WRAP, id="32 bits wrap"),
        pytest.param(BILLION - 1, 0, 60, BILLION, Verdict.CREDIT, 1, CountStep.WRAP, id="nine digits wrap"),
        pytest.param(BILLION - 2, 2, WEEKEND, BILLION, Verdict.CREDIT, 4, CountStep.WRAP, id="wrap over a weekend"),
        pytest.param(65_535, 0, 60, None, Verdict.RESET, 0, CountStep.RESET, id="no wrap without a modulus"),
        pytest.param(65_400, 0, 60, 65_536, Verdict.RESET, 0, CountStep.RESET, id="too far for a wrap: a reset"),
        pytest.param(50_000, 0, WEEKEND, 65_536, Verdict.RESET, 0, CountStep.RESET, id="not near enough: a reset"),
        pytest.param(30_000, 0, WEEKEND, 65_536, Verdict.RESET, 0, CountStep.RESET, id="far from the end: a reset"),
        pytest.param(70_000, 10, 60, 65_536, Verdict.CREDIT, 10, CountStep.RESET, id="wider than its profile says"),
        pytest.param(42, 0, 60, None, Verdict.RESET, 0, CountStep.RESET, id="reset to 0"),
        pytest.param(42, 0, 0, None, Verdict.RESET, 0, CountStep.RESET, id="reset to 0 in the same instant"),
        pytest.param(42, 5, 60, None, Verdict.CREDIT, 5, CountStep.RESET, id="reset, then parts"),
        pytest.param(420, 400, 60, None, Verdict.HOLD, 400, CountStep.RESET, id="edited downwards"),
        pytest.param(42, -3, 60, None, Verdict.HOLD, 0, CountStep.RESET, id="below nothing"),
    ],
)
def test_a_counter_moves(
    old: int, new: int, elapsed: float, modulus: int | None, verdict: Verdict, steps: int, how: CountStep
) -> None:
    """Each movement has one meaning, with one second for the shortest step."""
    rules = CounterRules("part_count", "e1", modulus)
    state, count = read_counter(rules, known(old), new, after(elapsed), shortest_step=1.0)
    assert (count.verdict, count.steps, count.step) == (verdict, steps, how)
    assert (state.value, state.seen_at) == (new, after(elapsed))


@pytest.mark.parametrize(
    ("old", "new", "target", "at_work", "verdict", "steps"),
    [
        pytest.param(9, 0, 10, True, Verdict.CREDIT, 1, id="back to 0 with the last part"),
        pytest.param(9, 2, 10, True, Verdict.CREDIT, 3, id="and two parts more"),
        pytest.param(9, 0, 10, False, Verdict.RESET, 0, id="by hand, while the machine stood"),
        pytest.param(8, 0, 10, True, Verdict.RESET, 0, id="before the target"),
        pytest.param(10, 0, 10, True, Verdict.RESET, 0, id="the target itself was shown: already counted"),
        pytest.param(9, 0, None, True, Verdict.RESET, 0, id="no target known"),
        pytest.param(0, 0, 1, True, Verdict.NOTHING, 0, id="a target of one never shows"),
        pytest.param(9, 9, 10, True, Verdict.NOTHING, 0, id="nothing moved"),
    ],
)
def test_an_auto_resetting_counter(
    old: int, new: int, target: int | None, at_work: bool, verdict: Verdict, steps: int
) -> None:
    """Siemens actParts goes from reqParts - 1 to 0 with a part; only while the machine works is that a part."""
    rules = CounterRules("part_count", "e1", auto_reset=True)
    _, count = read_counter(rules, known(old), new, after(60), shortest_step=1.0, target=target, at_work=at_work)
    assert (count.verdict, count.steps) == (verdict, steps)


def test_without_the_rule_a_return_to_zero_at_the_target_is_a_reset() -> None:
    _, count = read_counter(CounterRules("part_count", "e1"), known(9), 0, after(60), shortest_step=1.0, target=10)
    assert count.verdict is Verdict.RESET


@pytest.mark.parametrize("state", [None, known(500, epoch="another address"), known(500, epoch="e0", unseen=True)])
def test_the_first_value_of_an_epoch_is_a_baseline(state: CounterState | None) -> None:
    """First seen, or living elsewhere than before: nothing is credited."""
    after_it, count = read_counter(CounterRules("part_count", "e1"), state, 507, after(60), shortest_step=1.0)
    assert count.verdict is Verdict.BASELINE
    assert (after_it.epoch, after_it.value) == ("e1", 507)


@given(
    old=st.integers(-(2**40), 2**40),
    new=st.integers(-(2**40), 2**40),
    elapsed=st.floats(-1e6, 1e9),
    modulus=st.sampled_from([None, 65_536, 2**32, BILLION]),
    target=st.none() | st.integers(-5, 2**40),
    auto=st.booleans(),
    at_work=st.booleans(),
    unseen=st.booleans(),
)
def test_never_less_than_nothing_nor_more_than_fits(
    old: int, new: int, elapsed: float, modulus: int | None, target: int | None, auto: bool, at_work: bool, unseen: bool
) -> None:
    """Whatever a counter says: credited steps are positive and fit into the time; all else credits nothing."""
    rules = CounterRules("part_count", "e1", modulus, auto)
    state, count = read_counter(
        rules, known(old, unseen=unseen), new, after(elapsed), shortest_step=0.2, target=target, at_work=at_work
    )
    assert count.steps >= 0
    if count.verdict is Verdict.CREDIT:
        assert 1 <= count.steps <= count.plausible
    assert state.value == new
    assert not state.unseen


# On a machine: what becomes of the verdicts.


def test_a_baseline_credits_nothing_and_is_told() -> None:
    bench = Bench(counted())
    bench.says(1, part_count=500)
    (baseline,) = bench.told(CounterBaselined)
    assert (baseline.counter, baseline.epoch, baseline.value) == ("part_count", "e1", 500)
    assert bench.parts == 0


def test_a_new_epoch_is_a_baseline_after_a_restart() -> None:
    """Another profile or address is another counter: the value kept under the old one says nothing."""
    bench = Bench(counted())
    bench.says(1, part_count=500)
    bench.restart()
    bench.rules = counted(epoch="e2")
    bench.line_up(100)
    bench.says(101, part_count=520)
    assert bench.parts == 0
    assert [fact.epoch for fact in bench.told(CounterBaselined)] == ["e1", "e2"]


def test_a_weekend_without_collector_is_credited_as_backfilled() -> None:
    """The machine went on while nobody watched: credited once, marked, with the gap it lies in."""
    bench = Bench(counted())
    bench.says(1, execution="READY", part_count=500)
    bench.says(600, part_count=501)
    bench.line_down(900)
    bench.restart()
    bench.line_up(WEEKEND)
    bench.says(WEEKEND + 1, part_count=731)
    fact = bench.told(PartsCounted)[-1]
    assert (fact.parts, fact.backfilled, fact.since, fact.at) == (230, True, after(900), after(WEEKEND + 1))
    assert (fact.raw_from, fact.raw_to, fact.cycle) == (501, 731, None)


def test_a_gap_reaches_back_to_when_the_counter_was_last_seen() -> None:
    """The line came back for a moment without the counter: that moment does not shorten the gap."""
    bench = Bench(counted())
    bench.says(1, part_count=500)
    bench.line_down(100)
    bench.line_up(200)
    bench.line_down(300)
    bench.line_up(400)
    bench.says(401, part_count=503)
    assert bench.told(PartsCounted)[0].since == after(100)


def test_a_gap_in_which_nothing_was_made_credits_nothing() -> None:
    bench = Bench(counted())
    bench.says(1, part_count=500)
    bench.line_down(100)
    bench.line_up(WEEKEND)
    bench.says(WEEKEND, part_count=500)
    assert bench.told(PartsCounted) == []
    bench.says(WEEKEND + 10, part_count=501)
    assert not bench.told(PartsCounted)[0].backfilled


def test_a_wrap_in_a_gap_is_credited() -> None:
    bench = Bench(counted(modulus=65_536))
    bench.says(1, part_count=65_500)
    bench.line_down(10)
    bench.line_up(WEEKEND)
    bench.says(WEEKEND, part_count=64)
    fact = bench.told(PartsCounted)[0]
    assert (fact.parts, fact.step, fact.backfilled) == (100, CountStep.WRAP, True)


def test_a_reset_is_told_and_the_parts_after_it_are_credited() -> None:
    bench = Bench(counted())
    bench.says(1, part_count=500)
    bench.says(60, part_count=0)
    bench.says(120, part_count=2)
    bench.says(180, part_count=1)
    assert [(fact.previous, fact.value) for fact in bench.told(CounterReset)] == [(500, 0), (2, 1)]
    assert [fact.parts for fact in bench.told(PartsCounted)] == [2, 1]


def test_an_edited_counter_is_held_until_somebody_accepts() -> None:
    """Nothing is credited by itself; counting goes on from the new value; the credit says that it is a correction."""
    bench = Bench(counted())
    bench.open(0, "anna")
    bench.says(1, execution="READY", part_count=12)
    bench.says(20, part_count=512)
    bench.says(40, part_count=513)
    (held,) = bench.told(CountHeld)
    assert (held.steps, held.parts, held.raw_from, held.raw_to) == (500, 500, 12, 512)
    assert bench.parts == 1
    bench.restart()
    bench.close(50)
    bench.review(60, held.hold, accept=True)
    bench.review(70, held.hold, accept=True)
    released = bench.told(PartsCounted)[-1]
    assert (released.parts, released.step, released.origin) == (500, CountStep.RELEASED, CountOrigin.CORRECTED)
    assert (released.at, released.attribution.persons) == (after(20), ("anna",))
    assert len(bench.told(HeldCountReviewed)) == 1
    assert bench.parts == 501


def test_a_rejected_count_is_gone() -> None:
    bench = Bench(counted())
    bench.says(1, part_count=12)
    bench.says(20, part_count=512)
    bench.review(30, bench.told(CountHeld)[0].hold, accept=False)
    bench.review(40, "mill-1.h99", accept=True)
    assert bench.parts == 0
    assert [fact.accepted for fact in bench.told(HeldCountReviewed)] == [False]


def test_the_last_part_of_an_auto_resetting_counter_counts_only_at_work() -> None:
    """actParts 9 -> 0 at the end of a cycle is the tenth part; the same by hand next morning is none."""
    bench = Bench(counted(auto_reset=True))
    bench.says(1, execution="READY", part_target=10, part_count=9)
    bench.says(10, execution="ACTIVE")
    bench.says(70, execution="READY", part_count=0)
    assert [fact.step for fact in bench.told(PartsCounted)] == [CountStep.AUTO_RESET]
    bench.says(80, part_count=9)
    bench.says(500, part_count=0)
    assert bench.told(PartsCounted)[-1].step is not CountStep.AUTO_RESET
    assert [fact.previous for fact in bench.told(CounterReset)] == [9]


def test_the_last_part_of_an_auto_resetting_counter_may_fall_into_a_gap() -> None:
    """Nobody saw the machine at work, and nobody saw it at rest either: back to 0 from 9 of 10 is the tenth part."""
    bench = Bench(counted(auto_reset=True))
    bench.says(1, execution="READY", part_target=10, part_count=9)
    bench.line_down(10)
    bench.line_up(600)
    bench.says(600, execution="READY", part_target=10, part_count=0)
    (fact,) = bench.told(PartsCounted)
    assert (fact.parts, fact.step, fact.backfilled) == (1, CountStep.AUTO_RESET, True)


def test_a_target_that_is_not_there_for_a_moment_is_still_the_target() -> None:
    bench = Bench(counted(auto_reset=True))
    bench.says(1, execution="READY", part_target=10, part_count=9)
    bench.says(10, execution="ACTIVE")
    bench.says_badly(20, "part_target")
    bench.says(70, part_count=0)
    assert bench.parts == 1


@pytest.mark.parametrize(
    ("rules", "shortest"),
    [
        (counted(shortest_step=None), 0.2),
        (counted(shortest_step=None, standard=Standard(cycle=60.0)), 3.0),
        (counted(shortest_step=None, standard=Standard(cycle=60.0), per_part=3), 1.0),
        (counted(shortest_step=2.0, standard=Standard(cycle=60.0)), 2.0),
    ],
)
def test_what_fits_follows_from_the_standard_cycle(rules: MachineRules, shortest: float) -> None:
    """A twentieth of the standard for a part, spread over its strokes; the site's own word goes before."""
    for steps, fits in ((int(600 / shortest) + 1, True), (int(600 / shortest) + 2, False)):
        bench = Bench(rules)
        bench.says(0, part_count=0)
        bench.says(600, part_count=steps)
        assert bool(bench.told(PartsCounted)) is fits
        assert bool(bench.told(CountHeld)) is not fits


def test_a_value_that_is_no_count_moves_nothing() -> None:
    """A missing, textual or boolean value credits nothing and takes no baseline."""
    bench = Bench(counted())
    bench.says(1, part_count=5)
    bench.says_badly(2, "part_count")
    bench.says(3, part_count="6")
    bench.says(4, part_count=True)
    bench.says(60, part_count=7)
    assert [(fact.raw_from, fact.raw_to) for fact in bench.told(PartsCounted)] == [(5, 7)]


def test_where_cycles_are_counted_the_counter_only_proves_them() -> None:
    """A counter kept as proof does not count the same part a second time, nor is an edit of it held."""
    bench = Bench(counted(parts_from=PartsFrom.CYCLES, completed_by=CompletedBy.COUNT))
    bench.says(0, execution="READY", part_count=5)
    bench.says(10, execution="ACTIVE")
    bench.says(70, execution="READY", part_count=6)
    bench.says(80, part_count=900)
    assert bench.outcomes == ["completed"]
    assert [(fact.counter, fact.parts) for fact in bench.told(PartsCounted)] == [("cycle", 1)]
    assert bench.told(CountHeld) == []


def test_only_the_first_counter_counts() -> None:
    """A press brake shows strokes and parts: the parts count, the strokes would count them again."""
    rules = counted()
    bench = Bench(replace(rules, counters=(*rules.counters, CounterRules("stroke_count", "e1"))))
    bench.says(0, part_count=5, stroke_count=20)
    bench.says(60, part_count=6, stroke_count=24)
    assert [fact.counter for fact in bench.told(PartsCounted)] == ["part_count"]


# Strokes.


def test_strokes_make_a_part_when_they_are_complete() -> None:
    bench = Bench(counted("stroke_count", per_part=4))
    for stroke in range(10):
        bench.says(10 * stroke, stroke_count=100 + stroke)
    assert [fact.parts for fact in bench.told(PartsCounted)] == [0, 0, 0, 1, 0, 0, 0, 1, 0]


def test_a_part_in_hand_is_not_finished_by_another_program() -> None:
    """Three of four bends were made when the program changed: the next part needs all of its own bends."""
    rules = counted("stroke_count", per_part=4)
    rules = replace(rules, standards={"P2": Standard(per_part=2)})
    bench = Bench(rules)
    bench.says(0, program="P1", stroke_count=0)
    bench.says(10, stroke_count=3)
    bench.says(20, program="P2")
    bench.says(30, stroke_count=4)
    assert bench.parts == 0
    bench.says(40, stroke_count=5)
    assert bench.parts == 1


def test_a_part_in_hand_is_not_finished_by_an_operation_with_other_bends() -> None:
    bench = Bench(counted("stroke_count", per_part=6))
    bench.says(0, stroke_count=0)
    bench.says(10, stroke_count=3)
    bench.open(20, "anna", per_part=2)
    bench.says(30, stroke_count=4)
    assert bench.parts == 0
    bench.says(40, stroke_count=5)
    assert bench.parts == 1


def test_a_stroke_and_a_new_program_in_one_answer() -> None:
    """A slow poll shows the last stroke and the next program at once: the stroke finishes the old program's part."""
    rules = counted("stroke_count", per_part=4, cycle_from=CycleFrom.COUNT)
    rules = replace(rules, standards={"P2": Standard(per_part=2)})
    bench = Bench(rules)
    bench.says(0, program="P1", stroke_count=0)
    bench.says(30, stroke_count=3)
    bench.says(40, program="P2", stroke_count=4)
    assert (bench.parts, bench.told(PartsCounted)[-1].program) == (1, "P1")


# The law.


@dataclass(frozen=True)
class Move:
    """What happens next: at the machine (made, reset) and to the collector (lost, back, restart)."""

    kind: str
    steps: int = 0
    seconds: float = 0.0


MOVES = st.lists(
    st.one_of(
        st.builds(Move, st.just("make"), st.integers(1, 40), st.floats(0.0, 50.0)),
        st.builds(Move, st.just("make"), st.just(1), st.floats(0.0, 0.0)),
        st.builds(Move, st.sampled_from(["reset", "look", "lose", "restart", "edit"]), st.integers(1, 40)),
    ),
    max_size=40,
)


class Counter:
    """A true counter beside a bench: it knows what it made, and what of that nobody can ever know.

    One step takes at least a second. The collector sees the counter when it looks, and looks only over a line.
    """

    def __init__(self, modulus: int | None, start: int, per_part: int) -> None:
        self.modulus, self.value, self.per_part = modulus, start, per_part
        self.bench = Bench(counted("stroke_count", modulus=modulus, per_part=per_part))
        self.now, self.travel, self.unseen_travel, self.lined, self.seen = 0.0, 0, 0, True, start
        self.was_reset = False
        self.look()

    def look(self) -> None:
        if self.lined:
            self.bench.says(self.now, stroke_count=self.value)
            self.seen, self.unseen_travel, self.was_reset = self.value, 0, False

    def make(self, steps: int, seconds: float) -> None:
        """Steps at a speed that is plausible; after a reset that nobody saw, no further than the value seen last."""
        if self.was_reset and self.value + steps >= self.seen:
            self.now += 1.0
            return
        self.now += steps * 1.0 + seconds
        self.travel += steps
        self.unseen_travel += steps
        self.value += steps
        if self.modulus is not None:
            self.value %= self.modulus

    def reset(self) -> None:
        """Somebody sets it to 0. What was made since it was last seen is lost to everybody.

        Not where a reset cannot be told from a wrap, nor from no reset at all.
        """
        near_the_end = self.modulus is not None and (self.modulus - self.seen) * 10 <= self.modulus
        if near_the_end or self.seen == 0 or (self.modulus is not None and self.seen > self.value):
            return
        self.travel -= self.unseen_travel
        self.unseen_travel, self.value, self.was_reset = 0, 0, True

    def edit(self, steps: int) -> None:
        """Steps that a person says were made: in no time, hence held and accepted."""
        self.look()
        if not self.lined or (self.modulus is not None and self.value + steps + 2 >= self.modulus):
            return
        self.value += steps + 1
        self.travel += steps + 1
        self.look()
        for hold in tuple(self.bench.state.holds):
            self.bench.review(self.now, hold, accept=True)

    def lose(self) -> None:
        if self.lined:
            self.bench.line_down(self.now)
        else:
            self.bench.line_up(self.now)
        self.lined = not self.lined
        self.look()


@given(
    moves=MOVES,
    modulus=st.sampled_from([None, 65_536, 2**32, BILLION]),
    before_end=st.integers(0, 2_000),
    near=st.booleans(),
    per_part=st.sampled_from([1, 1, 3]),
    every=st.booleans(),
)
def test_what_is_credited_is_what_was_made(
    moves: list[Move], modulus: int | None, before_end: int, near: bool, per_part: int, every: bool
) -> None:
    """Through increments, wraps, resets, lost lines, restarts and accepted edits, nothing is lost and nothing doubled.

    What nobody can know is not part of the truth: what was made before a reset and not seen.
    """
    start = modulus - 1 - before_end if modulus is not None and near else before_end
    counter = Counter(modulus, start, per_part)
    for move in moves:
        match move.kind:
            case "make":
                counter.make(move.steps, move.seconds)
                if every:
                    counter.look()
            case "reset":
                counter.reset()
            case "edit":
                counter.edit(move.steps)
            case "lose":
                counter.lose()
            case "restart":
                counter.bench.restart()
            case _:
                counter.look()
    if not counter.lined:
        counter.lose()
    counter.look()
    assert not counter.bench.state.holds
    assert counter.bench.parts == counter.travel // per_part


@given(
    target=st.integers(2, 12),
    script=st.lists(st.tuples(st.integers(1, 30), st.booleans(), st.booleans()), max_size=12),
)
def test_an_auto_resetting_counter_gives_every_part(target: int, script: list[tuple[int, bool, bool]]) -> None:
    """reqParts - 1 -> 0 over and over, cycle by cycle, with lost lines between two looks at most one part apart."""
    bench = Bench(counted(auto_reset=True))
    now, value, made = 0.0, 0, 0
    bench.says(now, execution="READY", part_target=target, part_count=value)
    for cycles, lost, restarted in script:
        for number in range(cycles):
            bench.says(now + 1, execution="ACTIVE")
            blind = lost and number == cycles // 2
            if blind:
                bench.line_down(now + 20)
            value, made, now = (value + 1) % target, made + 1, now + 60
            if restarted and number == 0:
                bench.restart()
            if blind:
                bench.line_up(now)
            bench.says(now, part_target=target, part_count=value, execution="READY")
    assert bench.parts == made
