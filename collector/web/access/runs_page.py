"""`/access/runs`: machines that ran without a right, permits that were not obeyed, rights that ended at work."""

from __future__ import annotations

from html import escape

from nicegui import ui
from sqlalchemy import Connection

from collector.accounts.rights import Right
from collector.core.facts import PermitNotObeyed, RightExpired, UnauthorisedRun
from collector.reports.workshop import Workshop
from collector.store.access_queries import INCIDENTS, Incident, count_incidents, incidents
from collector.web.access.now_view import incident_line
from collector.web.access.pager import page_number, pager
from collector.web.access.room import (
    STYLE,
    Names,
    bounds,
    day_and_time,
    day_field,
    empty,
    head,
    names_of,
    period,
    rules,
    select,
    until,
)
from collector.web.house import House, Visit
from collector.web.tables import table

DAYS = 30
PER_PAGE = 50
_KINDS = {one.__name__: one for one in INCIDENTS}


def runs_page(house: House) -> None:
    """Register the page.

    Args:
        house: Where it stands.
    """

    @house.page("/access/runs", right=Right.SEE_ACCESS, title="access.runs.title", section="access", style=STYLE)
    async def runs(visit: Visit) -> None:
        say = visit.say
        with ui.element("div").classes("page"):
            head(visit, "runs", say("access.runs.title"), lead=say("access.runs.lead"))
            workshop = rules(visit)
            if workshop is None:
                return
            first, last = period(visit, DAYS)
            since, until = bounds(visit, first, last)
            machine, asked = visit.query("machine") or None, visit.query("kind")
            kinds = (_KINDS[asked],) if asked in _KINDS else INCIDENTS
            number = page_number(visit)

            def read(connection: Connection) -> tuple[list[Incident], dict[str, int], Names]:
                found = incidents(
                    connection, since, until, kinds=kinds, machine=machine, limit=PER_PAGE,
                    offset=(number - 1) * PER_PAGE,
                )  # fmt: skip
                counts = count_incidents(connection, since, until, kinds=kinds, machine=machine)
                return found, counts, names_of(connection, visit.around.site)

            found, counts, names = await visit.read(read)
            ui.html(_filters(visit, workshop, names, first.isoformat(), last.isoformat()), sanitize=False)
            if not found:
                empty(say("access.runs.none"), say("access.runs.none_do"))
                return
            ui.html(_list(visit, found, counts, names, number), sanitize=False).classes("stacked")


def _filters(visit: Visit, workshop: Workshop, names: Names, first: str, last: str) -> str:
    say = visit.say
    machines = [(one, names.machine(one)) for one in workshop.regulated]
    kinds = [(one, say(f"access.incident.{one}")) for one in _KINDS]
    return (
        '<form class="filters no-print" method="get" action="/access/runs">'
        + day_field("from", say("access.inspection.from"), first)
        + day_field("to", say("access.inspection.to"), last)
        + select("machine", say("access.field.machine"), machines, visit.query("machine"), say("access.all"))
        + select("kind", say("access.runs.kind"), kinds, visit.query("kind"), say("access.all"))
        + f'<button class="button main">{escape(say("access.show"))}</button></form>'
    )


def _list(visit: Visit, found: list[Incident], counts: dict[str, int], names: Names, number: int) -> str:
    say, now = visit.say, visit.around.clock.now()
    tally = "".join(
        f"<li><b>{say.number(count)}</b> {escape(say(f'access.incident.{kind}').lower())}</li>"
        for kind, count in counts.items()
    )
    rows = [
        f"<tr><td><time>{escape(day_and_time(one.at, now, say))}</time></td>"
        f"<td>{escape(names.machine(one.machine))}</td>"
        f'<th scope="row"><span class="{_tone(one)}">{escape(say(f"access.incident.{type(one).__name__}"))}</span></th>'
        f"<td>{escape(incident_line(one, names, say))}{_more(one, visit)}</td></tr>"
        for one in found
    ]
    pages = (sum(counts.values()) + PER_PAGE - 1) // PER_PAGE
    ways = pager(visit, "/access/runs", ("from", "to", "machine", "kind"), number, pages, "newer_older")
    heads = [say(f"access.runs.column.{one}") for one in ("at", "machine", "what", "about")]
    told = table(heads, rows, "stack")
    return f'<div class="row spread"><ul class="tally">{tally}</ul>{ways}</div><div class="card">{told}</div>{ways}'


def _tone(one: Incident) -> str:
    match one:
        case UnauthorisedRun():
            return "bad strong"
        case PermitNotObeyed():
            return "warn strong"
        case RightExpired():
            return "strong"


def _more(one: Incident, visit: Visit) -> str:
    """What else is known: until when what ran could be finished, what the machine said."""
    say, now = visit.say, visit.around.clock.now()
    if isinstance(one, RightExpired) and one.grace_until is not None:
        told = say("access.runs.grace", until=until(one.grace_until, now, say))
        return f'<br><span class="quiet">{escape(told)}</span>'
    if isinstance(one, PermitNotObeyed) and one.found not in ("given", "withheld"):
        told = say("access.runs.said")
        return f'<br><span class="quiet">{escape(told)} <code>{escape(one.found)}</code></span>'
    return ""
