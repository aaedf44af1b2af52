"""One conversation per gateway or cable, shared by all machines on it, in which no silent unit holds up the others.

A unit that does not answer rests: it is asked again only after a pause that doubles up to a limit. Over Modbus TCP that
question goes over a second, short connection while other units are well, so that these do not wait at all; on a serial
line, or in RTU over TCP, it costs the others one timeout per pause.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from adapters.modbus.connection import Connection
from adapters.modbus.messages import Request, unit_is_absent
from adapters.modbus.wire import Damaged, Endpoint, NoAnswer, Wire, renewed
from collector.errors import DeviceError, Refused, Unreachable


class Resting(NoAnswer):
    """A unit did not answer lately and is not asked at the moment."""


@dataclass(slots=True)
class _Unit:
    """What a line remembers of a unit: the pause before it is asked again (0 while it answers), and when that ends."""

    pause: float = 0.0
    ask_again: float = 0.0


class Line:
    """The shared conversation with everyone behind one endpoint."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.users = 0
        self.writing = asyncio.Lock()
        """Held from a write to its confirmation, so that two writes to one register do not undo each other."""
        self._opening = asyncio.Lock()
        self._wire: Wire | None = None
        self._failure: DeviceError | None = None
        self._units: dict[int, _Unit] = {}
        self._unheard_since: float | None = None
        self._loop = asyncio.get_running_loop()

    @property
    def failure(self) -> DeviceError | None:
        """Why nobody can use this line any more; None while it is sound."""
        return self._failure or (self._wire.failure if self._wire else None)

    async def open(self, timeout: float) -> None:
        """Connect, unless somebody has; everyone who waits for the same attempt shares its failure.

        Raises:
            DeviceError: If that is not possible.
        """
        async with self._opening:
            if self._failure is not None:
                raise renewed(self._failure)
            if self._wire is None:
                try:
                    self._wire = await Wire.open(self.endpoint, timeout)
                except DeviceError as error:
                    self._failure = error
                    raise

    def close(self) -> None:
        """Hang up."""
        if self._wire is not None:
            self._wire.close()

    async def ask(self, unit: int, request: Request, patience: Connection) -> bytes:
        """Ask one unit.

        Args:
            unit: Who is asked.
            request: What is asked.
            patience: The timeout, the silence and the pauses of the machine on whose behalf it is asked.

        Returns:
            Function code and data of the answer.

        Raises:
            Resting: If the unit has been silent and its pause is not over; nothing was sent.
            NoAnswer: If the unit does not answer, or its gateway says that it does not.
            Unreachable: If the line is broken.
            ProtocolError: If the answer is none, twice where it may be asked twice.
        """
        state = self._units.setdefault(unit, _Unit())
        try:
            if state.pause:
                answer = await self._ask_again(unit, state, request, patience)
            else:
                answer = await self._exchange(unit, request, patience)
            if unit_is_absent(answer):
                raise NoAnswer(f"the gateway {self.endpoint.place} gets no answer from unit {unit}")
        except Resting:
            raise
        except NoAnswer:
            self._let_rest(state, patience)
            raise
        state.pause = 0.0
        return answer

    async def _ask_again(self, unit: int, state: _Unit, request: Request, patience: Connection) -> bytes:
        now = self._loop.time()
        self._sound_wire()
        if now < state.ask_again:
            raise Resting(f"unit {unit} at {self.endpoint.place} does not answer; asked again after a pause")
        # Another machine that wants the same unit waits for the outcome of this question.
        state.ask_again = now + state.pause
        others_are_well = any(other is not state and not other.pause for other in self._units.values())
        if self.endpoint.transport.numbers_its_messages and others_are_well:
            answer = await self._aside(unit, request, patience)
            if answer is not None:
                return answer
        return await self._exchange(unit, request, patience)

    async def _aside(self, unit: int, request: Request, patience: Connection) -> bytes | None:
        """Ask over a connection of its own; None where the device takes one connection only."""
        try:
            wire = await Wire.open(self.endpoint, patience.timeout)
            try:
                return await wire.exchange(unit, request, patience.timeout)
            finally:
                wire.close()
        except NoAnswer:
            raise
        except Unreachable:
            return None

    async def _exchange(self, unit: int, request: Request, patience: Connection) -> bytes:
        wire = self._sound_wire()
        try:
            try:
                answer = await wire.exchange(unit, request, patience.timeout)
            except Damaged:
                if not request.repeatable:
                    raise
                answer = await wire.exchange(unit, request, patience.timeout)
        except NoAnswer:
            self._unheard_since = self._unheard_since or self._loop.time()
            raise
        self._unheard_since = None
        return answer

    def _let_rest(self, state: _Unit, patience: Connection) -> None:
        state.pause = min(patience.back_off_max, state.pause * 2 or patience.back_off)
        now = self._loop.time()
        state.ask_again = now + state.pause
        # A gateway that lost its power leaves a connection that looks open for ever. On TCP the units may even answer
        # over the connection aside; on a cable, only the silence of all of them says that the line itself is dead.
        suspect = self.endpoint.transport.numbers_its_messages or all(unit.pause for unit in self._units.values())
        if suspect and self._unheard_since is not None and now - self._unheard_since >= patience.silence:
            reason = Unreachable(f"nobody at {self.endpoint.place} has answered for {patience.silence:g} s")
            self._sound_wire().close(reason)

    def _sound_wire(self) -> Wire:
        failure = self.failure
        if failure is not None:
            raise renewed(failure)
        if self._wire is None:
            raise Unreachable(f"the line to {self.endpoint.place} is not open")
        return self._wire


_LINES: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, Line]] = WeakKeyDictionary()


@asynccontextmanager
async def lease(endpoint: Endpoint, timeout: float) -> AsyncIterator[Line]:
    """The line to an endpoint, opened by the first who leases it and closed when the last one gives it back.

    Args:
        endpoint: Where to.
        timeout: Seconds that connecting may take.

    Raises:
        Unreachable: If it cannot be opened.
        Refused: If another machine uses the same place in another way.
    """
    lines = _LINES.setdefault(asyncio.get_running_loop(), {})
    line = lines.get(endpoint.place)
    if line is not None and line.endpoint != endpoint:
        raise Refused(
            f"{endpoint.place}: another machine on this line has another transport, other certificates or other serial "
            "settings"
        )
    if line is None or line.failure is not None:
        line = lines[endpoint.place] = Line(endpoint)
    line.users += 1
    try:
        await line.open(timeout)
        yield line
    finally:
        line.users -= 1
        if line.users == 0:
            line.close()
            if lines.get(endpoint.place) is line:
                del lines[endpoint.place]


def open_lines() -> list[str]:
    """The places with which this event loop has a conversation, each with its number of users."""
    lines = _LINES.get(asyncio.get_running_loop(), {})
    return [f"{place} ({line.users})" for place, line in sorted(lines.items())]
