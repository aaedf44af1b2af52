"""What signals and their values are called: lamps, what machines foresee, how they judge their parts."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    # Of a stack light.
    "lamp.OFF": "éteinte",
    "lamp.ON": "allumée",
    "lamp.BLINKING": "clignote",
    "lamp.FLASHING": "à éclats",
    "lamp.red": "rouge",
    "lamp.yellow": "jaune",
    "lamp.green": "verte",
    "lamp.blue": "bleue",
    "lamp.white": "blanche",
    "lamp.purple": "violette",
    "lamp.cyan": "cyan",
    # What will have to be done.
    "forecast.tool_change": "changement d'outil",
    "forecast.tool_load": "chargement d'outil",
    "forecast.tool_unload": "déchargement d'outil",
    "forecast.part_load": "chargement de pièce",
    "forecast.part_unload": "déchargement de pièce",
    "forecast.changeover": "changement de série",
    "forecast.maintenance": "entretien",
    "forecast.manual_activity": "intervention manuelle",
    "forecast.utility_change": "fluide ou consommable",
    "forecast.job_end": "fin de la commande en cours",
    "forecast.other": "autre",
    # How many parts.
    "judged.good": "bonnes",
    "judged.bad": "mauvaises",
    "judged.not_yet": "pas encore mesurées",
}

ENGLISH: Mapping[str, str] = {
    # Of a stack light.
    "lamp.OFF": "off",
    "lamp.ON": "lit",
    "lamp.BLINKING": "blinking",
    "lamp.FLASHING": "flashing",
    "lamp.red": "red",
    "lamp.yellow": "yellow",
    "lamp.green": "green",
    "lamp.blue": "blue",
    "lamp.white": "white",
    "lamp.purple": "purple",
    "lamp.cyan": "cyan",
    # What will have to be done.
    "forecast.tool_change": "tool change",
    "forecast.tool_load": "tool load",
    "forecast.tool_unload": "tool unload",
    "forecast.part_load": "part load",
    "forecast.part_unload": "part unload",
    "forecast.changeover": "changeover",
    "forecast.maintenance": "maintenance",
    "forecast.manual_activity": "manual activity",
    "forecast.utility_change": "utility change",
    "forecast.job_end": "end of the job",
    "forecast.other": "other",
    # How many parts.
    "judged.good": "good",
    "judged.bad": "bad",
    "judged.not_yet": "not measured yet",
}
