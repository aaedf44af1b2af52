"""Exports: every format holds what was there, times are UTC, formulas are disarmed, and a broken one leaves nothing."""

from __future__ import annotations

import csv
import io
import json
import math
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from collector.errors import RequestRefused
from collector.store import export as module
from collector.store.export import Format, export


class Outcome(StrEnum):
    COMPLETED = "completed"
    ABORTED = "aborted"


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Cycle:
    machine: str
    at: datetime
    outcome: Outcome
    parts: int
    gross: float | None
    seen: bool
    persons: tuple[str, ...]
    program: str | None
    day: date | None
    tools: tuple[Tool, ...] = ()


COLUMNS = ("machine", "at", "outcome", "parts", "gross", "seen", "persons", "program", "day", "tools")
AT = datetime(2026, 11, 2, 7, 30, 15, 250_000, tzinfo=UTC)
CYCLE = Cycle(
    machine="tour-1",
    at=AT,
    outcome=Outcome.COMPLETED,
    parts=-2,
    gross=61.5,
    seen=True,
    persons=("p-aaaa2222", "p-bbbb3333"),
    program='RACCORD, "M24"\n«é»',
    day=date(2026, 11, 2),
    tools=(Tool("T1", 12.5),),
)
BARE = Cycle("plieuse", AT, Outcome.ABORTED, 0, None, False, (), None, None)
ROWS = (CYCLE, BARE)
INJECTIONS = ("=1+1", "+33 4", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")')


def file(tmp_path: Path, form: Format) -> Path:
    return tmp_path / f"cycles.{form}"


def csv_rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def xlsx_rows(path: Path) -> list[tuple[Any, ...]]:
    book = load_workbook(path)
    return [tuple(row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]


def test_csv(tmp_path: Path) -> None:
    """RFC 4180 in UTF-8: CRLF, quotes where needed, ISO 8601 in UTC, `a|b` for tuples, nothing for nothing."""
    path = file(tmp_path, Format.CSV)
    assert export(ROWS, COLUMNS, path, Format.CSV) == 2
    content = path.read_bytes()
    assert content.startswith(b"machine,at,outcome,")
    assert content.count(b"\r\n") == 3
    assert csv_rows(content.decode()) == [
        list(COLUMNS),
        ["tour-1", "2026-11-02T07:30:15.250000Z", "completed", "-2", "61.5", "true", "p-aaaa2222|p-bbbb3333",
         'RACCORD, "M24"\n«é»', "2026-11-02", '[{"name":"T1","seconds":12.5}]'],
        ["plieuse", "2026-11-02T07:30:15.250000Z", "aborted", "0", "", "false", "", "", "", ""],
    ]  # fmt: skip


def test_json_lines(tmp_path: Path) -> None:
    """One object a line, the columns in their order, lists where there are several, null for nothing."""
    path = file(tmp_path, Format.JSONL)
    export(ROWS, COLUMNS, path, Format.JSONL)
    first, second = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    assert list(first) == list(COLUMNS)
    assert first["persons"] == ["p-aaaa2222", "p-bbbb3333"]
    assert first["at"] == "2026-11-02T07:30:15.250000Z"
    assert first["tools"] == [{"name": "T1", "seconds": 12.5}]
    assert (first["parts"], first["seen"], first["program"]) == (-2, True, CYCLE.program)
    assert (second["gross"], second["persons"], second["day"]) == (None, [], None)


def test_xlsx(tmp_path: Path) -> None:
    """Real numbers, truth values and timestamps, which hold the UTC wall clock."""
    path = file(tmp_path, Format.XLSX)
    export(ROWS, COLUMNS, path, Format.XLSX)
    head, first, second = xlsx_rows(path)
    assert head == COLUMNS
    assert first == (
        "tour-1", AT.replace(tzinfo=None), "completed", -2, 61.5, True, "p-aaaa2222|p-bbbb3333",
        CYCLE.program, datetime(2026, 11, 2), '[{"name":"T1","seconds":12.5}]',  # noqa: DTZ001 - a cell has no zone
    )  # fmt: skip
    assert second[4] is None
    assert load_workbook(path).worksheets[0].cell(2, 2).is_date


def test_parquet(tmp_path: Path) -> None:
    """Columns with types: timestamps in UTC, lists, whole numbers, nothing where there was nothing."""
    path = file(tmp_path, Format.PARQUET)
    export(ROWS, COLUMNS, path, Format.PARQUET)
    table = pq.read_table(path)
    types = {field.name: field.type for field in table.schema}
    assert types["at"] == pa.timestamp("us", tz="UTC")
    assert types["parts"] == pa.int64()
    assert types["gross"] == pa.float64()
    assert types["seen"] == pa.bool_()
    assert types["persons"] == pa.list_(pa.string())
    assert types["day"] == pa.date32()
    first, second = table.to_pylist()
    assert first["at"] == AT
    assert (first["outcome"], first["persons"], first["day"]) == ("completed", list(CYCLE.persons), CYCLE.day)
    assert [json.loads(one) for one in first["tools"]] == [{"name": "T1", "seconds": 12.5}]
    assert (second["gross"], second["program"], second["persons"]) == (None, None, [])


@pytest.mark.parametrize("form", list(Format))
def test_no_rows_make_a_file_that_says_so(tmp_path: Path, form: Format) -> None:
    """The headings stand, and Parquet knows its types from the class alone."""
    path = file(tmp_path, form)
    assert export((), COLUMNS, path, form, row_type=Cycle) == 0
    match form:
        case Format.CSV:
            assert csv_rows(path.read_text()) == [list(COLUMNS)]
        case Format.JSONL:
            assert path.read_bytes() == b""
        case Format.XLSX:
            assert xlsx_rows(path) == [COLUMNS]
        case Format.PARQUET:
            assert pq.read_table(path).schema.field("at").type == pa.timestamp("us", tz="UTC")
            assert pq.read_table(path).num_rows == 0


@pytest.mark.parametrize("form", list(Format))
def test_the_columns_are_those_asked_for_in_that_order(tmp_path: Path, form: Format) -> None:
    """And an instant of another zone is told in UTC."""
    path = file(tmp_path, form)
    paris = replace(CYCLE, at=AT.astimezone(timezone(timedelta(hours=1))))
    export([paris], ("at", "machine"), path, form)
    match form:
        case Format.CSV:
            assert csv_rows(path.read_text()) == [["at", "machine"], ["2026-11-02T07:30:15.250000Z", "tour-1"]]
        case Format.JSONL:
            assert path.read_text() == '{"at":"2026-11-02T07:30:15.250000Z","machine":"tour-1"}\n'
        case Format.XLSX:
            assert xlsx_rows(path) == [("at", "machine"), (AT.replace(tzinfo=None), "tour-1")]
        case Format.PARQUET:
            assert pq.read_table(path).to_pylist() == [{"at": AT, "machine": "tour-1"}]


# Formulas.


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_spreadsheet_is_given_no_formula(tmp_path: Path, text: str) -> None:
    """Texts from machines and lists get an apostrophe in CSV and XLSX; a tuple and a heading's neighbour too."""
    row = replace(CYCLE, program=text, persons=(text, "b"))
    for form in (Format.CSV, Format.XLSX):
        export([row], ("program", "persons", "parts"), file(tmp_path, form), form)
    assert csv_rows(file(tmp_path, Format.CSV).read_bytes().decode())[1] == ["'" + text, f"'{text}|b", "-2"]
    [sheet] = load_workbook(file(tmp_path, Format.XLSX)).worksheets
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "n"]
    assert str(sheet.cell(2, 1).value).startswith("'")


@pytest.mark.parametrize("text", INJECTIONS)
def test_what_no_spreadsheet_runs_stays_as_it_is(tmp_path: Path, text: str) -> None:
    """JSON and Parquet are for programs: nothing is put in front."""
    row = replace(CYCLE, program=text)
    export([row], ("program",), file(tmp_path, Format.JSONL), Format.JSONL)
    export([row], ("program",), file(tmp_path, Format.PARQUET), Format.PARQUET)
    assert json.loads(file(tmp_path, Format.JSONL).read_text())["program"] == text
    assert pq.read_table(file(tmp_path, Format.PARQUET)).to_pylist() == [{"program": text}]


@pytest.mark.parametrize("form", list(Format))
def test_what_a_format_cannot_hold_does_not_break_it(tmp_path: Path, form: Format) -> None:
    """Numbers that are none, and signs that XML knows not."""
    rows = [replace(CYCLE, gross=math.nan, program="O1\x00\x07"), replace(CYCLE, gross=math.inf)]
    path = file(tmp_path, form)
    assert export(rows, ("gross", "program"), path, form) == 2
    match form:
        case Format.CSV:
            assert [row[0] for row in csv_rows(path.read_bytes().decode())] == ["gross", "", ""]
        case Format.JSONL:
            assert [json.loads(line)["gross"] for line in path.read_text().splitlines()] == [None, None]
        case Format.XLSX:
            assert xlsx_rows(path)[1] == (None, "O1\ufffd\ufffd")
        case Format.PARQUET:
            assert pq.read_table(path).column("gross").to_pylist()[1] == math.inf


# Whole or not at all.


class Broken(Exception):
    """What went wrong in the middle."""


def breaking(after: int) -> Iterator[Cycle]:
    for _ in range(after):
        yield CYCLE
    raise Broken


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which libraries put their temporary files during the test."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize("after", [0, 1, 11_000])
@pytest.mark.parametrize("form", list(Format))
def test_a_broken_export_leaves_what_was_there(tmp_path: Path, scratch: Path, form: Format, after: int) -> None:
    """Neither half a file nor a temporary one; the file of yesterday stays."""
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Broken):
        export(breaking(after), ("machine", "parts"), folder / "new", form)
    assert list(folder.iterdir()) == []
    (folder / "old").write_text("yesterday")
    with pytest.raises(Broken):
        export(breaking(after), ("machine", "parts"), folder / "old", form)
    assert [(one.name, one.read_text()) for one in folder.iterdir()] == [("old", "yesterday")]
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("form", list(Format))
def test_a_finished_export_replaces_and_leaves_nothing_beside(tmp_path: Path, scratch: Path, form: Format) -> None:
    """One file under its name, readable as any other file that the person makes."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "plain").touch()
    (folder / "cycles").write_text("yesterday")
    export(ROWS, COLUMNS, folder / "cycles", form)
    assert sorted(one.name for one in folder.iterdir()) == ["cycles", "plain"]
    assert (folder / "cycles").stat().st_mode == (folder / "plain").stat().st_mode
    assert b"yesterday" not in (folder / "cycles").read_bytes()
    assert list(scratch.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said_before_the_rows_are_read(tmp_path: Path) -> None:
    """No folder there, or a folder in its place."""
    asked: list[int] = []

    def rows() -> Iterator[Cycle]:
        yield CYCLE
        asked.append(1)
        yield CYCLE

    for target in (tmp_path / "nowhere" / "x.csv", tmp_path):
        with pytest.raises(RequestRefused, match="cannot write"):
            export(rows(), COLUMNS, target, Format.CSV)
    assert asked == []


# Streams, progress, long exports.


def test_the_screen_takes_text_formats_only() -> None:
    """CSV and JSON lines go to any text stream; the others need a file, and say so."""
    for form, expected in ((Format.CSV, "machine\r\ntour-1\r\n"), (Format.JSONL, '{"machine":"tour-1"}\n')):
        screen = io.StringIO(newline="")
        assert export([CYCLE], ("machine",), screen, form) == 1
        assert screen.getvalue() == expected
    for form in (Format.XLSX, Format.PARQUET):
        with pytest.raises(RequestRefused, match="give a file name"):
            export([CYCLE], ("machine",), io.StringIO(), form)


@pytest.mark.parametrize("form", list(Format))
def test_a_long_export_streams_and_tells_how_far_it_is(tmp_path: Path, form: Format) -> None:
    """Never more rows alive than a batch; progress grows to the number of rows."""
    told: list[int] = []
    total = 23_456

    def rows() -> Iterator[Cycle]:
        for number in range(total):
            # What is told lags behind what is read by less than a step: rows are written as they come.
            assert number - (told[-1] if told else 0) <= module.STEP
            yield replace(BARE, parts=number)

    path = file(tmp_path, form)
    assert export(rows(), ("parts",), path, form, progress=told.append) == total
    assert told == [*range(module.STEP, total, module.STEP), total]
    if form is Format.PARQUET:
        assert pq.read_table(path).column("parts").to_pylist() == list(range(total))
        assert pq.ParquetFile(path).num_row_groups == 3
    elif form is Format.XLSX:
        assert [row[0] for row in xlsx_rows(path)[1:]] == list(range(total))
    else:
        assert len(path.read_text().splitlines()) == total + (form is Format.CSV)


def test_a_full_sheet_goes_on_in_the_next(tmp_path: Path) -> None:
    """Each with its headings; no row is lost or doubled at the turn."""
    path = tmp_path / "x.xlsx"
    with module._xlsx(path, ("n",), sheet_rows=4) as write:
        for number in range(7):
            write([number])
    book = load_workbook(path)
    assert book.sheetnames == ["UTC 1", "UTC 2", "UTC 3"]
    assert [[row[0] for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets] == [
        ["n", 0, 1, 2], ["n", 3, 4, 5], ["n", 6],
    ]  # fmt: skip


def test_without_its_library_parquet_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And leaves no file."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(RequestRefused, match=r"etabli\[parquet\]"):
        export(ROWS, COLUMNS, tmp_path / "x.parquet", Format.PARQUET)
    assert list(tmp_path.iterdir()) == []


# For any row.

CYCLES = st.builds(
    Cycle,
    machine=st.text(st.characters(codec="utf-8"), max_size=12),
    at=st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds
    outcome=st.sampled_from(Outcome),
    parts=st.integers(-(2**53), 2**53),
    gross=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    seen=st.booleans(),
    persons=st.lists(st.text("abc=", min_size=1), max_size=3).map(tuple),
    program=st.none() | st.text(st.characters(codec="utf-8"), min_size=1),
    day=st.none() | st.dates(),
)
FLAT = COLUMNS[:-1]


def undone(text: str) -> str:
    """A cell without the apostrophe in front of what would be a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in set("=+-@\t\r\n") else text


