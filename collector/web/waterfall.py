"""Where the time went: the waterfall of NF E60-182 from the opening time down to the useful time, and its rates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from collector.core.time_categories import TimeBreakdown
from collector.web.wording import THIN, Wording

ENOUGH = 0.9
"""The share of the required time from which on what was observed stands for all of it."""


class Kind(StrEnum):
    """What a step of the waterfall is."""

    TIME = "time"
    """A time of the standard: what is left."""
    LOSS = "loss"
    """What was lost on the way to the next one."""
    GAIN = "gain"
    """Won back: the machine was faster than its standards."""
    UNSEEN = "unseen"
    """Nobody knows what it was."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Args:
        key: Its name in the catalogue.
        kind: What it is.
        start: Where its bar begins, in seconds from the left.
        seconds: How long it is; None where that cannot be known.
        rate: For a time, its share of the one before; None where there is none.
    """

    key: str
    kind: Kind
    start: float
    seconds: float | None
    rate: float | None = None


def steps(told: TimeBreakdown) -> list[Step]:
    """The steps, from the opening time to the useful time. Losses that are nothing are left out."""
    return [one for one in _all_steps(told) if one.kind is Kind.TIME or one.seconds is None or abs(one.seconds) >= 0.5]


def _all_steps(told: TimeBreakdown) -> Iterator[Step]:
    yield Step("opening", Kind.TIME, 0.0, told.opening)
    yield Step("planned_stops", Kind.LOSS, told.required, told.planned_stops)
    yield Step("required", Kind.TIME, 0.0, told.required, told.loading)
    yield Step("unobserved", Kind.UNSEEN, told.seen, told.unobserved)
    yield Step("stops", Kind.LOSS, told.operating, told.seen - told.operating)
    yield Step("operating", Kind.TIME, 0.0, told.operating, told.availability)
    yield Step("micro_stops", Kind.LOSS, told.operating - told.micro_stops, told.micro_stops)
    pace = told.pace_loss
    if told.net is None or pace is None:
        yield Step("pace", Kind.LOSS, 0.0, None)
    elif pace >= 0:
        yield Step("pace", Kind.LOSS, told.net, pace)
    else:
        yield Step("pace_won", Kind.GAIN, told.net + pace, -pace)
    yield Step("net", Kind.TIME, 0.0, told.net, told.performance)
    yield Step("scrap", Kind.LOSS, told.useful or 0.0, told.scrap_loss)
    yield Step("useful", Kind.TIME, 0.0, told.useful, told.quality)


def missing(told: TimeBreakdown) -> str:
    """What is missing for a TRS, as a word of the catalogue; empty where it is known."""
    if told.trs is not None:
        return ""
    if not told.opening:
        return "closed"
    if not told.required:
        return "planned"
    if not told.seen:
        return "unseen"
    return "uncounted" if told.parts is None else "no_standard"


def why_unknown(told: TimeBreakdown, say: Wording) -> str:
    """Why a TRS is not known, in a sentence; empty where it is."""
    word = missing(told)
    if word != "no_standard":
        return say(f"figures.why.{word}") if word else ""
    parts = told.parts or 0
    without = say.number(parts - told.with_standard)
    return say("figures.why.no_standard", missing=without, parts=say.counted("figures.parts", parts))


def percent(ratio: float | None, say: Wording) -> str:
    """`62 %`; a dash for what is not known."""
    return "–" if ratio is None else f"{say.number(ratio * 100)}{THIN}%"


def waterfall(told: TimeBreakdown, say: Wording) -> str:
    """The steps as a table with bars."""
    found = steps(told)
    whole = max([told.opening, *(one.start + (one.seconds or 0.0) for one in found)])
    if not whole:
        return f'<p class="quiet">{escape(why_unknown(told, say))}</p>'
    rows = "".join(_row(one, whole, say) for one in found)
    heads = (("step", ""), ("bar", "bar-head"), ("time", "number"), ("rate", "number"))
    head = "".join(f'<th scope="col" class="{style}">{escape(say(f"figures.head.{key}"))}</th>' for key, style in heads)
    why = why_unknown(told, say)
    note = f'<p class="quiet">{escape(why)}</p>' if why else ""
    return f'<table class="waterfall"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}'


def _row(step: Step, whole: float, say: Wording) -> str:
    name = say(f"figures.step.{step.key}")
    if step.seconds is None:
        bar, length = '<i class="unknown" style="left:0;width:100%"></i>', say("figures.unknown")
    else:
        place = f"left:{100 * step.start / whole:.2f}%;width:{100 * step.seconds / whole:.2f}%"
        bar, length = f'<i class="{step.kind.value}" style="{place}"></i>', hours(step.seconds, say)
        if step.kind is Kind.LOSS:
            length = f"−{length}"
        elif step.kind is Kind.GAIN:
            length = f"+{length}"
    rate = f"{escape(say(f'figures.rate.{step.key}'))} {percent(step.rate, say)}" if _rated(step) else ""
    return (
        f'<tr class="{step.kind.value}"><th scope="row">{escape(name)}</th>'
        f'<td class="track" aria-hidden="true"><div>{bar}</div></td><td class="number">{escape(length)}</td>'
        f'<td class="number quiet">{rate}</td></tr>'
    )


def _rated(step: Step) -> bool:
    return step.kind is Kind.TIME and step.key != "opening"


def hours(seconds: float, say: Wording) -> str:
    """A time of a day or of a year: `8 h 05 min`, `1 204 h`."""
    if seconds < 100 * 3600:
        return say.duration(seconds)
    return f"{say.number(seconds / 3600)}\N{NO-BREAK SPACE}h"


def headline(told: TimeBreakdown, say: Wording, *, caption: str = "") -> str:
    """TRS in large, its three factors, and how much of the time was observed: never one without the other."""
    factors = "".join(
        f'<div><dt>{escape(say(f"figures.factor.{key}"))}</dt><dd>{percent(rate, say)}</dd></div>'
        for key, rate in (
            ("availability", told.availability), ("performance", told.performance), ("quality", told.quality),
            ("trg", told.trg), ("tre", told.tre),
        )
    )  # fmt: skip
    why = why_unknown(told, say)
    figure = percent(told.trs, say) if told.trs is not None else say("figures.unknown")
    note = f'<p class="quiet">{escape(why)}</p>' if why else ""
    under = escape(caption or say("figures.trs"))
    return (
        f'<div class="trs"><p class="figure-big">{escape(figure)}</p><p class="quiet">{under}</p></div>'
        f'{coverage(told, say)}<dl class="factors">{factors}</dl>{note}'
    )


def coverage(told: TimeBreakdown, say: Wording) -> str:
    """How far the figures can be trusted: the share of the required time observed, of parts judged."""
    lines = []
    if told.observed is not None:
        style = "" if told.observed >= ENOUGH else " warn"
        lines.append(
            f'<p class="coverage{style}">{escape(say("figures.observed", share=percent(told.observed, say)))}</p>'
        )
    if told.parts:
        judged = percent(told.quality_known, say)
        lines.append(f'<p class="quiet">{escape(say("figures.judged", share=judged))}</p>')
    return "".join(lines)
