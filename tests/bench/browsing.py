"""How long a server of 10,000 nodes takes to browse, as it is and within narrow limits."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from asyncua import Client
from asyncua.common.node import Node

from adapters.opcua.connection import Connection
from adapters.opcua.discovery.browsing import look
from tests.bench.figures import Figure
from tests.bench.many_nodes import FOLDERS, VARIABLES
from tests.bench.processes import module

NODES = FOLDERS * (VARIABLES + 1)
AT_ONCE, IN_AN_ANSWER, POINTS = 50, 20, 5
"""Limits of a small control: nodes in one request, references in one answer, continuation points."""

MOST = 10.0
"""Seconds that it may take."""


async def measure(directory: Path) -> Sequence[Figure]:
    """Browse it with all values, then again when it allows little; beside the bare library's node by node."""
    async with module("many_nodes") as server:
        url = f"opc.tcp://127.0.0.1:{(await server.hear())['ready']}"
        connection = Connection.model_validate({"url": url, "timeout": "30 s"})
        bare = await _bare(url)
        free, found = await _timed(connection)
        await server.ask("limit", AT_ONCE, IN_AN_ANSWER, POINTS)
        narrow, found_again = await _timed(connection)
        requests = await server.ask("requests")
    limits = f"{AT_ONCE} nodes, {IN_AN_ANSWER} references, {POINTS} points: {requests['requests']} requests"
    return [
        Figure(f"{found:,} nodes with their values", free, "s", most=MOST, bare=bare, remark="bare: names only"),
        Figure(f"{found_again:,} nodes within narrow limits", narrow, "s", most=MOST, remark=limits),
        Figure("nodes that were missing", max(0, NODES - min(found, found_again)), most=0),
        Figure("requests beyond the limits", requests["refused"], most=0),
    ]


async def _timed(connection: Connection) -> tuple[float, int]:
    began = time.monotonic()
    sight = await look(connection)
    return time.monotonic() - began, sight.nodes


async def _bare(url: str) -> float:
    """asyncua's own way to the same nodes: one request for each."""
    async with Client(url, timeout=30) as client:
        began = time.monotonic()
        waiting: list[Node] = [
            node for node in await client.nodes.objects.get_children() if node.nodeid.NamespaceIndex > 1
        ]
        while waiting:
            waiting += await waiting.pop().get_children()
        return time.monotonic() - began
