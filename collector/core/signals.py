"""What a machine can say: the closed vocabulary of signals, their types, units and values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum

from collector.core.tool_life import LifeBy, LockReason

Value = bool | int | float | str | None
"""A signal's value in our words; None when the device gave none that can be trusted."""


class Quality(Enum):
    """How far a value can be trusted, after the severity of OPC UA status codes (Part 4, 7.39)."""

    GOOD = "good"
    UNCERTAIN = "uncertain"
    BAD = "bad"


class Execution(StrEnum):
    """What the controller does with its program.

    Source: MTConnect Part 2, `Execution`. ABORTED is ours: MTConnect has no word for a program given up.
    """

    UNAVAILABLE = "UNAVAILABLE"
    READY = "READY"
    ACTIVE = "ACTIVE"
    INTERRUPTED = "INTERRUPTED"
    FEED_HOLD = "FEED_HOLD"
    STOPPED = "STOPPED"
    OPTIONAL_STOP = "OPTIONAL_STOP"
    PROGRAM_STOPPED = "PROGRAM_STOPPED"
    PROGRAM_COMPLETED = "PROGRAM_COMPLETED"
    ABORTED = "ABORTED"
    WAIT = "WAIT"


class ControllerMode(StrEnum):
    """How the controller is driven. Source: MTConnect Part 2, `ControllerMode`."""

    AUTOMATIC = "AUTOMATIC"
    SEMI_AUTOMATIC = "SEMI_AUTOMATIC"
    MANUAL = "MANUAL"
    MANUAL_DATA_INPUT = "MANUAL_DATA_INPUT"
    EDIT = "EDIT"


class FunctionalMode(StrEnum):
    """What the machine is used for. Source: MTConnect Part 2, `FunctionalMode`."""

    PRODUCTION = "PRODUCTION"
    SETUP = "SETUP"
    TEARDOWN = "TEARDOWN"
    MAINTENANCE = "MAINTENANCE"
    PROCESS_DEVELOPMENT = "PROCESS_DEVELOPMENT"


class JobMode(StrEnum):
    """Whether a job makes parts for a customer. Source: OPC 40001-3, `JobExecutionMode`."""

    PRODUCTION = "PRODUCTION"
    TEST = "TEST"
    SIMULATION = "SIMULATION"


class Light(StrEnum):
    """What a lamp of the stack light does. Source: OPC 10000-200, `SignalOn` and `SignalModeLight`."""

    OFF = "OFF"
    ON = "ON"
    BLINKING = "BLINKING"
    FLASHING = "FLASHING"


@dataclass(frozen=True, slots=True)
class SignalKind:
    """One word of the vocabulary.

    Args:
        type: The Python type of its values.
        unit: The unit in which its values are kept; empty for none.
        vital: The core lives on it: it waits for room and is never dropped. Telemetry may be, and is counted.
        words: The only texts it may take; empty where any text will do.
        french: What a page calls it.
        writable: It can be told to the machine.
        many: It may carry a qualifier after a dot; telemetry always may.
    """

    type: type
    unit: str
    vital: bool
    french: str
    words: frozenset[str] = frozenset()
    writable: bool = False
    many: bool = False


def _vital(kind: type, french: str, words: type[StrEnum] | None = None) -> SignalKind:
    return SignalKind(kind, "", True, french, frozenset(words) if words else frozenset())


def _of_a_tool(kind: type, french: str, words: type[StrEnum] | None = None) -> SignalKind:
    return SignalKind(kind, "", True, french, frozenset(words) if words else frozenset(), many=True)


def _telemetry(unit: str, french: str) -> SignalKind:
    return SignalKind(float, unit, False, french)


