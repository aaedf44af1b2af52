"""Numbers, durations and dates as French and English people write them, on the site's wall clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from collector.core.signals import SIGNALS, Value
from collector.web.wording import Wording

PARIS = ZoneInfo("Europe/Paris")
FR, EN = Wording("fr", PARIS), Wording("en", PARIS)
NOW = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
"""Half past midnight of the 25th on the wall."""


def plain(text: str) -> str:
    """With ordinary blanks and hyphens, for reading."""
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("\u2212", "-")


@pytest.mark.parametrize(
    ("value", "decimals", "french", "english"),
    [(1234.5, 1, "1 234,5", "1,234.5"), (-0.04, 1, "0,0", "0.0"), (-3.0, 0, "-3", "-3"),
     (1e6, 0, "1 000 000", "1,000,000")],
)  # fmt: skip
def test_numbers(value: float, decimals: int, french: str, english: str) -> None:
    assert plain(FR.number(value, decimals)) == french
    assert plain(EN.number(value, decimals)) == english


@pytest.mark.parametrize(
    ("ratio", "told"), [(0.1267, "+12,7 %"), (-0.04, "-4,0 %"), (0.0, "0,0 %"), (0.0004, "0,0 %"), (-0.0004, "0,0 %")]
)
def test_signed_percentages(ratio: float, told: str) -> None:
    assert plain(FR.signed_percent(ratio)) == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(4.23, "4,2 s"), (9.96, "10 s"), (59.6, "1 min 00 s"), (64.0, "1 min 04 s"), (3599.7, "1 h 00 min"),
     (7500.0, "2 h 05 min"), (-3.0, "0,0 s")],
)  # fmt: skip
def test_durations_that_were_measured(seconds: float, told: str) -> None:
    assert plain(FR.duration(seconds)) == told


@pytest.mark.parametrize(
    ("seconds", "told"), [(45.9, "45 s"), (754.0, "12 min"), (7500.0, "2 h 05"), (3 * 86_400.0, "3 j"), (-5.0, "0 s")]
)
def test_how_long_ago(seconds: float, told: str) -> None:
    assert plain(FR.lapse(seconds)) == told


def test_within_the_first_minute_nothing_ticks_unless_it_matters() -> None:
    assert FR.since(20) == FR.since(59) == "à l'instant"
    assert plain(FR.since(20, exact=True)) == "depuis 20 s"
    assert plain(EN.since(754)) == "for 12 min"


def test_times_are_those_of_the_wall() -> None:
    assert FR.clock(NOW) == "00:30"
    assert FR.moment(NOW, NOW) == "00:30"
    assert FR.moment(datetime(2026, 11, 22, 7, 30, tzinfo=UTC), NOW) == "22/11 08:30"
    assert EN.moment(datetime(2026, 11, 22, 7, 30, tzinfo=UTC), NOW) == "22 Nov 08:30"
    assert FR.today(NOW) == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("day", "told"),
    [(22, "en retard de 3 j"), (24, "en retard de 1 j"), (25, "aujourd'hui"), (26, "demain"), (30, "dans 5 j")],
)
def test_due_dates_by_civil_days(day: int, told: str) -> None:
    assert FR.due(date(2026, 11, day), NOW) == told


def test_the_year_is_told_when_it_is_another_one() -> None:
    assert FR.day(date(2026, 12, 11), date(2026, 11, 25)) == "11/12"
    assert FR.day(date(2027, 1, 15), date(2026, 11, 25)) == "15/01/2027"
    assert EN.day(date(2027, 1, 15), date(2026, 11, 25)) == "15 Jan 2027"


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (None, "", "–"), (True, "", "oui"), (False, "", "non"), (12, "", "12"), ("", "", "–"), ("O1042", "", "O1042"),
        ("FEED_HOLD", "", "Avance suspendue"), (18_450.0, "W", "18,4 kW"), (950.0, "W", "950 W"),
        (0.254, "A", "0,25 A"),
        (1_284_310_000.0, "Wh", "1 284 310 kWh"), (8000.0, "1/min", "8 000 tr/min"), (float("nan"), "W", "–"),
        (float("inf"), "W", "–"), (47.0, "%", "47 %"), (-12.34, "mm", "-12,3 mm"),
    ],
)  # fmt: skip
def test_values_of_signals(value: Value, unit: str, told: str) -> None:
    assert plain(FR.value(value, unit)) == told


def test_french_says_one_for_nothing_and_english_does_not() -> None:
    assert FR.counted("fact.parts", 0) == "0 pièce"
    assert EN.counted("fact.parts", 0) == "0 parts"
    assert FR.counted("fact.parts", 1) == "1 pièce"
    assert plain(FR.counted("fact.parts", 4620)) == "4 620 pièces"


def test_signals_by_name() -> None:
    assert FR.signal("current.l1") == "Courant l1"
    assert EN.signal("part_count") == "Part count"
    assert all(FR.signal(signal) == kind.french for signal, kind in SIGNALS.items())
    assert [FR.signal("stack_light.red"), FR.value("BLINKING")] == ["Colonne lumineuse rouge", "clignote"]
    assert [EN.signal("stack_light.red"), EN.value("ON")] == ["Stack light red", "lit"]
    assert [FR.signal("forecast.tool_change"), EN.signal("parts_judged.not_yet")] == [
        "Prévision changement d'outil", "Parts judged not measured yet",
    ]  # fmt: skip
    assert FR.signal("unheard_of") == "Unheard of"


def test_what_a_machine_foresees_by_the_wall() -> None:
    """The time on the wall, with its day when it is another, and what it is about; what is none is left as it is."""
    now = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    told = ["2026-03-02T10:30:00+00:00 T12 SCHRUPP", "2026-03-03T06:00:00+00:00", "", None, "soon"]
    assert [FR.foreseen(one, now) for one in told] == ["11:30, T12 SCHRUPP", "03/03 07:00", "–", "–", "soon"]


def test_an_unknown_language_is_taken_for_french() -> None:
    assert Wording("de", PARIS)("running") == "en marche"
