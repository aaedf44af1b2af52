"""The labour inspector's file on a person or a machine: put together with the journal verified, as PDF and as CSV."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from nicegui import ui
from sqlalchemy import Connection

from collector import __version__
from collector.errors import JournalError
from collector.reports.inspection import inspection
from collector.reports.printing import as_csv, as_pdf
from collector.reports.workshop import Workshop
from collector.store.verify import verify
from collector.web.access import form, marks
from collector.web.access.form import Filled, Form
from collector.web.access.labour import Bar, Bench, Progress
from collector.web.access.room import Names, bounds, by_name, full_name, read_day
from collector.web.house import Visit


@dataclass(frozen=True, slots=True)
class Asked:
    """About whom or what the file is to be, and for which time.

    Args:
        person: Opaque id; None for a file about a machine.
        machine: The machine's id; None for a file about a person.
        first: The first day; None for the beginning of recording.
        last: The last day.
    """

    person: str | None
    machine: str | None
    first: date | None
    last: date


@dataclass(frozen=True, slots=True)
class File:
    """The file, ready to be handed out.

    Args:
        name: What it is called, without an ending.
        pdf: As PDF.
        csv: As CSV.
        proved: The journal proves all that it rests on.
    """

    name: str
    pdf: bytes
    csv: bytes
    proved: bool


def inspection_form(visit: Visit, workshop: Workshop, names: Names, bench: Bench) -> None:
    """The form, its progress, and the file once it is there.

    Args:
        visit: Who asks.
        workshop: The workshop.
        names: What people and machines are called.
        bench: Where long work is done, one at a time.
    """
    say = visit.say

    async def submitted(filled: Filled) -> None:
        asked, problems = _read(filled, visit)
        sheet.show(problems)
        shown.clear()
        if asked is None:
            return
        if bar.busy:
            sheet.show({"": say("access.proof.busy")})
            return
        try:
            made = await bar.run(lambda progress: make(visit, workshop, names, asked, progress))
        except (JournalError, ValueError) as error:
            sheet.show({"": f"{say('access.proof.unreadable')} {error}"})
            return
        if made is not None:
            with shown:
                _hand_out(made, visit)

    with ui.element("section").classes("card inspection"):
        lead = escape(say("access.inspection.lead"))
        ui.html(f"<h2>{escape(say('access.inspection.title'))}</h2><p class='quiet'>{lead}</p>", sanitize=False)
        sheet = Form(say, submitted, submit=say("access.inspection.make"))
        people = [(one.id, full_name(one)) for one in by_name(names.people.values())]
        machines = [(one, names.machine(one)) for one in workshop.stations]
        today = say.today(visit.around.clock.now()).isoformat()
        sheet.field("person", form.choice("person", say("access.inspection.person"), people))
        sheet.field("machine", form.choice("machine", say("access.inspection.machine"), machines))
        since_hint = say("access.inspection.from_hint")
        sheet.field("first", form.text("first", say("access.inspection.from"), kind="date", hint=since_hint))
        sheet.field("last", form.text("last", say("access.inspection.to"), today, kind="date"))
        sheet.end()
        with ui.element("div").classes("row"):
            bar = Bar(visit, bench, say("access.inspection.make"))
        shown = ui.element("div").classes("stacked handed").props("aria-live=polite")


def _read(filled: Filled, visit: Visit) -> tuple[Asked | None, dict[str, str]]:
    say, problems = visit.say, dict[str, str]()
    person, machine = form.one(filled, "person"), form.one(filled, "machine")
    if bool(person) == bool(machine):
        problems["person"] = say("access.form.expected", what=say("access.inspection.one_of_both"))
    first, last = read_day(form.one(filled, "first")), read_day(form.one(filled, "last"))
    if form.one(filled, "first") and first is None:
        problems["first"] = say("access.form.expected", what=say("access.expected.day"))
    if last is None:
        problems["last"] = say("access.form.expected", what=say("access.expected.day"))
    elif first is not None and last < first:
        problems["last"] = say("access.form.expected", what=say("access.inspection.order"))
    if problems or last is None:
        return None, problems
    return Asked(person or None, machine or None, first, last), {}


def make(visit: Visit, workshop: Workshop, names: Names, asked: Asked, progress: Progress) -> File:
    """Verify the journal, put the file together, print it. Blocks.

    Args:
        visit: Who asks.
        workshop: The workshop.
        names: What people are called.
        asked: About whom or what.
        progress: Told how far the verification is.

    Raises:
        JournalError: If the journal cannot be read at all.
        ValueError: If it holds a fact that this version cannot read.
    """
    around, now = visit.around, visit.around.clock.now()
    verified = verify(around.store.readers, around.directory, progress)

    def put_together(connection: Connection) -> File:
        begin, end = bounds(visit, asked.first or asked.last, asked.last)
        report = inspection(
            connection, workshop, since=begin if asked.first is not None else None, until=min(end, now), made_at=now,
            software=f"etabli {__version__}", verified=verified, directory=around.directory, person=asked.person,
            machine_id=asked.machine,
        )  # fmt: skip
        return File(_name(asked, names, now), as_pdf(report, now), as_csv(report), report.proved)

    with around.store.reader() as connection:
        return put_together(connection)


def _name(asked: Asked, names: Names, now: datetime) -> str:
    """`dossier-E26-010-2026-11-22`: no name of a person stands in it."""
    person = names.people.get(asked.person or "")
    about = (person.reference if person is not None else None) or asked.machine or "personne"
    return f"dossier-{re.sub(r'[^A-Za-z0-9_-]+', '-', about)}-{now:%Y-%m-%d}"


def _hand_out(made: File, visit: Visit) -> None:
    say = visit.say
    tone, drawing = ("good", marks.CHECK) if made.proved else ("bad", marks.CROSS)
    told = escape(say("access.inspection.proved" if made.proved else "access.inspection.not_proved"))
    ui.html(f'<p class="notice {tone}">{drawing} <b>{told}</b></p>', sanitize=False)

    def download(ending: str, content: bytes, kind: str) -> None:
        words = say(f"access.inspection.{ending}", size=say.number(max(len(content) / 1024, 1)))
        button = ui.element("button").classes(f"button {'main ' if ending == 'pdf' else ''}get-{ending}")
        with button.props("type=button"):
            ui.html(escape(words), sanitize=False, tag="span")
        button.on("click", lambda: ui.download.content(content, f"{made.name}.{ending}", kind), args=[])

    with ui.element("div").classes("row"):
        download("pdf", made.pdf, "application/pdf")
        download("csv", made.csv, "text/csv")
    ui.html(escape(say("access.inspection.careful")), sanitize=False, tag="p").classes("quiet small")
