"""Where a machine's day is played: its script in hurried time, its permission, its faults, its truth."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Protocol, assert_never

from simulators.control import ControlPort
from simulators.day import Ended, Started
from simulators.faults import Fault, fault_named
from simulators.line import Line
from simulators.truth import Row, Truth, now, row

TICK = 1.0
"""Real seconds between two movements of the gauges."""

_WORST_LAG = 0.5
"""Real seconds that a late script makes up for; what is later than that stays late."""


class ScriptLine(Protocol):
    """One line of a script: simulated seconds after the line before, and what happens then."""

    @property
    def wait(self) -> float: ...
    @property
    def event(self) -> Any: ...


class Part(Protocol):
    """What is played: a device apart from its protocol."""

    @property
    def name(self) -> str: ...
    def steps(self) -> Iterator[ScriptLine]:
        """The script of its day."""
        ...

    def apply(self, event: Any, at: datetime) -> list[Row]:
        """Let an event of the script happen."""
        ...

    def tick(self, at: datetime) -> None:
        """Let the gauges move."""
        ...

    def power_cut(self, at: datetime) -> list[Row]:
        """Lose the power."""
        ...

    def reset_counter(self) -> list[Row]: ...
    def edit_counter(self, delta: int) -> list[Row]: ...
    def wind_counter_to_wrap(self) -> list[Row]: ...
    def snapshot(self) -> dict[str, Any]: ...


class Face(Protocol):
    """The protocol by which a machine shows itself: a server on an inner port of this host.

    Its start permission is withheld whenever it is opened: nobody has given it yet.
    """

    async def open(self, permission: Callable[[bool], None]) -> int:
        """Serve, and call `permission` whenever a client writes it; returns the inner port."""
        ...

    async def close(self) -> None:
        """Be gone."""
        ...

    async def show(self, at: datetime) -> None:
        """Publish what changed, as of `at` (UTC); nothing while closed."""
        ...

    async def tick(self, at: datetime) -> None:
        """Keep alive what the device itself keeps alive: clocks, watchdogs."""
        ...

    @property
    def has_namespaces(self) -> bool:
        """Whether the protocol has namespaces that can be shifted."""
        ...

    def shift_namespaces(self) -> None:
        """Order the namespaces otherwise from the next opening on."""
        ...


class Stage:
    """One machine, playing its day on one published port.

    Args:
        part: The machine apart from its protocol.
        face: The machine's protocol server.
        line: The cable in front of it.
        truth: Where it writes what really happened.
        speed: Simulated seconds per real second.
        require_permit: A cycle starts only while the start permission is given.
        faults: The schedule of faults.
    """

    def __init__(
        self,
        part: Part,
        face: Face,
        line: Line,
        truth: Truth,
        *,
        speed: float,
        require_permit: bool,
        faults: Sequence[Fault],
    ) -> None:
        self._part = part
        self._face = face
        self._line = line
        self._truth = truth
        self._speed = speed
        self._require_permit = require_permit
        self._faults = faults
        self._powered = True
        self._working = True
        self._finishing = False
        self._permitted = False
        self._in_cycle = False
        self._cycle_lost = False
        self._news = asyncio.Event()
        self._stands = asyncio.Event()
        self._serving = asyncio.Event()
        # What happens is shown with its own instant, never with that of the gauges' next or last turn.
        self._showing = asyncio.Lock()
        self._service = asyncio.TaskGroup()

    async def run(self, announce: Callable[[dict[str, Any]], None], control_port: int = 0) -> None:
        """Play until cancelled.

        Args:
            announce: Told once, when everything is served, with the ready line's content.
            control_port: Where to take commands; 0 for a free port.
        """
        control = ControlPort(self._command)
        try:
            await self._come_up()
            await control.open(control_port)
            async with self._service:
                self._service.create_task(self._play(), name=f"{self._part.name}: script")
                self._service.create_task(self._move_gauges(), name=f"{self._part.name}: gauges")
                for fault in self._faults:
                    self._service.create_task(self._fault_in_time(fault), name=f"{self._part.name}: {fault.name}")
                announce({"ready": self._line.port, "control": control.port, "machine": self._part.name})
        finally:
            await control.close()
            await self._line.close()
            await self._face.close()
            self._truth.close()

    async def _play(self) -> None:
        clock = asyncio.get_running_loop().time
        due = clock()
        for step in self._part.steps():
            if self._cycle_lost and not self._in_cycle:
                # The script still tells the cycle that the power cut off: leaf through to its end.
                self._cycle_lost = not isinstance(step.event, Ended)
                continue
            due += step.wait / self._speed
            if not await self._may_happen(step, due):
                self._cycle_lost = not isinstance(step.event, Ended)
                due = clock()
                continue
            due = max(due, clock() - _WORST_LAG)
            await self._happen(step.event)

    async def _may_happen(self, step: ScriptLine, due: float) -> bool:
        """Wait until a step is due, under power, not paused and permitted; False if the power cut its cycle off."""
        clock = asyncio.get_running_loop().time
        refused = False
        while True:
            self._news.clear()
            deadline = None
            if self._powered and self._working:
                if self._cycle_lost:
                    return False
                if clock() < due:
                    deadline = due
                elif self._permitted or not self._require_permit or not isinstance(step.event, Started):
                    return True
                elif not refused:
                    refused = True
                    self._truth.write(now(), row("start_refused"))
            try:
                async with asyncio.timeout_at(deadline):
                    await self._news.wait()
            except TimeoutError:
                pass

    async def _happen(self, event: Any) -> None:
        async with self._showing:
            at = now()
            rows = self._part.apply(event, at)
            if isinstance(event, Started):
                self._in_cycle = True
            elif isinstance(event, Ended):
                self._in_cycle = False
            await self._face.show(at)
            self._truth.write(at, *rows)
            if self._finishing and not self._in_cycle:
                self._pause()

    def _pause(self) -> None:
        self._working = self._finishing = False
        self._truth.write(now(), row("work_paused"))
        self._stands.set()

    async def _move_gauges(self) -> None:
        while True:
            async with self._showing:
                at = now()
                if self._powered:
                    self._part.tick(at)
                await self._face.show(at)
                await self._face.tick(at)
            await asyncio.sleep(TICK)

    def _permission(self, given: bool) -> None:
        if given != self._permitted:
            self._permitted = given
            self._truth.write(now(), row("permit", value=given))
            self._news.set()

    async def _come_up(self) -> None:
        inner_port = await self._face.open(self._permission)
        await self._face.show(now())
        await self._line.open(inner_port)
        self._serving.set()

    async def _go_down(self) -> None:
        await self._serving.wait()
        self._serving.clear()
        await self._line.close()
        await self._face.close()
        self._permission(False)

    async def _fault_in_time(self, fault: Fault) -> None:
        await asyncio.sleep(fault.at)
        await self._suffer(fault)

    async def _suffer(self, fault: Fault) -> None:
        """Let a fault happen; what needs time to heal heals by itself."""
        at, seconds = now(), fault.argument
        note = row("fault", name=fault.name, argument=fault.argument)
        match fault.name:
            case "drop":
                self._truth.write(at, note)
                self._line.cut()
            case "hang":
                self._truth.write(at, note)
                self._line.fall_silent(seconds)
                self._heal(fault, seconds)
            case "garbage":
                self._truth.write(at, note)
                self._line.talk_garbage(seconds)
                self._heal(fault, seconds)
            case "slow":
                self._truth.write(at, note)
                self._line.delay(seconds / 1000.0)
            case "restart":
                await self._go_down()
                self._truth.write(at, note)
                self._heal(fault, seconds)
            case "namespaces":
                if not self._face.has_namespaces:
                    raise ValueError(f"{self._part.name} has no namespaces to shift")
                self._face.shift_namespaces()
                await self._go_down()
                self._truth.write(at, note)
                self._heal(fault, seconds)
            case "power_off":
                await self._go_down()
                self._powered = False
                self._cycle_lost, self._in_cycle = self._cycle_lost or self._in_cycle, False
                at = now()
                self._truth.write(at, note, *self._part.power_cut(at))
                self._news.set()
                self._heal(fault, seconds)
            case "counter_reset":
                await self._write_over(at, note, self._part.reset_counter())
            case "counter_edit":
                await self._write_over(at, note, self._part.edit_counter(int(fault.argument)))
            case "wrap":
                await self._write_over(at, note, self._part.wind_counter_to_wrap())
            case _:
                assert_never(fault.name)

    async def _write_over(self, at: datetime, note: Row, rows: Iterable[Row]) -> None:
        await self._face.show(at)
        self._truth.write(at, note, *rows)

    def _heal(self, fault: Fault, seconds: float) -> None:
        self._service.create_task(self._heal_after(fault, seconds), name=f"{self._part.name}: {fault.name} ends")

    async def _heal_after(self, fault: Fault, seconds: float) -> None:
        await asyncio.sleep(seconds)
        if not self._serving.is_set() and fault.name in ("restart", "namespaces", "power_off"):
            await self._come_up()
        if fault.name == "power_off":
            self._powered = True
            self._news.set()
        self._truth.write(now(), row("fault_over", name=fault.name))

    async def _command(self, command: dict[str, Any]) -> dict[str, Any]:
        """Obey one command of the control port: a fault's name, `pause`, `finish`, `resume` or `state`.

        `finish` is answered when the cycle in hand has ended and no other begins: nothing is half made then.

        Raises:
            ValueError: There is no such command, or its argument is none.
        """
        match command.get("do"):
            case "pause":
                self._pause()
            case "finish":
                self._stands.clear()
                self._finishing = True
                if not self._in_cycle:
                    self._pause()
                await self._stands.wait()
            case "resume":
                self._working, self._finishing = True, False
                self._truth.write(now(), row("work_resumed"))
                self._news.set()
            case "state":
                return {
                    "ok": True,
                    "permit": self._permitted,
                    "powered": self._powered,
                    "conversations": self._line.conversations,
                    **self._part.snapshot(),
                }
            case str(name):
                argument = command.get("argument")
                if argument is not None and not isinstance(argument, int | float):
                    raise ValueError(f"the argument of {name!r} is a number")
                await self._suffer(fault_named(name, argument))
            case _:
                raise ValueError('a command is {"do": NAME, "argument": NUMBER}')
        return {"ok": True}
