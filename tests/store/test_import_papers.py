"""Papers from the office: every way of writing one file, all problems at once, corrections kept, nothing twice."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from collector.access import civil
from collector.access.dossier import (
    Declaration,
    DeclarationUpdate,
    Doctor,
    Job,
    Licence,
    LicenceKind,
    MedicalOpinion,
    Mode,
    SafetyTraining,
    Status,
    Verdict,
)
from collector.access.equipment import HazardRecord, LockOut
from collector.core.facts import PaperRecorded, PaperRevoked
from collector.errors import ConfigError, RequestRefused
from collector.store import papers
from collector.store.import_paper_checks import Workshop
from collector.store.import_paper_fields import FIELDS
from collector.store.import_papers import PapersPlan, apply_papers, papers_template, plan_papers
from collector.store.import_reading import Kind
from collector.store.import_words import table
from collector.store.importing import Change, FieldChange, apply, plan
from collector.store.papers_assembly import dossier_of
from collector.store.papers_records import FORMS, Naming, PaperKind, Standing
from collector.store.registry import Registry
from collector.store.registry_records import Person
from collector.store.store import Store
from tests.store.test_papers import PARIS

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)
DEMO = Path(__file__).parents[2] / "config" / "demo"
SHOP = Workshop(("centre-1", "tour-1", "plieuse-1", "compteur-1"), ("usinage", "chaudronnerie"))
LEA = Person(id="p-aaaa2222", reference="E1", given_name="Léa", family_name="Martin", birth_date=date(2010, 3, 14))


class Office:
    """Somebody who keeps papers and imports them."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.folder = folder
        self.store = store

    def plan(self, content: str | bytes, name: str = "papers.csv") -> PapersPlan:
        """Preview a file with this content."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        with self.store.reader() as connection:
            return plan_papers(path, connection, SHOP, TODAY)

    def carry_out(self, wanted: PapersPlan, at: datetime = NOON) -> None:
        self.store.write_now(lambda connection: apply_papers(wanted, connection, SHOP, TODAY, at, "a-1"))

    def bring_in(self, content: str | bytes, name: str = "papers.csv", at: datetime = NOON) -> PapersPlan:
        """Preview and apply."""
        wanted = self.plan(content, name)
        self.carry_out(wanted, at)
        return wanted

    def problems(self, content: str | bytes, name: str = "papers.csv") -> list[tuple[str, str, str]]:
        """Where, found and expected of every problem of a file; nothing is recorded."""
        head = self.store.head
        with pytest.raises(ConfigError) as refused:
            self.plan(content, name)
        assert self.store.head == head
        assert all(one.file == str(self.folder / name) for one in refused.value.problems)
        return [(one.where, one.found, one.expected) for one in refused.value.problems]

    @property
    def said(self) -> list[Any]:
        """What the papers that count say."""
        with self.store.reader() as connection:
            return [one.content for one in papers.current(connection)]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with Store.open(tmp_path / "data") as store:
        registry = Registry(store.writer)
        registry.save_person(LEA)
        registry.save_person(Person(id="p-bbbb3333", reference="F1", given_name="Anne", family_name="Roux"))
        yield Office(tmp_path, store)


FRENCH = """\
pièce;matricule;machine;identifiant;le;jusqu'au;évalué le;réussi;mode;avis;médecin;travaux;lieux;formation;fonction;\
preuve;statut;conforme;levé le;motif;diplômant
Programme de formation;;;cap;;;;;;;;;usinage;;;;;;;;oui
Formation à la sécurité;E1;tour-1;;14/09/2026;;21/09/2026;oui;fabrication | réglage;;;;;;;;;;;
Avis médical;E1;tour-1 | plieuse-1;;08.09.2026;07/09/2027;;;;apte;médecin du travail;28-2, 17;;;;;;;;
Déclaration;;centre-1, tour-1;D-25;12/09/2025;;;;;;;28|22;usinage | chaudronnerie;cap;\
Maître professionnel, CAP | Chef d'atelier;LRAR 1A;;;;
Habilitation électrique;E1;;;16/01/2024;15/01/2027;;;;;;;;;;;;;;
Statut;E1;;;01/09/2026;;;;;;;;;;;;élève;;;
Encadrant;F1;;;01/09/2025;;;;;;;;;;Maître, avec virgule;;;;;
Consignation;;tour-1;;05/10/2026;;;;;;;;;;;;;;07/10/2026;contact de porte
Danger;;plieuse-1;;01/01/2026;;;;nettoyage;;;aucune;;;;;;;;
"""

EXPECTED = [
    SafetyTraining(
        machine="tour-1", modes=(Mode.PRODUCTION, Mode.SETTING), given_on=date(2026, 9, 14),
        evaluated_on=date(2026, 9, 21), passed=True,
    ),
    MedicalOpinion(
        issued_on=date(2026, 9, 8), verdict=Verdict.FIT, classes=("28-2", "17"), machines=("tour-1", "plieuse-1"),
        valid_until=date(2027, 9, 7), doctor=Doctor.OCCUPATIONAL,
    ),
    Declaration(
        id="D-25", sent_on=date(2025, 9, 12), proof="LRAR 1A", places=("usinage", "chaudronnerie"), works=("28", "22"),
        machines=("centre-1", "tour-1"), programmes=("cap",),
        functions=("Maître professionnel, CAP", "Chef d'atelier"),
    ),
    Licence(kind=LicenceKind.ELECTRICAL, issued_on=date(2024, 1, 16), valid_until=date(2027, 1, 15)),
    Standing(status=Status.PUPIL, since=date(2026, 9, 1)),
    Naming(function="Maître, avec virgule", since=date(2025, 9, 1)),
    LockOut(since=date(2026, 10, 5), until=date(2026, 10, 7), reason="contact de porte"),
    HazardRecord(modes=(Mode.CLEANING,), since=date(2026, 1, 1)),
]  # fmt: skip

ENGLISH = """\
type,person,machines,date,until,evaluated_on,passed,modes,verdict,doctor,works
safety_training,E1,tour-1,2026-09-14,,2026-09-21,yes,production|setting,,,
medical opinion,E1,tour-1|plieuse-1,2026-09-08,2027-09-07,,,,fit,occupational doctor,28-2|17
"""

TOML = """\
[[safety_training]]
person = "E1"
machine = "tour-1"
modes = ["production", "setting"]
given_on = 2026-09-14
evaluated_on = "21/09/2026"
passed = true

