"""Telemetry on its way to disk: what changed enough is kept, what did not is only shown to be alive now and then."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from collector.core.dead_band import DeadBand
from collector.core.signals import Quality, Reading, kind_of
from collector.errors import SamplesError
from collector.store import sample_overview
from collector.store.sample_file import FILE, connect
from collector.store.sample_retention import prune
from collector.store.schema import EPOCH, micros

T = TypeVar("T")

SKEW = timedelta(hours=1)
"""A device's clock that is further off than this is not believed: the time of receipt is kept instead."""

CODES = {Quality.GOOD: 0, Quality.UNCERTAIN: 1, Quality.BAD: 2}
"""How far a sample can be trusted, as it is kept."""

_BAD = CODES[Quality.BAD]
_MICROSECOND = timedelta(microseconds=1)

_LATE = "INSERT INTO late (series, at) VALUES (?, ?)"
"""What is written behind its series' newest sample, for sinks, which follow each series by its time."""

_INSERT = "INSERT OR REPLACE INTO sample (series, at, value, quality) VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class SampleRules:
    """What is kept.

    Args:
        bands: By signal (`spindle_load`), or by signal with its qualifier (`axis_load.x`), which goes first.
        band: For signals that are not named.
        machines: By machine, bands of its own signals, which go before the others.
        heartbeat: Seconds after which an unchanged value is kept again, so that a chart knows it was alive.
    """

    bands: Mapping[str, DeadBand] = field(default_factory=dict)
    band: DeadBand = field(default_factory=DeadBand)
    heartbeat: float = 300.0
    machines: Mapping[str, Mapping[str, DeadBand]] = field(default_factory=dict)

    def band_for(self, signal: str, machine: str = "") -> DeadBand:
        """The dead-band of a machine's signal."""
        for bands in (self.machines.get(machine, {}), self.bands):
            found = bands.get(signal) or bands.get(signal.partition(".")[0])
            if found is not None:
                return found
        return self.band


@dataclass(slots=True)
class SampleCounts:
    """What has gone through since the start: readings seen, samples kept, samples lost to a disk that took no more."""

    seen: int = 0
    kept: int = 0
    lost: int = 0


class _Track:
    """What was kept last of one series."""

    __slots__ = ("absolute", "at", "band", "percent", "quality", "series", "value")

    def __init__(self, series: int, band: DeadBand) -> None:
        self.series = series
        self.absolute, self.percent = band.absolute, band.percent / 100.0
        self.band = self.absolute
        self.value: float | None = None
        self.quality = -1
        self.at = 0


