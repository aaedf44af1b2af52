"""The journal and the samples as a sink's outbox: what it has not been told yet, in lanes, and what it refused.

A lane is a stretch that is told in order. News travel in the live lane. What an outage has piled up is made a lane of
its own, so that the first value after the outage does not wait behind a day of old ones. A sink to which the order
matters has one lane only.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from collector.errors import SinkError
from collector.outgoing import Batch, Lag, Refusal, Run
from collector.store import journal
from collector.store.journal import Entry
from collector.store.outbox_tables import LIVE, sink_lane, sink_refused
from collector.store.sample_file import FILE
from collector.store.sample_lanes import Mark, SampleLanes
from collector.store.samples import SampleWriter
from collector.store.schema import micros
from collector.store.sink_places import waiting
from collector.store.store import Store
from collector.store.writer import reason

T = TypeVar("T")
log = logging.getLogger(__name__)

PILE = 5_000
"""More facts than this are not news: an outage has piled them up."""

OLD = timedelta(seconds=60)
"""Samples that are older than this when their turn comes have been piled up."""


@dataclass(frozen=True, slots=True)
class _Reached:
    """How far a batch has come: the lane, its last seq and end; and the samples'."""

    lane: int
    seq: int
    until: int | None
    samples: Mark | None


class StoreOutbox:
    """See `Outbox`. Its methods may be called from one task at a time.

    Args:
        sink: The sink's name; its place is kept under it.
        store: The journal.
        samples: The samples; None for a sink that is told facts only.
        in_order: Tell everything in the order of the journal, however much has piled up.
        from_now: A sink that is new here begins with what happens from now on, not with the journal's first fact.
        now: The clock.

    Raises:
        EtabliError: If its place cannot be read.
    """

    def __init__(
        self,
        sink: str,
        store: Store,
        samples: SampleWriter | None = None,
        *,
        in_order: bool = False,
        from_now: bool = False,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._sink, self._store, self._samples, self._in_order, self._now = sink, store, samples, in_order, now
        store.write_now(lambda connection: _begun(connection, sink, from_now))
        self._lanes: SampleLanes | None = None
        if samples is not None:
            path = store.directory / FILE
            self._reading = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False, timeout=10.0)
            self._written = samples.follow()
            self._lanes = SampleLanes(self._reading, sink)
            if from_now:
                samples.within(self._lanes.begin_now)

    def close(self) -> None:
        """Let go of the samples' file."""
        if self._lanes is not None:
            self._reading.close()

    async def live(self, most: int) -> Batch | None:
        """See `Outbox.live`."""
        return await asyncio.to_thread(self._guarded, self._live, most)

    async def backlog(self, most: int) -> Batch | None:
        """See `Outbox.backlog`."""
        return await asyncio.to_thread(self._guarded, self._backlog, most)

    async def delivered(self, batch: Batch, refused: Sequence[Refusal] = ()) -> None:
        """See `Outbox.delivered`."""
        mark: _Reached = batch.mark
        # The quarantine is written before the samples' place: doubled there is better than lost.
        if batch.facts or refused or mark.until is not None:
            await self._store.write(lambda connection: self._keep(connection, mark, refused))
        if mark.samples is not None and self._samples is not None and self._lanes is not None:
            lanes, samples = self._lanes, mark.samples
            await asyncio.to_thread(self._samples.within, lambda writer: lanes.keep(writer, samples))

    def lag(self) -> Lag:
        """See `Outbox.lag`."""
        return self._guarded(self._lag)

    def _guarded(self, work: Callable[..., T], *given: int) -> T:
        try:
            return work(*given)
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise SinkError(f"what waits for {self._sink} cannot be read: {reason(error)}") from error

    def _live(self, most: int) -> Batch | None:
        with self._store.reader() as connection:
            lane = connection.execute(_LANE, {"sink": self._sink, "number": LIVE}).one()
            entries = list(journal.entries(connection, lane.seq, limit=most))
            head = journal.head(connection).seq if len(entries) == most else 0
        if not self._in_order and head - lane.seq > max(PILE, most):
            self._store.write_now(lambda connection: self._split(connection, head))
            entries = []
        runs, mark = self._samples_waiting(most - len(entries))
        return self._batch(entries, runs, _Reached(LIVE, entries[-1].seq if entries else 0, None, mark))

    def _backlog(self, most: int) -> Batch | None:
        with self._store.reader() as connection:
            lane = connection.execute(_OLDEST, {"sink": self._sink}).first()
            entries = list(journal.entries(connection, lane.seq, until=lane.until, limit=most)) if lane else []
        runs: list[Run] = []
        mark = None
        if self._lanes is not None and (left := most - len(entries)) > 0:
            runs, mark = self._lanes.backlog(left)
            if not (runs or mark.done):
                mark = None
        if lane is not None:
            # The lane is done when nothing of it is left, were its last facts removed meanwhile.
            seq = entries[-1].seq if len(entries) == most else lane.until
            return Batch(entries, runs, _Reached(lane.number, seq, lane.until, mark))
        return Batch((), runs, _Reached(LIVE, 0, None, mark)) if mark is not None else None

    def _samples_waiting(self, most: int) -> tuple[list[Run], Mark | None]:
        if self._lanes is None or self._samples is None or most <= 0:
            return [], None
        self._lanes.look_at(self._samples.taken(self._written))
        runs, mark = self._lanes.live(most)
        if not self._in_order and runs:
            oldest = min(run.rows[0][0] for run in runs)
            full = sum(len(run.rows) for run in runs) >= most
            piled_up = full and oldest < micros(self._now() - OLD)
            # Late samples alone have no backlog to go to: they are told here, or way would be made for them for ever.
            if piled_up and (ends := self._samples.within(self._lanes.made_backlog)):
                self._lanes.begin_behind(ends)
                return [], None
        return runs, mark if mark.reached or mark.late is not None else None

    def _batch(self, entries: list[Entry], runs: list[Run], reached: _Reached) -> Batch | None:
        return Batch(entries, runs, reached) if entries or reached.samples is not None else None

    def _split(self, connection: Connection, head: int) -> None:
        """Make everything up to `head` a lane of its own."""
        lane = connection.execute(_LANE, {"sink": self._sink, "number": LIVE}).one()
        last = connection.execute(select(func.max(sink_lane.c.number)).where(sink_lane.c.sink == self._sink))
        number = int(last.scalar_one()) + 1
        log.info(
            "an outage has piled up facts: they follow beside the news",
            extra={"sink": self._sink, "facts": head - lane.seq},
        )
        connection.execute(insert(sink_lane).values(sink=self._sink, number=number, seq=lane.seq, until=head))
        connection.execute(
            update(sink_lane).where(sink_lane.c.sink == self._sink, sink_lane.c.number == LIVE).values(seq=head)
        )

    def _keep(self, connection: Connection, reached: _Reached, refused: Sequence[Refusal]) -> None:
        lane = (sink_lane.c.sink == self._sink) & (sink_lane.c.number == reached.lane)
        if reached.until is not None and reached.seq >= reached.until:
            connection.execute(delete(sink_lane).where(lane))
        elif reached.seq:
            connection.execute(update(sink_lane).where(lane).values(seq=reached.seq))
        if refused:
            at = self._now()
            connection.execute(
                insert(sink_refused),
                [
                    {"sink": self._sink, "at": at, "seq": one.seq, "reason": one.reason, "what": one.what}
                    for one in refused
                ],
            )

    def _lag(self) -> Lag:
        with self._store.reader() as connection:
            count, oldest = waiting(connection, self._sink)
            lying = select(func.count()).select_from(sink_refused).where(sink_refused.c.sink == self._sink)
            return Lag(count, oldest, connection.execute(lying).scalar_one())


_LANE = select(sink_lane).where(sink_lane.c.sink == bindparam("sink"), sink_lane.c.number == bindparam("number"))
_OLDEST = (
    select(sink_lane)
    .where(sink_lane.c.sink == bindparam("sink"), sink_lane.c.number != LIVE)
    .order_by(sink_lane.c.number)
    .limit(1)
)


def _begun(connection: Connection, sink: str, from_now: bool) -> None:
    """Give a sink that is new its place."""
    if connection.execute(_LANE, {"sink": sink, "number": LIVE}).first() is None:
        seq = journal.head(connection).seq if from_now else 0
        connection.execute(insert(sink_lane).values(sink=sink, number=LIVE, seq=seq, until=None))
