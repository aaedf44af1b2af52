"""Cycles: how they open, pause, close and add up, one row of the workshop's day after another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.events import Tick
from collector.core.execution import Phase
from collector.core.facts import CycleEnded, CycleStarted, PartsCounted, ToolTime
from collector.core.rules import CompletedBy, CycleFrom, MachineRules, PartsFrom, Standard
from tests.core.workbench import MACHINE, Bench, after, counted

BY_STATE = MachineRules(MACHINE, parts_from=PartsFrom.CYCLES)
BY_COUNT = counted(completed_by=CompletedBy.COUNT)
FROM_COUNT = counted("stroke_count", per_part=2, cycle_from=CycleFrom.COUNT)

Said = tuple[float, Mapping[str, Any]]
RUNS, RESTS, HOLDS = {"execution": "ACTIVE"}, {"execution": "READY"}, {"execution": "FEED_HOLD"}


def run(bench: Bench, *said: Said) -> Bench:
    for seconds, signals in said:
        bench.says(seconds, **signals)
    return bench


def does(*states: tuple[float, str]) -> tuple[Said, ...]:
    """The execution's way, from rest at second 0."""
    return ((0, RESTS), *((seconds, {"execution": state}) for seconds, state in states))


@pytest.mark.parametrize(
    ("states", "outcome", "active", "hold"),
    [
        pytest.param([(10, "ACTIVE"), (70, "READY")], "completed", 60, 0, id="run to the end"),
        pytest.param([(10, "ACTIVE"), (70, "PROGRAM_COMPLETED")], "completed", 60, 0, id="M30"),
        pytest.param(
            [(10, "ACTIVE"), (70, "PROGRAM_COMPLETED"), (71, "READY")], "completed", 60, 0, id="M30, then rest"
        ),
        pytest.param([(10, "ACTIVE"), (40, "ABORTED")], "aborted", 30, 0, id="given up"),
        pytest.param([(10, "ACTIVE"), (40, "ABORTED"), (41, "READY")], "aborted", 30, 0, id="given up, then rest"),
        pytest.param(
            [(10, "ACTIVE"), (40, "FEED_HOLD"), (50, "READY")], "aborted", 30, 10, id="reset out of a feed hold"
        ),
        pytest.param(
            [(10, "ACTIVE"), (40, "INTERRUPTED"), (45, "ABORTED")], "aborted", 30, 5, id="reset out of an alarm"
        ),
        pytest.param(
            [(10, "ACTIVE"), (30, "FEED_HOLD"), (50, "ACTIVE"), (90, "READY")], "completed", 60, 20, id="feed hold"
        ),
        pytest.param(
            [(10, "ACTIVE"), (30, "PROGRAM_STOPPED"), (330, "ACTIVE"), (360, "READY")], "completed", 50, 300, id="M00"
        ),
        pytest.param(
            [(10, "ACTIVE"), (30, "OPTIONAL_STOP"), (40, "ACTIVE"), (60, "READY")], "completed", 40, 10, id="M01"
        ),
        pytest.param(
            [(10, "ACTIVE"), (12, "INTERRUPTED"), (15, "ACTIVE"), (17, "STOPPED"), (20, "ACTIVE"), (22, "READY")],
            "completed",
            6,
            6,
            id="single block",
        ),
        pytest.param(
            [(10, "ACTIVE"), (20, "FEED_HOLD"), (25, "STOPPED"), (30, "WAIT"), (40, "ACTIVE"), (50, "READY")],
            "completed",
            20,
            20,
            id="from pause to pause",
        ),
        pytest.param(
            [(10, "ACTIVE"), (30, "PROGRAM_STOPPED"), (60, "PROGRAM_COMPLETED")], "completed", 20, 30, id="M00, M30"
        ),
    ],
)
def test_a_cycle_whose_end_the_state_tells(
    states: list[tuple[float, str]], outcome: str, active: float, hold: float
) -> None:
    """Pauses stay inside the cycle and add up apart; a completed cycle makes a part and no other does."""
    bench = run(Bench(BY_STATE), *does(*states))
    fact = bench.ended
    assert (fact.outcome, fact.active, fact.hold, fact.blind) == (outcome, active, hold, 0.0)
    assert (fact.gross, fact.started_at, fact.start_seen) == (active + hold, after(10), True)
    assert bench.parts == (1 if outcome == "completed" else 0)
    assert bench.state.phase is Phase.NONE