class SampleWriter:
    """Keeps telemetry. Open it as a context manager; its methods may be called from any thread, one at a time goes in.

    It speaks to SQLite's driver itself: at a hundred thousand samples a second the filter and `executemany` are all
    there is time for.

    Args:
        directory: The data directory.
        rules: What is kept.

    Raises:
        SamplesError: If the file cannot be opened, or was written by a newer version.
    """

    def __init__(self, directory: Path | str, rules: SampleRules | None = None) -> None:
        self._rules = rules or SampleRules()
        self._heartbeat = int(self._rules.heartbeat * 1_000_000)
        self._lock = threading.Lock()
        self._tracks: dict[tuple[str, str], _Track] = {}
        self._newest: dict[int, int] = {}
        self._followers: list[set[int]] = []
        self.counts = SampleCounts()
        try:
            self._connection = connect(Path(directory))
            self._summarised = sample_overview.summarised(self._connection)
        except (sqlite3.Error, OSError) as error:
            raise SamplesError(
                f"{Path(directory) / FILE} cannot be opened: {error}; it holds measured values only, no facts: move it"
                " away, and a new one is made"
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def write(self, readings: Iterable[Reading]) -> int:
        """Keep what changed enough; texts are no samples and are passed over.

        Booleans are kept as 0 and 1. A value that cannot be trusted is kept as NULL, once, when it begins. Of two
        readings of one series for the same microsecond the later one stays.

        Returns:
            The number of samples kept.

        Raises:
            SamplesError: If the disk takes no more: these are lost, and counted.
        """
        with self._lock:
            return self._store(self._sift(readings))

    def keep_by(self, machines: Mapping[str, Mapping[str, DeadBand]]) -> None:
        """Keep by other bands of machines' own signals from now on: where they differ, what is said next is kept."""
        with self._lock:
            before, self._rules = self._rules.machines, replace(self._rules, machines=machines)
            for key in [key for key in self._tracks if before.get(key[0]) != machines.get(key[0])]:
                del self._tracks[key]

    def alive(self, machine: str, at: datetime) -> int:
        """The machine has just been heard from: keep once more what has stood unchanged for a heartbeat.

        A link that reports changes alone says nothing for hours of a value that stands still.

        Returns:
            The number of samples kept.

        Raises:
            SamplesError: If the disk takes no more.
        """
        now = micros(at)
        with self._lock:
            rows: list[tuple[int, int, float | None, int]] = []
            for (whose, _), track in self._tracks.items():
                if whose == machine and now - track.at >= self._heartbeat:
                    track.at = now
                    rows.append((track.series, now, track.value, track.quality))
            return self._store(rows)

    def prune(self, *, before: datetime | None = None, max_bytes: int | None = None) -> int:
        """Remove what is too old, and then the oldest until the file is small enough; in small steps, so that writing
        goes on in between.

        Args:
            before: Samples older than this go.
            max_bytes: What the samples may take on disk.

        Returns:
            The number of samples removed.

        Raises:
            SamplesError: If the file cannot be written.
        """
        try:
            return prune(self._connection, self._lock, before=before, max_bytes=max_bytes)
        except sqlite3.Error as error:
            raise SamplesError(f"old samples cannot be removed: {error}") from error

    def summarise(self, now: datetime) -> None:
        """Bring the overview up to date, by which charts of long times are drawn; in small steps, as `prune`.

        Args:
            now: The present (UTC); what is younger than two hours is left for the next time.

        Raises:
            SamplesError: If the file cannot be written.
        """
        try:
            sample_overview.summarise(self._connection, self._lock, now, self._summarised)
        except sqlite3.Error as error:
            raise SamplesError(f"samples cannot be summed up: {error}") from error

    def follow(self) -> set[int]:
        """A set to which every series is added that something is written to; whoever asked for it empties it."""
        with self._lock:
            self._followers.append(set())
            return self._followers[-1]

    def within(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run something in a transaction of the file's only writer.

        Raises:
            SamplesError: If the file cannot be written; nothing has been then.
        """
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                result = work(self._connection)
                self._connection.execute("COMMIT")
            except sqlite3.Error as error:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise SamplesError(f"the samples' file cannot be written: {error}") from error
        return result

    def taken(self, followed: set[int]) -> list[int]:
        """What has been added to such a set; it is empty afterwards."""
        with self._lock:
            series = list(followed)
            followed.clear()
            return series

    def _sift(self, readings: Iterable[Reading]) -> list[tuple[int, int, float | None, int]]:
        rows: list[tuple[int, int, float | None, int]] = []
        tracks, heartbeat, seen = self._tracks, self._heartbeat, 0
        for reading in readings:
            given = reading.value
            if type(given) is str or (given is None and _is_a_word(reading.signal)):
                continue
            seen += 1
            track = tracks.get((reading.machine, reading.signal))
            if track is None:
                track = self._track(reading.machine, reading.signal)
            time = reading.receive_time
            source = reading.source_time
            if source is not None and -SKEW < source - time < SKEW:
                time = source
            at = (time - EPOCH) // _MICROSECOND
            quality = CODES[reading.quality]
            value = None if given is None or quality == _BAD else float(given)
            # Neither NaN nor infinity is a measurement, and no chart can draw them.
            if value is None or value - value != 0.0:
                value, quality = None, _BAD
                same = track.quality == _BAD
            else:
                last = track.value
                same = last is not None and quality == track.quality and -track.band <= value - last <= track.band
            if same and at - track.at < heartbeat:
                continue
            track.value, track.quality, track.at = value, quality, at
            if track.percent and value is not None:
                track.band = max(track.absolute, abs(value) * track.percent)
            rows.append((track.series, at, value, quality))
        self.counts.seen += seen
        return rows

    def _track(self, machine: str, signal: str) -> _Track:
        kind = kind_of(signal)
        key = (machine, signal)
        unit = kind.unit if kind else ""
        known = "SELECT id FROM series WHERE machine = ? AND signal = ?"
        try:
            row = self._connection.execute(known, key).fetchone()
            if row is None:
                insert = "INSERT INTO series (machine, signal, unit) VALUES (?, ?, ?) RETURNING id"
                row = self._connection.execute(insert, (*key, unit)).fetchall()[0]
            if row[0] not in self._newest:
                newest = self._connection.execute("SELECT MAX(at) FROM sample WHERE series = ?", row[:1]).fetchone()[0]
                self._newest[row[0]] = -1 if newest is None else newest
        except sqlite3.Error as error:
            raise self._failed(error, 1) from error
        made = self._tracks[key] = _Track(row[0], self._rules.band_for(signal, machine))
        return made

    def _store(self, rows: Sequence[tuple[int, int, float | None, int]]) -> int:
        if not rows:
            return 0
        connection, known, newest = self._connection, self._summarised, self._newest
        behind: list[tuple[int, int]] = []
        for series, at, _, _ in rows:
            if at > newest[series]:
                newest[series] = at
            else:
                behind.append((series, at))
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(_INSERT, rows)
            if behind:
                connection.executemany(_LATE, behind)
            if late := {
                (series, sample_overview.piece_of(at)) for series, at, _, _ in rows if at < known.get(series, 0)
            }:
                sample_overview.late(connection, late)
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise self._failed(error, len(rows)) from error
        self.counts.kept += len(rows)
        for touched in self._followers:
            touched.update([row[0] for row in rows])
        return len(rows)

    def _failed(self, error: sqlite3.Error, lost: int) -> SamplesError:
        self.counts.lost += lost
        # What was taken for kept was not: the next value of each series is to be kept, whatever it is.
        self._tracks.clear()
        self._newest.clear()
        return SamplesError(f"telemetry cannot be kept: {error}")


@cache
def _is_a_word(signal: str) -> bool:
    """Its values are texts: it has no samples, and no gaps in them either."""
    kind = kind_of(signal)
    return kind is not None and kind.type is str
