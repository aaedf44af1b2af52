"""The follow-up booklet, read as a trainer would: out of the PDF, out of the spreadsheet, out of the list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import Connection

from collector.core.facts import AssessmentWithdrawn, CompetenceAssessed, FiledEvidence
from collector.core.grids import Training
from collector.reports.booklet import Booklet, booklet_of
from collector.reports.booklet_report import as_report
from collector.reports.booklet_words import NO_RANKING
from collector.reports.booklet_workbook import as_workbook
from collector.reports.pages import Bars, Report, Spreads
from collector.reports.printing import as_csv, as_pdf, as_pictures
from collector.reports.school import School
from collector.reports.trainee_period import Period
from collector.store import assessments, evidence
from collector.store.papers_records import digest_of
from collector.store.registry_records import Person
from collector.store.store import Store
from tests.apprentices import NOW, PEOPLE, SCHOOL, TRAINER, enrol, fill, wall
from tests.grids import GRID
from tests.store.test_evidence import PDF

LEA, YANIS, HUGO, AMINATA, _ = PEOPLE
AUTUMN = Period.of(date(2026, 9, 1), date(2026, 11, 24), SCHOOL)
WICKED = '#panic("x") [a] $x^2$ *gras* _bas_ `c` @ref <lab> \\ // =1+1'
"""A comment in which everything is that a typesetter or a spreadsheet would take for its own language."""


def told(store: Store, id_: str, competence: str, level: str, day: int, comment: str = "", file: bool = False) -> None:
    """A level, with what is written and attached."""
    prepared = [evidence.prepare("Relevé.pdf", PDF)] if file else []
    fact = CompetenceAssessed(
        machine="", at=wall(11, day, 15), assessment=id_, person=LEA.id, grid=GRID.name, competence=competence,
        level=level, comment_digest=digest_of(comment, "salt") if comment else None, author=TRAINER.id,
        evidence=("session:tour-1.s9001", "work:26-1047/10", "session:gone"),
        files=tuple(FiledEvidence(file=one.file, digest=one.digest) for one in prepared),
    )  # fmt: skip

    def write(connection: Connection) -> None:
        assessments.keep(connection, fact, comment, "salt", prepared)
        store.record(connection, [fact])

    for one in prepared:
        evidence.put(store.directory, one)
    store.write_now(write)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The autumn, and what the trainer said of Léa in it."""
    with Store.open(tmp_path_factory.mktemp("autumn"), now=lambda: NOW) as opened:
        fill(opened)
        told(opened, "e-1", "C1", "EC", 10, "Cherche encore la cote de référence.")
        told(opened, "e-2", "C1", "A", 12, WICKED, file=True)
        told(opened, "e-3", "C2", "A", 13)
        back = AssessmentWithdrawn(machine="", at=wall(11, 14, 9), assessment="e-3", person=LEA.id, author="a-gone")
        opened.commit_now([back])
        yield opened


def booklet(store: Store, person: Person = LEA, period: Period = AUTUMN, school: School = SCHOOL) -> Booklet:
    with store.reader() as connection:
        return booklet_of(connection, school, store.directory, person, period, NOW)


@pytest.fixture(scope="module")
def report(store: Store) -> Report:
    return as_report(booklet(store), SCHOOL, "etabli 9.9.9")


def pages(report: Report) -> str:
    """What stands on all pages, in single blanks."""
    reader = PdfReader(io.BytesIO(as_pdf(report, NOW)))
    text = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(text.replace("\u200b", "").split())


def rows(report: Report, where: str) -> list[dict[str, str]]:
    """The rows of the list whose heading ends so."""
    found = csv.DictReader(io.StringIO(as_csv(report).decode("utf-8-sig")), delimiter=";")
    return [{name: value for name, value in row.items() if value} for row in found if row["rubrique"].endswith(where)]


def plain(text: str) -> str:
    return text.replace("\u202f", " ")


