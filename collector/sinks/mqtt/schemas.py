"""JSON Schemas of what the namespace tells, for programs that listen: `etabli schema event`, `etabli schema state`."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from collector.core.facts import Attribution
from collector.core.signals import Execution
from collector.sinks.mqtt.events import EVENTS, HASHED
from collector.sinks.mqtt.standing import SCHEMA

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"type": "string"}
_MAYBE: dict[str, Any] = {"type": ["string", "null"]}
_TIME: dict[str, Any] = {"type": "string", "format": "date-time"}
_MAYBE_TIME: dict[str, Any] = {"type": ["string", "null"], "format": "date-time"}
_NUMBER: dict[str, Any] = {"type": ["number", "null"]}
_COUNT: dict[str, Any] = {"type": "integer"}
_TRUTH: dict[str, Any] = {"type": "boolean"}
_PERSONS: dict[str, Any] = {"type": "array", "items": _TEXT, "description": "opaque ids, where the site tells them"}


def event_schema() -> dict[str, Any]:
    """What is told on `.../events`: one of the kinds, each with its own data."""
    definitions: dict[str, Any] = {}
    kinds = []
    for kind, told in EVENTS.items():
        plain = TypeAdapter(kind).json_schema(mode="serialization", ref_template="#/$defs/{model}")
        definitions |= plain.pop("$defs", {})
        given = plain["properties"]
        data = {field: _MAYBE if field in HASHED else given[field] for field in told.fields + told.persons}
        about = " ".join((kind.__doc__ or "").partition("\n\n")[0].split())
        kinds.append(
            {
                "properties": {"kind": {"const": kind.__name__}, "data": _object(data, optional=told.persons)},
                # A dataclass without words of its own is described by its signature.
                **({"description": about} if not about.startswith(f"{kind.__name__}(") else {}),
            }
        )
    if Attribution.__name__ in definitions:
        whose = definitions[Attribution.__name__]["properties"]
        definitions[Attribution.__name__] = _object(whose, optional=("persons",))
    head = {
        "schema": {"const": SCHEMA}, "id": {**_TEXT, "description": "the fact's: what is told twice has the same"},
        "seq": {**_COUNT, "description": "its place in the journal"}, "kind": _TEXT, "at": _TIME,
        "recorded_at": _TIME, "site": _TEXT, "place": _MAYBE, "line": _MAYBE, "machine": _MAYBE,
        "data": {"type": "object"},
    }  # fmt: skip
    return {"$schema": DIALECT, "title": "etabli: event over MQTT", **_object(head), "oneOf": kinds,
            "$defs": definitions}  # fmt: skip


def state_schema() -> dict[str, Any]:
    """What is told on `.../state`, retained."""
    cycle = _object(
        {
            "cycle": _TEXT, "ended_at": _TIME, "gross": _NUMBER, "active": _NUMBER, "program": _MAYBE,
            "order": _MAYBE, "operation": _MAYBE,
        }
    )  # fmt: skip
    parts = _object({"since": _TIME, "counted": _COUNT, "scrap": _COUNT, "rework": _COUNT, "good": _COUNT})
    mode = {"type": "object", "properties": {"excluded": {"type": "array", "items": _TEXT}}}
    fields = {
        "at": {**_TIME, "description": "when it was told"}, "heard_at": _MAYBE_TIME, "schema": {"const": SCHEMA},
        "site": _TEXT, "place": _TEXT, "line": _TEXT, "machine": _TEXT, "name": _TEXT, "family": _TEXT,
        "stale": {**_TRUTH, "description": "the line does not stand: what follows is what was last known"},
        "connection": _object({"state": _TEXT, "since": _MAYBE_TIME}),
        "coverage": _object({"seen": _TRUTH, "lost_at": _MAYBE_TIME}),
        "execution": _object({"state": {"enum": list(Execution)}, "since": _MAYBE_TIME}),
        "mode": mode, "program": _MAYBE, "tool": _MAYBE, "session": _MAYBE, "order": _MAYBE, "operation": _MAYBE,
        "persons": _PERSONS, "cycle": _MAYBE, "last_cycle": {"anyOf": [cycle, {"type": "null"}]},
        "parts": {"anyOf": [parts, {"type": "null"}], "description": "of today, by the site's clocks"},
        "alarm": {"anyOf": [_object({"text": _TEXT, "since": _MAYBE_TIME}), {"type": "null"}]},
        "emergency_stop": _TRUTH, "guard_closed": {"type": ["boolean", "null"]},
    }  # fmt: skip
    return {
        "$schema": DIALECT, "title": "etabli: a machine's state over MQTT", **_object(fields, optional=("persons",))
    }  # fmt: skip


def _object(fields: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [field for field in fields if field not in optional]
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}
