"""The labour inspector's file on a person or a machine: put together from the papers on file and the journal.

Source: Code du travail R4153-45 (what is held at the inspector's disposal), R4153-40 and -41, D4711-2 and -3.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from collector.access.dossier import SafetyTraining
from collector.core.facts import UnauthorisedRun
from collector.reports.happenings import Happenings, happenings, incidents
from collector.reports.journal_proof import journal_proof, verdict
from collector.reports.on_file import on_file, proof
from collector.reports.pages import Fields, Note, Report, Section
from collector.reports.school_papers import declarations, machine, risk_assessments
from collector.reports.subject import Subject
from collector.reports.workshop import Workshop
from collector.reports.young_person import young_person
from collector.store import papers
from collector.store.cabinet import Filed
from collector.store.papers_records import FORMS
from collector.store.papers_records import Subject as About
from collector.store.registry import Registry
from collector.store.verify import Verification

SCHOOL = tuple(kind for kind, form in FORMS.items() if form.subject is About.SCHOOL)
ON_MACHINES = tuple(kind for kind, form in FORMS.items() if form.subject is About.MACHINE)


def inspection(
    connection: Connection,
    workshop: Workshop,
    *,
    since: datetime | None,
    until: datetime,
    made_at: datetime,
    software: str,
    verified: Verification,
    directory: Path,
    person: str | None = None,
    machine_id: str | None = None,
) -> Report:
    """Put the file together, about a person or about a machine.

    Args:
        connection: Reads the workshop's database.
        workshop: The workshop.
        since: The beginning of the period (UTC); None for the beginning of recording.
        until: Its end, exclusive (UTC).
        made_at: The present (UTC).
        software: The name and version of what makes it.
        verified: What the verification of the journal found.
        directory: Where the journal's public key is.
        person: Opaque id, for a file about a person.
        machine_id: The machine's id, for a file about a machine.

    Raises:
        ValueError: If the journal holds a fact that this version cannot read.
        JournalError: If the journal's key cannot be read.
    """
    # Erased persons are nobody's in the registry's list: they are asked for one by one where facts name them.
    people = {one.id: one for one in Registry(connection).persons()}
    subject = Subject(
        connection=connection, workshop=workshop, people=people, since=since, until=until, machine=machine_id,
        person=person,
    )  # fmt: skip
    happened = happenings(subject)
    whom = (person,) if person is not None else happened.persons(machine_id or "")
    subject = _with_erased(subject, whom)
    checked = proof(connection, verified.removed)
    sections = [young_person(subject, one, happened) for one in whom]
    filed = Filed(papers.current(connection))
    if machine_id is not None:
        sections = [_machine_first(subject, machine_id, happened, whom, filed), *sections]
    concerned = _machines(subject, happened, whom)
    about_machines = [machine(subject, one, filed) for one in concerned if one != machine_id]
    sections += [declarations(subject), risk_assessments(subject)]
    if about_machines:
        sections.append(Section("Machines concernées", (), about_machines, new_page=True))
    shared = [
        one
        for one in papers.history(connection, kinds=(*SCHOOL, *ON_MACHINES))
        if one.machine is None or one.machine in concerned
    ]
    sections += [
        on_file(subject, "Pièces de l'établissement et des machines", shared),
        journal_proof(subject, directory, verified, checked),
    ]
    return Report(
        title="Dossier tenu à la disposition de l'inspection du travail",
        subject=f"{subject.name(person)}" if person else f"Machine : {workshop.machine(machine_id or '')}",
        school=workshop.name,
        foot=f"{workshop.name} — établi le {subject.minute(made_at)} par {software}",
        cover=[
            Fields([
                ("Établissement", workshop.name),
                ("Concerne", subject.name(person) if person else f"la machine {workshop.machine(machine_id or '')}"),
                ("Période", _period(subject)), ("Établi le", subject.minute(made_at)), ("Par le logiciel", software),
                ("Règles appliquées", f"{workshop.pack.name}, version {workshop.pack.version}"),
                ("Empreinte des règles (SHA-256)", workshop.pack.digest),
                ("Heures", f"heure locale de l'établissement ({workshop.zone})"),
            ]),
            verdict(verified, checked),
            Note(
                "Éléments de l'article R4153-45 du code du travail, numérotés comme lui, puis déclarations, évaluation"
                " des risques, machines, décisions et preuves. Données personnelles : à ne remettre qu'à qui y a droit."
            ),
        ],
        sections=sections,
        proved=verified.clean and not checked.wrong,
    )  # fmt: skip


def _with_erased(subject: Subject, whom: tuple[str, ...]) -> Subject:
    registry = Registry(subject.connection)
    erased = {one: found for one in whom if one not in subject.people and (found := registry.person(one)) is not None}
    return replace(subject, people={**subject.people, **erased})


def _machine_first(subject: Subject, id_: str, happened: Happenings, whom: tuple[str, ...], filed: Filed) -> Section:
    """The machine, who was on it, and what happened there."""
    found = machine(subject, id_, filed)
    there = [one for one in happened.incidents if one.machine == id_]
    names = ", ".join(subject.name(one) for one in whom) or "personne dans la période"
    runs = sum(isinstance(one, UnauthorisedRun) for one in there)
    return Section(
        f"Machine {found.title}",
        [Fields([("Personnes passées par la machine", names), ("Marches sans droit", str(runs))]), *found.blocks],
        [incidents(subject, there, empty="Aucune marche sans droit dans la période.")],
        new_page=True,
    )


def _machines(subject: Subject, happened: Happenings, whom: tuple[str, ...]) -> list[str]:
    """The machines that the file is about: those on which somebody was decided about, worked or was trained."""
    if subject.machine is not None:
        return [subject.machine]
    found: set[str] = set()
    for person in whom:
        mine = happened.of(person, None)
        found |= {one.machine for one in (*mine.decisions, *mine.sessions, *mine.incidents)}
        for one in papers.current(subject.connection, person=person):
            if isinstance(one.content, SafetyTraining):
                found.add(one.content.machine)
    order = [*subject.workshop.stations]
    return sorted(found, key=lambda one: (order.index(one) if one in order else len(order), one))


def _period(subject: Subject) -> str:
    begin = "début de l'enregistrement" if subject.since is None else subject.minute(subject.since)
    return f"du {begin} au {subject.minute(subject.until)}"
