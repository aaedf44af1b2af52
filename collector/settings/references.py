"""What a connection names outside of the site file: files, relative to it, and environment variables with secrets."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from collector.settings.findings import Findings
from collector.settings.lines import Location

_VARIABLE = re.compile(r"^[A-Z_][A-Z0-9_]*$")


def resolved(
    connection: Mapping[str, Any], model: type[BaseModel], folder: Path, findings: Findings, at: Location, secrets: bool
) -> dict[str, Any]:
    """Make the files that a connection names findable from anywhere, and see that they and the variables are there.

    Args:
        connection: The table as it stands in the file.
        model: The dialect's model of it.
        folder: What relative paths are relative to.
        findings: Where to note what is not there. What the names were is not repeated: people write the secret itself
            where its file or variable belongs.
        at: Where the table stands in the file.
        secrets: Whether files have to be readable and variables set; commands that reach no machine do not need them.

    Returns:
        The table with absolute paths.
    """
    table = dict(connection)
    for key, value in connection.items():
        if not isinstance(value, str):
            continue
        if key in _path_keys(model):
            path = folder / Path(value).expanduser()
            table[key] = str(path.absolute())
            if secrets and (reason := _unreadable(path)):
                hint = f"relative paths are read from {folder.absolute()}"
                findings.add((*at, key), f"a file that cannot be read: {reason}", "the path of a readable file", hint)
        elif key.endswith("_env") and key in model.model_fields:
            if not _VARIABLE.match(value):
                findings.add((*at, key), "a value (not shown)", "the name of an environment variable: A-Z, 0-9 and _")
            elif secrets and value not in os.environ:
                findings.add(
                    (*at, key), f"{value}, which is not set", "the name of an environment variable that is set"
                )
    return table


@cache
def _path_keys(model: type[BaseModel]) -> frozenset[str]:
    """The keys of a model whose values are paths of files, by its own schema."""
    properties: dict[str, dict[str, Any]] = model.model_json_schema().get("properties", {})
    return frozenset(
        key
        for key, schema in properties.items()
        if any(option.get("format") in ("path", "file-path") for option in (schema, *schema.get("anyOf", ())))
    )


def _unreadable(path: Path) -> str:
    try:
        with path.open("rb"):
            return ""
    except OSError as error:
        return error.strerror or type(error).__name__
    except ValueError:
        return "no path"
