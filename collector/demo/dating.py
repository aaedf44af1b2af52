"""Days that are counted: what the demo's lists say of yesterday and tomorrow is true on the day on which it is made.

A day in braces is counted from one of two days: `{J}` is today, `{R}` the beginning of the school year. Behind it come
years, months and days: `{J-12j}` was twelve days ago, `{J-16a-8m}` is a birthday of somebody of sixteen years and eight
months, `{J+1j-1a}` was a year ago tomorrow.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

SETTLED = timedelta(days=75)
"""The school year has begun so long ago at least: two months of its past are told."""

_DAY = re.compile(r"\{([JR])((?:[+-]\d+[amj])*)\}")
_TERM = re.compile(r"([+-]\d+)([amj])")


def dated(text: str, today: date) -> str:
    """A text with its counted days written out, as ISO dates.

    Args:
        text: A list or a settings file.
        today: The day from which they are counted.
    """
    return _DAY.sub(lambda found: counted(found[0], today).isoformat(), text)


def counted(text: str, today: date) -> date:
    """The day that is meant.

    Raises:
        ValueError: If it is none.
    """
    found = _DAY.fullmatch(text)
    if found is None:
        raise ValueError(f"no counted day: {text!r}")
    day = today if found[1] == "J" else school_year(today)
    for number, unit in _TERM.findall(found[2]):
        match unit:
            case "j":
                day += timedelta(days=int(number))
            case "m":
                day = _months(day, int(number))
            case _:
                day = _months(day, 12 * int(number))
    return day


def school_year(today: date) -> date:
    """The first of September on which the school year began that is told of."""
    first = date(today.year, 9, 1)
    return first if today - first >= SETTLED else date(today.year - 1, 9, 1)


def _months(day: date, months: int) -> date:
    """So many months later; the last day of a month that is too short."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def easter(year: int) -> date:
    """Easter Sunday. Source: the Gregorian computus of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * l_) // 433
    month = (h + l_ - 7 * m + 90) // 25
    return date(year, month, (h + l_ - 7 * m + 33 * month + 19) % 32)


def is_school_day(day: date) -> bool:
    """Monday to Friday, and no public holiday (Code du travail L3133-1)."""
    fixed = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
    moving = {easter(day.year) + timedelta(days=after) for after in (1, 39, 50)}
    return day.isoweekday() <= 5 and (day.month, day.day) not in fixed and day not in moving