def test_two_runs_without_rest_between_them_are_two_cycles() -> None:
    bench = run(Bench(BY_STATE), *does((10, "ACTIVE"), (70, "PROGRAM_COMPLETED"), (71, "ACTIVE"), (131, "READY")))
    assert bench.outcomes == ["completed", "completed"]
    assert [fact.cycle for fact in bench.told(CycleStarted)] == ["mill-1.c1", "mill-1.c2"]


def test_the_same_state_twice_is_nothing_new() -> None:
    bench = run(Bench(BY_STATE), *does((10, "ACTIVE"), (20, "ACTIVE"), (70, "READY"), (80, "READY")))
    assert bench.ended.gross == 60


def test_a_pause_without_a_cycle_opens_none() -> None:
    bench = run(Bench(BY_STATE), *does((10, "STOPPED"), (20, "FEED_HOLD"), (30, "READY")))
    assert bench.told(CycleStarted) == []


# Where the counter proves completion.


@pytest.mark.parametrize(
    ("said", "outcomes", "cycles_of_parts"),
    [
        pytest.param(
            [(10, RUNS), (69, {"part_count": 6}), (70, RESTS)],
            ["completed"], [1], id="counted before the end",
        ),
        pytest.param(
            [(10, RUNS), (70, {"execution": "READY", "part_count": 6})],
            ["completed"], [1], id="counted with the end",
        ),
        pytest.param(
            [(10, RUNS), (70, RESTS), (73, {"part_count": 6})],
            ["completed"], [1], id="counted a moment after the end",
        ),
        pytest.param(
            [(10, RUNS), (70, RESTS), (75, {"part_count": 6})],
            ["completed"], [1], id="counted at the last moment",
        ),
        pytest.param(
            [(10, RUNS), (70, RESTS), (75.1, {"part_count": 6})],
            ["aborted"], [None], id="counted too late: nobody's cycle, but a part",
        ),
        pytest.param(
            [(10, RUNS), (40, RESTS), (50, {"program": "P9"})],
            ["aborted"], [], id="reset in mid-run",
        ),
        pytest.param(
            [(10, RUNS), (40, {"execution": "INTERRUPTED"}), (70, RESTS),
             (71, {"part_count": 6})],
            ["completed"], [1], id="the last block was a pause, and the count proves it",
        ),
        pytest.param(
            [(10, RUNS), (40, {"execution": "INTERRUPTED"}), (50, RESTS),
             (60, {"program": "P9"})],
            ["aborted"], [], id="reset out of a pause",
        ),
        pytest.param(
            [(10, RUNS), (69, {"part_count": 6}), (69.5, {"execution": "ABORTED"})],
            ["aborted"], [1], id="given up after the part was counted",
        ),
        pytest.param(
            [(10, RUNS), (40, RESTS), (41, {"execution": "ABORTED"})],
            ["aborted"], [], id="the machine says so itself while the proof is awaited",
        ),
        pytest.param(
            [(10, RUNS), (70, RESTS), (71, {"execution": "PROGRAM_COMPLETED"})],
            ["completed"], [], id="the state proves it before the counter",
        ),
        pytest.param(
            [(10, RUNS), (69, {"part_count": 6}), (70, RESTS),
             (72, RUNS), (132, {"execution": "READY", "part_count": 7})],
            ["completed", "completed"], [1, 2], id="one after the other",
        ),
        pytest.param(
            [(10, RUNS), (70, RESTS), (71, {"execution": "ACTIVE", "part_count": 6}),
             (131, {"execution": "READY", "part_count": 7})],
            ["completed", "completed"], [1, 2], id="counted in the instant of the next start",
        ),
        pytest.param(
            [(10, RUNS), (70, RESTS), (71, RUNS),
             (71.4, {"part_count": 6}), (131, {"execution": "READY", "part_count": 7})],
            ["aborted", "completed"], [1, 2], id="counted just after the next start: the part is the last cycle's",
        ),
        pytest.param(
            [(10, RUNS), (30, {"part_count": 6}), (50, {"part_count": 7}), (70, RESTS)],
            ["completed"], [1, 1], id="two parts in one cycle",
        ),
    ],
)  # fmt: skip
def test_a_cycle_that_the_counter_proves(
    said: list[Said], outcomes: list[str], cycles_of_parts: list[int | None]
) -> None:
    """A step before the end, or within five seconds after it, completes the cycle; without one it was aborted."""
    bench = run(Bench(BY_COUNT), (0, {"execution": "READY", "part_count": 5}), *said)
    bench.tick(1_000)
    assert bench.outcomes == outcomes
    expected = [None if number is None else f"{MACHINE}.c{number}" for number in cycles_of_parts]
    assert [fact.cycle for fact in bench.told(PartsCounted)] == expected
    assert bench.parts == len(cycles_of_parts)


