"""Civil dates in the site's zone: birthdays, anniversaries, months, and the instants at which days begin. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DECEMBER = 12


def day_of(at: datetime, zone: ZoneInfo) -> date:
    """The civil date of an instant on the school's wall calendar."""
    return at.astimezone(zone).date()


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which a civil day begins."""
    return wall(day, time(0), zone)


def wall(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which the clock on the wall first shows a time on a day."""
    return datetime.combine(day, clock, zone).astimezone(UTC)


def birthday(birth: date, years: int) -> date:
    """The civil day on which somebody turns so many years old; one born on 29 February does so on 1 March.

    Source: texts disagree on 29 February; 1 March is the later, cautious day.
    """
    year = birth.year + years
    if year > date.max.year:
        return date.max
    try:
        return birth.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def age_on(birth: date, day: date) -> int:
    """Full years of age on a civil day; never negative."""
    years = day.year - birth.year
    if years < 0:
        return 0
    return max(years if birthday(birth, years) <= day else years - 1, 0)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, clipped to the month's end: 31 January and 3 months make 30 April."""
    month = day.month - 1 + months
    year, month = day.year + month // DECEMBER, month % DECEMBER + 1
    if year >= date.max.year:
        return date.max
    if year <= date.min.year:
        return date.min
    following = date(year + month // DECEMBER, month % DECEMBER + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def anniversary(day: date, years: int) -> date:
    """The same day so many years later; 29 February is clipped to 28 February, the earlier, cautious day."""
    return months_after(day, DECEMBER * years)


def week_of(day: date) -> date:
    """The Monday of a day's civil week."""
    return day - timedelta(days=day.weekday())
