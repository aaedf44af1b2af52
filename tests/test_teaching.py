"""What trainers say: taken down with what it rests on, taken back by a further fact, erased with the person."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from collector.core.facts import AssessmentWithdrawn, CompetenceAssessed, Fact, LegalHoldPlaced, PersonErased
from collector.core.grids import open_competences, work_evidence
from collector.errors import RequestRefused
from collector.store import assessments, erasure, evidence
from collector.store.assessments import Assessment
from collector.store.personal_data import as_zip, held_on
from collector.store.rebuild import rebuild, replay
from collector.store.registry import Registry
from collector.store.registry_records import Person, PersonRole
from collector.store.removal import remove
from collector.store.retention import Record, plan
from collector.teaching import LONGEST, MOST_FILES, Teaching, TeachingRefused
from tests.grids import GRID, TRAININGS
from tests.store.test_evidence import PDF, photo
from tests.store.test_evidence import SECRET as PLACE
from tests.web.scene import HUGO, LEA, Scene, scene

REMARK = "Règle seule, contrôle trois cotes sur quatre."


class School:
    """A workshop in which Léa has turned two parts, and her trainer's counter."""

    def __init__(self, scene: Scene, told: list[Fact]) -> None:
        self.scene = scene
        self.store = scene.around.store
        self.told = told
        self.counter = Teaching(self.store, scene.around.live, scene.clock, TRAININGS)

    async def assess(self, person: str = LEA.id, competence: str = "C1", level: str = "A", **more: Any) -> str:
        """Give a level a minute after the last one; returns the assessment's id."""
        self.scene.later(60)
        files = [await self.counter.prepared(name, content) for name, content in more.pop("files", ())]
        given = {"author": "a-trainer", "files": files, **more}
        fact = await self.counter.assess(person, GRID.name, competence, level, **given)
        return fact.assessment

    async def history(self, person: str = LEA.id) -> list[Assessment]:
        def ask() -> list[Assessment]:
            with self.store.reader() as connection:
                return assessments.history(connection, person)

        return await asyncio.to_thread(ask)

    async def altered(self) -> list[str]:
        def ask() -> list[str]:
            with self.store.reader() as connection:
                return assessments.altered(connection, self.store.directory, LEA.id)

        return await asyncio.to_thread(ask)

    def files(self) -> list[str]:
        folder = self.store.directory / evidence.FOLDER
        return sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    async with scene(tmp_path) as opened:
        told: list[Fact] = []
        opened.around.live.follow(told.extend)
        await opened.hear("tour-1", execution="READY", program="RACCORD_M24", part_count=0)
        await opened.around.desk.open_session("tour-1", ["E26-001"], order="26-1047", author="test", via="command")
        for number in (1, 2):
            await opened.cycle("tour-1", 70.0, number)
            opened.later(10)
        yield School(opened, told)


async def test_a_level_is_given_with_all_that_it_rests_on(school: School) -> None:
    """Session, order and files; the journal holds digests, the comment and the files lie beside it."""
    rests_on = ["session:tour-1.s1", work_evidence("26-1047", "10")]
    id_ = await school.assess(comment=f" {REMARK} ", rests_on=rests_on, files=[("Pièce.jpg", photo()), ("f.pdf", PDF)])
    [found] = await school.history()
    assert (found.id, found.competence, found.level, found.comment) == (id_, "C1", "A", REMARK)
    assert found.evidence == tuple(rests_on)
    assert [(one.name, one.media) for one in found.files] == [("Pièce.jpg", "image/jpeg"), ("f.pdf", "application/pdf")]
    assert school.files() == sorted(one.file for one in found.files)
    [fact] = [one for one in school.told if isinstance(one, CompetenceAssessed)]
    assert fact.comment_digest is not None
    assert [(one.file, one.digest) for one in fact.files] == [(one.file, one.digest) for one in found.files]
    body = json.dumps([str(one) for one in school.told])
    assert REMARK not in body
    assert "Pièce.jpg" not in body
    assert await school.altered() == []


async def test_what_was_changed_beside_the_journal_is_found(school: School) -> None:
    """A comment or a file that is not what the fact has the digest of."""
    one = await school.assess(comment=REMARK)
    two = await school.assess(competence="C2", files=[("a.pdf", PDF)])
    three = await school.assess(competence="C3", files=[("b.pdf", PDF)])
    assert await school.altered() == []
    path = school.store.directory / evidence.FOLDER

    def forge() -> None:
        files = {it.id: it.files for it in _history(school)}
        (path / files[two][0].file).write_bytes(PDF + b"more")
        (path / files[three][0].file).unlink()
        with school.store.writer.begin() as connection:
            connection.exec_driver_sql("UPDATE assessment_comment SET body = 'parfait'")

    await asyncio.to_thread(forge)
    assert sorted(await school.altered()) == sorted([one, two, three])


