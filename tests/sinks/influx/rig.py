"""A journal, samples and the sink that carries them to a database, for the length of a block."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from collector.runtime.backoff import Backoff
from collector.sinks.influx.connection import Connection
from collector.sinks.influx.sink import InfluxSink
from collector.store.outbox import StoreOutbox
from collector.store.samples import SampleWriter
from collector.store.store import Store
from tests.sinks.influx.databases import DATABASE, PATIENCE, TOKEN

_WAITING = """
SELECT 1 FROM sample LEFT JOIN sink_series AS told ON told.series = sample.series AND told.lane = 0
WHERE sample.at > COALESCE(told.at, -1)
UNION ALL SELECT 1 FROM sink_series WHERE lane = 1
LIMIT 1
"""


@dataclass
class Rig:
    """What the sink carries from, and to where."""

    store: Store
    samples: SampleWriter
    connection: Connection
    outbox: StoreOutbox
    sink: InfluxSink

    def carry(self, until: Callable[[], bool] | None = None) -> None:
        """Let the sink work until something holds, by default until nothing waits; then end it as the house does."""
        asyncio.run(self._carry(until or self.is_told_everything))

    async def _carry(self, until: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
            working = group.create_task(self.sink.run(), name="InfluxDB")
            while not await asyncio.to_thread(until):
                assert not working.done()
                await asyncio.sleep(0.02)
            working.cancel()

    def is_told_everything(self) -> bool:
        """Neither facts nor samples wait, by what is written down."""
        if self.outbox.lag().facts:
            return False
        return not self.connection.samples or self.samples.within(lambda one: one.execute(_WAITING).fetchone()) is None

    def restarted(self) -> Rig:
        """The same journal, with a sink that knows no more than what was written down."""
        self.outbox.close()
        return _rig(self.store, self.samples, self.connection)


@contextmanager
def rig(folder: Path, url: str, token: str = TOKEN, **further: Any) -> Iterator[Rig]:
    """A journal in a folder, and a sink for it."""
    (folder / "token").write_text(f"{token}\n")
    connection = Connection(
        url=url, org="atelier", bucket=DATABASE, token_file=folder / "token", **{"age": 0.05, "timeout": 5.0} | further
    )
    with Store.open(folder / "data") as store, SampleWriter(folder / "data") as samples:
        made = _rig(store, samples, connection)
        try:
            yield made
        finally:
            made.outbox.close()


def _rig(store: Store, samples: SampleWriter, connection: Connection) -> Rig:
    outbox = StoreOutbox("influx", store, samples if connection.samples else None)
    return Rig(store, samples, connection, outbox, InfluxSink(connection, outbox, Backoff(0.01, 0.05)))
