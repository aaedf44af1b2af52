"""Gathers all that is wrong in one file, in plain English: the key with its line, what stands there, what should."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from collector.errors import Problem
from collector.settings.lines import Location, key_lines, line_of

_SECRET = re.compile(r"(?:^|_)(?:password|passwd|passphrase|secret|token|api_key|pin|mot_de_passe)$", re.IGNORECASE)
_USER_INFO = re.compile(r"//[^/\s]*@")
_PLAIN_KEY = re.compile(r"^[\w-]+$")
LONGEST = 60
"""Characters of a value that a problem shows."""


class Findings:
    """The problems of one file, one per key, in the order of its lines.

    Args:
        file: The file as the person named it.
        text: What stands in it, for the line numbers.
    """

    def __init__(self, file: str, text: str = "") -> None:
        self.file = file
        self._lines = key_lines(text)
        self._problems: dict[str, tuple[int, Problem]] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found so far."""
        return tuple(problem for _, problem in sorted(self._problems.values(), key=lambda one: one[0]))

    def add(self, location: Location, found: str, expected: str, hint: str = "") -> None:
        """Note one problem; a second one at the same place about the same thing says what else would do there."""
        where, line = key_text(location), line_of(self._lines, location)
        if line:
            where = f"{where} (line {line})"
        _, first = self._problems.get(where, (0, None))
        if first is not None:
            if expected in first.expected or first.found != found:
                return
            expected, hint = f"{first.expected}, or {expected}", first.hint or hint
        self._problems[where] = line, Problem(self.file, where, found, expected, hint)

    def add_at(self, where: str, found: str, expected: str) -> None:
        """Note one problem at a place that is no key of the file."""
        self._problems[where] = 0, Problem(self.file, where, found, expected)


def key_text(location: Location) -> str:
    """A location as people read it: `machines[2].connection.url`."""
    text = ""
    for step in location:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            key = step if _PLAIN_KEY.match(step) else json.dumps(step, ensure_ascii=False)
            text += f".{key}" if text else key
    return text or "the whole file"


def nearest(word: str, words: Iterable[str]) -> str:
    """A hint at the word that was probably meant; empty when none is near."""
    near = difflib.get_close_matches(word, sorted(words), n=1, cutoff=0.6)
    return f"did you mean {quoted(near[0])}?" if near else ""


def quoted(text: str) -> str:
    """A text in quotes, cut where it gets long, without the user and password that a URL may carry."""
    text = _USER_INFO.sub("//***@", text)
    return json.dumps(text if len(text) <= LONGEST else text[: LONGEST - 3] + "...", ensure_ascii=False)


def listed(words: Iterable[str]) -> str:
    """Words as a list with `or`, in their order."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def shown(value: Any, key: str | int = "") -> str:
    """A value as a problem shows it; never a secret, never a whole table."""
    if isinstance(key, str) and (is_secret(key) or key.endswith("_env")):
        return "a value (not shown)"
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value)
        case Mapping():
            return "a table"
        case list() | tuple():
            return "a list"
        case _:
            return str(value)[:LONGEST]


def is_secret(key: str) -> bool:
    """The key holds a secret itself, not the place where it lies."""
    return _SECRET.search(key) is not None


def without_secrets(data: Any, findings: Findings, at: Location = ()) -> Any:
    """A copy of a file's content without literal secrets, each of which is noted as a problem."""
    match data:
        case Mapping():
            kept = {}
            for key, value in data.items():
                if is_secret(key):
                    findings.add(
                        (*at, key),
                        "a secret in the file (not shown)",
                        "no secret in a settings file",
                        f'write {key}_file = "..." with the path of a file that holds it, '
                        f'or {key}_env = "..." with the name of an environment variable',
                    )
                else:
                    kept[key] = without_secrets(value, findings, (*at, key))
            return kept
        case list():
            return [without_secrets(value, findings, (*at, index)) for index, value in enumerate(data)]
        case _:
            return data
