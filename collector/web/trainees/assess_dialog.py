"""The dialog in which a trainer gives a level: scale, comment, what it rests on, photos and documents."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from nicegui import ui
from nicegui.events import UploadEventArguments

from collector.core.grids import Competence, Grid, session_evidence, work_evidence
from collector.reports.school import School
from collector.reports.trainee_evidence import offered
from collector.reports.trainee_record import Record
from collector.store.evidence import ACCEPTED, MOST_BYTES, FileRefused, Prepared
from collector.teaching import LONGEST, MOST_FILES, Teaching, TeachingRefused
from collector.web.house import Visit
from collector.web.orders.forms import Answers, form, on_pick
from collector.web.trainees.shown import Shown
from collector.web.wording import WIDE, Wording

PICK = '() => document.querySelector(".assess-upload input[type=file]").click()'
"""Opens the browser's own dialog for files, in the click itself: later than that, browsers do not allow it."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What an assessment may rest on: what it is called in the fact, and in words."""

    sessions: Sequence[tuple[str, str]]
    works: Sequence[tuple[str, str]]


def choices_of(shown: Shown, school: School, now: datetime, say: Wording) -> Choices:
    """The latest sessions and the operations of the period that is looked at."""
    done = shown.booklet.record.done
    latest, works = offered(shown.stays, [one.work for one in done])
    described = {(one.work.order, one.work.operation): one.described for one in done}
    sessions = []
    for one in latest:
        until = say.clock(one.until) if one.until is not None else "?"
        text = say(
            "trainees.session", machine=school.machine(one.machine), since=say.moment(one.since, now), until=until
        )
        sessions.append((session_evidence(one.session), f"{text}, {one.order}" if one.order else text))
    named = []
    for work in works:
        operation = say("operation", number=work.operation) if work.operation else ""
        text = " ".join(part for part in (work.order, operation, described[work.order, work.operation]) if part)
        named.append((work_evidence(work.order, work.operation), text))
    return Choices(sessions, named)


