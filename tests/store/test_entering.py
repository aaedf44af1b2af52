"""A paper typed into a form: the same checks as for a line of a list, each problem at its field, nothing doubled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from collector.access.dossier import Declaration, MedicalOpinion, Mode, SafetyTraining, Verdict
from collector.core.facts import PaperRecorded
from collector.errors import ConfigError, RequestRefused
from collector.store import papers
from collector.store.entering import Entered, Form, enter, put_on_file
from collector.store.import_paper_checks import Workshop
from collector.store.import_paper_fields import FIELDS
from collector.store.papers_records import FORMS, Paper, PaperKind
from collector.store.registry import Registry
from collector.store.registry_records import Person
from collector.store.store import Store

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SHOP = Workshop(("tour-1", "plieuse-1"), ("usinage", "tolerie"))
LEA = Person(id="p-aaaa2222", reference="E1", given_name="Léa", family_name="Martin")
OPINION = {"issued_on": "2026-09-08", "verdict": "fit", "doctor": "occupational", "classes": [], "machines": []}


class Desk:
    """Somebody who fills forms in."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def enter(self, kind: PaperKind, cells: dict[str, Any], **more: Any) -> Entered:
        with self.store.reader() as connection:
            return enter(Form(kind, cells=cells, **more), connection, SHOP, TODAY)

    def record(self, entered: Entered, at: datetime = NOW) -> Paper:
        return self.store.write_now(lambda connection: put_on_file(entered, connection, SHOP, TODAY, at, "a-officer"))

    def wrong(self, kind: PaperKind, cells: dict[str, Any], **more: Any) -> dict[str, str]:
        """What is expected, by the field in which something is wrong."""
        with pytest.raises(ConfigError) as refused:
            self.enter(kind, cells, **more)
        return {one.where: one.expected for one in refused.value.problems}

    @property
    def said(self) -> list[Any]:
        with self.store.reader() as connection:
            return [one.content for one in papers.current(connection)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Store.open(tmp_path) as store:
        Registry(store.writer).save_person(LEA)
        yield Desk(store)


def test_a_new_paper_is_checked_first_and_written_with_its_author(desk: Desk) -> None:
    entered = desk.enter(PaperKind.MEDICAL_OPINION, OPINION, person="E1")
    assert (entered.person, entered.before, entered.idle) == (LEA.id, None, False)
    assert desk.said == [], "looking writes nothing"
    desk.record(entered)
    [opinion] = desk.said
    assert opinion == MedicalOpinion(issued_on=date(2026, 9, 8), verdict=Verdict.FIT)
    [fact] = [one.fact for one in desk.store.facts() if isinstance(one.fact, PaperRecorded)]
    assert (fact.author, fact.person, fact.kind) == ("a-officer", LEA.id, "medical_opinion")


def test_every_problem_at_once_each_at_its_field(desk: Desk) -> None:
    cells = {"issued_on": "", "verdict": "perhaps", "machines": ["fraiseuse-9"], "valid_until": "2026-02-31"}
    wrong = desk.wrong(PaperKind.MEDICAL_OPINION, cells, person="E9")
    assert set(wrong) == {"person", "issued_on", "verdict", "machines", "valid_until"}
    assert desk.wrong(PaperKind.LOCK_OUT, {"since": "2026-11-20", "until": "2026-11-19"}, machine="tour-1") == {
        "until": "a day not before 2026-11-20"
    }
    assert "machine" in desk.wrong(PaperKind.LOCK_OUT, {"since": "2026-11-20"})
    assert "excluded_classes" in desk.wrong(
        PaperKind.MEDICAL_OPINION, {**OPINION, "verdict": "fit_with_exclusions"}, person="E1"
    )
    assert "lifted_reference" in desk.wrong(
        PaperKind.WITHDRAWAL, {"since": "2026-11-20", "lifted_on": "2026-11-21"}, person="E1"
    )


def test_one_like_it_on_file_is_corrected_and_the_same_again_is_idle(desk: Desk) -> None:
    desk.record(desk.enter(PaperKind.MEDICAL_OPINION, OPINION, person="E1"))
    again = desk.enter(PaperKind.MEDICAL_OPINION, OPINION, person="E1")
    assert again.idle
    other = desk.enter(PaperKind.MEDICAL_OPINION, {**OPINION, "valid_until": "2027-01-31"}, person="E1")
    assert [(one.field, one.before, one.after) for one in other.changes] == [("valid_until", "", "2027-01-31")]
    desk.record(other)
    assert [one.valid_until for one in desk.said] == [date(2027, 1, 31)], "the old one counts no more"


def test_a_correction_may_change_what_tells_papers_apart(desk: Desk) -> None:
    """A list takes another date for another paper; who corrects a paper means that one."""
    first = desk.record(desk.enter(PaperKind.MEDICAL_OPINION, OPINION, person="E1"))
    entered = desk.enter(
        PaperKind.MEDICAL_OPINION, {**OPINION, "issued_on": "2026-09-07"}, person="E1", corrects=first.id
    )
    assert entered.before == first
    assert desk.record(entered).replaces == first.id
    assert [one.issued_on for one in desk.said] == [date(2026, 9, 7)]
    with pytest.raises(RequestRefused):
        desk.record(entered)
    with pytest.raises(RequestRefused, match="no paper d-none"):
        desk.enter(PaperKind.MEDICAL_OPINION, OPINION, person="E1", corrects="d-none")
    with pytest.raises(RequestRefused):
        desk.enter(PaperKind.STATUS, {"status": "pupil", "since": "2026-09-01"}, person="E1", corrects=first.id)


def test_what_is_not_asked_stays_in_a_correction(desk: Desk) -> None:
    entered = desk.enter(PaperKind.LOCK_OUT, {"since": "2026-11-20", "reason": "contact de porte"}, machine="tour-1")
    lock = desk.record(entered)
    lifted = desk.enter(PaperKind.LOCK_OUT, {"until": "2026-11-23"}, machine="tour-1", corrects=lock.id)
    desk.record(lifted, NOW + timedelta(minutes=1))
    [standing] = desk.said
    assert (standing.since, standing.until, standing.reason) == (
        date(2026, 11, 20), date(2026, 11, 23), "contact de porte"
    )  # fmt: skip


def test_what_changed_since_the_preview_is_not_written_over(desk: Desk) -> None:
    entered = desk.enter(PaperKind.MEDICAL_OPINION, {**OPINION, "valid_until": "2027-01-31"}, person="E1")
    desk.record(desk.enter(PaperKind.MEDICAL_OPINION, OPINION, person="E1"))
    with pytest.raises(RequestRefused, match="look at the preview again"):
        desk.record(entered)


def test_a_training_is_about_its_machine_and_a_programme_may_name_itself(desk: Desk) -> None:
    training = desk.enter(
        PaperKind.SAFETY_TRAINING,
        {"machine": "tour-1", "modes": ["production", "setting"], "given_on": "2026-09-14",
         "evaluated_on": "2026-09-21", "passed": "yes"},
        person="E1",
    )  # fmt: skip
    assert training.machine == "tour-1"
    assert isinstance(training.content, SafetyTraining)
    assert training.content.modes == (Mode.PRODUCTION, Mode.SETTING)
    desk.record(desk.enter(PaperKind.PROGRAMME, {"id": "cap", "title": "CAP", "diploma": "yes", "length": "2 ans"}))
    declared = desk.enter(
        PaperKind.DECLARATION, {"id": "D-1", "sent_on": "2026-09-12", "proof": "LRAR", "programmes": ["cap"],
                                "updates": [{"sent_on": date(2026, 10, 1), "machines": ["plieuse-1"]}]},
    )  # fmt: skip
    assert isinstance(declared.content, Declaration)
    assert [one.machines for one in declared.content.updates] == [("plieuse-1",)]
    assert "programmes" in desk.wrong(PaperKind.DECLARATION, {"id": "D-2", "programmes": ["bac"]})


def test_a_medical_opinion_has_no_field_for_a_reason() -> None:
    """Verdict, scope, dates, kind of doctor, and nothing else."""
    names = {one.name for one in FIELDS[PaperKind.MEDICAL_OPINION]}
    assert names == {
        "issued_on", "verdict", "classes", "machines", "excluded_classes", "excluded_machines", "doctor", "valid_until",
        "withdrawn_on",
    }  # fmt: skip
    assert names == {one.name for one in fields(MedicalOpinion)}


@pytest.mark.parametrize("kind", PaperKind)
def test_a_form_has_a_field_for_all_that_a_paper_says(kind: PaperKind) -> None:
    assert {one.name for one in FIELDS[kind]} == {one.name for one in fields(FORMS[kind].content)}
