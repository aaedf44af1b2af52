"""The questions that pages, reports and exports ask of the views, answered in frozen dataclasses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, bindparam, func, or_, select, text

from collector.core.facts import CountOrigin, CountStep, CycleOutcome, Role, decode
from collector.core.signals import Execution
from collector.store.journal import ACCESS_KINDS, OF_ACCESS, Entry, journal
from collector.store.records import (
    Count,
    Cycle,
    HeldCount,
    OrderProgress,
    Presence,
    Session,
    StateInterval,
    ToolUse,
)
from collector.store.view_tables import (
    NOBODYS,
    cycle,
    cycle_person,
    cycle_tool,
    held_count,
    order_progress,
    part_count,
    part_count_person,
    session,
    session_person,
    state_interval,
)
from collector.store.work_views import REASONS

AnySelect = Select[*tuple[Any, ...]]
AnyRow = Row[*tuple[Any, ...]]
S = TypeVar("S", bound=AnySelect)

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
END = datetime(9999, 1, 1, tzinfo=UTC)
"""For questions about all there is."""

CHUNK = 500
"""Rows read at once, and for which what belongs to them is fetched together."""


def cycles(connection: Connection, since: datetime, until: datetime, machine: str | None = None) -> Iterator[Cycle]:
    """Cycles that started from `since` up to, not including, `until`, by their start; open ones too.

    Like every iterator here it reads as it goes: the connection stays open until it is exhausted.
    """
    statement = select(cycle).where(cycle.c.started_at >= since, cycle.c.started_at < until)
    statement = _of_machine(statement, cycle, machine).order_by(cycle.c.started_at, cycle.c.id)
    return _cycles(connection, statement)


def last_cycle(connection: Connection, machine: str) -> Cycle | None:
    """The machine's latest cycle that has ended."""
    statement = select(cycle).where(cycle.c.machine == machine, cycle.c.ended_at.is_not(None))
    return next(_cycles(connection, statement.order_by(cycle.c.started_at.desc(), cycle.c.seq.desc()).limit(1)), None)


def state_intervals(
    connection: Connection, since: datetime, until: datetime, machine: str | None = None
) -> Iterator[StateInterval]:
    """States that lasted into the time from `since` to `until`, whole, by machine and start."""
    table = state_interval.c
    statement = select(table.machine, table.execution, table.started_at, table.ended_at).where(
        table.started_at < until, or_(table.ended_at > since, table.ended_at.is_(None))
    )
    statement = _of_machine(statement, state_interval, machine).order_by(table.machine, table.started_at, table.seq)
    for whose, execution, start, end in _stream(connection, statement):
        yield StateInterval(machine=whose, execution=Execution(execution), start=start, end=end)


def counts(connection: Connection, since: datetime, until: datetime, machine: str | None = None) -> Iterator[Count]:
    """Counted parts from `since` up to, not including, `until`, by their time."""
    statement = select(part_count).where(part_count.c.at >= since, part_count.c.at < until)
    return _counts(connection, _of_machine(statement, part_count, machine).order_by(part_count.c.at, part_count.c.seq))


def count_by_id(connection: Connection, count: str) -> Count | None:
    """One count, or None if there is none with this id."""
    return next(_counts(connection, select(part_count).where(part_count.c.id == count)), None)


def unattributed_counts(connection: Connection, machine: str | None = None) -> Iterator[Count]:
    """Parts that count and are nobody's yet, oldest first."""
    statement = select(part_count).where(NOBODYS)
    return _counts(connection, _of_machine(statement, part_count, machine).order_by(part_count.c.at, part_count.c.seq))


def latest_counts(connection: Connection, which: Sequence[ColumnElement[bool]], most: int) -> list[Count]:
    """The latest so many counts of which all this is true, the latest first."""
    statement = select(part_count).where(*which).order_by(part_count.c.at.desc(), part_count.c.seq.desc()).limit(most)
    return list(_counts(connection, statement))


def latest_counts_of_order(connection: Connection, order: str, most: int) -> list[Count]:
    """The latest so many counts for an order, the latest first: of each operation those that its index ends with."""
    of = part_count.c
    operations: list[str | None] = [None]
    while further := connection.execute(_next_operation, {"order": order, "last": operations[-1] or ""}).scalar():
        operations.append(further)
    found = [
        one
        for operation in operations
        for one in latest_counts(
            connection, [of.order_number == order, of.operation.is_not_distinct_from(operation)], most
        )
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)[:most]


