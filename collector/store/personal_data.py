"""Everything that is held on one person, in a form that the person can read: the answer to a request for access."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, Table, or_, select

from collector.core.facts import decode
from collector.core.plain import time_text, to_plain
from collector.store import accounts_tables, evidence, papers_tables, snapshots, teaching_tables
from collector.store.journal import journal
from collector.store.registry_records import ID_ALPHABET, ID_LENGTH, Person
from collector.store.registry_tables import badge
from collector.store.shopfloor_tables import part_declaration, pin, trainer_call, trainer_call_person
from collector.store.view_tables import (
    cycle,
    cycle_person,
    legal_hold,
    part_count,
    part_count_person,
    session,
    session_person,
)

OPAQUE = re.compile(f"p-[{ID_ALPHABET}]{{{ID_LENGTH}}}")
"""An opaque id of a person."""

OTHER = "(another person)"
"""What stands for the ids of others: they have rights of their own."""

Row = dict[str, Any]
Tables = dict[str, list[Row]]


def held_on(connection: Connection, person: Person) -> Tables:
    """All that the workshop's memory holds on somebody, by subject: a list of rows for each.

    Args:
        connection: Reads the database.
        person: Who asks. Ids of others are blacked out.
    """
    id_ = person.id
    paper, revoked = papers_tables.paper, papers_tables.paper_revocation
    presence = session_person.c
    joined = select(*session.columns, presence.joined_at, presence.left_at).join_from(
        session, session_person, presence.session == session.c.id
    )
    found: Tables = {
        "registry": [dict(to_plain(person))],
        "badges": _rows(connection, _of(badge, id_).order_by(badge.c.since)),
        "papers": [
            {**row, "body": None if row["body"] is None else json.loads(row["body"])}
            for row in _rows(
                connection,
                select(*paper.columns, revoked.c.recorded_at.label("revoked_at"))
                .join_from(paper, revoked, revoked.c.paper == paper.c.id, isouter=True)
                .where(paper.c.person == id_)
                .order_by(paper.c.number),
            )
        ],
        "decisions_rested_on": _rows(connection, _of(snapshots.snapshot, id_)),
        "accounts": _rows(connection, _of_account(accounts_tables.account, "password", id_)),
        "sign_ins": _rows(connection, _of_account(accounts_tables.account_session, "digest", id_)),
        "sessions": _rows(connection, joined.where(presence.person == id_).order_by(presence.joined_at)),
        "cycles": _rows(connection, _belonging(cycle, cycle_person, "cycle", id_).order_by(cycle.c.started_at)),
        "parts": _rows(connection, _belonging(part_count, part_count_person, "count", id_).order_by(part_count.c.at)),
        "declared": _rows(connection, _declared(id_)),
        "calls": _rows(connection, _belonging(trainer_call, trainer_call_person, "call", id_)),
        "pins": _rows(connection, select(pin.c.person, pin.c.number, pin.c.set_at).where(pin.c.person == id_)),
        "assessments": _rows(connection, _assessments(id_)),
        "evidence_files": _rows(connection, _evidence_files(id_)),
        "legal_holds": _rows(connection, _of(legal_hold, id_)),
        "facts": list(_facts(connection, (id_, *_accounts_of(connection, id_)))),
    }
    return {subject: [_blacked_out(row, id_) for row in rows] for subject, rows in found.items()}


def _of(table: Table, person: str) -> Select[Any]:
    return select(table).where(table.c.person == person)


def _of_account(table: Table, secret: str, person: str) -> Select[Any]:
    """The rows of a person's accounts, without what proves who it is."""
    account = accounts_tables.account
    rows = select(*(column for column in table.columns if column.name != secret))
    if table is not account:
        rows = rows.join(account, account.c.id == table.c.account)
    return rows.where(account.c.person == person)


