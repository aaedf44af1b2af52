"""From a payload's bytes to a value: paths, words, numbers, and garbage of every kind."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.mqtt.addresses import Address, filled_in, pulse_time
from adapters.mqtt.payloads import LONGEST, MISSING, Payload, reader
from collector.core.signals import SIGNALS, kind_of
from collector.ports import Point

SENSOR = b'{"Time":"2026-11-02T10:00:00","RDM6300":{"UID":"008EC793"},"POWER":"ON","list":[{"x":1},true],"a.b":2}'


def point(signal: str, **address: Any) -> Point:
    values = address.pop("values", None)
    return Point(signal, Address.model_validate({"topic": "t", **address}), values=values)


@pytest.mark.parametrize(
    ("paths", "value"),
    [
        (("RDM6300.UID",), "008EC793"),
        (("POWER1", "POWER"), "ON"),
        (("list.0.x",), 1),
        (("list.1",), True),
        (("list.2",), MISSING),
        (("list.x",), MISSING),
        (("POWER.x",), MISSING),
        (("PN532.UID",), MISSING),
    ],
)
def test_a_path_finds_one_value_or_nothing(paths: tuple[str, ...], value: Any) -> None:
    """Of several paths the first that is there; a message that has none of them says nothing about it."""
    assert Payload(SENSOR).at(paths) == value


def test_without_a_path_the_message_is_the_value() -> None:
    """Blanks around it are no part of it."""
    assert Payload(b" ON\n").at(()) == "ON"


@pytest.mark.parametrize("octets", [b"", b"ON", b"{", b"\xff\xff", b"[" * 20_000, b"1" * 10_000, b"x" * (LONGEST + 1)])
def test_what_is_no_json_is_a_value_error(octets: bytes) -> None:
    """And nothing else: no recursion, no codec, no limit of a library comes out."""
    with pytest.raises(ValueError, match=r"message|digits"):
        Payload(octets).at(("a",))


@pytest.mark.parametrize("octets", [b'{"a":null}', b'{"a":{}}', b'{"a":[1]}'])
def test_a_structure_is_no_value(octets: bytes) -> None:
    """Nothing, a table or a list where one value was expected is unreadable, not absent."""
    with pytest.raises(ValueError, match="single value"):
        Payload(octets).at(("a",))


def test_control_characters_of_a_serial_bridge_are_read() -> None:
    """Older Tasmotas pass them on as they are, which strict JSON forbids."""
    assert Payload(b'{"SSerialReceived":"\x0214008EC793CE\x03"}').at(("SSerialReceived",)) == "\x0214008EC793CE\x03"


@pytest.mark.parametrize(
    ("row", "raw", "value"),
    [
        (point("permit"), "ON", True),
        (point("permit"), "off", False),
        (point("permit"), True, True),
        (point("permit"), 0, False),
        (point("permit", command_topic="c", payload_on="close", payload_off="open"), "Close", True),
        (point("permit", command_topic="c", payload_on="0", payload_off="1"), "0", True),  # An inverted relay.
        (point("permit", values={"overpower": False}), "overpower", False),
        (point("part_count"), "12", 12),
        (point("part_count"), 12.0, 12),
        (point("power"), "42.5", 42.5),
        (point("power"), 3, 3.0),
        (point("program"), 4711, "4711"),
        (point("execution", values={"1": "ACTIVE"}), 1, "ACTIVE"),
        (point("execution", values={"true": "ACTIVE"}), True, "ACTIVE"),
        (point("badge"), "74-10-37-94", "74103794"),
        (point("badge", badge="decimal"), 7616525, "0074380D"),
        (point("badge", badge="decimal"), "7616525", "0074380D"),
        (point("badge", badge="rdm6300"), "\x0214008EC793CE\x03", "008EC793"),
        (point("badge"), "", ""),
    ],
)
def test_a_value_is_read_in_our_words(row: Point, raw: Any, value: Any) -> None:
    """In the signal's own type: no text passes for true because it is not empty."""
    read = reader(row)(raw)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("row", "raw"),
    [
        (point("permit"), "perhaps"),
        (point("permit"), 2),
        (point("part_count"), "twelve"),
        (point("part_count"), 12.5),
        (point("part_count"), True),
        (point("power"), math.inf),
        (point("power"), "nan"),
        (point("execution", values={"1": "ACTIVE"}), 7),
        (point("badge"), "7616525"),
        (point("badge", badge="decimal"), "74-1O"),
        (point("badge"), True),
    ],
)
def test_what_does_not_fit_is_refused(row: Point, raw: Any) -> None:
    """A word that the profile does not have is no value, and neither is half a badge."""
    with pytest.raises(ValueError):
        reader(row)(raw)


_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
_TREES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=2), inner)
)


@given(
    st.binary(max_size=200)
    | st.dictionaries(st.sampled_from("abc"), _TREES).map(lambda tree: json.dumps(tree).encode()),
    st.sampled_from([(), ("a",), ("a.b", "b"), ("c.0",)]),
    st.sampled_from(sorted(SIGNALS)),
    st.sampled_from(["hex", "decimal", "rdm6300"]),
)
def test_no_message_is_a_bug(octets: bytes, paths: tuple[str, ...], signal: str, notation: str) -> None:
    """Whatever a device says is a value of the signal's own type, or one of three errors that mean garbage."""
    kind = kind_of(signal)
    assert kind is not None
    try:
        raw = Payload(octets).at(paths)
        if raw is MISSING:
            return
        value = reader(point(signal, badge=notation))(raw)
    except (ValueError, TypeError, ArithmeticError) as garbage:
        assert signal != "badge" or not octets or len(octets) < 6 or str(garbage) in KNOWN or "bytes" in str(garbage)
    else:
        assert isinstance(value, kind.type)


KNOWN = {
    "what the reader says is no badge number",
    "a message that is no text",
    "a message that is no JSON",
    "no single value (nothing, or a structure) where one was expected",
}
"""What is said of garbage where a badge was expected: never the garbage itself, which might be a badge's number."""


@pytest.mark.parametrize(
    ("seconds", "pulse"),
    [
        (0.1, 1),
        (0.3, 3),
        (1, 10),
        (11.1, 111),
        (11.2, 112),
        (12, 112),
        (13, 113),
        (20, 120),
        (60, 160),
        (64_800, 64_900),
    ],
)
def test_tasmotas_pulse_time(seconds: float, pulse: int) -> None:
    """Tenths up to 11.1 s, seconds and 100 above, and never shorter than asked for."""
    assert pulse_time(seconds) == pulse


@given(st.floats(min_value=0.1, max_value=64_800))
def test_a_pulse_time_is_never_shorter_than_asked_for(seconds: float) -> None:
    """Nor more than a second longer; and one that Tasmota knows."""
    pulse = pulse_time(seconds)
    assert 1 <= pulse <= 64_900
    held = pulse / 10 if pulse <= 111 else pulse - 100
    assert seconds - 1e-5 <= held <= seconds + 1


def test_only_names_that_are_given_are_filled_in() -> None:
    """A device's name stands for its placeholder, wherever it is in a topic."""
    assert filled_in("tele/{device}/{relay}/{other}", {"device": "a", "relay": "b"}) == "tele/a/b/{other}"