[[medical_opinion]]
person = "E1"
issued_on = 2026-09-08
verdict = "fit"
classes = ["28-2", "17"]
machines = ["tour-1", "plieuse-1"]
valid_until = 2027-09-07
"""


def workbook(rows: list[list[Any]]) -> bytes:
    """An XLSX file's bytes."""
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


# Ways of writing.


def test_one_list_holds_papers_of_every_kind(office: Office) -> None:
    """French headings, words and dates; lists with | or commas, and a comma inside an entry where | separates."""
    office.bring_in(FRENCH)
    assert office.said[1:] == EXPECTED
    facts = [entry.fact for entry in office.store.facts()]
    assert len(facts) == len(EXPECTED) + 1
    assert all(isinstance(fact, PaperRecorded) and fact.author == "a-1" and fact.at == NOON for fact in facts)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (ENGLISH, "papers.csv"),
        (ENGLISH.encode("utf-16"), "papers.csv"),
        (TOML, "papers.toml"),
        (
            workbook(
                [
                    ["pièce", "matricule", "machine", "date", "valable jusqu'au", "évaluée le", "réussie", "modes",
                     "avis", "travaux"],
                    ["formation sécurité", "E1", "tour-1", datetime(2026, 9, 14), None, date(2026, 9, 21), "x",  # noqa: DTZ001
                     "production; setting", None, None],
                    ["aptitude", "E1", "tour-1, plieuse-1", date(2026, 9, 8), "07/09/2027", None, None, None, "apte",
                     "28-2 | 17"],
                ]
            ),
            "papers.xlsx",
        ),
    ],
    ids=["english", "utf-16", "toml", "xlsx"],
)  # fmt: skip
def test_every_way_of_writing_is_the_same_papers(office: Office, content: str | bytes, name: str) -> None:
    """CSV, XLSX and TOML; and each of them finds everything on file after any other."""
    assert len(office.bring_in(content, name).new) == 2
    assert office.said == EXPECTED[:2]
    for other, other_name in ((ENGLISH, "other.csv"), (TOML, "other.toml")):
        again = office.plan(other, other_name)
        assert again.empty
        assert len(again.unchanged) == 2


