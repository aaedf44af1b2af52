"""`etabli profile`: a list of signals becomes a profile that loads, or is told all that is wrong with it."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from typer.testing import CliRunner, Result

from adapters import CATALOGUE
from collector.cli import app
from collector.commands.profiling import profile_of
from collector.ports import interpreter
from collector.settings import shipped
from collector.settings.library import Library, Profile

FANUC = shipped("profiles", "opcua", "fanuc-example.csv")


def etabli(*words: object) -> Result:
    """Run `etabli profile` in this process."""
    return CliRunner().invoke(app, ["profile", *map(str, words)], env={"COLUMNS": "200"}, catch_exceptions=False)


def written(folder: Path, text: str, dialect: str = "opcua", *words: str) -> Profile:
    """The profile that a list makes, written where profiles lie and read as a site file would."""
    source, target = folder / "list.csv", folder / "profiles" / dialect / "tour-3.toml"
    source.write_text(text, encoding="utf-8")
    target.parent.mkdir(parents=True)
    answer = etabli(source, "--dialect", dialect, "--out", target, *words)
    assert answer.exit_code == 0, answer.output
    library = Library(folder, CATALOGUE)
    profile = library.find(f"{dialect}/tour-3")
    assert library.problems == ()
    assert profile is not None
    return profile


def test_a_list_of_node_ids_becomes_a_profile(tmp_path: Path) -> None:
    """French headings, decimal commas, enumerations, what may be written; nothing in it counts as verified."""
    profile = written(
        tmp_path,
        "signal;adresse;unité;facteur;valeurs;inscriptible;bande morte;vérifié;origine\n"
        'execution;"nsu=urn:m;s=State";;;"0=READY, 1 = ACTIVE";;;;écran du pupitre\n'
        'guard_closed;"/Objects/*:Machine/*:Guard";;;true=oui | false=non;;;;câblage\n'
        'part_count;"nsu=urn:m;i=7";;;;;;"simulator";écran du pupitre\n'
        'power;"nsu=urn:m;s=P";kW;0,1;;;2 %;;plaque\n'
        'permit;"nsu=urn:m;s=Permit";;;;oui;;;automaticien\n',
    )
    assert profile.content is not None
    assert (profile.content.profile.verified, profile.content.profile.name) == ("unverified", "list")
    assert (profile.content.cycle.from_, profile.content.cycle.completed_by) == ("execution", "count")
    rows = {row.signal: row for row in profile.content.signals}
    points = {point.signal: point for point in profile.points}
    assert interpreter(points["execution"])(1) == "ACTIVE"
    assert interpreter(points["guard_closed"])(True) is True
    assert interpreter(points["power"])(25) == pytest.approx(2_500.0)
    assert (points["permit"].writable, points["power"].writable) == (True, False)
    assert rows["part_count"].verified == "simulator"
    assert rows["power"].source == "plaque"
    assert points["guard_closed"].address.path == "/Objects/*:Machine/*:Guard"


def test_a_list_of_registers_becomes_a_profile(tmp_path: Path) -> None:
    """Tables, types, bits, word orders, texts and units in one cell."""
    profile = written(
        tmp_path,
        "signal,address,unit,source\n"
        "power,holding 3059 f32,kW,page 12\n"
        "energy,input 52 i32 little,Wh,page 13\n"
        "guard_closed,holding 10 bool bit 3,,wiring\n"
        "program,holding 20 string 16,,page 14\n"
        "emergency_stop,discrete 4,,wiring\n"
        "voltage.l1,input 0 u16 unit 7,V,page 12\n",
        "modbus",
    )
    addresses = {point.signal: point.address for point in profile.points}
    assert (addresses["power"].table, addresses["power"].start, addresses["power"].type) == ("holding", 3059, "f32")
    assert addresses["energy"].word_order == "little"
    assert (addresses["guard_closed"].bit, addresses["program"].length) == (3, 16)
    assert (addresses["emergency_stop"].type, addresses["voltage.l1"].unit) == (None, 7)


def test_all_that_is_wrong_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    """Of the cells and of the profile that they would make, in the file's own headings; and nothing is written."""
    source, target = tmp_path / "list.csv", tmp_path / "out.toml"
    source.write_text(
        "signal;adresse;unité;facteur;valeurs;origine\n"
        'executoin;"nsu=urn:m;s=State";;;;écran\n'
        'part_count;"m;s=Parts";;;;écran\n'
        'power;"ns=4;s=P";kWh;beaucoup;;\n'
        'execution;"nsu=urn:m;s=A";;;0;écran\n'
        'execution;;;;"0=READY, 1=ACTIV";écran\n',
        encoding="utf-8",
    )
    answer = etabli(source, "--out", target)
    assert answer.exit_code == 2
    assert answer.stdout == ""
    told = " ".join(answer.stderr.split())
    for words in (
        "10 problems to mend",
        'line 2, column signal found "executoin" expected a signal of the vocabulary → did you mean "execution"?',
        'line 3, column adresse found "m;s=Parts" expected a namespace by its URI',
        'line 4, column adresse found "ns=4;s=P" expected a namespace by its URI',
        'line 4, column unité found "kWh" expected a unit of power',
        'line 4, column facteur found "beaucoup" expected a number',
        "line 4, column origine found (nothing) expected where this is known from",
        'line 5, column valeurs found "0" expected the machine\'s values with our words',
        "line 6, column adresse found (nothing) expected where the machine keeps it",
        'line 6, column valeurs found "0=READY, 1=ACTIV" expected',
        'line 6, column signal found "execution" expected each signal once (line 5 gives it too)',
    ):
        assert words in told, words
    assert not target.exists()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("3059", "a table and a register on the wire"),
        ("holding 3059", "a `type` for a value in holding registers"),
        ("holding 3059 f31", "bool"),
        ("holding 3059 f32 f32", 'no "f32"'),
        ("holding 10 bool bit", "a number after bit"),
        ("shelf 1", "holding"),
    ],
)
def test_an_address_that_is_none_is_told(address: str, expected: str, tmp_path: Path) -> None:
    """In the words of the protocol, at its line."""
    source = tmp_path / "list.csv"
    source.write_text(f"signal,address,source\nguard_closed,{address},wiring\n", encoding="utf-8")
    answer = etabli(source, "--dialect", "modbus")
    assert answer.exit_code == 2
    told = " ".join(answer.stderr.split())
    assert "line 2, column address" in told
    assert expected in told


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    """Somebody may have worked on it."""
    source, target = tmp_path / "list.csv", tmp_path / "mine.toml"
    source.write_text("signal,address,source\nguard_closed,coil 0,wiring\n", encoding="utf-8")
    target.write_text("mine", encoding="utf-8")
    answer = etabli(source, "--dialect", "modbus", "--out", target)
    assert answer.exit_code == 3
    assert "there already" in answer.stderr
    assert target.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("dialect", ["opcua", "modbus"])
