"""What the outages have cost: what really happened beside what was recorded, and beside what was told outside."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from collector.core.facts import CounterBaselined, CountHeld, CoverageLost, CoverageRegained, Fact, PartsCounted
from collector.rehearsal.broker import BrokerWitness
from collector.rehearsal.database import DatabaseWitness, point_of
from collector.rehearsal.player import STROKES, Player
from collector.sinks.influx.lines import fact_lines
from collector.sinks.mqtt.events import EVENTS
from collector.store import queries, sink_places
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
    data: Path,
    players: Sequence[Player],
    database: DatabaseWitness,
    broker: BrokerWitness | None,
    jumped: datetime | None = None,
) -> Reckoning:
    """Compare, once the collector has ended.

    Args:
        data: Its data.
        players: The machines.
        database: Who was told as InfluxDB is.
        broker: Who was told over MQTT; None for nobody.
        jumped: When its clock began to jump, if it did: from then on cycles are not compared by their times.
    """
    truths = {one.role.machine: (await one.told("part"), await one.told("cycle_ended"), await one.told("stroke"))
              for one in players}  # fmt: skip
    return await asyncio.to_thread(_reckon, data, truths, database, broker, jumped)


def _reckon(
    data: Path,
    truths: Mapping[str, tuple[list[dict[str, Any]], ...]],
    database: DatabaseWitness,
    broker: BrokerWitness | None,
    jumped: datetime | None,
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
            steps = [
                (one.raw_from, one.raw_to) for one in facts
                if isinstance(one, PartsCounted | CountHeld) and one.raw_from is not None and one.raw_to is not None
            ]  # fmt: skip
            broken = sum(after[0] != before[1] for before, after in pairwise(steps))
            held = sum(isinstance(fact, CountHeld) for fact in facts)
            counted = sum(one.parts for one in counts)
            # Steps that wait for somebody complete parts together with those beside them; and strokes that a poll of a
            # computer so busy took for given up are recorded, every one of them.
            by_steps = sum(after - before for before, after in steps) // (STROKES if strokes else 1)
            misjudged = max(min(by_steps, made) - counted, 0) if strokes and not held else 0
            counted = by_steps if held else counted + misjudged
            found.lines.append(
                Line(f"{machine}: parts", made, max(made - counted, 0), max(counted - made, 0), in_order=not broken,
                     remark=f"{sum(one.parts for one in counts if one.backfilled)} of them made while it was not seen"
                            + (f"; {held} counts are held for somebody to look at" if held else "")
                            + (f"; the strokes of {misjudged} were taken for given up" if misjudged else ""))
            )  # fmt: skip
            comparable = [row for row in ended if jumped is None or datetime.fromisoformat(row["at"]) < jumped]
            found.lines.append(_cycles(machine, facts, comparable, cycles))
        with store.reader() as connection:
            waits = {sink: sink_places.waits_for(connection, sink) for sink in ("influx", "mqtt")}
        result = verify(store.readers, data)
        found.verified = "; ".join(str(one) for one in result.findings)
    found.lines.append(told_database(entries, waits["influx"], database))
    if broker is not None:
        found.lines.append(_told_broker(entries, waits["mqtt"], broker))
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


def _cycles(machine: str, facts: Sequence[Fact], ended: Iterable[dict[str, Any]], cycles: Sequence[Cycle]) -> Line:
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
        (at - timedelta(seconds=_lasted(row)), at)
        for row in ended
        for at in [datetime.fromisoformat(row["at"])]
        if any(begin + margin < at - timedelta(seconds=_lasted(row)) and at < end - margin for begin, end in seen)
    ]
    missed = [(began, at) for began, at in whole if not any(abs(one - at) < margin for one in recorded)]
    # On a computer so busy that seconds lie between two polls, an end is seen late, two cycles with little rest between
    # them are one, and what happened between two polls is known by the counter alone. Nothing of it is lost.
    met = [fact.at for fact in facts if isinstance(fact, PartsCounted)]
    merged = sum(
        any(one.start < at and (one.end is None or began < one.end) for one in cycles)
        or not any(began < one < at - margin for one in met)
        for began, at in missed
    )
    names = [one.cycle for one in cycles]
    return Line(
        f"{machine}: cycles seen whole", len(whole), len(missed) - merged, len(names) - len(set(names)),
        in_order=recorded == [one.end for one in cycles if one.end is not None and one.start_seen and not one.blind],
        remark=f"{len(cycles) - len(recorded)} more were cut by an outage, and end unknown"
               + (f"; of {merged} no poll of a computer so busy met the end" if merged else ""),
    )  # fmt: skip


def _lasted(row: dict[str, Any]) -> float:
    """Seconds that a cycle took, as the machine wrote it down."""
    return float(row["gross_seconds"])


def told_database(entries: Sequence[Entry], waits: Sequence[range], database: DatabaseWitness) -> Line:
    """What the database was told of these facts; `waits` are stretches that it is still to be told."""
    heard = database.heard()
    points = {point_of(line): one for one in entries for line in fact_lines(one, persons=True)}
    missing = [one.seq for point, one in points.items() if point not in heard]
    late = sum(heard[point] - one.recorded_at.timestamp() > LATE for point, one in points.items() if point in heard)
    foreign = sum(not point.startswith("telemetry,") and point not in points for point in heard)
    telemetry = sum(point.startswith("telemetry,") for point in heard)
    wait = sum(_waits(seq, waits) for seq in missing)
    return Line("facts in the database", len(points), len(missing) - wait, foreign, late,
                remark=f"{wait} of its end wait for the next start; and {telemetry} values of telemetry")  # fmt: skip


def _waits(seq: int, waits: Sequence[range]) -> bool:
    """Whether a fact is still to be told: the collector records its own end when its sinks have ended."""
    return any(seq in one for one in waits)


def _told_broker(entries: Sequence[Entry], waits: Sequence[range], broker: BrokerWitness) -> Line:
    # Its first start is told to nobody: this sink begins with what happens from then on.
    begins = min((one.seq for one in entries if one.id in broker.first), default=0)
    told = [one for one in entries if type(one.fact) in EVENTS and one.seq >= begins]
    seqs = {one.id: one.seq for one in told}
    heard = [seqs[name] for name in broker.first if name in seqs]
    late = sum(
        broker.first[one.id] - one.recorded_at.timestamp() > LATE for one in told if one.id in broker.first
    )  # fmt: skip
    again = sum(count - 1 for count in broker.times.values())
    missing = [one.seq for one in told if one.id not in broker.first]
    wait = sum(_waits(seq, waits) for seq in missing)
    return Line("events at the broker", len(told), len(missing) - wait, 0, late, heard == sorted(heard),
                f"{wait} of its end wait for the next start; {again} were told again under the same id")  # fmt: skip
