"""The store: one thread that writes facts, views and the engine's states together, and connections that only read."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from sqlalchemy import Column, Connection, Engine, Table, Text, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import SQLAlchemyError

from collector.core.facts import Fact
from collector.errors import JournalError
from collector.store import (
    accounts_tables,
    carried,
    journal,
    outbox_tables,
    papers_tables,
    registry_tables,
    snapshots,
    teaching_tables,
    view_tables,
    views,
)
from collector.store.checkpoints import Sealer
from collector.store.database import BUSY_TIMEOUT, DATABASE, read_engine, write_engine
from collector.store.journal import Entry, Sequential
from collector.store.migrate import migrate
from collector.store.reader import StoreReader
from collector.store.rebuild import rebuild
from collector.store.schema import metadata
from collector.store.statements import Statement
from collector.store.timing import Durations
from collector.store.writer import Sealing, Writer, reason

T = TypeVar("T")

TABLES = (
    journal, view_tables, carried, registry_tables, papers_tables, snapshots, accounts_tables, teaching_tables,
    outbox_tables,
)  # fmt: skip
"""The modules that put tables into the metadata; imported here, so that whoever opens the store has them all."""

machine_state = Table(
    "machine_state",
    metadata,
    Column("machine", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("seq", Sequential, nullable=False),
)
"""What the engine needs to go on after a restart, as it was after the fact `seq`."""

_upsert = upsert(machine_state)
_KEEP = Statement(
    _upsert.on_conflict_do_update(
        index_elements=["machine"], set_={"body": _upsert.excluded.body, "seq": _upsert.excluded.seq}
    ),
    [column.name for column in machine_state.columns],
)


log = logging.getLogger(__name__)


class Store(StoreReader):
    """The workshop's memory in one directory. Open it with `Store.open`; one process collects into it at a time.

    Its methods may be called from any thread; `commit` and `write` are for the event loop, and never block it.
    """

    def __init__(self, directory: Path, *, busy_timeout: float, sealing: Sealing, now: Callable[[], datetime]) -> None:
        path = directory / DATABASE
        self._now = now
        self._engine = write_engine(path, busy_timeout=busy_timeout)
        try:
            if migrate(self._engine):
                log.info("an older version's data are brought up to date; this takes a minute for a million facts")
                rebuild(self._engine)
            self._writer = Writer(self._engine, Sealer(directory), sealing, now)
        except BaseException:
            self._engine.dispose()
            raise
        super().__init__(directory, read_engine(path, busy_timeout=busy_timeout))

    @staticmethod
    def open(
        directory: Path | str,
        *,
        create: bool = True,
        busy_timeout: float = BUSY_TIMEOUT,
        sealing: Sealing = Sealing(),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> Store:
        """Open the store, a context manager; bring its tables up to date.

        Args:
            directory: The data directory; made, for its owner alone, if it is not there.
            create: Make a database where there is none.
            busy_timeout: Seconds to wait for another process that is writing.
            sealing: How often the journal's head is signed.
            now: The clock for `recorded_at`.

        Raises:
            JournalError: If it is not there, cannot be opened, or was written by a newer version.
        """
        directory = Path(directory)
        if not create and not (directory / DATABASE).exists():
            raise JournalError(f"there is no {DATABASE} in {directory}: nothing has been recorded there yet")
        try:
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            return Store(directory, busy_timeout=busy_timeout, sealing=sealing, now=now)
        except (SQLAlchemyError, OSError) as error:
            raise JournalError(f"{directory / DATABASE} cannot be opened: {reason(error)}") from error

    def close(self) -> None:
        """Write what waits, sign a last checkpoint, let go of the files. Blocks until it is done."""
        self._writer.close()
        super().close()
        self._engine.dispose()

    # Writing.

    async def commit(self, facts: Sequence[Fact], states: Mapping[str, str]) -> list[Entry]:
        """Record facts, bring the views up to date and keep the states of their machines: all of it or nothing.

        What this was called with is written even if the caller is cancelled while it waits.

        Args:
            facts: In the order in which they are to stand in the journal.
            states: By machine, what the engine needs to go on from there.

        Returns:
            The entries written, on disk by now; facts that the journal already held are not among them.

        Raises:
            JournalError: If it cannot be recorded; nothing has been then.
        """
        return await self.write(partial(self.record, facts=facts, states=states))

    def commit_now(self, facts: Sequence[Fact], states: Mapping[str, str] | None = None) -> list[Entry]:
        """`commit` for commands and tests; blocks, and is not for the event loop."""
        return self.write_now(partial(self.record, facts=facts, states=states or {}))

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run something in the writer's thread and transaction.

        Args:
            work: Called with the writer's connection; leaves no transaction of its own behind.

        Raises:
            JournalError: If the database cannot be written; nothing has been then. What `work` raises comes through,
                and nothing of it has been written either.
        """
        return await asyncio.shield(asyncio.wrap_future(self._writer.submit(work)))

    def write_now(self, work: Callable[[Connection], T], *, sign: bool = False) -> T:
        """`write` for commands and tests; blocks, and is not for the event loop.

        Args:
            work: As for `write`.
            sign: Sign the journal's head in the same transaction.
        """
        return self._writer.submit(work, sign=sign).result()

    def record(
        self, connection: Connection, facts: Sequence[Fact], states: Mapping[str, str] = MappingProxyType({})
    ) -> list[Entry]:
        """`commit` as a part of other work: call it in the transaction of a `write`."""
        written = journal.append(connection, facts, self._now())
        for entry in written:
            views.apply(connection, entry.seq, entry.fact)
        if states:
            seq = journal.head(connection).seq
            rows = [{"machine": machine, "body": body, "seq": seq} for machine, body in states.items()]
            _KEEP.run_many(connection, rows)
        return written

    def empty_log(self) -> None:
        """Bring everything into the database file and cut its log to nothing, so that no copy of a page stays there.

        Readers that are in the way are waited for; where one stays, the log is emptied when the next one can.
        """
        # On the driver's own connection: within a transaction, and SQLAlchemy knows no outside, it is refused.
        connection = self._engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()

    # Reading, besides what every reader can do.

    @property
    def durations(self) -> Durations:
        """How long each transaction took since the store was opened."""
        return self._writer.durations

    @property
    def full(self) -> bool:
        """Whether the last transaction found no room on the disk."""
        return self._writer.full

    @property
    def writer(self) -> Engine:
        """The writer's engine, for maintenance while nothing is being collected (rebuild)."""
        return self._engine

    def states(self) -> dict[str, str]:
        """By machine, what the engine kept last."""
        with self.reader() as connection:
            return {row.machine: row.body for row in connection.execute(select(machine_state))}
