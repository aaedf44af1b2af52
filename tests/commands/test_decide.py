"""`etabli decide`: cases from a file, wrong cases told by their line, and one request by the papers on file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from typer.testing import CliRunner

from collector.access.dossier import Dossier
from collector.access.equipment import Equipment
from collector.access.request import Request
from collector.cli import app
from tests.access.office import dossier, machine, request
from tests.commands.shell import School


def run(*arguments: str) -> tuple[int, str, str]:
    """Run a command; returns its code, output and errors."""
    answer = CliRunner().invoke(app, arguments, env={"COLUMNS": "200"}, catch_exceptions=False)
    return answer.exit_code, answer.stdout, answer.stderr


def case(name: str, age: int = 16, family: str = "press_brake", **changes: Any) -> str:
    """A self-contained case as a program would write it."""
    kinds = (
        (Dossier, "dossier", dossier(age)),
        (Equipment, "machine", machine(family)),
        (Request, "request", request()),
    )
    plain: dict[str, Any] = {key: TypeAdapter(kind).dump_python(value, mode="json") for kind, key, value in kinds}
    return json.dumps({"id": name, **plain, **changes})


def test_each_case_has_a_decision_on_its_line(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(
        "\n".join([case("complete"), case("too young", 14), "", case("grown up", 30), case("german", pack="de")]),
        encoding="utf-8",
    )
    code, out, _ = run("decide", "--cases", str(file))
    told = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(one["id"], one["outcome"]) for one in told] == [
        ("complete", "supervised"), ("too young", "denied"), ("grown up", "allowed"), ("german", "supervised"),
    ]  # fmt: skip
    assert told[1]["failed"] == ["row2"]
    assert told[0]["conditions"][0].keys() >= {"code", "state", "article", "text", "next", "until"}


def test_what_is_no_case_is_told_with_its_line_and_the_others_are_decided(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    wrong = json.loads(case("misspelt"))
    wrong["dossier"]["medical_opinion"] = []
    wrong["request"]["mode"] = "prod"
    file.write_text("\n".join(["nonsense", json.dumps(wrong), case("good")]), encoding="utf-8")
    code, out, errors = run("decide", "--cases", str(file))
    first, second, third = (json.loads(line) for line in out.splitlines())
    assert code == 2
    assert (first["line"], second["line"], second["id"], third["outcome"]) == (1, 2, "misspelt", "supervised")
    assert "dossier.medical_opinion" in second["error"]
    assert "request.mode" in second["error"]
    assert "cases.jsonl:2" in errors


@pytest.mark.parametrize("what", ["case", "decision"])
def test_the_schema_explains_every_key(what: str) -> None:
    code, out, _ = run("schema", what)
    schema = json.loads(out)
    assert code == 0
    assert "failed" in schema["properties"] or schema["additionalProperties"] is False
    for table in (schema, *schema["$defs"].values()):
        for key, value in table.get("properties", {}).items():
            assert value.get("description"), (table.get("title"), key)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("--person", "E-1"), "give --person and --machine", id="half a question"),
        pytest.param(("--cases", "nowhere.jsonl"), "a file of cases", id="no such file"),
    ],
)
def test_what_cannot_be_decided_is_said(arguments: tuple[str, ...], said: str) -> None:
    code, _, errors = run("decide", *arguments)
    assert code == 2
    assert said in " ".join(errors.split())


def test_one_request_by_the_papers_on_file(tmp_path: Path) -> None:
    """A pupil without any paper is denied, with what is missing; a site without rules says what to add."""
    school = School(tmp_path)
    school.enrol()
    assert "[access]" in school.etabli("decide", "-p", "E26-001", "-m", "mill-1").stderr
    with school.site_file.open("a", encoding="utf-8") as file:
        file.write('\n[access]\nrules = "fr"\n')
    answer = school.etabli("decide", "-p", "E26-001", "-m", "mill-1", "--at", "2026-11-23 10:00", "--json")
    told = json.loads(answer.stdout)
    assert answer.exit_code == 1
    assert {"status", "K5", "R9.supervision"} <= set(told["failed"])
    people = school.etabli("decide", "-p", "E26-001", "-m", "mill-1", "--at", "2026-11-23 10:00")
    assert "Refusé" in people.stdout
    assert "Former l'élève sur cette machine" in people.stdout


def test_a_policy_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    row3, row10b = {"policy": {"powered_under_15": True}}, {"policy": {"also_regulated": ["18"]}}
    lines = [case("row 3", 14, "machining_centre", **row3), case("asbestos", **row10b)]
    file.write_text("\n".join(lines), encoding="utf-8")
    _, out, _ = run("decide", "--cases", str(file))
    assert [json.loads(line)["outcome"] for line in out.splitlines()] == ["supervised", "supervised"]
