"""Which days a machine's page shows: a name or two dates in its address, so that it can be kept and passed on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MOST_DAYS = 400
"""Days that are shown at the most: a school year and its holidays."""


class Named(StrEnum):
    """Ranges that have a name."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"


class Wrong(StrEnum):
    """What was wrong with what was asked for."""

    DATES = "dates"
    ORDER = "order"
    LONG = "long"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Range:
    """The days that are shown.

    Args:
        first: The first one.
        last: The last one; not after today.
        name: Its name; None for two dates.
        wrong: What was wrong with the address, so that this is not what was asked for.
    """

    first: date
    last: date
    name: Named | None = None
    wrong: Wrong | None = None

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1


def range_of(query: Mapping[str, str], today: date) -> Range:
    """The days that an address asks for: `?range=week`, or `?from=2026-11-01&to=2026-11-20`; else today.

    Args:
        query: What stands behind the address's question mark.
        today: The date on the wall.
    """
    since, until = query.get("from", ""), query.get("to", "")
    if since or until:
        return _between(since or until, until or since, today)
    asked = query.get("range", Named.TODAY)
    name = Named(asked) if asked in set(Named) else Named.TODAY
    yesterday = today - timedelta(days=1)
    match name:
        case Named.TODAY:
            return Range(today, today, name)
        case Named.YESTERDAY:
            return Range(yesterday, yesterday, name)
        case Named.WEEK:
            return Range(today - timedelta(days=today.weekday()), today, name)
        case Named.MONTH:
            return Range(today.replace(day=1), today, name)


def _between(since: str, until: str, today: date) -> Range:
    try:
        first, last = date.fromisoformat(since), date.fromisoformat(until)
    except ValueError:
        return Range(today, today, Named.TODAY, Wrong.DATES)
    if first > last:
        return Range(today, today, Named.TODAY, Wrong.ORDER)
    if first > today:
        return Range(today, today, Named.TODAY, Wrong.FUTURE)
    last = min(last, today)
    if (last - first).days >= MOST_DAYS:
        return Range(last - timedelta(days=MOST_DAYS - 1), last, None, Wrong.LONG)
    return Range(first, last)
