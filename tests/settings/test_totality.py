"""Whatever stands in a file, what comes of it is a site or a list of problems, never a traceback."""

from __future__ import annotations

import json
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from collector.errors import ConfigError
from collector.settings import load
from tests.settings.files import PROFILE, SITE, write_site

Way = tuple[str | int, ...]

SITE_DATA, PROFILE_DATA = tomllib.loads(SITE), tomllib.loads(PROFILE)
RAW = st.sampled_from(
    ["nan", "inf", "-1", "0", "99999999999999999999", "2026-12-21", "07:30:00", "2026-12-21T07:30:00Z"]
)
VALUES = st.one_of(
    RAW,
    st.sampled_from(["", "x", "1 s", "opcua/x", "scripted/../tour", "\u0000", "é" * 200, "{machine}"]).map(json.dumps),
    st.sampled_from(["true", "false", "[]", "{}", "[1]", "[[]]", "[{}]", "{ a = 1 }", '{ "" = {} }']),
)
"""Values as they stand in a TOML file."""


def ways(data: Any, way: Way = ()) -> Iterator[Way]:
    """The ways to all values, tables and lists included."""
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in parts:
        yield (*way, step)
        yield from ways(value, (*way, step))


def written(data: Any, way: Way, replaced: Way, by: str) -> str:
    """The data as inline TOML, with one value replaced."""
    if way == replaced:
        return by
    if isinstance(data, dict):
        inner = (f"{json.dumps(key)} = {written(value, (*way, key), replaced, by)}" for key, value in data.items())
        return f"{{ {', '.join(inner)} }}"
    if isinstance(data, list):
        return f"[{', '.join(written(value, (*way, at), replaced, by) for at, value in enumerate(data))}]"
    return json.dumps(data)


def replaced(data: dict[str, Any], way: Way, by: str) -> str:
    """The file with one value replaced."""
    return "\n".join(f"{json.dumps(key)} = {written(value, (key,), way, by)}" for key, value in data.items())


def test_a_file_with_nothing_replaced_loads(tmp_path: Path) -> None:
    """What the two properties change is right before they change it."""
    nowhere: Way = ("nowhere",)
    path = write_site(tmp_path, replaced(SITE_DATA, nowhere, ""), replaced(PROFILE_DATA, nowhere, ""))
    assert len(load(path).machines) == 1


@given(way=st.sampled_from(list(ways(SITE_DATA))), by=VALUES)
def test_any_value_anywhere_in_a_site_file(way: Way, by: str) -> None:
    """Wrong types, absurd numbers, foreign tables."""
    with tempfile.TemporaryDirectory() as folder, suppress(ConfigError):
        load(write_site(Path(folder), site=replaced(SITE_DATA, way, by)))


@given(way=st.sampled_from(list(ways(PROFILE_DATA))), by=VALUES)
def test_any_value_anywhere_in_a_profile(way: Way, by: str) -> None:
    """Wrong types, absurd numbers, foreign tables."""
    with tempfile.TemporaryDirectory() as folder, suppress(ConfigError):
        load(write_site(Path(folder), profile=replaced(PROFILE_DATA, way, by)))
