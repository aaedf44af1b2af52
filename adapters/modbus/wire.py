"""One connection: one request out, one answer in, or a failure that says what to do. It never reconnects.

pymodbus brings the messages, the RTU framing and the serial transport. Its client is not used: it reconnects, retries
and repeats writes on its own, notices a broken line only by a timeout, waits for ever on bytes that are no Modbus, and
uses `asyncio.wait_for`, which on Python 3.11 can lose a cancellation.
"""

from __future__ import annotations

import asyncio
import errno
import ssl
import struct
from dataclasses import dataclass
from typing import Self

from pymodbus.exceptions import ModbusException
from pymodbus.framer import FramerRTU, FramerSocket
from pymodbus.pdu import DecodePDU
from pymodbus.transport.serialtransport import SerialTransport

from adapters.modbus.connection import Connection, Parity, Transport
from adapters.modbus.messages import Request
from adapters.modbus.security import SUSPICION, Secured, explained
from collector.errors import DeviceError, ProtocolError, Refused, Unreachable

try:
    from termios import error as _refused

    _SETTINGS_REFUSED: tuple[type[Exception], ...] = (_refused,)
except ImportError:  # Windows has no termios, and its driver raises OSError.
    _SETTINGS_REFUSED = ()
"""What a serial port raises for settings that it does not take: no OSError, and pyserial lets it through."""


_HEADER = struct.Struct(">HHHB")
_LONGEST_FRAME = 260
_REST_OF_A_DAMAGED_FRAME = 0.1
"""Seconds in which what belongs to a damaged answer may still come in before the next question."""
_PARITIES = {Parity.NONE: "N", Parity.EVEN: "E", Parity.ODD: "O"}


class NoAnswer(Unreachable):
    """A unit does not answer; the line to it may be sound."""


class Damaged(ProtocolError):
    """An RTU answer came damaged; on a noisy cable the next one may be whole."""