def test_waiting_for_the_proof_is_no_time_of_the_cycle() -> None:
    """The cycle ended when its program came to rest, however long the counter took, or never came."""
    for proof in ({"part_count": 6}, {"program": "P9"}):
        bench = run(Bench(BY_COUNT), (0, {"part_count": 5}), *does((10, "ACTIVE"), (70, "READY")), (74, proof))
        bench.tick(100)
        assert (bench.ended.at, bench.ended.gross, bench.ended.active, bench.ended.hold) == (after(70), 60, 60, 0)


def test_no_tick_is_needed_to_decide() -> None:
    """The next event decides what no tick decided, and the fact is the same."""
    ticked = run(Bench(BY_COUNT), *does((10, "ACTIVE"), (40, "READY")))
    ticked.tick(46)
    ticked.says(900, tool="T1")
    late = run(Bench(BY_COUNT), *does((10, "ACTIVE"), (40, "READY")), (900, {"tool": "T1"}))
    assert ticked.facts == late.facts


def test_a_counted_part_belongs_to_a_cycle_that_the_state_completed() -> None:
    """Completion by state, parts by counter: a step a moment later is still the last cycle's, the next is not."""
    bench = run(Bench(counted()), (0, {"part_count": 5}), *does((10, "ACTIVE"), (70, "READY")))
    bench.says(75, part_count=6)
    bench.says(75, part_count=7)
    assert [fact.cycle for fact in bench.told(PartsCounted)] == ["mill-1.c1", None]


# Modes.


@pytest.mark.parametrize(
    ("signal", "value", "reason"),
    [
        ("controller_mode", "MANUAL_DATA_INPUT", "manual_data_input"),
        ("controller_mode", "MANUAL", "manual"),
        ("controller_mode", "EDIT", "edit"),
        ("dry_run", True, "dry_run"),
        ("program_test", True, "program_test"),
        ("block_search", True, "block_search"),
        ("warm_up", True, "warm_up"),
        ("job_mode", "TEST", "job_test"),
        ("job_mode", "SIMULATION", "job_simulation"),
        ("program", "O9000", "warm_up_program"),
    ],
)
def test_excluded_work_is_told_and_marked(signal: str, value: Any, reason: str) -> None:
    """A cycle in such a mode exists, and its parts are marked as those of no customer."""
    for rules in (BY_STATE, BY_COUNT):
        bench = Bench(replace(rules, warm_up_programs=frozenset({"O9000"})))
        bench.says(0, part_count=5, execution="READY")
        bench.says(5, **{signal: value})
        bench.says(10, execution="ACTIVE")
        bench.says(70, execution="READY", part_count=6)
        assert bench.ended.excluded == (reason,)
        assert [fact.excluded for fact in bench.told(PartsCounted)] == [(reason,)]


@pytest.mark.parametrize("mode", [{"single_block": True}, {"optional_stop": True}, {"functional_mode": "SETUP"}])
def test_single_block_and_set_up_exclude_nothing(mode: dict[str, Any]) -> None:
    bench = run(Bench(BY_STATE), (5, mode), *does((10, "ACTIVE"), (70, "READY")))
    assert bench.ended.excluded == ()


@pytest.mark.parametrize(
    ("said", "excluded"),
    [
        pytest.param([(20, {"dry_run": True}), (30, {"dry_run": False})], ("dry_run",), id="for a while in mid-run"),
        pytest.param(
            [(20, HOLDS), (21, {"controller_mode": "MANUAL"}), (40, {"controller_mode": "AUTOMATIC"}),
             (41, RUNS)],
            (), id="jogged free in a feed hold",
        ),
        pytest.param(
            [(20, HOLDS), (21, {"dry_run": True}), (41, RUNS)],
            ("dry_run",), id="chosen in a pause, run with",
        ),
        pytest.param(
            [(20, {"dry_run": True}), (25, {"program_test": True, "dry_run": False})],
            ("dry_run", "program_test"), id="one after the other",
        ),
        pytest.param([(70, {"controller_mode": "MANUAL"})], (), id="jogged away in the instant of the end"),
        pytest.param([(10, {"dry_run": True}), (10, {"dry_run": False})], (), id="for no time"),
    ],
)  # fmt: skip
def test_only_what_ran_in_a_mode_is_tainted_by_it(said: list[Said], excluded: tuple[str, ...]) -> None:
    bench = run(Bench(BY_STATE), *does((10, "ACTIVE")), *said, (70, RESTS))
    assert bench.ended.excluded == excluded
    assert bench.told(PartsCounted)[0].excluded == excluded


