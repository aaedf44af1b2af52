"""A machine's time in a period, sorted as NF E60-182 has it: read from the views, against the site's calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, or_, select

from collector.core.families import Family
from collector.core.opening import opening_intervals, planned_stop_intervals
from collector.core.rules import MachineRules
from collector.core.signals import Execution
from collector.core.stretches import StateInterval
from collector.core.time_categories import CountedParts, TimeBreakdown, breakdown
from collector.store.registry_tables import operation
from collector.store.view_tables import part_count, state_interval
from collector.web.surroundings import ShownMachine, ShownSite

AT_ONCE = 5_000
"""Rows that are fetched together."""


def time_breakdown(
    link: Connection, site: ShownSite, machine: ShownMachine, since: datetime, until: datetime
) -> TimeBreakdown:
    """Where a machine's time went. Without shifts in the site file no time is required, and no rate is known.

    Args:
        link: Reads the store.
        site: Its shifts and planned stops.
        machine: Which machine.
        since: Begin of the period (UTC).
        until: Its end (UTC); not after now, for what has not been cannot have been observed.
    """
    return breakdown(
        since,
        until,
        opening=opening_intervals(site.shifts, since, until, zone=site.zone, place=machine.place),
        planned_stops=planned_stop_intervals(site.planned_stops, since, until, zone=site.zone, machine=machine.id),
        states=_states(link, machine.id, since, until),
        parts=None if machine.family is Family.METER else _parts(link, machine.rules, since, until),
    )


def _states(link: Connection, machine: str, since: datetime, until: datetime) -> Iterator[StateInterval]:
    of = state_interval.c
    statement = (
        select(of.started_at, of.ended_at, of.execution)
        .where(of.machine == machine, of.started_at < until, or_(of.ended_at > since, of.ended_at.is_(None)))
        .order_by(of.started_at, of.seq)
    )
    executions = {one.value: one for one in Execution}
    for start, end, execution in link.execute(statement, execution_options={"yield_per": AT_ONCE}):
        yield StateInterval(start, until if end is None else end, executions[execution])


def _parts(link: Connection, rules: MachineRules, since: datetime, until: datetime) -> Iterator[CountedParts]:
    """What was counted, each part with the time that it should take: the operation's word goes before the machine's."""
    of = part_count.c
    statement = (
        select(of.at, of.parts, of.good, of.scrap + of.rework, of.backfilled, of.program, of.order_number, of.operation)
        .where(of.machine == rules.machine, of.at >= since, of.at <= until, of.excluded == "", of.parts > 0)
        .order_by(of.at)
    )
    timed = _timed(link)
    for at, parts, good, scrap, backfilled, program, order, number in link.execute(
        statement, execution_options={"yield_per": AT_ONCE}
    ):
        standard = timed.get((order, number))
        if standard is None:
            usual = rules.standard_for(program)
            standard = usual.cycle / usual.parts_per_cycle if usual.cycle is not None else None
        yield CountedParts(at, parts, standard, good, scrap, backfilled)


def _timed(link: Connection) -> dict[tuple[str | None, str | None], float]:
    """Seconds for one part of each operation that somebody timed."""
    of = operation.c
    rows = link.execute(select(of.order, of.operation, of.standard_cycle, of.parts_per_cycle))
    return {(order, number): cycle / parts for order, number, cycle, parts in rows if cycle is not None}
