"""Whether somebody competent is there: row 13 and K6 of the decision table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from collector.access.decision import Finding, State
from collector.access.dossier import Mode, SafetyTraining, Status
from collector.access.equipment import Equipment
from collector.access.moment import Moment, earliest
from collector.access.pack import ADULT_AT, Limits
from collector.access.request import Request, Supervisor


@dataclass(frozen=True, slots=True)
class Guardian:
    """Who supervises, and until when that can be relied on.

    Args:
        person: Who, by id.
        until: Until when (UTC).
    """

    person: str
    until: datetime


def supervised_by(
    code: str,
    request: Request,
    machine: Equipment,
    moment: Moment,
    limits: Limits,
    functions: Sequence[str] | None = None,
) -> tuple[Finding, Guardian | None]:
    """Find who supervises.

    Args:
        code: The condition's code.
        request: Who is there.
        machine: Where.
        moment: When.
        limits: Renewal and ratio.
        functions: Functions that a declaration names; None where none is asked.

    Returns:
        The finding, and who it is: of several who qualify, the one who can be relied on the longest.
    """
    found: list[Guardian] = []
    reasons: list[str] = []
    for one in request.supervisors:
        if reason := _why_not(one, request, machine, moment, limits, functions):
            reasons.append(f"{one.person.id}: {reason}")
        elif (until := _until(one, request, machine, moment, limits)) is not None:
            found.append(Guardian(one.person.id, until))
    if not found:
        lapsed = bool(reasons) and all(reason.endswith((": presence not renewed", ": left")) for reason in reasons)
        return Finding(code, State.EXPIRED if lapsed else State.MISSING, detail="; ".join(reasons)), None
    best = max(found, key=lambda one: (one.until, one.person))
    return Finding(code, State.MET, best.until, best.person), best


def _why_not(
    one: Supervisor,
    request: Request,
    machine: Equipment,
    moment: Moment,
    limits: Limits,
    functions: Sequence[str] | None,
) -> str | None:
    """Why somebody does not count as supervisor, or None."""
    if moment.age(one.person.birth_date) < ADULT_AT:
        return "not an adult"
    if one.person.status is not Status.STAFF:
        return "a trainee is no supervisor"
    if one.named_since is None or one.named_since > moment.day:
        return "not named"
    if one.named_until is not None and one.named_until < moment.day:
        return "no longer named"
    if one.machines and machine.id not in one.machines:
        return "not for this machine"
    if functions is not None and (not one.function.strip() or one.function not in functions):
        return "function not in the declaration"
    return _why_absent(one, machine, moment, limits) or (
        "not trained on this machine"
        if training_of(one.trainings, machine.id, request.mode, moment)[0] is not State.MET
        else "too many trainees"
        if one.trainees + request.asking > limits.ratio
        else None
    )


def _why_absent(one: Supervisor, machine: Equipment, moment: Moment, limits: Limits) -> str | None:
    if one.place is None or one.renewed_at is None or one.renewed_at > moment.at:
        return "not present"
    if one.place != machine.place:
        return "in another place"
    if one.left_at is not None and one.left_at <= moment.at:
        return "left"
    if moment.at >= one.renewed_at + timedelta(minutes=limits.presence_minutes):
        return "presence not renewed"
    return None


def _until(one: Supervisor, request: Request, machine: Equipment, moment: Moment, limits: Limits) -> datetime | None:
    renewed = one.renewed_at or moment.at
    return earliest(
        renewed + timedelta(minutes=limits.presence_minutes),
        one.left_at,
        moment.after(one.named_until),
        training_of(one.trainings, machine.id, request.mode, moment)[1],
    )


def training_of(
    trainings: Sequence[SafetyTraining], machine: str, mode: Mode | None, moment: Moment
) -> tuple[State, datetime | None]:
    """Whether somebody was trained for a machine and mode, evaluated and passed; and until when that counts.

    The latest evaluation decides.
    """
    evaluated = [
        one
        for one in trainings
        if one.machine == machine
        and mode in one.modes
        and one.evaluated_on is not None
        and one.given_on <= one.evaluated_on <= moment.day
    ]
    if not evaluated:
        return State.MISSING, None
    latest = max(one.evaluated_on for one in evaluated if one.evaluated_on is not None)
    newest = [one for one in evaluated if one.evaluated_on == latest]
    if not all(one.passed for one in newest):
        return State.MISSING, None
    valid = [one for one in newest if one.valid_until is None or one.valid_until >= moment.day]
    if not valid:
        return State.EXPIRED, None
    ends = [moment.after(one.valid_until) for one in valid]
    return State.MET, None if None in ends else max(end for end in ends if end is not None)
