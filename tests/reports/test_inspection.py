"""The inspector's file, read as an inspector would: out of the PDF that was printed, and out of the list beside it."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from pypdf import PdfReader

from collector.access.dossier import Doctor, MedicalOpinion, Verdict
from collector.core.facts import AccessDecided, OverrideGranted
from collector.reports.inspection import inspection
from collector.reports.pages import Fields, Note, Report, Section, Table
from collector.reports.printing import as_csv, as_pdf
from collector.store import erasure
from collector.store.database import DATABASE
from collector.store.papers_records import PaperKind
from collector.store.registry import Registry
from collector.store.registry_records import Person
from collector.store.store import Store
from collector.store.verify import verify
from tests.reports.scene import GARNIER, HEAD, LEA, NOW, PETIT, School

WICKED = '#panic("x") [a] $x^2$ *gras* _bas_ `c` @ref <lab> \\ // fin'
"""A name in which everything is that a typesetter would read as its own language."""


def about(school: School, *, person: str | None = None, machine: str | None = None, since: datetime | None = None,
          until: datetime = NOW) -> Report:  # fmt: skip
    """The file, put together."""
    with Store.open(school.data, now=lambda: NOW) as store:
        found = verify(store.readers, school.data)
        with store.reader() as connection:
            return inspection(
                connection, school.workshop, since=since, until=until, made_at=NOW, software="etabli 9.9.9",
                verified=found, directory=school.data, machine_id=machine,
                person=None if person is None else Registry(connection).find(person).id,
            )  # fmt: skip


def pages(report: Report) -> list[str]:
    """What stands on each page, in single blanks."""
    reader = PdfReader(io.BytesIO(as_pdf(report, NOW)))
    return [" ".join(page.extract_text().replace("\u200b", "").split()) for page in reader.pages]


def rows(report: Report, where: str) -> list[Mapping[str, str]]:
    """The rows of the list whose heading ends so."""
    text = as_csv(report).decode("utf-8-sig")
    found = csv.DictReader(io.StringIO(text), delimiter=";")
    return [{name: value for name, value in row.items() if value} for row in found if row["rubrique"].endswith(where)]


@pytest.fixture(scope="module")
def garnier(lively: School) -> Report:
    """The file on somebody with an inspector's withdrawal, decisions, an exception and a correction."""
    return about(lively, person=GARNIER)


@pytest.fixture(scope="module")
def printed(garnier: Report) -> list[str]:
    return pages(garnier)


def test_the_first_page_says_what_it_is(lively: School, printed: list[str]) -> None:
    """School, person, period, when made and by what, under which rules, and that the journal is whole."""
    cover = printed[0]
    for said in (
        "École de production de démonstration", "Dossier tenu à la disposition de l'inspection du travail",
        "Garnier Jules", "du début de l'enregistrement au 22/11/2026 10:00", "etabli 9.9.9", "fr, version 2026.11",
        lively.workshop.pack.digest, "Le journal est tel qu'il a été enregistré", "Contenu",
    ):  # fmt: skip
        assert said in cover


def test_the_five_items_stand_numbered(printed: list[str]) -> None:
    """R4153-45: each item has its number, its heading and what it asks for, in the article's order."""
    text = " ".join(printed)
    found = [text.index(heading) for heading in (
        "1° Nom, prénoms et date de naissance", "2° Formation suivie, sa durée et les lieux connus",
        "3° Avis médical d'aptitude", "4° Information et formation à la sécurité",
        "5° Personnes compétentes chargées de l'encadrement",
    )]  # fmt: skip
    assert found == sorted(found)
    items = [text[since:until] for since, until in zip(found, [*found[1:], found[-1] + 900], strict=True)]
    assert "Garnier" in items[0]
    assert "17/02/2009" in items[0]
    assert "17 ans le 22/11/2026 ; majorité le 17/02/2027" in items[0]
    for said in (
        "CAP Conducteur d'installations",
        "2 ans, 1 800 h dont deux tiers à l'atelier",
        "entreprises d'accueil",
    ):
        assert said in items[1]
    for said in ("08/09/2026", "apte", "tous travaux", "médecin du travail", "dernier jour le 07/09/2027"):
        assert said in items[2]
    for said in ("Presse plieuse (plieuse-1)", "fabrication, réglage, nettoyage", "évaluée le 23/09/2026 : réussie"):
        assert said in items[3]
    for said in ("Marchand Sylvie", "Maître professionnel", "Perrin Catherine", "Cheffe d'atelier"):
        assert said in items[4]


