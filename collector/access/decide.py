"""May this person start this machine now? Pure and total: every condition, the row that led to the answer, its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from collector.access.case import Case
from collector.access.decision import Decision, Finding, Obligation, Outcome, State
from collector.access.dossier import Dossier
from collector.access.equipment import Equipment
from collector.access.hazards import classes_of
from collector.access.moment import Moment, earliest
from collector.access.overrides import waive
from collector.access.pack import ADULT_AT, RulePack
from collector.access.request import Request
from collector.access.rows import for_adults, for_everyone, for_minors
from collector.access.wordings import in_words

BIRTHDAYS = (15, 16, 18)
"""Ages at which rights change."""


def decide(request: Request, dossier: Dossier, machine: Equipment, pack: RulePack, zone: ZoneInfo) -> Decision:
    """Decide one request.

    Args:
        request: What is asked, when, and who supervises there.
        dossier: The papers of the person who asks.
        machine: The papers of the machine.
        pack: The rules.
        zone: The site's time zone.

    Returns:
        The decision, with every condition. Where the clock cannot be trusted it is decided for moments on both sides,
        and the strictest answer holds. Nothing is raised for anything that papers may say.

    Source: the decision table of the rule pack `fr`; Code du travail R4153-39 and following.
    """
    at = request.at.astimezone(UTC)
    limits = pack.limits
    jumped = abs(request.clock.jumped_seconds)
    if request.clock.synchronised and jumped <= limits.clock_seconds:
        return _decide(request, dossier, machine, pack, Moment(at, at, zone))
    margin = max(timedelta(minutes=limits.clock_margin_minutes), timedelta(seconds=min(jumped, 86_400.0)))
    around = [
        _decide(request, dossier, machine, pack, Moment(at, at + shift, zone))
        for shift in (timedelta(0), -margin, margin)
    ]
    strictest = max(around, key=lambda one: _STRICTNESS.index(one.outcome))
    end = earliest(*(one.ends_at for one in around))
    # What ends within the margin counts as over already: starting fails closed.
    over = end is not None and end - margin <= at
    denied = over or strictest.outcome is Outcome.DENIED
    clock = in_words([Finding("clock", State.MISSING if denied else State.MET)], pack)
    return replace(
        strictest,
        outcome=Outcome.DENIED if denied else strictest.outcome,
        conditions=(*strictest.conditions, *clock),
        obligations=() if denied else strictest.obligations,
        ends_at=None if denied or end is None else end - margin,
        at=at,
    )


_STRICTNESS = (Outcome.ALLOWED, Outcome.SUPERVISED, Outcome.DENIED)


def _decide(request: Request, dossier: Dossier, machine: Equipment, pack: RulePack, moment: Moment) -> Decision:
    case = Case(request, dossier, machine, pack, moment)
    known = classes_of(pack, machine, request.mode, request.task, moment.day)
    for_everyone(case, known)
    if known is not None:
        case.classes = known
    if case.age < ADULT_AT:
        for_minors(case, known)
    else:
        for_adults(case)
    findings = waive(case.findings, request, dossier, moment, pack.limits)
    denied = any(one.failed for one in findings)
    outcome = Outcome.DENIED if denied else Outcome.SUPERVISED if case.supervised else Outcome.ALLOWED
    guardian = case.guardian
    return Decision(
        outcome=outcome,
        row="+".join(dict.fromkeys(case.rows)),
        classes=None if known is None else tuple(sorted(known)),
        conditions=in_words(findings, pack),
        obligations=(Obligation(what="supervision", by=guardian.person, place=machine.place),)
        if guardian is not None and not denied
        else (),
        ends_at=None if denied else _end(case, findings),
        decide_again_at=_birthday(case),
        person=dossier.person.id,
        machine=machine.id,
        at=moment.at,
        pack=f"{pack.name} {pack.version} {pack.digest[:12]}",
    )


def _end(case: Case, findings: Iterable[Finding]) -> datetime | None:
    return earliest(*(one.until for one in findings))


def _birthday(case: Case) -> datetime | None:
    """The next birthday at which rights change, within a year."""
    birth = case.dossier.person.birth_date
    if birth is None:
        return None
    coming = [case.moment.turns(birth, years) for years in BIRTHDAYS if years > case.age]
    horizon = case.moment.wall + timedelta(days=366)
    return next((one for one in sorted(coming) if case.moment.wall < one <= horizon), None)
