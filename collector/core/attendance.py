"""Hours in the workshop, week by week, against what a training asks for and what the law allows.

Time is elapsed time, in UTC; weeks are civil weeks on the school's wall calendar.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from collector.core.intervals import Interval, intersection, length, union

HOUR = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a training spends its weeks.

    Args:
        week: Seconds of a week of training, workshop and classroom together.
        workshop: The share of it that is spent in the workshop.

    Source: an école de production spends two thirds of the time at work in its own workshop.
    """

    week: float = 35 * HOUR
    workshop: float = 2 / 3

    @property
    def in_workshop(self) -> float:
        """Seconds in the workshop that a week should have."""
        return self.week * self.workshop


MINORS_WEEK = 35.0
"""Hours that somebody under 18 may work in a week. Source: Code du travail L3162-1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """Somebody at a machine, from joining a session to leaving it.

    Args:
        session: The session's id.
        machine: The machine's id.
        since: From when (UTC).
        until: To when (UTC); None while it lasts, and where nobody saw the end.
        role: What they were doing: `setup`, `run`, `inspect`.
        order: The order's number; None without one.
        operation: The operation's number; None without one.
    """

    session: str
    machine: str
    since: datetime
    until: datetime | None
    role: str
    order: str | None = None
    operation: str | None = None


@dataclass(frozen=True, slots=True)
class WeekHours:
    """A civil week in the workshop.

    Args:
        week: Its Monday.
        seconds: Time at machines in it; two machines at once count once.
        whole: The whole week was looked at, and is over.
    """

    week: date
    seconds: float
    whole: bool


def monday(day: date) -> date:
    """The Monday of a day's civil week."""
    return day - timedelta(days=day.weekday())


def begins(day: date, zone: tzinfo) -> datetime:
    """The instant (UTC) at which a day begins on the wall calendar."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def seen(stay: Stay, now: datetime, zone: tzinfo) -> Interval | None:
    """The time of a stay as far as it is known: one that lasts counts up to now.

    Returns:
        The time; None for a badge-out that was forgotten on an earlier day: it counts neither as work nor as rest.
    """
    if stay.until is not None:
        return Interval(stay.since, stay.until)
    if stay.since.astimezone(zone).date() != now.astimezone(zone).date():
        return None
    return Interval(stay.since, max(stay.since, now))


def forgotten(stays: Iterable[Stay], now: datetime, zone: tzinfo) -> tuple[Stay, ...]:
    """The stays whose end nobody saw."""
    return tuple(one for one in stays if seen(one, now, zone) is None)


def weeks(
    stays: Iterable[Stay], since: datetime, until: datetime, now: datetime, zone: tzinfo
) -> tuple[WeekHours, ...]:
    """Every civil week of a period with the time spent at machines in it, weeks without any included.

    Args:
        stays: In any order; they may overlap.
        since: Begin of the period (UTC).
        until: Its end, exclusive (UTC).
        now: The present (UTC).
        zone: The school's zone.
    """
    if until <= since:
        return ()
    known = [seen(one, now, zone) for one in stays]
    counted = intersection(union(one for one in known if one is not None), [Interval(since, until)])
    found: list[WeekHours] = []
    week = monday(since.astimezone(zone).date())
    while (start := begins(week, zone)) < until:
        end = begins(week + timedelta(weeks=1), zone)
        worked = length(intersection(counted, [Interval(start, end)]))
        found.append(WeekHours(week, worked, since <= start and end <= min(until, now)))
        week += timedelta(weeks=1)
    return tuple(found)


def mean_week(found: Iterable[WeekHours]) -> float | None:
    """Seconds in the workshop in the mean of the whole weeks in which somebody came; None if there is none.

    Weeks without an hour are left out: holidays and weeks in a company are not told apart here.
    """
    attended = [one.seconds for one in found if one.whole and one.seconds > 0]
    return sum(attended) / len(attended) if attended else None
