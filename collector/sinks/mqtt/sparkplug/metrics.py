"""What a machine's device says: its metrics, each with its type, unit and the time at which it was so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from collector.core.signals import Quality, Reading, Value, kind_of
from collector.sinks.mqtt.sparkplug.payload import DataType
from collector.sinks.mqtt.standing import Standing

TYPED = frozenset({"badge", "order", "message", "tool_name", "tool_list"})
"""Signals that never leave: who badged, and what people have typed at a machine."""

TYPES: Mapping[type, DataType] = {
    bool: DataType.BOOLEAN, int: DataType.INT64, float: DataType.DOUBLE, str: DataType.STRING,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric now.

    Args:
        kind: What its value is.
        value: None where it is not known.
        at: When it was so (UTC); None where that is not known.
        unit: Empty for none.
        good: It can be trusted; another is told with the quality `bad`.
    """

    kind: DataType
    value: Value
    at: datetime | None
    unit: str = ""
    good: bool = True

    def same(self, other: Metric) -> bool:
        """Whether nothing is to be told that the other did not tell."""
        return (self.value, self.good) == (other.value, other.good)


def metrics_of(standing: Standing) -> dict[str, Metric]:
    """Every metric of a machine, by name: those that the core makes, and every signal that it is read for."""
    return dict(_made(standing)) | dict(_read(standing))


def _made(standing: Standing) -> Iterator[tuple[str, Metric]]:
    state, at = standing.state, standing.state.at
    whose, text, count, seconds = state.attribution, DataType.STRING, DataType.INT64, DataType.DOUBLE
    yield "State/Execution", Metric(text, state.execution.value, state.since)
    yield "State/Excluded", Metric(text, ", ".join(state.excluded), at)
    yield "State/Program", Metric(text, state.program, at)
    yield "State/Tool", Metric(text, state.tool, at)
    yield "State/Order", Metric(text, whose.order, at)
    yield "State/Operation", Metric(text, whose.operation, at)
    yield "State/Alarm", Metric(text, state.alarm, standing.alarm_since or at)
    yield "State/Emergency stop", Metric(DataType.BOOLEAN, state.emergency_stop, at)
    made, last = standing.made, standing.last_cycle
    yield "Parts/Counted today", Metric(count, made.counted if made is not None else None, at)
    yield "Parts/Scrap today", Metric(count, made.scrap if made is not None else None, at)
    yield "Parts/Rework today", Metric(count, made.rework if made is not None else None, at)
    ended = last.ended_at if last is not None else None
    yield "Last cycle/Id", Metric(text, last.cycle if last is not None else None, ended)
    yield "Last cycle/Gross", Metric(seconds, last.gross if last is not None else None, ended, "s")
    yield "Last cycle/Active", Metric(seconds, last.active if last is not None else None, ended, "s")


def _read(standing: Standing) -> Iterator[tuple[str, Metric]]:
    for signal in {**standing.units, **standing.values}:
        kind = kind_of(signal)
        if kind is None or signal.partition(".")[0] in TYPED:
            continue
        unit = standing.units.get(signal, "") or kind.unit
        reading = standing.values.get(signal)
        value = _fitting(reading, kind.type)
        at = (reading.source_time or reading.receive_time) if reading is not None else None
        good = reading is None or reading.quality is Quality.GOOD
        yield f"Signals/{signal}", Metric(TYPES[kind.type], value, at, unit, good)


def _fitting(reading: Reading | None, kind: type) -> Value:
    """A reading's value in its signal's type; None where it is none, or cannot be told."""
    if reading is None or reading.value is None:
        return None
    value = reading.value
    if kind is int and isinstance(value, int):
        return value if -(2**63) <= value < 2**63 else None
    fitting: Value = kind(value)
    return fitting
