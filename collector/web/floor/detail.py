"""The dialog behind a tile: a machine's values as they came, and what it does not give, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape

from collector.core.families import FRENCH
from collector.core.signals import SIGNALS, Reading
from collector.runtime.live import MachineLive
from collector.web.floor.standing import is_stale
from collector.web.surroundings import ShownMachine
from collector.web.wording import Wording

_RANK = {signal: rank for rank, signal in enumerate(SIGNALS)}


def detail_of(machine: ShownMachine, live: MachineLive, now: datetime, say: Wording) -> str:
    """The dialog's content as HTML.

    Args:
        machine: How it is named.
        live: How it stands.
        now: The time (UTC).
        say: The language.
    """
    readings = sorted(live.values.values(), key=_place)
    parts = [_about(machine, say), _line(live, now, say), _values(readings, machine, now, say)]
    if live.complaints:
        missing = live.complaints.items()
        rows = "".join(f"<li><b>{escape(say.signal(signal))}</b> {escape(why)}</li>" for signal, why in missing)
        parts.append(f"<h4>{escape(say('complaints'))}</h4><ul>{rows}</ul>")
    if live.identity:
        told = " · ".join(f"{key} {value}" for key, value in live.identity.items() if value)
        parts.append(f'<h4>{escape(say("identity"))}</h4><p class="quiet">{escape(told)}</p>')
    return f'<div class="{"old" if is_stale(live, now) else "new"}">{"".join(parts)}</div>'


def _place(reading: Reading) -> tuple[int, str]:
    """Where a value stands in the table: as the vocabulary has it, what counts first."""
    return _RANK.get(reading.signal.partition(".")[0], len(_RANK)), reading.signal


def _about(machine: ShownMachine, say: Wording) -> str:
    family = FRENCH[machine.family] if say.language == "fr" else machine.family.replace("_", " ").capitalize()
    return f'<p class="quiet">{escape(family)} · {escape(say("profile"))} <code>{escape(machine.profile)}</code></p>'


def _line(live: MachineLive, now: datetime, say: Wording) -> str:
    if not is_stale(live, now):
        return ""
    technical = f'<br><span class="quiet">{escape(say("technical"))} : <code>{escape(live.reason)}</code></span>'
    return f'<p class="trouble">{escape(say(f"line.{live.line.value}"))}{technical if live.reason else ""}</p>'


def _values(readings: Iterable[Reading], machine: ShownMachine, now: datetime, say: Wording) -> str:
    rows = "".join(_value(reading, machine, now, say) for reading in readings)
    if not rows:
        return f'<p class="quiet">{escape(say("no_values"))}</p>'
    heads = "".join(f'<th scope="col">{escape(say(key))}</th>' for key in ("signal", "value", "quality", "age"))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _value(reading: Reading, machine: ShownMachine, now: datetime, say: Wording) -> str:
    unit = machine.units.get(reading.signal, "")
    quality, trust = reading.quality.value, say(f"quality.{reading.quality.value}")
    age = say.lapse((now - reading.receive_time).total_seconds())
    return (
        f'<tr class="{quality}"><th scope="row">{escape(say.signal(reading.signal))}</th>'
        f"<td>{escape(say.value(reading.value, unit))}</td><td>{escape(trust)}</td><td>{age}</td></tr>"
    )
