"""Grids of competences and trainings: the shipped ones are in order, and what is wrong in a school's own is listed."""

# ruff: noqa: E501 - reported sentences stand here as they are

from __future__ import annotations

import tempfile
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.attendance import HOUR
from collector.core.grids import Level
from collector.errors import ConfigError
from collector.settings import grid_schema, load, shipped
from collector.settings.grids import Grids
from tests.settings.files import SITE, Edits, edited, problems_of, write_site
from tests.settings.test_schemas import content, faults
from tests.settings.test_totality import VALUES, Way, replaced, ways

GRID = """\
[grid]
title = "CAP d'essai"
verified = false
source = "les tests"

[[levels]]
code = "NE"
title = "Non évalué"

[[levels]]
code = "A"
title = "Acquis"
acquired = true

[[blocks]]
code = "B1"
title = "Préparer"

[[blocks.competences]]
code = "C1"
title = "Lire un dossier"
criteria = ["Les cotes sont trouvées"]

[[blocks.competences]]
code = "C2"
title = "Régler"

[[blocks]]
code = "B2"
title = "Conduire"

[[blocks.competences]]
code = "C3"
title = "Conduire"
"""

TRAININGS = """
[[trainings]]
programme = "cap"
grid = "essai"
week = "30 h"
workshop = "3/5"

[[trainings]]
programme = "titre"
"""

NAMES = Grids(Path("/nowhere")).names()


def write(folder: Path, site: str = SITE + TRAININGS, grid: str = GRID) -> Path:
    """A site with its own grid; returns the site file's path."""
    (folder / "grids").mkdir(exist_ok=True)
    (folder / "grids" / "essai.toml").write_text(grid, encoding="utf-8")
    return write_site(folder, site)


def test_a_training_is_what_the_site_file_and_its_grid_say(tmp_path: Path) -> None:
    cap, titre = load(write(tmp_path)).trainings
    assert (cap.programme, cap.plan.week, cap.plan.in_workshop) == ("cap", 30 * HOUR, 18 * HOUR)
    assert cap.grid is not None
    assert (cap.grid.name, cap.grid.title, cap.grid.verified) == ("essai", "CAP d'essai", False)
    assert cap.grid.levels == (Level("NE", "Non évalué", False), Level("A", "Acquis", True))
    assert [(one.code, [it.code for it in one.competences]) for one in cap.grid.blocks] == [
        ("B1", ["C1", "C2"]),
        ("B2", ["C3"]),
    ]
    assert (titre.grid, titre.plan.week) == (None, 35 * HOUR)
    assert titre.plan.in_workshop == pytest.approx(23 * HOUR + 20 * 60)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_grid_is_in_order_and_says_what_it_is(name: str) -> None:
    """An example, not the official text: it names where it comes from, and that nobody has held it against that."""
    grids = Grids(Path("/nowhere"))
    found = grids.find(name)
    assert grids.problems == ()
    assert found is not None
    assert not found.verified
    assert len(found.source) > 40
    assert all(one.criteria for one in found.competences)
    assert [one.acquired for one in found.levels] == [False, False, False, True, True]
    assert faults(grid_schema(), content(shipped("grids", f"{name}.toml"))) == []


def test_the_shipped_grids_are_there() -> None:
    assert NAMES == ["bac-pro-trpm", "cap-conducteur-installations"]


def test_a_schools_own_grid_goes_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "grids").mkdir()
    (tmp_path / "grids" / "bac-pro-trpm.toml").write_text(GRID, encoding="utf-8")
    found = Grids(tmp_path).find("bac-pro-trpm")
    assert found is not None
    assert found.title == "CAP d'essai"


