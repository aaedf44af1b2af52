"""`/access/decide`: would this person be let at this machine, now or at another instant; nothing is recorded."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from zoneinfo import ZoneInfo

from nicegui import ui
from sqlalchemy import Connection

from collector.access.decision import Decision
from collector.access.dossier import Mode
from collector.accounts.rights import Right
from collector.errors import RequestRefused
from collector.reports.forecast import Forecast
from collector.reports.workshop import Workshop
from collector.store.registry_records import PersonRole
from collector.web.access.answer import Reader, answer_html
from collector.web.access.problem_words import refusal
from collector.web.access.room import (
    STYLE,
    Names,
    by_name,
    full_name,
    head,
    names_of,
    rules,
    select,
)
from collector.web.house import House, Visit


def decide_page(house: House) -> None:
    """Register the page.

    Args:
        house: Where it stands.
    """

    @house.page("/access/decide", right=Right.SEE_ACCESS, title="access.decide.title", section="access", style=STYLE)
    async def decide(visit: Visit) -> None:
        say = visit.say
        with ui.element("div").classes("page"):
            head(visit, "decisions", say("access.decide.title"), lead=say("access.decide.lead"))
            workshop = rules(visit)
            if workshop is None:
                return
            names = await visit.read(lambda connection: names_of(connection, visit.around.site))
            ui.html(ask_form(visit, workshop, names), sanitize=False).classes("card no-print")
            person, machine = visit.query("person"), visit.query("machine")
            if not person and not machine:
                return
            if person not in names.people or machine not in workshop.regulated:
                ui.html(escape(say("access.decide.who_where")), sanitize=False).classes("notice warn").props(
                    "role=alert"
                )
                return
            await _answer(visit, workshop, names, person, machine)


async def _answer(visit: Visit, workshop: Workshop, names: Names, person: str, machine: str) -> None:
    say, now = visit.say, visit.around.clock.now()
    mode = _mode(visit.query("mode"))
    when = read_instant(visit.query("at"), visit.around.site.zone)
    if visit.query("at") and when is None:
        ui.html(escape(say("access.decide.no_instant")), sanitize=False).classes("notice warn").props("role=alert")
        return
    task, assumed = visit.query("task").strip() or None, bool(visit.query("assumed"))
    try:
        decision = await _decided(visit, workshop, person, machine, mode, when, task, assumed=assumed)
    except RequestRefused as refused:
        ui.html(escape(refusal(refused, say)), sanitize=False).classes("notice bad").props("role=alert")
        return
    reader = Reader(names, workshop.pack, say, now, assumed)
    where = " · ".join((
        full_name(names.people[person]), names.machine(machine),
        say(f"access.mode.{mode.value}") + (f", {task}" if task else ""),
        say("access.decide.now", time=reader.when(now)) if when is None else reader.when(when),
    ))  # fmt: skip
    lead = say("access.decide.assumed_lead" if assumed else "access.decide.real_lead")
    ui.html(answer_html(decision, reader, where=where, lead=lead), sanitize=False).classes("answer-page")


async def _decided(
    visit: Visit,
    workshop: Workshop,
    person: str,
    machine: str,
    mode: Mode,
    when: datetime | None,
    task: str | None,
    *,
    assumed: bool,
) -> Decision:
    if not assumed:
        return await visit.around.desk.gatekeeper.decide(person, machine, mode, at=when, task=task)
    now = visit.around.clock.now()

    def forecast(connection: Connection) -> Decision:
        return Forecast(connection, workshop, when or now, now).decision(person, machine, mode, task)

    return await visit.read(forecast)


def ask_form(visit: Visit, workshop: Workshop, names: Names) -> str:
    """The form that asks: who, machine, mode, task, when."""
    say = visit.say
    people = [
        (one.id, f"{full_name(one)}{f' · {one.group_name}' if one.group_name else ''}")
        for one in by_name(one for one in names.people.values() if one.active and one.role is PersonRole.TRAINEE)
    ]
    machines = [(one, names.machine(one)) for one in workshop.regulated]
    modes = [(one.value, say(f"access.mode.{one.value}")) for one in Mode]
    assumed = " checked" if visit.query("assumed") else ""
    return (
        '<form class="filters" method="get" action="/access/decide">'
        + select("person", say("access.decide.who"), people, visit.query("person"), "–")
        + select("machine", say("access.field.machine"), machines, visit.query("machine"), "–")
        + select("mode", say("access.decide.mode"), modes, visit.query("mode") or Mode.PRODUCTION.value)
        + f'<label class="field"><span>{escape(say("access.decide.task"))}</span>'
        f'<input name="task" value="{escape(visit.query("task"))}" maxlength="80"></label>'
        f'<label class="field"><span>{escape(say("access.decide.when"))}</span>'
        f'<input type="datetime-local" name="at" value="{escape(visit.query("at"))}"></label>'
        f'<label class="tick"><input type="checkbox" name="assumed" value="1"{assumed}>'
        f"<span>{escape(say('access.decide.assume'))}</span></label>"
        f'<button class="button main">{escape(say("access.decide.ask"))}</button></form>'
    )


def read_instant(text: str, zone: ZoneInfo) -> datetime | None:
    """`2026-11-23T10:00` on the site's clock as an instant (UTC); None for none, or for what is no such thing."""
    try:
        local = datetime.fromisoformat(text)
        return (local if local.tzinfo is not None else local.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _mode(text: str) -> Mode:
    return Mode(text) if text in set(Mode) else Mode.PRODUCTION
