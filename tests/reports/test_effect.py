"""What a paper would change, before it is on file: for whom, on which machine, from when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from collector.access.decision import Outcome
from collector.access.dossier import MedicalOpinion, Mode, SafetyTraining, Verdict, Withdrawal
from collector.access.equipment import LockOut, Verification
from collector.reports.effect import Change, Effect, effects
from collector.store import papers
from collector.store.papers_records import Content, Naming, PaperKind
from tests.reports.scene import GARNIER, NOW, PETIT, TODAY, TRAINER, School

BENALI, LEFEVRE = "E26-002", "E26-008"


def of(school: School, kind: PaperKind, content: Content | None, **about: str) -> list[Effect]:
    """The effects of a new paper; `person` is the school's number."""
    person = school.id(about["person"]) if "person" in about else None
    change = Change(kind, person, about.get("machine"), content, about.get("gone"))
    with school.reading() as connection:
        return effects(connection, school.workshop, [change], NOW)


def turned(found: Sequence[Effect]) -> list[Effect]:
    return [one for one in found if one.before.outcome is not one.after.outcome]


def test_a_renewed_opinion_matters_on_the_day_on_which_the_old_one_is_over(lively: School) -> None:
    opinion = MedicalOpinion(issued_on=TODAY, verdict=Verdict.FIT)
    found = of(lively, PaperKind.MEDICAL_OPINION, opinion, person=LEFEVRE)
    assert {lively.workshop.day(one.at) for one in found} == {date(2026, 12, 8)}
    assert {one.person.reference for one in found} == {LEFEVRE}
    assert all([it.code for it in one.before.failed] == ["K7"] for one in found)
    assert {one.after.outcome for one in found} == {Outcome.SUPERVISED}


def test_a_withdrawal_counts_at_once_and_one_that_begins_later_later(lively: School) -> None:
    now = of(lively, PaperKind.WITHDRAWAL, Withdrawal(since=TODAY, reference="Acte 12"), person=GARNIER)
    assert {one.at for one in turned(now)} >= {NOW}
    assert {one.machine for one in turned(now)} == {"centre-1", "tour-1", "plieuse-1"}
    assert all("T1" in {it.code for it in one.after.failed} for one in now)
    later = of(lively, PaperKind.WITHDRAWAL, Withdrawal(since=TODAY + timedelta(days=3)), person=GARNIER)
    assert {lively.workshop.day(one.at) for one in later} == {TODAY + timedelta(days=3)}


def test_what_is_about_a_machine_touches_everybody_there_and_no_other_machine(lively: School) -> None:
    found = of(lively, PaperKind.LOCK_OUT, LockOut(since=TODAY, reason="carter"), machine="plieuse-1")
    assert {one.machine for one in found} == {"plieuse-1"}
    assert len({one.person.id for one in found}) > 20
    assert {one.after.outcome for one in found} == {Outcome.DENIED}
    conform = Verification(done_on=TODAY, conform=False)
    assert turned(of(lively, PaperKind.VERIFICATION, conform, machine="plieuse-1"))


def test_who_supervises_matters_to_those_under_his_eyes(lively: School) -> None:
    """The only other supervisor of the press brake is named until the end of the year."""
    with lively.reading() as connection:
        namings = papers.current(connection, kinds=[PaperKind.SUPERVISOR], person=lively.id(TRAINER))
    assert namings
    found = of(lively, PaperKind.SUPERVISOR, None, person=TRAINER, gone=namings[0].id)
    assert all(one.person.reference != TRAINER for one in found)
    more = Naming(function="Maître professionnel", since=TODAY)
    assert isinstance(of(lively, PaperKind.SUPERVISOR, more, person="R-02"), list)


def test_modes_that_a_training_names_are_looked_at_too(lively: School) -> None:
    training = SafetyTraining(
        machine="plieuse-1", modes=(Mode.SETTING, Mode.MAINTENANCE), given_on=TODAY, evaluated_on=TODAY, passed=True
    )
    found = of(lively, PaperKind.SAFETY_TRAINING, training, person=BENALI, machine="plieuse-1")
    assert {one.mode for one in turned(found)} >= {Mode.SETTING}
    assert Mode.MAINTENANCE in {one.mode for one in found}
    assert {one.machine for one in found} == {"plieuse-1"}


def test_what_is_said_already_changes_nothing_and_several_are_looked_at_together(lively: School) -> None:
    with lively.reading() as connection:
        known = papers.current(connection, kinds=[PaperKind.MEDICAL_OPINION], person=lively.id(GARNIER))[-1]
        same = Change(known.kind, known.person, None, known.content, known.id)
        assert effects(connection, lively.workshop, [same], NOW) == []
        unfit = MedicalOpinion(issued_on=TODAY, verdict=Verdict.UNFIT)
        both = [
            Change(PaperKind.MEDICAL_OPINION, lively.id(one), None, unfit) for one in (GARNIER, PETIT)
        ]  # fmt: skip
        found = effects(connection, lively.workshop, both, NOW)
    assert {one.person.reference for one in turned(found)} == {GARNIER}, "the other may not already"
    assert {one.at for one in found} == {NOW}
