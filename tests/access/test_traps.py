"""The cases that a naive implementation gets wrong, each by its name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from collector.access import civil
from collector.access.decide import decide
from collector.access.decision import Outcome, State
from collector.access.dossier import (
    DeclarationUpdate,
    Dossier,
    ExtraHours,
    MedicalOpinion,
    Mode,
    Presence,
    Programme,
    Status,
    Verdict,
    Withdrawal,
)
from collector.access.equipment import HazardRecord, RiskAssessment, Verification
from collector.access.request import ClockTrust, Overridable, Override, OverrideRole, Request
from tests.access.office import (
    DAY,
    FR,
    PARIS,
    ask,
    at,
    born,
    declaration,
    dossier,
    failed,
    machine,
    request,
    state,
    supervisor,
    trained,
    utc,
    worked,
)

ALLOWED, SUPERVISED, DENIED = Outcome.ALLOWED, Outcome.SUPERVISED, Outcome.DENIED


# 1. Birthdays are civil dates in the site's zone.


@pytest.mark.parametrize(
    ("birth", "turns_15_at"),
    [
        pytest.param(date(2011, 11, 23), utc(2026, 11, 22, 23, 0), id="winter"),
        pytest.param(date(2011, 7, 14), utc(2026, 7, 13, 22, 0), id="summer"),
    ],
)
def test_the_right_starts_at_local_midnight(birth: date, turns_15_at: object) -> None:
    assert civil.midnight(civil.birthday(birth, 15), PARIS) == turns_15_at


def test_a_pupil_turns_15_at_midnight_and_not_at_utc_midnight() -> None:
    """A quarter past local midnight it is already the birthday, though not yet in UTC."""
    equipment = machine("machining_centre")
    moment = at("00:15")
    assert ask(dossier(birth_date=date(2011, 11, 23)), equipment, request(moment)).row == "9"
    assert ask(dossier(birth_date=date(2011, 11, 24)), equipment, request(moment)).row == "3"


# 2. 29 February.


@pytest.mark.parametrize(("years", "day"), [(15, date(2027, 3, 1)), (16, date(2028, 2, 29)), (18, date(2030, 3, 1))])
def test_born_on_29_february(years: int, day: date) -> None:
    birth = date(2012, 2, 29)
    assert civil.birthday(birth, years) == day
    assert civil.age_on(birth, day) == years
    assert civil.age_on(birth, day - timedelta(days=1)) == years - 1


# 3. Birthdays inside a session.


def test_the_18th_birthday_inside_a_session_goes_on_with_the_new_basis() -> None:
    birth = date(2008, 11, 24)
    before = ask(dossier(birth_date=birth), asked=request(at("21:30")))
    assert (before.row, before.decide_again_at) == ("6", utc(2026, 11, 23, 23))
    assert before.ends_at is not None
    assert before.ends_at <= utc(2026, 11, 23, 21), "the night at 22:00 ends it, the birthday does not"
    after = ask(dossier(birth_date=birth), asked=request(at("00:01", date(2026, 11, 24))))
    assert (after.outcome, after.row) == (ALLOWED, "11")


def test_the_16th_birthday_moves_the_night_window_the_same_day() -> None:
    papers = dossier(birth_date=date(2010, 11, 23))
    assert failed(ask(papers, asked=request(at("20:30", date(2026, 11, 22))))) == {"T2"}
    assert failed(ask(papers, asked=request(at("20:30")))) == set()


def test_the_16th_birthday_shortens_the_rest_the_same_day() -> None:
    evening = worked(date(2026, 11, 22), "14:00-19:00")
    morning = request(at("08:00"))
    assert failed(ask(dossier(birth_date=date(2010, 11, 24), presences=evening), asked=morning)) == {"T3.rest"}
    assert failed(ask(dossier(birth_date=date(2010, 11, 23), presences=evening), asked=morning)) == set()


# 4. Elapsed time and wall clock.


def test_the_stretch_is_elapsed_time_when_the_clocks_change() -> None:
    """On 25 October 2026 the clock on the wall shows 2:30 twice: 0:30 to 4:00 is four and a half hours."""
    day = date(2026, 10, 25)
    papers = dossier(presences=(Presence(since=at("00:30", day), until=at("04:00", day)),))
    assert "T3.uninterrupted" in failed(ask(papers, asked=request(at("04:00", day))))


def test_the_rest_is_elapsed_time_when_the_clocks_change() -> None:
    """From 20:00 to 8:00 in the night of 29 March 2026 there are eleven hours only."""
    papers = dossier(17, presences=worked(date(2026, 3, 28), "13:00-20:00"))
    assert "T3.rest" in failed(ask(papers, asked=request(at("08:00", date(2026, 3, 29)))))
    assert "T3.rest" not in failed(ask(papers, asked=request(at("09:00", date(2026, 3, 29)))))


def test_a_clock_that_cannot_be_trusted_is_read_to_the_cautious_side() -> None:
    doubtful = ClockTrust(synchronised=False)
    near = request(at("21:50"), clock=doubtful)
    assert failed(ask(asked=near)) >= {"T2"}
    assert ask(asked=request(at("21:50"))).outcome is SUPERVISED
    birthday = dossier(birth_date=date(2011, 11, 23))
    assert ask(birthday, asked=request(at("00:05"), clock=doubtful)).outcome is DENIED
    noon = ask(birthday, asked=request(at("12:00"), clock=doubtful))
    assert noon.outcome is SUPERVISED
    assert state(noon, "clock") is State.MET
    jumped = request(at("21:50"), clock=ClockTrust(jumped_seconds=-121))
    assert ask(asked=jumped).outcome is DENIED
    assert ask(asked=replace(jumped, clock=ClockTrust(jumped_seconds=120))).outcome is SUPERVISED


# 5. Declarations.


@pytest.mark.parametrize(
    ("sent", "last"),
    [
        pytest.param(date(2023, 11, 24), date(2026, 11, 23), id="the eve of the third anniversary"),
        pytest.param(date(2024, 2, 29), date(2027, 2, 27), id="sent on 29 February"),
    ],
)
def test_the_last_day_of_a_declaration(sent: date, last: date) -> None:
    papers = dossier(17, birth_date=date(2009, 9, 1), declarations=(declaration(sent_on=sent),), trainings=(
        trained("m-1"),), medical_opinions=(MedicalOpinion(issued_on=last, verdict=Verdict.FIT),))  # fmt: skip
    equipment = machine(verifications=(Verification(done_on=last),))
    assert ask(papers, equipment, request(at(day=last))).outcome is SUPERVISED
    assert state(ask(papers, equipment, request(at(day=last + timedelta(days=1)))), "K2") is State.EXPIRED


def test_of_overlapping_declarations_any_one_is_enough_and_one_must_cover_all() -> None:
    old, young = declaration(id="old", sent_on=date(2023, 11, 23)), declaration(id="young")
    assert ask(dossier(declarations=(old, young))).outcome is SUPERVISED
    halves = declaration(id="a", machines=()), declaration(id="b", places=())
    assert failed(ask(dossier(declarations=halves))) in ({"K3"}, {"K2"})


def test_an_update_counts_from_the_day_it_was_sent() -> None:
    updated = declaration(machines=(), updates=(DeclarationUpdate(sent_on=DAY, machines=("m-1",)),))
    assert ask(dossier(declarations=(updated,))).outcome is SUPERVISED
    assert failed(ask(dossier(declarations=(updated,)), asked=request(at(day=date(2026, 11, 22))))) == {"K3"}


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_month_arithmetic_clips(day: date, months: int, last: date) -> None:
    assert civil.months_after(day, months) == last


# 6 and 11. Ends.


def test_a_decision_ends_with_the_first_thing_that_it_rests_on() -> None:
    """The supervisor's badge, ten minutes old, is what lapses first; then the day's hours; then the press."""
    assert ask().ends_at == utc(2026, 11, 23, 9, 50)
    later = request(supervisors=(supervisor(renewed_at=at("10:00")),))
    assert ask(dossier(presences=worked(DAY, "06:00-10:00")), asked=later).ends_at == utc(2026, 11, 23, 9, 30)
    adult = ask(dossier(30))
    assert adult.ends_at == utc(2026, 12, 31, 23), "three months after 1 October"


def test_a_denial_has_no_end() -> None:
    assert ask(dossier(14)).ends_at is None


# 7. The supervisor leaves.


def test_when_one_supervisor_leaves_another_carries_on() -> None:
    gone = supervisor(left_at=at("09:58"))
    other = replace(supervisor(), person=replace(supervisor().person, id="s-2"))
    assert failed(ask(asked=request(supervisors=(gone,)))) == {"K6"}
    assert ask(asked=request(supervisors=(gone, other))).obligations[0].by == "s-2"


def test_trainees_who_ask_together_are_counted_together() -> None:
    eleven = (supervisor(trainees=11),)
    assert ask(asked=request(supervisors=eleven)).outcome is SUPERVISED
    assert failed(ask(asked=request(supervisors=eleven, asking=2))) == {"K6"}


# 8. The mode seen by the machine.


def test_an_opened_guard_is_another_decision() -> None:
    papers = dossier(declarations=())
    assert ask(papers, machine("machining_centre")).row == "9"
    opened = ask(papers, machine("machining_centre"), request(mode=Mode.SETTING))
    assert (opened.outcome, opened.row, opened.classes) == (DENIED, "6", ("28-2",))


# 9. Effective dates.


def test_a_reclassification_counts_from_its_day() -> None:
    """The school's own record goes before the pack's, from its first day on; the permit ends the night before."""
    own = HazardRecord(modes=(Mode.PRODUCTION,), classes=("28-2",), since=date(2026, 11, 24))
    equipment = machine("machining_centre", hazards=(own,))
    today = ask(dossier(30), equipment)
    assert (today.classes, today.ends_at) == ((), utc(2026, 11, 23, 23))
    assert ask(equipment=equipment, asked=request(at(day=date(2026, 11, 24)))).row == "6"


def test_the_list_of_r4313_78_taken_over_unchanged_ends_nothing() -> None:
    """On 20 January 2027 the press's row is another line with the same classes: no permit ends for it."""
    equipment = machine(verifications=(Verification(done_on=date(2027, 1, 15)),))
    eve = ask(dossier(30), equipment, request(at(day=date(2027, 1, 19))))
    assert eve.ends_at == utc(2027, 4, 14, 22)
    assert ask(dossier(30), equipment, request(at(day=date(2027, 1, 20)))).classes == ("28-1",)


