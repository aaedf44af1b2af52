"""The papers on file: proved by the journal, corrected by further papers, and put together for a decision."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from collector.access.dossier import (
    Declaration,
    DeclarationUpdate,
    Job,
    LicenceKind,
    MedicalOpinion,
    Mode,
    Presence,
    Programme,
    SafetyTraining,
    Status,
    Verdict,
    Withdrawal,
)
from collector.access.dossier import Person as Asking
from collector.access.equipment import HazardRecord, LockOut, RiskAssessment, Verification
from collector.core.facts import Fact, PaperRecorded, PaperRevoked, Role, SessionClosed, SessionLeft, SessionOpened
from collector.errors import RequestRefused
from collector.store import papers
from collector.store.papers_assembly import dossier_of, equipment_of, supervisors
from collector.store.papers_records import (
    FORMS,
    Content,
    Enrolment,
    MachineTraits,
    Naming,
    Paper,
    PaperKind,
    Standing,
    decode_content,
    encode_content,
)
from collector.store.registry import Registry
from collector.store.registry_records import Person, PersonRole
from collector.store.store import Store
from collector.store.verify import verify

PARIS = ZoneInfo("Europe/Paris")
NOON = datetime(2026, 11, 18, 11, tzinfo=UTC)
"""A Wednesday, noon in Paris."""

LEA, ANNE = "p-aaaa2222", "p-eeee6666"
FIT = MedicalOpinion(issued_on=date(2026, 9, 8), verdict=Verdict.FIT)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "data", now=lambda: NOON) as store:
        registry = Registry(store.writer)
        born = date(2010, 3, 14)
        registry.save_person(Person(id=LEA, reference="E1", given_name="Léa", family_name="Martin", birth_date=born))
        registry.save_person(
            Person(id=ANNE, reference="F1", given_name="Anne", family_name="Roux", role=PersonRole.TRAINER,
                   birth_date=date(1980, 1, 1))
        )  # fmt: skip
        yield store


def on_file(store: Store, kind: PaperKind, content: Content, at: datetime = NOON, **about: Any) -> Paper:
    """Record a paper."""
    return store.write_now(lambda connection: papers.record(connection, kind, content, at=at, author="a-1", **about))


def revoked(store: Store, paper: Paper, at: datetime = NOON) -> None:
    store.write_now(lambda connection: papers.revoke(connection, paper.id, at=at, author="a-1"))


def counting(store: Store, known_at: datetime | None = None) -> list[str]:
    """Ids of the papers that count."""
    with store.reader() as connection:
        return [one.id for one in papers.current(connection, known_at)]


# What a paper may say.


def anything(kind: PaperKind) -> st.SearchStrategy[Any]:
    return st.builds(FORMS[kind].content)


@pytest.mark.parametrize("kind", PaperKind)
def test_a_paper_comes_back_as_it_was(kind: PaperKind) -> None:
    """Every kind, whatever it says; lists come back as tuples, and the same content has one text."""

    @given(content=anything(kind))
    def there_and_back(content: Content) -> None:
        body = encode_content(content)
        again = decode_content(kind, body)
        assert encode_content(again) == body
        assert decode_content(kind, encode_content(again)) == again

    there_and_back()


@pytest.mark.parametrize(
    "changed",
    [
        {"reason": "asthma"}, {"issued_on": "08/09/2026"}, {"issued_on": "20260908"}, {"issued_on": None},
        {"issued_on": 20260908}, {"issued_on": "2026-09-08T00:00:00"}, {"verdict": "perhaps"}, {"classes": "28"},
        {"classes": {"28": 1}},
    ],
)  # fmt: skip
def test_what_fits_no_paper_is_refused(changed: dict[str, Any]) -> None:
    """Unknown keys, texts for lists, days in another form: strict, because rights rest on it."""
    plain = json.loads(encode_content(FIT)) | changed
    with pytest.raises(ValueError):
        decode_content(PaperKind.MEDICAL_OPINION, json.dumps(plain))


def test_a_medical_opinion_has_no_room_for_a_reason(store: Store) -> None:
    """Verdict, scope, days and kind of doctor: no free text in the class, and none in the tables."""
    assert {one.name for one in fields(MedicalOpinion)} == {
        "issued_on", "verdict", "classes", "machines", "excluded_classes", "excluded_machines", "valid_until", "doctor",
        "withdrawn_on",
    }  # fmt: skip
    with store.reader() as connection:
        for table in ("paper", "paper_revocation"):
            columns = {row[1] for row in connection.execute(text(f"PRAGMA table_info({table})"))}
            assert not columns & {"reason", "remark", "comment", "note"}


@pytest.mark.parametrize(
    ("kind", "content", "about"),
    [
        (PaperKind.MEDICAL_OPINION, FIT, {}),
        (PaperKind.MEDICAL_OPINION, FIT, {"machine": "mill-1"}),
        (PaperKind.DIPLOMA, FIT, {"person": LEA}),
        (PaperKind.LOCK_OUT, LockOut(since=date(2026, 1, 1)), {}),
        (PaperKind.LOCK_OUT, LockOut(since=date(2026, 1, 1)), {"person": LEA, "machine": "mill-1"}),
        (PaperKind.PROGRAMME, Programme(id="cap", length="2 ans"), {"person": LEA}),
    ],
)
def test_a_paper_is_about_what_its_kind_is_about(
    store: Store, kind: PaperKind, content: Content, about: dict[str, str]
) -> None:
    """A lock-out of a person, an opinion on nobody: refused, nothing is written."""
    with pytest.raises(ValueError):
        on_file(store, kind, content, **about)
    assert counting(store) == []
    assert store.head == 0


def test_nobody_has_papers_who_is_not_in_the_registry(store: Store) -> None:
    """The database itself refuses it, and no fact of it is left."""
    with pytest.raises(IntegrityError):
        on_file(store, PaperKind.MEDICAL_OPINION, FIT, person="p-nobody")
    assert store.head == 0


# Proof.


def test_the_journal_proves_when_which_paper_was_on_file(store: Store) -> None:
    """A fact with kind, ids and digest; of the content and the name nothing. The chain verifies."""
    made = on_file(store, PaperKind.MEDICAL_OPINION, FIT, person=LEA)
    [entry] = store.facts()
    assert entry.fact == PaperRecorded(
        machine="", at=NOON, paper=made.id, kind="medical_opinion", person=LEA, digest=made.digest, author="a-1"
    )
    with store.reader() as connection:
        body = str(connection.execute(text("SELECT body FROM journal")).scalar())
        assert papers.is_genuine(connection, made.id) is True
    assert not any(word in body for word in ("2026-09-08", "verdict", "Léa", "Martin", "occupational"))
    store.close()
    with Store.open(store.directory) as again:
        assert verify(again.readers, again.directory).findings == ()


def test_the_same_opinion_on_two_people_has_two_digests(store: Store) -> None:
    """Salted: what was erased cannot be guessed from the journal."""
    one = on_file(store, PaperKind.MEDICAL_OPINION, FIT, person=LEA)
    other = on_file(store, PaperKind.MEDICAL_OPINION, FIT, person=ANNE)
    assert one.digest != other.digest


def test_a_training_is_about_person_and_machine(store: Store) -> None:
    """Its machine is the training's, and stands in the fact."""
    made = on_file(store, PaperKind.SAFETY_TRAINING, SafetyTraining(machine="mill-1", given_on=date(2026, 9, 1)),
                   person=LEA)  # fmt: skip
    [entry] = store.facts()
    assert (made.person, made.machine, entry.fact.machine) == (LEA, "mill-1", "mill-1")


