"""Where a point lives among a broker's topics, and what a profile says of the device as a whole: data, no access."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import ceil
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from adapters.mqtt.connection import Connection
from collector.core.signals import kind_of
from collector.errors import Problem
from collector.ports import Device, Seconds

LONGEST_PULSE = 64_800
"""Seconds: the longest PulseTime of Tasmota (64900)."""

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def _topic(text: str) -> str:
    bare = _PLACEHOLDER.sub("x", text)
    if not bare or re.search(r"[+#{}\x00-\x1f\x7f]", bare) or len(text.encode()) > 1000:
        raise ValueError('a topic without + and #, such as "tele/{device}/SENSOR"')
    return text


def _path(text: str) -> str:
    if not all(text.split(".")):
        raise ValueError('a path of names with dots between them, such as "RDM6300.UID"')
    return text


def _one_or_several(given: object) -> object:
    if isinstance(given, str):
        return (given,)
    return tuple(given) if isinstance(given, list) else given


Topic = Annotated[str, AfterValidator(_topic)]
Path = Annotated[str, AfterValidator(_path)]
_ONE_OR_SEVERAL = WithJsonSchema(
    {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
)
Topics = Annotated[tuple[Topic, ...], Field(min_length=1), BeforeValidator(_one_or_several), _ONE_OR_SEVERAL]
Paths = Annotated[tuple[Path, ...], Field(min_length=1), BeforeValidator(_one_or_several), _ONE_OR_SEVERAL]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Place(_Strict):
    """Where something is said: one topic, or several that may say it; in JSON, the first of the paths that is there."""

    topic: Topics = Field(description="The topic, or a list of topics that all say it; {device} is the device's name")
    paths: Paths = Field(
        default=(),
        alias="json",
        description='Where it stands in a JSON message, with dots: "RDM6300.UID"; a list takes the first that is '
        "there. A message that has none of them says nothing about it. Without it the whole message is the value",
    )


class Question(_Strict):
    """A message after which the device says how it stands."""

    topic: Topic = Field(description="The topic on which the device takes it")
    payload: str = Field(default="", description="The message; often empty")


class SignOfLife(Question):
    """A question that only a device which lives answers."""

    answer: Topics = Field(description="The topic, or the topics, on which it answers")


class Address(Place):
    """Where a point lives: on which topic the device says it, and, if it can be told, how."""

    badge: Literal["hex", "decimal", "rdm6300"] = Field(
        default="hex",
        description="For a badge: how the reader writes its number. rdm6300 is the reader's own frame, as a serial "
        "bridge passes it on",
    )
    ask: Question | None = Field(default=None, description="What makes the device say it now")
    command_topic: Topic | None = Field(default=None, description="Where the device takes commands, for a relay")
    payload_on: str = Field(default="ON", description="The command that closes the relay")
    payload_off: str = Field(default="OFF", description="The command that opens the relay")
    rpc: Topic | None = Field(
        default=None, description="Instead of command_topic: where a Shelly (Gen2 and later) takes JSON-RPC"
    )
    switch: int = Field(default=0, ge=0, le=99, description="With rpc: which of its switches")
    dead_man: Seconds | None = Field(
        default=None,
        gt=0,
        le=LONGEST_PULSE,
        description="After how long the relay opens by itself, unless it is told again: toggle_after with rpc, the "
        "PulseTime at pulse_time otherwise",
    )
    pulse_time: Topic | None = Field(
        default=None, description="Where a Tasmota takes its PulseTime, which is set when connecting, and confirmed"
    )
    pulse_time_json: Path = Field(
        default="PulseTime1.Set", description="Where the answer, on one of the row's topics, has the PulseTime"
    )

    @model_validator(mode="after")
    def _keys_that_belong_together(self) -> Self:
        if self.command_topic is not None and self.rpc is not None:
            raise ValueError("either `command_topic` or `rpc`")
        if self.payload_on == self.payload_off:
            raise ValueError("a `payload_off` that is not the `payload_on`")
        if self.pulse_time is not None and (self.command_topic is None or self.dead_man is None):
            raise ValueError("`command_topic` and `dead_man` together with `pulse_time`")
        if self.dead_man is not None and self.pulse_time is None and self.rpc is None:
            raise ValueError("`pulse_time` or `rpc`, which hold the `dead_man`")
        if self.rpc is not None and not self.paths:
            raise ValueError('the path of the switch\'s state with `rpc`: json = "output"')
        return self

    @property
    def topics(self) -> Iterator[tuple[str, str]]:
        """Every topic that it names, with the key that names it."""
        yield from (("topic", topic) for topic in self.topic)
        asked = self.ask.topic if self.ask is not None else None
        others = {"ask": asked, "command_topic": self.command_topic, "rpc": self.rpc, "pulse_time": self.pulse_time}
        yield from ((key, topic) for key, topic in others.items() if topic is not None)


class Online(Place):
    """Where the broker keeps whether the device is there: its last will."""

    online: str = Field(default="Online", description="What stands there while it is")
    offline: str = Field(default="Offline", description="What the broker puts there when it is lost")


class Identity(Place):
    """One thing that the device says of itself."""

    ask: Question | None = Field(default=None, description="What makes it say so")


class Options(_Strict):
    """What a profile says of an MQTT device as a whole."""

    online: tuple[Online, ...] = Field(
        default=(), description="Last wills: one for each device; when one is offline, the machine is unreachable"
    )
    ask: tuple[SignOfLife, ...] = Field(
        default=(),
        description="Questions asked when connecting and again and again: nothing heard of the device for `silence` "
        "means that it is gone, whatever its last will says",
    )
    identity: dict[str, Identity] = Field(
        default={}, description="What the device says of itself, by name; `expect` in the site file compares it"
    )


def pulse_time(seconds: float) -> int:
    """Tasmota's PulseTime for a duration, rounded up to what it can hold.

    Source: Tasmota commands, PulseTime: 1 to 111 in steps of 0.1 s, 112 to 64900 seconds offset by 100.
    """
    tenths = ceil(round(seconds * 10, 6))
    return tenths if tenths <= 111 else ceil(round(seconds, 6)) + 100


def filled_in(topic: str, names: Mapping[str, str]) -> str:
    """A topic with the devices' names in place of its placeholders."""
    return _PLACEHOLDER.sub(lambda match: names.get(match[1], match[0]), topic)


