"""From an office's file to checked rows: headings recognised, every problem of the file gathered at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from collector.errors import ConfigError, Problem
from collector.store import import_words as words
from collector.store.import_rows import SILENT_WHEN_EMPTY, Misread, OrderRow, PersonRow
from collector.store.sheets import Cell, Sheet, read_sheet


class Kind(StrEnum):
    """What a list holds."""

    PEOPLE = "people"
    ORDERS = "orders"


COLUMNS: Mapping[Kind, words.Words] = {Kind.PEOPLE: words.PEOPLE_COLUMNS, Kind.ORDERS: words.ORDER_COLUMNS}

NEEDED: Mapping[Kind, tuple[str, ...]] = {
    Kind.PEOPLE: ("reference", "family_name", "given_name"),
    Kind.ORDERS: ("order", "operation", "family", "quantity"),
}

OF_THE_ORDER = ("customer", "title", "due_date", "state")
"""Columns that say something of the whole order, and may stand in its first row alone."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person and the line on which they stand."""

    line: int
    row: PersonRow


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An operation with its order, and the line on which it stands."""

    line: int
    row: OrderRow


@dataclass(frozen=True, slots=True)
class ReadList:
    """A file without problems of its own.

    Args:
        file: As the person named it.
        headings: Our columns to the file's headings.
        ignored: Headings that mean nothing to us.
        people: The rows of a list of people.
        orders: The rows of a list of orders.
    """

    file: str
    headings: Mapping[str, str]
    ignored: tuple[str, ...]
    people: tuple[PersonLine, ...] = ()
    orders: tuple[OrderLine, ...] = ()

    def problem(self, line: int, column: str, found: str, expected: str, hint: str = "") -> Problem:
        """A problem in the words of the file: its own heading, its own line."""
        return Problem(self.file, f"line {line}, column {self.headings.get(column, column)}", found, expected, hint)


def read_list(kind: Kind, path: Path, today: date) -> ReadList:
    """Read and check a file.

    Args:
        kind: What it is a list of.
        path: A CSV or XLSX file.
        today: The day before which everybody was born.

    Raises:
        ConfigError: With every problem that the file has by itself.
    """
    sheet = read_sheet(path)
    headings, ignored, problems = recognise(COLUMNS[kind], NEEDED[kind], sheet, str(path))
    frame = ReadList(str(path), headings, ignored)
    context = {"today": today}
    people: list[PersonLine] = []
    orders: list[OrderLine] = []
    carried: dict[str, dict[str, Cell]] = {}
    for line in sheet.lines:
        cells = {column: line.cells[heading] for column, heading in headings.items()}
        said = {name: cell for name, cell in cells.items() if cell is not None or name not in SILENT_WHEN_EMPTY}
        lent: dict[str, Cell] = {}
        if kind is Kind.ORDERS:
            first = carried.setdefault(str(cells.get("order")), cells)
            lent = {name: first[name] for name in OF_THE_ORDER if said.get(name) is None and first.get(name)}
            said |= lent

        def keep(sound: Mapping[str, Cell], number: int = line.number) -> None:
            match kind:
                case Kind.PEOPLE:
                    people.append(PersonLine(number, PersonRow.model_validate(sound, context=context)))
                case Kind.ORDERS:
                    orders.append(OrderLine(number, OrderRow.model_validate(sound, context=context)))

        try:
            keep(said)
        except ValidationError as error:
            # What is wrong with a cell of the order's first row is said there, and not of every row that it stands for.
            problems += _problems(frame, line.number, cells, error, lent)
            wrong = {one["loc"][0] for one in error.errors()}
            # What is sound in the row still takes part in the comparison with the others. Where even its name is
            # missing, there is nothing to compare.
            with suppress(ValidationError):
                keep({name: cell for name, cell in said.items() if name not in wrong})
    problems += _doubles(frame, ((one.line, (one.row.reference,)) for one in people), ("reference",))
    problems += _doubles(
        frame, ((one.line, (one.row.order, one.row.operation)) for one in orders), ("order", "operation")
    )
    problems += _shared_badges(frame, people) + _contradictions(frame, orders)
    if not sheet.lines:
        problems.append(Problem(str(path), f"line {sheet.heading_line + 1}", "", "at least one row under the headings"))
    if problems:
        raise ConfigError(sorted(problems, key=lambda one: _line_of(one.where)))
    return ReadList(str(path), headings, ignored, tuple(people), tuple(orders))


def recognise(
    columns: words.Words, needed: Iterable[str], sheet: Sheet, file: str
) -> tuple[dict[str, str], tuple[str, ...], list[Problem]]:
    """Our columns to the file's headings, the headings that mean nothing to us, and what is wrong with them."""
    where = f"line {sheet.heading_line}"
    meanings = words.table(columns)
    headings: dict[str, str] = {}
    strange, problems = [], []
    for heading in sheet.headings:
        column = meanings.get(words.key(heading))
        if column is None:
            strange.append(heading)
        elif column in headings:
            found = f"{headings[column]!r} and {heading!r}"
            problems.append(Problem(file, where, found, f"one column for {column}", "rename or remove one of them"))
        else:
            headings[column] = heading
    open_words = [word for word, column in meanings.items() if column not in headings]
    ignored = []
    for heading in strange:
        # A slip of the pen must not drop a column in silence: dates of birth decide who may use what.
        close = get_close_matches(words.key(heading), open_words, n=1, cutoff=0.85)
        if close:
            hint = "correct the heading, or remove the column"
            problems.append(Problem(file, where, repr(heading), f"{close[0]!r}, if that is what is meant", hint))
        else:
            ignored.append(heading)
    for column in needed:
        if column not in headings:
            also = ", ".join(columns[column][:3])
            problems.append(Problem(file, where, "", f"a column {column} (or: {also})"))
    return headings, tuple(ignored), problems