def test_a_declaration_with_its_updates_and_jobs(office: Office) -> None:
    """What a cell has no room for stands in TOML; a list that knows nothing of updates leaves them alone."""
    content = """
[[programme]]
id = "cap"
diploma = true
[[declaration]]
id = "D"
sent_on = 2025-09-12
places = ["usinage"]
programmes = ["cap"]
jobs = [{ machine = "tour-1", task = "vidange" }, { machine = "centre-1" }]
[[declaration.updates]]
sent_on = 2026-09-03
machines = ["plieuse-1"]
jobs = ["plieuse-1: purge"]
"""
    office.bring_in(content, "d.toml")
    update = DeclarationUpdate(
        sent_on=date(2026, 9, 3), machines=("plieuse-1",), jobs=(Job(machine="plieuse-1", task="purge"),)
    )
    declaration = Declaration(
        id="D", sent_on=date(2025, 9, 12), proof="", places=("usinage",), programmes=("cap",), updates=(update,),
        jobs=(Job(machine="tour-1", task="vidange"), Job(machine="centre-1")),
    )  # fmt: skip
    assert office.said[1] == declaration
    listed = "type;id;date;places;jobs\ndéclaration;D;12/09/2025;usinage;tour-1: vidange | centre-1\n"
    assert office.plan(listed).empty
    withdrawn = office.plan("type;id;date;retirée le\ndéclaration;D;12/09/2025;01/10/2026\n")
    assert withdrawn.changed == (Change("declaration D", (FieldChange("withdrawn_on", "", "2026-10-01"),)),)


def test_the_template_can_be_imported_as_it_is(office: Office) -> None:
    """A list to start from has no mistake of its own, and names no column in vain."""
    first = office.bring_in(papers_template())
    assert len(first.new) == 2
    assert first.ignored_columns == ()


def test_every_field_of_every_paper_can_be_imported() -> None:
    """No field is forgotten, and no word means two columns."""
    for kind, fields in FIELDS.items():
        assert {one.name for one in fields} == set(FORMS[kind].content.__dataclass_fields__)
    from collector.store import import_paper_words as words

    for one in (words.COLUMNS, words.TYPES, words.VERDICTS, words.DOCTORS, words.MODES, words.STATUSES, words.LICENCES):
        assert table(one)
    columns = {one.column for fields in FIELDS.values() for one in fields}
    assert columns - set(words.COLUMNS) == {"updates"}


# Twice, corrected, revoked.


def test_the_same_file_again_records_nothing(office: Office) -> None:
    """However often, and in whatever order the entries of a cell stand."""
    office.bring_in(FRENCH)
    head = office.store.head
    other = FRENCH.replace("tour-1 | plieuse-1", "plieuse-1 | tour-1").replace("08.09.2026", "2026-09-08")
    assert other != FRENCH
    for content in (FRENCH, other):
        assert len(office.bring_in(content).unchanged) == len(EXPECTED) + 1
    assert office.store.head == head


