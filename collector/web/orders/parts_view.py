"""The parts that somebody has to look at, as HTML: forms that give them to trainees, review jumps, correct counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape

from collector.core.facts import Role
from collector.store.records import Count, HeldCount
from collector.store.registry_records import Operation, Order, Person
from collector.web.orders import words
from collector.web.orders.forms import field, reason_field
from collector.web.orders.parts_book import Bundle, CountFilter, PartsBook
from collector.web.surroundings import ShownMachine
from collector.web.tables import table
from collector.web.wording import Wording

NO_ORDER, NOBODY = "-", "-"
"""What stands in a form for parts that are for no order, and for a trainee who is not known."""

BETWEEN = "\t"
"""Stands between an order's number and an operation's: no list from an office has it in either."""

TICK_ALL = "this.closest('tr').querySelectorAll('input[name=count]').forEach(one => one.checked = this.checked)"
"""What the box of a bundle does: it ticks every count within."""


def assign_form(machine: ShownMachine, bundles: Sequence[Bundle], book: PartsBook, now: datetime, say: Wording) -> str:
    """What is nobody's on one machine, with the fields that say whose it is."""
    heads = [say(f"orders.nobodys.{name}") for name in ("pick", "when", "parts", "what")]
    return (
        f"{table(heads, (_bundle(one, book, now, say) for one in bundles), 'nobodys-table')}"
        f'<div class="order-fields">{whose_fields(machine, book, say, _reported(bundles))}'
        f"{reason_field(say, [say(f'orders.why.{one}') for one in ('badge', 'kiosk', 'setting')])}</div>"
        f'<div class="row"><button class="button main">{escape(say("orders.assign"))}</button></div>'
    )


def _reported(bundles: Sequence[Bundle]) -> str | None:
    """The order that the machine itself named for all of it, if it is one."""
    orders = {count.order for bundle in bundles for count in bundle.counts}
    return next(iter(orders)) if len(orders) == 1 else None


def _bundle(bundle: Bundle, book: PartsBook, now: datetime, say: Wording) -> str:
    first, last = bundle.counts[0], bundle.counts[-1]
    when = say.moment(first.at, now)
    if last.at != first.at:
        when += f" – {say.clock(last.at)}"
    parts = say.counted("fact.parts", bundle.parts)
    label = escape(say("orders.nobodys.tick", parts=parts, when=when))
    what = [_order_text(first, book, say)]
    what += [say("orders.program", program=first.program)] if first.program else []
    if any(one.backfilled for one in bundle.counts):
        what.append(say("orders.backfilled"))
    each = "".join(
        f'<li><label><input type="checkbox" name="count" value="{escape(one.count)}"> '
        f"{escape(say.moment(one.at, now))}, {escape(say.counted('fact.parts', one.parts))}</label></li>"
        for one in bundle.counts
    )
    many = escape(say.counted("orders.counts", len(bundle.counts)))
    inside = f"<details><summary>{many}</summary><ul>{each}</ul></details>"
    return (
        f'<tr><td><input type="checkbox" class="tick" aria-label="{label}" onchange="{TICK_ALL}"></td>'
        f"<td>{escape(when)}{inside}</td><td>{words.span('strong', parts)}</td><td>{escape(' · '.join(what))}</td></tr>"
    )


def _order_text(count: Count, book: PartsBook, say: Wording) -> str:
    if count.order is None:
        return say("orders.no_order")
    title = book.orders[count.order].title if count.order in book.orders else ""
    told = f"{count.order} {title}".strip()
    return f"{told}, {say('operation', number=count.operation)}" if count.operation else told


