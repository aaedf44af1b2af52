"""How far each sink has been told of the samples: per series, and by hand for what comes later than its time.

Samples have no order of their own but their time, and mostly come in it. So a sink's place is a time per series. What
is written behind a series' newest sample (a clock that was set back, a value that was on its way for long, a second
value for the same microsecond) is listed once more in `late`, which has an order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from collector.outgoing import Row, Run

LIVE = 0
"""The lane in which news travel; lane 1 holds what an outage piled up."""

BACKLOG = 1

SCHEMA = (
    "CREATE TABLE late (number INTEGER PRIMARY KEY AUTOINCREMENT, series INTEGER NOT NULL, at INTEGER NOT NULL)",
    "CREATE TABLE sink_series (sink TEXT NOT NULL, lane INTEGER NOT NULL, series INTEGER NOT NULL, "
    "at INTEGER NOT NULL, until INTEGER, PRIMARY KEY (sink, lane, series)) WITHOUT ROWID",
    "CREATE TABLE sink_late (sink TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
)

_NEXT = "SELECT at, value, quality FROM sample WHERE series = ? AND at > ? ORDER BY at LIMIT ?"
_STRETCH = "SELECT at, value, quality FROM sample WHERE series = ? AND at > ? AND at <= ? ORDER BY at LIMIT ?"
_LATE = (
    "SELECT late.number, late.series, late.at, sample.value, sample.quality FROM late"
    " LEFT JOIN sample ON sample.series = late.series AND sample.at = late.at WHERE late.number > ?"
    " ORDER BY late.number LIMIT ?"
)
_REACHED = (
    "INSERT INTO sink_series (sink, lane, series, at, until) VALUES (?, ?, ?, ?, NULL)"
    " ON CONFLICT DO UPDATE SET at = excluded.at"
)


@dataclass(slots=True)
class Mark:
    """How far a batch of samples has come.

    Args:
        lane: In which lane.
        reached: By series, the time of its last sample in the batch.
        done: Series of which nothing is left behind this batch.
        late: The last number of the list of late samples; None where none was taken.
    """

    lane: int
    reached: dict[int, int] = field(default_factory=dict)
    done: list[int] = field(default_factory=list)
    late: int | None = None


class SampleLanes:
    """A sink's way through the samples. Its methods block; one at a time.

    Args:
        connection: Reads the file of the samples.
        sink: The sink's name.
    """

    def __init__(self, connection: sqlite3.Connection, sink: str) -> None:
        self._connection, self._sink = connection, sink
        self._names: dict[int, tuple[str, str, str]] = {}
        rows = connection.execute("SELECT lane, series, at FROM sink_series WHERE sink = ?", (sink,)).fetchall()
        self._reached = {series: at for lane, series, at in rows if lane == LIVE}
        late = connection.execute("SELECT number FROM sink_late WHERE sink = ?", (sink,)).fetchone()
        self._late: int = late[0] if late else 0
        self._waiting: dict[int, None] = {}
        self.look_at(series for (series,) in connection.execute("SELECT id FROM series"))

    def begin_now(self, writer: sqlite3.Connection) -> None:
        """Pass over all there is, if this sink has no place yet; inside the writer's transaction."""
        if self._reached or writer.execute("SELECT 1 FROM sink_late WHERE sink = ?", (self._sink,)).fetchone():
            return
        ends = writer.execute("SELECT series, MAX(at) FROM sample GROUP BY series").fetchall()
        last = writer.execute("SELECT COALESCE(MAX(number), 0) FROM late").fetchone()[0]
        self.keep(writer, Mark(LIVE, dict(ends), late=last))

    def look_at(self, series: Iterable[int]) -> None:
        """Something was written to these."""
        self._waiting.update(dict.fromkeys(series))

    def live(self, most: int) -> tuple[list[Run], Mark]:
        """What is new, and has not been made backlog."""
        mark, found = Mark(LIVE), _Found()
        for series in list(self._waiting):
            if found.count >= most:
                break
            wanted = most - found.count
            rows = self._connection.execute(_NEXT, (series, self._reached.get(series, 0), wanted)).fetchall()
            if not rows:
                del self._waiting[series]
                continue
            found.add(series, rows)
            mark.reached[series] = rows[-1][0]
            if len(rows) < wanted:
                mark.done.append(series)
        for number, series, at, value, quality in self._connection.execute(_LATE, (self._late, most)):
            mark.late = number
            if quality is not None and at <= mark.reached.get(series, self._reached.get(series, 0)):
                found.add(series, [(at, value, quality)])
        return list(self._runs(found)), mark

    def backlog(self, most: int) -> tuple[list[Run], Mark]:
        """What an outage piled up, series by series."""
        mark, found = Mark(BACKLOG), _Found()
        lanes = self._connection.execute(
            "SELECT series, at, until FROM sink_series WHERE sink = ? AND lane = ? ORDER BY series LIMIT 500",
            (self._sink, BACKLOG),
        ).fetchall()
        for series, at, until in lanes:
            wanted = most - found.count
            if wanted <= 0:
                break
            rows = self._connection.execute(_STRETCH, (series, at, until, wanted)).fetchall()
            if rows:
                found.add(series, rows)
                mark.reached[series] = rows[-1][0]
            if len(rows) < wanted:
                mark.done.append(series)
        return list(self._runs(found)), mark

    def made_backlog(self, writer: sqlite3.Connection) -> dict[int, int]:
        """Let everything that waits be backlog; inside the writer's transaction.

        Returns:
            By series, behind what to begin anew: for `begin_behind`, once the transaction is on the disk. A place that
            was moved and not written down would pass over what lies between.
        """
        ends = [
            (series, newest)
            for (series,) in writer.execute("SELECT id FROM series").fetchall()
            if (newest := writer.execute("SELECT MAX(at) FROM sample WHERE series = ?", (series,)).fetchone()[0])
            is not None and newest > self._reached.get(series, 0)
        ]  # fmt: skip
        # A series that has a backlog already gets the longer one: from where it stands to what is newest now.
        writer.executemany(
            "INSERT INTO sink_series (sink, lane, series, at, until) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET until = excluded.until",
            [(self._sink, BACKLOG, series, self._reached.get(series, 0), newest) for series, newest in ends],
        )
        writer.executemany(_REACHED, [(self._sink, LIVE, series, newest) for series, newest in ends])
        return dict(ends)

    def begin_behind(self, ends: Mapping[int, int]) -> None:
        """Begin anew with what comes behind these times."""
        self._reached.update(ends)

    def keep(self, writer: sqlite3.Connection, mark: Mark) -> None:
        """Write down how far the sink has come; inside the writer's transaction."""
        reached = [(self._sink, mark.lane, series, at) for series, at in mark.reached.items()]
        writer.executemany(_REACHED, reached)
        if mark.lane == BACKLOG:
            writer.executemany(
                "DELETE FROM sink_series WHERE sink = ? AND lane = ? AND series = ?",
                [(self._sink, BACKLOG, series) for series in mark.done],
            )
        if mark.late is not None:
            writer.execute(
                "INSERT INTO sink_late (sink, number) VALUES (?, ?) ON CONFLICT DO UPDATE SET number = excluded.number",
                (self._sink, mark.late),
            )
        if mark.lane == LIVE:
            # What was written to them since is heard of by `look_at`.
            for series in mark.done:
                self._waiting.pop(series, None)
            self._reached.update(mark.reached)
            self._late = mark.late if mark.late is not None else self._late

    def _runs(self, found: _Found) -> Iterator[Run]:
        for series, rows in found.rows.items():
            if series not in self._names:
                self._names |= {
                    id_: (machine, signal, unit)
                    for id_, machine, signal, unit in self._connection.execute(
                        "SELECT id, machine, signal, unit FROM series"
                    )
                }
            yield Run(*self._names[series], rows)


@dataclass(slots=True)
class _Found:
    rows: dict[int, list[Row]] = field(default_factory=dict)
    count: int = 0

    def add(self, series: int, rows: list[Row]) -> None:
        self.rows.setdefault(series, []).extend(rows)
        self.count += len(rows)
