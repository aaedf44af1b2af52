"""Puts what pydantic found into our own words: where in the file, what stands there, what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from collector.settings.findings import Findings, is_secret, listed, nearest, quoted, shown
from collector.settings.lines import Location

_OUR_WORDS = {
    "a valid string": "a text in quotes",
    "a valid boolean": "true or false",
    "a valid integer": "a whole number",
    "a valid number": "a number",
    "a valid list": "a list",
    "a valid tuple": "a list",
    "a valid array": "a list",
    "a valid dictionary": "a table",
    "an object": "a table",
    "String should match pattern": "a text of the pattern",
    "String should have": "a text of",
    "List should have": "a list of",
    "Dictionary should have": "a table of",
}
"""What pydantic says, and what somebody understands who edits TOML."""


def wrong(expected: str, hint: str = "") -> PydanticCustomError:
    """What a check in a model raises: what was expected there, and what to do."""
    return PydanticCustomError("etabli", "{expected}", {"expected": expected, "hint": hint})


def note(error: ValidationError, model: type[BaseModel], data: Any, findings: Findings, at: Location) -> None:
    """Note what pydantic found.

    Args:
        error: What it raised.
        model: The model that it checked against.
        data: What it checked.
        findings: Where to note it.
        at: Where `data` stands in the file.
    """
    for detail in error.errors(include_url=False):
        place = _in_data(detail["loc"], data, detail["type"] in ("missing", "extra_forbidden"))
        findings.add((*at, *place), *_explained(detail, place, model))


def _in_data(location: Location, data: Any, keeps_last: bool) -> Location:
    """The location without the steps that are no keys of the file: the names of the options of a union."""
    place: Location = ()
    for number, step in enumerate(location, start=1):
        if isinstance(data, Mapping):
            if step in data:
                data = data[str(step)]
            elif not (keeps_last and number == len(location)):
                continue
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            continue
        place = (*place, step)
    return place


def _explained(detail: ErrorDetails, place: Location, model: type[BaseModel]) -> tuple[str, str, str]:
    """What was found, what was expected and a hint, for one of pydantic's findings."""
    key = place[-1] if place else ""
    given, context = detail["input"], detail.get("ctx", {})
    siblings = _fields(model, place[:-1])
    field = siblings.get(str(key))
    described = (field.description if field is not None else None) or ""
    # A check of a whole table found something: to say that a table stands there would help nobody.
    found = "a table that does not fit together" if _fields(model, place) else shown(given, key)
    match detail["type"]:
        case "missing":
            return "", described or f"a value for {key}", ""
        case "extra_forbidden":
            free = [name for name in siblings if not is_secret(name)]
            expected = f"one of {', '.join(free)}" if free else "no key here"
            return f"the unknown key {key}", expected, nearest(str(key), free)
        case "literal_error" | "enum":
            words = re.findall(r"'([^']*)'", str(context.get("expected", "")))
            hint = nearest(given, words) if isinstance(given, str) else ""
            return shown(given, key), listed(map(quoted, words)), hint
        case "etabli":
            return found, context["expected"], context["hint"]
        case "string_pattern_mismatch" if described:
            return shown(given, key), described, ""
        case "value_error":
            return found, _plain(detail["msg"]), ""
        case _:
            return shown(given, key), _plain(detail["msg"]), ""


def _plain(message: str) -> str:
    """Pydantic's message as the middle of our sentence, in words of the files."""
    text = re.sub(r"^(Value error, |Input should be )| after validation, not \d+$", "", message)
    text = re.sub(r"^(greater|less) than", r"a value \1 than", text)
    for theirs, ours in _OUR_WORDS.items():
        text = text.replace(theirs, ours)
    return text


def _fields(model: Any, location: Location) -> Mapping[str, FieldInfo]:
    """The fields that a table at a location may have, under the names that they have in the file."""
    kinds = [model]
    for step in location:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    return {
        field.alias or name: field
        for kind in kinds
        for option in _options(kind)
        if isinstance(option, type) and issubclass(option, BaseModel)
        for name, field in option.model_fields.items()
    }


def _inside(kind: Any, step: str | int) -> Iterator[Any]:
    """What may stand at one step inside of a type."""
    for option in _options(kind):
        origin, arguments = get_origin(option), get_args(option)
        if origin in (list, tuple) and isinstance(step, int):
            yield arguments[0]
        elif origin is dict and isinstance(step, str):
            yield arguments[1]
        elif isinstance(option, type) and issubclass(option, BaseModel):
            yield from (
                field.annotation for name, field in option.model_fields.items() if step == (field.alias or name)
            )


def _options(kind: Any) -> Iterator[Any]:
    """The types that a type stands for: the members of a union, what is annotated."""
    origin = get_origin(kind)
    if origin is Annotated:
        yield from _options(get_args(kind)[0])
    elif origin in (Union, UnionType):
        for option in get_args(kind):
            yield from _options(option)
    else:
        yield kind
