"""The case of one profile: what a server of the maker shows, by its manual, and what has to be read from it.

A `case.toml` is written from the manual and not from the profile: its enumerations are typed a second time, and its ids
name namespaces by the list in the case (`ns=1` is the first of them), which the server registers elsewhere.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from asyncua import ua
from pydantic import BaseModel, ConfigDict, Field

from adapters.opcua.discovery.standards import ISA95
from tests.adapters.opcua.job_orders import job_order, job_orders
from tests.adapters.opcua.server import MachineServer

JOB_ORDERS = "JobOrder[]"
HERE = Path(__file__).parent


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Shown(_Strict):
    """One variable of the server.

    Args:
        id: Its node id, or its browse path below Objects (`/1:Machine/2:State`), by the case's namespaces; the type of
            an object, where it matters, stands behind its name (`/1:Kanal 1<2:ChannelMonitoringType>/2:ChannelMode`).
        type: Its built-in type, or "JobOrder[]": tables of its `id`, the number of its `state`, its `parameters`.
        value: What it shows at first.
        status: With which it shows that; nothing but good says that there is no value.
        writable: It may be written.
    """

    id: str
    type: str
    value: Any
    status: str = "Good"
    writable: bool = False


class Enumeration(_Strict):
    """All values of one variable that the manual knows, and the words that they have to become."""

    id: str
    signal: str
    words: dict[str, Any]


class Then(_Strict):
    """What changes on the server, and what is to be read then.

    Args:
        set: Node ids with their new values.
        spoil: Node ids with the bad status that they get.
        readings: Signals with their values from then on.
        bad: Signals that have no value from then on.
    """

    set: dict[str, Any] = {}
    spoil: dict[str, str] = {}
    readings: dict[str, Any] = {}
    bad: list[str] = []


class Written(_Strict):
    """What is told to the machine, and where it has to arrive."""

    id: str
    value: Any


class Limits(_Strict):
    """What the server allows.

    Args:
        intervals: Sampling and publishing intervals (ms).
        per_second: Values that it samples in a second, all rows together.
    """

    intervals: list[int]
    per_second: int


class Case(_Strict):
    """A `case.toml`.

    Args:
        source: Where the nodes and the enumerations are from.
        namespaces: URIs; `ns=1` in an id is the first of them.
        machine: The connection's `machine`.
        nodes: What the server shows.
        readings: Signals with the value that has to be read at first.
        bad: Signals that have no value at first.
        missing: Signals that this server does not give: optional parts of the profile.
        then: What happens next, in turn.
        enumerations: Each is gone through after that, value by value.
        writes: Signals with what is told to the machine.
        limits: What the server allows; None where it is not known to forbid anything.
        partial: It knows a part of the rows only: of a standard with many optional parts.
    """

    source: str
    namespaces: list[str]
    machine: str | None = None
    nodes: list[Shown]
    readings: dict[str, Any] = {}
    bad: list[str] = []
    missing: list[str] = []
    then: list[Then] = []
    enumerations: list[Enumeration] = []
    writes: dict[str, Written] = Field(default={})
    limits: Limits | None = None
    partial: bool = False


def cases() -> dict[str, Path]:
    """The case folders that there are, by the names of their profiles."""
    return {path.parent.name: path for path in sorted(HERE.glob("*/case.toml"))}


def read_case(path: Path) -> Case:
    """Read a case."""
    return Case.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


class Stand:
    """The server of a case: builds its nodes and lets them change.

    Args:
        server: An empty server.
        case: What it is to show.
    """

    def __init__(self, server: MachineServer, case: Case) -> None:
        self._server = server
        self._case = case
        self._index: list[int] = [0]
        self._ids: dict[str, ua.NodeId] = {}
        self._kinds: dict[str, ua.VariantType] = {}
        self._spoilt = {node.id for node in case.nodes if node.status != "Good"}

    async def build(self) -> None:
        """Add the case's namespaces and nodes, the folders of its paths in between."""
        for uri in self._case.namespaces:
            self._index.append(await self._server.server.register_namespace(uri))
        folders: dict[str, Any] = {}
        types: dict[str, ua.NodeId] = {}
        for node in self._case.nodes:
            kind = ua.VariantType.ExtensionObject if node.type == JOB_ORDERS else ua.VariantType[node.type]
            *way, last = node.id[1:].split("/") if node.id.startswith("/") else [f"1:{node.id}"]
            parent, path = self._server.server.nodes.objects, ""
            for step in way:
                path += f"/{step}"
                if path not in folders:
                    name, _, of_type = step.rstrip(">").partition("<")
                    if of_type and of_type not in types:
                        base = self._server.server.nodes.base_object_type
                        types[of_type] = (await base.add_object_type(self._any_id, self._name(of_type))).nodeid
                    folders[path] = await parent.add_object(self._any_id, self._name(name), types.get(of_type))
                parent = folders[path]
            value = self._typed(node.value, kind)
            structure = ua.NodeId(ua.ObjectIds.Structure) if node.type == JOB_ORDERS else None
            made = await parent.add_variable(
                self._node_id(node.id), self._name(last), ua.Variant(value, kind), datatype=structure
            )
            if node.writable:
                await made.set_writable()
            self._ids[node.id], self._kinds[node.id] = made.nodeid, kind
            await self._write(node.id, value, node.status, datetime.now(UTC))

    async def set(self, node: str, value: Any) -> datetime | None:
        """Show another value; returns its source time, or None where nothing changes."""
        at, typed = datetime.now(UTC), self._typed(value, self._kinds[node])
        if node not in self._spoilt and self.get(node) == typed:
            return None
        self._spoilt.discard(node)
        await self._write(node, typed, "Good", at)
        return at

    async def spoil(self, node: str, status: str) -> None:
        """Have no value any more."""
        self._spoilt.add(node)
        await self._write(node, self.get(node), status, datetime.now(UTC))

    def get(self, node: str) -> Any:
        """What a variable holds."""
        answer = self._server.server.read_attribute_value(self._ids[node])
        assert answer.Value is not None
        return answer.Value.Value

    async def _write(self, node: str, value: Any, status: str, at: datetime) -> None:
        code = ua.StatusCode(getattr(ua.StatusCodes, status))
        held = ua.Variant(value, self._kinds[node], is_array=isinstance(value, list))
        data = ua.DataValue(held, StatusCode=code, SourceTimestamp=at)
        await self._server.server.write_attribute_value(self._ids[node], data)

    @property
    def _any_id(self) -> ua.NodeId:
        """A node id that the server chooses."""
        return ua.NodeId(0, self._index[1])

    def _name(self, step: str) -> ua.QualifiedName:
        number, _, name = step.partition(":")
        return ua.QualifiedName(name, self._index[int(number)])

    def _node_id(self, text: str) -> ua.NodeId:
        if text.startswith("/"):
            return self._any_id
        namespace, _, identifier = text.partition(";")
        index = self._index[int(namespace.removeprefix("ns="))]
        kind, _, rest = identifier.partition("=")
        return ua.NodeId(rest if kind == "s" else int(rest), index)

    def _typed(self, value: Any, kind: ua.VariantType) -> Any:
        """A value of a TOML file as the variable's type takes it; keys of TOML tables are texts."""
        match kind:
            case ua.VariantType.Boolean:
                return value in (True, "true")
            case ua.VariantType.Float | ua.VariantType.Double:
                return float(value)
            case ua.VariantType.String:
                return str(value)
            case ua.VariantType.NodeId:
                return self._node_id(str(value))
            case ua.VariantType.LocalizedText:
                return ua.LocalizedText(str(value))
            case ua.VariantType.ExtensionObject:
                orders = [job_order(one["id"], one["state"], one.get("parameters")) for one in value]
                return job_orders(orders, self._index[self._case.namespaces.index(ISA95) + 1]).Value
            case _:
                return int(value)
