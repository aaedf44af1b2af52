"""Rule packs: the shipped ones are in order and sourced; one that says what none may is refused, with every reason."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from collector.access.pack import Regime
from collector.errors import ConfigError
from collector.settings.rule_pack import find_pack, load_pack, pack_of

FR = find_pack("fr").read_text(encoding="utf-8")


def problems(text: str) -> str:
    """Everything that is wrong with a pack, in one text."""
    with pytest.raises(ConfigError) as caught:
        pack_of(text)
    return "\n".join(f"{one.where}: found {one.found}, expected {one.expected}" for one in caught.value.problems)


@pytest.mark.parametrize("name", ["fr", "de"])
def test_every_line_of_a_shipped_pack_says_where_it_comes_from_and_how_sure_that_is(name: str) -> None:
    rows = tomllib.loads(find_pack(name).read_text(encoding="utf-8"))
    assert load_pack(name).country == name.upper()
    for table, lines in rows.items():
        for line in [lines] if isinstance(lines, dict) else lines:
            assert line["certainty"] in ("text", "secondary", "stated", "judgement"), (table, line)
            assert line.get("source") or line.get("reading"), (table, line)


def test_the_french_pack_holds_the_classes_of_the_law() -> None:
    pack = load_pack("fr")
    regulated = {code for code, one in pack.classes.items() if one.regime is Regime.REGULATED}
    assert regulated == {"17", "22", "28-1", "28-2", "29", "33", "34", "35"}
    assert pack.conditions == ("K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("value = 15\n", "value = 14\n", "limits.regulated_from: found 14, expected at least 15", id="age"),
        pytest.param(', "K7", "K8"]', ', "K8"]', "expected also K7", id="a condition of the derogation left out"),
        pytest.param(
            'name = "override_minutes"\nvalue = 60', 'name = "override_minutes"\nvalue = 90',
            "limits.override_minutes: found 90.0, expected 60 at most", id="longer exceptions",
        ),
        pytest.param(
            'statuses = ["pupil", "apprentice"]', 'statuses = ["pupil", "observation"]', "no observation",
            id="observers",
        ),
        pytest.param('production = ["28-1"]', 'production = ["99"]', "a class of this pack", id="unknown class"),
        pytest.param('name = "ratio"', 'name = "ration"', "nothing about ratio", id="a misspelt limit"),
        pytest.param('code = "K7"', 'code = "K77"', "nothing about K7", id="a condition without words"),
        pytest.param('regime = "absolute"', 'regime = "sometimes"', "regime", id="no such regime"),
        pytest.param('certainty = "text"', 'certainty = "sure"', "certainty", id="no such certainty"),
    ],
)  # fmt: skip
def test_what_a_pack_may_not_say(old: str, new: str, said: str) -> None:
    assert old in FR
    assert said in problems(FR.replace(old, new, 1))


def test_all_problems_are_told_at_once() -> None:
    text = FR.replace('name = "ratio"', 'name = "ration"', 1).replace('code = "K7"', 'code = "K77"', 1)
    told = problems(text)
    assert "ratio" in told
    assert "K7" in told


def test_a_pack_beside_the_site_file_goes_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "fr.toml").write_text(FR.replace('"2026.11"', '"2026.11-school"', 1), encoding="utf-8")
    assert load_pack("fr", tmp_path).version == "2026.11-school"
    assert load_pack("fr", tmp_path).digest != load_pack("fr").digest


def test_a_pack_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        load_pack("it", tmp_path)
