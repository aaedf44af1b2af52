"""A sink's outbox: whatever happens in between, everything is told, nothing is skipped, and news do not wait."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Coroutine
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from collector.core.facts import AlarmRaised
from collector.core.signals import Quality, Reading
from collector.errors import SamplesError
from collector.outgoing import Batch, Refusal
from collector.store import outbox
from collector.store.outbox import StoreOutbox
from collector.store.outbox_tables import sink_refused
from collector.store.sample_file import FILE
from collector.store.samples import SampleWriter
from collector.store.store import Store
from tests.store.telling import at

T = TypeVar("T")
NOW = at(100_000)
SERIES = ("spindle_load", "feed_rate", "power")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Wait for an answer; everything else here blocks, and is not for a loop."""
    return asyncio.run(work)


def alarm(number: int) -> AlarmRaised:
    return AlarmRaised(machine="dmu", at=at(number), alarm=f"alarm {number}")


def told(batch: Batch | None) -> list[int]:
    """The facts of a batch, by their numbers."""
    return [int(one.fact.alarm.split()[1]) for one in batch.facts] if batch is not None else []  # type: ignore[attr-defined]


def samples(batch: Batch | None) -> list[tuple[str, int, float | None]]:
    return [(run.signal, when, value) for run in batch.runs for when, value, _ in run.rows] if batch is not None else []


def sampled(signal: str, seconds: float, value: float) -> Reading:
    return Reading("dmu", signal, value, Quality.GOOD, None, at(seconds))


Step = st.one_of(
    st.tuples(st.just("facts"), st.integers(1, 12)),
    st.tuples(
        st.just("samples"),
        st.lists(st.tuples(st.sampled_from(SERIES), st.integers(0, 40)), min_size=1, max_size=12),
    ),
    st.tuples(st.just("live"), st.integers(1, 9)),
    st.tuples(st.just("backlog"), st.integers(1, 9)),
    st.tuples(
        st.sampled_from(["live in vain", "backlog in vain", "live and killed", "backlog and killed", "restart"]),
        st.integers(1, 9),
    ),
)


@settings(max_examples=40)
@given(steps=st.lists(Step, max_size=25))
def test_nothing_is_skipped_whatever_happens_in_between(steps: list[tuple[str, object]]) -> None:
    """Samples come late and twice for one instant, outages pile up, the collector is killed: all of it is told, with
    the value that was kept last; the facts of each lane in their order."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(outbox, "PILE", 8)
        with Store.open(folder) as store, SampleWriter(folder) as writer:
            box = StoreOutbox("influx", store, writer, now=lambda: NOW)
            number, values = 0, 0
            facts: Counter[int] = Counter()
            last: dict[tuple[str, int], float | None] = {}

            def take(batch: Batch | None, *, keep: bool) -> None:
                assert told(batch) == sorted(told(batch))
                facts.update(told(batch))
                last.update({(signal, when): value for signal, when, value in samples(batch)})
                if batch is not None and keep:
                    run(box.delivered(batch))

            for what, argument in steps:
                match what, argument:
                    case "facts", int(count):
                        store.commit_now([alarm(number + one) for one in range(count)])
                        number += count
                    case "samples", list(these):
                        for signal, second in these:
                            values += 1
                            writer.write([sampled(signal, second, float(values))])
                    case str(lane), int(most):
                        if "live" in lane:
                            take(run(box.live(most)), keep=lane in ("live", "backlog"))
                        elif "backlog" in lane:
                            take(run(box.backlog(most)), keep=lane in ("live", "backlog"))
                        if lane == "restart" or "killed" in lane:
                            box.close()
                            box = StoreOutbox("influx", store, writer, now=lambda: NOW)
            for _ in range(400):
                fresh = run(box.live(5))
                take(fresh, keep=True)
                old = run(box.backlog(5))
                take(old, keep=True)
                if fresh is None and old is None and box.lag().facts == 0:
                    break
            else:
                pytest.fail("it never comes to an end")
            assert set(facts) == set(range(number))
            box.close()
            kept = writer.within(
                lambda connection: connection.execute(
                    "SELECT signal, at, value FROM sample JOIN series ON series.id = sample.series"
                ).fetchall()
            )
        assert last == {(signal, when): value for signal, when, value in kept}


def test_news_do_not_wait_behind_an_outage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an outage piled up becomes a lane of its own; what happens now is told first."""
    monkeypatch.setattr(outbox, "PILE", 20)
    with Store.open(tmp_path) as store, SampleWriter(tmp_path) as writer:
        box = StoreOutbox("influx", store, writer, now=lambda: NOW)
        store.commit_now([alarm(number) for number in range(50)])
        writer.write([sampled("power", number, float(number)) for number in range(50)])
        assert run(box.live(10)) is None
        store.commit_now([alarm(50)])
        writer.write([sampled("power", 50, 50.0)])
        fresh = run(box.live(10))
        assert (told(fresh), samples(fresh)) == ([50], [("power", _micros(50), 50.0)])
        assert box.lag().facts == 51 and box.lag().oldest == at(0)
        old = run(box.backlog(60))
        assert told(old) == list(range(50))
        box.close()


