"""When an order can be worked on: the shifts of its machine's place, without the machine's planned stops."""

from __future__ import annotations

from datetime import datetime, timedelta

from collector.core.intervals import Interval, Intervals, difference, intersection, length, union
from collector.core.opening import opening_intervals, planned_stop_intervals
from collector.store.order_queries import OrderSession
from collector.web.surroundings import ShownMachine, ShownSite

AHEAD = timedelta(days=366)
"""How far ahead is looked."""


class Calendar:
    """The site's opening time as orders need it; every machine is worked out once.

    Args:
        site: Its shifts and planned stops.
        now: The present (UTC).
    """

    def __init__(self, site: ShownSite, now: datetime) -> None:
        self._site = site
        self._now = now
        self._machines = {one.id: one for one in site.machines}
        self._ahead: dict[str | None, Intervals] = {}
        self._days: dict[tuple[str, datetime], Intervals] = {}

    def ahead(self, machine: ShownMachine | None) -> Intervals:
        """From now on: when a machine can be worked at; without one, when the site is open anywhere."""
        key = machine.id if machine is not None else None
        if key not in self._ahead:
            self._ahead[key] = self._open(machine, self._now, self._now + AHEAD)
        return self._ahead[key]

    def worked(self, session: OrderSession) -> float:
        """Seconds of a session, those in closing time and planned stops left out.

        A session that lies wholly outside of opening time counts in full: somebody worked then. So does every session
        where nobody said when the workshop is open.
        """
        end = session.closed_at if session.closed_at is not None else self._now
        whole = max((end - session.opened_at).total_seconds(), 0.0)
        machine = self._machines.get(session.machine)
        if machine is None or not self._site.shifts:
            return whole
        opened = self._around(machine, session.opened_at, end)
        return length(intersection(opened, [Interval(session.opened_at, end)])) or whole

    def _around(self, machine: ShownMachine, since: datetime, until: datetime) -> Intervals:
        """The opening time around a session: many sessions are on one day."""
        day = since.replace(hour=0, minute=0, second=0, microsecond=0)
        following = day + timedelta(days=2)
        if until > following:
            return self._open(machine, since, until)
        if (machine.id, day) not in self._days:
            self._days[machine.id, day] = self._open(machine, day, following)
        return self._days[machine.id, day]

    def _open(self, machine: ShownMachine | None, since: datetime, until: datetime) -> Intervals:
        site = self._site
        places = [machine.place] if machine is not None else list(site.places)
        opened = union(
            period
            for place in places
            for period in opening_intervals(site.shifts, since, until, zone=site.zone, place=place)
        )
        stops = site.planned_stops if machine is not None else [one for one in site.planned_stops if not one.machines]
        named = machine.id if machine is not None else ""
        return difference(opened, planned_stop_intervals(stops, since, until, zone=site.zone, machine=named))
