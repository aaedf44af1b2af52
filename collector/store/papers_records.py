"""The papers that the registry keeps: which kinds there are, what each says, whom it is about, and what is its like."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from collector.access.dossier import (
    Declaration,
    Diploma,
    ExtraHours,
    Licence,
    MedicalOpinion,
    Programme,
    SafetyTraining,
    Status,
    Withdrawal,
)
from collector.access.equipment import HazardRecord, LockOut, RiskAssessment, Verification
from collector.core.plain import from_plain, to_plain
from collector.store.registry_records import ID_ALPHABET

ID_LENGTH = 10
"""Characters after `d-`: 6e14 ids, so that two never meet by chance in a school."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """Somebody follows a training programme.

    Args:
        programme: The programme's id.
        since: The first day.
        until: The last day; null for no end.
    """

    programme: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """As what somebody is in the workshop.

    Args:
        status: As what.
        since: The first day.
        until: The last day; null until another begins. After it there is none, whatever held before.
    """

    status: Status
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The school names somebody a supervisor.

    Args:
        function: His quality or function, as declarations name it.
        machines: The machines he supervises, by id; empty for all.
        since: The first day.
        until: The last day; null for no end.
    """

    function: str
    machines: Sequence[str] = ()
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineTraits:
    """What a machine is like, beside its family.

    Args:
        since: The first day; the latest that has begun counts.
        variant: What changes its hazards: `slow`, `guarded`, `fumes`; null for none.
        powered: It is a powered machine.
    """

    since: date
    variant: str | None = None
    powered: bool = True


Content = (
    Declaration | Programme | RiskAssessment | MedicalOpinion | SafetyTraining | Licence | Diploma | Withdrawal
    | ExtraHours | Enrolment | Standing | Naming | Verification | LockOut | HazardRecord | MachineTraits
)  # fmt: skip
"""What a paper says."""


class PaperKind(StrEnum):
    """What a paper is."""

    DECLARATION = "declaration"
    PROGRAMME = "programme"
    RISK_ASSESSMENT = "risk_assessment"
    MEDICAL_OPINION = "medical_opinion"
    SAFETY_TRAINING = "safety_training"
    LICENCE = "licence"
    DIPLOMA = "diploma"
    WITHDRAWAL = "withdrawal"
    EXTRA_HOURS = "extra_hours"
    ENROLMENT = "enrolment"
    STATUS = "status"
    SUPERVISOR = "supervisor"
    VERIFICATION = "verification"
    LOCK_OUT = "lock_out"
    HAZARD = "hazard"
    TRAITS = "traits"


class Subject(StrEnum):
    """Whom or what a paper is about."""

    SCHOOL = "school"
    PERSON = "person"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Form:
    """What all papers of a kind have in common.

    Args:
        content: What such a paper says.
        subject: Whom it is about.
        key: Fields that tell two such papers on one subject apart: with all of these alike, one corrects the other.
    """

    content: type[Any]
    subject: Subject
    key: tuple[str, ...]


FORMS: Mapping[PaperKind, Form] = {
    PaperKind.DECLARATION: Form(Declaration, Subject.SCHOOL, ("id",)),
    PaperKind.PROGRAMME: Form(Programme, Subject.SCHOOL, ("id",)),
    PaperKind.RISK_ASSESSMENT: Form(RiskAssessment, Subject.SCHOOL, ("dated", "families")),
    PaperKind.MEDICAL_OPINION: Form(MedicalOpinion, Subject.PERSON, ("issued_on", "doctor", "classes", "machines")),
    PaperKind.SAFETY_TRAINING: Form(SafetyTraining, Subject.PERSON, ("machine", "given_on", "modes")),
    PaperKind.LICENCE: Form(Licence, Subject.PERSON, ("kind", "issued_on", "machines")),
    PaperKind.DIPLOMA: Form(Diploma, Subject.PERSON, ("title", "obtained_on")),
    PaperKind.WITHDRAWAL: Form(Withdrawal, Subject.PERSON, ("since", "reference")),
    PaperKind.EXTRA_HOURS: Form(ExtraHours, Subject.PERSON, ("week", "reference")),
    PaperKind.ENROLMENT: Form(Enrolment, Subject.PERSON, ("programme", "since")),
    PaperKind.STATUS: Form(Standing, Subject.PERSON, ("since",)),
    PaperKind.SUPERVISOR: Form(Naming, Subject.PERSON, ("function", "since")),
    PaperKind.VERIFICATION: Form(Verification, Subject.MACHINE, ("done_on", "reference")),
    PaperKind.LOCK_OUT: Form(LockOut, Subject.MACHINE, ("since", "reason")),
    PaperKind.HAZARD: Form(HazardRecord, Subject.MACHINE, ("since", "modes", "task")),
    PaperKind.TRAITS: Form(MachineTraits, Subject.MACHINE, ("since",)),
}
"""Every kind. Keys are chosen so that a slip of the pen leaves an inspector's withdrawal or a lock-out standing."""

Key = tuple[PaperKind, str | None, str | None, tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper on file.

    Args:
        id: Opaque, random: `d-7k3m9x2qab`.
        kind: What it is.
        person: Opaque id of whom it is about; None for a paper of the school or of a machine.
        machine: The machine that it is about; for a training, the machine of the training.
        content: What it says; None once the person is erased.
        digest: SHA-256 of content and salt, as the journal has it.
        recorded_at: When it was put on file (UTC).
        author: Opaque id or account of who did.
        replaces: The paper that it corrects.
    """

    id: str
    kind: PaperKind
    person: str | None
    machine: str | None
    content: Content | None
    digest: str
    recorded_at: datetime
    author: str
    replaces: str | None = None


def key_of(kind: PaperKind, person: str | None, machine: str | None, content: Content) -> Key:
    """What two papers share of which one corrects the other; the order of lists does not tell them apart."""
    return kind, person, machine, tuple(_bare(getattr(content, name)) for name in FORMS[kind].key)


def _bare(value: Any) -> Any:
    return tuple(sorted(set(value))) if isinstance(value, tuple | list) else value


def encode_content(content: Content) -> str:
    """A paper's canonical text: JSON with sorted keys."""
    return json.dumps(to_plain(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def decode_content(kind: PaperKind, body: str) -> Content:
    """What `encode_content` wrote.

    Raises:
        ValueError: If the text does not fit the kind.
    """
    try:
        content: Content = from_plain(FORMS[kind].content, json.loads(body))
        return content
    except TypeError as error:
        raise ValueError(f"no {kind} with this content: {error}") from error


def digest_of(body: str, salt: str) -> str:
    """What the journal keeps of a paper. Salted: an opinion has few words, and could be guessed from a bare digest."""
    return hashlib.sha256(f"{salt}\n{body}".encode()).hexdigest()


def new_paper_id() -> str:
    """A fresh opaque id: random, and derived from nothing that anybody knows."""
    return "d-" + "".join(secrets.choice(ID_ALPHABET) for _ in range(ID_LENGTH))


def new_salt() -> str:
    """128 random bits, erased with the content."""
    return secrets.token_hex(16)
