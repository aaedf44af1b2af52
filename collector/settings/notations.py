"""What people write in the files besides plain texts and numbers: clocks, weekdays, sizes, retention, dead bands.

What is raised says what was expected, and becomes the middle of a problem's sentence.
"""

from __future__ import annotations

import math
import re
from datetime import date, time
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from collector.core.dead_band import DeadBand
from collector.core.durations import PATTERN, parse_duration

WEEKDAYS = {
    **{name: day for day, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), start=1)},
    **{name: day for day, name in enumerate(("lun", "mar", "mer", "jeu", "ven", "sam", "dim"), start=1)},
}
"""ISO weekdays by their short names in English and French; no name means two days."""

FOREVER = "forever"
DAY = 86_400.0

_CLOCK = r"^([01]\d|2[0-3]):([0-5]\d)(:00)?$"
_DATE = r"^\d{4}-\d{2}-\d{2}$"
_SIZE = r"^\s*(\d+(?:[.,]\d+)?)\s*(kB|MB|GB|TB)\s*$"
_BYTES = {"kB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}
_PERCENT = r"^\s*(\d+(?:[.,]\d+)?)\s*%\s*$"
_SHARE = r"^\s*(\d{1,6}(?:[.,]\d+)?)\s*(?:/\s*([1-9]\d{0,5})|%)\s*$"


def _clock(given: Any) -> time:
    match = re.match(_CLOCK, given) if isinstance(given, str) else None
    if match is None:
        raise ValueError('a time of day in quotes, such as "07:30"')
    return time(int(match[1]), int(match[2]))


def _day(given: Any) -> date:
    try:
        if isinstance(given, str) and re.match(_DATE, given):
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise ValueError("a date, such as 2026-12-21")


def _weekday(given: Any) -> int:
    day = WEEKDAYS.get(given.lower()) if isinstance(given, str) else None
    if day is None:
        raise ValueError('a weekday: "mon", "tue" ... "sun" or "lun", "mar" ... "dim"')
    return day


def _size(given: Any) -> int:
    match = re.match(_SIZE, given) if isinstance(given, str) else None
    if match is None:
        raise ValueError('a size in quotes with its unit (kB, MB, GB or TB), such as "5 GB"')
    return round(float(match[1].replace(",", ".")) * _BYTES[match[2]])


def _kept(given: Any) -> float | None:
    try:
        seconds = None if given == FOREVER else parse_duration(given)
    except ValueError:
        seconds = 0.0
    if seconds is not None and seconds < DAY:
        raise ValueError(f'a duration in quotes of at least "1 d", such as "400 d", or "{FOREVER}"')
    return seconds


def _dead_band(given: Any) -> DeadBand:
    if isinstance(given, int | float) and not isinstance(given, bool) and 0 <= given < math.inf:
        return DeadBand(absolute=float(given))
    match = re.match(_PERCENT, given) if isinstance(given, str) else None
    if match is None:
        raise ValueError('a number in the row\'s unit, not below 0, or a share in quotes, such as "2 %"')
    return DeadBand(percent=float(match[1].replace(",", ".")))


def _share(given: Any) -> float:
    match = re.match(_SHARE, given) if isinstance(given, str) else None
    share = float(match[1].replace(",", ".")) / (float(match[2]) if match[2] else 100.0) if match else 0.0
    if not 0 < share <= 1:
        raise ValueError('a share in quotes, such as "2/3" or "70 %"')
    return share


Clock = Annotated[
    time, BeforeValidator(_clock), WithJsonSchema({"type": "string", "pattern": _CLOCK, "examples": ["07:30"]})
]
Day = Annotated[
    date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date", "examples": ["2026-12-21"]})
]
Weekday = Annotated[int, BeforeValidator(_weekday), WithJsonSchema({"enum": list(WEEKDAYS)})]
Share = Annotated[float, BeforeValidator(_share), WithJsonSchema({"type": "string", "pattern": _SHARE})]
"""A part of a whole: more than 0, at most 1."""

Size = Annotated[int, BeforeValidator(_size), WithJsonSchema({"type": "string", "pattern": _SIZE})]
Kept = Annotated[
    float | None,
    BeforeValidator(_kept),
    WithJsonSchema({"anyOf": [{"const": FOREVER}, {"type": "string", "pattern": PATTERN}]}),
]
"""How long something is kept: seconds, or None for ever."""

Band = Annotated[
    DeadBand,
    BeforeValidator(_dead_band),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": _PERCENT}]}),
]
