"""What a person may ask: to be forgotten, and to see what is held; and nobody's name where none belongs."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from collector.core.facts import (
    AccountOpened,
    AlarmRaised,
    AssessmentWithdrawn,
    CompetenceAssessed,
    PartsDeclared,
    PersonErased,
    ProgramChanged,
    SessionClosed,
    SessionCorrected,
    StopReasonGiven,
    TrainerCalled,
)
from collector.store.database import DATABASE
from collector.store.registry import Registry
from collector.store.store import Store
from tests.commands.shell import CYCLE, School, until
from tests.simulators.playing import REPOSITORY
from tests.store.telling import Attribution, assigned, at, counted, ended, opened, started

TRACES = (
    "martin", "lea", "léa", "benali", "yanis", "noa", "e26-001", "e26-002", "e26-003", "04a15c32", "04:a1:5c:32",
    "04a15c47", "77683762", "2010-03-14", "14/03/2010",
)  # fmt: skip
"""Whatever says who somebody is, in any case."""


def traces(text: str) -> list[str]:
    """What a text says of who somebody is; words only, for `lea` is in `learn`."""
    return [one for one in TRACES if re.search(rf"(?<![^\W_]){re.escape(one)}(?![^\W_])", text.casefold())]


@pytest.fixture
def school(tmp_path: Path) -> School:
    """Three trainees; Léa and Yanis worked together, and people wrote names where none belong."""
    made = School(tmp_path)
    made.enrol()
    with Store.open(made.data) as store:
        lea, yanis = (Registry(store.readers).find(name).id for name in ("E26-001", "Benali"))
        both = Attribution(session="dmu.s1", persons=(lea, yanis), order="OF-1042", operation="20")
        store.commit_now([
            opened(0, "dmu.s1", (lea, yanis)), started(1, "dmu.c1", both), counted(60, "dmu.p1", both),
            ended(61, "dmu.c1", both, program="AXE_LEA_2.MPF"),
            ProgramChanged(machine="dmu", at=at(62), program="MARTIN-Léa", previous="yanis.benali E26-002"),
            AlarmRaised(machine="dmu", at=at(63), alarm="badge 04:A1:5C:32 (77683762) of noa"),
            SessionClosed(machine="dmu", at=at(64), session="dmu.s1", reason="Léa est malade", author=lea, via="api"),
        ])  # fmt: skip
        typed = {"author": "y.benali", "reason": "Yanis l'avait oublié"}
        store.commit_now([dataclasses.replace(assigned(70, "dmu.p1", both), **typed)])
    return made


def id_of(school: School, name: str) -> str:
    with Store.open(school.data) as store:
        return Registry(store.readers).find(name).id


def test_a_forgotten_person_leads_to_nobody(school: School) -> None:
    """The name is in no table, not even in free pages or the log; facts keep the id; everything is still proven."""
    whom = id_of(school, "Yanis Benali")
    facts = school.facts()
    text = school.done("forget", "E26-002", "--yes", "--author", "a-1")
    assert f"{whom} leads to nobody now" in text
    assert school.facts()[:-1] == facts
    told = school.facts()[-1]
    assert isinstance(told, PersonErased)
    assert (told.person, told.author) == (whom, "a-1")
    with Store.open(school.data) as store:
        emptied = Registry(store.readers).person(whom)
        assert emptied is not None
        assert (emptied.reference, emptied.given_name, emptied.family_name) == (None, "", "")
        assert (emptied.birth_date, emptied.group_name, emptied.active) == (None, "", False)
        assert Registry(store.readers).by_badge("04:A1:5C:47", datetime.now(UTC)) is None
        assert whom not in Registry(store.readers).display_names()
    for file in school.data.glob(f"{DATABASE}*"):
        content = file.read_bytes()
        # What somebody typed into a reason is a fact, and stays: hence the help of every --reason.
        assert b"E26-002" not in content.replace(b"yanis.benali E26-002", b"")
        assert b"04A15C47" not in content
        assert b"2010-09-02" not in content
    assert school.etabli("journal", "verify").exit_code == 0
    assert school.etabli("journal", "replay").exit_code == 0
    assert school.etabli("session", "badge", "mill-1", "04:A1:5C:47").exit_code == 3


def test_forgetting_asks_first(school: School) -> None:
    """No is the default, and nothing is changed then; whom nobody knows cannot be forgotten, nor anybody twice."""
    answer = school.etabli("forget", "E26-002", given="\n")
    assert (answer.exit_code, "Nobody was erased." in answer.stdout) == (3, True)
    assert "Yanis Benali" in answer.stderr
    whom = id_of(school, "E26-002")
    assert school.etabli("forget", "Nemo", "--yes").exit_code == 3
    school.done("forget", whom, "--yes")
    assert school.etabli("forget", whom, "--yes").exit_code == 3


@pytest.mark.parametrize(
    ("span", "kept"),
    [
        ((), True), (("--person", "E26-002"), True), (("--person", "E26-003"), False),
        (("--machine", "dmu"), True), (("--machine", "mill-1"), False), (("--until", "2026-03-01"), False),
        (("--since", "2026-03-02", "--until", "2026-03-03"), True),
    ],
)  # fmt: skip
def test_a_legal_hold_keeps_who_somebody_is(span: tuple[str, ...], kept: bool, school: School) -> None:
    """If it names them, or something that they took part in."""
    school.done("hold", "place", "--reason", "file 26-114", *span)
    answer = school.etabli("forget", "E26-002", "--yes")
    assert answer.exit_code == (3 if kept else 0)
    assert ("the legal hold hold-" in answer.stderr) is kept


def test_whoever_is_at_work_is_not_forgotten(school: School) -> None:
    """Their session is closed first."""
    with Store.open(school.data) as store:
        store.commit_now([opened(100, "dmu.s2", (Registry(store.readers).find("E26-003").id,))])
    answer = school.etabli("forget", "E26-003", "--yes")
    assert answer.exit_code == 3
    assert "dmu.s2" in answer.stderr


def test_everything_held_on_a_person_can_be_had(school: School) -> None:
    """As one document, readable by its owner alone; others in it stay unknown."""
    target = school.folder / "access.json"
    text = school.done("person", "E26-001", "--export", target)
    assert target.stat().st_mode & 0o777 == 0o600
    found = json.loads(target.read_text("utf-8"))
    lea, yanis = id_of(school, "E26-001"), id_of(school, "E26-002")
    assert yanis not in target.read_text("utf-8")
    assert found["about"]["person"] == lea
    assert found["about"]["kept_for_days"]["work"] == 1826
    (row,) = found["registry"]
    assert (row["given_name"], row["family_name"], row["birth_date"]) == ("Léa", "Martin", "2010-03-14")
    assert [one["uid"] for one in found["badges"]] == ["04A15C32"]
    assert [one["id"] for one in found["sessions"]] == ["dmu.s1"]
    assert [one["id"] for one in found["cycles"]] == ["dmu.c1"]
    assert [one["parts"] for one in found["parts"]] == [1]
    kinds = [one["kind"] for one in found["facts"]]
    assert kinds == ["SessionOpened", "CycleStarted", "PartsCounted", "CycleEnded", "SessionClosed", "PartsAssigned"]
    assert found["facts"][0]["persons"] == [lea, "(another person)"]
    counted_ = {line.split()[0]: int(line.split()[1]) for line in text.splitlines()}
    assert counted_ == {subject: len(rows) for subject, rows in found.items() if subject != "about"}


def test_everything_held_on_a_person_can_be_had_as_tables(school: School) -> None:
    """A ZIP with a table for each subject of which there is something."""
    target = school.folder / "access.zip"
    school.done("person", "Benali", "--export", target)
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
        assert {"about.txt", "everything.json", "registry.csv", "badges.csv", "sessions.csv", "facts.csv"} <= set(names)
        rows = list(csv.DictReader(io.StringIO(archive.read("registry.csv").decode("utf-8-sig")), delimiter=";"))
        assert rows[0]["family_name"] == "Benali"
    assert school.etabli("person", "Benali", "--export", school.folder / "access.txt").exit_code == 2
    assert school.etabli("person", "Benali", "--export", school.folder / "nowhere" / "a.zip").exit_code == 3


@pytest.mark.parametrize("what", ["cycles", "states", "counts", "tools", "facts"])
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_an_anonymous_export_names_nobody(what: str, form: str, school: School) -> None:
    """Opaque ids only, whatever machines and people wrote into the texts; the rest is as it was."""
    plain = school.done("export", what, "--format", form)
    text = school.done("export", what, "--format", form, "--anonymous")
    assert traces(text) == []
    if what in ("counts", "facts", "cycles"):
        assert traces(plain) != []
        assert id_of(school, "E26-001") in text
    assert len(text.splitlines()) == len(plain.splitlines())
    if form == "jsonl":
        for before, after in zip(plain.splitlines(), text.splitlines(), strict=True):
            assert json.loads(before).keys() == json.loads(after).keys()


def say(school: School) -> tuple[str, str]:
    """Let Léa and Yanis say something at the machine, a trainer judge both, and an account be opened; their ids."""
    with Store.open(school.data) as store:
        lea, yanis = (Registry(store.readers).find(name).id for name in ("E26-001", "E26-002"))
        both = Attribution(session="dmu.s1", persons=(lea, yanis), order="OF-1042", operation="20")
        store.commit_now([
            PartsDeclared(machine="dmu", at=at(80), count="dmu.p1", attribution=both, good=0, scrap=1, rework=0,
                          reason_code="dimension", author=yanis, via="kiosk"),
            StopReasonGiven(machine="dmu", at=at(81), since=at(62), until=None, reason_code="martin", author=lea,
                            via="kiosk"),
            TrainerCalled(machine="dmu", at=at(82), persons=(lea, yanis), reason_code="help", author=yanis,
                          via="kiosk"),
            SessionCorrected(machine="dmu", at=at(83), session="dmu.s1", closed_at=at(63), author="y.benali",
                             reason="Léa avait oublié"),
            CompetenceAssessed(machine="", at=at(84), assessment="e-1", person=lea, grid="cap-cip", competence="C2.1",
                               level="2", comment_digest=None, evidence=("dmu.c1",), author="y.benali"),
            CompetenceAssessed(machine="", at=at(85), assessment="e-2", person=yanis, grid="cap-cip",
                               competence="C2.1", level="3", comment_digest=None, evidence=(), author="y.benali"),
            AssessmentWithdrawn(machine="", at=at(86), assessment="e-1", person=lea, author="y.benali"),
            AccountOpened(machine="", at=at(87), account="martin-lea", role="trainer", author="y.benali"),
        ])  # fmt: skip
    return lea, yanis


def test_what_somebody_said_and_how_they_were_judged_is_held_on_them(school: School) -> None:
    """Also what was withdrawn; what is about others alone is not, and others in it stay unknown."""
    lea, yanis = say(school)
    target = school.folder / "access.json"
    school.done("person", "E26-001", "--export", target)
    assert yanis not in target.read_text("utf-8")
    facts = [one for one in json.loads(target.read_text("utf-8"))["facts"] if one["at"] >= "2026-03-02T08:01:20"]
    kinds = ["PartsDeclared", "StopReasonGiven", "TrainerCalled", "CompetenceAssessed", "AssessmentWithdrawn"]
    assert [one["kind"] for one in facts] == kinds
    assert (facts[0]["attribution"]["persons"], facts[0]["author"]) == ([lea, "(another person)"], "(another person)")
    assert facts[2]["persons"] == [lea, "(another person)"]
    assert [one["assessment"] for one in facts[3:]] == ["e-1", "e-1"]


def test_an_anonymous_export_of_what_was_said_names_nobody(school: School) -> None:
    """Reasons and accounts are blank, a code that holds a name too; ids, codes and counts are as they were."""
    lea, yanis = say(school)
    assert traces(school.done("export", "facts", "--format", "jsonl")) != []
    text = school.done("export", "facts", "--format", "jsonl", "--anonymous")
    assert traces(text) == []
    said = [json.loads(line) for line in text.splitlines()][-8:]
    bodies = [json.loads(one["body"]) if isinstance(one["body"], str) else one["body"] for one in said]
    assert (bodies[0]["author"], bodies[0]["reason_code"], bodies[0]["scrap"]) == (yanis, "dimension", 1)
    assert (bodies[1]["author"], bodies[1]["reason_code"]) == (lea, "***")
    assert bodies[2]["persons"] == [lea, yanis]
    assert (bodies[3]["author"], bodies[3]["reason"]) == ("***", "***")
    assert (bodies[4]["person"], bodies[4]["evidence"]) == (lea, ["dmu.c1"])
    assert (bodies[7]["account"], bodies[7]["role"]) == ("***", "trainer")


def test_logs_facts_and_metrics_name_nobody(tmp_path: Path) -> None:
    """A collector whose trainees badge in, badge wrongly and leave says no name, number or badge anywhere."""
    school = School(tmp_path, "\n".join(CYCLE.replace("{number}", str(number)) for number in range(1, 30)))
    school.enrol()
    with school.collecting() as process:
        school.done("session", "badge", "mill-1", "04:A1:5C:32")
        school.done("session", "join", "mill-1", "Benali")
        assert school.etabli("session", "badge", "mill-1", "04:A1:5C:47:99").exit_code == 3
        until(lambda: school.tail("--kind", "CycleEnded"))
        school.done("session", "leave", "mill-1", "Yanis Benali")
        school.done("session", "close", "mill-1")
        assert school.control is not None
        metrics = httpx.get(f"{school.control.url}/metrics")
        process.terminate()
        out, errors = process.communicate(timeout=60)
    said = {"output": out, "log": errors, "facts": school.done("journal", "tail", "-n", 1_000), "metrics": metrics.text}
    said |= {f"export {what}": school.done("export", what) for what in ("cycles", "states", "counts", "tools", "facts")}
    assert {name: traces(text) for name, text in said.items()} == {name: [] for name in said}
    for file in school.data.iterdir():
        if file.name not in (DATABASE, f"{DATABASE}-wal"):
            assert traces(file.read_bytes().decode("latin-1")) == [], file.name


def test_an_auditor_needs_no_private_key(school: School) -> None:
    """A copy with the public key is enough to verify, replay, read and export; nothing is written into it."""
    (school.folder / "copy").mkdir()
    copy = School(school.folder / "copy")
    shutil.copytree(school.data, copy.data)
    (copy.data / "journal.key").unlink()
    before = {path.name: path.read_bytes() for path in copy.data.iterdir()}
    for asked in (("journal", "verify"), ("journal", "replay"), ("journal", "tail"), ("export", "facts"),
                  ("retention",), ("hold", "list"), ("person", "E26-001")):  # fmt: skip
        copy.done(*asked)
        left = {path.name: path.read_bytes() for path in copy.data.iterdir()}
        assert {name: content for name, content in left.items() if name in before} == before, asked
    assert (copy.data / "journal.pub").stat().st_mode & 0o777 == 0o644


def test_a_copy_that_cannot_be_written_to_can_be_read(school: School) -> None:
    """As from a disc, or another account's folder. (Root may write everywhere, but for the time of this command.)"""
    school.data.chmod(0o555)
    try:
        as_others = ("--bounding-set=-dac_override", "--inh-caps=-dac_override") if os.geteuid() == 0 else ()
        answer = subprocess.run(
            ["setpriv", *as_others, sys.executable, "-m", "collector", "journal", "verify", "--site", school.site_file],
            cwd=REPOSITORY, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        assert "The journal is as it was recorded" in answer.stdout, answer.stderr
        assert not any(path.suffix in (".sqlite-shm", ".sqlite-wal") for path in school.data.iterdir())
    finally:
        school.data.chmod(0o700)


def test_a_journal_can_be_read_while_it_is_written(school: School) -> None:
    """A reader beside the writer sees what is committed, and disturbs nothing."""
    with Store.open(school.data) as store:
        store.commit_now([started((datetime.now(UTC) - at(0)) / timedelta(seconds=1), "dmu.c9")])
        assert school.tail("-n", 1)[0]["cycle"] == "dmu.c9"
        assert school.etabli("journal", "verify").exit_code == 0
