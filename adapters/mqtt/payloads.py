"""What a message says: from a payload's bytes to a value in our words. Pure, and total: garbage is a ValueError."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Final

from adapters.mqtt.addresses import Address
from collector.core.badges import badge_of_frame, normalise_badge
from collector.core.signals import Value, kind_of
from collector.ports import Point, UnknownWord, interpreter

LONGEST = 64 * 1024
"""Bytes: more than any device of a workshop says at once."""

MISSING: Final = object()
"""The message says nothing about it."""

_TRUTHS = {"on": True, "true": True, "1": True, "off": False, "false": False, "0": False}


class Payload:
    """One message's payload, read at most once.

    Args:
        octets: The payload as it came.
    """

    def __init__(self, octets: bytes) -> None:
        self._octets = octets

    @cached_property
    def text(self) -> str:
        """The payload as text.

        Raises:
            ValueError: If it is none.
        """
        if len(self._octets) > LONGEST:
            raise ValueError(f"a message of {len(self._octets)} bytes")
        try:
            return self._octets.decode("utf-8")
        except UnicodeDecodeError:
            raise ValueError("a message that is no text") from None

    @cached_property
    def tree(self) -> Any:
        """The payload as JSON.

        Raises:
            ValueError: If it is none.
        """
        try:
            # Not strict: Tasmota's serial bridge passes control characters on as they are.
            return json.loads(self.text, strict=False)
        except (json.JSONDecodeError, RecursionError):
            raise ValueError("a message that is no JSON") from None

    def at(self, paths: Sequence[str]) -> Any:
        """The value at the first of the paths that is there; the whole text if there are none.

        Returns:
            A bool, number or text, or MISSING if the message does not have it.

        Raises:
            ValueError: If the payload cannot be read, or what stands there is no single value.
        """
        return found_at(self.tree, paths) if paths else self.text.strip()


def found_at(tree: Any, paths: Sequence[str]) -> Any:
    """The value at the first of the paths that is there.

    Returns:
        A bool, number or text, or MISSING if none of them is there.

    Raises:
        ValueError: If what stands there is no single value.
    """
    for path in paths:
        found = _walk(tree, path)
        if found is MISSING:
            continue
        if not isinstance(found, bool | int | float | str):
            raise ValueError("no single value (nothing, or a structure) where one was expected")
        return found
    return MISSING


def _walk(tree: Any, path: str) -> Any:
    for name in path.split("."):
        if isinstance(tree, dict) and name in tree:
            tree = tree[name]
        elif isinstance(tree, list) and name.isdecimal() and len(name) < 6 and int(name) < len(tree):
            tree = tree[int(name)]
        else:
            return MISSING
    return tree


def reader(point: Point) -> Callable[[Any], Value]:
    """Build the function that turns what a message says into the signal's value.

    Args:
        point: The point, with an address of this dialect.

    Returns:
        A function from a bool, number or text to the value in the signal's type and unit. It raises ValueError,
        TypeError or ArithmeticError for what is no value; for a badge without naming what was read.
    """
    kind = kind_of(point.signal)
    if kind is None:
        raise ValueError(f"no such signal: {point.signal}")
    interpret = interpreter(point)
    address: Address = point.address
    if point.signal == "badge":
        return lambda raw: _badge(interpret, raw, address.badge)
    if point.values is not None or kind.type is str:
        return interpret
    if kind.type is bool:
        truths = {**_TRUTHS, address.payload_on.lower(): True, address.payload_off.lower(): False}
        return lambda raw: raw if isinstance(raw, bool) else _truth(point.signal, truths, raw)
    return lambda raw: interpret(_number(point.signal, raw))


def _badge(interpret: Callable[[Any], Value], raw: Any, notation: str) -> str:
    try:
        text = str(interpret(raw)).strip()
        if not text:
            return ""
        if notation == "rdm6300":
            return badge_of_frame(text)
        return normalise_badge(text, decimal=notation == "decimal")
    except ValueError:
        raise ValueError("what the reader says is no badge number") from None


def _truth(signal: str, truths: dict[str, bool], raw: Any) -> bool:
    text = str(raw).strip().lower()
    if text not in truths:
        raise UnknownWord(f"{signal}: the profile has no word for {text[:40]!r}")
    return truths[text]


def _number(signal: str, raw: Any) -> float:
    if isinstance(raw, bool):
        raise ValueError(f"{signal}: true or false, not a number")
    if isinstance(raw, str):
        try:
            return int(raw)
        except ValueError:
            return float(raw)
    return float(raw) if isinstance(raw, float) else int(raw)
