"""The writer: one thread that runs what waits in one transaction, answers once it is on disk, and signs the head."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from collector.errors import DiskFull, JournalError
from collector.store import journal
from collector.store.checkpoints import Checkpoint, Sealer
from collector.store.timing import Durations

log = logging.getLogger(__name__)
T = TypeVar("T")

GROUP = 256
"""Callers whose work shares one transaction, and one wait for the disk."""


@dataclass(slots=True)
class _Request:
    work: Callable[[Connection], Any]
    sign: bool
    done: Future[Any] = field(default_factory=Future)


@dataclass(frozen=True, slots=True)
class Sealing:
    """When the journal's head is signed, if there is anything new; when the writer closes it always is.

    Args:
        facts: After so many facts.
        seconds: After so many seconds.
    """

    facts: int = 1_000
    seconds: float = 3_600.0


class Writer:
    """The only one who writes.

    Args:
        engine: Writes the database.
        sealer: Signs the journal's head.
        sealing: How often.
        now: The clock for checkpoints.
    """

    def __init__(self, engine: Engine, sealer: Sealer, sealing: Sealing, now: Callable[[], datetime]) -> None:
        self._engine, self._sealer, self._sealing, self._now = engine, sealer, sealing, now
        # Never longer than the number of callers that wait for an answer.
        self._waiting: SimpleQueue[_Request | None] = SimpleQueue()
        self._unsealed_since: float | None = None
        self._closed = False
        self.full = False
        """The last transaction found no room on the disk."""
        self.durations = Durations()
        """How long each transaction took, the wait for the disk included."""
        self._gate = threading.Lock()
        with engine.begin() as connection:
            sealer.catch_up(connection)
            head = journal.head(connection)
            # A journal whose tail was cut stands below its newest checkpoint; what comes now is signed all the same.
            sealer.sealed = min(sealer.sealed, head.seq)
            if head.seq > sealer.sealed:
                self._unsealed_since = time.monotonic()
        self._thread = threading.Thread(target=self._serve, name="journal", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[Connection], T], *, sign: bool = False) -> Future[T]:
        """Put work in line; the answer comes once what it wrote is on disk. Does not block.

        Args:
            work: Called with the connection.
            sign: Sign the journal's head in the same transaction.

        Raises:
            JournalError: If the writer is closed.
        """
        request = _Request(work, sign)
        request.done.set_running_or_notify_cancel()
        with self._gate:
            if self._closed:
                raise JournalError("the store is closed")
            self._waiting.put(request)
        return request.done

    def close(self) -> None:
        """Write what waits, and sign a last checkpoint. Blocks until it is done."""
        with self._gate:
            first, self._closed = not self._closed, True
            if first:
                self._waiting.put(None)
        self._thread.join()

    def _serve(self) -> None:
        closing = False
        while not closing:
            try:
                first = self._waiting.get(timeout=self._until_seal())
            except Empty:
                self._run_group([], seal=True)
                continue
            group: list[_Request] = []
            while True:
                if first is None:
                    closing = True
                else:
                    group.append(first)
                if len(group) >= GROUP:
                    break
                try:
                    first = self._waiting.get_nowait()
                except Empty:
                    break
            self._run_group(group, seal=closing)

    def _until_seal(self) -> float | None:
        if self._unsealed_since is None:
            return None
        return max(0.0, self._unsealed_since + self._sealing.seconds - time.monotonic())

    def _run_group(self, group: list[_Request], *, seal: bool) -> None:
        """Run what waits in one transaction, and answer once it is on disk."""
        signed: list[Checkpoint] = []
        results: list[tuple[_Request, Any, BaseException | None]]
        began = time.monotonic()
        try:
            with self._engine.begin() as connection:
                if len(group) == 1:
                    # Nobody to be spared: its failure may undo the whole transaction.
                    results = [(group[0], group[0].work(connection), None)]
                else:
                    results = [(request, *_attempt(connection, request.work)) for request in group]
                head = journal.head(connection)
                due = self._unsealed_since is not None and self._until_seal() == 0.0
                due = due or any(request.sign for request in group)
                new = head.seq - self._sealer.sealed
                if new > 0 and (seal or due or new >= self._sealing.facts):
                    signed.append(self._sealer.sign(connection, head, self._now()))
        except Exception as error:
            for request in group:
                request.done.set_exception(self._told(error))
            if not group:
                log.error("checkpoint not written: %s", reason(error))
                self._unsealed_since = time.monotonic()
            return
        self.durations.add(time.monotonic() - began)
        self.full = False
        for request, result, failure in results:
            if failure is None:
                request.done.set_result(result)
            else:
                request.done.set_exception(failure)
        self._after(head.seq, signed)

    def _told(self, error: Exception) -> Exception:
        """What those who wait are told when the transaction could not be written."""
        if not is_databases_fault(self._engine.dialect, error):
            return error
        self.full = is_full(error)
        kind = DiskFull if self.full else JournalError
        failure = kind(f"the journal cannot record: {reason(error)}")
        failure.__cause__ = error
        return failure

    def _after(self, head: int, signed: list[Checkpoint]) -> None:
        if signed:
            self._sealer.sealed = signed[-1].seq
        if head <= self._sealer.sealed:
            self._unsealed_since = None
        elif self._unsealed_since is None or signed:
            self._unsealed_since = time.monotonic()
        try:
            self._sealer.publish(signed)
        except OSError as error:
            # The database holds it, and the next start repeats it in the file.
            log.error("checkpoint not written to its file: %s", error)


def _attempt(connection: Connection, work: Callable[[Connection], Any]) -> tuple[Any, BaseException | None]:
    """Run one caller's work so that its failure is undone alone; a failure of the database itself is everybody's."""
    savepoint = connection.begin_nested()
    try:
        result = work(connection)
        savepoint.commit()
    except Exception as error:
        if is_databases_fault(connection.dialect, error):
            raise
        savepoint.rollback()
        return None, error
    return result, None


def is_databases_fault(dialect: Dialect, error: BaseException) -> bool:
    """Whether an error is about the database's file (full, locked, broken), and not about what it was asked to do."""
    driver = dialect.loaded_dbapi
    cause = error.orig if isinstance(error, DBAPIError) else error
    asked = (driver.IntegrityError, driver.DataError, driver.ProgrammingError, driver.InterfaceError)
    return isinstance(error, PoolTimeout) or (isinstance(cause, driver.Error) and not isinstance(cause, asked))


def is_full(error: BaseException) -> bool:
    """Whether the database's file, or its log, could not grow: the disk has no room, or none for us.

    SQLite says so itself for what it writes; the index of its log it only fails to make as long as it has to be.

    Source: https://www.sqlite.org/rescode.html
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    return getattr(cause, "sqlite_errorcode", None) in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE)


def reason(error: BaseException) -> str:
    """What the database itself said, without the statement and its values."""
    return str(error.orig) if isinstance(error, DBAPIError) and error.orig is not None else str(error)
