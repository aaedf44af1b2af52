"""A guard on the socket: what is no OPC UA is told apart at once, and the end of the line and its reason are seen."""

from __future__ import annotations

import asyncio
from typing import Any

from asyncua import ua

from collector.errors import ProtocolError

KINDS = frozenset({b"ACK", b"ERR", b"MSG", b"OPN", b"CLO", b"RHE"})
"""What a server's message may begin with. Source: OPC UA Part 6, 6.7.2 and 7.1.2."""

LONGEST = 64 * 1024 * 1024
"""Bytes in one chunk beyond which we do not believe its header (asyncua would wait for all of it)."""


class Guard(asyncio.Protocol):
    """Stands between the transport and asyncua's protocol and looks at the frame headers that pass.

    asyncua answers garbage by closing the socket, so that its callers only see a lost connection, and believes any
    length; here it becomes a ProtocolError that keeps the first bytes.
    """

    def __init__(self, inner: asyncio.Protocol, transport: asyncio.Transport) -> None:
        self._inner = inner
        self._transport = transport
        self._head = b""
        self._owed = 0
        self._kind = b""
        self.broken: ProtocolError | None = None
        self.told: ua.UaStatusCodeError | None = None
        """The status with which the server ended the line, if it gave one."""
        self.closed = asyncio.Event()

    def data_received(self, data: bytes) -> None:
        """Pass on what looks like OPC UA; end the line on what does not."""
        if self.broken is not None:
            return
        if not self._framed(data):
            start = (self._head or data)[:8] + data[:56]
            self.broken = ProtocolError(f"what answers does not speak OPC UA; it began with {start.hex(' ')}")
            self._transport.abort()
            return
        was_closing = self._transport.is_closing()
        self._inner.data_received(data)
        if self._transport.is_closing() and not was_closing and self._kind == b"MSG":
            self.broken = ProtocolError(f"a message that cannot be read; it began with {data[:64].hex(' ')}")
        elif self._transport.is_closing() and not was_closing and self._kind == b"OPN" and self.told is None:
            self.broken = ProtocolError(
                "the answer to our opening of a secure channel cannot be read: it is not signed with the certificate"
                " that the server shows, or was changed on its way"
            )

    def eof_received(self) -> bool | None:
        """The device has said its last word."""
        return self._inner.eof_received()

    def connection_lost(self, exc: Exception | None) -> None:
        """The line has ended; asyncua fails what it was waiting for."""
        self._inner.connection_lost(exc)
        self.closed.set()

    def pause_writing(self) -> None:
        """Nothing to do: asyncua writes small requests only."""

    def resume_writing(self) -> None:
        """Nothing to do, see `pause_writing`."""

    def _framed(self, data: bytes) -> bool:
        position, end = 0, len(data)
        while position < end:
            if self._owed:
                taken = min(self._owed, end - position)
                self._owed -= taken
                position += taken
                continue
            piece = data[position : position + 8 - len(self._head)]
            self._head += piece
            position += len(piece)
            if not _begins_a_message(self._head):
                return False
            if len(self._head) == 8:
                size = int.from_bytes(self._head[4:], "little")
                if self._head[3:4] not in (b"F", b"C", b"A") or not 8 <= size <= LONGEST:
                    return False
                self._kind, self._owed, self._head = self._head[:3], size - 8, b""
        return True


def _begins_a_message(head: bytes) -> bool:
    return any(kind.startswith(head[:3]) for kind in KINDS)


def install(inner: Any, transport: asyncio.Transport) -> Guard:
    """Put a guard before asyncua's protocol, which is connected already.

    What came before that can be no OPC UA: there the client speaks first.
    """
    guard = Guard(inner, transport)
    fail = inner._fail_all_pending

    def fail_and_remember(failure: Exception) -> None:
        # asyncua fails what is waiting for an answer; where nothing is, the server's reason would be lost.
        if isinstance(failure, ua.UaStatusCodeError) and guard.told is None:
            guard.told = failure
        fail(failure)

    inner._fail_all_pending = fail_and_remember
    if transport.is_closing() or inner.receive_buffer:
        start = bytes(inner.receive_buffer or b"")[:64]
        guard.broken = ProtocolError(
            f"what answers speaks before it is asked, and no OPC UA; it began with {start.hex(' ')}"
        )
        transport.abort()
    transport.set_protocol(guard)
    return guard
