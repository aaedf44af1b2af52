"""What the published companion specifications say of machines: types, names, states, and where a signal is found.

Source: OPC 40001-1 1.03 (Machinery), 40001-3 1.0.1 (jobs), 40501-1 1.02 (machine tools), 40503-1 1.0 (metal forming),
40530 1.0 (laser systems): nodesets of October 2024.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from adapters.opcua.discovery.tree import Name

DI = "http://opcfoundation.org/UA/DI/"
IA = "http://opcfoundation.org/UA/IA/"
MACHINERY = "http://opcfoundation.org/UA/Machinery/"
JOBS = "http://opcfoundation.org/UA/Machinery/Jobs/"
ISA95 = "http://opcfoundation.org/UA/ISA95-JOBCONTROL_V2/"
MACHINE_TOOL = "http://opcfoundation.org/UA/MachineTool/"
METAL_FORMING = "http://opcfoundation.org/UA/MetalForming/"
LASER_SYSTEMS = "http://opcfoundation.org/UA/LaserSystems/"

ALIASES: Mapping[str, str] = {
    DI: "di",
    IA: "ia",
    MACHINERY: "machinery",
    JOBS: "jobs",
    ISA95: "isa95",
    MACHINE_TOOL: "mt",
    METAL_FORMING: "mf",
    LASER_SYSTEMS: "lasers",
}
"""How our profiles call these namespaces."""

MACHINES = Name(MACHINERY, "Machines")
COMPONENTS, COMPONENTS_TYPE = Name(MACHINERY, "Components"), Name(MACHINERY, "MachineComponentsType")
IDENTIFICATION = Name(DI, "Identification")
IDENTIFICATIONS = (Name(MACHINERY, "MachineIdentificationType"), Name(MACHINERY, "MachineryItemIdentificationType"))

_TOOL, _LASER = Name(MACHINE_TOOL, "MachineToolType"), Name(LASER_SYSTEMS, "LaserSystemType")

MACHINE_TYPES: Mapping[Name, str] = {_TOOL: "OPC 40501-1", _LASER: "OPC 40530"}
"""Types of whole machines."""

UNITS_OF_MACHINES: Mapping[Name, str] = {
    Name(METAL_FORMING, "ProcessWorkingUnitType"): "OPC 40503-1",
    Name(JOBS, "JobManagementType"): "OPC 40001-3",
}
"""Types within machines that tell of a further specification: a metal forming machine is a machine tool."""

Words = Mapping[str, str | bool]

ITEM_STATES: Words = {
    "machinery;i=5006": "ACTIVE",
    "machinery;i=5007": "READY",
    "machinery;i=5004": "STOPPED",
    "machinery;i=5005": "UNAVAILABLE",
}
"""MachineryItemState: Executing, NotExecuting, OutOfService, NotAvailable."""

PROGRAM_STATES: Words = {
    "mt;i=5039": "READY", "mt;i=5041": "ACTIVE", "mt;i=5038": "PROGRAM_COMPLETED", "mt;i=5040": "INTERRUPTED",
    "mt;i=5037": "ABORTED",
    "mt;i=135": "READY", "mt;i=138": "ACTIVE", "mt;i=140": "PROGRAM_COMPLETED", "mt;i=139": "INTERRUPTED",
    "mt;i=141": "ABORTED",
    "0": "READY", "1": "ACTIVE", "2": "PROGRAM_COMPLETED", "3": "INTERRUPTED", "4": "ABORTED",
}  # fmt: skip
"""Initializing, Running, Ended, Interrupted, Aborted: by the node ids of the program's state machine, by those of the
type that it descends from, by number."""

CHANNEL_STATES: Words = {"0": "ACTIVE", "1": "INTERRUPTED", "2": "READY"}
LASER_STATES: Words = {
    "lasers;i=5035": "ACTIVE", "lasers;i=5032": "READY", "lasers;i=5030": "READY", "lasers;i=5031": "READY",
    "lasers;i=5029": "READY", "lasers;i=5033": "STOPPED", "lasers;i=5034": "INTERRUPTED",
    "lasers;i=5028": "UNAVAILABLE",
}  # fmt: skip
"""LaserOn; LaserReady, Idle, SetUp, EnergySaving; Maintenance; Error; Off."""

LASER_TROUBLE: Words = {word: "Error" if word == "lasers;i=5034" else "" for word in LASER_STATES}
LASER_DEVICE_STATES: Words = {"1": "READY", "2": "ACTIVE", "3": "STOPPED"}
LASER_PURPOSES: Words = {
    "lasers;i=5035": "PRODUCTION",
    "lasers;i=5032": "PRODUCTION",
    "lasers;i=5031": "SETUP",
    "lasers;i=5033": "MAINTENANCE",
}
OPERATION_MODES: Words = {
    "machinery;i=5026": "PRODUCTION", "machinery;i=5027": "SETUP", "machinery;i=5025": "MAINTENANCE",
    "mt;i=5060": "PRODUCTION", "mt;i=5061": "SETUP", "mt;i=5058": "MAINTENANCE",
}  # fmt: skip
"""MachineryOperationMode: Processing, Setup, Maintenance; for None there is no word of ours."""

PURPOSES: Words = {"0": "SETUP", "1": "PRODUCTION", "2": "SETUP", "3": "PRODUCTION", "4": "MAINTENANCE"}
MODES: Words = {"0": "MANUAL", "1": "AUTOMATIC", "2": "MANUAL", "3": "SEMI_AUTOMATIC", "4": "MANUAL"}
"""MachineOperationMode: Manual, Automatic, Setup, AutoWithManualIntervention, Service (Other has no word)."""

CHANNEL_MODES: Words = {
    "0": "AUTOMATIC", "1": "MANUAL_DATA_INPUT", "2": "MANUAL", "3": "MANUAL", "4": "MANUAL", "6": "MANUAL",
}  # fmt: skip
"""ChannelMode: Automatic, MdaMdi, JogManual, JogIncrement, TeachingHandle, Reference; no word for Remote and Other."""


class How(Enum):
    """How a signal is told."""

    VALUE = auto()
    """By a variable."""
    FOLDER = auto()
    """By what hangs below an object, which the adapter looks through itself."""
    EVENTS = auto()
    """By an object's events."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An object of a machine.

    Args:
        kind: Its type.
        name: Its usual browse name, for servers that do not tell types; None where it has none.
        outside: Types in which it is somebody else's.
        repeats: Several of them mean the same: a building block that hangs in two places.
    """

    kind: Name
    name: Name | None = None
    outside: tuple[Name, ...] = ()
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a signal may be found; of several rules for one signal, the first that fits.

    Args:
        signal: A word of the vocabulary.
        thing: The object to which it belongs.
        tails: The ways from there to the variable, the preferred first.
        words: The variable's values to our words.
        unit: The unit of its number, where the specification says it.
        measured: Its unit is what the server says (EngineeringUnits).
        how: How it is told.
        source: The specification's words.
        guess: Why it may be wrong; empty where a specification says so.
    """

    signal: str
    thing: Thing
    tails: tuple[tuple[Name, ...], ...]
    words: Words | None = None
    unit: str = ""
    measured: bool = False
    how: How = How.VALUE
    source: str = field(default="", kw_only=True)
    guess: str = field(default="", kw_only=True)