def test_a_withdrawn_opinion_leaves_none_behind_it() -> None:
    older = MedicalOpinion(issued_on=date(2026, 6, 1), verdict=Verdict.FIT)
    newer = MedicalOpinion(issued_on=date(2026, 9, 1), verdict=Verdict.FIT, withdrawn_on=date(2026, 11, 1))
    assert failed(ask(dossier(medical_opinions=(older, newer)))) == {"K7"}


def test_the_latest_opinion_in_scope_decides() -> None:
    fit = MedicalOpinion(issued_on=date(2026, 6, 1), verdict=Verdict.FIT)
    unfit_elsewhere = MedicalOpinion(issued_on=date(2026, 9, 1), verdict=Verdict.UNFIT, classes=("22",))
    assert ask(dossier(medical_opinions=(fit, unfit_elsewhere))).outcome is SUPERVISED
    unfit = replace(unfit_elsewhere, classes=("28",))
    assert failed(ask(dossier(medical_opinions=(fit, unfit)))) == {"K7"}


# 12. A forgotten badge-out.


def test_a_forgotten_badge_out_is_neither_rest_nor_endless_work() -> None:
    papers = dossier(presences=(Presence(since=at("08:00", date(2026, 11, 20))),))
    decision = ask(papers)
    assert failed(decision) == {"T3.rest"}
    assert state(decision, "T3.week") is State.MET