def test_a_short_cycle_in_manual_data_input_is_excluded() -> None:
    """Start and end may come in one answer with one time: it was a cycle in that mode all the same."""
    bench = run(Bench(BY_STATE), *does(), (5, {"controller_mode": "MANUAL_DATA_INPUT"}), (10, RUNS))
    bench.says(10, execution="READY")
    assert (bench.ended.gross, bench.ended.excluded) == (0.0, ("manual_data_input",))


def test_the_mode_of_one_answer_holds_from_there_on() -> None:
    """Back to automatic and started in one answer: a clean cycle. The count of the same answer was made before."""
    bench = Bench(counted())
    bench.says(0, execution="READY", part_count=5, dry_run=True)
    bench.says(10, execution="ACTIVE")
    bench.says(70, execution="READY", part_count=6, dry_run=False)
    bench.says(80, execution="ACTIVE")
    bench.says(140, execution="READY", part_count=7, dry_run=True)
    assert [fact.excluded for fact in bench.told(PartsCounted)] == [("dry_run",), ()]
    assert [fact.excluded for fact in bench.told(CycleEnded)] == [("dry_run",), ()]


def test_a_mode_without_a_value_stays_as_it_was() -> None:
    bench = run(Bench(BY_STATE), *does(), (5, {"dry_run": True}))
    bench.says_badly(6, "dry_run")
    run(bench, (10, RUNS), (70, RESTS))
    assert bench.ended.excluded == ("dry_run",)


# What is not seen.


def test_a_start_that_nobody_saw() -> None:
    """The machine runs when the line comes up: a cycle of unknown start, whose time is a lower bound."""
    bench = run(Bench(BY_STATE), (5, RUNS), (65, RESTS))
    assert (bench.ended.start_seen, bench.ended.started_at, bench.ended.gross) == (False, after(5), 60)
    assert bench.told(CycleStarted)[0].seen is False


def test_resumed_out_of_a_pause_that_was_there_at_first_sight() -> None:
    bench = run(Bench(BY_STATE), (5, HOLDS), (20, RUNS), (65, RESTS))
    assert (bench.ended.start_seen, bench.ended.started_at) == (False, after(20))


def test_a_short_loss_of_sight_is_inside_the_cycle() -> None:
    """Still running when seen again, and the counter has not moved: the same cycle, the gap apart."""
    bench = run(Bench(BY_COUNT), (0, {"part_count": 5}), *does((10, "ACTIVE")))
    bench.line_down(30)
    bench.restart()
    bench.line_up(34)
    run(bench, (34, {"execution": "ACTIVE", "part_count": 5}), (70, {"execution": "READY", "part_count": 6}))
    fact = bench.ended
    assert (fact.outcome, fact.gross, fact.active, fact.blind) == ("completed", 60, 56, 4)
    assert fact.start_seen


def test_lost_in_a_pause_and_found_in_a_pause() -> None:
    bench = run(Bench(BY_STATE), *does((10, "ACTIVE"), (20, "FEED_HOLD")))
    bench.line_down(30)
    bench.line_up(50)
    run(bench, (50, HOLDS), (60, RUNS), (70, RESTS))
    assert (bench.ended.active, bench.ended.hold, bench.ended.blind) == (20, 20, 20)


@pytest.mark.parametrize("found", ["READY", "PROGRAM_COMPLETED", "ABORTED"])
def test_a_cycle_whose_end_nobody_saw_closes_as_unknown(found: str) -> None:
    """Found at rest: it ended in the gap, nobody knows how; it makes no part."""
    bench = run(Bench(BY_STATE), *does((10, "ACTIVE")))
    bench.line_down(30)
    bench.line_up(630)
    bench.says(630, execution=found)
    assert (bench.ended.outcome, bench.ended.active, bench.ended.blind) == ("unknown", 20, 600)
    assert bench.parts == 0


