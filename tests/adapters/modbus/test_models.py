"""What may stand in a profile's rows and in a machine's connection, and how mistakes are told."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from adapters.modbus import DIALECT, Address, Connection, Options
from adapters.modbus.link import ModbusAdapter
from collector.ports import Device, Point


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "needs host"),
        ({"transport": "rtu-over-tcp"}, "needs host"),
        ({"transport": "serial"}, "needs device"),
        ({"transport": "serial", "device": "/dev/ttyUSB0", "host": "gateway"}, "takes device, baud_rate.*not host"),
        ({"host": "gateway", "baud_rate": 9600, "parity": "odd"}, "takes host and port, not baud_rate, parity"),
        ({"host": "gateway", "ca_file": "ca.pem"}, "takes host and port, not ca_file"),
        ({"transport": "tls", "ca_file": "ca.pem"}, "needs host"),
        ({"transport": "tls", "host": "gateway"}, "either ca_file or server_certificate"),
        ({"transport": "tls", "host": "g", "ca_file": "a", "server_certificate": "b"}, "either ca_file or"),
        ({"transport": "tls", "host": "g", "ca_file": "a", "certificate": "b"}, "private_key together"),
        ({"transport": "tls", "host": "g", "server_certificate": "a", "server_name": "b"}, "server_name with ca_file"),
        ({"transport": "tls", "host": "g", "ca_file": "a", "parity": "odd"}, "private_key.* not parity"),
        ({"transport": "serial", "device": "/dev/ttyUSB0", "unit": 255}, "unit is 1 to 247"),
        ({"transport": "udp", "host": "gateway"}, "'tcp', 'tls', 'rtu-over-tcp' or 'serial'"),
        ({"host": "gateway", "poll": 1}, "a duration in quotes"),
        ({"host": "gateway", "poll": "0 s"}, "greater than 0"),
        ({"host": "gateway", "back_off": "20 s"}, "back_off_max is shorter"),
        ({"host": "gateway", "retries": 3}, "Extra inputs"),
        ({"host": "gateway", "expect": [{"says": "revision"}]}, "either `value` or `matches`"),
        ({"host": "gateway", "expect": [{"says": "revision", "matches": "("}]}, "a regular expression"),
        ({"host": "g", "expect": [{"table": "input", "register": 0, "type": "u16", "matches": "1"}]}, "string"),
    ],
)
def test_a_wrong_connection_is_told_in_the_words_of_the_file(given: dict[str, Any], said: str) -> None:
    """Which keys go with which transport is said, not guessed."""
    with pytest.raises(ValidationError, match=said):
        Connection.model_validate(given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"table": "holding", "register": 1}, "a `type` for"),
        ({"table": "coil", "register": 1, "type": "u16"}, 'type = "bool", or none, for a coil'),
        ({"table": "discrete", "register": 1, "word_order": "big"}, "neither `bit` nor"),
        ({"table": "input", "register": 1, "type": "u16", "bit": 3}, "`bit` with type"),
        ({"table": "input", "register": 1, "type": "bool", "bit": 16}, "less than or equal to 15"),
        ({"table": "input", "register": 1, "type": "string"}, "`length`"),
        ({"table": "input", "register": 1, "type": "u16", "length": 3}, "`length`"),
        ({"table": "input", "register": 65535, "type": "u32"}, "ends within the table"),
        ({"table": "input", "register": 65536, "type": "u16"}, "less than or equal to 65535"),
        ({"table": "input", "register": 0, "type": "u24"}, "'u64'"),
        ({"table": "input", "register": 0, "type": "u16", "unit": 256}, "less than or equal to 255"),
        ({"table": "input", "address": 0, "type": "u16"}, "Extra inputs"),
    ],
)
def test_a_wrong_address_is_told_in_the_words_of_the_file(given: dict[str, Any], said: str) -> None:
    """A profile that cannot work is found before any machine is reached."""
    with pytest.raises(ValidationError, match=said):
        Address.model_validate(given)


@pytest.mark.parametrize("given", [{"max_registers": 126}, {"max_bits": 2001}, {"gap": -1}, {"order": "big"}])
def test_options_keep_to_the_protocol(given: dict[str, Any]) -> None:
    """No request can be longer than the protocol allows."""
    with pytest.raises(ValidationError):
        Options.model_validate(given)


def test_the_serial_keys_have_the_defaults_of_the_standard() -> None:
    """19200 baud, even parity, one stop bit. Source: Modbus over Serial Line V1.02, 3.2."""
    line = Connection.model_validate({"transport": "serial", "device": "/dev/ttyUSB0"})
    assert (line.baud_rate, line.parity, line.stop_bits) == (19200, "even", 1)


def test_the_port_follows_the_transport() -> None:
    """802 over TLS, 502 without. Source: MODBUS/TCP Security Protocol Specification v21."""
    secured = {"transport": "tls", "host": "g", "ca_file": "ca.pem"}
    ports = [Connection.model_validate(given).port for given in (secured, secured | {"port": 8802}, {"host": "g"})]
    assert ports == [802, 8802, 502]


def test_every_key_explains_itself_in_the_schema() -> None:
    """The editor of a profile or a site file sees what a key means, and durations as text with a unit."""
    for model in (DIALECT.connection, DIALECT.address, DIALECT.options):
        for key, schema in model.model_json_schema()["properties"].items():
            assert schema.get("description"), f"{model.__name__}.{key}"
    assert "register" in Address.model_json_schema()["properties"]
    assert Connection.model_json_schema()["properties"]["poll"]["type"] == "string"


@pytest.mark.parametrize(
    ("points", "options", "said"),
    [
        ([], {}, "at least one point"),
        ([("program", {"table": "input", "register": 0, "type": "string", "length": 60}, False)],
         {"max_registers": 20}, "more than one request"),
        ([("permit", {"table": "discrete", "register": 0}, True)], {}, "can only be read"),
    ],
)  # fmt: skip
def test_a_profile_that_no_request_can_serve_is_refused_at_building(
    points: list[tuple[str, dict[str, Any], bool]], options: dict[str, Any], said: str
) -> None:
    """What only shows once address and options meet is said before anything is sent."""
    made = [Point(signal, Address.model_validate(where), writable=writable) for signal, where, writable in points]
    device = Device("m", Connection.model_validate({"host": "h"}), made, Options.model_validate(options))
    with pytest.raises(ValueError, match=said):
        ModbusAdapter(device)
