"""The decision table, row by row: who, at what age, with which class, and what comes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from collector.access.decision import Outcome
from collector.access.dossier import (
    Diploma,
    Licence,
    LicenceKind,
    MedicalOpinion,
    Mode,
    Status,
    Verdict,
    Withdrawal,
)
from collector.access.equipment import HazardRecord, LockOut, RiskAssessment, Verification
from tests.access.office import (
    DAY,
    FR,
    ask,
    at,
    declaration,
    dossier,
    failed,
    machine,
    request,
    supervisor,
    trained,
    worked,
)

ALLOWED, SUPERVISED, DENIED = Outcome.ALLOWED, Outcome.SUPERVISED, Outcome.DENIED


def classed(*codes: str, **changes: Any) -> Any:
    """A machine whose use the school itself has put into classes."""
    records = (HazardRecord(classes=codes, since=date(2020, 1, 1)),)
    assessed = (RiskAssessment(dated=date(2026, 8, 20), families=("other",)),)
    return machine("other", hazards=records, verifications=(), risk_assessments=assessed, **changes)


def policy(**changes: Any) -> Any:
    return replace(FR, policy=replace(FR.policy, **changes))


def test_a_complete_file_of_a_pupil_at_a_press_brake_is_allowed_under_supervision() -> None:
    """Row 6: every condition met; the decision names who supervises, and the press's class."""
    decision = ask()
    assert (decision.outcome, decision.row, decision.classes) == (SUPERVISED, "6", ("28-1",))
    assert [(one.what, one.by, one.place) for one in decision.obligations] == [("supervision", "s-1", "sheet")]
    codes = [one.code for one in decision.conditions]
    assert codes == [
        "status", "T0.locked_out", "T0.class", "T0.verification", "T1", "T2",
        "T3.rest", "T3.uninterrupted", "T3.day", "T3.week", *(f"K{number}" for number in range(1, 9)),
    ]  # fmt: skip


# T0: for everyone.


@pytest.mark.parametrize("age", [14, 16, 30])
@pytest.mark.parametrize("mode", list(Mode))
def test_t0_a_locked_out_machine_is_denied_to_everyone_in_every_mode(age: int, mode: Mode) -> None:
    decision = ask(dossier(age), machine(lock_outs=(LockOut(since=DAY),)), request(mode=mode))
    assert decision.outcome is DENIED
    assert "T0.locked_out" in failed(decision)


@pytest.mark.parametrize(
    ("equipment", "mode"),
    [
        pytest.param(machine("steam_hammer"), Mode.PRODUCTION, id="unknown family"),
        pytest.param(machine(), None, id="unknown mode"),
        pytest.param(machine(variant="unheard_of"), Mode.PRODUCTION, id="unknown variant"),
        pytest.param(classed("99"), Mode.PRODUCTION, id="unknown class"),
    ],
)
@pytest.mark.parametrize("age", [14, 16, 30])
def test_t0_what_is_not_known_is_denied(equipment: Any, mode: Mode | None, age: int) -> None:
    decision = ask(dossier(age), equipment, request(mode=mode))
    assert decision.outcome is DENIED
    assert "T0.class" in failed(decision)


@pytest.mark.parametrize(
    ("done", "conform", "outcome"),
    [
        pytest.param(date(2026, 8, 24), True, SUPERVISED, id="a day short of three months"),
        pytest.param(date(2026, 8, 23), True, DENIED, id="three months to the day: too old"),
        pytest.param(date(2026, 11, 23), True, SUPERVISED, id="today"),
        pytest.param(date(2026, 11, 24), True, DENIED, id="not yet"),
        pytest.param(date(2026, 11, 20), False, DENIED, id="not conform"),
    ],
)
def test_t0_a_press_is_verified_less_than_three_months_ago(done: date, conform: bool, outcome: Outcome) -> None:
    decision = ask(equipment=machine(verifications=(Verification(done_on=done, conform=conform),)))
    assert decision.outcome is outcome
    adult = ask(dossier(30), machine(verifications=(Verification(done_on=done, conform=conform),)))
    assert adult.outcome is (ALLOWED if outcome is SUPERVISED else DENIED)


# T1 to T3.


def test_t1_the_inspectors_withdrawal_bars_every_machine() -> None:
    withdrawn = (Withdrawal(since=date(2026, 11, 1), reference="DREETS 12"),)
    for family in ("press_brake", "machining_centre"):
        decision = ask(dossier(withdrawals=withdrawn), machine(family))
        assert (decision.outcome, failed(decision)) == (DENIED, {"T1"})


