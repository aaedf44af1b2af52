"""What the views keep of facts that retention removed: where a replay begins when the first facts are gone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Column, Connection, Table, Text, delete, insert, select

from collector.store.journal import Sequential
from collector.store.schema import metadata
from collector.store.view_tables import VIEWS

carried = Table(
    "carried",
    metadata,
    Column("number", Sequential, primary_key=True, autoincrement=False),
    Column("view", Text, nullable=False),
    Column("body", Text, nullable=False),
)
"""Rows of views as they stood after the last fact removed; `body` is JSON by column, with the driver's own values."""

Row = tuple[str, str]
"""The view and the body of a row."""


def of_views(connection: Connection) -> Iterator[Row]:
    """All rows of all views, in an order of their own content."""
    for table in VIEWS:
        names = [column.name for column in table.columns]
        keys = ", ".join(f'"{column.name}"' for column in table.primary_key.columns)
        listed = ", ".join(f'"{name}"' for name in names)
        for row in connection.exec_driver_sql(f'SELECT {listed} FROM "{table.name}" ORDER BY {keys}'):
            body = {name: value for name, value in zip(names, row, strict=True) if value is not None}
            yield table.name, json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def digest_of(rows: Iterable[Row]) -> str:
    """SHA-256 in hex over rows in their order."""
    digest = hashlib.sha256()
    for view, body in rows:
        digest.update(json.dumps([view, body]).encode() + b"\n")
    return digest.hexdigest()


def digest(connection: Connection) -> str:
    """`digest_of` what is carried."""
    return digest_of(_rows(connection))


def replace(connection: Connection, rows: Iterable[Row]) -> None:
    """Carry these rows from now on, and none of those before."""
    connection.execute(delete(carried))
    new = [{"number": number, "view": view, "body": body} for number, (view, body) in enumerate(rows, 1)]
    if new:
        connection.execute(insert(carried), new)


def unpack(source: Connection, views: Connection) -> None:
    """Put what is carried into empty views."""
    for view, body in _rows(source):
        row = json.loads(body)
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        views.exec_driver_sql(f'INSERT INTO "{view}" ({names}) VALUES ({marks})', tuple(row.values()))


def _rows(connection: Connection) -> Iterator[Row]:
    query = select(carried.c.view, carried.c.body).order_by(carried.c.number)
    yield from (tuple(row) for row in connection.execute(query).all())
