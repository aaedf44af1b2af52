"""Facts as alarms in words: what happened, where, when, in French and English; of people only their opaque ids.

What a message leaves out is left out on purpose. `PermitNotObeyed.found` and the like are words of devices, and the
conditions that ended a right may be medical: both stay in the journal, where the id leads to them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from collector.core.facts import (
    Fact,
    PermitNotObeyed,
    RightExpired,
    SupervisorLeft,
    UnauthorisedRun,
    encode,
    fact_id,
)
from collector.core.plain import time_text
from collector.sinks.mqtt.topics import Layout

WORDS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("UnauthorisedRun", ""): (
        "{where} : en marche sans que personne en ait le droit",
        "{where}: runs and nobody has the right to run it",
    ),
    ("UnauthorisedRun", "no session"): (
        "{where} : en marche sans que personne ait badgé",
        "{where}: runs and nobody has read a badge",
    ),
    ("UnauthorisedRun", "denied"): (
        "{where} : en marche, mais la session n'en a pas le droit",
        "{where}: runs, and those in its session have no right to run it",
    ),
    ("UnauthorisedRun", "expired"): (
        "{where} : en marche alors que le droit a pris fin",
        "{where}: runs although the right to run it is over",
    ),
    ("PermitNotObeyed", ""): (
        "{where} : l'autorisation de démarrage n'est pas celle qui a été écrite",
        "{where}: the start permission is not the one that was written",
    ),
    ("RightExpired", ""): (
        "{where} : le droit d'une personne en session a pris fin",
        "{where}: the right of somebody in its session is over",
    ),
    ("SupervisorLeft", ""): ("{where} : un encadrant n'est plus là", "{where}: a supervisor is no longer there"),
    ("SupervisorLeft", "left"): ("{where} : un encadrant est parti", "{where}: a supervisor has left"),
    ("SupervisorLeft", "lapsed"): (
        "{where} : la présence d'un encadrant n'a pas été renouvelée à temps",
        "{where}: a supervisor's presence was not renewed in time",
    ),
    ("SupervisorLeft", "elsewhere"): (
        "{where} : un encadrant est passé dans un autre lieu",
        "{where}: a supervisor has gone to another place",
    ),
    ("SupervisorLeft", "handover"): (
        "{where} : un encadrant a passé le relais",
        "{where}: a supervisor has handed over to another",
    ),
}
"""By kind of fact and its reason (empty where it has none, or another one): French and English."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is published: a topic, a payload (a JSON object as UTF-8, most often), and whether the broker keeps it."""

    topic: str
    payload: bytes
    retain: bool = False


def alarm(fact: Fact, layout: Layout) -> Message | None:
    """The alarm that a fact is; None for a fact that is none.

    Its JSON object: `id` (the fact's, as in the journal: the same alarm told twice has the same), `kind`, `at` (UTC),
    `site`, `place` and `machine` (ids; null where there is none), `text` (`fr`, `en`), `persons` (opaque ids), and by
    kind `reason`, `session`, `wanted`, `grace_until` (UTC), `to` (opaque id).
    """
    body = alarm_body(fact, layout)
    if body is None:
        return None
    return Message(layout.alarms(body["place"] or "", fact.machine), json.dumps(body, ensure_ascii=False).encode())


def alarm_body(fact: Fact, layout: Layout) -> dict[str, Any] | None:
    """What an alarm says, see `alarm`; None for a fact that is none."""
    said: dict[str, Any]
    persons: tuple[str, ...] = ()
    spot = layout.machines.get(fact.machine)
    place = spot.place if spot is not None else ""
    match fact:
        case UnauthorisedRun():
            persons, said = fact.persons, {"reason": fact.reason, "session": fact.session}
        case PermitNotObeyed():
            said = {"wanted": fact.wanted}
        case RightExpired():
            grace = time_text(fact.grace_until) if fact.grace_until is not None else None
            persons, said = (fact.person,), {"session": fact.session, "grace_until": grace}
        case SupervisorLeft():
            place, persons, said = fact.place, (fact.person,), {"reason": fact.reason, "to": fact.to}
        case _:
            return None
    kind = type(fact).__name__
    where = spot.name if spot is not None else fact.machine or layout.places.get(place, place)
    french, english = WORDS.get((kind, said.get("reason", ""))) or WORDS[kind, ""]
    return {
        "id": fact_id(kind, encode(fact)),
        "kind": kind,
        "at": time_text(fact.at),
        "site": layout.site,
        "place": place or None,
        "machine": fact.machine or None,
        "text": {"fr": french.format(where=where), "en": english.format(where=where)},
        "persons": persons,
        **said,
    }
