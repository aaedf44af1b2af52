"""Rows for those who may not see who it was: what could name somebody is blanked, and the opaque ids too."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from sqlalchemy import Connection

from collector.store.anonymous import BLANK, Anonymous
from collector.store.personal_data import OPAQUE


class Nameless:
    """Takes from rows everybody whom they are about. How many persons there were can still be seen, and not who.

    An anonymous export keeps the opaque ids, so that rows of one person belong together; here they go as well.

    Args:
        connection: Reads the registry, once.
    """

    def __init__(self, connection: Connection) -> None:
        self._anonymous = Anonymous(connection)

    def rows(self, rows: Iterable[Any]) -> Iterator[Any]:
        """The rows, dataclasses, each without anybody."""
        for row in self._anonymous.rows(rows):
            changed = {field.name: _without(field.name, getattr(row, field.name)) for field in dataclasses.fields(row)}
            yield dataclasses.replace(row, **changed)


def _without(name: str, value: Any) -> Any:
    match value:
        case Enum():
            return value
        case str() if name == "body":
            return json.dumps(_without("", json.loads(value)), sort_keys=True, ensure_ascii=False)
        case str():
            return OPAQUE.sub(BLANK, value)
        case tuple() | list():
            return type(value)(_without("", one) for one in value)
        case dict():
            return {key: _without(key, one) for key, one in value.items()}
        case _:
            return value
