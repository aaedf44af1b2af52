"""The store: one thread that writes facts, views and the engine's states together, and connections that only read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Column, Connection, Engine, Table, Text, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import SQLAlchemyError

from collector.core.facts import Fact
from collector.errors import JournalError
from collector.store import journal, registry_tables, view_tables, views
from collector.store.checkpoints import Sealer
from collector.store.database import BUSY_TIMEOUT, DATABASE, read_engine, write_engine
from collector.store.journal import Entry, Sequential
from collector.store.migrate import migrate
from collector.store.schema import metadata
from collector.store.statements import Statement
from collector.store.writer import Sealing, Writer, reason

T = TypeVar("T")

TABLES = (journal, view_tables, registry_tables)
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


class Store:
    """The workshop's memory in one directory. Open it with `Store.open`; one process collects into it at a time.

    Its methods may be called from any thread; `commit` and `write` are for the event loop, and never block it.
    """

    def __init__(self, directory: Path, *, busy_timeout: float, sealing: Sealing, now: Callable[[], datetime]) -> None:
        path = directory / DATABASE
        self.directory = directory
        self._now = now
        self._engine = write_engine(path, busy_timeout=busy_timeout)
        try:
            migrate(self._engine)
            self._writer = Writer(self._engine, Sealer(directory), sealing, now)
        except BaseException:
            self._engine.dispose()
            raise
        self._readers = read_engine(path, busy_timeout=busy_timeout)

    @classmethod
    def open(
        cls,
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
            return cls(directory, busy_timeout=busy_timeout, sealing=sealing, now=now)
        except (SQLAlchemyError, OSError) as error:
            raise JournalError(f"{directory / DATABASE} cannot be opened: {reason(error)}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write what waits, sign a last checkpoint, let go of the files. Blocks until it is done."""
        self._writer.close()
        self._readers.dispose()
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
        return await self.write(partial(self._record, facts=facts, states=states))

    def commit_now(self, facts: Sequence[Fact], states: Mapping[str, str] | None = None) -> list[Entry]:
        """`commit` for commands and tests; blocks, and is not for the event loop."""
        return self.write_now(partial(self._record, facts=facts, states=states or {}))

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run something in the writer's thread and transaction.

        Args:
            work: Called with the writer's connection; leaves no transaction of its own behind.

        Raises:
            JournalError: If the database cannot be written; nothing has been then. What `work` raises comes through,
                and nothing of it has been written either.
        """
        return await asyncio.shield(asyncio.wrap_future(self._writer.submit(work)))

    def write_now(self, work: Callable[[Connection], T]) -> T:
        """`write` for commands and tests; blocks, and is not for the event loop."""
        return self._writer.submit(work).result()

    def _record(self, connection: Connection, facts: Sequence[Fact], states: Mapping[str, str]) -> list[Entry]:
        written = journal.append(connection, facts, self._now())
        for entry in written:
            views.apply(connection, entry.seq, entry.fact)
        if states:
            seq = journal.head(connection).seq
            rows = [{"machine": machine, "body": body, "seq": seq} for machine, body in states.items()]
            _KEEP.run_many(connection, rows)
        return written

    # Reading.

    @property
    def readers(self) -> Engine:
        """The engine that only reads, for those who examine the whole (verify, replay)."""
        return self._readers

    @property
    def writer(self) -> Engine:
        """The writer's engine, for maintenance while nothing is being collected (rebuild)."""
        return self._engine

    def reader(self) -> Connection:
        """A read-only connection, a context manager: it shows one moment from its first statement to its end."""
        return self._readers.connect()

    def states(self) -> dict[str, str]:
        """By machine, what the engine kept last."""
        with self.reader() as connection:
            return {row.machine: row.body for row in connection.execute(select(machine_state))}

    def facts(
        self,
        after: int = 0,
        *,
        kinds: Sequence[str] | None = None,
        machine: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Entry]:
        """Entries behind a seq, in their order; see `journal.entries`. Holds a connection until it is exhausted."""
        with self.reader() as connection:
            yield from journal.entries(connection, after, kinds=kinds, machine=machine, limit=limit)

    def last(self, count: int, *, kinds: Sequence[str] | None = None, machine: str | None = None) -> list[Entry]:
        """The last so many entries, in the order of the journal."""
        with self.reader() as connection:
            return journal.last(connection, count, kinds=kinds, machine=machine)

    @property
    def head(self) -> int:
        """The seq of the newest fact; 0 for an empty journal."""
        with self.reader() as connection:
            return journal.head(connection).seq
