"""How a hand improves: cycle times against their standard, by week, with their spread. No one is set against another.

A few cycles say nothing about a hand: fewer than SMALL are marked, and never joined to a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

SMALL = 5
"""Cycles below which a spread says nothing: quartiles of four values are the values themselves."""

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Spread:
    """How ratios of cycle times to their standard spread; 1.0 is the standard, 1.2 a fifth longer.

    Args:
        count: How many cycles; `together` of them were made by two.
        lower: First quartile.
        median: The middle.
        upper: Third quartile.
        together: Cycles of a session of two trainees: nobody knows whose hand it was.
    """

    count: int
    lower: float
    median: float
    upper: float
    together: int = 0

    @property
    def small(self) -> bool:
        """Whether there are too few to say anything."""
        return self.count < SMALL


@dataclass(frozen=True, slots=True)
class Batch:
    """Cycles of one week and one kind of work.

    Args:
        week: Its Monday.
        ratios: Of each cycle, the seconds for which its program ran, divided by the standard's.
        together: They were made by two.
    """

    week: date
    ratios: Sequence[float]
    together: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A week of the learning curve; `week` is its Monday."""

    week: date
    spread: Spread


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which a share lies, between neighbours in proportion.

    Args:
        ordered: At least one value, in ascending order.
        share: From 0 to 1.

    Source: Hyndman and Fan (1996), definition 7: what spreadsheets call QUARTILE.INC (QUARTILE.INCLURE), so that a
        trainer can check it in one.
    """
    place = share * (len(ordered) - 1)
    below = int(place)
    if below + 1 >= len(ordered):
        return ordered[-1]
    low, high = ordered[below], ordered[below + 1]
    # From both sides, so that equal neighbours give themselves, and no rounding leads outside of them.
    between = low + (place - below) * (high - low)
    return min(max(between, low), high)


def spread(batches: Iterable[Batch]) -> Spread | None:
    """The spread of all cycles of some batches; None for none."""
    ratios: list[float] = []
    together = 0
    for one in batches:
        ratios += one.ratios
        together += len(one.ratios) if one.together else 0
    if not ratios:
        return None
    ratios.sort()
    lower, median, upper = (quantile(ratios, share) for share in (0.25, 0.5, 0.75))
    return Spread(len(ratios), lower, median, upper, together)


def curve(batches: Iterable[Batch]) -> tuple[Point, ...]:
    """The learning curve: a point for each week in which there were cycles, in the order of time."""
    weeks: dict[date, list[Batch]] = {}
    for one in batches:
        weeks.setdefault(one.week, []).append(one)
    return tuple(Point(week, found) for week in sorted(weeks) if (found := spread(weeks[week])) is not None)


def stretches(points: Sequence[Point]) -> tuple[tuple[Point, ...], ...]:
    """The points that may be joined by a line: weeks that follow each other, none of them with too few cycles.

    A week without cycles ends a stretch as well: what the hand could do in it, nobody saw.
    """
    found: list[list[Point]] = []
    for one in points:
        if one.spread.small:
            continue
        if found and found[-1][-1].week + WEEK == one.week:
            found[-1].append(one)
        else:
            found.append([one])
    return tuple(tuple(one) for one in found)


@dataclass(frozen=True, slots=True, order=True)
class Work:
    """What was made: an operation of an order where one is known, else a program of a machine.

    Args:
        order: The order's number; empty for none.
        operation: The operation's number; empty for none.
        machine: The machine's id.
        program: The program; empty where unknown.
    """

    order: str
    operation: str
    machine: str
    program: str


def by_work(batches: Mapping[Work, Sequence[Batch]]) -> tuple[tuple[Work, Spread], ...]:
    """The spread of each kind of work, in the order of order numbers, operations, machines and programs."""
    return tuple((work, found) for work in sorted(batches) if (found := spread(batches[work])) is not None)
