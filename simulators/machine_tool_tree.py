"""The nodes of a machine tool under OPC 40001-1 and 40501-1: types with their published NodeIds, and one instance.

Source: OPC 40001-1 v1.03 and OPC 40501-1 v1.02 (NodeIds.csv of each). The nodeset files are not loaded: only the types
that an instance points to are here.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from asyncua import ua

from simulators.machine import Machine
from simulators.opcua import AddressSpace, Shown
from simulators.standard_nodes import BASE_DATA_VARIABLE, FOLDER_TYPE, HAS_ADD_IN, ORGANIZES

DI = "http://opcfoundation.org/UA/DI/"
MACHINERY = "http://opcfoundation.org/UA/Machinery/"
MACHINE_TOOL = "http://opcfoundation.org/UA/MachineTool/"
OURS = "urn:etabli:simulator"

_PREFIXES = {"DI": DI, "M": MACHINERY, "MT": MACHINE_TOOL, "S": OURS}

_OBJECT_TYPES = {
    MACHINERY: {
        1002: "MachineryItemState_StateMachineType",
        1008: "MachineryOperationModeStateMachineType",
        1012: "MachineIdentificationType",
    },
    MACHINE_TOOL: {
        7: "NotificationType",
        11: "MachineToolIdentificationType",
        12: "EquipmentType",
        13: "MachineToolType",
        14: "MonitoringType",
        15: "ProductionProgramStateMachineType",
        16: "ChannelMonitoringType",
        2: "PrognosisListType",
        20: "ProductionStatisticsType",
        21: "ProductionType",
        22: "SpindleMonitoringType",
        26: "MachineOperationMonitoringType",
        29: "ProductionJobType",
        30: "ProductionJobListType",
        32: "ProductionActiveProgramType",
        33: "ChannelModifierType",
        38: "MessagesType",
        44: "ToolListType",
        50: "ToolType",
    },
}
_STATE_MACHINES = {(MACHINERY, 1002), (MACHINERY, 1008), (MACHINE_TOOL, 15)}
_DATA_TYPES = {
    64: "ChannelState",
    65: "MachineOperationMode",
    66: "ToolLocked",
    67: "ChannelMode",
    68: "ToolLifeIndication",
}
_STATES = {
    (MACHINERY, 1002): {5004: "OutOfService", 5005: "NotAvailable", 5006: "Executing", 5007: "NotExecuting"},
    (MACHINERY, 1008): {5024: "None", 5025: "Maintenance", 5026: "Processing", 5027: "Setup"},
    (MACHINE_TOOL, 15): {5037: "Aborted", 5038: "Ended", 5039: "Initializing", 5040: "Interrupted", 5041: "Running"},
}
_TOOL_LIFE_TYPE = 61
_ANALOG_UNIT_RANGE, _FINITE_STATE_VARIABLE, _FINITE_STATE_MACHINE, _STATE_TYPE = 17570, 2760, 2771, 2307
_ENUMERATION, _EU_INFORMATION = 29, 887
_BY_TIME, _BY_PARTS = 0, 1
_PERCENT, _MINUTES, _PIECES = (20529, "%"), (5065038, "min"), (4405810, "")


def build_types(space: AddressSpace, index: Mapping[str, int]) -> None:
    """The type nodes that instances point to, under their published NodeIds."""
    for uri, types in _OBJECT_TYPES.items():
        for number, name in types.items():
            base = _FINITE_STATE_MACHINE if (uri, number) in _STATE_MACHINES else 58
            space.type(ua.NodeId(number, index[uri]), ua.QualifiedName(name, index[uri]), base)
    for (uri, number), states in _STATES.items():
        for state, name in states.items():
            space.object(
                ua.NodeId(number, index[uri]),
                ua.QualifiedName(name, index[uri]),
                ua.NodeId(state, index[uri]),
                ua.NodeId(_STATE_TYPE),
            )
    tool = index[MACHINE_TOOL]
    space.type(
        ua.NodeId(_TOOL_LIFE_TYPE, tool),
        ua.QualifiedName("ToolLifeType", tool),
        BASE_DATA_VARIABLE,
        ua.NodeClass.VariableType,
    )
    for number, name in _DATA_TYPES.items():
        space.type(ua.NodeId(number, tool), ua.QualifiedName(name, tool), _ENUMERATION, ua.NodeClass.DataType)


class MachineToolTree:
    """The instance, built from the top.

    Args:
        space: Where to build.
        index: Each namespace's index.
        picture: What the changing nodes show at first.
    """

    def __init__(self, space: AddressSpace, index: Mapping[str, int], picture: Mapping[str, Shown]) -> None:
        self._space = space
        self._index = index
        self._picture = picture
        self._nodes: dict[str, ua.NodeId] = {}
        # Instance ids are the server's own business: nobody may rely on them over a restart.
        self._ids = itertools.count(10_000 * index[OURS])

    def build(self, machine: Machine) -> dict[str, ua.NodeId]:
        """Everything under Objects/Machines."""
        machines = self._space.object(
            ua.NodeId(ua.ObjectIds.ObjectsFolder),
            self._name("M:Machines"),
            ua.NodeId(1001, self._index[MACHINERY]),
            reference=ORGANIZES,
        )
        top = self._object(machines, f"S:{machine.name}", "MT:13")
        self._identification(top, machine)
        self._building_blocks(top)
        self._monitoring(top)
        self._production(top)
        self._equipment(top, machine)
        notification = self._object(top, "MT:Notification", "MT:7")
        self._object(notification, "MT:Messages", "MT:38")
        self._object(notification, "MT:Prognoses", "MT:2")
        vendor = self._object(top, "S:Vendor")
        self._nodes["StartPermission"] = self._space.variable(
            vendor,
            self._name("S:StartPermission"),
            ua.NodeId("StartPermission", self._index[OURS]),
            (False, ua.VariantType.Boolean),
            writable=True,
        )
        self._live(vendor, "S:Alarm", "Alarm", string_id=True)
        return self._nodes

    def _identification(self, top: ua.NodeId, machine: Machine) -> None:
        identification = self._object(top, "DI:Identification", "MT:11", HAS_ADD_IN)
        serial = f"SIM-{sum(machine.name.encode()):05d}"
        for name, text in (
            ("DI:ProductInstanceUri", f"urn:etabli:simulator:{serial}"),
            ("DI:SerialNumber", serial),
            ("DI:Model", "Centre d'usinage simulé"),
        ):
            self._fixed(identification, name, (text, ua.VariantType.String))
        self._fixed(
            identification,
            "DI:Manufacturer",
            (ua.LocalizedText("Simulateurs de l'établi", "fr"), ua.VariantType.LocalizedText),
        )
        self._fixed(identification, "M:YearOfConstruction", (2019, ua.VariantType.UInt16))

    def _building_blocks(self, top: ua.NodeId) -> None:
        blocks = self._object(top, "M:MachineryBuildingBlocks")
        for name, state_type in (("MachineryItemState", "M:1002"), ("MachineryOperationMode", "M:1008")):
            self._state(self._object(blocks, f"M:{name}", state_type, HAS_ADD_IN), name)

    def _monitoring(self, top: ua.NodeId) -> None:
        monitoring = self._object(top, "MT:Monitoring", "MT:14")
        machine_tool = self._object(monitoring, "MT:MachineTool", "MT:26")
        self._live(machine_tool, "MT:OperationMode", "OperationMode", data_type="MT:65")
        self._percent(machine_tool, "MT:FeedOverride")
        self._fixed(machine_tool, "MT:PowerOnDuration", (12_345, ua.VariantType.UInt32), is_property=False)
        channel = self._object(monitoring, "S:Channel", "MT:16")
        self._fixed(channel, "MT:Name", ("Canal 1", ua.VariantType.String))
        self._live(channel, "MT:ChannelMode", "ChannelMode", data_type="MT:67")
        self._live(channel, "MT:ChannelState", "ChannelState", data_type="MT:64")
        self._percent(channel, "MT:FeedOverride")
        self._percent(channel, "MT:RapidOverride")
        modifiers = self._object(channel, "MT:ChannelModifiers", "MT:33")
        for name in ("DryRun", "OptionalStop", "SingleStep"):
            self._live(modifiers, f"MT:{name}", name)
        spindle = self._object(monitoring, "S:Spindle", "MT:22")
        self._fixed(spindle, "MT:Name", ("Broche 1", ua.VariantType.String))
        self._live(spindle, "MT:IsRotating", "IsRotating")
        self._fixed(spindle, "MT:IsUsedAsAxis", (False, ua.VariantType.Boolean), is_property=False)
        self._percent(spindle, "MT:Override")
        self._live(spindle, "S:ActualSpeed", "SpindleSpeed", string_id=True)
        self._live(spindle, "S:Load", "SpindleLoad", string_id=True)
        self._live(spindle, "S:ToolInSpindle", "ToolInSpindle", string_id=True)

    def _production(self, top: ua.NodeId) -> None:
        production = self._object(top, "MT:Production", "MT:21")
        program = self._object(production, "MT:ActiveProgram", "MT:32")
        for name in ("Name", "NumberInList", "JobIdentifier"):
            self._live(program, f"MT:{name}", name)
        self._state(self._object(program, "MT:State", "MT:15"), "ProgramState")
        job = self._object(self._object(production, "MT:ProductionPlan", "MT:30"), "S:Job", "MT:29")
        for name in ("Identifier", "OrderIdentifier", "RunsCompleted", "PartsCompleted"):
            self._live(job, f"MT:{name}", name)
        self._live(job, "MT:NumberInList", "JobNumberInList")
        planned = self._live(job, "MT:RunsPlanned", "RunsPlanned")
        self._fixed(planned, "MT:IsValid", (True, ua.VariantType.Boolean))
        statistics = self._object(production, "MT:Statistics", "MT:20")
        self._live(statistics, "MT:PartsProducedInLifetime", "PartsProducedInLifetime")

    def _equipment(self, top: ua.NodeId, machine: Machine) -> None:
        magazine = self._object(self._object(top, "MT:Equipment", "MT:12"), "MT:Tools", "MT:44")
        for tool in machine.tools.values():
            key = f"T{tool.number}"
            node = self._object(magazine, f"S:{key}", "MT:50")
            self._fixed(node, "MT:Identifier", (f"{machine.name}-{tool.number:04d}", ua.VariantType.String))
            self._fixed(node, "MT:Name", (tool.name, ua.VariantType.String))
            self._fixed(node, "MT:ControlIdentifier1", (tool.number, ua.VariantType.UInt32))
            location = self._object(node, "MT:Location")
            self._live(location, "MT:Name", f"{key}/Location/Name")
            self._fixed(location, "MT:PlaceNumber", (tool.place, ua.VariantType.UInt16))
            locked = self._live(node, "MT:Locked", f"{key}/Locked")
            self._live(locked, "MT:ReasonForLocking", f"{key}/ReasonForLocking", data_type="MT:66", is_property=True)
            life = self._live(
                self._object(node, "MT:ToolLife"), "S:Life", f"{key}/Life", type_definition=f"MT:{_TOOL_LIFE_TYPE}"
            )
            start, warning, limit = (
                (0.0, tool.life * 0.9, tool.life) if tool.counting_up else (tool.life, tool.life * 0.1, 0.0)
            )
            indication = _BY_PARTS if tool.by_parts else _BY_TIME
            self._fixed(life, "MT:Indication", (indication, ua.VariantType.Int32), data_type="MT:68")
            self._fixed(life, "MT:IsCountingUp", (tool.counting_up, ua.VariantType.Boolean))
            self._fixed(life, "MT:StartValue", (start, ua.VariantType.Double))
            self._fixed(life, "MT:WarningValue", (warning, ua.VariantType.Double))
            self._fixed(life, "MT:LimitValue", (limit, ua.VariantType.Double))
            self._unit(life, "MT:EngineeringUnits", _PIECES if tool.by_parts else _MINUTES)

    def _state(self, state_machine: ua.NodeId, key: str) -> None:
        current = self._live(state_machine, "CurrentState", key, type_definition=f"{_FINITE_STATE_VARIABLE}")
        self._live(current, "Id", f"{key}/Id", is_property=True)
        self._live(current, "Number", f"{key}/Number", is_property=True)

    def _percent(self, parent: ua.NodeId, name: str) -> None:
        node = self._fixed(
            parent, name, (100.0, ua.VariantType.Double), is_property=False, type_definition=f"{_ANALOG_UNIT_RANGE}"
        )
        self._unit(node, "EngineeringUnits", _PERCENT)

    def _unit(self, parent: ua.NodeId, name: str, unit: tuple[int, str]) -> None:
        number, sign = unit
        information = ua.EUInformation(
            NamespaceUri="http://www.opcfoundation.org/UA/units/un/cefact",
            UnitId=number,
            DisplayName=ua.LocalizedText(sign),
            Description=ua.LocalizedText(sign),
        )
        self._fixed(parent, name, (information, ua.VariantType.ExtensionObject), data_type=f"{_EU_INFORMATION}")

    def _object(
        self, parent: ua.NodeId, name: str, type_definition: str = f"{FOLDER_TYPE}", reference: int | None = None
    ) -> ua.NodeId:
        own_id = ua.NodeId(next(self._ids), self._index[OURS])
        kind = self._node_id(type_definition)
        if reference is None:
            return self._space.object(parent, self._name(name), own_id, kind)
        return self._space.object(parent, self._name(name), own_id, kind, reference)

    def _live(
        self,
        parent: ua.NodeId,
        name: str,
        key: str,
        *,
        string_id: bool = False,
        data_type: str = "",
        type_definition: str = "",
        is_property: bool = False,
    ) -> ua.NodeId:
        """A variable that changes: the picture's `key` says what it shows."""
        identifier: int | str = key if string_id else next(self._ids)
        self._nodes[key] = self._space.variable(
            parent,
            self._name(name),
            ua.NodeId(identifier, self._index[OURS]),
            self._picture[key],
            data_type=self._node_id(data_type) if data_type else None,
            type_definition=self._node_id(type_definition) if type_definition else None,
            is_property=is_property,
        )
        return self._nodes[key]

    def _fixed(
        self,
        parent: ua.NodeId,
        name: str,
        shown: Shown,
        *,
        data_type: str = "",
        type_definition: str = "",
        is_property: bool = True,
    ) -> ua.NodeId:
        """A variable that stays as it is."""
        return self._space.variable(
            parent,
            self._name(name),
            ua.NodeId(next(self._ids), self._index[OURS]),
            shown,
            data_type=self._node_id(data_type) if data_type else None,
            type_definition=self._node_id(type_definition) if type_definition else None,
            is_property=is_property,
        )

    def _name(self, text: str) -> ua.QualifiedName:
        prefix, _, name = text.rpartition(":")
        return ua.QualifiedName(name, self._index[_PREFIXES[prefix]] if prefix else 0)

    def _node_id(self, text: str) -> ua.NodeId:
        prefix, _, number = text.rpartition(":")
        return ua.NodeId(int(number), self._index[_PREFIXES[prefix]] if prefix else 0)
