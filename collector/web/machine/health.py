"""How the line to a machine does: whether it stands and since when, how old its last word is, how quick it answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape

from collector.core.families import FRENCH
from collector.runtime.live import Line, MachineLive
from collector.web.floor.standing import is_stale
from collector.web.surroundings import ShownMachine
from collector.web.wording import Wording


def health_of(machine: ShownMachine, live: MachineLive, now: datetime, say: Wording) -> str:
    """The connection's health as HTML.

    Args:
        machine: How it is named.
        live: How it stands.
        now: The time (UTC).
        say: The language.
    """
    rows = "".join(f"<div><dt>{escape(what)}</dt><dd>{escape(told)}</dd></div>" for what, told in _rows(live, now, say))
    identity = " · ".join(f"{key} {value}" for key, value in live.identity.items() if value)
    known = f'<p class="quiet">{escape(say("identity"))} : {escape(identity)}</p>' if identity else ""
    family = FRENCH[machine.family] if say.language == "fr" else machine.family.replace("_", " ").capitalize()
    read_by = f"{escape(family)} · {escape(say('profile'))} <code>{escape(machine.profile)}</code>"
    return f'{_trouble(live, now, say)}<dl class="facts">{rows}</dl>{known}<p class="quiet">{read_by}</p>'


def _rows(live: MachineLive, now: datetime, say: Wording) -> Iterator[tuple[str, str]]:
    stands = say(f"machine.line.{live.line.value}")
    if live.line_since is not None:
        stands += f" {say.since((now - live.line_since).total_seconds())}"
    yield say("machine.health.line"), stands
    if live.heard_at is not None:
        yield say("machine.health.heard"), say("machine.ago", time=say.lapse((now - live.heard_at).total_seconds()))
    yield say("machine.health.reconnects"), say.number(max(live.connects - 1, 0))
    yield say("machine.health.readings"), say.number(live.readings)
    for word, seconds in (("opened", live.opened_in), ("answered", live.answered_in), ("lag", live.lag)):
        if seconds is not None:
            yield say(f"machine.health.{word}"), short(seconds, say)
    if live.state.clock_offset is not None:
        sign = "+" if live.state.clock_offset > 0 else "−"
        yield say("machine.health.clock"), sign + short(abs(live.state.clock_offset), say)
    if live.complaints:
        yield say("machine.health.missing"), say.counted("complaints", len(live.complaints))


def _trouble(live: MachineLive, now: datetime, say: Wording) -> str:
    if not is_stale(live, now):
        return ""
    kind = "bad" if live.line in (Line.REFUSED, Line.FAULTED) else "warn"
    technical = f'<br><span class="quiet">{escape(say("technical"))} : <code>{escape(live.reason)}</code></span>'
    return (
        f'<p class="notice {kind} trouble">{escape(say(f"line.{live.line.value}"))}'
        f"{technical if live.reason else ''}</p>"
    )


def short(seconds: float, say: Wording) -> str:
    """A time that a line takes: `4 ms`, `0,3 s`."""
    if seconds < 0.0995:
        return f"{say.number(seconds * 1000)}\N{NO-BREAK SPACE}ms"
    return say.duration(seconds)
