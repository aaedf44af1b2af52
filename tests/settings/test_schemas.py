"""The JSON Schemas, for editors: they take what is right and refuse what is wrong."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from adapters import CATALOGUE
from collector.settings import profile_schema, schema, shipped


def content(path: Path) -> Any:
    """A TOML file as an editor's validator sees it."""
    return json.loads(json.dumps(tomllib.loads(path.read_text(encoding="utf-8")), default=lambda day: day.isoformat()))


def faults(schema: dict[str, Any], data: Any) -> list[str]:
    """Where a validator finds fault."""
    Draft202012Validator.check_schema(schema)
    return [error.json_path for error in Draft202012Validator(schema).iter_errors(data)]


@pytest.mark.parametrize("name", ["etabli.example.toml", "demo/etabli.toml", "demo/school/etabli.toml"])
def test_the_schema_takes_the_shipped_sites(name: str) -> None:
    """An editor underlines nothing in what we ship."""
    assert faults(schema(), content(shipped(name))) == []


@pytest.mark.parametrize("path", sorted(shipped("profiles").glob("*/*.toml")), ids=lambda path: path.stem)
def test_a_protocols_schema_takes_its_profiles(path: Path) -> None:
    """An editor underlines nothing in the shipped profiles."""
    assert faults(profile_schema(CATALOGUE[path.parent.name]), content(path)) == []


def test_the_schema_refuses_what_is_wrong() -> None:
    """Unknown keys, bare numbers for durations, families that there are not, connections of no protocol."""
    data = content(shipped("etabli.example.toml"))
    data["machines"][0]["family"] = "cnc_lath"
    data["machines"][1]["standard_cycle"] = 120
    data["machines"][2]["connection"] = {"adress": "192.168.10.31"}
    data["sit"] = {}
    assert sorted(faults(schema(), data)) == [
        "$",
        "$.machines[0].family",
        "$.machines[1].standard_cycle",
        "$.machines[2].connection",
    ]


@pytest.mark.parametrize(
    "whole", [schema(), *map(profile_schema, CATALOGUE.values())], ids=lambda whole: whole["title"]
)
def test_defaults_are_what_the_schema_itself_takes(whole: dict[str, Any]) -> None:
    """An editor offers them as completions: no bare seconds where a text with a unit belongs."""

    def check(part: Any) -> int:
        if isinstance(part, list):
            return sum(map(check, part))
        if not isinstance(part, dict):
            return 0
        if "default" in part and part["default"] is not None and "type" in part:
            alone = Draft202012Validator({**part, "$defs": whole["$defs"]})
            assert alone.is_valid(part["default"]), part
        return 1 + sum(map(check, part.values()))

    assert check(whole) > 20
