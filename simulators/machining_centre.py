"""A machining centre with an OPC UA server after OPC 40001-1 (Machinery) and OPC 40501-1 (Machine Tools).

Endpoint `opc.tcp://127.0.0.1:<port>`, no security. Real namespace URIs, real BrowseNames, the published NodeIds for
types and state nodes; the instance's own NodeIds are numbers that change with the order of the namespaces, so a client
must follow browse paths from `Objects/Machines`. Prefixes below: `DI:`, `M:` Machinery, `MT:` MachineTool, `S:` ours,
none for OPC UA itself.

    0:Objects / M:Machines / S:<machine name>                                (MachineToolType)
      DI:Identification / DI:Manufacturer, DI:Model, DI:SerialNumber, DI:ProductInstanceUri, M:YearOfConstruction
      M:MachineryBuildingBlocks / M:MachineryItemState / CurrentState {Id, Number}
                                / M:MachineryOperationMode / CurrentState {Id, Number}
      MT:Monitoring / MT:MachineTool / MT:OperationMode, MT:FeedOverride, MT:PowerOnDuration
                    / S:Channel / MT:ChannelMode, MT:ChannelState, MT:FeedOverride, MT:RapidOverride,
                                  MT:ChannelModifiers {MT:DryRun, MT:OptionalStop, MT:SingleStep}
                    / S:Spindle / MT:IsRotating, MT:IsUsedAsAxis, MT:Override, S:ActualSpeed, S:Load, S:ToolInSpindle
      MT:Production / MT:ActiveProgram / MT:Name, MT:NumberInList, MT:JobIdentifier,
                                       MT:State / CurrentState {Id, Number}
                    / MT:ProductionPlan / S:Job / MT:Identifier, MT:OrderIdentifier, MT:RunsPlanned {MT:IsValid},
                                                  MT:RunsCompleted, MT:PartsCompleted, MT:NumberInList
                    / MT:Statistics / MT:PartsProducedInLifetime
      MT:Equipment / MT:Tools / S:T<number> / MT:Identifier, MT:Name, MT:ControlIdentifier1, MT:Location {MT:Name,
                    MT:PlaceNumber}, MT:Locked {MT:ReasonForLocking}, MT:ToolLife / S:Life {MT:EngineeringUnits,
                    MT:Indication, MT:IsCountingUp, MT:StartValue, MT:WarningValue, MT:LimitValue}
      MT:Notification / MT:Messages, MT:Prognoses
      S:Vendor / S:StartPermission, S:Alarm

String ids in `urn:etabli:simulator`: `StartPermission` (Boolean, writable), `Alarm`, `ToolInSpindle`, `SpindleSpeed`,
`SpindleLoad`. CurrentState is a French text: compare Id or Number. PartsProducedInLifetime counts dry runs too and
wraps at 2^32; RunsCompleted and PartsCompleted start again with each order.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

from asyncua import ua

from simulators.command_line import Options, main
from simulators.day import Mode, Purpose, Work, cnc_day, works
from simulators.machine import Doing, Machine
from simulators.machine_tool_tree import DI, MACHINE_TOOL, MACHINERY, OURS, MachineToolTree, build_types
from simulators.opcua import AddressSpace, OpcUaFace, Shown
from simulators.tool import Tool

_WORKS = (
    Work("CARTER_POMPE", "OF-1041", 12, ((1, 0.25), (5, 0.2), (7, 0.15), (12, 0.4))),
    Work("SUPPORT_GAUCHE", "OF-1042", 8, ((12, 0.6), (5, 0.4))),
    Work("PLAQUE_BASE", "OF-1043", 20, ((1, 0.5), (5, 0.3), (7, 0.2))),
)

# Enumerations and state numbers. Source: OPC 40001-1 and 40501-1 (NodeIds.csv of each).
_ITEM_STATE = {2: ("À l'arrêt", 5007), 3: ("En exécution", 5006)}
_OPERATION_MODE = {2: ("Réglage", 5027), 3: ("Production", 5026)}
_PROGRAM_STATE = {
    0: ("Initialisation", 5039),
    1: ("En cours", 5041),
    2: ("Terminé", 5038),
    3: ("Interrompu", 5040),
    4: ("Abandonné", 5037),
}
_PROGRAM_NUMBER = {
    Doing.IDLE: 0,
    Doing.RUNNING: 1,
    Doing.ENDED: 2,
    Doing.HELD: 3,
    Doing.STOPPED: 3,
    Doing.ABORTED: 4,
}
_CHANNEL_STATE = {Doing.RUNNING: 0, Doing.HELD: 1, Doing.STOPPED: 1}
_CHANNEL_MODE = {Mode.AUTOMATIC: 0, Mode.MDI: 1, Mode.JOG: 2}
_MANUAL, _AUTOMATIC, _SETUP = 0, 1, 2
_LOCKED_BY_TOOL_LIFE = 3


def tools() -> dict[int, Tool]:
    """The magazine: numbers and places are not the same, and lives count up or down."""
    magazine = (
        Tool(1, "Fraise à surfacer D63", 14, by_parts=False, counting_up=False, life=240.0, speed=1500.0),
        Tool(5, "Foret HM D8,5", 3, by_parts=True, counting_up=True, life=400.0, speed=4200.0),
        Tool(7, "Taraud M10", 9, by_parts=True, counting_up=False, life=250.0, speed=600.0),
        Tool(12, "Fraise 2 tailles D16", 2, by_parts=False, counting_up=True, life=180.0, speed=3500.0),
    )
    return {tool.number: tool for tool in magazine}


class MachineToolControl:
    """The Machinery and MachineTool model of one machine.

    Args:
        machine: The machining centre.
    """

    permission = "StartPermission"

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def namespaces(self, shifted: bool) -> list[str]:
        """The usual order, or the one after someone loaded another model first."""
        usual = [DI, MACHINERY, MACHINE_TOOL, OURS]
        return ["urn:etabli:simulator:option", *reversed(usual)] if shifted else usual

    def build(self, space: AddressSpace, index: Mapping[str, int]) -> dict[str, ua.NodeId]:
        """Types, then the machine."""
        build_types(space, index)
        return MachineToolTree(space, index, self.picture(index)).build(self._machine)

    def picture(self, index: Mapping[str, int]) -> dict[str, Shown]:
        """What each changing node shows; counters before the state that they belong to."""
        machine, types = self._machine, ua.VariantType
        program_number = 0 if machine.mode is Mode.MDI else _PROGRAM_NUMBER[machine.doing]
        in_setup = machine.purpose is Purpose.SETUP
        picture: dict[str, Shown] = {
            "MachineryOperationMode": (2 if in_setup else 3, types.UInt32),
            "OperationMode": (
                _SETUP if in_setup else _AUTOMATIC if machine.mode is Mode.AUTOMATIC else _MANUAL,
                types.Int32,
            ),
            "ChannelMode": (_CHANNEL_MODE[machine.mode], types.Int32),
            "DryRun": (machine.dry_run, types.Boolean),
            "OptionalStop": (True, types.Boolean),
            "SingleStep": (False, types.Boolean),
            "Name": (machine.work.program, types.String),
            "NumberInList": (machine.number_in_list, types.UInt16),
            "JobIdentifier": (f"JOB-{machine.work.order}", types.String),
            "Identifier": (f"JOB-{machine.work.order}", types.String),
            "OrderIdentifier": (machine.work.order, types.String),
            "JobNumberInList": (machine.number_in_list, types.UInt16),
            "RunsPlanned": (machine.work.planned, types.UInt32),
            "ToolInSpindle": (machine.tool, types.UInt32),
            "Alarm": (machine.alarm, types.String),
        }
        for tool in machine.tools.values():
            key = f"T{tool.number}"
            picture |= {
                f"{key}/Location/Name": ("Broche" if tool.number == machine.tool else "Magasin", types.String),
                f"{key}/Locked": (tool.locked, types.Boolean),
                f"{key}/ReasonForLocking": (_LOCKED_BY_TOOL_LIFE if tool.locked else 0, types.Int32),
                f"{key}/Life": (round(tool.shown, 2), types.Double),
            }
        picture |= {
            "PartsProducedInLifetime": (machine.lifetime, types.UInt32),
            "RunsCompleted": (machine.parts, types.UInt32),
            "PartsCompleted": (machine.parts, types.UInt32),
            "ProgramState": (program_number, types.UInt32),
            "ChannelState": (_CHANNEL_STATE.get(machine.doing, 2), types.Int32),
            "MachineryItemState": (3 if machine.doing is Doing.RUNNING else 2, types.UInt32),
            "IsRotating": (machine.spindle_speed > 0, types.Boolean),
            "SpindleSpeed": (machine.spindle_speed, types.Double),
            "SpindleLoad": (machine.spindle_load, types.Double),
        }
        return dict(_with_states(picture, index))


def _with_states(picture: Mapping[str, Shown], index: Mapping[str, int]) -> Iterator[tuple[str, Shown]]:
    """Give each state number its French text and its NodeId."""
    states = {
        "MachineryItemState": (_ITEM_STATE, MACHINERY),
        "MachineryOperationMode": (_OPERATION_MODE, MACHINERY),
        "ProgramState": (_PROGRAM_STATE, MACHINE_TOOL),
    }
    for key, shown in picture.items():
        if key in states:
            table, uri = states[key]
            french, node = table[shown[0]]
            yield f"{key}/Id", (ua.NodeId(node, index[uri]), ua.VariantType.NodeId)
            yield f"{key}/Number", shown
            yield key, (ua.LocalizedText(french, "fr"), ua.VariantType.LocalizedText)
        else:
            yield key, shown


def cast(options: Options) -> tuple[Machine, OpcUaFace]:
    """A machining centre as asked for."""
    script = cnc_day(
        random.Random(options.seed), works(options.program, options.order, _WORKS), options.cycle, options.calm
    )
    machine = Machine(
        name=options.name,
        script=script,
        dice=random.Random(f"gauges {options.seed}"),
        speed=options.speed,
        modulus=2**options.counter_bits,
        tools=tools(),
    )
    return machine, OpcUaFace(MachineToolControl(machine), f"urn:etabli:simulator:{options.name}")


if __name__ == "__main__":
    main(
        cast,
        name="CU-1",
        cycle=180.0,
        purpose="A machining centre with an OPC UA server after OPC 40001-1 and 40501-1.",
    )
