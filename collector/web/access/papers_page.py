"""`/access/papers`: what lapses first, then the papers on file by person, machine and kind."""

from __future__ import annotations

from datetime import timedelta
from html import escape

from nicegui import ui

from collector.accounts.rights import Right
from collector.reports.lapses import Lapse
from collector.reports.workshop import Workshop
from collector.store.papers_records import FORMS, Paper, PaperKind, Subject
from collector.web.access.drawer import Drawer, Row, drawer_of
from collector.web.access.pager import page_number, pager
from collector.web.access.paper_words import called, dated, lapse_todo, lapse_what, summary
from collector.web.access.room import (
    STYLE,
    Names,
    by_name,
    civil_day,
    empty,
    full_name,
    head,
    link,
    rules,
    select,
)
from collector.web.access.standing import DAYS_AHEAD
from collector.web.house import House, Visit
from collector.web.tables import table

PER_PAGE = 60


def papers_page(house: House) -> None:
    """Register the page.

    Args:
        house: Where it stands.
    """

    @house.page("/access/papers", right=Right.SEE_ACCESS, title="access.papers.title", section="access", style=STYLE)
    async def papers(visit: Visit) -> None:
        say, now = visit.say, visit.around.clock.now()
        with ui.element("div").classes("page"):
            head(visit, "papers", say("access.papers.title"))
            workshop = rules(visit)
            if workshop is None:
                return
            kind = _kind(visit.query("kind"))
            found = await visit.read(
                lambda connection: drawer_of(
                    connection, workshop, visit.around.site, now, person=visit.query("person") or None,
                    machine=visit.query("machine") or None, kind=kind, days=DAYS_AHEAD,
                )
            )  # fmt: skip
            _acts(visit)
            ui.html(_filters(visit, workshop, found.names), sanitize=False)
            ui.html(_lapses(visit, workshop, found), sanitize=False).classes("card")
            if not found.rows:
                empty(say("access.papers.none"), say("access.papers.none_do"))
                return
            ui.html(_list(visit, found), sanitize=False).classes("card")


def _kind(text: str) -> PaperKind | None:
    return PaperKind(text) if text in set(PaperKind) else None


def _acts(visit: Visit) -> None:
    if not visit.may(Right.CHANGE_ACCESS):
        return
    say = visit.say
    asked = {name: visit.query(name) for name in ("person", "machine", "kind")}
    new = link("/access/papers/new", **asked)
    buttons = (
        f'<a class="button main" href="{new}">{escape(say("access.papers.new"))}</a>'
        f'<a class="button" href="{link("/access/papers/import")}">{escape(say("access.papers.import"))}</a>'
    )
    ui.html(buttons, sanitize=False).classes("row acts no-print")


def _filters(visit: Visit, workshop: Workshop, names: Names) -> str:
    say = visit.say
    people = [(one.id, full_name(one)) for one in by_name(names.people.values())]
    machines = [(one, names.machine(one)) for one in workshop.stations]
    kinds = [(one.value, say(f"access.kind.{one.value}")) for one in PaperKind]
    return (
        '<form class="filters no-print" method="get" action="/access/papers">'
        + select("person", say("access.field.person"), people, visit.query("person"), say("access.everybody"))
        + select("machine", say("access.field.machine"), machines, visit.query("machine"), say("access.all"))
        + select("kind", say("access.papers.kind"), kinds, visit.query("kind"), say("access.all_kinds"))
        + f'<button class="button main">{escape(say("access.show"))}</button></form>'
    )


def _lapses(visit: Visit, workshop: Workshop, found: Drawer) -> str:
    say = visit.say
    title = f"<h2>{escape(say('access.papers.lapses', days=DAYS_AHEAD))}</h2>"
    if not found.lapses:
        return f'{title}<p class="quiet">{escape(say("access.papers.no_lapses"))}</p>'
    heads = [say(f"access.papers.column.{name}") for name in ("last", "paper", "about", "machines", "todo")]
    return title + table(heads, [_lapse(one, visit, workshop, found.names) for one in found.lapses], "stack")


def _lapse(one: Lapse, visit: Visit, workshop: Workshop, names: Names) -> str:
    say, now = visit.say, visit.around.clock.now()
    today = workshop.day(now)
    when = say("access.lapse.over") if one.lapsed else say.due(one.last_day, now)
    tone = "bad" if one.lapsed or one.last_day <= today + timedelta(days=7) else "warn"
    about = names.person(one.person, say) if one.person else say("access.about.school")
    if one.person is None and FORMS[one.kind].subject is Subject.MACHINE:
        about = ", ".join(names.machine(it) for it in one.machines)
    machines = ", ".join(names.machine(it) for it in one.machines) or "–"
    opened = link(f"/access/papers/{one.paper}")
    return (
        f'<tr><td><b>{escape(civil_day(one.last_day, say))}</b><br><span class="{tone}">{escape(when)}</span></td>'
        f'<th scope="row"><a href="{opened}">{escape(lapse_what(one, say))}</a></th>'
        f"<td>{escape(about)}</td><td>{escape(machines)}</td>"
        f"<td>{escape(lapse_todo(one, workshop.pack, say))}</td></tr>"
    )


def _list(visit: Visit, found: Drawer) -> str:
    say = visit.say
    number = page_number(visit)
    pages = (len(found.rows) + PER_PAGE - 1) // PER_PAGE
    number = min(number, pages)
    shown = found.rows[(number - 1) * PER_PAGE : number * PER_PAGE]
    heads = [say(f"access.papers.column.{name}") for name in ("about", "paper", "says", "dated", "last")]
    counted = say.counted("access.papers.count", len(found.rows))
    ways = pager(visit, "/access/papers", ("person", "machine", "kind"), number, pages, "before_after")
    return (
        f'<div class="row spread"><h2>{escape(counted)}</h2>{ways}</div>'
        f"{table(heads, [_row(one, visit, found.names) for one in shown], 'stack')}{ways}"
    )


def about(paper: Paper, names: Names, visit: Visit) -> str:
    """Whom or what a paper is about."""
    say = visit.say
    if paper.person is not None:
        return names.person(paper.person, say)
    return names.machine(paper.machine) if paper.machine is not None else say("access.about.school")


def _row(row: Row, visit: Visit, names: Names) -> str:
    say, paper = visit.say, row.paper
    opened = link(f"/access/papers/{paper.id}")
    last = civil_day(row.last, say) if row.last is not None else "–"
    over = row.last is not None and row.last < say.today(visit.around.clock.now())
    shown = f'<span class="quiet">{escape(last)}<br>{escape(say("access.lapse.past"))}</span>' if over else escape(last)
    return (
        f"<tr><td>{escape(about(paper, names, visit))}</td>"
        f'<th scope="row"><a href="{opened}">{escape(called(paper.kind, paper.content, say))}</a></th>'
        f'<td class="quiet">{escape(summary(paper.kind, paper.content, names, say))}</td>'
        f"<td>{escape(civil_day(dated(paper.content), say) or '–')}</td><td>{shown}</td></tr>"
    )
