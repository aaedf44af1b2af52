"""`etabli export`: what was recorded, in every format, read back as others would read it."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pytest
from openpyxl import load_workbook

from collector.core.facts import CycleEnded, Fact
from collector.core.signals import Execution
from collector.store.store import Store
from tests.commands.shell import School
from tests.store.telling import at, counted, ended, execution, started

FACTS: tuple[Fact, ...] = (
    execution(0, Execution.ACTIVE), started(0), counted(60), ended(60), execution(60, Execution.READY),
    execution(100, Execution.ACTIVE), started(100, "dmu.c2"), ended(160, "dmu.c2"), execution(160, Execution.READY),
)  # fmt: skip
ROWS = {"cycles": 2, "states": 4, "counts": 1, "tools": 4, "facts": len(FACTS)}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    """A journal of one morning, which nothing here changes."""
    made = School(tmp_path_factory.mktemp("school"))
    with Store.open(made.data) as store:
        store.commit_now(FACTS)
    return made


@pytest.mark.parametrize("what", ROWS)
def test_all_formats_tell_the_same(what: str, school: School) -> None:
    """As many rows under the same headings in CSV, JSON lines, XLSX and Parquet, and the same machine and values."""
    tables = {form: _table(school, what, form) for form in ("csv", "jsonl", "xlsx", "parquet")}
    headings = {form: list(rows[0]) for form, rows in tables.items()}
    assert {form: len(rows) for form, rows in tables.items()} == dict.fromkeys(tables, ROWS[what])
    assert len({tuple(names) for names in headings.values()}) == 1
    for rows in tables.values():
        assert {row["machine"] for row in rows} == {"dmu"}
    if what == "cycles":
        for rows in tables.values():
            assert [float(row["gross"]) for row in rows] == [60.0, 60.0]
        assert tables["parquet"][0]["start"] == at(0)
        assert tables["xlsx"][0]["start"] == at(0).replace(tzinfo=None)
        assert tables["csv"][0]["start"].startswith("2026-03-02T08:00:00")


def _table(school: School, what: str, form: str) -> list[dict[str, Any]]:
    """What an export holds, as rows by heading."""
    target = school.folder / f"{what}.{form}"
    answer = school.etabli("export", what, "--format", form, "--output", target)
    assert answer.exit_code == 0
    assert f"{ROWS[what]} {what} written to {target}" in answer.stderr
    match form:
        case "csv":
            return list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"))))
        case "jsonl":
            return [json.loads(line) for line in target.read_text("utf-8").splitlines()]
        case "parquet":
            return parquet.read_table(target).to_pylist()
    sheet = load_workbook(target).active
    assert sheet is not None
    names, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, names), row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("span", "cycles"),
    [
        (("--since", "2026-03-02"), 2),
        (("--since", "2026-03-03"), 0),
        (("--since", "2026-03-02 09:01"), 1),
        (("--since", "2026-03-02T09:01"), 1),
        (("--since", "2026-03-02T08:01Z"), 1),
        (("--since", "2026-03-02T08:01:40Z"), 1),
        (("--until", "2026-03-02T08:01:40Z"), 1),
        (("--since", "2026-03-02T08:01:41+00:00"), 0),
        (("--until", "2026-03-02 09:00"), 0),
        (("--since", "2026-03-02", "--until", "2026-03-03", "--machine", "dmu"), 2),
        (("--machine", "mill-1"), 0),
    ],
)
def test_a_span_is_read_in_the_school_s_zone(span: tuple[str, ...], cycles: int, school: School) -> None:
    """Dates and times are those of the clock on the wall unless they say otherwise; `until` is exclusive."""
    assert len(school.done("export", "cycles", *span).splitlines()) == 1 + cycles


def test_a_span_may_be_given_by_how_long_ago(tmp_path: Path) -> None:
    """Minutes, hours, days, today and yesterday count from now."""
    school = School(tmp_path)
    now = datetime.now(UTC)
    with Store.open(school.data) as store:
        for number, hours in enumerate((0.5, 3, 30)):
            fact = ended(0, f"dmu.c{number}")
            again = {name: getattr(fact, name) for name in fact.__dataclass_fields__}
            begun = now - timedelta(hours=hours)
            store.commit_now([CycleEnded(**{**again, "at": begun + timedelta(minutes=1), "started_at": begun})])
    for since, cycles in {"45m": 1, "4h": 2, "2d": 3}.items():
        assert len(school.done("export", "cycles", "--since", since).splitlines()) == 1 + cycles
    days = [len(school.done("export", "cycles", "--since", word).splitlines()) for word in ("today", "yesterday")]
    assert 1 <= days[0] <= days[1]


@pytest.mark.parametrize("text", ["soon", "2026-13-01", "8x", "", "2026-03-02 25:00"])
def test_a_span_that_is_none_is_refused(text: str, school: School) -> None:
    """With the ways in which it can be written; exit code 2."""
    answer = school.etabli("export", "cycles", "--since", text)
    assert answer.exit_code == 2
    assert "is no instant" in answer.stderr


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_a_format_that_is_no_text_needs_a_file(form: str, school: School) -> None:
    """It would only fill the terminal."""
    answer = school.etabli("export", "cycles", "--format", form)
    assert answer.exit_code == 2
    assert "--output" in answer.stderr


def test_a_file_that_cannot_be_written_is_told(school: School) -> None:
    """No traceback."""
    answer = school.etabli("export", "cycles", "--output", school.folder / "nowhere" / "cycles.csv")
    assert answer.exit_code == 3
    assert "nowhere" in answer.stderr


def test_where_nothing_was_recorded_there_is_nothing_to_export(tmp_path: Path) -> None:
    """And no database is made by asking."""
    school = School(tmp_path)
    answer = school.etabli("export", "cycles")
    assert answer.exit_code == 4
    assert "nothing has been recorded there yet" in answer.stderr
    assert not school.data.exists()
