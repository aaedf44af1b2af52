"""Trainees and machines: every cell is what would be decided with a named supervisor present."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from collector.access.decision import Outcome
from collector.access.dossier import Mode
from collector.reports.matrix import Matrix, matrix
from tests.reports.scene import DUBOIS, GARNIER, NOW, PETIT, School


def looked_at(school: School, at: datetime = NOW, mode: Mode = Mode.PRODUCTION, now: datetime = NOW) -> Matrix:
    with school.reading() as connection:
        return matrix(connection, school.workshop, at, mode, now)


def first(found: Matrix, school: School, reference: str, machine: str) -> str | None:
    condition = found.first(school.id(reference), machine)
    return None if condition is None else condition.code


def test_the_demo_s_cells(lively: School) -> None:
    """Under 15, unfit, without a programme that counts, of age: each has the answer that the law has for it."""
    found = looked_at(lively)
    assert len(found.trainees) == 24
    assert found.machines == ("centre-1", "tour-1", "plieuse-1"), "nobody starts an energy meter"
    assert first(found, lively, DUBOIS, "plieuse-1") == "row2"
    assert first(found, lively, PETIT, "plieuse-1") == "K7"
    assert first(found, lively, "E26-020", "plieuse-1") == "K1"
    assert found.cells[lively.id(GARNIER), "plieuse-1"].outcome is Outcome.SUPERVISED
    assert found.cells[lively.id("E26-024"), "plieuse-1"].outcome is Outcome.ALLOWED
    assert sum(map(found.count, Outcome)) == 72


def test_a_mode_is_another_danger(lively: School) -> None:
    """Nobody of the first year was trained to set the lathe."""
    found = looked_at(lively, mode=Mode.SETTING)
    assert first(found, lively, "E26-001", "tour-1") == "K5"


def test_a_later_day_is_looked_at_with_its_own_papers(lively: School) -> None:
    """Once the verification of the press brake is too old, nobody starts it: not even who is of age."""
    late = datetime(2027, 2, 12, 9, tzinfo=UTC)
    found = looked_at(lively, late)
    assert {first(found, lively, one.reference or "", "plieuse-1") for one in found.trainees} == {"T0.verification"}


def test_hours_count_for_now_and_not_for_later(school: School) -> None:
    """Somebody who has stood at a machine for five hours needs a break now; of next Tuesday nobody can say that."""
    from tests.reports.scene import opened

    school.tell(*opened("tour-1.s1", "tour-1", NOW - timedelta(hours=5), [school.id(GARNIER)]))
    assert first(looked_at(school), school, GARNIER, "tour-1") == "T3.uninterrupted"
    assert first(looked_at(school, NOW + timedelta(days=2)), school, GARNIER, "tour-1") is None