def whose_fields(
    machine: ShownMachine, book: PartsBook, say: Wording, order: str | None = None, operation: str | None = None,
    persons: Sequence[str] = (), role: Role = Role.RUN,
) -> str:  # fmt: skip
    """The fields that say for what and by whom parts were made."""
    work = _operations(book.operations.get(machine.family.value, ()), book.orders, order, operation, say)
    first, second = (persons[place] if place < len(persons) else "" for place in (0, 1))
    roles = "".join(
        f'<option value="{one.value}"{" selected" if one is role else ""}>{escape(say(f"role.{one.value}"))}</option>'
        for one in Role
    )
    return (
        field(say("orders.field.work"), f'<select name="work">{work}</select>', "wide")
        + field(
            say("orders.field.trainee"),
            f'<select name="person">{_people(book.trainees, first, say, alone=False)}</select>',
        )
        + field(
            say("orders.field.second"),
            f'<select name="second">{_people(book.trainees, second, say, alone=True)}</select>',
        )
        + field(say("orders.field.role"), f'<select name="role">{roles}</select>')
    )


def _operations(
    some: Sequence[Operation], orders: Mapping[str, Order], order: str | None, operation: str | None, say: Wording
) -> str:
    """The operations that can be done on a machine, by order; the one that is meant, where that is known, is chosen."""
    mine = [one for one in some if one.order == order]
    meant = operation or (mine[0].operation if len(mine) == 1 else None)
    told = f'<option value="">{escape(say("orders.choose"))}</option>'
    told += f'<option value="{NO_ORDER}">{escape(say("orders.without_order"))}</option>'
    for number in dict.fromkeys(one.order for one in some):
        label = f"{number} {orders[number].title} · {orders[number].customer}".rstrip(" ·")
        told += f'<optgroup label="{escape(label)}">'
        for one in some:
            if one.order == number:
                chosen = " selected" if (number, one.operation) == (order, meant) else ""
                text = f"{number} {say('operation', number=one.operation)} {one.description}".strip()
                value = escape(f"{number}{BETWEEN}{one.operation}")
                told += f'<option value="{value}"{chosen}>{escape(text)}</option>'
        told += "</optgroup>"
    return told


def _people(trainees: Sequence[Person], chosen: str, say: Wording, *, alone: bool) -> str:
    first = say("orders.alone") if alone else say("orders.choose")
    told = f'<option value="">{escape(first)}</option>'
    if not alone:
        told += f'<option value="{NOBODY}">{escape(say("orders.not_known"))}</option>'
    for one in trainees:
        name = f"{one.family_name} {one.given_name}" + (f" ({one.group_name})" if one.group_name else "")
        told += f'<option value="{escape(one.id)}"{" selected" if one.id == chosen else ""}>{escape(name)}</option>'
    return told


def held_form(one: HeldCount, machine: str, book: PartsBook, now: datetime, say: Wording) -> str:
    """A counter's jump, in words, and the two answers."""
    told = say(
        "orders.held.jump", before=say.number(one.raw_from), after=say.number(one.raw_to),
        plausible=say.counted("fact.parts", one.plausible),
    )  # fmt: skip
    work = say("orders.no_order")
    if one.order is not None:
        title = book.orders[one.order].title if one.order in book.orders else ""
        work = f"{one.order} {title}".strip()
    proposals = [say(f"orders.why.{name}") for name in ("edited", "line", "test")]
    accept = escape(say.counted("orders.held.accept", one.parts))
    return (
        f'<h3>{escape(machine)} <small class="quiet">{escape(say.moment(one.at, now))} · {escape(work)}</small></h3>'
        f'<p>{escape(told)}</p><p class="quiet">{escape(say("orders.held.which"))}</p>'
        f'<div class="order-fields">{reason_field(say, proposals)}</div>'
        f'<div class="row"><button class="button main" name="accept" value="yes">{accept}</button>'
        f'<button class="button" name="accept" value="no">{escape(say("orders.held.reject"))}</button></div>'
    )