def test_the_printed_booklet_says_it_all(report: Report) -> None:
    """In French, with what is not known told as not known."""
    text = pages(report)
    for part in (
        "Livret de suivi", "Martin Léa", "E26-001", "U1", "CAP d'essai, usinage", "du 01/09/2026 au 24/11/2026",
        "82 h 00", "23 h 20 sur 35 h 00", "maximum légal avant 18 ans (L3162-1)", "Badge de sortie oublié 1 fois",
        "Réglage", "Conduite", "Contrôle", "26-1047, op. 10 : Tournage complet", "1 min 15 s", "standard (100 %)",
        "trop peu de cycles pour conclure", "84 (dont 84 à deux)", "rien ne dit lequel l'a fait",
        "6 cycles sans temps standard", "5 pièces ne sont attribuées à personne", "Cote hors tolérance",
        "Attente matière", "sans motif déclaré", "19 h 30 (24 %)", "Lire un dossier", "Chevalier Didier",
        "Relevé.pdf", "retirée le 14/11/2026", "une séance ou une opération qui n'est plus conservée",
        "Grille non vérifiée", "Le représentant légal", "Compétences acquises 1 sur 3",
    ):  # fmt: skip
        assert part in text.replace("\u202f", " ").replace("\xa0", " "), part
    assert NO_RANKING.split(":")[0].strip() in text
    assert WICKED.split(" @ref")[0] in text


def test_no_other_trainee_is_in_it(report: Report) -> None:
    """Yanis worked beside her: the booklet says that there were two, not who."""
    text = pages(report) + as_csv(report).decode()
    for other in (YANIS, HUGO, AMINATA):
        assert other.family_name not in text
        assert other.id not in text


def test_the_pages_can_be_looked_at(report: Report) -> None:
    """Each is drawn; the drawings are there with the figures of the tables beside them."""
    pictures = as_pictures(report, NOW, 40)
    assert len(pictures) >= 4
    assert all(one.startswith(b"\x89PNG") for one in pictures)
    blocks = [one for section in report.sections for one in section.blocks]
    [bars] = [one for one in blocks if isinstance(one, Bars)]
    [spreads] = [one for one in blocks if isinstance(one, Spreads)]
    assert [(label, round(value, 2), pale) for label, value, pale in bars.bars][:3] == [
        ("31/08", 0, True), ("07/09", 4, False), ("14/09", 10, False)
    ]  # fmt: skip
    assert [label for label, _ in bars.lines] == ["prévu à l'atelier", "maximum légal avant 18 ans (L3162-1)"]
    assert [one and one[0] for one in spreads.points] == [
        "07/09", "14/09", "21/09", "28/09", "05/10", "12/10", None, None, "02/11", "09/11", "16/11", "23/11"
    ]  # fmt: skip
    assert spreads.joined == [[1, 2, 3, 4, 5], [9, 10, 11]]
    assert [one[4] for one in spreads.points if one is not None] == [True, *[False] * 5, True, *[False] * 3]


def test_the_list_has_every_row(report: Report) -> None:
    """For a French spreadsheet, and nothing in it that one would run."""
    machines = rows(report, "Machines et rôles")
    assert [(row["Machine"], plain(row["Total"])) for row in machines] == [
        ("Tour CN", "40 h 00"), ("Tour CN n° 2", "1 h 00"), ("Centre d'usinage DMU 50", "42 h 00")
    ]  # fmt: skip
    given = rows(report, "Évaluations et preuves")
    assert [(row["Code"], row["Niveau"]) for row in given] == [("C1", "En cours"), ("C1", "Acquis"), ("C2", "Acquis")]
    assert given[1]["Commentaire"] == WICKED
    assert plain(given[0]["Preuves"]).startswith(
        "séance du 07/09/2026 08:00 à 09:30, Tour CN, 26-1047 op. 10 ; 26-1047"
    )
    assert "pièces, " in plain(given[0]["Preuves"])
    [c1, c2] = rows(report, "B1 — Préparer")
    assert (c1["Niveau"], c1["Par"], c2["Niveau"]) == ("Acquis", "Chevalier Didier", "—")


