"""Which facts leave the house, what of them, and what never does."""

from __future__ import annotations

import types
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from jsonschema import Draft202012Validator, ValidationError

from collector.core.facts import FACTS, AlarmRaised, Fact, SupervisorLeft
from collector.sinks.mqtt.events import EVENTS, IN_THE_HOUSE, messages
from collector.sinks.mqtt.messages import Message
from collector.sinks.mqtt.schemas import event_schema, state_schema
from collector.sinks.mqtt.standing import LastCycle, Made, told
from tests.sinks.telling import LATHE, NAMES, NOW, Heard, Scene, cycle, id_of

TYPED = {"reason", "author", "text", "name", "found", "task", "condition", "role", "declaration", "call", "comment"}
"""Fields that hold what somebody has typed, or chose freely, in one kind of fact or another."""
OURS = {"PermitWithheld", "UnauthorisedRun", "SupervisorLeft"}
"""Kinds whose `reason` is a word of ours."""
PEOPLE = {"person", "persons", "guardian", "to", "author"}


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact in the journal."""

    fact: Fact
    seq: int = 7
    recorded_at: datetime = NOW

    @property
    def id(self) -> str:
        return id_of(self.fact)


def filled(kind: Any, path: str = "") -> Any:
    """A dataclass whose every text says in which field it stands: `<<reason>>`."""
    hints = get_type_hints(kind)
    return kind(**{one.name: value_of(hints[one.name], one.name) for one in fields(kind)})


def value_of(hint: Any, name: str) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return value_of(get_args(hint)[0], name)
    if get_origin(hint) is tuple:
        return (value_of(get_args(hint)[0], name),)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    if is_dataclass(hint):
        return filled(hint)
    if hint is datetime:
        return NOW
    return f"<<{name}>>" if hint is str else hint(1)


def said(fact: Fact, *, persons: bool) -> list[Message]:
    return messages(Recorded(fact), NAMES, persons=persons)


def test_every_kind_is_decided() -> None:
    """A kind that is new either leaves or stays: whoever adds it decides. What leaves is told by fields that it has."""
    assert set(EVENTS) | IN_THE_HOUSE == set(FACTS.values())
    assert not set(EVENTS) & IN_THE_HOUSE
    for kind, out in EVENTS.items():
        assert {*out.fields, *out.persons} <= {one.name for one in fields(kind)}, kind


@pytest.mark.parametrize("kind", FACTS.values(), ids=lambda kind: kind.__name__)
def test_what_stays_in_the_house_stays(kind: type[Fact]) -> None:
    """Papers, accounts, teaching, privacy: nothing at all. Of the rest nothing that is typed, and nobody unasked."""
    fact = filled(kind)
    plain = b"".join(one.payload for one in said(fact, persons=False))
    asked = b"".join(one.payload for one in said(fact, persons=True))
    assert bool(plain) is (kind not in IN_THE_HOUSE)
    for field in TYPED - ({"reason"} if kind.__name__ in OURS else set()):
        assert f"<<{field}>>".encode() not in asked, field
    for field in PEOPLE:
        assert f"<<{field}>>".encode() not in plain, field
    assert b"<<failed>>" not in asked and b"<<digest>>" not in asked


def test_an_event_says_what_happened_where_and_when() -> None:
    """All of it, under the machine's own topic; its id is the journal's."""
    [message] = said(cycle(3), persons=True)
    assert (message.topic, message.retain) == (f"{LATHE}/events", False)
    body = Heard(message.topic, message.payload, False).body
    data = body.pop("data")
    assert body == {
        "schema": 1, "id": id_of(cycle(3)), "seq": 7, "kind": "CycleEnded", "at": "2026-11-23T09:00:03.000000Z",
        "recorded_at": "2026-11-23T09:00:00.000000Z", "site": "saint-eloi", "place": "usinage", "line": "tournage",
        "machine": "tour-1",
    }  # fmt: skip
    assert (data["cycle"], data["outcome"], data["gross"]) == ("tour-1.c3", "completed", 1.0)
    assert data["attribution"] == {
        "session": "dmu.s1", "order": "C-1", "operation": "10", "role": "run", "persons": ["p-anne"]
    }  # fmt: skip


def test_an_alarm_is_told_twice_as_an_event_and_in_words() -> None:
    """Under one id, so that who listens to both drops one."""
    event, alarm = said(AlarmRaised(machine="tour-1", at=NOW, alarm="E-7"), persons=False)
    assert (event.topic, alarm.topic) == (f"{LATHE}/events", f"{LATHE}/alarms")
    body = Heard("", alarm.payload, False).body
    assert body["text"] == {"fr": "Tour CN : alarme E-7", "en": "Tour CN: alarm E-7"}
    assert body["id"] == Heard("", event.payload, False).body["id"]


def test_what_is_of_no_machine_stands_under_its_place_or_the_site() -> None:
    """A machine that the site file names no more is told with the site."""
    left = SupervisorLeft(machine="", at=NOW, person="t-1", place="usinage", reason="left")
    assert [one.topic for one in said(left, persons=False)] == [
        "ecoles/lyon/saint-eloi/usinage/events", "ecoles/lyon/saint-eloi/usinage/alarms"
    ]  # fmt: skip
    gone = AlarmRaised(machine="scie-9", at=NOW, alarm="E-7")
    assert said(gone, persons=False)[0].topic == "ecoles/lyon/saint-eloi/events"


def test_every_event_is_as_its_schema_says() -> None:
    """Each kind, with people and without; and a state. A program that listens can rely on it."""
    schema = event_schema()
    Draft202012Validator.check_schema(schema)
    valid = Draft202012Validator(schema)
    for kind in EVENTS:
        fact = filled(kind)
        for persons in (True, False):
            body = Heard("", said(fact, persons=persons)[0].payload, False).body
            valid.validate(body)
            with pytest.raises(ValidationError):
                valid.validate({**body, "data": {**body["data"], "reason_in_words": "x"}})
    made, last = Made(NOW, 5, 1, 0), LastCycle("tour-1.c1", NOW, 1.0, 1.0, "AXE", "C-1", "10")
    scene = Scene()
    scene.stand("tour-1", made=made, last_cycle=last, alarm_since=NOW)
    for persons in (True, False):
        body = told(scene.machines["tour-1"], NAMES.machines["tour-1"], NAMES.site, persons=persons)
        Draft202012Validator(state_schema()).validate({"at": "x", "heard_at": None, **body})
        assert body["parts"]["good"] == 4
