"""Servers that load the OPC Foundation's published nodesets, and build instances of their types.

The nodesets are no part of this project: the environment variable ETABLI_NODESETS names the folder that holds them;
without it they are looked for beside the checkout.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, ClassVar

import pytest
from asyncua import Server, ua
from asyncua.common.node import Node
from asyncua.server.internal_server import InternalServer

from adapters.opcua.discovery.standards import MACHINERY
from adapters.opcua.nodes import NAMESPACE_ARRAY
from tests.adapters.opcua.prepared import Copied, Kept, keep
from tests.adapters.opcua.server import URI, MachineServer

VARIABLE = "ETABLI_NODESETS"
ORDER = (
    "Opc.Ua.Di.NodeSet2.xml",
    "Opc.Ua.IA.NodeSet2.xml",
    "Opc.Ua.Machinery.NodeSet2.xml",
    "opc.ua.isa95-jobcontrol.nodeset2.xml",
    "Opc.Ua.Machinery.Jobs.NodeSet2.xml",
    "Opc.Ua.MachineTool.NodeSet2.xml",
)
LASERS = "Opc.Ua.LaserSystems.NodeSet2.xml"


BESIDE = Path(__file__).parents[4] / "shared" / "nodesets"


def _folder() -> Path | None:
    folder = Path(os.environ.get(VARIABLE) or BESIDE)
    return folder if all((folder / name).is_file() for name in (*ORDER, LASERS)) else None


needs_nodesets = pytest.mark.skipif(
    _folder() is None,
    reason=f"neither {VARIABLE} nor a folder beside the checkout holds the published nodesets ({', '.join(ORDER)})",
)


class _Loaded(InternalServer):
    """Loading the nodesets takes seconds: each selection is loaded once for all tests and then copied."""

    kept: ClassVar[dict[tuple[str, ...], tuple[Kept, list[str]]]] = {}
    names: tuple[str, ...] = ()

    async def load_standard_address_space(self, shelf_file: Any = None) -> None:
        if self.names not in _Loaded.kept:
            _Loaded.kept[self.names] = await _loaded(self.names)
        self.aspace._nodes = Copied(_Loaded.kept[self.names][0])


async def _loaded(names: tuple[str, ...]) -> tuple[Kept, list[str]]:
    """The nodes and the namespace table of a server with these nodesets."""
    folder = _folder()
    assert folder is not None
    first = MachineServer({})
    await first.prepare()
    for name in names:
        # The definitions of the jobs' structures are more than asyncua can build, and no test needs them.
        await first.server.import_xml(str(folder / name), auto_load_definitions=False)
    return keep(first.server.iserver.aspace._nodes), await first.server.get_namespace_array()


@asynccontextmanager
async def published(*more: str) -> AsyncIterator[MachineServer]:
    """A server with the types of machine tools, and of further nodesets."""
    machine = MachineServer({})
    loaded = _Loaded(None)
    loaded.names = (*ORDER, *more)
    machine.server = Server(loaded)
    await machine.server.init()
    machine.server.set_endpoint(machine.url)
    machine.server.set_security_policy([ua.SecurityPolicyType.NoSecurity])
    table = _Loaded.kept[loaded.names][1]
    await machine.server.get_node(NAMESPACE_ARRAY).write_value(ua.Variant(table, ua.VariantType.String))
    machine.index = table.index(URI)
    await machine.server.start()
    try:
        yield machine
    finally:
        await machine.stop()


class Instance:
    """A machine of a published type.

    Args:
        machine: The server.
        node: The machine's node.
    """

    def __init__(self, machine: MachineServer, node: Node) -> None:
        self._machine = machine
        self.node = node

    @classmethod
    async def build(cls, machine: MachineServer, name: str, uri: str, number: int) -> Instance:
        """An instance in the Machines folder, with all that is optional and not told by a placeholder."""
        server = machine.server
        folder = server.get_node(ua.NodeId(1001, await server.get_namespace_index(MACHINERY)))
        kind = ua.NodeId(number, await server.get_namespace_index(uri))
        return cls(machine, await folder.add_object(machine.index, name, objecttype=kind))

    async def child(
        self, path: str, name: str, uri: str, number: int, *, own: bool = True, of: str | None = None
    ) -> Instance:
        """A further instance below: a channel, a spindle, a job of the machine's own name, or an optional part, whose
        name is of the type's namespace or of another."""
        index = await self._machine.server.get_namespace_index(uri)
        above = await self._at(path)
        space = self._machine.index if own else await self._machine.server.get_namespace_index(of or uri)
        added = await above.add_object(
            ua.NodeId(f"{self.node.nodeid.Identifier}/{path}/{name}", self._machine.index), f"{space}:{name}",
            objecttype=ua.NodeId(number, index),
        )  # fmt: skip
        return Instance(self._machine, added)

    async def show(self, path: str, value: Any, kind: ua.VariantType) -> None:
        """Let the machine show a value; an id is given as its namespace's URI and number."""
        if kind is ua.VariantType.NodeId:
            uri, number = value
            value = ua.NodeId(number, await self._machine.server.get_namespace_index(uri))
        data = ua.DataValue(ua.Variant(value, kind))
        await self._machine.server.write_attribute_value((await self._at(path)).nodeid, data)

    async def _at(self, path: str) -> Node:
        """A node by browse names, whatever their namespaces."""
        node = self.node
        for name in _names(path):
            for child in await node.get_children():
                if (await child.read_browse_name()).Name == name:
                    node = child
                    break
            else:
                raise AssertionError(f"{name} of {path} is not there")
        return node


def _names(path: str) -> Iterator[str]:
    yield from filter(None, path.split("/"))
