"""What a broker's answers and a lost line mean: try again, call a person, or put one message aside."""

from __future__ import annotations

import ssl

from aiomqtt.exceptions import MqttConnectError
from paho.mqtt.reasoncodes import ReasonCode

from collector.errors import SinkError, SinkRefused

FOR_A_PERSON = {
    0x84: "the broker does not speak this version of MQTT",
    0x85: "the broker does not take our name: set `client_id`",
    0x86: "check `user` and its password",
    0x87: "check `user` and its password, and what the broker lets this user publish",
    0x8A: "the broker has banned us",
    0x8C: "the broker does not take this way to log in",
}
"""Reasons for which a broker refuses us, and what to do. Source: MQTT 5.0, 3.2.2.2 (paho maps those of 3.1.1 to it)."""


NOT_OF_THIS_KIND = frozenset({0x83, 0x90, 0x99})
"""Reasons for which a broker does not take one message and takes others. Source: MQTT 5.0, 3.4.2.1."""


class NotTaken(SinkError):
    """A broker will not have a message, whoever tells it and however often."""


def by_answer(reason: ReasonCode, broker: str) -> SinkError:
    """What it means that a broker does not confirm a message, but says why."""
    said = f"{broker}: {reason}"
    if reason.value in NOT_OF_THIS_KIND:
        return NotTaken(said)
    if reason.value in FOR_A_PERSON:
        return SinkRefused(f"{said}: {FOR_A_PERSON[reason.value]}")
    return SinkError(said)


def by_exception(failure: BaseException, broker: str) -> SinkError:
    """What a failure of the line means: try again, or call a person."""
    # aiomqtt hides the cause of a failed connect behind `from None`, and names that of a lost one.
    match failure, failure.__cause__ or failure.__context__:
        case MqttConnectError(rc=ReasonCode() as reason), _:
            if reason.value in FOR_A_PERSON:
                return SinkRefused(f"{broker}: {reason}: {FOR_A_PERSON[reason.value]}")
            return SinkError(f"{broker}: {reason}")
        case _, ssl.SSLCertVerificationError() as cause:
            return SinkRefused(f"{broker}: its certificate is not to be trusted: {cause.verify_message}")
        case _, cause:
            return SinkError(f"{broker}: {cause or failure or type(failure).__name__}")
