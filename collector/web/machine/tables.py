"""Tools and alarms of a range, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape

from collector.runtime.live import MachineLive
from collector.store.day_queries import ToolSum
from collector.store.machine_queries import Alarm, AlarmSum
from collector.web.floor.tiles import WORN, lives_of
from collector.web.timeline import alarm_text
from collector.web.waterfall import hours
from collector.web.wording import THIN, Wording


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
    return f'<div class="scroll"><table class="table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def tools_table(tools: Sequence[ToolSum], live: MachineLive, say: Wording) -> str:
    """The tools of a range, and of each what is left of its life where the machine tells that."""
    left = {tool or say("machine.tools.active"): life for tool, life in lives_of(live).items()}
    names = [*(one.tool for one in tools), *sorted(tool for tool in left if all(tool != one.tool for one in tools))]
    if not names:
        return _quiet(say("machine.tools.none"))
    used = {one.tool: one for one in tools}
    longest = max((one.seconds for one in tools), default=0.0)
    heads = [
        (say("machine.tools.tool"), ""), (say("machine.tools.time"), "number"), ("", "wide"),
        (say("machine.tools.cycles"), "number"), (say("machine.tools.left"), "number"),
    ]  # fmt: skip
    rows = []
    for name in names:
        one = used.get(name, ToolSum(name, 0, 0.0))
        active = f' <span class="chip">{escape(say("machine.tools.active"))}</span>' if name == live.state.tool else ""
        share = one.seconds / longest if longest else 0.0
        rows.append([
            escape(name) + active, escape(hours(one.seconds, say)),
            f'<div class="bar" aria-hidden="true"><i style="width:{share:.1%}"></i></div>', say.number(one.cycles),
            _left(left.get(name), say),
        ])  # fmt: skip
    return table(heads, rows)


def _left(left: float | None, say: Wording) -> str:
    if left is None:
        return f'<span class="quiet">{escape(say("figures.unknown"))}</span>'
    style = "bad strong" if left <= WORN else ""
    return f'<span class="{style}">{say.number(max(left, 0.0))}{THIN}%</span>'


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
