"""What a kiosk offers to say: why parts are not good, why a machine stands, what a trainer is needed for. Data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from collector.core.families import Family


class StopKind(StrEnum):
    """Whose stop it is, as NF E60-182 tells them apart."""

    OWN = "own"
    """The machine's own (arrêt propre): breakdown, setting, change of tool or series."""
    INDUCED = "induced"
    """Brought about from outside (arrêt induit): no material, nobody there, no energy."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that can be said.

    Args:
        code: What the journal keeps; it stays for ever.
        fr: What it is called in French.
        en: And in English.
        families: The kinds of machines for which it is offered; empty for all.
        kind: For a stop: whose it is; None where that is not said, or it is no stop.
    """

    code: str
    fr: str
    en: str
    families: tuple[Family, ...] = ()
    kind: StopKind | None = None

    def called(self, language: str) -> str:
        """What it is called in one language."""
        return self.en if language == "en" else self.fr


_CUTTING = (Family.MACHINING_CENTRE, Family.CNC_LATHE, Family.MANUAL_LATHE, Family.MANUAL_MILL, Family.GRINDER)
_SHEET = (Family.PRESS_BRAKE, Family.PUNCH_PRESS, Family.SHEAR, Family.LASER, Family.PLASMA, Family.ROLL_BENDER)

SCRAP = (
    Reason("dimension", "Cote hors tolérance", "Out of tolerance"),
    Reason("surface", "État de surface", "Surface finish"),
    Reason("burr", "Bavure, arête", "Burr, edge"),
    Reason("tool", "Outil cassé ou usé", "Tool broken or worn", _CUTTING),
    Reason("clamping", "Mauvaise prise de pièce", "Badly clamped", _CUTTING),
    Reason("angle", "Angle ou pli faux", "Wrong angle or bend", _SHEET),
    Reason("scratch", "Rayure, choc", "Scratch, knock"),
    Reason("material", "Matière défectueuse", "Bad material"),
    Reason("program", "Erreur de programme", "Program error"),
    Reason("setting", "Pièce de réglage", "Setting-up part"),
)
"""Why parts are scrap or for rework, where the site file does not say other reasons."""

STOPS = (
    Reason("tool_change", "Changement d'outil", "Tool change", kind=StopKind.OWN),
    Reason("setting", "Réglage, mise en train", "Setting up", kind=StopKind.OWN),
    Reason("breakdown", "Panne, alarme", "Breakdown, alarm", kind=StopKind.OWN),
    Reason("cleaning", "Nettoyage, copeaux", "Cleaning, chips", kind=StopKind.OWN),
    Reason("measuring", "Contrôle de la pièce", "Measuring the part", kind=StopKind.OWN),
    Reason("material", "Attente matière", "Waiting for material", kind=StopKind.INDUCED),
    Reason("trainer", "Attente formateur", "Waiting for the trainer", kind=StopKind.INDUCED),
    Reason("lesson", "Explication, cours", "Explanation, lesson", kind=StopKind.INDUCED),
    Reason("break", "Pause", "Break", kind=StopKind.INDUCED),
)
"""Why a machine stands, likewise."""

CALLS = (
    Reason("help", "J'ai besoin d'aide", "I need help"),
    Reason("supervision", "Il me faut un encadrant", "I need a supervisor"),
    Reason("check", "Faire contrôler ma pièce", "Have my part checked"),
    Reason("machine", "Problème de machine", "Trouble with the machine"),
    Reason("safety", "Danger, sécurité", "Danger, safety"),
)
"""What a trainer is called for, likewise."""


@dataclass(frozen=True, slots=True)
class KioskRules:
    """How the kiosks of a site behave.

    Args:
        scrap: Why parts are not good.
        stops: Why a machine stands.
        calls: What a trainer is called for.
        ask_stop_after: Seconds for which a machine has stood in a session when its kiosk asks why.
        decimal_badges: The badge readers at the kiosks type decimal numbers.
        forget_after: Seconds without a touch after which a kiosk forgets who badged and did not begin.
    """

    scrap: tuple[Reason, ...] = SCRAP
    stops: tuple[Reason, ...] = STOPS
    calls: tuple[Reason, ...] = CALLS
    ask_stop_after: float = 300.0
    decimal_badges: bool = False
    forget_after: float = 60.0


def offered(reasons: Iterable[Reason], family: Family) -> tuple[Reason, ...]:
    """The reasons that are offered at a kind of machine."""
    return tuple(one for one in reasons if not one.families or family in one.families)


def called(reasons: Iterable[Reason], code: str, language: str) -> str:
    """What a code is called; the code itself for one that is offered no more."""
    return next((one.called(language) for one in reasons if one.code == code), code)
