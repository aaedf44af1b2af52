"""What the files may say of MQTT, and what is found wrong in them before anything is connected."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from adapters.mqtt import DIALECT, Address, Connection, Options
from collector.errors import ConfigError
from collector.ports import FROM_FILE, Device, Point

HOST = {"host": "broker.lan"}
RELAY = {"topic": "stat/{device}/RESULT", "json": "POWER1"}


def test_a_connection_in_a_site_file() -> None:
    """What is left out is as on most brokers."""
    given = {**HOST, "device": "badge-tour-1", "devices": {"relay": "shop/relay-1"}, "silence": "30 s"}
    connection = Connection.model_validate(given, context=FROM_FILE)
    assert (connection.port, connection.silence, connection.place) == (1883, 30.0, "broker.lan:1883")
    assert connection.names == {"device": "badge-tour-1", "relay": "shop/relay-1"}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "host"),
        ({**HOST, "port": 0}, "port"),
        ({**HOST, "device": "badge/+"}, "own name"),
        ({**HOST, "device": "#"}, "own name"),
        ({**HOST, "device": ""}, "own name"),
        ({**HOST, "device": "tour 1"}, "own name"),
        ({**HOST, "device": "{device}"}, "own name"),
        ({**HOST, "device": "$SYS"}, "own name"),
        ({**HOST, "devices": {"device": "a"}}, "beside"),
        ({**HOST, "devices": {"Relay": "a"}}, "pattern"),
        ({**HOST, "password_env": "A"}, "user"),
        ({**HOST, "user": "u", "password_env": "A", "password_file": "b"}, "either"),
        ({**HOST, "password": "hunter2"}, "password"),
        ({**HOST, "ca_file": "ca.pem"}, "tls"),
        ({**HOST, "keep_alive": 30}, "keep_alive"),
    ],
)
def test_a_connection_that_cannot_be(given: dict[str, Any], words: str) -> None:
    """A name with a wildcard would read every machine of the school; a password stands in no site file."""
    with pytest.raises(ValidationError, match=words):
        Connection.model_validate(given, context=FROM_FILE)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "topic"),
        ({"topic": "tele/+/SENSOR"}, "without"),
        ({"topic": "tele/#"}, "without"),
        ({"topic": ""}, "topic"),
        ({"topic": []}, "topic"),
        ({"topic": "a/{b c}"}, "without"),
        ({"topic": "a", "json": "a..b"}, "dots"),
        ({"topic": "a", "json": []}, "json"),
        ({"topic": "a", "badge": "octal"}, "badge"),
        ({**RELAY, "command_topic": "c", "rpc": "r"}, "either"),
        ({**RELAY, "command_topic": "c", "payload_on": "x", "payload_off": "x"}, "payload_off"),
        ({**RELAY, "command_topic": "c", "dead_man": "20 s"}, "pulse_time"),
        ({**RELAY, "command_topic": "c", "pulse_time": "p"}, "dead_man"),
        ({**RELAY, "rpc": "r", "pulse_time": "p", "dead_man": "20 s"}, "command_topic"),
        ({"topic": "a", "rpc": "r"}, "path"),
        ({**RELAY, "rpc": "r", "dead_man": "19 h"}, "dead_man"),
    ],
)
def test_an_address_that_cannot_be(given: dict[str, Any], words: str) -> None:
    """A dead man that nothing holds, and a relay told in two ways, are no slips that show in the workshop only."""
    with pytest.raises(ValidationError, match=words):
        Address.model_validate(given, context=FROM_FILE)


def device(*points: Point, options: dict[str, Any] | None = None, **connection: Any) -> Device:
    given = Connection.model_validate({**HOST, **connection})
    return Device("tour-1", given, points, Options.model_validate(options or {}))


BADGE = Point("badge", Address.model_validate({"topic": "tele/{device}/SENSOR"}))


def test_a_name_that_nobody_gives_is_a_problem_of_the_site_file() -> None:
    """Each once, wherever its placeholder stands."""
    permit = Point(
        "permit", Address.model_validate({"topic": "{relay}/a", "command_topic": "{relay}/b"}), writable=True
    )
    will = {"online": [{"topic": "tele/{device}/LWT"}, {"topic": "{lamp}/online"}]}
    problems = DIALECT.check(device(BADGE, permit, options=will))
    assert [problem.where for problem in problems] == [
        "connection.device",
        "connection.devices.relay",
        "connection.devices.lamp",
    ]
    assert "{device} in tele/{device}/SENSOR" in problems[0].expected
    assert not DIALECT.check(device(BADGE, permit, options=will, device="a", devices={"relay": "b", "lamp": "c"}))


def test_a_relay_that_cannot_be_told_is_a_problem_of_the_profile() -> None:
    """And so is one that is to be told a number."""
    permit = Point("permit", Address.model_validate({"topic": "a"}), writable=True)
    watchdog = Point("watchdog", Address.model_validate({"topic": "a", "command_topic": "b"}), writable=True)
    problems = DIALECT.check(device(permit, watchdog))
    assert [problem.where for problem in problems] == ["signal permit", "signal watchdog"]


def test_expecting_what_the_profile_cannot_ask_for_is_a_problem() -> None:
    """An expectation that is never looked at would be a false comfort."""
    (problem,) = DIALECT.check(device(BADGE, device="a", expect={"serial": "1"}))
    assert (problem.where, problem.found) == ("connection.expect.serial", "serial")


def test_an_adapter_is_not_built_for_what_cannot_work() -> None:
    """Whoever builds it without looking first is told the same."""
    with pytest.raises(ConfigError, match=r"connection\.device"):
        DIALECT.build(device(BADGE))
