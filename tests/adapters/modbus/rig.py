"""The contract suite's Modbus device: a real server on a loopback port, and the adapter that knows it."""

from __future__ import annotations

import struct

from adapters.modbus import Address, Connection, Options
from adapters.modbus.link import ModbusAdapter
from collector.core.signals import Value
from collector.ports import Adapter, Device, Point
from tests.adapters.modbus.server import Server, Unit

WORDS: dict[str, Value] = {"0": "READY", "1": "ACTIVE", "2": "FEED_HOLD", "3": "STOPPED", "4": "INTERRUPTED"}
OURS, ANOTHER = "4711", "4712"
"""The device identities that the adapter is told to expect, and that answers after `become_another`."""


def points() -> list[Point]:
    """What the device can say: words and counter in holding registers, load in input registers, permit as a coil."""
    return [
        Point("execution", Address(table="holding", register=0, type="u16"), values=WORDS),
        Point("part_count", Address(table="holding", register=1, type="u32")),
        Point("program", Address(table="holding", register=3, type="string", length=16)),
        Point("spindle_load", Address(table="input", register=0, type="f32")),
        Point("permit", Address(table="coil", register=0), writable=True),
    ]


class ModbusRig:
    """Implements the suite's `Rig` over Modbus TCP."""

    name = "modbus"

    def __init__(self) -> None:
        self._server = Server()
        self._unit = self._server.units[1] = Unit()
        self._unit.registers("holding", 100, int(OURS).to_bytes(2, "big"))
        self._unit.registers("holding", 0, bytes(2) + bytes(4) + b"O1234".ljust(16, b"\0"))
        self._unit.registers("input", 0, struct.pack(">f", 0.0))
        self._unit.tables["coil"][0] = 0

    def adapter(self) -> Adapter:
        """Short times: silence is noticed after two seconds."""
        connection = Connection.model_validate(
            {
                "host": "127.0.0.1",
                "port": self._server.port,
                "poll": "50 ms",
                "timeout": "2 s",
                "silence": "2 s",
                "back_off": "100 ms",
                "back_off_max": "300 ms",
            }
        )
        options = Options.model_validate(
            {"expect": [{"table": "holding", "register": 100, "type": "u16", "value": int(OURS)}]}
        )
        return ModbusAdapter(Device("rig", connection, points(), options))

    async def start(self) -> None:
        self._server.mute = False
        self._server.garbage = b""
        await self._server.start()

    async def kill(self) -> None:
        await self._server.stop()

    async def set(self, signal: str, value: Value) -> None:
        match signal:
            case "execution":
                raw = next((raw for raw, word in WORDS.items() if word == value), "99")
                self._unit.registers("holding", 0, int(raw).to_bytes(2, "big"))
            case "part_count":
                assert isinstance(value, int)
                self._unit.registers("holding", 1, value.to_bytes(4, "big"))
            case "program":
                assert isinstance(value, str)
                self._unit.registers("holding", 3, value.encode().ljust(16, b"\0"))
            case "spindle_load":
                assert isinstance(value, int | float)
                self._unit.registers("input", 0, struct.pack(">f", value))
            case "permit":
                self._unit.tables["coil"][0] = int(bool(value))
            case _:
                raise AssertionError(f"the rig has no {signal}")

    async def get(self, signal: str) -> Value:
        def octets(table: str, start: int, count: int) -> bytes:
            return b"".join(self._unit.get(table, start + n).to_bytes(2, "big") for n in range(count))

        match signal:
            case "execution":
                return WORDS.get(str(self._unit.get("holding", 0)))
            case "part_count":
                return int.from_bytes(octets("holding", 1, 2), "big")
            case "program":
                return octets("holding", 3, 8).split(b"\0")[0].decode()
            case "spindle_load":
                load: float = struct.unpack(">f", octets("input", 0, 2))[0]
                return load
            case "permit":
                return bool(self._unit.get("coil", 0))
            case _:
                raise AssertionError(f"the rig has no {signal}")

    async def fall_silent(self) -> None:
        self._server.mute = True

    async def talk_garbage(self) -> None:
        self._server.garbage = b"HTTP/1.1 400 Bad Request\r\n\r\n"

    async def become_another(self) -> None:
        self._unit.registers("holding", 100, int(ANOTHER).to_bytes(2, "big"))

    async def ignore_writes(self) -> None:
        self._unit.takes_writes = False

    @property
    def conversations(self) -> int:
        return self._server.conversations

    async def close(self) -> None:
        await self._server.stop()
