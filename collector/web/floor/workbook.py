"""What registry and views know of the work at the machines, read in one go: one moment, a handful of statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, func, select

from collector.core.facts import CycleEnded, CycleOutcome
from collector.store import queries, shopfloor_queries
from collector.store.records import OrderProgress
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order
from collector.store.shopfloor_queries import Call, StopReason
from collector.store.view_tables import alarm, cycle, part_count

Work = tuple[str, str | None]
"""An order and its operation, where one is known."""


@dataclass(frozen=True, slots=True)
class Made:
    """Parts made: those good or not judged, and those declared scrap."""

    parts: int = 0
    scrap: int = 0


@dataclass(frozen=True, slots=True)
class LastCycle:
    """The last cycle that a machine completed; `active` are its seconds, pauses left out."""

    active: float
    program: str | None
    work: Work | None
    excluded: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """What is known of the work at one moment.

    Args:
        names: What pages call everybody, by opaque id.
        orders: The orders asked for, by number.
        operations: Their operations.
        made: Parts made for each order and operation asked for.
        today: Parts that count, made since midnight, by machine.
        alarms: Since when each alarm that stands was raised, by machine.
        calls: Who waits for a trainer, by machine.
        standing: Since when machines have been seen to stand, of those asked for.
        reasons: Why they stand, as somebody said.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[str, Order] = field(default_factory=dict)
    operations: Mapping[Work, Operation] = field(default_factory=dict)
    made: Mapping[Work, Made] = field(default_factory=dict)
    today: Mapping[str, Made] = field(default_factory=dict)
    alarms: Mapping[str, datetime] = field(default_factory=dict)
    calls: Mapping[str, Call] = field(default_factory=dict)
    standing: Mapping[str, datetime] = field(default_factory=dict)
    reasons: Mapping[str, StopReason] = field(default_factory=dict)


def read_workbook(
    connection: Connection,
    works: Iterable[Work],
    midnight: datetime,
    names: Mapping[str, str] | None = None,
    stopped: Iterable[str] = (),
) -> Workbook:
    """Read it.

    Args:
        connection: One that only reads.
        works: The orders and operations in work.
        midnight: When the day began (UTC).
        names: What everybody is called, where that is still known from before.
        stopped: Machines of which it is asked since when they stand, and why.
    """
    registry = Registry(connection)
    orders: dict[str, Order] = {}
    operations: dict[Work, Operation] = {}
    made: dict[Work, Made] = {}
    for work in works:
        number, operation = work
        made[work] = made_of(queries.parts_of_operation(connection, number, operation))
        if number not in orders and (order := registry.order(number)) is not None:
            orders[number] = order
            operations |= {(number, one.operation): one for one in registry.operations(number)}
    names = registry.display_names() if names is None else names
    standing = {
        machine: since
        for machine in stopped
        if (since := shopfloor_queries.standing_since(connection, machine)) is not None
    }
    return Workbook(
        names, orders, operations, made, _today(connection, midnight), _alarms(connection),
        calls={call.machine: call for call in shopfloor_queries.open_calls(connection)},
        standing=standing,
        reasons=_reasons(connection, standing),
    )  # fmt: skip


def _reasons(connection: Connection, standing: Mapping[str, datetime]) -> dict[str, StopReason]:
    """What was said of stops that go on; the latest word holds."""
    found = {}
    for machine, since in standing.items():
        for reason in shopfloor_queries.stop_reasons(connection, since, queries.END, machine):
            if reason.until is None and reason.since >= since:
                found[machine] = reason
    return found


def made_of(progress: OrderProgress) -> Made:
    """What of an operation's parts counts as made: those for rework are not, until they come again."""
    return Made(progress.parts - progress.scrap - progress.rework, progress.scrap)


def read_last_cycles(connection: Connection, machines: Iterable[str]) -> dict[str, LastCycle]:
    """The last completed cycle of each of these machines, as far as there is one."""
    found = {}
    of = cycle.c
    for machine in machines:
        statement = (
            select(of.active, of.program, of.order_number, of.operation, of.excluded)
            .where(of.machine == machine, of.outcome == CycleOutcome.COMPLETED.value)
            .order_by(of.started_at.desc())
            .limit(1)
        )
        row = connection.execute(statement).first()
        if row is not None:
            work = (row.order_number, row.operation) if row.order_number else None
            found[machine] = LastCycle(row.active or 0.0, row.program, work, bool(row.excluded))
    return found


def last_cycle_of(fact: CycleEnded) -> LastCycle:
    """The same, from the fact itself."""
    whose = fact.attribution
    work = (whose.order, whose.operation) if whose.order is not None else None
    return LastCycle(fact.active, fact.program, work, bool(fact.excluded))


def _today(connection: Connection, midnight: datetime) -> dict[str, Made]:
    of = part_count.c
    statement = (
        select(of.machine, func.sum(of.parts - of.scrap - of.rework), func.sum(of.scrap))
        .where(of.at >= midnight, of.excluded == "")
        .group_by(of.machine)
    )
    return {machine: Made(parts, scrap) for machine, parts, scrap in connection.execute(statement)}


def _alarms(connection: Connection) -> dict[str, datetime]:
    statement = select(alarm.c.machine, alarm.c.raised_at).where(alarm.c.cleared_at.is_(None)).order_by(alarm.c.seq)
    return {row.machine: row.raised_at for row in connection.execute(statement)}
