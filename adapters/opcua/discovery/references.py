"""What hangs below nodes, and what their types are: Browse and BrowseNext within a server's limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asyncua import ua

from adapters.opcua.conversation import MOST_PER_CALL, Conversation
from adapters.opcua.refusals import words

HIERARCHICAL = ua.NodeId(ua.ObjectIds.HierarchicalReferences)
HAS_SUBTYPE = ua.NodeId(ua.ObjectIds.HasSubtype)

MOST_GENERATIONS = 20
"""Supertypes above a type that are looked for; a server whose types go in a circle is not followed for ever."""

_NO_POINTS_LEFT = ua.StatusCodes.BadNoContinuationPoints


@dataclass(frozen=True, slots=True)
class Child:
    """One node below another.

    Args:
        name: Its browse name.
        node: Its id.
        node_class: Object or Variable.
        type: Its type definition; a null id where the server tells none.
    """

    name: ua.QualifiedName
    node: ua.NodeId
    node_class: ua.NodeClass
    type: ua.NodeId


@dataclass(frozen=True, slots=True)
class Children:
    """What one node gave when it was browsed.

    Args:
        found: Its children, in the server's order.
        refused: Why the server did not tell them; empty where it did.
    """

    found: tuple[Child, ...]
    refused: str = ""


async def children_of(conversation: Conversation, parents: Sequence[ua.NodeId]) -> list[Children]:
    """The objects and variables below many nodes, in the nodes' order.

    A server keeps few continuation points: those that a request left behind are used up before the next request, and a
    node for which there was none is asked for again.
    """
    answers = await _browse(conversation, [_children_wanted(node) for node in parents])
    return [_children(answer) for answer in answers]


async def parent_of(conversation: Conversation, node: ua.NodeId) -> Child | None:
    """The node above another, the first where there are several; None at the top."""
    wanted = _children_wanted(node)
    wanted.BrowseDirection = ua.BrowseDirection.Inverse
    (answer,) = await _browse(conversation, [wanted])
    return next(iter(_children(answer).found), None)


class Lineages:
    """What types are and descend from, each looked up once.

    Args:
        conversation: The open session.
    """

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._names: dict[ua.NodeId, ua.QualifiedName] = {}
        self._above: dict[ua.NodeId, ua.NodeId] = {}

    async def learn(self, types: Iterable[ua.NodeId]) -> None:
        """Look up types and all their supertypes."""
        new = {kind for kind in types if not kind.is_null() and kind not in self._above}
        for _ in range(MOST_GENERATIONS):
            if not new:
                return
            kinds = list(new)
            named = await self._conversation.read(
                "reading the names of types", kinds, attribute=ua.AttributeIds.BrowseName
            )
            for kind, answer in zip(kinds, named, strict=True):
                name = answer.Value.Value if answer.Value is not None else None
                self._names[kind] = name if isinstance(name, ua.QualifiedName) else ua.QualifiedName("", 0)
            answers = await _browse(self._conversation, [_supertype_wanted(kind) for kind in kinds])
            for kind, answer in zip(kinds, answers, strict=True):
                above = [local(reference.NodeId) for reference in answer.References or ()]
                self._above[kind] = above[0] if above else ua.NodeId()
            new = {above for kind in kinds if not (above := self._above[kind]).is_null() and above not in self._above}

    def of(self, kind: ua.NodeId) -> tuple[ua.QualifiedName, ...]:
        """The names of a type and of its supertypes, the nearest first; empty where there is no type."""
        names: list[ua.QualifiedName] = []
        seen: set[ua.NodeId] = set()
        while kind in self._names and kind not in seen:
            seen.add(kind)
            names.append(self._names[kind])
            kind = self._above.get(kind, ua.NodeId())
        return tuple(names)


def local(node: ua.NodeId) -> ua.NodeId:
    """Servers give ExpandedNodeIds; requests want plain ones."""
    return ua.NodeId(node.Identifier, node.NamespaceIndex)


async def _browse(conversation: Conversation, wanted: Sequence[ua.BrowseDescription]) -> list[ua.BrowseResult]:
    """Browse within the server's limits, to the last reference of each node."""
    done: dict[int, ua.BrowseResult] = {}
    waiting = list(range(len(wanted)))
    size = MOST_PER_CALL
    while waiting:
        turn, waiting = waiting[:size], waiting[size:]
        answers = await conversation.in_chunks(
            "browsing", "browse", [wanted[place] for place in turn], lambda some: _begin_and_end(conversation, some)
        )
        short = []
        for place, answer in zip(turn, answers, strict=True):
            if answer.StatusCode.value == _NO_POINTS_LEFT and len(turn) > 1:
                short.append(place)
            else:
                done[place] = answer
        if short:
            size = max(1, min(len(turn) - len(short), len(turn) // 2))
            waiting = short + waiting
    return [done[place] for place in range(len(wanted))]


async def _begin_and_end(conversation: Conversation, some: list[ua.BrowseDescription]) -> list[ua.BrowseResult]:
    """One Browse request, and BrowseNext until nothing is left of it."""
    asked = ua.BrowseParameters()
    asked.View.Timestamp = ua.get_win_epoch()
    asked.RequestedMaxReferencesPerNode = 0
    asked.NodesToBrowse = some
    answers = list(await conversation.session.browse(asked))
    gathered = {place: list(answer.References or ()) for place, answer in enumerate(answers)}
    points = {place: answer.ContinuationPoint for place, answer in enumerate(answers) if answer.ContinuationPoint}
    while points:
        places = list(points)

        async def go_on(few: list[bytes]) -> Sequence[ua.BrowseResult]:
            further = ua.BrowseNextParameters()
            further.ReleaseContinuationPoints = False
            further.ContinuationPoints = few
            return list(await conversation.session.browse_next(further))

        more = await conversation.in_chunks("browsing on", "browse", [points[place] for place in places], go_on)
        points = {}
        for place, answer in zip(places, more, strict=True):
            if answer.StatusCode.is_bad():
                # What came before it would look like everything.
                answers[place].StatusCode = answer.StatusCode
                continue
            gathered[place] += list(answer.References or ())
            if answer.ContinuationPoint:
                points[place] = answer.ContinuationPoint
    for place, answer in enumerate(answers):
        answer.References = gathered[place]
    return answers


def _children(answer: ua.BrowseResult) -> Children:
    refused = words(answer.StatusCode.value) if answer.StatusCode.is_bad() else ""
    found: dict[tuple[ua.NodeId, str], Child] = {}
    for reference in answer.References or ():
        node = local(reference.NodeId)
        # Two references to one node (a component that is an add-in too) are one child.
        found.setdefault(
            (node, str(reference.BrowseName.Name)),
            Child(reference.BrowseName, node, reference.NodeClass, local(reference.TypeDefinition)),
        )
    return Children(tuple(found.values()), refused)


def _children_wanted(node: ua.NodeId) -> ua.BrowseDescription:
    wanted = ua.BrowseDescription()
    wanted.NodeId = node
    wanted.BrowseDirection = ua.BrowseDirection.Forward
    wanted.ReferenceTypeId = HIERARCHICAL
    wanted.IncludeSubtypes = True
    wanted.NodeClassMask = ua.NodeClass.Object | ua.NodeClass.Variable
    mask = ua.BrowseResultMask
    wanted.ResultMask = mask.BrowseName | mask.NodeClass | mask.TypeDefinition
    return wanted


def _supertype_wanted(node: ua.NodeId) -> ua.BrowseDescription:
    wanted = ua.BrowseDescription()
    wanted.NodeId = node
    wanted.BrowseDirection = ua.BrowseDirection.Inverse
    wanted.ReferenceTypeId = HAS_SUBTYPE
    wanted.IncludeSubtypes = False
    wanted.NodeClassMask = 0
    wanted.ResultMask = ua.BrowseResultMask.BrowseName
    return wanted


def by_name(lineage: Sequence[ua.QualifiedName], wanted: ua.QualifiedName) -> bool:
    """Whether a type, or one that it descends from, has a name."""
    return any(name.Name == wanted.Name and name.NamespaceIndex == wanted.NamespaceIndex for name in lineage)


def types_of(children: Iterable[Child]) -> set[ua.NodeId]:
    """The types of some nodes."""
    return {child.type for child in children if not child.type.is_null()}