@pytest.mark.parametrize("in_one_answer", [True, False])
def test_a_counter_that_moved_in_the_gap_ends_the_cycle_that_was_open(in_one_answer: bool) -> None:
    """Running before and after the gap, but a part was made in it: not the same cycle any more."""
    bench = run(Bench(BY_COUNT), (0, {"part_count": 5}), *does((10, "ACTIVE")))
    bench.line_down(30)
    bench.line_up(90)
    if in_one_answer:
        bench.says(90, execution="ACTIVE", part_count=6)
    else:
        bench.says(90, execution="ACTIVE")
        bench.says(91, part_count=6)
    bench.says(130, execution="READY", part_count=7)
    bench.tick(200)
    unknown, completed = bench.told(CycleEnded)
    assert (unknown.outcome, completed.outcome, completed.start_seen) == ("unknown", "completed", False)
    assert [(fact.parts, fact.backfilled) for fact in bench.told(PartsCounted)] == [(1, True), (1, False)]


def test_a_cycle_begun_after_the_gap_is_not_ended_by_what_the_gap_made() -> None:
    """The counter has its say a moment after the line: the cycle that began in between goes on."""
    bench = run(Bench(BY_COUNT), *does(), (0, {"part_count": 5}))
    bench.line_down(10)
    bench.line_up(90)
    run(bench, (90, RESTS), (91, RUNS), (92, {"part_count": 8}), (150, {**RESTS, "part_count": 9}))
    assert (bench.ended.outcome, bench.ended.started_at, bench.ended.start_seen) == ("completed", after(91), True)
    assert [(fact.parts, fact.cycle) for fact in bench.told(PartsCounted)] == [(3, None), (1, "mill-1.c1")]


def test_another_program_after_the_gap_is_another_cycle() -> None:
    bench = run(Bench(BY_STATE), (0, {"program": "P1"}), *does((10, "ACTIVE")))
    bench.line_down(30)
    bench.line_up(90)
    bench.says(90, execution="ACTIVE", program="P2")
    bench.says(130, execution="READY")
    assert [(fact.outcome, fact.program) for fact in bench.told(CycleEnded)] == [("unknown", "P1"), ("completed", "P2")]


def test_a_state_without_quality_is_a_gap_too() -> None:
    bench = run(Bench(BY_STATE), *does((10, "ACTIVE")))
    bench.says_badly(30, "execution")
    run(bench, (40, RUNS), (70, RESTS))
    assert (bench.ended.outcome, bench.ended.active, bench.ended.blind) == ("completed", 50, 10)


def test_a_state_that_is_none_of_our_words_is_a_gap_too() -> None:
    bench = run(Bench(BY_STATE), *does((10, "ACTIVE")), (30, {"execution": "RUNNING"}), (40, RUNS))
    bench.says(70, execution="READY")
    assert (bench.ended.active, bench.ended.blind) == (50, 10)


def test_lost_while_the_proof_was_awaited() -> None:
    """The program had ended and no count had come when the line went: nobody knows whether it made its part."""
    bench = run(Bench(BY_COUNT), (0, {"part_count": 5}), *does((10, "ACTIVE"), (70, "READY")))
    bench.line_down(71)
    bench.line_up(90)
    bench.says(90, execution="READY", part_count=6)
    assert (bench.ended.outcome, bench.ended.gross, bench.parts) == ("unknown", 60, 1)


def test_a_line_that_opens_twice_was_lost_in_between() -> None:
    bench = run(Bench(BY_STATE), *does((10, "ACTIVE")))
    bench.line_up(40)
    run(bench, (45, RUNS), (70, RESTS))
    assert (bench.ended.active, bench.ended.blind) == (55, 5)


# Tools, programs, parts.


def test_tools_share_the_time_for_which_the_program_ran() -> None:
    """In order of first use, pauses left out; the tool that was in the spindle at the start is one of them."""
    bench = run(
        Bench(BY_STATE), (0, {"tool": "T1"}), *does((10, "ACTIVE")),
        (20, {"tool": "T7"}), (30, HOLDS), (35, {"tool": "T9"}), (40, RUNS),
        (45, {"tool": "T1"}), (60, RESTS),
    )  # fmt: skip
    expected = (ToolTime(tool="T1", seconds=25), ToolTime(tool="T7", seconds=10), ToolTime(tool="T9", seconds=5))
    assert bench.ended.tools == expected
    assert bench.ended.active == 40


