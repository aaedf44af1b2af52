"""Entering a paper, correcting one, lifting a withdrawal or a lock-out, notifying a change to a declaration."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from nicegui import ui
from sqlalchemy import Connection

from collector.access.dossier import Declaration
from collector.accounts.rights import Right
from collector.core.plain import to_plain
from collector.errors import ConfigError, Problem
from collector.reports.workshop import Workshop
from collector.store.entering import Form as Sheet
from collector.store.import_paper_fields import FIELDS
from collector.store.papers_records import FORMS, Paper, PaperKind, Subject
from collector.web.access import form
from collector.web.access.drawer import folder_of
from collector.web.access.entry_page import Entry
from collector.web.access.form import Filled
from collector.web.access.paper_form import FILLED, Choices, cells, choices_of, fill, missing
from collector.web.access.paper_words import called, label
from collector.web.access.papers_page import about
from collector.web.access.recording import Recorder
from collector.web.access.room import STYLE, Names, address, empty, head, link, names_of, read_day, rules
from collector.web.access.standing import Lookout
from collector.web.house import House, Visit

LIFTING: Mapping[PaperKind, tuple[str, ...]] = {
    PaperKind.WITHDRAWAL: ("lifted_on", "lifted_reference"),
    PaperKind.LOCK_OUT: ("until",),
}
"""What is said when something is ended."""

NOTIFIED = ("places", "works", "machines", "jobs", "programmes", "functions")
"""What a notified change may add to a declaration."""

NEEDED = "a day such as 31/12/2026 or 2026-12-31"


def new_paper_page(house: House, lookout: Lookout | None) -> None:
    """Register the pages on which papers are written.

    Args:
        house: Where they stand.
        lookout: Told that papers have changed.
    """

    @house.page(
        "/access/papers/new", right=Right.CHANGE_ACCESS, title="access.papers.new", section="access", style=STYLE
    )
    async def new(visit: Visit) -> None:
        say = visit.say
        with ui.element("div").classes("page"):
            asked = visit.query("kind")
            kind = PaperKind(asked) if asked in set(PaperKind) else None
            title = say("access.papers.new") if kind is None else say(f"access.kind.{kind.value}")
            head(visit, "papers", title)
            workshop = rules(visit)
            if workshop is None:
                return
            if kind is None:
                ui.html(_kinds(visit), sanitize=False)
                return
            names, choices = await visit.read(lambda connection: _offered(connection, visit, workshop))
            await _new(visit, workshop, names, choices, kind, lookout)

    @house.page(
        "/access/papers/{paper}/{act}", right=Right.CHANGE_ACCESS, title="access.paper.correct", section="access",
        style=STYLE,
    )  # fmt: skip
    async def correct(visit: Visit) -> None:
        say, now = visit.say, visit.around.clock.now()
        with ui.element("div").classes("page"):
            workshop, id_, act = visit.around.workshop, visit.path("paper"), visit.path("act")
            if workshop is None:
                head(visit, "papers", say("access.paper.correct"))
                rules(visit)
                return
            site = visit.around.site
            found = await visit.read(lambda connection: folder_of(connection, workshop, site, id_, now))
            if found is None or not found.stands or not _possible(found.paper, act):
                head(visit, "papers", say("access.paper.correct"))
                empty(say("access.paper.not_now"), say("access.paper.not_now_do"))
                return
            one = found.paper
            title = f"{say(f'access.paper.{act}')} · {called(one.kind, one.content, say)}"
            head(visit, "papers", title, lead=about(one, found.names, visit))
            names, choices = await visit.read(lambda connection: _offered(connection, visit, workshop))
            change_form(visit, workshop, names, choices, found.paper, act, lookout)


def _possible(paper: Paper, act: str) -> bool:
    match act:
        case "correct":
            return True
        case "lift":
            return paper.kind in LIFTING
        case "notify":
            return isinstance(paper.content, Declaration)
        case _:
            return False


def _offered(connection: Connection, visit: Visit, workshop: Workshop) -> tuple[Names, Choices]:
    names = names_of(connection, visit.around.site)
    return names, choices_of(connection, workshop, names, visit.say)


def _kinds(visit: Visit) -> str:
    """Which paper is to be entered: every kind, by whom it is about."""
    say = visit.say
    asked = {name: visit.query(name) for name in ("person", "machine")}
    groups = []
    for subject in (Subject.PERSON, Subject.MACHINE, Subject.SCHOOL):
        links = "".join(
            f'<li><a href="{link("/access/papers/new", kind=kind.value, **asked)}">'
            f"<b>{escape(say(f'access.kind.{kind.value}'))}</b>"
            f'<span class="quiet">{escape(say(f"access.kind_is.{kind.value}"))}</span></a></li>'
            for kind, one in FORMS.items()
            if one.subject is subject
        )
        groups.append(
            f'<section class="card"><h2>{escape(say(f"access.about.{subject.value}"))}</h2>'
            f'<ul class="choices">{links}</ul></section>'
        )
    return f'<div class="cards">{"".join(groups)}</div>'


async def _new(
    visit: Visit, workshop: Workshop, names: Names, choices: Choices, kind: PaperKind, lookout: Lookout | None
) -> None:
    asked = names.people.get(visit.query("person"))
    entry = _entry(
        visit, workshop, names, lookout,
        read=lambda filled: Sheet(
            kind, person=form.one(filled, "person"), machine=form.one(filled, "machine"), cells=_whole(kind, filled)
        ),
        back=link("/access/papers"),
    )  # fmt: skip
    _notes(entry, kind, visit)
    fill(
        entry.form, kind, choices, visit.say, person=(asked.reference or "") if asked is not None else "",
        machine=visit.query("machine"),
    )  # fmt: skip
    entry.end()


def change_form(
    visit: Visit,
    workshop: Workshop,
    names: Names,
    choices: Choices,
    paper: Paper,
    act: str,
    lookout: Lookout | None,
) -> None:
    """The form that corrects a paper: all of it, its end, or a notified change.

    Args:
        visit: Who asks.
        workshop: The rules.
        names: What everything is called.
        choices: What forms offer.
        paper: The paper.
        act: `correct`, `lift` or `notify`.
        lookout: Told that papers have changed.
    """
    kind, say = paper.kind, visit.say
    person = names.people.get(paper.person or "")
    reference = (person.reference or "") if person is not None else ""
    only = LIFTING.get(kind, ()) if act == "lift" else ()

    def read(filled: Filled) -> Sheet:
        if act == "notify" and isinstance(paper.content, Declaration):
            said: dict[str, Any] = {"updates": _updates(paper.content, filled, recorder)}
        elif act == "lift":
            said = _lifted(kind, filled)
        else:
            said = _whole(kind, filled)
        if kind is PaperKind.SAFETY_TRAINING:
            said["machine"] = paper.machine
        return Sheet(kind, person=reference, machine=paper.machine or "", cells=said, corrects=paper.id)

    recorder = Recorder(visit, workshop, lookout)
    entry = _entry(visit, workshop, names, lookout, read=read, back=link(f"/access/papers/{paper.id}"))
    _notes(entry, kind, visit)
    if act == "notify":
        entry.form.field("sent_on", form.text("sent_on", f"{label(kind, 'sent_on', say)} *", kind="date"))
        fill(entry.form, kind, choices, say, content=Declaration(id="", sent_on=None, proof=""), only=NOTIFIED)
    else:
        fill(entry.form, kind, choices, say, content=paper.content, only=only)
    entry.end()


def _entry(visit: Visit, workshop: Workshop, names: Names, lookout: Lookout | None, *, read: Any, back: str) -> Entry:
    say = visit.say

    def done(paper: Paper) -> None:
        ui.navigate.to(address(f"/access/papers/{paper.id}", saved="1"))

    return Entry(
        visit, workshop, names, Recorder(visit, workshop, lookout), read=read, done=done,
        submit=say("access.form.look"), confirm=say("access.form.record"), back=back,
    )  # fmt: skip


def _notes(entry: Entry, kind: PaperKind, visit: Visit) -> None:
    entry.form.note(visit.say("access.form.needed"))
    if kind is PaperKind.MEDICAL_OPINION:
        entry.form.note(visit.say("access.form.no_reason"))


def _whole(kind: PaperKind, filled: Filled) -> dict[str, Any]:
    """All fields of a paper.

    Raises:
        ConfigError: A training for no mode at all: nobody would be trained by it.
    """
    said: dict[str, Any] = cells(kind, filled)
    if kind is PaperKind.SAFETY_TRAINING:
        missing(said, ["modes"])
    return said


def _lifted(kind: PaperKind, filled: Filled) -> dict[str, Any]:
    """What ends a withdrawal or a lock-out.

    Raises:
        ConfigError: If the day is missing: nothing would be ended.
    """
    only = LIFTING[kind]
    said: dict[str, Any] = cells(kind, filled, only=only)
    if not said[only[0]]:
        raise ConfigError([Problem("", only[0], "", NEEDED)])
    return said


def _updates(before: Declaration, filled: Filled, recorder: Recorder) -> list[dict[str, Any]]:
    """The changes that were notified before, and this one.

    Raises:
        ConfigError: If its day is missing or yet to come: it counts from its sending.
    """
    sent = read_day(form.one(filled, "sent_on"))
    if sent is None:
        raise ConfigError([Problem("", "sent_on", "", NEEDED)])
    if sent > recorder.today:
        raise ConfigError([Problem("", "sent_on", str(sent), f"a day not after today, {recorder.today}")])
    said = cells(PaperKind.DECLARATION, filled, only=NOTIFIED)
    known = {one.name for one in FIELDS[PaperKind.DECLARATION]}
    more = {name: value for name, value in said.items() if value and name in known}
    if not more:
        raise ConfigError([Problem("", "works", "", FILLED)])
    return [*(to_plain(one) for one in before.updates), {"sent_on": sent, **more}]
