"""What is asked: who wants to use a machine how and when, who supervises there, and which exceptions were decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from collector.access.dossier import Mode, Person, SafetyTraining


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervisor:
    """Somebody who may supervise, and where he is now.

    Args:
        person: Who it is.
        named_since: The first day on which the school names him a supervisor; null for never.
        named_until: The last such day; null for no end.
        function: His quality or function, as declarations name it.
        machines: The machines he supervises, by id; empty for all.
        trainings: His own safety trainings.
        place: Where he has badged in; null where he has not.
        renewed_at: When he last showed his badge there; null where he has not.
        left_at: When he left; null while he is there.
        trainees: How many trainees he supervises there already, those who ask now left out.
    """

    person: Person
    named_since: date | None = None
    named_until: date | None = None
    function: str = ""
    machines: Sequence[str] = ()
    trainings: Sequence[SafetyTraining] = ()
    place: str | None = None
    renewed_at: datetime | None = None
    left_at: datetime | None = None
    trainees: int = 0


class Overridable(StrEnum):
    """What house policy asks and an adult may waive; of the law itself nothing is here."""

    NIGHT = "T2"
    WORKING_TIME = "T3"
    UNPOWERED_ONLY = "R3"
    POLICY_SUPERVISION = "R9.supervision"


class OverrideRole(StrEnum):
    """Who may decide an exception."""

    HEAD = "head"
    SAFETY_OFFICER = "safety_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """An exception from house policy, decided by an adult in person.

    Args:
        condition: What is waived.
        by: Who decided, by id.
        role: As what.
        reason: Why, in words.
        since: From when.
        until: Until when; an hour later at most.
    """

    condition: Overridable
    by: str
    role: OverrideRole
    reason: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTrust:
    """How far the computer's clock can be trusted.

    Args:
        synchronised: It is kept right by a time server.
        jumped_seconds: By how much it jumped since it was last known to be right.
    """

    synchronised: bool = True
    jumped_seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked.

    Args:
        at: When (with a zone).
        mode: How the machine is to be used, by the machine's own signals where it gives any; null where unknown.
        task: The task, where hazards or declarations tell tasks apart; null for none in particular.
        asking: How many trainees ask together for this machine, this one included.
        supervisors: Who may supervise, and where they are.
        overrides: Exceptions that were decided.
        clock: How far the clock can be trusted.
    """

    at: datetime
    mode: Mode | None
    task: str | None = None
    asking: int = 1
    supervisors: Sequence[Supervisor] = ()
    overrides: Sequence[Override] = ()
    clock: ClockTrust = ClockTrust()
