"""Looks at a whole server: its endpoints, who it is, and its tree, within the limits that it sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asyncua import ua

from adapters.opcua.addresses import BrowsePath, NodeAddress, PathElement, parse_node, parse_path
from adapters.opcua.connection import Connection, Expect
from adapters.opcua.conversation import MOST_PER_CALL, Conversation
from adapters.opcua.discovery.references import Child, Lineages, children_of, local, parent_of
from adapters.opcua.discovery.tree import Name, Shown, TreeNode
from adapters.opcua.identity import learn_limits, meet
from adapters.opcua.nodes import Namespaces, read_namespaces
from adapters.opcua.refusals import words
from adapters.opcua.security import channel
from collector.errors import ProtocolError, RequestRefused

OBJECTS = ua.NodeId(ua.ObjectIds.ObjectsFolder)
SERVER = ua.NodeId(ua.ObjectIds.Server)

MOST_NODES = 20_000
"""Nodes after which a walk ends, where nobody says otherwise: a control with every variable of its PLC has more."""

MOST_LEVELS = 16
LONGEST_LIST = 20
"""Elements of an array that are shown."""

MESSAGES = "Messages"
SUBSCRIBE_TO_EVENTS = 1
"""Bit of the attribute EventNotifier. Source: OPC UA Part 3, 8.59."""

_NUMBERED = "ns="


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One way in.

    Args:
        url: Its address, as the server says it.
        policy: The security policy's last word: `None`, `Basic256Sha256`.
        mode: `None_`, `Sign`, `SignAndEncrypt`.
        users: How one may log in: `Anonymous`, `UserName`, `Certificate`.
    """

    url: str
    policy: str
    mode: str
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sight:
    """A server as it was found.

    Args:
        identity: What it says of itself.
        namespaces: Its namespace table.
        top: The tree.
        nodes: How many nodes were looked at.
        whole: Nothing was left out for their number.
        clock_offset: Its clock minus ours, in seconds; None where it shows none.
    """

    identity: Mapping[str, str]
    namespaces: tuple[str, ...]
    top: TreeNode
    nodes: int
    whole: bool
    clock_offset: float | None


async def endpoints_of(connection: Connection) -> list[Endpoint]:
    """Ask a server which ways in it has. That takes no session and no rights.

    Raises:
        DeviceError: If it does not answer.
    """
    told = await channel.endpoints_of(connection.url, connection.timeout)
    return [
        Endpoint(
            str(one.EndpointUrl),
            str(one.SecurityPolicyUri).rpartition("#")[2],
            one.SecurityMode.name.rstrip("_"),
            tuple(dict.fromkeys(token.TokenType.name for token in one.UserIdentityTokens or ())),
        )
        for one in told
    ]


async def look(connection: Connection, under: str = "", most: int = MOST_NODES, keep: Path | None = None) -> Sight:
    """Open one session, look at everything, close it. Nothing is written, nothing subscribed.

    Args:
        connection: Whom to reach and how.
        under: Where to begin: a node id, or a browse path whose names may be of any namespace; empty for Objects.
        most: Nodes after which to stop.
        keep: The data directory, where our certificate and those that we trust lie; None for none.

    Raises:
        DeviceError: If the server cannot be reached, or says no.
        RequestRefused: If there is nothing at `under`.
    """
    conversation = Conversation(connection, keep)
    try:
        await conversation.open()
        await learn_limits(conversation)
        namespaces = await read_namespaces(conversation, {})
        # Whoever answers is who one wants to see, also where the site file expects somebody else.
        answerer = await meet(conversation, connection.model_copy(update={"expect": Expect()}), namespaces)
        walk = _Walk(conversation, namespaces, most)
        top = await walk.from_(await _start(conversation, namespaces, under))
    finally:
        await conversation.close()
    return Sight(answerer.identity, namespaces.table, top, walk.count, walk.whole, answerer.clock_offset)


