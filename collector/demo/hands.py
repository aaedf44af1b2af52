"""Hands that learn: how long somebody takes for a cycle, and how often it goes wrong; a little better each time."""

from __future__ import annotations

import random
from collections import Counter
from math import exp

from collector.core.families import Family

SLOWNESS, PRACTICE = 0.7, 30.0
"""By how much a beginner is slower than the standard, and the cycles after which two thirds of that are gone."""

CLUMSINESS, CARE = 0.14, 0.015
"""The share of a beginner's parts that are scrap besides those of somebody who has learned it, and theirs."""

BEFORE = 80
"""Cycles that somebody of the second year has made already."""

BY_PROGRAM = frozenset({Family.MACHINING_CENTRE, Family.CNC_LATHE, Family.LASER})
"""Machines whose program sets the pace: a beginner turns the feed down, and no more than that."""


class Hands:
    """The trainees' hands.

    Args:
        dice: The only source of chance.
    """

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._made: Counter[tuple[str, Family]] = Counter()
        self._own: dict[str, float] = {}

    def experienced(self, person: str) -> None:
        """Somebody has been doing this for a year."""
        for family in Family:
            self._made[person, family] += BEFORE

    def pace(self, persons: tuple[str, ...], family: Family) -> float:
        """Of the time that a cycle takes by its standard, the multiple that it takes this time."""
        person = persons[0]
        own = self._own.setdefault(person, self._dice.uniform(0.93, 1.1))
        slow = SLOWNESS * exp(-self._made[person, family] / PRACTICE) * (0.35 if family in BY_PROGRAM else 1.0)
        return own * (1.0 + slow) * self._dice.lognormvariate(0.0, 0.03 if family in BY_PROGRAM else 0.09)

    def spoils(self, persons: tuple[str, ...], family: Family) -> bool:
        """Whether this part is scrap."""
        return self._dice.random() < CARE + CLUMSINESS * exp(-self._made[persons[0], family] / PRACTICE)

    def hesitates(self, persons: tuple[str, ...], family: Family) -> bool:
        """Whether the program is held in the middle: to look, to measure, to ask."""
        return self._dice.random() < 0.04 + 0.18 * exp(-self._made[persons[0], family] / PRACTICE)

    def has_made(self, persons: tuple[str, ...], family: Family) -> None:
        """A cycle is over."""
        for person in persons:
            self._made[person, family] += 1
