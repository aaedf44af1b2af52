"""The words of lists of papers, French and English: column headings, kinds of papers, verdicts, modes, statuses."""

from __future__ import annotations

from collections.abc import Mapping

from collector.access.dossier import Doctor, LicenceKind, Mode, Status, Verdict
from collector.store.import_words import Words
from collector.store.papers_records import PaperKind

COLUMNS: Words = {
    "type": ("pièce", "type de pièce", "nature", "kind", "paper", "document"),
    "person": ("matricule", "personne", "élève", "numéro élève", "person reference", "pupil"),
    "machines": ("machine", "équipement", "équipements", "equipment"),
    "id": ("identifiant", "numéro", "code", "number"),
    "date": ("date de la pièce", "le", "du", "depuis", "depuis le", "since", "from", "issued on", "sent on", "dated"),
    "until": ("au", "jusqu'au", "valable jusqu'au", "fin", "valid until", "end"),
    "withdrawn_on": ("retiré le", "retirée le", "retrait le", "withdrawn"),
    "evaluated_on": ("évalué le", "évaluée le", "date d'évaluation", "evaluated"),
    "passed": ("réussi", "réussie", "acquis", "acquise", "évaluation réussie"),
    "modes": ("mode", "mode d'utilisation", "modes d'utilisation"),
    "verdict": ("avis", "conclusion", "aptitude", "opinion"),
    "doctor": ("médecin", "type de médecin", "kind of doctor"),
    "works": ("travaux", "classes", "classe", "travaux par classe", "class"),
    "excluded_works": ("travaux exclus", "classes exclues", "excluded classes"),
    "excluded_machines": ("machines exclues", "équipements exclus"),
    "reason": (
        "motif", "raison", "cause", "motif médical", "raison médicale", "diagnostic", "pathologie", "observation",
        "observations", "remarque", "remarques", "commentaire", "comment", "remark", "diagnosis",
    ),
    "places": ("lieu", "lieux", "place"),
    "programmes": ("programme", "formation", "formations", "formation suivie"),
    "functions": ("fonction", "qualité", "fonctions", "qualités", "function", "qualité ou fonction"),
    "jobs": ("travaux de maintenance", "interventions", "maintenance jobs"),
    "title": ("intitulé", "titre", "libellé"),
    "length": ("durée", "duration"),
    "diploma": ("diplômant", "diplômante", "prépare un diplôme"),
    "counts_as_diploma": ("assimilé diplôme", "assimilée diplôme", "vaut diplôme"),
    "status": ("statut", "qualité de l'élève"),
    "reference": ("référence", "preuve", "acte", "rapport", "proof", "report", "act"),
    "lifted_on": ("levé le", "levée le", "lifted"),
    "lifted_reference": ("acte de levée", "référence de levée", "lifting act"),
    "hours": ("heures", "heures en plus"),
    "conform": ("conforme", "résultat conforme"),
    "checker": ("vérificateur", "organisme", "contrôleur", "vérifié par", "checked by"),
    "families": ("famille", "familles", "familles de machines", "machine families"),
    "covers_minors": ("couvre les jeunes", "couvre les mineurs", "jeunes travailleurs"),
    "measures_in_place": ("mesures en place", "mesures prises"),
    "task": ("tâche",),
    "variant": ("variante",),
    "powered": ("motorisée", "motorisé"),
    "revoked": ("annulé", "annulée", "révoqué", "révoquée", "saisi par erreur"),
}  # fmt: skip
"""Columns of a list that holds papers of every kind; each kind uses some of them."""

_LICENCES: Mapping[str, LicenceKind] = {one.value: one for one in LicenceKind}