_next_operation = select(func.min(part_count.c.operation)).where(
    part_count.c.order_number == bindparam("order"), part_count.c.operation > bindparam("last")
)
"""An operation of an order for which there are counts, behind another one: a step in the index, and no walk."""


def tools(connection: Connection, since: datetime, until: datetime, machine: str | None = None) -> Iterator[ToolUse]:
    """Tools used in the cycles that started from `since` up to, not including, `until`, in the order of their use."""
    of, used = cycle.c, cycle_tool.c
    statement = (
        select(
            of.machine, of.id, of.started_at, used.position, used.tool, used.seconds, of.program, of.order_number,
            of.operation,
        )
        .join_from(cycle, cycle_tool, used.cycle == of.id)
        .where(of.started_at >= since, of.started_at < until)
    )  # fmt: skip
    statement = _of_machine(statement, cycle, machine).order_by(of.started_at, of.id, used.position)
    for row in _stream(connection, statement):
        yield ToolUse(*row)


def open_sessions(connection: Connection, machine: str | None = None) -> list[Session]:
    """Sessions that nobody has closed, by their opening, with those who are in them or have left them."""
    statement = select(session).where(session.c.closed_at.is_(None))
    return list(_sessions(connection, _of_machine(statement, session, machine)))


def sessions(
    connection: Connection, since: datetime, until: datetime, machine: str | None = None, person: str | None = None
) -> Iterator[Session]:
    """Sessions that lasted into the time from `since` to `until`, by their opening; of a person those he was in."""
    lasted = or_(session.c.closed_at > since, session.c.closed_at.is_(None))
    statement = _of_machine(select(session).where(session.c.opened_at < until, lasted), session, machine)
    if person is not None:
        there = session_person.c
        statement = statement.where(session.c.id.in_(select(there.session).where(there.person == person)))
    return _sessions(connection, statement)


def session_by_id(connection: Connection, session_id: str) -> Session | None:
    """One session, open or closed, or None if there is none with this id."""
    return next(_sessions(connection, select(session).where(session.c.id == session_id)), None)


def parts_of_operation(connection: Connection, order: str, operation: str | None) -> OrderProgress:
    """What has been made for an operation so far; zeros where nothing has."""
    table = order_progress.c
    statement = select(order_progress).where(table.order_number == order, table.operation == (operation or ""))
    row = connection.execute(statement).first()
    return OrderProgress(order=order, operation=operation) if row is None else _progress(row)


def orders_progress(connection: Connection) -> Iterator[OrderProgress]:
    """What has been made for every operation of every order, by order and operation."""
    statement = select(order_progress).order_by(order_progress.c.order_number, order_progress.c.operation)
    for row in _stream(connection, statement):
        yield _progress(row)


def held_counts(connection: Connection, *, open_only: bool = True, machine: str | None = None) -> list[HeldCount]:
    """Jumps of counters that wait for somebody, or with `open_only=False` all there have been, oldest first."""
    statement = _of_machine(select(held_count), held_count, machine)
    if open_only:
        statement = statement.where(held_count.c.status == "open")
    return [
        HeldCount(
            hold=row.id, machine=row.machine, counter=row.counter, at=row.at, raw_from=row.raw_from, raw_to=row.raw_to,
            steps=row.steps, parts=row.parts, plausible=row.plausible, reason=row.reason, session=row.session,
            order=row.order_number, operation=row.operation, status=row.status, reviewed_at=row.reviewed_at,
            author=row.author, review_reason=row.review_reason,
        )
        for row in connection.execute(statement.order_by(held_count.c.at, held_count.c.seq))
    ]  # fmt: skip


def facts(
    connection: Connection,
    since: datetime,
    until: datetime,
    machine: str | None = None,
    kinds: Sequence[str] | None = None,
    naming: str | None = None,
) -> Iterator[Entry]:
    """Facts that happened from `since` up to, not including, `until`, in the order of the journal.

    Args:
        connection: Reads the journal.
        since: From when on (UTC).
        until: Before when (UTC).
        machine: Only of this machine; empty for those that are of none.
        kinds: Only these kinds.
        naming: Only those in which this opaque id stands.

    Raises:
        ValueError: If a row's body is none that this version can read.
    """
    table = journal.c
    statement = select(table.seq, table.id, table.kind, table.body, table.recorded_at)
    statement = _of_machine(statement.where(table.at >= since, table.at < until), journal, machine)
    if kinds is not None:
        statement = statement.where(table.kind.in_(kinds))
        if set(kinds) <= set(ACCESS_KINDS):
            statement = statement.where(text(OF_ACCESS))
    if naming is not None:
        statement = statement.where(table.body.contains(f'"{naming}"', autoescape=True))
    for seq, id_, kind, body, recorded_at in _stream(connection, statement.order_by(table.seq)):
        yield Entry(seq, id_, decode(kind, body), recorded_at)


