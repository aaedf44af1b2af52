"""From addresses to node ids, anew at every connection: namespace indices and instances may have moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from asyncua import ua

from adapters.opcua.addresses import ANY, MACHINE, BrowsePath, NodeAddress, PathElement
from adapters.opcua.connection import Address
from adapters.opcua.conversation import Conversation
from adapters.opcua.refusals import words

NAMESPACE_ARRAY = ua.NodeId(ua.ObjectIds.Server_NamespaceArray)
ROOT = ua.NodeId(ua.ObjectIds.RootFolder)
HIERARCHICAL = ua.NodeId(ua.ObjectIds.HierarchicalReferences)
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

    Args:
        conversation: The open session.
        namespaces: What aliases mean on it.
        machine: The instance's name from the site file; None for the only one.
        addresses: What the profile says.
    """
    found: list[Found | None] = []
    paths: dict[int, BrowsePath] = {}
    for position, address in enumerate(addresses):
        match address.place:
            case NodeAddress() as node:
                index = namespaces.index(node.alias, node.uri)
                found.append(index if isinstance(index, Missing) else ua.NodeId(node.identifier(machine or ""), index))
            case BrowsePath() as path:
                paths[position] = path
                found.append(None)
    walker = _Walker(conversation, namespaces, machine)
    for position, end in zip(paths, await walker.walk(list(paths.values())), strict=True):
        found[position] = end
    return [end if end is not None else Missing("not looked for") for end in found]


class _Walker:
    """Follows many browse paths at once: named stretches in one request, `*:` elements by browsing, each place once."""

    def __init__(self, conversation: Conversation, namespaces: Namespaces, machine: str | None) -> None:
        self._conversation = conversation
        self._namespaces = namespaces
        self._machine = machine
        self._known: dict[tuple[PathElement, ...], Found] = {(): ROOT}

    async def walk(self, paths: Sequence[BrowsePath]) -> list[Found]:
        pending = {path.elements for path in paths}
        while pending:
            stretches = {_next_stretch(elements, self._known) for elements in pending}
            await self._translate(sorted((s for s in stretches if s[-1].alias != ANY), key=repr))
            await self._browse(sorted((s for s in stretches if s[-1].alias == ANY), key=repr))
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
        children = dict(zip(parents, await self._children_of(list(parents)), strict=True))
        for stretch in stretches:
            parent = self._known[stretch[:-1]]
            if isinstance(parent, Missing):
                self._known[stretch] = parent
            else:
                self._known[stretch] = self._choose(stretch[-1].name, children[parent])

    def _choose(self, name: str, children: Sequence[tuple[str, ua.NodeId]]) -> Found:
        there = ", ".join(sorted({child for child, _ in children})) or "nothing"
        if name == MACHINE and self._machine is None:
            # Folders of instances hold other things too, but those are of namespace 0 or of the specification.
            if len(children) == 1:
                return children[0][1]
            return Missing(f"say in `machine` which instance is meant: there is {there}")
        wanted = name.replace(MACHINE, self._machine or "")
        for child, node in children:
            if child == wanted:
                return node
        return Missing(f"nothing is called {wanted!r} there: there is {there}")

    async def _children_of(self, parents: list[ua.NodeId]) -> list[list[tuple[str, ua.NodeId]]]:
        doing = "browsing"

        async def browse(some: list[ua.NodeId]) -> list[ua.BrowseResult]:
            asked = ua.BrowseParameters()
            asked.View.Timestamp = ua.get_win_epoch()
            asked.RequestedMaxReferencesPerNode = 0
            asked.NodesToBrowse = [_children_wanted(node) for node in some]
            return list(await self._conversation.session.browse(asked))

        all_children = []
        for answer in await self._conversation.in_chunks(doing, "browse", parents, browse):
            references = list(answer.References or ())
            while answer.ContinuationPoint:
                further = ua.BrowseNextParameters()
                further.ReleaseContinuationPoints = False
                further.ContinuationPoints = [answer.ContinuationPoint]
                (answer,) = await self._conversation.ask(doing, self._conversation.session.browse_next(further))
                references.extend(answer.References or ())
            all_children.append([(str(ref.BrowseName.Name), _local(ref.NodeId)) for ref in references])
        return all_children


def _longest_known(
    elements: tuple[PathElement, ...], known: Mapping[tuple[PathElement, ...], Found]
) -> tuple[PathElement, ...]:
    return next(elements[:length] for length in range(len(elements), -1, -1) if elements[:length] in known)


def _next_stretch(
    elements: tuple[PathElement, ...], known: Mapping[tuple[PathElement, ...], Found]
) -> tuple[PathElement, ...]:
    """How far the path can be followed in one request: up to the next `*:` element, or over it where it comes first."""
    start = len(_longest_known(elements, known))
    for length in range(start, len(elements)):
        if elements[length].alias == ANY:
            return elements[: length if length > start else length + 1]
    return elements


def _target(answer: ua.BrowsePathResult) -> Found:
    if answer.StatusCode.is_bad():
        return Missing(words(answer.StatusCode.value))
    for target in answer.Targets or ():
        if int(target.RemainingPathIndex) == WHOLE_PATH:
            return _local(target.TargetId)
    return Missing("the path leads to another server")


def _local(node: ua.NodeId) -> ua.NodeId:
    """Servers give ExpandedNodeIds; requests want plain ones."""
    return ua.NodeId(node.Identifier, node.NamespaceIndex)


def _children_wanted(node: ua.NodeId) -> ua.BrowseDescription:
    wanted = ua.BrowseDescription()
    wanted.NodeId = node
    wanted.BrowseDirection = ua.BrowseDirection.Forward
    wanted.ReferenceTypeId = HIERARCHICAL
    wanted.IncludeSubtypes = True
    wanted.NodeClassMask = ua.NodeClass.Object | ua.NodeClass.Variable
    wanted.ResultMask = ua.BrowseResultMask.BrowseName
    return wanted
