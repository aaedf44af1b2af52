"""One paper, typed into a form: checked as a line of a list is, compared with what is on file, then put there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from collector.core.plain import to_plain
from collector.errors import ConfigError, RequestRefused
from collector.store.import_paper_checks import Workshop, contradictions, strangers
from collector.store.import_paper_fields import FIELDS
from collector.store.import_paper_reading import PaperRow, checked
from collector.store.import_papers import content_of, differences
from collector.store.importing import FieldChange
from collector.store.papers import current, paper, record
from collector.store.papers_records import FORMS, Content, Paper, PaperKind, Subject, key_of
from collector.store.registry import Registry

Cell = str | Sequence[Any] | None
"""What a field of a form holds: a text, several of them, or nothing."""


@dataclass(frozen=True, slots=True)
class Form:
    """What somebody filled in.

    Args:
        kind: What paper it is.
        person: The school's number of whom it is about; empty where nobody was chosen.
        machine: The id of what it is about, for papers about a machine.
        cells: By field, what stands in it. A field that is not here is not spoken of: a correction leaves it as it is.
        corrects: The id of the paper that it corrects; None for a new one.
    """

    kind: PaperKind
    person: str = ""
    machine: str = ""
    cells: Mapping[str, Cell] = field(default_factory=dict)
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """What a form says, found sound.

    Args:
        form: The form.
        person: Opaque id of whom it is about.
        machine: The machine that it is about.
        content: What it says.
        before: The paper that it corrects: the one that was meant, or one on file that is its like; None for a new one.
        changes: What it says otherwise than that one, field by field.
    """

    form: Form
    person: str | None
    machine: str | None
    content: Content
    before: Paper | None
    changes: tuple[FieldChange, ...]

    @property
    def idle(self) -> bool:
        """It says what is on file already."""
        return self.before is not None and not self.changes


def enter(form: Form, connection: Connection, workshop: Workshop, today: date) -> Entered:
    """Check what somebody filled in; nothing is written.

    Args:
        form: What was filled in.
        connection: Reads the workshop's database.
        workshop: What papers may name.
        today: The civil day after which nothing has happened yet.

    Raises:
        ConfigError: With all problems at once; `where` names the field, `person` or `machine`.
        RequestRefused: If the paper to be corrected is not on file any more.
    """
    kind, subject = form.kind, FORMS[form.kind].subject
    names = {"person", "machine", *(one.name for one in FIELDS[kind])}
    row = PaperRow("", 0, kind, {name: name for name in names})
    named = {
        "person": form.person.strip() or None if subject is Subject.PERSON else None,
        "machine": form.machine.strip() or None if subject is Subject.MACHINE else None,
        "revoked": None,
    }
    meant = _meant(connection, form) if form.corrects is not None else None
    stands = {} if meant is None else to_plain(meant.content)
    row, problems = checked(row, {**stands, **{name: cell or None for name, cell in form.cells.items()}}, named, [])
    people = {one.reference: one for one in Registry(connection).persons() if one.reference is not None}
    on_file = current(connection)
    programmes = {str(getattr(one.content, "id", "")) for one in on_file if one.kind is PaperKind.PROGRAMME}
    if kind is PaperKind.PROGRAMME:
        programmes.add(str(row.told.get("id")))
    problems += strangers(row, people, workshop, programmes)
    if not row.sound:
        raise ConfigError(problems)
    person = people[row.person].id if row.person in people else None
    content = content_of(row, meant)
    machine = getattr(content, "machine", None) if kind is PaperKind.SAFETY_TRAINING else row.machine
    problems += contradictions(row, content, today)
    if problems:
        raise ConfigError(problems)
    before = meant or _like(on_file, kind, person, machine, content)
    changes = tuple(differences(before.content, content)) if before is not None else ()
    return Entered(form, person, machine, content, before, changes)


def put_on_file(
    entered: Entered, connection: Connection, workshop: Workshop, today: date, at: datetime, author: str
) -> Paper:
    """Put the paper on file, in the caller's transaction, with the fact that proves it.

    Args:
        entered: What `enter` gave, as it was shown.
        connection: The store's writer.
        workshop: As for `enter`.
        today: As for `enter`.
        at: Now (UTC).
        author: Opaque id or account of who records it.

    Raises:
        RequestRefused: If what is on file has changed since, so that it would do something else than was shown.
    """
    now = enter(entered.form, connection, workshop, today)
    if now != entered:
        raise RequestRefused("the registry has changed since the preview: look at the preview again")
    return record(
        connection, now.form.kind, now.content, at=at, author=author, person=now.person, machine=now.machine,
        replaces=now.before.id if now.before is not None else None,
    )  # fmt: skip


def _meant(connection: Connection, form: Form) -> Paper:
    found = paper(connection, form.corrects or "")
    if found is None or found.content is None or found.kind is not form.kind:
        raise RequestRefused(f"there is no paper {form.corrects}")
    return found


def _like(
    on_file: Sequence[Paper], kind: PaperKind, person: str | None, machine: str | None, content: Content
) -> Paper | None:
    """The paper on file that such a one corrects: of the same kind, subject and key."""
    key = key_of(kind, person, machine, content)
    return next(
        (
            one
            for one in on_file
            if one.kind is kind
            and one.content is not None
            and key_of(kind, one.person, one.machine, one.content) == key
        ),
        None,
    )
