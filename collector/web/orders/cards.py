"""An order's page below its operations: times, machines, faults, hands, and what was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape

from collector.core.reasons import Reason, called
from collector.store.change_queries import OrderEntry, PartChange
from collector.store.change_views import ASSIGNED
from collector.store.order_queries import Ran, Work
from collector.store.shopfloor_queries import Cause
from collector.web import tables
from collector.web.floor.face import SLOWER
from collector.web.orders import words
from collector.web.orders.authors import author_text
from collector.web.orders.dossier import Dossier, Hand, Times
from collector.web.wording import Wording

Names = Mapping[str, str]


def card(title: str, inside: str, kind: str = "") -> str:
    """A card with a heading."""
    return f'<section class="card {kind}"><h2>{escape(title)}</h2>{inside}</section>'


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of cells that are HTML already."""
    return tables.table(heads, ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows))


def times(dossier: Dossier, say: Wording) -> str:
    """Set-up and run times against their standards."""
    some = [one for one in dossier.times if one.setup or one.run or one.cycles]
    if not some:
        return card(say("orders.times"), _quiet(say("orders.no_times")))
    heads = [say(f"orders.times.{name}") for name in ("operation", "setup", "cycle", "run")]
    return card(say("orders.times"), table(heads, [_times(one, say) for one in some]))


def _times(one: Times, say: Wording) -> list[str]:
    cycles = words.span("quiet small", say.counted("orders.cycles", one.cycles)) if one.cycles else ""
    return [
        escape(words.operation_text(one.line, say)),
        _against(one.setup or None, one.setup_standard, say),
        _against(one.cycle, one.cycle_standard, say) + (f"<br>{cycles}" if cycles else ""),
        escape(say.duration(one.run)) if one.run else words.span("quiet", "–"),
    ]


def _against(measured: float | None, standard: float | None, say: Wording) -> str:
    """A time, and by how much it is over its standard or under."""
    if measured is None:
        rest = words.span("quiet small", say("standard", time=say.duration(standard))) if standard else ""
        return words.span("quiet", "–") + (f"<br>{rest}" if rest else "")
    told = words.span("strong", say.duration(measured))
    if standard:
        ratio = measured / standard - 1.0
        told += f" {words.span('slower' if ratio > SLOWER else 'kept', say.signed_percent(ratio))}"
        told += f"<br>{words.span('quiet small', say('standard', time=say.duration(standard)))}"
    return told


def machines(ran: Sequence[Ran], names: Names, now: datetime, say: Wording) -> str:
    """On which machines it was made, with which programs."""
    if not ran:
        return card(say("orders.machines"), _quiet(say("orders.no_machines")))
    heads = [say(f"orders.machines.{name}") for name in ("machine", "program", "cycles", "last")]
    rows = [
        [
            escape(names.get(one.machine, say("orders.machine_gone"))),
            f"<code>{escape(one.program)}</code>" if one.program else words.span("quiet", "–"),
            f"{say.number(one.cycles)}<br>"
            f"{words.span('quiet small', say('orders.on_average', time=say.duration(one.active / one.cycles)))}",
            escape(say.moment(one.last_at, now)),
        ]
        for one in ran
    ]
    return card(say("orders.machines"), table(heads, rows))


def faults(dossier: Dossier, reasons: Sequence[Reason], say: Wording) -> str:
    """Scrap and rework with their reasons."""
    rows = [
        (called(reasons, one.reason_code, say.language) if one.reason_code else say("orders.no_reason"), one,
         say("orders.declared") if one.reason_code else "")
        for one in dossier.declared
    ]  # fmt: skip
    rows += [(one.reason_code, one, say("orders.corrected")) for one in dossier.corrected]
    if not rows:
        return card(say("orders.faults"), _quiet(say("orders.no_faults")))
    most = max(one.scrap + one.rework for _, one, _ in rows)
    told = "".join(_fault(text, one, where, most, say) for text, one, where in rows)
    return card(say("orders.faults"), f'<ul class="order-faults">{told}</ul>')


def _fault(text: str, one: Cause, where: str, most: int, say: Wording) -> str:
    counted = [say.counted("scrap", one.scrap)] if one.scrap else []
    counted += [say.counted("orders.rework", one.rework)] if one.rework else []
    source = f" {words.span('quiet small', where)}" if where else ""
    share = (one.scrap + one.rework) / most
    return (
        f"<li><span>{escape(text)}{source}</span> <b>{escape(' · '.join(counted))}</b>"
        f'<i class="order-fault" style="width:{share:.1%}"></i></li>'
    )


