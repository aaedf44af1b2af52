"""What holds for every dossier whatever: no file, however strange, opens what the law keeps shut."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from collector.access.decide import decide
from collector.access.decision import Outcome
from collector.access.dossier import (
    Declaration,
    Diploma,
    Dossier,
    ExtraHours,
    Job,
    Licence,
    LicenceKind,
    MedicalOpinion,
    Mode,
    Person,
    Presence,
    Programme,
    SafetyTraining,
    Status,
    Verdict,
    Withdrawal,
)
from collector.access.equipment import Equipment, HazardRecord, LockOut, RiskAssessment, Verification
from collector.access.request import ClockTrust, Overridable, Override, OverrideRole, Request, Supervisor
from collector.settings.rule_pack import load_pack
from tests.access.office import FR, PARIS, at, born, dossier, machine, request

DAYS = st.dates(date(2022, 1, 1), date(2031, 1, 1)) | st.dates()
NEAR = st.dates(date(2026, 1, 1), date(2027, 6, 1))
BIRTHS = st.none() | st.dates(date(2005, 1, 1), date(2014, 12, 31)) | st.dates()
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 1), timezones=st.just(PARIS))  # noqa: DTZ001
CODES = st.sampled_from(sorted(FR.classes)) | st.sampled_from(["28", "99", ""])
CODE_LISTS = st.lists(CODES, max_size=3).map(tuple)
MACHINES = st.lists(st.sampled_from(["m-1", "m-2"]), max_size=2).map(tuple)
FAMILIES = sorted({row.family for row in FR.families})


def some(strategy: Any) -> Any:
    return st.lists(strategy, max_size=3).map(tuple)


PERSONS = st.builds(Person, id=st.just("p-1"), birth_date=BIRTHS, status=st.none() | st.sampled_from(Status))
DECLARATIONS = st.builds(
    Declaration, id=st.sampled_from(["d-1", "d-2"]), sent_on=st.none() | DAYS,
    proof=st.sampled_from(["", "AR"]), places=some(st.just("sheet")),
    works=st.just(tuple(FR.classes)), machines=MACHINES, jobs=some(st.builds(Job, machine=st.just("m-1"))),
    programmes=some(st.just("cap")), functions=some(st.just("trainer")), withdrawn_on=st.none() | DAYS,
)  # fmt: skip
OPINIONS = st.builds(
    MedicalOpinion, issued_on=DAYS, verdict=st.sampled_from(Verdict), classes=CODE_LISTS, machines=MACHINES,
    excluded_classes=CODE_LISTS, excluded_machines=MACHINES, valid_until=st.none() | DAYS,
    withdrawn_on=st.none() | DAYS,
)  # fmt: skip
TRAININGS = st.builds(
    SafetyTraining, machine=st.sampled_from(["m-1", "m-2"]), modes=some(st.sampled_from(Mode)), given_on=DAYS,
    evaluated_on=st.none() | DAYS, passed=st.booleans(), valid_until=st.none() | DAYS,
)  # fmt: skip
LICENCES = st.builds(Licence, kind=st.sampled_from(LicenceKind), issued_on=DAYS, valid_until=st.none() | DAYS)
DIPLOMAS = st.builds(Diploma, title=st.just("CAP"), obtained_on=DAYS, classes=CODE_LISTS)
WITHDRAWALS = st.builds(Withdrawal, since=NEAR, lifted_on=st.none() | NEAR, lifted_reference=st.sampled_from(["", "r"]))
PRESENCES = st.builds(Presence, since=MOMENTS, until=st.none() | MOMENTS)
PROGRAMMES = st.builds(Programme, id=st.just("cap"), length=st.none() | st.just("2 ans"), diploma=st.booleans())
DOSSIERS = st.builds(
    Dossier, person=PERSONS, programme=st.none() | PROGRAMMES,
    declarations=some(DECLARATIONS), medical_opinions=some(OPINIONS), trainings=some(TRAININGS),
    licences=some(LICENCES), diplomas=some(DIPLOMAS), withdrawals=some(WITHDRAWALS), presences=some(PRESENCES),
    extra_hours=some(st.builds(ExtraHours, week=NEAR, hours=st.floats(0, 5), reference=st.just("r"))),
)  # fmt: skip
EQUIPMENTS = st.builds(
    Equipment, id=st.just("m-1"), family=st.sampled_from([*FAMILIES, "unknown"]), place=st.just("sheet"),
    variant=st.none() | st.sampled_from(["slow", "guarded", "?"]), powered=st.booleans(),
    hazards=some(st.builds(HazardRecord, classes=CODE_LISTS, since=DAYS, until=st.none() | DAYS)),
    verifications=some(st.builds(Verification, done_on=NEAR, conform=st.booleans())),
    lock_outs=some(st.builds(LockOut, since=NEAR, until=st.none() | NEAR)),
    risk_assessments=some(st.builds(RiskAssessment, dated=DAYS, families=st.just(tuple(FAMILIES)))),
    first_assigned_on=st.none() | DAYS,
)  # fmt: skip
SUPERVISORS = st.builds(
    Supervisor, person=st.builds(Person, id=st.just("s-1"), birth_date=st.just(date(1980, 1, 1)),
                                 status=st.sampled_from(Status)),
    named_since=st.none() | DAYS, function=st.just("trainer"), trainings=some(TRAININGS), place=st.just("sheet"),
    renewed_at=st.none() | MOMENTS, trainees=st.integers(0, 14),
)  # fmt: skip
OVERRIDES = st.builds(
    Override, condition=st.sampled_from(Overridable), by=st.just("h-1"), role=st.sampled_from(OverrideRole),
    reason=st.just("because"), since=MOMENTS, until=MOMENTS,
)  # fmt: skip
REQUESTS = st.builds(
    Request, at=MOMENTS, mode=st.none() | st.sampled_from(Mode), supervisors=some(SUPERVISORS),
    overrides=some(OVERRIDES),
    clock=st.builds(ClockTrust, synchronised=st.booleans(), jumped_seconds=st.floats(-1e12, 1e12)),
)  # fmt: skip
PACKS = st.sampled_from([FR, load_pack("de")])


@given(REQUESTS, DOSSIERS, EQUIPMENTS, PACKS)
def test_decide_is_total_and_explains_itself(asked: Request, papers: Dossier, equipment: Equipment, pack: Any) -> None:
    """Whatever the papers say there is an answer; it is deterministic, a denial has reasons, a permission an end."""
    decision = decide(asked, papers, equipment, pack, PARIS)
    assert decision == decide(asked, papers, equipment, pack, PARIS)
    assert (decision.outcome is Outcome.DENIED) == bool(decision.failed)
    assert all(one.next is not None and one.text.fr for one in decision.failed)
    if decision.outcome is Outcome.DENIED:
        assert decision.ends_at is None
    else:
        ends = [one.until for one in decision.conditions if one.until is not None]
        assert decision.ends_at is None or decision.ends_at <= min(ends)
        assert (decision.ends_at is None) == (not ends)


@given(REQUESTS, DOSSIERS, EQUIPMENTS, PACKS)
def test_nobody_under_15_on_a_machine_with_a_class(asked: Request, papers: Dossier, equipment: Equipment,
                                                   pack: Any) -> None:  # fmt: skip
    decision = decide(asked, papers, equipment, pack, PARIS)
    birth = papers.person.birth_date
    day = asked.at.astimezone(PARIS).date()
    young = birth is None or (day.year - 15, day.month, day.day) < (birth.year, birth.month, birth.day)
    if young and decision.classes != ():
        assert decision.outcome is Outcome.DENIED


@given(REQUESTS, DOSSIERS, EQUIPMENTS, PACKS)
def test_nobody_past_an_open_withdrawal(asked: Request, papers: Dossier, equipment: Equipment, pack: Any) -> None:
    """Every override and every paper there is: under 18 an open withdrawal means no."""
    withdrawn = replace(papers, withdrawals=(Withdrawal(since=date(2020, 1, 1), reference="r"),))
    decision = decide(asked, withdrawn, equipment, pack, PARIS)
    birth = papers.person.birth_date
    if birth is None or date(2011, 1, 1) < birth:
        assert decision.outcome is Outcome.DENIED


PERMISSIVE = ("declarations", "trainings", "licences", "diplomas", "extra_hours")


@st.composite
def nearly_complete(draw: Any) -> tuple[Request, Dossier, Equipment]:
    """A case that is often allowed: a complete file with something strange mixed in."""
    moment = at("06:00", date(2026, 11, 2)) + timedelta(minutes=draw(st.integers(0, 48 * 24 * 60)))
    papers = dossier(draw(st.integers(14, 19)), draw(st.sampled_from([Status.PUPIL, Status.APPRENTICE])))
    papers = replace(
        papers,
        declarations=(*papers.declarations, *draw(some(DECLARATIONS))),
        trainings=(*papers.trainings, *draw(some(TRAININGS))),
        licences=draw(some(LICENCES)),
        diplomas=draw(some(DIPLOMAS)),
    )
    equipment = machine(draw(st.sampled_from(FAMILIES)))
    return request(moment, draw(st.sampled_from(Mode))), papers, equipment


@given(nearly_complete(), st.sampled_from(PERMISSIVE), st.integers(0, 3))
def test_taking_away_a_paper_never_opens_a_machine(
    case: tuple[Request, Dossier, Equipment], kind: str, place: int
) -> None:
    """A failed evaluation is a paper that says no; taking those away is taken out of the property."""
    asked, papers, equipment = case
    kept = getattr(papers, kind)
    if place >= len(kept) or (kind == "trainings" and not kept[place].passed):
        return
    fewer = replace(papers, **{kind: (*kept[:place], *kept[place + 1 :])})
    before = decide(asked, papers, equipment, FR, PARIS)
    after = decide(asked, fewer, equipment, FR, PARIS)
    if before.outcome is Outcome.DENIED and kind != "trainings":
        assert after.outcome is Outcome.DENIED
    if kind == "trainings" and after.outcome is not Outcome.DENIED:
        # An older training that lasts longer may stand behind a newer one that has run out.
        assert before.outcome is not Outcome.DENIED or any(one.valid_until for one in kept)


@given(nearly_complete())
def test_a_permission_still_holds_a_moment_before_its_end_and_rests_on_something_that_ends_then(
    case: tuple[Request, Dossier, Equipment],
) -> None:
    """Decided again just before the end the answer is the same; at the end something that it rests on is over."""
    asked, papers, equipment = case
    decision = decide(asked, papers, equipment, FR, PARIS)
    if decision.outcome is Outcome.DENIED or decision.ends_at is None:
        return
    if decision.ends_at - asked.at > timedelta(minutes=30):
        before = decide(replace(asked, at=decision.ends_at - timedelta(seconds=1)), papers, equipment, FR, PARIS)
        assert before.outcome is not Outcome.DENIED
    assert decision.ends_at in [one.until for one in decision.conditions]
    assert born(16) < at().date()
