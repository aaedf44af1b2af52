"""The tool list of a machine over OPC UA: lives by their direction and unit, locks, tools that come and go."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from asyncua import Node, ua

from adapters.opcua import DIALECT, Address, Connection, Options
from adapters.opcua.link import OpcUaLink
from adapters.opcua.tools.terms import life_of
from adapters.opcua.tools.tree import LifeNodes
from collector.core.machine import MachineState
from collector.core.rules import MachineRules
from collector.core.signals import Quality, Reading
from collector.core.step import step
from collector.core.tool_life import LifeBy, LockReason
from collector.core.tool_state import ToolState
from collector.ports import Device, Point
from tests.adapters.opcua.listening import Listener
from tests.adapters.opcua.server import URI, MachineServer, serving

TIME, PARTS, LENGTH = 0, 1, 5
MINUTES, SECONDS, MICROMETRES = 5065038, 5457219, 13384
"""UNECE codes MIN, SEC, 4H as `UnitId`."""


class Magazine:
    """A tool list on a test server, whose tools are made and taken out as told."""

    def __init__(self, machine: MachineServer, tools: Node) -> None:
        self._machine, self._tools, self.nodes = machine, tools, dict[str, Node]()

    async def tool(self, number: int, *, above: Node | None = None, sister: int | None = None, **life: Any) -> Node:
        """A tool with a name, a place, a lock, and a life where one is given."""
        index, key = self._machine.index, f"T{number}-{sister or 0}"
        tool = await (above or self._tools).add_object(ua.NodeId(f"{key}", index), f"{index}:{key}")
        await self._add(tool, key, "ControlIdentifier1", number, ua.VariantType.UInt32)
        if sister is not None:
            await self._add(tool, key, "ControlIdentifier2", sister, ua.VariantType.UInt32)
        await self._add(tool, key, "Name", f"Fraise {number}", ua.VariantType.String)
        locked = await self._add(tool, key, "Locked", False, ua.VariantType.Boolean)
        await self._add(locked, f"{key}/Locked", "ReasonForLocking", 0, ua.VariantType.Int32)
        if above is None:
            await self.place(tool, key, 40 + number)
        if life:
            lives = await tool.add_object(ua.NodeId(f"{key}/ToolLife", index), f"{index}:ToolLife")
            await self.life(lives, f"{key}/ToolLife", "Life", **life)
        return tool

    async def place(self, tool: Node, key: str, place: int) -> None:
        index = self._machine.index
        location = await tool.add_object(ua.NodeId(f"{key}/Location", index), f"{index}:Location")
        await self._add(location, f"{key}/Location", "PlaceNumber", place, ua.VariantType.UInt16)

    async def life(
        self, lives: Node, key: str, name: str, *, value: float, up: bool, by: int, unit: int | None = None,
        start: float | None = None, warning: float | None = None, limit: float | None = None,
    ) -> None:  # fmt: skip
        life = await self._add(lives, key, name, value, ua.VariantType.Double)
        await self._add(life, f"{key}/{name}", "IsCountingUp", up, ua.VariantType.Boolean)
        await self._add(life, f"{key}/{name}", "Indication", by, ua.VariantType.Int32)
        for what, number in (("StartValue", start), ("WarningValue", warning), ("LimitValue", limit)):
            if number is not None:
                await self._add(life, f"{key}/{name}", what, number, ua.VariantType.Double)
        if unit is not None:
            await self._add(life, f"{key}/{name}", "EngineeringUnits", ua.EUInformation(UnitId=unit), None)

    async def multi_tool(self, name: str, place: int) -> Node:
        index = self._machine.index
        holder = await self._tools.add_object(ua.NodeId(name, index), f"{index}:{name}")
        await self._add(holder, name, "Identifier", "revolver", ua.VariantType.String)
        await self.place(holder, name, place)
        return holder

    async def _add(self, above: Node, key: str, name: str, value: Any, kind: ua.VariantType | None) -> Node:
        index = self._machine.index
        self.nodes[f"{key}/{name}"] = await above.add_variable(
            ua.NodeId(f"{key}/{name}", index), f"{index}:{name}", value, kind
        )
        return self.nodes[f"{key}/{name}"]

    async def set(self, name: str, value: Any, kind: ua.VariantType) -> None:
        await self.nodes[name].write_value(ua.Variant(value, kind))


@asynccontextmanager
async def magazine() -> AsyncIterator[tuple[MachineServer, Magazine]]:
    async with serving({}) as machine:
        tools = await machine.server.nodes.objects.add_object(
            ua.NodeId("Tools", machine.index), f"{machine.index}:Tools"
        )
        yield machine, Magazine(machine, tools)


class Hearing(Listener):
    """Hears a link, and lets the core make what it can of it."""

    def __init__(self, link: OpcUaLink) -> None:
        super().__init__(link)
        self.link, self.state = link, MachineState("m")

    async def batch(self) -> Sequence[Reading]:
        batch = await super().batch()
        for reading in batch:
            self.state, _ = step(self.state, reading, MachineRules("m"))
        return batch

    async def tools(self, met: Callable[[dict[str, ToolState]], bool]) -> dict[str, ToolState]:
        await self.until(lambda: met(dict(self.state.tools)))
        return dict(self.state.tools)


@asynccontextmanager
async def hearing(machine: MachineServer, path: str = "/Objects/m:Tools") -> AsyncIterator[Hearing]:
    connection = Connection.model_validate({"url": machine.url})
    options = Options.model_validate({"namespaces": {"m": URI}, "publishing": "50 ms", "retry_missing": "100 ms"})
    address = Address.model_validate({"path": path, "sampling": "100 ms"})
    adapter = DIALECT.build(Device("m", connection, [Point("tool_list", address)], options))
    async with adapter.connect() as link:
        assert isinstance(link, OpcUaLink)
        yield Hearing(link)


async def test_lives_by_direction_and_unit() -> None:
    """Up from nothing and down to nothing, in minutes, in parts, in micrometres: all as what is left, in our units."""
    async with magazine() as (machine, made):
        await made.tool(1, value=172.0, up=True, by=TIME, unit=MINUTES, start=0.0, warning=162.0, limit=180.0)
        await made.tool(5, value=30.0, up=False, by=PARTS, start=240.0, warning=24.0)
        await made.tool(7, value=20.0, up=True, by=LENGTH, unit=MICROMETRES, limit=50.0)
        await made.tool(9)
        async with hearing(machine) as heard:
            tools = await heard.tools(lambda seen: len(seen) == 4 and seen["7"].left is not None)
    assert list(tools) == ["1", "5", "7", "9"]
    one, five, seven, nine = tools.values()
    assert (one.by, one.left, one.full, one.warning) == (LifeBy.TIME, 480.0, 10_800.0, 1080.0)
    assert (five.by, five.left, five.full, five.warning) == (LifeBy.PARTS, 30.0, 240.0, 24.0)
    assert (seven.by, seven.left, seven.full, seven.warning) == (
        LifeBy.LENGTH, pytest.approx(0.03), pytest.approx(0.05), None,
    )  # fmt: skip
    assert (nine.name, nine.place, nine.by, nine.left, nine.locked) == ("Fraise 9", "49", None, None, False)


async def test_values_that_change_come_and_others_do_not() -> None:
    """A life that goes on and a lock with its reason come within moments; what stands still is not said twice."""
    async with magazine() as (machine, made):
        await made.tool(1, value=0.0, up=True, by=TIME, unit=SECONDS, limit=100.0)
        await made.tool(5, value=9.0, up=False, by=PARTS)
        async with hearing(machine) as heard:
            await heard.tools(lambda seen: {"1", "5"} <= seen.keys() and seen["5"].left == 9.0)
            await made.set("T1-0/ToolLife/Life", 30.0, ua.VariantType.Double)
            await heard.tools(lambda seen: seen["1"].left == 70.0)
            await made.set("T1-0/Locked", True, ua.VariantType.Boolean)
            await made.set("T1-0/Locked/ReasonForLocking", 2, ua.VariantType.Int32)
            tools = await heard.tools(lambda seen: seen["1"].reason is LockReason.TOOL_BREAK)
            assert tools["1"].locked is True
            await made.set("T1-0/Locked/ReasonForLocking", 0, ua.VariantType.Int32)
            await made.set("T1-0/Locked", False, ua.VariantType.Boolean)
            tools = await heard.tools(lambda seen: seen["1"].locked is False)
            assert tools["1"].reason is None
            assert heard.values("tool_left.5") == [9.0]
            assert heard.values("tool_list") == ["1,5"]


async def test_tools_in_a_tool_and_sisters() -> None:
    """The tools of a multi-tool stand in its place; of several with one number each has its own name."""
    async with magazine() as (machine, made):
        holder = await made.multi_tool("Revolver", 3)
        await made.tool(21, above=holder, value=5.0, up=False, by=PARTS)
        await made.tool(22, above=holder)
        await made.tool(30, sister=1)
        await made.tool(30, sister=2)
        async with hearing(machine) as heard:
            tools = await heard.tools(lambda seen: len(seen) == 4 and seen["21"].left is not None)
    assert set(tools) == {"21", "22", "30-1", "30-2"}
    assert tools["21"].place == tools["22"].place == "3"


async def test_tools_come_and_go() -> None:
    """While the line stands: one that was put in is there, one that was taken out is not."""
    async with magazine() as (machine, made):
        first = await made.tool(1, value=9.0, up=False, by=PARTS)
        await made.tool(5, value=9.0, up=False, by=PARTS)
        async with hearing(machine) as heard:
            await heard.tools(lambda seen: set(seen) == {"1", "5"})
            await made.tool(8, value=7.0, up=False, by=PARTS)
            tools = await heard.tools(lambda seen: "8" in seen and seen["8"].left is not None)
            assert tools["8"].left == 7.0
            await machine.server.delete_nodes([first], recursive=True)
            await heard.tools(lambda seen: set(seen) == {"5", "8"})


async def test_a_list_that_is_not_there_and_comes() -> None:
    """Its lack is said, and empties no magazine; when it comes it is read."""
    async with serving({}) as machine, hearing(machine) as heard:
        heard.state = replace(heard.state, tools={"4": ToolState(left=3.0)})
        await heard.until(lambda: [one.quality for one in heard.of("tool_list")] == [Quality.BAD])
        assert "Tools" in heard.link.complaints["tool_list"]
        assert set(heard.state.tools) == {"4"}
        tools = await machine.server.nodes.objects.add_object(
            ua.NodeId("Tools", machine.index), f"{machine.index}:Tools"
        )
        await Magazine(machine, tools).tool(1, value=9.0, up=False, by=PARTS)
        await heard.tools(lambda seen: set(seen) == {"1"} and seen["1"].left == 9.0)
        assert "tool_list" not in heard.link.complaints


async def test_of_two_lives_the_one_that_ends_first() -> None:
    """A tool with minutes and parts is as worn as its more worn life."""
    async with magazine() as (machine, made):
        await made.tool(1, value=60.0, up=False, by=TIME, unit=SECONDS, start=100.0)
        lives = machine.server.get_node(ua.NodeId("T1-0/ToolLife", machine.index))
        await made.life(lives, "T1-0/ToolLife", "ByParts", value=95.0, up=True, by=PARTS, start=0.0, limit=100.0)
        async with hearing(machine) as heard:
            tools = await heard.tools(lambda seen: "1" in seen and seen["1"].left is not None)
    assert (tools["1"].by, tools["1"].left) == (LifeBy.PARTS, 5.0)


NODES = LifeNodes(ua.NodeId(1), {name: ua.NodeId(name) for name in ("IsCountingUp", "LimitValue", "Indication",
                                                                    "EngineeringUnits")})  # fmt: skip


@pytest.mark.parametrize(
    ("held", "by", "left"),
    [
        ({"IsCountingUp": False, "Indication": TIME}, LifeBy.OTHER, 8.0),
        ({"IsCountingUp": False, "Indication": TIME, "EngineeringUnits": ua.EUInformation()}, LifeBy.OTHER, 8.0),
        ({"IsCountingUp": False, "Indication": 99}, LifeBy.OTHER, 8.0),
        ({"IsCountingUp": False}, LifeBy.OTHER, 8.0),
        ({"IsCountingUp": True, "Indication": PARTS, "LimitValue": 10}, LifeBy.PARTS, 2.0),
        ({"IsCountingUp": True, "Indication": PARTS}, None, None),
        ({"Indication": PARTS, "LimitValue": 10}, None, None),
        ({"IsCountingUp": "up", "LimitValue": 10}, None, None),
    ],
)  # fmt: skip
def test_what_is_not_told_is_not_assumed(held: dict[str, Any], by: LifeBy | None, left: float | None) -> None:
    """Neither a direction, nor a limit, nor that a time without a unit is in seconds."""
    life = life_of(NODES, {ua.NodeId(name): value for name, value in held.items()})
    assert (life.by if life else None, life.left(8.0) if life else None) == (by, left)


async def test_nothing_is_left_running() -> None:
    """When the line is left, nobody goes on reading tools."""
    async with magazine() as (machine, made):
        await made.tool(1)
        async with hearing(machine) as heard:
            await heard.tools(lambda seen: "1" in seen)
        assert not [task for task in asyncio.all_tasks() if "tools" in task.get_name()]
