"""When a machine is required: the site's shifts and planned stops in one period, and the civil days of a range."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from collector.core.intervals import Interval, Intervals, difference, intersection
from collector.core.opening import opening_intervals, planned_stop_intervals
from collector.store.day_figures import Asked
from collector.web.surroundings import ShownMachine, ShownSite


@dataclass(frozen=True, slots=True)
class Hours:
    """The calendar of one machine in one period (UTC).

    Args:
        period: From when to when.
        opening: Its place is open (temps d'ouverture).
        planned: A stop of it is planned while its place is open (arrêts planifiés).
    """

    period: Interval
    opening: Intervals
    planned: Intervals

    @property
    def required(self) -> Intervals:
        """Open, and no stop was planned (temps requis)."""
        return difference(self.opening, self.planned)

    def until(self, now: datetime) -> Hours:
        """As far as it has come."""
        past = [Interval(self.period.start, min(self.period.end, now))]
        return Hours(past[0], intersection(self.opening, past), intersection(self.planned, past))

    @property
    def asked(self) -> Asked:
        """The question for what its key figures rest on."""
        return Asked(self.period, self.required)


def hours_of(site: ShownSite, machine: ShownMachine, period: Interval) -> Hours:
    """The calendar of a machine in a period."""
    start, end = period.start, period.end
    opening = opening_intervals(site.shifts, start, end, zone=site.zone, place=machine.place)
    planned = planned_stop_intervals(site.planned_stops, start, end, zone=site.zone, machine=machine.id)
    return Hours(period, opening, intersection(opening, planned))


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """When a day begins on the wall (UTC)."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def civil_day(day: date, zone: ZoneInfo) -> Interval:
    """A day on the wall, 23 to 25 hours long."""
    return Interval(midnight(day, zone), midnight(day + timedelta(days=1), zone))


def civil_days(first: date, last: date, zone: ZoneInfo) -> list[Interval]:
    """The days from the first to the last one, both included."""
    return [civil_day(first + timedelta(days=number), zone) for number in range((last - first).days + 1)]


def at_work(site: ShownSite, machine: ShownMachine, now: datetime) -> bool:
    """Whether a machine's place is open, as far as the site says when, and no stop of it was planned."""
    end = now + timedelta(seconds=1)
    if planned_stop_intervals(site.planned_stops, now, end, zone=site.zone, machine=machine.id):
        return False
    return not site.shifts or bool(opening_intervals(site.shifts, now, end, zone=site.zone, place=machine.place))