def hands(some: Sequence[Hand], names: Names, machine_names: Names, *, named: bool, now: datetime, say: Wording) -> str:
    """Who worked for it: by name where one may know, else how many."""
    if not some:
        return card(say("orders.hands"), _quiet(say("orders.no_hands")))
    whole = say("orders.hours", time=say.duration(sum(one.seconds for one in some)))
    if not named:
        count = say.counted("orders.trainees", len(some))
        return card(say("orders.hands"), f"<p>{escape(count)} · {escape(whole)}</p>")
    heads = [say(f"orders.hands.{name}") for name in ("who", "role", "time", "machine", "last")]
    rows = [
        [
            escape(names.get(one.person, say("orders.forgotten"))),
            escape(", ".join(say(f"role.{role.value}") for role in one.roles)),
            escape(say.duration(one.seconds)),
            escape(", ".join(machine_names.get(machine, say("orders.machine_gone")) for machine in one.machines)),
            escape(say.moment(one.last_at, now)),
        ]
        for one in some
    ]
    return card(say("orders.hands"), table(heads, rows))


def changes(
    some: Sequence[PartChange], order: str, names: Names, machine_names: Names, *, named: bool, undo: bool,
    now: datetime, say: Wording,
) -> str:  # fmt: skip
    """What was changed about its parts, with author, reason and time; the last one of each count can be taken back."""
    if not some:
        return card(say("orders.changes"), _quiet(say("orders.no_changes")), "wide")
    heads = [say(f"orders.changes.{name}") for name in ("at", "machine", "what", "reason", "author")]
    rows = [
        [
            escape(say.moment(one.at, now)),
            escape(machine_names.get(one.machine, say("orders.machine_gone"))),
            _what(one, order, names, named=named, say=say),
            escape(one.reason),
            escape(author_text(one.author, names, say)) if named else words.span("quiet", "–"),
        ]
        for one in some
    ]
    if undo:
        heads.append("")
        for row, one in zip(rows, some, strict=True):
            row.append(
                f'<button type="button" class="button small no-print" data-undo="{one.seq}">'
                f"{escape(say('orders.undo'))}</button>" if one.newest else ""
            )  # fmt: skip
    return card(say("orders.changes"), table(heads, rows), "wide")


def _what(one: PartChange, order: str, names: Names, *, named: bool, say: Wording) -> str:
    if one.kind != ASSIGNED:
        before, after = (_numbers(numbers, say) for numbers in (one.before, one.after))
        return f"{words.span('quiet', before)} → {words.span('strong', after)}"
    before, after = (
        _whose(whose, work, order, names, named=named, say=say)
        for whose, work in ((one.before, one.work_before), (one.after, one.work))
    )
    return f"{words.span('quiet', before)} → {words.span('strong', after)}"


def _numbers(numbers: Mapping[str, int], say: Wording) -> str:
    told = [say.counted("fact.parts", numbers["parts"])]
    told += [say("orders.good", count=say.number(numbers["good"]))] if numbers["good"] else []
    told += [say.counted("scrap", numbers["scrap"])] if numbers["scrap"] else []
    told += [say.counted("orders.rework", numbers["rework"])] if numbers["rework"] else []
    return ", ".join(told)


def _whose(
    whose: Mapping[str, Sequence[str]], work: Work | None, order: str, names: Names, *, named: bool, say: Wording
) -> str:
    persons = whose.get("persons") or ()
    if not persons:
        who = say("orders.nobody")
    elif named:
        who = ", ".join(names.get(one, say("orders.forgotten")) for one in persons)
    else:
        who = say.counted("orders.trainees", len(persons))
    if work is None:
        return f"{who}, {say('orders.no_order')}"
    told = [] if work[0] == order else [work[0]]
    told += [say("operation", number=work[1])] if work[1] else []
    return ", ".join((who, *told))


def entries(some: Sequence[OrderEntry], names: Names, *, named: bool, now: datetime, say: Wording) -> str:
    """What the office changed, and when."""
    if not some:
        return card(say("orders.entries"), _quiet(say("orders.no_entries")))
    told = "".join(
        f"<li><time>{escape(say.moment(one.at, now))}</time> {escape(_entry(one, say))}"
        + (f" {words.span('quiet small', author_text(one.author, names, say))}" if named else "")
        + "</li>"
        for one in some
    )
    return card(say("orders.entries"), f'<ol class="order-entries">{told}</ol>')


def _entry(one: OrderEntry, say: Wording) -> str:
    via = say(f"orders.via.{one.via}") if one.via in ("api", "import", "command") else ""
    if "state" in one.changed and len(one.changed) == 1 and not one.operations:
        return f"{say(f'orders.became.{one.state}')} {via}".strip()
    told = [say(f"orders.field.{name}") for name in one.changed]
    told += [say("operation", number=number) for number in one.operations]
    told += [say("orders.operation_gone", number=number) for number in one.removed]
    return f"{say('orders.changed', what=', '.join(told))} {via}".strip()


def _quiet(text: str) -> str:
    return f'<p class="quiet">{escape(text)}</p>'