def test_a_line_that_says_something_else_corrects_what_is_on_file(office: Office) -> None:
    """The preview names field, before and after; both papers are kept, and the fact says which replaces which."""
    heads = "pièce;matricule;date;avis;retiré le\n"
    office.bring_in(heads + "avis médical;E1;08/09/2026;apte;\n")
    later = NOON + timedelta(days=1)
    changed = office.bring_in(heads + "avis médical;E1;08/09/2026;inapte;01/11/2026\n", at=later)
    assert changed.changed == (
        Change(
            "medical_opinion E1 Léa Martin 2026-09-08 occupational",
            (FieldChange("verdict", "fit", "unfit"), FieldChange("withdrawn_on", "", "2026-11-01")),
        ),
    )
    [first, second] = [entry.fact for entry in office.store.facts()]
    assert isinstance(first, PaperRecorded) and isinstance(second, PaperRecorded)
    assert second.replaces == first.paper
    with office.store.reader() as connection:
        known = dossier_of(connection, LEA.id, later, PARIS, known_at=NOON).medical_opinions
        assert [one.verdict for one in known] == [Verdict.FIT]


def test_what_a_list_does_not_say_stays_and_an_empty_cell_empties(office: Office) -> None:
    """A missing column leaves its field as it is."""
    office.bring_in("type;person;date;status;until\nstatus;E1;2026-09-01;pupil;2027-07-07\n")
    assert office.plan("type;person;date;status\nstatus;E1;2026-09-01;pupil\n").empty
    office.bring_in("type;person;date;status;until\nstatus;E1;2026-09-01;apprentice;\n")
    assert office.said == [Standing(status=Status.APPRENTICE, since=date(2026, 9, 1))]


def test_a_paper_recorded_by_mistake_is_revoked_by_its_line(office: Office) -> None:
    """And does not come back by an old file: only who writes no under `revoked` puts it on file again."""
    plain = "type;person;date;verdict\nmedical_opinion;E1;2026-09-08;fit\n"
    marked = "type;person;date;verdict;annulé\nmedical_opinion;E1;2026-09-08;fit;{}\n"
    office.bring_in(plain)
    gone = office.bring_in(marked.format("oui"))
    assert [one.fields for one in gone.changed] == [(FieldChange("revoked", "no", "yes"),)]
    assert office.said == []
    assert isinstance([entry.fact for entry in office.store.facts()][-1], PaperRevoked)
    assert office.bring_in(marked.format("oui")).empty
    [(where, _, expected)] = office.problems(plain)
    assert where.startswith("line 2")
    assert "revoked on 2026-11-22" in expected
    office.bring_in(marked.format("non"))
    assert len(office.said) == 1


def test_a_plan_grown_old_is_not_carried_out(office: Office) -> None:
    """Somebody recorded papers after the preview: what was shown is no longer what would happen."""
    old = office.plan(ENGLISH)
    office.bring_in(ENGLISH)
    with pytest.raises(RequestRefused, match="changed since"):
        office.carry_out(old)
    assert len(office.said) == 2


# Problems.


def test_all_problems_of_a_list_come_at_once(office: Office) -> None:
    """Cells, words, people, machines and days, each with line and the file's own heading; nothing is recorded."""
    problems = office.problems(
        "pièce;matricule;machine;date;jusqu'au;évalué le;avis;mode;fonction\n"
        "avis médical;E1;tour-9;31/02/2026;;;apte;;\n"
        "avis médical;E9;;08/09/2026;07/09/2026;;bon;;\n"
        "habilitation électrique;E1;;08/09/2026;07/09/2026;;;;\n"
        "formation sécurité;;tour-1;14/09/2026;;13/09/2026;;sieste;\n"
        "poème;E1;;;;;;;\n"
        "formation sécurité;E1;tour-1;14/09/2026;;01/12/2026;;;\n"
        "encadrant;F1;;;;;;;\n"
        "statut;E1;tour-1;01/09/2026;;;;;\n"
    )
    assert [one[:2] for one in problems] == [
        ("line 2, column date", "31/02/2026"),
        ("line 2, column machine", "tour-9"),
        ("line 3, column avis", "bon"),
        ("line 3, column matricule", "E9"),
        ("line 4, column jusqu'au", "2026-09-07"),
        ("line 5, column mode", "sieste"),
        ("line 5, column matricule", ""),
        ("line 6, column pièce", "poème"),
        ("line 7, column évalué le", "2026-12-01"),
        ("line 8, column fonction", ""),
        ("line 8, column date", ""),
        ("line 9, column machine", "tour-1"),
        ("line 9, column status", ""),
    ]
    expected = {where: said for where, _, said in problems}
    assert expected["line 4, column jusqu'au"] == "a day not before 2026-09-08"
    assert expected["line 7, column évalué le"] == "a day not after today, 2026-11-22"
    assert "fit_with_exclusions (apte avec exclusions)" in expected["line 3, column avis"]
    assert expected["line 9, column machine"] == "nothing: a status has no machines"


