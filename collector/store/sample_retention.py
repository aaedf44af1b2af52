"""Removing old samples a little at a time, and giving the space back to the disk."""

from __future__ import annotations

import sqlite3
import threading
from datetime import datetime

from collector.store import sample_overview
from collector.store.schema import micros

STEP = 5_000
"""Samples removed in one transaction: some milliseconds, in which nothing else is written."""

SLICE = 50
"""When the file is too large, the oldest fiftieth of the time that it covers goes, then the next."""

VACUUM_PAGES = 1_000


def prune(
    connection: sqlite3.Connection, lock: threading.Lock, *, before: datetime | None, max_bytes: int | None
) -> int:
    """See `SampleWriter.prune`; `lock` is held for one step at a time."""
    removed = 0
    if before is not None:
        removed += _remove(connection, lock, micros(before))
    if max_bytes is not None:
        while _used(connection, lock) > max_bytes and (span := _span(connection, lock)) is not None:
            oldest, newest = span
            removed += _remove(connection, lock, oldest + max(1, (newest - oldest) // SLICE))
    if removed:
        _give_back(connection, lock)
    return removed


def _series(connection: sqlite3.Connection, lock: threading.Lock) -> list[int]:
    with lock:
        return [row[0] for row in connection.execute("SELECT id FROM series")]


def _remove(connection: sqlite3.Connection, lock: threading.Lock, before: int) -> int:
    removed = 0
    for series in _series(connection, lock):
        while True:
            with lock:
                key = (series, before)
                far = connection.execute(
                    "SELECT at FROM sample WHERE series = ? AND at < ? ORDER BY at LIMIT 1 OFFSET ?", (*key, STEP)
                ).fetchone()
                until = before if far is None else far[0]
                changed = connection.execute("DELETE FROM sample WHERE series = ? AND at < ?", (series, until)).rowcount
            removed += changed
            if far is None:
                break
        with lock:
            sample_overview.forget(connection, series, before)
    with lock:
        connection.execute("DELETE FROM late WHERE at < ?", (before,))
    return removed


def _span(connection: sqlite3.Connection, lock: threading.Lock) -> tuple[int, int] | None:
    """The oldest and the newest sample: an end of the index for each series, not a walk through the table."""
    ends: list[tuple[int, int]] = []
    for series in _series(connection, lock):
        with lock:
            first = connection.execute("SELECT MIN(at) FROM sample WHERE series = ?", (series,)).fetchone()[0]
            last = connection.execute("SELECT MAX(at) FROM sample WHERE series = ?", (series,)).fetchone()[0]
        if first is not None:
            ends.append((first, last))
    return (min(end[0] for end in ends), max(end[1] for end in ends)) if ends else None


def _used(connection: sqlite3.Connection, lock: threading.Lock) -> int:
    with lock:
        pages, free, size = (
            connection.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "freelist_count", "page_size")
        )
    return int((pages - free) * size)


def _give_back(connection: sqlite3.Connection, lock: threading.Lock) -> None:
    while True:
        with lock:
            free = connection.execute("PRAGMA freelist_count").fetchone()[0]
            if free == 0:
                break
            # Steps of the statement free one page each: it has to be read to its end.
            connection.execute(f"PRAGMA incremental_vacuum({VACUUM_PAGES})").fetchall()
            if connection.execute("PRAGMA freelist_count").fetchone()[0] >= free:
                break
    with lock:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
