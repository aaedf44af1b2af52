"""A disk that is small enough to be filled: a file system of its own in memory, where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SIZE, RESERVE = 160, 24
"""Megabytes that it has, and that the collector is told to leave free."""

FILLER = "filler"


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Mount it at a folder, which is made, for the length of a block; whether it could be: only root may. Blocks."""
    folder.mkdir(mode=0o700)
    mounted = False
    with suppress(OSError):
        command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m,mode=0700", "tmpfs", str(folder)]
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            # What lies there goes with it: whoever wants to look at it afterwards finds it in the folder itself.
            kept = folder.with_name(f"{folder.name}-kept")
            shutil.copytree(folder, kept, ignore=shutil.ignore_patterns(FILLER))
            subprocess.run(["umount", "--lazy", str(folder)], capture_output=True, check=False)
            folder.rmdir()
            kept.rename(folder)


def fill(folder: Path) -> None:
    """Take so much room that half the reserve is left. Blocks."""
    length = shutil.disk_usage(folder).free - RESERVE * 10**6 // 2
    with (folder / FILLER).open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, max(length, 1))


def make_room(folder: Path) -> None:
    """Give it back. Blocks."""
    (folder / FILLER).unlink(missing_ok=True)
