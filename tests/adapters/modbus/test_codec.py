"""Values and register bytes: known examples, pymodbus as a witness, and the way there and back."""

from __future__ import annotations

import math
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymodbus.client.mixin import ModbusClientMixin

from adapters.modbus import codec
from adapters.modbus.codec import Kind, Layout, Order

BIG, LITTLE = Order.BIG, Order.LITTLE
TYPES = ModbusClientMixin.DATATYPE
WITNESS = {
    Kind.U16: TYPES.UINT16, Kind.I16: TYPES.INT16, Kind.U32: TYPES.UINT32, Kind.I32: TYPES.INT32,
    Kind.U64: TYPES.UINT64, Kind.I64: TYPES.INT64, Kind.F32: TYPES.FLOAT32, Kind.F64: TYPES.FLOAT64,
}  # fmt: skip


def numbers(kind: Kind) -> st.SearchStrategy[Any]:
    """Every value that a type can hold."""
    if kind in (Kind.F32, Kind.F64):
        return st.floats(width=32 if kind is Kind.F32 else 64, allow_nan=False)
    size = int(kind.value[1:])
    return st.integers(-(2 ** (size - 1)), 2 ** (size - 1) - 1) if kind.value[0] == "i" else st.integers(0, 2**size - 1)


@pytest.mark.parametrize(
    ("layout", "octets", "value"),
    [
        (Layout(Kind.U16), "12 34", 0x1234),
        (Layout(Kind.U16, octets=LITTLE), "12 34", 0x3412),
        (Layout(Kind.U16, words=LITTLE), "12 34", 0x1234),
        (Layout(Kind.I16), "ff fe", -2),
        (Layout(Kind.U32), "12 34 56 78", 0x12345678),
        (Layout(Kind.U32, words=LITTLE), "56 78 12 34", 0x12345678),
        (Layout(Kind.U32, octets=LITTLE), "34 12 78 56", 0x12345678),
        (Layout(Kind.U32, words=LITTLE, octets=LITTLE), "78 56 34 12", 0x12345678),
        (Layout(Kind.I32, words=LITTLE), "ff fe ff ff", -2),
        (Layout(Kind.U64), "00 00 00 01 00 00 00 02", 0x1_0000_0002),
        (Layout(Kind.U64, words=LITTLE), "00 02 00 00 00 01 00 00", 0x1_0000_0002),
        (Layout(Kind.I64), "ff ff ff ff ff ff ff fe", -2),
        (Layout(Kind.F32), "42 f6 e9 79", 123.456),
        (Layout(Kind.F32, words=LITTLE), "e9 79 42 f6", 123.456),
        (Layout(Kind.F64), "40 5e dd 2f 1a 9f be 77", 123.456),
        (Layout(Kind.BOOL), "00 00", False),
        (Layout(Kind.BOOL), "01 00", True),
        (Layout(Kind.BOOL, bit=0), "00 01", True),
        (Layout(Kind.BOOL, bit=8), "01 00", True),
        (Layout(Kind.BOOL, bit=8), "fe ff", False),
        (Layout(Kind.BOOL, bit=8, octets=LITTLE), "00 01", True),
        (Layout(Kind.STRING, length=5), "4f 31 32 33 34 00", "O1234"),
        (Layout(Kind.STRING, length=6, octets=LITTLE), "31 4f 33 32 00 34", "O1234"),
        (Layout(Kind.STRING, length=4, words=LITTLE), "41 42 43 44", "ABCD"),
        (Layout(Kind.STRING, length=4), "41 20 20 20", "A"),
        (Layout(Kind.STRING, length=2), "e9 41", "éA"),
        (Layout(Kind.STRING, length=3), "c3 a9 41 00", "éA"),
    ],
)
def test_known_registers_give_known_values(layout: Layout, octets: str, value: codec.Raw) -> None:
    """Each type and order reads as the manuals write it."""
    found = codec.decode(layout, bytes.fromhex(octets))
    assert found == (pytest.approx(value) if isinstance(value, float) else value)
    assert type(found) is type(value)


