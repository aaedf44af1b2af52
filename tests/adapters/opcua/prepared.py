"""Address spaces that are built once for all tests, and copied node by node when somebody touches them.

Building the standard address space of 6,000 nodes takes seconds, copying it whole the better part of one. A test looks
at some dozens of them.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

from asyncua import ua
from asyncua.server.address_space import NodeData
from asyncua.server.internal_server import InternalServer

Kept = Mapping[ua.NodeId, bytes]
"""Nodes as they were when they were kept."""


def keep(nodes: Mapping[ua.NodeId, NodeData]) -> Kept:
    """Keep the nodes of an address space."""
    for node in nodes.values():
        node.call = None  # Methods have no copy; no test calls one.
    return {name: pickle.dumps(node, pickle.HIGHEST_PROTOCOL) for name, node in nodes.items()}


class Copied(MutableMapping[ua.NodeId, NodeData]):
    """A server's own copy of kept nodes, and the nodes that it was given since."""

    def __init__(self, kept: Kept) -> None:
        self._kept = dict(kept)
        self._own: dict[ua.NodeId, NodeData] = {}

    def __getitem__(self, name: ua.NodeId) -> NodeData:
        if name in self._kept:
            self._own[name] = pickle.loads(self._kept.pop(name))
        return self._own[name]

    def __setitem__(self, name: ua.NodeId, node: NodeData) -> None:
        self._kept.pop(name, None)
        self._own[name] = node

    def __delitem__(self, name: ua.NodeId) -> None:
        if self._kept.pop(name, None) is None:
            del self._own[name]

    def __contains__(self, name: object) -> bool:
        return name in self._own or name in self._kept

    def __iter__(self) -> Iterator[ua.NodeId]:
        return iter([*self._kept, *self._own])

    def __len__(self) -> int:
        return len(self._kept) + len(self._own)

    def clear(self) -> None:
        self._kept.clear()
        self._own.clear()


class PreparedServer(InternalServer):
    """asyncua's server with a copy of all standard nodes."""

    standard: Kept | None = None

    async def load_standard_address_space(self, shelf_file: Any = None) -> None:
        if PreparedServer.standard is None:
            await super().load_standard_address_space()
            PreparedServer.standard = keep(self.aspace._nodes)
        self.aspace._nodes = Copied(PreparedServer.standard)
