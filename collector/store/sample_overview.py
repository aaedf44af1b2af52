"""Telemetry in short: of every five minutes of a series its lowest and highest value and its first loss of trust.

A machine that works tells millions of values in a year; a chart of the year then reads some ten thousand rows, and
still has every peak and every hole. The overview follows behind: what is too young for it is read as it was kept.
"""

from __future__ import annotations

import math
import sqlite3
import threading
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from collector.store.schema import micros

PIECE = 5 * 60 * 1_000_000
"""Microseconds."""

SETTLES = timedelta(hours=2)
"""A device's own time may be an hour off and is believed: what is older than this changes no more, but by a clock that
was wrong; see `late`."""

STEP = 20_000
"""Samples that are read in one transaction: some ten milliseconds, in which nothing else is written."""

SCHEMA = (
    "CREATE TABLE overview (series INTEGER NOT NULL, at INTEGER NOT NULL, low REAL, low_at INTEGER, "
    "low_quality INTEGER, high REAL, high_at INTEGER, high_quality INTEGER, lost_at INTEGER, "
    "PRIMARY KEY (series, at)) WITHOUT ROWID",
    "CREATE TABLE overview_until (series INTEGER PRIMARY KEY, until INTEGER NOT NULL)",
    "CREATE TABLE overview_late (series INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (series, at)) WITHOUT ROWID",
)
"""`at` is where a piece begins; pieces without a sample have no row. `overview_late` names those to be made anew."""

# SQLite takes the other columns from the row that holds the minimum or maximum.
_MADE = f"""
INSERT OR REPLACE INTO overview
SELECT :series, low.piece, low.value, low.at, low.quality, high.value, high.at, high.quality, lost.at
FROM (SELECT at - at % {PIECE} AS piece, MIN(value) AS value, at, quality FROM sample
      WHERE series = :series AND at >= :start AND at < :end GROUP BY piece) AS low
JOIN (SELECT at - at % {PIECE} AS piece, MAX(value) AS value, at, quality FROM sample
      WHERE series = :series AND at >= :start AND at < :end GROUP BY piece) AS high ON high.piece = low.piece
LEFT JOIN (SELECT at - at % {PIECE} AS piece, MIN(at) AS at FROM sample
      WHERE series = :series AND at >= :start AND at < :end AND value IS NULL GROUP BY piece) AS lost
    ON lost.piece = low.piece
"""

Point = tuple[int, float | None, int]
"""A sample as it is kept: when (microseconds since 1970), value, quality."""

LOST = 2
"""The quality of what cannot be trusted, as it is kept."""


def piece_of(at: int) -> int:
    """Where the piece begins in which an instant lies."""
    return at - at % PIECE


def summarised(connection: sqlite3.Connection) -> dict[int, int]:
    """By series, up to when it is in the overview (microseconds since 1970)."""
    return dict(connection.execute("SELECT series, until FROM overview_until").fetchall())


def summarise(connection: sqlite3.Connection, lock: threading.Lock, now: datetime, known: dict[int, int]) -> None:
    """Bring the overview up to what has settled; `lock` is held for one step at a time.

    Args:
        connection: Writes the samples.
        lock: Held by whoever writes them.
        now: The present (UTC).
        known: As `summarised` gives it; follows with every step.
    """
    until = piece_of(micros(now - SETTLES))
    with lock:
        series = [row[0] for row in connection.execute("SELECT id FROM series")]
    for one in series:
        while _step(connection, lock, one, until, known):
            pass
    with lock:
        late = connection.execute("SELECT series, at FROM overview_late").fetchall()
    for key in late:
        with lock:
            _anew(connection, *key)


def _step(connection: sqlite3.Connection, lock: threading.Lock, series: int, until: int, known: dict[int, int]) -> bool:
    """Take one step; whether there are more."""
    with lock:
        first = known.get(series)
        if first is None:
            first = connection.execute("SELECT MIN(at) FROM sample WHERE series = ?", (series,)).fetchone()[0]
        if first is None or (start := piece_of(first)) >= until:
            return False
        far = connection.execute(
            "SELECT at FROM sample WHERE series = ? AND at >= ? ORDER BY at LIMIT 1 OFFSET ?", (series, start, STEP)
        ).fetchone()
        end = until if far is None else min(until, max(piece_of(far[0]), start + PIECE))
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(_MADE, {"series": series, "start": start, "end": end})
            connection.execute("INSERT OR REPLACE INTO overview_until VALUES (?, ?)", (series, end))
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        known[series] = end
    return end < until


