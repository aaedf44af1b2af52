"""A server's tree as it was found: plain data, so that what is made of it can be tested without a server."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Shown: TypeAlias = bool | int | float | str | tuple["Shown", ...] | None
"""A variable's value as it is shown; None where there is none, or none that can be read."""


@dataclass(frozen=True, slots=True)
class Name:
    """A browse name: its namespace's URI (empty for OPC UA's own) and text."""

    uri: str
    text: str


@dataclass(eq=False, slots=True)
class TreeNode:
    """One node. A node that hangs in several places is one object among the children of several.

    Args:
        name: Its browse name.
        node: Its id, the namespace by URI: `nsu=URI;s=Text`, or `i=85`.
        variable: It holds a value; otherwise it is an object.
        lineage: The names of its type and of the types that this descends from, the nearest first.
        value: What it shows.
        kind: The OPC UA type of the value (`Int32`, `String[]`); empty where it shows none.
        words: What the numbers of its enumeration are called; empty for none.
        notifies: It tells events.
        trouble: Why its value or its children could not be read; empty where they could.
        parent: Where it was found first; None for the top.
        children: What hangs below, in the server's order.
    """

    name: Name
    node: str
    variable: bool = False
    lineage: tuple[Name, ...] = ()
    value: Shown = None
    kind: str = ""
    words: Mapping[int, str] = field(default_factory=dict)
    notifies: bool = False
    trouble: str = ""
    parent: TreeNode | None = None
    children: list[TreeNode] = field(default_factory=list)

    @property
    def way(self) -> tuple[TreeNode, ...]:
        """The nodes from the top down to this one."""
        nodes = [self]
        while (above := nodes[-1].parent) is not None:
            nodes.append(above)
        return tuple(reversed(nodes))

    @property
    def filled(self) -> bool:
        """It shows a value; a list without an element is none yet."""
        return self.value is not None and self.value != ()

    @property
    def unit(self) -> str:
        """The sign of its engineering unit; empty where it has none."""
        for one in self.children:
            if one.name.text == "EngineeringUnits" and isinstance(one.value, str):
                return one.value
        return ""

    def is_a(self, kind: Name) -> bool:
        """It is of a type, or of one that descends from it."""
        return kind in self.lineage

    def child(self, name: Name) -> TreeNode | None:
        """The child of that name."""
        return next((one for one in self.children if one.name == name), None)

    def down(self, names: tuple[Name, ...]) -> TreeNode | None:
        """What is reached over these names; None where one of them is not there."""
        node: TreeNode | None = self
        for name in names:
            node = node.child(name) if node is not None else None
        return node

    def below(self) -> Iterator[TreeNode]:
        """Itself and everything below, each node once, the nearest first."""
        seen = {id(self)}
        waiting = deque([self])
        while waiting:
            node = waiting.popleft()
            yield node
            for one in node.children:
                if id(one) not in seen:
                    seen.add(id(one))
                    waiting.append(one)
