"""A scripted device's names and values in our words: readings one way, writes the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from collector.core.signals import Quality, Reading, Value
from collector.errors import WriteRejected
from collector.ports import Point, device_value, interpreter
from collector.steady import steady_now

Raw = bool | int | float | str | None
"""A value as the device says it; None when it has none."""

UNFIT = (ValueError, TypeError, OverflowError)
"""What an interpreter raises for a value that does not fit its signal."""


class Words:
    """What the profile makes of one device's words.

    Args:
        machine: The machine's id, for its readings.
        points: The profile's rows; a point lives under its address's name, or else under its signal's.
    """

    def __init__(self, machine: str, points: Sequence[Point]) -> None:
        self.complaints: dict[str, str] = {}
        self._machine = machine
        self._points = {
            point.signal: (point, point.address.name or point.signal, interpreter(point)) for point in points
        }
        self._named: dict[str, list[str]] = {}
        for signal, (_, name, _) in self._points.items():
            self._named.setdefault(name, []).append(signal)

    def everything(self, held: Mapping[str, tuple[Raw, Quality]]) -> list[Reading]:
        """One reading for every point, BAD for those that the device does not hold."""
        return [one for name in self._named for one in self.read(name, *held.get(name, (None, Quality.BAD)))]

    def read(self, name: str, raw: Raw, quality: Quality, source_time: datetime | None = None) -> list[Reading]:
        """What one value of the device means: a reading for each point of that name, none for a name unknown to us."""
        now, readings = steady_now(), []
        for signal in self._named.get(name, ()):
            value: Value = None
            reason = "" if raw is not None and quality is not Quality.BAD else f"the device has no value for {name!r}"
            if not reason:
                try:
                    value = self._points[signal][2](raw)
                except UNFIT as error:
                    reason = str(error)
            if reason:
                self.complaints[signal] = reason
            else:
                self.complaints.pop(signal, None)
            readings.append(Reading(self._machine, signal, value, Quality.BAD if reason else quality, source_time, now))
        return readings

    def told(self, signal: str, value: Value) -> tuple[str, Raw]:
        """The name to write to and the device's own value.

        Raises:
            WriteRejected: If the profile does not know the signal, does not let it be written, or has no such value.
        """
        if signal not in self._points or not self._points[signal][0].writable:
            raise WriteRejected(f"{self._machine}: the profile does not let {signal} be written")
        point, name, _ = self._points[signal]
        try:
            raw: Raw = device_value(point, value)
        except UNFIT as error:
            raise WriteRejected(f"{self._machine}: {error}") from error
        return name, raw

    def confirm(self, signal: str, value: Value, held: Raw) -> None:
        """Raise WriteRejected unless what the device holds means the value that it was told."""
        try:
            meant: Value = None if held is None else self._points[signal][2](held)
        except UNFIT:
            meant = None
        if meant != value:
            raise WriteRejected(f"{self._machine}: {signal} was told {value!r}, and the device holds {held!r}")
