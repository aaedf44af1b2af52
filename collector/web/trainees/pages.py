"""The trainer's pages: the trainees of the school, and each of them."""

from __future__ import annotations

from functools import partial
from html import escape

from nicegui import ui

from collector.accounts.rights import Right
from collector.web.house import House, Visit
from collector.web.trainees import roll_view as view
from collector.web.trainees.one_page import one_page
from collector.web.trainees.roll import Roll, Wanted, read_roll
from collector.web.trainees.schooling import school_of

STYLE = "trainees.css"


def trainees_pages(house: House) -> None:
    """Register the pages `/trainees` and `/trainees/{person}`."""

    @house.page("/trainees", right=Right.SEE_TRAINEES, title="trainees.title", section="trainees", style=STYLE)
    async def trainees(visit: Visit) -> None:
        wanted = Wanted(visit.query("q").strip(), visit.query("group"), visit.query("programme"))
        school, now = school_of(visit.around), visit.around.clock.now()
        roll = await visit.read(partial(read_roll, school=school, wanted=wanted, now=now))
        _show(visit, wanted, roll)

    one_page(house, STYLE)


def _show(visit: Visit, wanted: Wanted, roll: Roll) -> None:
    say, now = visit.say, visit.around.clock.now()
    with ui.element("div").classes("page trainees"):
        title = f"<h1>{escape(say('trainees.title'))}</h1>"
        codes = f'<a class="button" href="/codes">{escape(say("kiosk.codes"))}</a>'
        head = title + ("" if roll.empty else view.summary(roll, now, say))
        ui.html(head + (codes if visit.may(Right.CHANGE_SESSIONS) else ""), sanitize=False, tag="header")
        if roll.empty:
            ui.html(view.none_at_all(say), sanitize=False)
            return
        ui.html(view.search(wanted, roll, say), sanitize=False)
        if not roll.entries:
            ui.html(view.none_fit(say), sanitize=False)
            return
        ui.html(view.groups(roll, school_of(visit.around), now, say), sanitize=False).classes("trainees-groups")
        ui.html(f'<p class="quiet small">{escape(say("trainees.about_hours"))}</p>', sanitize=False)