@pytest.mark.parametrize("heading", ["motif", "Motif médical", "reason", "Diagnostic", "observations", "commentaire"])
def test_a_medical_opinion_with_a_reason_is_refused(office: Office, heading: str) -> None:
    """Under whatever heading; the message does not repeat what stands there."""
    content = f"pièce;matricule;date;avis;{heading}\navis médical;E1;08/09/2026;inapte;asthme\n"
    [(where, found, expected)] = office.problems(content)
    assert (where, found) == (f"line 2, column {heading}", "a text")
    assert "there is no place for a reason" in expected
    assert office.plan(content.replace("asthme", "")).new


@pytest.mark.parametrize(
    ("content", "where", "expected"),
    [
        ("[[medical_opinion", "the file", "TOML in UTF-8"),
        ("", "the file", "at least one table"),
        ("[[medical_opinon]]\n", "medical_opinon", "tables"),
        ("medical_opinion = 7\n", "medical_opinion", "tables"),
        ('\n[[status]]\nperson = "E1"\nstatus = "king"\nsince = 2026-09-01\n',
         "line 4, status[0].status", "one of pupil"),
        ('[[status]]\nperson = "E1"\nstatus = "pupil"\n', "line 1, status[0].since", "a day"),
        ('[[status]]\nperson = "E1"\nstatus = "pupil"\nsince = 2026-09-01T10:00:00\n',
         "line 4, status[0].since", "without"),
        ('[[status]]\nperson = "E1"\nstatus = "pupil"\nsince = 0206-09-01\n', "line 4, status[0].since", "between"),
        ('[[status]]\nperson = ["E1"]\nstatus = "pupil"\nsince = 2026-09-01\n', "line 2, status[0].person", "a text"),
        ('[[status]]\nperson = "E7"\nstatus = "pupil"\nsince = 2026-09-01\n', "line 2, status[0].person", "registry"),
        ('[[status]]\nperson = "E1"\nstatus = "pupil"\nsince = 2026-09-01\nuntl = 2027-01-01\n',
         "line 5, status[0].untl", "one of"),
        ('[[medical_opinion]]\nperson = "E1"\nissued_on = 2026-09-01\nverdict = "fit"\nreason = "asthma"\n',
         "line 5, medical_opinion[0].reason", "no place for a reason"),
        ('[[medical_opinion]]\nperson = "E1"\nissued_on = 2026-09-01\nverdict = "fit_with_exclusions"\n',
         "line 1, medical_opinion[0].excluded_classes", "excluded"),
        ('[[lock_out]]\nmachine = "tour-7"\nsince = 2026-09-01\n', "line 2, lock_out[0].machine", "site file"),
        ('[[lock_out]]\nsince = 2026-09-01\n', "line 1, lock_out[0].machine", "site file"),
        ('[[verification]]\nmachine = "tour-1"\ndone_on = 2026-09-01\n',
         "line 1, verification[0].conform", "its result"),
        ('[[hazard]]\nmachine = "tour-1"\nsince = 2026-09-01\n', "line 1, hazard[0].classes", "none"),
        ('[[extra_hours]]\nperson = "E1"\nweek = 2026-11-16\nhours = 500\nreference = "x"\n',
         "line 4, extra_hours[0].hours", "at most"),
        ('[[withdrawal]]\nperson = "E1"\nsince = 2026-03-01\nlifted_on = 2026-03-10\n',
         "line 1, withdrawal[0].lifted_reference", "lifts"),
        ('[[declaration]]\nid = "D"\nprogrammes = ["cap"]\n', "line 3, declaration[0].programmes", "there are none"),
        ('[[declaration]]\nid = "D"\nplaces = ["cour"]\n', "line 3, declaration[0].places", "usinage"),
        ('[[declaration]]\nid = "D"\njobs = ["tour-7: x"]\n', "line 3, declaration[0].jobs", "site file"),
        ('[[declaration]]\nid = "D"\nupdates = [{ machines = ["tour-1"] }]\n',
         "line 3, declaration[0].updates", "sent_on"),
        ('[[declaration]]\nid = "D"\nworks = ["28 et plus"]\n', "line 3, declaration[0].works", "classes"),
    ],
)  # fmt: skip
def test_what_a_toml_file_may_not_say(office: Office, content: str, where: str, expected: str) -> None:
    """One mistake is one problem, at its line and key."""
    [(place, _, said)] = office.problems(content, "papers.toml")
    assert place == where
    assert expected in said


