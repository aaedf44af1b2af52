"""Opens the ways by which facts and values leave the house, as the site file names them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from collector.outgoing import Lag
from collector.runtime.backoff import Backoff
from collector.settings import Site
from collector.store.outbox import StoreOutbox
from collector.store.samples import SampleWriter
from collector.store.store import Store

if TYPE_CHECKING:
    from collector.sinks.influx.sink import InfluxSink

INFLUX = "influx"
"""Under this name the place is kept that InfluxDB has reached in the journal."""

LONGEST = 60.0
"""Seconds between two tries at a database that is not there: it is told everything all the same, when it comes."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An open way out.

    Args:
        name: Under which its place in the journal is kept.
        sink: Who carries.
        outbox: What waits.
    """

    name: str
    sink: InfluxSink
    outbox: StoreOutbox

    @property
    def complaint(self) -> str:
        """See `Carrier.complaint`."""
        return self.sink.complaint

    @property
    def written(self) -> int:
        """See `Carrier.written`."""
        return self.sink.written

    def behind(self) -> Lag:
        """See `Carrier.behind`."""
        return self.outbox.lag_now()


@asynccontextmanager
async def open_influx(site: Site, store: Store, samples: SampleWriter) -> AsyncIterator[Outlet | None]:
    """The way to InfluxDB; None where the site names none. Whoever opens it runs its sink."""
    if site.influx is None:
        yield None
        return
    # The library is loaded where there is a database to talk to.
    from collector.sinks.influx.sink import InfluxSink

    outbox = await asyncio.to_thread(partial(StoreOutbox, INFLUX, store, samples if site.influx.samples else None))
    try:
        yield Outlet(INFLUX, InfluxSink(site.influx, outbox, Backoff(longest=LONGEST)), outbox)
    finally:
        outbox.close()
