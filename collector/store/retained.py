"""Under which topics a broker keeps something on our word: remembered for when their machines are gone."""

from __future__ import annotations

import asyncio
from collections.abc import Set

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import SQLAlchemyError

from collector.errors import SinkError
from collector.store.outbox_tables import sink_retained
from collector.store.store import Store
from collector.store.writer import reason


class StoreRetained:
    """See `Retained`.

    Args:
        sink: The sink's name; its topics are kept under it.
        store: The workshop's memory.
    """

    def __init__(self, sink: str, store: Store) -> None:
        self._sink, self._store = sink, store

    async def topics(self) -> frozenset[str]:
        """See `Retained.topics`."""
        return await asyncio.to_thread(self._topics)

    async def keep(self, topics: Set[str]) -> None:
        """See `Retained.keep`."""
        await self._store.write(lambda connection: self._keep(connection, topics))

    def _topics(self) -> frozenset[str]:
        try:
            with self._store.reader() as connection:
                return self._known(connection)
        except SQLAlchemyError as error:
            raise SinkError(f"what the broker keeps for {self._sink} cannot be read: {reason(error)}") from error

    def _known(self, connection: Connection) -> frozenset[str]:
        asked = select(sink_retained.c.topic).where(sink_retained.c.sink == self._sink)
        return frozenset(connection.execute(asked).scalars())

    def _keep(self, connection: Connection, topics: Set[str]) -> None:
        known = self._known(connection)
        for topic in known - topics:
            mine = (sink_retained.c.sink == self._sink) & (sink_retained.c.topic == topic)
            connection.execute(delete(sink_retained).where(mine))
        for topic in topics - known:
            connection.execute(insert(sink_retained).values(sink=self._sink, topic=topic))
