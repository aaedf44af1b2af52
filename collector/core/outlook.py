"""When an order will be done: what is left of it, at the pace of its last sessions, placed into the opening time.

The pace of a session is all of its time, pauses and handling included, for one good part. The middle one of the last
sessions makes the estimate; the quarter of them that were quickest and the quarter that were slowest make its spread.
Operations follow one another, each on one machine at a time. Nothing is guessed where something is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import quantiles

from collector.core.intervals import Interval

ENOUGH = 3
"""Sessions from which on they say more than a standard time does."""

LATEST = 12
"""Sessions that are looked at, the latest ones: older ones were made by other hands."""


class Basis(StrEnum):
    """What a pace rests on."""

    SESSIONS = "sessions"
    STANDARD = "standard"


class Missing(StrEnum):
    """What an estimate lacks."""

    PACE = "pace"
    """No session with a good part, and no standard time."""
    OPENING = "opening"
    """Nobody said when the workshop is open."""
    TOO_FAR = "too_far"
    """It needs more opening time than was looked at."""
    EARLIER = "earlier"
    """An operation before it has no estimate."""


@dataclass(frozen=True, slots=True)
class Worked:
    """A session: its time in seconds, and the good parts made in it."""

    seconds: float
    good: int


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds for one good part.

    Args:
        quick: A quarter of the sessions were as quick as this, or quicker.
        median: Half of them were.
        slow: Three quarters of them were.
        basis: What it rests on; from a standard all three are the same.
        sessions: How many sessions it rests on.
    """

    quick: float
    median: float
    slow: float
    basis: Basis
    sessions: int = 0


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of an operation.

    Args:
        parts: Good parts that are still to be made.
        setup: Seconds of setting up that are still to come.
        pace: How quick it goes; None where that is not known.
        opening: When it can be worked on, from now to as far as is looked ahead; see `Intervals`.
    """

    parts: int
    setup: float
    pace: Pace | None
    opening: Sequence[Interval]


@dataclass(frozen=True, slots=True)
class Expected:
    """When it will be done (UTC): at the median pace, and at the quick and the slow one."""

    quick: datetime
    median: datetime
    slow: datetime

    @property
    def spread(self) -> bool:
        """Whether anything is known of its spread."""
        return self.quick != self.slow


Outlook = Expected | Missing | None
"""An estimate, or what it lacks; None where nothing is left to do."""


def pace_of(sessions: Sequence[Worked], standard: float | None) -> Pace | None:
    """The pace of an operation.

    Args:
        sessions: Its latest sessions, in any order. One without a good part has no pace of its own and is left out.
        standard: Seconds that one part should take; None where nobody timed it.

    Returns:
        The sessions' pace where there are `ENOUGH` of them, else the standard, else that of the few sessions there are,
        without a spread; None where there is nothing to go by.
    """
    seen = [one.seconds / one.good for one in sessions if one.good > 0 and one.seconds > 0]
    if len(seen) >= ENOUGH:
        quick, median, slow = quantiles(seen, n=4, method="inclusive")
        return Pace(quick, median, slow, Basis.SESSIONS, len(seen))
    if standard is not None:
        return Pace(standard, standard, standard, Basis.STANDARD)
    if seen:
        mean = sum(seen) / len(seen)
        return Pace(mean, mean, mean, Basis.SESSIONS, len(seen))
    return None


def end_of(seconds: float, since: datetime, opening: Sequence[Interval]) -> datetime | None:
    """When so many seconds of opening time will have passed.

    Args:
        seconds: How much of it is needed.
        since: From when on (UTC).
        opening: The periods of opening time, in order, none touching another.

    Returns:
        The instant (UTC); `since` itself where nothing is needed, None where the periods do not hold so much.
    """
    left = timedelta(seconds=seconds)
    if left <= timedelta(0):
        return since
    for one in opening:
        if one.end <= since:
            continue
        start = max(one.start, since)
        if one.end - start >= left:
            return start + left
        left -= one.end - start
    return None


def outlooks(operations: Sequence[Left], now: datetime) -> tuple[Outlook, ...]:
    """When each operation of an order will be done, one after the other.

    Args:
        operations: In the order in which they are done.
        now: From when on (UTC).

    Returns:
        One for each. Behind an operation that cannot be estimated none can.
    """
    found: list[Outlook] = []
    reached = Expected(now, now, now)
    missing = False
    for one in operations:
        if one.parts <= 0:
            found.append(None)
            continue
        outlook = Missing.EARLIER if missing else _after(reached, one)
        if isinstance(outlook, Expected):
            reached = outlook
        else:
            missing = True
        found.append(outlook)
    return tuple(found)


def whole(found: Sequence[Outlook]) -> Outlook:
    """When the whole order will be done: its last operation, or the first thing that is missing."""
    return next((one for one in found if isinstance(one, Missing)), None) or next(
        (one for one in reversed(found) if one is not None), None
    )


def _after(reached: Expected, one: Left) -> Expected | Missing:
    if one.pace is None:
        return Missing.PACE
    if not one.opening:
        return Missing.OPENING
    quick = end_of(one.setup + one.parts * one.pace.quick, reached.quick, one.opening)
    median = end_of(one.setup + one.parts * one.pace.median, reached.median, one.opening)
    slow = end_of(one.setup + one.parts * one.pace.slow, reached.slow, one.opening)
    if median is None or quick is None:
        return Missing.TOO_FAR
    return Expected(quick, median, slow if slow is not None else one.opening[-1].end)
