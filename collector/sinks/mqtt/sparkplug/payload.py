"""The payload of Sparkplug B as a protobuf message, from the field numbers of its specification.

Of the message only what an edge node says and hears is described here: fields that others add (data sets, templates,
files) are passed over unread, as protobuf lets them be. Generated code would bring a compiler into the build and a
global name that a second Sparkplug library in the same process is not to share.

Source: Sparkplug 3.0.0, 6.4.1 (Google Protocol Buffer schema), ISO/IEC 20237:2023.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.message import DecodeError

_FIELD = descriptor_pb2.FieldDescriptorProto
_BOOL, _STRING, _MESSAGE = _FIELD.TYPE_BOOL, _FIELD.TYPE_STRING, _FIELD.TYPE_MESSAGE
_UINT32, _UINT64 = _FIELD.TYPE_UINT32, _FIELD.TYPE_UINT64
_FLOAT, _DOUBLE, _BYTES = _FIELD.TYPE_FLOAT, _FIELD.TYPE_DOUBLE, _FIELD.TYPE_BYTES

_VALUES = (
    ("int_value", _UINT32), ("long_value", _UINT64), ("float_value", _FLOAT), ("double_value", _DOUBLE),
    ("boolean_value", _BOOL), ("string_value", _STRING),
)  # fmt: skip
"""What a value can be, in the order of their numbers, of metrics and of properties."""


class DataType(IntEnum):
    """What a metric's value is. Source: Sparkplug 3.0.0, 6.4.16."""

    INT32 = 3
    INT64 = 4
    UINT64 = 8
    DOUBLE = 10
    BOOLEAN = 11
    STRING = 12


FIELD_OF = {
    DataType.INT32: "int_value", DataType.INT64: "long_value", DataType.UINT64: "long_value",
    DataType.DOUBLE: "double_value", DataType.BOOLEAN: "boolean_value", DataType.STRING: "string_value",
}  # fmt: skip
"""The field in which a value of this type travels."""


def _message(parent: Any, name: str, fields: dict[str, tuple[int, Any, str]], oneof: int | None = None) -> Any:
    """Describe a message: by field its number, its type, and the message's name where it is one (`*` for a list).

    `oneof`: the number of the first of `_VALUES`, of which a message has one.
    """
    message = parent.add(name=name)
    for field, (number, kind, of) in fields.items():
        label = _FIELD.LABEL_REPEATED if of.startswith("*") else _FIELD.LABEL_OPTIONAL
        added = message.field.add(name=field, number=number, type=kind, label=label)
        if kind == _MESSAGE:
            added.type_name = f".sparkplug.{of.lstrip('*')}"
    if oneof is not None:
        message.oneof_decl.add(name="value")
        for number, (field, kind) in enumerate(_VALUES, start=oneof):
            message.field.add(name=field, number=number, type=kind, label=_FIELD.LABEL_OPTIONAL, oneof_index=0)
    return message


def _described() -> Any:
    file = descriptor_pb2.FileDescriptorProto(name="sparkplug_b.proto", package="sparkplug", syntax="proto2")
    _message(
        file.message_type,
        "Payload",
        {
            "timestamp": (1, _UINT64, ""), "metrics": (2, _MESSAGE, "*Metric"), "seq": (3, _UINT64, ""),
            "uuid": (4, _STRING, ""), "body": (5, _BYTES, ""),
        },
    )  # fmt: skip
    _message(
        file.message_type,
        "Metric",
        {
            "name": (1, _STRING, ""), "alias": (2, _UINT64, ""), "timestamp": (3, _UINT64, ""),
            "datatype": (4, _UINT32, ""), "is_historical": (5, _BOOL, ""), "is_transient": (6, _BOOL, ""),
            "is_null": (7, _BOOL, ""), "properties": (9, _MESSAGE, "PropertySet"),
        },
        oneof=10,
    )  # fmt: skip
    _message(
        file.message_type,
        "PropertySet",
        {"keys": (1, _STRING, "*"), "values": (2, _MESSAGE, "*PropertyValue")},
    )
    _message(file.message_type, "PropertyValue", {"type": (1, _UINT32, ""), "is_null": (2, _BOOL, "")}, oneof=3)
    # A pool of our own: descriptors are global to a process otherwise, and there is one schema of this name for all.
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("sparkplug.Payload"))


Payload: Any = _described()
"""The message: `Payload(timestamp=...)`, `payload.metrics.add(name=...)`, `payload.SerializeToString()`."""


def put(metric: Any, kind: DataType, value: bool | int | float | str | None) -> None:
    """Give a metric or a property its value, as its type wants it.

    Signed numbers travel as unsigned ones of the same length in two's complement (6.4.17).

    Raises:
        ValueError: If the value is too large for its type.
    """
    if value is None:
        metric.is_null = True
        return
    if kind in (DataType.INT32, DataType.INT64) and isinstance(value, int):
        bits = 32 if kind is DataType.INT32 else 64
        if not -(2 ** (bits - 1)) <= value < 2 ** (bits - 1):
            raise ValueError(f"{value} is too large for {kind.name}")
        value %= 2**bits
    setattr(metric, FIELD_OF[kind], value)


def asks_for_rebirth(raw: bytes) -> bool:
    """Whether a command to the node (NCMD) asks it to be born again; anything else asks for nothing."""
    try:
        payload = Payload.FromString(raw)
    except DecodeError:
        return False
    return any(one.name == REBIRTH and one.boolean_value for one in payload.metrics)


REBIRTH = "Node Control/Rebirth"
"""The metric by which a host asks for births anew. Source: Sparkplug 3.0.0, 6.4.20."""
