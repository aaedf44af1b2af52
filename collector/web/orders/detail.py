"""An order's page from the top: what it is, how far, until when, and its operations."""

from __future__ import annotations

from datetime import datetime
from html import escape

from collector.core.outlook import Expected, Missing
from collector.store.registry_records import OrderState
from collector.web.orders import words
from collector.web.orders.book import OperationLine, OrderLine
from collector.web.orders.dossier import Dossier
from collector.web.wording import Wording


def head(line: OrderLine, say: Wording) -> str:
    """Which order it is."""
    order = line.order
    about = " · ".join(escape(one) for one in (order.customer,) if one)
    return (
        f'<p class="no-print"><a class="quiet" href="/orders">← {escape(say("orders.title"))}</a></p>'
        f"<h1>{escape(order.number)} {escape(order.title)}</h1>"
        f'<p class="quiet">{about} <span class="order-badges">{words.badges(line, say)}</span></p>'
    )


def figures(dossier: Dossier, now: datetime, say: Wording) -> str:
    """How far it is, when it must leave, when it will be done."""
    line = dossier.line
    planned = words.span("quiet small", say("of", planned=say.number(line.planned)))
    cards = [
        _figure(
            say("orders.progress"),
            f"{say.number(line.good)} {planned}",
            words.bar(line.good, line.scrap, line.planned, say) + _told(line, say),
        ),
        _figure(say("orders.due"), *_due(line, now, say)),
        _figure(say("orders.end"), *_end(line, now, say)),
    ]
    return f'<div class="cards order-figures">{"".join(cards)}</div>'


def _figure(what: str, figure: str, below: str) -> str:
    return (
        f'<section class="card"><h2>{escape(what)}</h2><p class="figure-big">{figure}</p><div>{below}</div></section>'
    )


def _told(line: OrderLine, say: Wording) -> str:
    told = [f'<span class="good">{escape(say("orders.good", count=say.number(line.good)))}</span>']
    if line.scrap:
        told.append(words.span("warn", say.counted("scrap", line.scrap)))
    if line.rework:
        told.append(words.span("warn", say.counted("orders.rework", line.rework)))
    if len(line.operations) > 1:
        told.append(words.span("quiet", say("orders.all_operations")))
    return f'<p class="order-counts">{"".join(told)}</p>'


def _due(line: OrderLine, now: datetime, say: Wording) -> tuple[str, str]:
    due = line.order.due_date
    if due is None:
        return "–", words.span("quiet", say("orders.no_due"))
    below = (
        "" if line.order.state is not OrderState.OPEN else words.span("late" if line.late else "", say.due(due, now))
    )
    return escape(say.day(due, say.today(now))), below


def _end(line: OrderLine, now: datetime, say: Wording) -> tuple[str, str]:
    match line.outlook:
        case None if line.complete:
            return f'<span class="good">{escape(say("orders.made"))}</span>', words.span("quiet", say("orders.made_do"))
        case None:
            return "–", words.span("quiet", say("orders.nothing_more"))
        case Missing() as missing:
            return "–", (
                f"{words.span('', say('orders.unknown'))}<br>"
                f"{words.span('quiet', say(f'orders.missing.{missing.value}'))}"
            )  # fmt: skip
        case Expected() as expected:
            quick, slow = (words.when(one, now, say) for one in (expected.quick, expected.slow))
            spread = expected.spread and quick != slow
            told = say("orders.between", quick=quick, slow=slow) if spread else say("orders.no_spread")
            return escape(words.when(expected.median, now, say)), (
                f"{_compared(line, expected, say)}{words.span('quiet', told)}"
            )


def _compared(line: OrderLine, expected: Expected, say: Wording) -> str:
    """The estimated end against the day on which it must leave."""
    due = line.order.due_date
    if due is None:
        return ""
    days = (due - say.today(expected.median)).days
    if days < 0:
        return f'<span class="bad strong">{escape(say.counted("orders.too_late", -days))}</span><br>'
    if say.today(expected.slow) > due:
        return f'<span class="warn">{escape(say("orders.maybe_late"))}</span><br>'
    return f'<span class="good">{escape(say.counted("orders.ahead", days) if days else say("orders.just"))}</span><br>'


def operations(dossier: Dossier, now: datetime, say: Wording) -> str:
    """The operations, a row for each."""
    line = dossier.line
    if not line.operations:
        empty = f"<p>{escape(say('orders.no_operations'))}</p><p>{escape(say('orders.no_operations_do'))}</p>"
        return f'<section class="card wide"><div class="empty">{empty}</div></section>'
    keys = ("orders.operation", "orders.progress", "orders.pace_of", "orders.end")
    labels = [escape(say(key)) for key in keys]
    heads = "".join(f'<th scope="col" role="columnheader">{one}</th>' for one in labels)
    rows = "".join(_operation(one, labels, now, say) for one in line.operations)
    return (
        f'<section class="card wide"><h2>{escape(say("orders.operations"))}</h2>'
        '<table class="table orders-table operations-table" role="table">'
        f'<thead><tr role="row">{heads}</tr></thead><tbody>{rows}</tbody></table></section>'
    )


def _operation(one: OperationLine, labels: list[str], now: datetime, say: Wording) -> str:
    about = f'<span class="strong">{escape(words.operation_text(one, say))}</span>'
    if one.planned is not None:
        told = [words.family_text(one.planned.family, say)]
        told += [say("orders.program", program=one.planned.program)] if one.planned.program else []
        about += f"<br>{words.span('quiet small', ' · '.join(told))}"
    else:
        key = "orders.unplanned" if one.number else "orders.unplanned_none"
        about += f"<br>{words.span('warn small', say(key))}"
    quantity = one.quantity if one.planned is not None else None
    bar = words.bar(one.good, one.made.scrap, one.quantity, say) if quantity is not None else ""
    end = words.outlook_text(one.outlook, now, say)
    if not end and one.planned is not None and one.left == 0:
        end = f'<span class="good">{escape(say("orders.made"))}</span>'
    cells = (
        about,
        bar + words.counts(one.good, one.made.scrap, one.made.rework, quantity, say),
        words.pace_text(one.pace, say) or words.span("quiet", "–"),
        end or words.span("quiet", "–"),
    )
    row = "".join(
        f'<td role="cell" data-label="{label}"><div>{cell}</div></td>'
        for label, cell in zip(labels, cells, strict=True)
    )
    return f'<tr role="row">{row}</tr>'
