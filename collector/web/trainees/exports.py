"""The buttons that hand over a trainee's follow-up booklet: on paper, as a spreadsheet, as a list."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from html import escape

from nicegui import ui

from collector import __version__
from collector.reports.booklet import Booklet
from collector.reports.booklet_report import as_report
from collector.reports.booklet_workbook import as_workbook
from collector.reports.printing import as_csv, as_pdf
from collector.reports.school import School
from collector.web.wording import Wording

SOFTWARE = f"etabli {__version__}"

WRITERS: dict[str, Callable[[Booklet, School], bytes]] = {
    "pdf": lambda made, school: as_pdf(as_report(made, school, SOFTWARE), made.made_at),
    "xlsx": as_workbook,
    "csv": lambda made, school: as_csv(as_report(made, school, SOFTWARE)),
}


def export_buttons(read: Callable[[], Awaitable[Booklet]], school: School, say: Wording) -> None:
    """Show the buttons.

    Args:
        read: Reads the booklet, with everybody's cycles in it whatever the page shows of them.
        school: The school.
        say: The language of the buttons; booklets are in French.
    """
    for form in WRITERS:
        _button(form, read, school, say)


def _button(form: str, read: Callable[[], Awaitable[Booklet]], school: School, say: Wording) -> None:
    async def send() -> None:
        made = await read()
        content = await asyncio.to_thread(WRITERS[form], made, school)
        ui.download.content(content, file_name(made, form))

    with ui.element("button").classes(f"button export-{form}").props("type=button").on("click", send, args=[]):
        ui.html(escape(say(f"trainees.export_{form}")), sanitize=False, tag="span")


def file_name(made: Booklet, form: str) -> str:
    """`livret-E26-001-2026-09-01-2026-11-24.pdf`: the number and not the name."""
    period = made.record.period
    number = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in made.record.person.reference or "")
    return f"livret-{number}-{period.first}-{period.last}.{form}"
