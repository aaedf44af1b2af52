"""Values to register bytes and back, in both word orders and both byte orders. Pure: no line, no model."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

Raw = bool | int | float | str
"""A value as the device means it, before the profile's scale, offset and enumeration."""


class Order(StrEnum):
    """Which end comes first: of the registers of a value, or of the two bytes of a register."""

    BIG = "big"
    LITTLE = "little"


class Kind(StrEnum):
    """How a value is written in registers."""

    BOOL = "bool"
    U16 = "u16"
    I16 = "i16"
    U32 = "u32"
    I32 = "i32"
    U64 = "u64"
    I64 = "i64"
    F32 = "f32"
    F64 = "f64"
    STRING = "string"


_FORMATS = {
    Kind.BOOL: "H", Kind.U16: "H", Kind.I16: "h", Kind.U32: "I", Kind.I32: "i",
    Kind.U64: "Q", Kind.I64: "q", Kind.F32: "f", Kind.F64: "d",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """How one value lies in its registers.

    Args:
        kind: Its type.
        words: Which register of a value of several comes first. A text always runs from its first register on.
        octets: Which byte of each register comes first; the protocol says big, some devices differ.
        bit: The bit of the register (0 is the lowest) for a bool that is one of sixteen; None for the whole register.
        length: Characters of a text; 0 for everything else.
    """

    kind: Kind
    words: Order = Order.BIG
    octets: Order = Order.BIG
    bit: int | None = None
    length: int = 0

    @property
    def registers(self) -> int:
        """How many registers the value takes."""
        if self.kind is Kind.STRING:
            return ceil(self.length / 2)
        return struct.calcsize(f">{_FORMATS[self.kind]}") // 2

    @property
    def swapped(self) -> bool:
        """The value is read from registers whose two bytes have been exchanged (`swap`).

        With both orders alike the value is plainly big-endian or little-endian; with unlike orders it becomes so by
        exchanging the bytes of each register first, and that can be done once for a whole block.
        """
        return self.octets is Order.LITTLE if self.kind is Kind.STRING else self.words is not self.octets


def swap(data: bytes) -> bytes:
    """Exchange the two bytes of every register."""
    registers = array("H", data)
    registers.byteswap()
    return registers.tobytes()


def decoder(layout: Layout, at: int) -> Callable[[bytes], Raw]:
    """Compile the reading of one value out of a block.

    Args:
        layout: How the value lies in its registers.
        at: Registers from the start of the block to the value.

    Returns:
        A function of the block's bytes (exchanged by `swap` when `layout.swapped`).
    """
    start = at * 2
    if layout.kind is Kind.STRING:
        end = start + layout.length
        return lambda data: _text(data[start:end])
    unpack = struct.Struct(f"{_end(layout)}{_FORMATS[layout.kind]}").unpack_from
    if layout.kind is not Kind.BOOL:

        def number(data: bytes) -> Raw:
            value: Raw = unpack(data, start)[0]
            return value

        return number
    mask = 0xFFFF if layout.bit is None else 1 << layout.bit
    return lambda data: bool(unpack(data, start)[0] & mask)


def decode(layout: Layout, data: bytes) -> Raw:
    """Read one value from exactly its own registers' bytes, as they came over the line."""
    return decoder(layout, 0)(swap(data) if layout.swapped else data)


def encode(layout: Layout, value: Raw | None) -> bytes:
    """Write one value as the bytes of its registers, as they go over the line.

    Args:
        layout: How the value lies in its registers; a bit is not for this function but for `with_bit`.
        value: What the device is to hold; numbers may come as text, which is how a profile's enumeration names them.

    Raises:
        ValueError: If the value does not fit the type: too large, not whole, too long, no number.
    """
    if layout.kind is Kind.STRING:
        return _encode_text(layout, value)
    if value is None:
        raise ValueError("nothing cannot be written")
    number: int | float
    if layout.kind in (Kind.F32, Kind.F64):
        number = float(value)
    elif layout.kind is Kind.BOOL:
        number = int(as_bool(value))
    else:
        number = _whole(value)
    try:
        data = struct.pack(f"{_end(layout)}{_FORMATS[layout.kind]}", number)
    except (struct.error, OverflowError) as error:
        raise ValueError(f"{value!r} does not fit in {layout.kind}") from error
    return swap(data) if layout.swapped else data


def with_bit(layout: Layout, data: bytes, value: bool) -> bytes:
    """The bytes of one register with the layout's bit set or cleared and the others as they were."""
    if layout.bit is None:
        raise ValueError("the layout names no bit")
    form = f"{_end(layout)}H"
    register = struct.unpack(form, swap(data) if layout.swapped else data)[0]
    mask = 1 << layout.bit
    changed = struct.pack(form, register | mask if value else register & ~mask)
    return swap(changed) if layout.swapped else changed


def as_bool(value: Raw | None) -> bool:
    """A yes or no from what a profile or a signal gives.

    Raises:
        ValueError: If it is neither.
    """
    if isinstance(value, bool):
        return value
    if value in (0, 1, "0", "1"):
        return value in (1, "1")
    raise ValueError(f"{value!r} is neither yes nor no")


def bits(data: bytes, count: int) -> list[bool]:
    """The first `count` bits of an answer about coils or discrete inputs, lowest bit of the first byte first."""
    packed = int.from_bytes(data, "little")
    return [bool(packed >> n & 1) for n in range(count)]


def _end(layout: Layout) -> str:
    return "<" if layout.words is Order.LITTLE else ">"


def _text(data: bytes) -> str:
    text = data.split(b"\0", 1)[0]
    try:
        return text.decode("utf-8").rstrip()
    except UnicodeDecodeError:
        # Controllers older than UTF-8 write accents in Latin-1, in which every byte has a meaning.
        return text.decode("latin-1").rstrip()


def _encode_text(layout: Layout, value: Raw | None) -> bytes:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    text = value.encode("utf-8")
    if len(text) > layout.length:
        raise ValueError(f"{value!r} is longer than {layout.length} characters")
    data = text.ljust(layout.registers * 2, b"\0")
    return swap(data) if layout.swapped else data


def _whole(value: Raw) -> int:
    if isinstance(value, str):
        return int(value)
    # Undoing a scale such as 0.1 leaves dust behind the decimal point.
    nearest = round(value)
    if abs(nearest - value) > 1e-6 * max(1.0, abs(value)):
        raise ValueError(f"{value!r} is no whole number")
    return nearest
