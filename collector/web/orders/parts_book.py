"""The parts that somebody has to look at: those that are nobody's, held counts, and the counts of a day or an order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from sqlalchemy import Connection, func, select

from collector.store import queries
from collector.store.records import Count, HeldCount
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order, OrderState, Person, PersonRole
from collector.store.view_tables import NOBODYS, part_count
from collector.web.orders.authors import names_of
from collector.web.surroundings import ShownSite

MOST_NOBODYS = 400
"""Counts without a trainee that are read, the oldest ones."""

MOST_COUNTS = 100
"""Counts to correct that are listed, the latest ones."""

TOGETHER = timedelta(minutes=30)
"""Counts of one machine and program belong together as long as no longer pause is between them."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Counts that were made one after the other, of one program for one order."""

    counts: tuple[Count, ...]

    @property
    def parts(self) -> int:
        """Parts of them all."""
        return sum(one.parts for one in self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountFilter:
    """Which counts to list.

    Args:
        machine: Of this machine; empty for all.
        day: Of this civil day; None for any, if an order is given.
        order: For this order; empty for all.
    """

    machine: str
    day: date | None
    order: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsBook:
    """What the page shows.

    Args:
        bundles: What is nobody's, by machine, in order of time.
        nobodys: How many counts are nobody's in all, and how many parts.
        held: Counts that wait for review, the oldest first.
        counts: The counts that are asked for, the latest first.
        counts_in_all: How many there are.
        orders: The open orders, by due date.
        operations: Their operations by machine family, with the order.
        trainees: Who can have made parts: active trainees by name.
        names: What everybody is called, by opaque id.
    """

    bundles: Mapping[str, Sequence[Bundle]]
    nobodys: tuple[int, int]
    held: Sequence[HeldCount]
    counts: Sequence[Count]
    counts_in_all: int
    orders: Mapping[str, Order]
    operations: Mapping[str, Sequence[Operation]]
    trainees: Sequence[Person]
    names: Mapping[str, str]


def read_parts(connection: Connection, site: ShownSite, wanted: CountFilter) -> PartsBook:
    """Read it; blocks."""
    registry = Registry(connection)
    orders = {one.number: one for one in registry.orders(OrderState.OPEN)}
    operations: dict[str, list[Operation]] = {}
    places = {number: place for place, number in enumerate(orders)}
    open_ones = [one for one in registry.operations() if one.order in orders]
    for operation in sorted(open_ones, key=lambda one: places[one.order]):
        operations.setdefault(operation.family.value, []).append(operation)
    bundles: dict[str, list[Bundle]] = {}
    for bundle in bundled(islice(queries.unattributed_counts(connection), MOST_NOBODYS)):
        bundles.setdefault(bundle.counts[0].machine, []).append(bundle)
    of = part_count.c
    nobodys = connection.execute(select(func.count(), func.coalesce(func.sum(of.parts), 0)).where(NOBODYS)).one()
    counts, in_all = _counts(connection, site, wanted)
    return PartsBook(
        bundles=bundles,
        nobodys=(nobodys[0], nobodys[1]),
        held=queries.held_counts(connection),
        counts=counts,
        counts_in_all=in_all,
        orders=orders,
        operations=operations,
        trainees=[one for one in registry.persons() if one.active and one.role is PersonRole.TRAINEE],
        names=names_of(connection),
    )


def bundled(counts: Iterable[Count]) -> list[Bundle]:
    """Put together what was made one after the other.

    Args:
        counts: In order of time, of any machines.
    """
    bundles: list[list[Count]] = []
    last: dict[str, list[Count]] = {}
    for one in counts:
        before = last.get(one.machine)
        if before is not None and _together(before[-1], one):
            before.append(one)
            continue
        last[one.machine] = [one]
        bundles.append(last[one.machine])
    return [Bundle(tuple(one)) for one in bundles]


def _together(one: Count, following: Count) -> bool:
    same = (one.program, one.order, one.operation) == (following.program, following.order, following.operation)
    return same and following.at - one.at <= TOGETHER


def _counts(connection: Connection, site: ShownSite, wanted: CountFilter) -> tuple[list[Count], int]:
    of = part_count.c
    which = [of.machine == wanted.machine] if wanted.machine else []
    which += [of.order_number == wanted.order] if wanted.order else []
    if wanted.day is not None:
        since, until = (_midnight(day, site) for day in (wanted.day, wanted.day + timedelta(days=1)))
        which += [of.at >= since, of.at < until]
    in_all = connection.execute(select(func.count()).select_from(part_count).where(*which)).scalar_one()
    if wanted.order and not wanted.machine and wanted.day is None:
        return queries.latest_counts_of_order(connection, wanted.order, MOST_COUNTS), in_all
    return queries.latest_counts(connection, which, MOST_COUNTS), in_all


def _midnight(day: date, site: ShownSite) -> datetime:
    return datetime.combine(day, time(), site.zone).astimezone(UTC)
