"""A paper is entered in two steps: the form, then what it changes for whom, and only then it is written."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from html import escape

from nicegui import ui

from collector.errors import ConfigError, RequestRefused
from collector.reports.workshop import Workshop
from collector.store.entering import Entered
from collector.store.entering import Form as Sheet
from collector.store.papers_records import Paper
from collector.web.access.answer import Reader
from collector.web.access.effects_view import effects_html
from collector.web.access.form import Filled, Form
from collector.web.access.paper_words import label, lines, worded
from collector.web.access.problem_words import at_field, refusal
from collector.web.access.recording import Preview, Recorder
from collector.web.access.room import Names
from collector.web.house import Visit

ReadForm = Callable[[Filled], Sheet]
"""From what was filled in to what is to be recorded."""

Done = Callable[[Paper], None]
"""What happens once it is on file."""


class Entry:
    """A form and its preview on one page: one of them is seen at a time, and what was typed stays in the form.

    Args:
        visit: Who fills it in.
        workshop: The rules.
        names: What everything is called.
        recorder: Who puts it on file.
        read: From what was filled in to what is to be recorded.
        done: What happens once it is on file.
        submit: What the form's button says.
        confirm: What the button of the preview says.
        tone: The class of that button.
        back: Where the way back leads, escaped for an attribute.
    """

    def __init__(
        self,
        visit: Visit,
        workshop: Workshop,
        names: Names,
        recorder: Recorder,
        *,
        read: ReadForm,
        done: Done,
        submit: str,
        confirm: str,
        tone: str = "main",
        back: str = "",
    ) -> None:
        self._visit = visit
        self._reader = Reader(names, workshop.pack, visit.say, visit.around.clock.now(), assumed=True)
        self._recorder = recorder
        self._read = read
        self._done = done
        self._confirm = confirm
        self._tone = tone
        self._back = back
        self.form = Form(visit.say, self._submitted, submit=submit)
        self._shown = ui.element("section").classes("preview").props("aria-live=polite")

    def end(self) -> None:
        """Close the form."""
        self.form.end(back=self._back)

    async def _submitted(self, filled: Filled) -> None:
        say = self._visit.say
        try:
            preview = await self._recorder.preview(self._read(filled))
        except ConfigError as error:
            found: dict[str, str] = {}
            for one in error.problems:
                found.setdefault(one.where, at_field(one, say))
            self.form.show(found)
            return
        except RequestRefused as error:
            self.form.show({"": refusal(error, say)})
            return
        self.form.show({})
        if preview.entered.idle:
            self.form.show({"": say("access.form.idle")})
            return
        self.form.element.set_visibility(False)
        self._preview(preview)

    def _preview(self, preview: Preview) -> None:
        say, entered = self._visit.say, preview.entered
        ui.run_javascript("window.scrollTo(0, 0)")
        with self._shown:
            ui.html(self._what(entered), sanitize=False).classes("card")
            ui.html(
                f"<h2>{escape(say('access.effect.title'))}</h2>{effects_html(preview.effects, self._reader)}",
                sanitize=False,
            ).classes("card")
            refused = ui.html("", sanitize=False).props("role=alert")
            with ui.element("div").classes("row"):
                confirm_button(self._confirm, self._tone, lambda: self._record(entered, refused))
                with ui.element("button").classes("button").props("type=button").on("click", self._again, args=[]):
                    ui.html(escape(say("access.form.change")), sanitize=False, tag="span")

    def _what(self, entered: Entered) -> str:
        say, names, kind = self._visit.say, self._reader.names, entered.form.kind
        whose = names.person(entered.person, say) if entered.person else (
            names.machine(entered.machine) if entered.machine else say("access.about.school")
        )  # fmt: skip
        rows = "".join(
            f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>"
            for name, value in lines(kind, entered.content, names, say)
        )
        changed = ""
        if entered.before is not None:
            old = entered.before.content
            before_after = "".join(
                f"<li>{escape(label(kind, one.field, say))} : "
                f"<del>{escape(worded(one.field, getattr(old, one.field), names, say))}</del> → "
                f"<ins>{escape(worded(one.field, getattr(entered.content, one.field), names, say))}</ins></li>"
                for one in entered.changes
            )
            changed = (
                f'<p class="notice warn">{escape(say("access.form.corrects"))}</p><ul class="dots">{before_after}</ul>'
            )
        return (
            f"<h2>{escape(say(f'access.kind.{kind.value}'))} · {escape(whose)}</h2>{changed}"
            f'<dl class="facts">{rows}</dl>'
        )

    async def _record(self, entered: Entered, refused: ui.html) -> None:
        try:
            paper = await self._recorder.record(entered)
        except (RequestRefused, ConfigError) as error:
            why = refusal(error, self._visit.say)
            refused.set_content(f'<p class="notice bad">{escape(why)}</p>')
            return
        self._done(paper)

    def _again(self) -> None:
        self._shown.clear()
        self.form.element.set_visibility(True)


def confirm_button(words: str, tone: str, on_click: Callable[[], Awaitable[None]]) -> None:
    """A button that does what it says once, however often it is pressed."""
    pressed = False

    async def press() -> None:
        nonlocal pressed
        if pressed:
            return
        pressed = True
        try:
            await on_click()
        finally:
            pressed = False

    with ui.element("button").classes(f"button {tone}").props("type=button").on("click", press, args=[]):
        ui.html(escape(words), sanitize=False, tag="span")
