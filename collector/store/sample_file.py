"""The file that holds the samples: its tables, its version, and how it is opened for writing."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from collector.errors import SamplesError
from collector.store import sample_lanes, sample_overview

FILE = "samples.sqlite"
VERSION = 3
WAL_LIMIT = 64 * 1024 * 1024
CHECKPOINT_PAGES = 8_000
"""A thousand series dirty a thousand pages with every batch, mostly the same as before: the log is carried over into
the file when it holds each of them several times, not once."""

_SCHEMA = (
    "CREATE TABLE series (id INTEGER PRIMARY KEY, machine TEXT NOT NULL, signal TEXT NOT NULL, unit TEXT NOT NULL, "
    "UNIQUE (machine, signal))",
    "CREATE TABLE sample (series INTEGER NOT NULL, at INTEGER NOT NULL, value REAL, "
    "quality INTEGER NOT NULL, PRIMARY KEY (series, at)) WITHOUT ROWID",
)


def connect(directory: Path) -> sqlite3.Connection:
    """Open the file for writing, and make it where there is none.

    Raises:
        SamplesError: If a newer version has written it.
    """
    path = directory / FILE
    if not path.exists():
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection = sqlite3.connect(path, timeout=10.0, isolation_level=None, check_same_thread=False)
    try:
        # Before anything else: once the file has its first page it is too late to ask for it.
        connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(f"PRAGMA journal_size_limit={WAL_LIMIT}")
        connection.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")
        connection.execute("BEGIN IMMEDIATE")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise SamplesError(f"{path} was written by a newer version ({version}, this one knows {VERSION})")
        for statements in (_SCHEMA, sample_overview.SCHEMA, sample_lanes.SCHEMA)[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection
