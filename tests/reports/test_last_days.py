"""The last day of a paper is the last on which the rules themselves count it: to the day, at every boundary."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from collector.access import civil
from collector.access.decision import State
from collector.access.declarations import cover
from collector.access.dossier import (
    Declaration,
    Dossier,
    Licence,
    LicenceKind,
    MedicalOpinion,
    Mode,
    Person,
    Programme,
    SafetyTraining,
    Status,
    Verdict,
)
from collector.access.equipment import Equipment, Verification
from collector.access.moment import Moment
from collector.access.papers import licence, medical, verification
from collector.access.supervision import training_of
from collector.reports.last_days import last_day, renewed
from collector.settings.rule_pack import load_pack
from collector.store.papers_records import Content, Enrolment, Naming, Paper, PaperKind, Standing

PACK = load_pack("fr")
PARIS = ZoneInfo("Europe/Paris")
BRAKE = Equipment(id="plieuse-1", family="press_brake", place="atelier")
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
LATER = st.none() | DAYS


def noon(day: date) -> Moment:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=PARIS).astimezone(UTC)
    return Moment(at, at, PARIS)


def counts(content: Content, day: date) -> bool:
    """Whether the rules count a paper on a day, nothing else being on file."""
    moment, who = noon(day), Person(id="p", status=Status.PUPIL)
    match content:
        case MedicalOpinion():
            dossier = Dossier(person=who, medical_opinions=[content])
            return medical(dossier, ["28-1"], BRAKE, moment, PACK.limits).state is State.MET
        case SafetyTraining():
            return training_of([content], BRAKE.id, Mode.PRODUCTION, moment)[0] is State.MET
        case Licence():
            dossier = Dossier(person=who, licences=[content])
            return licence("R12.habilitation", LicenceKind.ELECTRICAL, dossier, BRAKE, moment).state is State.MET
        case Verification():
            machine = Equipment(id="plieuse-1", family="press_brake", place="atelier", verifications=[content])
            return verification(machine, moment, PACK).state is State.MET
        case Declaration():
            dossier = Dossier(person=who, programme=Programme(id="cap", length="2 ans"), declarations=[content])
            [answer] = cover(dossier, BRAKE, ["28-1"], None, moment, PACK)
            return answer.failures == 0
        case _:
            raise AssertionError(content)


def declaration(sent_on: date, withdrawn_on: date | None) -> Declaration:
    return Declaration(id="d", sent_on=sent_on, proof="AR 1", places=["atelier"], works=["28"], machines=["plieuse-1"],
                       programmes=["cap"], withdrawn_on=withdrawn_on)  # fmt: skip


@given(st.one_of(
    st.builds(MedicalOpinion, issued_on=DAYS, verdict=st.just(Verdict.FIT), valid_until=LATER, withdrawn_on=LATER),
    st.builds(SafetyTraining, machine=st.just("plieuse-1"), given_on=st.just(date(2019, 12, 1)), evaluated_on=DAYS,
              passed=st.just(True), valid_until=LATER),
    st.builds(Licence, kind=st.just(LicenceKind.ELECTRICAL), issued_on=DAYS, valid_until=LATER, withdrawn_on=LATER),
    st.builds(Verification, done_on=DAYS),
    st.builds(declaration, DAYS, LATER),
))  # fmt: skip
def test_the_last_day_is_the_last_on_which_the_rules_count_it(content: Content) -> None:
    """On its last day a paper opens what it opens, on the next day it does not, whatever it says of its end."""
    end = last_day(content, PACK, BRAKE)
    if end is None:
        assert counts(content, date(2040, 1, 1))
        return
    began = {
        "issued_on": getattr(content, "issued_on", None), "evaluated_on": getattr(content, "evaluated_on", None),
        "done_on": getattr(content, "done_on", None), "sent_on": getattr(content, "sent_on", None),
    }  # fmt: skip
    assume(end >= max(one for one in began.values() if one is not None))
    assert counts(content, end)
    assert not counts(content, end + timedelta(days=1))


@pytest.mark.parametrize(
    ("content", "end"),
    [
        (declaration(date(2024, 2, 29), None), date(2027, 2, 27)),
        (declaration(date(2025, 9, 12), None), date(2028, 9, 11)),
        (declaration(date(2025, 9, 12), date(2026, 1, 1)), date(2025, 12, 31)),
        (Declaration(id="d", sent_on=None, proof="AR 1"), None),
        (MedicalOpinion(issued_on=date(2025, 12, 8), verdict=Verdict.FIT), date(2026, 12, 7)),
        (MedicalOpinion(issued_on=date(2025, 12, 8), verdict=Verdict.FIT, valid_until=date(2026, 6, 30)),
         date(2026, 6, 30)),
        (MedicalOpinion(issued_on=date(2025, 12, 8), verdict=Verdict.UNFIT, valid_until=date(2026, 6, 30)), None),
        (Verification(done_on=date(2026, 11, 30)), date(2027, 2, 27)),
        (Verification(done_on=date(2026, 11, 12)), date(2027, 2, 11)),
        (Verification(done_on=date(2026, 11, 12), conform=False), None),
        (SafetyTraining(machine="m", given_on=date(2026, 9, 1), evaluated_on=date(2026, 9, 2), passed=False,
                        valid_until=date(2026, 12, 1)), None),
        (SafetyTraining(machine="m", given_on=date(2026, 9, 1), valid_until=date(2026, 12, 1)), None),
        (Licence(kind=LicenceKind.ELECTRICAL, issued_on=date(2024, 1, 16), withdrawn_on=date(2026, 5, 2)),
         date(2026, 5, 1)),
        (Naming(function="f", since=date(2026, 9, 1), until=date(2026, 12, 31)), date(2026, 12, 31)),
        (Enrolment(programme="cap", since=date(2026, 9, 1)), None),
        (Standing(status=Status.PUPIL, since=date(2026, 9, 1), until=date(2027, 7, 9)), date(2027, 7, 9)),
        (None, None),
    ],
)  # fmt: skip
def test_last_days(content: Content | None, end: date | None) -> None:
    """Third anniversaries, months and ends that a paper states, to the day; what opens nothing has no last day."""
    assert last_day(content, PACK, BRAKE) == end


def test_only_machines_that_must_be_verified_have_a_verification_that_lapses() -> None:
    """A lathe's verification ends nothing: no rule asks for one."""
    lathe = Equipment(id="tour-1", family="cnc_lathe")
    assert last_day(Verification(done_on=date(2026, 1, 1)), PACK, lathe) is None


