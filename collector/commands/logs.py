"""How the log reads on a terminal and in journald: the constant phrase first, then its fields."""

from __future__ import annotations

import logging
import sys

_PLAIN = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}

LOUD = ("asyncua", "pymodbus", "uvicorn", "nicegui", "engineio", "socketio", "httpx", "alembic")
"""Libraries that shout about what is handled here; only their errors are let through."""


class _Fields(logging.Formatter):
    """`2026-11-22T08:30:00 WARNING machine not connected machine=mill-1 reason=...`"""

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        fields = {key: value for key, value in record.__dict__.items() if key not in _PLAIN}
        said = " ".join(f"{key}={value!r}" if " " in str(value) else f"{key}={value}" for key, value in fields.items())
        first, newline, rest = line.partition("\n")
        return f"{first} {said}".rstrip() + newline + rest


def log_to_terminal(*, verbose: bool) -> None:
    """Send the log to the error stream: ours from INFO (or DEBUG), libraries' from ERROR."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Fields("%(asctime)s %(levelname)-7s %(message)s", "%Y-%m-%dT%H:%M:%S"))
    logging.basicConfig(level=logging.DEBUG if verbose else logging.INFO, handlers=[handler], force=True)
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING if verbose else logging.ERROR)
