"""The trainer's counter: levels for the competences of a training, with comments, evidence and files, and taking back.

What is written and attached stays beside the journal, where it can be erased; the fact holds its digest.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from collector.core.facts import AssessmentWithdrawn, CompetenceAssessed, FiledEvidence
from collector.core.grids import SESSION, WORK, Grid, Training
from collector.errors import RequestRefused
from collector.runtime.clock import Clock
from collector.runtime.live import Live
from collector.store import assessments, evidence
from collector.store.evidence import Prepared
from collector.store.papers_records import digest_of, new_salt
from collector.store.registry import Registry
from collector.store.registry_records import PersonRole
from collector.store.store import Store
from collector.store.teaching_tables import trainee_work
from collector.store.view_tables import session_person

LONGEST = 4000
"""Characters of a comment."""

MOST_EVIDENCE = 40
MOST_FILES = 6

WORDS: Mapping[str, str] = {
    "person": "this is no trainee of the registry",
    "grid": "this training has no such grid: [[trainings]] in the site file names them",
    "competence": "the grid has no such competence",
    "level": "the grid has no such level",
    "comment": f"a comment has {LONGEST} characters at most",
    "evidence": "one of the sessions or orders is not this trainee's",
    "much": f"an assessment rests on {MOST_EVIDENCE} sessions and orders at most",
    "files": f"at most {MOST_FILES} files go with an assessment",
    "unknown": "there is no such assessment of this trainee",
    "withdrawn": "this assessment was withdrawn already",
}
"""What is refused, each with a word by which pages say it in their own language."""


class TeachingRefused(RequestRefused):
    """An assessment cannot be taken down; `word` is one of WORDS."""

    def __init__(self, word: str) -> None:
        super().__init__(WORDS[word])
        self.word = word


class Teaching:
    """Takes what trainers say. Every method raises TeachingRefused when it cannot be done.

    Args:
        store: Where it is written.
        live: Who is told of facts.
        clock: The time.
        trainings: The trainings of this school, with their grids.
    """

    def __init__(self, store: Store, live: Live, clock: Clock, trainings: Iterable[Training]) -> None:
        self._store = store
        self._live = live
        self._clock = clock
        self._grids = {one.grid.name: one.grid for one in trainings if one.grid is not None}

    @staticmethod
    async def prepared(name: str, content: bytes) -> Prepared:
        """Look a file over that somebody wants to attach; see `evidence.prepare`.

        Raises:
            FileRefused: If it is none that is kept.
        """
        return await asyncio.to_thread(evidence.prepare, name, content)

    async def assess(
        self,
        person: str,
        grid: str,
        competence: str,
        level: str,
        *,
        comment: str = "",
        rests_on: Sequence[str] = (),
        files: Sequence[Prepared] = (),
        author: str,
    ) -> CompetenceAssessed:
        """Give a level.

        Args:
            person: Opaque id of the trainee.
            grid: The grid's name.
            competence: The competence's code.
            level: The level's code.
            comment: What the trainer writes; empty for nothing.
            rests_on: What it rests on; see `CompetenceAssessed`.
            files: What is attached, looked over by `prepared`.
            author: Opaque id or account of who judges.

        Returns:
            The fact that was recorded.
        """
        known, comment, rests_on = self._grids.get(grid), comment.strip(), tuple(dict.fromkeys(rests_on))
        _see_to_form(known, competence, level, comment, rests_on, files)
        salt = new_salt()
        fact = CompetenceAssessed(
            machine="",
            at=self._clock.now(),
            assessment=assessments.new_id(),
            person=person,
            grid=grid,
            competence=competence,
            level=level,
            comment_digest=digest_of(comment, salt) if comment else None,
            evidence=rests_on,
            author=author,
            files=tuple(FiledEvidence(file=one.file, digest=one.digest) for one in files),
        )

        def write(connection: Connection) -> None:
            _see_to_person(connection, person)
            _see_to_evidence(connection, person, rests_on)
            assessments.keep(connection, fact, comment, salt, files)
            self._store.record(connection, [fact])

        try:
            await asyncio.to_thread(self._put, files)
            await self._store.write(write)
        except Exception:
            # A file that no row refers to would be nobody's to erase. Whoever is cancelled may have written all the
            # same: what is left behind then, or by a crash, is swept up later.
            await asyncio.to_thread(evidence.remove, self._store.directory, [one.file for one in files])
            raise
        self._live.committed({}, [fact])
        return fact

    async def withdraw(self, person: str, assessment: str, *, emptied: bool = False, author: str) -> None:
        """Take a level back; the history keeps that it was given.

        Args:
            person: Opaque id of the trainee.
            assessment: The assessment's id.
            emptied: Erase what was written and attached as well.
            author: Opaque id or account of who takes it back.
        """
        fact = AssessmentWithdrawn(
            machine="", at=self._clock.now(), assessment=assessment, person=person, author=author, emptied=emptied
        )

        def write(connection: Connection) -> list[str]:
            known = assessments.one(connection, assessment)
            if known is None or known.person != person:
                raise TeachingRefused("unknown")
            if known.withdrawn_at is not None:
                raise TeachingRefused("withdrawn")
            self._store.record(connection, [fact])
            return assessments.empty(connection, [assessment]) if emptied else []

        files = await self._store.write(write)
        await asyncio.to_thread(evidence.remove, self._store.directory, files)
        if emptied:
            await asyncio.to_thread(self._store.empty_log)
        self._live.committed({}, [fact])

    def _put(self, files: Sequence[Prepared]) -> None:
        for one in files:
            evidence.put(self._store.directory, one)


def _see_to_form(
    grid: Grid | None, competence: str, level: str, comment: str, rests_on: Sequence[str], files: Sequence[object]
) -> None:
    if grid is None:
        raise TeachingRefused("grid")
    if grid.competence(competence) is None:
        raise TeachingRefused("competence")
    if grid.level(level) is None:
        raise TeachingRefused("level")
    if len(comment) > LONGEST:
        raise TeachingRefused("comment")
    if len(rests_on) > MOST_EVIDENCE:
        raise TeachingRefused("much")
    if len(files) > MOST_FILES:
        raise TeachingRefused("files")


def _see_to_person(connection: Connection, person: str) -> None:
    known = Registry(connection).person(person)
    if known is None or known.reference is None or known.role is not PersonRole.TRAINEE:
        raise TeachingRefused("person")


def _see_to_evidence(connection: Connection, person: str, rests_on: Sequence[str]) -> None:
    """What somebody else made proves nothing of this hand, and would tell of that person for ever."""
    of = trainee_work.c
    for one in rests_on:
        if one.startswith(SESSION):
            there = select(session_person.c.seq).where(
                session_person.c.session == one.removeprefix(SESSION), session_person.c.person == person
            )
        elif one.startswith(WORK):
            named = of.order_number + "/" + of.operation
            there = select(of.seq).where(of.person == person, named == one.removeprefix(WORK))
        else:
            raise TeachingRefused("evidence")
        if connection.execute(there.limit(1)).first() is None:
            raise TeachingRefused("evidence")
