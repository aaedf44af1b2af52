"""Telemetry: what moved is kept, what stood still is shown to be alive, charts keep their peaks, old samples go."""

from __future__ import annotations

import random
import sqlite3
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.dead_band import DeadBand
from collector.core.signals import Quality, Reading, Value
from collector.errors import SamplesError
from collector.store.sample_file import FILE
from collector.store.sample_queries import Sample, SampleReader, Series
from collector.store.samples import SampleRules, SampleWriter
from tests.store.telling import at


def reading(
    seconds: float,
    value: Value,
    signal: str = "spindle_load",
    quality: Quality = Quality.GOOD,
    machine: str = "dmu",
    source: datetime | None = None,
) -> Reading:
    return Reading(machine, signal, value, quality, source, at(seconds))


def kept(directory: Path, signal: str = "spindle_load", machine: str = "dmu") -> list[tuple[datetime, float | None]]:
    found = SampleReader(directory).query(machine, signal, at(-1e6), at(1e7))
    return [(sample.at, sample.value) for sample in found]


def test_only_changes_are_kept(tmp_path: Path) -> None:
    """Without a dead-band every change is kept, and no repetition."""
    with SampleWriter(tmp_path) as writer:
        told = [reading(n, value) for n, value in enumerate([1.0, 1.0, 1.5, 1.5, 1.0])]
        assert writer.write(told) == 3
        assert (writer.counts.seen, writer.counts.kept) == (5, 3)
    assert kept(tmp_path) == [(at(0), 1.0), (at(2), 1.5), (at(4), 1.0)]


@pytest.mark.parametrize(
    ("band", "values", "expected"),
    [
        (DeadBand(absolute=2.0), [10, 11, 12, 12.5, 11, 10.4], [10, 12.5, 10.4]),
        (DeadBand(percent=10), [100, 109, 111, 121, 123], [100, 111, 123]),
        (DeadBand(absolute=5, percent=1), [100, 104, 106, 1000, 1009, 1011], [100, 106, 1000, 1011]),
        (DeadBand(percent=10), [0, 0.001, -0.001], [0, 0.001, -0.001]),
    ],
)
def test_dead_band(tmp_path: Path, band: DeadBand, values: list[float], expected: list[float]) -> None:
    """A value is kept once it is further than the band from the one kept last: drift is not lost."""
    rules = SampleRules(bands={"spindle_load": band})
    with SampleWriter(tmp_path, rules) as writer:
        writer.write([reading(n, float(value)) for n, value in enumerate(values)])
        writer.write([reading(n, float(value), "power") for n, value in enumerate(values)])
    assert [value for _, value in kept(tmp_path)] == expected
    assert [value for _, value in kept(tmp_path, "power")] == values


def test_the_qualified_signals_band_goes_first() -> None:
    """`axis_load.x` may have its own band; `axis_load.y` takes that of `axis_load`."""
    x, any_axis = DeadBand(1.0), DeadBand(2.0)
    rules = SampleRules(bands={"axis_load": any_axis, "axis_load.x": x}, band=DeadBand(3.0))
    assert [rules.band_for(name).absolute for name in ("axis_load.x", "axis_load.y", "power")] == [1.0, 2.0, 3.0]


def test_a_machines_own_band_goes_first() -> None:
    """What a machine's profile says of its signal holds for that machine alone."""
    rules = SampleRules(bands={"power": DeadBand(1.0)}, machines={"mill-1": {"power": DeadBand(9.0)}})
    assert rules.band_for("power", "mill-1").absolute == 9.0
    assert rules.band_for("power", "lathe-1").absolute == 1.0


def test_a_heartbeat_shows_that_a_still_value_is_alive(tmp_path: Path) -> None:
    """An unchanged value is kept again after a heartbeat, whether it is repeated or only the machine is heard from."""
    with SampleWriter(tmp_path, SampleRules(heartbeat=60)) as writer:
        writer.write([reading(seconds, 5.0) for seconds in (0, 30, 59, 60, 61)])
        writer.write([reading(0, 1.0, machine="lathe")])
        assert writer.alive("dmu", at(100)) == 0
        assert writer.alive("dmu", at(120)) == 1
        assert writer.alive("mill", at(9_999)) == 0
    assert kept(tmp_path) == [(at(0), 5.0), (at(60), 5.0), (at(120), 5.0)]
    assert kept(tmp_path, machine="lathe") == [(at(0), 1.0)]


