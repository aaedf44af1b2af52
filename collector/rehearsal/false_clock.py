"""A clock that jumps, for one process: libfaketime between it and this computer's, where that is installed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

PLACES = ("/usr/lib", "/usr/lib64", "/usr/local/lib")
LIBRARY = "faketime/libfaketimeMT.so.1"


def library() -> Path | None:
    """Where libfaketime is; None where it is not installed. Blocks."""
    for place in PLACES:
        for found in sorted(Path(place).glob(LIBRARY)) + sorted(Path(place).glob(f"*/{LIBRARY}")):
            return found
    return None


class FalseClock:
    """The clock of a process that is started with its environment.

    Args:
        library: libfaketime.
        file: Where it is told how far off it is.
    """

    def __init__(self, library: Path, file: Path) -> None:
        self._file = file
        self.environment: Mapping[str, str] = {
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(file),
            "FAKETIME_CACHE_DURATION": "1",
            # What waits and what is late is measured by the other clock, which no jump ever moves.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        self.show(0)

    def show(self, seconds: int) -> None:
        """Be so many seconds ahead. Blocks."""
        fresh = self._file.with_suffix(".new")
        fresh.write_text(f"{seconds:+d}s\n", encoding="ascii")
        fresh.replace(self._file)
