"""Reads one settings file and checks it against a model: syntax, secrets, shape."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from collector.ports import FROM_FILE
from collector.settings.findings import Findings, without_secrets
from collector.settings.lines import Location
from collector.settings.wording import note

Model = TypeVar("Model", bound=BaseModel)

_PLACE = re.compile(
    r"^(?P<what>.*?) \((?:at (?P<place>line \d+, column \d+)|at (?P<end>end of document))\)$", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read.

    Args:
        data: What it says, without literal secrets; empty where it could not be read.
        findings: What is wrong in it.
        readable: It could be read, and is TOML.
    """

    data: Mapping[str, Any]
    findings: Findings
    readable: bool = True


def read_document(path: Path, file: str) -> Document:
    """Read a TOML file.

    Args:
        path: Where it lies.
        file: What the person called it.

    Returns:
        Its content or, where there is none, the reason among its findings.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        return _unreadable(file, "", f"a file that can be read ({error.strerror})")
    except UnicodeDecodeError as error:
        return _unreadable(file, f"a byte that is no UTF-8 at {error.start}", "a text file in UTF-8")
    return document_of(text, file)


def document_of(text: str, file: str) -> Document:
    """The same, of a text that is at hand already."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _PLACE.match(str(error))
        what = match["what"] if match else str(error)
        place = (match["place"] or match["end"]) if match else "the whole file"
        return _unreadable(file, f"no TOML: {what}", "TOML (https://toml.io)", place)
    findings = Findings(file, text)
    return Document(without_secrets(data, findings), findings)


def checked(model: type[Model], data: Any, findings: Findings, at: Location = ()) -> Model | None:
    """Check what a file says against a model.

    It goes through JSON, because that is where pydantic's strict mode takes a text for a path or a word of an
    enumeration, and still no text for a number.

    Args:
        model: What is expected.
        data: What the file says.
        findings: Where to note what is wrong.
        at: Where `data` stands in the file.

    Returns:
        The model's instance, or None where something is wrong.
    """
    try:
        return model.model_validate_json(json.dumps(data, default=_iso), strict=True, context=FROM_FILE)
    except ValidationError as error:
        note(error, model, data, findings, at)
        return None


def _iso(value: Any) -> str:
    """TOML's own dates and times as JSON has them."""
    text: str = value.isoformat()
    return text


def _unreadable(file: str, found: str, expected: str, place: str = "the whole file") -> Document:
    findings = Findings(file)
    findings.add_at(place, found, expected)
    return Document({}, findings, readable=False)
