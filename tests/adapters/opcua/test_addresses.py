"""Addresses, connection and options are judged from their text alone, before any network is touched."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from pydantic import ValidationError

from adapters.opcua import DIALECT, Address, Connection, Options
from adapters.opcua.addresses import BrowsePath, NodeAddress, PathElement, parse_node, parse_path
from collector.errors import ConfigError
from collector.ports import Device, Point


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("i=2258", NodeAddress("", "", "i", "2258")),
        ("sinu;s=/Channel/State/progStatus[u1,1]", NodeAddress("sinu", "", "s", "/Channel/State/progStatus[u1,1]")),
        ("nsu=urn:a:b;s=x;y=z", NodeAddress("", "urn:a:b", "s", "x;y=z")),
        ("m;b=AAEC", NodeAddress("m", "", "b", "AAEC")),
        ("m;s={machine}.Count", NodeAddress("m", "", "s", "{machine}.Count")),
    ],
)
def test_a_node_id_is_read(text: str, address: NodeAddress) -> None:
    """A node id is an alias or URI, a kind and an identifier that may hold anything."""
    assert parse_node(text) == address


def test_an_identifier_has_its_own_type() -> None:
    """Numbers, GUIDs and bytes do not stay text, and the instance's name is filled in."""
    guid = uuid.uuid4()
    assert parse_node("i=7").identifier("") == 7
    assert parse_node(f"m;g={guid}").identifier("") == guid
    assert parse_node("m;b=AAEC").identifier("") == b"\x00\x01\x02"
    assert parse_node("m;s={machine}.Count").identifier("Mill-01") == "Mill-01.Count"


@pytest.mark.parametrize("text", ["", "x", "ns=2;s=a", "m;x=1", "i=-1", "i=4294967296", "g=nope", "m;b=!", "m;s="])
def test_what_is_no_node_id_is_refused(text: str) -> None:
    """Namespace indices too: they are another after the server's restart."""
    with pytest.raises(ValueError, match=r"\w"):
        parse_node(text)


def test_a_path_is_read() -> None:
    """Elements have an alias, none, or any namespace; slashes and colons in names are escaped."""
    assert parse_path("/Objects/machinery:Machines/{machine}/*:A&/B/mt:C&:D/E:F&&") == BrowsePath(
        (
            PathElement("", "Objects"),
            PathElement("machinery", "Machines"),
            PathElement("*", "{machine}"),
            PathElement("*", "A/B"),
            PathElement("mt", "C:D"),
            PathElement("E", "F&"),
        )
    )


@pytest.mark.parametrize("text", ["", "Objects/a", "/", "/Types/a", "/Objects//a", "/Objects/"])
def test_what_is_no_path_is_refused(text: str) -> None:
    """A path begins at the Objects folder and has a name between any two slashes."""
    with pytest.raises(ValueError, match=r"\w"):
        parse_path(text)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"node": "i=1", "path": "/Objects/a"},
        {"node": "ns=3;i=1"},
        {"node": "i=1", "sampling": 5},
        {"node": "i=1", "queue": 0},
        {"node": "i=1", "index": 3},
    ],
)
def test_an_address_is_strict(given: dict[str, Any]) -> None:
    """One of node and path, durations with their unit, no key that nobody reads."""
    with pytest.raises(ValidationError):
        Address.model_validate(given)


URL = "opc.tcp://10.0.0.7:4840/UA"


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"url": "http://a:1"},
        {"url": "opc.tcp://a"},
        {"url": "opc.tcp://a:99999999"},
        {"url": "opc.tcp://u:p@a:4840"},
        {"url": URL, "password_env": "X"},
        {"url": URL, "user": "a", "password": "secret"},
        {"url": URL, "user": "a", "password_env": "X", "password_file": "y"},
        {"url": URL, "security": "Basic256Sha256 Sign", "certificate": "a"},
        {"url": URL, "certificate": "a", "private_key": "b"},
        {"url": URL, "timeout": 4},
        {"url": URL, "expect": {"serial": "7"}},
    ],
)
def test_a_connection_is_strict(given: dict[str, Any]) -> None:
    """No password in the file, nothing half said."""
    with pytest.raises(ValidationError):
        Connection.model_validate(given)


def test_the_password_comes_from_outside(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the environment or a file, and it prints as stars."""
    monkeypatch.setenv("MILL_PASSWORD", "geheim")
    (tmp_path / "p").write_text("streng\n")
    by_env = Connection.model_validate({"url": URL, "user": "a", "password_env": "MILL_PASSWORD"}).password()
    by_file = Connection.model_validate({"url": URL, "user": "a", "password_file": str(tmp_path / "p")}).password()
    assert by_env is not None
    assert by_file is not None
    assert (by_env.get_secret_value(), by_file.get_secret_value()) == ("geheim", "streng")
    assert "geheim" not in repr(by_env)


def test_of_several_places_what_they_share_is_told_once() -> None:
    """Whoever looks for what is missing reads the difference, not the same beginning three times."""
    paths = [
        "/Objects/di:DeviceSet/a:X/a:Count",
        "/Objects/di:DeviceSet/a:Y/a:Count",
        "/Objects/di:DeviceSet/a:X/a:Sum",
    ]
    told = Address.model_validate({"path": paths}).text
    assert told == "/Objects/di:DeviceSet: a:X/a:Count or a:Y/a:Count or a:X/a:Sum"
    assert Address.model_validate({"path": paths[:1]}).text == paths[0]


def test_all_that_does_not_fit_together_is_told_at_once() -> None:
    """An alias without its namespace and an instance without a name are problems of files, found without network."""
    points = [
        Point("part_count", Address(node="a;s=x")),
        Point("program", Address(path="/Objects/b:C")),
        Point("tool", Address(node="ok;s={machine}.T")),
    ]
    device = Device("mill", Connection(url=URL), points, Options(namespaces={"ok": "urn:ok"}))
    with pytest.raises(ConfigError) as caught:
        DIALECT.build(device)
    assert [problem.where for problem in caught.value.problems] == [
        "signal part_count",
        "signal program",
        "connection.machine",
    ]
