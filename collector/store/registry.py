"""Who is who and what was ordered: persons, badges, customers' orders and their operations.

Everywhere else a person is an opaque id. Erasing a person empties this one row, and nothing else has to change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, Table, and_, delete, insert, or_, select, update

from collector.core.families import Family
from collector.errors import RequestRefused
from collector.store import registry_tables as tables
from collector.store.registry_records import (
    Badge,
    Operation,
    Order,
    OrderState,
    Person,
    PersonRole,
    display_name,
    folded,
    normalise_badge,
    order_key,
)
from collector.store.shopfloor_tables import pin


class Registry:
    """The registry over an engine, where every call is a transaction, or over a connection that the caller commits.

    All of it blocks: from asyncio, call it in a thread.
    """

    def __init__(self, bind: Engine | Connection) -> None:
        self._bind = bind

    @contextmanager
    def transaction(self) -> Iterator[Registry]:
        """The registry within one transaction: all of it is written or nothing. Over a connection, the caller's."""
        with self._connection() as connection:
            yield Registry(connection)

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        if isinstance(self._bind, Connection):
            yield self._bind
        else:
            with self._bind.begin() as connection:
                yield connection

    def _rows(self, query: Select[Any]) -> Sequence[RowMapping]:
        with self._connection() as connection:
            return connection.execute(query).mappings().all()

    # Persons.

    def persons(self) -> tuple[Person, ...]:
        """Everybody but the erased, by family name and given name as French sorts them."""
        rows = self._rows(select(tables.person).where(tables.person.c.reference.is_not(None)))
        return tuple(sorted(map(_person, rows), key=lambda one: (folded(one.family_name), folded(one.given_name))))

    def person(self, id_: str) -> Person | None:
        """The person with this opaque id, an emptied one included."""
        return next(map(_person, self._rows(select(tables.person).where(tables.person.c.id == id_))), None)

    def by_reference(self, reference: str) -> Person | None:
        """The person with this number of the school's."""
        rows = self._rows(select(tables.person).where(tables.person.c.reference == reference))
        return next(map(_person, rows), None)

    def by_badge(self, text: str, at: datetime, *, decimal: bool = False) -> Person | None:
        """Who holds a badge.

        Args:
            text: What the reader says, in any of its ways of writing.
            at: The instant (UTC) for which to answer.
            decimal: The reader gives decimal numbers.

        Returns:
            Its holder, active or not; None for a badge that nobody holds, or that is no badge number.
        """
        try:
            uid = normalise_badge(text, decimal=decimal)
        except ValueError:
            return None
        held = and_(
            tables.badge.c.uid == uid,
            tables.badge.c.since <= at,
            or_(tables.badge.c.until.is_(None), tables.badge.c.until > at),
        )
        joined = select(tables.person).join(tables.badge, tables.badge.c.person == tables.person.c.id).where(held)
        return next(map(_person, self._rows(joined)), None)

    def find(self, text: str) -> Person:
        """The one person whom somebody means: by reference, opaque id, family name, or both names in either order.

        Raises:
            RequestRefused: If nobody fits, or more than one does; the candidates are then listed.
        """
        wanted = text.strip()
        exact = self.by_reference(wanted) or self.person(wanted)
        if exact is not None:
            return exact
        key = folded(wanted)
        candidates = [one for one in self.persons() if key in _names(one)]
        match candidates:
            case [only]:
                return only
            case []:
                raise RequestRefused(f"nobody in the registry is called {wanted!r}: give a reference or a family name")
            case _:
                listed = ", ".join(f"{one.reference} ({one.given_name} {one.family_name})" for one in candidates)
                raise RequestRefused(f"{wanted!r} may be {listed}: give the reference")

    def display_names(self) -> Mapping[str, str]:
        """What pages call everybody, by opaque id; where two would have one name, the family name stands in full."""
        people = self.persons()
        short = [display_name(one) for one in people]
        return {
            one.id: name if short.count(name) == 1 else f"{one.given_name} {one.family_name}"
            for one, name in zip(people, short, strict=True)
        }

    def save_person(self, person: Person) -> None:
        """Add somebody, or change the row with this id."""
        self._save(tables.person, asdict(person), ("id",))

    def erase(self, person: str) -> None:
        """Forget who somebody was. The id and the role stay, so that facts still refer to a row; the rest is emptied.

        Raises:
            RequestRefused: If no row has this id.
        """
        emptied: dict[str, Any] = {
            "reference": None,
            "given_name": "",
            "family_name": "",
            "birth_date": None,
            "group_name": "",
            "active": False,
        }
        with self._connection() as connection:
            row = update(tables.person).where(tables.person.c.id == person).values(emptied)
            if connection.execute(row).rowcount == 0:
                raise RequestRefused(f"nobody in the registry has the id {person!r}")
            connection.execute(delete(tables.badge).where(tables.badge.c.person == person))
            connection.execute(delete(pin).where(pin.c.person == person))

    # Badges.

    def badges(self) -> tuple[Badge, ...]:
        """The badges that are held now."""
        rows = self._rows(select(tables.badge).where(tables.badge.c.until.is_(None)).order_by(tables.badge.c.uid))
        return tuple(Badge(**row) for row in rows)

    def give_badge(self, uid: str, person: str, at: datetime) -> None:
        """Hand a badge over, from `at` (UTC) on.

        Raises:
            RequestRefused: If somebody holds it already: it has to be given back first.
        """
        holder = next((one.person for one in self.badges() if one.uid == uid), None)
        if holder is not None:
            raise RequestRefused(f"badge {uid} is held by {holder}: withdraw it first")
        with self._connection() as connection:
            # Given back and handed over again within one microsecond: the later holder stands.
            same = and_(tables.badge.c.uid == uid, tables.badge.c.since == at)
            connection.execute(delete(tables.badge).where(same))
            connection.execute(insert(tables.badge).values(uid=uid, person=person, since=at, until=None))

    def withdraw_badge(self, uid: str, at: datetime) -> None:
        """Take a badge back: from `at` (UTC) on nobody holds it."""
        held = and_(tables.badge.c.uid == uid, tables.badge.c.until.is_(None))
        with self._connection() as connection:
            connection.execute(update(tables.badge).where(held).values(until=at))

    # Orders.

    def orders(self, *states: OrderState) -> tuple[Order, ...]:
        """The orders in these states, or all of them, by due date (those without one last) and number."""
        query = select(tables.customer_order)
        if states:
            query = query.where(tables.customer_order.c.state.in_([state.value for state in states]))
        return tuple(sorted(map(_order, self._rows(query)), key=lambda one: (one.due_date or date.max, one.number)))

    def order(self, number: str) -> Order | None:
        """The order with exactly this number."""
        query = select(tables.customer_order).where(tables.customer_order.c.number == number)
        return next(map(_order, self._rows(query)), None)

    def operations(self, order: str | None = None) -> tuple[Operation, ...]:
        """The operations of one order, or of all, in the order of their numbers."""
        query = select(tables.operation)
        if order is not None:
            query = query.where(tables.operation.c.order == order)
        return tuple(sorted(map(_operation, self._rows(query)), key=_by_number))

    def operation(self, order: str, operation: str) -> Operation | None:
        """One operation of one order."""
        return next((one for one in self.operations(order) if one.operation == operation), None)

    def match_order(self, text: str, family: Family) -> tuple[Order, Operation | None] | None:
        """The order that a machine means by what it reports.

        The exact number comes first. Else case, blanks around it, leading zeros and a usual prefix (`OF-`, `CMD`) are
        overlooked; where several numbers then fit, the only open one is meant. Nothing is guessed beyond that.

        Args:
            text: What the machine reports.
            family: The machine's family.

        Returns:
            The order, with its operation where exactly one is for this family; None if no order fits, or several do.
        """
        order = self.order(text) or self._alike(order_key(text))
        if order is None:
            return None
        fitting = [one for one in self.operations(order.number) if one.family == family]
        return order, fitting[0] if len(fitting) == 1 else None

    def _alike(self, key: str) -> Order | None:
        alike = [one for one in self.orders() if order_key(one.number) == key] if key else []
        if len(alike) > 1:
            alike = [one for one in alike if one.state is OrderState.OPEN]
        return alike[0] if len(alike) == 1 else None

    def save_order(self, order: Order) -> None:
        """Add an order, or change the one with this number."""
        self._save(tables.customer_order, asdict(order), ("number",))

    def save_operation(self, operation: Operation) -> None:
        """Add an operation to an order that is there, or change the one with this number."""
        self._save(tables.operation, asdict(operation), ("order", "operation"))

    def _save(self, table: Table, values: Mapping[str, Any], key: Iterable[str]) -> None:
        # Update, then insert: the same statements on SQLite and PostgreSQL, and the store has one writer.
        plain = {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}
        this = and_(*(table.c[name] == plain[name] for name in key))
        with self._connection() as connection:
            if connection.execute(update(table).where(this).values(plain)).rowcount == 0:
                connection.execute(insert(table).values(plain))


def _names(person: Person) -> set[str]:
    given, family = person.given_name, person.family_name
    return {folded(name) for name in (family, f"{given} {family}", f"{family} {given}", display_name(person))}


def _person(row: RowMapping) -> Person:
    return Person(**{**row, "role": PersonRole(row["role"])})


def _order(row: RowMapping) -> Order:
    return Order(**{**row, "state": OrderState(row["state"])})


def _operation(row: RowMapping) -> Operation:
    return Operation(**{**row, "family": Family(row["family"])})


def _by_number(operation: Operation) -> tuple[str, int, str]:
    digits = re.match(r"\d{1,9}", operation.operation)
    return operation.order, int(digits[0]) if digits else 0, operation.operation