def test_t1_ends_with_the_recorded_lifting_or_at_18() -> None:
    lifted = Withdrawal(since=date(2026, 11, 1), reference="1", lifted_on=DAY, lifted_reference="2")
    assert ask(dossier(withdrawals=(lifted,))).outcome is SUPERVISED
    unproven = replace(lifted, lifted_reference=" ")
    assert ask(dossier(withdrawals=(unproven,))).outcome is DENIED
    assert ask(dossier(18, withdrawals=(unproven,))).outcome is ALLOWED


@pytest.mark.parametrize(
    ("age", "clock", "denied"),
    [
        (15, "19:59", False),
        (15, "20:00", True),
        (15, "05:59", True),
        (15, "06:00", False),
        (16, "20:00", False),
        (16, "21:59", False),
        (16, "22:00", True),
        (17, "05:59", True),
        (18, "23:00", False),
    ],
)
def test_t2_nights_by_age(age: int, clock: str, denied: bool) -> None:
    decision = ask(dossier(age), asked=request(at(clock)))
    assert ("T2" in failed(decision)) is denied
    assert (decision.outcome is DENIED) is denied


@pytest.mark.parametrize(
    ("presences", "code"),
    [
        pytest.param(worked(DAY, "05:30-10:00"), "T3.uninterrupted", id="4 h 30 without a break"),
        pytest.param(worked(DAY, "05:30-07:30", "07:59-10:00"), "T3.uninterrupted", id="29 minutes are no break"),
        pytest.param(worked(DAY, "01:00-05:00", "05:45-09:50"), "T3.day", id="eight hours"),
        pytest.param(worked(date(2026, 11, 22), "12:00-22:30"), "T3.rest", id="rest of 11 h 30"),
    ],
)
def test_t3_working_time(presences: Any, code: str) -> None:
    assert code in failed(ask(dossier(presences=presences)))


def test_t3_a_break_of_half_an_hour_starts_the_stretch_anew() -> None:
    assert not failed(ask(dossier(presences=worked(DAY, "06:00-09:30"))))
    assert not failed(ask(dossier(presences=worked(DAY, "05:30-07:30", "08:00-10:00"))))


def test_t3_the_week_has_35_hours() -> None:
    week = tuple(one for day in range(23, 27) for one in worked(date(2026, 11, day), "08:00-12:00", "13:00-17:00"))
    friday = date(2026, 11, 27)
    assert not failed(ask(dossier(presences=week), asked=request(at("10:00", friday))))
    more = (*week, *worked(friday, "07:00-10:00"))
    assert failed(ask(dossier(presences=more), asked=request(at("10:00", friday)))) == {"T3.week"}
    monday = date(2026, 11, 30)
    assert not failed(ask(dossier(presences=more), asked=request(at("10:00", monday))))


def test_t3_adults_are_not_asked() -> None:
    assert ask(dossier(18, presences=worked(DAY, "00:10-09:50"))).outcome is ALLOWED


# Rows 1 to 13.


def test_row_1_a_minor_who_observes_uses_no_machine() -> None:
    for family in ("press_brake", "machining_centre", "saw"):
        decision = ask(dossier(16, Status.OBSERVATION), machine(family))
        assert (decision.outcome, decision.row) == (DENIED, "1")
        assert "row1" in failed(decision)


@pytest.mark.parametrize("family", ["press_brake", "saw", "welding", "forklift", "manual_lathe"])
def test_row_2_nobody_under_15_does_dangerous_work(family: str) -> None:
    decision = ask(dossier(14), machine(family))
    assert (decision.outcome, decision.row) == (DENIED, "2")


def test_row_3_under_15_on_a_machine_without_class_is_a_setting() -> None:
    denied = ask(dossier(14), machine("machining_centre"))
    assert (denied.outcome, denied.row, failed(denied)) == (DENIED, "3", {"R3"})
    allowed = ask(dossier(14), machine("machining_centre"), pack=policy(powered_under_15=True))
    assert (allowed.outcome, allowed.row) == (SUPERVISED, "3")
    alone = ask(dossier(14), machine("machining_centre"), request(supervisors=()), policy(powered_under_15=True))
    assert failed(alone) == {"supervision"}


@pytest.mark.parametrize("code", ["16", "19", "20", "25", "26", "emf", "32", "36", "37"])
def test_row_4_the_absolute_list(code: str) -> None:
    decision = ask(equipment=classed(code))
    assert (decision.outcome, decision.row, failed(decision)) == (DENIED, "4", {"row4"})