@given(st.lists(CYCLES, max_size=5))
def test_a_csv_holds_every_row_exactly(rows: list[Cycle]) -> None:
    """Read back and undone, nothing is lost: no sign, no microsecond, no digit."""
    target = io.StringIO(newline="")
    export(rows, FLAT, target, Format.CSV)
    read = csv_rows(target.getvalue())[1:]
    assert len(read) == len(rows)
    for cells, row in zip(read, rows, strict=True):
        machine, at, outcome, parts, gross, seen, persons, program, day = cells
        # A text that began with an apostrophe and a formula's sign by itself cannot be told from a disarmed one.
        assert machine == row.machine or undone(machine) == row.machine
        assert program == (row.program or "") or undone(program) == row.program
        assert datetime.fromisoformat(at) == row.at
        assert (outcome, int(parts), seen) == (row.outcome.value, row.parts, str(row.seen).lower())
        assert (float(gross) if gross else None) == row.gross
        assert undone(persons) == "|".join(row.persons)
        assert (date.fromisoformat(day) if day else None) == row.day


@given(rows=st.lists(CYCLES, max_size=5))
def test_json_and_parquet_hold_every_row_exactly(tmp_path_factory: pytest.TempPathFactory, rows: list[Cycle]) -> None:
    """Both tell the same, and what was there."""
    target = io.StringIO(newline="")
    export(rows, FLAT, target, Format.JSONL)
    told = [json.loads(line) for line in target.getvalue().split("\n") if line]
    path = tmp_path_factory.mktemp("any") / "x.parquet"
    export(rows, FLAT, path, Format.PARQUET, row_type=Cycle)
    kept = pq.read_table(path).to_pylist()
    assert len(told) == len(kept) == len(rows)
    for one, other, row in zip(told, kept, rows, strict=True):
        expected = {name: getattr(row, name) for name in FLAT}
        assert other == {**expected, "outcome": row.outcome.value, "persons": list(row.persons)}
        assert {**one, "at": datetime.fromisoformat(one["at"])} == {
            **other,
            "day": row.day.isoformat() if row.day else None,
        }
