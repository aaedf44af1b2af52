"""Exceptions that adults decided: of house policy only, in person, with a reason, for an hour at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from collector.access.decision import Finding, State
from collector.access.dossier import Dossier, Status
from collector.access.moment import Moment, earliest
from collector.access.pack import Limits
from collector.access.request import Overridable, Override, Request

REACH = {
    Overridable.NIGHT: ("T2",),
    Overridable.WORKING_TIME: ("T3.rest", "T3.uninterrupted", "T3.day", "T3.week"),
    Overridable.UNPOWERED_ONLY: ("R3",),
    Overridable.POLICY_SUPERVISION: ("R9.supervision",),
}
"""Which conditions an exception may waive. What is not here has none: the law leaves no room."""

_PUPILS_ONLY = frozenset({Overridable.NIGHT, Overridable.WORKING_TIME})
"""For pupils in their own school these are house policy; for apprentices they are the law."""

LONGEST = timedelta(hours=1)


def ending(
    condition: Overridable, request: Request, dossier: Dossier, moment: Moment, limits: Limits
) -> datetime | None:
    """Until when an exception from a condition holds now; None where none does."""
    if condition in _PUPILS_ONLY and dossier.person.status is not Status.PUPIL:
        return None
    longest = min(LONGEST, timedelta(minutes=limits.override_minutes))
    ends = [
        one.until for one in request.overrides if one.condition is condition and _counts(one, dossier, moment, longest)
    ]
    return max(ends, default=None)


def _counts(one: Override, dossier: Dossier, moment: Moment, longest: timedelta) -> bool:
    return (
        one.since <= moment.at < one.until
        and one.until - one.since <= longest
        and bool(one.reason.strip())
        and bool(one.by.strip())
        and one.by != dossier.person.id
    )


def waive(
    findings: Sequence[Finding], request: Request, dossier: Dossier, moment: Moment, limits: Limits
) -> list[Finding]:
    """The findings after the exceptions: what was waived no longer stands in the way, until the exception ends.

    A condition that is met now and will fail before the exception does keeps its own end: it is decided again then.
    """
    waived = list(findings)
    for condition, codes in REACH.items():
        until = ending(condition, request, dossier, moment, limits)
        if until is None:
            continue
        for place, one in enumerate(waived):
            if one.code in codes and one.failed:
                waived[place] = replace(one, state=State.OVERRIDDEN, until=earliest(one.until, until))
    return waived
