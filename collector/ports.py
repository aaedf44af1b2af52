"""The contracts between the house and what lives at its edges: devices, their links, their catalogue."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Annotated, Any, Protocol, runtime_checkable

from pydantic import BaseModel, BeforeValidator, ValidationInfo, WithJsonSchema

from collector.core.durations import PATTERN, parse_duration
from collector.core.signals import Reading, Value, kind_of
from collector.errors import Problem

FROM_FILE = {"from_file": True}
"""The validation context of what stands in a settings file, where a bare number is no duration."""


def _seconds(given: Any, info: ValidationInfo) -> float:
    if isinstance(given, float) and info.context != FROM_FILE:
        return given
    return parse_duration(given)


Seconds = Annotated[
    float,
    BeforeValidator(_seconds),
    WithJsonSchema({"type": "string", "pattern": PATTERN, "examples": ["90 s", "250 ms", "2 min"]}),
]
"""A duration in a settings model: written `"90 s"` in the file, a float of seconds in the program."""


class UnknownWord(ValueError):
    """A device said something for which its profile has no word."""


@dataclass(frozen=True, slots=True)
class Point:
    """One signal of one device and where it lives: address is data, access is the adapter's.

    Args:
        signal: A word of the vocabulary.
        address: Where the device keeps it: an instance of the protocol's address model.
        scale: Factor from the device's number to the signal's unit (unit conversion included).
        offset: Added after scaling, in the signal's unit.
        values: The device's enumeration, as text ("3", "true", "RUNNING"), to our words; None for no enumeration.
        extract: A pattern whose first group is the value, for texts that say more than was asked; None for none.
        writable: The device may be told this signal.
    """

    signal: str
    address: Any
    scale: float = 1.0
    offset: float = 0.0
    values: Mapping[str, Value] | None = None
    extract: str | None = None
    writable: bool = False


def interpreter(point: Point) -> Callable[[Any], Value]:
    """Build the function that turns the device's own value into the signal's value.

    Args:
        point: The point whose values are to be read.

    Returns:
        A function from the device's value (bool, int, float or text) to the value in the signal's type and unit.
        It raises UnknownWord (a ValueError) for a value that the profile has no word for, and ValueError or TypeError
        for one that does not fit the signal's type.
    """
    kind = kind_of(point.signal)
    if kind is None:
        raise ValueError(f"no such signal: {point.signal}")
    values, scale, offset = point.values, point.scale, point.offset
    pattern = re.compile(point.extract) if point.extract else None

    if values is not None:

        def by_enumeration(raw: Any) -> Value:
            text = ("true" if raw else "false") if isinstance(raw, bool) else str(raw)
            if text not in values:
                raise UnknownWord(f"{point.signal}: the profile has no word for {text!r}")
            return values[text]

        return by_enumeration

    if kind.type is str:

        def as_text(raw: Any) -> Value:
            text = raw if isinstance(raw, str) else str(raw)
            if pattern is not None:
                match = pattern.search(text)
                return match.group(1) if match else ""
            if kind.words and text not in kind.words:
                raise UnknownWord(f"{point.signal}: {text!r} is none of our words, and the profile gives no `values`")
            return text

        return as_text

    if kind.type is bool:
        return bool

    if kind.type is int:

        def as_count(raw: Any) -> Value:
            number = raw * scale + offset
            if not isfinite(number) or number != int(number):
                raise ValueError(f"{point.signal}: {raw!r} is no whole number")
            return int(number)

        return as_count

    def as_measure(raw: Any) -> Value:
        number = float(raw) * scale + offset
        if not isfinite(number):
            raise ValueError(f"{point.signal}: {raw!r} is no number")
        return number

    return as_measure


def device_value(point: Point, value: Value) -> Any:
    """The device's own value for one of our values: the way back of `interpreter`, for writing.

    Raises:
        UnknownWord: If the profile's enumeration has no device value for it.
    """
    if point.values is not None:
        for raw, word in point.values.items():
            if word == value:
                return {"true": True, "false": False}.get(raw, raw)
        raise UnknownWord(f"{point.signal}: the profile has no device value for {value!r}")
    if isinstance(value, bool | str) or value is None:
        return value
    return (value - point.offset) / point.scale


@runtime_checkable
class Link(Protocol):
    """One open conversation with one device. It never heals itself: it ends."""

    def readings(self) -> AsyncIterator[Sequence[Reading]]:
        """Batches of readings in the order in which they happened, for as long as the line holds.

        The first batches together hold the present value of every point (BAD where the device has none). After that a
        link reports what changed. An empty batch says "I have just heard from the device, nothing changed".

        Raises:
            DeviceError: When the line fails.
        """
        ...


@runtime_checkable
class Writable(Protocol):
    """A link that can also be told something; returns once the device has confirmed it."""

    async def write(self, signal: str, value: Value) -> None:
        """Tell the device a value and read it back.

        Raises:
            WriteRejected: If the device does not take it, reads back another, or the profile says it is not writable.
            DeviceError: If the line fails.
        """
        ...


@runtime_checkable
class Described(Protocol):
    """A link that knows more about who answered and how well; everything here is optional knowledge."""

    @property
    def identity(self) -> Mapping[str, str]:
        """What the device says of itself: manufacturer, model, serial number, software, as far as it tells."""
        ...

    @property
    def clock_offset(self) -> float | None:
        """The device's clock minus ours, in seconds, measured when connecting; None where it shows no clock."""
        ...

    @property
    def complaints(self) -> Mapping[str, str]:
        """Signals that the device does not give, each with the reason in words; empty when all is well."""
        ...


class Adapter(Protocol):
    """Knows how to reach one device; nothing of retries, queues, orders."""

    def connect(self) -> AbstractAsyncContextManager[Link]:
        """Open one conversation, checking who answers.

        Raises:
            Unreachable: Nobody answers.
            Refused: Who answers says no, or is not whom we expected.
            ProtocolError: The answer is none that the protocol allows.
        """
        ...


@dataclass(frozen=True, slots=True)
class Device:
    """All that an adapter needs to know of the device that it is to reach.

    Args:
        machine: The machine's id, for its readings.
        connection: An instance of the protocol's connection model, from the site file.
        points: What it can say and where, from its profile.
        options: An instance of the protocol's options model, from its profile.
        keep: A folder of the protocol's own in the data directory, for what has to last: keys, certificates that were
            accepted. It need not exist yet; None where nothing may be kept.
    """

    machine: str
    connection: Any
    points: Sequence[Point]
    options: Any
    keep: Path | None = None


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a protocol brings to the catalogue.

    Args:
        name: The folder of its profiles and of its package: `opcua`.
        connection: The model of a machine's `[machines.connection]` in the site file.
        address: The model of where a point lives, in a profile's rows.
        options: The model of the profile's `[options]`.
        build: Makes the adapter for one device.
        check: Finds what in a device's settings cannot work whatever the device answers, and needs no library of the
            protocol to know it. The file of its problems is left empty, and their place begins with `connection`,
            `options` or `signal <name>`: the settings know which files these stand in.
    """

    name: str
    connection: type[BaseModel]
    address: type[BaseModel]
    options: type[BaseModel]
    build: Callable[[Device], Adapter]
    check: Callable[[Device], Sequence[Problem]] = lambda device: ()