def test_papers_are_never_changed_or_removed(store: Store) -> None:
    """Not even by a direct statement; only what they say of a person can be emptied."""
    made = on_file(store, PaperKind.MEDICAL_OPINION, FIT, person=LEA)
    school = on_file(store, PaperKind.PROGRAMME, Programme(id="cap", length="2 ans"))
    revoked(store, school)
    for statement in (
        "DELETE FROM paper", "UPDATE paper SET body = '{}'", "UPDATE paper SET recorded_at = 0",
        "UPDATE paper SET body = NULL, salt = NULL, author = 'x'",
        f"UPDATE paper SET body = NULL WHERE id = '{made.id}'",
        f"UPDATE paper SET body = NULL, salt = NULL WHERE id = '{school.id}'",
        "DELETE FROM paper_revocation", "UPDATE paper_revocation SET author = 'x'",
    ):  # fmt: skip
        with pytest.raises(DBAPIError, match="only"), store.writer.begin() as connection:
            connection.execute(text(statement))


def test_erasing_a_person_empties_what_their_papers_say(store: Store) -> None:
    """That there were papers stays, with facts and digests; what they said is in no table and counts no more."""
    made = on_file(store, PaperKind.MEDICAL_OPINION, FIT, person=LEA)
    kept = on_file(store, PaperKind.MEDICAL_OPINION, FIT, person=ANNE)
    assert store.write_now(lambda connection: papers.erase(connection, LEA)) == 1
    assert store.write_now(lambda connection: papers.erase(connection, LEA)) == 0
    assert counting(store) == [kept.id]
    with store.reader() as connection:
        left = papers.paper(connection, made.id)
        assert left is not None and left.content is None and left.digest == made.digest
        assert papers.is_genuine(connection, made.id) is None
        assert [one.id for one in papers.history(connection, person=LEA)] == [made.id]
        assert dossier_of(connection, LEA, NOON, PARIS).medical_opinions == ()