def test_late_samples_that_fill_a_batch_are_told(tmp_path: Path) -> None:
    """Old as they are, there is no backlog for them to wait in: news behind them would wait for ever."""
    with Store.open(tmp_path) as store, SampleWriter(tmp_path) as writer:
        box = StoreOutbox("influx", store, writer, now=lambda: NOW)
        writer.write([sampled("power", 9, 9.0)])
        for _ in range(2):
            if (batch := run(box.live(5))) is not None:
                run(box.delivered(batch))
        writer.write([sampled("power", number, float(number)) for number in range(5)])
        assert samples(run(box.live(5))) == [("power", _micros(number), float(number)) for number in range(5)]
        box.close()


def test_a_full_disk_in_between_passes_over_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place is moved once it is written down: values that no disk let become backlog are told all the same."""
    with Store.open(tmp_path) as store, SampleWriter(tmp_path) as writer:
        writer.write([sampled("power", number, float(number)) for number in range(30)])
        box = StoreOutbox("influx", store, writer, now=lambda: NOW)
        with monkeypatch.context() as full:
            full.setattr(writer, "_connection", Full(writer._connection))
            with pytest.raises(SamplesError):
                run(box.live(10))
        heard: set[int] = set()
        for _ in range(20):
            for batch in (run(box.live(10)), run(box.backlog(10))):
                if batch is not None:
                    heard.update(when for _, when, _ in samples(batch))
                    run(box.delivered(batch))
        assert heard == {_micros(number) for number in range(30)}
        box.close()


class Full:
    """A connection whose disk is full when it comes to the point."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, statement: str, *given: Any) -> Any:
        if statement == "COMMIT":
            raise sqlite3.OperationalError("database or disk is full")
        return self._connection.execute(statement, *given)


def test_who_needs_the_order_gets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One lane, however much has piled up."""
    monkeypatch.setattr(outbox, "PILE", 20)
    with Store.open(tmp_path) as store:
        box = StoreOutbox("mqtt", store, in_order=True)
        store.commit_now([alarm(number) for number in range(50)])
        heard: list[int] = []
        while (batch := run(box.live(7))) is not None:
            heard += told(batch)
            run(box.delivered(batch))
        assert heard == list(range(50))
        assert run(box.backlog(7)) is None


def test_who_begins_now_is_told_no_history(tmp_path: Path) -> None:
    """Neither facts nor samples from before it was there; after a restart it goes on where it stood."""
    with Store.open(tmp_path) as store, SampleWriter(tmp_path) as writer:
        store.commit_now([alarm(1)])
        writer.write([sampled("power", 1, 1.0)])
        StoreOutbox("mqtt", store, writer, from_now=True).close()
        store.commit_now([alarm(2)])
        writer.write([sampled("power", 2, 2.0), sampled("feed_rate", 1, 7.0)])
        box = StoreOutbox("mqtt", store, writer, from_now=True)
        batch = run(box.live(10))
        assert told(batch) == [2]
        assert {signal for signal, *_ in samples(batch)} == {"power", "feed_rate"} and len(samples(batch)) == 2
        box.close()


def test_the_refused_lie_in_quarantine_and_the_rest_goes_on(tmp_path: Path) -> None:
    """With the reason, and in the lag's count."""
    with Store.open(tmp_path, now=lambda: NOW) as store:
        store.commit_now([alarm(1), alarm(2)])
        box = StoreOutbox("influx", store, now=lambda: NOW)
        batch = run(box.live(10))
        assert batch is not None
        run(box.delivered(batch, [Refusal("alarm,machine=dmu …", "400: field type conflict", batch.facts[0].seq)]))
        assert run(box.live(10)) is None
        lag = box.lag()
        assert (lag.facts, lag.oldest, lag.refused) == (0, None, 1)
        with store.reader() as connection:
            [row] = connection.execute(select(sink_refused))
        assert (row.sink, row.at, row.seq, row.reason) == ("influx", NOW, 1, "400: field type conflict")


def test_an_older_file_of_samples_learns_of_sinks(tmp_path: Path) -> None:
    """A file of version 2 gets what is missing, and keeps its samples."""
    with SampleWriter(tmp_path) as writer:
        writer.write([sampled("power", 1, 1.0)])
        writer.within(
            lambda one: [
                one.execute(sql)
                for sql in (
                    "DROP TABLE late",
                    "DROP TABLE sink_series",
                    "DROP TABLE sink_late",
                    "PRAGMA user_version=2",
                )
            ]
        )
    with Store.open(tmp_path) as store, SampleWriter(tmp_path) as writer:
        writer.write([sampled("power", 0.5, 2.0)])
        box = StoreOutbox("influx", store, writer)
        batch, _ = box._lanes.live(10) if box._lanes is not None else ([], None)
        assert sorted({row[:2] for one in batch for row in one.rows}) == [(_micros(0.5), 2.0), (_micros(1), 1.0)]
        box.close()
    assert (tmp_path / FILE).exists()


def _micros(seconds: float) -> int:
    return (at(seconds) - datetime.fromtimestamp(0, at(0).tzinfo)) // timedelta(microseconds=1)
