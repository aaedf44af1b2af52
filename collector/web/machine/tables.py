"""Alarms and stops of a range, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape

from collector.store.machine_queries import Alarm, AlarmSum
from collector.web.tables import scrolling
from collector.web.timeline import alarm_text
from collector.web.waterfall import hours
from collector.web.wording import Wording


def table(heads: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]]) -> str:
    """A table.

    Args:
        heads: The columns' names and styles.
        rows: Cells that are HTML already; the first of each names its row.
    """
    head = "".join(f'<th scope="col" class="{style}">{escape(name)}</th>' for name, style in heads)
    body = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row" class="{style}">{cell}</th>' if place == 0 else f'<td class="{style}">{cell}</td>'
            for place, (cell, (_, style)) in enumerate(zip(row, heads, strict=True))
        )
        + "</tr>"
        for row in rows
    )
    return scrolling(f'<table class="table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def alarms_table(alarms: Sequence[Alarm], now: datetime, say: Wording) -> str:
    """Alarms one by one, the newest first."""
    if not alarms:
        return _quiet(say("machine.alarms.none"))
    heads = [(say("machine.alarms.at"), ""), (say("figures.alarm"), "wide"), (say("machine.alarms.lasted"), "number")]
    rows = []
    for one in alarms:
        if one.cleared_at is None:
            lasted = f'<b class="bad">{escape(say("machine.alarms.stands"))}</b>'
        else:
            lasted = escape(say.duration((one.cleared_at - one.raised_at).total_seconds()))
        rows.append([escape(say.moment(one.raised_at, now)), escape(alarm_text(one.alarm, say)), lasted])
    return table(heads, rows)


def alarm_sums_table(sums: Sequence[AlarmSum], now: datetime, say: Wording) -> str:
    """Alarms by their text, the most frequent first."""
    if not sums:
        return _quiet(say("machine.alarms.none"))
    heads = [
        (say("figures.alarm"), "wide"), (say("machine.alarms.times"), "number"),
        (say("machine.alarms.together"), "number"), (say("machine.alarms.last"), "number"),
    ]  # fmt: skip
    rows = [
        [escape(alarm_text(one.alarm, say)), say.number(one.times), escape(hours(one.seconds, say)),
         escape(say.moment(one.last, now))]
        for one in sums
    ]  # fmt: skip
    return table(heads, rows)


def reasons_table(reasons: Mapping[str, float], say: Wording) -> str:
    """Why it stood, as people said at the kiosk, the longest first."""
    if not reasons:
        return _quiet(say("machine.stops.none"))
    longest = max(reasons.values())
    heads = [(say("machine.stops.reason"), ""), ("", "wide"), (say("machine.stops.time"), "number")]
    rows = [
        [escape(reason), f'<div class="bar" aria-hidden="true"><i style="width:{seconds / longest:.1%}"></i></div>',
         escape(hours(seconds, say))]
        for reason, seconds in sorted(reasons.items(), key=lambda one: -one[1])
    ]  # fmt: skip
    return table(heads, rows)


def _quiet(text: str) -> str:
    return f'<p class="quiet">{escape(text)}</p>'
