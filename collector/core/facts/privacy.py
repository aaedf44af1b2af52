"""The journal and privacy: what was removed, held and erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collector.core.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentsRemoved(Fact):
    """The oldest facts, all past their retention, were removed up to a signed checkpoint.

    Args:
        last: The last fact removed; all before it are gone too.
        hash: Its hash in hex: the one that the checkpoint was signed for, and from which the chain goes on.
        facts: How many were removed this time.
        since: When the oldest fact happened that was ever removed.
        until: When the latest fact happened that was ever removed.
        carried: SHA-256 in hex of what the tables keep of all that was ever removed.
        author: Opaque id or account of who decided.
    """

    last: int
    hash: str
    facts: int
    since: datetime
    until: datetime
    carried: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalHoldPlaced(Fact):
    """From now on nothing that this names is removed or erased, however old; `machine` is empty for all machines.

    Args:
        hold: The hold's id.
        person: Opaque id of the person whom it concerns; None for everybody.
        since: The beginning of the period that it concerns; None for the beginning of recording.
        until: Its end, exclusive; None for no end.
        reason: Why, in words, without a name.
    """

    hold: str
    person: str | None
    since: datetime | None
    until: datetime | None
    reason: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalHoldLifted(Fact):
    hold: str
    reason: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonErased(Fact):
    """The registry no longer knows who this was: names, number, birth date and badges are gone."""

    person: str
    author: str