def _assessments(person: str) -> Select[Any]:
    """What trainers said of somebody, with what they wrote."""
    given, said = teaching_tables.assessment, teaching_tables.assessment_comment.c
    columns = (column for column in given.columns if column.name != "comment_digest")
    rows = select(*columns, said.body.label("comment")).join(
        teaching_tables.assessment_comment, said.assessment == given.c.id, isouter=True
    )
    return rows.where(given.c.person == person).order_by(given.c.at, given.c.seq)


def _evidence_files(person: str) -> Select[Any]:
    """What is attached to it; the files themselves are in the ZIP."""
    table = teaching_tables.evidence_file
    columns = (column for column in table.columns if column.name != "salt")
    return select(*columns).where(table.c.person == person).order_by(table.c.kept_at, table.c.file)


def _declared(person: str) -> Select[Any]:
    """What was declared of somebody's parts, or by them of whosever."""
    theirs = select(part_count_person.c.count).where(part_count_person.c.person == person)
    said = part_declaration.c
    return select(part_declaration).where(or_(said.author == person, said.count.in_(theirs))).order_by(said.at)


def _belonging(table: Table, persons: Table, of: str, person: str) -> Select[Any]:
    return select(table).join(persons, persons.c[of] == table.c.id).where(persons.c.person == person)


def _rows(connection: Connection, query: Select[Any]) -> list[Row]:
    return [
        {name: time_text(value) if isinstance(value, datetime) else value for name, value in row.items()}
        for row in connection.execute(query).mappings()
    ]


def _accounts_of(connection: Connection, person: str) -> Sequence[str]:
    account = accounts_tables.account.c
    return connection.execute(select(account.id).where(account.person == person)).scalars().all()


def _facts(connection: Connection, ids: Sequence[str]) -> Iterable[Row]:
    """Facts that name somebody by one of these ids: whose they are, or who decided."""
    columns = journal.c
    naming = select(columns.seq, columns.kind, columns.body, columns.recorded_at)
    named = or_(*(columns.body.contains(f'"{one}"', autoescape=True) for one in ids))
    naming = naming.where(named).order_by(columns.seq)
    for seq, kind, body, recorded_at in connection.execute(naming, execution_options={"yield_per": 1_000}):
        yield {"seq": seq, "kind": kind, "recorded_at": time_text(recorded_at), **to_plain(decode(kind, body))}


def _blacked_out(value: Any, person: str) -> Any:
    match value:
        case str():
            return OPAQUE.sub(lambda found: found[0] if found[0] == person else OTHER, value)
        case list() | tuple():
            return [_blacked_out(one, person) for one in value]
        case dict():
            return {key: _blacked_out(one, person) for key, one in value.items()}
        case _:
            return value


def as_json(about: Mapping[str, Any], found: Tables) -> bytes:
    """One JSON document: what it is about, then the rows by subject."""
    return (json.dumps({"about": about, **found}, ensure_ascii=False, indent=2, default=str) + "\n").encode()


def as_zip(about: Mapping[str, Any], found: Tables, directory: Path | None = None) -> bytes:
    """A ZIP with a CSV for each subject of which there is something, as spreadsheets open it, and the JSON document.

    Args:
        about: What the documents are about.
        found: The rows by subject.
        directory: The data directory, from which attached files are taken along; None to leave them out.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about.txt", "".join(f"{name}: {value}\r\n" for name, value in about.items()))
        archive.writestr("everything.json", as_json(about, found))
        for subject, rows in found.items():
            if rows:
                archive.writestr(f"{subject}.csv", "\ufeff" + _csv(rows))
        for row in found.get("evidence_files", []) if directory is not None else []:
            content = evidence.read(directory, row["file"]) if directory is not None else None
            if content is not None:
                archive.writestr(f"evidence/{row['file']} {row['name']}", content)
    return packed.getvalue()


def _csv(rows: list[Row]) -> str:
    text = io.StringIO(newline="")
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(text, names, delimiter=";")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return text.getvalue()


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case dict() | list():
            return json.dumps(value, ensure_ascii=False)
        case _:
            said = str(value)
            return f"'{said}" if said[:1] in ("=", "+", "-", "@") else said
