"""Facts as events: which leave the house, and what of them; everything else stays, new kinds too.

Nothing that people type leaves: reasons, comments, names of tools, what a machine was told to be an order. Nothing
about papers, accounts, teaching and privacy leaves at all. People are opaque ids, and those only where the site file
says so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from collector.core import facts as f
from collector.core.facts import Attribution, Fact
from collector.core.plain import time_text, to_plain
from collector.outgoing import Recorded
from collector.sinks.mqtt.messages import Message, alarm_body
from collector.sinks.mqtt.namespace import Namespace
from collector.sinks.mqtt.standing import SCHEMA, told_attribution


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a kind of fact: these fields, and those with people's opaque ids where that is wanted."""

    fields: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


EVENTS: Mapping[type[Fact], Told] = {
    f.CollectorStarted: Told(("boot", "software")),
    f.CollectorStopped: Told(("boot",)),
    # Not `reason`: it may name addresses and accounts of the machine.
    f.CoverageLost: Told(),
    f.CoverageRegained: Told(("lost_at", "clock_offset")),
    f.ExecutionChanged: Told(("execution", "previous")),
    f.ModeChanged: Told(("mode", "value", "excluded")),
    f.ProgramChanged: Told(("program", "previous")),
    f.ToolChanged: Told(("tool", "previous")),
    f.AlarmRaised: Told(("alarm",)),
    f.AlarmCleared: Told(("alarm",)),
    f.GuardChanged: Told(("closed",)),
    f.CycleStarted: Told(("cycle", "seen", "program", "attribution")),
    f.CycleEnded: Told(
        ("cycle", "outcome", "started_at", "start_seen", "gross", "active", "hold", "blind", "program", "tools",
         "excluded", "attribution", "attribution_at_end"),
    ),
    f.CounterBaselined: Told(("counter", "epoch", "value")),
    f.CounterReset: Told(("counter", "previous", "value")),
    f.PartsCounted: Told(
        ("count", "counter", "parts", "step", "raw_from", "raw_to", "origin", "backfilled", "since", "excluded",
         "quality", "cycle", "attribution", "program"),
    ),
    f.CountHeld: Told(("hold", "counter", "raw_from", "raw_to", "steps", "parts", "plausible", "attribution")),
    f.HeldCountReviewed: Told(("hold", "accepted")),
    f.PartsAssigned: Told(("count", "attribution")),
    f.PartsCorrected: Told(("count", "parts", "good", "scrap", "rework")),
    f.SessionOpened: Told(("session", "order", "operation", "role", "via"), ("persons",)),
    f.SessionJoined: Told(("session", "via"), ("person",)),
    f.SessionLeft: Told(("session", "via"), ("person",)),
    f.SessionClosed: Told(("session", "via")),
    f.SessionCorrected: Told(("session", "closed_at")),
    f.OrderReported: Told(("order", "operation")),
    f.OrderChanged: Told(("order", "state", "changed", "operations", "removed", "via")),
    f.PartsDeclared: Told(
        ("count", "attribution", "good", "scrap", "rework", "reason_code", "via", "declaration"),
    ),
    f.DeclarationWithdrawn: Told(("declaration", "via")),
    f.StopReasonGiven: Told(("since", "until", "reason_code", "via")),
    f.TrainerCalled: Told(("reason_code", "via"), ("persons",)),
    f.TrainerCame: Told(("via",)),
    f.CallWithdrawn: Told(("via",)),
    f.ToolListed: Told(("tool", "place", "by", "full", "warning")),
    f.ToolRemoved: Told(("tool",)),
    f.ToolLifeRead: Told(("tool", "by", "left")),
    f.ToolRenewed: Told(("tool", "by", "left", "previous")),
    f.ToolConditionChanged: Told(("tool", "condition", "previous", "lock_reason", "left")),
    # Not which conditions failed, nor until when: both may tell of papers, and those may be medical.
    f.AccessDecided: Told(("decision", "mode", "outcome", "via", "enforced"), ("person", "guardian")),
    f.PermitGiven: Told(("session",), ("persons",)),
    f.PermitWithheld: Told(("reason", "grace_until")),
    f.PermitNotObeyed: Told(("wanted",)),
    f.UnauthorisedRun: Told(("reason", "session"), ("persons",)),
    f.RightExpired: Told(("session", "grace_until"), ("person",)),
    f.SupervisorPresent: Told(("place", "renewed"), ("person",)),
    f.SupervisorLeft: Told(("place", "reason"), ("person", "to")),
    f.OverrideGranted: Told(("override", "since", "until"), ("person", "by")),
}  # fmt: skip
"""What leaves the house."""