def renewed(failure: DeviceError) -> DeviceError:
    """The same failure for one more caller: an exception raised twice would carry two histories."""
    return type(failure)(str(failure))


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The far end of a line: what two machines have in common when they are units behind one gateway or on one cable.

    Args:
        transport: How the messages travel.
        place: `host:port`, or the serial device.
        host: Name or address; empty for a serial line.
        port: TCP port; 0 for a serial line.
        serial: Baud rate, parity and stop bits; None over TCP.
        secured: Whom to trust over TLS, and who we are; None for an open line.
    """

    transport: Transport
    place: str
    host: str
    port: int
    serial: tuple[int, Parity, int] | None
    secured: Secured | None = None

    @classmethod
    def of(cls, connection: Connection) -> Self:
        """The endpoint that a connection names."""
        if connection.transport is Transport.SERIAL:
            settings = (connection.baud_rate, connection.parity, connection.stop_bits)
            return cls(connection.transport, connection.device or "", "", 0, settings)
        host = connection.host or ""
        secured = Secured.of(connection) if connection.transport is Transport.TLS else None
        return cls(connection.transport, f"{host}:{connection.port}", host, connection.port, None, secured)


@dataclass(slots=True)
class _Question:
    unit: int
    transaction: int
    answer: asyncio.Future[bytes]


class Wire(asyncio.Protocol):
    """One open connection. Whoever asks waits for a turn in the order of asking."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._rtu = not endpoint.transport.numbers_its_messages
        self._framer = (FramerRTU if self._rtu else FramerSocket)(DecodePDU(False))
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._turn = asyncio.Lock()
        self._question: _Question | None = None
        self._buffer = bytearray()
        self._transaction = 0
        self._owed_until = 0.0
        self._failure: DeviceError | None = None
        # Modbus over Serial Line V1.02, 2.5.1.1: 3.5 characters of 11 bits between frames, 1.75 ms above 19200 baud.
        self._pause = max(0.00175, 38.5 / endpoint.serial[0]) if endpoint.serial else 0.0
        self._last_heard = self._loop.time()
        self._heard = False

    @classmethod
    async def open(cls, endpoint: Endpoint, timeout: float) -> Wire:
        """Connect.

        Args:
            endpoint: Where to.
            timeout: Seconds that connecting may take.

        Raises:
            Unreachable: If nobody listens there, or the serial device is missing or taken.
            Refused: If this program may not open the serial device, or the device does not take the settings; over TLS,
                if one of the two does not trust the other's certificate.
            ProtocolError: If TLS was asked for and what answers is none.
        """
        wire = cls(endpoint)
        if endpoint.serial is not None:
            wire._open_serial(*endpoint.serial)
            return wire
        try:
            async with asyncio.timeout(timeout):
                if endpoint.secured is None:
                    await wire._loop.create_connection(lambda: wire, endpoint.host, endpoint.port)
                else:
                    await wire._open_secured(endpoint.secured)
        except TimeoutError as error:
            raise Unreachable(f"{endpoint.place} takes no connection within {timeout:g} s") from error
        except ssl.SSLError as error:
            raise explained(error, endpoint.place) from error
        except OSError as error:
            hung_up = endpoint.secured is not None and isinstance(error, ConnectionResetError | BrokenPipeError)
            why = SUSPICION if hung_up else error.strerror or str(error)
            raise Unreachable(f"{endpoint.place} takes no connection: {why}") from error
        return wire

    async def _open_secured(self, secured: Secured) -> None:
        context = await asyncio.to_thread(secured.context)  # It reads files.
        name = secured.server_name or self._endpoint.host
        await self._loop.create_connection(
            lambda: self, self._endpoint.host, self._endpoint.port, ssl=context, server_hostname=name
        )
        shown = self._transport.get_extra_info("ssl_object") if self._transport is not None else None
        if shown is not None and not context.accepts(shown.getpeercert(binary_form=True)):
            failure = Refused(f"{self._endpoint.place} shows another certificate than the one in server_certificate")
            self.close(failure)
            raise failure

    def _open_serial(self, baud_rate: int, parity: Parity, stop_bits: int) -> None:
        # Opening is synchronous, but non-blocking in the driver. `setup` is called here and not by the library's
        # helper, whose delayed call fails on a transport that was closed in between.
        try:
            transport = SerialTransport(
                self._loop, self, self._endpoint.place, baud_rate, 8, _PARITIES[parity], stop_bits, 0
            )
        except _SETTINGS_REFUSED as error:
            raise Refused(f"{self._endpoint.place} does not take these serial settings: {error.args[-1]}") from error
        except (OSError, ValueError) as error:
            if isinstance(error, OSError) and error.errno == errno.EACCES:
                raise Refused(f"no right to open {self._endpoint.place}") from error
            raise Unreachable(f"{self._endpoint.place} cannot be opened: {error}") from error
        self._transport = transport
        transport.setup()

    @property
    def failure(self) -> DeviceError | None:
        """Why this connection can no longer be used; None while it can."""
        return self._failure

    def close(self, reason: DeviceError | None = None) -> None:
        """Close at once; whoever waits for an answer gets the reason."""
        if self._failure is None:
            self._failure = reason or Unreachable(f"the connection to {self._endpoint.place} is closed")
        if self._transport is not None:
            transport, self._transport = self._transport, None
            transport.abort()
        if self._question is not None and not self._question.answer.done():
            self._question.answer.set_exception(self._failure)

    async def exchange(self, unit: int, request: Request, timeout: float) -> bytes:
        """Ask and wait for the answer.

        Args:
            unit: Who is asked.
            request: What is asked.
            timeout: Seconds that the answer may take, from its turn on.

        Returns:
            Function code and data of the answer.

        Raises:
            NoAnswer: If the unit does not answer in time.
            Damaged: If bytes came over RTU that are no sound frame.
            Unreachable: If the connection is broken.
            ProtocolError: If what came is no Modbus; the connection is then closed.
        """
        async with self._turn:
            await self._let_the_line_settle()
            if self._failure is not None:
                raise renewed(self._failure)
            if self._transport is None:
                raise Unreachable(f"the connection to {self._endpoint.place} is not open")
            self._transaction = self._transaction % 0xFFFF + 1
            self._buffer.clear()
            self._question = question = _Question(unit, self._transaction, self._loop.create_future())
            self._transport.write(self._framer.encode(request.pdu, unit, question.transaction))
            deadline = self._loop.time() + timeout
            try:
                async with asyncio.timeout_at(deadline):
                    return await question.answer
            except TimeoutError:
                raise self._nothing_whole(unit, timeout) from None
            except asyncio.CancelledError:
                self._owed_until = deadline
                raise
            finally:
                self._question = None
                if question.answer.done() and not question.answer.cancelled():
                    question.answer.exception()  # Seen, even where the timeout came in the same turn of the loop.

    async def _let_the_line_settle(self) -> None:
        if self._rtu and self._owed_until > self._loop.time():
            # RTU has no transaction numbers: the answer to a question whose asker was cancelled, or the rest of a
            # damaged one, must not be taken for the answer to the next.
            await asyncio.sleep(self._owed_until - self._loop.time())
        pause = self._last_heard + self._pause - self._loop.time()
        if self._pause and pause > 0:
            await asyncio.sleep(pause)

    def _nothing_whole(self, unit: int, timeout: float) -> DeviceError:
        if not self._buffer:
            return NoAnswer(f"unit {unit} at {self._endpoint.place} does not answer within {timeout:g} s")
        frame = self._buffer.hex(" ")
        if self._rtu:
            return Damaged(f"unit {unit} at {self._endpoint.place} answers no whole frame: {frame}")
        failure = ProtocolError(f"{self._endpoint.place} answers no whole frame: {frame}")
        self.close(failure)
        return failure

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the loop."""
        if self._failure is None and isinstance(transport, asyncio.Transport):
            self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the loop."""
        if isinstance(exc, ssl.SSLError):
            # With TLS 1.3 a device says only after our first question that it does not take our certificate.
            self.close(explained(exc, self._endpoint.place))
            return
        why = str(exc or "")
        if self._endpoint.secured is not None and not self._heard:
            why = SUSPICION
        self.close(Unreachable(f"{self._endpoint.place} has closed the connection{f': {why}' if why else ''}"))

    def data_received(self, data: bytes) -> None:
        """Called by the loop."""
        self._last_heard = self._loop.time()
        self._heard = True
        self._buffer += data
        if self._rtu:
            self._take_rtu()
        else:
            self._take_tcp()

    def _take_rtu(self) -> None:
        question = self._question
        if question is None or question.answer.done():
            self._buffer.clear()
            return
        try:
            used, unit, _, pdu = self._framer.decode(bytes(self._buffer))
        except (ModbusException, IndexError, struct.error):
            used, unit, pdu = len(self._buffer), 0, b""
        if (used and not pdu) or len(self._buffer) > _LONGEST_FRAME:
            frame = self._buffer.hex(" ")
            self._owed_until = self._loop.time() + _REST_OF_A_DAMAGED_FRAME
            question.answer.set_exception(
                Damaged(f"unit {question.unit} at {self._endpoint.place} answers no sound frame: {frame}")
            )
        elif used and unit == question.unit:
            question.answer.set_result(pdu)
        elif used:
            # The late answer of a unit that had been given up.
            self._buffer.clear()

    def _take_tcp(self) -> None:
        while len(self._buffer) >= _HEADER.size:
            transaction, protocol, length, unit = _HEADER.unpack_from(self._buffer)
            if protocol != 0 or not 2 <= length <= _LONGEST_FRAME - 6:
                self.close(ProtocolError(f"{self._endpoint.place} does not speak Modbus: {self._buffer.hex(' ')}"))
                return
            if len(self._buffer) < length + 6:
                return
            pdu = bytes(self._buffer[7 : length + 6])
            del self._buffer[: length + 6]
            question = self._question
            # Some devices leave the transaction number at 0; any other one is the late answer to an older question.
            if question is None or question.answer.done() or transaction not in (question.transaction, 0):
                continue
            if unit == question.unit:
                question.answer.set_result(pdu)
            else:
                question.answer.set_exception(
                    ProtocolError(f"unit {unit} at {self._endpoint.place} answers for unit {question.unit}")
                )
