"""The competences of a training, the levels at which they are judged, and how somebody stands among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from collector.core.attendance import Plan

SESSION, WORK = "session:", "work:"
"""How a piece of evidence begins; see `CompetenceAssessed`."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a grid's scale, from the lowest to the highest in the grid's order.

    Args:
        code: Its short sign, as facts hold it.
        title: What people call it.
        acquired: Whoever has it can do what the competence asks for.
    """

    code: str
    title: str
    acquired: bool


@dataclass(frozen=True, slots=True)
class Competence:
    """One competence.

    Args:
        code: Its sign within the grid, as facts hold it.
        title: What is to be mastered.
        criteria: By what it is judged, in words.
    """

    code: str
    title: str
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Competences that are certified together."""

    code: str
    title: str
    competences: tuple[Competence, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of a training.

    Args:
        name: Its file's name, as facts hold it.
        title: The diploma.
        verified: Somebody has held it against the official text.
        source: Where it comes from.
        levels: The scale, from the lowest level to the highest.
        blocks: The competences.
    """

    name: str
    title: str
    verified: bool
    source: str
    levels: tuple[Level, ...]
    blocks: tuple[Block, ...]

    @property
    def competences(self) -> tuple[Competence, ...]:
        """All of them, block by block."""
        return tuple(one for block in self.blocks for one in block.competences)

    def competence(self, code: str) -> Competence | None:
        """The competence with this code."""
        return next((one for one in self.competences if one.code == code), None)

    def level(self, code: str) -> Level | None:
        """The level with this code; None for one that the grid does not have (any more)."""
        return next((one for one in self.levels if one.code == code), None)


THE_USUAL = Plan()
"""Two thirds of 35 hours."""


@dataclass(frozen=True, slots=True)
class Training:
    """How a training programme is taught here.

    Args:
        programme: The programme's id, as enrolments name it.
        grid: Its competences; None where it has no grid.
        plan: How its weeks are spent.
    """

    programme: str
    grid: Grid | None = None
    plan: Plan = THE_USUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A level that was given, as far as it counts for how somebody stands.

    Args:
        competence: The competence's code.
        level: The level's code.
        at: When it was given (UTC).
        withdrawn: It was taken back.
    """

    competence: str
    level: str
    at: datetime
    withdrawn: bool = False


def session_evidence(session: str) -> str:
    """How a session is named as evidence."""
    return f"{SESSION}{session}"


def work_evidence(order: str, operation: str) -> str:
    """How an operation of an order is named as evidence."""
    return f"{WORK}{order}/{operation}"


def standing(judgements: Iterable[Judgement]) -> Mapping[str, Judgement]:
    """By competence, the latest judgement that was not taken back; of two at one instant the later in order."""
    latest: dict[str, Judgement] = {}
    for one in judgements:
        before = latest.get(one.competence)
        if not one.withdrawn and (before is None or one.at >= before.at):
            latest[one.competence] = one
    return latest


def open_competences(grid: Grid, judgements: Sequence[Judgement]) -> tuple[Competence, ...]:
    """The competences that are not acquired yet, those never judged included, in the grid's order."""
    now = standing(judgements)

    def acquired(code: str) -> bool:
        level = grid.level(now[code].level) if code in now else None
        return level is not None and level.acquired

    return tuple(one for one in grid.competences if not acquired(one.code))