async def _start(conversation: Conversation, namespaces: Namespaces, under: str) -> list[Child]:
    """The nodes from Objects down to where the walk begins."""
    objects = Child(ua.QualifiedName("Objects", 0), OBJECTS, ua.NodeClass.Object, ua.NodeId())
    if not under:
        return [objects]
    try:
        place = parse_path(under) if under.startswith("/") else _node(under, namespaces)
    except ValueError as wrong:
        raise RequestRefused(f"--under {under}: that is no {wrong}") from None
    if isinstance(place, BrowsePath):
        return await _follow(conversation, objects, place.elements[1:])
    index = namespaces.index(place.alias, place.uri)
    if not isinstance(index, int):
        raise RequestRefused(f"--under {under}: {index.reason}")
    node = ua.NodeId(place.identifier(""), index)
    (answer,) = await conversation.read("reading a name", [node], attribute=ua.AttributeIds.BrowseName)
    if answer.Value is None or answer.Value.Value is None:
        raise RequestRefused(f"--under {under}: {words(answer.StatusCode.value)}")
    way = [Child(answer.Value.Value, node, ua.NodeClass.Object, ua.NodeId())]
    # Browse paths begin at Objects.
    while way[0].node != OBJECTS and len(way) < MOST_LEVELS:
        above = await parent_of(conversation, way[0].node)
        if above is None or above.node in [one.node for one in way]:
            break
        way.insert(0, above)
    return way


def _node(under: str, namespaces: Namespaces) -> NodeAddress:
    """A node id as people copy it: here a namespace may be given by today's index."""
    if under.startswith(_NUMBERED):
        number, _, rest = under.removeprefix(_NUMBERED).partition(";")
        if not number.isdecimal() or int(number) >= len(namespaces.table):
            raise ValueError(f"node id: the server has {len(namespaces.table)} namespaces")
        under = f"nsu={namespaces.table[int(number)]};{rest}" if int(number) else rest
    return parse_node(under)


async def _follow(conversation: Conversation, start: Child, elements: Sequence[PathElement]) -> list[Child]:
    way = [start]
    for element in elements:
        (children,) = await children_of(conversation, [way[-1].node])
        found = next((one for one in children.found if one.name.Name == element.name), None)
        if found is None:
            there = ", ".join(str(one.name.Name) for one in children.found) or children.refused or "nothing"
            raise RequestRefused(f"--under: nothing is called {element.name!r} there: there is {there}")
        way.append(found)
    return way


