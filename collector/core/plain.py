"""Frozen dataclasses to what JSON can hold and back, by their type hints; each class is read once."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import orjson

T = TypeVar("T")
Turn = Callable[[Any], Any]


def to_plain(value: Any) -> Any:
    """Turn a dataclass into dictionaries, lists, texts and numbers.

    Times become ISO 8601 in UTC with six decimals and `Z`; a time without a zone is refused. Days become ISO 8601.

    Raises:
        ValueError: For a time without a zone.
    """
    return _writer(cast(Any, type(value)))(value)


def from_plain(kind: type[T], plain: Any) -> T:
    """The way back of `to_plain`. Missing keys take the class's defaults, unknown keys are refused.

    Raises:
        TypeError: If the plain value does not fit the class.
        ValueError: If a text in it is no time, no day, or no word of an enumeration.
    """
    return cast(T, _reader(cast(Any, kind))(plain))


def time_text(value: datetime) -> str:
    """A time as facts keep it: UTC, six decimals, `Z`; texts sort as the times do."""
    if value.tzinfo is not UTC:
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value}")
        value = value.astimezone(UTC)
    text = orjson.dumps(value, option=orjson.OPT_UTC_Z).decode()
    return text[1:-1] if value.microsecond else f"{text[1:-2]}.000000Z"


def _as_it_is(value: Any) -> Any:
    return value


_ROWS = (tuple, Sequence)
"""What a hint calls a row of values; written as a list, read as a tuple."""


def _row(plain: Any) -> Any:
    # A text is a row of letters to Python, and never what is meant.
    if not isinstance(plain, list | tuple):
        raise TypeError(f"a list is needed, not {plain!r}")
    return plain


def _day(plain: Any) -> date:
    day = date.fromisoformat(plain)
    if day.isoformat() != plain:
        raise ValueError(f"a day is written 2026-12-31, not {plain!r}")
    return day


def _both_ways(hint: Any, turn_of: Callable[[Any], Turn]) -> Turn | None:
    """The turn of a hint that holds other hints (optional, tuple, mapping), or None for a hint that holds none."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = [turn_of(argument) for argument in arguments if argument is not types.NoneType]
        only = inner[0] if len(inner) == 1 else _as_it_is
        return lambda value: None if value is None else only(value)
    if origin is not None and issubclass(origin, Mapping):
        item = turn_of(arguments[1])
        return lambda value: {key: item(one) for key, one in value.items()}
    return None


@cache
def _writer(hint: Any) -> Turn:
    """The function that writes one type hint's values."""
    if (nested := _both_ways(hint, _writer)) is not None:
        return nested
    if get_origin(hint) in _ROWS:
        item = _writer(get_args(hint)[0])
        return lambda value: [item(one) for one in value]
    if hint is datetime:
        return time_text
    if hint is date:
        return date.isoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: value.value
    if dataclasses.is_dataclass(hint):
        hints = get_type_hints(hint)
        writers = [(field.name, _writer(hints[field.name])) for field in dataclasses.fields(hint)]
        return lambda value: {name: write(getattr(value, name)) for name, write in writers}
    return _as_it_is


@cache
def _reader(hint: Any) -> Turn:
    """The function that reads one type hint's values."""
    if (nested := _both_ways(hint, _reader)) is not None:
        return nested
    if get_origin(hint) in _ROWS:
        item = _reader(get_args(hint)[0])
        return lambda plain: tuple(item(one) for one in _row(plain))
    if hint is datetime:
        return datetime.fromisoformat
    if hint is date:
        return _day
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        hints = get_type_hints(hint)
        readers = {field.name: _reader(hints[field.name]) for field in dataclasses.fields(hint)}

        def read(plain: Any) -> Any:
            if not isinstance(plain, Mapping):
                raise TypeError(f"{hint.__name__} is made of keys and values, not of {plain!r}")
            unknown = set(plain) - set(readers)
            if unknown:
                raise TypeError(f"{hint.__name__} has no {', '.join(sorted(unknown))}")
            return hint(**{name: readers[name](value) for name, value in plain.items()})

        return read
    return float if hint is float else _as_it_is
