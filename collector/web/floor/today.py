"""The day so far, machine by machine: its ribbon and where its time went. Read once for all who look at the floor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from collector.core.families import Family
from collector.core.intervals import Interval
from collector.core.rules import MachineRules, PartsFrom
from collector.core.time_categories import TimeBreakdown
from collector.core.time_sums import together
from collector.store import queries
from collector.store.day_figures import breakdown_of
from collector.store.day_queries import parts_of, pieces
from collector.store.day_sums import Piece, batches, paces, seen_in
from collector.store.machine_queries import alarms
from collector.store.schema import instant
from collector.store.standards import Standards, timed_operations
from collector.web.hours import Hours, civil_day, hours_of
from collector.web.surroundings import ShownMachine, ShownSite
from collector.web.timeline import SHADES, Band, Lane, Ringing, Shade, Stint, axis_of, bands

ALARMS = 40
"""Alarms of a day that a ribbon has room for; the latest."""


@dataclass(frozen=True, slots=True)
class MachineDay:
    """The day so far of one machine: its ribbon, and where its time went."""

    machine: ShownMachine
    lane: Lane
    told: TimeBreakdown


@dataclass(frozen=True, slots=True)
class Today:
    """The day so far.

    Args:
        at: Until when (UTC).
        axis: From when to when the ribbons go.
        machines: In the site file's order, without those that only measure.
        whole: Where the time of all went whose figures are known; None where there is none.
    """

    at: datetime
    axis: Interval
    machines: Sequence[MachineDay]
    whole: TimeBreakdown | None

    def of(self, machine: str) -> MachineDay | None:
        """One machine's; None for one that only measures."""
        return next((one for one in self.machines if one.machine.id == machine), None)

    @property
    def left_out(self) -> tuple[MachineDay, ...]:
        """Machines of which the sum could not take account."""
        return tuple(one for one in self.machines if one.told.useful is None)


def read_today(connection: Connection, site: ShownSite, now: datetime) -> Today:
    """Read the day so far.

    Args:
        connection: Reads the views.
        site: The machines, and when they are to work.
        now: The time (UTC).
    """
    day = civil_day(now.astimezone(site.zone).date(), site.zone)
    past = Interval(day.start, max(now, day.start))
    timed = timed_operations(connection)
    found = []
    for machine in site.machines:
        if machine.family is Family.METER:
            continue
        hours = hours_of(site, machine, day)
        so_far = hours.until(past.end)
        states = pieces(connection, machine.id, past)
        seen = seen_in(states, so_far.required)
        told = breakdown_of(
            paces(seen), batches(parts_of(connection, machine.id, past), seen),
            so_far.asked, so_far.opening, Standards(machine.rules, timed), counts=counts(machine.rules),
        )  # fmt: skip
        found.append((machine, hours, states, told))
    active = [run for _, _, states, _ in found if (run := from_first_to_last_run(states)) is not None]
    axis = axis_of([hours for _, hours, _, _ in found], day, now, active)
    machines = tuple(
        MachineDay(machine, read_lane(connection, machine, hours, bands(states, _seen(axis, past)), axis, now), told)
        for machine, hours, states, told in found
    )
    known = [one.told for one in machines if one.told.useful is not None]
    return Today(past.end, axis, machines, together(known) if known else None)


def read_lane(
    connection: Connection, machine: ShownMachine, hours: Hours, ribbon: Sequence[Band], axis: Interval, now: datetime
) -> Lane:
    """A machine's ribbon with who was there and what rang.

    Args:
        connection: Reads the views.
        machine: Which.
        hours: Its calendar over the axis.
        ribbon: What it did.
        axis: From when to when (UTC).
        now: The time (UTC).
    """
    sessions = queries.sessions(connection, axis.start, axis.end, machine.id)
    return Lane(
        name=machine.name,
        bands=ribbon,
        stints=[
            Stint(one.opened_at, one.closed_at, tuple(dict.fromkeys(it.person for it in one.presences)), one.order)
            for one in sessions
        ],
        alarms=[
            Ringing(one.raised_at, one.cleared_at, one.alarm) for one in alarms(connection, machine.id, axis, ALARMS)
        ],
        hours=hours,
        axis=axis,
        now=now,
    )


def from_first_to_last_run(states: Sequence[Piece]) -> Interval | None:
    """From when on to when a machine ran, pauses and all; None where it did not run."""
    first = next((start for start, _, execution in states if SHADES[execution] is Shade.RUN), None)
    last = next((end for _, end, execution in reversed(states) if SHADES[execution] is Shade.RUN), None)
    return None if first is None or last is None else Interval(instant(first), instant(last))


def counts(rules: MachineRules) -> bool:
    """Whether anything counts a machine's parts."""
    return rules.parts_from is PartsFrom.CYCLES or bool(rules.counters)


def _seen(axis: Interval, past: Interval) -> Interval:
    """The part of an axis that has been."""
    start = max(axis.start, past.start)
    return Interval(start, max(min(axis.end, past.end), start))
