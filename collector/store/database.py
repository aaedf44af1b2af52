"""How the workshop's database is opened: one engine that writes, one that only reads, and what SQLite is told."""

from __future__ import annotations

import os
from pathlib import Path
from sqlite3 import Connection as DriverConnection
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

DATABASE = "etabli.sqlite"
BUSY_TIMEOUT = 10.0
"""Seconds for which a statement waits for another process to let go of the file."""

WAL_LIMIT = 64 * 1024 * 1024
"""Bytes to which the write-ahead log shrinks again after a burst."""

READERS = 8
"""Connections kept open for pages and exports; more are opened, and closed again, when they are all in use."""


def write_engine(path: Path, *, busy_timeout: float = BUSY_TIMEOUT) -> Engine:
    """The engine of the one writer: every transaction takes the write lock at its start and is on disk at its end.

    Args:
        path: The database file; made, readable by its owner alone, if it is not there.
        busy_timeout: Seconds to wait for the lock.
    """
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    engine = _engine(path, busy_timeout, ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON",
                     "secure_delete=ON", f"journal_size_limit={WAL_LIMIT}"), pool_size=1, max_overflow=1)  # fmt: skip
    # IMMEDIATE: a deferred transaction that reads first can be refused at its first write, whatever the timeout.
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def read_engine(path: Path, *, busy_timeout: float = BUSY_TIMEOUT) -> Engine:
    """The engine of pages and exports: cannot write, and sees one moment for as long as a transaction lasts."""
    engine = _engine(path, busy_timeout, ("query_only=ON",), pool_size=READERS, max_overflow=READERS)
    _begin_with(engine, "BEGIN")
    return engine


def auditing_engine(path: Path, *, busy_timeout: float = BUSY_TIMEOUT) -> Engine:
    """The engine of whoever examines a database, or a copy of it, that may be theirs to read alone.

    It changes nothing; SQLite may leave its index and an empty log beside the file.
    """
    uri = {"uri": "true", "mode": "ro"}
    # SQLite keeps an index of the log beside the database. Where nothing can be put there and no log is left, the file
    # has to be taken as one that nobody changes.
    if not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists():
        uri["immutable"] = "1"
    url = URL.create("sqlite", database=f"file:{quote(str(path.absolute()))}", query=uri)
    engine = _engine(url, busy_timeout, ("query_only=ON",))
    _begin_with(engine, "BEGIN")
    return engine


def _engine(place: Path | URL, busy_timeout: float, pragmas: tuple[str, ...], **pool: Any) -> Engine:
    url = place if isinstance(place, URL) else URL.create("sqlite", database=str(place))
    engine = create_engine(url, connect_args={"timeout": busy_timeout, "check_same_thread": False}, **pool)

    @event.listens_for(engine, "connect")
    def prepare(connection: DriverConnection, record: object) -> None:
        # The driver would begin transactions by its own guess, and not before a SELECT or a CREATE: we begin them.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    return engine


def _begin_with(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)