def test_what_cannot_be_trusted_is_a_hole(tmp_path: Path) -> None:
    """A fall to BAD writes a NULL once, and so do numbers that are none; the next good value is kept."""
    bad = Quality.BAD
    with SampleWriter(tmp_path) as writer:
        writer.write([reading(0, 5.0), reading(1, None, quality=bad), reading(2, 7.0, quality=bad), reading(3, 5.0)])
        writer.write([reading(4, float("nan")), reading(5, float("inf")), reading(6, 5.0)])
    assert kept(tmp_path) == [(at(0), 5.0), (at(1), None), (at(3), 5.0), (at(4), None), (at(6), 5.0)]


def test_a_change_of_quality_is_kept(tmp_path: Path) -> None:
    """The same value with another quality is another sample."""
    with SampleWriter(tmp_path) as writer:
        writer.write([reading(0, 5.0), reading(1, 5.0, quality=Quality.UNCERTAIN)])
    assert SampleReader(tmp_path).query("dmu", "spindle_load", at(0), at(9)) == [
        Sample(at(0), 5.0, Quality.GOOD),
        Sample(at(1), 5.0, Quality.UNCERTAIN),
    ]


def test_booleans_are_numbers_and_texts_are_no_samples(tmp_path: Path) -> None:
    """A lamp is 0 or 1; a program's name is nothing to draw."""
    with SampleWriter(tmp_path) as writer:
        writer.write([reading(0, True, "heartbeat"), reading(1, False, "heartbeat"), reading(0, "O1234", "program")])
        assert writer.counts.seen == 2
    assert kept(tmp_path, "heartbeat") == [(at(0), 1.0), (at(1), 0.0)]
    assert [one.signal for one in SampleReader(tmp_path).series()] == ["heartbeat"]


def test_a_word_that_is_not_known_leaves_no_hole(tmp_path: Path) -> None:
    """What has no samples has no series either: a chart of a lamp would offer nothing to draw."""
    with SampleWriter(tmp_path) as writer:
        told = [reading(0, "ON", signal="stack_light.red"), reading(1, None, "stack_light.red", Quality.BAD)]
        assert writer.write(told) == 0
    assert SampleReader(tmp_path).series() == []


def test_the_later_of_two_for_one_instant_stays(tmp_path: Path) -> None:
    """In one batch or in two."""
    with SampleWriter(tmp_path) as writer:
        writer.write([reading(0, 1.0), reading(0, 2.0)])
        writer.write([reading(0, 3.0)])
    assert kept(tmp_path) == [(at(0), 3.0)]


def test_the_devices_time_is_kept_unless_its_clock_is_wrong(tmp_path: Path) -> None:
    """A device that believes to be in 1970 does not put its samples there."""
    with SampleWriter(tmp_path) as writer:
        writer.write([reading(100, 1.0, source=at(97)), reading(200, 2.0, source=at(-9_999_999))])
    assert kept(tmp_path) == [(at(97), 1.0), (at(200), 2.0)]


def test_series_tell_their_unit_and_ends(tmp_path: Path) -> None:
    """One row for each signal of each machine, qualified ones too, the same after opening again."""
    for seconds in (0, 9):
        with SampleWriter(tmp_path) as writer:
            writer.write([reading(seconds, float(seconds), "current.l1"), reading(seconds, float(seconds), "power")])
    assert SampleReader(tmp_path).series() == [
        Series("dmu", "current.l1", "A", at(0), at(9)),
        Series("dmu", "power", "W", at(0), at(9)),
    ]


@given(
    values=st.lists(st.floats(-1e6, 1e6) | st.none(), min_size=1, max_size=400), max_points=st.integers(3, 100)
)  # fmt: skip
def test_a_chart_keeps_its_peaks(
    tmp_path_factory: pytest.TempPathFactory, values: list[float | None], max_points: int
) -> None:
    """However few points are asked for: never more, all of them true samples, the lowest, the highest and the holes
    among them."""
    directory = tmp_path_factory.mktemp("samples")
    with SampleWriter(directory, SampleRules(heartbeat=0)) as writer:
        writer.write([
            reading(n, value, quality=Quality.BAD if value is None else Quality.GOOD) for n, value in enumerate(values)
        ])  # fmt: skip
    found = SampleReader(directory).query("dmu", "spindle_load", at(0), at(len(values)), max_points)
    assert len(found) <= max_points
    assert [one.at for one in found] == sorted({one.at for one in found})
    assert {(one.at, one.value) for one in found} <= {(at(n), value) for n, value in enumerate(values)}
    known = [value for value in values if value is not None]
    drawn = [one.value for one in found if one.value is not None]
    if known:
        assert (min(drawn), max(drawn)) == (min(known), max(known))
    assert (None in values) == any(one.value is None for one in found)


