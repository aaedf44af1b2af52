"""Between OPC UA's types and plain Python values."""

from __future__ import annotations

import math
import struct
from datetime import datetime
from typing import Any

from asyncua import ua

from adapters.opcua.nodes import Namespaces

PLAIN = frozenset({bool, int, float, str})
"""Types that a reading's interpreter takes as they are."""

_WHOLE = {
    ua.VariantType.SByte: (-(2**7), 2**7 - 1),
    ua.VariantType.Byte: (0, 2**8 - 1),
    ua.VariantType.Int16: (-(2**15), 2**15 - 1),
    ua.VariantType.UInt16: (0, 2**16 - 1),
    ua.VariantType.Int32: (-(2**31), 2**31 - 1),
    ua.VariantType.UInt32: (0, 2**32 - 1),
    ua.VariantType.Int64: (-(2**63), 2**63 - 1),
    ua.VariantType.UInt64: (0, 2**64 - 1),
}


def plain(raw: Any, namespaces: Namespaces) -> bool | int | float | str:
    """The plain value of what is none of PLAIN: texts with a language, names, node ids, times, bytes.

    Raises:
        ValueError: If it has none (nothing, a structure, an array).
    """
    match raw:
        case bool() | int() | float() | str():
            return raw
        case ua.LocalizedText():
            if raw.Text is None:
                raise ValueError("no value")
            return str(raw.Text)
        case ua.QualifiedName():
            return str(raw.Name)
        case ua.NodeId():
            return namespaces.text(raw)
        case datetime():
            return raw.isoformat()
        case bytes():
            return raw.hex()
        case None:
            raise ValueError("no value")
        case list():
            raise ValueError("an array, not one value")
        case _:
            raise ValueError(f"a value of type {type(raw).__name__}")


def variant(value: Any, kind: ua.VariantType) -> ua.Variant:
    """A value as the node's own type, ready to be written.

    Args:
        value: A bool, number or text; a text may be a number from a profile's enumeration.
        kind: The node's type.

    Raises:
        ValueError: If it does not fit.
    """
    if kind is ua.VariantType.Boolean:
        if isinstance(value, str) or value not in (0, 1):
            raise ValueError(f"{value!r} is neither true nor false")
        return ua.Variant(bool(value), kind)
    if kind in _WHOLE:
        number = float(value) if isinstance(value, str) and not value.lstrip("-").isdecimal() else value
        whole = int(number)
        least, most = _WHOLE[kind]
        if (isinstance(number, float) and whole != number) or not least <= whole <= most:
            raise ValueError(f"{value!r} does not fit {kind.name}")
        return ua.Variant(whole, kind)
    if kind in (ua.VariantType.Float, ua.VariantType.Double):
        return ua.Variant(float(value), kind)
    if kind is ua.VariantType.String:
        return ua.Variant(str(value), kind)
    if kind is ua.VariantType.LocalizedText:
        return ua.Variant(ua.LocalizedText(str(value)), kind)
    raise ValueError(f"a node of type {kind.name} cannot be written")


def same(written: ua.Variant, read: Any) -> bool:
    """Whether what is read back is what was written, at the precision of the node's type."""
    match written.VariantType:
        case ua.VariantType.Float:
            (single,) = struct.unpack("<f", struct.pack("<f", written.Value))
            return isinstance(read, float) and math.isclose(read, single, rel_tol=1e-6)
        case ua.VariantType.Double:
            return isinstance(read, float) and math.isclose(read, written.Value, rel_tol=1e-12)
        case ua.VariantType.LocalizedText:
            return isinstance(read, ua.LocalizedText) and read.Text == written.Value.Text
        case _:
            return bool(read == written.Value)
