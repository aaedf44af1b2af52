"""Walking a server's tree, and finding nodes in several places: against real servers, built node by node."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
from asyncua import ua
from asyncua.common.node import Node

from adapters.opcua import Address
from adapters.opcua.connection import Connection
from adapters.opcua.discovery.browsing import Sight, endpoints_of, look
from adapters.opcua.discovery.guessing import guess_signals
from adapters.opcua.discovery.tree import TreeNode
from collector.errors import RequestRefused
from collector.ports import Described, Link, Point
from tests.adapters.opcua.limited import Limits
from tests.adapters.opcua.server import APPLICATION, URI, MachineServer, Variable, serving
from tests.adapters.opcua.test_opcua import Listener, adapter, point

I32 = ua.VariantType.Int32


def to(machine: MachineServer) -> Connection:
    return Connection.model_validate({"url": machine.url, "timeout": "10 s"})


async def child(machine: MachineServer, above: Node, name: str, kind: Any = None) -> Node:
    """An object below another, with an id that says where it is."""
    node_id = ua.NodeId(f"{above.nodeid.Identifier}/{name}", machine.index)
    return await above.add_object(node_id, f"{machine.index}:{name}", objecttype=kind)


async def variable(machine: MachineServer, above: Node, name: str, value: Any, kind: ua.VariantType = I32) -> Node:
    node_id = ua.NodeId(f"{above.nodeid.Identifier}/{name}", machine.index)
    return await above.add_variable(node_id, f"{machine.index}:{name}", value, kind)


async def type_of(machine: MachineServer, name: str, above: Node | None = None) -> Node:
    """An object type of the machine's namespace."""
    above = above if above is not None else machine.server.nodes.base_object_type
    return await above.add_object_type(ua.NodeId(name, machine.index), f"{machine.index}:{name}")


@asynccontextmanager
async def small() -> AsyncIterator[MachineServer]:
    """A server with a machine of ten axes of four values each."""
    async with serving({}) as machine:
        lathe = await child(machine, machine.server.nodes.objects, "Lathe")
        for number in range(10):
            axis = await child(machine, lathe, f"Axis{number}")
            for name in ("Position", "Load", "Speed", "Temperature"):
                await variable(machine, axis, name, number)
        yield machine


def several(signal: str, *paths: str) -> Point:
    """A point that may be in several places."""
    return Point(signal, Address.model_validate({"path": list(paths)}))


def complaints(link: Link) -> Mapping[str, str]:
    assert isinstance(link, Described)
    return link.complaints


def lines(node: TreeNode, levels: int = 0) -> Iterator[str]:
    yield f"{'  ' * levels}{node.name.text} {node.value} {node.trouble}"
    for one in node.children:
        yield from lines(one, levels + 1)


def named(sight: Sight, name: str) -> TreeNode:
    """The only node of that name."""
    [found] = [node for node in sight.top.below() if node.name.text == name]
    return found


async def test_a_tree_is_walked_to_its_leaves_and_the_session_is_closed() -> None:
    """Names, values, types; the server's own diagnostics are left out, and nothing stays behind."""
    async with small() as machine:
        sight = await look(to(machine))
        axis = named(sight, "Axis7")
        assert [(one.name.text, one.value, one.kind) for one in axis.children] == [
            ("Position", 7, "Int32"), ("Load", 7, "Int32"), ("Speed", 7, "Int32"), ("Temperature", 7, "Int32"),
        ]  # fmt: skip
        assert axis.children[0].node == f"nsu={URI};s={ua.ObjectIds.ObjectsFolder}/Lathe/Axis7/Position"
        assert [one.name.text for one in axis.children[0].way] == ["Objects", "Lathe", "Axis7", "Position"]
        assert sight.identity["application_uri"] == APPLICATION
        assert named(sight, "Server").children == []
        assert sight.whole
        assert machine.sessions == 0


@pytest.mark.parametrize(
    ("nodes", "references", "points", "told"),
    [(7, 3, 100, True), (100, 3, 2, True), (7, 2, 1, False), (1, 1, 1, True)],
)
async def test_a_server_that_allows_little_shows_the_same(nodes: int, references: int, points: int, told: bool) -> None:
    """Fewer nodes in one request, answers in pieces, few pieces open at one time: nothing is missing for it.

    Limits that are told are kept; those that are not are found out, and no continuation point stays behind.
    """
    async with small() as machine:
        expected = list(lines((await look(to(machine))).top))
        limits = Limits(machine, nodes, references, points, told=told)
        await limits.impose()
        sight = await look(to(machine))
        assert list(lines(sight.top)) == expected
        assert limits.points == {}
        assert sight.whole
        if told:
            assert limits.refused == 0
        if points < nodes:
            assert limits.short


