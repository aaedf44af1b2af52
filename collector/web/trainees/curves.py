"""The two charts of a trainee's page: hours by week with what is planned and allowed, and the learning curve."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from nicegui import ui

from collector.core.attendance import HOUR
from collector.core.learning import WEEK, Point, stretches
from collector.reports.trainee_record import Record
from collector.web.charts import COLOURS, INK, TONES, chart
from collector.web.trainees.roll_view import hours_text
from collector.web.wording import Wording

PALE = 0.45
"""How much is left of the colour of a week that is not whole."""


def hours_chart(record: Record, say: Wording) -> ui.echart:
    """Draw the hours of each week."""
    return chart(hours_options(record, say), say, label=_hours_label(record, say), height="17rem")


def hours_options(record: Record, say: Wording) -> dict[str, Any]:
    """What ECharts is to draw: bars, the plan as a dashed line, the legal limit as a line where there is one."""
    weeks = record.weeks
    bars = [
        {"value": round(one.seconds / HOUR, 2), "itemStyle": {"opacity": 1.0 if one.whole else PALE}} for one in weeks
    ]
    series: list[dict[str, Any]] = [
        {"name": say("trainees.hours"), "type": "bar", "barMaxWidth": 36, "data": bars,
         "itemStyle": {"color": COLOURS[0]}},
        _line(say("trainees.plan"), [record.plan.in_workshop / HOUR] * len(weeks), TONES["good"], "dashed"),
    ]  # fmt: skip
    limits = [record.limits.get(one.week) for one in weeks]
    if any(one is not None for one in limits):
        told = [None if one is None else one / HOUR for one in limits]
        series.append(_line(say("trainees.limit"), told, TONES["bad"], "solid"))
    return {
        "legend": {"type": "scroll", "top": 0, "left": 0, "textStyle": {"color": INK}},
        "xAxis": {"type": "category", "data": [_week(one.week, say) for one in weeks], "axisTick": {"show": False},
                  "name": say("trainees.week_of"), "nameLocation": "middle", "nameGap": 28},
        "yAxis": {"type": "value", "name": f"{say('trainees.hours')} (h)", "nameTextStyle": {"align": "left"}},
        "grid": {"left": 8, "right": 16, "top": 64, "bottom": 32, "containLabel": True},
        "series": series,
    }  # fmt: skip


def _line(name: str, values: Sequence[float | None], colour: str, kind: str) -> dict[str, Any]:
    return {
        "name": name, "type": "line", "step": "middle", "symbol": "none", "silent": True,
        "data": [None if one is None else round(one, 2) for one in values],
        "lineStyle": {"color": colour, "type": kind, "width": 2}, "itemStyle": {"color": colour},
    }  # fmt: skip


def _hours_label(record: Record, say: Wording) -> str:
    told = [say("trainees.week_hours", week=_week(one.week, say), hours=hours_text(one.seconds))
            for one in record.weeks if one.seconds]  # fmt: skip
    return say("trainees.hours_chart", weeks=", ".join(told) or say("trainees.nothing"))


def curve_chart(points: Sequence[Point], say: Wording) -> ui.echart:
    """Draw a learning curve of at least one point."""
    return chart(curve_options(points, say), say, label=_curve_label(points, say), height="20rem")


def curve_options(points: Sequence[Point], say: Wording) -> dict[str, Any]:
    """What ECharts is to draw.

    Half of the cycles lie within the bar of a week, its median is the dot. Only weeks that follow each other are
    joined, and a week with too few cycles is a hollow dot that nothing is joined to.
    """
    weeks = _weeks(points)
    known = {one.week: one.spread for one in points}
    joined = {one.week for run in stretches(points) for one in run}
    enough = [known[week] if week in joined else None for week in weeks]
    few = [known[week] if week in known and week not in joined else None for week in weeks]
    low, high = _room(points)
    told = [json.dumps(_told(week, known.get(week), say), ensure_ascii=False) for week in weeks]
    return {
        "legend": {"type": "scroll", "top": 0, "left": 0, "textStyle": {"color": INK},
                   "data": [say("trainees.median"), say("trainees.half"), say("trainees.few")]},
        "tooltip": {"trigger": "axis", "confine": True,
                    ":formatter": f"(all) => [{','.join(told)}][all[0].dataIndex]"},
        "xAxis": {"type": "category", "data": [_week(week, say) for week in weeks], "axisTick": {"show": False},
                  "name": say("trainees.week_of"), "nameLocation": "middle", "nameGap": 28},
        "yAxis": {"type": "value", "min": low, "max": high, "minInterval": 20, "name": say("trainees.of_standard"),
                  "nameTextStyle": {"align": "left"}, "axisLabel": {"formatter": "{value} %", "color": INK}},
        "grid": {"left": 8, "right": 16, "top": 64, "bottom": 32, "containLabel": True},
        "series": [
            # What a bar stands on: the way up to the lower quartile, which nobody sees.
            {"name": "floor", "type": "bar", "stack": "half", "silent": True, "barMaxWidth": 18,
             "itemStyle": {"color": "transparent"},
             "data": [None if one is None else _percent(one.lower) for one in enough]},
            {"name": say("trainees.half"), "type": "bar", "stack": "half", "silent": True, "barMaxWidth": 18,
             "itemStyle": {"color": COLOURS[0], "opacity": 0.3},
             "data": [None if one is None else round(_percent(one.upper) - _percent(one.lower), 1) for one in enough]},
            {"name": say("trainees.median"), "type": "line", "connectNulls": False, "symbol": "circle",
             "symbolSize": 9, "showAllSymbol": True, "lineStyle": {"color": COLOURS[0], "width": 2.5},
             "itemStyle": {"color": COLOURS[0]}, "z": 3,
             "data": [None if one is None else _percent(one.median) for one in enough],
             "markLine": {"symbol": "none", "silent": True, "data": [{"yAxis": 100}],
                          "lineStyle": {"color": TONES["good"], "type": "dashed", "width": 2},
                          "label": {"formatter": say("trainees.standard"), "position": "insideStartBottom",
                                    "color": INK}}},
            {"name": say("trainees.few"), "type": "scatter", "symbol": "circle", "symbolSize": 10, "z": 3,
             "itemStyle": {"color": "transparent", "borderColor": INK, "borderWidth": 2},
             "data": [None if one is None else _percent(one.median) for one in few]},
        ],
    }  # fmt: skip


def _weeks(points: Sequence[Point]) -> list[date]:
    """The Mondays from the first to the last point: weeks without a cycle have their place, and stay empty."""
    count = (points[-1].week - points[0].week) // WEEK
    return [points[0].week + number * WEEK for number in range(count + 1)]


def _room(points: Sequence[Point]) -> tuple[int, int]:
    """From which percentage to which the axis goes: all that is drawn, and the standard."""
    values = [100.0]
    for one in points:
        spread = one.spread
        drawn = (spread.median,) if spread.small else (spread.lower, spread.upper)
        values += [_percent(value) for value in drawn]
    return max(0, int((min(values) - 5) // 20 * 20)), int(-((max(values) + 5) // -20) * 20)


def _percent(ratio: float) -> float:
    return round(ratio * 100, 1)


def _week(monday: date, say: Wording) -> str:
    return say.day(monday, monday)


def _told(week: date, spread: Any, say: Wording) -> str:
    """What the pointer is told of a week; figures only, so nothing that somebody typed is read as HTML."""
    head = f"<b>{say('trainees.week_of_day', day=_week(week, say))}</b>"
    return f"{head}<br>{say('trainees.no_cycles') if spread is None else spread_text(spread, say)}"


def spread_text(spread: Any, say: Wording) -> str:
    """A spread in words: the median, what half of the cycles took, how many there were."""
    count = say.counted("trainees.cycles", spread.count)
    if spread.together:
        count = say("trainees.together", count=count, together=say.number(spread.together))
    median = say("trainees.median_is", value=_shown(spread.median, say))
    if spread.small:
        return f"{median}, {count} : {say('trainees.too_few')}" if say.language == "fr" else (
            f"{median}, {count}: {say('trainees.too_few')}"
        )  # fmt: skip
    return (
        f"{median}, {say('trainees.half_is', low=_shown(spread.lower, say), high=_shown(spread.upper, say))}, {count}"
    )


def _shown(ratio: float, say: Wording) -> str:
    return say("trainees.percent", value=say.number(ratio * 100))


def _curve_label(points: Sequence[Point], say: Wording) -> str:
    told = [f"{_week(one.week, say)}, {spread_text(one.spread, say)}" for one in points]
    return say("trainees.curve_chart", weeks="; ".join(told))
