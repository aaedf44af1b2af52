"""No typo in a key goes unnoticed."""

from __future__ import annotations

import re
import string
import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.errors import ConfigError
from collector.settings import load, shipped

TEXT = shipped("etabli.example.toml").read_text(encoding="utf-8")
KEYS = [match.span(1) for match in re.finditer(r"(?m)^([a-z_]+) =|^\[+(?:[a-z_]+\.)*([a-z_]+)\]", TEXT) if match[1]]
TABLES = [match.span(1) for match in re.finditer(r"(?m)^\[+(?:[a-z_]+\.)*([a-z_]+)\]", TEXT)]


def mistype(key: str, place: int, letter: str, how: str) -> str:
    """A key with one slip of the finger."""
    place %= len(key)
    match how:
        case "left out":
            return key[:place] + key[place + 1 :]
        case "twice":
            return key[:place] + key[place] + key[place:]
        case "another":
            return key[:place] + letter + key[place + 1 :]
        case _:
            return key[:place] + key[place : place + 2][::-1] + key[place + 2 :]


def is_toml(text: str) -> bool:
    """The parser takes it."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


@given(
    span=st.sampled_from(KEYS + TABLES),
    place=st.integers(0, 30),
    letter=st.sampled_from(string.ascii_lowercase),
    how=st.sampled_from(["left out", "twice", "another", "swapped"]),
)
def test_any_slip_in_any_key_is_reported_with_the_key(span: tuple[int, int], place: int, letter: str, how: str) -> None:
    """Whatever key of the example is mistyped, one problem names what stands there now, and its line.

    A slip in a table's name can also make a file that is no TOML any more: then the parser's place is reported.
    """
    start, end = span
    key = TEXT[start:end]
    typo = mistype(key, place, letter, how)
    if not typo or typo == key:
        return
    text = TEXT[:start] + typo + TEXT[end:]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "etabli.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ConfigError) as caught:
            load(path)
    line = TEXT.count("\n", 0, start) + 1
    places = [problem.where for problem in caught.value.problems]
    if not is_toml(text):
        assert re.fullmatch(r"line \d+, column \d+", *places)
        return
    assert any(re.search(rf"(^|\.){typo}(\[0\])? \(line {line}\)$", where) for where in places), places
