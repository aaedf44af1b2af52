"""The answer: what was decided, every condition that led to it, until when it holds, and on whom it rests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from collector.access.pack import Text


class Outcome(StrEnum):
    """May the machine be started?"""

    ALLOWED = "allowed"
    SUPERVISED = "supervised"
    DENIED = "denied"


class State(StrEnum):
    """How a condition stands."""

    MET = "met"
    MISSING = "missing"
    EXPIRED = "expired"
    OVERRIDDEN = "overridden"
    NOT_APPLICABLE = "not_applicable"


FAILED = frozenset({State.MISSING, State.EXPIRED})


@dataclass(frozen=True, slots=True)
class Finding:
    """How one condition stands, before words are put to it.

    Args:
        code: Its code: "K7".
        state: How it stands.
        until: The instant (UTC) from which it holds no more; None where nothing ends it.
        detail: What it is about: ids, dates, classes; no names.
    """

    code: str
    state: State
    until: datetime | None = None
    detail: str = ""

    @property
    def failed(self) -> bool:
        """It stands in the way."""
        return self.state in FAILED


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """How one condition stands, in words.

    Args:
        code: Its code: "K7".
        state: How it stands.
        article: Where it stands in the law.
        text: What it asks.
        next: What to do, where it is not met; None where there is nothing to do.
        detail: What it is about: ids, dates, classes; no names.
        until: The instant (UTC) from which it holds no more; None where nothing ends it.
    """

    code: str
    state: State
    article: str
    text: Text
    next: Text | None = None
    detail: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """What is to be observed while the right holds.

    Args:
        what: `supervision`.
        by: Who supervises, by id.
        place: Where.
    """

    what: str
    by: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided.

    Args:
        outcome: May the machine be started?
        row: The row of the decision table that led to it: "6"; several rows of one table joined by "+".
        classes: The hazard classes of the use; None where they are not known.
        conditions: Every condition, in the order of the table.
        obligations: What is to be observed while it holds.
        ends_at: The instant (UTC) from which it holds no more; None where nothing ends it, and for a denial.
        decide_again_at: A birthday's midnight (UTC), at which more may be allowed; None for none within a year.
        person: Whom it is about, by id.
        machine: The machine, by id.
        at: The instant for which it was decided (UTC).
        pack: Name, version and digest of the rules.
    """

    outcome: Outcome
    row: str
    classes: Sequence[str] | None
    conditions: Sequence[Condition]
    obligations: Sequence[Obligation]
    ends_at: datetime | None
    decide_again_at: datetime | None
    person: str
    machine: str
    at: datetime
    pack: str

    @property
    def failed(self) -> tuple[Condition, ...]:
        """The conditions that stand in the way."""
        return tuple(one for one in self.conditions if one.state in FAILED)
