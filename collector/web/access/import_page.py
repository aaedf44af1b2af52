"""`/access/papers/import`: a list of papers from a file, with what is wrong by line and what it would change."""

from __future__ import annotations

import asyncio
from functools import partial
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from nicegui import events, ui

from collector.accounts.rights import Right
from collector.errors import ConfigError, RequestRefused
from collector.reports.workshop import Workshop
from collector.store.import_papers import (
    PapersPlan,
    Planned,
    apply_papers,
    differences,
    papers_template,
    plan_papers,
)
from collector.store.sheets import LARGEST
from collector.web.access.answer import Reader
from collector.web.access.effects_view import effects_html
from collector.web.access.entry_page import confirm_button
from collector.web.access.paper_words import called, dated, label, summary, worded
from collector.web.access.problem_words import refusal, told
from collector.web.access.recording import Recorder
from collector.web.access.room import STYLE, Names, address, civil_day, head, names_of, rules
from collector.web.access.standing import Lookout
from collector.web.house import House, Visit
from collector.web.tables import table

MOST = 100
"""How many problems or papers are listed; the rest is counted."""

OPENED = 12
"""Up to how many papers the list of them is open at first."""

_SEND = (
    "(e) => { const file = e.target.files[0]; if (!file) return;"
    " const body = new FormData(); body.append('file', file);"
    " fetch('%s', {method: 'POST', body}).finally(() => { e.target.value = ''; }); }"
)
"""Sends the file that was chosen, and lets the same one be chosen again once it is mended."""


def import_page(house: House, lookout: Lookout | None) -> None:
    """Register the page.

    Args:
        house: Where it stands.
        lookout: Told that papers have changed.
    """

    @house.page(
        "/access/papers/import", right=Right.CHANGE_ACCESS, title="access.papers.import", section="access", style=STYLE
    )
    async def page(visit: Visit) -> None:
        say = visit.say
        with ui.element("div").classes("page"):
            head(visit, "papers", say("access.papers.import"), lead=say("access.import.lead"))
            workshop = rules(visit)
            if workshop is None:
                return
            importing = _Importing(visit, workshop, Recorder(visit, workshop, lookout))
            importing.draw()


