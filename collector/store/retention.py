"""How long facts are kept, by the type of record, and which segments of the journal may therefore go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, func, select

from collector.store import checkpoints, holds
from collector.store.checkpoints import Checkpoint
from collector.store.holds import Hold
from collector.store.journal import journal
from collector.store.reader import StoreReader
from collector.store.removal import beginning

STEP = 20_000
"""Facts removed in one transaction, at most, unless a single segment has more: nothing is recorded meanwhile."""


class Record(StrEnum):
    """Types of records that are kept for a time of their own."""

    MACHINES = "machines"
    """What machines did, and when they were seen: nothing of a person."""
    WORK = "work"
    """Who worked at which machine, for which order, what was made, and what trainees can do."""
    ACCESS = "access"
    """Papers, decisions, permits, overrides, alarms about them, accounts: whatever is not of the other types."""
    PRIVACY = "privacy"
    """What was done to the records themselves: removals, holds, erasures."""


RECORDS: Mapping[Record, frozenset[str]] = {
    Record.MACHINES: frozenset((
        "CollectorStarted", "CollectorStopped", "RecordingStopped", "RecordingResumed", "CoverageRegained",
        "CoverageLost", "ExecutionChanged", "ModeChanged",
        "ProgramChanged", "ToolChanged", "AlarmRaised", "AlarmCleared", "GuardChanged", "CounterBaselined",
        "CounterReset", "OrderReported", "ToolListed", "ToolRemoved", "ToolLifeRead", "ToolRenewed",
        "ToolConditionChanged",
    )),
    Record.WORK: frozenset((
        "CycleStarted", "CycleEnded", "PartsCounted", "CountHeld", "HeldCountReviewed", "PartsAssigned",
        "PartsCorrected", "SessionOpened", "SessionJoined", "SessionLeft", "SessionClosed", "PartsDeclared",
        "DeclarationWithdrawn", "StopReasonGiven", "TrainerCalled", "TrainerCame", "CallWithdrawn", "SessionCorrected",
        "CompetenceAssessed", "AssessmentWithdrawn", "OrderChanged",
    )),
    Record.PRIVACY: frozenset(("SegmentsRemoved", "LegalHoldPlaced", "LegalHoldLifted", "PersonErased")),
}  # fmt: skip
"""The kinds of facts of each type."""


def record_of(kind: str) -> Record:
    """The type to which a kind of fact belongs."""
    return next((record for record, kinds in RECORDS.items() if kind in kinds), Record.ACCESS)


Retention = Mapping[Record, float | None]
"""Seconds for which facts of each type are kept; None for ever."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Facts between two checkpoints.

    Args:
        first: The first fact.
        cut: The checkpoint that closes it.
        facts: How many there are.
        since: When the oldest happened.
        until: When the latest happened.
    """

    first: int
    cut: Checkpoint
    facts: int
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Stop:
    """Why the segment behind those that may go has to stay, and with it all that follow.

    Args:
        first: Its first fact.
        last: Its last one; None if no checkpoint has closed it.
        record: The type that keeps it, where one does.
        until: Until when that is so; None for ever, or for as long as `hold` stands.
        hold: The legal hold that keeps it, where one does.
    """

    first: int
    last: int | None = None
    record: Record | None = None
    until: datetime | None = None
    hold: Hold | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What may go now: segments from the oldest fact on, and what stops there; `stop` is None if nothing is left.

    `signed` are the genuine checkpoints, by the fact that they cover.
    """

    segments: tuple[Segment, ...]
    stop: Stop | None
    signed: Mapping[int, Sequence[Checkpoint]]

    @property
    def facts(self) -> int:
        """How many facts may go."""
        return sum(one.facts for one in self.segments)

    def cuts(self) -> Iterator[Checkpoint]:
        """The checkpoints up to which to remove, one after the other, in steps that keep nobody waiting for long."""
        facts = 0
        for number, one in enumerate(self.segments):
            facts += one.facts
            following = self.segments[number + 1].facts if number + 1 < len(self.segments) else STEP
            if facts + following > STEP:
                yield one.cut
                facts = 0


def plan(store: StoreReader, retention: Retention, now: datetime) -> Plan:
    """See which segments may go. A segment goes when every fact in it is past its retention, and all before it go.

    The age of a fact counts from the later of the two times: when it happened, and when it was recorded.

    Args:
        store: Reads.
        retention: How long what is kept.
        now: The present (UTC).

    Raises:
        JournalError: If the key or the database cannot be read, or the first facts are missing without a reason.
    """
    key = checkpoints.load_public_key(store.directory)
    with store.reader() as connection:
        signed = checkpoints.genuine(connection, key)
        first = beginning(connection, signed).seq
        standing = holds.holds(connection)
        going: list[Segment] = []
        for seq in sorted(one for one in signed if one >= first):
            reason = _stop(connection, first, seq, retention, now, standing)
            if reason is not None:
                return Plan(tuple(going), reason, signed)
            going.append(_segment(connection, first, signed[seq][-1]))
            first = seq + 1
        left = connection.execute(select(journal.c.seq).where(journal.c.seq >= first).limit(1)).first()
    return Plan(tuple(going), None if left is None else Stop(first), signed)


def _stop(
    connection: Connection, first: int, last: int, retention: Retention, now: datetime, standing: Sequence[Hold]
) -> Stop | None:
    newest = func.max(func.max(journal.c.at, journal.c.recorded_at), type_=journal.c.at.type)
    kinds = select(journal.c.kind, newest).where(journal.c.seq.between(first, last)).group_by(journal.c.kind)
    latest: Stop | None = None
    for kind, at in connection.execute(kinds):
        record = record_of(kind)
        seconds = retention[record]
        if seconds is None:
            return Stop(first, last, record)
        until = at + timedelta(seconds=seconds)
        if until > now and (latest is None or latest.until is None or until > latest.until):
            latest = Stop(first, last, record, until)
    if latest is not None:
        return latest
    held = holds.first_held(connection, first, last, standing)
    return None if held is None else Stop(first, last, hold=held[1])


def _segment(connection: Connection, first: int, cut: Checkpoint) -> Segment:
    within = journal.c.seq.between(first, cut.seq)
    ends = select(func.count(), func.min(journal.c.at), func.max(journal.c.at)).where(within)
    return Segment(first, cut, *connection.execute(ends).one())
