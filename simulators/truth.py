"""What really happened, written down by the machine itself: the measure of every collector."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, TextIO


class Row(NamedTuple):
    """One thing that happened: its name and what belongs to it."""

    what: str
    fields: dict[str, Any]


def row(what: str, **fields: Any) -> Row:
    """A row of the truth file."""
    return Row(what, fields)


class Truth:
    """The truth file: one JSON object per line, on the disk's side of the process as soon as it happened.

    Args:
        path: Where to write; None writes nothing. Lines are appended.
        machine: Whose truth it is.
    """

    def __init__(self, path: Path | None, machine: str) -> None:
        self._machine = machine
        self._file: TextIO | None = path.open("a", encoding="utf-8") if path is not None else None

    def write(self, at: datetime, *rows: Row) -> None:
        """Write rows that happened at `at` (UTC)."""
        if self._file is None or not rows:
            return
        for what, fields in rows:
            line = {"at": at.isoformat(timespec="microseconds"), "machine": self._machine, "what": what, **fields}
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._file.flush()

    def close(self) -> None:
        """End the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


def now() -> datetime:
    """The real time (UTC): a simulator hurries its work, never the clock."""
    return datetime.now(UTC)