def _anew(connection: sqlite3.Connection, series: int, at: int) -> None:
    """Make one piece anew, out of the samples that are there now."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("DELETE FROM overview WHERE series = ? AND at = ?", (series, at))
        connection.execute(_MADE, {"series": series, "start": at, "end": at + PIECE})
        connection.execute("DELETE FROM overview_late WHERE series = ? AND at = ?", (series, at))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def late(connection: sqlite3.Connection, keys: Iterable[tuple[int, int]]) -> None:
    """Samples came for pieces that are in the overview already; in the transaction that keeps them.

    Args:
        connection: Writes the samples.
        keys: Series and begin of each piece.
    """
    connection.executemany("INSERT OR IGNORE INTO overview_late VALUES (?, ?)", keys)


def forget(connection: sqlite3.Connection, series: int, before: int) -> None:
    """The samples of a series before an instant are gone."""
    connection.execute("DELETE FROM overview WHERE series = ? AND at < ?", (series, before))
    connection.execute("DELETE FROM overview_late WHERE series = ? AND at < ?", (series, piece_of(before)))
    if before % PIECE:
        late(connection, [(series, piece_of(before))])


def serves(connection: sqlite3.Connection, series: int, start: int, end: int, width: int) -> int | None:
    """Up to when the overview answers for a chart (microseconds since 1970); None where it is of no use.

    Args:
        connection: Reads the samples.
        series: The series' id.
        start: Begin of the chart.
        end: Its end.
        width: Microseconds of which one lowest and one highest value are drawn.
    """
    if width < 2 * PIECE or connection.execute("PRAGMA user_version").fetchone()[0] < 2:
        return None
    row = connection.execute("SELECT until FROM overview_until WHERE series = ?", (series,)).fetchone()
    until = None if row is None else min(row[0], piece_of(end))
    return until if until is not None and until >= start + 2 * PIECE else None


def drawn(connection: sqlite3.Connection, series: int, start: int, end: int, width: int, until: int) -> set[Point]:
    """Of each `width` from `start` on the lowest and the highest sample and the first loss of trust.

    A piece counts for the part of the chart in which it begins.

    Args:
        connection: Reads the samples.
        series: The series' id.
        start: Begin of the chart (microseconds since 1970).
        end: Its end.
        width: Microseconds.
        until: What `serves` said.
    """
    begin = -(-start // PIECE) * PIECE
    lows, highs, losses = dict[int, _Value](), dict[int, _Value](), dict[int, int]()
    for asked, since, before in ((_SAMPLES, start, begin), (_PIECES, begin, until), (_SAMPLES, until, end)):
        key = {"series": series, "since": since, "before": before, "start": start, "width": width}
        for part, *low in connection.execute(asked.lowest, key):
            lows[part] = min(lows.get(part, _HIGHEST), _Value(*low), key=_by_value)
        for part, *high in connection.execute(asked.highest, key):
            highs[part] = max(highs.get(part, _LOWEST), _Value(*high), key=_by_value)
        for part, at in connection.execute(asked.lost, key):
            losses[part] = min(losses.get(part, at), at)
    return {*lows.values(), *highs.values(), *((at, None, LOST) for at in losses.values())}


class _Value(NamedTuple):
    """A sample that can be trusted; see `Point`."""

    at: int
    value: float
    quality: int


def _by_value(one: _Value) -> float:
    return one.value


_HIGHEST, _LOWEST = _Value(0, math.inf, 0), _Value(0, -math.inf, 0)


_WITHIN = "WHERE series = :series AND at >= :since AND at < :before"
_PART = "(at - :start) / :width"


class _Questions(NamedTuple):
    """For the lowest value, the highest, and the first loss of each part of a chart."""

    lowest: str
    highest: str
    lost: str


_SAMPLES = _Questions(
    f"SELECT {_PART}, at, MIN(value), quality FROM sample {_WITHIN} AND value IS NOT NULL GROUP BY 1",
    f"SELECT {_PART}, at, MAX(value), quality FROM sample {_WITHIN} AND value IS NOT NULL GROUP BY 1",
    f"SELECT {_PART}, MIN(at) FROM sample {_WITHIN} AND value IS NULL GROUP BY 1",
)
_PIECES = _Questions(
    f"SELECT {_PART}, low_at, MIN(low), low_quality FROM overview {_WITHIN} AND low IS NOT NULL GROUP BY 1",
    f"SELECT {_PART}, high_at, MAX(high), high_quality FROM overview {_WITHIN} AND high IS NOT NULL GROUP BY 1",
    f"SELECT {_PART}, MIN(lost_at) FROM overview {_WITHIN} AND lost_at IS NOT NULL GROUP BY 1",
)
