"""Reading telemetry for charts: few enough points to draw, and none of the peaks lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from collector.core.signals import Quality
from collector.errors import SamplesError
from collector.store import sample_overview
from collector.store.sample_file import FILE
from collector.store.samples import CODES
from collector.store.schema import instant, micros

QUALITIES = {code: quality for quality, code in CODES.items()}


@dataclass(frozen=True, slots=True)
class Sample:
    """One point of a chart.

    Args:
        at: When (UTC).
        value: In the signal's unit; None where nothing could be trusted from here on.
        quality: How far it can be trusted.
    """

    at: datetime
    value: float | None
    quality: Quality


@dataclass(frozen=True, slots=True)
class Series:
    """One signal of one machine of which samples are kept, from the first to the last; None where all are gone."""

    machine: str
    signal: str
    unit: str
    first: datetime | None
    last: datetime | None


class SampleReader:
    """Reads samples; may be called from any thread.

    Args:
        directory: The data directory.
    """

    def __init__(self, directory: Path | str) -> None:
        self._path = Path(directory) / FILE

    def query(
        self, machine: str, signal: str, since: datetime, until: datetime, max_points: int = 2_000
    ) -> list[Sample]:
        """Samples of one series from `since` up to, not including, `until`, by time.

        Where there are more than `max_points`, the time is cut into equal pieces, and of each piece the lowest and the
        highest value and the first loss of trust are kept; long times are read out of the overview.

        Raises:
            SamplesError: If the file cannot be read.
        """
        start, end = micros(since), micros(until)
        with self._connection() as connection:
            row = connection.execute(
                "SELECT id FROM series WHERE machine = ? AND signal = ?", (machine, signal)
            ).fetchone()
            if row is None or end <= start:
                return []
            key = (row[0], start, end)
            within = "FROM sample WHERE series = ? AND at >= ? AND at < ?"
            width = -(-(end - start) // max(1, max_points // 3))
            few = f"SELECT at, value, quality {within} ORDER BY at LIMIT ?"
            found = connection.execute(few, (*key, max_points + 1)).fetchall()
            if len(found) <= max_points:
                pass
            elif (settled := sample_overview.serves(connection, *key, width)) is not None:
                found = sorted(sample_overview.drawn(connection, *key, width, settled), key=lambda one: one[0])
            else:
                count, known = connection.execute(f"SELECT COUNT(*), COUNT(value) {within}", key).fetchone()
                pieces = max(1, max_points // (2 if known == count else 3))
                width = -(-(end - start) // pieces)
                by_piece = "GROUP BY (at - ?) / ?"
                grouped = (*key, start, width)
                # SQLite takes the other columns from the row that holds the minimum or maximum.
                rows = set(
                    connection.execute(
                        f"SELECT at, MIN(value), quality {within} AND value IS NOT NULL {by_piece}", grouped
                    )
                )
                rows |= set(
                    connection.execute(
                        f"SELECT at, MAX(value), quality {within} AND value IS NOT NULL {by_piece}", grouped
                    )
                )
                rows |= set(
                    connection.execute(f"SELECT MIN(at), value, quality {within} AND value IS NULL {by_piece}", grouped)
                )
                found = sorted(rows, key=lambda one: int(one[0]))
        return [Sample(instant(at), value, QUALITIES[quality]) for at, value, quality in found]

    def series(self) -> list[Series]:
        """What there is, by machine and signal.

        Raises:
            SamplesError: If the file cannot be read.
        """
        ends = "(SELECT {}(at) FROM sample WHERE sample.series = series.id)"
        statement = (
            f"SELECT machine, signal, unit, {ends.format('MIN')}, {ends.format('MAX')} FROM series "
            "ORDER BY machine, signal"
        )
        with self._connection() as connection:
            return [
                Series(machine, signal, unit, None if first is None else instant(first),
                       None if last is None else instant(last))
                for machine, signal, unit, first, last in connection.execute(statement)
            ]  # fmt: skip

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection for one question: opening takes a fraction of a millisecond, and none is left behind."""
        if not self._path.exists():
            raise SamplesError(f"there are no samples in {self._path.parent}")
        try:
            connection = sqlite3.connect(self._path, timeout=10.0, isolation_level=None)
            try:
                connection.execute("PRAGMA query_only=ON")
                connection.execute("BEGIN")
                yield connection
            finally:
                connection.close()
        except sqlite3.Error as error:
            raise SamplesError(f"samples cannot be read: {error}") from error