# 13. A negative opinion says nothing at the kiosk.


def test_a_negative_opinion_gives_no_reason() -> None:
    unfit = MedicalOpinion(issued_on=DAY, verdict=Verdict.UNFIT)
    decision = ask(dossier(medical_opinions=(unfit,)))
    [condition] = decision.failed
    assert condition.next is not None
    assert condition.next.fr == "Voir votre enseignant"
    assert "unfit" not in condition.detail


# Overrides: house policy only.


def override(condition: Overridable, **changes: object) -> Override:
    whole = Override(condition=condition, by="h-1", role=OverrideRole.HEAD, reason="Portes ouvertes",
                     since=at("20:00"), until=at("21:00"))  # fmt: skip
    return replace(whole, **changes)  # type: ignore[arg-type]


def test_the_head_may_waive_the_night_of_a_pupil_for_an_hour() -> None:
    papers, asked = dossier(15), request(at("20:30"), overrides=(override(Overridable.NIGHT),))
    decision = ask(papers, asked=asked)
    assert (decision.outcome, state(decision, "T2")) == (SUPERVISED, State.OVERRIDDEN)
    assert decision.ends_at == utc(2026, 11, 23, 20), "with the exception"


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"until": at("21:01")}, id="longer than an hour"),
        pytest.param({"reason": " "}, id="without a reason"),
        pytest.param({"by": "p-1"}, id="by the pupil"),
        pytest.param({"since": at("20:31"), "until": at("21:00")}, id="not yet"),
        pytest.param({"since": at("19:30"), "until": at("20:30")}, id="over"),
    ],
)
def test_an_exception_that_does_not_count(changes: dict[str, object]) -> None:
    asked = request(at("20:30"), overrides=(override(Overridable.NIGHT, **changes),))
    assert failed(ask(dossier(15), asked=asked)) == {"T2"}


