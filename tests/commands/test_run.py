"""`etabli run` as a process: it collects, commands go through it, nobody else may, and it ends in good order."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from collector.core.facts import CollectorStarted, CollectorStopped, PartsCounted, SessionOpened
from tests.commands.shell import AT_REST, CYCLE, PATIENCE, School, ended, until

PARTS = 3
STEPS = (
    AT_REST
    + "".join(CYCLE.replace("{number}", str(number)) for number in range(1, PARTS + 1))
    + '  { after = "100 ms", signal = "parts", value = 90000 },'
)
"""Three parts, and then a counter that somebody sets."""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A school whose collector runs; its machine has made its parts."""
    made = School(tmp_path_factory.mktemp("school"), STEPS)
    made.enrol()
    with made.collecting():
        until(lambda: len(made.tail("--kind", "PartsCounted")) == PARTS and made.tail("--kind", "CountHeld"))
        yield made


def test_it_is_found_by_a_word_that_only_its_owner_can_read(school: School) -> None:
    """control.json names the address, the token and the process, with mode 0600."""
    control = school.control
    assert control is not None
    assert stat.S_IMODE((school.data / "control.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(school.data.stat().st_mode) == 0o700
    assert httpx.get(f"{control.url}/api/health", trust_env=False).json()["status"] == "ok"
    entitled = {"Authorization": f"Bearer {control.token}"}
    health = httpx.get(f"{control.url}/api/health/details", headers=entitled, trust_env=False).json()
    assert (health["machines"], health["connected"]) == (1, 1)
    refused = httpx.post(f"{control.url}/api/badges", json={"machine": "mill-1", "badge": "1"}, trust_env=False)
    assert refused.status_code == 401


def test_commands_go_through_the_collector_that_runs(school: School) -> None:
    """Sessions and badges are the running engine's: no second start is recorded, and the page knows at once."""
    assert "for order OF-1042, operation 20" in school.done("session", "open", "mill-1", "E26-001", "-o", "OF-1042")
    assert "is open at mill-1" in school.done("session", "join", "mill-1", "E26-002")
    assert "Léa M., Yanis B." in school.done("session", "list")
    control = school.control
    assert control is not None
    entitled = {"Authorization": f"Bearer {control.token}"}
    [shown] = httpx.get(f"{control.url}/api/sessions", headers=entitled, trust_env=False).json()
    assert len(shown["persons"]) == 2
    school.done("session", "leave", "mill-1", "E26-001")
    assert "nobody works at mill-1 any more" in school.done("session", "badge", "mill-1", "04A15C47")
    assert "is open" in school.done("session", "badge", "mill-1", "04A15C47")
    assert "closed mill-1.s2" in school.done("session", "close", "mill-1")
    opened = [one.via for one in school.facts() if isinstance(one, SessionOpened)]
    assert opened == ["command", "badge"]
    assert sum(isinstance(one, CollectorStarted) for one in school.facts()) == 1


def test_what_the_collector_refuses_the_command_refuses(school: School) -> None:
    """In the same words, with the same exit code as without it."""
    for asked, words in (
        (("session", "open", "mill-1", "Martin"), "E26-001 (Léa Martin), E26-003 (Noa Martin)"),
        (("session", "open", "mill-9", "E26-001"), "there is no machine 'mill-9'"),
        (("session", "close", "mill-1"), "nobody works at mill-1"),
        (("counts", "accept", "mill-1.h9", "-r", "non"), "is not waiting for review"),
        (("counts", "assign", "mill-1.p9", "-r", "non"), "no such count"),
        (("counts", "correct", "mill-1.p1", "--parts", "-1", "-r", "non"), "below 0"),
        (("journal", "replay", "--rebuild"), "another etabli works with the data"),
    ):
        answer = school.etabli(*asked)
        assert answer.exit_code == 3, asked
        assert words in answer.stderr


def test_counts_are_decided_through_the_collector_that_runs(school: School) -> None:
    """Review, assignment and correction reach the journal that it writes."""
    [held] = [fact["hold"] for fact in school.tail("--kind", "CountHeld")]
    school.done("counts", "reject", held, "-r", "compteur remis à la main")
    assert "No count waits" in school.done("counts", "held")
    counts = [one.count for one in school.facts() if isinstance(one, PartsCounted)]
    assert "3 parts assigned" in school.done("counts", "assign", *counts, "--to", "E26-001", "-r", "badge oublié")
    school.done("counts", "correct", counts[0], "--parts", "1", "--scrap", "1", "-r", "rayée")
    assert "Every counted part belongs to somebody." in school.done("counts", "unattributed")


def test_reading_needs_nobody_s_leave(school: School) -> None:
    """Verify, replay, export and import work beside the collector that runs."""
    assert "The journal is as it was recorded" in school.done("journal", "verify")
    assert "Every table follows" in school.done("journal", "replay")
    assert len(school.done("export", "cycles").splitlines()) == 1 + PARTS
    assert "The registry is already as the list says." in school.done("import", "people", school.folder / "people.csv")


def test_neither_its_data_nor_its_port_can_be_had_twice(school: School, tmp_path: Path) -> None:
    """A second collector is refused with 3, and so is one elsewhere that wants the same port; both say why."""
    control = school.control
    assert control is not None
    port = int(control.url.rpartition(":")[2])
    elsewhere = School(tmp_path, port=port)
    second, other = school.start("run", school.site_file), school.start("run", elsewhere.site_file)
    said = {}
    for name, process in (("data", second), ("port", other)):
        try:
            _, errors = process.communicate(timeout=PATIENCE)
        finally:
            ended(process)
        assert "Traceback" not in errors
        said[name] = (process.returncode, errors)
    assert said["data"][0] == said["port"][0] == 3
    assert f"another etabli works with the data in {school.data}" in said["data"][1]
    assert f"port {port}" in said["port"][1]
    assert "give another [web] port" in said["port"][1]
    # The first one is as it was; the other one stopped in good order, and left no word.
    assert school.control == control
    assert isinstance(elsewhere.facts()[-1], CollectorStopped)
    assert elsewhere.control is None


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_it_ends_in_good_order(asked: signal.Signals, tmp_path: Path) -> None:
    """Exit code 0, the stop recorded last, its word taken back, and no traceback."""
    school = School(tmp_path)
    with school.collecting() as process:
        os.kill(process.pid, asked)
        _, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert "Traceback" not in errors
    assert "École de test: 1 machine, pages at http://127.0.0.1:" in errors
    assert not (school.data / "control.json").exists()
    assert isinstance(school.facts()[-1], CollectorStopped)
    assert "The journal is as it was recorded" in school.done("journal", "verify")


def test_a_demo_that_cannot_be_is_told(school: School, tmp_path: Path) -> None:
    """Its pages' port is taken: words and 3, and no simulator is left."""
    control = school.control
    assert control is not None
    port = control.url.rpartition(":")[2]
    process = school.start("demo", "--port", port, "--directory", tmp_path / "demo")
    try:
        _, errors = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
        raise
    finally:
        ended(process)
    assert (process.returncode, "Traceback" in errors) == (3, False), errors
    assert f"port {port}" in errors