def test_the_template_is_a_list_to_start_from(dialect: str, tmp_path: Path) -> None:
    """What it shows can be read."""
    text = etabli("--template", "--dialect", dialect).stdout
    assert len(written(tmp_path, text, dialect).points) == 2


def test_a_workbook_does_as_well(tmp_path: Path) -> None:
    """Numbers of a spreadsheet are numbers."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["signal", "address", "unit", "scale", "source"], ["power", "input 4 u16", "W", 0.1, 12]):
        sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    text, count, _ = profile_of(tmp_path / "list.xlsx", CATALOGUE["modbus"], "x", "y")
    assert count == 1
    assert "scale = 0.1" in text and 'source = "12"' in text


def test_the_fanuc_example_says_what_is_still_to_be_found(tmp_path: Path) -> None:
    """No address is public: all of them are missing, each at its line; once they are filled in, it is a profile."""
    answer = etabli(FANUC)
    assert answer.exit_code == 2
    rows = list(csv.DictReader(FANUC.read_text(encoding="utf-8").splitlines(), delimiter=";"))
    assert all(row["address"] == "" and row["source"] for row in rows)
    told = " ".join(answer.stderr.split())
    assert all(f"line {number}, column address" in told for number, _ in enumerate(rows, start=2))

    for row in rows:
        row["address"] = f"nsu=urn:fanuc:found;s={row['signal']}"
        row["values"] = {"execution": "0=READY, 1=ACTIVE", "controller_mode": "1=AUTOMATIC"}.get(row["signal"], "")
    filled = tmp_path / "filled.csv"
    with filled.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    profile = written(tmp_path, filled.read_text(encoding="utf-8"))
    assert {point.signal for point in profile.points} == {row["signal"] for row in rows}


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\x7f"), min_size=1).filter(
    lambda text: bool(text.strip()) and len(text) < 100
)


@given(source=texts, name=texts)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
def test_whatever_a_cell_holds_arrives(source: str, name: str, tmp_path: Path) -> None:
    """Quotation marks, backslashes, hash signs, anything: the profile that is written says the same."""
    file = tmp_path / "list.csv"
    with file.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([["signal", "address", "source"], ["guard_closed", "coil 0", source]])
    text, _, _ = profile_of(file, CATALOGUE["modbus"], name.strip(), "y")
    told = tomllib.loads(text)
    assert told["signals"][0]["source"] == source.strip()
    assert told["profile"]["name"] == name.strip()
