"""The office's counter: customers' orders as the office wants them, each change a fact with its author."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, exists, select

from collector.core.facts import OrderChanged
from collector.errors import RequestRefused
from collector.runtime.clock import Clock
from collector.runtime.live import Live
from collector.store import importing
from collector.store.importing import ImportPlan
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order, OrderState
from collector.store.registry_tables import operation as operation_table
from collector.store.store import Store
from collector.store.view_tables import cycle, order_progress, part_count, session


@dataclass(frozen=True, slots=True)
class Book:
    """Orders by number, operations by order and number, as the registry has them at one moment."""

    orders: Mapping[str, Order]
    operations: Mapping[tuple[str, str], Operation]


class OrderDesk:
    """Takes what the office asks for. What changes nothing writes nothing, so everything may be asked twice.

    Every method raises RequestRefused, in words for the person who asked, when it cannot be done.

    Args:
        store: Where registry and journal are.
        live: Who is told of what is written down.
        clock: The time.
    """

    def __init__(self, store: Store, live: Live, clock: Clock) -> None:
        self._store = store
        self._live = live
        self._clock = clock

    async def put(
        self, order: Order, operations: Sequence[Operation], *, author: str, via: str
    ) -> tuple[OrderChanged, ...]:
        """Have an order and its operations be as given, and no other operations; one worked for already has to stay.

        Returns:
            What changed: nothing, or one fact.
        """
        strange = [one.operation for one in operations if one.order != order.number]
        numbers = [one.operation for one in operations]
        if strange or len(set(numbers)) < len(numbers):
            raise RequestRefused(f"order {order.number} names an operation twice: each number stands for one operation")

        def change(registry: Registry, connection: Connection) -> None:
            registry.save_order(order)
            for one in registry.operations(order.number):
                if one.operation not in numbers:
                    _remove(connection, one)
            for one in operations:
                registry.save_operation(one)

        return await self._write(change, author, via, order.number)

    async def set_state(self, number: str, state: OrderState, *, author: str, via: str) -> tuple[OrderChanged, ...]:
        """Open an order again, or call it done or cancelled: nothing more is made for it then."""

        def change(registry: Registry, connection: Connection) -> None:
            known = registry.order(number)
            if known is None:
                raise RequestRefused(f"there is no order {number!r}")
            registry.save_order(replace(known, state=state))

        return await self._write(change, author, via, number)

    async def take_up(self, wanted: ImportPlan, *, author: str, via: str) -> tuple[OrderChanged, ...]:
        """Carry out an import of orders, as it was planned."""
        at = self._clock.now()
        return await self._write(lambda registry, _: importing.apply(wanted, registry, at), author, via)

    async def _write(
        self, change: Callable[[Registry, Connection], None], author: str, via: str, number: str | None = None
    ) -> tuple[OrderChanged, ...]:
        at = self._clock.now()

        def work(connection: Connection) -> tuple[OrderChanged, ...]:
            return changed(self._store, connection, change, at, author, via, number)

        facts = await self._store.write(work)
        if facts:
            self._live.committed({}, facts)
        return facts


def changed(
    store: Store,
    connection: Connection,
    change: Callable[[Registry, Connection], None],
    at: datetime,
    author: str,
    via: str,
    number: str | None = None,
) -> tuple[OrderChanged, ...]:
    """Change orders and write down what is another than before, in the same transaction.

    Args:
        store: Where it is written down.
        connection: The transaction.
        change: What is done to the registry.
        at: When (UTC).
        author: Whose hand it was.
        via: By what.
        number: The only order that can change; None for all.
    """
    registry = Registry(connection)
    before = _book(registry, number)
    change(registry, connection)
    facts = tuple(differences(before, _book(registry, number), at, author, via))
    store.record(connection, facts)
    return facts


def differences(before: Book, after: Book, at: datetime, author: str, via: str) -> Iterable[OrderChanged]:
    """A fact for each order that is another than before, in the order of their numbers.

    Args:
        before: The orders as they were.
        after: The orders as they are.
        at: When they changed (UTC).
        author: Whose hand it was.
        via: By what.
    """
    for number, order in sorted(after.orders.items()):
        changed = _changed(before.orders.get(number), order)
        was = {key: one for key, one in before.operations.items() if key[0] == number}
        now = {key: one for key, one in after.operations.items() if key[0] == number}
        touched = tuple(sorted(key[1] for key, one in now.items() if was.get(key) != one))
        removed = tuple(sorted(key[1] for key in was if key not in now))
        if changed or touched or removed:
            yield OrderChanged(
                machine="", at=at, order=number, state=order.state.value, changed=changed, operations=touched,
                removed=removed, author=author, via=via,
            )  # fmt: skip


def _changed(before: Order | None, after: Order) -> tuple[str, ...]:
    names = [one.name for one in fields(after) if one.name != "number"]
    return tuple(sorted(name for name in names if before is None or getattr(before, name) != getattr(after, name)))


def _book(registry: Registry, number: str | None) -> Book:
    if number is None:
        orders: Sequence[Order] = registry.orders()
    else:
        known = registry.order(number)
        orders = [known] if known is not None else []
    operations = registry.operations(number)
    return Book({one.number: one for one in orders}, {(one.order, one.operation): one for one in operations})


def _remove(connection: Connection, one: Operation) -> None:
    """Take an operation out of the registry.

    Raises:
        RequestRefused: If anybody has worked for it: facts name it, and pages have to say what it was.
    """
    if any(_names(connection, table, one) for table in (order_progress, session, cycle, part_count)):
        raise RequestRefused(
            f"operation {one.operation} of order {one.order} has been worked for and cannot go: leave it in the order,"
            " with the quantity that is really wanted"
        )
    where: Any = (operation_table.c.order == one.order, operation_table.c.operation == one.operation)
    connection.execute(delete(operation_table).where(*where))


def _names(connection: Connection, table: Table, one: Operation) -> bool:
    here = exists(select(1).where(table.c.order_number == one.order, table.c.operation == one.operation))
    return bool(connection.execute(select(here)).scalar())
