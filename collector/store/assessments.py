"""What trainers say of trainees, as it is kept: levels out of the facts, comments and files beside them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select

from collector.core.facts import CompetenceAssessed
from collector.core.grids import Judgement
from collector.store import evidence
from collector.store.evidence import Prepared
from collector.store.papers_records import digest_of
from collector.store.registry_records import ID_ALPHABET
from collector.store.teaching_tables import assessment, assessment_comment, assessment_file, evidence_file

_ID_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of an assessment; where it was erased, only its id and its digest are left.

    Args:
        file: Its opaque id.
        digest: What the journal keeps of it.
        name: What people call it; None where it was erased.
        media: Its kind; None where it was erased.
        size: Bytes; None where it was erased.
    """

    file: str
    digest: str
    name: str | None = None
    media: str | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A level that a trainer gave.

    Args:
        id: Its id.
        person: Opaque id of the trainee.
        grid: The grid's name.
        competence: The competence's code.
        level: The level's code.
        at: When (UTC).
        author: Who gave it.
        comment: What was written; empty for nothing, None where it was erased.
        evidence: What it rests on, see `CompetenceAssessed`.
        files: What is attached.
        withdrawn_at: When it was taken back (UTC); None while it stands.
        withdrawn_by: By whom.
    """

    id: str
    person: str
    grid: str
    competence: str
    level: str
    at: datetime
    author: str
    comment: str | None
    evidence: tuple[str, ...]
    files: tuple[Attached, ...]
    withdrawn_at: datetime | None
    withdrawn_by: str | None

    @property
    def judgement(self) -> Judgement:
        """What of it counts for how somebody stands."""
        return Judgement(
            competence=self.competence, level=self.level, at=self.at, withdrawn=self.withdrawn_at is not None
        )


def new_id() -> str:
    """A fresh id of an assessment."""
    return "e-" + "".join(secrets.choice(ID_ALPHABET) for _ in range(_ID_LENGTH))


def keep(connection: Connection, fact: CompetenceAssessed, comment: str, salt: str, files: Sequence[Prepared]) -> None:
    """Keep what was written and attached; in the transaction that records the fact.

    Args:
        connection: The store's writer.
        fact: The assessment.
        comment: What was written; empty for nothing.
        salt: What the comment's digest was made with.
        files: What was attached, written into its folder already.
    """
    whose = {"assessment": fact.assessment, "person": fact.person}
    if comment:
        connection.execute(insert(assessment_comment).values(body=comment, salt=salt, **whose))
    for one in files:
        connection.execute(
            insert(evidence_file).values(
                file=one.file, name=one.name, media=one.media, size=len(one.content), salt=one.salt, kept_at=fact.at,
                **whose,
            )
        )  # fmt: skip


def history(connection: Connection, person: str, grid: str | None = None) -> list[Assessment]:
    """Every assessment of somebody, those that were taken back too, in the order of time.

    Args:
        connection: Reads the database.
        person: Opaque id.
        grid: Only of this grid.
    """
    said = assessment_comment.c.body
    query = (
        select(assessment, said.label("comment"))
        .join_from(assessment, assessment_comment, assessment_comment.c.assessment == assessment.c.id, isouter=True)
        .where(assessment.c.person == person)
        .order_by(assessment.c.at, assessment.c.seq)
    )
    if grid is not None:
        query = query.where(assessment.c.grid == grid)
    files = _files(connection, person)
    return [_assessment(row, files.get(row["id"], ())) for row in connection.execute(query).mappings()]


def judgements(connection: Connection) -> dict[tuple[str, str], list[Judgement]]:
    """All levels of everybody, by person and grid, in the order of time: without what was written."""
    of = assessment.c
    found: dict[tuple[str, str], list[Judgement]] = {}
    query = select(of.person, of.grid, of.competence, of.level, of.at, of.withdrawn_at).order_by(of.at, of.seq)
    for person, grid, competence, level, at, withdrawn_at in connection.execute(query):
        one = Judgement(competence=competence, level=level, at=at, withdrawn=withdrawn_at is not None)
        found.setdefault((person, grid), []).append(one)
    return found


def one(connection: Connection, id_: str) -> Assessment | None:
    """One assessment."""
    person = connection.execute(select(assessment.c.person).where(assessment.c.id == id_)).scalar()
    found = [] if person is None else history(connection, person)
    return next((it for it in found if it.id == id_), None)


def attached(connection: Connection, person: str, file: str) -> Attached | None:
    """A file of somebody that is still there."""
    rows = _files(connection, person).values()
    return next((it for files in rows for it in files if it.file == file and it.name is not None), None)


def empty(connection: Connection, ids: Iterable[str]) -> list[str]:
    """Forget what was written and attached to some assessments; returns the ids of files to be removed."""
    return _forget(connection, "assessment", list(ids))[1]


def erase(connection: Connection, person: str) -> tuple[int, list[str]]:
    """Forget what was written about somebody, and attached: how many comments, and the ids of files to be removed."""
    return _forget(connection, "person", [person])


def forget_gone(connection: Connection) -> list[str]:
    """Forget what was written and attached to assessments that retention removed: ids of files to be removed."""
    known = set(connection.execute(select(assessment.c.id)).scalars())
    kept: set[str] = set()
    for table in (assessment_comment, evidence_file):
        kept |= set(connection.execute(select(table.c.assessment)).scalars())
    return _forget(connection, "assessment", sorted(kept - known))[1]


def known_files(connection: Connection) -> set[str]:
    """The ids of all files that something refers to."""
    return set(connection.execute(select(evidence_file.c.file)).scalars())


def altered(connection: Connection, directory: Path, person: str) -> list[str]:
    """The assessments of somebody of which a comment or a file is not what the journal has the digest of.

    What was erased proves nothing any more and is not among them; a file that is missing without having been erased is.
    """
    of, said, filed = assessment.c, assessment_comment.c, evidence_file.c
    wrong = [
        row.id
        for row in connection.execute(
            select(of.id, of.comment_digest, said.body, said.salt)
            .join_from(assessment, assessment_comment, said.assessment == of.id)
            .where(of.person == person)
        )
        if row.comment_digest is None or digest_of(row.body, row.salt) != row.comment_digest
    ]
    rows = connection.execute(
        select(filed.assessment, filed.file, filed.salt, assessment_file.c.digest)
        .join_from(evidence_file, assessment_file, assessment_file.c.file == filed.file)
        .where(filed.person == person)
    )
    for row in rows:
        content = evidence.read(directory, row.file)
        if content is None or evidence.digest_of(content, row.salt) != row.digest:
            wrong.append(row.assessment)
    return list(dict.fromkeys(wrong))


def _forget(connection: Connection, by: str, values: Sequence[str]) -> tuple[int, list[str]]:
    comments = 0
    files: list[str] = []
    for value in values:
        whose = evidence_file.c[by] == value
        files += connection.execute(select(evidence_file.c.file).where(whose)).scalars().all()
        connection.execute(delete(evidence_file).where(whose))
        comments += connection.execute(
            delete(assessment_comment).where(assessment_comment.c[by] == value)
        ).rowcount  # fmt: skip
    return comments, files


def _files(connection: Connection, person: str) -> dict[str, tuple[Attached, ...]]:
    told, kept = assessment_file.c, evidence_file.c
    query = (
        select(told.assessment, told.file, told.digest, kept.name, kept.media, kept.size)
        .join(assessment, assessment.c.id == told.assessment)
        .join(evidence_file, kept.file == told.file, isouter=True)
        .where(assessment.c.person == person)
        .order_by(told.assessment, told.position)
    )
    found: dict[str, tuple[Attached, ...]] = {}
    for id_, *rest in connection.execute(query):
        found[id_] = (*found.get(id_, ()), Attached(*rest))
    return found


def _assessment(row: RowMapping, files: tuple[Attached, ...]) -> Assessment:
    comment: Any = "" if row["comment_digest"] is None else row["comment"]
    return Assessment(
        id=row["id"], person=row["person"], grid=row["grid"], competence=row["competence"], level=row["level"],
        at=row["at"], author=row["author"], comment=comment, evidence=tuple(json.loads(row["evidence"])), files=files,
        withdrawn_at=row["withdrawn_at"], withdrawn_by=row["withdrawn_by"],
    )  # fmt: skip
