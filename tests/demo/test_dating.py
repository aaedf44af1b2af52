"""Counted days: what the demo's lists say of yesterday and tomorrow is true on whatever day it is made."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from collector.access import civil
from collector.demo.dating import counted, dated, easter, is_school_day, school_year
from collector.demo.lists import enrol, wanted_orders, write_lists
from collector.settings import load, shipped
from collector.store.papers_assembly import dossier_of
from collector.store.registry import Registry
from collector.store.registry_records import OrderState, PersonRole
from collector.store.store import Store

DAYS = [date(2026, 11, 22), date(2027, 9, 10), date(2028, 2, 29)]


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("{J}", date(2026, 11, 22), date(2026, 11, 22)),
        ("{J-12j}", date(2026, 11, 5), date(2026, 10, 24)),
        ("{J-16a-8m}", date(2026, 11, 22), date(2010, 3, 22)),
        ("{J+1j-1a}", date(2026, 11, 22), date(2025, 11, 23)),
        ("{J-1a}", date(2028, 2, 29), date(2027, 2, 28)),
        ("{J-1m}", date(2027, 3, 31), date(2027, 2, 28)),
        ("{J-11m}", date(2026, 11, 22), date(2025, 12, 22)),
        ("{R+2j}", date(2026, 11, 22), date(2026, 9, 3)),
        ("{R}", date(2026, 10, 1), date(2025, 9, 1)),
        ("{R-1a+11j}", date(2027, 6, 1), date(2025, 9, 12)),
    ],
)
def test_a_day_is_counted(text: str, today: date, day: date) -> None:
    assert counted(text, today) == day


def test_only_days_are_written_out() -> None:
    text = "a {J-1j} {x} { J } {J-1} {K} {{J}}"
    assert dated(text, date(2026, 11, 22)) == "a 2026-11-21 {x} { J } {J-1} {K} {2026-11-22}"
    with pytest.raises(ValueError, match="no counted day"):
        counted("{J-1}", date(2026, 11, 22))


def test_school_days_are_those_of_the_french_calendar() -> None:
    """Source for Easter: published tables. Ascension and Whit Monday follow it."""
    sundays = [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25)]
    assert [easter(day.year) for day in sundays] == sundays
    closed = [date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25), date(2026, 11, 11), date(2026, 12, 25),
              date(2026, 11, 21), date(2026, 11, 22)]  # fmt: skip
    assert not any(map(is_school_day, closed))
    assert is_school_day(date(2026, 11, 23))
    assert all(today - school_year(today) >= timedelta(days=75) for today in DAYS)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_school_is_the_one_that_was_promised(today: date, tmp_path: Path) -> None:
    """On whatever day: 24 trainees in three groups; two of 14, one of them 15 next week; an opinion that lapses."""
    site = load(shipped("demo", "school", "etabli.toml"))
    write_lists(tmp_path / "lists", today)
    at = datetime(today.year, today.month, today.day, 9, tzinfo=UTC)
    with Store.open(tmp_path / "data") as store:
        enrol(store, site, tmp_path / "lists", today, at - timedelta(days=61))
        registry = Registry(store.readers)
        people = registry.persons()
        trainees = [one for one in people if one.role is PersonRole.TRAINEE]
        assert len(trainees) == 24
        assert {one.group_name for one in trainees} == {"1re CIP", "2e CIP", "Chaudronnerie"}
        roles = [one.role for one in people]
        assert [roles.count(role) for role in list(PersonRole)[1:]] == [3, 1, 1, 0]
        assert len(registry.badges()) == len(people) == 29
        births = [one.birth_date for one in trainees if one.birth_date is not None]
        assert sum(civil.age_on(birth, today) == 14 for birth in births) == 2
        week = [today + timedelta(days=number) for number in range(1, 8)]
        assert sum(civil.age_on(birth, today) == 14 and civil.birthday(birth, 15) in week for birth in births) == 1
        with store.reader() as link:
            ends = [
                civil.anniversary(opinion.issued_on, 1) - timedelta(days=1)
                for one in trainees
                for opinion in dossier_of(link, one.id, at, site.zone).medical_opinions
            ]
        assert today + timedelta(days=1) in ends
        assert any(end < today for end in ends)
    orders = wanted_orders(tmp_path / "lists", today)
    assert all(one.order.state is OrderState.OPEN and one.received < today for one in orders)
    assert {step.family for one in orders for step in one.operations} >= {one.family for one in site.machines[:-1]}
