"""The French words of the reports: statuses, modes, outcomes, kinds of papers, days and times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from collector.access.decision import Condition, Outcome
from collector.access.dossier import Doctor, LicenceKind, Mode, Status, Verdict
from collector.access.pack import RulePack
from collector.access.request import Overridable, OverrideRole
from collector.core.families import FRENCH, Family
from collector.store.papers_records import PaperKind
from collector.store.registry_records import Person, PersonRole

MODES: Mapping[Mode, str] = {
    Mode.PRODUCTION: "fabrication",
    Mode.SETTING: "réglage",
    Mode.CLEANING: "nettoyage",
    Mode.MAINTENANCE: "maintenance à l'arrêt",
    Mode.MAINTENANCE_RUNNING: "maintenance en marche",
}

STATUSES: Mapping[Status, str] = {
    Status.PUPIL: "élève",
    Status.APPRENTICE: "apprenti(e)",
    Status.OBSERVATION: "en observation",
    Status.ADULT_TRAINEE: "stagiaire adulte",
    Status.STAFF: "personnel",
}

ROLES: Mapping[PersonRole, str] = {
    PersonRole.TRAINEE: "élève",
    PersonRole.TRAINER: "formateur ou formatrice",
    PersonRole.HEAD: "responsable d'atelier",
    PersonRole.SAFETY_OFFICER: "responsable sécurité",
    PersonRole.STAFF: "personnel",
}

DECIDERS: Mapping[OverrideRole, str] = {
    OverrideRole.HEAD: "responsable d'atelier",
    OverrideRole.SAFETY_OFFICER: "responsable sécurité",
}

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.ALLOWED: "Autorisé",
    Outcome.SUPERVISED: "Autorisé sous surveillance",
    Outcome.DENIED: "Refusé",
}

VERDICTS: Mapping[Verdict, str] = {
    Verdict.FIT: "apte",
    Verdict.UNFIT: "inapte",
    Verdict.FIT_WITH_EXCLUSIONS: "apte avec exclusions",
}

DOCTORS: Mapping[Doctor, str] = {
    Doctor.OCCUPATIONAL: "médecin du travail",
    Doctor.SCHOOL: "médecin scolaire",
    Doctor.GENERAL: "médecin généraliste",
    Doctor.OTHER: "autre médecin",
}

LICENCES: Mapping[LicenceKind, str] = {
    LicenceKind.ELECTRICAL: "habilitation électrique",
    LicenceKind.DRIVING_TRAINING: "formation à la conduite",
    LicenceKind.DRIVING_AUTHORISATION: "autorisation de conduite",
}

PAPERS: Mapping[PaperKind, str] = {
    PaperKind.DECLARATION: "déclaration de dérogation",
    PaperKind.PROGRAMME: "programme de formation",
    PaperKind.RISK_ASSESSMENT: "évaluation des risques",
    PaperKind.MEDICAL_OPINION: "avis médical",
    PaperKind.SAFETY_TRAINING: "formation à la sécurité",
    PaperKind.LICENCE: "habilitation ou autorisation",
    PaperKind.DIPLOMA: "diplôme",
    PaperKind.WITHDRAWAL: "retrait par l'inspection",
    PaperKind.EXTRA_HOURS: "dérogation horaire",
    PaperKind.ENROLMENT: "inscription",
    PaperKind.STATUS: "statut",
    PaperKind.SUPERVISOR: "désignation d'encadrant",
    PaperKind.VERIFICATION: "vérification périodique",
    PaperKind.LOCK_OUT: "consignation",
    PaperKind.HAZARD: "classement de danger",
    PaperKind.TRAITS: "caractéristiques",
}

WAIVED: Mapping[Overridable, str] = {
    Overridable.NIGHT: "heures de nuit (T2)",
    Overridable.WORKING_TIME: "durées de travail et repos (T3)",
    Overridable.UNPOWERED_ONLY: "pas de machine à moteur avant 15 ans (R3)",
    Overridable.POLICY_SUPERVISION: "encadrement demandé par l'établissement (R9)",
}

VIAS: Mapping[str, str] = {
    "badge": "badge",
    "command": "commande",
    "api": "poste de saisie",
    "session": "séance de travail",
    "mode": "changement de mode",
    "expiry": "échéance",
}

RUNS: Mapping[str, str] = {
    "no session": "personne n'était inscrit à la machine",
    "denied": "l'accès était refusé",
    "expired": "le droit avait expiré",
    "not withheld": "la machine n'a pas retenu le démarrage",
}

STEPS: Mapping[str, str] = {
    "K6": "Désigner un encadrant pour cette machine : formé sur elle, de fonction déclarée",
    "supervision": "Désigner un encadrant pour cette machine : formé sur elle",
    "R9.supervision": "Désigner un encadrant pour cette machine : formé sur elle",
    "K7": "Faire établir un avis médical d'aptitude ; sans avis favorable, ne pas affecter à cette machine",
}
"""What the safety officer has to do, where the pack speaks to who stands at the machine."""


def step(condition: Condition) -> str:
    """What the safety officer has to do about a condition that is not met."""
    return STEPS.get(condition.code) or (condition.next.fr if condition.next is not None else condition.text.fr)


def day(value: date | None, none: str = "") -> str:
    """A day as French writes it."""
    return none if value is None else f"{value:%d/%m/%Y}"


def minute(value: datetime | None, zone: ZoneInfo, none: str = "") -> str:
    """An instant on the site's clock."""
    return none if value is None else f"{value.astimezone(zone):%d/%m/%Y %H:%M}"


def family(value: str) -> str:
    """A machine family."""
    return FRENCH[Family(value)] if value in set(Family) else value


def modes(values: Iterable[Mode]) -> str:
    """Modes of use."""
    return ", ".join(MODES[one] for one in values)


def mode(value: str | None) -> str:
    """A mode as a fact tells it."""
    return "inconnu" if value is None else MODES[Mode(value)] if value in set(Mode) else value


def yes(value: bool) -> str:
    """Yes or no."""
    return "oui" if value else "non"


def works(codes: Iterable[str], pack: RulePack) -> str:
    """Hazard classes with the article that each stands in."""
    return ", ".join(f"{code} ({pack.classes[code].article})" if code in pack.classes else code for code in codes)


def name(person: Person | None, id_: str = "") -> str:
    """Somebody in full, the family name first; of who was erased, that it was so."""
    if person is None:
        return id_
    if not person.family_name and not person.given_name:
        return f"identité effacée ({person.id})"
    return f"{person.family_name} {person.given_name}".strip()
