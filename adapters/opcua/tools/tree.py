"""A tool list's nodes found by browsing: which tools hang below it, and where of each life, lock and name are.

Tools come and go while the machine runs, and their nodes have whatever ids the server gives them. A tool is known by
its ControlIdentifier1, a MultiTool by having tools below it instead.

Source: OPC 40501-1, ToolListType (i=44), ToolType (i=50), MultiToolType, ToolLifeType (i=61).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from asyncua import ua

from adapters.opcua.conversation import Conversation
from adapters.opcua.discovery.references import Child, children_of

NUMBER, SISTER = "ControlIdentifier1", "ControlIdentifier2"
COUNTING_UP = "IsCountingUp"


@dataclass(frozen=True, slots=True)
class LifeNodes:
    """One life of a tool: its value, and its properties by their browse name."""

    value: ua.NodeId
    terms: Mapping[str, ua.NodeId]


@dataclass(slots=True)
class ToolNodes:
    """One tool.

    Args:
        own: Its variables by their browse name, `Locked` among them.
        reason: Of the lock; None where the server has none.
        place: Of its place in the magazine; None likewise.
        lives: As many as it has.
    """

    own: Mapping[str, ua.NodeId]
    reason: ua.NodeId | None = None
    place: ua.NodeId | None = None
    lives: list[LifeNodes] = field(default_factory=list)


Waiting = list[tuple[Child, ua.NodeId | None]]
"""Objects that may be tools, each with the place of the multi-tool that holds it."""


async def tools_below(conversation: Conversation, tool_list: ua.NodeId) -> list[ToolNodes] | None:
    """The tools of a list, those of multi-tools too, in the server's order.

    Args:
        conversation: The open session.
        tool_list: The list's node.

    Returns:
        None where the server did not tell them all: a part of a list would look like tools that were taken out.
    """
    (top,) = await children_of(conversation, [tool_list])
    if top.refused:
        return None
    found: list[ToolNodes] = []
    waiting: Waiting = [(child, None) for child in _objects(top.found)]
    # A multi-tool holds tools and no multi-tools.
    for _ in range(2):
        sorted_out = await _sort_out(conversation, waiting, found)
        if sorted_out is None:
            return None
        waiting = sorted_out
        if not waiting:
            break
    return found


async def _sort_out(conversation: Conversation, waiting: Waiting, found: list[ToolNodes]) -> Waiting | None:
    """Take the tools out of some objects; gives what hangs below the others, None where the server told too little."""
    further: Waiting = []
    below = await children_of(conversation, [child.node for child, _ in waiting])
    if any(children.refused for children in below):
        return None
    inner: list[tuple[ToolNodes, str, Child]] = []
    for (_, place_above), children in zip(waiting, below, strict=True):
        by_name = {_name(child): child for child in children.found}
        if NUMBER not in by_name:
            place = await _place_of(conversation, by_name.get("Location"))
            further += [(child, place) for child in _objects(children.found) if _name(child) != "Location"]
            continue
        tool = ToolNodes({name: one.node for name, one in by_name.items() if one.node_class is ua.NodeClass.Variable})
        tool.place = place_above
        inner += [(tool, name, by_name[name]) for name in ("Locked", "Location", "ToolLife") if name in by_name]
        found.append(tool)
    parts = await children_of(conversation, [child.node for _, _, child in inner])
    lives: list[tuple[ToolNodes, Child]] = []
    for (tool, name, _), children in zip(inner, parts, strict=True):
        by_name = {_name(child): child for child in children.found}
        if name == "Locked" and "ReasonForLocking" in by_name:
            tool.reason = by_name["ReasonForLocking"].node
        elif name == "Location" and "PlaceNumber" in by_name:
            tool.place = by_name["PlaceNumber"].node
        elif name == "ToolLife":
            lives += [(tool, child) for child in children.found if child.node_class is ua.NodeClass.Variable]
    terms = await children_of(conversation, [child.node for _, child in lives])
    for (tool, child), children in zip(lives, terms, strict=True):
        by_text = {_name(one): one.node for one in children.found}
        if COUNTING_UP in by_text:
            tool.lives.append(LifeNodes(child.node, by_text))
    return further


async def _place_of(conversation: Conversation, location: Child | None) -> ua.NodeId | None:
    if location is None:
        return None
    (children,) = await children_of(conversation, [location.node])
    return next((child.node for child in children.found if _name(child) == "PlaceNumber"), None)


def _objects(children: Sequence[Child]) -> list[Child]:
    return [child for child in children if child.node_class is ua.NodeClass.Object]


def _name(child: Child) -> str:
    """Without its namespace: servers disagree about that of the properties that OPC UA itself names."""
    return str(child.name.Name)
