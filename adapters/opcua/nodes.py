"""From addresses to node ids, anew at every connection: namespace indices and instances may have moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from asyncua import ua

from adapters.opcua.addresses import ANY, MACHINE, BrowsePath, PathElement, is_placeholder
from adapters.opcua.connection import Address
from adapters.opcua.conversation import Conversation
from adapters.opcua.discovery.references import HIERARCHICAL, Child, Lineages, by_name, children_of, local, types_of
from adapters.opcua.refusals import words

NAMESPACE_ARRAY = ua.NodeId(ua.ObjectIds.Server_NamespaceArray)
ROOT = ua.NodeId(ua.ObjectIds.RootFolder)
WHOLE_PATH = 0xFFFFFFFF
"""RemainingPathIndex of a target that was found all the way. Source: OPC UA Part 4, 5.9.4."""


@dataclass(frozen=True, slots=True)
class Missing:
    """An address that the server does not know, and why."""

    reason: str


Found: TypeAlias = ua.NodeId | Missing
"""Where an address leads today."""


class Namespaces:
    """What the profile's aliases mean on this server today.

    Args:
        aliases: Alias to URI, from the profile.
        table: The server's NamespaceArray.
    """

    def __init__(self, aliases: Mapping[str, str], table: Sequence[str]) -> None:
        self.table = tuple(table)
        self._aliases = dict(aliases)
        self._index = {uri: index for index, uri in reversed(list(enumerate(table)))}
        self._alias_of = {uri: alias for alias, uri in reversed(list(aliases.items()))}

    def index(self, alias: str, uri: str = "") -> int | Missing:
        """The index of a namespace by alias or URI; both empty for namespace 0."""
        if not alias and not uri:
            return 0
        uri = uri or self._aliases.get(alias, "")
        if uri in self._index:
            return self._index[uri]
        return Missing(f"the server has no namespace {uri or alias!r}")

    def text(self, node: ua.NodeId) -> str:
        """A node id as text that does not depend on today's indices: alias if the profile has one, else URI."""
        kind, identifier = {int: "i", str: "s", bytes: "b"}.get(type(node.Identifier), "g"), node.Identifier
        plain = f"{kind}={identifier.hex() if isinstance(identifier, bytes) else identifier}"
        index = int(node.NamespaceIndex)
        if index == 0:
            return plain
        uri = self.table[index] if index < len(self.table) else f"unknown namespace {index}"
        return f"{self._alias_of[uri]};{plain}" if uri in self._alias_of else f"nsu={uri};{plain}"


async def read_namespaces(conversation: Conversation, aliases: Mapping[str, str]) -> Namespaces:
    """Read the server's namespace table."""
    (answer,) = await conversation.read("reading the namespaces", [NAMESPACE_ARRAY])
    table = answer.Value.Value if answer.Value is not None else None
    return Namespaces(aliases, [str(uri) for uri in table or ()])


async def resolve(
    conversation: Conversation, namespaces: Namespaces, machine: str | None, addresses: Sequence[Address]
) -> list[Found]:
    """Find the nodes of many addresses, in their order.

    Of an address with several places it is the first that exists and holds a value, or the first that exists: servers
    build optional parts that they never fill.

    Args:
        conversation: The open session.
        namespaces: What aliases mean on it.
        machine: The instance's name from the site file; None for the only one.
        addresses: What the profile says.
    """
    places = [place for address in addresses for place in address.places]
    paths = [place for place in places if isinstance(place, BrowsePath)]
    ends = iter(await _Walker(conversation, namespaces, machine).walk(paths))
    there: list[Found] = []
    for place in places:
        if isinstance(place, BrowsePath):
            there.append(next(ends))
        else:
            index = namespaces.index(place.alias, place.uri)
            there.append(index if isinstance(index, Missing) else ua.NodeId(place.identifier(machine or ""), index))
    offered = iter(there)
    return await _chosen(conversation, [[next(offered) for _ in address.places] for address in addresses])


async def _chosen(conversation: Conversation, offered: Sequence[Sequence[Found]]) -> list[Found]:
    """Of each address's places, the one to take."""
    nodes = [[end for end in ends if isinstance(end, ua.NodeId)] for ends in offered]
    asked = [node for some in nodes if len(some) > 1 for node in some]
    answers = await conversation.read("looking which of several places holds a value", asked) if asked else []
    filled = {node for node, answer in zip(asked, answers, strict=True) if _holds(answer)}
    chosen: list[Found] = []
    for ends, some in zip(offered, nodes, strict=True):
        if some:
            chosen.append(next((node for node in some if node in filled), some[0]))
        else:
            reasons = [end.reason for end in ends if isinstance(end, Missing)]
            chosen.append(Missing("; ".join(dict.fromkeys(reasons))))
    return chosen


def _holds(answer: ua.DataValue) -> bool:
    bad = answer.StatusCode is not None and answer.StatusCode.is_bad()
    value = answer.Value.Value if answer.Value is not None else None
    if isinstance(value, ua.NodeId):
        return not bad and not value.is_null()
    # A list without an element is what a server shows that never fills it; where it is the only place, it is taken.
    return not bad and value is not None and value != []