def test_row_4_the_strictest_class_wins_and_every_failure_is_told() -> None:
    decision = ask(dossier(medical_opinions=()), classed("25", "28-1", "30"))
    assert decision.row == "4+10b+6"
    assert failed(decision) == {"row4", "row10b", "K7", "K8"}


def test_row_5_a_habilitation_opens_electrical_work_to_apprentices() -> None:
    held = (Licence(kind=LicenceKind.ELECTRICAL, issued_on=date(2026, 1, 1), valid_until=DAY),)
    apprentice = ask(dossier(16, Status.APPRENTICE, licences=held), classed("24"))
    assert (apprentice.outcome, apprentice.row) == (SUPERVISED, "5")
    assert ask(dossier(16, licences=held), classed("24")).row == "4"
    late = ask(dossier(16, Status.APPRENTICE, licences=held), classed("24"), request(at(day=date(2026, 11, 24))))
    assert (late.outcome, late.row) == (DENIED, "4")


@pytest.mark.parametrize("code", ["28-1", "28-2", "29", "22", "17", "33", "34", "35"])
def test_row_6_regulated_work_asks_for_every_condition(code: str) -> None:
    assert (ask(equipment=classed(code)).outcome, ask(equipment=classed(code)).row) == (SUPERVISED, "6")
    bare = ask(dossier(declarations=(), medical_opinions=(), trainings=()), classed(code), request(supervisors=()))
    assert {"K2", "K5", "K6", "K7", "K8"} <= failed(bare)


@pytest.mark.parametrize(
    ("papers", "equipment", "code"),
    [
        pytest.param(dossier(programme=None), machine(), "K1", id="K1 no programme"),
        pytest.param(dossier(16, Status.STAFF), machine(), "K1", id="K1 a status without derogation"),
        pytest.param(dossier(declarations=(declaration(programmes=()),)), machine(), "K1", id="K1 not listed"),
        pytest.param(dossier(declarations=(declaration(sent_on=None),)), machine(), "K2", id="K2 not sent"),
        pytest.param(dossier(declarations=(declaration(places=("x",)),)), machine(), "K2", id="K2 another place"),
        pytest.param(dossier(declarations=(declaration(works=("22",)),)), machine(), "K2", id="K2 other works"),
        pytest.param(dossier(declarations=(declaration(machines=("m-2",)),)), machine(), "K3", id="K3 another machine"),
        pytest.param(dossier(declarations=(declaration(jobs=()),)), classed("29"), "K3", id="K3 no such job"),
        pytest.param(dossier(), machine(risk_assessments=()), "K4", id="K4 no assessment"),
        pytest.param(dossier(), machine(first_assigned_on=date(2026, 8, 20)), "K4", id="K4 of the first day"),
        pytest.param(dossier(trainings=(trained("m-2"),)), machine(), "K5", id="K5 another machine"),
        pytest.param(dossier(trainings=(trained("m-1", passed=False),)), machine(), "K5", id="K5 failed"),
        pytest.param(dossier(trainings=(trained("m-1", evaluated_on=None),)), machine(), "K5", id="K5 not evaluated"),
        pytest.param(dossier(trainings=(trained("m-1", modes=(Mode.CLEANING,)),)), machine(), "K5", id="K5 mode"),
        pytest.param(dossier(medical_opinions=(MedicalOpinion(issued_on=DAY, verdict=Verdict.UNFIT),)), machine(),
                     "K7", id="K7 unfit"),
        pytest.param(dossier(medical_opinions=(MedicalOpinion(issued_on=date(2025, 11, 23), verdict=Verdict.FIT),)),
                     machine(), "K7", id="K7 a year ago to the day"),
        pytest.param(dossier(medical_opinions=(MedicalOpinion(issued_on=DAY, verdict=Verdict.FIT_WITH_EXCLUSIONS,
                                                              excluded_classes=("28",)),)), machine(), "K7",
                     id="K7 excluded"),
    ],
)  # fmt: skip
def test_row_6_each_condition_alone_denies(papers: Any, equipment: Any, code: str) -> None:
    """Without a programme, what the inspector may ask for is not complete either."""
    decision = ask(papers, equipment)
    assert (decision.outcome, failed(decision) - {"K8"}) == (DENIED, {code})