SIGNALS: Mapping[str, SignalKind] = {
    # What the core lives on.
    "execution": _vital(str, "Exécution", Execution),
    "controller_mode": _vital(str, "Mode de commande", ControllerMode),
    "functional_mode": _vital(str, "Mode d'emploi", FunctionalMode),
    "job_mode": _vital(str, "Nature du travail", JobMode),
    "program": _vital(str, "Programme"),
    "order": _vital(str, "Commande annoncée par la machine"),
    "badge": _vital(str, "Badge lu"),
    "part_count": _vital(int, "Compteur de pièces"),
    "part_target": _vital(int, "Pièces demandées au compteur"),
    "stroke_count": _vital(int, "Compteur de coups"),
    "tool": _vital(str, "Outil actif"),
    "dry_run": _vital(bool, "Marche d'essai"),
    "program_test": _vital(bool, "Test de programme"),
    "block_search": _vital(bool, "Recherche de bloc"),
    "warm_up": _vital(bool, "Mise en température"),
    "single_block": _vital(bool, "Bloc à bloc"),
    "optional_stop": _vital(bool, "Arrêt facultatif"),
    "emergency_stop": _vital(bool, "Arrêt d'urgence"),
    "guard_closed": _vital(bool, "Protecteur fermé"),
    "alarm": _vital(str, "Alarme"),
    "message": _vital(str, "Message"),
    # Of tools: of the one behind the dot (`tool_left.12`), or of the active one. What is left, the whole and the
    # warning are in the unit of what the life is measured by (see `LifeBy`), whichever way the control itself counts.
    "tool_list": _vital(str, "Liste d'outils"),
    "tool_name": _of_a_tool(str, "Nom de l'outil"),
    "tool_place": _of_a_tool(str, "Place de l'outil"),
    "tool_life_by": _of_a_tool(str, "Mesure de la durée de vie de l'outil", LifeBy),
    "tool_full": _of_a_tool(float, "Durée de vie entière de l'outil"),
    "tool_warning": _of_a_tool(float, "Seuil d'alerte de l'outil"),
    "tool_left": _of_a_tool(float, "Reste de la durée de vie de l'outil"),
    "tool_locked": _of_a_tool(bool, "Outil bloqué"),
    "tool_lock_reason": _of_a_tool(str, "Motif du blocage de l'outil", LockReason),
    # Telemetry: for charts; may be dropped under load, and is then counted.
    "feed_override": _telemetry("%", "Correction d'avance"),
    "rapid_override": _telemetry("%", "Correction de rapide"),
    "spindle_override": _telemetry("%", "Correction de broche"),
    "feed_rate": _telemetry("mm/min", "Avance"),
    "spindle_speed": _telemetry("1/min", "Vitesse de broche"),
    "spindle_load": _telemetry("%", "Charge de broche"),
    "axis_load": _telemetry("%", "Charge d'axe"),
    "axis_position": _telemetry("mm", "Position d'axe"),
    "power": _telemetry("W", "Puissance"),
    "energy": _telemetry("Wh", "Énergie consommée"),
    "energy_export": _telemetry("Wh", "Énergie rendue"),
    "voltage": _telemetry("V", "Tension"),
    "current": _telemetry("A", "Courant"),
    "frequency": _telemetry("Hz", "Fréquence"),
    "temperature": _telemetry("°C", "Température"),
    "pressure": _telemetry("bar", "Pression"),
    "force": _telemetry("kN", "Effort"),
    "power_on_time": _telemetry("s", "Temps sous tension"),
    "operating_time": _telemetry("s", "Temps de marche"),
    "cutting_time": _telemetry("s", "Temps de coupe"),
    "cycle_time": _telemetry("s", "Temps de cycle de la commande"),
    "tool_life": _telemetry("%", "Durée de vie restante de l'outil"),
    "heartbeat": _telemetry("", "Signe de vie"),
    "analog": _telemetry("", "Mesure"),
    # Shown and not kept, as words make no chart: of the lamp whose colour stands behind the dot, or of all lamps.
    "stack_light": SignalKind(str, "", False, "Colonne lumineuse", frozenset(Light)),
    # Likewise: of the kind of work behind the dot, or of all, when the machine will need it next and what it is about.
    "forecast": SignalKind(str, "", False, "Prévision"),
    # How many parts of its plan the machine itself has judged, or judges so; no parts are counted from it.
    "parts_judged": SignalKind(int, "", False, "Pièces jugées par la machine"),
    # What can be told to a machine.
    "permit": SignalKind(bool, "", True, "Autorisation de démarrer", writable=True),
    "watchdog": SignalKind(int, "", False, "Chien de garde", writable=True),
}

COUNTERS = ("part_count", "stroke_count")
"""The signals that parts are counted from; of several, the first counts."""

CONVERSIONS: Mapping[tuple[str, str], float] = {
    ("kW", "W"): 1e3, ("MW", "W"): 1e6, ("mW", "W"): 1e-3,
    ("kWh", "Wh"): 1e3, ("MWh", "Wh"): 1e6,
    ("mV", "V"): 1e-3, ("kV", "V"): 1e3, ("mA", "A"): 1e-3, ("kA", "A"): 1e3,
    ("mHz", "Hz"): 1e-3, ("ms", "s"): 1e-3, ("min", "s"): 60.0, ("h", "s"): 3600.0,
    ("m/min", "mm/min"): 1e3, ("mm/s", "mm/min"): 60.0, ("m/s", "mm/min"): 60e3,
    ("1/s", "1/min"): 60.0, ("rpm", "1/min"): 1.0, ("Hz", "1/min"): 60.0,
    ("m", "mm"): 1e3, ("µm", "mm"): 1e-3, ("mbar", "bar"): 1e-3, ("kPa", "bar"): 1e-2, ("MPa", "bar"): 10.0,
    ("Pa", "bar"): 1e-5, ("N", "kN"): 1e-3, ("t", "kN"): 9.80665, ("1", "%"): 100.0,
}  # fmt: skip
"""Factor from a unit that a profile may give to the unit in which the signal is kept."""


def kind_of(signal: str) -> SignalKind | None:
    """The kind of a signal, or None if the vocabulary does not know it.

    Telemetry may carry a qualifier after a dot: `current.l1`, `axis_load.x`; so may what is said of a tool:
    `tool_left.12`.
    """
    kind = SIGNALS.get(signal)
    if kind is not None:
        return kind
    base, dot, qualifier = signal.partition(".")
    kind = SIGNALS.get(base)
    if kind is None or not dot or not qualifier or kind.writable:
        return None
    return kind if kind.many or not kind.vital else None


def unit_factor(given: str, kept: str) -> float | None:
    """The factor that turns a value in `given` into one in `kept`, or None if they do not measure the same."""
    return 1.0 if given == kept else CONVERSIONS.get((given, kept))


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of one signal of one machine, as it came.

    Args:
        machine: The machine's id in the site file.
        signal: A word of the vocabulary.
        value: The value in the signal's type and unit; None when the quality is BAD.
        quality: How far the device itself trusts it.
        source_time: When the device says it was so (UTC); None where the protocol carries no time.
        receive_time: When it reached the collector (UTC).
    """

    machine: str
    signal: str
    value: Value
    quality: Quality
    source_time: datetime | None
    receive_time: datetime
