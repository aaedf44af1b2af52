"""Finds the line of a TOML file on which a key stands, so that a problem can point at it."""

from __future__ import annotations

import re
from collections.abc import Mapping

Location = tuple[str | int, ...]
"""The way to a value: keys of tables and indices of lists, as in `("machines", 2, "connection", "url")`."""

_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_LONG_TEXT = re.compile(r'"""|' + "'''")


def key_lines(text: str) -> Mapping[Location, int]:
    """Read where the keys of a TOML file stand.

    This is no second TOML parser: keys inside of inline tables and of lists over several lines are not looked for, and
    `line_of` then answers with the line of the key that holds them.

    Args:
        text: The file.

    Returns:
        The line, counted from 1, of every table header and of every `key =`.
    """
    lines: dict[Location, int] = {}
    lists: dict[Location, int] = {}
    table: Location = ()
    in_long_text = False
    for number, line in enumerate(text.splitlines(), start=1):
        was_in_long_text = in_long_text
        if len(_LONG_TEXT.findall(line)) % 2:
            in_long_text = not in_long_text
        if was_in_long_text:
            continue
        if header := _HEADER.match(line):
            table = ()
            names = [part.strip("\"'") for part in _PART.findall(header[2])]
            for name in names[:-1]:
                table = (*table, name)
                if table in lists:
                    table = (*table, lists[table])
            table = (*table, names[-1])
            lines.setdefault(table, number)
            if header[1] == "[[":
                lists[table] = lists.get(table, -1) + 1
                table = (*table, lists[table])
                lines[table] = number
        elif key := _KEY.match(line):
            where = table
            for part in _PART.findall(key[1]):
                where = (*where, part.strip("\"'"))
                lines.setdefault(where, number)
    return lines


def line_of(lines: Mapping[Location, int], location: Location) -> int:
    """The line of a key or, where it stands on none of its own, of the nearest table or key around it; 0 for none."""
    for length in range(len(location), 0, -1):
        if (line := lines.get(location[:length])) is not None:
            return line
    return 0
