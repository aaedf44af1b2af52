"""A laser cutting machine with a TRUMPF-like OPC UA server (the signals that TRUMPF publishes, with their traps).

Endpoint `opc.tcp://127.0.0.1:<port>`, no security (the machine itself asks for Basic256Sha256). Ids are numbers written
as texts, in namespace `http://trumpf.com/TRUMPF-Interfaces/`, whose index a client looks up.

| what | id | values |
|---|---|---|
| plan runs, plan stopped | `4`, `5` | Boolean |
| program of the plan, sheets done | `8`, `13` | String, UInt32 |
| order, package, batch | `14`, `15`, `16` | String |
| program | `32` | String |
| program state | `275` | 0 running, 1 stopped, 2 aborted, 3 ended |
| the same, each for itself | `35.Running`, `35.Stopped`, `35.StoppedOperator`, `35.StoppedMalfunction`, `35.Aborted`,
  `35.Ended` | Boolean |
| override | `33` | Int32 |
| laser ready | `61` | Boolean |
| mode | `64` auto, `65` jog, `66` MDA | Boolean |
| emergency stop, feed hold | `69`, `70` | Boolean |
| message to the operator | `150` | String |
| permission | `StartPermission` in `urn:etabli:simulator` | Boolean, writable; the machine itself has none |

Its traps: after each start of its server, all that comes with a program is BadWaitingForInitialData until the program's
state changes for the first time, and only the override always has a value; a run cuts a sheet with several parts, which
were made only if the program ended, and are counted nowhere; an aborted run made none; the signals of one trigger bear
different times. Source: github.com/TRUMPF-IoT/OpcUaMachineTools (signals and use cases, guidelines, node tree).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from asyncua import ua

from simulators.command_line import Options, main
from simulators.day import (
    Ended,
    Event,
    Held,
    Mode,
    ModeChanged,
    Purpose,
    Rested,
    Resumed,
    Selected,
    Started,
    Step,
    Work,
)
from simulators.machine import Doing, Machine
from simulators.opcua import AddressSpace, OpcUaFace, Shown
from simulators.standard_nodes import ORGANIZES
from simulators.truth import Row

TRUMPF = "http://trumpf.com/TRUMPF-Interfaces/"
OURS = "urn:etabli:simulator"

ALWAYS = frozenset({"33", "61", "64", "65", "66", "69", "70"})
"""What has a value from the first moment; all else waits for its first trigger."""

APART = timedelta(milliseconds=1)
"""Between the times of two signals of one trigger."""

_SHEETS = (
    (Work("SUPPORT_3MM_A", "JOB0010101", 3), 24),
    (Work("EQUERRE_2MM", "JOB0010102", 2), 60),
    (Work("FLASQUE_5MM", "JOB0020101", 3), 6),
)
"""Orders: a program, how many sheets of it, and the parts on each sheet."""

_STATE = {
    Doing.IDLE: 3,
    Doing.RUNNING: 0,
    Doing.HELD: 1,
    Doing.STOPPED: 1,
    Doing.ABORTED: 2,
    Doing.ENDED: 3,
}
"""TeProgramState. A selected program that has not started yet shows the end of the one before."""


@dataclass
class LaserCutter(Machine):
    """A machine whose cycle makes all the parts of a sheet, or none.

    Args:
        nests: Parts on a sheet, by program.
    """

    nests: Mapping[str, int] = field(default_factory=dict)

    def apply(self, event: Event, at: datetime) -> list[Row]:
        """Let an event happen; what a run makes is what lies on its sheet."""
        rows = []
        for what, fields in super().apply(event, at):
            if "parts" in fields:
                fields = {**fields, "parts": fields["parts"] * self.nests[self.work.program]}
            rows.append(Row(what, fields))
        return rows


def laser_day(dice: random.Random, works: Sequence[Work], cycle: float, calm: bool) -> Iterator[Step]:
    """A day without end: plan after plan, sheet after sheet.

    Args:
        dice: The only source of chance.
        works: The orders, taken in turn for ever.
        cycle: Nominal time of one sheet, in simulated seconds.
        calm: No aborts, holds or breaks.
    """
    number = 0
    while True:
        work = works[number % len(works)]
        yield Step(15.0 if number else 0.0, Selected(work, number % len(works) + 1))
        number += 1
        done = 0
        while done < work.planned:
            if not calm and dice.random() < 0.15:
                yield Step(4.0, ModeChanged(Mode.JOG, Purpose.SETUP))
                yield Step(dice.uniform(20.0, 60.0), ModeChanged(Mode.AUTOMATIC, Purpose.PRODUCTION))
                yield Step(1.0, Rested())
            done += yield from _sheet(dice, cycle, calm)


def _sheet(dice: random.Random, cycle: float, calm: bool) -> Generator[Step, None, int]:
    """Change the pallet, cut one sheet; returns the sheets cut to their end (0 or 1)."""
    yield Step(cycle * dice.uniform(0.15, 0.3), Started())
    rest = cycle * dice.uniform(0.95, 1.05)
    chance = 1.0 if calm else dice.random()
    if chance < 0.2:
        yield Step(rest * dice.uniform(0.2, 0.9), Ended("aborted", "5.11.1 Barrière immatérielle 1 coupée"))
        return 0
    if chance < 0.45:
        done = rest * dice.uniform(0.2, 0.8)
        yield Step(done, Held("feed_hold" if chance < 0.35 else "malfunction"))
        yield Step(dice.uniform(10.0, 40.0), Resumed())
        rest -= done
    yield Step(rest, Ended("completed"))
    return 1


class TrumpfControl:
    """The signals of the machine.

    Args:
        machine: The laser cutting machine.
    """

    permission = "StartPermission"

    def __init__(self, machine: LaserCutter) -> None:
        self._machine = machine

    def namespaces(self, shifted: bool) -> list[str]:
        """The machine's own namespace, behind that of another one on a gateway where it is shifted."""
        return ["urn:etabli:simulator:other", OURS, TRUMPF] if shifted else [TRUMPF, OURS]

    def build(self, space: AddressSpace, index: Mapping[str, int]) -> dict[str, ua.NodeId]:
        """One variable for each signal, side by side: nobody is to rely on the hierarchy."""
        ns, ours = index[TRUMPF], index[OURS]
        root = space.object(
            ua.NodeId(ua.ObjectIds.ObjectsFolder),
            ua.QualifiedName(f"TruLaser.{self._machine.name}", ns),
            ua.NodeId("1", ns),
            reference=ORGANIZES,
        )
        nodes = {
            key: space.variable(root, ua.QualifiedName(f"Signal{key}", ns), ua.NodeId(key, ns), shown)
            for key, shown in self.picture(index).items()
        }
        nodes[self.permission] = space.variable(
            root,
            ua.QualifiedName(self.permission, ours),
            ua.NodeId(self.permission, ours),
            (False, ua.VariantType.Boolean),
            writable=True,
        )
        return nodes

    @property
    def trigger(self) -> object:
        """Changes whenever a program starts, stops or ends."""
        return self._machine.cycles, self._machine.doing

    def picture(self, index: Mapping[str, int]) -> dict[str, Shown]:
        """What each signal shows; the program before its state."""
        machine, work, doing = self._machine, self._machine.work, self._machine.doing
        at_work = doing in (Doing.RUNNING, Doing.HELD, Doing.STOPPED)
        stopped = doing in (Doing.HELD, Doing.STOPPED)
        return {
            "33": (0 if stopped else 100, ua.VariantType.Int32),
            "61": _truth(not machine.alarm),
            "64": _truth(machine.mode is Mode.AUTOMATIC),
            "65": _truth(machine.mode is Mode.JOG),
            "66": _truth(machine.mode is Mode.MDI),
            "69": _truth(False),
            "70": _truth(doing is Doing.HELD),
            "8": _text(work.program),
            "32": _text(work.program),
            "14": _text(work.order),
            "15": _text(work.order[:7]),
            "16": _text(""),
            "13": (machine.parts, ua.VariantType.UInt32),
            "150": _text(machine.alarm),
            "4": _truth(at_work),
            "5": _truth(not at_work),
            "275": (_STATE[doing], ua.VariantType.Int32),
            "35.Running": _truth(doing is Doing.RUNNING),
            "35.Stopped": _truth(stopped),
            "35.StoppedOperator": _truth(doing is Doing.HELD),
            "35.StoppedMalfunction": _truth(doing is Doing.STOPPED),
            "35.Aborted": _truth(doing is Doing.ABORTED),
            "35.Ended": _truth(doing in (Doing.ENDED, Doing.IDLE)),
        }


