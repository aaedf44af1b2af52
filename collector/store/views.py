"""From facts to views: which fact changes which table. A fold: the tables and the next fact decide, nothing else."""

from __future__ import annotations

from sqlalchemy import Connection

from collector.core.facts import (
    AlarmCleared,
    AlarmRaised,
    CountHeld,
    CoverageLost,
    CoverageRegained,
    CycleEnded,
    CycleStarted,
    ExecutionChanged,
    Fact,
    HeldCountReviewed,
    LegalHoldLifted,
    LegalHoldPlaced,
    ModeChanged,
    PartsAssigned,
    PartsCorrected,
    PartsCounted,
    ProgramChanged,
    SessionClosed,
    SessionJoined,
    SessionLeft,
    SessionOpened,
    ToolChanged,
)
from collector.store import holds
from collector.store import interval_views as intervals
from collector.store import session_views as sessions
from collector.store import work_views as work


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
            work.cycle_ended(connection, seq, fact)
        case PartsCounted():
            work.parts_counted(connection, seq, fact)
        case PartsAssigned():
            work.parts_assigned(connection, seq, fact)
        case PartsCorrected():
            work.parts_corrected(connection, seq, fact)
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
        case LegalHoldPlaced():
            holds.placed(connection, seq, fact)
        case LegalHoldLifted():
            holds.lifted(connection, fact)
        case _:
            pass
