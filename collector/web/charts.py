"""How every chart is drawn: ECharts, as SVG, in colours for day and night, figures as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nicegui import ui

from collector.web.wording import Wording

INK = "#7a828b"
"""Axes and their words: readable on the light card and on the dark one."""

LINES = "rgba(122, 130, 139, 0.25)"

COLOURS = ("#3c7dd9", "#2f9e61", "#c77b12", "#8b6fd1", "#d9534f", "#1797a6", "#8a8f96")
"""In the order in which series take them; none says good or bad by itself."""

TONES = {
    "running": "#2f9e61", "paused": "#c77b12", "ready": "#7f93a8", "setup": "#5b7fe0", "alarm": "#d9534f",
    "unseen": "#9aa0a6", "good": "#2f9e61", "warn": "#c77b12", "bad": "#d9534f",
}  # fmt: skip
"""What a colour means where it means something: the same as on the floor."""


def chart(options: Mapping[str, Any], say: Wording, *, label: str, height: str = "18rem") -> ui.echart:
    """Draw a chart.

    Args:
        options: What ECharts is to draw; the house's fonts, colours and number form are added where nothing is said.
        say: The language of the numbers.
        label: What a screen reader says of it.
        height: As CSS has it.
    """
    locale = "fr-FR" if say.language == "fr" else "en-GB"
    whole: dict[str, Any] = {
        "color": list(COLOURS),
        "textStyle": {"fontFamily": "Roboto, system-ui, sans-serif", "color": INK},
        "animation": False,
        "aria": {"enabled": True, "label": {"description": label}},
        "grid": {"left": 8, "right": 16, "top": 36, "bottom": 8, "containLabel": True},
        "tooltip": {
            "trigger": "axis",
            "confine": True,
            ":valueFormatter": f"v => v == null ? '–' : Number(v).toLocaleString('{locale}')",
        },
        **options,
    }
    for name in ("xAxis", "yAxis"):
        whole[name] = [_axis(one, locale) for one in _several(whole.get(name))]
    drawn = ui.echart(whole, renderer="svg").style(f"height: {height}; width: 100%")
    drawn.props(f'role="img" aria-label="{label.replace(chr(34), " ")}"')
    return drawn


def _several(axes: Any) -> list[dict[str, Any]]:
    if axes is None:
        return []
    return list(axes) if isinstance(axes, list) else [axes]


def _axis(axis: Mapping[str, Any], locale: str) -> dict[str, Any]:
    figures = {":formatter": f"v => Number(v).toLocaleString('{locale}')"} if axis.get("type") == "value" else {}
    return {
        "axisLine": {"lineStyle": {"color": LINES}},
        "axisLabel": {"color": INK, **figures},
        "splitLine": {"lineStyle": {"color": LINES}},
        "nameTextStyle": {"color": INK},
        **axis,
    }
