"""Views of what people changed: counted parts with what stood there before, and customers' orders."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from collector.core.facts import Attribution, OrderChanged, PartsAssigned, PartsCorrected, Role
from collector.core.plain import to_plain
from collector.store.statements import Statement, inserting
from collector.store.view_tables import order_change, part_change, part_count, part_count_person

ASSIGNED, CORRECTED = "assigned", "corrected"
"""What kinds of changes of parts there are."""

NUMBERS = ("parts", "good", "scrap", "rework")

_count = Statement(select(part_count).where(part_count.c.id == bindparam("the_id")))
_persons = (
    select(part_count_person.c.person)
    .where(part_count_person.c.count == bindparam("the_id"))
    .order_by(part_count_person.c.position)
)
_insert_part, _insert_order = inserting(part_change), inserting(order_change)


def parts_assigned(connection: Connection, seq: int, fact: PartsAssigned) -> None:
    """A count is about to move; called before it has."""
    old = _count.first(connection, {"the_id": fact.count})
    if old is None:
        return
    persons = connection.execute(_persons, {"the_id": fact.count}).scalars()
    before = Attribution(
        session=old.session, persons=tuple(persons), order=old.order_number, operation=old.operation,
        role=Role(old.role) if old.role else None,
    )  # fmt: skip
    whose = fact.attribution
    _keep(connection, seq, ASSIGNED, fact, old, to_plain(before), to_plain(whose), whose.order, whose.operation)


def parts_corrected(connection: Connection, seq: int, fact: PartsCorrected) -> None:
    """A count's numbers are about to change; called before they have."""
    old = _count.first(connection, {"the_id": fact.count})
    if old is None:
        return
    before = {name: getattr(old, name) for name in NUMBERS}
    after = {name: getattr(fact, name) for name in NUMBERS}
    _keep(connection, seq, CORRECTED, fact, old, before, after, old.order_number, old.operation)


def order_changed(connection: Connection, seq: int, fact: OrderChanged) -> None:
    """The office changed an order."""
    _insert_order.run(connection, {
        "seq": seq, "at": fact.at, "order_number": fact.order, "state": fact.state, "changed": _json(fact.changed),
        "operations": _json(fact.operations), "removed": _json(fact.removed), "author": fact.author, "via": fact.via,
    })  # fmt: skip


def _keep(
    connection: Connection, seq: int, kind: str, fact: PartsAssigned | PartsCorrected, old: Any,
    before: Mapping[str, Any], after: Mapping[str, Any], order: str | None, operation: str | None,
) -> None:  # fmt: skip
    _insert_part.run(connection, {
        "seq": seq, "machine": fact.machine, "at": fact.at, "kind": kind, "count": fact.count, "order_number": order,
        "operation": operation, "order_before": old.order_number, "operation_before": old.operation,
        "author": fact.author, "reason": fact.reason, "before": _json(before), "after": _json(after),
    })  # fmt: skip


def _json(value: Mapping[str, Any] | Sequence[str]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
