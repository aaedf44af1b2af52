"""A badge has one number, whatever its reader or its list writes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.badges import badge_of_frame, normalise_badge

EXAMPLE = "02" + "31343030384543373933" + "4345" + "03"
"""Tasmota's own example: version 14, number 008EC793, checksum CE."""


@pytest.mark.parametrize(
    ("text", "decimal", "uid"),
    [
        ("008EC793", False, "008EC793"),  # Tasmota rdm6300
        ("E9F35959", False, "E9F35959"),  # Tasmota pn532
        ("74-10-37-94", False, "74103794"),  # ESPHome pn532
        ("04-A1-5C-32-B2-6D-80", False, "04A15C32B26D80"),
        ("7616525", True, "0074380D"),  # ESPHome rdm6300
        ("0007616525", True, "0074380D"),  # as it is printed on the badge
        ("4294967295", True, "FFFFFFFF"),
        ("1", True, "00000001"),
        ("04:A1:5C:32", False, "04A15C32"),  # as lists have it
        ("04a15c32", False, "04A15C32"),
        (" 04 a1 5c 32 ", False, "04A15C32"),
    ],
)
def test_every_reader_and_list_means_the_same_badge(text: str, decimal: bool, uid: str) -> None:
    """Upper-case hex without separators; a decimal number has at least eight digits of hex."""
    assert normalise_badge(text, decimal=decimal) == uid


@pytest.mark.parametrize(
    "text",
    [
        "\x0214008EC793CE\x03",
        "\x0214008ec793ce\x03",
        "14008EC793CE",
        "\x0214008EC793CE\x03\x0214008EC793CE\x03",  # held up
        "C793CE\x03\x0214008EC793CE\x03\x0214008E",  # cut at both ends
        "\x0214008EC793CF\x03\x0214008EC793CE\x03",  # a bit fell over, and then not
        EXAMPLE,
        EXAMPLE.lower(),
        EXAMPLE * 3,
        "02 31 34 30 30 38 45 43 37 39 33 43 45 03",
    ],
)
def test_a_readers_frame_is_read_as_text_and_as_hex(text: str) -> None:
    """The first whole frame whose checksum is right counts; its version byte does not."""
    assert badge_of_frame(text) == "008EC793"


@pytest.mark.parametrize(
    "text", ["", "\x02\x03", "\x0214008EC793CF\x03", "14008EC793", EXAMPLE[:-6], EXAMPLE.replace("37", "38"), "é" * 12]
)
def test_a_broken_frame_is_no_badge(text: str) -> None:
    """Half a frame, or one whose checksum is wrong, lets nobody in."""
    with pytest.raises(ValueError, match="checksum"):
        badge_of_frame(text)


@given(st.binary(min_size=5, max_size=5), st.booleans())
def test_a_frame_and_its_bytes_in_hex_are_one_badge(tag: bytes, dumped: bool) -> None:
    """Whatever the number, and whichever way the bridge is set."""
    checksum = tag[0] ^ tag[1] ^ tag[2] ^ tag[3] ^ tag[4]
    frame = f"\x02{tag.hex().upper()}{checksum:02X}\x03"
    assert badge_of_frame(frame.encode().hex() if dumped else frame) == normalise_badge(tag[1:].hex())


@given(st.text(max_size=60), st.booleans())
def test_any_text_is_a_badge_or_none(text: str, decimal: bool) -> None:
    """Nothing but a ValueError comes out, and it does not name what was read: it may be logged."""
    for read in (lambda: normalise_badge(text, decimal=decimal), lambda: badge_of_frame(text)):
        try:
            uid = read()
        except ValueError as refusal:
            assert len(text.strip()) < 4 or text not in str(refusal)
        else:
            assert normalise_badge(uid) == uid


@given(st.integers(min_value=0, max_value=2**32 - 1))
def test_a_decimal_number_and_its_bytes_are_one_badge(number: int) -> None:
    """What a reader says in decimal is found in a list that has it in hex."""
    octets = number.to_bytes(4, "big")
    assert normalise_badge(str(number), decimal=True) == normalise_badge(octets.hex(":")) == octets.hex().upper()
