"""A lathe with a SINUMERIK-like OPC UA server (the addressing of an 840D sl / 828D, as far as it is public).

Endpoint `opc.tcp://127.0.0.1:<port>`, no security. Every id is a string in namespace `SinumerikVarProvider`, whose
index a client looks up. Counters and times are Double, states UInt16, as the control has them.

| what | id | values |
|---|---|---|
| program | `/Channel/State/progStatus[u1,1]` | 1 interrupted, 2 stopped, 3 running, 4 waiting, 5 aborted |
| channel | `/Channel/State/chanStatus[u1,1]` | 0 reset, 1 active, 2 interrupted |
| mode | `/Bag/State/opMode[u1]` | 0 JOG, 1 MDA, 2 AUTO |
| counters | `/Channel/State/actParts[u1,1]`, `reqParts`, `totalParts` | |
| program name | `/Channel/ProgramInfo/progName[u1,1]` | `_N_<program>_MPF` |
| with its order | `/Channel/ProgramInfo/workPandProgName[u1,1]` | `/_N_WKS_DIR/_N_<order>_WPD/_N_<program>_MPF` |
| tool | `/Channel/State/actTNumber[u1,1]` | after the change is complete |
| permission | `/Plc/DB9000.DBX0.0` | Boolean, writable |

Its traps: a finished program shows progStatus 5 and chanStatus 0 just as an aborted one, only the counter tells;
actParts falls from reqParts - 1 to 0 at the last part; totalParts wraps after 999,999,999; a dry run counts.
"""

from __future__ import annotations

import random
from collections.abc import Mapping

from asyncua import ua

from simulators.command_line import Options, main
from simulators.day import Mode, Work, cnc_day, works
from simulators.machine import Doing, Machine
from simulators.opcua import AddressSpace, OpcUaFace, Shown
from simulators.standard_nodes import ORGANIZES
from simulators.tool import Tool

SINUMERIK = "SinumerikVarProvider"

_WORKS = (
    Work("AXE_POMPE", "OF-2101", 10, ((2, 0.45), (4, 0.25), (8, 0.12), (11, 0.18))),
    Work("BAGUE_D40", "OF-2102", 15, ((2, 0.6), (4, 0.4))),
    Work("VIS_M24", "OF-2103", 8, ((2, 0.4), (8, 0.2), (11, 0.4))),
)

_OP_MODE = {Mode.JOG: 0, Mode.MDI: 1, Mode.AUTOMATIC: 2}
_PROG_STATUS = {
    Doing.IDLE: 5,
    Doing.RUNNING: 3,
    Doing.HELD: 2,
    Doing.STOPPED: 1,
    Doing.ENDED: 5,
    Doing.ABORTED: 5,
}
_CHAN_STATUS = {
    Doing.IDLE: 0,
    Doing.RUNNING: 1,
    Doing.HELD: 2,
    Doing.STOPPED: 2,
    Doing.ENDED: 0,
    Doing.ABORTED: 0,
}


def tools() -> dict[int, Tool]:
    """The turret: numbers and places are not the same."""
    magazine = (
        Tool(2, "EBAUCHE_CNMG12", 1, by_parts=False, counting_up=False, life=90.0, speed=1200.0),
        Tool(4, "FINITION_DNMG15", 3, by_parts=False, counting_up=False, life=60.0, speed=1800.0),
        Tool(8, "GORGE_3MM", 5, by_parts=True, counting_up=False, life=150.0, speed=800.0),
        Tool(11, "FILETAGE_60", 8, by_parts=True, counting_up=False, life=200.0, speed=600.0),
    )
    return {tool.number: tool for tool in magazine}


