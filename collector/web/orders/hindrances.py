"""What lapsing papers make impossible of one order. Many decisions are taken for it: the page stands before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from sqlalchemy import Connection

from collector.reports.lapses import Lapse, lapses
from collector.reports.operations import Hindered, hindered
from collector.reports.workshop import Workshop
from collector.web.orders import words
from collector.web.orders.cards import card
from collector.web.wording import Wording

LEAST, MOST = 60, 366
"""Days ahead that are looked at: to the day on which the order must leave, within these bounds."""


@dataclass(frozen=True, slots=True)
class Hindrances:
    """The order's operations that nobody may do any more when they are due, and those that nobody may do today."""

    coming: Sequence[Hindered]
    already: Sequence[Hindered]


def read_hindrances(
    connection: Connection, workshop: Workshop, order: str, due: date | None, now: datetime
) -> Hindrances:
    """Look for them; blocks, for as long as many decisions take."""
    today = workshop.day(now)
    days = min(max((due - today).days if due is not None else 0, LEAST), MOST)
    found = lapses(connection, workshop, today, days)
    return Hindrances(*hindered(connection, workshop, found, today, days, now, order))


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads of them, and how.

    Args:
        say: The language.
        today: The civil day at the site.
        machines: What machines are called, by id.
        names: What people are called, by opaque id; empty for a reader who may not know.
        papers: The reader may see which papers lapse.
    """

    say: Wording
    today: date
    machines: Mapping[str, str]
    names: Mapping[str, str]
    papers: bool


def hindrances_card(found: Hindrances, reader: Reader) -> str:
    """Them in words; who lacks which paper only for those who may know."""
    say = reader.say
    if not found.coming and not found.already:
        return card(say("orders.papers"), f'<p class="good">{escape(say("orders.papers_fine"))}</p>')
    told = [_already(one, reader) for one in found.already]
    told += [_coming(one, reader) for one in found.coming]
    way = f'<p><a href="/access">{escape(say("orders.papers_see"))}</a></p>' if reader.papers else ""
    return card(say("orders.papers"), f'<ul class="order-papers">{"".join(told)}</ul>{way}')


def _listed(some: Sequence[str], reader: Reader) -> str:
    return ", ".join(reader.machines.get(one, one) for one in some)


def _operation(one: Hindered, say: Wording) -> str:
    number = say("operation", number=one.operation.operation)
    return f"<b>{escape(f'{number} {one.operation.description}'.strip())}</b>"


def _already(one: Hindered, reader: Reader) -> str:
    text = reader.say("orders.papers_already", machines=_listed(tuple(one.lost), reader))
    return f'<li class="bad">{_operation(one, reader.say)} {escape(text)}</li>'


def _coming(one: Hindered, reader: Reader) -> str:
    say = reader.say
    since = say.day(min(one.lost.values()), reader.today)
    text = say("orders.papers_lost", machines=_listed(tuple(one.lost), reader), day=since)
    if one.left:
        text += " " + say("orders.papers_left", machines=_listed(one.left, reader))
    kind = "bad" if one.impossible else "warn"
    if not reader.papers:
        why = words.span("quiet small", say("orders.papers_ask"))
        return f'<li class="{kind}">{_operation(one, say)} {escape(text)}<br>{why}</li>'
    because = "".join(f"<li>{_paper(paper, reader)}</li>" for paper in one.because)
    return f'<li class="{kind}">{_operation(one, say)} {escape(text)}<ul>{because}</ul></li>'


def _paper(paper: Lapse, reader: Reader) -> str:
    say = reader.say
    told = say(f"orders.paper.{paper.kind.value}")
    if paper.person is not None and reader.names:
        told += f", {reader.names.get(paper.person, say('orders.forgotten'))}"
    key = "orders.paper_lapsed" if paper.lapsed else "orders.paper_until"
    return escape(f"{told} {say(key, day=say.day(paper.last_day, reader.today))}")
