"""The competences on a trainee's page: what holds, what was given; giving, taking back, looking at what is attached."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Awaitable, Callable
from html import escape

from nicegui import ui

from collector.accounts.rights import Right
from collector.core.grids import Competence, Grid
from collector.reports.booklet import Booklet
from collector.reports.school import School
from collector.store import evidence
from collector.store.assessments import Assessment, Attached
from collector.teaching import Teaching, TeachingRefused
from collector.web.house import Visit
from collector.web.trainees import competence_view as view
from collector.web.trainees.assess_dialog import AssessDialog, Choices, size_text


class Competences:
    """The section with the grid. It is built anew once something was given or taken back.

    Args:
        visit: Who looks.
        school: The school.
        booklet: What is known.
        choices: What an assessment may rest on.
        again: Reads what is known anew.
    """

    def __init__(
        self, visit: Visit, school: School, booklet: Booklet, choices: Choices, again: Callable[[], Awaitable[Booklet]]
    ) -> None:
        self._visit, self._school, self._booklet, self._again = visit, school, booklet, again
        self._may = visit.may(Right.ASSESS)
        around = visit.around
        self._teaching = Teaching(around.store, around.live, around.clock, school.trainings)
        self._root = ui.element("section").classes("card wide competences").props('id="competences"')
        self._status = ui.html("", sanitize=False).props("role=status aria-live=polite")
        self._status.classes("competences-status")
        self._dialog: AssessDialog | None = None
        self._withdraw: _WithdrawDialog | None = None
        if booklet.grid is not None:
            self._viewer = _Viewer(visit)
            if self._may:
                self._dialog = AssessDialog(
                    visit, self._teaching, booklet.record, booklet.grid, choices, self._taken_down
                )
                self._withdraw = _WithdrawDialog(visit, self._teaching, booklet.record.person.id, self._taken_back)
        self._build()

    def _build(self) -> None:
        booklet, say = self._booklet, self._visit.say
        self._root.clear()
        with self._root:
            if booklet.grid is None:
                ui.html(f"<h2>{escape(say('trainees.competences'))}</h2>{view.nothing(booklet, say)}", sanitize=False)
                return
            ui.html(view.head(booklet, booklet.grid, say), sanitize=False)
            for block in booklet.grid.blocks:
                ui.html(
                    f'<span class="quiet">{escape(block.code)}</span> {escape(block.title)}', sanitize=False, tag="h3"
                )
                with ui.element("div").classes("competence-list"):
                    for one in block.competences:
                        self._competence(one, booklet.grid)

    def _competence(self, one: Competence, grid: Grid) -> None:
        say, now = self._visit.say, self._visit.around.clock.now()
        given = [it for it in self._booklet.assessed if it.competence == one.code]
        with ui.element("div").classes("competence").props(f'data-code="{escape(one.code)}"'):
            ui.html(view.competence(one, self._booklet, grid, now, say), sanitize=False).classes("competence-head")
            if self._dialog is not None:
                text = say("trainees.assess_again" if given else "trainees.assess")
                button = ui.element("button").classes("button small assess no-print").props("type=button")
                button.props["aria-label"] = f"{text} : {one.code} {one.title}"
                with button.on("click", lambda: self._ask(one), args=[]):
                    ui.html(escape(text), sanitize=False, tag="span")
            if given:
                with ui.element("details").classes("given"):
                    ui.html(escape(say.counted("trainees.history", len(given))), sanitize=False, tag="summary")
                    for it in reversed(given):
                        self._given(it, grid)

    def _given(self, one: Assessment, grid: Grid) -> None:
        say, now = self._visit.say, self._visit.around.clock.now()
        with ui.element("div").classes("entry"):
            ui.html(view.assessment(one, self._booklet, grid, self._school, now, say), sanitize=False)
            with ui.element("div").classes("row"):
                for file in one.files:
                    self._file(file)
                if self._withdraw is not None and one.withdrawn_at is None:
                    button = ui.element("button").classes("button small withdraw no-print").props("type=button")
                    with button.on("click", lambda: self._ask_back(one), args=[]):
                        ui.html(escape(say("trainees.withdraw")), sanitize=False, tag="span")

    def _ask(self, one: Competence) -> None:
        if self._dialog is not None:
            self._dialog.open(one)

    def _ask_back(self, one: Assessment) -> None:
        if self._withdraw is not None:
            self._withdraw.open(one)

    def _file(self, file: Attached) -> None:
        say = self._visit.say
        if file.name is None:
            ui.html(escape(say("trainees.file_erased")), sanitize=False, tag="span").classes("chip quiet")
            return
        name = f"{file.name} ({size_text(file.size or 0, say)})"
        with (
            ui.element("button")
            .classes("button small file")
            .props("type=button")
            .on("click", lambda: self._viewer.show(file), args=[])
        ):
            ui.html(escape(name), sanitize=False, tag="span")

    async def _taken_down(self) -> None:
        await self._renew("house.saved")

    async def _taken_back(self) -> None:
        await self._renew("trainees.withdrawn")

    async def _renew(self, said: str) -> None:
        self._booklet = await self._again()
        self._build()
        self._status.set_content(f'<div class="notice good">{escape(self._visit.say(said))}</div>')


class _WithdrawDialog:
    """Asks whether a level is to be taken back, and whether what was attached is to be erased with it."""

    def __init__(self, visit: Visit, teaching: Teaching, person: str, done: Callable[[], Awaitable[None]]) -> None:
        self._visit, self._teaching, self._person, self._done = visit, teaching, person, done
        self._one: Assessment | None = None
        say = visit.say
        with (
            ui.dialog().props("transition-duration=0") as self._dialog,
            ui.element("div").classes("trainee-dialog card") as panel,
        ):
            panel.props("role=document")
            ui.html(
                f"<h2>{escape(say('trainees.withdraw_sure'))}</h2><p>{escape(say('trainees.withdraw_what'))}</p>",
                sanitize=False,
            )
            self._notice = ui.html("", sanitize=False).props("role=status aria-live=polite")
            with ui.element("div").classes("row"):
                self._button("button main confirm", "trainees.withdraw", emptied=False)
                self._button("button danger erase", "trainees.withdraw_erase", emptied=True)
                with (
                    ui.element("button").classes("button").props("type=button").on("click", self._dialog.close, args=[])
                ):
                    ui.html(escape(say("house.cancel")), sanitize=False, tag="span")

    def _button(self, classes: str, key: str, *, emptied: bool) -> None:
        async def act() -> None:
            if self._one is None:
                return
            asked, self._one = self._one, None
            try:
                await self._teaching.withdraw(self._person, asked.id, emptied=emptied, author=self._visit.visitor.id)
            except TeachingRefused as refusal:
                text = escape(self._visit.say(f"trainees.refused.{refusal.word}"))
                self._notice.set_content(f'<div class="notice bad">{text}</div>')
                return
            self._dialog.close()
            await self._done()

        with ui.element("button").classes(classes).props("type=button").on("click", act, args=[]):
            ui.html(escape(self._visit.say(key)), sanitize=False, tag="span")

    def open(self, one: Assessment) -> None:
        """Ask about this one."""
        self._one = one
        self._dialog.props["aria-label"] = self._visit.say("trainees.withdraw_sure")
        self._notice.set_content("")
        self._dialog.open()


class _Viewer:
    """Shows a photo, and hands over a document."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        with (
            ui.dialog().props("transition-duration=0") as self._dialog,
            ui.element("div").classes("trainee-dialog card photo") as panel,
        ):
            panel.props("role=document")
            self._shown = ui.html("", sanitize=False)
            close = ui.element("button").classes("button").props("type=button").style("align-self: flex-start")
            with close.on("click", self._dialog.close, args=[]):
                ui.html(escape(visit.say("house.close")), sanitize=False, tag="span")

    async def show(self, file: Attached) -> None:
        """Show it, or hand it over where it is no picture."""
        content = await asyncio.to_thread(evidence.read, self._visit.around.store.directory, file.file)
        if content is None or file.name is None or file.media is None:
            self._shown.set_content(f'<div class="notice bad">{escape(self._visit.say("trainees.file_missing"))}</div>')
        elif file.media.startswith("image/"):
            data = base64.b64encode(content).decode()
            self._shown.set_content(
                f'<figure><img src="data:{file.media};base64,{data}" alt="{escape(file.name)}">'
                f"<figcaption>{escape(file.name)}</figcaption></figure>"
            )
        else:
            ui.download.content(content, file.name, file.media)
            return
        self._dialog.open()
