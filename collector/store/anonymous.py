"""Exports without a trace of who it was: opaque ids only, whatever people or machines wrote into a text."""

from __future__ import annotations

import dataclasses
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import Connection, select

from collector.store.personal_data import OPAQUE
from collector.store.registry_tables import badge, person

TYPED = ("reason", "review_reason", "text")
"""Fields that hold what somebody typed, or a machine where somebody may have typed: nobody can say who is in them."""

AUTHORS = ("author", "account")
"""Fields that hold an opaque id, or the name of an account, which may be that of a person."""

OURS = (
    "id",
    "seq",
    "kind",
    "machine",
    "cycle",
    "count",
    "hold",
    "session",
    "declaration",
    "call",
    "counter",
    "epoch",
    "boot",
    "hash",
    "carried",
    "machines",
)
"""Fields that we alone fill."""

TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")

SHORTEST = 3
"""Letters that a name has to have to be looked for: a shorter one is found in any program's name."""

BLANK = "***"


class Anonymous:
    """Takes from rows what could name somebody of the registry.

    Args:
        connection: Reads the registry, once.
    """

    def __init__(self, connection: Connection) -> None:
        names: set[str] = set()
        numbers: set[str] = set()
        for row in connection.execute(select(person.c.given_name, person.c.family_name, person.c.reference)):
            both = [name for name in (row.given_name, row.family_name) if name]
            names |= {" ".join(both), " ".join(reversed(both)), *both}
            numbers |= {re.escape(_folded(row.reference))} if row.reference else set()
        for uid in connection.execute(select(badge.c.uid)).scalars():
            # As readers write it: whole bytes in hex, apart or not, or the whole as a decimal number.
            numbers |= {r"[\s:._-]?".join(re.findall("..", _folded(uid))), f"0*{int(uid, 16)}"}
        wanted = {_folded(name) for name in names if len(name) >= SHORTEST}
        spelt = _either(re.escape(name).replace(r"\ ", r"[\W_]+") for name in wanted)
        # A name ends where its letters end: an underscore or a figure beside it is not of it. A number ends at both.
        alternatives = [rf"(?<![^\W\d_])(?:{spelt})(?![^\W\d_])", rf"(?<![^\W_])(?:{_either(numbers)})(?![^\W_])"]
        kept = [one for one, there in zip(alternatives, (wanted, numbers), strict=True) if there]
        self._known = re.compile("|".join(kept)) if kept else None

    def rows(self, rows: Iterable[Any]) -> Iterator[Any]:
        """The rows, dataclasses, each without what could name somebody."""
        for row in rows:
            changed = {
                field.name: self._field(field.name, getattr(row, field.name)) for field in dataclasses.fields(row)
            }
            yield dataclasses.replace(row, **changed)

    def _field(self, name: str, value: Any) -> Any:
        if name in OURS:
            return value
        if name in TYPED and value:
            return BLANK
        if name in AUTHORS and isinstance(value, str) and OPAQUE.fullmatch(value) is None:
            return BLANK
        if name == "body" and isinstance(value, str):
            plain = {key: self._field(key, one) for key, one in json.loads(value).items()}
            return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return self._value(value)

    def _value(self, value: Any) -> Any:
        match value:
            case Enum() | datetime():
                return value
            case str():
                return self._text(value)
            case tuple() | list():
                return type(value)(self._value(one) for one in value)
            case dict():
                return {key: self._field(key, one) for key, one in value.items()}
            case _:
                return value

    def _text(self, text: str) -> str:
        if self._known is None or TIME.fullmatch(text) or OPAQUE.fullmatch(text):
            return text
        folded = _folded(text)
        # Where folding changes the length, places in the two texts do not match: the whole text goes.
        if len(folded) != len(text):
            return BLANK if self._known.search(folded) else text
        parts, end = [], 0
        for found in self._known.finditer(folded):
            parts += [text[end : found.start()], BLANK]
            end = found.end()
        return "".join((*parts, text[end:]))


def _either(patterns: Iterable[str]) -> str:
    """Any of these, the longest first."""
    return "|".join(sorted(patterns, key=lambda one: (-len(one), one)))


def _folded(text: str) -> str:
    """A text without accents and case, sign for sign."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()
