"""Statements that are compiled once and run by the driver itself: what keeps the views cheap, fact by fact."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, insert
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.dml import UpdateBase

from collector.store.schema import micros


class Statement:
    """A Core statement, compiled at its first use for the database's dialect.

    SQLAlchemy spends fifteen times as long around a small statement as SQLite spends in it, and a year's journal is
    replayed with thirty million of them. So only the compiling is left to it. The price: values are the driver's own.
    Times may be given as times, but are read back as microseconds since 1970.

    Args:
        core: The statement; its parameters are bound by name.
        columns: For an insert or update, the columns to set from parameters of the same name.
    """

    def __init__(self, core: Select[Any] | UpdateBase, columns: Sequence[str] = ()) -> None:
        self._core = core
        self._columns = list(columns) or None
        self._compiled: dict[str, tuple[str, list[tuple[str, Any]], Any]] = {}

    def run(self, connection: Connection, parameters: Mapping[str, Any]) -> int:
        """Run it; a parameter that is not given is NULL.

        Returns:
            The number of rows changed.
        """
        text, names, _ = self._for(connection.dialect)
        cursor = connection.connection.cursor()
        cursor.execute(text, _values(names, parameters))
        return cursor.rowcount

    def run_many(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run it for each row."""
        text, names, _ = self._for(connection.dialect)
        connection.connection.cursor().executemany(text, [_values(names, row) for row in rows])

    def run_rows(self, connection: Connection, rows: Sequence[Sequence[Any]]) -> None:
        """Run it for each row of the driver's own values, in the order of the columns."""
        text, names, _ = self._for(connection.dialect)
        if [name for name, _ in names] != self._columns:
            raise NotImplementedError("the statement takes its values in another order than that of its columns")
        connection.connection.cursor().executemany(text, rows)

    def first(self, connection: Connection, parameters: Mapping[str, Any]) -> Any:
        """The first row, with the driver's values under their columns' names; None if there is none."""
        text, names, row = self._for(connection.dialect)
        cursor = connection.connection.cursor()
        cursor.execute(text, _values(names, parameters))
        found = cursor.fetchone()
        cursor.close()
        return None if found is None else row._make(found)

    def rows(self, connection: Connection, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """All rows, as the driver gives them: for questions that have thousands."""
        text, names, _ = self._for(connection.dialect)
        cursor = connection.connection.cursor()
        cursor.execute(text, _values(names, parameters))
        found = cursor.fetchall()
        cursor.close()
        return list(found)

    def every(self, connection: Connection, parameters: Mapping[str, Any]) -> list[Any]:
        """All rows, each as `first` gives it."""
        text, names, row = self._for(connection.dialect)
        cursor = connection.connection.cursor()
        cursor.execute(text, _values(names, parameters))
        found = [row._make(one) for one in cursor.fetchall()]
        cursor.close()
        return found

    def _for(self, dialect: Dialect) -> tuple[str, list[tuple[str, Any]], Any]:
        known = self._compiled.get(dialect.name)
        if known is None:
            compiled: Any = self._core.compile(dialect=dialect, column_keys=self._columns)
            if not compiled.positional:
                raise NotImplementedError(f"parameters by position are needed, and {dialect.name} takes them by name")
            given = set(self._columns or ())
            names = [(name, None if name in given else compiled.params[name]) for name in compiled.positiontup]
            row = namedtuple("Row", self._core.selected_columns.keys()) if isinstance(self._core, Select) else None
            known = self._compiled[dialect.name] = (str(compiled), names, row)
        return known


def inserting(table: Table) -> Statement:
    """The insert of a whole row; columns that are not given are NULL."""
    return Statement(insert(table), [column.name for column in table.columns])


def _values(names: list[tuple[str, Any]], parameters: Mapping[str, Any]) -> list[Any]:
    get = parameters.get
    return [micros(one) if isinstance(one := get(name, default), datetime) else one for name, default in names]
