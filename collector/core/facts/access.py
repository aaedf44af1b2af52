"""Who may start a machine: decisions, permits, supervision and exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collector.core.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessDecided(Fact):
    """It was decided whether somebody may start a machine.

    Args:
        decision: The decision's id.
        person: Opaque id of whom it is about.
        mode: How the machine was to be used: `production`, `setting`, ...; None where that was not known.
        task: The task, where one was named.
        outcome: `allowed`, `supervised` or `denied`.
        row: The row of the decision table.
        failed: Codes of the conditions that stood in the way.
        ends_at: Until when it holds (UTC); None for a denial, and where nothing ends it.
        guardian: Opaque id of who supervises; None for nobody.
        snapshot: SHA-256 of everything that it rested on, kept beside the journal and erasable there.
        pack: SHA-256 of the rule pack.
        via: What it was asked by: `badge`, `command`, `api`, `session`, `mode`, `expiry`.
        enforced: The machine's permit follows it; False where it is only observed.
    """

    decision: str
    person: str
    mode: str | None
    task: str | None
    outcome: str
    row: str
    failed: tuple[str, ...]
    ends_at: datetime | None
    guardian: str | None
    snapshot: str
    pack: str
    via: str
    enforced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitGiven(Fact):
    """The machine may be started, and is told so; where it does not take that, `PermitNotObeyed` follows.

    Args:
        session: The session that it was given to.
        persons: Opaque ids of the trainees.
        until: Until when (UTC); None where nothing ends it.
    """

    session: str
    persons: tuple[str, ...]
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitWithheld(Fact):
    """The machine may not be started any more. What runs is never stopped.

    Args:
        reason: Why: `no session`, `denied`, `expired`, `mode`, `stopping`, ...
        grace_until: Until when what runs may be finished (UTC); None where nothing ran.
    """

    reason: str
    grace_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitNotObeyed(Fact):
    """The machine's permit is not what was written.

    Args:
        wanted: What it should be.
        found: What is read back, in words.
    """

    wanted: bool
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnauthorisedRun(Fact):
    """The machine runs and nobody has the right to run it.

    Args:
        reason: `no session`, `denied`, `expired` or `not withheld`.
        session: The open session; None for none.
        persons: Opaque ids of the trainees in it.
    """

    reason: str
    session: str | None = None
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RightExpired(Fact):
    """A right that a session had is over.

    Args:
        session: The session.
        person: Opaque id of whose right it was.
        failed: Codes of the conditions that stand in the way now.
        grace_until: Until when what runs may be finished (UTC); None where nothing ran.
    """

    session: str
    person: str
    failed: tuple[str, ...]
    grace_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisorPresent(Fact):
    """A supervisor showed the badge in a place, for the first time or again; `machine` is the reader's, or empty.

    Args:
        person: Opaque id.
        place: The place's id.
        renewed: He was there already.
        author: Opaque id or account of who recorded it.
    """

    person: str
    place: str
    renewed: bool
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisorLeft(Fact):
    """A supervisor is no longer in a place.

    Args:
        person: Opaque id.
        place: The place's id.
        reason: `left`, `lapsed` (the badge was not shown again in time), `elsewhere` or `handover`.
        to: Opaque id of who took over, by both badges; None for nobody.
    """

    person: str
    place: str
    reason: str
    to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideGranted(Fact):
    """An adult made an exception from house policy.

    Args:
        override: The exception's id.
        person: Opaque id of the trainee whom it is for.
        condition: What is waived.
        by: Opaque id of who decided.
        role: As what: `head` or `safety_officer`.
        reason: Why, in words, without a name.
        since: From when (UTC).
        until: Until when (UTC).
        author: The account at which it was signed; None where it was signed by badge.
    """

    override: str
    person: str
    condition: str
    by: str
    role: str
    reason: str
    since: datetime
    until: datetime
    author: str | None = None
