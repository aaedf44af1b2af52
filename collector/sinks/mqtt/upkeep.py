"""Keeps at a broker: one conversation after the other, with back-off, told when it breaks and when it heals."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from collector.errors import EtabliError, SinkRefused
from collector.sinks.mqtt.connection import Server

PERSON_NEEDED = 30.0
"""Seconds between tries at a broker that says no: only a person can change its mind."""


class Waits(Protocol):
    """How long to wait before the broker is tried again."""

    def next(self) -> float:
        """Seconds to wait now."""
        ...

    def reset(self) -> None:
        """The broker has answered."""
        ...


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the log says: at first, when it breaks, when it heals, and of a bug."""

    up: str
    down: str
    again: str
    bug: str


class Upkeep:
    """The keeping.

    Args:
        server: Where the broker is.
        waits: How long to wait between tries.
        phrases: What the log says.
        log: Where to.
    """

    def __init__(self, server: Server, waits: Waits, phrases: Phrases, log: logging.Logger) -> None:
        self._server, self._waits, self._phrases, self._log = server, waits, phrases, log
        self.up = False
        self.since: datetime | None = None
        self.reason = ""
        self.needs_help = False
        self._told_down = False

    async def keep(self, converse: Callable[[], Awaitable[None]]) -> None:
        """Converse, again and again, until cancelled.

        Args:
            converse: Holds one conversation, calls `opened` once it is one, and raises EtabliError where it ends.
        """
        if self._server.user is not None and not self._server.tls:
            self._log.warning("the password crosses the network unencrypted", extra=self._about())
        while True:
            try:
                await converse()
            except SinkRefused as refusal:
                wait = PERSON_NEEDED
                self._down(str(refusal), needs_help=True)
            except EtabliError as failure:
                wait = self._waits.next()
                self._down(str(failure))
            except Exception:
                wait = PERSON_NEEDED
                self._log.exception(self._phrases.bug)
                self._down("a bug: see the log", needs_help=True)
            await asyncio.sleep(wait)

    def opened(self) -> None:
        """The conversation has begun, and the broker takes what it is told."""
        self._waits.reset()
        self._log.info(self._phrases.again if self._told_down else self._phrases.up, extra=self._about())
        self._told_down = False
        self.up, self.since, self.reason, self.needs_help = True, datetime.now(UTC), "", False

    def _down(self, reason: str, *, needs_help: bool = False) -> None:
        if self.up or self.since is None:
            self.since = datetime.now(UTC)
        self.up, self.reason, self.needs_help = False, reason, needs_help
        if not self._told_down:
            self._told_down = True
            self._log.warning(self._phrases.down, extra={**self._about(), "reason": reason})

    def _about(self) -> dict[str, object]:
        return {"broker": self._server.broker}
