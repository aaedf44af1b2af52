"""A trainee's page: what they do and learn in a period, and what the trainer says of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from html import escape

from nicegui import ui

from collector.accounts.rights import Right
from collector.reports import words
from collector.reports.booklet import Booklet
from collector.reports.school import School
from collector.reports.trainee_period import Hands
from collector.web.house import House, Visit
from collector.web.trainees import figures
from collector.web.trainees import one_view as view
from collector.web.trainees.asked import Asked, asked_of, work_key
from collector.web.trainees.assess_dialog import choices_of
from collector.web.trainees.competences import Competences
from collector.web.trainees.curves import curve_chart, hours_chart
from collector.web.trainees.exports import export_buttons
from collector.web.trainees.forgotten_part import forgotten_part
from collector.web.trainees.schooling import school_of
from collector.web.trainees.shown import Shown, read_shown


def one_page(house: House, style: str) -> None:
    """Register the page `/trainees/{person}`."""

    @house.page("/trainees/{person}", right=Right.SEE_TRAINEES, title="trainees.one", section="trainees", style=style)
    async def one(visit: Visit) -> None:
        asked, school = asked_of(visit.request.query_params), school_of(visit.around)
        shown = await _read(visit, school, asked)
        if shown is None:
            visit.client.status_code = 404
            ui.html(view.unknown(visit.say), sanitize=False).classes("page trainees")
            return
        ui.page_title(f"{words.name(shown.booklet.record.person)} · {visit.around.site.name}")
        with ui.element("div").classes("page trainees"):
            _show(visit, school, asked, shown)


async def _read(visit: Visit, school: School, asked: Asked) -> Shown | None:
    return await visit.read(
        partial(
            read_shown, school=school, directory=visit.around.directory, id_=visit.path("person"), asked=asked,
            now=visit.around.clock.now(),
        )
    )  # fmt: skip


def _show(visit: Visit, school: School, asked: Asked, shown: Shown) -> None:
    say, booklet, record = visit.say, shown.booklet, shown.booklet.record

    async def anew(of: Asked) -> Booklet:
        read = await _read(visit, school, of)
        return booklet if read is None else read.booklet

    with ui.element("header").classes("row spread"):
        ui.html(view.title(record.person, booklet, say), sanitize=False)
        with ui.element("div").classes("row no-print"):
            # Whose cycles are shown is for the page: a booklet is of all of them.
            export_buttons(partial(anew, replace(asked, hands=Hands.ALL)), school, say)
    ui.html(view.search(asked, shown, say.today(visit.around.clock.now()), say), sanitize=False).classes("no-print")
    if asked.wrong:
        ui.html(f'<div class="notice warn">{escape(say("trainees.wrong_period"))}</div>', sanitize=False)
    if record.empty:
        ui.html(view.nothing_yet(record.person, say), sanitize=False)
    else:
        ui.html(figures.at_a_glance(booklet, say) + figures.notes(record, say), sanitize=False).classes("stack")
        forgotten_part(visit, school, record.forgotten)
        _charts(visit, school, asked, shown)
        ui.html(view.cards(record, school, say), sanitize=False).classes("cards")
    choices = choices_of(shown, school, visit.around.clock.now(), say)
    Competences(visit, school, booklet, choices, partial(anew, asked))
    ui.html(view.about(record.without_standard, say), sanitize=False).classes("stack")


def _charts(visit: Visit, school: School, asked: Asked, shown: Shown) -> None:
    say, record = visit.say, shown.booklet.record
    with ui.element("section").classes("card wide"):
        ui.html(f"<h2>{escape(say('trainees.hours_by_week'))}</h2>", sanitize=False)
        hours_chart(record, say)
        ui.html(view.hours_table(record, say), sanitize=False)
    chosen = next((work for work in record.curves if work_key(work) == asked.work), None)
    points = record.curve if chosen is None else record.curves[chosen]
    with ui.element("section").classes("card wide"):
        ui.html(view.curve_head(asked, record, school, say), sanitize=False)
        if points:
            curve_chart(points, say)
            ui.html(view.curve_table(points, say), sanitize=False)
        else:
            ui.html(f'<p class="quiet">{escape(say("trainees.no_curve"))}</p>', sanitize=False)
