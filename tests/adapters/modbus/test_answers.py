"""Answers that are no good: too short, too long, of another kind, damaged, or no Modbus at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from collector.errors import ProtocolError
from tests.adapters.modbus.scene import TRANSPORTS, adapter, at, listening, serving

SHORT: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("fewer registers than asked", lambda pdu: pdu[:1] + bytes([len(pdu) - 4]) + pdu[2:-2]),
    ("more registers than asked", lambda pdu: pdu[:1] + bytes([len(pdu)]) + pdu[2:] + b"\0\0"),
    ("an odd number of bytes", lambda pdu: pdu[:1] + bytes([len(pdu) - 3]) + pdu[2:-1]),
    ("a count and nothing", lambda pdu: pdu[:1] + b"\0"),
    ("another function", lambda pdu: b"\x04" + pdu[1:]),
    ("an exception for another function", lambda _: b"\x84\x02"),
]
ONLY_TCP: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("announces more than it brings", lambda pdu: pdu[:-2]),
    ("brings more than it announces", lambda pdu: pdu + b"\0\0"),
    ("no data at all", lambda pdu: pdu[:1]),
    ("an exception without a reason", lambda _: b"\x83"),
]


@pytest.mark.parametrize(
    ("transport", "mangle"),
    [pytest.param(t, how, id=f"{t}: {name}") for t in TRANSPORTS for name, how in SHORT]
    + [pytest.param("tcp", how, id=f"tcp: {name}") for name, how in ONLY_TCP],
)
async def test_answers_of_the_wrong_size_or_kind_end_the_link(transport: str, mangle: Callable[[bytes], bytes]) -> None:
    """Half an answer is none: no register is guessed, and the link says that the device broke the protocol."""
    points = [at(f"analog.r{n}", "holding", n, "u16") for n in range(4)]
    async with serving(transport) as (server, place), listening(adapter(place, points)) as (_, ear):
        await ear.until(lambda: len(ear.last) == 4)
        server.mangle = mangle
        assert isinstance(await ear.end(), ProtocolError)
        assert not ear.bad()


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize(
    "garbage",
    [b"\xff" * 300, b"SSH-2.0-OpenSSH_9.2\r\n", b"\0", bytes(range(256)), b"\0\1\0\0\0\1\1", b"\1\3\4\0\0\0\0\0\0"],
    ids=["ones", "ssh", "one byte", "every byte", "empty frame", "bad checksum"],
)
async def test_bytes_that_are_no_modbus_are_a_protocol_error(transport: str, garbage: bytes) -> None:
    """Another service at the port, or a wrong baud rate, has a name of its own and is no bug."""
    points = [at("analog.r0", "holding", 0, "u32")]
    async with serving(transport) as (server, place), listening(adapter(place, points)) as (_, ear):
        await ear.until(lambda: len(ear.last) == 1)
        server.garbage = garbage
        assert isinstance(await ear.end(), ProtocolError)


@pytest.mark.parametrize("transport", ["rtu-over-tcp", "serial"])
async def test_one_damaged_answer_on_a_noisy_cable_is_asked_again(transport: str) -> None:
    """A flipped bit now and then is life on RS-485: the question is repeated once, and nobody notices."""
    points = [at("analog.r7", "holding", 7, "u16")]
    spoilt: list[bytes] = []

    def every_third(frame: bytes) -> bytes:
        spoilt.append(frame)
        return frame[:-1] + bytes([frame[-1] ^ 1]) if len(spoilt) % 3 == 2 else frame

    async with serving(transport) as (server, place):
        server.spoil = every_third
        async with listening(adapter(place, points)) as (_, ear):
            await ear.until(lambda: len(spoilt) > 12)
            assert ear.value("analog.r7") == 7 and not ear.bad()
