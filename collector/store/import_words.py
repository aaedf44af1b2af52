"""The words of offices' lists, French and English: column headings, roles, order states, machine families."""

from __future__ import annotations

import re
from collections.abc import Mapping

from collector.core.families import FRENCH, Family
from collector.store.registry_records import OrderState, PersonRole, folded

Words = Mapping[str, tuple[str, ...]]
"""Our word, and what else it may be called (accents, case and punctuation aside)."""

PEOPLE_COLUMNS: Words = {
    "reference": ("matricule", "référence", "numéro", "no élève", "numéro élève", "identifiant", "number", "id"),
    "family_name": ("nom", "nom de famille", "family name", "last name", "surname", "name"),
    "given_name": ("prénom", "given name", "first name", "forename"),
    "role": ("rôle", "fonction", "qualité", "statut", "function"),
    "birth_date": ("date de naissance", "né le", "née le", "né(e) le", "naissance", "birthday", "date of birth"),
    "group_name": ("groupe", "classe", "section", "promotion", "group", "class"),
    "active": ("actif", "active", "présent", "inscrit"),
    "badges": ("badge", "badges", "numéro de badge", "uid", "badge uid", "carte", "rfid"),
    "badges_decimal": ("badge décimal", "badges décimaux", "badge decimal", "badges decimal", "badge rdm6300"),
}

ORDER_COLUMNS: Words = {
    "order": ("commande", "numéro de commande", "no commande", "of", "ordre", "order number", "number", "numéro"),
    "customer": ("client", "donneur d'ordre", "customer name"),
    "title": ("désignation", "intitulé", "titre", "objet", "pièce", "part"),
    "due_date": ("échéance", "date d'échéance", "délai", "date de livraison", "livraison", "due", "due date"),
    "state": ("état", "statut", "status"),
    "operation": ("opération", "op", "numéro d'opération", "no opération", "phase", "gamme"),
    "description": ("description", "libellé", "description de l'opération", "travail"),
    "family": ("famille", "famille de machines", "type de machine", "machine family"),
    "quantity": ("quantité", "qté", "nombre de pièces", "qty"),
    "standard_cycle": ("temps de cycle", "cycle", "temps unitaire", "cycle time", "standard cycle time"),
    "standard_setup": ("temps de réglage", "réglage", "temps de préparation", "setup", "setup time", "set-up time"),
    "parts_per_cycle": ("pièces par cycle", "pièces/cycle", "parts/cycle"),
    "strokes_per_part": ("coups par pièce", "coups/pièce", "plis par pièce", "plis", "bends per part", "strokes/part"),
    "program": ("programme", "programme cn", "nc program", "program name"),
}

ROLES: Words = {
    PersonRole.TRAINEE: ("élève", "apprenant", "apprenante", "apprenti", "apprentie", "jeune", "stagiaire", "pupil"),
    PersonRole.TRAINER: ("formateur", "formatrice", "maître professionnel", "professeur", "instructor"),
    PersonRole.HEAD: ("chef d'atelier", "cheffe d'atelier", "responsable d'atelier", "workshop head"),
    PersonRole.SAFETY_OFFICER: (
        "responsable sécurité",
        "référent sécurité",
        "référente sécurité",
        "animateur sécurité",
    ),
    PersonRole.STAFF: ("personnel", "salarié", "salariée", "administratif", "direction"),
}

STATES: Words = {
    OrderState.OPEN: ("ouverte", "ouvert", "en cours", "à faire", "lancée", "planned"),
    OrderState.DONE: ("terminée", "terminé", "soldée", "livrée", "finie", "closed", "finished"),
    OrderState.CANCELLED: ("annulée", "annulé", "canceled"),
}

_FAMILIES: Words = {
    Family.MACHINING_CENTRE: ("fraiseuse cn", "cu", "machining center", "cnc mill"),
    Family.CNC_LATHE: ("tour", "tour cn", "tour numérique", "lathe"),
    Family.MANUAL_LATHE: ("tour manuel", "tour parallèle"),
    Family.MANUAL_MILL: ("fraiseuse manuelle",),
    Family.PILLAR_DRILL: ("perceuse", "perçage", "drill"),
    Family.GRINDER: ("rectifieuse", "touret", "touret à meuler", "meuleuse", "rectification"),
    Family.ROLL_BENDER: ("rouleuse", "cintreuse", "roulage", "cintrage"),
    Family.SAW: ("scie", "scie à ruban", "sciage"),
    Family.PRESS_BRAKE: ("plieuse", "pliage"),
    Family.PUNCH_PRESS: ("presse", "poinçonnage"),
    Family.SHEAR: ("cisaille", "cisaillage", "guillotine"),
    Family.LASER: ("laser cutter",),
    Family.PLASMA: ("plasma cutter",),
    Family.WELDING: ("soudage", "soudure", "mig", "tig", "mag"),
    Family.SPOT_WELDER: ("soudage par points", "poste à souder par points"),
    Family.ROBOT_CELL: ("robot",),
    Family.CRANE: ("pont roulant", "potence"),
    Family.FORKLIFT: ("chariot",),
    Family.PORTABLE_TOOLS: ("outillage portatif",),
    Family.OTHER: ("contrôle", "montage", "assemblage", "ébavurage", "inspection", "assembly"),
}

FAMILIES: Words = {family: (FRENCH[family], *_FAMILIES.get(family, ())) for family in Family}

TRUTHS: Words = {"yes": ("oui", "vrai", "true", "1", "x", "o", "y"), "no": ("non", "faux", "false", "0", "n")}


def key(text: str) -> str:
    """A word for comparing: no accents, case, punctuation or underscores, and no endings in brackets: `badge(s)`."""
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"\(\w{1,2}\)", "", folded(text))).strip()


def table(words: Words) -> dict[str, str]:
    """Every way of writing, as `key` makes it, to our word.

    Raises:
        ValueError: If two of our words could be meant by one.
    """
    found: dict[str, str] = {}
    for word, synonyms in words.items():
        for one in (str(word), *synonyms):
            if found.setdefault(key(one), str(word)) != str(word):
                raise ValueError(f"{one!r} means both {found[key(one)]} and {word}")
    return found