def test_decisions_say_what_stood_in_the_way(lively: School) -> None:
    """When, where, how, what, and each failed condition with its article in words; who supervised, until when."""
    text = " ".join(pages(about(lively, person=PETIT)))
    assert "Refusé" in text
    assert "K7 (R4153-40 5°) : Avis médical favorable en cours de validité" in text
    [first, *_] = rows(about(lively, person=GARNIER), "Décisions d'accès de la période")
    assert first["Date et heure"] == "16/11/2026 09:00"
    assert first["Décision"].startswith("Autorisé sous surveillance")
    assert first["Valable jusqu'au"] == "16/11/2026 10:00"
    assert first["Encadrant"] == "Marchand Sylvie"


def test_the_period_is_kept(lively: School) -> None:
    """What happened before or from its end on is left out; what is on file is not."""
    since = datetime(2026, 11, 17, tzinfo=UTC)
    report = about(lively, person=GARNIER, since=since, until=since + timedelta(days=1))
    assert [one["Date et heure"] for one in rows(report, "Décisions d'accès de la période")] == ["17/11/2026 09:00"]
    assert rows(report, "Marches sans droit et autres incidents")[0]["Date et heure"] == "17/11/2026 10:02"
    assert len(rows(report, "Garnier Jules > Pièces au dossier")) == 8


def test_an_exception_names_who_made_it(garnier: Report) -> None:
    """Name, role and reason."""
    [one] = rows(garnier, "Exceptions accordées")
    assert one["Par"] == "Le Goff Yann"
    assert one["En qualité de"] == "responsable sécurité"
    assert one["Motif"] == "essai de la porte, formateur dans la pièce voisine"
    assert one["Règle de l'établissement levée"].startswith("encadrement")


def test_runs_and_withdrawals_are_told_and_no_other_pupil_named(lively: School, printed: list[str]) -> None:
    """In somebody's file another pupil who stood there too is not named."""
    text = " ".join(printed)
    assert "Marche sans droit" in text
    assert "DREETS 2026-0310" in text
    assert "DREETS 2026-0324" in text
    assert "Petit" not in text
    assert "Dubois" not in text
    assert lively.person(LEA).family_name not in text


def test_papers_say_when_they_were_recorded_and_what_replaced_what(lively: School, garnier: Report) -> None:
    """A corrected training stands twice: the old one with what replaced it, the new one with what it replaces."""
    filed = rows(garnier, "Garnier Jules > Pièces au dossier")
    old, new = [one for one in filed if "tour-1" in one["Contenu"]]
    old_id, new_id = old["Pièce"].split()[-1], new["Pièce"].split()[-1]
    assert old["Enregistrée le, par"].split("\n") == ["23/09/2026 11:00", "compte « demo »"]
    assert old["Suite"] == f"remplacée le 22/11/2026 10:00 par la pièce\n{new_id}"
    assert new["Suite"] == f"en vigueur\nremplace la pièce\n{old_id}"
    assert new["Enregistrée le, par"].split("\n")[1] == "Le Goff Yann"
    assert "évaluée le 24/09/2026" in new["Contenu"]


def test_declarations_machines_and_the_risk_assessment(printed: list[str]) -> None:
    """Sending, proof, places, works, machines; what lapsed is told; verifications with report; lock-outs."""
    text = " ".join(printed)
    for said in (
        "Déclaration derogation-2025", "12/09/2025", "LRAR 1A 207 881 4473 0", "dernier jour le 11/09/2028",
        "Modifications notifiées", "03/09/2026", "échue depuis le 05/09/2025", "Évaluation des risques", "08/07/2025",
        "VGP-26-1112", "Contrôle Technique Rhône", "moins de 3 mois (Arrêté du 5 mars 1993, art. 1)",
        "contact de porte à remplacer", "28-1 (D4153-28 1°)",
    ):  # fmt: skip
        assert said in text, said


def test_the_journal_proves_itself(lively: School, printed: list[str]) -> None:
    """The head's hash and the newest signed checkpoint stand on the last page, as the database has them."""
    with sqlite3.connect(lively.data / DATABASE) as connection:
        [(seq, head)] = connection.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
        [(signed, signature)] = connection.execute("SELECT seq, signature FROM checkpoint ORDER BY number DESC LIMIT 1")
    bare = printed[-1].replace(" ", "")
    assert head.hex() in bare
    assert signature.hex() in bare
    assert f"Dernier fait du journal {seq}" in printed[-1]
    assert f"fait {signed}, le 22/11/2026 10:00" in printed[-1]


