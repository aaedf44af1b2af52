"""What is shared by the views of work: whose something is, and what it adds to the progress of an operation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, Table, bindparam, case, delete, func, or_, select, update

from collector.core.facts import Attribution, CycleOutcome
from collector.store.schema import Instant
from collector.store.statements import Statement, inserting
from collector.store.view_tables import cycle, cycle_person, order_progress, part_count, part_count_person


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What is added to an operation's progress; negative where it is taken back."""

    parts: int = 0
    good: int = 0
    scrap: int = 0
    rework: int = 0
    cycles: int = 0
    active: float = 0.0


_SUMS = ("parts", "good", "scrap", "rework", "cycles", "active")
_progress = order_progress.c
_of_operation = (_progress.order_number == bindparam("the_order"), _progress.operation == bindparam("the_operation"))
_at = bindparam("the_at", type_=Instant)
_add = Statement(
    update(order_progress)
    .where(*_of_operation)
    .values({_progress[name]: _progress[name] + bindparam(f"the_{name}") for name in _SUMS})
    .values(last_at=case((or_(_progress.last_at.is_(None), _progress.last_at < _at), _at), else_=_progress.last_at))
)
_set_last = Statement(update(order_progress).where(*_of_operation).values(last_at=_at))
_order_is: BindParameter[str] = bindparam("the_order")
_operation_is: BindParameter[str] = bindparam("the_operation")
_last_count = Statement(
    select(func.max(part_count.c.at).label("at")).where(
        part_count.c.order_number == _order_is,
        part_count.c.operation.is_not_distinct_from(_operation_is),
        part_count.c.excluded == "",
    )
)
_last_cycle = Statement(
    select(func.max(cycle.c.ended_at).label("at")).where(
        cycle.c.order_number == _order_is,
        cycle.c.operation.is_not_distinct_from(_operation_is),
        cycle.c.excluded == "",
        cycle.c.outcome == CycleOutcome.COMPLETED.value,
    )
)
_insert_progress = inserting(order_progress)


class Persons:
    """The table of whose something is."""

    def __init__(self, table: Table, of: str) -> None:
        self._of = of
        self._forget = Statement(delete(table).where(table.c[of] == bindparam("the_id")))
        self._insert = inserting(table)

    def set(self, connection: Connection, id_: str, persons: Sequence[str], *, known: bool) -> None:
        """Put these persons in the place of those who stand there; `known` if any can."""
        if known:
            self._forget.run(connection, {"the_id": id_})
        for place, person in enumerate(dict.fromkeys(persons)):
            self._insert.run(connection, {self._of: id_, "person": person, "position": place})


CYCLE_PERSONS, COUNT_PERSONS = Persons(cycle_person, "cycle"), Persons(part_count_person, "count")


def add(connection: Connection, order: str | None, operation: str | None, at: datetime | int, given: Credit) -> None:
    """Add to an operation's progress, up to and including what happened at `at`."""
    if order is None:
        return
    added = {f"the_{name}": getattr(given, name) for name in _SUMS}
    key = {"the_order": order, "the_operation": operation or ""}
    if _add.run(connection, {**key, "the_at": at, **added}) == 0:
        sums = {name: getattr(given, name) for name in _SUMS}
        row = {"order_number": order, "operation": operation or "", "last_at": at, **sums}
        _insert_progress.run(connection, row)


def take_back(
    connection: Connection, order: str | None, operation: str | None, at: datetime | int, given: Credit
) -> None:
    """Take from an operation's progress what belongs elsewhere; called after its row has been changed."""
    if order is None:
        return
    add(connection, order, operation, at, Credit(**{name: -getattr(given, name) for name in _SUMS}))
    key = {"the_order": order, "the_operation": operation}
    left = [last.first(connection, key).at for last in (_last_count, _last_cycle)]
    latest = max((one for one in left if one is not None), default=None)
    _set_last.run(connection, {"the_order": order, "the_operation": operation or "", "the_at": latest})


def of_attribution(attribution: Attribution) -> dict[str, Any]:
    """Whose something is, as the columns of a row."""
    return {"session": attribution.session, "order_number": attribution.order, "operation": attribution.operation,
            "role": attribution.role.value if attribution.role else None}  # fmt: skip