def _mt(*names: str) -> tuple[Name, ...]:
    return tuple(Name(MACHINE_TOOL, name) for name in names)


def _di(name: str) -> tuple[Name, ...]:
    return (Name(DI, name),)


_ELEMENTS = (Name(MACHINE_TOOL, "ElementMonitoringType"),)
_CURRENT = (Name("", "CurrentState"), Name("", "Id"))
_NUMBER = (Name("", "CurrentState"), Name("", "Number"))

_ITEM = Thing(
    Name(MACHINERY, "MachineryItemState_StateMachineType"), Name(MACHINERY, "MachineryItemState"), _ELEMENTS, True
)
_MODE = Thing(
    Name(MACHINERY, "MachineryOperationModeStateMachineType"),
    Name(MACHINERY, "MachineryOperationMode"),
    _ELEMENTS,
    True,
)
_COUNTERS = Thing(Name(MACHINERY, "MachineryOperationCounterType"), Name(DI, "OperationCounters"), _ELEMENTS, True)
_MONITOR = Thing(Name(MACHINE_TOOL, "MachineOperationMonitoringType"), Name(MACHINE_TOOL, "MachineTool"))
_PROGRAM = Thing(Name(MACHINE_TOOL, "ProductionActiveProgramType"), Name(MACHINE_TOOL, "ActiveProgram"))
_STATISTICS = Thing(Name(MACHINE_TOOL, "ProductionStatisticsType"), Name(MACHINE_TOOL, "Statistics"))
_JOB = Thing(Name(MACHINE_TOOL, "ProductionJobType"))
_JOB_ORDERS = Thing(Name(JOBS, "JobManagementType"), Name(JOBS, "JobManagement"))
_JOB_LIST = (Name(JOBS, "JobOrderControl"), Name(ISA95, "JobOrderList"))
_CHANNEL = Thing(Name(MACHINE_TOOL, "ChannelMonitoringType"))
_MODIFIERS = Thing(Name(MACHINE_TOOL, "ChannelModifierType"), Name(MACHINE_TOOL, "ChannelModifiers"))
_SPINDLE = Thing(Name(MACHINE_TOOL, "SpindleMonitoringType"))
_LASER_DEVICE = Thing(Name(MACHINE_TOOL, "LaserMonitoringType"))
_MESSAGES = Thing(Name(MACHINE_TOOL, "MessagesType"), Name(MACHINE_TOOL, "Messages"))
_TOOLS = Thing(Name(MACHINE_TOOL, "ToolListType"), Name(MACHINE_TOOL, "Tools"))
_PROGNOSES = Thing(Name(MACHINE_TOOL, "PrognosisListType"), Name(MACHINE_TOOL, "Prognoses"))
_PLAN = Thing(Name(MACHINE_TOOL, "ProductionJobListType"), Name(MACHINE_TOOL, "ProductionPlan"))
_LAMPS = Thing(Name(IA, "BasicStacklightType"), Name(MACHINE_TOOL, "Stacklight"))
_RECIPE = Thing(Name(LASER_SYSTEMS, "RecipeSettingsAndOverviewType"))
_UNIT = Thing(Name(METAL_FORMING, "ProcessWorkingUnitType"))
_UNIT_STATE, _ITEM_STATE = Name(METAL_FORMING, "MachineryItemState"), Name(MACHINERY, "MachineryItemState")
_LASER_STATE = Thing(Name(LASER_SYSTEMS, "LaserSystemState_StateMachineType"), Name(LASER_SYSTEMS, "LaserSystemState"))