def test_the_spreadsheet_holds_figures(store: Store) -> None:
    """Hours that can be added up, days that are days, ratios that are percentages."""
    book = load_workbook(io.BytesIO(as_workbook(booklet(store), SCHOOL)))
    assert book.sheetnames == ["Livret", "Semaines", "Machines", "Travaux", "Courbe", "Causes", "Arrêts",
                               "Compétences", "Évaluations"]  # fmt: skip
    weeks = [*book["Semaines"].values][1:]
    assert sum(row[1] for row in weeks) == 82.0
    assert weeks[1][0] == datetime(2026, 9, 7)  # noqa: DTZ001 - a day in a cell has no zone
    assert weeks[0][3] == 35
    curve = [*book["Courbe"].values]
    assert curve[0][4] == "Médiane %"
    assert book["Courbe"]["E3"].number_format == "0%"
    assert [row[6] for row in curve[1:]].count("oui : trop peu pour conclure") == 2
    history = [*book["Évaluations"].values][1:]
    assert history[0][0] == datetime(2026, 11, 10, 15)  # noqa: DTZ001 - the wall clock
    assert (history[1][4], history[1][6]) == (WICKED, "Relevé.pdf")
    assert history[2][7] == datetime(2026, 11, 14, 9)  # noqa: DTZ001 - the wall clock
    about = {row[0]: row[1] for row in book["Livret"].values}
    assert (about["Heures à l'atelier"], about["Pièces de l'atelier attribuées à personne"]) == (82, 5)


def test_a_spreadsheet_runs_no_comment(tmp_path: Path) -> None:
    """What would be run as a formula gets an apostrophe in front."""
    comments = ("=1+1", "+33 6", "-5 %", "@moi")
    with Store.open(tmp_path, now=lambda: NOW) as opened:
        enrol(opened)
        for number, comment in enumerate(comments):
            told(opened, f"e-{number}", "C1", "A", 12, comment)
        made = booklet(opened)
    _, *lines = load_workbook(io.BytesIO(as_workbook(made, SCHOOL)))["Évaluations"].values
    listed = rows(as_report(made, SCHOOL, "x"), "Évaluations et preuves")
    expected = [f"'{one}" for one in comments]
    assert [row[4] for row in lines] == [row["Commentaire"] for row in listed] == expected


def test_an_empty_booklet_says_what_is_missing(store: Store) -> None:
    """Somebody who did nothing, is enrolled in nothing, in a school that records no supervision."""
    made = booklet(store, AMINATA, school=replace(SCHOOL, watched=False))
    text = pages(as_report(made, replace(SCHOOL, watched=False), "etabli"))
    for part in (
        "aucune inscription enregistrée", "Aucune présence dans la période", "Aucune séance dans la période",
        "Aucun travail attribué dans la période", "Ni rebut ni retouche", "Aucun arrêt de deux minutes",
        "n'est pas enregistrée dans cet établissement", "il n'y a pas de grille de compétences",
    ):  # fmt: skip
        assert part in text, part
    assert [*load_workbook(io.BytesIO(as_workbook(made, SCHOOL)))["Compétences"].values][1:] == []


def test_a_training_without_a_grid_says_so(store: Store) -> None:
    made = booklet(store, HUGO)
    assert (made.enrolled and made.enrolled.programme, made.grid) == ("cap-autre", None)
    assert "Aucune grille de compétences pour cette formation" in pages(as_report(made, SCHOOL, "etabli"))


def test_only_what_was_said_by_then_is_in_it(store: Store) -> None:
    """A booklet of an earlier period is as it would have been."""
    made = booklet(store, period=Period.of(date(2026, 9, 1), date(2026, 11, 11), SCHOOL))
    assert [one.id for one in made.assessed] == ["e-1"]
    assert made.still_open == 3


def test_an_older_level_stands_under_the_sign_it_was_given_as(store: Store) -> None:
    """The school changed its grid: what was given is told all the same."""
    small = replace(GRID, levels=(GRID.levels[0], replace(GRID.levels[2], code="X")))
    made = booklet(store, school=replace(SCHOOL, trainings=(Training("cap-cip", small),)))
    levels = [row["Niveau"] for row in rows(as_report(made, SCHOOL, "x"), "Évaluations et preuves")]
    assert levels == ["EC", "A", "A"]
    assert made.still_open == 3


def test_what_was_changed_beside_the_journal_is_told(tmp_path: Path) -> None:
    with Store.open(tmp_path, now=lambda: NOW) as opened:
        enrol(opened)
        told(opened, "e-9", "C1", "A", 12, "Bien.")
        forge = partial(Connection.exec_driver_sql, statement="UPDATE assessment_comment SET body = 'Parfait.'")
        opened.write_now(forge)
        made = booklet(opened)
    found = as_report(made, SCHOOL, "x")
    assert made.altered == ["e-9"]
    assert not found.proved
    assert "n'est plus tel qu'il a été enregistré. Évaluations concernées : e-9" in pages(found)
