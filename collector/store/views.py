"""From facts to views: which fact changes which table. A fold: the tables and the next fact decide, nothing else."""

from __future__ import annotations

from sqlalchemy import Connection

from collector.core.facts import (
    AlarmCleared,
    AlarmRaised,
    AssessmentWithdrawn,
    CallWithdrawn,
    CompetenceAssessed,
    CountHeld,
    CoverageLost,
    CoverageRegained,
    CycleEnded,
    CycleStarted,
    DeclarationWithdrawn,
    ExecutionChanged,
    Fact,
    HeldCountReviewed,
    LegalHoldLifted,
    LegalHoldPlaced,
    ModeChanged,
    OrderChanged,
    PartsAssigned,
    PartsCorrected,
    PartsCounted,
    PartsDeclared,
    ProgramChanged,
    SessionClosed,
    SessionCorrected,
    SessionJoined,
    SessionLeft,
    SessionOpened,
    StopReasonGiven,
    ToolChanged,
    ToolConditionChanged,
    ToolLifeRead,
    ToolListed,
    ToolRemoved,
    ToolRenewed,
    TrainerCalled,
    TrainerCame,
)
from collector.store import change_views as changes
from collector.store import holds
from collector.store import interval_views as intervals
from collector.store import session_views as sessions
from collector.store import shopfloor_views as shopfloor
from collector.store import teaching_views as teaching
from collector.store import tool_views as tools
from collector.store import work_views as work
from collector.store.hand_views import declared_count, following_count, following_cycle


def apply(connection: Connection, seq: int, fact: Fact) -> None:
    """Bring the views up to one more fact, in the transaction that records it.

    Facts come in the order of the journal. Their `at` may run behind it (a cycle that turns out to have ended before
    the line was lost), so no view takes the latest fact for the latest time.

    Args:
        connection: Inside a transaction that can write.
        seq: The fact's place in the journal.
        fact: What happened. Kinds of which no view is kept change nothing.
    """
    machine, at = fact.machine, fact.at
    match fact:
        case ExecutionChanged():
            intervals.STATES.turn(connection, seq, at, fact.execution.value, machine=machine)
        case ToolChanged():
            intervals.TOOLS.turn(connection, seq, at, fact.tool, machine=machine)
        case ProgramChanged():
            intervals.PROGRAMS.turn(connection, seq, at, fact.program, machine=machine)
        case ModeChanged():
            intervals.MODES.turn(connection, seq, at, fact.value, machine=machine, mode=fact.mode)
        case AlarmRaised():
            intervals.raised(connection, seq, fact)
        case AlarmCleared():
            intervals.cleared(connection, fact)
        case CoverageLost():
            intervals.lost(connection, seq, fact)
        case CoverageRegained():
            intervals.regained(connection, seq, fact)
        case CycleStarted():
            work.cycle_started(connection, seq, fact)
        case CycleEnded():
            with following_cycle(connection, seq, fact.cycle):
                work.cycle_ended(connection, seq, fact)
        case PartsCounted():
            with following_count(connection, seq, fact.count):
                work.parts_counted(connection, seq, fact)
        case PartsAssigned():
            with following_count(connection, seq, fact.count):
                changes.parts_assigned(connection, seq, fact)
                work.parts_assigned(connection, seq, fact)
        case PartsCorrected():
            with following_count(connection, seq, fact.count):
                changes.parts_corrected(connection, seq, fact)
                work.parts_corrected(connection, seq, fact)
                shopfloor.corrected(connection, fact)
        case OrderChanged():
            changes.order_changed(connection, seq, fact)
        case CountHeld():
            work.count_held(connection, seq, fact)
        case HeldCountReviewed():
            work.held_count_reviewed(connection, seq, fact)
        case SessionOpened():
            sessions.opened(connection, seq, fact)
        case SessionJoined():
            sessions.joined(connection, seq, fact)
        case SessionLeft():
            sessions.left(connection, fact)
        case SessionClosed():
            sessions.closed(connection, seq, fact)
        case SessionCorrected():
            shopfloor.session_corrected(connection, seq, fact)
        case PartsDeclared():
            with following_count(connection, seq, declared_count(connection, seq, fact)):
                shopfloor.declared(connection, seq, fact)
        case DeclarationWithdrawn():
            with following_count(connection, seq, declared_count(connection, seq, fact)):
                shopfloor.declaration_withdrawn(connection, seq, fact)
        case StopReasonGiven():
            shopfloor.stop_reason_given(connection, seq, fact)
        case TrainerCalled():
            shopfloor.called(connection, seq, fact)
        case TrainerCame() | CallWithdrawn():
            shopfloor.call_ended(connection, seq, fact)
        case CompetenceAssessed():
            teaching.assessed(connection, seq, fact)
        case AssessmentWithdrawn():
            teaching.withdrawn(connection, seq, fact)
        case ToolListed():
            tools.listed(connection, seq, fact)
        case ToolRemoved():
            tools.removed(connection, seq, fact)
        case ToolLifeRead():
            tools.life_read(connection, seq, fact)
        case ToolRenewed():
            tools.renewed(connection, seq, fact)
        case ToolConditionChanged():
            tools.condition_changed(connection, seq, fact)
        case LegalHoldPlaced():
            holds.placed(connection, seq, fact)
        case LegalHoldLifted():
            holds.lifted(connection, fact)
        case _:
            pass
