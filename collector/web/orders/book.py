"""The order book: every order with what is made of it, what is left, and when it will be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from collector.core.families import Family
from collector.core.outlook import LATEST, Expected, Left, Outlook, Pace, Worked, outlooks, pace_of, whole
from collector.store import order_queries as queries
from collector.store.order_queries import OrderSession, Work
from collector.store.records import OrderProgress
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order, OrderState
from collector.web.orders.calendar import Calendar
from collector.web.surroundings import ShownMachine, ShownSite


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationLine:
    """An operation of an order.

    Args:
        number: Its number; None for parts of which only the order is known.
        planned: What the registry says of it; None for one that it does not know.
        made: What has been made.
        pace: How quick it goes; None where that is not known, or no more needed.
        outlook: When it will be done.
        machine: The machine on which it was done last, or else could be; None if none of its family stands here.
    """

    number: str | None
    planned: Operation | None
    made: OrderProgress
    pace: Pace | None
    outlook: Outlook
    machine: ShownMachine | None

    @property
    def quantity(self) -> int:
        """Parts to make."""
        return self.planned.quantity if self.planned is not None else 0

    @property
    def good(self) -> int:
        """Parts made that are good or not judged: those for rework are not, until they come again."""
        return max(self.made.parts - self.made.scrap - self.made.rework, 0)

    @property
    def left(self) -> int:
        """Good parts that are still to be made."""
        return max(self.quantity - self.good, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """An order in the book.

    Args:
        order: What the office says.
        operations: In the order in which they are done; those that the registry does not know at the end.
        outlook: When it will be done; None where nothing is left, or nothing more is made for it.
        in_hand: Somebody works for it now.
        late: Days by which it is late today; 0 for none.
        risk: It will be late, as far as can be told.
    """

    order: Order
    operations: tuple[OperationLine, ...]
    outlook: Outlook
    in_hand: bool
    late: int
    risk: bool

    @property
    def planned(self) -> int:
        """Parts of all operations."""
        return sum(one.quantity for one in self.operations)

    @property
    def good(self) -> int:
        """Good parts of all operations, of each at most as many as are wanted."""
        return sum(min(one.good, one.quantity) for one in self.operations)

    @property
    def scrap(self) -> int:
        """Parts declared scrap."""
        return sum(one.made.scrap for one in self.operations)

    @property
    def rework(self) -> int:
        """Parts to be reworked."""
        return sum(one.made.rework for one in self.operations)

    @property
    def complete(self) -> bool:
        """Every operation has its parts."""
        return self.planned > 0 and all(one.left == 0 for one in self.operations)

    @property
    def next(self) -> OperationLine | None:
        """The first operation of which something is left."""
        return next((one for one in self.operations if one.left > 0), None)


def read_book(connection: Connection, site: ShownSite, now: datetime, orders: Sequence[Order]) -> list[OrderLine]:
    """Read what has been made for these orders, and see when they will be done.

    Args:
        connection: Reads the store.
        site: Machines and opening time.
        now: The present (UTC).
        orders: The orders.
    """
    numbers = [one.number for one in orders]
    wanted = set(numbers)
    planned: dict[str, list[Operation]] = {}
    registry = Registry(connection)
    for operation in registry.operations(numbers[0] if len(numbers) == 1 else None):
        if operation.order in wanted:
            planned.setdefault(operation.order, []).append(operation)
    made = queries.progress_of(connection, numbers)
    in_hand = queries.orders_in_hand(connection)
    outlook = _Looking(connection, site, now, [one.number for one in orders if one.state is OrderState.OPEN])
    return [
        _line(one, planned.get(one.number, []), made.get(one.number, {}), outlook, one.number in in_hand)
        for one in orders
    ]


class _Looking:
    """What estimates need, read once for all open orders."""

    def __init__(self, connection: Connection, site: ShownSite, now: datetime, numbers: Sequence[str]) -> None:
        self.now = now
        self.today = now.astimezone(site.zone).date()
        self.zone = site.zone
        self.calendar = Calendar(site, now)
        self._machines = {one.id: one for one in site.machines}
        self._families: dict[Family, ShownMachine] = {}
        for machine in site.machines:
            self._families.setdefault(machine.family, machine)
        self._sessions: dict[Work, list[OrderSession]] = {}
        for session in queries.latest_sessions(connection, numbers, LATEST):
            self._sessions.setdefault(session.work, []).append(session)
        self._setups = queries.setup_times(connection, numbers, now)

    def machine(self, operation: Operation) -> ShownMachine | None:
        sessions = self._sessions.get((operation.order, operation.operation), [])
        last = max(sessions, key=lambda one: one.opened_at, default=None)
        used = self._machines.get(last.machine) if last is not None else None
        return used or self._families.get(operation.family)

    def pace(self, operation: Operation) -> Pace | None:
        sessions = self._sessions.get((operation.order, operation.operation), [])
        return pace_of([Worked(self.calendar.worked(one), one.good) for one in sessions], standard_of(operation))

    def setup(self, operation: Operation, made: OrderProgress) -> float:
        """Seconds of setting up that are still to come: none once parts are made."""
        if operation.standard_setup is None or made.parts > 0:
            return 0.0
        return max(operation.standard_setup - self._setups.get((operation.order, operation.operation), 0.0), 0.0)


def standard_of(operation: Operation) -> float | None:
    """Seconds that one part should take; None where nobody timed it."""
    return None if operation.standard_cycle is None else operation.standard_cycle / operation.parts_per_cycle


def _line(
    order: Order, planned: Sequence[Operation], made: Mapping[str | None, OrderProgress], looking: _Looking,
    in_hand: bool,
) -> OrderLine:  # fmt: skip
    open_ = order.state is OrderState.OPEN
    lines = [_operation(one, made.get(one.operation), looking if open_ else None) for one in planned]
    ends: Sequence[Outlook] = [None] * len(lines)
    if open_:
        left = [
            Left(
                line.left, looking.setup(operation, line.made), line.pace,
                looking.calendar.ahead(line.machine) if line.left else (),
            )
            for operation, line in zip(planned, lines, strict=True)
        ]  # fmt: skip
        ends = outlooks(left, looking.now)
    known = {one.operation for one in planned}
    strange = [
        OperationLine(number=number, planned=None, made=one, pace=None, outlook=None, machine=None)
        for number, one in made.items()
        if number not in known
    ]
    outlook = whole(ends)
    return OrderLine(
        order=order,
        operations=(*(replace(line, outlook=end) for line, end in zip(lines, ends, strict=True)), *strange),
        outlook=outlook,
        in_hand=in_hand,
        late=max((looking.today - order.due_date).days, 0) if open_ and order.due_date is not None else 0,
        risk=_too_late(order, outlook, looking),
    )


def _operation(one: Operation, made: OrderProgress | None, looking: _Looking | None) -> OperationLine:
    progress = made or OrderProgress(order=one.order, operation=one.operation)
    line = OperationLine(
        number=one.operation, planned=one, made=progress, pace=None, outlook=None,
        machine=looking.machine(one) if looking is not None else None,
    )  # fmt: skip
    if looking is None or not line.left:
        return line
    return replace(line, pace=looking.pace(one))


def _too_late(order: Order, outlook: Outlook, looking: _Looking) -> bool:
    """Whether its median end is behind the day on which it must leave."""
    if order.due_date is None or not isinstance(outlook, Expected):
        return False
    return outlook.median.astimezone(looking.zone).date() > order.due_date
