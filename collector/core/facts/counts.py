"""Counts: what counters said, the parts credited for it, and what people put right about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from collector.core.facts.attribution import NOBODY, Attribution
from collector.core.facts.fact import Fact


class CountOrigin(StrEnum):
    """Where a count comes from."""

    SENSOR = "sensor"
    OPERATOR = "operator"
    CORRECTED = "corrected"


class CountStep(StrEnum):
    """How the counter got from one value to the next, as the counting rules read it."""

    INCREMENT = "increment"
    WRAP = "wrap"
    RESET = "reset"
    AUTO_RESET = "auto_reset"
    RELEASED = "released"
    CYCLE = "cycle"


class PartQuality(StrEnum):
    """What is known of a part's quality: unknown until somebody says so."""

    UNKNOWN = "unknown"
    GOOD = "good"
    SCRAP = "scrap"
    REWORK = "rework"


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterBaselined(Fact):
    """The counter's value is taken as the point from which to count; nothing is credited."""

    counter: str
    epoch: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterReset(Fact):
    counter: str
    previous: int
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsCounted(Fact):
    """Parts were made.

    Args:
        count: This count's id: machine, dot, `p` and its number.
        counter: The signal it comes from; `cycle` where cycles are counted.
        parts: Parts credited (0 while the strokes of a part are not complete).
        step: How the counter moved.
        raw_from: The counter before; None where no counter moved.
        raw_to: The counter after.
        origin: Sensor, operator or corrected.
        backfilled: It happened while nobody watched, between `since` and `at`.
        since: When the counter was last seen before, for a backfilled count.
        excluded: Why these parts do not count; empty when they do.
        quality: What is known of the parts.
        cycle: The cycle that made them, where one is known.
        attribution: Whose they are; `NOBODY` is unattributed.
        program: The program that made them.
    """

    count: str
    counter: str
    parts: int
    step: CountStep
    raw_from: int | None
    raw_to: int | None
    origin: CountOrigin = CountOrigin.SENSOR
    backfilled: bool = False
    since: datetime | None = None
    excluded: tuple[str, ...] = ()
    quality: PartQuality = PartQuality.UNKNOWN
    cycle: str | None = None
    attribution: Attribution = NOBODY
    program: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountHeld(Fact):
    """A counter jumped further than the machine can work: nothing credited until somebody reviews it.

    Args:
        hold: The id to answer with: machine, dot, `h` and its number.
        steps: What the counter moved by, in its own units (parts or strokes).
        parts: What would be credited.
        plausible: The most that the machine could have made since the counter was last seen.
        reason: In words, for whoever reviews it.
    """

    hold: str
    counter: str
    raw_from: int
    raw_to: int
    steps: int
    parts: int
    plausible: int
    reason: str
    attribution: Attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCountReviewed(Fact):
    """Somebody decided about a held count; an accepted one is followed by its PartsCounted."""

    hold: str
    accepted: bool
    author: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsAssigned(Fact):
    """Counted parts were given to a person and an operation afterwards (or taken away again).

    Args:
        count: Id of the PartsCounted.
        attribution: Whose they are from now on.
        author: Opaque id or account of who decided.
        reason: Why, in words.
    """

    count: str
    attribution: Attribution
    author: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsCorrected(Fact):
    """Somebody changed how many of a count's parts are good, scrap or rework, or how many there were.

    Args:
        count: Id of the PartsCounted.
        parts: Parts that there were.
        good: Of these, declared good.
        scrap: Of these, declared scrap.
        rework: Of these, to be reworked.
    """

    count: str
    parts: int
    good: int
    scrap: int
    rework: int
    author: str
    reason: str
