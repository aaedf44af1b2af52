"""The published types themselves: recognised, proposed and read on servers that load the nodesets."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from asyncua import ua

from adapters import CATALOGUE
from adapters.opcua.discovery.browsing import look
from adapters.opcua.discovery.proposal import propose
from adapters.opcua.discovery.recognition import machines_in
from adapters.opcua.discovery.standards import IA, ISA95, LASER_SYSTEMS, MACHINE_TOOL, MACHINERY
from collector.ports import Adapter, Described, Device
from collector.settings.library import Library, Profile
from tests.adapters.opcua.job_orders import job_order, job_orders
from tests.adapters.opcua.nodesets import LASERS, Instance, needs_nodesets, published
from tests.adapters.opcua.server import MachineServer
from tests.adapters.opcua.test_browsing import to
from tests.adapters.opcua.test_opcua import Listener

pytestmark = needs_nodesets

TEXT, NODE, I32, U32, DOUBLE, BOOL = (
    ua.VariantType.String, ua.VariantType.NodeId, ua.VariantType.Int32, ua.VariantType.UInt32,
    ua.VariantType.Double, ua.VariantType.Boolean,
)  # fmt: skip
PROGRAM = "Production/ActiveProgram"


async def mill(machine: MachineServer, name: str = "MILL-01") -> Instance:
    """A machine tool that runs a program in its only channel."""
    instance = await Instance.build(machine, name, MACHINE_TOOL, 13)
    channel = await instance.child("Monitoring", "Kanal 1", MACHINE_TOOL, 16)
    await channel.show("ChannelMode", 1, I32)
    await channel.show("ChannelModifiers/DryRun", False, BOOL)
    spindle = await instance.child("Monitoring", "Spindel", MACHINE_TOOL, 22)
    await spindle.show("Override", 80.0, DOUBLE)
    await instance.show(f"{PROGRAM}/Name", "AXE", TEXT)
    await instance.show(f"{PROGRAM}/State/CurrentState/Id", (MACHINE_TOOL, 5041), NODE)
    await instance.show("MachineryBuildingBlocks/MachineryOperationMode/CurrentState/Id", (MACHINERY, 5027), NODE)
    await instance.show("Monitoring/MachineTool/OperationMode", 1, I32)
    statistics = await instance.child("Production", "Statistics", MACHINE_TOOL, 20, own=False)
    await statistics.show("PartsProducedInLifetime", 41, U32)
    await instance.show("Identification/SerialNumber", "SN-7", TEXT)
    return instance


async def adapter_of(machine: MachineServer, profile: str, folder: Path, instance: str | None = None) -> Adapter:
    """The adapter as a site file with this profile would have it."""
    found = await asyncio.to_thread(_profile, profile, folder)
    connection = to(machine).model_copy(update={"machine": instance})
    return found.dialect.build(Device("mill", connection, found.points, found.options))


def _profile(name: str, folder: Path) -> Profile:
    library = Library(folder, CATALOGUE)
    found = library.find(name)
    assert found is not None
    assert library.problems == ()
    return found


async def said(adapter: Adapter, wanted: Sequence[str]) -> dict[str, Any]:
    """The first values of some signals."""
    async with adapter.connect() as link:
        listener = Listener(link)
        assert isinstance(link, Described)
        try:
            async with asyncio.timeout(60):
                await listener.until(lambda: all(any(v is not None for v in listener.values(one)) for one in wanted))
        except TimeoutError:
            raise AssertionError(dict(link.complaints)) from None
        return {one: next(v for v in listener.values(one) if v is not None) for one in wanted}


async def test_the_shipped_profile_reads_a_published_machine_tool(tmp_path: Path) -> None:
    """By types and building blocks, whatever its channel and spindle are called; empty optional parts give way."""
    async with published() as machine:
        await mill(machine)
        wanted = {
            "execution": "ACTIVE",
            "controller_mode": "MANUAL_DATA_INPUT",
            "functional_mode": "SETUP",
            "program": "AXE",
            "part_count": 41,
            "dry_run": False,
            "spindle_override": 80.0,
        }
        assert await said(await adapter_of(machine, "opcua/machinery-machine-tool", tmp_path), list(wanted)) == wanted


async def test_a_program_state_that_is_never_fed_gives_way_to_the_machines(tmp_path: Path) -> None:
    """A server that builds all that is mandatory and feeds the state of the whole machine only: its program's state has
    no id, and stands at 0 for ever."""
    async with published() as machine:
        instance = await Instance.build(machine, "LATHE-02", MACHINE_TOOL, 13)
        await instance.show(f"{PROGRAM}/State/CurrentState/Number", 0, U32)
        await instance.show("Monitoring/MachineTool/MachineryItemState/CurrentState/Id", (MACHINERY, 5006), NODE)
        lathe = await adapter_of(machine, "opcua/machinery-machine-tool", tmp_path)
        assert await said(lathe, ["execution"]) == {"execution": "ACTIVE"}


async def test_changes_of_state_are_followed_by_their_ids(tmp_path: Path) -> None:
    """Through running, interrupted, running and ended, with no number and no text."""
    async with published() as machine:
        instance = await mill(machine)
        mill_01 = await adapter_of(machine, "opcua/machinery-machine-tool", tmp_path)
        async with mill_01.connect() as link:
            listener = Listener(link)
            await listener.until(lambda: listener.values("execution") == ["ACTIVE"])
            for number, words in ((5040, 2), (5041, 3), (5038, 4)):
                await instance.show(f"{PROGRAM}/State/CurrentState/Id", (MACHINE_TOOL, number), NODE)
                await listener.until(lambda words=words: len(listener.values("execution")) == words)
            assert listener.values("execution") == ["ACTIVE", "INTERRUPTED", "ACTIVE", "PROGRAM_COMPLETED"]


async def test_jobs_and_the_newer_counter_are_read(tmp_path: Path) -> None:
    """The only job of the plan gives order and target; the operation counters come before the deprecated statistics."""
    async with published() as machine:
        instance = await mill(machine)
        await instance.child("Production", "ProductionPlan", MACHINE_TOOL, 30, own=False)
        job = await instance.child("Production/ProductionPlan", "Auftrag", MACHINE_TOOL, 29)
        await job.show("OrderIdentifier", "OF-2101", TEXT)
        await job.show("RunsPlanned", 12, U32)
        await instance.show("Monitoring/MachineTool/OperationCounters/PowerOnDuration", 90_000.0, DOUBLE)
        wanted: dict[str, Any] = {"order": "OF-2101", "part_target": 12, "power_on_time": 90.0}
        assert await said(await adapter_of(machine, "opcua/machinery-machine-tool", tmp_path), list(wanted)) == wanted


async def test_the_stack_light_of_a_published_machine_tool_is_read(tmp_path: Path) -> None:
    """Proposed by browsing, and read by the shipped profile; the type's own placeholder is no lamp of this machine."""
    async with published() as machine:
        instance = await mill(machine)
        await instance.child("Monitoring", "Stacklight", IA, 1002, own=False, of=MACHINE_TOOL)
        await instance.child("Monitoring/Stacklight", "<OrderedObject>", IA, 1006)
        for name, colour, mode, on in (("Rot", 1, 1, True), ("Gruen", 2, 0, False)):
            lamp = await instance.child("Monitoring/Stacklight", name, IA, 1006)
            await lamp.show("SignalColor", colour, I32)
            await lamp.show("SignalMode", mode, I32)
            await lamp.show("SignalOn", on, BOOL)
        wanted = {"stack_light": "BLINKING", "stack_light.red": "BLINKING", "stack_light.green": "OFF"}
        assert await said(await adapter_of(machine, "opcua/machinery-machine-tool", tmp_path), list(wanted)) == wanted
        [found] = machines_in((await look(to(machine))).top)
        assert 'signal = "stack_light"' in propose(found, "").profile


