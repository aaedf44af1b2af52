"""`etabli check` and `etabli schema`: a site is looked over without touching the network, and described for editors."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from adapters import CATALOGUE
from tests.commands.shell import SITE, School
from tests.simulators.playing import REPOSITORY


@pytest.fixture
def school(tmp_path: Path) -> School:
    return School(tmp_path)


def test_a_site_in_order_ends_with_0_and_leaves_nothing_behind(school: School) -> None:
    """Every machine with its profile; no data directory is made by looking."""
    said = school.done("check", school.site_file)
    for word in ("mill-1", "Fraiseuse", "scripted/example", "part_count", f"Data goes to {school.data}"):
        assert word in said
    assert [path.name for path in school.folder.iterdir()] == ["etabli.toml"]


def test_everything_that_is_wrong_is_listed_at_once(school: School) -> None:
    """With file, key, found and expected; no traceback; exit code 2."""
    text = school.site_file.read_text(encoding="utf-8")
    for right, wrong in (
        ('family = "machining_centre"', 'family = "machining_center"'),
        ('place = "atelier"', 'place = "cave"'),
        ('shortest_step = "10 ms"', 'shortest_stepp = "10 ms"'),
        ("port = 0", "port = 70000"),
        ("Europe/Paris", "Europe/Pari"),
    ):
        assert right in text
        text = text.replace(right, wrong)
    school.site_file.write_text(text, encoding="utf-8")
    answer = school.etabli("check", school.site_file)
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert answer.stderr.startswith("5 problems to mend:")
    for word in (
        "machining_center",
        "cave",
        "shortest_stepp",
        "70000",
        "Europe/Pari",
        "expected",
        str(school.site_file),
    ):
        assert word in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("what", ["missing", "no toml", "a folder"])
def test_a_file_that_is_no_site_is_told(what: str, school: School) -> None:
    """Not there, not TOML, or no file at all: one problem in words."""
    match what:
        case "missing":
            school.site_file.unlink()
        case "no toml":
            school.site_file.write_text("[site\n", encoding="utf-8")
        case _:
            school.site_file.unlink()
            school.site_file.mkdir()
    for command in (("check", school.site_file), ("session", "list"), ("journal", "verify"), ("probe", "mill-1")):
        answer = school.etabli(*command)
        assert answer.exit_code == 2
        assert "1 problem to mend" in answer.stderr
        assert str(school.site_file) in answer.stderr


def test_the_site_s_schema_takes_what_check_takes(school: School) -> None:
    """Valid JSON Schema; the test's own site, the demo's and the example pass it, a wrong key does not."""
    validator = _validator(school.done("schema", "site"))
    right = SITE.replace("{steps}", "").replace("{port}", "0")
    for text in (right, *(_shipped(name) for name in ("demo/etabli.toml", "etabli.example.toml"))):
        assert [error.message for error in validator.iter_errors(_as_json(text))] == []
    wrong = _as_json(right) | {"sites": {}}
    assert any("sites" in error.message for error in validator.iter_errors(wrong))
    assert json.loads(school.done("schema")) == validator.schema


@pytest.mark.parametrize("protocol", sorted(CATALOGUE))
def test_a_profile_s_schema_takes_the_shipped_profiles(protocol: str, school: School) -> None:
    """One for each protocol, for they address differently."""
    validator = _validator(school.done("schema", "profile", protocol))
    profiles = sorted((REPOSITORY / "config" / "profiles" / protocol).glob("*.toml"))
    assert profiles
    for path in profiles:
        text = path.read_text(encoding="utf-8")
        assert [error.message for error in validator.iter_errors(_as_json(text))] == [], path


def test_a_protocol_that_is_none_is_refused(school: School) -> None:
    """With those that there are."""
    answer = school.etabli("schema", "profile", "profinet")
    assert answer.exit_code == 2
    assert "opcua" in answer.output


def _validator(text: str) -> Draft202012Validator:
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _as_json(text: str) -> dict[str, Any]:
    """A TOML file as editors hold it against a JSON Schema: its dates and times are texts."""
    plain: dict[str, Any] = json.loads(json.dumps(tomllib.loads(text), default=str))
    return plain


def _shipped(name: str) -> str:
    return (REPOSITORY / "config" / name).read_text(encoding="utf-8")
