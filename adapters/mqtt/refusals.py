"""What a failure of the broker's line means to us: try again, call a person, or drop the line."""

from __future__ import annotations

import ssl

from aiomqtt import MqttError
from aiomqtt.exceptions import MqttConnectError
from paho.mqtt.reasoncodes import ReasonCode

from collector.errors import DeviceError, ProtocolError, Refused, Unreachable

_NO = {
    0x84: "the broker does not speak MQTT 3.1.1",
    0x85: "the broker does not take our name: set `client_id`",
    0x86: "check `user` and its password",
    0x87: "check `user` and its password, and what the broker lets this user do",
    0x8A: "the broker has banned us",
    0x8C: "the broker does not take this way to log in",
}
"""Reasons of a broker that refuses us, and what a person can do. Source: MQTT 5.0, 3.2.2.2 (paho maps 3.1.1 to it)."""


class TooMany(Exception):
    """Messages come faster than they are read."""


def by_exception(failure: Exception, doing: str, place: str) -> DeviceError:
    """The failure that an exception out of aiomqtt means.

    Args:
        failure: What came out of a call of aiomqtt.
        doing: What we were doing, in words.
        place: Where the broker is.
    """
    # aiomqtt hides the cause of a failed connect behind `from None`, and names that of a lost one.
    match failure, failure.__cause__ or failure.__context__:
        case MqttConnectError(rc=ReasonCode() as reason), _:
            if reason.value in _NO:
                return Refused(f"{doing}: {reason}: {_NO[reason.value]}")
            return Unreachable(f"{doing}: {reason}")
        case _, ssl.SSLCertVerificationError() as cause:
            return Refused(f"{doing}: the certificate of {place} is not to be trusted: {cause.verify_message}")
        case _, ssl.SSLError() as cause:
            return ProtocolError(f"{doing}: no TLS with {place}: {cause.reason or cause}")
        case _, TooMany() as cause:
            return Unreachable(f"{doing}: {cause}")
        case _, None | OSError() | MqttError() as cause:
            return Unreachable(f"{doing}: {place}: {cause or failure}")
        case _, cause:
            # paho reads packets with struct and indexes, and lets out whatever they raise.
            return ProtocolError(f"{doing}: {place} says what is no MQTT: {type(cause).__name__}")
