"""What stands in the cells of a list of signals, as a profile has it; what is wrong with a cell is said of it alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from collector.core.signals import kind_of
from collector.settings.findings import quoted
from collector.store.import_words import Words
from collector.store.sheets import Cell

COLUMNS: Words = {
    "signal": ("signaux",),
    "address": ("adresse", "node", "nœud", "register", "registre"),
    "unit": ("unité",),
    "scale": ("facteur", "échelle", "factor"),
    "offset": ("décalage",),
    "values": ("valeurs", "enumeration", "énumération"),
    "extract": ("extrait", "motif", "pattern"),
    "writable": ("inscriptible", "écriture", "write"),
    "dead_band": ("bande morte", "deadband"),
    "verified": ("vérifié", "vérification"),
    "source": ("origine", "connu par", "known from"),
}
"""Our columns, and what else their headings may be."""

NEEDED: Mapping[str, str] = {
    "signal": "a signal of the vocabulary",
    "address": "where the machine keeps it",
    "source": "where this is known from: a manual's page, a person, a look at the screen",
}
"""The columns that say something in every line, and what."""

YES, NO = ("yes", "oui", "true", "vrai", "x", "1"), ("no", "non", "false", "faux", "0")
_PERCENT = re.compile(r"^\d+(?:[.,]\d+)?\s*%$")


def meaning(column: str, cell: Cell, row: Mapping[str, Any], protocol: str) -> Any:
    """What a cell means.

    Args:
        column: Its column, one of COLUMNS.
        cell: What stands there; not empty.
        row: What is known of the same line already: its signal, before its values.
        protocol: `opcua` or `modbus`.

    Raises:
        ValueError: With what was expected there.
    """
    if column == "address":
        return _ADDRESSES[protocol](str(cell))
    if column == "values":
        return _values(cell, str(row.get("signal")))
    return _PLAIN.get(column, str)(cell)


def _number(cell: Cell) -> float:
    try:
        return float(str(cell).replace(",", "."))
    except ValueError:
        raise ValueError("a number") from None


def _band(cell: Cell) -> float | str:
    return str(cell) if _PERCENT.match(str(cell)) else _number(cell)


def _yes_or_no(cell: Cell) -> bool:
    if (word := str(cell).lower()) not in (*YES, *NO):
        raise ValueError("yes or no")
    return word in YES


def _values(cell: Cell, signal: str) -> dict[str, bool | str]:
    kind = kind_of(signal)
    values: dict[str, bool | str] = {}
    for part in re.split(r"[,|\n]", str(cell)):
        raw, equals, word = (piece.strip() for piece in part.partition("="))
        if not raw or not equals or not word:
            raise ValueError("the machine's values with our words, such as 0=READY, 1=ACTIVE")
        if raw in values:
            raise ValueError(f"each of the machine's values once: {raw} stands there twice")
        values[raw] = word
        if kind is not None and kind.type is bool:
            values[raw] = _yes_or_no(word)
    return values


def _opcua_address(text: str) -> dict[str, Any]:
    if text.startswith("ns="):
        raise ValueError("a namespace by its URI (nsu=...;s=Name): its number may be another after a restart")
    if (strange := re.search(r"(?:^|/)(?!nsu=)(?!\*:)([A-Za-z_][\w-]*)(?:;|:(?!/))", text)) is not None:
        alias = quoted(strange[1])
        raise ValueError(f"a namespace by its URI (nsu=...;s=Name), or *: in a path: the list does not explain {alias}")
    return {"path" if text.startswith("/") else "node": text}


def _modbus_address(text: str) -> dict[str, Any]:
    words = text.lower().split()
    if len(words) < 2 or not words[1].isdecimal():
        raise ValueError("a table and a register on the wire, from 0, such as holding 3059 f32 or coil 0")
    address: dict[str, Any] = {"table": words[0], "register": int(words[1])}
    rest = iter(words[2:])
    for word in rest:
        if word in ("bit", "unit") or (word.isdecimal() and address.get("type") == "string"):
            number = word if word.isdecimal() else next(rest, "")
            if not number.isdecimal():
                raise ValueError(f"a number after {word}")
            address["length" if word.isdecimal() else word] = int(number)
        elif word in ("little", "big"):
            address["word_order"] = word
        elif "type" not in address:
            address["type"] = word
        else:
            raise ValueError(f"no {quoted(word)}: after the register come the type, bit N, unit N, little or big")
    return address


_ADDRESSES: Mapping[str, Callable[[str], dict[str, Any]]] = {"opcua": _opcua_address, "modbus": _modbus_address}
_PLAIN: Mapping[str, Callable[[Cell], Any]] = {
    "scale": _number,
    "offset": _number,
    "writable": _yes_or_no,
    "dead_band": _band,
}