@pytest.mark.parametrize("kind", WITNESS)
@pytest.mark.parametrize("words", Order)
@given(data=st.data())
def test_pymodbus_reads_and_writes_the_same_registers(kind: Kind, words: Order, data: st.DataObject) -> None:
    """Where pymodbus knows the order, it agrees."""
    value = data.draw(numbers(kind))
    ours = codec.encode(Layout(kind, words=words), value)
    registers = [int.from_bytes(ours[n : n + 2], "big") for n in range(0, len(ours), 2)]
    order: Any = words.value
    assert registers == ModbusClientMixin.convert_to_registers(value, WITNESS[kind], word_order=order)
    assert ModbusClientMixin.convert_from_registers(registers, WITNESS[kind], word_order=order) == codec.decode(
        Layout(kind, words=words), ours
    )


@given(data=st.data())
def test_what_is_written_reads_back(data: st.DataObject) -> None:
    """In every type and order, and wherever in a block it lies."""
    kind = data.draw(st.sampled_from(sorted(WITNESS)))
    layout = Layout(kind, data.draw(st.sampled_from(Order)), data.draw(st.sampled_from(Order)))
    value, before, after = data.draw(numbers(kind)), data.draw(st.integers(0, 5)), data.draw(st.integers(0, 5))
    octets = codec.encode(layout, value)
    assert len(octets) == layout.registers * 2
    assert codec.decode(layout, octets) == value
    block = b"\xa5\x5a" * before + octets + b"\x5a\xa5" * after
    assert codec.decoder(layout, before)(codec.swap(block) if layout.swapped else block) == value


@given(st.text(st.characters(codec="ascii", exclude_characters="\0"), max_size=20), st.sampled_from(Order))
def test_a_text_reads_back_but_for_blanks_at_its_end(text: str, octets: Order) -> None:
    """Controllers pad their texts with blanks or zeros, and neither is part of the text."""
    layout = Layout(Kind.STRING, octets=octets, length=20)
    assert codec.decode(layout, codec.encode(layout, text)) == text.rstrip()


@given(st.integers(0, 65535), st.integers(0, 15), st.booleans(), st.sampled_from(Order))
def test_setting_a_bit_leaves_the_others(register: int, bit: int, value: bool, octets: Order) -> None:
    """A relay that shares its register with others is switched without touching them."""
    layout = Layout(Kind.BOOL, octets=octets, bit=bit)
    before = struct.pack("<H" if octets is LITTLE else ">H", register)
    after = codec.with_bit(layout, before, value)
    assert codec.decode(layout, after) is value
    for other in set(range(16)) - {bit}:
        place = Layout(Kind.BOOL, octets=octets, bit=other)
        assert codec.decode(place, after) == codec.decode(place, before)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.U16, 65536), (Kind.U16, -1), (Kind.I16, 32768), (Kind.U32, 2**32), (Kind.U16, 1.5), (Kind.U16, "x"),
        (Kind.U16, None), (Kind.BOOL, 2), (Kind.BOOL, "maybe"), (Kind.F32, 1e300), (Kind.F32, "x"),
        (Kind.STRING, "longer than 4"), (Kind.STRING, 7),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_not_written(kind: Kind, value: Any) -> None:
    """A value is never cut to fit."""
    with pytest.raises(ValueError):
        codec.encode(Layout(kind, length=4 if kind is Kind.STRING else 0), value)


def test_dust_of_an_undone_scale_is_still_a_whole_number() -> None:
    """0.3 kWh at a scale of 0.1 is 3, not 2.9999999999999996."""
    assert codec.encode(Layout(Kind.U16), (0.3 - 0.0) / 0.1) == b"\0\3"
    assert codec.encode(Layout(Kind.U16), "3") == b"\0\3"


def test_infinity_and_not_a_number_come_out_as_they_are() -> None:
    """The codec does not judge; the poll makes such a value BAD."""
    assert math.isnan(float(codec.decode(Layout(Kind.F32), b"\x7f\xc0\0\0")))
    assert codec.decode(Layout(Kind.F32), b"\x7f\x80\0\0") == math.inf
