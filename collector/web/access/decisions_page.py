"""`/access/decisions`: the decisions of a period with every condition, filtered, newest first, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from nicegui import ui

from collector.access.decision import Outcome
from collector.accounts.rights import Right
from collector.core.facts import AccessDecided
from collector.reports.workshop import Workshop
from collector.store.access_queries import Wanted
from collector.web.access import marks
from collector.web.access.answer import Reader, conditions_html, rules_line
from collector.web.access.decide_page import ask_form
from collector.web.access.pager import page_number, pager
from collector.web.access.past import Found, Packs, Past, found
from collector.web.access.room import (
    STYLE,
    Names,
    bounds,
    by_name,
    code_word,
    day_and_time,
    day_field,
    empty,
    full_name,
    head,
    names_of,
    period,
    rules,
    select,
)
from collector.web.house import House, Visit
from collector.web.wording import Wording

PER_PAGE = 25
DAYS = 7
FILTERS = ("from", "to", "person", "machine", "outcome")


def decisions_page(house: House) -> None:
    """Register the page.

    Args:
        house: Where it stands.
    """

    @house.page(
        "/access/decisions", right=Right.SEE_ACCESS, title="access.decisions.title", section="access", style=STYLE
    )
    async def decisions(visit: Visit) -> None:
        say = visit.say
        with ui.element("div").classes("page"):
            head(visit, "decisions", say("access.decisions.title"))
            workshop = rules(visit)
            if workshop is None:
                return
            first, last = period(visit, DAYS)
            number = page_number(visit)
            since, until = bounds(visit, first, last)
            wanted = Wanted(
                since, until, visit.query("person") or None, visit.query("machine") or None, _outcome(visit)
            )
            packs = Packs(workshop.pack, workshop.read_pack)
            result, names = await visit.read(
                lambda connection: (
                    found(connection, wanted, packs, limit=PER_PAGE, offset=(number - 1) * PER_PAGE),
                    names_of(connection, visit.around.site),
                )
            )
            with ui.element("details").classes("card no-print"):
                ui.html(escape(say("access.decide.title")), sanitize=False, tag="summary")
                ui.html(ask_form(visit, workshop, names), sanitize=False)
            ui.html(_filters(visit, workshop, names, first.isoformat(), last.isoformat()), sanitize=False)
            if not result.total:
                empty(say("access.decisions.none"), say("access.decisions.none_do"))
                return
            ui.html(_list(visit, result, names, number), sanitize=False).classes("stacked")


def _outcome(visit: Visit) -> str | None:
    asked = visit.query("outcome")
    return asked if asked in set(Outcome) else None


def _filters(visit: Visit, workshop: Workshop, names: Names, first: str, last: str) -> str:
    say = visit.say
    people = [(one.id, full_name(one)) for one in by_name(names.people.values())]
    machines = [(one, names.machine(one)) for one in workshop.regulated]
    outcomes = [(one.value, say(f"access.outcome.{one.value}")) for one in Outcome]
    return (
        '<form class="filters no-print" method="get" action="/access/decisions">'
        + day_field("from", say("access.inspection.from"), first)
        + day_field("to", say("access.inspection.to"), last)
        + select("person", say("access.field.person"), people, visit.query("person"), say("access.everybody"))
        + select("machine", say("access.field.machine"), machines, visit.query("machine"), say("access.all"))
        + select("outcome", say("access.decisions.outcome"), outcomes, visit.query("outcome"), say("access.all"))
        + f'<button class="button main">{escape(say("access.show"))}</button></form>'
    )


def _list(visit: Visit, result: Found, names: Names, number: int) -> str:
    say, now = visit.say, visit.around.clock.now()
    counted = "".join(
        f'<li class="{"" if result.counts.get(one.value) else "none"}">{marks.mark(one)}'
        f"<b>{say.number(result.counts.get(one.value, 0))}</b> {escape(say(f'access.short.{one.value}'))}</li>"
        for one in Outcome
    )
    rows = "".join(_entry(one, Reader(names, one.pack, say, now)) for one in result.page)
    pages = (result.total + PER_PAGE - 1) // PER_PAGE
    ways = pager(visit, "/access/decisions", FILTERS, number, pages, "newer_older")
    return (
        f'<div class="row spread"><ul class="tally">{counted}</ul>{ways}</div>'
        f'<div class="card ledger">{rows}</div>{ways}'
    )


def _entry(one: Past, reader: Reader) -> str:
    say, fact = reader.say, one.fact
    outcome = Outcome(fact.outcome)
    mode = say(f"access.mode.{fact.mode}") if fact.mode else say("access.mode.unknown")
    if fact.task:
        mode = f"{mode}, {fact.task}"
    return (
        f'<details class="entry is-{outcome.value}"><summary>'
        f"<time>{escape(day_and_time(fact.at, reader.now, say))}</time>{marks.mark(outcome)}"
        f"<span><b>{escape(reader.names.person(fact.person, say))}</b> · {escape(reader.names.machine(fact.machine))}"
        f' <span class="quiet">{escape(mode)}</span></span>'
        f'<span class="why">{_why(fact, reader)}</span></summary>'
        f'<div class="inside">{_about(one, reader)}{_conditions(one, reader)}</div></details>'
    )


def _why(fact: AccessDecided, reader: Reader) -> str:
    say = reader.say
    if fact.outcome == Outcome.DENIED:
        return ", ".join(f"<span>{escape(_condition(code, reader))}</span>" for code in fact.failed[:2]) + (
            " …" if len(fact.failed) > 2 else ""
        )
    word = escape(say(f"access.outcome.{fact.outcome}"))
    if fact.guardian:
        word += f" {escape(say('access.now.by', who=reader.names.person(fact.guardian, say)))}"
    return word


def _condition(code: str, reader: Reader) -> str:
    wording = reader.pack.wordings.get(code)
    word = code_word(code, reader.say)
    return f"{word} {reader.text(wording.text)}" if wording is not None else word


def _about(one: Past, reader: Reader) -> str:
    say, fact = reader.say, one.fact
    told = [
        say("access.decisions.asked_by", via=_via(fact.via, say)),
        say("access.decisions.enforced" if fact.enforced else "access.decisions.observed"),
    ]
    if fact.ends_at is not None:
        told.append(say("access.answer.until", until=reader.until(fact.ends_at)))
    if one.decision is not None:
        told.append(rules_line(one.decision, reader))
    warning = "" if one.faithful else f'<p class="notice bad">{escape(say("access.decisions.unfaithful"))}</p>'
    return f'<p class="quiet">{escape(" · ".join(told))}</p>{warning}'


def _via(via: str, say: Wording) -> str:
    known = ("badge", "command", "api", "session", "mode", "review", "expiry")
    return say(f"access.via.{via}") if via in known else via


def _conditions(one: Past, reader: Reader) -> str:
    if one.decision is not None:
        return conditions_html(one.decision.conditions, reader)
    return _codes(one.fact.failed, reader)


def _codes(failed: Sequence[str], reader: Reader) -> str:
    """What can be said where what a decision rested on was erased."""
    say = reader.say
    rows = "".join(f"<li>{escape(_condition(code, reader))}</li>" for code in failed)
    return f"<p>{escape(say('access.decisions.erased'))}</p>{f'<ul class=dots>{rows}</ul>' if rows else ''}"
