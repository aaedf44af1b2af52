"""The papers on file: put there once, corrected by further papers, and which of them counted as known at an instant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, exists, insert, or_, select, update

from collector.access.dossier import SafetyTraining
from collector.core.facts import Fact, PaperRecorded, PaperRevoked
from collector.errors import RequestRefused
from collector.store import journal
from collector.store.papers_records import (
    FORMS,
    Content,
    Paper,
    PaperKind,
    Subject,
    decode_content,
    digest_of,
    encode_content,
    new_paper_id,
    new_salt,
)
from collector.store.papers_tables import paper as table
from collector.store.papers_tables import paper_revocation as revoked_table


def record(
    connection: Connection,
    kind: PaperKind,
    content: Content,
    *,
    at: datetime,
    author: str,
    person: str | None = None,
    machine: str | None = None,
    replaces: str | None = None,
) -> Paper:
    """Put a paper on file, with the fact that proves when; all in the caller's transaction.

    Args:
        connection: The store's writer.
        kind: What it is.
        content: What it says.
        at: Now (UTC).
        author: Opaque id or account of who records it.
        person: Whom it is about, by opaque id, where it is about a person.
        machine: What it is about, where it is about a machine. That of a training follows from its content.
        replaces: The paper that it corrects.

    Raises:
        ValueError: If content or subject do not fit the kind.
        RequestRefused: If the paper to be corrected is not on file, was corrected or revoked, or is about another.
    """
    form = FORMS[kind]
    if not isinstance(content, form.content):
        raise ValueError(f"a {kind} does not say a {type(content).__name__}")
    if isinstance(content, SafetyTraining):
        machine = content.machine
    if (person is not None) != (form.subject is Subject.PERSON) or (
        (machine is not None) != (form.subject is Subject.MACHINE) and kind is not PaperKind.SAFETY_TRAINING
    ):
        raise ValueError(f"a {kind} is about a {form.subject}")
    if replaces is not None:
        before = _standing(connection, replaces)
        if (before["kind"], before["person"], before["machine"]) != (kind, person, machine):
            raise RequestRefused(f"paper {replaces} is no {kind} of the same subject")
    body, salt = encode_content(content), new_salt()
    made = Paper(
        id=new_paper_id(), kind=kind, person=person, machine=machine, content=decode_content(kind, body),
        digest=digest_of(body, salt), recorded_at=at, author=author, replaces=replaces,
    )  # fmt: skip
    connection.execute(
        insert(table).values(
            id=made.id, kind=kind.value, person=person, machine=machine, body=body, salt=salt, digest=made.digest,
            recorded_at=at, author=author, replaces=replaces,
        )
    )  # fmt: skip
    _tell(connection, at, PaperRecorded(
        machine=machine or "", at=at, paper=made.id, kind=kind.value, person=person, digest=made.digest,
        author=author, replaces=replaces,
    ))  # fmt: skip
    return made


def revoke(connection: Connection, paper: str, *, at: datetime, author: str) -> None:
    """Take a paper that was recorded by mistake out of account, from now on; what it corrected stays corrected.

    Raises:
        RequestRefused: If it is not on file, or was corrected or revoked already.
    """
    row = _standing(connection, paper)
    connection.execute(insert(revoked_table).values(paper=paper, recorded_at=at, author=author))
    _tell(connection, at, PaperRevoked(
        machine=row["machine"] or "", at=at, paper=paper, kind=row["kind"], person=row["person"], author=author
    ))  # fmt: skip


def erase(connection: Connection, person: str) -> int:
    """Forget what the papers of somebody say. That there were papers, and when, stays; the digests prove nothing then.

    Returns:
        The number of papers emptied.
    """
    whose = and_(table.c.person == person, table.c.body.is_not(None))
    return connection.execute(update(table).where(whose).values(body=None, salt=None)).rowcount


def paper(connection: Connection, id_: str) -> Paper | None:
    """One paper, whether it still counts or not."""
    row = connection.execute(select(table).where(table.c.id == id_)).mappings().first()
    return None if row is None else _paper(row)


def current(
    connection: Connection,
    known_at: datetime | None = None,
    *,
    kinds: Sequence[PaperKind] | None = None,
    person: str | None = None,
    machine: str | None = None,
) -> list[Paper]:
    """The papers that count: neither corrected nor revoked nor erased. In the order of their recording.

    Args:
        connection: Read from.
        known_at: As was known at this instant (UTC); None for now.
        kinds: Only these kinds.
        person: Only those of this person.
        machine: Only those of this machine.
    """
    later = table.alias("later")
    corrected = exists().where(later.c.replaces == table.c.id)
    revoked = exists().where(revoked_table.c.paper == table.c.id)
    if known_at is not None:
        corrected = corrected.where(later.c.recorded_at <= known_at)
        revoked = revoked.where(revoked_table.c.recorded_at <= known_at)
    statement = select(table).where(~corrected, ~revoked, table.c.body.is_not(None))
    if known_at is not None:
        statement = statement.where(table.c.recorded_at <= known_at)
    return list(_papers(connection, _narrowed(statement, kinds, person, machine)))


def history(
    connection: Connection,
    *,
    kinds: Sequence[PaperKind] | None = None,
    person: str | None = None,
    machine: str | None = None,
) -> list[Paper]:
    """Every paper that was ever recorded, those that count no more too, in the order of their recording."""
    return list(_papers(connection, _narrowed(select(table), kinds, person, machine)))


def revocations(connection: Connection) -> dict[str, datetime]:
    """When which papers were revoked, by the paper's id."""
    return {row.paper: row.recorded_at for row in connection.execute(select(revoked_table))}


