"""A school's filing cabinet for tests: one complete case, and short ways to change what a test is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from collector.access.decide import decide
from collector.access.decision import Decision, State
from collector.access.dossier import (
    Declaration,
    Dossier,
    Job,
    MedicalOpinion,
    Mode,
    Person,
    Presence,
    Programme,
    SafetyTraining,
    Status,
    Verdict,
)
from collector.access.equipment import Equipment, RiskAssessment, Verification
from collector.access.pack import RulePack
from collector.access.request import Request, Supervisor
from collector.settings.rule_pack import load_pack

PARIS = ZoneInfo("Europe/Paris")
FR = load_pack("fr")
DAY = date(2026, 11, 23)
"""A Monday."""

ALL_MODES = tuple(Mode)


def at(clock: str = "10:00", day: date = DAY) -> datetime:
    """A time on the wall of the school."""
    hour, minute = map(int, clock.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=PARIS)


def born(age: int, day: date = DAY) -> date:
    """The birth date of somebody who turned so old some months ago."""
    return date(day.year - age, 3, 14)


def trained(machine: str, **changes: Any) -> SafetyTraining:
    """A safety training for every mode, evaluated and passed."""
    whole = SafetyTraining(
        machine=machine, modes=ALL_MODES, given_on=date(2026, 9, 7), evaluated_on=date(2026, 9, 11), passed=True
    )
    return replace(whole, **changes)


def machine(family: str = "press_brake", **changes: Any) -> Equipment:
    """A machine in the sheet-metal place, verified, assessed."""
    whole = Equipment(
        id="m-1",
        family=family,
        place="sheet",
        verifications=(Verification(done_on=date(2026, 10, 1)),),
        risk_assessments=(RiskAssessment(dated=date(2026, 8, 20), families=(family,)),),
        first_assigned_on=date(2026, 9, 14),
    )
    return replace(whole, **changes)


def declaration(**changes: Any) -> Declaration:
    """A declaration that covers everything regulated on machine m-1."""
    whole = Declaration(
        id="d-1",
        sent_on=date(2025, 9, 1),
        proof="AR 1A 234",
        places=("sheet",),
        works=("17", "22", "27", "28", "29", "33", "34", "35", "23", "31"),
        machines=("m-1",),
        jobs=(Job(machine="m-1"),),
        programmes=("cap",),
        functions=("trainer",),
    )
    return replace(whole, **changes)


def dossier(age: int = 16, status: Status | None = Status.PUPIL, **changes: Any) -> Dossier:
    """A pupil's complete papers."""
    birth = changes.pop("birth_date", born(age))
    whole = Dossier(
        person=Person(id="p-1", birth_date=birth, status=status),
        programme=Programme(id="cap", title="CAP", length="2 ans"),
        declarations=(declaration(),),
        medical_opinions=(MedicalOpinion(issued_on=date(2026, 9, 2), verdict=Verdict.FIT),),
        trainings=(trained("m-1"),),
    )
    return replace(whole, **changes)


def supervisor(**changes: Any) -> Supervisor:
    """A trainer who badged in at the place ten minutes before ten."""
    whole = Supervisor(
        person=Person(id="s-1", birth_date=date(1980, 1, 5), status=Status.STAFF),
        named_since=date(2025, 9, 1),
        function="trainer",
        trainings=(trained("m-1"),),
        place="sheet",
        renewed_at=at("09:50"),
    )
    return replace(whole, **changes)


def request(moment: datetime | None = None, mode: Mode | None = Mode.PRODUCTION, **changes: Any) -> Request:
    """A request with the supervisor there, his badge ten minutes old."""
    moment = moment or at()
    there = supervisor(renewed_at=moment - timedelta(minutes=10))
    return replace(Request(at=moment, mode=mode, supervisors=(there,)), **changes)


def ask(
    papers: Dossier | None = None,
    equipment: Equipment | None = None,
    asked: Request | None = None,
    pack: RulePack = FR,
) -> Decision:
    """Decide, with everything complete where nothing is said."""
    return decide(asked or request(), papers or dossier(), equipment or machine(), pack, PARIS)


def failed(decision: Decision) -> set[str]:
    """The codes that stand in the way."""
    return {one.code for one in decision.failed}


def state(decision: Decision, code: str) -> State:
    """How one condition stands."""
    return next(one.state for one in decision.conditions if one.code == code)


def worked(day: date, *stretches: str) -> tuple[Presence, ...]:
    """Stretches of work on a day: "08:00-12:00"."""
    bounds = [one.split("-") for one in stretches]
    return tuple(Presence(since=at(since, day), until=at(until, day)) for since, until in bounds)


def utc(*parts: int) -> datetime:
    """An instant in UTC."""
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]
