"""When a tool's life will be over at the present pace, placed into the opening time, and how far that can be trusted.

The pace is what the tool did on the last days in their opening time, idle days included. Its spread is how much one day
differed from another: a life that lasts for many days evens that out, one of an hour does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import sqrt

from collector.core.intervals import Interval
from collector.core.outlook import Expected, end_of
from collector.core.tool_life import LifeBy

ENOUGH = 3
"""Days from which on they say how much one differs from another."""

LEAST = 3600.0
"""Seconds of opening time that have to be known of before anything is said."""


@dataclass(frozen=True, slots=True)
class ToolDay:
    """A tool's use on one day.

    Args:
        opening: Seconds for which the workshop was open on that day, up to now.
        seconds: For how long it was the active tool while a program ran.
        cycles: In how many cycles it was used.
    """

    opening: float
    seconds: float
    cycles: int


@dataclass(frozen=True, slots=True)
class Pace:
    """How quickly a tool is used up.

    Args:
        per_second: Of its life, in its unit, for each second of opening time.
        spread: The standard deviation of that for one second of opening time: over `n` seconds it is `sqrt(n)` times as
            much. None where there were too few days to tell.
        seconds: Opening time that it rests on.
    """

    per_second: float
    spread: float | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Fallen:
    """By how much a life fell since it was last written down, and how much the tool was used meanwhile."""

    life: float
    seconds: float
    cycles: int


def pace_of(days: Sequence[ToolDay], by: LifeBy | None, fallen: Fallen | None = None) -> Pace | None:
    """The pace at which a tool's life goes.

    Args:
        days: Its use on each of the last days on which the workshop was open.
        by: What its life is measured by.
        fallen: By how much it fell, as far as that was seen: it then says what a second or a cycle of use costs.
            Without it a second of use is one of a life of TIME, and a cycle one of PARTS and USAGES.

    Returns:
        None where that is not known: no opening time to speak of, no use in it, or a life of which nobody knows what
        one use costs.
    """
    timed = by not in (LifeBy.PARTS, LifeBy.USAGES)
    uses = [(one.opening, one.seconds if timed else float(one.cycles)) for one in days if one.opening > 0]
    opening, used = sum(length for length, _ in uses), sum(use for _, use in uses)
    if opening < LEAST or used <= 0:
        return None
    cost = 1.0 if by in (LifeBy.TIME, LifeBy.PARTS, LifeBy.USAGES) else None
    if fallen is not None:
        meanwhile = fallen.seconds if timed else float(fallen.cycles)
        if fallen.life > 0 and meanwhile > 0:
            cost = fallen.life / meanwhile
    if cost is None:
        return None
    mean = used / opening
    spread = None
    if len(uses) >= ENOUGH:
        spread = cost * sqrt(sum((use - mean * length) ** 2 / length for length, use in uses) / (len(uses) - 1))
    return Pace(cost * mean, spread, opening)


def reached(left: float, pace: Pace, now: datetime, opening: Sequence[Interval]) -> Expected | None:
    """When nothing will be left.

    Args:
        left: What is left of the life, in its unit.
        pace: How quickly it goes.
        now: From when on (UTC).
        opening: When the workshop is open from now on, as far as is looked ahead.

    Returns:
        When at the mean pace, and a standard deviation earlier and later (the same where the spread is not known); now
        where it is over already; None where it lies beyond what was looked at.
    """
    if left <= 0:
        return Expected(now, now, now)
    needed = left / pace.per_second
    off = 0.0
    if pace.spread is not None:
        # What the days ahead will differ by, and what the mean itself may be wrong by.
        off = pace.spread / pace.per_second * sqrt(needed + needed * needed / pace.seconds)
    median = end_of(needed, now, opening)
    quick = end_of(max(needed - off, 0.0), now, opening)
    if median is None or quick is None:
        return None
    slow = end_of(needed + off, now, opening)
    return Expected(quick, median, slow if slow is not None else opening[-1].end)