def test_row_7_driving_training_and_authorisation_for_apprentices() -> None:
    held = tuple(
        Licence(kind=kind, issued_on=date(2026, 1, 1))
        for kind in (LicenceKind.DRIVING_TRAINING, LicenceKind.DRIVING_AUTHORISATION)
    )
    bare = dossier(16, Status.APPRENTICE, licences=held, declarations=(), trainings=())
    decision = ask(bare, machine("forklift"))
    assert (decision.outcome, decision.row) == (SUPERVISED, "7")
    assert ask(dossier(16, licences=held), machine("forklift")).row == "6"
    assert ask(dossier(16, licences=held), machine("forklift")).outcome is SUPERVISED
    assert ask(replace(bare, licences=held[:1]), machine("forklift")).outcome is DENIED


def test_row_8_a_matching_diploma_for_apprentices_who_are_fit() -> None:
    held = (Diploma(title="CAP", obtained_on=date(2026, 7, 1), classes=("28",)),)
    bare = dossier(17, Status.APPRENTICE, diplomas=held, declarations=(), trainings=())
    decision = ask(bare, asked=request(supervisors=()))
    assert (decision.outcome, decision.row) == (ALLOWED, "8")
    assert ask(dossier(17, diplomas=held)).row == "6"
    assert ask(replace(bare, medical_opinions=())).outcome is DENIED


def test_row_9_a_machine_without_class_asks_for_training_and_supervision() -> None:
    decision = ask(dossier(declarations=(), medical_opinions=()), machine("machining_centre"))
    assert (decision.outcome, decision.row) == (SUPERVISED, "9")
    alone = request(supervisors=())
    assert failed(ask(equipment=machine("machining_centre"), asked=alone)) == {"R9.supervision"}
    free = ask(equipment=machine("machining_centre"), asked=alone, pack=policy(supervise_unclassified=False))
    assert free.outcome is ALLOWED
    assert failed(ask(dossier(trainings=()), machine("machining_centre"))) == {"K5"}


@pytest.mark.parametrize("code", ["18", "21", "23", "30", "31"])
def test_row_10b_classes_outside_this_workshop(code: str) -> None:
    decision = ask(equipment=classed(code))
    assert (decision.outcome, decision.row) == (DENIED, "10b")
    moved = ask(equipment=classed(code), pack=policy(also_regulated=("23", "31")))
    assert (moved.outcome is SUPERVISED) is (code in ("23", "31"))


def test_row_11_an_adult_is_allowed_if_trained() -> None:
    for status in (Status.ADULT_TRAINEE, Status.STAFF, Status.PUPIL):
        bare = dossier(18, status, declarations=(), medical_opinions=(), programme=None)
        decision = ask(bare, asked=request(supervisors=()))
        assert (decision.outcome, decision.row) == (ALLOWED, "11")
        assert failed(ask(replace(bare, trainings=()))) == {"K5"}


def test_row_12_adults_need_licences_for_live_parts_and_driving() -> None:
    assert failed(ask(dossier(30), classed("24"))) == {"R12.habilitation"}
    assert failed(ask(dossier(30), machine("forklift"))) == {"R7.training", "R7.authorisation"}
    held = tuple(Licence(kind=kind, issued_on=date(2026, 1, 1)) for kind in LicenceKind)
    assert ask(dossier(30, licences=held), machine("forklift")).outcome is ALLOWED
    assert ask(dossier(30, licences=held), classed("24")).outcome is ALLOWED


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"person": replace(supervisor().person, status=Status.ADULT_TRAINEE)}, id="a trainee of age"),
        pytest.param({"person": replace(supervisor().person, birth_date=date(2009, 1, 1))}, id="no adult"),
        pytest.param({"person": replace(supervisor().person, birth_date=None)}, id="of unknown age"),
        pytest.param({"named_since": None}, id="not named"),
        pytest.param({"named_until": date(2026, 11, 22)}, id="no longer named"),
        pytest.param({"trainings": ()}, id="not trained on the machine"),
        pytest.param({"place": "machining"}, id="elsewhere"),
        pytest.param({"place": None}, id="not there"),
        pytest.param({"renewed_at": at("08:59")}, id="not renewed for an hour"),
        pytest.param({"left_at": at("09:55")}, id="gone"),
        pytest.param({"trainees": 12}, id="over the ratio"),
        pytest.param({"function": "caretaker"}, id="a function that is not declared"),
        pytest.param({"machines": ("m-2",)}, id="for another machine"),
    ],
)
def test_row_13_who_does_not_count_as_supervisor(changes: dict[str, Any]) -> None:
    decision = ask(asked=request(supervisors=(supervisor(**changes),)))
    assert (decision.outcome, failed(decision)) == (DENIED, {"K6"})


def test_an_unknown_status_is_denied_at_any_age() -> None:
    for age in (14, 16, 30):
        assert "status" in failed(ask(dossier(age, None)))
