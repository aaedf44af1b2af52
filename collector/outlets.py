"""Opens the ways by which facts and values leave the house, as the site file names them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from collector.runtime.backoff import Backoff
from collector.settings import Site
from collector.store.outbox import StoreOutbox
from collector.store.samples import SampleWriter
from collector.store.store import Store

if TYPE_CHECKING:
    from collector.sinks.influx.sink import InfluxSink

LONGEST = 60.0
"""Seconds between two tries at a database that is not there: it is told everything all the same, when it comes."""


@asynccontextmanager
async def open_influx(site: Site, store: Store, samples: SampleWriter) -> AsyncIterator[InfluxSink | None]:
    """The way to InfluxDB; None where the site names none. Whoever opens it runs its sink."""
    if site.influx is None:
        yield None
        return
    # The library is loaded where there is a database to talk to.
    from collector.sinks.influx.sink import InfluxSink

    outbox = await asyncio.to_thread(
        partial(StoreOutbox, InfluxSink.name, store, samples if site.influx.samples else None)
    )
    try:
        yield InfluxSink(site.influx, outbox, Backoff(longest=LONGEST))
    finally:
        outbox.close()