async def test_what_a_published_machine_tool_foresees_and_judges_is_read(tmp_path: Path) -> None:
    """Forecasts by their types, the soonest of each; parts of the plan by their quality; both proposed by browsing."""
    async with published() as machine:
        instance = await mill(machine)
        await instance.child("Notification", "Prognoses", MACHINE_TOOL, 2, own=False)
        for name, kind, minute, what in (("A", 45, 30, "T4"), ("B", 45, 10, "T12"), ("C", 9, 50, "")):
            prognosis = await instance.child("Notification/Prognoses", name, MACHINE_TOOL, kind)
            await prognosis.show("PredictedTime", datetime(2026, 3, 2, 10, minute, tzinfo=UTC), ua.VariantType.DateTime)
            if what:
                await prognosis.show("ToolName", what, TEXT)
        await instance.child("Production", "ProductionPlan", MACHINE_TOOL, 30, own=False)
        plan, parts = "Production/ProductionPlan", "Production/ProductionPlan/Auftrag/PartSets/Satz/PartsPerRun"
        await instance.child(plan, "Auftrag", MACHINE_TOOL, 29)
        await instance.child(f"{plan}/Auftrag/PartSets", "Satz", MACHINE_TOOL, 34)
        for number, quality in enumerate((1, 1, 2, 3, 0)):
            part = await instance.child(parts, f"Teil {number}", MACHINE_TOOL, 56)
            await part.show("PartQuality", quality, I32)
        wanted: dict[str, Any] = {
            "forecast": "2026-03-02T10:10:00+00:00 T12", "forecast.tool_change": "2026-03-02T10:10:00+00:00 T12",
            "forecast.maintenance": "2026-03-02T10:50:00+00:00",
            "parts_judged": 3, "parts_judged.good": 2, "parts_judged.bad": 1, "parts_judged.not_yet": 1,
        }  # fmt: skip
        assert await said(await adapter_of(machine, "opcua/machinery-machine-tool", tmp_path), list(wanted)) == wanted
        [found] = machines_in((await look(to(machine))).top)
        proposed = propose(found, "").profile
        assert 'signal = "forecast"' in proposed and 'signal = "parts_judged"' in proposed