def _history(school: School) -> list[Assessment]:
    with school.store.reader() as connection:
        return assessments.history(connection, LEA.id)


async def test_the_latest_level_that_stands_holds(school: School) -> None:
    """And every level that was ever given stays to be read."""

    def still_open(found: list[Assessment]) -> list[str]:
        return [one.code for one in open_competences(GRID, [it.judgement for it in found])]

    await school.assess(level="EC")
    second = await school.assess(level="A", comment=REMARK, files=[("a.pdf", PDF)])
    assert still_open(await school.history()) == ["C2", "C3"]
    await school.counter.withdraw(LEA.id, second, author="a-head")
    found = await school.history()
    assert still_open(found) == ["C1", "C2", "C3"]
    assert [(one.level, one.withdrawn_by, one.comment) for one in found] == [("EC", None, ""), ("A", "a-head", REMARK)]
    assert len(school.files()) == 1
    with pytest.raises(TeachingRefused) as refusal:
        await school.counter.withdraw(LEA.id, second, author="a-head")
    assert refusal.value.word == "withdrawn"


async def test_taking_back_can_erase_what_was_attached(school: School) -> None:
    """A photo with somebody else in it: the file goes, that there was one stays."""
    id_ = await school.assess(comment=REMARK, files=[("a.jpg", photo())])
    await school.counter.withdraw(LEA.id, id_, emptied=True, author="a-trainer")
    [found] = await school.history()
    assert (found.comment, school.files()) == (None, [])
    assert [(one.name, one.digest != "") for one in found.files] == [(None, True)]
    assert [one.emptied for one in school.told if isinstance(one, AssessmentWithdrawn)] == [True]
    assert await school.altered() == []


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ({"person": "p-nobody22"}, "person"),
        ({"competence": "C9"}, "competence"),
        ({"level": "Z"}, "level"),
        ({"comment": "x" * (LONGEST + 1)}, "comment"),
        ({"rests_on": ["session:tour-1.s9"]}, "evidence"),
        ({"rests_on": ["work:26-1042/20"]}, "evidence"),
        ({"rests_on": ["tour-1.c1"]}, "evidence"),
        ({"rests_on": [f"session:s{number}" for number in range(50)]}, "much"),
        ({"files": [("a.pdf", PDF)] * (MOST_FILES + 1)}, "files"),
        ({"person": HUGO.id, "rests_on": ["session:tour-1.s1"]}, "evidence"),
        ({"person": "p-trainer2"}, "person"),
    ],
    ids=[
        "nobody", "no competence", "no level", "too long", "no session", "an order she never worked for", "no evidence",
        "too much", "too many files", "somebody else's session", "not a trainee",
    ],
)  # fmt: skip
async def test_what_cannot_be_taken_down_leaves_nothing_behind(
    asked: dict[str, Any], word: str, school: School
) -> None:
    """No fact, no comment, no file."""
    trainer = Person(id="p-trainer2", reference="F-9", given_name="A", family_name="B", role=PersonRole.TRAINER)
    await asyncio.to_thread(Registry(school.store.writer).save_person, trainer)
    given: dict[str, Any] = {"comment": REMARK, "files": [("a.pdf", PDF)], **asked}
    with pytest.raises(TeachingRefused) as refusal:
        await school.assess(**given)
    assert refusal.value.word == word
    assert (await school.history(), school.files()) == ([], [])
    assert not any(isinstance(one, CompetenceAssessed) for one in school.told)


async def test_a_broken_file_keeps_the_assessment_from_being_taken_down(school: School) -> None:
    with pytest.raises(evidence.FileRefused):
        await school.assess(files=[("a.pdf", PDF), ("b.jpg", b"no picture")])
    assert (await school.history(), school.files()) == ([], [])


async def test_an_assessment_of_somebody_else_is_not_taken_back(school: School) -> None:
    id_ = await school.assess()
    with pytest.raises(TeachingRefused) as refusal:
        await school.counter.withdraw(HUGO.id, id_, author="a-trainer")
    assert refusal.value.word == "unknown"


async def test_erasing_a_person_erases_what_was_written_and_attached(school: School) -> None:
    """Of Léa nothing is left but what the journal proves; Hugo's stays; the journal still leads to its tables."""
    await school.assess(comment=REMARK, files=[("a.jpg", photo())])
    await school.assess(person=HUGO.id, comment="Bien.", files=[("b.pdf", PDF)])
    await school.scene.around.desk.close_session("tour-1", author="test", via="command")
    erase = partial(erasure.erase, school.store, LEA.id, author="a-head", at=school.scene.clock.now())
    erased = await asyncio.to_thread(erase)
    assert (erased.comments, len(erased.files)) == (1, 1)
    [hers], [his] = await school.history(), await school.history(HUGO.id)
    assert (hers.comment, hers.files[0].name) == (None, None)
    assert (his.comment, school.files()) == ("Bien.", [his.files[0].file])

    def whole() -> bytes:
        assert replay(school.store.readers).differences == ()
        return b"".join(one.read_bytes() for one in sorted(school.store.directory.rglob("*")) if one.is_file())

    left = await asyncio.to_thread(whole)
    assert REMARK.encode() not in left
    assert b"Bien." in left
    assert PersonErased.__name__.encode() in left


