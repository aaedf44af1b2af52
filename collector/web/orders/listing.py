"""The list of orders as HTML: what is asked for, a row for each order, and what to do where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

from collector.core.families import Family
from collector.store.registry_records import OrderState
from collector.web.orders import words
from collector.web.orders.book import OrderLine
from collector.web.orders.filters import ALL, LATE, PAGE, RISK, Wanted
from collector.web.wording import Wording

COLUMNS = (("number", "orders.order"), ("progress", "orders.progress"), ("", "orders.next"), ("due", "orders.due"),
           ("", "orders.end"))  # fmt: skip
"""The headings, with what a click on them sorts by."""


def summary(lines: Sequence[OrderLine], say: Wording) -> str:
    """How many there are, and how many of them ask for attention."""
    late = sum(1 for one in lines if one.late and not one.complete)
    risk = sum(1 for one in lines if one.risk and not one.late)
    told = [words.span("", say.counted("orders.count", len(lines)))]
    if late:
        told.append(words.span("bad strong", say.counted("orders.count_late", late)))
    if risk:
        told.append(words.span("warn strong", say.counted("orders.count_risk", risk)))
    return f'<p class="quiet">{" · ".join(told)}</p>'


def search(wanted: Wanted, customers: Sequence[str], families: Sequence[Family], say: Wording) -> str:
    """The form that asks."""
    states = [(one.value, say(f"orders.state.{one.value}")) for one in OrderState]
    late = [("", say("orders.any_time")), (LATE, say("orders.only_late")), (RISK, say("orders.only_risk"))]
    kinds = sorted(((one.value, words.family_text(one, say)) for one in families), key=lambda one: one[1])
    everyone = ("", say("house.all"))
    back = f'<a class="quiet" href="/orders">{escape(say("orders.reset"))}</a>' if wanted.link() != "/orders" else ""
    return (
        f'<form class="orders-search no-print" method="get" action="/orders" role="search">'
        f'<label class="field wide"><span>{escape(say("orders.text"))}</span>'
        f'<input type="search" name="text" value="{escape(wanted.text)}"'
        f' placeholder="{escape(say("orders.text_hint"))}"></label>'
        + _select("state", say("orders.state"), [*states, (ALL, say("orders.every_state"))], wanted.state)
        + _select("late", say("orders.due"), late, wanted.late)
        + _select("customer", say("orders.customer"), [everyone, *((one, one) for one in customers)], wanted.customer)
        + _select("family", say("orders.family"), [everyone, *kinds], wanted.family)
        + (f'<input type="hidden" name="sort" value="{wanted.sort}">' if wanted.sort != "due" else "")
        + f'<button class="button">{escape(say("house.search"))}</button>{back}</form>'
    )


def _select(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str) -> str:
    told = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(text)}</option>'
        for value, text in options
    )
    return (
        f'<label class="field"><span>{escape(label)}</span>'
        f'<select name="{name}" onchange="this.form.submit()">{told}</select></label>'
    )


def table(wanted: Wanted, lines: Sequence[OrderLine], now: datetime, say: Wording) -> str:
    """The rows of one page."""
    heads = "".join(_head(wanted, sort, say(key), say) for sort, key in COLUMNS)
    first = (wanted.page - 1) * PAGE
    rows = "".join(_row(one, now, say) for one in lines[first : first + PAGE])
    return (
        '<div class="card"><table class="table orders-table" role="table">'
        f'<thead><tr role="row">{heads}</tr></thead><tbody>{rows}</tbody></table>'
        f"{_pages(wanted, len(lines), say)}</div>"
    )


def _head(wanted: Wanted, sort: str, text: str, say: Wording) -> str:
    if not sort:
        return f'<th scope="col" role="columnheader">{escape(text)}</th>'
    if sort == wanted.sort:
        return (
            f'<th scope="col" role="columnheader" aria-sort="ascending">{escape(text)} <b aria-hidden="true">↓</b></th>'
        )
    link = escape(wanted.link(sort=sort, page=1))
    title = escape(say("orders.sort", what=text))
    return f'<th scope="col" role="columnheader"><a href="{link}" title="{title}">{escape(text)}</a></th>'


def _row(line: OrderLine, now: datetime, say: Wording) -> str:
    order = line.order
    labels = [escape(say(key)) for _, key in COLUMNS]
    following = line.next
    told = escape(words.operation_text(following, say)) if following is not None else words.span("quiet", "–")
    if following is not None and following.planned is not None:
        told += f"<br>{words.span('quiet small', words.family_text(following.planned.family, say))}"
    about = " · ".join(escape(one) for one in (order.title, order.customer) if one)
    cells = (
        f'<a class="strong" href="{words.address(order.number)}">{escape(order.number)}</a>'
        f'<span class="order-badges">{words.badges(line, say)}</span><br><span class="quiet">{about}</span>',
        words.bar(line.good, line.scrap, line.planned, say)
        + words.counts(line.good, line.scrap, line.rework, line.planned, say),
        told,
        words.due_text(line, now, say),
        words.outlook_text(line.outlook, now, say) or words.span("quiet", "–"),
    )
    tone = "is-late" if line.late and not line.complete else "is-risk" if line.risk else ""
    told = "".join(
        f'<td role="cell" data-label="{label}"><div>{cell}</div></td>'
        for label, cell in zip(labels, cells, strict=True)
    )
    return f'<tr role="row" class="{tone}">{told}</tr>'


def _pages(wanted: Wanted, count: int, say: Wording) -> str:
    last = max((count - 1) // PAGE + 1, 1)
    if last == 1:
        return ""
    links = []
    if wanted.page > 1:
        links.append(
            f'<a class="button" href="{escape(wanted.link(page=wanted.page - 1))}">{escape(say("orders.earlier"))}</a>'
        )
    links.append(f'<span class="quiet">{escape(say("orders.page", page=wanted.page, last=last))}</span>')
    if wanted.page < last:
        links.append(
            f'<a class="button" href="{escape(wanted.link(page=wanted.page + 1))}">{escape(say("orders.later"))}</a>'
        )
    return f'<nav class="row spread no-print" aria-label="{escape(say("orders.pages"))}">{"".join(links)}</nav>'


def none_fit(say: Wording) -> str:
    """Nothing fits what was asked for."""
    return (
        f'<div class="empty"><p>{escape(say("orders.none_fit"))}</p>'
        f'<p><a href="/orders?state={ALL}">{escape(say("orders.none_fit_do"))}</a></p></div>'
    )


def none_at_all(say: Wording, *, may_import: bool) -> str:
    """There is no order yet."""
    todo = say("orders.none_do" if may_import else "orders.none_ask")
    way = (
        f'<p><a class="button main" href="/orders/import">{escape(say("orders.import"))}</a></p>' if may_import else ""
    )
    return f'<div class="empty"><p>{escape(say("orders.none"))}</p><p>{escape(todo)}</p>{way}</div>'


def how_estimated(say: Wording) -> str:
    """How the end is estimated, for whoever wants to know."""
    points = "".join(f"<li>{escape(say(f'orders.how.{number}'))}</li>" for number in range(1, 6))
    return f'<details class="orders-how"><summary>{escape(say("orders.how"))}</summary><ul>{points}</ul></details>'
