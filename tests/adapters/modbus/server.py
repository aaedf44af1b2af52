"""A Modbus server of our own for the tests: real bytes on a socket or a pseudo terminal, and a menu of misbehaviour.

It shares no code with the adapter and none with pymodbus: frames, checksums and tables are written out here.
"""

from __future__ import annotations

import asyncio
import os
import ssl
import tty
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.ports import free_port

TABLE_OF = {1: "coil", 2: "discrete", 3: "holding", 4: "input", 5: "coil", 6: "holding", 15: "coil", 16: "holding"}


def crc(data: bytes) -> bytes:
    """The checksum of RTU, low byte first. Source: Modbus over Serial Line V1.02, 6.2.2."""
    value = 0xFFFF
    for octet in data:
        value ^= octet
        for _ in range(8):
            value = value >> 1 ^ (0xA001 if value & 1 else 0)
    return value.to_bytes(2, "little")


@dataclass
class Unit:
    """One device: four tables. A place that was never set holds its own address, so that a shifted answer shows."""

    tables: dict[str, dict[int, int]] = field(default_factory=lambda: {t: {} for t in TABLE_OF.values()})
    missing: set[tuple[str, int]] = field(default_factory=set)
    names: dict[int, bytes] = field(default_factory=dict)
    fails_with: int = 0
    takes_writes: bool = True
    dead: bool = False

    def get(self, table: str, place: int) -> int:
        own = place & 1 if table in ("coil", "discrete") else place
        return self.tables[table].get(place, own)

    def registers(self, table: str, place: int, data: bytes) -> None:
        for n in range(0, len(data), 2):
            self.tables[table][place + n // 2] = int.from_bytes(data[n : n + 2], "big")

    def answer(self, pdu: bytes) -> bytes:
        function = pdu[0]
        if self.fails_with:
            return bytes([function | 0x80, self.fails_with])
        if function == 43:
            return self.identify(pdu)
        if function not in TABLE_OF:
            return bytes([function | 0x80, 1])
        table, start = TABLE_OF[function], int.from_bytes(pdu[1:3], "big")
        count = 1 if function in (5, 6) else int.from_bytes(pdu[3:5], "big")
        places = range(start, start + count)
        if any((table, place) in self.missing for place in places) or start + count > 65536:
            return bytes([function | 0x80, 2])
        if function in (1, 2):
            bits = sum((self.get(table, place) & 1) << n for n, place in enumerate(places))
            size = (count + 7) // 8
            return bytes([function, size]) + bits.to_bytes(size, "little")
        if function in (3, 4):
            return bytes([function, 2 * count]) + b"".join(self.get(table, p).to_bytes(2, "big") for p in places)
        if self.takes_writes:
            if function == 5:
                self.tables[table][start] = int(pdu[3] == 0xFF)
            elif function == 15:
                bits = int.from_bytes(pdu[6:], "little")
                self.tables[table].update({place: bits >> n & 1 for n, place in enumerate(places)})
            else:
                self.registers(table, start, pdu[3:5] if function == 6 else pdu[6:])
        return pdu[:5]

    def identify(self, pdu: bytes) -> bytes:
        """One object an answer, so that asking on is tested as well."""
        rest = sorted(number for number in self.names if number >= pdu[3])
        if not rest:
            return bytes([pdu[0] | 0x80, 1])
        more = bytes([0xFF, rest[1]]) if len(rest) > 1 else bytes(2)
        text = self.names[rest[0]]
        return pdu[:3] + b"\x82" + more + bytes([1, rest[0], len(text)]) + text


@dataclass
class Asked:
    """One request as the server saw it."""

    conversation: int
    unit: int
    function: int
    start: int
    count: int


class Server:
    """Units behind one socket (`rtu` says how it frames) or on one pseudo terminal."""

    def __init__(self, rtu: bool = False) -> None:
        self.units: dict[int, Unit] = {1: Unit()}
        self.rtu = rtu
        self.port = free_port()
        self.asked: list[Asked] = []
        self.mute = False
        self.garbage = b""
        self.mangle: Callable[[bytes], bytes] = lambda pdu: pdu
        self.spoil: Callable[[bytes], bytes] = lambda frame: frame
        self.mute_conversations: set[int] = set()
        self.only_one_conversation = False
        self.held: list[Callable[[], None]] | None = None
        self.conversations_ever = 0
        self._open: set[_Conversation] = set()
        self._listening: asyncio.Server | None = None
        self._master: int | None = None

    @property
    def conversations(self) -> int:
        return len(self._open)

    async def start(self, tls: ssl.SSLContext | None = None) -> None:
        loop = asyncio.get_running_loop()
        self._listening = await loop.create_server(lambda: _Conversation(self), "127.0.0.1", self.port, ssl=tls)

    def start_serial(self) -> str:
        """Serve on a pseudo terminal; returns the name of the other end."""
        self.rtu = True
        self._master, slave = os.openpty()
        tty.setraw(slave)
        name = os.ttyname(slave)
        self._slave = slave
        line = _Conversation(self)
        line.send = lambda frame: os.write(self._master, frame) and None  # type: ignore[arg-type, method-assign]
        asyncio.get_running_loop().add_reader(self._master, self._from_terminal, line)
        return name

    def _from_terminal(self, line: _Conversation) -> None:
        assert self._master is not None
        line.data_received(os.read(self._master, 512))

    async def stop(self) -> None:
        """Be gone at once."""
        if self._master is not None:
            asyncio.get_running_loop().remove_reader(self._master)
            os.close(self._master)
            os.close(self._slave)
            self._master = None
        if self._listening is not None:
            self._listening.close()
            for one in list(self._open):
                one.transport.abort()
            self._listening = None
        self._open.clear()
        await asyncio.sleep(0)  # The loop closes aborted transports in its next turn.

    def polls_of(self, unit: int) -> int:
        return sum(one.unit == unit for one in self.asked)

    def handle(self, conversation: _Conversation, unit: int, pdu: bytes) -> bytes | None:
        count = int.from_bytes(pdu[3:5], "big")
        start = int.from_bytes(pdu[1:3], "big")
        self.asked.append(Asked(conversation.number, unit, pdu[0], start, count))
        device = self.units.get(unit)
        if self.mute or conversation.number in self.mute_conversations or device is None or device.dead:
            return None
        return self.mangle(device.answer(pdu))


class _Conversation(asyncio.Protocol):
    def __init__(self, server: Server) -> None:
        server.conversations_ever += 1
        self.number = server.conversations_ever
        self.server = server
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        if self.server.only_one_conversation and self.server._open:
            transport.close()
            return
        self.server._open.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self.server._open.discard(self)

    def send(self, frame: bytes) -> None:
        self.transport.write(frame)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while frame := self.next_frame():
            unit, pdu, wrap = frame
            if self.server.garbage:
                self.send(self.server.garbage)
                continue
            answer = self.server.handle(self, unit, pdu)
            if answer is None:
                continue
            whole = self.server.spoil(wrap(answer))
            if self.server.held is None:
                self.send(whole)
            else:
                self.server.held.append(lambda whole=whole: self.send(whole))  # type: ignore[misc]

    def next_frame(self) -> tuple[int, bytes, Callable[[bytes], bytes]] | None:
        if not self.server.rtu:
            if len(self.buffer) < 7 or len(self.buffer) < (size := 6 + int.from_bytes(self.buffer[4:6], "big")):
                return None
            frame, self.buffer = self.buffer[:size], self.buffer[size:]
            unit = frame[6]
            return unit, frame[7:], lambda pdu: frame[:4] + (len(pdu) + 1).to_bytes(2, "big") + bytes([unit]) + pdu
        if len(self.buffer) < 7:
            return None
        function = self.buffer[1]
        size = 9 + self.buffer[6] if function in (15, 16) else 7 if function == 43 else 8
        if len(self.buffer) < size:
            return None
        frame, self.buffer = self.buffer[:size], self.buffer[size:]
        assert crc(frame[:-2]) == frame[-2:], "the adapter sends a wrong checksum"
        unit = frame[0]
        return unit, frame[1:-2], lambda pdu: bytes([unit]) + pdu + crc(bytes([unit]) + pdu)
