"""Slows down whoever guesses passwords: after a few wrong ones each further attempt has to wait, longer and longer."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

MOST = 10_000
"""Names and addresses that are remembered; beyond, the one that was quiet for longest is forgotten."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How attempts are slowed down.

    Args:
        free: Wrong attempts that cost nothing.
        first: Seconds to wait after the next one; each further one doubles it.
        longest: Seconds to wait at most.
        forgotten: Seconds without an attempt after which all is forgotten.
    """

    free: int
    first: float
    longest: float
    forgotten: float


BY_ACCOUNT = Pace(free=4, first=2.0, longest=60.0, forgotten=3600.0)
"""At one account. The longest wait is short, for anybody can make it happen to somebody else: a minute for each attempt
leaves no hope to guess twelve characters, and its owner waits a minute."""

BY_ADDRESS = Pace(free=15, first=2.0, longest=900.0, forgotten=3600.0)
"""From one address. More of them are free: a school's computers may share one."""


@dataclass(slots=True)
class _Record:
    failures: int
    until: datetime
    last: datetime


class Brake:
    """Remembers wrong attempts by key, in memory.

    Args:
        pace: How it slows down.
    """

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._records: OrderedDict[str, _Record] = OrderedDict()

    def wait(self, key: str, now: datetime) -> float:
        """Seconds until an attempt is allowed; 0 for at once."""
        record = self._record(key, now)
        return max((record.until - now).total_seconds(), 0.0) if record is not None else 0.0

    def tried(self, key: str, now: datetime) -> None:
        """An attempt begins: it counts as a wrong one until `passed` says otherwise, so that many at once are many."""
        record = self._record(key, now) or _Record(0, now, now)
        record.failures += 1
        beyond = record.failures - self._pace.free
        # Doubling without end would overflow; by then it has long been the longest.
        delay = min(self._pace.first * 2.0 ** min(beyond - 1, 30), self._pace.longest) if beyond > 0 else 0.0
        record.until, record.last = now + timedelta(seconds=delay), now
        self._records[key] = record
        self._records.move_to_end(key)
        if len(self._records) > MOST:
            self._records.popitem(last=False)

    def passed(self, key: str) -> None:
        """It was a right one: nothing stands against this key any more."""
        self._records.pop(key, None)

    def took_back(self, key: str) -> None:
        """One attempt was a right one: it costs nothing, and says nothing about the others from there."""
        record = self._records.get(key)
        if record is not None:
            record.failures -= 1
            record.until = record.last

    def _record(self, key: str, now: datetime) -> _Record | None:
        record = self._records.get(key)
        if record is not None and (now - record.last).total_seconds() >= self._pace.forgotten:
            del self._records[key]
            return None
        return record
