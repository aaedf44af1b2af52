"""How somebody stands among the competences of a training."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from collector.core.grids import Block, Competence, Grid, Judgement, Level, open_competences, standing

T0 = datetime(2026, 11, 2, 9, tzinfo=UTC)
GRID = Grid(
    "g", "Un diplôme", False, "un test",
    levels=(Level("NE", "non évalué", False), Level("EC", "en cours", False), Level("A", "acquis", True),
            Level("M", "maîtrisé", True)),
    blocks=(
        Block("B1", "Préparer", (Competence("C1", "Lire"), Competence("C2", "Régler"))),
        Block("B2", "Conduire", (Competence("C3", "Conduire"),)),
    ),
)  # fmt: skip


def given(competence: str, level: str, minutes: float, *, withdrawn: bool = False) -> Judgement:
    return Judgement(competence=competence, level=level, at=T0 + timedelta(minutes=minutes), withdrawn=withdrawn)


@pytest.mark.parametrize(
    ("judgements", "still_open"),
    [
        ([], ["C1", "C2", "C3"]),
        ([given("C1", "A", 0)], ["C2", "C3"]),
        ([given("C1", "EC", 0), given("C2", "M", 1)], ["C1", "C3"]),
        ([given("C1", "A", 0), given("C1", "EC", 1)], ["C1", "C2", "C3"]),
        ([given("C1", "EC", 1), given("C1", "A", 0)], ["C1", "C2", "C3"]),
        ([given("C1", "EC", 0), given("C1", "A", 1, withdrawn=True)], ["C1", "C2", "C3"]),
        ([given("C1", "A", 0), given("C1", "EC", 1, withdrawn=True)], ["C2", "C3"]),
        ([given("C1", "level of an older grid", 0), given("gone", "A", 0)], ["C1", "C2", "C3"]),
        ([given(code, "A", 0) for code in ("C1", "C2", "C3")], []),
    ],
    ids=[
        "never judged", "acquired", "on the way is open", "a later word holds", "in whatever order they come",
        "taken back", "back to what held before", "a level that the grid has no more", "all",
    ],
)  # fmt: skip
def test_what_is_still_open(judgements: list[Judgement], still_open: list[str]) -> None:
    """Until the latest judgement that stands says acquired."""
    assert [one.code for one in open_competences(GRID, judgements)] == still_open


def test_of_two_at_one_instant_the_later_told_holds() -> None:
    assert standing([given("C1", "A", 0), given("C1", "M", 0)])["C1"].level == "M"


def test_a_grid_knows_its_own() -> None:
    assert [one.code for one in GRID.competences] == ["C1", "C2", "C3"]
    assert GRID.competence("C3") == Competence("C3", "Conduire")
    assert GRID.competence("C9") is None
    assert GRID.level("A") == Level("A", "acquis", True)
    assert GRID.level("Z") is None
