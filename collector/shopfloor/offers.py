"""What there is to do at a machine: open orders with an operation of its kind, and tasks that hazards tell apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, func, select

from collector.access.dossier import Declaration
from collector.access.equipment import HazardRecord
from collector.core.families import Family
from collector.core.machine import ReportedOrder
from collector.store.papers import current
from collector.store.papers_records import PaperKind
from collector.store.registry_records import OrderState
from collector.store.registry_tables import customer_order, operation
from collector.store.view_tables import order_progress

MOST = 60
"""Operations that are offered at once, at most: more nobody looks through with gloves on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An operation that could be worked on.

    Args:
        order: The order's number.
        title: What the order is.
        due: The day on which it must leave; None for none.
        operation: The operation's number.
        description: What it is.
        quantity: Parts to make.
        made: Parts made so far, scrap and rework left out.
        named: The machine itself names it.
    """

    order: str
    title: str
    due: date | None
    operation: str
    description: str
    quantity: int
    made: int
    named: bool = False

    @property
    def complete(self) -> bool:
        """As many as are wanted have been made."""
        return self.made >= self.quantity


def offers(connection: Connection, family: Family, reported: ReportedOrder | None) -> tuple[Offer, ...]:
    """What could be worked on at a machine.

    Args:
        connection: Reads the workshop's memory.
        family: The machine's kind.
        reported: The order that the machine itself names.

    Returns:
        What the machine names first, then by due date; what is complete comes last.
    """
    of, order, made = operation.c, customer_order.c, order_progress.c
    good = func.coalesce(made.parts - made.scrap - made.rework, 0)
    found = (
        select(
            of.order, order.title, order.due_date, of.operation, of.description, of.quantity, good.label("made"),
        )
        .join(customer_order, order.number == of.order)
        .join(order_progress, and_(made.order_number == of.order, made.operation == of.operation), isouter=True)
        .where(of.family == family.value, order.state == OrderState.OPEN.value)
    )  # fmt: skip
    all_of_them = [
        Offer(order=row.order, title=row.title, due=row.due_date, operation=row.operation,
              description=row.description, quantity=row.quantity, made=row.made,
              named=reported is not None and reported.order == row.order
              and reported.operation in (None, row.operation))
        for row in connection.execute(found)
    ]  # fmt: skip
    all_of_them.sort(key=lambda one: (not one.named, one.complete, one.due or date.max, one.order, one.operation))
    return tuple(all_of_them[:MOST])


def tasks(connection: Connection, machine: str, today: date) -> tuple[str, ...]:
    """The tasks at a machine that the school's papers tell apart on a day, in alphabetical order; mostly none."""
    found: set[str] = set()
    for paper in current(connection, kinds=[PaperKind.HAZARD], machine=machine):
        record = paper.content
        if isinstance(record, HazardRecord) and record.task and record.since <= today <= (record.until or date.max):
            found.add(record.task)
    for paper in current(connection, kinds=[PaperKind.DECLARATION]):
        if isinstance(paper.content, Declaration):
            found |= {job.task for job in paper.content.jobs if job.machine == machine and job.task}
    return tuple(sorted(found))
