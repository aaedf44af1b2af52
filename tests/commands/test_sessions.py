"""`etabli session`: opened, joined, listed and closed, by command and by badge, while no collector runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from collector.core.facts import CollectorStarted, CollectorStopped, SessionClosed, SessionOpened
from tests.commands.shell import School


@pytest.fixture
def school(tmp_path: Path) -> School:
    made = School(tmp_path)
    made.enrol()
    return made


def test_a_session_is_opened_listed_and_closed(school: School) -> None:
    """Each command opens the workshop for itself, records what was asked, and stops it in good order."""
    assert "Nobody works at a machine" in school.done("session", "list")
    said = school.done("session", "open", "mill-1", "E26-001", "benali", "--order", "1042", "--role", "setup")
    assert "mill-1.s1 is open at mill-1 for order OF-1042, operation 20" in said
    row = next(line for line in school.done("session", "list").splitlines() if "mill-1.s1" in line)
    for word in ("Léa M.", "Yanis B.", "setup", "OF-1042", "20", "command"):
        assert word in row
    assert "nobody works" not in school.done("session", "leave", "mill-1", "E26-002")
    assert "Yanis" not in school.done("session", "list")
    assert "closed mill-1.s1" in school.done("session", "close", "mill-1", "--reason", "midi")
    assert "Nobody works at a machine" in school.done("session", "list")
    assert re.search(r"mill-1\.s1 .*Léa M\., Yanis B\.", school.done("session", "list", "--all"))
    facts = school.facts()
    assert [one.reason for one in facts if isinstance(one, SessionClosed)] == ["midi"]
    starts, stops = (sum(isinstance(one, kind) for one in facts) for kind in (CollectorStarted, CollectorStopped))
    assert starts == stops == 3


def test_a_second_trainee_joins(school: School) -> None:
    """And without an order the session says so; the last one to leave closes it."""
    assert "for no order" in school.done("session", "open", "mill-1", "E26-001", "--author", "a-7")
    assert "mill-1.s1 is open" in school.done("session", "join", "mill-1", "E26-003")
    school.done("session", "leave", "mill-1", "E26-001")
    assert "nobody works at mill-1 any more" in school.done("session", "leave", "mill-1", "E26-003")
    [opened] = [one for one in school.facts() if isinstance(one, SessionOpened)]
    assert (opened.author, opened.via) == ("a-7", "command")


def test_a_badge_comes_and_goes(school: School) -> None:
    """Written as hex or, with --decimal, as a number; no badge number is kept with the facts."""
    assert "is open at mill-1" in school.done("session", "badge", "mill-1", "04:a1:5c:32")
    number = str(int("04A15C32", 16))
    assert "nobody works at mill-1 any more" in school.done("session", "badge", "mill-1", number, "--decimal")
    assert "04A15C32" not in school.done("export", "facts", "--format", "jsonl").upper()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("open", "mill-9", "E26-001"), "there is no machine 'mill-9' here; there are mill-1"),
        (("open", "mill-1", "Martin"), "E26-001 (Léa Martin), E26-003 (Noa Martin): give the reference"),
        (("open", "mill-1", "E26-001", "--order", "7"), "there is no order '7'"),
        (("close", "mill-1"), "nobody works at mill-1"),
        (("badge", "mill-1", "0011"), "this badge belongs to nobody"),
    ],
)
def test_what_is_refused_ends_with_3(school: School, asked: tuple[str, ...], words: str) -> None:
    """The words of the desk, and nothing on the output."""
    answer = school.etabli("session", *asked)
    assert answer.exit_code == 3
    assert answer.stdout == ""
    assert answer.stderr.startswith("No: ")
    assert words in answer.stderr


def test_a_word_that_is_left_by_a_dead_collector_is_no_obstacle(school: School) -> None:
    """It was killed: nobody answers at its address, so the command does the work itself."""
    (school.data / "control.json").write_text(
        '{"url": "http://127.0.0.1:9", "token": "t", "pid": 1, "started_at": "2026-01-01T00:00:00Z"}', encoding="utf-8"
    )
    assert "is open at mill-1" in school.done("session", "open", "mill-1", "E26-001")
    (school.data / "control.json").write_text("{", encoding="utf-8")
    assert "closed mill-1.s1" in school.done("session", "close", "mill-1")


def test_a_word_that_cannot_be_read_is_told(school: School) -> None:
    """Somebody else's file, a folder in its place: in words."""
    (school.data / "control.json").mkdir()
    answer = school.etabli("session", "open", "mill-1", "E26-001")
    assert answer.exit_code == 3
    assert "control.json cannot be read" in answer.stderr