class _Importing:
    """One page on which a file is chosen, looked at, and put on file."""

    def __init__(self, visit: Visit, workshop: Workshop, recorder: Recorder) -> None:
        self._visit = visit
        self._workshop = workshop
        self._recorder = recorder

    def draw(self) -> None:
        say = self._visit.say
        with ui.element("div").classes("card"):
            sender = ui.upload(on_upload=self._came, max_file_size=LARGEST).classes("sender")
            ui.html(f'<label for="papers-file">{escape(say("access.import.file"))}</label>', sanitize=False).classes(
                "field"
            )
            chooser = ui.element("input").props('type=file id="papers-file" accept=".csv,.xlsx,.toml"').classes("file")
            chooser.on("change", js_handler=_SEND % sender.props["url"])
            with ui.element("button").classes("button").props("type=button").on("click", self._template, args=[]):
                ui.html(escape(say("access.import.template")), sanitize=False, tag="span")
        self._shown = ui.element("section").classes("stacked").props("aria-live=polite")

    def _template(self) -> None:
        content = papers_template().encode("utf-8-sig")
        ui.download.content(content, self._visit.say("access.import.template_name"), "text/csv")

    async def _came(self, event: events.UploadEventArguments) -> None:
        name, content = event.file.name, await event.file.read()
        try:
            plan = await asyncio.to_thread(self._plan, name, content)
        except ConfigError as error:
            self._shown.clear()
            with self._shown:
                ui.html(self._problems(name, error), sanitize=False).classes("card").props("role=alert")
            return
        await self._preview(name, plan)

    def _plan(self, name: str, content: bytes) -> PapersPlan:
        with TemporaryDirectory(prefix="etabli-papers-") as folder:
            # The reader goes by the ending; of the name that a browser sends nothing else is used.
            path = Path(folder) / f"papers{Path(name).suffix.lower()[:6]}"
            path.write_bytes(content)
            with self._visit.around.store.reader() as connection:
                return plan_papers(path, connection, self._recorder.checks, self._recorder.today)

    def _problems(self, name: str, error: ConfigError) -> str:
        say = self._visit.say
        rows = ""
        for one in error.problems[:MOST]:
            problem = told(one, say)
            found = say("access.import.found", found=problem.found) if problem.found else say("access.import.missing")
            hint = f" ({problem.hint})" if problem.hint else ""
            rows += (
                f'<tr><th scope="row">{escape(problem.where)}</th><td>{escape(found)}</td>'
                f"<td>{escape(problem.expected + hint)}</td></tr>"
            )
        heads = [say(f"access.import.column.{one}") for one in ("where", "found", "expected")]
        title = say.counted("access.import.problems", len(error.problems))
        return (
            f'<h2 class="bad">{escape(name)} · {escape(title)}</h2>'
            f"<p>{escape(say('access.import.nothing_written'))}</p>"
            f"{table(heads, rows)}"
        )

    async def _preview(self, name: str, plan: PapersPlan) -> None:
        say = self._visit.say
        names = await self._visit.read(lambda connection: names_of(connection, self._visit.around.site))
        effects = () if plan.empty else await self._recorder.of_many(plan.entries)
        reader = Reader(names, self._workshop.pack, say, self._visit.around.clock.now(), assumed=True)
        self._shown.clear()
        with self._shown:
            ui.html(f"<h2>{escape(name)}</h2>{self._listed(plan, names)}", sanitize=False).classes("card")
            if plan.empty:
                ui.html(escape(say("access.import.empty")), sanitize=False).classes("notice")
                return
            changes = f"<h2>{escape(say('access.effect.title'))}</h2>{effects_html(effects, reader)}"
            ui.html(changes, sanitize=False).classes("card")
            refused = ui.html("", sanitize=False).props("role=alert")
            confirm_button(say("access.import.record"), "main", lambda: self._record(plan, refused))

    def _listed(self, plan: PapersPlan, names: Names) -> str:
        """What the file would add, change and leave."""
        say, parts = self._visit.say, ""
        new = [one for one in plan.entries if one.before is None]
        changed = [one for one in plan.entries if one.before is not None]
        for what, entries in (("new", new), ("changed", changed)):
            rows = "".join(f"<li>{self._planned(one, names)}</li>" for one in entries[:MOST])
            title = escape(say.counted(f"access.import.{what}", len(entries)))
            opened = " open" if len(entries) <= OPENED else ""
            folded = f"<details{opened}><summary>{title}</summary><ul class=dots>{rows}</ul></details>"
            parts += folded if rows else f"<p>{title}</p>"
        parts += f"<p>{escape(say.counted('access.import.unchanged', len(plan.unchanged)))}</p>"
        if plan.ignored_columns:
            ignored = say("access.import.ignored", columns=", ".join(plan.ignored_columns))
            parts += f'<p class="quiet">{escape(ignored)}</p>'
        return parts

    def _planned(self, one: Planned, names: Names) -> str:
        """A paper of the file: what it is, whom it is about, what it says, and what it changes."""
        say, before = self._visit.say, one.before.content if one.before is not None else None
        whose = say("access.about.school")
        if one.person is not None or one.machine is not None:
            whose = names.person(one.person, say) if one.person is not None else names.machine(one.machine or "")
        title = f"<b>{escape(called(one.kind, one.content or before, say))}</b> · {escape(whose)}<br>"
        if one.content is None:
            return f'{title}<span class="warn">{escape(say("access.import.revoked"))}</span>'
        if before is None:
            day = civil_day(dated(one.content), say)
            said = " · ".join(part for part in (day, summary(one.kind, one.content, names, say)) if part)
            return f'{title}<span class="quiet">{escape(said)}</span>'
        return title + "<br>".join(
            f'<span class="quiet">{escape(label(one.kind, it.field, say))}</span> '
            f"<del>{escape(worded(it.field, getattr(before, it.field), names, say))}</del> → "
            f"<ins>{escape(worded(it.field, getattr(one.content, it.field), names, say))}</ins>"
            for it in differences(before, one.content)
        )

    async def _record(self, plan: PapersPlan, refused: ui.html) -> None:
        around = self._visit.around
        work = partial(
            apply_papers, plan, workshop=self._recorder.checks, today=self._recorder.today, at=around.clock.now(),
            author=self._visit.visitor.id,
        )  # fmt: skip
        try:
            await around.store.write(lambda connection: work(connection=connection))
        except (RequestRefused, ConfigError) as error:
            refused.set_content(f'<p class="notice bad">{escape(refusal(error, self._visit.say))}</p>')
            return
        await self._recorder.changed()
        ui.navigate.to(address("/access/papers"))
