"""The demo's lists: dated from today, brought into the registry as a school brings in its own."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from collector.demo.dating import dated
from collector.settings import Site, shipped
from collector.store.import_paper_checks import Workshop
from collector.store.import_papers import apply_papers, plan_papers
from collector.store.import_reading import Kind, read_list
from collector.store.importing import apply, plan
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order
from collector.store.store import Store

LISTS = ("people.csv", "papers.toml", "papers.csv", "orders.csv")

RECEIVED, SHARE = "reçue le", "à faire avant"
"""Columns of the demo's own in the list of orders: when an order came in, and how many per cent of an operation are
made by today; an import passes over both."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An order, as it came in.

    Args:
        order: The order.
        operations: Its operations.
        received: The day on which it came.
        shares: By operation, the share that is made by today; 1 where nothing is said.
    """

    order: Order
    operations: tuple[Operation, ...]
    received: date
    shares: Mapping[str, float]


def write_lists(folder: Path, today: date) -> None:
    """Write the lists with their days counted from today, for whoever wants to look at them or import them anew."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in LISTS:
        text = shipped("demo", "school", name).read_text(encoding="utf-8")
        (folder / name).write_text(dated(text, today), encoding="utf-8")


def enrol(store: Store, site: Site, folder: Path, today: date, at: datetime) -> None:
    """Import people and papers.

    Args:
        store: The store.
        site: The demo's site.
        folder: The lists, dated.
        today: The day on which the lists are true.
        at: Since when they are on file (UTC).
    """
    people = plan(Kind.PEOPLE, folder / "people.csv", Registry(store.readers), today)
    store.write_now(lambda connection: apply(people, Registry(connection), at))
    workshop = Workshop([one.id for one in site.machines], [one.id for one in site.places])
    for name in ("papers.toml", "papers.csv"):
        with store.reader() as connection:
            papers = plan_papers(folder / name, connection, workshop, today)

        def record(connection: Connection, papers: Any = papers) -> None:
            apply_papers(papers, connection, workshop, today, at, "demo")

        store.write_now(record)


def wanted_orders(folder: Path, today: date) -> Sequence[Wanted]:
    """The orders in the order in which they came in."""
    path = folder / "orders.csv"
    read = read_list(Kind.ORDERS, path, today)
    with path.open(encoding="utf-8", newline="") as file:
        extra = list(csv.DictReader(file))
    own = {one.name for one in fields(Order)}
    orders: dict[str, Order] = {}
    received: dict[str, date] = {}
    operations: dict[str, list[Operation]] = {}
    shares: dict[str, dict[str, float]] = {}
    for line, cells in zip(read.orders, extra, strict=True):
        row = line.row.model_dump()
        number = row["order"]
        orders.setdefault(number, Order(number=number, **{name: row[name] for name in own - {"number"}}))
        if cells[RECEIVED]:
            received[number] = date.fromisoformat(cells[RECEIVED])
        operation = Operation(**{name: value for name, value in row.items() if name not in own})
        operations.setdefault(number, []).append(operation)
        shares.setdefault(number, {})[operation.operation] = float(cells[SHARE] or 100) / 100
    wanted = [Wanted(one, tuple(operations[no]), received[no], shares[no]) for no, one in orders.items()]
    return sorted(wanted, key=lambda one: (one.received, one.order.number))