class AssessDialog:
    """Asks for a level and has it taken down. Nothing that was typed is lost when that is refused.

    Args:
        visit: Who judges.
        teaching: Who takes it down.
        record: Whose, and what was done.
        grid: The training's grid.
        choices: What it may rest on.
        done: Called once it is taken down.
    """

    def __init__(
        self, visit: Visit, teaching: Teaching, record: Record, grid: Grid, choices: Choices,
        done: Callable[[], Awaitable[None]],
    ) -> None:  # fmt: skip
        self._visit, self._teaching, self._record, self._grid = visit, teaching, record, grid
        self._choices, self._done = choices, done
        self._competence: Competence | None = None
        self._files: list[Prepared] = []
        self._busy = False
        say = visit.say
        with (
            ui.dialog().props("transition-duration=0") as self._dialog,
            ui.element("div").classes("trainee-dialog card") as panel,
        ):
            panel.props("role=document")
            self._head = ui.html("", sanitize=False)
            self._form = ui.element("div")
            self._upload = ui.upload(
                on_upload=self._came,
                on_rejected=lambda: self._refuse("size"),
                auto_upload=True,
                multiple=True,
                max_file_size=MOST_BYTES,
            )
            self._upload.classes("assess-upload").props(f'accept="{ACCEPTED}"')
            with ui.element("div").classes("row"):
                with ui.element("button").classes("button attach").props("type=button").on("click", js_handler=PICK):
                    ui.html(escape(say("trainees.attach")), sanitize=False, tag="span")
                ui.html(escape(say("trainees.attach_hint")), sanitize=False, tag="span").classes("quiet small")
            self._attached = ui.html("", sanitize=False)
            on_pick(self._attached, "drop", self._drop)
            self._notice = ui.html("", sanitize=False).props("role=status aria-live=polite")
            with ui.element("div").classes("row"):
                save = ui.element("button").classes("button main save").props("type=submit form=assess-form")
                with save:
                    ui.html(escape(say("house.save")), sanitize=False, tag="span")
                with (
                    ui.element("button")
                    .classes("button cancel")
                    .props("type=button")
                    .on("click", self._dialog.close, args=[])
                ):
                    ui.html(escape(say("house.cancel")), sanitize=False, tag="span")

    def open(self, competence: Competence) -> None:
        """Ask for a level of this competence."""
        self._competence, self._files, self._busy = competence, [], False
        self._head.set_content(
            f'<h2><span class="quiet">{escape(competence.code)}</span> {escape(competence.title)}</h2>'
            + "".join(f'<p class="quiet small">– {escape(text)}</p>' for text in competence.criteria)
        )
        self._form.clear()
        with self._form:
            form(self._fields(), self._sent, "assess-form").props('id="assess-form"')
        self._show_files()
        self._notice.set_content("")
        self._dialog.props["aria-label"] = f"{competence.code} {competence.title}"
        self._dialog.open()

    def _fields(self) -> str:
        say = self._visit.say
        levels = "".join(
            f'<label class="level-choice{" acquired" if one.acquired else ""}"><input type="radio" name="level"'
            f' value="{escape(one.code)}"><span>{escape(one.title)}</span></label>'
            for one in self._grid.levels
        )
        return (
            f'<fieldset class="levels"><legend>{escape(say("trainees.level"))}</legend>{levels}</fieldset>'
            f'<label class="field"><span>{escape(say("trainees.comment"))}</span>'
            f'<textarea name="comment" rows="3" maxlength="{LONGEST}"'
            f' placeholder="{escape(say("trainees.comment_hint"))}"></textarea></label>'
            f"{self._evidence('trainees.evidence_works', self._choices.works)}"
            f"{self._evidence('trainees.evidence_sessions', self._choices.sessions)}"
        )

    def _evidence(self, title: str, choices: Sequence[tuple[str, str]]) -> str:
        if not choices:
            return ""
        boxes = "".join(
            f'<label><input type="checkbox" name="evidence" value="{escape(value)}"> {escape(text)}</label>'
            for value, text in choices
        )
        return (
            f'<details class="evidence"><summary>{escape(self._visit.say(title))}</summary><div>{boxes}</div></details>'
        )

    async def _came(self, event: UploadEventArguments) -> None:
        """A file has come: looked over at once, so that whoever chose a wrong one is told while they remember why."""
        self._upload.reset()
        if len(self._files) >= MOST_FILES:
            self._refuse("files")
            return
        try:
            self._files.append(await self._teaching.prepared(event.file.name, await event.file.read()))
            self._notice.set_content("")
        except FileRefused as refusal:
            self._refuse(refusal.reason, refusal.name)
        self._show_files()

    def _drop(self, file: str) -> None:
        self._files = [one for one in self._files if one.file != file]
        self._show_files()

    def _show_files(self) -> None:
        say = self._visit.say
        listed = "".join(
            f'<li class="chip">{escape(one.name)} <span class="quiet">{escape(size_text(len(one.content), say))}</span>'
            f'<button type="button" class="drop" data-drop="{one.file}"'
            f' aria-label="{escape(say("trainees.drop", name=one.name))}">✕</button></li>'
            for one in self._files
        )
        self._attached.set_content(f'<ul class="chips">{listed}</ul>' if listed else "")

    def _refuse(self, word: str, name: str = "") -> None:
        text = self._visit.say(f"trainees.refused.{word}")
        shown = f"{name} : {text}" if name and self._visit.say.language == "fr" else f"{name}: {text}" if name else text
        self._notice.set_content(f'<div class="notice bad">{escape(shown)}</div>')

    async def _sent(self, answers: Answers) -> None:
        if self._competence is None or self._busy:
            return
        if not answers.one("level"):
            self._refuse("no_level")
            return
        self._busy = True
        try:
            await self._teaching.assess(
                self._record.person.id, self._grid.name, self._competence.code, answers.one("level"),
                comment=answers.one("comment"), rests_on=answers.all("evidence"), files=self._files,
                author=self._visit.visitor.id,
            )  # fmt: skip
        except TeachingRefused as refusal:
            self._refuse(refusal.word)
            return
        finally:
            self._busy = False
        self._dialog.close()
        await self._done()


def size_text(size: int, say: Wording) -> str:
    """`1,4 Mo`, `320 ko`."""
    units = ("ko", "Mo") if say.language == "fr" else ("kB", "MB")
    if size < 1_000_000:
        return f"{say.number(max(size / 1000, 1))}{WIDE}{units[0]}"
    return f"{say.number(size / 1e6, 1)}{WIDE}{units[1]}"
