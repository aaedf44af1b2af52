"""A real disk that is small enough to be filled: a tmpfs of its own, for whoever may mount one."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

FILLER = "filler"


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """Mount it at a folder, which is made; skips the test where that is not allowed."""
    folder.mkdir(mode=0o700)
    size = f"size={megabytes}m,mode=0700"
    try:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], capture_output=True)
    except OSError:
        mounted = None
    if mounted is None or mounted.returncode != 0:
        pytest.skip("nobody but root can mount a small disk, and this is not root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path, leave: int = 0) -> None:
    """Take all the room but `leave` bytes."""
    with (folder / FILLER).open("ab") as stream:
        while (left := shutil.disk_usage(folder).free - leave) > 0:
            try:
                os.write(stream.fileno(), bytes(min(left, 65_536)))
            except OSError as error:
                assert error.errno == errno.ENOSPC
                return


def make_room(folder: Path) -> None:
    """Give it back."""
    (folder / FILLER).unlink()