IN_THE_HOUSE: frozenset[type[Fact]] = frozenset(
    {
        f.PaperRecorded, f.PaperRevoked,
        f.SegmentsRemoved, f.LegalHoldPlaced, f.LegalHoldLifted, f.PersonErased,
        f.AccountOpened, f.AccountChanged, f.AccountClosed, f.TokenIssued, f.TokenRevoked,
        f.DevicePaired, f.DeviceRevoked, f.PinSet, f.PinRemoved,
        f.CompetenceAssessed, f.AssessmentWithdrawn,
    }
)  # fmt: skip
"""What stays. A kind that is in neither list stays, too."""

HASHED = frozenset({"declaration"})
"""Ids that whoever sends something chooses, and might choose to be words: digests are told, which pair as well."""

RINGING: Mapping[type[Fact], tuple[str, str]] = {
    f.AlarmRaised: ("{where} : alarme {what}", "{where}: alarm {what}"),
    f.AlarmCleared: ("{where} : fin de l'alarme {what}", "{where}: alarm {what} is over"),
}
"""Alarms of the controller itself in words: French and English."""


def messages(entry: Recorded, names: Namespace, *, persons: bool) -> list[Message]:
    """What is published of a fact: an event, and an alarm if it is one; nothing where it stays in the house.

    An event is a JSON object: `schema`, `id` (the fact's: the same told twice has the same), `seq` (its place in the
    journal), `kind`, `at` and `recorded_at` (UTC), `site`, `place`, `line`, `machine` (ids; null where there is none),
    and in `data` what the kind has; see `EVENTS`. An alarm is as `[alarms.mqtt]` tells it, with `seq`.
    """
    fact = entry.fact
    table = EVENTS.get(type(fact))
    if table is None:
        return []
    kind = type(fact).__name__
    cell = names.machines.get(fact.machine)
    place = cell.place if cell is not None else str(getattr(fact, "place", "")) if not fact.machine else ""
    common: dict[str, Any] = {
        "schema": SCHEMA, "id": entry.id, "seq": entry.seq, "kind": kind, "at": time_text(fact.at),
        "site": names.site, "place": place or None, "machine": fact.machine or None,
    }  # fmt: skip
    plain = to_plain(fact)
    event = {
        **common,
        "recorded_at": time_text(entry.recorded_at),
        "line": cell.line if cell is not None else None,
        "data": {
            field: _told(field, getattr(fact, field), plain[field], persons=persons)
            for field in table.fields + (table.persons if persons else ())
        },
    }
    found = [Message(names.events(fact.machine, place), _json(event))]
    if (ringing := _alarm(fact, names, persons=persons)) is not None:
        found.append(Message(names.alarms(fact.machine, place), _json({**common, **ringing})))
    return found


def _alarm(fact: Fact, names: Namespace, *, persons: bool) -> dict[str, Any] | None:
    if isinstance(fact, f.AlarmRaised | f.AlarmCleared):
        cell = names.machines.get(fact.machine)
        words = {"where": cell.name if cell is not None else fact.machine, "what": fact.alarm}
        french, english = RINGING[type(fact)]
        return {"text": {"fr": french.format(**words), "en": english.format(**words)}, "alarm": fact.alarm}
    body = alarm_body(fact, names.layout)
    if body is not None and not persons:
        body = {key: value for key, value in body.items() if key not in ("persons", "to")}
    return body


def _told(field: str, value: Any, plain: Any, *, persons: bool) -> Any:
    if isinstance(value, Attribution):
        return told_attribution(value, persons=persons)
    if field in HASHED:
        return hashlib.sha256(str(value).encode()).hexdigest()[:32] if value else None
    return plain


def _json(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