# Corrections.


def test_a_correction_replaces_and_the_past_keeps_what_was_known(store: Store) -> None:
    """From its recording on the correction counts; before it, what was on file then."""
    unfit = MedicalOpinion(issued_on=date(2026, 9, 8), verdict=Verdict.UNFIT)
    later = NOON + timedelta(days=2)
    first = on_file(store, PaperKind.MEDICAL_OPINION, FIT, person=LEA)
    second = on_file(store, PaperKind.MEDICAL_OPINION, unfit, at=later, person=LEA, replaces=first.id)
    assert counting(store) == [second.id]
    assert counting(store, later) == [second.id]
    assert counting(store, later - timedelta(microseconds=1)) == [first.id]
    assert counting(store, NOON - timedelta(seconds=1)) == []
    with store.reader() as connection:
        known_then = dossier_of(connection, LEA, later, PARIS, known_at=NOON)
        assert [one.verdict for one in known_then.medical_opinions] == [Verdict.FIT]
        assert [one.verdict for one in dossier_of(connection, LEA, NOON, PARIS).medical_opinions] == [Verdict.UNFIT]


def test_a_paper_is_corrected_once_and_by_one_of_its_like(store: Store) -> None:
    """A further correction corrects the correction; a paper of another person corrects nothing."""
    first = on_file(store, PaperKind.MEDICAL_OPINION, FIT, person=LEA)
    with pytest.raises(RequestRefused, match="same subject"):
        on_file(store, PaperKind.MEDICAL_OPINION, FIT, person=ANNE, replaces=first.id)
    on_file(store, PaperKind.MEDICAL_OPINION, FIT, person=LEA, replaces=first.id)
    with pytest.raises(RequestRefused, match="already"):
        on_file(store, PaperKind.MEDICAL_OPINION, FIT, person=LEA, replaces=first.id)
    with pytest.raises(RequestRefused, match="already"):
        revoked(store, first)
    with pytest.raises(RequestRefused, match="no paper"):
        on_file(store, PaperKind.MEDICAL_OPINION, FIT, person=LEA, replaces="d-nothing")


def test_a_revoked_paper_counts_no_more_and_revives_nothing(store: Store) -> None:
    """Taking a correction back does not bring back what was wrong; the fact says when and by whom."""
    first = on_file(store, PaperKind.MEDICAL_OPINION, FIT, person=LEA)
    second = on_file(store, PaperKind.MEDICAL_OPINION, FIT, person=LEA, replaces=first.id)
    later = NOON + timedelta(hours=1)
    revoked(store, second, later)
    assert counting(store) == []
    assert counting(store, NOON) == [second.id]
    assert [entry.fact for entry in store.facts()][-1] == PaperRevoked(
        machine="", at=later, paper=second.id, kind="medical_opinion", person=LEA, author="a-1"
    )
    with pytest.raises(RequestRefused, match="already"):
        revoked(store, second)


# For a decision.


