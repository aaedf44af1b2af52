"""Lists as offices keep them, CSV or XLSX, read into headings and rows; what the cells mean is not known here."""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from collector.errors import ConfigError, Problem

Cell = str | int | float | date | None
"""What stands in a cell: a CSV has texts only, an XLSX also numbers and dates. None for an empty cell."""

LARGEST = 50_000_000
"""Bytes. A list of a school has some kilobytes; something larger is another file, chosen by mistake."""

DELIMITERS = ";,\t"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list: its line number as the spreadsheet or editor shows it, and its cells by heading."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list: its headings as they stand in the file, on which line, and its rows without the empty ones."""

    headings: tuple[str, ...]
    heading_line: int
    lines: tuple[Line, ...]


def read_sheet(path: Path) -> Sheet:
    """Read a CSV (UTF-8 or Windows-1252, comma, semicolon or tab) or the first sheet of an XLSX.

    The file's content decides what it is, not its name.

    Raises:
        ConfigError: If the file cannot be read, is neither, or has rows that do not fit its headings.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise _trouble(path, "the file", f"{path.stat().st_size} bytes", f"a list of at most {LARGEST} bytes")
        content = path.read_bytes()
    except OSError as error:
        raise _trouble(path, "the file", error.strerror or str(error), "a file that can be read") from error
    if content.startswith(b"PK\x03\x04"):
        rows = _xlsx_rows(path, content)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        found = "an old Excel file (.xls) or one with a password"
        raise _trouble(path, "the file", found, "CSV or XLSX", "save it as XLSX without password, or as CSV")
    else:
        rows = _csv_rows(path, content)
    return _sheet(path, rows)


def _trouble(path: Path, where: str, found: str, expected: str, hint: str = "") -> ConfigError:
    return ConfigError([Problem(str(path), where, found, expected, hint)])


def _sheet(path: Path, rows: Iterator[tuple[int, Sequence[Cell]]]) -> Sheet:
    filled = ((number, cells) for number, cells in rows if any(cell is not None for cell in cells))
    heading_line, first = next(filled, (0, ()))
    if not first:
        raise _trouble(path, "line 1", "", "a line of headings", "`etabli import --template` writes an example")
    headings = tuple("" if cell is None else str(cell) for cell in first)
    lines, problems = [], []
    for number, cells in filled:
        beyond = [cell for cell in cells[len(headings) :] if cell is not None]
        if beyond:
            found, expected = f"{len(cells)} cells", f"at most {len(headings)}, one under each heading"
            hint = "a text that holds the delimiter must stand in quotes"
            problems.append(Problem(str(path), f"line {number}", found, expected, hint))
        padded = [*cells, *[None] * len(headings)]
        lines.append(Line(number, {head: cell for head, cell in zip(headings, padded, strict=False) if head}))
    if problems:
        raise ConfigError(problems)
    return Sheet(tuple(head for head in headings if head), heading_line, tuple(lines))


def _csv_rows(path: Path, content: bytes) -> Iterator[tuple[int, Sequence[Cell]]]:
    text = _decoded(path, content)
    skipped = 0
    # Excel's own way of naming the delimiter in the file: a first line "sep=;".
    named = re.match(r'"?sep=(.)"?\r?\n', text, re.IGNORECASE)
    if named:
        text, skipped = text[named.end() :], 1
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = named[1] if named else _delimiter(first)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for row in reader:
            yield number + skipped, [cell.strip() or None for cell in row]
            number = reader.line_num + 1
    except csv.Error as error:
        hint = "look for a quotation mark that is opened and not closed"
        raise _trouble(path, f"line {number + skipped}", str(error), "a line of CSV", hint) from error


def _decoded(path: Path, content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _trouble(path, "the file", "bytes that are no text", "CSV in UTF-8 or Windows-1252, or XLSX")


def _delimiter(line: str) -> str:
    unquoted = re.sub(r'"[^"]*"', "", line)
    return max(DELIMITERS, key=unquoted.count)


def _xlsx_rows(path: Path, content: bytes) -> Iterator[tuple[int, Sequence[Cell]]]:
    # Only who reads a workbook pays for the library: a fifth of a second at every start, and 15 MB.
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # openpyxl warns of decoration that it does not read (validation lists, headers); only cells matter here.
        warnings.simplefilter("ignore", UserWarning)
        try:
            # Not read-only: that mode leaves the archive open until the collector of garbage comes by.
            book = load_workbook(io.BytesIO(content), data_only=True)
            rows = list(book.worksheets[0].iter_rows(values_only=True))
        except Exception as error:
            # What a damaged archive raises depends on where the damage is: a dozen kinds of exception were seen.
            raise _trouble(path, "the file", "a damaged file, or no workbook", "CSV or XLSX") from error
    for number, row in enumerate(rows, start=1):
        yield number, [_cell(value) for value in row]


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is None or (isinstance(value, int | float | date) and not isinstance(value, bool)):
        return value
    # Times of day, durations, truth values: as text, for the column to refuse or take.
    return str(value).strip() or None
