"""Orders in words: the small fragments of HTML that the list and an order's own page share."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape
from urllib.parse import quote

from collector.core.families import FRENCH, Family
from collector.core.outlook import Basis, Expected, Missing, Outlook, Pace
from collector.store.registry_records import OrderState
from collector.web.orders.book import OperationLine, OrderLine
from collector.web.wording import Wording

NEAR = timedelta(days=2)
"""How far ahead an estimated end is given with its hour: further off an hour would only look exact."""


def span(kind: str, text: str) -> str:
    """A text in a span of these classes."""
    return f'<span class="{kind}">{escape(text)}</span>'


def address(number: str) -> str:
    """Where an order's page is."""
    return f"/orders/{quote(number, safe='')}"


def family_text(family: Family, say: Wording) -> str:
    """What a machine family is called."""
    return FRENCH[family] if say.language == "fr" else family.replace("_", " ").capitalize()


def bar(good: int, scrap: int, planned: int, say: Wording) -> str:
    """How far it is: good parts, scrap, and what is left, as lengths; in words for who cannot see them."""
    whole = max(planned, good + scrap, 1)
    label = say("orders.bar", good=say.number(good), scrap=say.number(scrap), planned=say.number(planned))
    done = " complete" if planned and good >= planned else ""
    return (
        f'<div class="order-bar{done}" role="img" aria-label="{escape(label)}">'
        f'<i class="is-good" style="width:{good / whole:.2%}"></i>'
        f'<i class="is-scrap" style="width:{scrap / whole:.2%}"></i></div>'
    )


def counts(good: int, scrap: int, rework: int, planned: int | None, say: Wording) -> str:
    """The same in figures."""
    of = f" {span('quiet', say('of', planned=say.number(planned)))}" if planned is not None else ""
    told = f"{span('strong', say.number(good))}{of}"
    if scrap:
        told += f' <span class="warn">{escape(say.counted("scrap", scrap))}</span>'
    if rework:
        told += f' <span class="warn">{escape(say.counted("orders.rework", rework))}</span>'
    return f'<p class="order-counts">{told}</p>'


def operation_text(line: OperationLine, say: Wording) -> str:
    """An operation's number and what it is."""
    number = say("operation", number=line.number) if line.number else say("orders.no_operation")
    return f"{number} {line.planned.description}".strip() if line.planned is not None else number


def when(at: datetime, now: datetime, say: Wording) -> str:
    """An instant to come, with its hour only if it is near."""
    if say.today(at) == say.today(now):
        return say("orders.today_at", time=say.clock(at))
    return say.moment(at, now) if at - now < NEAR else say.day(say.today(at), say.today(now))


def outlook_text(outlook: Outlook, now: datetime, say: Wording) -> str:
    """When it will be done, with its spread; or what is missing to say so."""
    match outlook:
        case None:
            return ""
        case Missing():
            missing = say(f"orders.missing.{outlook.value}")
            return f"{span('quiet', say('orders.unknown'))}<br>{span('quiet small', missing)}"
        case Expected():
            told = span("strong", when(outlook.median, now, say))
            quick, slow = when(outlook.quick, now, say), when(outlook.slow, now, say)
            if outlook.spread and quick != slow:
                told += f"<br>{span('quiet small', say('orders.between', quick=quick, slow=slow))}"
            return told


def pace_text(pace: Pace | None, say: Wording) -> str:
    """How quick it goes, and what that rests on."""
    if pace is None:
        return ""
    told = span("strong", say("orders.pace", time=say.duration(pace.median)))
    if pace.basis is Basis.STANDARD:
        return f"{told}<br>{span('quiet small', say('orders.pace_standard'))}"
    if pace.quick != pace.slow:
        spread = say("orders.pace_spread", quick=say.duration(pace.quick), slow=say.duration(pace.slow))
        told += f"<br>{span('quiet small', spread)}"
    return f"{told}<br>{span('quiet small', say.counted('orders.pace_sessions', pace.sessions))}"


def due_text(line: OrderLine, now: datetime, say: Wording) -> str:
    """On which day it must leave, and how far off that is."""
    due = line.order.due_date
    if due is None:
        return span("quiet", say("orders.no_due"))
    day = span("strong", say.day(due, say.today(now)))
    if line.order.state is not OrderState.OPEN:
        return day
    return f"{day}<br>{span('late small' if line.late else 'quiet small', say.due(due, now))}"


def badges(line: OrderLine, say: Wording) -> str:
    """What somebody should notice about an order."""
    told = []
    if line.order.state is not OrderState.OPEN:
        told.append(("", f"orders.state.{line.order.state.value}"))
    elif line.complete:
        told.append(("good", "orders.badge.complete"))
    else:
        if line.late:
            told.append(("bad", "orders.badge.late"))
        elif line.risk:
            told.append(("warn", "orders.badge.risk"))
        if not line.operations:
            told.append(("warn", "orders.badge.empty"))
    if line.in_hand:
        told.append(("good", "orders.badge.in_hand"))
    return "".join(f'<span class="chip order-badge {kind}">{escape(say(key))}</span>' for kind, key in told)
