"""From a file of papers (CSV, XLSX or TOML) to rows whose cells are checked, and all problems it has by itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import Any

from collector.errors import ConfigError, Problem
from collector.store import import_paper_words as paper_words
from collector.store import import_words as words
from collector.store.import_paper_fields import BLANK, FIELDS, Field, text, truth
from collector.store.import_reading import recognise
from collector.store.import_rows import Misread
from collector.store.papers_records import FORMS, PaperKind, Subject
from collector.store.sheets import LARGEST, Cell, Line, read_sheet

_TYPES = words.table(paper_words.TYPES)
_COLUMNS = words.table(paper_words.COLUMNS)


class Empty(Enum):
    """Stands for a cell that is there and empty: the field has the paper's own default."""

    CELL = "empty"


NO_REASON = "nothing: there is no place for a reason in a medical opinion"


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper of a file.

    Args:
        file: As the person named it.
        line: Its line; in a TOML file, that of its table.
        kind: What it is.
        places: Field names to how the file calls them and on which line they stand.
        person: The reference of whom it is about.
        machine: The id of what it is about.
        told: Fields that the file says something of.
        revoked: It was recorded by mistake; None where nothing is said.
        sound: Every cell could be read.
    """

    file: str
    line: int
    kind: PaperKind
    places: Mapping[str, str]
    person: str | None = None
    machine: str | None = None
    told: Mapping[str, Any] = field(default_factory=dict)
    revoked: bool | None = None
    sound: bool = True

    def problem(self, name: str, found: str, expected: str, hint: str = "") -> Problem:
        """A problem in the words of the file."""
        return Problem(self.file, self.places.get(name, f"line {self.line}, {name}"), found, expected, hint)


@dataclass(frozen=True, slots=True)
class PaperList:
    """A file of papers.

    Args:
        file: As the person named it.
        rows: Its papers.
        ignored: Headings that mean nothing here.
        problems: What is wrong with it by itself.
    """

    file: str
    rows: tuple[PaperRow, ...]
    ignored: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_papers(path: Path) -> PaperList:
    """Read a file of papers; one that ends in `.toml` is TOML, any other a list.

    Raises:
        ConfigError: If it cannot be read at all.
    """
    return _read_toml(path) if path.suffix.lower() == ".toml" else _read_list(path)


# Lists.


def _read_list(path: Path) -> PaperList:
    sheet = read_sheet(path)
    headings, ignored, problems = recognise(paper_words.COLUMNS, ("type",), sheet, str(path))
    rows = []
    for line in sheet.lines:
        row, found = _list_row(str(path), line, headings)
        problems += found
        rows += [row] if row else []
    if not sheet.lines:
        problems.append(Problem(str(path), f"line {sheet.heading_line + 1}", "", "at least one row under the headings"))
    return PaperList(str(path), tuple(rows), ignored, tuple(problems))


def _list_row(file: str, line: Line, headings: Mapping[str, str]) -> tuple[PaperRow | None, list[Problem]]:
    cells = {column: line.cells[heading] for column, heading in headings.items()}
    where = {column: f"line {line.number}, column {heading}" for column, heading in headings.items()}
    type_ = _TYPES.get(words.key(str(cells.get("type") or "")))
    if type_ is None:
        if "type" not in headings:
            return None, []  # The column is missing, which is said once, at the headings.
        expected = "one of " + ", ".join(f"{ours} ({also[0]})" for ours, also in paper_words.TYPES.items())
        return None, [Problem(file, where["type"], _shown(cells.get("type")), expected)]
    licence = paper_words.licence_of(type_)
    kind = PaperKind.LICENCE if licence else PaperKind(type_)
    fields = FIELDS[kind]
    places = {one.name: where.get(one.column, f"line {line.number}, column {one.column}") for one in fields}
    for name in ("person", "revoked", "reason"):
        places.setdefault(name, where.get(name, f"line {line.number}, column {name}"))
    subject = FORMS[kind].subject
    if subject is Subject.MACHINE:
        places["machine"] = where.get("machines", f"line {line.number}, column machines")
    row = PaperRow(file, line.number, kind, places)
    columns = {one.column: one for one in fields} | ({"machines": None} if subject is Subject.MACHINE else {})
    problems = []
    for column, cell in cells.items():
        if cell is None or column in columns or column in ("type", "revoked"):
            continue
        if column == "person" and subject is Subject.PERSON:
            continue
        medical = column == "reason" and kind is PaperKind.MEDICAL_OPINION
        expected = NO_REASON if medical else f"nothing: a {type_} has no {column}"
        # What is wrong is shown, but not what is nobody's business.
        shown = "a text" if column == "reason" else _shown(cell)
        problems.append(Problem(file, where[column], shown, expected, "empty the cell"))
    if licence:
        cells["type"] = licence.value
    given = {one.name: cells[one.column] for one in fields if one.column in cells}
    named = {
        "person": cells.get("person") if subject is Subject.PERSON else None,
        "machine": cells.get("machines") if subject is Subject.MACHINE else None,
        "revoked": cells.get("revoked"),
    }
    return checked(row, given, named, problems)


# TOML.


def _read_toml(path: Path) -> PaperList:
    file = str(path)
    try:
        if path.stat().st_size > LARGEST:
            raise ConfigError([Problem(file, "the file", "too large", f"at most {LARGEST} bytes")])
        content = path.read_text(encoding="utf-8-sig")
        document = tomllib.loads(content)
    except OSError as error:
        why = error.strerror or str(error)
        raise ConfigError([Problem(file, "the file", why, "a file that can be read")]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError([Problem(file, "the file", str(error), "TOML in UTF-8")]) from error
    problems: list[Problem] = []
    rows: list[PaperRow] = []
    lines = content.splitlines()
    known = [kind.value for kind in PaperKind]
    for name, tables in document.items():
        if name not in known:
            close = get_close_matches(name, known, n=1)
            hint = f"is [[{close[0]}]] meant?" if close else ""
            problems.append(Problem(file, name, name, f"tables [[…]] of {', '.join(known)}", hint))
        elif not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
            problems.append(Problem(file, name, "one value", f"tables [[{name}]]"))
        else:
            begins = list(_table_lines(lines, name))
            for number, table in enumerate(tables):
                line = begins[number] if number < len(begins) else 1
                one, found = _toml_row(file, PaperKind(name), number, line, table, lines)
                problems += found
                rows.append(one)
    if not document:
        problems.append(Problem(file, "the file", "", "at least one table, such as [[declaration]]"))
    return PaperList(file, tuple(rows), (), tuple(problems))


def _toml_row(
    file: str, kind: PaperKind, number: int, line: int, table: Mapping[str, Any], lines: list[str]
) -> tuple[PaperRow, list[Problem]]:
    fields, subject = FIELDS[kind], FORMS[kind].subject
    names = {one.name for one in fields} | {"revoked"}
    names |= {subject.value} if subject is not Subject.SCHOOL else set()
    places = {
        name: f"line {_key_line(lines, line, name)}, {kind}[{number}].{name}" for name in {*names, *table, "person"}
    }
    row = PaperRow(file, line, kind, places)
    problems = []
    for name in table:
        if name in names:
            continue
        reason = _COLUMNS.get(words.key(name)) == "reason"
        close = get_close_matches(name, sorted(names), n=1)
        hint = f"is `{close[0]}` meant?" if close and not reason else "remove the line"
        expected = NO_REASON if reason and kind is PaperKind.MEDICAL_OPINION else f"one of {', '.join(sorted(names))}"
        problems.append(row.problem(name, repr(name), expected, hint))
    # A table is whole: a key that is not there has its default. A list may lack a column, and then leaves it alone.
    given = {one.name: table.get(one.name) for one in fields}
    named = {
        "person": table.get("person") if subject is Subject.PERSON else None,
        "machine": table.get("machine") if subject is Subject.MACHINE else None,
        "revoked": table.get("revoked"),
    }
    return checked(row, given, named, problems)


def _table_lines(lines: list[str], name: str) -> Iterator[int]:
    header = re.compile(rf"\s*\[\[\s*[\"']?{re.escape(name)}[\"']?\s*\]\]")
    return (number for number, line in enumerate(lines, 1) if header.match(line))


def _key_line(lines: list[str], begin: int, name: str) -> int:
    """The line of a key of the table that begins on a line; that of the table where the key is not there."""
    key = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=")
    for number in range(begin, len(lines)):
        if re.match(r"\s*\[", lines[number]):
            break
        if key.match(lines[number]):
            return number + 1
    return begin


# Both.


def checked(
    row: PaperRow, given: Mapping[str, Any], named: Mapping[str, Any], problems: list[Problem]
) -> tuple[PaperRow, list[Problem]]:
    """Read the cells of one paper.

    Args:
        row: The paper, without what it says.
        given: By field, its cell; None for an empty one. A field that is not there is not spoken of.
        named: The cells `person`, `machine` and `revoked`.
        problems: What is wrong with it already; what is found is added.

    Returns:
        The paper with what it says, and all its problems.
    """
    told: dict[str, Any] = {}
    read: dict[str, Any] = {}

    def look(name: str, cell: Any, one: Field, into: dict[str, Any]) -> None:
        try:
            value = None if cell is None else one.read(cell)
        except Misread as misread:
            problems.append(row.problem(name, _shown(cell), misread.expected, misread.hint))
            return
        if value is None and one.needed:
            problems.append(row.problem(name, "", one.needed))
        else:
            into[name] = value

    for one in FIELDS[row.kind]:
        if one.name in given:
            look(one.name, given[one.name], one, told)
        elif one.needed:
            problems.append(row.problem(one.name, "", one.needed))
    subject = FORMS[row.kind].subject
    person = "the reference of a person in the registry" if subject is Subject.PERSON else ""
    machine = "the id of a machine of the site file" if subject is Subject.MACHINE else ""
    for name, reader, needed in (
        ("person", text, person), ("machine", text, machine), ("revoked", truth, "")
    ):  # fmt: skip
        look(name, named[name], Field(name, name, reader, needed), read)
    blank = BLANK.get(row.kind, {})
    filled = {name: value for name, value in told.items() if value is not None}
    empty = {name: blank.get(name, Empty.CELL) for name, value in told.items() if value is None}
    return replace(
        row, told={**filled, **empty}, person=read.get("person"), machine=read.get("machine"),
        revoked=read.get("revoked"), sound=not problems,
    ), problems  # fmt: skip


def _shown(cell: Cell | Any) -> str:
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)
