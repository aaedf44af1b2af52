"""`etabli counts`: what waits for a person, and what that person decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from collector.core.facts import HeldCountReviewed, PartsAssigned, PartsCorrected
from tests.commands.shell import School
from tests.runtime.test_engine import COUNTED, MILL, works

MADE = "mill.p1"


@pytest.fixture
async def school(tmp_path: Path) -> School:
    """A journal in which a machine made a part, and its counter then jumped by 4000."""
    made = School(tmp_path)
    made.site_file.write_text(made.site_file.read_text("utf-8").replace("mill-1", MILL), encoding="utf-8")
    async with works(made.data, machines=[COUNTED]) as here:
        await here.connect(execution="READY", part_count=0)
        await here.deliver(here.said("execution", "ACTIVE"))
        await here.clock.let_pass(60)
        await here.deliver(here.said("part_count", 1), here.said("execution", "READY"))
        await here.clock.let_pass(5)
        await here.deliver(here.said("part_count", 4001))
    return made


def test_what_waits_is_shown_with_what_to_do(school: School) -> None:
    """Held counts and unattributed parts, each with the command that decides."""
    held = school.done("counts", "held")
    for word in ("mill.h1", "4001", "4000", "etabli counts accept"):
        assert word in held
    unattributed = school.done("counts", "unattributed")
    assert MADE in unattributed
    assert "etabli counts assign" in unattributed


@pytest.mark.parametrize(("word", "left"), [("accept", [1, 4000]), ("reject", [1])])
def test_a_held_count_is_decided_once(school: School, word: str, left: list[int]) -> None:
    """By command, with author and reason; a second decision is refused."""
    school.done("counts", word, "mill.h1", "--reason", "compteur remis à la main", "--author", "a-1")
    assert "No count waits for review." in school.done("counts", "held")
    answer = school.etabli("counts", word, "mill.h1", "--reason", "encore")
    assert (answer.exit_code, "is not waiting for review" in answer.stderr) == (3, True)
    [reviewed] = [one for one in school.facts() if isinstance(one, HeldCountReviewed)]
    assert (reviewed.accepted, reviewed.author, reviewed.reason) == (
        word == "accept",
        "a-1",
        "compteur remis à la main",
    )
    lines = school.done("export", "counts").splitlines()
    at = lines[0].split(",").index("parts")
    assert sorted(int(line.split(",")[at]) for line in lines[1:]) == left


def test_parts_are_assigned_and_corrected(school: School) -> None:
    """Further facts; the first one stays."""
    school.enrol()
    said = school.done("counts", "assign", MADE, "--to", "E26-001", "-o", "OF-1042", "-r", "badge oublié")
    assert "1 part assigned" in said
    assert "Every counted part belongs to somebody." in school.done("counts", "unattributed")
    said = school.done("counts", "correct", MADE, "--parts", "3", "--good", "2", "--scrap", "1", "-r", "comptées")
    assert f"{MADE} corrected" in said
    facts = school.facts()
    [assigned] = [one for one in facts if isinstance(one, PartsAssigned)]
    [corrected] = [one for one in facts if isinstance(one, PartsCorrected)]
    assert (assigned.attribution.order, assigned.attribution.operation, len(assigned.attribution.persons)) == (
        "OF-1042", "20", 1,
    )  # fmt: skip
    assert (corrected.parts, corrected.good, corrected.scrap) == (3, 2, 1)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("accept", "mill.h1", "-r", " "), "needs a reason"),
        (("reject", "mill.h7", "-r", "non"), "is not waiting for review"),
        (("assign", "mill.p9", "-r", "non"), "no such count: mill.p9"),
        (("correct", MADE, "--parts", "1", "--good", "2", "-r", "non"), "are more than 1 parts"),
        (("correct", MADE, "--parts", "-1", "-r", "non"), "below 0"),
    ],
)
def test_what_is_refused_ends_with_3(school: School, asked: tuple[str, ...], words: str) -> None:
    """In the words of the desk."""
    answer = school.etabli("counts", *asked)
    assert answer.exit_code == 3
    assert words in answer.stderr


def test_a_decision_without_a_reason_is_not_even_asked(school: School) -> None:
    """The option is required: exit code 2."""
    assert school.etabli("counts", "accept", "mill.h1").exit_code == 2
