"""JSON Schemas of the settings files, for editors that complete and check while one types."""

from __future__ import annotations

import functools
import operator
from collections.abc import Mapping
from typing import Any, cast

from pydantic.json_schema import GenerateJsonSchema

from adapters import CATALOGUE
from collector.core.durations import PATTERN, UNITS
from collector.ports import Dialect
from collector.settings.grids import GridFile
from collector.settings.library import profile_model
from collector.settings.site import SiteFile


def schema(catalogue: Mapping[str, Dialect] = CATALOGUE) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the site file; a connection may be that of any protocol."""
    connections: Any = functools.reduce(operator.or_, (dialect.connection for dialect in catalogue.values()))
    file = cast(type[SiteFile[Any]], SiteFile.__class_getitem__(connections))
    return _titled(file.model_json_schema(), "etabli: site file")


def profile_schema(dialect: Dialect) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a profile of one protocol."""
    return _titled(profile_model(dialect).model_json_schema(), f"etabli: profile for {dialect.name}")


def grid_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a grid of competences."""
    return _titled(GridFile.model_json_schema(), "etabli: grid of competences")


def _titled(plain: dict[str, Any], title: str) -> dict[str, Any]:
    return {"$schema": GenerateJsonSchema.schema_dialect, **_as_written(plain), "title": title}


def _as_written(schema: Any) -> Any:
    """The schema with its defaults as people would write them: editors offer them as completions."""
    match schema:
        case {"type": "string", "pattern": pattern, "default": float() as seconds, **others} if pattern == PATTERN:
            return {"type": "string", "pattern": pattern, "default": _duration(seconds), **others}
        case {"type": "string", "default": default, **others} if not isinstance(default, str):
            return {"type": "string", **others}
        case {"default": dict(), **others}:
            return _as_written(others)
        case dict():
            return {key: _as_written(value) for key, value in schema.items()}
        case list():
            return [_as_written(value) for value in schema]
        case _:
            return schema


def _duration(seconds: float) -> str:
    """Seconds as a text, in the largest unit of which they are a whole number."""
    unit = next(unit for unit in reversed(UNITS) if not seconds % UNITS[unit] or unit == "ms")
    return f"{seconds / UNITS[unit]:g} {unit}"