WRONG: dict[str, tuple[Edits, list[str]]] = {
    "two competences of one sign": (
        (('code = "C3"', 'code = "C1"'),),
        ['grids/essai.toml: blocks[1].competences[0].code (line 33): found "C1", expected a sign that no other has: it stands for one thing'],
    ),
    "a scale that falls": (
        (('code = "A"\ntitle = "Acquis"\nacquired = true\n', 'code = "A"\ntitle = "Acquis"\nacquired = true\n\n[[levels]]\ncode = "Z"\ntitle = "Oublié"\n'),),
        ["grids/essai.toml: levels[2].acquired (line 15): found false, expected true, as on the level below: the scale goes from the lowest to the highest"],
    ),
    "nothing is ever acquired": (
        (("acquired = true\n", ""),),
        ["grids/essai.toml: levels (line 6): found no level with acquired = true, expected one from which on a competence counts as acquired"],
    ),
    "a slip in a key": (
        (("criteria =", "critere ="),),
        ['grids/essai.toml: blocks[0].competences[0].critere (line 22): found the unknown key critere, expected one of code, title, criteria (did you mean "criteria"?)'],
    ),
    "no source": (
        (('source = "les tests"\n', ""),),
        ["grids/essai.toml: grid.source (line 1): missing: expected where it comes from: the text, its date, what was changed"],
    ),
    "no TOML": ((("[grid]", "[grid"),), ["grids/essai.toml: line 1, column 6: found no TOML: Expected ']' at the end of a table declaration, expected TOML (https://toml.io)"]),
    "several at once": (
        (("verified = false", 'verified = "no"'), ('title = "Régler"', 'title = ""')),
        [
            'grids/essai.toml: grid.verified (line 3): found "no", expected true or false',
            'grids/essai.toml: blocks[0].competences[1].title (line 26): found "", expected a text of at least 1 character',
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_in_a_grid_is_listed(name: str, tmp_path: Path) -> None:
    """With file, line, what stands there and what should."""
    edits, expected = WRONG[name]
    assert problems_of(write(tmp_path, grid=edited(GRID, edits))) == expected


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (
            (('grid = "essai"', 'grid = "esai"'),),
            ['etabli.toml: trainings[0].grid (line 38): found "esai", expected a file "grids/esai.toml" beside the site file, or one of bac-pro-trpm, cap-conducteur-installations, essai (did you mean "essai"?)'],
        ),
        (
            (('programme = "titre"', 'programme = "cap"'),),
            ['etabli.toml: trainings[1].programme (line 43): found "cap", expected another programme than that of trainings[0]'],
        ),
        (
            (('workshop = "3/5"', 'workshop = "5/3"'),),
            ['etabli.toml: trainings[0].workshop (line 40): found "5/3", expected a share in quotes, such as "2/3" or "70 %"'],
        ),
        (
            (('workshop = "3/5"', "workshop = 0.6"),),
            ['etabli.toml: trainings[0].workshop (line 40): found 0.6, expected a share in quotes, such as "2/3" or "70 %"'],
        ),
    ],
    ids=["a grid that there is not", "a programme twice", "more than the week", "a bare number"],
)  # fmt: skip
def test_what_is_wrong_about_a_training_is_listed(edits: Edits, expected: list[str], tmp_path: Path) -> None:
    assert problems_of(write(tmp_path, edited(SITE + TRAININGS, edits))) == expected


def test_mistakes_of_the_site_and_of_its_grids_come_together(tmp_path: Path) -> None:
    """All at once, in every file."""
    path = write(tmp_path, edited(SITE + TRAININGS, (("cnc_lathe", "cnc_lath"),)), edited(GRID, (('"C3"', '"C1"'),)))
    assert [one.split(":")[0] for one in problems_of(path)] == ["etabli.toml", "grids/essai.toml"]


@pytest.mark.parametrize(
    ("text", "share"), [("2/3", 2 / 3), ("1/1", 1.0), ("67 %", 0.67), ("66,5%", 0.665), (" 3 / 4 ", 0.75)]
)
def test_shares_as_people_write_them(text: str, share: float, tmp_path: Path) -> None:
    path = write(tmp_path, edited(SITE + TRAININGS, (('"3/5"', f'"{text}"'),)))
    assert load(path).trainings[0].plan.workshop == pytest.approx(share)


GRID_DATA = tomllib.loads(GRID)


@given(way=st.sampled_from(list(ways(GRID_DATA))), by=VALUES)
def test_any_value_anywhere_in_a_grid(way: Way, by: str) -> None:
    """What comes of it is a site or a list of problems, never a traceback."""
    with tempfile.TemporaryDirectory() as folder, suppress(ConfigError):
        load(write(Path(folder), grid=replaced(GRID_DATA, way, by)))
