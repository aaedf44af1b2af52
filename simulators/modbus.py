"""A Modbus TCP server as an I/O module or a meter has it: four tables of bits and registers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Protocol, cast

from pymodbus.constants import ExcCodes
from pymodbus.server import ModbusTcpServer
from pymodbus.simulator import DataType, SimData, SimDevice

READ_COILS, READ_DISCRETES, READ_HOLDING, READ_INPUTS = 1, 2, 3, 4
_WRITE_COILS = (5, 15)

Spot = tuple[int, int]
"""A table, named by the function code that reads it, and an address on the wire."""
Content = list[int] | list[bool]


class Module(Protocol):
    """What a device of a certain make has in its tables."""

    @property
    def unit(self) -> int:
        """The unit identifier it answers to."""
        ...

    @property
    def permission_coil(self) -> int | None:
        """The relay in the machine's start circuit; None where there is none."""
        ...

    def layout(self) -> dict[int, list[tuple[int, int]]]:
        """Per table: stretches of (first address, how many) that exist."""
        ...

    def picture(self, coils: dict[int, bool], at: datetime) -> dict[Spot, Content]:
        """What the tables show, given what the coils were set to."""
        ...


class ModbusFace:
    """A device's Modbus server.

    Args:
        module: The make's tables.
        watchdog: Real seconds without any request after which every relay lets go; 0 for never.
    """

    def __init__(self, module: Module, watchdog: float = 0.0) -> None:
        self._module = module
        self._watchdog = watchdog
        self._server: ModbusTcpServer | None = None
        self._permission: Callable[[bool], None] = lambda given: None
        self._coils: dict[int, bool] = {}
        self._shown: dict[Spot, Content] = {}
        self._last_request = 0.0
        self._own_access = False

    has_namespaces = False

    async def open(self, permission: Callable[[bool], None]) -> int:
        """Serve with every relay open."""
        self._permission = permission
        self._coils, self._shown = {}, {}
        layout = self._module.layout()
        server = ModbusTcpServer(
            SimDevice(
                id=self._module.unit,
                simdata=(
                    _bits(layout, READ_COILS),
                    _bits(layout, READ_DISCRETES),
                    _registers(layout, READ_HOLDING),
                    _registers(layout, READ_INPUTS),
                ),
                action=self._asked,
            ),
            address=("127.0.0.1", 0),
        )
        await server.serve_forever(background=True)
        self._last_request = asyncio.get_running_loop().time()
        self._server = server
        listener = cast("asyncio.Server", server.transport)
        port: int = listener.sockets[0].getsockname()[1]
        return port

    async def close(self) -> None:
        """Be gone."""
        server, self._server = self._server, None
        if server is not None:
            await server.shutdown()  # type: ignore[no-untyped-call]

    async def show(self, at: datetime) -> None:
        """Write what changed into the tables."""
        for spot, content in self._module.picture(self._coils, at).items():
            server = self._server
            if server is None:
                return
            if self._shown.get(spot) == content:
                continue
            self._shown[spot] = content
            table, address = spot
            await self._set(server, table, address, content)

    async def tick(self, at: datetime) -> None:
        """Let the relays go when nobody has asked for too long."""
        server = self._server
        silence = asyncio.get_running_loop().time() - self._last_request
        if server is None or not self._watchdog or silence < self._watchdog or not any(self._coils.values()):
            return
        for coil in self._coils:
            await self._set(server, READ_COILS, coil, [False])
            self._coils[coil] = False
        self._permission(False)

    def shift_namespaces(self) -> None:
        """Nothing to shift."""

    async def _set(self, server: ModbusTcpServer, table: int, address: int, content: Content) -> None:
        # pymodbus reports this access to `_asked` as well, without a pause between: it is not a client's.
        self._own_access = True
        try:
            await server.async_setValues(self._module.unit, table, address, content)
        finally:
            self._own_access = False

    async def _asked(
        self,
        function: int,
        start: int,
        address: int,
        count: int,
        current: list[int],
        written: list[int] | list[bool] | None,
    ) -> ExcCodes | None:
        """Note a client's access, and what it writes into the relays."""
        if self._own_access:
            return None
        self._last_request = asyncio.get_running_loop().time()
        if function in _WRITE_COILS and written is not None:
            for coil, value in enumerate(written, start=address):
                self._coils[coil] = bool(value)
                if coil == self._module.permission_coil:
                    self._permission(bool(value))
        return None


def words(value: int, *, low_first: bool) -> list[int]:
    """A 32-bit number (signed or not) as two registers."""
    high, low = divmod(value & 0xFFFF_FFFF, 0x1_0000)
    return [low, high] if low_first else [high, low]


def _bits(layout: dict[int, list[tuple[int, int]]], table: int) -> list[SimData]:
    # pymodbus wants all four tables: one that the device lacks gets a stretch at its far end.
    stretches = layout.get(table) or [(65_520, 16)]
    return [SimData(first, values=[False] * count, datatype=DataType.BITS) for first, count in stretches]


def _registers(layout: dict[int, list[tuple[int, int]]], table: int) -> list[SimData]:
    stretches = layout.get(table) or [(65_520, 1)]
    return [SimData(first, values=[0] * count, datatype=DataType.REGISTERS) for first, count in stretches]
