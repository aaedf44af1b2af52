"""What a school has on file about a young person, and what it has declared: the papers that a right rests on.

Nothing here says why a doctor decided as he did: there is no place for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Status(StrEnum):
    """As what somebody is in the workshop."""

    PUPIL = "pupil"
    APPRENTICE = "apprentice"
    OBSERVATION = "observation"
    ADULT_TRAINEE = "adult_trainee"
    STAFF = "staff"


class Mode(StrEnum):
    """How a machine is used: a machine's danger belongs to the use, not to the machine alone."""

    PRODUCTION = "production"
    SETTING = "setting"
    CLEANING = "cleaning"
    MAINTENANCE = "maintenance"
    MAINTENANCE_RUNNING = "maintenance_running"


class Verdict(StrEnum):
    """All that a medical opinion may say here."""

    FIT = "fit"
    UNFIT = "unfit"
    FIT_WITH_EXCLUSIONS = "fit_with_exclusions"


class Doctor(StrEnum):
    """What kind of doctor gave an opinion."""

    OCCUPATIONAL = "occupational"
    SCHOOL = "school"
    GENERAL = "general"
    OTHER = "other"


class LicenceKind(StrEnum):
    """What a licence is for."""

    ELECTRICAL = "electrical"
    DRIVING_TRAINING = "driving_training"
    DRIVING_AUTHORISATION = "driving_authorisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who asks, or who supervises.

    Args:
        id: The opaque id.
        birth_date: Civil date of birth; null where it is not known, which counts as under 15.
        status: As what the person is here; null where it is not known, which denies everything.
        named: First names and name are on file in the registry.
    """

    id: str
    birth_date: date | None = None
    status: Status | None = None
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A training programme.

    Args:
        id: Its id, as declarations name it.
        title: What it prepares for.
        diploma: It prepares a vocational or technological diploma.
        counts_as_diploma: A titre professionnel that the authority has accepted as a diploma in writing.
        answer_reference: The reference of that written answer; without it `counts_as_diploma` says nothing.
        length: How long it lasts, in words, as the inspection file has to say; null where nobody wrote it down.
        places: Where it takes place, as far as known.
    """

    id: str
    length: str | None
    title: str = ""
    diploma: bool = True
    counts_as_diploma: bool = False
    answer_reference: str = ""
    places: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A maintenance job as a declaration lists it.

    Args:
        machine: The machine's id.
        task: The job; null for every job on that machine.
    """

    machine: str
    task: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationUpdate:
    """A notified change that adds to a declaration; it counts from the day on which it was sent.

    Args:
        sent_on: When it was sent.
        places: Places added.
        works: Works added, by class.
        machines: Machines added.
        jobs: Maintenance jobs added.
        programmes: Programmes added.
        functions: Functions of supervisors added.
    """

    sent_on: date
    places: Sequence[str] = ()
    works: Sequence[str] = ()
    machines: Sequence[str] = ()
    jobs: Sequence[Job] = ()
    programmes: Sequence[str] = ()
    functions: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A declaration of derogation, sent to the labour inspector.

    Args:
        id: Its id.
        sent_on: When it was sent by a means that gives a certain date; null for one that was only drafted.
        proof: The reference that proves the sending; without it nothing is sent.
        places: The places it covers, by id.
        works: The works it covers, by class; "28" covers "28-1" and "28-2".
        machines: The machines it lists, by id.
        jobs: The maintenance jobs it lists.
        programmes: The training programmes it lists, by id.
        functions: The qualities or functions of the supervisors that it names.
        updates: Notified changes that add to it.
        withdrawn_on: From this day on it counts no more; null while it stands.
    """

    id: str
    sent_on: date | None
    proof: str
    places: Sequence[str] = ()
    works: Sequence[str] = ()
    machines: Sequence[str] = ()
    jobs: Sequence[Job] = ()
    programmes: Sequence[str] = ()
    functions: Sequence[str] = ()
    updates: Sequence[DeclarationUpdate] = ()
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicalOpinion:
    """A medical opinion of fitness. There is no place for a reason.

    Args:
        issued_on: Its date.
        verdict: What it says.
        classes: The works it is about, by class; empty for all.
        machines: The machines it is about, by id; empty for all.
        excluded_classes: Works that it excludes (`fit_with_exclusions`).
        excluded_machines: Machines that it excludes (`fit_with_exclusions`).
        valid_until: The last day on which it counts, where it states one; null for one year.
        doctor: What kind of doctor gave it.
        withdrawn_on: From this day on it counts no more, and leaves no older one behind it; null while it stands.
    """

    issued_on: date
    verdict: Verdict
    classes: Sequence[str] = ()
    machines: Sequence[str] = ()
    excluded_classes: Sequence[str] = ()
    excluded_machines: Sequence[str] = ()
    valid_until: date | None = None
    doctor: Doctor = Doctor.OCCUPATIONAL
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyTraining:
    """Safety training for one machine, and its evaluation.

    Args:
        machine: The machine's id.
        modes: The modes it was given for.
        given_on: When it was given.
        evaluated_on: When what was learnt was evaluated; null while it has not been.
        passed: The evaluation was passed.
        valid_until: The last day on which it counts; null for no end.
    """

    machine: str
    modes: Sequence[Mode] = (Mode.PRODUCTION,)
    given_on: date
    evaluated_on: date | None = None
    passed: bool = False
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """An electrical habilitation, a driving training or a driving authorisation.

    Args:
        kind: Which of them.
        issued_on: Its date.
        valid_until: The last day on which it counts; null for no end.
        machines: The equipment it is for, by id; empty for all.
        withdrawn_on: From this day on it counts no more; null while it stands.
    """

    kind: LicenceKind
    issued_on: date
    valid_until: date | None = None
    machines: Sequence[str] = ()
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diploma:
    """A diploma that somebody holds.

    Args:
        title: Its title.
        obtained_on: Its date.
        classes: The works it qualifies for, by class; empty for none.
    """

    title: str
    obtained_on: date
    classes: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """The labour inspector has withdrawn a young person from work. Nothing in the school overrides it.

    Args:
        since: The first day.
        reference: The inspector's act.
        lifted_on: The first day on which it no longer holds; null while it does.
        lifted_reference: The inspector's act that lifts it; without it nothing is lifted.
    """

    since: date
    reference: str = ""
    lifted_on: date | None = None
    lifted_reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """A stretch of work, from badge to badge.

    Args:
        since: When it began.
        until: When it ended; null while it lasts. One without an end that began on an earlier day, or before another
            stretch, is a forgotten badge-out.
    """

    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraHours:
    """The inspector's authorisation of more hours in a week.

    Args:
        week: Any day of the civil week.
        hours: How many more; the pack says how many at most.
        reference: The inspector's act.
    """

    week: date
    hours: float
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything on file that a decision about one person rests on.

    Args:
        person: Who asks.
        programme: The training that the person follows; null for none.
        declarations: The school's declarations.
        medical_opinions: Opinions on this person.
        trainings: Safety trainings of this person.
        licences: Habilitations, driving trainings and authorisations of this person.
        diplomas: Diplomas of this person.
        withdrawals: Withdrawals of this person by the labour inspector.
        presences: Stretches of work of this person, of this week and the last day before it at the least.
        extra_hours: More hours in a week, as the inspector authorised them.
    """

    person: Person
    programme: Programme | None = None
    declarations: Sequence[Declaration] = ()
    medical_opinions: Sequence[MedicalOpinion] = ()
    trainings: Sequence[SafetyTraining] = ()
    licences: Sequence[Licence] = ()
    diplomas: Sequence[Diploma] = ()
    withdrawals: Sequence[Withdrawal] = ()
    presences: Sequence[Presence] = ()
    extra_hours: Sequence[ExtraHours] = ()
