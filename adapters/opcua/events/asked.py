"""The event fields that a server is asked for, and what an event is by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from asyncua import ua

from adapters.opcua.addresses import parse_node
from adapters.opcua.connection import Address
from adapters.opcua.events.conditions import Happening, Kind
from adapters.opcua.nodes import Missing, Namespaces

_EVENT = ua.NodeId(ua.ObjectIds.BaseEventType)
_CONDITION = ua.NodeId(ua.ObjectIds.ConditionType)
_ALARM = ua.NodeId(ua.ObjectIds.AlarmConditionType)

_FIELDS: tuple[tuple[ua.NodeId, str], ...] = (
    (_EVENT, "EventType"),
    (_EVENT, "SourceNode"),
    (_EVENT, "SourceName"),
    (_EVENT, "Time"),
    (_EVENT, "Message"),
    (_EVENT, "Severity"),
    (_CONDITION, ""),
    (_CONDITION, "ConditionName"),
    (_CONDITION, "BranchId"),
    (_CONDITION, "Retain"),
    (_CONDITION, "EnabledState/Id"),
    (_ALARM, "ActiveState/Id"),
)
"""Each with the type that defines it: some servers refuse it of a subtype. The one without a name is the condition's
own node id. Source: OPC UA Part 4, 7.22.3 and 7.7.4.5; Part 9, 5.5.2."""

_OF_ANY_EVENT = 6
"""How many of them every event has."""

_OWN_WORDS = {
    ua.ObjectIds.RefreshStartEventType: Kind.REFRESH_BEGINS,
    ua.ObjectIds.RefreshEndEventType: Kind.REFRESH_ENDS,
    ua.ObjectIds.RefreshRequiredEventType: Kind.REFRESH_REQUIRED,
    ua.ObjectIds.EventQueueOverflowEventType: Kind.OVERFLOW,
    ua.ObjectIds.BaseModelChangeEventType: Kind.NOISE,
    ua.ObjectIds.GeneralModelChangeEventType: Kind.NOISE,
    ua.ObjectIds.SemanticChangeEventType: Kind.NOISE,
}
_AUDITS = {
    number
    for name, number in vars(ua.ObjectIds).items()
    if name.startswith("Audit") and name.endswith("EventType") and isinstance(number, int)
}
_STANDARD: dict[Any, Kind] = {**dict.fromkeys(_AUDITS, Kind.NOISE), **_OWN_WORDS}
"""The event types of OPC UA itself that are more, or less, than a message."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way of asking for the fields.

    Args:
        typed: Each of the type that defines it; otherwise of any event.
        numbered: The maker's number too.
        conditions: What only conditions have too.
    """

    typed: bool = True
    numbered: bool = True
    conditions: bool = True


WAYS = (Way(), Way(typed=False), Way(numbered=False), Way(numbered=False, conditions=False))
"""What a server is asked, one after the other, until it agrees: some refuse the whole for one field that they do not
know, some know a field of its own type only, some of any event only."""

REFUSALS = frozenset(
    {
        ua.StatusCodes.BadEventFilterInvalid,
        ua.StatusCodes.BadMonitoredItemFilterInvalid,
        ua.StatusCodes.BadMonitoredItemFilterUnsupported,
        ua.StatusCodes.BadFilterNotAllowed,
        ua.StatusCodes.BadFilterOperandInvalid,
        ua.StatusCodes.BadTypeDefinitionInvalid,
        ua.StatusCodes.BadBrowseNameInvalid,
        ua.StatusCodes.BadAttributeIdInvalid,
        ua.StatusCodes.BadNodeIdUnknown,
        ua.StatusCodes.BadNoMatch,
    }
)
"""Statuses that may mean the fields rather than the node."""


def event_filter(address: Address, namespaces: Namespaces, way: Way = WAYS[0]) -> ua.EventFilter:
    """What a server is asked to tell of each event.

    Args:
        address: Of the point, with `events`.
        namespaces: What the aliases of its number mean today; without one of them, the number is not asked for.
        way: How to ask.
    """
    fields = _FIELDS if way.conditions else _FIELDS[:_OF_ANY_EVENT]
    clauses = [
        _clause(
            kind if way.typed or not name else _EVENT, [ua.QualifiedName(part, 0) for part in name.split("/") if part]
        )
        for kind, name in fields
    ]
    number = _number(address, namespaces, way.typed) if way.numbered and address.field else None
    asked = ua.EventFilter()
    asked.SelectClauses = clauses if number is None else [*clauses, number]
    return asked


def _number(address: Address, namespaces: Namespaces, typed: bool) -> ua.SimpleAttributeOperand | None:
    path: list[ua.QualifiedName] = []
    for element in address.field:
        index = namespaces.index(element.alias)
        if isinstance(index, Missing):
            return None
        path.append(ua.QualifiedName(element.name, index))
    if not typed or address.number_of is None:
        return _clause(_EVENT, path)
    node = parse_node(address.number_of)
    index = namespaces.index(node.alias, node.uri)
    return None if isinstance(index, Missing) else _clause(ua.NodeId(node.identifier(""), index), path)


def _clause(kind: ua.NodeId, path: list[ua.QualifiedName]) -> ua.SimpleAttributeOperand:
    clause = ua.SimpleAttributeOperand()
    clause.TypeDefinitionId = kind
    clause.BrowsePath = path
    clause.AttributeId = ua.AttributeIds.Value if path else ua.AttributeIds.NodeId
    return clause


def happening(fields: Sequence[ua.Variant]) -> Happening:
    """What an event is by its fields, as `event_filter` asked for them.

    Raises:
        ValueError: If there are fewer.
    """
    if len(fields) < _OF_ANY_EVENT:
        raise ValueError(f"an event of {len(fields)} fields, asked for {len(_FIELDS)}")
    values = [field.Value if isinstance(field, ua.Variant) else field for field in fields]
    values += [None] * (len(_FIELDS) + 1 - len(values))
    kind, source, source_name, at, message, severity, condition, name, branch, retain, enabled, active = values[:-1]
    number = _words(values[-1])
    meaning = _STANDARD.get(kind.Identifier) if isinstance(kind, ua.NodeId) and not kind.NamespaceIndex else None
    if meaning is not None:
        return Happening(meaning, at)
    text = _words(message) or _words(name) or _words(source_name)
    if number not in ("", "0") and not text.startswith(number):
        text = f"{number} {text}".rstrip()
    has_node = _is_node(condition)
    if not has_node and retain is None and active is None:
        return Happening(Kind.MESSAGE, at, text)
    if _is_node(branch):
        # A former state that still waits for somebody's acknowledgement, not how the condition stands.
        return Happening(Kind.NOISE, at)
    holds = bool(retain if active is None else active) and enabled is not False
    # Where the server gives its conditions no node id, source, name and number tell them apart.
    known_as = _key(condition) if has_node else repr((_key(source), _words(source_name), _words(name), number))
    return Happening(Kind.CONDITION, at, text, known_as, holds, int(severity or 0))


def _is_node(given: object) -> bool:
    return isinstance(given, ua.NodeId) and not given.is_null()


def _key(node: object) -> str:
    """A node id as text, however it was encoded."""
    return f"{node.NamespaceIndex};{node.Identifier!r}" if isinstance(node, ua.NodeId) else ""


def _words(given: object) -> str:
    """A text without line breaks; empty for none."""
    if isinstance(given, ua.LocalizedText):
        given = given.Text
    return "" if given is None else " ".join(str(given).split())
