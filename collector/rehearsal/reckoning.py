"""What the outages have cost: what really happened beside what was recorded, and beside what was told outside."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from collector.core.facts import CounterBaselined, CoverageLost, CoverageRegained, Fact
from collector.rehearsal.broker import BrokerWitness
from collector.rehearsal.database import DatabaseWitness, point_of
from collector.rehearsal.player import Player
from collector.sinks.influx.lines import fact_lines
from collector.store import queries
from collector.store.journal import Entry
from collector.store.reader import StoreReader
from collector.store.records import Cycle
from collector.store.verify import verify

LATE = 5.0
"""Seconds after which what is told outside is late; it is told all the same."""

NEAR = 1.0
"""Seconds between a cycle's end as the machine wrote it down and as it was recorded."""


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one kind of thing.

    Args:
        what: The things, in words.
        there: How many there are to be.
        lost: How many are not there.
        doubled: How many are there more than once.
        late: How many came late; None where that means nothing.
        in_order: Whether their order was kept; None where there is none.
        remark: What one has to know to read it.
    """

    what: str
    there: int
    lost: int
    doubled: int
    late: int | None = None
    in_order: bool | None = None
    remark: str = ""


@dataclass(slots=True)
class Reckoning:
    """All of it.

    Args:
        lines: By kind of thing.
        verified: What the journal's verification found; empty if it is whole.
    """

    lines: list[Line] = field(default_factory=list)
    verified: str = ""

    @property
    def fine(self) -> bool:
        """Nothing is lost, nothing is counted twice, every order was kept."""
        kept = all(not one.lost and not one.doubled and one.in_order is not False for one in self.lines)
        return kept and not self.verified


async def reckon(
    data: Path, players: Sequence[Player], database: DatabaseWitness, broker: BrokerWitness | None
) -> Reckoning:
    """Compare, once the collector has ended."""
    truths = {one.role.machine: (await one.told("part"), await one.told("cycle_ended"), await one.told("stroke"))
              for one in players}  # fmt: skip
    return await asyncio.to_thread(_reckon, data, truths, database, broker)


def _reckon(
    data: Path,
    truths: Mapping[str, tuple[list[dict[str, Any]], ...]],
    database: DatabaseWitness,
    broker: BrokerWitness | None,
) -> Reckoning:
    found = Reckoning()
    with StoreReader.open(data) as store:
        entries = list(store.facts())
        for machine, (parts, ended, strokes) in truths.items():
            facts = [one.fact for one in entries if one.fact.machine == machine]
            with store.reader() as connection:
                counts = list(queries.counts(connection, queries.BEGINNING, queries.END, machine))
                cycles = list(queries.cycles(connection, queries.BEGINNING, queries.END, machine))
            made = _made(facts, parts, strokes)
            counted = sum(one.parts for one in counts)
            broken = sum(after.raw_from != before.raw_to for before, after in pairwise(counts))
            found.lines.append(
                Line(f"{machine}: parts", made, max(made - counted, 0), max(counted - made, 0), in_order=not broken,
                     remark=f"{sum(one.parts for one in counts if one.backfilled)} of them made while it was not seen")
            )  # fmt: skip
            found.lines.append(_cycles(machine, facts, ended, cycles))
        result = verify(store.readers, data)
        found.verified = "; ".join(str(one) for one in result.findings)
    found.lines.append(_told_database(entries, database))
    if broker is not None:
        found.lines.append(_told_broker(entries, broker))
    return found


def _made(facts: Iterable[Fact], parts: Iterable[dict[str, Any]], strokes: Sequence[dict[str, Any]]) -> int:
    """Parts that the machine made since its counter was first seen.

    One that was in hand then is left out where it takes several steps of the counter: its first ones were not seen.
    """
    first = next(fact for fact in facts if isinstance(fact, CounterBaselined))
    if not strokes:
        return sum(row["parts"] for row in parts if row["counter"] > first.value)
    begun = {row["cycle"]: row["counter"] for row in reversed(strokes)}
    return sum(row["parts"] for row in parts if begun[row["cycle"]] > first.value)


def _cycles(machine: str, facts: Iterable[Fact], ended: Iterable[dict[str, Any]], cycles: Sequence[Cycle]) -> Line:
    """Cycles that ran from start to end while the machine was seen have to be there, each once."""
    seen: list[tuple[datetime, datetime]] = []
    since: datetime | None = None
    for fact in facts:
        if isinstance(fact, CoverageRegained):
            since = fact.at
        elif isinstance(fact, CoverageLost) and since is not None:
            seen.append((since, fact.at))
            since = None
    recorded = sorted(one.end for one in cycles if one.end is not None and one.start_seen and not one.blind)
    margin = timedelta(seconds=NEAR)
    whole = [
        at
        for row in ended
        for at in [datetime.fromisoformat(row["at"])]
        if any(begin + margin < at - timedelta(seconds=_lasted(row)) and at < end - margin for begin, end in seen)
    ]
    missing = sum(not any(abs(one - at) < margin for one in recorded) for at in whole)
    names = [one.cycle for one in cycles]
    return Line(
        f"{machine}: cycles seen whole", len(whole), missing, len(names) - len(set(names)),
        in_order=recorded == [one.end for one in cycles if one.end is not None and one.start_seen and not one.blind],
        remark=f"{len(cycles) - len(recorded)} more were cut by an outage, and end unknown",
    )  # fmt: skip


def _lasted(row: dict[str, Any]) -> float:
    """Seconds that a cycle took, as the machine wrote it down."""
    return float(row["gross_seconds"])


def _told_database(entries: Sequence[Entry], database: DatabaseWitness) -> Line:
    heard = database.heard()
    points = {point_of(line): one for one in entries for line in fact_lines(one, persons=True)}
    late = sum(heard[point] - one.recorded_at.timestamp() > LATE for point, one in points.items() if point in heard)
    foreign = sum(not point.startswith("telemetry,") and point not in points for point in heard)
    telemetry = sum(point.startswith("telemetry,") for point in heard)
    return Line("facts in the database", len(points), sum(one not in heard for one in points), foreign, late,
                remark=f"and {telemetry} values of telemetry")  # fmt: skip


def _told_broker(entries: Sequence[Entry], broker: BrokerWitness) -> Line:
    from collector.sinks.mqtt.events import EVENTS

    told = [one for one in entries if type(one.fact) in EVENTS]
    seqs = {one.id: one.seq for one in told}
    heard = [seqs[name] for name in broker.first if name in seqs]
    late = sum(
        broker.first[one.id] - one.recorded_at.timestamp() > LATE for one in told if one.id in broker.first
    )  # fmt: skip
    again = sum(count - 1 for count in broker.times.values())
    return Line("events at the broker", len(told), sum(one.id not in broker.first for one in told), 0, late,
                heard == sorted(heard), f"{again} were told again under the same id")  # fmt: skip