def _of_machine(statement: S, table: Table, machine: str | None) -> S:
    return statement if machine is None else statement.where(table.c.machine == machine)


def _stream(connection: Connection, statement: AnySelect) -> Iterator[AnyRow]:
    return iter(connection.execute(statement, execution_options={"yield_per": CHUNK}))


def _chunks(connection: Connection, statement: AnySelect) -> Iterator[Sequence[AnyRow]]:
    return connection.execute(statement, execution_options={"yield_per": CHUNK}).partitions()


def _belonging(
    connection: Connection, table: Table, of: str, by: str, ids: Sequence[str], make: Callable[[AnyRow], Any]
) -> dict[str, tuple[Any, ...]]:
    """What belongs to these rows, by their id, in its order."""
    if not ids:
        return {}
    statement = select(table).where(table.c[of].in_(ids)).order_by(table.c[of], table.c[by])
    rows = connection.execute(statement).all()
    return {id_: tuple(make(row) for row in group) for id_, group in groupby(rows, lambda row: getattr(row, of))}


def _reasons(text: str) -> tuple[str, ...]:
    return tuple(text.split(REASONS)) if text else ()


def _role(text: str | None) -> Role | None:
    return Role(text) if text else None


def _cycles(connection: Connection, statement: AnySelect) -> Iterator[Cycle]:
    for rows in _chunks(connection, statement):
        ids = [row.id for row in rows]
        used = _belonging(connection, cycle_tool, "cycle", "position", ids, lambda row: (row.tool, row.seconds))
        people = _belonging(connection, cycle_person, "cycle", "position", ids, lambda row: row.person)
        for row in rows:
            yield Cycle(
                cycle=row.id, machine=row.machine, start=row.started_at, end=row.ended_at,
                outcome=CycleOutcome(row.outcome) if row.outcome else None, gross=row.gross, active=row.active,
                hold=row.hold, blind=row.blind, program=row.program, start_seen=row.start_seen,
                excluded=_reasons(row.excluded), tools=tuple(tool for tool, _ in used.get(row.id, ())),
                tool_seconds=tuple(seconds for _, seconds in used.get(row.id, ())), session=row.session,
                persons=people.get(row.id, ()), order=row.order_number, operation=row.operation, role=_role(row.role),
                session_at_end=row.session_at_end, order_at_end=row.order_at_end,
                operation_at_end=row.operation_at_end,
            )  # fmt: skip


def _counts(connection: Connection, statement: AnySelect) -> Iterator[Count]:
    for rows in _chunks(connection, statement):
        ids = [row.id for row in rows]
        people = _belonging(connection, part_count_person, "count", "position", ids, lambda row: row.person)
        for row in rows:
            yield Count(
                count=row.id, machine=row.machine, counter=row.counter, at=row.at, since=row.since, parts=row.parts,
                good=row.good, scrap=row.scrap, rework=row.rework, step=CountStep(row.step), raw_from=row.raw_from,
                raw_to=row.raw_to, origin=CountOrigin(row.origin), backfilled=row.backfilled,
                excluded=_reasons(row.excluded), cycle=row.cycle, session=row.session, persons=people.get(row.id, ()),
                order=row.order_number, operation=row.operation, role=_role(row.role), program=row.program,
                author=row.author, reason=row.reason,
            )  # fmt: skip


def _sessions(connection: Connection, statement: AnySelect) -> Iterator[Session]:
    for rows in _chunks(connection, statement.order_by(session.c.opened_at, session.c.seq)):
        ids = [row.id for row in rows]
        people = _belonging(connection, session_person, "session", "seq", ids, _presence)
        for row in rows:
            yield Session(
                session=row.id, machine=row.machine, opened_at=row.opened_at, closed_at=row.closed_at,
                order=row.order_number, operation=row.operation, role=Role(row.role), via=row.via,
                closed_reason=row.closed_reason, presences=people.get(row.id, ()),
            )  # fmt: skip


def _presence(row: AnyRow) -> Presence:
    return Presence(person=row.person, joined_at=row.joined_at, left_at=row.left_at)


def _progress(row: AnyRow) -> OrderProgress:
    return OrderProgress(
        order=row.order_number, operation=row.operation or None, parts=row.parts, good=row.good, scrap=row.scrap,
        rework=row.rework, cycles=row.cycles, active=row.active, last_at=row.last_at,
    )  # fmt: skip
