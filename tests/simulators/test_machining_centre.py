"""The machining centre, read by a bare asyncua client."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from asyncua import Client, ua
from asyncua.common.node import Node

from tests.simulators.playing import playing, until

DI = "http://opcfoundation.org/UA/DI/"
MACHINERY = "http://opcfoundation.org/UA/Machinery/"
MACHINE_TOOL = "http://opcfoundation.org/UA/MachineTool/"
OURS = "urn:etabli:simulator"
PREFIXES = {"DI": DI, "M": MACHINERY, "MT": MACHINE_TOOL, "S": OURS}

FAST = ("--speed", "300", "--seed", "3", "--machine-name", "CU-7")
TOP = "M:Machines/S:CU-7"
STATE = f"{TOP}/MT:Production/MT:ActiveProgram/MT:State/CurrentState"
LIFETIME = f"{TOP}/MT:Production/MT:Statistics/MT:PartsProducedInLifetime"

PROMISED = {
    "DI:Identification/DI:SerialNumber": ua.VariantType.String,
    "DI:Identification/DI:Manufacturer": ua.VariantType.LocalizedText,
    "M:MachineryBuildingBlocks/M:MachineryItemState/CurrentState": ua.VariantType.LocalizedText,
    "M:MachineryBuildingBlocks/M:MachineryItemState/CurrentState/Id": ua.VariantType.NodeId,
    "M:MachineryBuildingBlocks/M:MachineryItemState/CurrentState/Number": ua.VariantType.UInt32,
    "M:MachineryBuildingBlocks/M:MachineryOperationMode/CurrentState/Id": ua.VariantType.NodeId,
    "MT:Monitoring/MT:MachineTool/MT:OperationMode": ua.VariantType.Int32,
    "MT:Monitoring/MT:MachineTool/MT:FeedOverride": ua.VariantType.Double,
    "MT:Monitoring/S:Channel/MT:ChannelMode": ua.VariantType.Int32,
    "MT:Monitoring/S:Channel/MT:ChannelState": ua.VariantType.Int32,
    "MT:Monitoring/S:Channel/MT:FeedOverride": ua.VariantType.Double,
    "MT:Monitoring/S:Channel/MT:RapidOverride": ua.VariantType.Double,
    "MT:Monitoring/S:Channel/MT:ChannelModifiers/MT:DryRun": ua.VariantType.Boolean,
    "MT:Monitoring/S:Channel/MT:ChannelModifiers/MT:OptionalStop": ua.VariantType.Boolean,
    "MT:Monitoring/S:Channel/MT:ChannelModifiers/MT:SingleStep": ua.VariantType.Boolean,
    "MT:Monitoring/S:Spindle/MT:IsRotating": ua.VariantType.Boolean,
    "MT:Monitoring/S:Spindle/MT:Override": ua.VariantType.Double,
    "MT:Monitoring/S:Spindle/S:ActualSpeed": ua.VariantType.Double,
    "MT:Monitoring/S:Spindle/S:Load": ua.VariantType.Double,
    "MT:Monitoring/S:Spindle/S:ToolInSpindle": ua.VariantType.UInt32,
    "MT:Production/MT:ActiveProgram/MT:Name": ua.VariantType.String,
    "MT:Production/MT:ActiveProgram/MT:NumberInList": ua.VariantType.UInt16,
    "MT:Production/MT:ActiveProgram/MT:JobIdentifier": ua.VariantType.String,
    "MT:Production/MT:ActiveProgram/MT:State/CurrentState/Id": ua.VariantType.NodeId,
    "MT:Production/MT:ActiveProgram/MT:State/CurrentState/Number": ua.VariantType.UInt32,
    "MT:Production/MT:ProductionPlan/S:Job/MT:Identifier": ua.VariantType.String,
    "MT:Production/MT:ProductionPlan/S:Job/MT:OrderIdentifier": ua.VariantType.String,
    "MT:Production/MT:ProductionPlan/S:Job/MT:RunsPlanned": ua.VariantType.UInt32,
    "MT:Production/MT:ProductionPlan/S:Job/MT:RunsPlanned/MT:IsValid": ua.VariantType.Boolean,
    "MT:Production/MT:ProductionPlan/S:Job/MT:RunsCompleted": ua.VariantType.UInt32,
    "MT:Production/MT:ProductionPlan/S:Job/MT:PartsCompleted": ua.VariantType.UInt32,
    "MT:Production/MT:Statistics/MT:PartsProducedInLifetime": ua.VariantType.UInt32,
    "S:Vendor/S:StartPermission": ua.VariantType.Boolean,
    "S:Vendor/S:Alarm": ua.VariantType.String,
}


async def walk(client: Client, path: str) -> Node:
    """Follow a browse path from Objects, by namespace URI."""
    names = []
    for step in path.split("/"):
        prefix, _, name = step.rpartition(":")
        index = await client.get_namespace_index(PREFIXES[prefix]) if prefix else 0
        names.append(ua.QualifiedName(name, index))
    return await client.nodes.objects.get_child(names)


async def read(client: Client, path: str) -> Any:
    return await (await walk(client, path)).read_value()


async def test_the_promised_nodes_are_there(tmp_path: Path) -> None:
    """Every path of the manual leads to a value of its type; the instance is a MachineToolType."""
    async with playing("machining_centre", tmp_path / "truth", *FAST) as machine, Client(machine.url) as client:
        top = await walk(client, TOP)
        assert await top.read_type_definition() == ua.NodeId(13, await client.get_namespace_index(MACHINE_TOOL))
        for path, variant_type in PROMISED.items():
            value = await (await walk(client, f"{TOP}/{path}")).read_data_value()
            assert value.Value is not None and value.Value.VariantType == variant_type, path
        permission = client.get_node(ua.NodeId("StartPermission", await client.get_namespace_index(OURS)))
        assert await permission.read_value() is False


async def test_the_tool_list_is_there(tmp_path: Path) -> None:
    """Lives count up and down, by parts and by time, and numbers are no places."""
    async with playing("machining_centre", tmp_path / "truth", *FAST) as machine, Client(machine.url) as client:
        seen: dict[int, Mapping[str, Any]] = {}
        for tool in await (await walk(client, f"{TOP}/MT:Equipment/MT:Tools")).get_children():
            base = f"{TOP}/MT:Equipment/MT:Tools/S:{(await tool.read_browse_name()).Name}"
            seen[await read(client, f"{base}/MT:ControlIdentifier1")] = {
                "place": await read(client, f"{base}/MT:Location/MT:PlaceNumber"),
                "up": await read(client, f"{base}/MT:ToolLife/S:Life/MT:IsCountingUp"),
                "indication": await read(client, f"{base}/MT:ToolLife/S:Life/MT:Indication"),
                "unit": (await read(client, f"{base}/MT:ToolLife/S:Life/MT:EngineeringUnits")).UnitId,
            }
            life = await read(client, f"{base}/MT:ToolLife/S:Life")
            bounds = [await read(client, f"{base}/MT:ToolLife/S:Life/MT:{end}Value") for end in ("Start", "Limit")]
            assert min(bounds) <= life <= max(bounds)
            assert await read(client, f"{base}/MT:Locked") in (True, False)
            assert await read(client, f"{base}/MT:Locked/MT:ReasonForLocking") in range(6)
    assert sorted(seen) == [1, 5, 7, 12]
    assert {(tool["up"], tool["indication"]) for tool in seen.values()} == {
        (u, i) for u in (True, False) for i in (0, 1)
    }
    assert all(number != tool["place"] for number, tool in seen.items())


async def test_the_nodes_say_what_the_truth_says(tmp_path: Path) -> None:
    """Counter and order of the quiet machine are those of its truth file."""
    async with playing("machining_centre", tmp_path / "truth", *FAST) as machine, Client(machine.url) as client:
        before = await read(client, LIFETIME)
        counted = sum(row["counted"] for row in machine.told("cycle_ended"))
        await machine.until("part", times=4)
        await machine.obeyed("pause")
        state = await machine.obeyed("state")
        assert await read(client, LIFETIME) == state["lifetime"]
        rows = machine.told("cycle_ended")
        assert before - counted <= state["lifetime"] - sum(row["counted"] for row in rows) <= before
        assert await read(client, f"{TOP}/MT:Production/MT:ProductionPlan/S:Job/MT:OrderIdentifier") == state["order"]
        assert machine.told("program")[-1]["order"] == state["order"]
        assert await read(client, f"{TOP}/MT:Production/MT:ActiveProgram/MT:Name") == state["program"]
        assert await read(client, f"{TOP}/MT:Monitoring/S:Spindle/S:ToolInSpindle") == state["tool"]


async def test_states_and_source_times_are_those_of_the_truth(tmp_path: Path) -> None:
    """A subscription sees every program end at the truth's own instant, number and published NodeId in step."""
    arguments = (*FAST, "--require-permit")
    async with playing("machining_centre", tmp_path / "truth", *arguments) as machine, Client(machine.url) as client:
        subscription = await client.create_subscription(50)
        await subscription.subscribe_data_change([await walk(client, f"{STATE}/Number")], queuesize=100)
        await (await walk(client, f"{TOP}/S:Vendor/S:StartPermission")).write_value(True)
        await machine.until("cycle_ended", times=3)
        await machine.obeyed("pause")
        ended = {row["at"] for row in machine.told("cycle_ended") if row["excluded"] != "mdi"}
        seen = []
        while (event := await subscription.next_event(timeout=1.0)) is not None:
            value = event.data.monitored_item.Value
            seen.append((value.Value.Value, value.SourceTimestamp.isoformat(timespec="microseconds")))
        await subscription.delete()
        assert {at for state, at in seen if state in (2, 4)} == ended
        name = await read(client, STATE)
        identifier = await read(client, f"{STATE}/Id")
        state = await read(client, f"{STATE}/Number")
        assert identifier.NamespaceIndex == await client.get_namespace_index(MACHINE_TOOL)
        assert (state, identifier.Identifier) in {(0, 5039), (1, 5041), (2, 5038), (3, 5040), (4, 5037)}
        assert name.Locale == "fr" and name.Text