def test_for_apprentices_working_time_is_the_law() -> None:
    asked = request(at("20:30"), overrides=(override(Overridable.NIGHT),))
    assert failed(ask(dossier(15, Status.APPRENTICE), asked=asked)) == {"T2"}


def test_no_exception_reaches_the_law() -> None:
    """Rows 1, 2, 4, T1 and the K conditions: with every exception there is, the answer stays no."""
    every = tuple(override(one) for one in Overridable)
    asked = request(at("20:30"), overrides=every)
    for papers in (
        dossier(16, Status.OBSERVATION),
        dossier(14),
        dossier(withdrawals=(Withdrawal(since=DAY),)),
        dossier(medical_opinions=()),
        dossier(trainings=()),
        dossier(declarations=()),
    ):
        assert ask(papers, asked=asked).outcome is DENIED
    alone = replace(asked, supervisors=())
    assert failed(ask(asked=alone)) == {"K6"}


def test_policy_supervision_may_be_waived() -> None:
    alone = request(at("20:30"), supervisors=(), overrides=(override(Overridable.POLICY_SUPERVISION),))
    assert ask(equipment=machine("machining_centre"), asked=alone).outcome is ALLOWED


def test_another_zone_has_other_birthdays() -> None:
    """In Saint-Denis de la Réunion the day begins three hours earlier than in Paris."""
    moment = utc(2026, 11, 22, 20, 30)
    papers = dossier(birth_date=date(2011, 11, 23))
    asked = request(moment)
    centre = machine("machining_centre")
    assert decide(asked, papers, centre, FR, ZoneInfo("Indian/Reunion")).row == "9"
    assert decide(asked, papers, centre, FR, PARIS).row == "3"


def test_an_unknown_birth_date_counts_as_under_15() -> None:
    assert ask(dossier(birth_date=None)).row == "2"
    assert ask(dossier(birth_date=None), machine("machining_centre")).row == "3"
    assert born(15) < DAY


# What an independent reader of the law found.


def test_of_two_equal_hazard_records_all_classes_hold() -> None:
    records = tuple(HazardRecord(classes=codes, since=date(2026, 1, 1)) for codes in ((), ("28-2",), ("22",)))
    for order in (records, tuple(reversed(records))):
        assert ask(equipment=machine("machining_centre", hazards=order)).classes == ("22", "28-2")


