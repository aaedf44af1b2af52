"""What lapsing papers make impossible of one order. Many decisions are taken for it: the page stands before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from sqlalchemy import Connection

from collector.accounts.rights import Right
from collector.reports.lapses import Lapse, lapses
from collector.reports.operations import Hindered, hindered
from collector.reports.workshop import Workshop
from collector.web.house import Visit
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


def hindrances_card(found: Hindrances, names: Mapping[str, str], visit: Visit) -> str:
    """Them in words; who lacks which paper only for those who may see papers."""
    say, now = visit.say, visit.around.clock.now()
    if not found.coming and not found.already:
        return card(say("orders.papers"), f'<p class="good">{escape(say("orders.papers_fine"))}</p>')
    machines = {one.id: one.name for one in visit.around.site.machines}
    told = [_already(one, machines, say) for one in found.already]
    told += [_coming(one, machines, names, visit, say.today(now)) for one in found.coming]
    way = f'<p><a href="/access">{escape(say("orders.papers_see"))}</a></p>' if visit.may(Right.SEE_ACCESS) else ""
    return card(say("orders.papers"), f'<ul class="order-papers">{"".join(told)}</ul>{way}')


def _listed(machines: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(one, one) for one in machines)


def _operation(one: Hindered, say: Wording) -> str:
    number = say("operation", number=one.operation.operation)
    return f"<b>{escape(f'{number} {one.operation.description}'.strip())}</b>"


def _already(one: Hindered, machines: Mapping[str, str], say: Wording) -> str:
    text = say("orders.papers_already", machines=_listed(tuple(one.lost), machines))
    return f'<li class="bad">{_operation(one, say)} {escape(text)}</li>'


def _coming(one: Hindered, machines: Mapping[str, str], names: Mapping[str, str], visit: Visit, today: date) -> str:
    say = visit.say
    since = min(one.lost.values())
    text = say("orders.papers_lost", machines=_listed(tuple(one.lost), machines), day=say.day(since, today))
    if one.left:
        text += " " + say("orders.papers_left", machines=_listed(one.left, machines))
    kind = "bad" if one.impossible else "warn"
    if not visit.may(Right.SEE_ACCESS):
        why = words.span("quiet small", say("orders.papers_ask"))
        return f'<li class="{kind}">{_operation(one, say)} {escape(text)}<br>{why}</li>'
    because = "".join(f"<li>{_paper(paper, names, visit, today)}</li>" for paper in one.because)
    return f'<li class="{kind}">{_operation(one, say)} {escape(text)}<ul>{because}</ul></li>'


def _paper(paper: Lapse, names: Mapping[str, str], visit: Visit, today: date) -> str:
    say = visit.say
    told = say(f"orders.paper.{paper.kind.value}")
    if paper.person is not None and visit.may(Right.SEE_NAMES):
        told += f", {names.get(paper.person, say('orders.forgotten'))}"
    key = "orders.paper_lapsed" if paper.lapsed else "orders.paper_until"
    return escape(f"{told} {say(key, day=say.day(paper.last_day, today))}")