async def test_the_job_order_that_runs_comes_before_the_plan(tmp_path: Path) -> None:
    """In the building block of the published type, with all that is optional in the structures."""
    async with published() as machine:
        instance = await mill(machine)
        await instance.child("Production", "ProductionPlan", MACHINE_TOOL, 30, own=False)
        job = await instance.child("Production/ProductionPlan", "Auftrag", MACHINE_TOOL, 29)
        await job.show("OrderIdentifier", "OF-0999", TEXT)
        control = "MachineryBuildingBlocks/JobManagement/JobOrderControl/JobOrderList"
        orders = [
            job_order("J-1", 5, {"OrderNumbers": ["OF-2100"]}, full=True),
            job_order("J-2", 3, {"OrderNumbers": ["OF-2101"], "RunsPlanned": 12}, full=True),
        ]
        index = await machine.server.get_namespace_index(ISA95)
        await instance.show(control, job_orders(orders, index).Value, ua.VariantType.ExtensionObject)
        wanted: dict[str, Any] = {"order": "OF-2101", "part_target": 12}
        assert await said(await adapter_of(machine, "opcua/machinery-machine-tool", tmp_path), list(wanted)) == wanted


async def test_a_machine_among_several_is_the_one_that_is_named(tmp_path: Path) -> None:
    """Two machines on one server, as on a gateway."""
    async with published() as machine:
        await mill(machine, "MILL-01")
        other = await mill(machine, "MILL-02")
        await other.show(f"{PROGRAM}/Name", "BAGUE", TEXT)
        adapter = await adapter_of(machine, "opcua/machinery-machine-tool", tmp_path, "MILL-02")
        assert await said(adapter, ["program"]) == {"program": "BAGUE"}


async def test_a_published_machine_tool_is_recognised_and_its_proposal_reads_it(tmp_path: Path) -> None:
    """Browse, propose, read: the way of the first afternoon."""
    async with published() as machine:
        await mill(machine)
        sight = await look(to(machine))
        [found] = machines_in(sight.top)
        assert (found.name, found.in_folder) == ("MILL-01", True)
        assert {"OPC 40501-1", "OPC 40001-1", "OPC 40001-3"} <= set(found.standards)
        assert found.identification["SerialNumber"] == "SN-7"
        shelf = tmp_path / "profiles" / "opcua"
        shelf.mkdir(parents=True)
        (shelf / "found.toml").write_text(propose(found, "").profile, encoding="utf-8")
        wanted = {"execution": "ACTIVE", "functional_mode": "SETUP", "program": "AXE", "part_count": 41}
        assert await said(await adapter_of(machine, "opcua/found", tmp_path), list(wanted)) == wanted


async def test_a_published_laser_system_is_recognised_and_read(tmp_path: Path) -> None:
    """It executes while the machine does; its error is an alarm; its times are milliseconds."""
    async with published(LASERS) as machine:
        laser = await Instance.build(machine, "LASER", LASER_SYSTEMS, 1005)
        status = "Monitoring/LaserSystemStatus"
        await laser.show(f"{status}/LaserSystemState/CurrentState/Id", (LASER_SYSTEMS, 5034), NODE)
        await laser.show(f"{status}/MachineryItemState/CurrentState/Id", (MACHINERY, 5006), NODE)
        await laser.show(f"{status}/OperationCounters/OperationDuration", 5_000.0, DOUBLE)
        [found] = machines_in((await look(to(machine))).top)
        assert "OPC 40530" in found.standards
        wanted = {"execution": "ACTIVE", "alarm": "Error", "operating_time": 5.0}
        assert await said(await adapter_of(machine, "opcua/laser-systems", tmp_path), list(wanted)) == wanted