class _Walk:
    """Goes down the tree level by level: as few requests as the server allows.

    Args:
        conversation: The open session.
        namespaces: The server's table.
        most: Nodes after which to stop.
    """

    def __init__(self, conversation: Conversation, namespaces: Namespaces, most: int) -> None:
        self._conversation = conversation
        self._namespaces = namespaces
        self._most = most
        self._lineages = Lineages(conversation)
        self._nodes: dict[ua.NodeId, TreeNode] = {}
        self._kinds: dict[ua.NodeId, ua.NodeId] = {}
        self.whole = True

    @property
    def count(self) -> int:
        """How many nodes were found."""
        return len(self._nodes)

    async def from_(self, way: Sequence[Child]) -> TreeNode:
        """The top of a way, with everything below its last node."""
        above: TreeNode | None = None
        for one in way:
            above = self._add(one, above)
        level = [way[-1].node]
        for _ in range(MOST_LEVELS):
            level = await self._descend(level)
        self.whole = self.whole and not level
        await self._name_types()
        await self._read_values()
        await self._ask_for_events()
        await self._name_numbers()
        return self._nodes[way[0].node]

    async def _descend(self, level: Sequence[ua.NodeId]) -> list[ua.NodeId]:
        """Find what is below some nodes; gives those that were not known before."""
        new: list[ua.NodeId] = []
        # In helpings: a level may be wider than what is wanted in all.
        for start in range(0, len(level), MOST_PER_CALL):
            if self.count >= self._most:
                self.whole = False
                break
            some = level[start : start + MOST_PER_CALL]
            for parent, children in zip(some, await children_of(self._conversation, some), strict=True):
                above = self._nodes[parent]
                above.trouble = above.trouble or children.refused
                for one in children.found:
                    known = self._nodes.get(one.node)
                    if known is not None:
                        if known not in above.children and known not in above.way:
                            above.children.append(known)
                        continue
                    self._add(one, above)
                    # The server's own diagnostics are thousands of nodes, and no machine is among them.
                    if one.node != SERVER:
                        new.append(one.node)
        return new

    def _add(self, child: Child, above: TreeNode | None) -> TreeNode:
        node = TreeNode(
            self._name(child.name),
            self._namespaces.text(child.node),
            variable=child.node_class == ua.NodeClass.Variable,
            parent=above,
        )
        if above is not None:
            above.children.append(node)
        self._nodes[child.node] = node
        self._kinds[child.node] = child.type
        return node

    async def _name_types(self) -> None:
        await self._lineages.learn(set(self._kinds.values()))
        known: dict[ua.NodeId, tuple[Name, ...]] = {}
        for node, kind in self._kinds.items():
            if kind not in known:
                known[kind] = tuple(map(self._name, self._lineages.of(kind)))
            self._nodes[node].lineage = known[kind]

    async def _read_values(self) -> None:
        variables = [node for node, found in self._nodes.items() if found.variable]
        for start in range(0, len(variables), MOST_PER_CALL):
            some = variables[start : start + MOST_PER_CALL]
            for node, answer in zip(some, await self._read(some), strict=True):
                found = self._nodes[node]
                if answer is None:
                    found.trouble = found.trouble or "its value cannot be read"
                    continue
                if answer.StatusCode is not None and answer.StatusCode.is_bad():
                    found.trouble = found.trouble or words(answer.StatusCode.value)
                if answer.Value is not None and answer.Value.Value is not None:
                    found.value = shown(answer.Value.Value, self._namespaces)
                    array = "[]" if isinstance(answer.Value.Value, list) else ""
                    found.kind = f"{answer.Value.VariantType.name}{array}"

    async def _ask_for_events(self) -> None:
        """Learn of objects that by their name would tell events whether they do."""
        asked = [node for node, found in self._nodes.items() if found.name.text == MESSAGES and not found.variable]
        answers = await self._conversation.read(
            "reading who tells events", asked, attribute=ua.AttributeIds.EventNotifier
        )
        for node, answer in zip(asked, answers, strict=True):
            told = answer.Value.Value if answer.Value is not None else None
            self._nodes[node].notifies = isinstance(told, int) and bool(told & SUBSCRIBE_TO_EVENTS)

    async def _name_numbers(self) -> None:
        """Learn what the numbers of enumerations are called, where the server defines these itself."""
        numbers = [node for node, found in self._nodes.items() if found.kind == "Int32"]
        answers = await self._conversation.read("reading data types", numbers, attribute=ua.AttributeIds.DataType)
        kinds: dict[ua.NodeId, list[ua.NodeId]] = {}
        for node, answer in zip(numbers, answers, strict=True):
            kind = answer.Value.Value if answer.Value is not None else None
            if isinstance(kind, ua.NodeId) and kind.NamespaceIndex:
                kinds.setdefault(local(kind), []).append(node)
        tables: dict[ua.NodeId, ua.NodeId] = {}
        for kind, children in zip(kinds, await children_of(self._conversation, list(kinds)), strict=True):
            for one in children.found:
                if one.name.Name in ("EnumStrings", "EnumValues"):
                    tables[one.node] = kind
        for table, answer in zip(tables, await self._read(list(tables)), strict=True):
            value = answer.Value.Value if answer is not None and answer.Value is not None else None
            words = _words_of(value if isinstance(value, list) else [])
            for node in kinds[tables[table]]:
                self._nodes[node].words = words

    async def _read(self, some: Sequence[ua.NodeId]) -> list[ua.DataValue | None]:
        """The values of some nodes. One that cannot be parsed spoils its message, so it is looked for by halves."""
        try:
            return list(await self._conversation.read("reading values", some))
        except ProtocolError:
            if len(some) == 1:
                return [None]
            half = len(some) // 2
            return [*await self._read(some[:half]), *await self._read(some[half:])]

    def _name(self, name: ua.QualifiedName) -> Name:
        index, table = int(name.NamespaceIndex or 0), self._namespaces.table
        return Name(table[index] if 0 < index < len(table) else "", str(name.Name or ""))


def _words_of(table: Sequence[Any]) -> dict[int, str]:
    """An enumeration's numbers and texts, from its EnumStrings or EnumValues."""
    words: dict[int, str] = {}
    for place, one in enumerate(table):
        match one:
            case ua.LocalizedText(Text=str(text)):
                words[place] = text
            case ua.EnumValueType():
                words[int(one.Value)] = str(one.DisplayName.Text or "")
            case _:
                pass
    return words


def shown(raw: Any, namespaces: Namespaces) -> Shown:
    """A value as a person may read it: arrays and structures cut short."""
    match raw:
        case bool() | int() | float() | str():
            return raw
        case ua.LocalizedText():
            return None if raw.Text is None else str(raw.Text)
        case ua.QualifiedName():
            return str(raw.Name)
        case ua.NodeId():
            return None if raw.is_null() else namespaces.text(raw)
        case ua.EUInformation():
            return str(raw.DisplayName.Text or "")
        case bytes():
            return f"{len(raw)} bytes"
        case list():
            return tuple(shown(one, namespaces) for one in raw[:LONGEST_LIST])
        case _ if hasattr(raw, "isoformat"):
            return str(raw.isoformat())
        case _:
            return f"<{type(raw).__name__}>"