def _problems(
    frame: ReadList, line: int, cells: Mapping[str, Cell], error: ValidationError, lent: Collection[str]
) -> list[Problem]:
    problems = []
    for one in error.errors():
        column = str(one["loc"][0])
        cause: Any = one.get("ctx", {}).get("error")
        if column not in frame.headings or column in lent:
            continue  # The column is missing, which is said once, at the headings; or it was said of the first row.
        cell = cells.get(column)
        found = "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)
        expected, hint = (cause.expected, cause.hint) if isinstance(cause, Misread) else (one["msg"], "")
        problems.append(frame.problem(line, column, found, expected, hint))
    return problems


def _doubles(frame: ReadList, keys: Iterable[tuple[int, tuple[str, ...]]], columns: tuple[str, ...]) -> list[Problem]:
    seen: dict[tuple[str, ...], int] = {}
    problems = []
    for line, key in keys:
        first = seen.setdefault(key, line)
        if first != line:
            expected = f"each {' and '.join(columns)} once: it stands on line {first} already"
            problems.append(frame.problem(line, columns[-1], " / ".join(key), expected))
    return problems


def _shared_badges(frame: ReadList, people: Iterable[PersonLine]) -> list[Problem]:
    seen: dict[str, int] = {}
    problems = []
    for one in people:
        for uid in sorted(one.row.badges | one.row.badges_decimal):
            first = seen.setdefault(uid, one.line)
            if first != one.line:
                column = "badges" if uid in one.row.badges else "badges_decimal"
                expected = f"each badge once: line {first} has it already"
                problems.append(frame.problem(one.line, column, uid, expected))
    return problems


def _contradictions(frame: ReadList, orders: Iterable[OrderLine]) -> list[Problem]:
    """Rows of one order that say different things of it."""
    first: dict[str, OrderLine] = {}
    problems = []
    for one in orders:
        before = first.setdefault(one.row.order, one)
        for column in OF_THE_ORDER:
            told, said = getattr(before.row, column), getattr(one.row, column)
            if told != said:
                expected = f"{str(told) or 'nothing'}, as on line {before.line} for the same order"
                problems.append(frame.problem(one.line, column, str(said), expected))
    return problems


def _line_of(where: str) -> int:
    return int(where.removeprefix("line ").split(",")[0])
