"""Cycle times against their standard: one bar for each cycle, and over many days the quartiles of each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from nicegui import ui

from collector.core.facts import CycleOutcome
from collector.store.day_sums import Spread, Work
from collector.store.machine_queries import Ended
from collector.store.standards import Standards
from collector.web.charts import COLOURS, INK, TONES, chart
from collector.web.wording import Wording

MOST = 1_200
"""Cycles that are drawn one by one; more of them are told by their quartiles."""

IN_MINUTES = 600.0
"""Seconds of a usual cycle from which on a chart is in minutes."""

HIGH = 3.0
"""How many times as long as usual a cycle has to be to stick out of the chart, where a mark says how long it was."""


def unit_of(usual: float) -> tuple[str, float]:
    """The unit of a chart, and how many seconds it has."""
    return ("min", 60.0) if usual >= IN_MINUTES else ("s", 1.0)


def ceiling(lengths: Sequence[float], standard: float | None) -> float | None:
    """Where a chart ends, in seconds; None where nothing sticks out so far that the rest could not be seen."""
    ranked = sorted(lengths)
    usual = max(ranked[len(ranked) // 2], standard or 0.0)
    return usual * HIGH if ranked[-1] > usual * HIGH else None


def one_by_one(cycles: Sequence[Ended], standards: Standards, now: datetime, say: Wording) -> ui.echart:
    """Every cycle: how long it ran, its pauses on top, what it should have taken as a line.

    Args:
        cycles: In order; one at least.
        standards: What they should take.
        now: The time (UTC): a day is named where it is another one.
        say: The language.
    """
    lengths = [one.active + one.hold for one in cycles]
    known = [standards.cycle(one.work) for one in cycles]
    usual = sorted(one.active for one in cycles)[len(cycles) // 2]
    unit, per = unit_of(usual)
    top = ceiling(lengths, max((one for one in known if one is not None), default=None))
    label = say("machine.cycles.label", count=say.number(len(cycles)), median=say.duration(usual))
    return chart(cycle_options(cycles, known, unit, per, top, now, say), say, label=label, height="22rem")


def cycle_options(
    cycles: Sequence[Ended], known: Sequence[float | None], unit: str, per: float, top: float | None, now: datetime,
    say: Wording,
) -> dict[str, Any]:  # fmt: skip
    """What ECharts is to draw, in a unit of `per` seconds, up to `top` seconds."""
    bars: dict[str, Any] = {"type": "bar", "stack": "cycle", "barMaxWidth": 14, "barCategoryGap": "20%"}
    series: list[dict[str, Any]] = [
        {**bars, "name": say("machine.cycles.active"), "itemStyle": {"color": COLOURS[0]},
         "data": [_bar(one, per) for one in cycles]},
    ]  # fmt: skip
    if any(one.hold >= 1.0 for one in cycles):
        series.append({**bars, "name": say("machine.cycles.hold"), "itemStyle": {"color": TONES["paused"]},
                       "data": [round(one.hold / per, 1) for one in cycles]})  # fmt: skip
    series += _standard(known, per, say)
    if top is not None:
        series.append(_outliers([(place, one.active + one.hold) for place, one in enumerate(cycles)], per, top, say))
    return {
        **_frame([say.moment(one.started_at, now) for one in cycles], unit, per, top, say("machine.cycles.start"), say),
        "series": series,
    }


def _bar(one: Ended, per: float) -> Any:
    value = round(one.active / per, 1)
    if one.outcome is CycleOutcome.COMPLETED and one.counts:
        return value
    # Given up, its end unseen, or none that counts: there, and no measure of anything.
    return {"value": value, "itemStyle": {"color": TONES["unseen"]}}


def by_period(
    names: Sequence[str], found: Sequence[Spread | None], standard: float | None, across: str, say: Wording
) -> ui.echart:
    """The quartiles of each day or hour: a box from the first to the third, a line at the median, the extremes.

    Args:
        names: What the days or hours are called.
        found: The cycles of each; one at least is there.
        standard: Seconds that one should take; None where nobody timed it.
        across: What the axis is called.
        say: The language.
    """
    some = [one for one in found if one is not None]
    usual = sorted(one.median for one in some)[len(some) // 2]
    unit, per = unit_of(usual)
    top = ceiling([one.quartiles[4] for one in some], max(standard or 0.0, *(one.quartiles[3] for one in some)))
    count = say.number(sum(one.cycles for one in some))
    label = say("machine.cycles.label", count=count, median=say.duration(usual))
    options = quartile_options(names, found, standard, unit, per, top, across, say)
    return chart(options, say, label=label, height="22rem")


def quartile_options(
    names: Sequence[str], found: Sequence[Spread | None], standard: float | None, unit: str, per: float,
    top: float | None, across: str, say: Wording,
) -> dict[str, Any]:  # fmt: skip
    """What ECharts is to draw, in a unit of `per` seconds, up to `top` seconds."""
    boxes: dict[str, Any] = {
        "name": say("machine.cycles.quartiles"), "type": "boxplot",
        "itemStyle": {"color": f"{COLOURS[0]}55", "borderColor": COLOURS[0]}, "boxWidth": [4, 28],
        "data": ["-" if one is None else [round(value / per, 1) for value in one.quartiles] for one in found],
    }  # fmt: skip
    series = [boxes, *_standard([standard if one is not None else None for one in found], per, say)]
    if top is not None:
        longest = [(place, one.quartiles[4]) for place, one in enumerate(found) if one is not None]
        series.append(_outliers(longest, per, top, say))
    words = json.dumps(
        [say(f"machine.cycles.box.{name}") for name in ("least", "lower", "median", "upper", "most")],
        ensure_ascii=False,
    )
    counts = json.dumps([say.number(one.cycles) if one is not None else "" for one in found])
    locale = "fr-FR" if say.language == "fr" else "en-GB"
    # ECharts' own words for a box are English.
    formatter = (
        f"found => {{ const box = found.find(one => one.seriesType === 'boxplot'); if (!box || box.value.length < 6)"
        f" return found[0].name; const words = {words}, counts = {counts}; return `<b>${{found[0].name}}</b>"
        f" · {say('machine.cycles.cycles')} ${{counts[box.dataIndex]}}<br>` + words.map((word, place) => `${{word}}"
        f" <b>${{Number(box.value[place + 1]).toLocaleString('{locale}')}} {unit}</b>`).join('<br>'); }}"
    )
    return {
        **_frame(names, unit, per, top, across, say),
        "tooltip": {"trigger": "axis", "confine": True, ":formatter": formatter},
        "series": series,
    }


def _standard(known: Sequence[float | None], per: float, say: Wording) -> list[dict[str, Any]]:
    if all(one is None for one in known):
        return []
    return [{
        "name": say("machine.cycles.standard"), "type": "line", "step": "middle", "symbol": "none",
        "connectNulls": False, "data": [None if one is None else round(one / per, 2) for one in known],
        "lineStyle": {"color": INK, "type": "dashed", "width": 2}, "itemStyle": {"color": INK}, "z": 5,
    }]  # fmt: skip


def _outliers(lengths: Sequence[tuple[int, float]], per: float, top: float, say: Wording) -> dict[str, Any]:
    """Marks at the upper edge, where what sticks out goes on."""
    return {
        "name": say("machine.cycles.outliers"), "type": "scatter", "symbol": "triangle", "symbolSize": 11,
        "itemStyle": {"color": TONES["alarm"]}, "z": 6,
        "data": [
            {"value": [place, round(top / per, 1)], "name": say.duration(seconds), "label": {
                "show": True, "formatter": say.duration(seconds), "position": "left", "color": TONES["alarm"],
            }}
            for place, seconds in lengths if seconds > top
        ],
        "tooltip": {"show": False},
    }  # fmt: skip


def _frame(names: Sequence[str], unit: str, per: float, top: float | None, across: str, say: Wording) -> dict[str, Any]:
    zoomed = len(names) > 40
    return {
        "legend": {"top": 0, "left": 0, "textStyle": {"color": INK}},
        "xAxis": {"type": "category", "data": list(names), "axisTick": {"show": False}, "name": across,
                  "nameLocation": "middle", "nameGap": 30},
        "yAxis": {"type": "value", "name": say("machine.cycles.axis", unit=unit), "nameLocation": "end",
                  "nameTextStyle": {"align": "left", "color": INK}, "min": 0,
                  **({"max": round(top / per, 1)} if top is not None else {})},
        "grid": {"left": 8, "right": 16, "top": 64, "bottom": 64 if zoomed else 32, "containLabel": True},
        "dataZoom": [{"type": "slider", "height": 18, "bottom": 4, "showDetail": False}] if zoomed else [],
    }  # fmt: skip


def work_text(work: Work, say: Wording) -> str:
    """What was made, in words: the program, the order and its operation."""
    order, operation, program = work
    about = f"{order} {say('operation', number=operation)}" if order and operation else order
    return " · ".join(filter(None, (program, about))) or say("machine.cycles.unnamed")


def work_key(work: Work) -> str:
    """The same as an address has it."""
    return json.dumps(work, ensure_ascii=False, separators=(",", ":"))
