"""What the pages about orders ask of the views: aggregated by the database, bounded where a list could grow long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Connection, func, literal, select, type_coerce

from collector.core.facts import CycleOutcome, Role
from collector.store.queries import END, AnyRow
from collector.store.records import OrderProgress
from collector.store.schema import Instant
from collector.store.view_tables import (
    NOBODYS,
    cycle,
    held_count,
    order_progress,
    part_count,
    session,
    session_person,
)

CHUNK = 400
"""Orders that one statement asks for."""

Work = tuple[str, str | None]
"""An order, and its operation where one is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSession:
    """A session for an order.

    Args:
        work: The order and operation.
        closed_at: When it ended (UTC); None while it lasts.
        good: Parts made in it that are good or not judged.
    """

    session: str
    work: Work
    machine: str
    role: Role
    opened_at: datetime
    closed_at: datetime | None
    good: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a machine did for an operation with one program: completed cycles that count, and their seconds."""

    operation: str | None
    machine: str
    program: str | None
    cycles: int
    active: float
    hold: float
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class CycleTime:
    """One completed cycle: when it began (UTC), and its seconds of running and of pauses."""

    at: datetime
    active: float
    hold: float


def progress_of(connection: Connection, orders: Sequence[str]) -> dict[str, dict[str | None, OrderProgress]]:
    """What has been made for these orders, by order and operation."""
    found: dict[str, dict[str | None, OrderProgress]] = {}
    of = order_progress.c
    for some in _chunks(orders):
        for row in connection.execute(select(order_progress).where(of.order_number.in_(some))):
            one = OrderProgress(
                order=row.order_number, operation=row.operation or None, parts=row.parts, good=row.good,
                scrap=row.scrap, rework=row.rework, cycles=row.cycles, active=row.active, last_at=row.last_at,
            )  # fmt: skip
            found.setdefault(one.order, {})[one.operation] = one
    return found


def latest_sessions(connection: Connection, orders: Sequence[str], latest: int) -> list[OrderSession]:
    """The latest sessions of production of each operation of these orders, with the good parts made in each.

    Args:
        connection: Reads.
        orders: The orders' numbers.
        latest: At most so many sessions of an operation.
    """
    of, count = session.c, part_count.c
    found = []
    for some in _chunks(orders):
        place = func.row_number().over(partition_by=(of.order_number, of.operation), order_by=of.opened_at.desc())
        ranked = (
            select(*session.columns, place.label("place"))
            .where(of.order_number.in_(some), of.role == Role.RUN.value)
            .subquery()
        )
        # Bounded by the session's own time, which is what the index of counts is sorted by.
        made = (
            select(func.coalesce(func.sum(count.parts - count.scrap - count.rework), 0))
            .where(
                count.order_number == ranked.c.order_number,
                count.operation.is_not_distinct_from(ranked.c.operation),
                count.at >= ranked.c.opened_at,
                count.at <= func.coalesce(ranked.c.closed_at, literal(END, Instant)),
                count.session == ranked.c.id,
                count.excluded == "",
            )
            .scalar_subquery()
        )
        statement = select(*ranked.columns, made.label("good")).where(ranked.c.place <= latest)
        found += [_session(row, row.good) for row in connection.execute(statement)]
    return found


def setup_times(connection: Connection, orders: Sequence[str], now: datetime) -> dict[Work, float]:
    """Seconds of the sessions in which each operation of these orders was set up; an open one lasts until now."""
    of = session.c
    spent: dict[Work, float] = {}
    for some in _chunks(orders):
        lasted = func.coalesce(of.closed_at, literal(now, Instant)) - of.opened_at
        statement = (
            select(of.order_number, of.operation, func.sum(type_coerce(lasted, BigInteger)))
            .where(of.order_number.in_(some), of.role == Role.SETUP.value)
            .group_by(of.order_number, of.operation)
        )
        spent |= {(order, operation): time / 1e6 for order, operation, time in connection.execute(statement)}
    return spent


def sessions_of(connection: Connection, order: str) -> list[OrderSession]:
    """Every session for an order, in order of time."""
    of = session.c
    statement = select(session).where(of.order_number == order).order_by(of.opened_at, of.seq)
    return [_session(row) for row in connection.execute(statement)]


def orders_in_hand(connection: Connection) -> set[str]:
    """The orders for which somebody works now."""
    of = session.c
    statement = select(of.order_number).where(of.closed_at.is_(None), of.order_number.is_not(None)).distinct()
    return set(connection.execute(statement).scalars())


def persons_of(connection: Connection, order: str) -> list[tuple[str, str, datetime, datetime | None]]:
    """Who was in the sessions for an order: session, person, and from when to when (UTC)."""
    who = session_person.c
    statement = (
        select(who.session, who.person, who.joined_at, who.left_at)
        .join(session, session.c.id == who.session)
        .where(session.c.order_number == order)
        .order_by(who.joined_at, who.seq, who.position)
    )
    return [(one, person, came, left) for one, person, came, left in connection.execute(statement)]


def ran_for(connection: Connection, order: str) -> list[Ran]:
    """What each machine did for each operation of an order, by program."""
    of = cycle.c
    key = (of.operation, of.machine, of.program)
    statement = (
        select(
            *key, func.count(), func.sum(of.active), func.sum(of.hold), func.min(of.started_at), func.max(of.ended_at)
        )
        .where(of.order_number == order, *_completed)
        .group_by(*key)
        .order_by(*key)
    )
    return [
        Ran(
            operation=operation, machine=machine, program=program, cycles=cycles, active=active or 0.0,
            hold=hold or 0.0, first_at=first, last_at=last,
        )
        for operation, machine, program, cycles, active, hold, first, last in connection.execute(statement)
    ]  # fmt: skip


def last_cycles(connection: Connection, order: str, operation: str | None, count: int) -> list[CycleTime]:
    """The last so many completed cycles of an operation that count, in order of time."""
    of = cycle.c
    statement = (
        select(of.started_at, of.active, of.hold)
        .where(of.order_number == order, of.operation.is_not_distinct_from(operation), *_completed)
        .order_by(of.started_at.desc())
        .limit(count)
    )
    rows = connection.execute(statement).all()
    return [CycleTime(at, active or 0.0, hold or 0.0) for at, active, hold in reversed(rows)]


_completed = (cycle.c.outcome == CycleOutcome.COMPLETED.value, cycle.c.excluded == "")


def nobodys_parts(connection: Connection, order: str) -> int:
    """Parts that count for an order, and that are no trainee's yet."""
    of = part_count.c
    statement = select(func.coalesce(func.sum(of.parts), 0)).where(NOBODYS, of.order_number == order)
    return int(connection.execute(statement).scalar_one())


def waiting(connection: Connection) -> tuple[int, int]:
    """What somebody has to look at: parts that are nobody's, and held counts."""
    nobodys = select(func.coalesce(func.sum(part_count.c.parts), 0)).where(NOBODYS)
    held = select(func.count()).select_from(held_count).where(held_count.c.status == "open")
    return int(connection.execute(nobodys).scalar_one()), int(connection.execute(held).scalar_one())


def _session(row: AnyRow, good: int = 0) -> OrderSession:
    return OrderSession(
        session=row.id, work=(row.order_number, row.operation), machine=row.machine, role=Role(row.role),
        opened_at=row.opened_at, closed_at=row.closed_at, good=good,
    )  # fmt: skip


def _chunks(orders: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(orders), CHUNK):
        yield orders[start : start + CHUNK]
