"""What people changed about counted parts and customers' orders, as the pages about orders ask for it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, or_, select

from collector.store.change_views import CORRECTED
from collector.store.order_queries import Work
from collector.store.queries import AnyRow
from collector.store.shopfloor_queries import Cause
from collector.store.shopfloor_tables import part_declaration
from collector.store.view_tables import NOT_GOOD, order_change, part_change, part_count


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange:
    """What somebody changed about counted parts.

    Args:
        seq: The fact's place in the journal.
        kind: `assigned` or `corrected`.
        count: The count's id.
        work: For what the parts are made since then; None for no order.
        work_before: And before.
        before: The numbers, or whose they were (session, persons, order, operation, role).
        after: The same, since then.
        newest: Nothing has changed the count since.
    """

    seq: int
    machine: str
    at: datetime
    kind: str
    count: str
    work: Work | None
    work_before: Work | None
    author: str
    reason: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    newest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEntry:
    """What the office changed about an order; see `OrderChanged`."""

    at: datetime
    state: str
    changed: tuple[str, ...]
    operations: tuple[str, ...]
    removed: tuple[str, ...]
    author: str
    via: str


def changes_of_order(connection: Connection, order: str, count: int) -> list[PartChange]:
    """The last so many changes about parts that are, or were, made for an order; the latest first."""
    of = part_change.c
    statement = _changes().where(or_(of.order_number == order, of.order_before == order))
    return [_change(row) for row in connection.execute(statement.order_by(of.seq.desc()).limit(count))]


def changes_of_counts(connection: Connection, counts: Sequence[str]) -> list[PartChange]:
    """The last change of each of these counts that was changed."""
    newest = select(func.max(part_change.c.seq)).where(part_change.c.count.in_(counts)).group_by(part_change.c.count)
    return [_change(row) for row in connection.execute(_changes().where(part_change.c.seq.in_(newest)))]


def changes_by_seq(connection: Connection, seqs: Sequence[int]) -> list[PartChange]:
    """These changes, the latest first."""
    of = part_change.c
    return [_change(row) for row in connection.execute(_changes().where(of.seq.in_(seqs)).order_by(of.seq.desc()))]


def entries_of_order(connection: Connection, order: str, count: int) -> list[OrderEntry]:
    """The last so many changes of an order by the office; the latest first."""
    of = order_change.c
    statement = select(order_change).where(of.order_number == order).order_by(of.seq.desc()).limit(count)
    return [
        OrderEntry(
            at=row.at, state=row.state, changed=tuple(json.loads(row.changed)),
            operations=tuple(json.loads(row.operations)), removed=tuple(json.loads(row.removed)), author=row.author,
            via=row.via,
        )
        for row in connection.execute(statement)
    ]  # fmt: skip


def _changes() -> Select[Any]:
    unchanged_since = and_(part_count.c.id == part_change.c.count, part_count.c.seq == part_change.c.seq)
    newest = part_count.c.seq.is_not(None).label("newest")
    return select(*part_change.columns, newest).join_from(part_change, part_count, unchanged_since, isouter=True)


def _change(row: AnyRow) -> PartChange:
    return PartChange(
        seq=row.seq, machine=row.machine, at=row.at, kind=row.kind, count=row._mapping["count"],
        work=(row.order_number, row.operation) if row.order_number else None,
        work_before=(row.order_before, row.operation_before) if row.order_before else None, author=row.author,
        reason=row.reason, before=json.loads(row.before), after=json.loads(row.after), newest=bool(row.newest),
    )  # fmt: skip


def corrected_causes(connection: Connection, order: str) -> list[Cause]:
    """Scrap and rework of an order that a correction speaks of, by the reason that was given for it; the most first."""
    of, changed = part_count.c, part_change.c
    last = (
        select(func.max(changed.seq))
        .where(changed.count == of.id, changed.kind == CORRECTED)
        .correlate(part_count)
        .scalar_subquery()
    )
    statement = (
        select(changed.reason, func.sum(of.scrap), func.sum(of.rework))
        .join_from(part_count, part_change, changed.seq == last)
        .where(of.order_number == order, of.excluded == "", NOT_GOOD, ~_declared)
        .group_by(changed.reason)
    )
    found = [Cause(reason_code=why, scrap=scrap, rework=rework) for why, scrap, rework in connection.execute(statement)]
    return sorted(found, key=lambda one: (-one.scrap - one.rework, one.reason_code))


_said = part_declaration.c
_declared = exists(
    select(1).where(_said.count == part_count.c.id, _said.stands, or_(_said.scrap > 0, _said.rework > 0))
)
"""A trainee's word on why parts of a count are not good, which stands."""
