"""The day so far in words and colours: a ribbon and its TRS for each machine, and where the workshop's time went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from collector.web.floor.today import MachineDay, Today
from collector.web.timeline import hours_row, ribbon
from collector.web.waterfall import ENOUGH, headline, missing, percent, waterfall, why_unknown
from collector.web.wording import Wording


@dataclass(frozen=True, slots=True)
class DayWords:
    """Fragments of HTML; only those that differ from the last ones are sent to a browser.

    Args:
        hours: The hours above the ribbons.
        ribbons: By machine.
        rates: TRS and its coverage by machine.
        workshop: TRS and waterfall of all together.
    """

    hours: str
    ribbons: Mapping[str, str]
    rates: Mapping[str, str]
    workshop: str


def day_words(today: Today, say: Wording, names: Mapping[str, str] | None) -> DayWords:
    """Put the day into words.

    Args:
        today: What was read.
        say: The language.
        names: What people are called; None where nobody is named.
    """
    return DayWords(
        hours_row(today.axis, say),
        {one.machine.id: ribbon(one.lane, say, names) for one in today.machines},
        {one.machine.id: _rate(one, say) for one in today.machines},
        _workshop(today, say),
    )


def _rate(one: MachineDay, say: Wording) -> str:
    told = one.told
    if told.trs is None:
        why, short = escape(why_unknown(told, say)), escape(say(f"figures.short.{missing(told)}"))
        unknown = f'<p class="rate"><b>{escape(say("figures.unknown"))}</b></p>'
        return f'{unknown}<p class="quiet short" title="{why}">{short}</p>'
    observed = told.observed or 0.0
    style = "quiet" if observed >= ENOUGH else "warn"
    return (
        f'<p class="rate"><b>{percent(told.trs, say)}</b>'
        f'<i aria-hidden="true"><i style="width:{min(told.trs, 1.0):.1%}"></i></i></p>'
        f'<p class="{style}">{escape(say("floor.seen", share=percent(observed, say)))}</p>'
    )


def _workshop(today: Today, say: Wording) -> str:
    left_out = today.left_out
    note = ""
    if left_out and today.whole is not None:
        names = ", ".join(one.machine.name for one in left_out)
        note = f'<p class="quiet">{escape(say.counted("floor.left_out", len(left_out)))} {escape(names)}.</p>'
    if today.whole is None or today.whole.trs is None:
        why = why_unknown(today.whole, say) if today.whole is not None else say("floor.no_trs_do")
        return f'<div class="empty"><p>{escape(say("floor.no_trs"))}</p><p>{escape(why)}</p></div>'
    return (
        f'<section class="card rates"><h3>{escape(say("floor.workshop"))}</h3>{headline(today.whole, say)}{note}'
        f'</section><section class="card losses"><h3>{escape(say("floor.losses"))}</h3>'
        f"{waterfall(today.whole, say)}</section>"
    )
