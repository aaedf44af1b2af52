"""One unit of one machine, poll after poll: its blocks asked in turn, their changes turned into readings."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import isfinite
from typing import Any

from adapters.modbus import blocks, codec, messages
from adapters.modbus.addresses import Address, Options, Table
from adapters.modbus.connection import Connection
from adapters.modbus.line import Line
from adapters.modbus.wire import NoAnswer
from collector.core.execution import PACES, Pace
from collector.core.signals import COUNTERS, Quality, Reading, Value
from collector.ports import Point, interpreter
from collector.steady import steady_now

_log = logging.getLogger(__name__)

_AT_REST = frozenset(str(one) for one, pace in PACES.items() if pace not in (Pace.RUN, Pace.BLIND))

_STILL_AT_REST = 0.25
"""Seconds for which a machine that was asked for its state, and was at rest, has not made a stroke of its next run."""

_NEVER = object()
"""What a point has before its first reading; equal to no value."""


@dataclass(slots=True)
class _Cell:
    """One point as a unit's poll keeps it: how to read it, and what was last said of it."""

    signal: str
    decode: Callable[[bytes], Any]
    swapped: bool
    interpret: Callable[[Any], Value]
    last: Any = _NEVER
    puzzled: bool = False


@dataclass(slots=True)
class _Stretch:
    """One request and the points in its answer."""

    table: Table
    block: blocks.Block
    request: messages.Request
    size: int
    cells: list[_Cell]
    previous: bytes | None = None
    failing_since: float | None = None
    given_up: bool = False


