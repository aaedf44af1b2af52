"""The import of orders as HTML: what is wrong with the file, or what would change."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from collector.errors import Problem
from collector.store.importing import Change, ImportPlan
from collector.web.orders import words
from collector.web.orders.problem_words import field_text, told, value_text
from collector.web.tables import table
from collector.web.wording import Wording

MOST_SHOWN = 100
"""Entries of one sort that the preview shows; the rest is counted."""


def beginning(say: Wording) -> str:
    """What to do first."""
    points = "".join(f"<li>{escape(say(f'orders.import.how.{number}'))}</li>" for number in range(1, 4))
    return f"<h2>{escape(say('orders.import.file'))}</h2><ul class='import-how'>{points}</ul>"


def problems(file: str, found: Sequence[Problem], say: Wording) -> str:
    """Everything that is wrong with the file, line by line."""
    heads = [say(f"orders.import.{name}") for name in ("line", "column", "found", "expected", "hint")]
    title = say.counted("orders.import.problems", len(found))
    return (
        f'<div class="notice bad"><b>{escape(title)}</b> {escape(say("orders.import.nothing_done"))}</div>'
        f"<h2>{escape(file)}</h2>{table(heads, (_problem(one, say) for one in found))}"
    )


def _problem(one: Problem, say: Wording) -> str:
    said = told(one, say)
    found = f"<code>{escape(said.found)}</code>" if said.found else words.span("quiet", say("orders.import.nothing"))
    cells = (escape(said.line) or "–", escape(said.column) or "–", found, escape(said.expected), escape(said.hint))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def preview(file: str, plan: ImportPlan, say: Wording) -> str:
    """What would be new, and what would change."""
    counted = "".join(
        f'<div><p class="figure-big">{say.number(len(some))}</p>'
        f'<p class="quiet">{escape(say(f"orders.import.{name}"))}</p></div>'
        for name, some in (
            ("new", plan.new), ("changed", plan.changed), ("unchanged", plan.unchanged), ("absent", plan.absent)
        )
    )  # fmt: skip
    parts = [f"<h2>{escape(file)}</h2>", f'<div class="row import-counts">{counted}</div>']
    if plan.ignored_columns:
        text = say("orders.import.ignored", columns=", ".join(plan.ignored_columns))
        parts.append(f'<div class="notice warn">{escape(text)}</div>')
    if plan.empty:
        parts.append(f'<div class="notice good">{escape(say("orders.import.same"))}</div>')
    if plan.new:
        listed = "".join(f'<span class="chip">{escape(_entry(one, say))}</span>' for one in plan.new[:MOST_SHOWN])
        more = _rest(len(plan.new), say)
        parts.append(f'<h3>{escape(say("orders.import.new"))}</h3><div class="chips">{listed}{more}</div>')
    if plan.changed:
        parts.append(f"<h3>{escape(say('orders.import.changed'))}</h3>{_changes(plan.changed, say)}")
    if plan.absent:
        parts.append(f'<p class="quiet">{escape(say("orders.import.absent_stay"))}</p>')
    return "".join(parts)


def _changes(some: Sequence[Change], say: Wording) -> str:
    heads = [say(f"orders.import.{name}") for name in ("entry", "field", "before", "after")]
    rows = (
        f"<tr><td>{escape(_entry(change.entry, say))}</td><td>{escape(field_text(one.field, say))}</td>"
        f'<td class="quiet">{escape(value_text(one.field, one.before, say))}</td>'
        f"<td>{words.span('strong', value_text(one.field, one.after, say))}</td></tr>"
        for change in some[:MOST_SHOWN]
        for one in change.fields
    )
    return table(heads, rows) + _rest(len(some), say)


def _entry(entry: str, say: Wording) -> str:
    """An order, or an order and its operation."""
    order, slash, operation = entry.rpartition(" / ")
    return f"{order}, {say('operation', number=operation)}" if slash else entry


def _rest(count: int, say: Wording) -> str:
    if count <= MOST_SHOWN:
        return ""
    return f'<span class="quiet">{escape(say.counted("orders.import.more", count - MOST_SHOWN))}</span>'
