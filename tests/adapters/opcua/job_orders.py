"""Job orders as a server sends them: the bytes written by hand, field by field, with asyncua's own primitives.

Source: OPC 10031-4 2.0, 6.3; OPC UA Part 6, 5.2.7. Written from the specification, and not from what reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from asyncua import ua
from asyncua.ua.ua_binary import Primitives, struct_to_binary, variant_to_binary

SEPARATE = ua.RelativePath([ua.RelativePathElement(TargetName=ua.QualifiedName("AllowedToStartSubstates", 2))])
"""The browse path of a substate."""

_TYPES = {bool: ua.VariantType.Boolean, int: ua.VariantType.UInt32, float: ua.VariantType.Double}


def job_orders(orders: Sequence[bytes], index: int) -> ua.Variant:
    """The value of a JobOrderList.

    Args:
        orders: Bodies.
        index: Of the namespace of OPC 10031-4.
    """
    elements = [ua.ExtensionObject(ua.NodeId(5032, index), body) for body in orders]
    return ua.Variant(elements, ua.VariantType.ExtensionObject, is_array=True)


def job_order(
    name: str, state: int, parameters: Mapping[str, Any] | None = None, *, full: bool = False, top: bool = True
) -> bytes:
    """One job order with its state.

    Args:
        name: Its JobOrderID.
        state: The number of its state.
        parameters: Of the job order; None for a job order without the field.
        full: All that is optional is there too, and substates.
        top: It tells the state of the whole.
    """
    mask = 0x3FF if full else 0
    mask |= 0 if parameters is None else 1 << 5
    body = Primitives.UInt32.pack(mask) + Primitives.String.pack(name)
    if full:
        body += array([text("Arbre, série", "fr")]) + array([_work_master()])
        body += Primitives.Int64.pack(133_769_664_000_000_000) + Primitives.Int64.pack(0) + Primitives.Int16.pack(-3)
    if mask >> 5 & 1:
        body += array([parameter(one, value, full=full) for one, value in (parameters or {}).items()])
    if full:
        body += array([_resource(one) for one in ("Anna", "Bernard")]) + array([_resource("MILL-01")])
        body += array([]) + array([_material(), Primitives.UInt32.pack(0)])
    states = [_state(ua.RelativePath(), state)] if top else []
    if full:
        states += [_state(SEPARATE, 3)]
    return body + array(states)


def array(elements: Sequence[bytes]) -> bytes:
    return Primitives.Int32.pack(len(elements)) + b"".join(elements)


def text(words: str, locale: str = "en") -> bytes:
    return struct_to_binary(ua.LocalizedText(words, locale))


def parameter(name: str, value: Any, *, full: bool = False) -> bytes:
    """A parameter or a property: one layout."""
    body = Primitives.UInt32.pack(0b111 if full else 0) + Primitives.String.pack(name) + variant_to_binary(_of(value))
    if full:
        unit = struct_to_binary(ua.EUInformation(NamespaceUri="urn:unit", UnitId=4408370))
        body += array([text("ein Wert", "de")]) + unit + array([parameter("RunsPlanned", 99)])
    return body


def _of(value: Any) -> ua.Variant:
    if isinstance(value, ua.Variant):
        return value
    kind: Callable[[Any], ua.VariantType] = lambda one: _TYPES.get(type(one), ua.VariantType.String)  # noqa: E731
    return ua.Variant(value, kind(value[0] if isinstance(value, list) and value else value))


def _state(path: ua.RelativePath, number: int) -> bytes:
    return struct_to_binary(path) + text("Läuft", "de") + Primitives.UInt32.pack(number)


def _work_master() -> bytes:
    return (
        Primitives.UInt32.pack(0b11)
        + Primitives.String.pack("AXE")
        + text("Programme")
        + array([parameter("LocalPath", "AXE.mpf")])
    )


def _resource(name: str) -> bytes:
    body = Primitives.UInt32.pack(0b11111) + Primitives.String.pack(name) + array([text("wer")])
    body += Primitives.String.pack("use") + Primitives.String.pack("1")
    return body + struct_to_binary(ua.EUInformation()) + array([parameter("Skill", ["tour", "fraise"])])


def _material() -> bytes:
    body = Primitives.UInt32.pack(0x1FF)
    for one in ("class", "definition", None, "sublot"):
        body += Primitives.String.pack(one)
    body += array([]) + Primitives.String.pack("material produced") + Primitives.String.pack("12")
    return body + struct_to_binary(ua.EUInformation()) + array([parameter("Location", "A3")])
