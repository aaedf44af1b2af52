"""Who supervises where: presence by badge, renewal, hand-over and leaving, as facts tell it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from collector.access.request import Supervisor
from collector.core.facts import Fact, SupervisorLeft, SupervisorPresent


@dataclass(frozen=True, slots=True)
class Presence:
    """A supervisor in a place.

    Args:
        person: Opaque id.
        place: The place's id.
        since: Since when (UTC).
        renewed_at: When the badge was last shown there (UTC).
        left_at: When he left (UTC); None while he is there.
    """

    person: str
    place: str
    since: datetime
    renewed_at: datetime
    left_at: datetime | None = None


Watch = Mapping[str, Presence]
"""By person, where each supervisor was last."""


def watched(facts: Iterable[Fact], watch: Watch | None = None) -> Watch:
    """The watch after facts; those that are about something else change nothing."""
    after = dict(watch or {})
    for fact in facts:
        if isinstance(fact, SupervisorPresent):
            before = after.get(fact.person)
            stays = before is not None and before.place == fact.place and before.left_at is None
            since = before.since if before is not None and stays else fact.at
            after[fact.person] = Presence(fact.person, fact.place, since, fact.at)
        elif isinstance(fact, SupervisorLeft) and fact.person in after:
            after[fact.person] = replace(after[fact.person], left_at=fact.at)
    return after


def present(watch: Watch, place: str) -> tuple[Presence, ...]:
    """Those who have badged in at a place and not left it."""
    return tuple(one for one in watch.values() if one.place == place and one.left_at is None)


def lapsed(watch: Watch, now: datetime, minutes: float) -> tuple[Presence, ...]:
    """Those whose badge was not shown again in time."""
    allowed = timedelta(minutes=minutes)
    return tuple(one for one in watch.values() if one.left_at is None and now >= one.renewed_at + allowed)


def placed(named: Iterable[Supervisor], watch: Watch, trainees: Mapping[str, int]) -> tuple[Supervisor, ...]:
    """The named supervisors with where they are now.

    Args:
        named: As the papers name them.
        watch: Where they are.
        trainees: By supervisor, how many trainees rely on him already.
    """
    return tuple(
        replace(
            one,
            place=there.place,
            renewed_at=there.renewed_at,
            left_at=there.left_at,
            trainees=trainees.get(one.person.id, 0),
        )
        if (there := watch.get(one.person.id)) is not None
        else one
        for one in named
    )
