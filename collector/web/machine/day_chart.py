"""A range of days, a bar for each: where its opening time went, and the TRS of each as a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from nicegui import ui

from collector.web.charts import INK, TONES, chart
from collector.web.machine.history import DayTold
from collector.web.wording import Wording

HOUR = 3600.0

PARTS: Sequence[tuple[str, str, Callable[[DayTold], float]]] = (
    ("run", TONES["running"], lambda one: one.day.paces.running),
    ("micro", "#8cc9a6", lambda one: one.day.paces.micro_stops),
    ("stop", TONES["ready"], lambda one: one.told.seen - one.told.operating),
    ("unseen", "#d5d8dc", lambda one: one.told.unobserved),
    ("planned", "#aebfe8", lambda one: one.told.planned_stops),
    ("outside", "#8b6fd1", lambda one: one.outside),
)
"""What a day's bar is made of, from below: its word, its colour, its seconds."""


def day_chart(days: Sequence[date], told: Sequence[DayTold], today: date, say: Wording) -> ui.echart:
    """Draw it.

    Args:
        days: The days on the wall.
        told: What is known of each.
        today: The date on the wall.
        say: The language.
    """
    return chart(day_options(days, told, today, say), say, label=say("machine.days.label"), height="20rem")


def day_options(days: Sequence[date], told: Sequence[DayTold], today: date, say: Wording) -> dict[str, Any]:
    """What ECharts is to draw: hours, and percent on a second axis."""
    bars: list[dict[str, Any]] = [
        {"name": say(f"machine.days.{word}"), "type": "bar", "stack": "day", "barMaxWidth": 34,
         "itemStyle": {"color": colour}, "data": [round(seconds(one) / HOUR, 2) for one in told]}
        for word, colour, seconds in PARTS
    ]  # fmt: skip
    rates = [None if one.told.trs is None else round(100 * one.told.trs, 1) for one in told]
    line = {"name": say("machine.days.trs"), "type": "line", "yAxisIndex": 1, "data": rates, "connectNulls": False,
            "symbolSize": 6, "itemStyle": {"color": INK}, "lineStyle": {"color": INK, "width": 2}}  # fmt: skip
    return {
        "legend": {"top": 0, "left": 0, "textStyle": {"color": INK}, "type": "scroll"},
        "xAxis": {"type": "category", "data": [say.day(one, today) for one in days], "axisTick": {"show": False}},
        "yAxis": [
            {"type": "value", "name": say("machine.days.hours"), "nameTextStyle": {"align": "left", "color": INK}},
            {"type": "value", "name": say("machine.days.percent"), "min": 0, "splitLine": {"show": False},
             "nameTextStyle": {"align": "right", "color": INK}},
        ],
        "grid": {"left": 8, "right": 8, "top": 64, "bottom": 40 if len(days) > 60 else 8, "containLabel": True},
        "dataZoom": [{"type": "slider", "height": 18, "bottom": 4, "showDetail": False}] if len(days) > 60 else [],
        "series": [one for one in bars if any(one["data"])] + ([line] if any(one is not None for one in rates) else []),
    }  # fmt: skip