def paper(content: Content, kind: PaperKind, number: int = 0) -> Paper:
    return Paper(id=f"d-{number}", kind=kind, person="p", machine=None, content=content, digest="", author="a",
                 recorded_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number))  # fmt: skip


OPINION = MedicalOpinion(issued_on=date(2025, 12, 8), verdict=Verdict.FIT)
TRAINING = SafetyTraining(
    machine="m", modes=[Mode.PRODUCTION, Mode.SETTING], given_on=date(2026, 1, 5), evaluated_on=date(2026, 1, 6),
    passed=True, valid_until=date(2026, 12, 18),
)  # fmt: skip
NAMED = Naming(function="Maître", since=date(2026, 9, 1), until=date(2026, 12, 31))
LICENCE = Licence(kind=LicenceKind.ELECTRICAL, issued_on=date(2024, 1, 16), valid_until=date(2027, 1, 15))


@pytest.mark.parametrize(
    ("before", "after", "taken"),
    [
        (OPINION, MedicalOpinion(issued_on=date(2026, 12, 7), verdict=Verdict.FIT), True),
        (OPINION, MedicalOpinion(issued_on=date(2026, 12, 8), verdict=Verdict.UNFIT), True),
        (OPINION, MedicalOpinion(issued_on=date(2026, 12, 9), verdict=Verdict.FIT), False),
        (OPINION, MedicalOpinion(issued_on=date(2026, 12, 1), verdict=Verdict.FIT, machines=["tour-1"]), False),
        (OPINION, MedicalOpinion(issued_on=date(2026, 12, 1), verdict=Verdict.FIT, classes=["28"]), False),
        (OPINION, MedicalOpinion(issued_on=date(2025, 12, 1), verdict=Verdict.FIT), False),
        (NAMED, Naming(function="Maître", since=date(2027, 1, 1)), True),
        (NAMED, Naming(function="Maître", since=date(2027, 1, 2)), False),
        (NAMED, Naming(function="Chef", since=date(2027, 1, 1)), False),
        (NAMED, Naming(function="Maître", machines=["tour-1"], since=date(2027, 1, 1)), False),
        (LICENCE, Licence(kind=LicenceKind.ELECTRICAL, issued_on=date(2027, 1, 16)), True),
        (LICENCE, Licence(kind=LicenceKind.ELECTRICAL, issued_on=date(2027, 1, 17)), False),
        (LICENCE, Licence(kind=LicenceKind.DRIVING_TRAINING, issued_on=date(2026, 1, 16)), False),
        (Enrolment(programme="a", since=date(2025, 9, 1), until=date(2026, 7, 1)),
         Enrolment(programme="b", since=date(2026, 7, 2)), True),
        (Enrolment(programme="a", since=date(2025, 9, 1), until=date(2026, 7, 1)),
         Enrolment(programme="b", since=date(2026, 9, 1)), False),
        (Verification(done_on=date(2026, 11, 12)), Verification(done_on=date(2027, 2, 12), conform=False), True),
    ],
)  # fmt: skip
def test_what_takes_a_paper_s_place(before: Content, after: Content, taken: bool) -> None:
    """In time, for as much, of the same kind: then nothing lapses. What answers with a no has answered, too."""
    kinds = {
        MedicalOpinion: PaperKind.MEDICAL_OPINION, Naming: PaperKind.SUPERVISOR, Licence: PaperKind.LICENCE,
        Enrolment: PaperKind.ENROLMENT, Verification: PaperKind.VERIFICATION,
    }  # fmt: skip
    kind = kinds[type(before)]
    end = last_day(before, PACK, BRAKE)
    assert end is not None
    by = end + timedelta(days=1)
    assert renewed(paper(before, kind), end, [paper(after, kind, 1)], by, PACK) is taken


def test_a_training_is_renewed_mode_by_mode() -> None:
    """Two refreshers, one for each mode, take its place; one for a single mode does not."""

    def refreshed(*modes: Mode) -> SafetyTraining:
        return SafetyTraining(machine="m", modes=modes, given_on=date(2026, 12, 1), evaluated_on=date(2026, 12, 2),
                              passed=True)  # fmt: skip

    kind, by = PaperKind.SAFETY_TRAINING, date(2026, 12, 19)
    one, other = (paper(refreshed(mode), kind) for mode in (Mode.PRODUCTION, Mode.SETTING))
    assert not renewed(paper(TRAINING, kind), date(2026, 12, 18), [one], by, PACK)
    assert renewed(paper(TRAINING, kind), date(2026, 12, 18), [one, other], by, PACK)


@given(DAYS)
def test_months_are_clipped(done: date) -> None:
    """A verification never lasts longer than its three months by the calendar."""
    end = last_day(Verification(done_on=done), PACK, BRAKE)
    assert end is not None
    assert end < civil.months_after(done, 3) <= done + timedelta(days=92)