RULES: tuple[Rule, ...] = (
    Rule(
        "execution", _PROGRAM, (_mt("State") + _CURRENT,), PROGRAM_STATES,
        source="OPC 40501-1, ProductionProgramStateMachineType",
    ),
    Rule(
        "execution", _CHANNEL, (_mt("ChannelState"),), CHANNEL_STATES,
        source="OPC 40501-1, ChannelState", guess="Reset is said after an end and an abort alike",
    ),
    Rule(
        "execution", _ITEM, (_CURRENT,), ITEM_STATES,
        source="OPC 40001-1, MachineryItemState_StateMachineType",
        guess="the machine as a whole: it says neither whether a run was completed nor why it stopped",
    ),
    Rule(
        "execution", _UNIT, ((_UNIT_STATE, *_CURRENT), (_ITEM_STATE, *_CURRENT)), ITEM_STATES,
        source="OPC 40503-1, ProcessWorkingUnitType", guess="one unit of the machine, taken for the whole",
    ),
    Rule(
        "execution", _LASER_STATE, (_CURRENT,), LASER_STATES,
        source="OPC 40530, LaserSystemState_StateMachineType",
        guess="LaserOn means that it emits: each cut of a sheet may be a cycle of its own",
    ),
    Rule(
        "alarm", _LASER_STATE, (_CURRENT,), LASER_TROUBLE, source="OPC 40530, LaserSystemState_StateMachineType",
    ),
    Rule(
        "execution", _LASER_DEVICE, (_mt("LaserState"),), LASER_DEVICE_STATES,
        source="OPC 40501-1, LaserState", guess="the beam is not the program: each cut may be a cycle of its own",
    ),
    # After all others: a state machine that is built and never fed has no id, and in many servers the number 0.
    Rule(
        "execution", _PROGRAM, (_mt("State") + _NUMBER,), PROGRAM_STATES,
        source="OPC 40501-1, ProductionProgramStateMachineType", guess="a state without an id may never be told",
    ),
    Rule("controller_mode", _CHANNEL, (_mt("ChannelMode"),), CHANNEL_MODES, source="OPC 40501-1, ChannelMode"),
    Rule(
        "controller_mode", _MONITOR, (_mt("OperationMode"),), MODES, source="OPC 40501-1, MachineOperationMode"
    ),
    Rule(
        "functional_mode", _MODE, (_CURRENT,), OPERATION_MODES,
        source="OPC 40001-1, MachineryOperationModeStateMachineType",
    ),
    Rule(
        "functional_mode", _MONITOR, (_mt("OperationMode"),), PURPOSES,
        source="OPC 40501-1, MachineOperationMode", guess="that work by hand counts as set-up is our reading",
    ),
    Rule(
        "functional_mode", _LASER_STATE, (_CURRENT,), LASER_PURPOSES,
        source="OPC 40530, LaserSystemState_StateMachineType",
    ),
    Rule("program", _PROGRAM, (_mt("Name"),), source="OPC 40501-1, ProductionActiveProgramType"),
    Rule("order", _JOB_ORDERS, (_JOB_LIST,), source="OPC 40001-3, JobManagementType (OrderNumbers)"),
    Rule("order", _JOB, (_mt("OrderIdentifier"),), source="OPC 40501-1, ProductionJobType (deprecated in 1.02)"),
    Rule(
        "order", _PROGRAM, (_mt("JobIdentifier"),), source="OPC 40501-1, ProductionActiveProgramType",
        guess="the job's own identifier: that it is the order's number is for the school to say",
    ),
    Rule(
        "part_target", _JOB_ORDERS, (_JOB_LIST,), source="OPC 40001-3, JobManagementType (RunsPlanned)",
        guess="runs, not parts: the same where a run makes one part",
    ),
    Rule(
        "part_target", _JOB, (_mt("RunsPlanned"),), source="OPC 40501-1, ProductionJobType (deprecated in 1.02)",
        guess="runs, not parts: the same where a run makes one part",
    ),
    Rule(
        "part_count", _COUNTERS, (_mt("PartsProducedInLifetime"),),
        source="OPC 40501-1, MachineOperationMonitoringType (OperationCounters)",
    ),
    Rule(
        "part_count", _MONITOR, (_mt("OperationCounters", "PartsProducedInLifetime"),),
        source="OPC 40501-1, MachineOperationMonitoringType (OperationCounters)",
    ),
    Rule(
        "part_count", _STATISTICS, (_mt("PartsProducedInLifetime"),),
        source="OPC 40501-1, ProductionStatisticsType (deprecated in 1.02)",
    ),
    Rule(
        "part_count", _RECIPE, ((Name(LASER_SYSTEMS, "RunsCompleted"),),),
        source="OPC 40530, RecipeSettingsAndOverviewType",
        guess="runs of a recipe, not parts: the same where a run makes one part",
    ),
    Rule(
        "part_count", _JOB, (_mt("PartsCompleted"),), source="OPC 40501-1, ProductionJobType (deprecated in 1.02)",
        guess="it begins again with each job",
    ),
    Rule(
        "stroke_count", _COUNTERS, (_di("OperationCycleCounter"),),
        source="OPC 40001-1, MachineryOperationCounterType",
        guess="what the machine takes for a cycle of operation is the maker's word",
    ),
    Rule("alarm", _MESSAGES, ((),), how=How.EVENTS, source="OPC 40501-1, MessagesType and AlertType"),
    Rule("message", _MESSAGES, ((),), how=How.EVENTS, source="OPC 40501-1, MessagesType"),
    Rule("tool_list", _TOOLS, ((),), how=How.FOLDER, source="OPC 40501-1, ToolListType"),
    Rule("stack_light", _LAMPS, ((),), how=How.FOLDER, source="OPC 10000-200, BasicStacklightType"),
    Rule("forecast", _PROGNOSES, ((),), how=How.FOLDER, source="OPC 40501-1, PrognosisListType"),
    Rule(
        "parts_judged", _PLAN, ((),), how=How.FOLDER,
        source="OPC 40501-1, ProductionPartType (the plan is deprecated in 1.02)",
    ),
    Rule("warm_up", _MONITOR, (_mt("IsWarmUp"),), source="OPC 40501-1, MachineOperationMonitoringType"),
    Rule("dry_run", _MODIFIERS, (_mt("DryRun"),), source="OPC 40501-1, ChannelModifierType"),
    Rule("program_test", _MODIFIERS, (_mt("TestMode"),), source="OPC 40501-1, ChannelModifierType"),
    Rule("single_block", _MODIFIERS, (_mt("SingleStep"),), source="OPC 40501-1, ChannelModifierType"),
    Rule("optional_stop", _MODIFIERS, (_mt("OptionalStop"),), source="OPC 40501-1, ChannelModifierType"),
    Rule(
        "feed_override", _MONITOR, (_mt("FeedOverride"),), unit="%",
        source="OPC 40501-1, MachineOperationMonitoringType",
    ),
    Rule("feed_override", _CHANNEL, (_mt("FeedOverride"),), unit="%", source="OPC 40501-1, ChannelMonitoringType"),
    Rule("rapid_override", _CHANNEL, (_mt("RapidOverride"),), unit="%", source="OPC 40501-1, ChannelMonitoringType"),
    Rule("spindle_override", _SPINDLE, (_mt("Override"),), unit="%", source="OPC 40501-1, SpindleMonitoringType"),
    Rule(
        "power_on_time", _COUNTERS, (_di("PowerOnDuration"),), unit="ms",
        source="OPC 40001-1, MachineryOperationCounterType (a Duration: milliseconds)",
    ),
    Rule(
        "power_on_time", _MONITOR, (_mt("PowerOnDuration"),), unit="h",
        source="OPC 40501-1, MachineOperationMonitoringType (deprecated in 1.02)", guess="that it counts hours",
    ),
    Rule(
        "operating_time", _COUNTERS, (_di("OperationDuration"),), unit="ms",
        source="OPC 40001-1, MachineryOperationCounterType (a Duration: milliseconds)",
    ),
)  # fmt: skip
