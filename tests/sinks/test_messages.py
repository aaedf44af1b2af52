"""Alarms in words: which facts are alarms, where they are told, what they say, and what they never say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.facts import (
    Fact,
    PermitNotObeyed,
    RecordingResumed,
    RecordingStopped,
    RightExpired,
    Role,
    SessionOpened,
    encode,
    fact_id,
)
from collector.sinks.mqtt.messages import WORDS, alarm
from collector.sinks.mqtt.topics import as_level
from tests.sinks.listening import AT_THE_LATHE, EVERY_KIND, LAYOUT, NOW, run_at

AT = "2026-11-23T09:00:00.000000Z"
SAID: list[dict[str, Any]] = [
    {
        "text": {
            "fr": "Tour CN : en marche, mais la session n'en a pas le droit",
            "en": "Tour CN: runs, and those in its session have no right to run it",
        },
        "persons": ["p-1", "p-2"], "reason": "denied", "session": "tour-1.s4",
    },
    {
        "text": {
            "fr": "Tour CN : l'autorisation de démarrage n'est pas celle qui a été écrite",
            "en": "Tour CN: the start permission is not the one that was written",
        },
        "persons": [], "wanted": False,
    },
    {
        "text": {
            "fr": "Tour CN : le droit d'une personne en session a pris fin",
            "en": "Tour CN: the right of somebody in its session is over",
        },
        "persons": ["p-1"], "session": "tour-1.s4", "grace_until": "2026-11-23T09:05:00.000000Z",
    },
    {
        "text": {
            "fr": "Tôlerie : un encadrant a passé le relais",
            "en": "Tôlerie: a supervisor has handed over to another",
        },
        "persons": ["t-1"], "reason": "handover", "to": "t-2",
    },
]  # fmt: skip


def body_of(fact: Fact) -> dict[str, Any]:
    """What is published of a fact that is an alarm."""
    message = alarm(fact, LAYOUT)
    assert message is not None
    body: dict[str, Any] = json.loads(message.payload)
    return body


@pytest.mark.parametrize(("fact", "said"), list(zip(EVERY_KIND, SAID, strict=True)), ids=lambda one: type(one).__name__)
def test_an_alarm_says_what_where_and_when(fact: Fact, said: dict[str, Any]) -> None:
    """All of it, and nothing besides; its id is the journal's."""
    kind = type(fact).__name__
    common = {"id": fact_id(kind, encode(fact)), "kind": kind, "at": AT, "site": "saint-eloi"}
    at_machine = {"place": "usinage", "machine": "tour-1"}
    assert body_of(fact) == common | (at_machine if fact.machine else {"place": "tolerie", "machine": None}) | said


def test_topics_nest_site_place_and_machine() -> None:
    """A machine's alarms stand under its place, a supervisor's under his."""
    topics = [message.topic for fact in EVERY_KIND if (message := alarm(fact, LAYOUT)) is not None]
    assert topics == [AT_THE_LATHE] * 3 + ["etabli/saint-eloi/tolerie/alarms"]


def test_what_is_no_alarm_is_not_published() -> None:
    """Who works where is nobody's business at the broker."""
    opened = SessionOpened(
        machine="tour-1", at=NOW, session="s", persons=("p-1",), order=None, operation=None, role=Role.RUN,
        author="p-1", via="badge",
    )  # fmt: skip
    assert alarm(opened, LAYOUT) is None


@given(st.text(min_size=1), st.text(min_size=1))
def test_nothing_that_is_typed_or_read_gets_out(found: str, code: str) -> None:
    """What a device answered, and which conditions failed (they may be medical), make no difference to what is sent."""
    told = PermitNotObeyed(machine="tour-1", at=NOW, wanted=True, found=found)
    expired = RightExpired(machine="tour-1", at=NOW, session="s", person="p-1", failed=(code,))
    for one, plain in (
        (told, PermitNotObeyed(machine="tour-1", at=NOW, wanted=True, found="")),
        (expired, RightExpired(machine="tour-1", at=NOW, session="s", person="p-1", failed=())),
    ):
        assert body_of(one) | {"id": ""} == body_of(plain) | {"id": ""}


@given(reason=st.text())
def test_an_unknown_reason_is_an_alarm_all_the_same(reason: str) -> None:
    """Facts of a later version, or of a machine that the site file names no more."""
    assert body_of(run_at(0, reason))["text"]["fr"].startswith("Tour CN : en marche")
    fact = PermitNotObeyed(machine="scie-9", at=NOW, wanted=True, found="")
    message = alarm(fact, LAYOUT)
    assert message is not None and message.topic == "etabli/saint-eloi/scie-9/alarms"
    assert body_of(fact)["text"]["en"].startswith("scie-9: ")


def test_both_languages_name_the_place() -> None:
    """Every text says where, in French and in English."""
    assert all("{where}" in text for texts in WORDS.values() for text in texts)
    assert all(len(texts) == 2 for texts in WORDS.values())


@pytest.mark.parametrize(
    ("name", "level"),
    [("École de production Saint-Éloi", "ecole-de-production-saint-eloi"), ("Cœur d'Hérault", "coeur-d-herault"),
     ("  +#/ $ ", ""), ("工場", ""), ("A" * 80, "a" * 60), ("a" * 59 + " b", "a" * 59)],
)  # fmt: skip
def test_a_site_s_name_becomes_a_level(name: str, level: str) -> None:
    """Without accents, blanks, and what means something in a topic."""
    assert as_level(name) == level


@given(st.text())
def test_a_level_is_always_one(name: str) -> None:
    """Whatever the school is called."""
    assert set(as_level(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(as_level(name)) <= 60


def test_a_full_disk_is_the_whole_site_s() -> None:
    """Neither a machine nor a place is named: nothing is recorded of any."""
    message = alarm(RecordingStopped(machine="", at=NOW, free=4_096), LAYOUT)
    assert message is not None
    assert message.topic == "etabli/saint-eloi/alarms"
    body = json.loads(message.payload)
    assert (body["machine"], body["place"], body["free"]) == (None, None, 4_096)
    assert body["text"]["fr"].startswith("saint-eloi : disque plein")
    resumed = alarm(RecordingResumed(machine="", at=NOW, stopped_at=NOW), LAYOUT)
    assert resumed is not None
    assert json.loads(resumed.payload)["stopped_at"] == AT