async def test_a_path_is_found_on_a_server_that_allows_little() -> None:
    """The adapter's own browsing goes on where an answer ends, too."""
    async with small() as machine:
        await Limits(machine, 5, 2, 1).impose()
        lathe = adapter(machine, point("part_count", "/Objects/m:Lathe/*:Axis9/*:Speed"))
        async with lathe.connect() as link:
            listener = Listener(link)
            await listener.until(lambda: listener.values("part_count") == [9])


async def test_a_tree_that_comes_back_to_itself_has_an_end() -> None:
    """A node in two places is one node; a reference to what is above is not followed."""
    async with serving({}) as machine:
        lathe = await child(machine, machine.server.nodes.objects, "Lathe")
        first, second = await child(machine, lathe, "First"), await child(machine, lathe, "Second")
        shared = await child(machine, first, "Shared")
        await second.add_reference(shared, ua.ObjectIds.HasAddIn)
        await shared.add_reference(lathe, ua.ObjectIds.Organizes)
        sight = await look(to(machine))
        node = named(sight, "Shared")
        assert node.children == []
        assert [one.children for one in named(sight, "Lathe").children] == [[node], [node]]


async def test_a_walk_ends_at_the_number_of_nodes_that_one_wants() -> None:
    """And says that there is more."""
    async with small() as machine:
        sight = await look(to(machine), most=12)
        assert not sight.whole
        assert sight.nodes < 40


@pytest.mark.parametrize(
    "under",
    ["/Objects/Lathe/Axis3", f"nsu={URI};s={ua.ObjectIds.ObjectsFolder}/Lathe/Axis3", "ns={index};s=85/Lathe/Axis3"],
)
async def test_a_walk_begins_where_one_wants(under: str) -> None:
    """By path in whatever namespace, by URI, or by the index of the day; the way from Objects is known all the same."""
    async with small() as machine:
        sight = await look(to(machine), under.format(index=machine.index))
        assert list(lines(sight.top)) == [
            "Objects None ", "  Lathe None ", "    Axis3 None ",
            "      Position 3 ", "      Load 3 ", "      Speed 3 ", "      Temperature 3 ",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("under", "said"),
    [
        ("/Objects/Lathe/Axes", "Axis3"),
        ("i=999999", "BadNodeIdUnknown"),
        ("nsu=urn:no;i=1", "no namespace 'urn:no'"),
        ("ns=99;i=1", "namespaces"),
        ("nonsense", "a node id such as"),
    ],
)
async def test_a_walk_from_nowhere_is_refused(under: str, said: str) -> None:
    """With what is there, or what was expected."""
    async with small() as machine:
        with pytest.raises(RequestRefused, match=said):
            await look(to(machine), under)
        assert machine.sessions == 0


async def test_types_are_told_with_what_they_descend_from() -> None:
    """The nearest first, each in its own namespace."""
    async with serving({}) as machine:
        base = await type_of(machine, "ChannelType")
        own = await type_of(machine, "OurChannelType", base)
        await child(machine, machine.server.nodes.objects, "K1", own)
        lineage = named(await look(to(machine)), "K1").lineage
        assert [(one.uri, one.text) for one in lineage] == [
            (URI, "OurChannelType"), (URI, "ChannelType"), ("", "BaseObjectType"),
        ]  # fmt: skip


async def test_the_numbers_of_an_enumeration_are_told_with_their_names() -> None:
    """A server defines them with the type, and so the guess needs no person."""
    async with serving({}) as machine:
        kind = await machine.server.nodes.enum_data_type.add_data_type(
            ua.NodeId("RunState", machine.index), f"{machine.index}:RunState"
        )
        texts = [ua.LocalizedText(text) for text in ("Idle", "Running", "Feed hold")]
        await kind.add_property(ua.NodeId("Texts", machine.index), "0:EnumStrings", texts)
        await machine.server.nodes.objects.add_variable(
            ua.NodeId("state", machine.index), f"{machine.index}:ProgramState", 1, I32, kind.nodeid
        )
        found = named(await look(to(machine)), "ProgramState")
        assert found.words == {0: "Idle", 1: "Running", 2: "Feed hold"}
        [guess] = guess_signals([found])
        assert guess.words == {"0": "READY", "1": "ACTIVE", "2": "FEED_HOLD"}