def test_time_without_a_known_tool_is_no_tools() -> None:
    bench = run(Bench(BY_STATE), *does((10, "ACTIVE")), (30, {"tool": "T1"}), (50, {"tool": ""}), (70, RESTS))
    assert bench.ended.tools == (ToolTime(tool="T1", seconds=20),)


def test_parts_per_cycle_are_those_of_the_cycles_own_program() -> None:
    """A nest of six, whose successor is called up in the very answer that shows its end."""
    nest = {"NEST": Standard(parts_per_cycle=6), "ONE": Standard()}
    for rules in (BY_STATE, BY_COUNT):
        bench = Bench(replace(rules, standards=nest))
        bench.says(0, execution="READY", program="NEST", part_count=5)
        bench.says(10, execution="ACTIVE")
        bench.says(70, execution="READY", program="ONE", part_count=6)
        assert [(fact.parts, fact.program) for fact in bench.told(PartsCounted)] == [(6, "NEST")]


@pytest.mark.parametrize(
    ("said", "programs"),
    [
        pytest.param([(10, RUNS), (10.04, {"program": "NEW"}), (70, RESTS)], ["NEW"], id="forty milliseconds late"),
        pytest.param([(10, RUNS), (11.5, {"program": "NEW"}), (70, RESTS)], ["OLD"], id="too late: a subprogram"),
        pytest.param(
            [(10, RUNS), (70, RESTS), (80, RUNS), (80.3, {"program": "NEW"}), (140, RESTS)], ["OLD", "NEW"],
            id="in a later cycle",
        ),
        pytest.param(
            [(5, RUNS), (8, RESTS), (9, {"program": "NEW"}), (10, RUNS), (10.2, {"program": "SUB"}), (70, RESTS)],
            ["OLD", "NEW"], id="named in time, then its subprogram",
        ),
        pytest.param(
            [(10, RUNS), (10.2, {"program": "NEW"}), (10.4, {"program": "SUB"}), (70, RESTS)], ["NEW"],
            id="late, then its subprogram",
        ),
        pytest.param(
            [(10, RUNS), (10.1, HOLDS), (10.2, {"program": "NEW"}), (10.3, RUNS), (70, RESTS)], ["OLD"],
            id="changed by a hand in a hold",
        ),
    ],
)  # fmt: skip
def test_a_program_that_is_named_just_after_the_start(said: list[Said], programs: list[str]) -> None:
    """It is the cycle's, with its parts; one that changes later in a cycle is not."""
    standards = {"NEW": Standard(parts_per_cycle=6), "SUB": Standard(parts_per_cycle=9)}
    bench = run(Bench(replace(BY_STATE, standards=standards)), (0, {"program": "OLD", **RESTS}), *said)
    assert [fact.program for fact in bench.told(CycleEnded)] == programs
    made = [(fact.parts, fact.program) for fact in bench.told(PartsCounted)]
    assert made == [({"NEW": 6}.get(program, 1), program) for program in programs]


def test_a_warm_up_that_was_named_before_taints_no_cycle_of_another_program() -> None:
    """Nor is a warm-up counted because its name came late."""
    bench = Bench(replace(BY_STATE, warm_up_programs=frozenset({"O9000"})))
    run(bench, (0, {"program": "O9000", **RESTS}), (10, RUNS), (10.1, {"program": "P1"}), (70, RESTS))
    run(bench, (80, RUNS), (80.1, {"program": "O9000"}), (140, RESTS))
    assert [fact.excluded for fact in bench.told(CycleEnded)] == [(), ("warm_up_program",)]


def test_an_order_comes_as_late_as_its_program() -> None:
    """A control that names both in one text names them at one moment: the cycle is the new order's."""
    bench = Bench(BY_STATE)
    bench.name_order(0, "OF-1", "OF-1", "10")
    run(bench, (0, {"program": "P1", **RESTS}), (10, RUNS), (10.1, {"program": "P2"}))
    bench.name_order(10.1, "OF-2", "OF-2", "10")
    bench.name_order(40, "OF-3", "OF-3", "10")
    run(bench, (70, RESTS), (80, RUNS), (140, RESTS))
    assert [fact.attribution.order for fact in bench.told(CycleEnded)] == ["OF-2", "OF-3"]