async def test_it_starts_only_while_permitted(tmp_path: Path) -> None:
    """Without permission no cycle starts; withdrawing it lets the running cycle end and blocks the next."""
    arguments = (*FAST, "--require-permit", "--calm", "--speed", "60")
    async with playing("machining_centre", tmp_path / "truth", *arguments) as machine, Client(machine.url) as client:
        await machine.until("start_refused")
        assert not machine.told("cycle_started")
        permission = await walk(client, f"{TOP}/S:Vendor/S:StartPermission")
        await permission.write_value(True)
        assert await permission.read_value() is True
        await machine.until("cycle_started")
        await permission.write_value(False)
        await machine.until("start_refused", times=2)
        [start] = machine.told("cycle_started")
        [end] = machine.told("cycle_ended")
        assert end["outcome"] == "completed" and end["parts"] == 1
        given = [row for row in machine.told("permit") if row["value"]]
        assert given[0]["at"] <= start["at"]
        assert machine.told("permit")[-1]["at"] < end["at"]


async def test_only_the_permission_can_be_written(tmp_path: Path) -> None:
    """A part counter is no business of a client."""
    async with playing("machining_centre", tmp_path / "truth", *FAST) as machine, Client(machine.url) as client:
        with pytest.raises(ua.UaStatusCodeError):
            await (await walk(client, LIFETIME)).write_value(ua.Variant(1, ua.VariantType.UInt32))


