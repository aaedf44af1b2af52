"""The room's few drawings and the chips made of them: an answer is told by colour, drawing and word."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from collector.access.decision import Outcome, State
from collector.web.wording import Wording


def _svg(drawing: str) -> str:
    return (
        '<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.6"'
        f' stroke-linecap="round" stroke-linejoin="round">{drawing}</svg>'
    )


CHECK = _svg('<path d="M5.5 12.8l4.2 4.2 8.8-9.6"/>')
CROSS = _svg('<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>')
WATCHED = _svg(
    '<path d="M2.8 12s3.4-5.8 9.2-5.8 9.2 5.8 9.2 5.8-3.4 5.8-9.2 5.8S2.8 12 2.8 12z"/>'
    '<circle cx="12" cy="12" r="2.4"/>'
)
CLOCK = _svg('<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2.2"/>')
WAIVED = _svg('<path d="M12 4.5v9.5M12 18.6v.1"/>')
DASH = _svg('<path d="M7 12h10"/>')
LOCK = _svg('<rect x="5.5" y="11" width="13" height="8.5" rx="2"/><path d="M8.5 11V8.2a3.5 3.5 0 0 1 7 0V11"/>')
PERSON = _svg('<circle cx="12" cy="8" r="3.6"/><path d="M4.8 20c.7-4 3.5-6 7.2-6s6.5 2 7.2 6"/>')
PAPER = _svg('<path d="M7 3.5h7l4 4V20.5H7z"/><path d="M10 11.5h5M10 15.5h5"/>')
WARNING = _svg('<path d="M12 4L21 19.5H3z"/><path d="M12 10v4.2M12 17v.1"/>')

OUTCOMES: Mapping[Outcome, str] = {Outcome.ALLOWED: CHECK, Outcome.SUPERVISED: WATCHED, Outcome.DENIED: CROSS}
STATES: Mapping[State, str] = {
    State.MET: CHECK,
    State.MISSING: CROSS,
    State.EXPIRED: CLOCK,
    State.OVERRIDDEN: WAIVED,
    State.NOT_APPLICABLE: DASH,
}


def mark(outcome: Outcome) -> str:
    """The round sign of an answer."""
    return f'<span class="mark is-{outcome.value}">{OUTCOMES[outcome]}</span>'


def answer(outcome: Outcome, say: Wording) -> str:
    """The sign and its word."""
    word = escape(say(f"access.outcome.{outcome.value}"))
    return f'<span class="answer is-{outcome.value}">{mark(outcome)}<b>{word}</b></span>'


def state(value: State, say: Wording) -> str:
    """How a condition stands."""
    word = escape(say(f"access.state.{value.value}"))
    return f'<span class="state is-{value.value}"><span class="mark">{STATES[value]}</span>{word}</span>'


def chip(text: str, tone: str = "", drawing: str = "") -> str:
    """A few words that stand out."""
    return f'<span class="chip{f" {tone}" if tone else ""}">{drawing}{escape(text)}</span>'
