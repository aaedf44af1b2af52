"""The section on a young person: the five items of R4153-45, numbered as the article numbers them, and what happened.

Source: Code du travail R4153-45.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from collector.access import civil
from collector.access.dossier import (
    Declaration,
    Diploma,
    Licence,
    MedicalOpinion,
    Programme,
    SafetyTraining,
    Withdrawal,
)
from collector.reports import words
from collector.reports.happenings import Happenings, decisions, incidents, overrides, sessions
from collector.reports.last_days import last_day
from collector.reports.on_file import on_file
from collector.reports.pages import Block, Fields, Note, Section, Table, Tone
from collector.reports.paper_words import result, scope
from collector.reports.subject import Subject
from collector.store import papers
from collector.store.papers_records import Enrolment, Naming, Paper, PaperKind, Standing

C = TypeVar("C")

MISSING = "Élément manquant : rien au dossier."
"""What an item says that the article asks for and the file lacks."""


def young_person(subject: Subject, person: str, happened: Happenings) -> Section:
    """Everything on one person.

    Args:
        subject: What the file is about.
        person: Opaque id.
        happened: What happened in the period.
    """
    own = papers.current(subject.connection, person=person)
    mine = happened.of(person, subject.machine)
    return Section(
        subject.name(person),
        [_about(subject, person, own)],
        [
            _identity(subject, person),
            _training_followed(subject, own),
            _medical(subject, own),
            _safety(subject, own),
            _supervisors(subject),
            _qualifications(own),
            _withdrawals(own),
            decisions(subject, mine.decisions),
            overrides(subject, mine.overrides),
            incidents(subject, mine.incidents, empty="Aucune marche sans droit dans la période."),
            sessions(subject, mine.sessions, person),
            on_file(subject, "Pièces au dossier", papers.history(subject.connection, person=person)),
        ],
        new_page=True,
    )


def _about(subject: Subject, person: str, own: Sequence[Paper]) -> Block:
    who = subject.people.get(person)
    standings = [
        f"{words.STATUSES[one.status]} depuis le {words.day(one.since)}"
        + (f" jusqu'au {words.day(one.until)}" if one.until else "")
        for one in _contents(own, Standing)
    ]
    return Fields([
        ("Statut dans l'établissement", " ; ".join(standings) or "non enregistré"),
        ("Groupe", who.group_name if who and who.group_name else "—"),
        ("Identifiant dans le journal", person),
    ])  # fmt: skip


def _identity(subject: Subject, person: str) -> Section:
    who = subject.people.get(person)
    title = "1° Nom, prénoms et date de naissance"
    if who is None or not (who.family_name or who.given_name):
        return Section(title, [Note("L'identité de cette personne a été effacée du registre.", Tone.BAD)])
    born, day = who.birth_date, subject.day
    age = "—"
    if born is not None:
        age = f"{civil.age_on(born, day)} ans le {words.day(day)}"
        if civil.age_on(born, day) < 18:
            age += f" ; majorité le {words.day(civil.birthday(born, 18))}"
    return Section(title, [Fields([
        ("Nom", who.family_name), ("Prénoms", who.given_name),
        ("Date de naissance", words.day(born, "Élément manquant : non enregistrée")), ("Âge", age),
        ("Numéro dans l'établissement", who.reference or "—"),
    ])])  # fmt: skip


def _training_followed(subject: Subject, own: Sequence[Paper]) -> Section:
    known = {one.id: one for one in _contents(_school(subject, PaperKind.PROGRAMME), Programme)}
    rows = []
    for one in _contents(own, Enrolment):
        programme = known.get(one.programme, Programme(id=one.programme, length=None))
        diploma = words.yes(programme.diploma)
        if programme.counts_as_diploma and programme.answer_reference:
            diploma += f", assimilé : {programme.answer_reference}"
        places = ", ".join(map(subject.workshop.place, programme.places)) or "Élément manquant : non connus"
        rows.append((
            programme.title or one.programme, diploma, programme.length or "Élément manquant : non renseignée", places,
            words.day(one.since), words.day(one.until, "sans terme"),
        ))  # fmt: skip
    columns = ("Formation suivie", "Diplôme", "Durée", "Lieux connus", "Du", "Au")
    return Section(
        "2° Formation suivie, sa durée et les lieux connus", [Table(columns, (3, 0.8, 2.2, 2, 1, 1), rows, MISSING)]
    )


def _medical(subject: Subject, own: Sequence[Paper]) -> Section:
    rows = [
        (
            words.day(one.issued_on), words.VERDICTS[one.verdict], scope(one), words.DOCTORS[one.doctor],
            _medical_state(subject, one),
        )
        for one in sorted(_contents(own, MedicalOpinion), key=lambda one: one.issued_on, reverse=True)
    ]  # fmt: skip
    return Section("3° Avis médical d'aptitude à procéder à ces travaux", [
        Table(("Date de l'avis", "Avis", "Portée", "Donné par", f"État le {words.day(subject.day)}"),
              (1, 1.4, 2.6, 1.5, 2), rows, MISSING),
        Note("Seuls l'avis, sa portée, ses dates et la qualité du médecin sont conservés ; jamais de motif médical."),
    ])  # fmt: skip


def _medical_state(subject: Subject, one: MedicalOpinion) -> str:
    if one.withdrawn_on is not None and one.withdrawn_on <= subject.day:
        return f"retiré le {words.day(one.withdrawn_on)}"
    return _state(subject, last_day(one, subject.workshop.pack, None), "en vigueur")


def _safety(subject: Subject, own: Sequence[Paper]) -> Section:
    rows = [
        (
            subject.workshop.machine(one.machine), words.modes(one.modes), words.day(one.given_on), result(one),
            words.day(one.valid_until, "sans terme"),
        )
        for one in sorted(_contents(own, SafetyTraining), key=lambda one: (one.machine, one.given_on))
        if subject.machine in (None, one.machine)
    ]  # fmt: skip
    columns = ("Machine", "Modes d'utilisation", "Dispensée le", "Évaluation", "Valable jusqu'au")
    return Section(
        "4° Information et formation à la sécurité dispensées", [Table(columns, (2, 2, 1, 2, 1.1), rows, MISSING)]
    )


def _supervisors(subject: Subject) -> Section:
    school = _school(subject, PaperKind.DECLARATION)
    declared = {
        function
        for one in _contents(school, Declaration)
        for function in (*one.functions, *(it for update in one.updates for it in update.functions))
    }
    first = subject.workshop.day(subject.since) if subject.since else date.min
    rows = [
        (
            subject.name(paper.person), one.function, subject.machines(list(one.machines)), words.day(one.since),
            words.day(one.until, "sans terme"), words.yes(one.function in declared),
        )
        for paper in _school(subject, PaperKind.SUPERVISOR)
        if isinstance(one := paper.content, Naming) and one.since <= subject.day and (one.until or date.max) >= first
        if subject.machine is None or not one.machines or subject.machine in one.machines
    ]  # fmt: skip
    columns = ("Nom et prénoms", "Qualité ou fonction", "Machines", "Désignée du", "au", "Fonction déclarée")
    return Section(
        "5° Personnes compétentes chargées de l'encadrement",
        [Table(columns, (2, 2, 2, 1.1, 1.1, 1), sorted(rows), MISSING)],
    )


def _qualifications(own: Sequence[Paper]) -> Section:
    rows = [
        (
            words.LICENCES[one.kind].capitalize(),
            ", ".join(one.machines) or "toutes machines",
            words.day(one.issued_on),
            f"retirée le {words.day(one.withdrawn_on)}"
            if one.withdrawn_on
            else words.day(one.valid_until, "sans terme"),
        )
        for one in _contents(own, Licence)
    ] + [
        (one.title, f"travaux {', '.join(one.classes)}" if one.classes else "", words.day(one.obtained_on), "—")
        for one in _contents(own, Diploma)
    ]
    columns = ("Titre", "Portée", "Date", "Valable jusqu'au")
    return Section(
        "Habilitations, autorisations et diplômes", [Table(columns, (3, 2, 1, 1.3), rows, "Aucun titre enregistré.")]
    )


def _withdrawals(own: Sequence[Paper]) -> Section:
    rows = [
        (
            words.day(one.since), one.reference or "—",
            words.day(one.lifted_on, "non levé") if one.lifted_reference.strip() else "non levé (acte de levée absent)",
            one.lifted_reference or "—",
        )
        for one in _contents(own, Withdrawal)
    ]  # fmt: skip
    columns = ("Depuis le", "Acte de l'inspection", "Levé le", "Acte de levée")
    empty = "Aucun retrait par l'inspection du travail."
    return Section("Retraits par l'inspection du travail", [Table(columns, (1, 2, 1.5, 2), rows, empty)])


def _state(subject: Subject, last: date | None, holds: str) -> str:
    if last is None:
        return holds
    if last < subject.day:
        return f"échu depuis le {words.day(last + timedelta(days=1))}"
    return f"{holds}, dernier jour le {words.day(last)}"


def _school(subject: Subject, kind: PaperKind) -> list[Paper]:
    return papers.current(subject.connection, kinds=[kind])


def _contents(found: Iterable[Paper], kind: type[C]) -> list[C]:
    return [one.content for one in found if isinstance(one.content, kind)]