def is_genuine(connection: Connection, id_: str) -> bool | None:
    """Whether a paper's content is what its digest says; None for one that was erased, or is not there."""
    return genuine(connection, id_).get(id_)


def genuine(connection: Connection, id_: str | None = None) -> dict[str, bool | None]:
    """The same of every paper that was ever recorded, by its id, or of one alone."""
    statement = select(table.c.id, table.c.body, table.c.salt, table.c.digest)
    if id_ is not None:
        statement = statement.where(table.c.id == id_)
    return {
        row.id: None if row.body is None else digest_of(row.body, row.salt or "") == str(row.digest)
        for row in connection.execute(statement)
    }


def _narrowed(
    statement: Select[Any], kinds: Sequence[PaperKind] | None, person: str | None, machine: str | None
) -> Select[Any]:
    if kinds is not None:
        statement = statement.where(table.c.kind.in_([kind.value for kind in kinds]))
    if person is not None:
        statement = statement.where(table.c.person == person)
    if machine is not None:
        statement = statement.where(table.c.machine == machine)
    return statement.order_by(table.c.number)


def _standing(connection: Connection, id_: str) -> RowMapping:
    """The row of a paper that counts now."""
    row = connection.execute(select(table).where(table.c.id == id_)).mappings().first()
    if row is None:
        raise RequestRefused(f"there is no paper {id_}")
    gone = or_(
        exists().where(table.c.replaces == id_),
        exists().where(revoked_table.c.paper == id_),
    )
    if connection.execute(select(gone)).scalar():
        raise RequestRefused(f"paper {id_} was corrected or revoked already: correct what stands now")
    return row


def _tell(connection: Connection, at: datetime, fact: Fact) -> None:
    journal.append(connection, [fact], at)


def _papers(connection: Connection, statement: Select[Any]) -> Iterator[Paper]:
    return map(_paper, connection.execute(statement).mappings())


def _paper(row: RowMapping) -> Paper:
    kind = PaperKind(row["kind"])
    return Paper(
        id=row["id"], kind=kind, person=row["person"], machine=row["machine"],
        content=None if row["body"] is None else decode_content(kind, row["body"]), digest=row["digest"],
        recorded_at=row["recorded_at"], author=row["author"], replaces=row["replaces"],
    )  # fmt: skip