class UnitPoll:
    """The points of one machine that one unit holds.

    Args:
        machine: The machine's id.
        unit: The unit's id.
        points: Its points.
        options: The profile's word on orders and request sizes.
        connection: The machine's connection, for its times.
        line: Where the unit is asked.
        complaints: Shared with the link: what the device does not give, with the reason.
    """

    def __init__(
        self,
        machine: str,
        unit: int,
        points: Sequence[Point],
        options: Options,
        connection: Connection,
        line: Line,
        complaints: MutableMapping[str, str],
    ) -> None:
        self.unit = unit
        self.silent = False
        """The unit has not answered for the connection's `silence`."""
        self._machine = machine
        self._points = points
        self._options = options
        self._connection = connection
        self._line = line
        self._complaints = complaints
        self._loop = asyncio.get_running_loop()
        self._failing_since: float | None = None
        self._polled_at = steady_now()
        stretches = [
            self._stretch(table, block) for table, planned in plan(points, options).items() for block in planned
        ]
        # Counters before the state: what is counted with a start was then made before it. Where the state shows a rest,
        # they are asked once more behind it: the last stroke may have fallen in between.
        self._stretches = sorted(stretches, key=lambda one: not any(cell.signal in COUNTERS for cell in one.cells))

    async def sign_of_life(self) -> None:
        """Ask for the first block, to know that the unit is there at all; a refusal is a sign of life too.

        Raises:
            DeviceError: If it is not.
        """
        stretch = self._stretches[0]
        with suppress(messages.Declined):
            messages.check(stretch.request, await self._line.ask(self.unit, stretch.request, self._connection))

    async def poll(self) -> list[Reading] | None:
        """Ask for every block once.

        Returns:
            What changed since the last poll (at the first, the value of every point), an empty list when the unit
            answered and nothing changed, None when it did not answer and there is nothing new to say of it.

        Raises:
            DeviceError: If the line is broken, or what came back is no Modbus.
        """
        changes: list[Reading] = []
        # One poll is one instant: what it brings is put in order by what it means, not by the order of the requests.
        self._polled_at = steady_now()
        waiting = deque(self._stretches)
        kept: list[_Stretch] = []
        heard = False
        state_asked_at = self._loop.time()
        try:
            while waiting:
                stretch = waiting.popleft()
                if any(cell.signal == "execution" for cell in stretch.cells):
                    state_asked_at = self._loop.time()
                try:
                    data = await self._ask(stretch)
                except messages.Declined as refusal:
                    heard = True
                    parts = self._refused(stretch, refusal, changes)
                    if parts is None:
                        kept.append(stretch)
                    else:
                        waiting.extendleft(reversed(parts))
                except NoAnswer as reason:
                    kept.append(stretch)
                    self._unheard(str(reason), [*kept, *waiting], changes)
                    return changes or ([] if heard else None)
                else:
                    heard = True
                    kept.append(stretch)
                    self._answered(stretch, data, changes)
        finally:
            self._stretches = self._worth_asking([*kept, *waiting])
        if any(one.signal == "execution" and one.value in _AT_REST for one in changes):
            await self._count_again(changes, state_asked_at)
        if self._failing_since is not None:
            _log.info("a Modbus unit answers again", extra={"machine": self._machine, "unit": self.unit})
        self._failing_since = None
        self.silent = False
        return changes

    async def _count_again(self, changes: list[Reading], state_asked_at: float) -> None:
        """Ask for the counters once more; who does not answer now, or so late that it may have started again, is heard
        of at the next poll."""
        for stretch in self._stretches:
            if stretch.previous is not None and any(cell.signal in COUNTERS for cell in stretch.cells):
                with suppress(messages.Declined, NoAnswer):
                    data = await self._ask(stretch)
                    if self._loop.time() - state_asked_at < _STILL_AT_REST:
                        self._answered(stretch, data, changes)

    async def _ask(self, stretch: _Stretch) -> bytes:
        answer = await self._line.ask(self.unit, stretch.request, self._connection)
        return messages.payload(stretch.request, answer, stretch.size)

    def _answered(self, stretch: _Stretch, data: bytes, changes: list[Reading]) -> None:
        stretch.failing_since = None
        if data == stretch.previous:
            return
        stretch.previous = data
        if stretch.given_up:
            stretch.given_up = False
            for cell in stretch.cells:
                self._complaints.pop(cell.signal, None)
        exchanged = codec.swap(data) if any(cell.swapped for cell in stretch.cells) else data
        now = self._polled_at
        for cell in stretch.cells:
            try:
                raw = cell.decode(exchanged if cell.swapped else data)
                if isinstance(raw, float) and not isfinite(raw):
                    value = None
                else:
                    value = cell.interpret(raw)
                    if cell.puzzled:
                        self._understood_again(cell)
            except (ValueError, TypeError, ArithmeticError) as error:
                value = None
                self._puzzled(cell, str(error))
            if value != cell.last:
                cell.last = value
                quality = Quality.BAD if value is None else Quality.GOOD
                changes.append(Reading(self._machine, cell.signal, value, quality, None, now))

    def _refused(self, stretch: _Stretch, refusal: messages.Declined, changes: list[Reading]) -> list[_Stretch] | None:
        """Decide what a refusal means: the smaller requests to try instead, or None to keep this one as it is."""
        if stretch.given_up:
            return None
        if not refusal.lasting:
            # Busy, or out of order for a moment: what it last said holds until the silence is over.
            now = self._loop.time()
            stretch.failing_since = stretch.failing_since or now
            if stretch.previous is None or now - stretch.failing_since >= self._connection.silence:
                self._mark_bad([stretch], changes)
            return None
        parts = blocks.halves(stretch.block) if refusal.code != messages.UNKNOWN_FUNCTION else None
        if parts is not None:
            return [self._part(stretch, block) for block in parts]
        stretch.given_up = True
        self._mark_bad([stretch], changes)
        for cell in stretch.cells:
            self._complaints[cell.signal] = f"{stretch.table} {stretch.block.start} of unit {self.unit}: {refusal}"
            _log.warning(
                "a Modbus device does not give a signal",
                extra={"machine": self._machine, "signal": cell.signal, "reason": self._complaints[cell.signal]},
            )
        return None

    def _unheard(self, reason: str, stretches: Iterable[_Stretch], changes: list[Reading]) -> None:
        now = self._loop.time()
        if self._failing_since is None:
            self._failing_since = now
            _log.warning(
                "a Modbus unit does not answer",
                extra={"machine": self._machine, "unit": self.unit, "reason": reason},
            )
        self.silent = now - self._failing_since >= self._connection.silence
        self._mark_bad([one for one in stretches if self.silent or one.previous is None], changes)

    def _mark_bad(self, stretches: Iterable[_Stretch], changes: list[Reading]) -> None:
        now = self._polled_at
        for stretch in stretches:
            stretch.previous = None
            for cell in stretch.cells:
                if cell.last is not None:
                    cell.last = None
                    changes.append(Reading(self._machine, cell.signal, None, Quality.BAD, None, now))

    def _puzzled(self, cell: _Cell, reason: str) -> None:
        self._complaints[cell.signal] = reason
        if not cell.puzzled:
            cell.puzzled = True
            _log.warning(
                "a Modbus value cannot be read",
                extra={"machine": self._machine, "signal": cell.signal, "reason": reason},
            )

    def _understood_again(self, cell: _Cell) -> None:
        cell.puzzled = False
        self._complaints.pop(cell.signal, None)
        _log.info("a Modbus value can be read again", extra={"machine": self._machine, "signal": cell.signal})

    def _worth_asking(self, stretches: list[_Stretch]) -> list[_Stretch]:
        """Leave out what the device does not have, but keep one request to know that it is there."""
        return [one for one in stretches if not one.given_up] or stretches[:1]

    def _stretch(self, table: Table, block: blocks.Block) -> _Stretch:
        cells = [self._cell(self._points[span.point], table, span.start - block.start) for span in block.spans]
        size = (block.count + 7) // 8 if table.of_bits else block.count * 2
        return _Stretch(table, block, messages.read(table, block.start, block.count), size, cells)

    def _part(self, whole: _Stretch, block: blocks.Block) -> _Stretch:
        known = {cell.signal: cell for cell in whole.cells}
        part = self._stretch(whole.table, block)
        for cell in part.cells:
            cell.last = known[cell.signal].last
        return part

    def _cell(self, point: Point, table: Table, at: int) -> _Cell:
        if table.of_bits:
            octet, mask = at // 8, 1 << at % 8
            return _Cell(point.signal, lambda data: bool(data[octet] & mask), False, interpreter(point))
        address: Address = point.address
        layout = address.layout(self._options.word_order, self._options.byte_order)
        return _Cell(point.signal, codec.decoder(layout, at), layout.swapped, interpreter(point))


def plan(points: Sequence[Point], options: Options) -> dict[Table, list[blocks.Block]]:
    """The requests for the points of one unit, table by table.

    Raises:
        ValueError: If a point does not fit in one request.
    """
    planned: dict[Table, list[blocks.Block]] = {}
    for table in Table:
        spans = [
            blocks.Span(point.address.start, point.address.count, index)
            for index, point in enumerate(points)
            if point.address.table is table
        ]
        if spans:
            planned[table] = blocks.plan(
                spans, options.gap, options.max_bits if table.of_bits else options.max_registers
            )
    return planned