def test_every_page_has_its_number_and_every_table_its_head(lively: School) -> None:
    """Page x of y at the foot; where a table goes on over pages its headings come again."""
    school_day = datetime(2026, 11, 2, 7, tzinfo=UTC)
    long = [("Date", "Texte"), [(f"{number:04}", "mot " * 12) for number in range(150)]]
    report = Report("Titre", "Sujet", "École", "pied", [], [
        Section("Longue", [Table(long[0], (1, 4), long[1], "")])
    ], proved=True)  # fmt: skip
    printed = [
        " ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(as_pdf(report, school_day))).pages
    ]
    assert len(printed) > 3
    for number, text in enumerate(printed, 1):
        assert f"Page {number} sur {len(printed)}" in text
    for text in printed[1:-1]:
        assert "Date Texte" in text
    found = re.findall(r"\b\d{4}\b", " ".join(printed))
    assert found == [f"{number:04}" for number in range(150)], "each row once"


def test_what_is_empty_says_so(school: School) -> None:
    """Nothing happened and nothing is on file: sentences, no empty tables; what the law asks for is missed aloud."""
    with school.writing() as store:
        Registry(store.writer).save_person(
            Person(id="p-nobody22", reference="X1", given_name="Zoé", family_name="Neuve")
        )
    text = " ".join(pages(about(school, person="X1")))
    for said in (
        "Aucune décision dans la période.", "Aucune exception dans la période.",
        "Aucune marche sans droit dans la période.", "Aucun retrait par l'inspection du travail.",
        "Aucune pièce enregistrée.", "Élément manquant : non enregistrée",
    ):  # fmt: skip
        assert said in text
    assert text.count("Élément manquant : rien au dossier.") == 3


def test_a_name_is_printed_as_it_is(school: School) -> None:
    """A name, a reason, a school's name: nothing of it is read as the typesetter's language or a formula."""
    person = school.person(GARNIER)
    with school.writing() as store:
        Registry(store.writer).save_person(
            Person(id=person.id, reference=GARNIER, given_name=WICKED, family_name="=1+1", birth_date=person.birth_date)
        )
    school.tell(OverrideGranted(
        machine="", at=NOW - timedelta(hours=1), override="o", person=person.id, condition="T2", by=school.id(HEAD),
        role="head", reason=WICKED, since=NOW - timedelta(hours=1), until=NOW,
    ))  # fmt: skip
    report = about(school, person=GARNIER)
    text = " ".join(pages(report))
    assert f"=1+1 {WICKED}" in text
    assert text.count(WICKED) >= 3
    [one] = rows(report, "1° Nom, prénoms et date de naissance")
    assert one["Nom"] == "'=1+1"
    [granted] = rows(report, "Exceptions accordées")
    assert granted["Motif"] == WICKED


@pytest.mark.parametrize(
    "text", ["é" * 300, "A" * 2_000, "ligne 1\nligne 2", "\x00\x07 sonne", "名前 имя", "", "œuvre ’« »…"]
)
def test_any_text_can_be_printed(text: str) -> None:
    """Long words, control characters, other scripts, nothing at all: in every place there is a page with it."""
    report = Report(text, text, text, text, [Note(text), Fields([(text, text)], text)], [
        Section(text, [Table((text, "b"), (1, 1), [(text, text)], text, text), Table(("a",), (1,), [], text)])
    ], proved=True)  # fmt: skip
    assert as_pdf(report, NOW).startswith(b"%PDF")
    assert as_csv(report)


def test_the_same_file_is_printed_alike_twice(garnier: Report) -> None:
    """Made at one moment from one state, it is the same to the byte: two copies can be compared."""
    assert as_pdf(garnier, NOW) == as_pdf(garnier, NOW)


def test_never_a_medical_reason(lively: School) -> None:
    """Of an opinion the verdict, its scope, its days and the kind of doctor: the columns have room for nothing else."""
    report = about(lively, person=LEA)
    columns = {name for row in rows(report, "3° Avis médical d'aptitude à procéder à ces travaux") for name in row}
    assert columns == {"rubrique", "Date de l'avis", "Avis", "Portée", "Donné par", "État le 22/11/2026", "Note"}
    verdicts = [
        row["Avis"] for row in rows(report, "3° Avis médical d'aptitude à procéder à ces travaux") if "Avis" in row
    ]
    assert verdicts == ["inapte", "apte"], "the latest first"


