"""What the charts draw: nothing over weeks that nobody saw, nothing of samples that say nothing, all of it in words."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.attendance import HOUR, Plan, WeekHours
from collector.core.learning import SMALL, WEEK, Point, Spread
from collector.reports.trainee_period import Hands, Period
from collector.reports.trainee_record import Record
from collector.web.trainees.curves import curve_options, hours_options, spread_text
from collector.web.wording import Wording
from tests.apprentices import LEA, SCHOOL

MONDAY = date(2026, 11, 2)
FRENCH, ENGLISH = (Wording(language, ZoneInfo("Europe/Paris")) for language in ("fr", "en"))


def point(week: int, count: int, median: float = 1.1, together: int = 0) -> Point:
    return Point(MONDAY + week * WEEK, Spread(count, median - 0.05, median, median + 0.05, together))


def drawn(*points: Point) -> dict[str, list[Any]]:
    """What each series of the chart draws, by name."""
    return {one["name"]: one["data"] for one in curve_options(points, FRENCH)["series"]}


def test_small_samples_are_dots_and_never_part_of_the_line() -> None:
    found = drawn(point(0, 9), point(1, 4, 1.3), point(2, 8, 1.0), point(5, 7, 0.9))
    assert found["Médiane"] == [110.0, None, 100.0, None, None, 90.0]
    assert found["Moins de 5 cycles"] == [None, 130.0, None, None, None, None]
    assert found["floor"] == [105.0, None, 95.0, None, None, 85.0]
    assert found["La moitié des cycles"] == [10.0, None, 10.0, None, None, 10.0]


def test_the_line_is_not_joined_over_nothing() -> None:
    [line] = [one for one in curve_options([point(0, 9), point(2, 9)], FRENCH)["series"] if one["type"] == "line"]
    assert line["connectNulls"] is False
    assert line["data"] == [110.0, None, 110.0]


@given(
    counts=st.lists(st.integers(0, 12), min_size=1, max_size=12).filter(any),
    medians=st.lists(st.floats(0.2, 4), min_size=12, max_size=12),
)
def test_every_week_is_drawn_once(counts: list[int], medians: list[float]) -> None:
    """As a point of the line or as a hollow dot, by how many cycles it has; and the axis holds all of it."""
    points = [point(week, count, medians[week]) for week, count in enumerate(counts) if count]
    options = curve_options(points, FRENCH)
    found = {one["name"]: one["data"] for one in options["series"]}
    shown = [
        (line is not None, dot is not None)
        for line, dot in zip(found["Médiane"], found["Moins de 5 cycles"], strict=True)
    ]
    first = next(week for week, count in enumerate(counts) if count)
    assert (
        shown
        == [(count >= SMALL, 0 < count < SMALL) for count in counts[first : points[-1].week.toordinal()]][: len(shown)]
    )
    low, high = options["yAxis"]["min"], options["yAxis"]["max"]
    assert all(low <= value <= high for name in ("Médiane", "Moins de 5 cycles") for value in found[name]
               if value is not None)  # fmt: skip
    assert low <= 100 <= high


@pytest.mark.parametrize(
    ("spread", "text"),
    [
        (Spread(9, 1.0, 1.1, 1.2), "médiane 110 %, la moitié entre 100 % et 120 %, 9 cycles"),
        (Spread(9, 1.0, 1.1, 1.2, 4), "médiane 110 %, la moitié entre 100 % et 120 %, 9 cycles dont 4 à deux"),
        (Spread(4, 1.0, 1.1, 1.2), "médiane 110 %, 4 cycles : trop peu pour conclure"),
        (Spread(1, 1.0, 1.0, 1.0), "médiane 100 %, 1 cycle : trop peu pour conclure"),
    ],
)
def test_a_spread_in_words(spread: Spread, text: str) -> None:
    assert spread_text(spread, FRENCH).replace("\u202f", " ") == text


def test_what_the_pointer_is_told_is_a_list_of_texts() -> None:
    """Written into a script: each is a JSON text, and there is one for each week."""
    options = curve_options([point(0, 9), point(2, 3)], ENGLISH)
    told = re.fullmatch(r"\(all\) => (\[.*\])\[all\[0\]\.dataIndex\]", options["tooltip"][":formatter"])
    assert told is not None
    texts = json.loads(told[1])
    assert len(texts) == 3
    assert "no cycle" in texts[1]
    assert "too few" in texts[2]


def record(**changes: Any) -> Record:
    given: dict[str, Any] = {
        "person": LEA, "period": Period.of(MONDAY, MONDAY, SCHOOL), "hands": Hands.ALL, "plan": Plan(),
        "weeks": (WeekHours(MONDAY, 20 * HOUR, True), WeekHours(MONDAY + WEEK, 4.5 * HOUR, False)), "limits": {},
        "forgotten": (), "seconds": 24.5 * HOUR, "watched": None, "machines": (), "curve": (), "curves": {}, "done": (),
        "without_standard": 0, "causes": (), "stops": (), "unattributed": 0,
    }  # fmt: skip
    return Record(**{**given, **changes})


def test_hours_stand_against_plan_and_law() -> None:
    """The law's line is there for whoever it is for, and stops where somebody comes of age."""
    options = hours_options(record(limits={MONDAY: 35 * HOUR}), FRENCH)
    bars, plan, limit = options["series"]
    assert [one["value"] for one in bars["data"]] == [20.0, 4.5]
    assert bars["data"][0]["itemStyle"]["opacity"] > bars["data"][1]["itemStyle"]["opacity"]
    assert plan["data"] == [23.33, 23.33]
    assert limit["data"] == [35.0, None]
    assert len(hours_options(record(), FRENCH)["series"]) == 2
    assert options["yAxis"]["name"] == "Heures à l'atelier (h)"
    assert options["xAxis"]["data"] == ["02/11", "09/11"]
