"""Rows out of the workshop's memory into files that others read: CSV, JSON lines, XLSX, Parquet.

Times are UTC: ISO 8601 with `Z` in CSV and JSON, true timestamps in XLSX and Parquet (a spreadsheet knows no zones, so
its cells hold the UTC wall clock, to the millisecond). Tuples are `a|b` in CSV and XLSX, lists in JSON and Parquet.

A text that begins with = + - @ would be run as a formula by a spreadsheet, and such a text can come from a machine or
a list. In CSV and XLSX it gets an apostrophe in front; JSON and Parquet, which no spreadsheet runs, keep it as it is.
"""

from __future__ import annotations

import csv
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Any, TextIO, get_type_hints

from collector.errors import RequestRefused
from collector.store.export_cells import arrow_type, arrow_value, csv_cell, json_text, xlsx_cell

Progress = Callable[[int], None]
"""Told how many rows are written so far."""

Write = Callable[[Sequence[Any]], None]
"""Takes one row."""

STEP = 1_000
"""Rows between two words of progress."""

SHEET_ROWS = 1_048_576
"""Rows that an XLSX sheet can hold, the headings included; the export goes on in a further sheet."""

BATCH = 10_000
"""Rows of a Parquet batch: bounds the memory."""


class Format(StrEnum):
    """How a file is written."""

    CSV = "csv"
    JSONL = "jsonl"
    XLSX = "xlsx"
    PARQUET = "parquet"


def export(
    rows: Iterable[Any],
    columns: Sequence[str],
    target: Path | TextIO,
    form: Format,
    *,
    row_type: type[Any] | None = None,
    progress: Progress | None = None,
) -> int:
    """Write rows, one by one as they come.

    A file appears under its name when it is complete, and not before: a broken export leaves nothing, or the file that
    was there.

    Args:
        rows: Dataclasses of one class.
        columns: Names of the fields to write, in this order; also the headings.
        target: A path, or an open text stream for CSV and JSON lines.
        form: How to write.
        row_type: The class of the rows, so that Parquet knows the types even where there is no row.
        progress: Told now and then, and at the end, how many rows are written.

    Returns:
        How many rows were written.

    Raises:
        RequestRefused: If the file cannot be written, or the format is not there; the text says what to do.
    """
    stream = iter(rows)
    first = next(stream, None)
    present = () if first is None else (first,)
    picked = ([getattr(row, name) for name in columns] for row in chain(present, stream))
    kind = row_type if row_type is not None or first is None else type(first)
    if isinstance(target, Path):
        with _complete_or_not_at_all(target) as path, _writer(path, columns, form, kind) as write:
            return _pour(picked, write, progress)
    match form:
        case Format.CSV:
            return _pour(picked, _csv(target, columns), progress)
        case Format.JSONL:
            return _pour(picked, _jsonl(target, columns), progress)
        case Format.XLSX | Format.PARQUET:
            raise RequestRefused(f"{form} goes into a file, not to the screen: give a file name")


def _pour(rows: Iterable[Sequence[Any]], write: Write, progress: Progress | None) -> int:
    count = 0
    for row in rows:
        write(row)
        count += 1
        if progress is not None and count % STEP == 0:
            progress(count)
    if progress is not None and count % STEP != 0:
        progress(count)
    return count


@contextmanager
def _complete_or_not_at_all(target: Path) -> Iterator[Path]:
    """A path beside the target to write to, renamed to the target's name once all is written and on the disk."""
    target = target.resolve()
    if target.is_dir():
        raise RequestRefused(f"cannot write {target}: it is a folder")
    aside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        aside.touch(exist_ok=False)
        yield aside
        with aside.open("r+b") as written:
            os.fsync(written.fileno())
        aside.replace(target)
    except OSError as error:
        raise RequestRefused(f"cannot write {target}: {error.strerror or error}") from error
    finally:
        aside.unlink(missing_ok=True)


def _writer(path: Path, columns: Sequence[str], form: Format, kind: type[Any] | None) -> AbstractContextManager[Write]:
    match form:
        case Format.CSV | Format.JSONL:
            return _text_file(path, columns, _csv if form is Format.CSV else _jsonl)
        case Format.XLSX:
            return _xlsx(path, columns)
        case Format.PARQUET:
            return _parquet(path, columns, kind)


@contextmanager
def _text_file(path: Path, columns: Sequence[str], of: Callable[[TextIO, Sequence[str]], Write]) -> Iterator[Write]:
    with path.open("w", encoding="utf-8", newline="") as file:
        yield of(file, columns)


def _csv(file: TextIO, columns: Sequence[str]) -> Write:
    """RFC 4180: comma, CRLF, quotes where needed."""
    writer = csv.writer(file)
    writer.writerow(columns)
    return lambda row: writer.writerow([csv_cell(value) for value in row])


def _jsonl(file: TextIO, columns: Sequence[str]) -> Write:
    def write(row: Sequence[Any]) -> None:
        file.write(json_text(dict(zip(columns, row, strict=True))) + "\n")

    return write


@contextmanager
def _xlsx(path: Path, columns: Sequence[str], sheet_rows: int = SHEET_ROWS) -> Iterator[Write]:
    # Only who writes a workbook pays for the library: a fifth of a second at every start, and 15 MB.
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    left = 0

    def begin() -> None:
        nonlocal left
        sheet = book.create_sheet(f"UTC {len(book.worksheets) + 1}")
        sheet.freeze_panes = "A2"
        sheet.append(list(columns))
        left = sheet_rows - 1

    def write(row: Sequence[Any]) -> None:
        nonlocal left
        if left == 0:
            begin()
        book.worksheets[-1].append([xlsx_cell(value) for value in row])
        left -= 1

    begin()
    try:
        yield write
    finally:
        # After a failure too: only by saving does openpyxl give its temporary files back.
        book.save(path)


@contextmanager
def _parquet(path: Path, columns: Sequence[str], kind: type[Any] | None) -> Iterator[Write]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise RequestRefused("Parquet needs one more library: pip install 'etabli[parquet]'") from error
    hints = get_type_hints(kind) if kind is not None else {}
    types = [arrow_type(pa, hints.get(name, str)) for name in columns]
    schema = pa.schema(list(zip(columns, types, strict=True)))
    batch: list[list[Any]] = []

    def flush() -> None:
        by_column = zip(zip(*batch, strict=True), types, strict=True)
        arrays = [pa.array(values, type=type_) for values, type_ in by_column]
        file.write_batch(pa.record_batch(arrays, schema=schema))
        batch.clear()

    def write(row: Sequence[Any]) -> None:
        batch.append([arrow_value(pa, type_, value) for value, type_ in zip(row, types, strict=True)])
        if len(batch) == BATCH:
            flush()

    with pq.ParquetWriter(path, schema) as file:
        yield write
        if batch:
            flush()
