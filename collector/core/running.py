"""Cycles as the machine runs, rests, pauses and is lost from sight: the moves of the table in `execution`, made."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from collector.core.cycles import ClosedCycle, OpenCycle, advance, close, taint, turn
from collector.core.execution import MOVES, PACES, Move, Pace, Phase
from collector.core.facts import CountStep, CycleOutcome, CycleStarted, ExecutionChanged, PartsCounted
from collector.core.modes import WARM_UP_PROGRAM
from collector.core.rules import CompletedBy, CycleFrom, PartsFrom
from collector.core.signals import Execution
from collector.core.telling import Telling

NAMED_WITHIN = timedelta(seconds=1)
"""How long after its start a cycle's program may still be named: what profiles ask for the slowest, and a publish."""


def change_execution(t: Telling, execution: Execution) -> None:
    """Let the controller's state change, and the cycle with it."""
    previous = t.state.execution
    if execution is previous:
        return
    t.tell(ExecutionChanged(machine=t.state.machine, at=t.at, execution=execution, previous=previous))
    pace = PACES[execution]
    at_rest = pace in (Pace.REST, Pace.END, Pace.ABORT)
    t.change(execution=execution, since=t.at, cold=pace is Pace.BLIND or (t.state.cold and not at_rest))
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
        parts=t.standard.parts_per_cycle,
        announced=False,
        excluded=t.state.excluded if announced else (),
    )
    t.change(cycle=cycle)
    if announced:
        announce(t)


def named_late(t: Telling) -> bool:
    """Whether the program that is named now is that of the cycle which has just begun.

    Controllers are asked for their state more often than for a name, and some name the program a moment after they
    start it. What is named so late is the cycle's own only if the name before it was left over from earlier work: one
    that came since the last cycle's end was this cycle's already, and the next is a subprogram or another job.
    """
    cycle, last, named = t.state.cycle, t.state.last_cycle, t.state.program_at
    if cycle is None:
        return False
    if cycle.program is None and cycle.started_at == t.at:
        return True
    if t.rules.cycle_from is not CycleFrom.EXECUTION or t.at - cycle.started_at > NAMED_WITHIN:
        return False
    if cycle.phase is not Phase.RUNNING or not cycle.seen or cycle.steps:
        return False
    return named is None or named <= (cycle.started_at if last is None else last.ended_at)


def rename(t: Telling) -> None:
    """Give the open cycle the program that is named now, from its start on."""
    cycle = t.state.cycle
    if cycle is not None:
        excluded = tuple(reason for reason in cycle.excluded if reason != WARM_UP_PROGRAM)
        named = replace(cycle, program=t.state.program, parts=t.standard.parts_per_cycle, excluded=excluded)
        t.change(cycle=taint(named, t.state.excluded))


def order_anew(t: Telling) -> None:
    """Let the order that the machine names now be that of the open cycle, if its program came as late."""
    cycle, named, now = t.state.cycle, t.state.program_at, t.state.attribution
    if cycle is None or named is None or cycle.program != t.state.program or cycle.attribution.session != now.session:
        return
    just_begun = cycle.phase is Phase.RUNNING and not cycle.steps and t.at - cycle.started_at <= NAMED_WITHIN
    if just_begun and named > cycle.started_at:
        mine = replace(cycle.attribution, order=now.order, operation=now.operation)
        t.change(cycle=replace(cycle, attribution=mine))


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
        cycle, ended_at = advance(cycle, t.at, t.state.tool, t.state.excluded), t.at
    fact = close(t.state.machine, cycle, ended_at, outcome, t.state.attribution)
    t.tell(fact)
    if t.rules.cycle_from is CycleFrom.EXECUTION and (
        cycle.phase is Phase.ENDING or outcome is not CycleOutcome.UNKNOWN
    ):
        _drop_the_rest(t)
    t.change(
        cycle=None,
        last_cycle=ClosedCycle(
            cycle.cycle, ended_at, cycle.steps, cycle.attribution, cycle.program, cycle.excluded, cycle.parts
        ),
    )
    if t.rules.parts_from is PartsFrom.CYCLES and outcome is CycleOutcome.COMPLETED:
        t.tell(
            PartsCounted(
                machine=t.state.machine,
                at=ended_at,
                count=t.number("p"),
                counter="cycle",
                parts=cycle.parts,
                step=CountStep.CYCLE,
                raw_from=None,
                raw_to=None,
                excluded=cycle.excluded,
                cycle=cycle.cycle,
                attribution=cycle.attribution,
                program=cycle.program,
            )
        )


def _drop_the_rest(t: Telling) -> None:
    """Forget strokes beyond a whole part when a run was seen to come to rest: given up, or one bend too many."""
    t.change(counters={signal: replace(one, carry=0) for signal, one in t.state.counters.items()})


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


def bring_up_to_date(t: Telling) -> None:
    """Add up the open cycle's time until now, before what it is added up for (the tool, the mode) changes."""
    if t.state.cycle is not None:
        t.change(cycle=advance(t.state.cycle, t.at, t.state.tool, t.state.excluded))


def drop_unbegun(t: Telling) -> None:
    """Forget a cycle from count to count in which nothing has been made yet: it was begun for other work."""
    if t.state.cycle is not None and not t.state.cycle.announced:
        t.change(cycle=None)


def lose_sight(t: Telling) -> None:
    """The line is gone: the open cycle goes on unseen, also where the machine tells nothing of its execution."""
    change_execution(t, Execution.UNAVAILABLE)
    if t.state.phase in (Phase.RUNNING, Phase.PAUSED):
        _turn(t, Phase.BLIND)


def see_again(t: Telling) -> None:
    """Resume a cycle from count to count by its counter alone, where the machine tells nothing of its execution."""
    counted_only = t.rules.cycle_from is CycleFrom.COUNT and t.state.execution is Execution.UNAVAILABLE
    if counted_only and t.state.connected and t.state.phase is Phase.BLIND:
        _turn(t, Phase.RUNNING)


def _turn(t: Telling, phase: Phase) -> None:
    if t.state.cycle is not None:
        t.change(cycle=turn(t.state.cycle, t.at, t.state.tool, t.state.excluded, phase))


def _come_to_rest(t: Telling, *, given_up: bool) -> None:
    """The program is over; who proves that it was completed depends on the machine."""
    cycle = t.state.cycle
    if cycle is None:
        return
    if cycle.whole > 0:
        end_cycle(t, CycleOutcome.COMPLETED)
    elif t.rules.completed_by is CompletedBy.COUNT and t.rules.counters:
        cycle = turn(cycle, t.at, t.state.tool, t.state.excluded, Phase.ENDING)
        t.change(cycle=replace(cycle, ended_at=t.at, given_up=given_up))
    else:
        end_cycle(t, CycleOutcome.ABORTED if given_up else CycleOutcome.COMPLETED)


def _outcome(cycle: OpenCycle | None) -> CycleOutcome:
    """What the counter proves; of a cycle that was not seen from its start on, its silence proves nothing."""
    if cycle is not None and cycle.whole > 0:
        return CycleOutcome.COMPLETED
    return CycleOutcome.ABORTED if cycle is not None and cycle.seen else CycleOutcome.UNKNOWN
