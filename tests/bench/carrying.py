"""A program: a day that a database was away is told to it while the workshop goes on, and how long that takes."""

from __future__ import annotations

import asyncio
import itertools
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from influxdb_client.client.influxdb_client import InfluxDBClient
from influxdb_client.client.write_api import SYNCHRONOUS

from collector.core.signals import Quality, Reading
from collector.outgoing import Batch, Refusal
from collector.runtime.backoff import Backoff
from collector.runtime.turns import quick_turns
from collector.sinks.influx.connection import Connection
from collector.sinks.influx.lines import lines_of
from collector.sinks.influx.sink import InfluxSink
from collector.store.outbox import StoreOutbox
from collector.store.samples import SampleWriter
from collector.store.schema import micros
from collector.store.store import Store
from tests.bench.recording import facts
from tests.bench.talk import tell
from tests.sinks.influx.databases import Database, victoria_metrics

SERIES, EACH, FACTS = 1_000, 300, 10_000
"""What piled up: three hundred thousand values and 2,500 cycles."""

LIVE, EVERY = 1_000, 0.2
"""Values a second that come meanwhile, and seconds between two writings of them."""

SIGNALS = [f"axis_load.a{number}" for number in range(SERIES)]


def piled_up(store: Store, samples: SampleWriter) -> None:
    """What the database was not told."""
    told = itertools.islice(facts(), FACTS)
    while batch := list(itertools.islice(told, 1_000)):
        store.commit_now(batch)
    began = datetime.now(UTC) - timedelta(hours=9)
    for number in range(EACH):
        at = began + timedelta(seconds=number)
        samples.write(Reading("mill-1", signal, float(number * 7 % 90), Quality.GOOD, None, at) for signal in SIGNALS)


class Watched(StoreOutbox):
    """The outbox, with a look at what is delivered when."""

    lags: list[float]
    carried = 0
    done: asyncio.Event

    async def delivered(self, batch: Batch, refused: Sequence[Refusal] = ()) -> None:
        """As `StoreOutbox`; notes how old the oldest of the news is."""
        await super().delivered(batch, refused)
        assert not refused
        if getattr(batch.mark.samples, "lane", None) == 0 and batch.runs:
            newest = min(row[0] for run in batch.runs for row in run.rows)
            self.lags.append((micros(datetime.now(UTC)) - newest) / 1e6)
        else:
            self.carried += len(batch)
            if self.carried >= SERIES * EACH + FACTS:
                self.done.set()


async def carry(store: Store, samples: SampleWriter, url: str) -> dict[str, float]:
    """Tell it, beside what comes; what that took."""
    connection = Connection(url=url, bucket="bench", age=0.2)
    outbox = await asyncio.to_thread(Watched, "influx", store, samples)
    outbox.lags, outbox.done = [], asyncio.Event()
    sink = InfluxSink(connection, outbox, Backoff())
    async with asyncio.TaskGroup() as group:
        coming = group.create_task(_coming(samples), name="what comes")
        began, cpu = time.perf_counter(), time.process_time()
        working = group.create_task(sink.run(), name="the sink")
        await outbox.done.wait()
        took, spent = time.perf_counter() - began, time.process_time() - cpu
        beside = sorted(outbox.lags)
        outbox.lags = []
        await asyncio.sleep(5.0)
        alone = sorted(outbox.lags)
        working.cancel()
        coming.cancel()
    await asyncio.to_thread(outbox.close)
    return {
        "carried": outbox.carried, "took": took, "spent": spent, "live": LIVE,
        "beside": beside[int(len(beside) * 0.95)], "alone": alone[int(len(alone) * 0.95)],
    }  # fmt: skip


async def _coming(samples: SampleWriter) -> None:
    turn = itertools.count()
    while True:
        now, number = datetime.now(UTC), next(turn)
        step = int(LIVE * EVERY)
        start = number * step % SERIES
        rows = [
            Reading("mill-1", signal, float(number % 90), Quality.GOOD, None, now + timedelta(microseconds=place))
            for place, signal in enumerate(SIGNALS[start : start + step])
        ]
        await asyncio.to_thread(samples.write, rows)
        await asyncio.sleep(EVERY)


def bare(url: str, lines: Sequence[str]) -> None:
    """The same lines by the library alone, ready made."""
    with InfluxDBClient(url, "", org="-", enable_gzip=True) as client:
        writing = client.write_api(write_options=SYNCHRONOUS)
        began, cpu = time.perf_counter(), time.process_time()
        for start in range(0, len(lines), 5_000):
            writing.write("bench", "-", "\n".join(lines[start : start + 5_000]))
        tell(bare_took=time.perf_counter() - began, bare_spent=time.process_time() - cpu, bare_lines=len(lines))


def _ready(store: Store, samples: SampleWriter) -> list[str]:
    """The lines of a part of it."""
    outbox = StoreOutbox("bare", store, samples, in_order=True)
    lines: list[str] = []
    try:
        while len(lines) < 100_000 and (batch := asyncio.run(outbox.live(20_000))) is not None:
            lines += [line for line, _ in lines_of(batch, persons=True)]
            asyncio.run(outbox.delivered(batch))
    finally:
        outbox.close()
    return lines


def main() -> None:
    """Measure both."""
    directory = Path(sys.argv[1])
    with victoria_metrics() as database, Store.open(directory) as store, SampleWriter(directory) as samples:
        url = _url(database)
        piled_up(store, samples)
        bare(url, _ready(store, samples))
        with quick_turns():
            found = asyncio.run(carry(store, samples, url))
    # Once the database has ended: whoever hears this ends us at once.
    tell(**found)


def _url(database: Database) -> str:
    return f"http://127.0.0.1:{database.port}"


if __name__ == "__main__":
    main()
