"""A field's value as each file format can hold it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from collector.core.plain import time_text

_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML 1.0 cannot hold, and a controller's text sometimes does."""


_AS_IT_IS = frozenset({str, int, bool, NoneType})
"""Asked first, by the exact class: nearly every value is one of these, and an export has millions."""


def plain(value: Any) -> Any:
    """A value as JSON holds it: times as text, tuples as lists, no number that is none."""
    if type(value) in _AS_IT_IS:
        return value
    match value:
        case Enum():
            return value.value
        case datetime():
            return time_text(value)
        case date():
            return value.isoformat()
        case float():
            return value if math.isfinite(value) else None
        case tuple() | list() | frozenset():
            return [plain(one) for one in value]
        case Mapping():
            return {str(name): plain(one) for name, one in value.items()}
        case _ if is_dataclass(value):
            return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
        case _:
            return value


def json_text(value: Any) -> str:
    """Compact JSON."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def csv_cell(value: Any) -> str | int | float | None:
    """A value in a CSV: `true` and `false`, ISO 8601, nothing for nothing."""
    if value is True or value is False:
        return "true" if value else "false"
    flat = _flat(value)
    return plain(flat) if isinstance(flat, date) else flat


def xlsx_cell(value: Any) -> bool | str | int | float | date | None:
    """A value in a spreadsheet's cell: a time is the wall clock in UTC. Texts end after 32,767 signs (openpyxl)."""
    flat = value if isinstance(value, bool) else _flat(value)
    match flat:
        case datetime():
            return flat.astimezone(UTC).replace(tzinfo=None)
        case str():
            return _UNPRINTABLE.sub("\ufffd", flat)
        case _:
            return flat


def _flat(value: Any) -> str | int | float | date | None:
    """One cell's worth: texts made harmless, tuples as `a|b`, anything deeper as JSON."""
    if isinstance(value, Enum):
        value = value.value
    match value:
        case str():
            text = value
        case None | int() | date():
            return value
        case float():
            return value if math.isfinite(value) else None
        case tuple() if all(isinstance(one, str | int | float) for one in value):
            text = "|".join(str(plain(one)) for one in value)
        case _:
            text = json_text(value)
    return "'" + text if _FORMULA.match(text) else text


def arrow_type(pa: Any, hint: Any) -> Any:
    """The Arrow type of a field by its type hint; what has no type of its own becomes text."""
    options = [one for one in get_args(hint) if one is not NoneType]
    if get_origin(hint) in (Union, UnionType):
        return arrow_type(pa, options[0]) if len(options) == 1 else pa.string()
    if get_origin(hint) is tuple:
        return pa.list_(arrow_type(pa, options[0]))
    simple = {
        bool: pa.bool_(),
        int: pa.int64(),
        float: pa.float64(),
        datetime: pa.timestamp("us", tz="UTC"),
        date: pa.date32(),
    }
    return simple.get(hint, pa.string())


def arrow_value(pa: Any, type_: Any, value: Any) -> Any:
    """A value for a column of that Arrow type."""
    if value is None:
        return None
    if pa.types.is_list(type_):
        return [arrow_value(pa, type_.value_type, one) for one in value]
    if not pa.types.is_string(type_):
        return value
    return str(plain(value)) if isinstance(value, str | date) else json_text(value)