def problems_of(device: Device) -> list[Problem]:
    """What cannot work whatever the device answers: names that nobody gives, relays that nothing can be told.

    Args:
        device: Its connection, options and points, as the models of this dialect.

    Returns:
        The problems, without a file: their place begins with `connection` or `signal <name>`.
    """
    connection, options = device.connection, device.options
    assert isinstance(connection, Connection)
    assert isinstance(options, Options)
    problems = []
    for point in device.points:
        address = point.address
        assert isinstance(address, Address)
        where = f"signal {point.signal}"
        kind = kind_of(point.signal)
        if point.writable and address.command_topic is None and address.rpc is None:
            problems.append(Problem("", where, "", "`command_topic` or `rpc`, for a signal that is writable"))
        if point.writable and kind is not None and kind.type is not bool:
            problems.append(Problem("", where, "writable", "a signal that is true or false: a relay is told no other"))
    missing: dict[str, str] = {}
    for topic in _all_topics(device, options):
        for name in _PLACEHOLDER.findall(topic):
            if name not in connection.names:
                missing.setdefault(name, topic)
    for name, topic in missing.items():
        key = "connection.device" if name == "device" else f"connection.devices.{name}"
        problems.append(Problem("", key, "", f"the name that {{{name}}} in {topic} stands for"))
    for name in connection.expect:
        if name not in options.identity:
            known = ", ".join(sorted(options.identity)) or "none"
            problems.append(Problem("", f"connection.expect.{name}", name, f"what the profile can ask for: {known}"))
    return problems


def _all_topics(device: Device, options: Options) -> Iterator[str]:
    for point in device.points:
        yield from (topic for _, topic in point.address.topics)
    for online in options.online:
        yield from online.topic
    for question in options.ask:
        yield from (question.topic, *question.answer)
    for identity in options.identity.values():
        yield from identity.topic
        if identity.ask is not None:
            yield identity.ask.topic
