"""Telemetry as it was kept, one strip for each chosen signal, all zoomed together; zooming in brings more points."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

from nicegui import events, ui

from collector.core.intervals import Interval
from collector.core.signals import kind_of
from collector.errors import SamplesError
from collector.store.sample_queries import Sample, SampleReader, Series
from collector.web.charts import COLOURS, INK, chart
from collector.web.floor.tiles import MEASURES
from collector.web.house import Visit
from collector.web.surroundings import ShownMachine
from collector.web.wording import WIDE, Wording

MOST = 6
"""Signals that are drawn at once."""

USUAL = 2
"""Signals that are drawn where nobody has chosen any."""

POINTS = 1_500
"""Points of one strip: more than a screen has columns."""

STRIP, BELOW = 150, 48
"""Height of one strip, and of what is below them all, in pixels."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One signal: its points, in the unit that is named."""

    signal: str
    unit: str
    points: Sequence[Sample]


def chosen(asked: Sequence[str], there: Sequence[str]) -> list[str]:
    """The signals to draw: those asked for, or those that say most of a machine."""
    wanted = [signal for signal in dict.fromkeys(asked) if signal in there][:MOST]
    if wanted:
        return wanted
    usual = [signal for name in MEASURES for signal in there if signal.partition(".")[0] == name]
    return (usual or list(there))[:USUAL]


def read_strips(
    samples: SampleReader, machine: ShownMachine, signals: Sequence[str], period: Interval, points: int = POINTS
) -> list[Strip]:
    """The strips of these signals; blocks."""
    return [
        Strip(signal, _unit(machine, signal), samples.query(machine.id, signal, period.start, period.end, points))
        for signal in signals
    ]


def _unit(machine: ShownMachine, signal: str) -> str:
    kind = kind_of(signal)
    return machine.units.get(signal) or (kind.unit if kind is not None else "")


def read_series(samples: SampleReader, machine: str) -> list[Series]:
    """The signals of a machine of which samples are kept; none where nothing was ever kept. Blocks."""
    try:
        return [one for one in samples.series() if one.machine == machine]
    except SamplesError:
        return []


class Trends:
    """The card of the telemetry in one browser.

    Args:
        visit: Who looks.
        machine: At which machine.
        period: From when to when (UTC).
        there: The signals of which there is something.
        strips: Those that are drawn.
    """

    def __init__(
        self, visit: Visit, machine: ShownMachine, period: Interval, there: Sequence[str], strips: Sequence[Strip]
    ) -> None:
        self._visit, self._machine, self._period = visit, machine, period
        self._strips = list(strips)
        say = visit.say
        if not there:
            empty = f"<p>{escape(say('machine.trends.none'))}</p><p>{escape(say('machine.trends.none_do'))}</p>"
            ui.html(empty, sanitize=False).classes("empty")
            return
        ui.html(choice(there, [one.signal for one in strips], visit.request.query_params, say), sanitize=False)
        if not any(one.points for one in strips):
            ui.html(f'<p class="quiet">{escape(say("machine.trends.empty"))}</p>', sanitize=False)
            return
        names = ", ".join(say.signal(one.signal) for one in strips)
        options = trend_options(strips, period, visit.around.site.zone.key, say)
        height = f"{STRIP * len(strips) + BELOW}px"
        self._chart = chart(options, say, label=say("machine.trends.label", signals=names), height=height)
        self._chart.on("chart:datazoom", self._zoomed, ["start", "end", "batch"], throttle=0.5, leading_events=False)

    async def _zoomed(self, event: events.GenericEventArguments) -> None:
        """More points where somebody looks closer; what lies beside stays as coarse as it was."""
        told = (event.args.get("batch") or [event.args])[0]
        start, end = told.get("start"), told.get("end")
        if not isinstance(start, int | float) or not isinstance(end, int | float) or not 0 <= start < end <= 100:
            return
        length = self._period.end - self._period.start
        window = Interval(self._period.start + length * (start / 100), self._period.start + length * (end / 100))
        signals = [one.signal for one in self._strips]
        fine = await asyncio.to_thread(read_strips, self._visit.around.samples, self._machine, signals, window)
        for place, (coarse, near) in enumerate(zip(self._strips, fine, strict=True)):
            points = [
                *(one for one in coarse.points if one.at < window.start), *near.points,
                *(one for one in coarse.points if one.at >= window.end),
            ]  # fmt: skip
            self._chart.options["series"][place]["data"] = _data(points)
        self._chart.update()


