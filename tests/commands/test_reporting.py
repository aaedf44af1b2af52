"""`etabli inspection`, `lapse` and `matrix` as they are typed: files, exit codes, tables that can be read."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader
from rich.console import Console
from typer.testing import CliRunner, Result

from collector.access import civil
from collector.access.dossier import Mode
from collector.access.equipment import Verification
from collector.cli import app
from collector.commands.reporting_words import say_matrix
from collector.core.families import Family
from collector.gate.stations import Station
from collector.reports.matrix import matrix
from collector.reports.workshop import Workshop
from collector.settings.rule_pack import load_pack, pack_of
from collector.store.database import DATABASE
from collector.store.papers_records import PaperKind
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order, Person
from collector.store.store import Store
from tests.commands.shell import School as Bare
from tests.reports.scene import GARNIER, NOW, School

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    """The demo school, with some days of life in it; nobody changes it."""
    made = School(tmp_path_factory.mktemp("school"))
    made.live(2)
    return made


def etabli(school: School, *arguments: object) -> Result:
    return CliRunner().invoke(
        app, [*map(str, arguments), "--site", str(school.site_file)], catch_exceptions=False, env={"COLUMNS": "160"}
    )


def test_the_inspector_s_file_is_written_for_its_owner(school: School, tmp_path: Path) -> None:
    """A PDF and the list beside it; nobody else may read them; nothing else is left in the folder."""
    target = tmp_path / "dossier.pdf"
    answer = etabli(school, "inspection", "--person", "Garnier", "--out", target, "--since", "2026-11-01")
    assert answer.exit_code == 0, answer.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dossier.csv", "dossier.pdf"]
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    text = " ".join(page.extract_text() for page in PdfReader(target).pages)
    assert "Garnier Jules" in text
    assert "du 01/11/2026 00:00 au" in text
    listed = list(csv.reader(io.StringIO((tmp_path / "dossier.csv").read_text("utf-8-sig")), delimiter=";"))
    assert listed[0][0] == "rubrique"
    assert {len(row) for row in listed} == {len(listed[0])}


def test_a_machine_s_file_with_the_list_elsewhere(school: School, tmp_path: Path) -> None:
    """`--csv` says where the list goes; a file that was there is replaced."""
    target, listed = tmp_path / "m.pdf", tmp_path / "liste.csv"
    target.write_text("old")
    answer = etabli(school, "inspection", "-m", "plieuse-1", "-o", target, "--csv", listed)
    assert answer.exit_code == 0, answer.output
    assert target.read_bytes().startswith(b"%PDF")
    assert listed.exists()
    assert not (tmp_path / "m.csv").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--out", "x.pdf"), 2, "--person or --machine"),
        (("--out", "x.pdf", "-p", "E26-010", "-m", "plieuse-1"), 2, "--person or --machine"),
        (("--out", "x.txt", "-p", "E26-010"), 2, "NAME.pdf"),
        (("--out", "x.pdf", "-p", "E26-010", "--since", "2026-11-02", "--until", "2026-11-01"), 2, "not after"),
        (("--out", "x.pdf", "-m", "plieuse-9"), 3, "plieuse-1"),
        (("--out", "x.pdf", "-p", "Martin"), 3, "E26-001"),
        (("--out", "missing/x.pdf", "-p", "E26-010"), 3, "cannot write"),
    ],
)
def test_what_cannot_be_written_is_refused(
    school: School, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    """Whom, what, when and where: each slip is told, and nothing is written."""
    moved = [str(tmp_path / word) if word.startswith(("x.", "missing/")) else word for word in words]
    answer = etabli(school, "inspection", *moved)
    assert answer.exit_code == code, answer.output
    assert said in " ".join(answer.output.split())
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_journal_is_told_by_the_exit_code(tmp_path: Path) -> None:
    """The file is written all the same, says what is wrong, and the command ends with 1."""
    damaged = School(tmp_path)
    with sqlite3.connect(damaged.data / DATABASE) as connection:
        connection.execute("DROP TRIGGER journal_no_update")
        connection.execute("UPDATE journal SET body = replace(body, 'demo', 'dema') WHERE seq = 40")
    target = tmp_path / "d.pdf"
    answer = etabli(damaged, "inspection", "-p", GARNIER, "-o", target)
    assert answer.exit_code == 1
    assert target.exists()


def test_a_site_without_rules_is_told_what_to_add(tmp_path: Path) -> None:
    """Nothing is decided there: the three commands say which table is missing."""
    bare = Bare(tmp_path)
    bare.enrol()
    for words in (("inspection", "-p", "E26-001", "-o", tmp_path / "x.pdf"), ("lapse",), ("matrix",)):
        answer = bare.etabli(*words)
        assert answer.exit_code == 3
        assert "add [access]" in " ".join(answer.output.split())


def test_lapse_ends_with_one_if_something_lapses(school: School) -> None:
    """Sorted by day, with what to do; the same for programs."""
    answer = etabli(school, "lapse", "--days", 3660)
    assert answer.exit_code == 1
    for said in ("dernier jour", "Diallo Mamadou", "Déclaration de dérogation derogation-2025", "Refaire la formation"):
        assert said in answer.stdout
    plain = json.loads(etabli(school, "lapse", "--days", 3660, "--json").stdout)
    days = [one["last_day"] for one in plain["lapses"]]
    assert days == sorted(days)
    [declaration] = [one for one in plain["lapses"] if one["kind"] == "declaration"]
    assert (declaration["last_day"], declaration["ends_on"]) == ("2028-09-11", "2028-09-12")
    assert declaration["machines"] == ["centre-1", "tour-1", "plieuse-1"]
    assert declaration["person"] is None
    lapsed = [one["lapsed"] for one in plain["lapses"]]
    assert lapsed == sorted(lapsed, reverse=True), "what has lapsed already comes first"


def test_lapse_ends_with_zero_if_nothing_does(tmp_path: Path) -> None:
    """A school without papers: nothing lapses, in words and for programs."""
    bare = Bare(tmp_path)
    bare.site_file.write_text(bare.site_file.read_text("utf-8") + '\n[access]\nrules = "fr"\n', "utf-8")
    bare.enrol()
    answer = bare.etabli("lapse")
    assert answer.exit_code == 0
    assert "Rien n'arrive à échéance." in answer.stdout
    plain = json.loads(bare.etabli("lapse", "--json").stdout)
    assert (plain["lapses"], plain["operations"]) == ([], [])
    assert [one["order"] for one in plain["already_impossible"]] == ["OF-1042"]


def test_lapse_names_the_operations_that_become_impossible(tmp_path: Path) -> None:
    """The press brake's verification ends within the days looked at: its open order is named, with the day and why."""
    made = School(tmp_path)
    today = datetime.now(UTC).astimezone(PARIS).date()
    made.on_file(PaperKind.VERIFICATION, Verification(done_on=today, reference="V"), machine="plieuse-1")
    with made.writing() as store:
        registry = Registry(store.writer)
        registry.save_order(Order(number="OF-9001", due_date=today + timedelta(days=95)))
        registry.save_operation(Operation(order="OF-9001", operation="10", family=Family.PRESS_BRAKE, quantity=5))
    plain = json.loads(etabli(made, "lapse", "--days", 100, "--json").stdout)
    [lost] = [one for one in plain["operations"] if one["order"] == "OF-9001"]
    assert lost["impossible"]
    assert lost["lost"] == {"plieuse-1": civil.months_after(today, 3).isoformat()}
    papers = {one["paper"]: one["kind"] for one in plain["lapses"]}
    assert "verification" in [papers[one] for one in lost["because"]]
    table = etabli(made, "lapse", "--days", 100).stdout
    assert "Opérations planifiées que ces échéances rendent impossibles" in table
    assert "OF-9001" in table