def test_parts_per_cycle_of_the_operation_go_before_those_of_the_program() -> None:
    """And who badges in during a cycle does not change what that cycle makes."""
    bench = Bench(replace(BY_STATE, standard=Standard(parts_per_cycle=2)))
    run(bench, *does((10, "ACTIVE")))
    bench.open(30, "anna", parts_per_cycle=4)
    run(bench, (70, RESTS), (80, RUNS), (140, RESTS))
    assert [fact.parts for fact in bench.told(PartsCounted)] == [2, 4]


# From count to count.


def test_a_cycle_lasts_from_count_to_count() -> None:
    """A press brake: two strokes make a part, the part is the cycle, rests between the strokes are its pauses."""
    bench = run(
        Bench(FROM_COUNT), (0, {"execution": "READY", "stroke_count": 0}), (10, RUNS),
        (15, {"stroke_count": 1}), (16, RESTS), (26, RUNS), (30, {"stroke_count": 2}),
        (31, RESTS), (40, RUNS), (45, {"stroke_count": 3}), (50, {"stroke_count": 4}),
    )  # fmt: skip
    first, second = bench.told(CycleEnded)
    assert (first.started_at, first.gross, first.active, first.hold) == (after(10), 20, 10, 10)
    assert (second.started_at, second.gross) == (after(40), 10)
    assert [(fact.parts, fact.cycle) for fact in bench.told(PartsCounted)] == [
        (0, "mill-1.c1"), (1, "mill-1.c1"), (0, "mill-1.c2"), (1, "mill-1.c2"),
    ]  # fmt: skip


def test_a_run_without_a_stroke_is_no_cycle() -> None:
    """The pump ran, nothing was bent: no cycle is told, and no number is used up."""
    bench = run(Bench(FROM_COUNT), *does((10, "ACTIVE"), (70, "READY"), (80, "ACTIVE")), (85, {"stroke_count": 0}))
    run(bench, (90, {"stroke_count": 1}), (95, {"stroke_count": 2}))
    assert [(fact.cycle, fact.started_at) for fact in bench.told(CycleEnded)] == [("mill-1.c1", after(80))]


def test_another_program_breaks_the_part_in_hand_off() -> None:
    bench = run(
        Bench(FROM_COUNT), (0, {"program": "P1", "stroke_count": 0}), *does((10, "ACTIVE")),
        (15, {"stroke_count": 1}), (20, {"program": "P2"}), (25, {"stroke_count": 2}), (30, {"stroke_count": 3}),
    )  # fmt: skip
    assert bench.outcomes == ["aborted"]
    assert [(fact.parts, fact.program) for fact in bench.told(PartsCounted)] == [(0, "P1"), (0, "P2"), (1, "P2")]


def test_a_machine_that_tells_only_its_counter() -> None:
    """No execution at all: cycles go from count to count, and a lost line is a gap in them and not time worked."""
    bench = Bench(counted("stroke_count", cycle_from=CycleFrom.COUNT))
    run(bench, (0, {"stroke_count": 0}), (10, {"stroke_count": 1}), (40, {"stroke_count": 2}))
    bench.line_down(50)
    bench.line_up(65)
    run(bench, (65, {"stroke_count": 2}), (80, {"stroke_count": 3}))
    first, second = bench.told(CycleEnded)
    assert (first.started_at, first.gross, first.active, first.blind) == (after(10), 30, 30, 0)
    assert (second.gross, second.active, second.blind) == (40, 25, 15)
    assert bench.parts == 3


def test_a_count_made_in_a_gap_starts_anew() -> None:
    bench = Bench(counted("stroke_count", cycle_from=CycleFrom.COUNT))
    run(bench, (0, {"stroke_count": 0}), (10, {"stroke_count": 1}))
    bench.line_down(20)
    bench.line_up(65)
    run(bench, (65, {"stroke_count": 5}), (80, {"stroke_count": 6}))
    assert [(fact.started_at, fact.start_seen) for fact in bench.told(CycleEnded)] == [(after(65), False)]
    assert bench.parts == 6


PER_RUN = counted("stroke_count", per_part=4, completed_by=CompletedBy.COUNT)