def choice(there: Sequence[str], drawn: Sequence[str], query: Mapping[str, str], say: Wording) -> str:
    """The form that chooses signals; what else stands in the address stays there."""
    kept = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(query[name])}">'
        for name in ("range", "from", "to", "lang")
        if name in query
    )
    boxes = "".join(
        f'<label class="tick"><input type="checkbox" name="signal" value="{escape(one)}"'
        f"{' checked' if one in drawn else ''}> {escape(say.signal(one))}</label>"
        for one in there
    )
    many = escape(say("machine.trends.most", most=MOST))
    return (
        f'<details class="no-print signals"><summary>{escape(say("machine.trends.choose"))}</summary>'
        f'<form method="get" action="#trends"><p class="quiet">{many}</p><div class="ticks">{boxes}</div>{kept}'
        f'<button class="button">{escape(say("machine.trends.show"))}</button></form></details>'
    )  # fmt: skip


def trend_options(strips: Sequence[Strip], period: Interval, zone: str, say: Wording) -> dict[str, Any]:
    """What ECharts is to draw: strips below each other, one axis of time and one zoom for all."""
    grids, across, up, series = [], [], [], []
    locale = "fr-FR" if say.language == "fr" else "en-GB"
    for place, strip in enumerate(strips):
        grids.append({"left": 64, "right": 24, "top": place * STRIP + 30, "height": STRIP - 56})
        across.append({
            "type": "time", "gridIndex": place, "min": _stamp(period.start), "max": _stamp(period.end),
            "axisLabel": {"color": INK, ":formatter": _clock(period, zone, locale)},
            "axisPointer": {"label": {"show": False}},
        })  # fmt: skip
        unit = unit_text(strip.unit, say)
        name = say.signal(strip.signal) + (f" ({unit})" if unit else "")
        up.append({
            "type": "value", "gridIndex": place, "scale": True, "name": name, "splitNumber": 3,
            "nameTextStyle": {"align": "left", "color": INK}, "nameGap": 10,
        })  # fmt: skip
        series.append({
            "name": name, "type": "line", "step": "end", "symbol": "none", "xAxisIndex": place, "yAxisIndex": place,
            "data": _data(strip.points), "connectNulls": False, "lineStyle": {"width": 1.5},
            "itemStyle": {"color": COLOURS[place % len(COLOURS)]},
        })  # fmt: skip
    every = list(range(len(strips)))
    return {
        "tooltip": {"trigger": "axis", "confine": True, ":formatter": _told(zone, locale)},
        "grid": grids, "xAxis": across, "yAxis": up, "series": series,
        "axisPointer": {"link": [{"xAxisIndex": "all"}]},
        "dataZoom": [
            {"type": "inside", "xAxisIndex": every, "filterMode": "none", "zoomOnMouseWheel": "ctrl"},
            {"type": "slider", "xAxisIndex": every, "filterMode": "none", "height": 18, "bottom": 4,
             "showDetail": False},
        ],
    }  # fmt: skip


def unit_text(unit: str, say: Wording) -> str:
    """A unit as people write it: `tr/min`."""
    return say.value(1, unit).partition(WIDE)[2]


def _clock(period: Interval, zone: str, locale: str) -> str:
    """How an instant is written on the axis: the hour within two days, else the day."""
    near = period.end - period.start <= timedelta(days=2)
    style = "hour: '2-digit', minute: '2-digit'" if near else "day: '2-digit', month: '2-digit'"
    return f"at => new Date(at).toLocaleString('{locale}', {{ timeZone: '{zone}', {style} }})"


def _told(zone: str, locale: str) -> str:
    """What is told of an instant: the time on the site's wall, and the value of every strip."""
    style = "day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit'"
    return (
        f"found => new Date(found[0].value[0]).toLocaleString('{locale}', {{ timeZone: '{zone}', {style} }}) + "
        "found.map(one => `<br>${one.marker}${one.seriesName} <b>${one.value[1] == null ? '–' : "
        f"Number(one.value[1]).toLocaleString('{locale}')}}</b>`).join('')"
    )


def _data(points: Sequence[Sample]) -> list[tuple[int, float | None]]:
    return [(_stamp(one.at), None if one.value is None else round(one.value, 3)) for one in points]


def _stamp(at: datetime) -> int:
    return int(at.astimezone(UTC).timestamp() * 1000)