def _truth(value: bool) -> Shown:
    return value, ua.VariantType.Boolean


def _text(value: str) -> Shown:
    return value, ua.VariantType.String


class TrumpfFace(OpcUaFace):
    """A server that says nothing of programs before it has seen something happen to one.

    Args:
        control: The signals.
        application: The server's ApplicationUri.
    """

    def __init__(self, control: TrumpfControl, application: str) -> None:
        super().__init__(control, application)
        self._signals = control
        self._waiting: set[str] = set()
        self._at_first: object = None

    async def open(self, permission: Callable[[bool], None]) -> int:
        """Serve, with everything that waits for its first trigger bad."""
        port = await super().open(permission)
        self._at_first = self._signals.trigger
        self._waiting = set(self._nodes) - ALWAYS - {self._signals.permission}
        for key in self._waiting:
            status = ua.StatusCode(ua.StatusCodes.BadWaitingForInitialData)
            await self._write(key, ua.DataValue(StatusCode=status))
        return port

    async def show(self, at: datetime) -> None:
        """Write the signals whose value changed, each a little later than the one before."""
        if self._signals.trigger != self._at_first:
            self._waiting.clear()
        for key, shown in self._signals.picture(self._index).items():
            if key in self._waiting or self._shown.get(key) == shown:
                continue
            self._shown[key] = shown
            value, variant_type = shown
            await self._write(
                key, ua.DataValue(ua.Variant(value, variant_type), SourceTimestamp=at, ServerTimestamp=at)
            )
            at += APART

    async def _write(self, key: str, value: ua.DataValue) -> None:
        if self._server is not None:
            await self._server.write_attribute_value(self._nodes[key], value)


def sheets(options: Options) -> tuple[list[Work], dict[str, int]]:
    """The orders of the day and the parts on their sheets; a single order under the given names."""
    if options.program is None and options.order is None:
        return [work for work, _ in _SHEETS], {work.program: parts for work, parts in _SHEETS}
    first, parts = _SHEETS[0]
    work = Work(options.program or first.program, options.order or first.order, first.planned)
    return [work], {work.program: parts}


def cast(options: Options) -> tuple[Machine, OpcUaFace]:
    """A laser cutting machine as asked for."""
    works, nests = sheets(options)
    machine = LaserCutter(
        name=options.name,
        script=laser_day(random.Random(options.seed), works, options.cycle, options.calm),
        dice=random.Random(f"gauges {options.seed}"),
        speed=options.speed,
        modulus=4_294_967_296,
        nests=nests,
    )
    return machine, TrumpfFace(TrumpfControl(machine), f"urn:etabli:simulator:{options.name}")


if __name__ == "__main__":
    main(cast, name="LASER-1", cycle=240.0, purpose="A laser cutting machine with a TRUMPF-like OPC UA server.")
