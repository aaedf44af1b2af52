"""How an address is written: node ids by namespace alias, and browse paths. Pure text, no network.

Node ids: `"i=2258"` (namespace 0), `"sinu;s=/Channel/State/progStatus[u1,1]"` (an alias of the profile's `namespaces`
table), or `"nsu=urn:maker:model;s=Spindle"`. Kinds: `i` number, `s` text, `g` GUID, `b` base64.

Browse paths: `"/Objects/machinery:Machines/{machine}/mt:Monitoring/*:Channel1/mt:ChannelState"`. Each element is the
browse name of a child, with the alias of its namespace; without an alias it is of namespace 0. `*:` means "in whatever
namespace", for names that the server's own project gives. `{machine}` stands for the instance that the site file names
(`connection.machine`), and is looked for in whatever namespace; without that name it is the only instance there is.
`<mt:ChannelMonitoringType>` is the only child of that type, or of one that descends from it, whatever it is called.
A slash, a colon, an ampersand or a `<` inside a name is written `&/`, `&:`, `&&`, `&<`.
"""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MACHINE = "{machine}"
"""What an address says where the site file's instance name goes."""

ANY = "*"
"""The namespace of a path element that may be in whatever namespace."""

_NODE = re.compile(r"^(?:(?:nsu=(?P<uri>[^;]+)|(?P<alias>[A-Za-z_][\w-]*));)?(?P<kind>[isgb])=(?P<text>.+)$", re.DOTALL)
_NUMBERED = re.compile(r"^ns=\d+;")
_ALIASED = re.compile(r"^(?P<alias>[A-Za-z_][\w-]*|\*):(?P<name>.+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class NodeAddress:
    """A node id whose namespace is known by alias or URI, never by the index of the day.

    Args:
        alias: Key of the profile's `namespaces`; empty where the URI is given, or for namespace 0.
        uri: The namespace's URI; empty where an alias is given, or for namespace 0.
        kind: `i`, `s`, `g` or `b`.
        text: The identifier as text, `{machine}` still in it.
    """

    alias: str
    uri: str
    kind: str
    text: str

    def identifier(self, machine: str) -> int | str | uuid.UUID | bytes:
        """The identifier in its own type, with the machine's instance name filled in."""
        return _identifier(self.kind, self.text.replace(MACHINE, machine))


@dataclass(frozen=True, slots=True)
class PathElement:
    """One step of a browse path.

    Args:
        alias: The namespace of the name: an alias, empty for namespace 0, `*` for any.
        name: The child's browse name, or that of its type.
        by_type: The name is the type's: the step goes to the only child of that type.
    """

    alias: str
    name: str
    by_type: bool = False


@dataclass(frozen=True, slots=True)
class BrowsePath:
    """The way from the Root folder to a node."""

    elements: tuple[PathElement, ...]


def parse_node(text: str) -> NodeAddress:
    """Read a node id.

    Raises:
        ValueError: With what was expected, if it is none.
    """
    if _NUMBERED.match(text):
        raise ValueError(
            'a namespace by alias ("sinu;s=...") or URI ("nsu=...;s=..."): indices change when a server restarts'
        )
    match = _NODE.match(text)
    if match is None:
        raise ValueError('a node id such as "i=2258", "alias;s=Name" or "nsu=URI;i=7"')
    kind, identifier = match["kind"], match["text"]
    if MACHINE not in identifier:
        _identifier(kind, identifier)
    return NodeAddress(match["alias"] or "", match["uri"] or "", kind, identifier)


def parse_path(text: str) -> BrowsePath:
    """Read a browse path.

    Raises:
        ValueError: With what was expected, if it is none.
    """
    if not text.startswith("/"):
        raise ValueError('a browse path from the Root folder, such as "/Objects/di:DeviceSet"')
    elements = tuple(_element(raw) for raw in _split(text[1:]))
    if not elements or elements[0] != PathElement("", "Objects"):
        raise ValueError('a browse path that begins with "/Objects"')
    return BrowsePath(elements)


def parse_field(text: str) -> tuple[PathElement, ...]:
    """Read the way from an event to one of its fields: "mt:ErrorCode", "EnabledState/Id".

    Raises:
        ValueError: With what was expected, if it is none.
    """
    elements = tuple(_element(raw) for raw in _split(text.removeprefix("/")))
    if not elements or any(element.alias == ANY or element.by_type for element in elements):
        raise ValueError('the name of a field of an event with its namespace\'s alias, such as "mt:ErrorCode"')
    return elements


def _identifier(kind: str, text: str) -> int | str | uuid.UUID | bytes:
    match kind:
        case "i":
            if not text.isdecimal() or int(text) > 0xFFFFFFFF:
                raise ValueError(f"a whole number from 0 to 4294967295 after i=, not {text!r}")
            return int(text)
        case "g":
            try:
                return uuid.UUID(text)
            except ValueError:
                raise ValueError(f"a GUID after g=, not {text!r}") from None
        case "b":
            try:
                return base64.b64decode(text, validate=True)
            except ValueError:
                raise ValueError(f"base64 after b=, not {text!r}") from None
        case _:
            return text


def _split(text: str) -> Iterator[str]:
    """The elements between slashes, escapes still in them."""
    start = position = 0
    while position < len(text):
        if text[position] == "&":
            position += 1
        elif text[position] == "/":
            yield text[start:position]
            start = position + 1
        position += 1
    yield text[start:]


def _element(raw: str) -> PathElement:
    if raw == MACHINE:
        return PathElement(ANY, MACHINE)
    if by_type := raw.startswith("<") and raw.endswith(">"):
        raw = raw[1:-1]
    match = _ALIASED.match(raw)
    alias, name = (match["alias"], match["name"]) if match else ("", raw)
    name = re.sub(r"&(.)", r"\1", name, flags=re.DOTALL)
    if not name:
        raise ValueError("a name between any two slashes")
    if by_type and alias == ANY:
        raise ValueError("a type with the alias of its namespace, such as <mt:ChannelMonitoringType>")
    return PathElement(alias, name, by_type)


def is_placeholder(name: str) -> bool:
    """A type's `<Tool>` that stands for instances; some servers build one of it, which is no instance of anything."""
    return name.startswith("<") and name.endswith(">")


def written(elements: Iterable[PathElement]) -> str:
    """A browse path as `parse_path` reads it."""
    return "".join(f"/{_written(element)}" for element in elements)


def _written(element: PathElement) -> str:
    if element.name == MACHINE:
        return MACHINE
    name = re.sub(r"[&/:<]", lambda match: f"&{match[0]}", element.name)
    text = f"{element.alias}:{name}" if element.alias else name
    return f"<{text}>" if element.by_type else text
