"""Days that are over, read once and kept: a year of a machine is then added up in no time."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, or_, select

from collector.core.facts import (
    CycleEnded,
    DeclarationWithdrawn,
    Fact,
    PartsAssigned,
    PartsCorrected,
    PartsDeclared,
    SegmentsRemoved,
)
from collector.core.intervals import Interval, Intervals, length
from collector.core.time_categories import MICRO_STOP, TimeBreakdown
from collector.store.day_queries import Day, read_day
from collector.store.day_sums import Batch, Paces
from collector.store.reader import StoreReader
from collector.store.schema import EPOCH
from collector.store.shopfloor_tables import part_declaration
from collector.store.standards import Standards
from collector.store.view_tables import part_count

MOST = 8_000
"""Days that are kept, of all machines together: two school years of twenty machines, in 20 MB."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A period of a machine, with what its figures depend on besides the facts.

    Args:
        period: From when to when (UTC); not beyond now.
        required: When the machine was required in it (UTC): in order, none touching another.
        micro_stop: Seconds: shorter stops between two runs stay in the operating time.
    """

    period: Interval
    required: Intervals
    micro_stop: float = MICRO_STOP


class DayFigures:
    """Reads periods of machines, and keeps those that no machine can change any more; for any thread.

    Of what is recorded about them afterwards it has to be told: `Live.follow(figures.told)`.

    Args:
        store: Where facts and views are.
    """

    def __init__(self, store: StoreReader) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._kept: dict[tuple[str, Asked], Day] = {}
        self._ends: dict[str, datetime] = {}
        self._changes: defaultdict[str, _Changes] = defaultdict(_Changes)
        self._taken: defaultdict[str, int] = defaultdict(int)

    def told(self, facts: Iterable[Fact]) -> None:
        """Facts were committed: days of which they tell something else than before are to be read again."""
        with self._lock:
            for fact in facts:
                self._note(fact)

    def _note(self, fact: Fact) -> None:
        if isinstance(fact, SegmentsRemoved):
            for machine, end in self._ends.items():
                self._changes[machine].until = end
            return
        known_until = self._ends.get(fact.machine)
        if known_until is None:
            return  # Nothing of this machine has been read.
        changes = self._changes[fact.machine]
        match fact:
            case PartsAssigned(count=count) | PartsCorrected(count=count):
                changes.counts.add(count)
            case PartsDeclared(count=str(count)):
                changes.counts.add(count)
            case DeclarationWithdrawn():
                changes.declarations.add(fact.declaration)
            case _:
                # A held count that is accepted weeks later was made when it was held.
                at = fact.started_at if isinstance(fact, CycleEnded) else fact.at
                if at <= known_until:
                    changes.instants.add(at)

    def missing(self, machine: str, asked: Sequence[Asked]) -> int:
        """How many of these periods are not at hand."""
        with self._lock:
            return sum((machine, one) not in self._kept for one in asked)

    def read(self, machine: str, asked: Sequence[Asked]) -> list[Day]:
        """The periods, as they stand now. It blocks: a day that is not at hand takes some 10 ms.

        Args:
            machine: Which machine.
            asked: In order.
        """
        with self._lock:
            self._ends[machine] = max([one.period.end for one in asked] + [self._ends.get(machine, EPOCH)])
            # What is told from here on waits for the next to read: it may not be seen in the store yet.
            changes = self._changes.pop(machine, _Changes())
            self._taken[machine] += 1
            turn = self._taken[machine]
        try:
            with self._store.reader() as connection:
                instants = changes.resolved(connection)
                with self._lock:
                    self._forget(machine, instants, changes.until)
                    known = [self._kept.get((machine, one)) for one in asked]
                days = [
                    day or read_day(connection, machine, one.period, one.required, one.micro_stop)
                    for one, day in zip(asked, known, strict=True)
                ]
        except BaseException:
            with self._lock:
                self._forget(machine, set(), self._ends[machine])  # The changes that were taken note of are gone.
            raise
        with self._lock:
            # Whoever came since may have taken note of changes that are not seen here.
            if turn == self._taken[machine]:
                self._kept |= {(machine, one): day for one, day in zip(asked, days, strict=True) if day.settled}
                for oldest in list(self._kept)[: max(len(self._kept) - MOST, 0)]:
                    del self._kept[oldest]
        return days

    def _forget(self, machine: str, instants: set[datetime], until: datetime) -> None:
        if instants or until > EPOCH:
            self._kept = {
                (whose, one): day
                for (whose, one), day in self._kept.items()
                if whose != machine
                or (one.period.start >= until and not any(one.period.start <= at <= one.period.end for at in instants))
            }


@dataclass(slots=True)
class _Changes:
    """What was told of a machine about times that have been read.

    Args:
        instants: When it happened.
        counts: Of which counts it tells.
        declarations: Of which declarations.
        until: All before this may have changed.
    """

    instants: set[datetime] = field(default_factory=set)
    counts: set[str] = field(default_factory=set)
    declarations: set[str] = field(default_factory=set)
    until: datetime = EPOCH

    def resolved(self, connection: Connection) -> set[datetime]:
        """When all that happened about which something was told."""
        if not self.counts and not self.declarations:
            return self.instants
        of, said = part_count.c, part_declaration.c
        declared = select(said.count).where(said.id.in_(self.declarations))
        meant = select(of.at).where(or_(of.id.in_(self.counts), of.id.in_(declared)))
        return self.instants | set(connection.execute(meant).scalars())


def breakdown_of(
    paces: Paces,
    batches: Iterable[Batch],
    asked: Asked,
    opening: Intervals,
    standards: Standards,
    *,
    counts: bool = True,
) -> TimeBreakdown:
    """The time categories of a period; what `breakdown` says of the same rows.

    Args:
        paces: How its required time went by.
        batches: What was made in it.
        asked: What was asked.
        opening: When the machine's place was open in it (UTC).
        standards: What the machine's work should take.
        counts: Whether somebody counts its parts at all.
    """
    net, useful, parts, with_standard, judged = 0.0, 0.0, 0, 0, 0
    for batch in batches:
        parts += batch.parts
        judged += batch.good + batch.scrap
        standard = standards.part(batch.work)
        if standard is not None:
            with_standard += batch.parts
            net += standard * batch.parts
            useful += standard * (batch.parts - batch.scrap)
    known = counts and with_standard == parts
    return TimeBreakdown(
        total=length([asked.period]),
        opening=length(opening),
        required=length(asked.required),
        seen=paces.seen,
        operating=paces.running + paces.micro_stops,
        net=net if known else None,
        useful=useful if known else None,
        stops=paces.stops,
        micro_stops=paces.micro_stops,
        parts=parts if counts else None,
        with_standard=with_standard if counts else 0,
        judged=judged if counts else 0,
    )  # fmt: skip