class SinumerikControl:
    """The variables of the control.

    Args:
        machine: The lathe.
    """

    permission = "/Plc/DB9000.DBX0.0"

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def namespaces(self, shifted: bool) -> list[str]:
        """Normally index 2; index 3 after an option was installed."""
        return ["urn:etabli:simulator:option", SINUMERIK] if shifted else [SINUMERIK]

    def build(self, space: AddressSpace, index: Mapping[str, int]) -> dict[str, ua.NodeId]:
        """One variable per id, in folders named after its path."""
        ns = index[SINUMERIK]
        root = space.object(
            ua.NodeId(ua.ObjectIds.ObjectsFolder),
            ua.QualifiedName("Sinumerik", ns),
            ua.NodeId("Sinumerik", ns),
            reference=ORGANIZES,
        )
        folders: dict[str, ua.NodeId] = {"": root}
        nodes = {}
        for key, shown in (self.picture(index) | {self.permission: (False, ua.VariantType.Boolean)}).items():
            *path, name = key.strip("/").split("/")
            parent = ""
            for part in path:
                folder = f"{parent}/{part}"
                if folder not in folders:
                    folders[folder] = space.object(
                        folders[parent], ua.QualifiedName(part, ns), ua.NodeId(folder, ns), reference=ORGANIZES
                    )
                parent = folder
            nodes[key] = space.variable(
                folders[parent],
                ua.QualifiedName(name, ns),
                ua.NodeId(key, ns),
                shown,
                writable=key == self.permission,
            )
        return nodes

    def picture(self, index: Mapping[str, int]) -> dict[str, Shown]:
        """What each variable shows."""
        machine = self._machine
        program = f"_N_{machine.work.program}_MPF" if machine.work.program else ""
        workpiece = f"/_N_WKS_DIR/_N_{machine.work.order}_WPD" if machine.work.program else ""
        picture: dict[str, Shown] = {
            "/Channel/ProgramInfo/progName[u1,1]": _text(program),
            "/Channel/ProgramInfo/workPandProgName[u1,1]": _text(f"{workpiece}/{program}" if program else ""),
            "/Channel/ProgramInfo/workPNameLong[u1,1]": _text(workpiece),
            "/Bag/State/opMode[u1]": _word(_OP_MODE[machine.mode]),
            "/Channel/ProgramModification/progTestActive[u1,1]": _word(0),
            "/Channel/ProgramModification/trialRunActive[u1,1]": _word(int(machine.dry_run)),
            "/Channel/ProgramModification/singleBlockActive[u1,1]": _word(0),
            "/Channel/ProgramModification/optStopActive[u1,1]": _word(1),
            "/Channel/State/actTNumber[u1,1]": _word(machine.tool),
            "/Channel/State/actToolIdent[u1,1]": _text(machine.tools[machine.tool].name),
            "/Channel/State/reqParts[u1,1]": _number(machine.work.planned),
            "/Channel/State/totalParts[u1,1]": _number(machine.lifetime),
            "/Channel/State/actParts[u1,1]": _number(machine.parts),
            "/Channel/State/chanAlarm[u1,1]": _word(2 if machine.alarm else 0),
            "/Nck/State/numAlarms": _word(1 if machine.alarm else 0),
            "/Nck/SequencedAlarms/textIndex[1]": _text(machine.alarm),
            "/Nck/TopPrioAlarm/alarmNo": (int(machine.alarm.split()[0]) if machine.alarm else 0, ua.VariantType.UInt32),
            "/Channel/State/chanStatus[u1,1]": _word(_CHAN_STATUS[machine.doing]),
            "/Channel/State/progStatus[u1,1]": _word(_PROG_STATUS[machine.doing]),
            "/Channel/State/feedRateIpoOvr[u1,1]": _number(100.0),
            "/Channel/State/rapFeedRateOvr[u1,1]": _number(100.0),
            "/Channel/Spindle/actSpeed[u1,1]": _number(machine.spindle_speed),
            "/Channel/Spindle/speedOvr[u1,1]": _number(100.0),
            "/Nck/Spindle/driveLoad[u1,1]": _number(machine.spindle_load),
            "/Tool/Catalogue/numTools[u1]": _word(len(machine.tools)),
        }
        for row, tool in enumerate(machine.tools.values(), start=1):
            left = max(0.0, tool.life - tool.used)
            picture |= {
                f"/Tool/Catalogue/toolNo[u1,{row}]": _word(tool.number),
                f"/Tool/Catalogue/toolIdent[u1,{row}]": _text(tool.name),
                f"/Tool/Catalogue/toolInMag[u1,{row}]": _word(1),
                f"/Tool/Catalogue/toolInPlace[u1,{row}]": _word(tool.place),
            }
            warn, rest, set_point = (3, 4, 13) if tool.by_parts else (1, 2, 11)
            life = f"/Tool/Supervision/data[u1,c{tool.number},"
            picture |= {
                f"{life}{warn}]": _number(tool.life * 0.1),
                f"{life}{rest}]": _number(round(left, 2)),
                f"{life}{set_point}]": _number(tool.life),
            }
        return picture


def _word(value: int) -> Shown:
    return value, ua.VariantType.UInt16


def _number(value: float) -> Shown:
    return float(value), ua.VariantType.Double


def _text(value: str) -> Shown:
    return value, ua.VariantType.String


def cast(options: Options) -> tuple[Machine, OpcUaFace]:
    """A lathe as asked for."""
    script = cnc_day(
        random.Random(options.seed), works(options.program, options.order, _WORKS), options.cycle, options.calm
    )
    machine = Machine(
        name=options.name,
        script=script,
        dice=random.Random(f"gauges {options.seed}"),
        speed=options.speed,
        modulus=65_536 if options.counter_bits == 16 else 1_000_000_000,
        tools=tools(),
        target_reset=True,
    )
    return machine, OpcUaFace(SinumerikControl(machine), f"urn:etabli:simulator:{options.name}")


if __name__ == "__main__":
    main(cast, name="TOUR-1", cycle=90.0, purpose="A lathe with a SINUMERIK-like OPC UA server.")