async def test_what_cannot_be_read_does_not_end_the_walk() -> None:
    """A refused value, an array, a structure: each is told for what it is."""
    async with serving({"count": Variable(0, I32)}) as machine:
        await machine.set("count", 0, I32, status=ua.StatusCodes.BadUserAccessDenied)
        objects = machine.server.nodes.objects
        await variable(machine, objects, "List", [1, 2, 3])
        unit = ua.EUInformation(DisplayName=ua.LocalizedText("mm"))
        await variable(machine, objects, "Unit", unit, ua.VariantType.ExtensionObject)
        await variable(machine, objects, "Structure", ua.BuildInfo(), ua.VariantType.ExtensionObject)
        sight = await look(to(machine))
        assert "BadUserAccessDenied" in named(sight, "count").trouble
        assert (named(sight, "List").value, named(sight, "List").kind) == ((1, 2, 3), "Int32[]")
        assert named(sight, "Unit").value == "mm"
        assert named(sight, "Structure").value == "<BuildInfo>"


async def test_endpoints_are_told_without_a_session() -> None:
    """What security there is, and how one may log in."""
    async with serving({}) as machine:
        [endpoint] = await endpoints_of(to(machine))
        assert (endpoint.policy, endpoint.mode) == ("None", "None")
        assert "Anonymous" in endpoint.users


# -- one signal in several places ------------------------------------------------------------------------------------


async def test_the_first_place_that_exists_is_taken() -> None:
    """And what none of the places has is complained of with each reason."""
    async with serving({"count": Variable(3, I32)}) as machine:
        counted = several("part_count", "/Objects/m:Nope", "/Objects/m:count")
        nowhere = several("tool", "/Objects/m:Nope", "/Objects/m:count/*:Neither")
        async with adapter(machine, counted, nowhere).connect() as link:
            listener = Listener(link)
            await listener.until(lambda: listener.values("part_count") == [3])
            assert "BadNoMatch" in complaints(link)["tool"]
            assert "Neither" in complaints(link)["tool"]


async def test_a_place_that_holds_nothing_gives_way_to_one_that_does() -> None:
    """Servers build optional parts that they never fill."""
    async with serving({"filled": Variable(3, I32)}) as machine:
        await machine.server.nodes.objects.add_variable(
            ua.NodeId("empty", machine.index), f"{machine.index}:empty", None, ua.VariantType.Null
        )
        both = several("part_count", "/Objects/m:empty", "/Objects/m:filled")
        async with adapter(machine, both).connect() as link:
            listener = Listener(link)
            await listener.until(lambda: listener.values("part_count") == [3])


async def test_a_place_is_found_by_its_type() -> None:
    """Whatever the server calls it, and by the type from which its own descends."""
    async with serving({}) as machine:
        own = await type_of(machine, "OurChannelType", await type_of(machine, "ChannelType"))
        lathe = await child(machine, machine.server.nodes.objects, "Lathe")
        await child(machine, lathe, "Other")
        await variable(machine, await child(machine, lathe, "Kanal", own), "Parts", 5)
        # Some servers build what in a type only stands for instances.
        await variable(machine, await child(machine, lathe, "<Channel>", own), "Parts", 0)
        by_type = point("part_count", "/Objects/m:Lathe/<m:ChannelType>/m:Parts")
        async with adapter(machine, by_type).connect() as link:
            listener = Listener(link)
            await listener.until(lambda: listener.values("part_count") == [5])


async def test_of_several_of_a_type_none_is_guessed() -> None:
    """The complaint names them; a name among the further places decides."""
    async with serving({}) as machine:
        kind = await type_of(machine, "ChannelType")
        lathe = await child(machine, machine.server.nodes.objects, "Lathe")
        for number, name in enumerate(("Channel1", "Channel2"), 1):
            await variable(machine, await child(machine, lathe, name, kind), "Parts", number)
        path = "/Objects/m:Lathe/<m:ChannelType>/m:Parts"
        undecided, decided = (
            point("part_count", path),
            several("stroke_count", path, "/Objects/m:Lathe/*:Channel1/m:Parts"),
        )
        absent = point("tool", "/Objects/m:Lathe/<m:SpindleType>/m:Parts")
        async with adapter(machine, undecided, decided, absent).connect() as link:
            listener = Listener(link)
            await listener.until(lambda: listener.values("stroke_count") == [1])
            assert "Channel1, Channel2" in complaints(link)["part_count"]
            assert "nothing of type SpindleType" in complaints(link)["tool"]
