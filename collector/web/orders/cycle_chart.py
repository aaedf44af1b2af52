"""The chart of an operation's cycles, one bar for each, against what a cycle should take."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from nicegui import ui

from collector.store.order_queries import CycleTime
from collector.web.charts import COLOURS, INK, TONES, chart
from collector.web.wording import Wording

IN_MINUTES = 600.0
"""Seconds of a usual cycle from which on the chart is in minutes."""


def cycle_chart(cycles: Sequence[CycleTime], standard: float | None, now: datetime, say: Wording) -> ui.echart:
    """Draw it.

    Args:
        cycles: In order of time; one at least.
        standard: Seconds that one should take; None where nobody timed it.
        now: The present (UTC): a day is named where it is another one.
        say: The language.
    """
    usual = sorted(one.active for one in cycles)[len(cycles) // 2]
    unit, per = ("min", 60.0) if usual >= IN_MINUTES else ("s", 1.0)
    return chart(cycle_options(cycles, standard, unit, per, now, say), say, label=_label(cycles, standard, say))


def cycle_options(
    cycles: Sequence[CycleTime], standard: float | None, unit: str, per: float, now: datetime, say: Wording
) -> dict[str, Any]:
    """What ECharts is to draw; the unit is so many seconds."""
    run: dict[str, Any] = {
        "name": say("orders.chart.active"), "type": "bar", "stack": "cycle", "barMaxWidth": 14,
        "data": [round(one.active / per, 1) for one in cycles], "itemStyle": {"color": COLOURS[0]},
    }  # fmt: skip
    if standard is not None:
        run["markLine"] = {
            "symbol": "none", "silent": True, "data": [{"yAxis": round(standard / per, 2)}],
            "lineStyle": {"color": INK, "type": "dashed", "width": 2},
            "label": {"formatter": f"{say('orders.chart.standard')}\n{say.duration(standard)}", "position": "end",
                      "color": INK},
        }  # fmt: skip
    series = [run]
    if any(one.hold >= 1.0 for one in cycles):
        series.append({
            "name": say("orders.chart.hold"), "type": "bar", "stack": "cycle", "barMaxWidth": 14,
            "data": [round(one.hold / per, 1) for one in cycles], "itemStyle": {"color": TONES["paused"]},
        })  # fmt: skip
    return {
        "legend": {"top": 0, "left": 0, "textStyle": {"color": INK}},
        "xAxis": {"type": "category", "data": [say.moment(one.at, now) for one in cycles],
                  "axisTick": {"show": False}, "name": say("orders.chart.start"), "nameLocation": "middle",
                  "nameGap": 28},
        "yAxis": {"type": "value", "name": f"{say('orders.chart.duration')} ({unit})", "nameLocation": "end",
                  "nameTextStyle": {"align": "left", "color": INK}},
        "grid": {"left": 8, "right": 84 if standard is not None else 16, "top": 64, "bottom": 32, "containLabel": True},
        "series": series,
    }  # fmt: skip


def _label(cycles: Sequence[CycleTime], standard: float | None, say: Wording) -> str:
    mean = sum(one.active for one in cycles) / len(cycles)
    told = say("orders.chart.label", count=say.number(len(cycles)), mean=say.duration(mean))
    return f"{told} {say('standard', time=say.duration(standard))}" if standard is not None else told