async def test_a_legal_hold_keeps_what_was_written(school: School) -> None:
    """One about her in the time in which she was judged; not one about another time."""
    await school.assess(comment=REMARK, files=[("a.pdf", PDF)])
    await school.scene.around.desk.close_session("tour-1", author="test", via="command")
    now = school.scene.clock.now()

    async def hold(name: str, **about: Any) -> None:
        given = {"person": LEA.id, "since": None, "until": None, **about}
        await school.store.commit([
            LegalHoldPlaced(machine="", at=now, hold=name, reason="accident", author="a-head", **given)
        ], {})  # fmt: skip

    erase = partial(erasure.erase, school.store, LEA.id, author="a-head", at=now)
    await hold("hold-1", since=now - timedelta(seconds=30), until=now + timedelta(days=1))
    with pytest.raises(RequestRefused, match="hold-1"):
        await asyncio.to_thread(erase)
    assert len(school.files()) == 1


async def test_a_hold_about_another_time_keeps_nothing(school: School) -> None:
    await school.assess(comment=REMARK, files=[("a.pdf", PDF)])
    await school.scene.around.desk.close_session("tour-1", author="test", via="command")
    now = school.scene.clock.now()
    earlier = LegalHoldPlaced(
        machine="", at=now, hold="hold-2", person=LEA.id, since=now - timedelta(days=9), until=now - timedelta(days=8),
        reason="accident", author="a-head",
    )  # fmt: skip
    await school.store.commit([earlier], {})
    await asyncio.to_thread(partial(erasure.erase, school.store, LEA.id, author="a-head", at=now))
    assert school.files() == []


async def test_retention_takes_along_what_was_written_and_attached(school: School) -> None:
    """When the facts go, so do comments and files; those of later assessments stay."""
    await school.assess(comment=REMARK, files=[("a.pdf", PDF)])

    def clear() -> None:
        school.store.write_now(lambda connection: None, sign=True)
        found = plan(school.store, dict.fromkeys(Record, 0.0), school.scene.clock.now() + timedelta(days=3650))
        cut = found.segments[-1].cut
        remove(school.store, cut, found.signed, author="a-head", at=school.scene.clock.now())
        assert replay(school.store.readers).differences == ()

    first = school.files()
    await school.assess(competence="C2", comment="Plus tard.", files=[("b.pdf", PDF)])
    await asyncio.to_thread(clear)
    assert await school.history() == []
    assert school.files() == []
    assert first
    await school.assess(competence="C3", comment="Encore plus tard.", files=[("c.pdf", PDF)])
    [found] = await school.history()
    assert found.comment == "Encore plus tard."
    assert len(school.files()) == 1


async def test_a_person_gets_what_was_said_of_them(school: School) -> None:
    """With the comment, and the files themselves; without the salt, which is of no use to anybody but a forger."""
    await school.assess(comment=REMARK, files=[("Pièce.jpg", photo())])
    await school.assess(person=HUGO.id, comment="Bien.")

    def ask() -> tuple[dict[str, Any], bytes]:
        with school.store.reader() as connection:
            found = held_on(connection, LEA)
        return found, as_zip({"what": "test"}, found, school.store.directory)

    found, packed = await asyncio.to_thread(ask)
    assert [row["comment"] for row in found["assessments"]] == [REMARK]
    assert [row["name"] for row in found["evidence_files"]] == ["Pièce.jpg"]
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        [name] = [one for one in archive.namelist() if one.startswith("evidence/")]
        assert name.endswith("Pièce.jpg")
        assert PLACE.encode() not in archive.read(name)
        assert archive.read(name).startswith(b"\xff\xd8")
        assert "Bien." not in archive.read("everything.json").decode()


async def test_the_views_follow_from_the_facts(school: School) -> None:
    id_ = await school.assess(comment=REMARK, files=[("a.pdf", PDF)])
    await school.assess(level="EC")
    await school.counter.withdraw(LEA.id, id_, author="a-head")
    before = await school.history()

    def anew() -> None:
        rebuild(school.store.writer)
        assert replay(school.store.readers).differences == ()

    await asyncio.to_thread(anew)
    assert await school.history() == before