def test_a_question_about_nothing_has_no_answer(tmp_path: Path) -> None:
    """An unknown series or an empty time gives no points; a missing file is an error."""
    with pytest.raises(SamplesError, match="no samples"):
        SampleReader(tmp_path).series()
    with SampleWriter(tmp_path) as writer:
        writer.write([reading(0, 1.0)])
    reader = SampleReader(tmp_path)
    assert reader.query("dmu", "power", at(0), at(1)) == []
    assert reader.query("dmu", "spindle_load", at(1), at(0)) == []


def fill(writer: SampleWriter, count: int, signals: int = 3) -> None:
    chance = random.Random(1)
    for start in range(0, count, 1_000):
        writer.write([
            reading(seconds, chance.random(), f"axis_load.a{signal}")
            for seconds in range(start, min(count, start + 1_000))
            for signal in range(signals)
        ])  # fmt: skip


def test_old_samples_go(tmp_path: Path) -> None:
    """By age: exactly those before the time given, in steps, and the space goes back to the disk."""
    with SampleWriter(tmp_path) as writer:
        fill(writer, 20_000)
    before = (tmp_path / FILE).stat().st_size
    with SampleWriter(tmp_path) as writer:
        assert writer.prune(before=at(12_345)) == 3 * 12_345
        assert writer.prune(before=at(12_345)) == 0
        assert (tmp_path / FILE).stat().st_size < before / 2
    for one in SampleReader(tmp_path).series():
        assert (one.first, one.last) == (at(12_345), at(19_999))


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path) -> None:
    """By size: the file fits afterwards, the newest samples stay, and of all series the same time is left."""
    limit = 600_000
    with SampleWriter(tmp_path) as writer:
        fill(writer, 20_000)
        assert writer.prune(max_bytes=limit) > 0
        assert (tmp_path / FILE).stat().st_size <= limit
        assert writer.prune(max_bytes=limit) == 0
        assert writer.prune(max_bytes=0) > 0
        assert writer.write([reading(30_000, 1.0)]) == 1
        ends = {(one.first, one.last) for one in SampleReader(tmp_path).series() if one.signal != "spindle_load"}
    assert ends == {(None, None)}


def test_writing_goes_on_while_old_samples_go(tmp_path: Path) -> None:
    """Retention in one thread, readings in another, a chart in a third: nothing fails, nothing new is lost."""
    failures: list[BaseException] = []
    with SampleWriter(tmp_path) as writer:
        fill(writer, 10_000)

        def prune() -> None:
            try:
                writer.prune(before=at(10_000))
            except BaseException as error:
                failures.append(error)

        def chart() -> None:
            try:
                for _ in range(20):
                    SampleReader(tmp_path).query("dmu", "axis_load.a1", at(0), at(30_000), 100)
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=work) for work in (prune, chart)]
        for thread in threads:
            thread.start()
        for number in range(10_000, 12_000):
            writer.write([reading(number, float(number))])
        for thread in threads:
            thread.join()
    assert failures == []
    assert len(kept(tmp_path)) == 2_000
    assert kept(tmp_path, "axis_load.a1") == []


def test_a_full_disk_loses_telemetry_and_counts_it(tmp_path: Path) -> None:
    """What cannot be kept is lost, counted, and told; with room again the present values are kept at once."""
    with SampleWriter(tmp_path) as writer:
        writer.write([reading(0, 1.0)])
        writer._connection.execute("PRAGMA max_page_count=1").fetchall()
        with pytest.raises(SamplesError, match="full"):
            writer.write([reading(n, float(n)) for n in range(2, 5_001)])
        assert (writer.counts.lost, writer.counts.kept) == (4_999, 1)
        writer._connection.execute("PRAGMA max_page_count=1000000").fetchall()
        assert writer.write([reading(6_000, 1.0)]) == 1
    assert kept(tmp_path) == [(at(0), 1.0), (at(6_000), 1.0)]


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    """What a newer version has written is left alone."""
    SampleWriter(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(SamplesError, match="newer version"):
        SampleWriter(tmp_path)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """Anything else in its place is an error by name."""
    (tmp_path / FILE).write_bytes(b"this was never a database" * 100)
    with pytest.raises(SamplesError, match="not a database"):
        SampleWriter(tmp_path)


def test_times_are_kept_to_the_microsecond(tmp_path: Path) -> None:
    """Two samples a microsecond apart are two."""
    apart = [at(0), at(0) + timedelta(microseconds=1)]
    with SampleWriter(tmp_path) as writer:
        writer.write([Reading("dmu", "power", float(n), Quality.GOOD, None, when) for n, when in enumerate(apart)])
    assert [when for when, _ in kept(tmp_path, "power")] == apart
