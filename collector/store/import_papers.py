"""Papers from the office into the registry: first a plan that shows what would be recorded, then the record.

A paper of the file that is like one on file (the same kind, subject and key) and says something else corrects it; one
that says the same is left alone. What the file does not name stays.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from collector.access.dossier import Job
from collector.errors import ConfigError, Problem, RequestRefused
from collector.store import import_paper_words as words
from collector.store.import_paper_checks import Workshop, contradictions, strangers
from collector.store.import_paper_fields import BLANK
from collector.store.import_paper_reading import Empty, PaperList, PaperRow, read_papers
from collector.store.importing import Change, FieldChange
from collector.store.papers import current, history, record, revocations, revoke
from collector.store.papers_records import FORMS, Content, Key, Paper, PaperKind, Subject, key_of
from collector.store.registry import Registry
from collector.store.registry_records import Person


@dataclass(frozen=True, slots=True)
class PapersPlan:
    """What an import of papers would do.

    Args:
        source: The file, checked.
        new: Papers that are not on file yet.
        changed: Papers that would correct one on file, field by field, or revoke it.
        unchanged: Papers that are on file as they are.
        absent: Always empty: a file of papers is never all of them.
        entries: What would be recorded or revoked, in the file's order.
    """

    source: PaperList
    new: tuple[str, ...]
    changed: tuple[Change, ...]
    unchanged: tuple[str, ...]
    absent: tuple[str, ...] = ()
    entries: tuple[Planned, ...] = ()

    @property
    def ignored_columns(self) -> tuple[str, ...]:
        """Headings of the file that mean nothing to the registry."""
        return self.source.ignored

    @property
    def empty(self) -> bool:
        """Everything is on file already."""
        return not self.new and not self.changed


@dataclass(frozen=True, slots=True)
class Planned:
    """A paper to be recorded, or, without content, the paper `before` to be revoked."""

    kind: PaperKind
    person: str | None
    machine: str | None
    content: Content | None
    before: Paper | None


@dataclass(slots=True)
class _Draft:
    new: list[str] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    entries: list[Planned] = field(default_factory=list)

    def plan(self, source: PaperList) -> PapersPlan:
        told = tuple(self.new), tuple(self.changed), tuple(self.unchanged)
        return PapersPlan(source, *told, entries=tuple(self.entries))


def plan_papers(path: Path, connection: Connection, workshop: Workshop, today: date) -> PapersPlan:
    """Read a file of papers and compare it with those on file; nothing is written.

    Args:
        path: A CSV, XLSX or TOML file.
        connection: Reads the workshop's database.
        workshop: What papers may name.
        today: The civil day after which nothing has happened yet.

    Raises:
        ConfigError: With all problems at once.
    """
    source = read_papers(path)
    return _draft(source, connection, workshop, today).plan(source)


def apply_papers(
    wanted: PapersPlan, connection: Connection, workshop: Workshop, today: date, at: datetime, author: str
) -> None:
    """Carry out a plan, in the caller's transaction: papers, and the facts that prove when they were put on file.

    Args:
        wanted: What `plan_papers` gave.
        connection: The store's writer.
        workshop: As for the plan.
        today: As for the plan.
        at: Now (UTC).
        author: Opaque id or account of who records them.

    Raises:
        RequestRefused: If the registry has changed since, so that the plan would do something else than it showed.
        ConfigError: If it has changed so that the file does not fit it any more.
    """
    draft = _draft(wanted.source, connection, workshop, today)
    if draft.plan(wanted.source) != wanted:
        raise RequestRefused("the registry has changed since the preview: look at the preview again")
    for one in draft.entries:
        if one.content is not None:
            record(
                connection, one.kind, one.content, at=at, author=author, person=one.person, machine=one.machine,
                replaces=one.before.id if one.before else None,
            )  # fmt: skip
        elif one.before is not None:
            revoke(connection, one.before.id, at=at, author=author)


def papers_template() -> str:
    """A CSV to start from, as a French spreadsheet opens it: the usual headings, and examples."""
    columns = [name for name in words.COLUMNS if name in COMMON or any(name in example for example in EXAMPLES)]
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(words.COLUMNS[column][0] for column in columns)
    writer.writerows([example.get(column, "") for column in columns] for example in EXAMPLES)
    return target.getvalue()


EXAMPLES: tuple[Mapping[str, str], ...] = (
    {"type": "programme de formation", "id": "cap-rics", "title": "CAP Réalisations industrielles", "diploma": "oui",
     "length": "2 ans", "places": "usinage | chaudronnerie"},
    {"type": "évaluation des risques", "date": "31/08/2026", "families": "tour cn | centre d'usinage",
     "covers_minors": "oui", "measures_in_place": "oui"},
)  # fmt: skip
"""Papers that name neither a person nor a machine, so that they fit every school."""

COMMON = frozenset({
    "person", "machines", "until", "modes", "evaluated_on", "passed", "verdict", "doctor", "programmes", "functions",
    "status", "reference", "conform",
})  # fmt: skip
"""Columns that the papers of persons and machines need most."""


def _draft(source: PaperList, connection: Connection, workshop: Workshop, today: date) -> _Draft:
    on_file = {_key(one): one for one in current(connection)}
    revoked = revocations(connection)
    dropped = {_key(one): one for one in history(connection) if one.id in revoked and one.content is not None}
    people = {str(person.reference): person for person in Registry(connection).persons()}
    programmes = {str(key[3][0]) for key in on_file if key[0] is PaperKind.PROGRAMME}
    programmes |= {str(row.told.get("id")) for row in source.rows if row.kind is PaperKind.PROGRAMME}
    draft, problems, seen = _Draft(), list(source.problems), dict[Key, PaperRow]()
    for row in source.rows:
        found = list(strangers(row, people, workshop, programmes))
        problems += found
        if found or not row.sound:
            continue
        person = people[row.person] if row.person else None
        of_person = person.id if person else None
        fresh = content_of(row, None)
        machine = getattr(fresh, "machine", None) if row.kind is PaperKind.SAFETY_TRAINING else row.machine
        key = key_of(row.kind, of_person, machine, fresh)
        first = seen.setdefault(key, row)
        if first is not row:
            expected = f"each paper once: it stands on line {first.line} already"
            problems.append(row.problem(FORMS[row.kind].key[0], _title(row, key, person), expected))
            continue
        before = on_file.get(key)
        content = content_of(row, before)
        problems += contradictions(row, content, today)
        title = _title(row, key, person)
        old = dropped.get(key)
        if row.revoked:
            if before is None:
                draft.unchanged.append(title)
            else:
                draft.changed.append(Change(title, (FieldChange("revoked", "no", "yes"),)))
                draft.entries.append(Planned(row.kind, of_person, machine, None, before))
        elif before is not None and not list(differences(before.content, content)):
            draft.unchanged.append(title)
        elif before is None and row.revoked is None and old is not None and not list(differences(old.content, content)):
            expected = f"a paper that stands: this one was revoked on {revoked[old.id]:%Y-%m-%d}"
            hint = "remove the line, or write no under `revoked` if it holds after all"
            problems.append(row.problem("revoked", title, expected, hint))
        else:
            if before is None:
                draft.new.append(title)
            else:
                draft.changed.append(Change(title, tuple(differences(before.content, content))))
            draft.entries.append(Planned(row.kind, of_person, machine, content, before))
    if problems:
        raise ConfigError(sorted(problems, key=_line_of))
    return draft


def _key(paper: Paper) -> Key:
    if paper.content is None:
        raise ValueError(f"paper {paper.id} was erased")
    return key_of(paper.kind, paper.person, paper.machine, paper.content)


def content_of(row: PaperRow, before: Paper | None) -> Content:
    """What a row says; of a paper on file, all that the row says nothing of stays."""
    kind = FORMS[row.kind].content
    told = {name: value for name, value in row.told.items() if value is not Empty.CELL}
    if before is None:
        told = {**BLANK.get(row.kind, {}), **told}
    else:
        blank = {
            one.name: one.default
            for one in fields(kind)
            if row.told.get(one.name) is Empty.CELL and one.default is not MISSING
        }
        told = {one.name: getattr(before.content, one.name) for one in fields(kind)} | blank | told
    # Read as it will be read back, so that what is alike compares alike.
    content: Content = kind(**{name: tuple(one) if isinstance(one, list) else one for name, one in told.items()})
    return content


def differences(before: Any, after: Any) -> Iterator[FieldChange]:
    """What differs, field by field; the order of a list's entries makes no difference."""
    for one in fields(after):
        old, new = getattr(before, one.name), getattr(after, one.name)
        alike = set(old) == set(new) if isinstance(old, tuple) and isinstance(new, tuple) else old == new
        if not alike:
            yield FieldChange(one.name, _shown(old), _shown(new))


def _title(row: PaperRow, key: Key, person: Person | None) -> str:
    """What a preview calls a paper."""
    subject = FORMS[row.kind].subject
    whose = (
        f"{person.reference} {person.given_name} {person.family_name}"
        if person is not None
        else row.machine or ""
        if subject is Subject.MACHINE
        else ""
    )
    return " ".join(part for part in (row.kind.value, whose, *map(_shown, key[3])) if part)


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple() | list():
            return " | ".join(map(_shown, value))
        case Job():
            return f"{value.machine}: {value.task}" if value.task else value.machine
        case _:
            return str(getattr(value, "sent_on", value))


def _line_of(problem: Problem) -> int:
    first = problem.where.removeprefix("line ").split(",")[0]
    return int(first) if first.isdigit() else 0
