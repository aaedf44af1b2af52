"""Self-contained cases: dossier, machine and request in one JSON object, checked strictly, with a schema for people."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, get_args, get_type_hints
from zoneinfo import ZoneInfo, available_timezones

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from collector.access.decide import decide
from collector.access.decision import Decision
from collector.access.dossier import Dossier, Status
from collector.access.equipment import Equipment
from collector.access.pack import RulePack
from collector.access.request import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyChange:
    """What this school settles otherwise than the pack; null leaves what the pack says.

    Args:
        watch_pupils: Nights and working time are watched for pupils in their own school too.
        powered_under_15: Row 3: under 15 may use powered machines without hazard class too, supervised.
        electrical: Row 5: statuses of minors for whom a valid habilitation opens electrical work.
        driving: Row 7: statuses of minors for whom driving training and authorisation open driving.
        diploma: Row 8: statuses of minors for whom a matching diploma opens regulated work.
        supervise_unclassified: Row 9: minors are supervised on machines without hazard class too.
        also_regulated: Row 10b: classes outside this workshop that are regulated after all.
    """

    watch_pupils: bool | None = None
    powered_under_15: bool | None = None
    electrical: Sequence[Status] | None = None
    driving: Sequence[Status] | None = None
    diploma: Sequence[Status] | None = None
    supervise_unclassified: bool | None = None
    also_regulated: Sequence[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything that one decision rests on.

    Args:
        id: What the case is called; it comes back with the decision.
        dossier: The papers of the person who asks.
        machine: The papers of the machine.
        request: What is asked, when, and who supervises there.
        time_zone: The school's time zone (IANA name).
        pack: The rule pack: `fr`, `de`, or the way to a file.
        policy: What this school settles otherwise than the pack; null for nothing.
    """

    dossier: Dossier
    machine: Equipment
    request: Request
    id: str | None = None
    time_zone: str = "Europe/Paris"
    pack: str = "fr"
    policy: PolicyChange | None = None


class CaseError(ValueError):
    """A case that is none: one line for each thing that is wrong."""


def read_case(line: str | bytes) -> Case:
    """Read one case.

    Args:
        line: A JSON object.

    Raises:
        CaseError: With everything that is wrong in it.
    """
    try:
        case: Case = _adapter().validate_json(line, strict=True)
    except ValidationError as error:
        raise CaseError("\n".join(_problem(one) for one in error.errors(include_url=False))) from None
    problems = list(_beyond_shape(case))
    if problems:
        raise CaseError("\n".join(problems))
    return case


def decide_case(case: Case, pack: RulePack) -> Decision:
    """Decide a case under a pack that has been loaded for it."""
    if case.policy is not None:
        said = {field.name: getattr(case.policy, field.name) for field in dataclasses.fields(case.policy)}
        changes = {name: value for name, value in said.items() if value is not None}
        pack = dataclasses.replace(pack, policy=dataclasses.replace(pack.policy, **changes))
    return decide(case.request, case.dossier, case.machine, pack, ZoneInfo(case.time_zone))


def decision_as_plain(decision: Decision) -> dict[str, Any]:
    """A decision as JSON can hold it: times in UTC as ISO 8601, and the codes of what stands in the way."""
    plain: dict[str, Any] = _decisions().dump_python(decision, mode="json")
    return plain | {"failed": [one.code for one in decision.failed]}


def case_schema() -> dict[str, Any]:
    """The JSON Schema of a case, with the meaning of each key."""
    return _explained(_adapter().json_schema(), Case)


def decision_schema() -> dict[str, Any]:
    """The JSON Schema of a decision, with the meaning of each key."""
    schema = _explained(_decisions().json_schema(mode="serialization"), Decision)
    codes = {"type": "array", "items": {"type": "string"}, "description": "The codes of what stands in the way."}
    schema["properties"]["failed"] = codes
    return schema


def _explained(schema: dict[str, Any], kind: type) -> dict[str, Any]:
    classes = {one.__name__: one for one in _classes(kind)}
    for name, table in {**schema.get("$defs", {}), kind.__name__: schema}.items():
        if name in classes:
            about, arguments = _documented(classes[name])
            table["description"] = about
            for key, text in arguments.items():
                if key in table.get("properties", {}):
                    table["properties"][key]["description"] = text
    return schema


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _decisions() -> TypeAdapter[Decision]:
    return TypeAdapter(Decision)


@cache
def _adapter() -> TypeAdapter[Case]:
    for kind in _classes(Case):
        # A key that nobody knows is an error: a paper that was misspelt must not be taken for one that is missing.
        with_config(ConfigDict(extra="forbid", allow_inf_nan=False))(kind)
    return TypeAdapter(Case)


@cache
def _classes(kind: type) -> tuple[type, ...]:
    """A dataclass and every one inside it."""
    found: dict[type, None] = {kind: None}
    pending: list[Any] = list(get_type_hints(kind).values())
    while pending:
        hint = pending.pop()
        pending.extend(get_args(hint))
        if isinstance(hint, type) and dataclasses.is_dataclass(hint) and hint not in found:
            found[hint] = None
            pending.extend(get_type_hints(hint).values())
    return tuple(found)


def _documented(kind: type) -> tuple[str, dict[str, str]]:
    """What a class's docstring says of it, and of each field."""
    text = inspect.getdoc(kind) or ""
    about, _, rest = text.partition("Args:")
    pieces = re.split(r"^ {4}(\w+): ", rest, flags=re.MULTILINE)[1:]
    texts = (" ".join(piece.split()) for piece in pieces[1::2])
    return " ".join(about.split()), dict(zip(pieces[::2], texts, strict=True))


def _problem(error: Any) -> str:
    place = ".".join(str(step) for step in error["loc"]) or "the whole line"
    found = error.get("input")
    shown = "" if isinstance(found, dict | list) or error["type"] == "missing" else f" (found {found!r})"
    return f"{place}: {error['msg']}{shown}"


def _beyond_shape(case: Case) -> list[str]:
    problems = []
    if case.time_zone not in _time_zones():
        problems.append(f"time_zone: no time zone of this name (found {case.time_zone!r})")
    problems += [
        f"{place}: a time between 1970 and 2200 with its zone, such as 2026-11-23T10:00:00+01:00 (found {moment})"
        for place, moment in _moments(case, "")
        if moment.tzinfo is None or not _FIRST <= moment.year <= _LAST
    ]
    if case.request.asking < 1:
        problems.append(f"request.asking: 1 or more (found {case.request.asking})")
    problems += [
        f"request.supervisors.{number}.trainees: 0 or more (found {one.trainees})"
        for number, one in enumerate(case.request.supervisors)
        if one.trainees < 0
    ]
    problems += [
        f"dossier.presences.{number}.until: after it began (found {one.until})"
        for number, one in enumerate(case.dossier.presences)
        if not problems and one.until is not None and one.until < one.since
    ]
    return problems


_FIRST, _LAST = 1970, 2200


def _moments(value: Any, place: str) -> list[tuple[str, datetime]]:
    if isinstance(value, datetime):
        return [(place, value)]
    if isinstance(value, list | tuple):
        return [found for number, one in enumerate(value) for found in _moments(one, f"{place}.{number}")]
    if dataclasses.is_dataclass(value):
        return [
            found
            for field in dataclasses.fields(value)
            for found in _moments(getattr(value, field.name), f"{place}.{field.name}".lstrip("."))
        ]
    return []
