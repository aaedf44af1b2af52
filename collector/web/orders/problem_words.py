"""What is wrong with the office's file, in the reader's language.

The room that reads it speaks English to whoever types commands. Each of its complaints is matched here; one that is not
is shown as it was said: better in English than not at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from collector.core.families import Family
from collector.errors import Problem
from collector.store.import_words import ORDER_COLUMNS
from collector.store.registry_records import OrderState
from collector.web.orders.words import family_text
from collector.web.wording import Wording

EXPECTED: Sequence[tuple[str, str]] = (
    (r"a date such as .*", "date"),
    (r"a whole number of at least (?P<least>\d+)", "number"),
    (r"a number of at most (?P<most>\d+)", "most"),
    (r"a duration with its unit .*", "duration"),
    (r"a duration of at most 30 days", "duration_most"),
    (r"one of open .*", "state"),
    (r"(one of machining_centre .*|a machine family)", "family"),
    (r"a text", "text"),
    (r"each order and operation once: it stands on line (?P<line>\d+) already", "twice"),
    (r"(?P<said>.*), as on line (?P<line>\d+) for the same order", "same"),
    (r"at least one row under the headings", "row"),
    (r"a line of headings", "headings"),
    (r"a column (?P<column>\w+) \(or: .*\)", "column"),
    (r"one column for (?P<column>\w+)", "one_column"),
    (r"'(?P<word>.*)', if that is what is meant", "meant"),
    (r"at most (?P<cells>\d+), one under each heading", "cells"),
    (r"a line of CSV", "csv"),
    (r"CSV( in UTF-8 or Windows-1252, or|( or|,)) XLSX|CSV or XLSX", "file"),
    (r"a list of at most \d+ bytes", "smaller"),
    (r"a file that can be read", "file"),
)
"""What may be expected, and the text that says so."""

HINTS: Sequence[tuple[str, str]] = (
    (r"the spreadsheet took it for a date: .*", "as_text"),
    (r"format the column as date", "as_date"),
    (r"there is no such day", "no_day"),
    (r"write the year with four digits", "year"),
    (r"write (?P<one>.*) or (?P<other>.*)", "unit"),
    (r"leave the cell empty where nobody timed it", "empty"),
    (r"rename or remove one of them", "rename"),
    (r"correct the heading, or remove the column", "heading"),
    (r"a text that holds the delimiter must stand in quotes", "quotes"),
    (r"look for a quotation mark that is opened and not closed", "quotation"),
    (r"save it as XLSX without password, or as CSV", "save_as"),
    (r"`etabli import --template` writes an example", "template"),
)
"""What may be said of what to do, and the text that says so."""

FOUND: Sequence[tuple[str, str]] = (
    (r"an old Excel file \(\.xls\) or one with a password", "old_excel"),
    (r"bytes that are no text", "no_text"),
    (r"a damaged file, or no workbook", "damaged"),
    (r"(?P<cells>\d+) cells", "cells"),
    (r"(?P<bytes>\d+) bytes", "bytes"),
)
"""What may be found where no cell is quoted, and the text that says so."""


@dataclass(frozen=True, slots=True)
class Told:
    """One problem in words: on which line, in which column, what stands there, what should, and what to do."""

    line: str
    column: str
    found: str
    expected: str
    hint: str


def told(problem: Problem, say: Wording) -> Told:
    """A problem of the file in words."""
    place = re.fullmatch(r"line (\d+)(?:, column (.*))?", problem.where, re.DOTALL)
    line, column = (place[1], place[2] or "") if place is not None else ("", "")
    found = _matched(problem.found, FOUND, "found", say) if not column else ""
    return Told(
        line=line,
        column=column,
        found=found or problem.found.strip("'"),
        expected=_matched(problem.expected, EXPECTED, "expected", say) or problem.expected,
        hint=_matched(problem.hint, HINTS, "hint", say) or problem.hint,
    )


def _matched(text: str, patterns: Sequence[tuple[str, str]], family: str, say: Wording) -> str:
    for pattern, key in patterns:
        found = re.fullmatch(pattern, text, re.DOTALL) if text else None
        if found is not None:
            places = {name: _PLACES.get(name, _as_said)(value, say) for name, value in found.groupdict().items()}
            return say(f"orders.import.{family}.{key}", **places)
    return ""


def _as_said(text: str, _: Wording) -> str:
    return text


def _column(name: str, say: Wording) -> str:
    """A column as an office calls it."""
    return ORDER_COLUMNS[name][0] if say.language == "fr" else name.replace("_", " ")


def _number(text: str, say: Wording) -> str:
    return say.number(int(text))


def _said(text: str, say: Wording) -> str:
    if text == "nothing":
        return say("orders.import.nothing")
    if text in set(OrderState):
        return say(f"orders.state.{text}")
    return value_text("due_date", text, say)


_PLACES: Mapping[str, Callable[[str, Wording], str]] = {
    "column": _column, "most": _number, "bytes": _number, "said": _said,
}  # fmt: skip


def field_text(name: str, say: Wording) -> str:
    """A field of an order or operation, as an office calls it."""
    return _column(name, say) if name in ORDER_COLUMNS else name


def value_text(name: str, value: str, say: Wording) -> str:
    """A field's value as the preview has it, in words."""
    if not value:
        return "–"
    if name == "state" and value in set(OrderState):
        return say(f"orders.state.{value}")
    if name == "family" and value in set(Family):
        return family_text(Family(value), say)
    if say.language == "fr" and (day := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value)):
        return f"{day[3]}/{day[2]}/{day[1]}"
    if name.startswith("standard_") and (seconds := re.fullmatch(r"(\S+) s", value)):
        return say.duration(float(seconds[1]))
    return value