def test_only_classes_that_the_pack_lets_move_can_be_moved() -> None:
    pack = replace(FR, policy=replace(FR.policy, also_regulated=("18", "30", "31")))
    for code, moved in (("18", False), ("30", False), ("31", True)):
        record = HazardRecord(classes=(code,), since=date(2020, 1, 1))
        assert (ask(equipment=machine(hazards=(record,)), pack=pack).outcome is SUPERVISED) is moved


@pytest.mark.parametrize(
    ("papers", "asked"),
    [
        pytest.param(dossier(presences=worked(DAY, "05:35-10:00")), request(), id="5 minutes before 4 h 30"),
        pytest.param(dossier(), request(supervisors=(supervisor(renewed_at=at("09:05")),)), id="presence nearly over"),
        pytest.param(
            dossier(17, presences=worked(date(2026, 11, 22), "14:00-21:55")), request(), id="5 minutes after the rest"
        ),
    ],
)
def test_near_an_elapsed_time_an_untrusted_clock_says_no(papers: Dossier, asked: Request) -> None:
    """Nothing is granted for no time at all, and what is over by a moment is not over yet."""
    assert ask(papers, asked=asked).outcome is SUPERVISED
    doubtful = ask(papers, asked=replace(asked, clock=ClockTrust(synchronised=False)))
    assert (doubtful.outcome, doubtful.ends_at) == (DENIED, None)
    assert "clock" in failed(doubtful)


def test_supervisors_without_names_leave_the_inspection_file_incomplete() -> None:
    nameless = supervisor(person=replace(supervisor().person, named=False))
    assert failed(ask(asked=request(supervisors=(nameless,)))) == {"K8"}


def test_a_programme_whose_length_nobody_wrote_down_leaves_it_incomplete_too() -> None:
    for length in (None, "", " "):
        assert failed(ask(dossier(programme=Programme(id="cap", length=length)))) == {"K8"}


def test_more_hours_than_the_law_allows_cannot_be_authorised() -> None:
    week = tuple(one for day in range(23, 28) for one in worked(date(2026, 11, day), "08:00-12:00", "13:00-17:00"))
    extra = (ExtraHours(week=DAY, hours=10, reference="DREETS 7"),)
    saturday = request(at("10:00", date(2026, 11, 28)))
    assert failed(ask(dossier(presences=week[:-1], extra_hours=extra), asked=saturday)) == set()
    assert failed(ask(dossier(presences=week, extra_hours=extra), asked=saturday)) == {"T3.week"}


def test_an_exclusion_counts_whatever_the_verdict_says() -> None:
    opinion = MedicalOpinion(issued_on=DAY, verdict=Verdict.FIT, excluded_machines=("m-1",))
    assert failed(ask(dossier(medical_opinions=(opinion,)))) == {"K7"}


def test_the_latest_risk_assessment_says_whether_the_measures_are_in_place() -> None:
    first, later = (
        RiskAssessment(dated=day, families=("press_brake",), measures_in_place=done)
        for day, done in ((date(2026, 8, 20), True), (date(2026, 10, 1), False))
    )
    assert failed(ask(equipment=machine(risk_assessments=(first, later)))) == {"K4"}


def test_a_badge_out_forgotten_this_very_morning_leaves_the_rest_unproven() -> None:
    open_ended = (Presence(since=at("08:00")), Presence(since=at("09:30")))
    assert failed(ask(dossier(presences=open_ended))) == {"T3.rest"}
    assert failed(ask(dossier(presences=open_ended[1:]))) == set()


def test_a_declaration_without_proof_of_sending_was_not_sent() -> None:
    assert failed(ask(dossier(declarations=(declaration(proof=" "),)))) == {"K2"}


def test_no_function_is_no_declared_function() -> None:
    blank = dossier(declarations=(declaration(functions=("",)),))
    assert "K6" in failed(ask(blank, asked=request(supervisors=(supervisor(function=""),))))
