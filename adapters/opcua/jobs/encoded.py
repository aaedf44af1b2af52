"""A job order with its state, read from the bytes in which a server sends it.

asyncua builds no class for these structures: their definitions call themselves. It hands over type and bytes, and here
they are read field by field: the state stands behind everything else, and nothing before it tells its own length.

Source: OPC 10031-4 2.0, 6.3 (ISA95JobOrderAndStateDataType i=3015 and what it is made of; nodeset of January 2024); a
mask says which of the optional fields are there, OPC UA Part 6, 5.2.7.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeAlias

from asyncua import ua
from asyncua.common.utils import Buffer
from asyncua.ua.ua_binary import Primitives, from_binary, variant_from_binary

MOST_REMEMBERED = 512
"""Job orders that are not read again while their bytes stay: a list is sent whole when one of its orders changes."""

_Read: TypeAlias = Callable[[Buffer], Any]
"""Takes one field out of the bytes."""

_ARRAY, _KIND = 0x80, 0x3F
"""Of a Variant's first byte. Source: OPC UA Part 6, 5.2.2.16."""


@dataclass(frozen=True, slots=True)
class JobOrder:
    """One job order.

    Args:
        id: What whoever ordered it calls it.
        state: Number of its state as a whole; its substates have no say here.
        parameters: Its parameters by their name, in the server's order.
    """

    id: str
    state: int
    parameters: tuple[tuple[str, Any], ...]


@lru_cache(maxsize=MOST_REMEMBERED)
def read_job_order(body: bytes) -> JobOrder:
    """Read the body of an ISA95JobOrderAndStateDataType.

    Raises:
        ValueError: If the bytes are none: too few, too many, with a field that nobody knows, without id or state.
    """
    data = Buffer(body)
    try:
        order, states = _job_order()(data), _array(_structure(_STATE))(data)
    except ValueError as unfit:
        raise ValueError(f"bytes that are no job order: {unfit}") from unfit
    except Exception as unfit:
        # Whatever asyncua raises on bytes that end too early, or hold what they may not.
        raise ValueError(f"bytes that are no job order: {type(unfit).__name__}") from unfit
    if len(data):
        raise ValueError(f"bytes that are no job order: {len(data)} more than it has")
    name = order["JobOrderID"]
    if not name:
        raise ValueError("a job order without JobOrderID")
    tops = [state["StateNumber"] for state in states if not state["BrowsePath"].Elements]
    if len(tops) != 1:
        raise ValueError(f"job order {name!r} tells {len(tops)} states of the whole instead of one")
    told = tuple((one["ID"] or "", one["Value"].Value) for one in order.get("JobOrderParameters", ()))
    return JobOrder(name, tops[0], told)


def _structure(mandatory: Mapping[str, _Read], optional: Mapping[str, _Read] | None = None) -> _Read:
    """Reads a structure; where it has optional fields, they stand behind all others, and a mask before everything."""

    def read(data: Buffer) -> dict[str, Any]:
        mask = 0 if optional is None else Primitives.UInt32.unpack(data)
        held = {name: field(data) for name, field in mandatory.items()}
        for bit, (name, field) in enumerate((optional or {}).items()):
            if mask >> bit & 1:
                held[name] = field(data)
        if mask >> len(optional or ()):
            raise ValueError(f"an encoding mask {mask:#x} with fields that nobody knows")
        return held

    return read


def _array(element: _Read) -> _Read:
    def read(data: Buffer) -> list[Any]:
        length = Primitives.Int32.unpack(data)
        # Every element has at least one byte: a length that cannot be is not counted up to.
        if length > len(data):
            raise ValueError(f"{length} elements in {len(data)} bytes")
        return [element(data) for _ in range(length)]

    return read


def _variant(data: Buffer) -> ua.Variant:
    first = data.copy(1).read(1)[0]
    if first & _ARRAY and not first & _KIND:
        raise ValueError("an array of nothing, whose length its bytes do not bear out")
    return variant_from_binary(data)


def _text(data: Buffer) -> ua.LocalizedText:
    return from_binary(ua.LocalizedText, data)


def _unit(data: Buffer) -> ua.EUInformation:
    return from_binary(ua.EUInformation, data)


def _path(data: Buffer) -> ua.RelativePath:
    return from_binary(ua.RelativePath, data)


_string, _time, _int16 = Primitives.String.unpack, Primitives.Int64.unpack, Primitives.Int16.unpack

_STATE: Mapping[str, _Read] = {"BrowsePath": _path, "StateText": _text, "StateNumber": Primitives.UInt32.unpack}


def _named(below: str) -> _Read:
    """ISA95ParameterDataType and ISA95PropertyDataType: a value with a name, and more of the same below it."""

    def more(data: Buffer) -> list[Any]:
        found: list[Any] = _array(read)(data)
        return found

    read = _structure(
        {"ID": _string, "Value": _variant},
        {"Description": _array(_text), "EngineeringUnits": _unit, below: more},
    )
    return read


def _resource(use: str, properties: _Read) -> _Read:
    """ISA95PersonnelDataType, ISA95EquipmentDataType and ISA95PhysicalAssetDataType."""
    return _structure(
        {"ID": _string},
        {
            "Description": _array(_text), use: _string, "Quantity": _string, "EngineeringUnits": _unit,
            "Properties": properties,
        },
    )  # fmt: skip


@cache
def _job_order() -> _Read:
    """ISA95JobOrderDataType, its fields in the order of their bits."""
    parameters, properties = _array(_named("Subparameters")), _array(_named("Subproperties"))
    material = _structure(
        {},
        {
            "MaterialClassID": _string, "MaterialDefinitionID": _string, "MaterialLotID": _string,
            "MaterialSublotID": _string, "Description": _array(_text), "MaterialUse": _string, "Quantity": _string,
            "EngineeringUnits": _unit, "Properties": properties,
        },
    )  # fmt: skip
    return _structure(
        {"JobOrderID": _string},
        {
            "Description": _array(_text),
            "WorkMasterID": _array(_structure({"ID": _string}, {"Description": _text, "Parameters": parameters})),
            "StartTime": _time,
            "EndTime": _time,
            "Priority": _int16,
            "JobOrderParameters": parameters,
            "PersonnelRequirements": _array(_resource("PersonnelUse", properties)),
            "EquipmentRequirements": _array(_resource("EquipmentUse", properties)),
            "PhysicalAssetRequirements": _array(_resource("PhysicalAssetUse", properties)),
            "MaterialRequirements": _array(material),
        },
    )
