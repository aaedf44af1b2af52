"""Where somebody in front of a kiosk is between showing a badge and working: choosing, being answered. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from collector.access.decision import Outcome
from collector.core.facts import Role
from collector.shopfloor.entry import Arrival, Came
from collector.shopfloor.offers import Offer
from collector.store.registry_records import Person


class Step(StrEnum):
    """What the kiosk is showing."""

    HOME = "home"
    """The machine: who works there, or that nobody does."""
    WORK = "work"
    """What there is to do, to choose from."""
    ROLE = "role"
    TASK = "task"
    ANSWER = "answer"
    """May start, with whom, or may not and why."""
    NOTE = "note"
    """Something in a sentence."""


GOOD_NEWS = timedelta(seconds=8)
"""How long an answer stands that needs nothing to be done."""

BAD_NEWS = timedelta(seconds=60)
"""How long one stands that somebody has to read and do something about."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where it stands.

    Args:
        step: What is shown.
        until: When it is forgotten if nobody touches anything (UTC); None for never.
        person: Who showed themselves.
        via: By what.
        changing: The session that goes on with something else; None for one that is to begin.
        offers: What there is to do.
        tasks: The tasks that papers tell apart here.
        order: The chosen order; None for none.
        operation: Its operation.
        role: What they will do.
        arrival: What showing themselves came to.
        refused: The word for why it was refused; empty where it was not.
        at: When it came to that (UTC).
    """

    step: Step = Step.HOME
    until: datetime | None = None
    person: Person | None = None
    via: str = ""
    changing: str | None = None
    offers: tuple[Offer, ...] = ()
    tasks: tuple[str, ...] = ()
    order: str | None = None
    operation: str | None = None
    role: Role | None = None
    arrival: Arrival | None = None
    refused: str = ""
    at: datetime | None = None

    def over(self, now: datetime) -> bool:
        """Nobody has touched anything for long enough."""
        return self.until is not None and now >= self.until

    @property
    def chosen(self) -> Offer | None:
        """The operation that was chosen."""
        return next((one for one in self.offers if (one.order, one.operation) == (self.order, self.operation)), None)


HOME = Conversation()


def answered(arrival: Arrival, now: datetime) -> Conversation:
    """What is shown of what somebody's showing themselves came to."""
    verdict = arrival.verdict
    asked = arrival.came in (Came.BEGAN, Came.JOINED, Came.DENIED)
    if asked and verdict is not None:
        bad = verdict.outcome is Outcome.DENIED
        return Conversation(
            Step.ANSWER, now + (BAD_NEWS if bad else GOOD_NEWS), arrival.person, arrival=arrival, at=now
        )
    return Conversation(Step.NOTE, now + GOOD_NEWS, arrival.person, arrival=arrival, at=now)


def turned_away(code: str, now: datetime) -> Conversation:
    """What is shown of a badge, read by the machine's own reader, that came to nothing."""
    return Conversation(Step.NOTE, now + GOOD_NEWS, refused=code, at=now)
