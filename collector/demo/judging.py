"""What the demo's trainers think of what its trainees can do: levels for competences, in the course of two months."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence

from collector.core.grids import Grid, Training
from collector.demo.clocks import PastClock
from collector.demo.people import SETTLED_GROUP, TRAINERS, School
from collector.runtime.live import Live
from collector.store.store import Store
from collector.teaching import Teaching

COMMENTS = (
    "", "", "", "Contrôle régulier, bonne tenue du poste.", "Doit encore annoncer l'arrêt avant d'ouvrir la porte.",
    "Cadence proche du standard, pièces propres.", "À revoir : correction d'outil notée mais non vérifiée.",
    "Aide un camarade à prendre le poste.",
)  # fmt: skip

JUDGED = ("1re CIP", SETTLED_GROUP)
"""The groups whose training has a grid in the demo."""

AT_ONCE = 3
"""Competences that a trainee is judged for on one day."""


def judge(
    store: Store, clock: PastClock, trainings: Sequence[Training], school: School, dice: random.Random, share: float
) -> None:
    """Give each trainee of these groups some levels, today.

    Args:
        store: Where they are recorded.
        clock: Today.
        trainings: The trainings with their grids.
        school: Who is judged, and by whom.
        dice: The only source of chance.
        share: How much of the two months is over, from 0 to 1: levels rise.
    """
    grid = next((one.grid for one in trainings if one.grid is not None), None)
    if grid is None:
        return
    teaching = Teaching(store, Live(()), clock, trainings)
    asyncio.run(_all(teaching, grid, school, dice, share))


async def _all(teaching: Teaching, grid: Grid, school: School, dice: random.Random, share: float) -> None:
    competences = [one for block in grid.blocks for one in block.competences]
    levels = [one.code for one in grid.levels if one is not grid.levels[0]]
    author = school.ids[TRAINERS["usinage"][0]]
    for group in JUDGED:
        for person in school.groups[group]:
            settled = group == SETTLED_GROUP
            for competence in dice.sample(competences, AT_ONCE):
                height = share * 0.5 + (0.4 if settled else 0.1) + dice.uniform(-0.25, 0.25)
                level = levels[max(0, min(len(levels) - 1, int(height * len(levels))))]
                await teaching.assess(
                    person, grid.name, competence.code, level, comment=dice.choice(COMMENTS), author=author
                )