def count_search(wanted: CountFilter, machines: Sequence[ShownMachine], say: Wording) -> str:
    """The form that asks which counts to list."""
    options = f'<option value="">{escape(say("orders.every_machine"))}</option>' + "".join(
        f'<option value="{escape(one.id)}"{" selected" if one.id == wanted.machine else ""}>{escape(one.name)}</option>'
        for one in machines
    )
    day = wanted.day.isoformat() if wanted.day is not None else ""
    return (
        '<form class="orders-search no-print" method="get" action="/orders/parts#counts">'
        + field(say("house.machine"), f'<select name="machine">{options}</select>')
        + field(say("orders.day"), f'<input type="date" name="day" value="{day}">')
        + field(say("orders.order"), f'<input type="search" name="order" value="{escape(wanted.order)}">')
        + f'<button class="button">{escape(say("house.search"))}</button></form>'
    )


def counts_table(book: PartsBook, machines: Mapping[str, str], now: datetime, say: Wording) -> str:
    """The counts that were asked for, each with its way to be corrected."""
    if not book.counts:
        return f'<p class="quiet">{escape(say("orders.no_counts"))}</p>'
    names = ("when", "machine", "parts", "whose", "work", "origin")
    heads = [say(f"orders.counts.{name}") for name in names]
    rows = [_count(one, book, machines, now, say) for one in book.counts]
    more = ""
    if book.counts_in_all > len(book.counts):
        text = say("orders.counts_more", count=say.number(len(book.counts)), all=say.number(book.counts_in_all))
        more = f'<p class="quiet">{escape(text)}</p>'
    return table([*heads, ""], rows) + more


def _count(one: Count, book: PartsBook, machines: Mapping[str, str], now: datetime, say: Wording) -> str:
    who = ", ".join(book.names.get(person, say("orders.forgotten")) for person in one.persons)
    origin = say(f"orders.origin.{one.origin.value}")
    if one.excluded:
        reasons = ", ".join(say(f"excluded.{reason}") for reason in one.excluded)
        origin += f". {say('not_counting', reasons=reasons)}"
    cells = (
        escape(say.moment(one.at, now)),
        escape(machines.get(one.machine, say("orders.machine_gone"))),
        f"{words.span('strong', say.number(one.parts))} {words.span('quiet small', judged(one, say))}",
        escape(who) if who else words.span("warn", say("orders.nobody")),
        escape(_order_text(one, book, say)),
        escape(origin) + (f"<br>{words.span('quiet small', one.reason)}" if one.reason else ""),
        f'<button type="button" class="button small" data-count="{escape(one.count)}">'
        f"{escape(say('orders.correct'))}</button>",
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def judged(one: Count, say: Wording) -> str:
    """What is known of the quality of a count's parts."""
    told = [say("orders.good", count=say.number(one.good))] if one.good else []
    told += [say.counted("scrap", one.scrap)] if one.scrap else []
    told += [say.counted("orders.rework", one.rework)] if one.rework else []
    return ", ".join(told)


def correct_form(one: Count, say: Wording) -> str:
    """How many there really were, and how good they are."""
    numbers = "".join(
        field(
            say(f"orders.number.{name}"),
            f'<input type="number" name="{name}" min="0" step="1" inputmode="numeric" value="{getattr(one, name)}">',
        )
        for name in ("parts", "good", "scrap", "rework")
    )
    proposals = [say(f"orders.why.{name}") for name in ("measured", "control", "mistake")]
    return (
        f'<p class="quiet">{escape(say("orders.correct_how"))}</p><div class="order-fields">{numbers}'
        f"{reason_field(say, proposals)}</div>"
        f'<div class="row"><button class="button main">{escape(say("house.save"))}</button></div>'
    )


def reassign_form(one: Count, machine: ShownMachine, book: PartsBook, say: Wording) -> str:
    """Whose parts they really are."""
    fields = whose_fields(machine, book, say, one.order, one.operation, one.persons, one.role or Role.RUN)
    proposals = [say(f"orders.why.{name}") for name in ("badge", "wrong_badge", "mistake")]
    return (
        f'<div class="order-fields">{fields}{reason_field(say, proposals)}</div>'
        f'<div class="row"><button class="button main">{escape(say("orders.assign"))}</button></div>'
    )
