"""Tools of a machine: their use and what is left of them, their time in each program, what happened to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

from collector.core.tool_life import ToolCondition
from collector.runtime.live import MachineLive
from collector.store.day_queries import ToolSum
from collector.store.tool_queries import ToolEvent, ToolTimes
from collector.store.tool_views import CONDITION, REMOVED, RENEWED
from collector.web.floor.tiles import WORN, lives_of
from collector.web.machine.tables import table
from collector.web.tool_sights import LOOK_BACK, ToolSight
from collector.web.tool_words import amount_text, condition_text, expected_text, share_text
from collector.web.waterfall import hours
from collector.web.wording import THIN, Wording

EVENTS = 40
"""What happened to tools, the latest."""

_STYLES = {ToolCondition.NEAR_END: "review", ToolCondition.AT_END: "bad strong", ToolCondition.LOCKED: "bad strong"}


def tools_table(
    tools: Sequence[ToolSum], sights: Sequence[ToolSight], live: MachineLive, now: datetime, say: Wording
) -> str:
    """The tools of a range, what is left of each, and when that will be used up at the present pace.

    Args:
        tools: Those used in the range, the longest used first.
        sights: Those that the machine has, as far as it tells.
        live: How the machine stands: which tool is active, and percents of lives where it gives nothing else.
        now: The present (UTC).
        say: The language.
    """
    percents = {tool or say("machine.tools.active"): life for tool, life in lives_of(live).items()}
    known = {one.tool: one for one in sights if one.left is not None or one.condition is not None or one.name}
    names = [one.tool for one in tools]
    names += [tool for tool in (*known, *sorted(percents)) if tool not in names]
    names = list(dict.fromkeys(names))
    if not names:
        return f'<p class="quiet">{escape(say("machine.tools.none"))}</p>'
    used = {one.tool: one for one in tools}
    longest = max((one.seconds for one in tools), default=0.0)
    heads = [
        (say("machine.tools.tool"), ""), (say("machine.tools.time"), "number"), ("", "wide"),
        (say("machine.tools.cycles"), "number"), (say("machine.tools.left"), "number"),
        (say("machine.tools.end"), "number"),
    ]  # fmt: skip
    rows = []
    for name in names:
        one, sight = used.get(name, ToolSum(name, 0, 0.0)), known.get(name)
        share = one.seconds / longest if longest else 0.0
        rows.append([
            _named(name, sight, live, say), escape(hours(one.seconds, say)),
            f'<div class="bar" aria-hidden="true"><i style="width:{share:.1%}"></i></div>', say.number(one.cycles),
            _left(sight, percents.get(name), say),
            escape(expected_text(sight.expected, now, say)) if sight is not None else "",
        ])  # fmt: skip
    return table(heads, rows)


def _named(tool: str, sight: ToolSight | None, live: MachineLive, say: Wording) -> str:
    chips = [say("machine.tools.active")] if tool == live.state.tool else []
    text = escape(tool) + (f' <span class="quiet">{escape(sight.name)}</span>' if sight and sight.name else "")
    text += "".join(f' <span class="chip">{escape(chip)}</span>' for chip in chips)
    said = condition_text(sight.condition, sight.lock_reason, say) if sight is not None else ""
    return text + (f' <span class="chip review">{escape(said)}</span>' if said else "")


def _left(sight: ToolSight | None, percent: float | None, say: Wording) -> str:
    if sight is not None and sight.left is not None:
        share = share_text(sight.left, sight.full, say)
        style = _STYLES.get(sight.condition, "") if sight.condition is not None else ""
        told = escape(amount_text(sight.by, sight.left, say)) + (
            f' <span class="quiet">{share}</span>' if share else ""
        )
        return f'<span class="{style}">{told}</span>'
    if percent is None:
        return f'<span class="quiet">{escape(say("figures.unknown"))}</span>'
    style = "bad strong" if percent <= WORN else ""
    return f'<span class="{style}">{say.number(max(percent, 0.0))}{THIN}%</span>'


def by_program(times: Sequence[ToolTimes], say: Wording) -> str:
    """How long each tool works in a cycle of each program; nothing where none was completed."""
    if not times:
        return ""
    heads = [
        (say("machine.tools.program"), ""), (say("machine.tools.tool"), ""), (say("machine.tools.cycles"), "number"),
        (say("machine.tools.per_cycle"), "number"), (say("machine.tools.together"), "number"),
    ]  # fmt: skip
    rows = [
        [escape(one.program or say("machine.cycles.unnamed")), escape(one.tool), say.number(one.cycles),
         escape(say.duration(one.per_cycle)), escape(hours(one.seconds, say))]
        for one in times
    ]  # fmt: skip
    return _folded(say("machine.tools.by_program", days=LOOK_BACK), table(heads, rows))


def happened(events: Sequence[ToolEvent], now: datetime, say: Wording) -> str:
    """Locks with their reason, ends reached and tools exchanged, the latest first; nothing where there was nothing."""
    rows = [
        [escape(say.moment(one.at, now)), escape(one.tool), escape(_what(one, say)),
         escape(amount_text(one.by, one.left, say)) if one.by is not None and one.left is not None else ""]
        for one in reversed(events) if one.what in (CONDITION, RENEWED, REMOVED)
    ][:EVENTS]  # fmt: skip
    if not rows:
        return ""
    heads = [
        (say("machine.alarms.at"), ""), (say("machine.tools.tool"), ""), (say("machine.tools.what"), "wide"),
        (say("machine.tools.left"), "number"),
    ]  # fmt: skip
    return _folded(say("machine.tools.happened", days=LOOK_BACK), table(heads, rows))


def _what(event: ToolEvent, say: Wording) -> str:
    if event.what != CONDITION:
        return say(f"machine.tools.{event.what}")
    return condition_text(event.condition, event.lock_reason, say) or say("machine.tools.fit")


def _folded(title: str, content: str) -> str:
    return f"<details><summary>{escape(title)}</summary>{content}</details>"
