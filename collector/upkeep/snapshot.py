"""One moment of an SQLite database that others go on writing to, and whether a copy is sound."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from collector.errors import JournalError

STEP = 4_096
"""Pages (16 MB) copied at a time, between which it is told how far it is."""

BUSY = 30.0
"""Seconds to wait for whoever holds the file alone, as at its very first opening."""


def snapshot(source: Path, target: Path, progress: Callable[[int], None], *, step: int = STEP) -> None:
    """Copy a database as it stands at one moment, by SQLite's own means. Writers are not kept waiting.

    A copy in steps begins anew whenever somebody else writes, and would never end here. The source's connection
    therefore holds a read transaction: in WAL mode it shows one moment for as long as it lasts.

    Args:
        source: The database, in use or not.
        target: The copy; made, readable by its owner alone.
        progress: Told of bytes that have just been copied.
        step: Pages at a time.

    Raises:
        JournalError: If the database cannot be read.
        OSError: If the copy cannot be made.
    """
    os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(_reading(source)) as original, closing(sqlite3.connect(target, isolation_level=None)) as copy:
            # Nobody else looks at the copy, and it is proved before it is used: no need to wait for the disk.
            copy.execute("PRAGMA synchronous=OFF")
            original.execute("BEGIN")
            original.execute("SELECT count(*) FROM sqlite_master").fetchone()
            [page] = original.execute("PRAGMA page_size").fetchone()
            done = 0

            def told(_status: int, remaining: int, total: int) -> None:
                nonlocal done
                progress((total - remaining - done) * page)
                done = total - remaining

            original.backup(copy, pages=step, progress=told)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL:
            raise OSError(f"there is no room for a copy of {source.name} in {target.parent}") from error
        raise JournalError(f"{source} cannot be copied: {error}") from error


def _reading(source: Path) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(str(source.absolute()))}?mode=ro", uri=True, timeout=BUSY, isolation_level=None
    )


def unsound(database: Path, *, quick: bool = False) -> str:
    """What SQLite finds wrong with a database's pages and indices; empty for nothing.

    Args:
        database: Any SQLite database; nothing is written to it.
        quick: Whether indices are left out, which takes a tenth of the time.
    """
    try:
        with closing(_reading(database)) as connection:
            check = "quick_check" if quick else "integrity_check"
            rows = [str(row[0]) for row in connection.execute(f"PRAGMA {check}(5)")]
    except sqlite3.Error as error:
        return str(error)
    return "" if rows == ["ok"] else "; ".join(rows)
