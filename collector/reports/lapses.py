"""What lapses: papers whose last day is near, or past and not renewed; for whom, and on which machines."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from collector.access import civil
from collector.access.dossier import Declaration, MedicalOpinion, SafetyTraining
from collector.access.equipment import Equipment
from collector.access.hazards import classes_of
from collector.access.pack import ADULT_AT
from collector.access.papers import covers
from collector.reports.declared import left_uncovered
from collector.reports.lapse_words import codes_of, todo, what
from collector.reports.last_days import last_day, renewed
from collector.reports.workshop import Workshop
from collector.store.cabinet import Filed
from collector.store.papers import current
from collector.store.papers_assembly import equipment_of
from collector.store.papers_records import Content, Enrolment, Paper, PaperKind
from collector.store.registry import Registry
from collector.store.registry_records import Person

WATCHED = (
    PaperKind.DECLARATION, PaperKind.MEDICAL_OPINION, PaperKind.SAFETY_TRAINING, PaperKind.LICENCE,
    PaperKind.VERIFICATION, PaperKind.SUPERVISOR, PaperKind.ENROLMENT, PaperKind.STATUS,
)  # fmt: skip
"""The papers that can come to an end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """A paper that lapses.

    Args:
        paper: The paper's id.
        kind: What it is.
        last_day: The last day on which it counts.
        lapsed: That day is past, and nothing has taken the paper's place.
        person: Opaque id of whom it is about; None for a paper of the school or of a machine.
        machines: The machines on which it is missed then, by id; empty where that is nowhere, or not known.
        what: What it is, in French, without a name.
        todo: What to do, in French.
        codes: Codes of the conditions that fail without it.
    """

    paper: str
    kind: PaperKind
    last_day: date
    lapsed: bool
    person: str | None
    machines: tuple[str, ...]
    what: str
    todo: str
    codes: tuple[str, ...]


def lapses(connection: Connection, workshop: Workshop, today: date, days: int) -> list[Lapse]:
    """Everything that lapses within so many days, and what has lapsed and was not renewed, by its last day.

    Args:
        connection: Reads the workshop's database.
        workshop: The workshop.
        today: The civil day at the site.
        days: The last day that is looked at is so many days from today.

    Returns:
        Of people only those who are active. A paper that another has taken the place of is left out.
    """
    people = {one.id: one for one in Registry(connection).persons() if one.active}
    every, noon = current(connection), workshop.noon(today)
    filed = Filed(every)
    machines = {
        machine: equipment_of(connection, machine, one.family, one.place, noon, workshop.zone, filed=filed)
        for machine, one in workshop.stations.items()
    }
    papers = [one for one in every if one.kind in WATCHED or one.kind is PaperKind.PROGRAMME]
    alike: dict[tuple[PaperKind, str | None, str | None], list[Paper]] = {}
    for paper in papers:
        alike.setdefault((paper.kind, paper.person, paper.machine), []).append(paper)

    found = []
    for paper in papers:
        if paper.kind not in WATCHED or not _concerns(paper, people, machines):
            continue
        end = last_day(paper.content, workshop.pack, machines.get(paper.machine or ""))
        if end is None or end > today + timedelta(days=days):
            continue
        missed_from = max(end + timedelta(days=1), today)
        if isinstance(paper.content, Declaration):
            missed = left_uncovered(paper.content, end, missed_from, papers, machines, workshop)
            if not missed:
                continue
        else:
            others = [one for one in alike[paper.kind, paper.person, paper.machine] if one.id != paper.id]
            if renewed(paper, end, others, missed_from, workshop.pack):
                continue
            missed = _missed_on(paper, alike, machines, workshop, missed_from)
        if isinstance(paper.content, MedicalOpinion) and not _minor(people[paper.person or ""], missed_from):
            continue
        found.append(Lapse(
            paper=paper.id, kind=paper.kind, last_day=end, lapsed=end < today, person=paper.person, machines=missed,
            what=what(paper.content, workshop), todo=todo(paper.content, workshop.pack), codes=codes_of(paper.content),
        ))  # fmt: skip
    return sorted(found, key=lambda one: (one.last_day, one.kind, one.machines, one.what, one.paper))


def _concerns(paper: Paper, people: Mapping[str, Person], machines: Mapping[str, Equipment]) -> bool:
    """It is about somebody who comes here and a machine that stands here, as far as it is about either."""
    return (paper.person is None or paper.person in people) and (paper.machine is None or paper.machine in machines)


def _minor(person: Person, day: date) -> bool:
    return person.birth_date is None or civil.age_on(person.birth_date, day) < ADULT_AT


def _missed_on(
    paper: Paper,
    alike: Mapping[tuple[PaperKind, str | None, str | None], Sequence[Paper]],
    machines: Mapping[str, Equipment],
    workshop: Workshop,
    day: date,
) -> tuple[str, ...]:
    """The machines on which a paper is missed: those that it names, or those for which the person was trained."""
    if paper.machine is not None:
        return (paper.machine,)
    named = tuple(one for one in getattr(paper.content, "machines", ()) if one in machines)
    if not isinstance(paper.content, MedicalOpinion):
        if named or paper.kind is PaperKind.LICENCE:
            return named
        if paper.kind is PaperKind.SUPERVISOR:
            return workshop.regulated
    trained = [
        (one.content.machine, mode)
        for (kind, person, _), several in alike.items()
        if kind is PaperKind.SAFETY_TRAINING and person == paper.person
        for one in several
        if isinstance(one.content, SafetyTraining)
        for mode in one.content.modes
    ]
    asked = {machine for machine, mode in trained if machine in machines and _asked(
        paper.content, machine, classes_of(workshop.pack, machines[machine], mode, None, day) or frozenset()
    )}  # fmt: skip
    return tuple(one for one in workshop.regulated if one in asked)


def _asked(content: Content | None, machine: str, classes: Collection[str]) -> bool:
    """Whether somebody's paper is asked for on a machine, for work of these classes."""
    match content:
        case MedicalOpinion() as one:
            if (one.machines and machine not in one.machines) or machine in one.excluded_machines:
                return False
            opened = (code for code in classes if not one.classes or covers(one.classes, code))
            return any(not covers(one.excluded_classes, code) for code in opened)
        case Enrolment():
            return bool(classes)
        case _:
            return True
