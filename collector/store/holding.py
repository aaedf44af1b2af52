"""Holding a data directory: one process works with it at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from collector.errors import RequestRefused

LOCK = "etabli.lock"


@contextmanager
def holding(directory: Path) -> Iterator[None]:
    """Hold a data directory for this process; made, for its owner alone, if it is not there.

    Raises:
        RequestRefused: If another process holds it, or it can be neither made nor written.
    """
    # Held by the process, not by a thread: a workshop is opened in one thread and may be closed in another.
    lock = FileLock(directory / LOCK, thread_local=False)
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise RequestRefused(f"another etabli works with the data in {directory}: stop it first") from None
    except OSError as error:
        raise RequestRefused(
            f"no data can be kept in {directory}: {error.strerror or error}; give another [store] directory in the"
            " site file, or let this account write there"
        ) from error
    try:
        yield
    finally:
        lock.release()
