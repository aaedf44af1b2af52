"""What a lapsing paper is, what to do about it, and which conditions fail without it; in French, without a name."""

from __future__ import annotations

from collector.access.dossier import Declaration, Licence, LicenceKind, MedicalOpinion, SafetyTraining
from collector.access.equipment import Verification
from collector.access.pack import RulePack
from collector.reports import words
from collector.reports.workshop import Workshop
from collector.store.papers_records import Content, Enrolment, Naming, Standing

SUPERVISION = ("K6", "supervision", "R9.supervision")
"""The conditions that somebody competent is there."""

_LICENCES = {
    LicenceKind.ELECTRICAL: ("R12.habilitation", "R5.habilitation"),
    LicenceKind.DRIVING_TRAINING: ("R7.training",),
    LicenceKind.DRIVING_AUTHORISATION: ("R7.authorisation",),
}


def codes_of(content: Content | None) -> tuple[str, ...]:
    """The conditions that fail without it."""
    match content:
        case Declaration():
            return ("K2", "K3", "K1", "K6")
        case MedicalOpinion():
            return ("K7",)
        case SafetyTraining():
            return ("K5", *SUPERVISION)
        case Licence(kind=kind):
            return _LICENCES[kind]
        case Verification():
            return ("T0.verification",)
        case Naming():
            return SUPERVISION
        case Enrolment():
            return ("K1", "K8")
        case Standing():
            return ("status", "K1", *SUPERVISION)
        case _:
            return ()


def what(content: Content | None, workshop: Workshop) -> str:
    """What it is."""
    match content:
        case Declaration():
            return f"Déclaration de dérogation {content.id}, envoyée le {words.day(content.sent_on)}"
        case MedicalOpinion():
            withdrawn = content.withdrawn_on
            gone = "" if withdrawn is None else f", retiré le {words.day(withdrawn)}"
            return f"Avis médical du {words.day(content.issued_on)}{gone}"
        case SafetyTraining():
            evaluated = words.day(content.evaluated_on)
            return f"Formation à la sécurité ({words.modes(content.modes)}), évaluée le {evaluated}"
        case Licence(kind=kind):
            return f"{words.LICENCES[kind].capitalize()} du {words.day(content.issued_on)}"
        case Verification():
            return f"Vérification périodique du {words.day(content.done_on)}"
        case Naming():
            return f"Désignation comme encadrant ({content.function})"
        case Enrolment():
            return f"Inscription en {content.programme}"
        case Standing(status=status):
            return f"Statut « {words.STATUSES[status]} »"
        case _:
            return ""


def todo(content: Content | None, pack: RulePack) -> str:
    """What to do about it."""
    match content:
        case MedicalOpinion():
            return "Faire établir un nouvel avis médical d'aptitude et l'enregistrer"
        case SafetyTraining():
            return "Refaire la formation à la sécurité et son évaluation, et les enregistrer"
        case Naming():
            return "Renouveler la désignation, ou désigner un autre encadrant"
        case Enrolment():
            return "Enregistrer la suite de l'inscription, ou clore le dossier"
        case Standing():
            return "Enregistrer le nouveau statut, ou clore le dossier"
        case _:
            code = next(iter(codes_of(content)), "")
            return pack.wordings[code].next.fr if code in pack.wordings else ""