async def test_after_a_shift_the_same_paths_lead_elsewhere(tmp_path: Path) -> None:
    """The server comes back with another order of namespaces and other ids, and its permission withheld."""
    async with playing("machining_centre", tmp_path / "truth", *FAST) as machine:
        async with Client(machine.url) as client:
            table = await client.get_namespace_array()
            node = (await walk(client, LIFETIME)).nodeid
            await (await walk(client, f"{TOP}/S:Vendor/S:StartPermission")).write_value(True)
        await machine.obeyed("namespaces", 0.2)
        await machine.until("fault_over")
        async with Client(machine.url) as client:
            assert await client.get_namespace_array() != table
            assert set(table) < set(await client.get_namespace_array())
            assert (await walk(client, LIFETIME)).nodeid.Identifier != node.Identifier
            assert await read(client, f"{TOP}/S:Vendor/S:StartPermission") is False
            with pytest.raises(ua.UaStatusCodeError):
                await client.get_node(node).read_value()


async def test_counters_are_reset_edited_and_wrapped(tmp_path: Path) -> None:
    """Each fault of the counter does what the menu says, and the truth has before and after."""
    arguments = (*FAST, "--calm", "--speed", "400")
    async with playing("machining_centre", tmp_path / "truth", *arguments) as machine, Client(machine.url) as client:
        await machine.until("part")
        await machine.obeyed("pause")
        for command, argument, row in (
            ("counter_edit", 500, "counter_edit"),
            ("counter_reset", None, "counter_reset"),
            ("wrap", None, "counter_set"),
        ):
            before = await read(client, LIFETIME)
            await machine.obeyed(command, argument)
            after = await read(client, LIFETIME)
            told = machine.told(row)[-1]
            assert (told["before"], told["after"]) == (before, after)
            assert after == {"counter_edit": before + 500, "counter_reset": 0, "wrap": 2**32 - 3}[command]
        made = len(machine.told("part"))
        await machine.obeyed("resume")
        await machine.until("part", times=made + 4)
        await until(lambda: machine.told("part")[-1]["counter"] < 100)
        assert [row["counter"] for row in machine.told("part")[made : made + 4]] == [2**32 - 2, 2**32 - 1, 0, 1]