def test_scope_and_withdrawal_of_an_opinion(school: School) -> None:
    """What it is about, what it excludes, which doctor; one that was withdrawn says so."""
    school.on_file(
        PaperKind.MEDICAL_OPINION,
        MedicalOpinion(issued_on=date(2026, 10, 1), verdict=Verdict.FIT_WITH_EXCLUSIONS, classes=["28"],
                       excluded_machines=["plieuse-1"], doctor=Doctor.SCHOOL, withdrawn_on=date(2026, 11, 2)),
        person=GARNIER,
    )  # fmt: skip
    newest = rows(about(school, person=GARNIER), "3° Avis médical d'aptitude à procéder à ces travaux")[0]
    assert newest["Avis"] == "apte avec exclusions"
    assert newest["Portée"] == "travaux 28 ; toutes machines ; sauf plieuse-1"
    assert newest["Donné par"] == "médecin scolaire"
    assert newest["État le 22/11/2026"] == "retiré le 02/11/2026"


def test_a_machine_s_file_has_everybody_who_was_there(lively: School) -> None:
    """Who worked or asked to: each with the five items; the machine's own runs, also those of nobody."""
    report = about(lively, machine="plieuse-1")
    text = " ".join(pages(report))
    assert text.count("1° Nom, prénoms et date de naissance") == 3
    for name in ("Garnier Jules", "Petit Enzo", "Dubois Hugo"):
        assert name in text
    runs = rows(report, "Machine Presse plieuse (plieuse-1) > Marches sans droit et autres incidents")
    assert "personne n'était inscrit à la machine" in [row["Précisions"] for row in runs]
    assert "Exceptions accordées" in text
    assert "essai de la porte" not in text, "an exception for another machine"
    trained = rows(report, "Garnier Jules > 4° Information et formation à la sécurité dispensées")
    assert [row["Machine"] for row in trained] == ["Presse plieuse (plieuse-1)"]


def test_a_machine_nobody_was_on(school: School) -> None:
    """It has its papers, and says that nobody was there."""
    text = " ".join(pages(about(school, machine="centre-1")))
    assert "personne dans la période" in text
    assert "1° Nom" not in text


def test_who_was_erased_is_nobody(school: School) -> None:
    """The file on the machine says that somebody was there whose identity was erased; nothing of it is left."""
    school.live(1)
    gone = school.person(GARNIER)
    with school.writing() as store:
        erasure.erase(store, gone.id, author="test", at=NOW)
    report = about(school, machine="plieuse-1")
    text = " ".join(pages(report))
    assert f"identité effacée ({gone.id})" in text
    assert "Garnier" not in text
    assert "L'identité de cette personne a été effacée du registre." in text
    assert "contenu effacé avec la personne" in text
    assert report.proved


def test_a_decision_keeps_the_words_of_its_own_rules(school: School) -> None:
    """What was decided under an earlier pack is told in that pack's words, kept beside the journal."""
    fact = school.decided(PETIT, "plieuse-1", NOW - timedelta(days=2))
    old = 'wordings = [{ code = "K7", article = "R1-1", fr = "Les mots d\'avant" }]'
    digest = "0" * 64
    with school.writing() as store:
        from collector.store import snapshots

        store.write_now(lambda connection: snapshots.keep_pack(connection, digest, old, NOW))
    changes = {"pack": digest, "decision": "a-old", "at": NOW - timedelta(days=1), "failed": ("K7", "K99")}
    school.tell(AccessDecided(**{name: getattr(fact, name) for name in AccessDecided.__dataclass_fields__} | changes))
    new, before = rows(about(school, person=PETIT), "Décisions d'accès de la période")
    assert "Avis médical favorable" in new["Conditions non remplies"]
    assert before["Conditions non remplies"] == "K7 (R1-1) : Les mots d'avant\nK99"


@pytest.mark.parametrize("what", ["a fact", "a paper"])
def test_what_was_tampered_with_says_so(school: School, what: str) -> None:
    """An edited fact or paper stands on the first page, in the last part, and the file is not proved."""
    statement = {
        "a fact": "UPDATE journal SET body = replace(body, 'demo', 'dema') WHERE seq = 40",
        "a paper": "UPDATE paper SET body = replace(body, '2026', '2025') WHERE kind = 'medical_opinion'",
    }[what]
    with sqlite3.connect(school.data / DATABASE) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
    report = about(school, person=GARNIER)
    printed = pages(report)
    assert not report.proved
    assert "ATTENTION" in printed[0]
    assert ("modifié" if what == "a fact" else "PIÈCES NON CONFORMES") in printed[-1]
