"""Cycles as the machine runs, rests, pauses and is lost from sight: the moves of the table in `execution`, made."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from collector.core.cycles import ClosedCycle, OpenCycle, advance, close, taint, turn
from collector.core.execution import MOVES, PACES, Move, Pace, Phase
from collector.core.facts import CountStep, CycleOutcome, CycleStarted, ExecutionChanged, PartsCounted
from collector.core.rules import CompletedBy, CycleFrom, PartsFrom
from collector.core.signals import Execution
from collector.core.telling import Telling


def change_execution(t: Telling, execution: Execution) -> None:
    """Let the controller's state change, and the cycle with it."""
    previous = t.state.execution
    if execution is previous:
        return
    t.tell(ExecutionChanged(machine=t.state.machine, at=t.at, execution=execution, previous=previous))
    pace = PACES[execution]
    at_rest = pace in (Pace.REST, Pace.END, Pace.ABORT)
    t.change(execution=execution, cold=pace is Pace.BLIND or (t.state.cold and not at_rest))
    if t.rules.cycle_from is CycleFrom.COUNT and at_rest:
        # Between two counts a machine at rest only pauses: the part in hand is not finished yet.
        pace = Pace.PAUSE
        if t.state.cycle is not None and not t.state.cycle.announced:
            t.change(cycle=None)
            return
    _move(t, MOVES[t.state.phase, pace])


def _move(t: Telling, move: Move) -> None:
    cycle = t.state.cycle
    match move:
        case Move.KEEP:
            pass
        case Move.OPEN:
            open_cycle(t, seen=not t.state.cold)
        case Move.PAUSE:
            _turn(t, Phase.PAUSED)
        case Move.RESUME:
            _turn(t, Phase.RUNNING)
            taint_cycle(t)
        case Move.LOSE_SIGHT:
            _turn(t, Phase.BLIND)
        case Move.FINISH:
            _come_to_rest(t, given_up=False)
        case Move.GIVE_UP:
            _come_to_rest(t, given_up=True)
        case Move.COMPLETE:
            end_cycle(t, CycleOutcome.COMPLETED)
        case Move.ABORT:
            end_cycle(t, CycleOutcome.ABORTED)
        case Move.CLOSE_UNKNOWN:
            end_cycle(t, CycleOutcome.UNKNOWN)
        case Move.DECIDE:
            end_cycle(t, _outcome(cycle))
        case Move.DECIDE_AND_OPEN:
            end_cycle(t, _outcome(cycle))
            open_cycle(t, seen=True)


def open_cycle(t: Telling, *, seen: bool) -> None:
    """Begin a cycle now. One that lasts from count to count is told at its first step only."""
    announced = t.rules.cycle_from is CycleFrom.EXECUTION
    cycle = OpenCycle(
        cycle=t.number("c") if announced else "",
        started_at=t.at,
        seen=seen,
        phase=Phase.RUNNING,
        phase_since=t.at,
        attribution=t.state.attribution,
        program=t.state.program,
        announced=False,
    )
    t.change(cycle=cycle)
    taint_cycle(t)
    if announced:
        announce(t)


def announce(t: Telling) -> None:
    """Tell the open cycle's start, once."""
    cycle = t.state.cycle
    if cycle is None or cycle.announced:
        return
    cycle = replace(cycle, announced=True, cycle=cycle.cycle or t.number("c"))
    t.change(cycle=cycle)
    t.tell(
        CycleStarted(
            machine=t.state.machine,
            at=cycle.started_at,
            cycle=cycle.cycle,
            seen=cycle.seen,
            program=cycle.program,
            attribution=cycle.attribution,
        )
    )


def end_cycle(t: Telling, outcome: CycleOutcome) -> None:
    """Close the open cycle; where cycles are what parts are counted from, count its parts."""
    cycle = t.state.cycle
    if cycle is None:
        return
    if not cycle.announced:
        t.change(cycle=None)
        return
    if cycle.phase is Phase.ENDING and cycle.ended_at is not None:
        ended_at = cycle.ended_at
    else:
        cycle, ended_at = advance(cycle, t.at, t.state.tool), t.at
    fact = close(t.state.machine, cycle, ended_at, outcome, t.state.attribution)
    t.tell(fact)
    t.change(
        cycle=None,
        last_cycle=ClosedCycle(cycle.cycle, ended_at, cycle.steps, cycle.attribution, cycle.program, cycle.excluded),
    )
    if t.rules.parts_from is PartsFrom.CYCLES and outcome is CycleOutcome.COMPLETED:
        t.tell(
            PartsCounted(
                machine=t.state.machine,
                at=ended_at,
                count=t.number("p"),
                counter="cycle",
                parts=t.standard.parts_per_cycle,
                step=CountStep.CYCLE,
                raw_from=None,
                raw_to=None,
                excluded=cycle.excluded,
                cycle=cycle.cycle,
                attribution=cycle.attribution,
                program=cycle.program,
            )
        )


def decide_overdue(t: Telling) -> None:
    """Decide about a cycle whose proof has not come in time: without a count it was aborted."""
    cycle = t.state.cycle
    due = overdue_at(cycle, t.rules.settle)
    if due is not None and t.at > due:
        end_cycle(t, _outcome(cycle))


def overdue_at(cycle: OpenCycle | None, settle: float) -> datetime | None:
    """When an ending cycle has to be decided about; None when nothing waits."""
    if cycle is None or cycle.phase is not Phase.ENDING or cycle.ended_at is None:
        return None
    return cycle.ended_at + timedelta(seconds=settle)


def taint_cycle(t: Telling) -> None:
    """Let the present mode mark the open cycle, if it runs."""
    if t.state.cycle is not None and t.state.excluded:
        t.change(cycle=taint(t.state.cycle, t.state.excluded))


def _turn(t: Telling, phase: Phase) -> None:
    if t.state.cycle is not None:
        t.change(cycle=turn(t.state.cycle, t.at, t.state.tool, phase))


def _come_to_rest(t: Telling, *, given_up: bool) -> None:
    """The program is over; who proves that it was completed depends on the machine."""
    cycle = t.state.cycle
    if cycle is None:
        return
    if cycle.steps > 0:
        end_cycle(t, CycleOutcome.COMPLETED)
    elif t.rules.completed_by is CompletedBy.COUNT and t.rules.counters:
        cycle = turn(cycle, t.at, t.state.tool, Phase.ENDING)
        t.change(cycle=replace(cycle, ended_at=t.at, given_up=given_up))
    else:
        end_cycle(t, CycleOutcome.ABORTED if given_up else CycleOutcome.COMPLETED)


def _outcome(cycle: OpenCycle | None) -> CycleOutcome:
    return CycleOutcome.COMPLETED if cycle is not None and cycle.steps > 0 else CycleOutcome.ABORTED
