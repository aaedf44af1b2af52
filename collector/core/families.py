"""The closed list of machine families: what the access rules, the orders and the pages call a machine's kind."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Family(StrEnum):
    """A machine's kind, as far as its dangers and its orders go."""

    MACHINING_CENTRE = "machining_centre"
    CNC_LATHE = "cnc_lathe"
    MANUAL_LATHE = "manual_lathe"
    MANUAL_MILL = "manual_mill"
    PILLAR_DRILL = "pillar_drill"
    GRINDER = "grinder"
    ROLL_BENDER = "roll_bender"
    SAW = "saw"
    PRESS_BRAKE = "press_brake"
    PUNCH_PRESS = "punch_press"
    SHEAR = "shear"
    LASER = "laser"
    PLASMA = "plasma"
    WELDING = "welding"
    SPOT_WELDER = "spot_welder"
    ROBOT_CELL = "robot_cell"
    CRANE = "crane"
    FORKLIFT = "forklift"
    PORTABLE_TOOLS = "portable_tools"
    METER = "meter"
    OTHER = "other"


FRENCH: Mapping[Family, str] = {
    Family.MACHINING_CENTRE: "Centre d'usinage",
    Family.CNC_LATHE: "Tour à commande numérique",
    Family.MANUAL_LATHE: "Tour conventionnel",
    Family.MANUAL_MILL: "Fraiseuse conventionnelle",
    Family.PILLAR_DRILL: "Perceuse à colonne",
    Family.GRINDER: "Rectifieuse, touret à meuler",
    Family.ROLL_BENDER: "Rouleuse, cintreuse",
    Family.SAW: "Scie à métaux",
    Family.PRESS_BRAKE: "Presse plieuse",
    Family.PUNCH_PRESS: "Poinçonneuse",
    Family.SHEAR: "Cisaille guillotine",
    Family.LASER: "Découpe laser",
    Family.PLASMA: "Découpe plasma",
    Family.WELDING: "Poste à souder",
    Family.SPOT_WELDER: "Soudeuse par points",
    Family.ROBOT_CELL: "Cellule robotisée",
    Family.CRANE: "Pont roulant, potence",
    Family.FORKLIFT: "Chariot élévateur",
    Family.PORTABLE_TOOLS: "Outils portatifs",
    Family.METER: "Compteur d'énergie",
    Family.OTHER: "Autre",
}
"""What a page calls each family."""
