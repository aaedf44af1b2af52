"""The overview of telemetry: a chart of a long time is drawn out of it, and shows what the samples would have shown."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.signals import Quality
from collector.store import sample_lanes
from collector.store.sample_file import FILE
from collector.store.sample_overview import PIECE, SCHEMA, SETTLES
from collector.store.sample_queries import Sample, SampleReader
from collector.store.samples import SampleRules, SampleWriter
from collector.store.schema import micros
from tests.store.telling import at
from tests.store.test_samples import reading

START = -(micros(at(0)) % PIECE) / 1e6
"""Seconds at which a piece begins, as the tests count them."""

HOUR = 3_600
DAY = 24 * HOUR


def fill(directory: Path, values: dict[int, float | None]) -> SampleWriter:
    """A writer that has kept these, by the second."""
    writer = SampleWriter(directory, SampleRules(heartbeat=0))
    writer.write([
        reading(START + second, value, quality=Quality.BAD if value is None else Quality.GOOD)
        for second, value in sorted(values.items())
    ])  # fmt: skip
    return writer


def chart(directory: Path, seconds: float = DAY, points: int = 72) -> list[Sample]:
    return SampleReader(directory).query("dmu", "spindle_load", at(START), at(START + seconds), points)


def told(found: list[Sample], parts: int, seconds: float = DAY) -> dict[int, tuple[float | None, float | None, bool]]:
    """Of each part of the chart its lowest and highest value, and whether trust was lost in it."""
    by_part: dict[int, list[float | None]] = {}
    for one in found:
        by_part.setdefault(int((one.at - at(START)).total_seconds() * parts / seconds), []).append(one.value)
    return {
        part: (min((one for one in values if one is not None), default=None),
               max((one for one in values if one is not None), default=None), None in values)
        for part, values in by_part.items()
    }  # fmt: skip


@given(
    values=st.dictionaries(
        st.integers(0, DAY - 1), st.floats(-1e6, 1e6) | st.none(), min_size=80, max_size=300
    ),
    settled=st.integers(0, DAY + 3 * HOUR),
)  # fmt: skip
def test_a_long_chart_shows_what_the_samples_say(
    tmp_path_factory: pytest.TempPathFactory, values: dict[int, float | None], settled: int
) -> None:
    """Whatever of it is in the overview: of each part the same extremes and losses, all true samples, never more."""
    directory = tmp_path_factory.mktemp("samples")
    with fill(directory, values) as writer:
        writer.summarise(at(START + settled))
    found = chart(directory)
    assert len(found) <= 72
    assert [one.at for one in found] == sorted({one.at for one in found})
    assert {(one.at, one.value) for one in found} <= {(at(START + second), one) for second, one in values.items()}
    whole = [Sample(at(START + second), one, Quality.GOOD) for second, one in values.items()]
    assert told(found, 24) == told(whole, 24)


def test_it_is_the_overview_that_is_read(tmp_path: Path) -> None:
    """A year of samples need not be looked at: what has settled is drawn without them, what is young out of them."""
    values = {second: float(second) for second in range(0, DAY, 60)}
    with fill(tmp_path, dict(values)) as writer:
        writer.summarise(at(START + DAY))
    before = chart(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        settled = micros(at(START + DAY) - SETTLES)
        connection.execute("DELETE FROM sample WHERE at < ? AND at % 7 > 0", (settled,))
        connection.commit()
    assert chart(tmp_path) == before
    assert before[-1].value == max(values.values())


def test_what_comes_late_is_shown_in_time(tmp_path: Path) -> None:
    """A device that was cut off brings a peak of hours ago: with the next round the chart has it."""
    values: dict[int, float | None] = {second: 1.0 + second % 2 for second in range(0, DAY, 60)}
    with fill(tmp_path, values) as writer:
        writer.summarise(at(START + DAY))
        writer.write([reading(START + 5 * HOUR + 1, 99.0), reading(START + 5 * HOUR + 2, None, quality=Quality.BAD)])
        writer.summarise(at(START + DAY + HOUR))
    found = chart(tmp_path)
    assert max(one.value for one in found if one.value is not None) == 99.0
    assert [one.at for one in found if one.value is None] == [at(START + 5 * HOUR + 2)]


def test_a_round_takes_up_where_the_last_one_ended(tmp_path: Path) -> None:
    """Also when the collector was started again in between, and when nothing came."""
    with fill(tmp_path, {second: float(second) for second in range(0, DAY // 2, 30)}) as writer:
        writer.summarise(at(START + DAY // 3))
    with SampleWriter(tmp_path, SampleRules(heartbeat=0)) as writer:
        writer.write([reading(START + second, float(second)) for second in range(DAY // 2, DAY, 30)])
        writer.summarise(at(START + 2 * DAY))
        writer.summarise(at(START + 3 * DAY))
    found = told(chart(tmp_path), 24)
    assert found == {hour: (float(hour * HOUR), float((hour + 1) * HOUR - 30), False) for hour in range(24)}


def test_it_goes_with_the_samples(tmp_path: Path) -> None:
    """What retention removes is in no chart any more, to the sample."""
    with fill(tmp_path, {second: float(-second) for second in range(0, DAY, 30)}) as writer:
        writer.summarise(at(START + 2 * DAY))
        gone = at(START + 7 * HOUR + 100)
        writer.prune(before=gone)
        writer.summarise(at(START + 2 * DAY))
    found = chart(tmp_path)
    assert found[0].at == gone + timedelta(seconds=20)
    assert max(one.value for one in found if one.value is not None) == -float(7 * HOUR + 120)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        [(first,)] = connection.execute("SELECT min(low_at) FROM overview")
    assert first >= micros(gone)


def test_an_older_file_is_read_and_brought_up_to_date(tmp_path: Path) -> None:
    """A file from before there was an overview: a copy can be looked at, and the collector makes one."""
    with fill(tmp_path, {second: float(second) for second in range(0, DAY, 60)}):
        pass
    before = chart(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        for statement in (*SCHEMA, *sample_lanes.SCHEMA):
            connection.execute(f"DROP TABLE {statement.split()[2]}")
        connection.execute("PRAGMA user_version=1")
        connection.commit()
    assert chart(tmp_path) == before
    with SampleWriter(tmp_path) as writer:
        writer.summarise(at(START + 2 * DAY))
    hours = {hour: (float(hour * HOUR), float((hour + 1) * HOUR - 60), False) for hour in range(24)}
    assert told(chart(tmp_path), 24) == hours