def test_a_paper_twice_in_one_file(office: Office) -> None:
    """Which of the two lines holds is not guessed."""
    heads = "type;person;date;verdict\n"
    problems = office.problems(heads + "aptitude;E1;08/09/2026;apte\naptitude;E1;2026-09-08;inapte\n")
    assert problems == [
        ("line 3, column date", "medical_opinion E1 Léa Martin 2026-09-08 occupational",
         "each paper once: it stands on line 2 already"),
    ]  # fmt: skip


def test_a_slip_in_a_heading_is_not_overlooked(office: Office) -> None:
    """A column dropped in silence would drop a day on which a right ends."""
    problems = office.problems("pièce;matricule;date;avis;valable jusquau\naptitude;E1;08/09/2026;apte;07/12/2026\n")
    assert [one[1] for one in problems] == ["'valable jusquau'"]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04garbage", b"pi\xe8ce\n"])
def test_what_is_no_list_is_told(office: Office, content: bytes) -> None:
    """A damaged file is a file to mend."""
    assert office.problems(content)


def test_a_file_that_is_not_there(office: Office) -> None:
    """As for the other lists."""
    for name in ("nothing.csv", "nothing.toml"):
        with office.store.reader() as connection, pytest.raises(ConfigError, match="can be read"):
            plan_papers(office.folder / name, connection, SHOP, TODAY)


# The demo.


@pytest.fixture
def demo(office: Office) -> Office:
    registry = Registry(office.store.writer)
    apply(plan(Kind.PEOPLE, DEMO / "people.csv", registry, TODAY), registry, NOON)
    for name in ("papers.toml", "papers.csv"):
        content = (DEMO / name).read_bytes()
        first = office.bring_in(content, name)
        assert first.new and not first.changed and not first.ignored_columns
        assert office.plan(content, name).empty
    return office


def test_the_demo_s_papers_are_those_of_its_people(demo: Office) -> None:
    """Everybody has a status; the youngest has no opinion; three programmes, two declarations, four supervisors."""
    with demo.store.reader() as connection:
        people = Registry(connection).persons()
        dossiers = {str(one.reference): dossier_of(connection, one.id, NOON, PARIS) for one in people}
        namings = papers.current(connection, kinds=[PaperKind.SUPERVISOR])
    trainees = {name: one for name, one in dossiers.items() if name.startswith("E26")}
    assert len(trainees) == 24
    assert all(one.person.status and one.programme for one in trainees.values())
    assert not trainees["E26-003"].medical_opinions
    soon = TODAY + timedelta(days=60)
    lapsing = [
        name
        for name, one in trainees.items()
        if any(TODAY <= civil.anniversary(opinion.issued_on, 1) <= soon for opinion in one.medical_opinions)
    ]
    assert sorted(lapsing) == ["E26-008", "E26-009", "E26-017"]
    assert len(namings) == 4
    assert {len(one.declarations) for one in dossiers.values()} == {2}