def test_strokes_of_a_part_that_was_given_up_do_not_begin_the_next_one() -> None:
    """Where one run of the pump is one part: two strokes and a stop are no part, and the next four are a whole one."""
    bench = run(Bench(PER_RUN), (0, {**RESTS, "stroke_count": 100}))
    run(bench, (10, RUNS), (12, {"stroke_count": 101}), (14, {"stroke_count": 102}), (16, RESTS), (30, {}))
    run(bench, (40, RUNS), *((42 + 2 * n, {"stroke_count": 103 + n}) for n in range(4)), (50, RESTS))
    assert [fact.outcome for fact in bench.told(CycleEnded)] == ["aborted", "completed"]
    assert sum(fact.parts for fact in bench.told(PartsCounted)) == 1


def test_a_late_last_stroke_still_completes_its_run() -> None:
    """The pump is seen at rest a moment before the fourth stroke is read: it belongs to that run."""
    bench = run(Bench(PER_RUN), (0, {**RESTS, "stroke_count": 0}), (10, RUNS), (20, {"stroke_count": 3}), (22, RESTS))
    run(bench, (22.5, {"stroke_count": 4}))
    [ended] = bench.told(CycleEnded)
    assert (ended.outcome, ended.at) == ("completed", after(22))


def test_a_part_in_hand_when_sight_was_lost_is_finished_by_its_remaining_strokes() -> None:
    """Two strokes are seen, then nobody watches five more: one part, and three strokes of the next one."""
    bench = run(Bench(PER_RUN), (0, {**RESTS, "stroke_count": 0}), (10, RUNS), (12, {"stroke_count": 2}))
    bench.line_down(14)
    bench.line_up(60)
    run(bench, (60, {"stroke_count": 7, **RUNS}), (65, {"stroke_count": 8}), (66, RESTS))
    assert [(fact.parts, fact.backfilled) for fact in bench.told(PartsCounted)] == [(0, False), (1, True), (1, False)]
    assert [fact.outcome for fact in bench.told(CycleEnded)] == ["unknown", "completed"]


def test_a_run_in_hand_at_the_first_look_is_not_called_aborted_for_want_of_a_count() -> None:
    """Its first strokes were made before anybody looked: what it made is not known."""
    bench = run(Bench(PER_RUN), (0, {**RUNS, "stroke_count": 50}), (5, {"stroke_count": 52}), (6, RESTS), (60, {}))
    bench.happen(Tick(at=after(60)))
    assert [fact.outcome for fact in bench.told(CycleEnded)] == ["unknown"]
    run(bench, (70, RUNS), (80, {"stroke_count": 55}))
    assert sum(fact.parts for fact in bench.told(PartsCounted)) == 0
    run(bench, (85, {"stroke_count": 56}))
    assert sum(fact.parts for fact in bench.told(PartsCounted)) == 1


def test_one_bend_too_many_does_not_shift_every_later_part() -> None:
    """Five strokes for one part, four for each later one: three parts, and the odd stroke is forgotten."""
    bench = run(Bench(PER_RUN), (0, {**RESTS, "stroke_count": 0}))
    for start, strokes in ((10, 5), (30, 9), (50, 13), (70, 15)):
        run(bench, (start, RUNS), (start + 10, {"stroke_count": strokes}), (start + 11, RESTS))
    run(bench, (100, {}))
    bench.happen(Tick(at=after(100)))
    assert [fact.outcome for fact in bench.told(CycleEnded)] == ["completed"] * 3 + ["aborted"]
    assert sum(fact.parts for fact in bench.told(PartsCounted)) == 3


@given(
    runs=st.lists(
        st.tuples(st.integers(0, 9), st.lists(st.booleans(), min_size=11, max_size=11), st.integers(1, 8)), max_size=8
    )
)
def test_strokes_make_the_parts_of_their_own_run(runs: list[tuple[int, list[bool], int]]) -> None:
    """Polled at any moments, as long as each run and rest is seen at all: no stroke goes into another run's part."""
    bench = run(Bench(PER_RUN), (0, {**RESTS, "stroke_count": 0}))
    seconds = strokes = 0
    for made, looks, rest in runs:
        for number, look in enumerate(looks[: made + 1]):
            seconds += 1
            if look or number == min(rest, made):
                run(bench, (seconds, {**RUNS, "stroke_count": strokes}))
            strokes += 1
        strokes -= 1
        seconds += rest
        run(bench, (seconds, {**RESTS, "stroke_count": strokes}))
    assert sum(fact.parts for fact in bench.told(PartsCounted)) == sum(made // 4 for made, _, _ in runs)