def test_a_dossier_holds_everything_on_file(store: Store) -> None:
    """Own papers, all declarations of the school, status and programme of the day, the name and birth date."""
    declaration = Declaration(
        id="d1", sent_on=date(2025, 9, 12), proof="", jobs=(Job(machine="mill-1"),),
        updates=(DeclarationUpdate(sent_on=date(2026, 9, 3), machines=("press-1",)),),
    )  # fmt: skip
    training = SafetyTraining(machine="mill-1", modes=(Mode.PRODUCTION, Mode.SETTING), given_on=date(2026, 9, 1))
    withdrawal = Withdrawal(since=date(2026, 3, 1))
    on_file(store, PaperKind.DECLARATION, declaration)
    on_file(store, PaperKind.PROGRAMME, Programme(id="cap", title="CAP", length="2 ans"))
    for kind, content in (
        (PaperKind.MEDICAL_OPINION, FIT), (PaperKind.SAFETY_TRAINING, training), (PaperKind.WITHDRAWAL, withdrawal),
        (PaperKind.STATUS, Standing(status=Status.PUPIL, since=date(2026, 9, 1))),
        (PaperKind.ENROLMENT, Enrolment(programme="cap", since=date(2026, 9, 1), until=date(2028, 7, 7))),
    ):  # fmt: skip
        on_file(store, kind, content, person=LEA)
    on_file(store, PaperKind.MEDICAL_OPINION, FIT, person=ANNE)
    with store.reader() as connection:
        made = dossier_of(connection, LEA, NOON, PARIS)
        nobody = dossier_of(connection, "p-nobody", NOON, PARIS)
    assert made.person == Asking(id=LEA, birth_date=date(2010, 3, 14), status=Status.PUPIL)
    assert made.programme is not None and made.programme.title == "CAP"
    assert made.declarations == nobody.declarations == (declaration,)
    assert made.medical_opinions == (FIT,)
    assert made.trainings == (training,)
    assert made.withdrawals == (withdrawal,)
    assert nobody.person == Asking(id="p-nobody", named=False)
    assert nobody.programme is None


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2026, 8, 31), None),
        (date(2026, 9, 1), Status.PUPIL),
        (date(2026, 12, 31), Status.PUPIL),
        (date(2027, 1, 1), Status.APPRENTICE),
        (date(2027, 6, 30), Status.APPRENTICE),
        (date(2027, 7, 1), None),
    ],
)
def test_a_status_begins_and_ends_at_local_midnight(store: Store, day: date, status: Status | None) -> None:
    """The one that began last counts; after its end there is none, and an earlier one does not come back."""
    pupil = Standing(status=Status.PUPIL, since=date(2026, 9, 1))
    apprentice = Standing(status=Status.APPRENTICE, since=date(2027, 1, 1), until=date(2027, 6, 30))
    on_file(store, PaperKind.STATUS, apprentice, person=LEA)
    on_file(store, PaperKind.STATUS, pupil, person=LEA)
    begin = datetime(day.year, day.month, day.day, tzinfo=PARIS)
    with store.reader() as connection:
        for at in (begin, begin + timedelta(hours=23, minutes=59)):
            assert dossier_of(connection, LEA, at.astimezone(UTC), PARIS).person.status is status


def worked(store: Store, since: datetime, until: datetime | None, machine: str = "mill-1", person: str = LEA) -> None:
    """A session of one person."""
    session = f"{machine}.{since:%m%d%H%M}"
    told: list[Fact] = [
        SessionOpened(machine=machine, at=since, session=session, persons=(person,), order=None, operation=None,
                      role=Role.RUN, author="a-1", via="badge")
    ]  # fmt: skip
    if until is not None:
        told.append(SessionLeft(machine=machine, at=until, session=session, person=person, author="a-1", via="badge"))
        told.append(SessionClosed(machine=machine, at=until, session=session, reason="left", author="a", via="badge"))
    store.commit_now(told)


def test_presences_are_those_of_the_week_and_the_day_before(store: Store) -> None:
    """As they were seen at that instant: what came later is not known yet, what nobody ended is never too old."""
    hour = timedelta(hours=1)
    friday, sunday = NOON - timedelta(days=5), NOON - timedelta(days=3)
    forgotten = NOON - timedelta(days=20)
    worked(store, forgotten, None, "saw-1")
    worked(store, friday, friday + hour)
    worked(store, sunday, sunday + hour)
    worked(store, NOON - 3 * hour, NOON - 2 * hour)
    worked(store, NOON - hour, NOON + hour, "lathe-1")
    worked(store, NOON + 2 * hour, NOON + 3 * hour)
    worked(store, NOON - hour, NOON, "press-1", ANNE)
    with store.reader() as connection:
        seen = dossier_of(connection, LEA, NOON, PARIS).presences
    assert seen == (
        Presence(since=forgotten),
        Presence(since=sunday, until=sunday + hour),
        Presence(since=NOON - 3 * hour, until=NOON - 2 * hour),
        Presence(since=NOON - hour),
    )


