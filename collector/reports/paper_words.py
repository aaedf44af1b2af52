"""What a paper on file says, in French: the day that it bears, its content in a sentence. Never a medical reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from collector.access.dossier import (
    Declaration,
    Diploma,
    ExtraHours,
    Licence,
    MedicalOpinion,
    Programme,
    SafetyTraining,
    Withdrawal,
)
from collector.access.equipment import HazardRecord, LockOut, RiskAssessment, Verification
from collector.access.pack import RulePack
from collector.reports import words
from collector.store.papers_records import Content, Enrolment, MachineTraits, Naming, Standing

ERASED = "contenu effacé avec la personne"


def dated(content: Content | None) -> date | None:
    """The day that a paper bears."""
    match content:
        case Declaration(sent_on=on):
            return on
        case RiskAssessment(dated=on):
            return on
        case MedicalOpinion(issued_on=on) | Licence(issued_on=on):
            return on
        case SafetyTraining(given_on=on):
            return on
        case Diploma(obtained_on=on):
            return on
        case Verification(done_on=on):
            return on
        case ExtraHours(week=on):
            return on
        case (
            Withdrawal(since=on) | Enrolment(since=on) | Standing(since=on) | Naming(since=on) | LockOut(since=on)
            | HazardRecord(since=on) | MachineTraits(since=on)
        ):  # fmt: skip
            return on
        case _:
            return None


def said(content: Content | None, pack: RulePack) -> str:
    """What a paper says."""
    match content:
        case None:
            return ERASED
        case Declaration() as one:
            return _listed(
                one.id, _sent(one), f"lieux : {_or_none(one.places)}", f"travaux : {_or_none(one.works)}",
                f"machines : {_or_none(one.machines)}", f"{len(one.updates)} modification(s) notifiée(s)",
                _when("retirée le", one.withdrawn_on),
            )  # fmt: skip
        case Programme() as one:
            return _listed(
                one.title or one.id, f"durée : {one.length or 'non renseignée'}", f"lieux : {_or_none(one.places)}"
            )
        case RiskAssessment() as one:
            return _listed(
                f"familles : {_or_none(words.family(it) for it in one.families)}",
                "jeunes pris en compte" if one.covers_minors else "jeunes non pris en compte",
                "mesures en place" if one.measures_in_place else "mesures non en place",
            )
        case MedicalOpinion() as one:
            return _listed(
                words.VERDICTS[one.verdict], scope(one), words.DOCTORS[one.doctor],
                _when("valable jusqu'au", one.valid_until), _when("retiré le", one.withdrawn_on),
            )  # fmt: skip
        case SafetyTraining() as one:
            return _listed(one.machine, words.modes(one.modes), result(one), _when("valable jusqu'au", one.valid_until))
        case Licence() as one:
            return _listed(
                words.LICENCES[one.kind], ", ".join(one.machines), _when("valable jusqu'au", one.valid_until),
                _when("retirée le", one.withdrawn_on),
            )  # fmt: skip
        case Diploma() as one:
            return _listed(one.title, f"travaux : {_or_none(one.classes)}")
        case Withdrawal() as one:
            lifting = f"levé le {words.day(one.lifted_on)} par {one.lifted_reference}" if one.lifted_on else "non levé"
            return _listed(one.reference, lifting)
        case _:
            return _of_the_house(content, pack)


def _of_the_house(content: Content, pack: RulePack) -> str:
    match content:
        case ExtraHours() as one:
            return _listed(f"{one.hours:g} h de plus dans la semaine", one.reference)
        case Enrolment() as one:
            return _listed(one.programme, _when("jusqu'au", one.until))
        case Standing() as one:
            return _listed(words.STATUSES[one.status], _when("jusqu'au", one.until))
        case Naming() as one:
            return _listed(one.function, _machines(one.machines), _when("jusqu'au", one.until))
        case Verification() as one:
            return _listed("conforme" if one.conform else "non conforme", one.checker, one.reference)
        case LockOut() as one:
            return _listed(one.reason, f"levée le {words.day(one.until)}" if one.until else "en cours")
        case HazardRecord() as one:
            uses = words.modes(one.modes) or "tous modes"
            return _listed(uses, one.task or "", words.works(one.classes, pack) or "aucune classe de danger",
                           _when("jusqu'au", one.until))  # fmt: skip
        case MachineTraits() as one:
            return _listed(
                f"variante {one.variant}" if one.variant else "sans variante",
                "motorisée" if one.powered else "non motorisée",
            )
        case _:
            return ""


def scope(one: MedicalOpinion) -> str:
    """What an opinion is about, and what it excludes."""
    works = f"travaux {', '.join(one.classes)}" if one.classes else "tous travaux"
    excluded = [*one.excluded_classes, *one.excluded_machines]
    return _listed(works, _machines(one.machines), f"sauf {', '.join(excluded)}" if excluded else "")


def result(one: SafetyTraining) -> str:
    """How a training was evaluated."""
    if one.evaluated_on is None:
        return "non évaluée"
    return f"évaluée le {words.day(one.evaluated_on)} : {'réussie' if one.passed else 'non réussie'}"


def _sent(one: Declaration) -> str:
    sent = f"envoyée le {words.day(one.sent_on)}" if one.sent_on else "non envoyée"
    return f"{sent} ({one.proof})" if one.proof else sent


def _machines(machines: Iterable[str]) -> str:
    return ", ".join(machines) or "toutes machines"


def _or_none(values: Iterable[str]) -> str:
    return ", ".join(values) or "aucun"


def _when(text: str, on: date | None) -> str:
    return "" if on is None else f"{text} {words.day(on)}"


def _listed(*parts: str) -> str:
    return " ; ".join(one for one in parts if one)
