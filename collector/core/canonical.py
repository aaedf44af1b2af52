"""Frozen dataclasses as canonical JSON: keys sorted, no space, UTC times to the microsecond, text as it is.

Every fact is written so, hashed so and kept so. What facts are made of is written by orjson, and anything else the long
way: the text is the same, byte for byte.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import orjson

from collector.core.plain import time_text, to_plain

Turn = Callable[[Any], Any]

_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
_OPTIONS = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_UTC_Z
_AS_THEY_ARE = (str, int, bool)


def canonical(value: Any) -> str:
    """The canonical text of a dataclass.

    Raises:
        ValueError: For a time without a zone.
    """
    try:
        return orjson.dumps(_fields_of(cast(Hashable, type(value)))(value), option=_OPTIONS).decode()
    except TypeError:
        # Something that orjson would write in another way, or not at all.
        return _ENCODER.encode(to_plain(value))


@cache
def _fields_of(kind: Hashable) -> Turn:
    """What makes a dataclass a dictionary that orjson writes canonically; it refuses others with a TypeError.

    It is made as text, as dataclasses make theirs: a loop over the fields takes three times as long.
    """
    hints = get_type_hints(kind)
    turns = {name: _turn(hints[name]) for name in sorted(field.name for field in fields(cast(Any, kind)))}
    items = [f"{name!r}: " + (f"_.{name}" if turn is None else f"{name}(_.{name})") for name, turn in turns.items()]
    made: Turn = eval(f"lambda _: {{{', '.join(items)}}}", {**turns})
    return made


def _turn(hint: Any) -> Turn | None:
    """What has to be done to a type hint's values; None for what orjson writes as it is."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = [one for one in arguments if one is not types.NoneType]
        turn = _turn(inner[0]) if len(inner) == 1 else _refuse
        return None if turn is None else lambda value: None if value is None else turn(value)
    if origin is tuple:
        item = _turn(arguments[0])
        return None if item is None else lambda value: [item(one) for one in value]
    if hint is datetime:
        return _time
    if hint is float:
        return _fraction
    if not isinstance(hint, type):
        return _refuse
    if is_dataclass(hint):
        return _fields_of(hint)
    return None if hint in _AS_THEY_ARE or issubclass(hint, StrEnum) else _refuse


def _time(value: Any) -> Any:
    """A time as it is, if orjson writes it as we do: it leaves out six noughts."""
    return value if value.tzinfo is UTC and value.microsecond else time_text(value)


def _fraction(value: Any) -> Any:
    """A number as it is, if orjson writes it as Python does: it has exponents of its own, and no infinity."""
    if type(value) is not float or 1e-4 <= value < 1e16 or value == 0.0 or -1e16 < value <= -1e-4:
        return value
    raise TypeError(value)


def _refuse(value: Any) -> Any:
    raise TypeError(value)
