"""What one row of an office's list must hold: every cell checked, every complaint in words for who edits the file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationInfo

from collector.core.durations import parse_duration
from collector.core.families import Family
from collector.store import import_words as words
from collector.store.registry_records import OrderState, PersonRole, normalise_badge

EARLIEST_BIRTH = date(1930, 1, 1)
LARGEST_NUMBER = 1_000_000_000
LONGEST = 30 * 86_400.0
"""Seconds: a standard time of more than a month is a slip of the pen."""

AS_TEXT = "format the column as text"


SILENT_WHEN_EMPTY = frozenset({"role", "active", "state"})
"""Columns whose empty cells change nothing; any other empty cell empties the field."""


class Misread(ValueError):
    """A cell that does not hold what its column must; pydantic carries it to who writes the Problem."""

    def __init__(self, expected: str, hint: str = "") -> None:
        super().__init__(expected)
        self.expected = expected
        self.hint = hint


def read_text(cell: Any) -> str | None:
    if isinstance(cell, date):
        raise Misread("a text", f"the spreadsheet took it for a date: {AS_TEXT}")
    if cell is None:
        return None
    # Composed letters and single blanks: lists that look alike are alike.
    return " ".join(unicodedata.normalize("NFC", str(cell)).split()) or None


def read_day(cell: Any) -> date | None:
    if cell is None or isinstance(cell, date):
        return cell
    expected = "a date such as 31/12/2010 or 2010-12-31"
    if isinstance(cell, int | float):
        raise Misread(expected, "format the column as date")
    text = str(cell).strip()
    for pattern, form in ((r"\d{1,2}([/.-])\d{1,2}\1\d{4}", "%d/%m/%Y"), (r"\d{4}-\d{2}-\d{2}", "%Y-%m-%d")):
        if re.fullmatch(pattern, text):
            plain = re.sub(r"[.-]", "/", text) if "/" in form else text
            try:
                # A civil date: no instant, no zone.
                return datetime.strptime(plain, form).date()  # noqa: DTZ007
            except ValueError:
                raise Misread(expected, "there is no such day") from None
    short = re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}", text)
    raise Misread(expected, "write the year with four digits" if short else "")


def reading_number(least: int) -> Callable[[Any], int | None]:
    expected = f"a whole number of at least {least}"

    def read(cell: Any) -> int | None:
        if cell is None:
            return None
        # 1 000 with any of the blanks that a spreadsheet puts there, 12,0 as 12.
        text = re.sub(r"\s", "", str(cell))
        if isinstance(cell, date) or not re.fullmatch(r"[+-]?\d{1,12}(?:[.,]0+)?", text):
            raise Misread(expected)
        number = int(re.split(r"[.,]", text)[0])
        if not least <= number <= LARGEST_NUMBER:
            raise Misread(expected if number < least else f"a number of at most {LARGEST_NUMBER}")
        return number

    return read


def _duration(cell: Any) -> float | None:
    if cell is None:
        return None
    expected = "a duration with its unit (ms, s, min or h), such as 90 s or 1,5 min"
    text = str(cell)
    try:
        seconds = parse_duration(text)
    except ValueError:
        bare = re.fullmatch(r"\s*\d+(?:[.,]\d+)?\s*", text)
        raise Misread(expected, f"write {text.strip()} s or {text.strip()} min" if bare else "") from None
    if seconds > LONGEST:
        raise Misread("a duration of at most 30 days")
    if seconds == 0.0:
        raise Misread(expected, "leave the cell empty where nobody timed it")
    return seconds


def reading_word(kinds: words.Words) -> Callable[[Any], str | None]:
    known = words.table(kinds)
    expected = "one of " + ", ".join(f"{ours} ({also[0]})" for ours, also in kinds.items())

    def read(cell: Any) -> str | None:
        if cell is None:
            return None
        word = known.get(words.key(str(cell)))
        if word is None:
            raise Misread(expected)
        return word

    return read


def _born(day: date | None, info: ValidationInfo) -> date | None:
    today: date = (info.context or {}).get("today", date.max)
    if day is not None and not EARLIEST_BIRTH <= day < today:
        raise Misread(f"a date of birth after {EARLIEST_BIRTH.year} and before today")
    return day


_truth_word = reading_word(words.TRUTHS)


def read_truth(cell: Any) -> bool | None:
    word = _truth_word(cell)
    return None if word is None else word == "yes"


def _badges(decimal: bool) -> Callable[[Any], frozenset[str]]:
    def read(cell: Any) -> frozenset[str]:
        if cell is None:
            return frozenset()
        if isinstance(cell, date) or (isinstance(cell, int | float) and not decimal):
            hint = f"{AS_TEXT} (a spreadsheet drops leading zeros), or call the column badges_decimal"
            raise Misread("a badge number as text", hint)
        try:
            return frozenset(
                normalise_badge(one, decimal=decimal) for one in re.split(r"[|,;/\n]", str(cell)) if one.strip()
            )
        except ValueError as error:
            raise Misread(f"{error}; several with | between them") from None

    return read


def needed(read: Callable[[Any], Any], what: str) -> Callable[[Any], Any]:
    def read_it(cell: Any) -> Any:
        value = read(cell)
        if value is None:
            raise Misread(what)
        return value

    return read_it


def _or(read: Callable[[Any], Any], default: Any) -> Callable[[Any], Any]:
    def read_or(cell: Any) -> Any:
        value = read(cell)
        return default if value is None else value

    return read_or


Name = Annotated[str, BeforeValidator(needed(read_text, "a text"))]
Text = Annotated[str, BeforeValidator(_or(read_text, ""))]
Day = Annotated[date | None, BeforeValidator(read_day)]
Duration = Annotated[float | None, BeforeValidator(_duration)]


class _Row(BaseModel):
    """A row; what is not set (no such column, or a cell that says nothing) stays as the registry has it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PersonRow(_Row):
    """One person."""

    reference: Name
    family_name: Name
    given_name: Name
    role: Annotated[PersonRole, BeforeValidator(reading_word(words.ROLES))] = PersonRole.TRAINEE
    birth_date: Annotated[Day, AfterValidator(_born)] = None
    group_name: Text = ""
    active: Annotated[bool, BeforeValidator(read_truth)] = True
    badges: Annotated[frozenset[str], BeforeValidator(_badges(decimal=False))] = frozenset()
    badges_decimal: Annotated[frozenset[str], BeforeValidator(_badges(decimal=True))] = frozenset()


class OrderRow(_Row):
    """One operation, with its order's columns repeated; these may be left empty after the order's first row."""

    order: Name
    customer: Text = ""
    title: Text = ""
    due_date: Day = None
    state: Annotated[OrderState, BeforeValidator(reading_word(words.STATES))] = OrderState.OPEN
    operation: Name
    description: Text = ""
    family: Annotated[Family, BeforeValidator(needed(reading_word(words.FAMILIES), "a machine family"))]
    quantity: Annotated[int, BeforeValidator(needed(reading_number(1), "a whole number of at least 1"))]
    standard_cycle: Duration = None
    standard_setup: Duration = None
    parts_per_cycle: Annotated[int, BeforeValidator(_or(reading_number(1), 1))] = 1
    strokes_per_part: Annotated[int | None, BeforeValidator(reading_number(1))] = None
    program: Annotated[str | None, BeforeValidator(read_text)] = None
