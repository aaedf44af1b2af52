"""What one place among the topics says: a signal's value, a last will, a name of the device; what it said last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from adapters.mqtt.addresses import Address, Identity, Online, filled_in
from adapters.mqtt.payloads import reader
from collector.core.signals import Value
from collector.ports import Point

BADGE = "badge"

Changes = Sequence[Value]
"""The values that a row's signal has taken, one after another; None for unknown."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something was said.

    Args:
        row: What it was said of.
        value: What was said, in our words; None for something unreadable.
        live: It was said now, and not kept by the broker from some time before.
    """

    row: object
    value: Any
    live: bool


class Row(Protocol):
    """One thing that may be said on some topics."""

    @property
    def name(self) -> str: ...
    @property
    def topics(self) -> Sequence[str]: ...
    @property
    def paths(self) -> Sequence[str]: ...
    def take(self, raw: Any, garbage: str, *, live: bool, now: float) -> tuple[Told | None, Changes]:
        """Take what was said.

        Args:
            raw: A bool, number or text; None for something unreadable.
            garbage: Why it is unreadable; empty if it is not.
            live: It was said now.
            now: When, in seconds of the loop's clock.
        """
        ...


class Spoken:
    """A signal and what is known of it.

    Args:
        point: The signal and where it is said.
        held: For how many seconds a badge, read again and again, is still the same showing.
    """

    def __init__(self, point: Point, held: float) -> None:
        address: Address = point.address
        self.signal = self.name = point.signal
        self.topics, self.paths = address.topic, address.paths
        self.is_event = point.signal == BADGE
        self.complaint = ""
        self._read = reader(point)
        self._held = held
        self._said = self.is_event
        self._value: Value = None
        self._shown: tuple[str, float] = ("", float("-inf"))

    def never_said(self) -> bool:
        """Whether nothing was ever said of it; if so, that is complained of from now on."""
        if not self._said:
            self._said = True
            self.complaint = "the device has not said it yet"
            return True
        return False

    def take(self, raw: Any, garbage: str, *, live: bool, now: float) -> tuple[Told | None, Changes]:
        """See `Row.take`. A badge is an event: shown twice it is told twice, and what the broker kept is no showing."""
        value: Value = None
        if not garbage:
            try:
                value = self._read(raw)
            except (ValueError, TypeError, ArithmeticError) as unfit:
                garbage = str(unfit)
        self.complaint = garbage
        told = Told(self, value, live)
        if self.is_event:
            return told, self._showing(value, live, now)
        before, self._value = self._value, value
        if self._said and type(before) is type(value) and before == value:
            return told, ()
        self._said = True
        return told, (value,)

    def _showing(self, value: Value, live: bool, now: float) -> Changes:
        if not value or not live:
            return ()
        badge, at = self._shown
        self._shown = (str(value), now)
        if badge == value and now - at < self._held:
            return ()
        # And gone again: only what changes is passed on, and the next showing of the same badge is a change then.
        return (value, "")


class LastWill:
    """Where the broker keeps whether a device is there."""

    def __init__(self, will: Online, names: Mapping[str, str]) -> None:
        self.topics, self.paths = will.topic, will.paths
        self.name = filled_in(will.topic[0], names)
        self.online: bool | None = None
        """Whether the device is there; None as long as nothing was said."""
        self._words = {will.online.casefold(): True, will.offline.casefold(): False}

    def take(self, raw: Any, garbage: str, *, live: bool, now: float) -> tuple[Told | None, Changes]:
        """See `Row.take`."""
        text = ("true" if raw else "false") if isinstance(raw, bool) else str(raw)
        known = None if garbage else self._words.get(text.casefold())
        if known is None:
            return None, ()
        self.online = known
        return Told(self, known, live), ()


class Identified:
    """One name of the device."""

    def __init__(self, name: str, identity: Identity) -> None:
        self.name, self.topics, self.paths = name, identity.topic, identity.paths
        self.ask = identity.ask
        self.said = ""

    def take(self, raw: Any, garbage: str, *, live: bool, now: float) -> tuple[Told | None, Changes]:
        """See `Row.take`. What the broker kept may be of a device that was here before."""
        if garbage or not live:
            return None, ()
        self.said = str(raw)
        return Told(self, self.said, live), ()


class Arming:
    """The PulseTime that a relay confirms."""

    def __init__(self, name: str, topics: Sequence[str], path: str) -> None:
        self.name, self.topics, self.paths = name, topics, (path,)

    def take(self, raw: Any, garbage: str, *, live: bool, now: float) -> tuple[Told | None, Changes]:
        """See `Row.take`."""
        return (None, ()) if garbage or not live else (Told(self, str(raw), live), ())