TYPES: Words = {
    PaperKind.DECLARATION: ("déclaration", "déclaration de dérogation", "dérogation"),
    PaperKind.PROGRAMME: ("programme de formation", "formation", "training programme"),
    PaperKind.RISK_ASSESSMENT: ("évaluation des risques", "duerp", "document unique", "risk assessment"),
    PaperKind.MEDICAL_OPINION: ("avis médical", "avis médical d'aptitude", "aptitude médicale", "aptitude"),
    PaperKind.SAFETY_TRAINING: ("formation à la sécurité", "formation sécurité", "formation au poste"),
    LicenceKind.ELECTRICAL: ("habilitation électrique", "habilitation", "electrical habilitation"),
    LicenceKind.DRIVING_TRAINING: ("formation à la conduite", "caces", "driving training"),
    LicenceKind.DRIVING_AUTHORISATION: ("autorisation de conduite", "driving authorisation", "driving authorization"),
    PaperKind.DIPLOMA: ("diplôme", "diplôme obtenu"),
    PaperKind.WITHDRAWAL: ("retrait", "retrait par l'inspecteur", "retrait d'affectation", "inspector's withdrawal"),
    PaperKind.EXTRA_HOURS: ("heures supplémentaires", "dérogation horaire", "extra hours"),
    PaperKind.ENROLMENT: ("inscription", "suit la formation", "enrollment"),
    PaperKind.STATUS: ("statut",),
    PaperKind.SUPERVISOR: ("encadrant", "encadrante", "personne compétente", "désignation d'encadrant"),
    PaperKind.VERIFICATION: ("vérification", "vérification périodique", "vgp", "periodic verification"),
    PaperKind.LOCK_OUT: ("consignation", "mise hors service", "lock-out", "lockout"),
    PaperKind.HAZARD: ("danger", "classement", "classe de danger", "hazard class"),
    PaperKind.TRAITS: ("caractéristiques", "caractéristiques de la machine", "machine traits"),
}
"""What a row may be. A licence is named by what it is for."""


def licence_of(type_: str) -> LicenceKind | None:
    """The licence that a type names, or None for the other types."""
    return _LICENCES.get(type_)


VERDICTS: Words = {
    Verdict.FIT: ("apte", "favorable"),
    Verdict.UNFIT: ("inapte", "défavorable"),
    Verdict.FIT_WITH_EXCLUSIONS: ("apte avec exclusions", "apte avec restrictions", "apte sous réserve"),
}

DOCTORS: Words = {
    Doctor.OCCUPATIONAL: ("médecin du travail", "travail", "occupational doctor"),
    Doctor.SCHOOL: ("médecin scolaire", "médecin de l'éducation nationale", "scolaire", "school doctor"),
    Doctor.GENERAL: ("médecin traitant", "médecin généraliste", "généraliste", "general practitioner"),
    Doctor.OTHER: ("autre", "autre médecin"),
}

MODES: Words = {
    Mode.PRODUCTION: ("fabrication", "conduite", "travail"),
    Mode.SETTING: ("réglage", "préparation", "setup", "set-up"),
    Mode.CLEANING: ("nettoyage",),
    Mode.MAINTENANCE: ("entretien", "maintenance à l'arrêt", "maintenance stopped"),
    Mode.MAINTENANCE_RUNNING: ("maintenance en marche", "entretien en marche"),
}

STATUSES: Words = {
    Status.PUPIL: ("élève",),
    Status.APPRENTICE: ("apprenti", "apprentie"),
    Status.OBSERVATION: ("observateur", "observatrice", "stage d'observation", "stagiaire de 3e", "visiteur"),
    Status.ADULT_TRAINEE: ("stagiaire adulte", "adulte", "formation continue"),
    Status.STAFF: ("personnel", "formateur", "formatrice", "encadrement", "salarié", "salariée"),
}

LICENCES: Words = {
    LicenceKind.ELECTRICAL: TYPES[LicenceKind.ELECTRICAL],
    LicenceKind.DRIVING_TRAINING: TYPES[LicenceKind.DRIVING_TRAINING],
    LicenceKind.DRIVING_AUTHORISATION: TYPES[LicenceKind.DRIVING_AUTHORISATION],
}
