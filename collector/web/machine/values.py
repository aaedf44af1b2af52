"""A machine's values as they came, and what it does not give, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape

from collector.core.signals import SIGNALS, Reading
from collector.runtime.live import MachineLive
from collector.web.surroundings import ShownMachine
from collector.web.tables import table
from collector.web.wording import Wording

_RANK = {signal: rank for rank, signal in enumerate(SIGNALS)}


def values_of(machine: ShownMachine, live: MachineLive, now: datetime, say: Wording) -> str:
    """Every value with its quality and age, as HTML.

    Args:
        machine: How it is named.
        live: How it stands.
        now: The time (UTC).
        say: The language.
    """
    # Of its tools a machine tells a thousand values: they have a table of their own.
    readings = sorted((one for one in live.values.values() if not _of_one_of_many(one.signal)), key=_place)
    return _values(readings, machine, now, say) + _complaints(live, say)


def _place(reading: Reading) -> tuple[int, str]:
    """Where a value stands in the table: as the vocabulary has it, what counts first."""
    return _RANK.get(reading.signal.partition(".")[0], len(_RANK)), reading.signal


def _of_one_of_many(signal: str) -> bool:
    base, dot, _ = signal.partition(".")
    kind = SIGNALS.get(base)
    return bool(dot) and kind is not None and kind.many


def _values(readings: Iterable[Reading], machine: ShownMachine, now: datetime, say: Wording) -> str:
    rows = "".join(_value(reading, machine, now, say) for reading in readings)
    if not rows:
        return f'<p class="quiet">{escape(say("no_values"))}</p>'
    return table([say(key) for key in ("signal", "value", "quality", "age")], rows, "values")


def _value(reading: Reading, machine: ShownMachine, now: datetime, say: Wording) -> str:
    unit = machine.units.get(reading.signal, "")
    quality, trust = reading.quality.value, say(f"quality.{reading.quality.value}")
    age = say.lapse((now - reading.receive_time).total_seconds())
    foreseen = reading.signal.partition(".")[0] == "forecast"
    value = say.foreseen(reading.value, now) if foreseen else say.value(reading.value, unit)
    return (
        f'<tr class="value-{quality}"><th scope="row">{escape(say.signal(reading.signal))}</th>'
        f"<td>{escape(value)}</td><td>{escape(trust)}</td><td>{age}</td></tr>"
    )


def _complaints(live: MachineLive, say: Wording) -> str:
    if not live.complaints:
        return ""
    rows = "".join(
        f"<li><b>{escape(say.signal(signal))}</b> {escape(why)}</li>" for signal, why in live.complaints.items()
    )
    return f"<h3>{escape(say('complaints'))}</h3><ul>{rows}</ul>"
