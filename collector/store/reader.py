"""Reading the workshop's memory: what a page, an export and an auditor with a copy need, and no key to sign with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from collector.errors import JournalError
from collector.store import journal
from collector.store.database import DATABASE, auditing_engine
from collector.store.journal import Entry
from collector.store.migrate import refuse_newer
from collector.store.writer import reason


class StoreReader:
    """The workshop's memory, to be read. Open a directory that may be a read-only copy with `StoreReader.open`.

    Its methods may be called from any thread.
    """

    def __init__(self, directory: Path, readers: Engine) -> None:
        self.directory = directory
        self._readers = readers

    @staticmethod
    def open(directory: Path | str) -> StoreReader:
        """Open the store for reading, a context manager. Nothing is written, and the private key is not asked for.

        Args:
            directory: The data directory, or a copy of it.

        Raises:
            JournalError: If it is not there, cannot be opened, or was written by a newer version.
        """
        path = Path(directory) / DATABASE
        try:
            if not path.exists():
                raise JournalError(f"there is no {DATABASE} in {directory}: nothing has been recorded there yet")
            readers = auditing_engine(path)
            try:
                refuse_newer(readers)
            except BaseException:
                readers.dispose()
                raise
        except (SQLAlchemyError, OSError) as error:
            raise JournalError(f"{path} cannot be opened: {reason(error)}") from error
        return StoreReader(Path(directory), readers)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._readers.dispose()

    @property
    def readers(self) -> Engine:
        """The engine that only reads, for those who examine the whole (verify, replay)."""
        return self._readers

    def reader(self) -> Connection:
        """A read-only connection, a context manager: it shows one moment from its first statement to its end."""
        return self._readers.connect()

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