def test_the_matrix_for_people_programs_and_lists(school: School, tmp_path: Path) -> None:
    """A symbol and a code per cell, what to do beneath, the assumption; every condition in JSON; a row per cell."""
    at = ("--at", "2026-11-23 10:00")
    answer = etabli(school, "matrix", *at)
    assert answer.exit_code == 0
    for said in (
        "Dubois Hugo",
        "✗ row2",
        "◐",
        "✓",
        "supposé présent",
        "Faire inscrire la formation dans la déclaration",
    ):
        assert said in answer.stdout
    plain = json.loads(etabli(school, "matrix", *at, "--json").stdout)
    assert plain["counts"]["denied"] == 10 + 1
    cells = {(one["person"], one["machine"]): one for one in plain["cells"]}
    assert [one["code"] for one in cells[school.id("E26-016"), "plieuse-1"]["failed"]] == ["K7"]
    target = tmp_path / "m.csv"
    assert etabli(school, "matrix", *at, "--csv", target).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8"))))
    assert len(rows) == 72
    [petit] = [row for row in rows if row["reference"] == "E26-016" and row["machine"] == "plieuse-1"]
    assert (petit["outcome"], petit["code"]) == ("denied", "K7")


def test_a_day_alone_is_looked_at_at_noon(school: School) -> None:
    """Midnight would deny everybody under 18: whoever names a day means its working hours."""
    plain = json.loads(etabli(school, "matrix", "--at", "2026-11-24", "--json").stdout)
    assert plain["at"].startswith("2026-11-24T11:00")
    codes = {one["code"] for cell in plain["cells"] for one in cell["failed"]}
    assert "T2" not in codes


@pytest.mark.parametrize("width", [80, 120])
def test_twelve_trainees_and_eight_machines_stay_readable(tmp_path: Path, width: int) -> None:
    """No line is longer than the window, every trainee has a line, every machine its heading."""
    stations = {f"machine-{number}": Station("manual_lathe", "atelier") for number in range(1, 9)}
    workshop = Workshop(
        name="École", zone=PARIS, pack=load_pack("fr"), stations=stations, names={one: one for one in stations},
        places={"atelier": "Atelier"}, read_pack=pack_of,
    )  # fmt: skip
    with Store.open(tmp_path / "data", now=lambda: NOW) as store:
        for number in range(12):
            Registry(store.writer).save_person(
                Person(
                    id=f"p-{number:08}", reference=f"E{number}", given_name="Maximilienne", family_name=f"Nom{number}"
                )
            )
        with store.reader() as connection:
            found = matrix(connection, workshop, NOW, Mode.PRODUCTION, NOW + timedelta(0))
    console = Console(width=width, markup=False, emoji=False, file=io.StringIO(), record=True)
    say_matrix(console, found, workshop)
    text = console.export_text()
    assert max(map(len, text.splitlines())) <= width
    lines = [line for line in text.splitlines() if "✗" in line and "│" in line]
    assert sum(line.count("✗") for line in lines[:12]) == 96
