"""`etabli journal`: verified, replayed and read; whoever edits a fact is found out."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
from pathlib import Path

import pytest

from collector.store.database import DATABASE
from collector.store.store import Store
from tests.commands.shell import PATIENCE, School, ended
from tests.store.telling import counted, started, tool
from tests.store.telling import ended as cycle_ended
from tests.store.test_verify import tampering


@pytest.fixture
def school(tmp_path: Path) -> School:
    """A journal of six facts."""
    made = School(tmp_path)
    with Store.open(made.data) as store:
        store.commit_now([started(0), tool(1), tool(2, "T2"), counted(60), cycle_ended(60), tool(61, "Fräser ø8")])
    return made


def test_a_journal_as_it_was_recorded_verifies(school: School) -> None:
    """How many facts, and up to where they are signed."""
    assert "6 facts, 1 signed checkpoints, signed up to fact 6" in school.done("journal", "verify")


def test_an_edited_row_is_found(school: School) -> None:
    """Exit code 1, with the fact's number."""
    with tampering(school.data) as connection:
        connection.execute("UPDATE journal SET body = replace(body, '\"parts\":1', '\"parts\":9') WHERE seq = 4")
    answer = school.etabli("journal", "verify")
    assert answer.exit_code == 1
    assert "fact 4" in answer.stdout


def test_a_row_that_can_no_longer_be_read_is_told(school: School) -> None:
    """Reading it ends in words and with 4; verifying finds it and ends with 1."""
    with tampering(school.data) as connection:
        connection.execute("UPDATE journal SET body = '{}' WHERE seq = 4")
    assert school.etabli("journal", "verify").exit_code == 1
    for asked in (("journal", "tail"), ("export", "facts"), ("journal", "replay"), ("journal", "replay", "--rebuild")):
        answer = school.etabli(*asked)
        assert answer.exit_code == 4, asked
        assert answer.stderr.startswith("No: ")
        assert "PartsCounted" in answer.stderr


def test_a_database_that_is_none_is_told(school: School) -> None:
    """A file of something else in its place: exit code 4 for each command."""
    for path in school.data.glob(f"{DATABASE}*"):
        path.unlink()
    (school.data / DATABASE).write_bytes(b"no database at all" * 100)
    for asked in (("verify",), ("replay",), ("tail",)):
        answer = school.etabli("journal", *asked)
        assert (answer.exit_code, DATABASE in answer.stderr) == (4, True)


def test_tables_that_do_not_follow_are_found_and_rebuilt(school: School) -> None:
    """`replay` compares and ends with 1; `--rebuild` mends; then they follow."""
    assert "Every table follows from the 6 facts." in school.done("journal", "replay")
    with sqlite3.connect(school.data / DATABASE) as connection:
        connection.execute("UPDATE part_count SET parts = 99")
    connection.close()
    answer = school.etabli("journal", "replay")
    assert answer.exit_code == 1
    assert "99" in answer.stdout
    assert "--rebuild" in answer.stdout
    assert "rebuilt from 6 facts" in school.done("journal", "replay", "--rebuild")
    assert "Every table follows from the 6 facts." in school.done("journal", "replay")


def test_tail_shows_the_last_facts(school: School) -> None:
    """For people a line each, for programs JSON; by number, kind and machine."""
    lines = school.done("journal", "tail", "-n", "2").splitlines()
    assert [line.split()[0] for line in lines] == ["5", "6"]
    assert "CycleEnded" in lines[0]
    assert "Fräser ø8" in lines[1]
    facts = school.tail()
    assert [fact["seq"] for fact in facts] == [1, 2, 3, 4, 5, 6]
    assert {"seq", "id", "kind", "machine", "at", "tool"} <= set(facts[-1])
    assert [fact["tool"] for fact in school.tail("--kind", "ToolChanged", "-n", "2")] == ["T2", "Fräser ø8"]
    assert [fact["kind"] for fact in school.tail("-k", "PartsCounted", "-k", "CycleEnded")] == [
        "PartsCounted",
        "CycleEnded",
    ]
    assert school.tail("--machine", "x") == []
    assert school.tail("--lines", 0) == []


def test_a_kind_that_is_none_is_refused(school: School) -> None:
    """With those that there are."""
    answer = school.etabli("journal", "tail", "--kind", "ToolBroke")
    assert answer.exit_code == 2
    assert "ToolChanged" in answer.output


def test_tail_follows_until_it_is_interrupted(school: School) -> None:
    """What comes is shown as it comes, through a pipe too; Ctrl+C ends it with 0 and no traceback."""
    process = school.start("journal", "tail", "--json", "--follow", "-n", 1, "--site", school.site_file)
    try:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["seq"] == 6
        with Store.open(school.data) as store:
            store.commit_now([tool(62, "T9")])
        assert json.loads(process.stdout.readline())["tool"] == "T9"
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=PATIENCE)
    except (subprocess.TimeoutExpired, AssertionError):
        process.kill()
        raise
    finally:
        ended(process)
    assert (process.returncode, rest, errors) == (0, "", "")