class _Walker:
    """Follows many browse paths at once: named stretches in one request, the others by browsing, each place once."""

    def __init__(self, conversation: Conversation, namespaces: Namespaces, machine: str | None) -> None:
        self._conversation = conversation
        self._namespaces = namespaces
        self._machine = machine
        self._known: dict[tuple[PathElement, ...], Found] = {(): ROOT}
        self._lineages = Lineages(conversation)

    async def walk(self, paths: Sequence[BrowsePath]) -> list[Found]:
        pending = {path.elements for path in paths}
        while pending:
            stretches = {_next_stretch(elements, self._known) for elements in pending}
            await self._translate(sorted((s for s in stretches if not _by_browsing(s[-1])), key=repr))
            await self._browse(sorted((s for s in stretches if _by_browsing(s[-1])), key=repr))
            for elements in list(pending):
                known = _longest_known(elements, self._known)
                end = self._known[known]
                if isinstance(end, Missing):
                    self._known[elements] = end
                if elements in self._known:
                    pending.discard(elements)
        return [self._known[path.elements] for path in paths]

    async def _translate(self, stretches: list[tuple[PathElement, ...]]) -> None:
        asked: list[tuple[tuple[PathElement, ...], ua.BrowsePath]] = []
        for stretch in stretches:
            start = _longest_known(stretch, self._known)
            steps: list[ua.RelativePathElement] = []
            for element in stretch[len(start) :]:
                index = self._namespaces.index(element.alias)
                if isinstance(index, Missing):
                    self._known[stretch] = index
                    break
                step = ua.RelativePathElement()
                step.ReferenceTypeId = HIERARCHICAL
                step.IsInverse = False
                step.IncludeSubtypes = True
                step.TargetName = ua.QualifiedName(element.name.replace(MACHINE, self._machine or ""), index)
                steps.append(step)
            else:
                path = ua.BrowsePath()
                path.StartingNode = self._known[start]
                path.RelativePath = ua.RelativePath(steps)
                asked.append((stretch, path))
        answers = await self._conversation.in_chunks(
            "resolving browse paths",
            "translate",
            [path for _, path in asked],
            self._conversation.session.translate_browsepaths_to_nodeids,
        )
        for (stretch, _), answer in zip(asked, answers, strict=True):
            self._known[stretch] = _target(answer)

    async def _browse(self, stretches: list[tuple[PathElement, ...]]) -> None:
        parents = {parent: None for s in stretches if isinstance(parent := self._known[s[:-1]], ua.NodeId)}
        answers = await children_of(self._conversation, list(parents))
        children = dict(zip(parents, answers, strict=True))
        for stretch in stretches:
            if stretch[-1].by_type and isinstance(parent := self._known[stretch[:-1]], ua.NodeId):
                await self._lineages.learn(types_of(children[parent].found))
        for stretch in stretches:
            parent = self._known[stretch[:-1]]
            if isinstance(parent, Missing):
                self._known[stretch] = parent
            elif children[parent].refused:
                self._known[stretch] = Missing(children[parent].refused)
            elif stretch[-1].by_type:
                self._known[stretch] = self._of_type(stretch[-1], children[parent].found)
            else:
                self._known[stretch] = self._choose(stretch[-1].name, children[parent].found)

    def _choose(self, name: str, children: Sequence[Child]) -> Found:
        there = ", ".join(sorted({str(child.name.Name) for child in children})) or "nothing"
        if name == MACHINE and self._machine is None:
            # Folders of instances hold other things too, but those are of namespace 0 or of the specification.
            if len(children) == 1:
                return children[0].node
            return Missing(f"say in `machine` which instance is meant: there is {there}")
        wanted = name.replace(MACHINE, self._machine or "")
        for child in children:
            if child.name.Name == wanted:
                return child.node
        return Missing(f"nothing is called {wanted!r} there: there is {there}")

    def _of_type(self, element: PathElement, children: Sequence[Child]) -> Found:
        index = self._namespaces.index(element.alias)
        if isinstance(index, Missing):
            return index
        wanted = ua.QualifiedName(element.name, index)
        fitting = [
            child
            for child in children
            if by_name(self._lineages.of(child.type), wanted) and not is_placeholder(str(child.name.Name))
        ]
        if len(fitting) == 1:
            return fitting[0].node
        if not fitting:
            return Missing(f"nothing of type {element.name} is there")
        names = ", ".join(sorted(str(child.name.Name) for child in fitting))
        return Missing(f"there are {len(fitting)} of type {element.name}: {names}; name the one that is meant")


def _longest_known(
    elements: tuple[PathElement, ...], known: Mapping[tuple[PathElement, ...], Found]
) -> tuple[PathElement, ...]:
    return next(elements[:length] for length in range(len(elements), -1, -1) if elements[:length] in known)


def _next_stretch(
    elements: tuple[PathElement, ...], known: Mapping[tuple[PathElement, ...], Found]
) -> tuple[PathElement, ...]:
    """How far the path can be followed in one request: up to the next element that needs browsing, or over it where it
    comes first."""
    start = len(_longest_known(elements, known))
    for length in range(start, len(elements)):
        if _by_browsing(elements[length]):
            return elements[: length if length > start else length + 1]
    return elements


def _target(answer: ua.BrowsePathResult) -> Found:
    if answer.StatusCode.is_bad():
        return Missing(words(answer.StatusCode.value))
    for target in answer.Targets or ():
        if int(target.RemainingPathIndex) == WHOLE_PATH:
            return local(target.TargetId)
    return Missing("the path leads to another server")


def _by_browsing(element: PathElement) -> bool:
    return element.alias == ANY or element.by_type