def test_a_machine_s_papers(store: Store) -> None:
    """Its own, and all risk assessments; of its traits the latest that have begun."""
    hazard = HazardRecord(modes=(Mode.CLEANING,), classes=("17",), since=date(2026, 1, 1))
    verification = Verification(done_on=date(2026, 11, 12))
    lock_out = LockOut(since=date(2026, 10, 5), until=date(2026, 10, 7))
    assessment = RiskAssessment(dated=date(2025, 7, 8), families=("saw",))
    on_file(store, PaperKind.RISK_ASSESSMENT, assessment)
    for machine in ("press-1", "press-2"):
        on_file(store, PaperKind.VERIFICATION, verification, machine=machine)
    on_file(store, PaperKind.HAZARD, hazard, machine="press-1")
    on_file(store, PaperKind.LOCK_OUT, lock_out, machine="press-1")
    on_file(store, PaperKind.TRAITS, MachineTraits(since=date(2026, 1, 1), variant="slow"), machine="press-1")
    on_file(store, PaperKind.TRAITS, MachineTraits(since=date(2027, 1, 1), powered=False), machine="press-1")
    with store.reader() as connection:
        made = equipment_of(connection, "press-1", "press_brake", "shop", NOON, PARIS)
        other = equipment_of(connection, "press-2", "press_brake", "shop", NOON, PARIS)
        coming = equipment_of(connection, "press-1", "press_brake", "shop", NOON + timedelta(days=60), PARIS)
    assert (made.hazards, made.verifications, made.lock_outs) == ((hazard,), (verification,), (lock_out,))
    assert (made.variant, made.powered, made.place, made.family) == ("slow", True, "shop", "press_brake")
    assert (coming.variant, coming.powered) == (None, False)
    assert made.risk_assessments == other.risk_assessments == (assessment,)
    assert (other.hazards, other.variant, other.first_assigned_on) == ((), None, None)


def test_the_first_assignment_is_the_first_session_of_a_minor(store: Store) -> None:
    """Trainers and adults do not count; a trainee whose birth date nobody knows any more does."""
    registry = Registry(store.writer)
    registry.save_person(
        Person(id="p-old", reference="E9", given_name="A", family_name="B", birth_date=date(2000, 1, 1))
    )
    worked(store, NOON - timedelta(days=30), NOON - timedelta(days=30) + timedelta(hours=1), person=ANNE)
    worked(store, NOON - timedelta(days=20), NOON - timedelta(days=20) + timedelta(hours=1), person="p-old")
    worked(store, NOON - timedelta(days=10), NOON - timedelta(days=10) + timedelta(hours=1))

    def first(at: datetime = NOON) -> date | None:
        with store.reader() as connection:
            return equipment_of(connection, "mill-1", "saw", "shop", at, PARIS).first_assigned_on

    assert first() == date(2026, 11, 8)
    assert first(NOON - timedelta(days=11)) is None
    registry.erase("p-old")
    assert first() == date(2026, 10, 29)


def test_supervisors_are_those_who_are_named(store: Store) -> None:
    """With status, birth date and trainings; once for each naming, and none that is over."""
    training = SafetyTraining(machine="mill-1", given_on=date(2025, 8, 25))
    on_file(store, PaperKind.STATUS, Standing(status=Status.STAFF, since=date(2020, 9, 1)), person=ANNE)
    on_file(store, PaperKind.SAFETY_TRAINING, training, person=ANNE)
    on_file(store, PaperKind.SUPERVISOR, Naming(function="trainer", machines=("mill-1",), since=date(2025, 9, 1)),
            person=ANNE)  # fmt: skip
    over = Naming(function="head", since=date(2024, 9, 1), until=date(2026, 11, 17))
    on_file(store, PaperKind.SUPERVISOR, over, person=ANNE)
    with store.reader() as connection:
        [one] = supervisors(connection, NOON, PARIS)
        assert len(supervisors(connection, NOON - timedelta(days=1), PARIS)) == 2
        assert supervisors(connection, NOON, PARIS, known_at=NOON - timedelta(days=1)) == ()
    assert one.person == Asking(id=ANNE, birth_date=date(1980, 1, 1), status=Status.STAFF)
    assert (one.function, one.machines, one.named_since) == ("trainer", ("mill-1",), date(2025, 9, 1))
    assert one.trainings == (training,)
    assert one.place is None


def test_every_licence_kind_is_one_paper(store: Store) -> None:
    """An enumeration inside a paper comes back as one."""
    for kind in LicenceKind:
        content = decode_content(PaperKind.LICENCE, f'{{"kind": "{kind}", "issued_on": "2026-01-01"}}')
        assert on_file(store, PaperKind.LICENCE, content, person=LEA).content == content
