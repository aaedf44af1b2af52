"""Where every sink stands in the journal, what its server refused, and the way back for telling it all again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from collector.store import journal
from collector.store.outbox_tables import LIVE, sink_lane, sink_refused
from collector.store.samples import SampleWriter
from collector.store.schema import micros
from collector.store.store import Store


@dataclass(frozen=True, slots=True)
class Place:
    """How far a sink has come.

    Args:
        sink: Its name.
        waiting: Facts that it was not told.
        oldest: When the oldest of them happened (UTC); None where none waits.
        refused: How many things lie in its quarantine.
    """

    sink: str
    waiting: int
    oldest: datetime | None
    refused: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in quarantine: when it was refused (UTC), the fact's place in the journal, why, and what it was."""

    sink: str
    at: datetime
    seq: int | None
    reason: str
    what: str


def places(connection: Connection) -> list[Place]:
    """Every sink that ever was one, by its name."""
    counted = select(sink_refused.c.sink, func.count()).group_by(sink_refused.c.sink)
    lying = {sink: int(count) for sink, count in connection.execute(counted)}
    names = connection.execute(select(sink_lane.c.sink).distinct().order_by(sink_lane.c.sink)).scalars()
    return [_place(connection, sink, lying.get(sink, 0)) for sink in names]


def waiting(connection: Connection, sink: str) -> tuple[int, datetime | None]:
    """How many facts a sink was not told, and when the oldest of them happened."""
    lanes = connection.execute(
        select(sink_lane.c.seq, sink_lane.c.until).where(sink_lane.c.sink == sink).order_by(sink_lane.c.seq)
    ).all()
    head = journal.head(connection).seq
    count = sum(max((lane.until or head) - lane.seq, 0) for lane in lanes)
    first = next((lane.seq for lane in lanes if (lane.until or head) > lane.seq), None)
    oldest = next(journal.entries(connection, first, limit=1), None) if first is not None else None
    return count, oldest.fact.at if oldest is not None else None


def waits_for(connection: Connection, sink: str) -> list[range]:
    """The stretches of the journal that a sink was not told yet."""
    head = journal.head(connection).seq
    lanes = connection.execute(select(sink_lane.c.seq, sink_lane.c.until).where(sink_lane.c.sink == sink))
    return [range(lane.seq + 1, (lane.until or head) + 1) for lane in lanes]


def refused(connection: Connection, sink: str, most: int) -> list[Refused]:
    """What lies in a sink's quarantine, the newest first."""
    rows = connection.execute(
        select(sink_refused).where(sink_refused.c.sink == sink).order_by(sink_refused.c.number.desc()).limit(most)
    )
    return [Refused(row.sink, row.at, row.seq, row.reason, row.what) for row in rows]


def replay(store: Store, samples: SampleWriter, sink: str, since: datetime) -> int:
    """Let a sink be told everything again from an instant on, and empty its quarantine: what is still refused comes
    there again. Not while a collector runs: it knows its place by heart.

    Returns:
        How many facts it will be told.
    """

    def begin(connection: Connection) -> int:
        head = journal.head(connection).seq
        row = connection.execute(
            select(func.min(journal.journal.c.seq)).where(journal.journal.c.at >= since)
        ).scalar_one_or_none()
        seq = head if row is None else row - 1
        connection.execute(delete(sink_lane).where(sink_lane.c.sink == sink))
        connection.execute(insert(sink_lane).values(sink=sink, number=LIVE, seq=seq, until=None))
        connection.execute(delete(sink_refused).where(sink_refused.c.sink == sink))
        return head - seq

    count = store.write_now(begin)
    samples.within(
        lambda writer: [
            writer.execute("DELETE FROM sink_series WHERE sink = ?", (sink,)),
            writer.execute(
                "INSERT INTO sink_series (sink, lane, series, at) SELECT ?, 0, id, ? FROM series",
                (sink, micros(since) - 1),
            ),
        ]
    )
    return count


def _place(connection: Connection, sink: str, lying: int) -> Place:
    count, oldest = waiting(connection, sink)
    return Place(sink, count, oldest, lying)
