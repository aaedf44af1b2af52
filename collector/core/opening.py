"""When the workshop is open: shifts and planned stops as the site file gives them, in civil time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from collector.core.intervals import Interval, Intervals, intersection


@dataclass(frozen=True, slots=True)
class Shift:
    """A weekly period in which the workshop is open (temps d'ouverture, NF E60-182).

    Args:
        name: What people call it.
        days: ISO weekdays, 1 for Monday to 7 for Sunday.
        start: Wall clock in the site's zone.
        end: Wall clock; earlier than `start` for a shift over midnight.
        places: The places for which it holds; empty for all.
    """

    name: str
    days: tuple[int, ...]
    start: time
    end: time
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedStop:
    """A stop that was planned: break, maintenance, meeting, trial (arrêt planifié).

    Args:
        name: What people call it.
        days: ISO weekdays on which it recurs; empty for a stop on dates.
        start: Wall clock in the site's zone.
        end: Wall clock; earlier than `start` for a stop over midnight.
        first: First day on which it holds; None for always.
        last: Last day on which it holds, inclusive; None for always.
        machines: The machines for which it holds; empty for all.
    """

    name: str
    days: tuple[int, ...]
    start: time
    end: time
    first: date | None = None
    last: date | None = None
    machines: tuple[str, ...] = ()


def opening_intervals(
    shifts: Iterable[Shift], since: datetime, until: datetime, *, zone: tzinfo, place: str
) -> Intervals:
    """When a place is open within a window.

    Args:
        shifts: The site's shifts.
        since: Begin of the window, with a zone.
        until: Its end.
        zone: The site's zone, in which the shifts' wall clocks tell the time.
        place: The place's id.

    Returns:
        Periods in UTC. A shift belongs to the weekday on which it begins, and lasts as long as the wall clock says: a
        night shift is an hour shorter or longer when the clocks change.
    """
    periods = (
        _period(day, shift.start, shift.end, zone)
        for shift in shifts
        if not shift.places or place in shift.places
        for day in _days(since, until, zone)
        if day.isoweekday() in shift.days
    )
    return intersection(periods, [_in_utc(since, until)])


def planned_stop_intervals(
    stops: Iterable[PlannedStop], since: datetime, until: datetime, *, zone: tzinfo, machine: str
) -> Intervals:
    """When a machine is stopped as planned within a window, whether or not its place is open then.

    Args:
        stops: The site's planned stops.
        since: Begin of the window, with a zone.
        until: Its end.
        zone: The site's zone.
        machine: The machine's id.

    Returns:
        Periods in UTC, by the same rules as for shifts.
    """
    periods = (
        _period(day, stop.start, stop.end, zone)
        for stop in stops
        if not stop.machines or machine in stop.machines
        for day in _days(since, until, zone)
        if _holds(stop, day)
    )
    return intersection(periods, [_in_utc(since, until)])


def _holds(stop: PlannedStop, day: date) -> bool:
    in_time = (stop.first is None or stop.first <= day) and (stop.last is None or day <= stop.last)
    return in_time and (not stop.days or day.isoweekday() in stop.days)


def _days(since: datetime, until: datetime, zone: tzinfo) -> Iterator[date]:
    """The civil days of a window, and the one before it, whose night may reach into it."""
    day, last = since.astimezone(zone).date() - timedelta(days=1), until.astimezone(zone).date()
    while day <= last:
        yield day
        day += timedelta(days=1)


def _period(day: date, start: time, end: time, zone: tzinfo) -> Interval:
    """A day's period by the wall clock: an hour that comes twice is meant the first time, a skipped one counts on."""
    following = day if end > start else day + timedelta(days=1)
    return _in_utc(datetime.combine(day, start, zone), datetime.combine(following, end, zone))


def _in_utc(start: datetime, end: datetime) -> Interval:
    return Interval(start.astimezone(UTC), end.astimezone(UTC))
