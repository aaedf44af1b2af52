"""The tool list of the simulated machining centre, by its shipped profile, against what the machine itself knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from asyncua import Client, ua

from adapters.opcua import DIALECT, Connection
from collector.core.facts import Fact, ToolConditionChanged, ToolRenewed
from collector.core.machine import MachineState
from collector.core.rules import MachineRules
from collector.core.step import step
from collector.core.tool_life import LifeBy, LockReason, ToolCondition
from collector.ports import Device
from collector.settings.library import Profile
from tests.adapters.opcua.listening import Listener
from tests.settings.test_shipped import profile
from tests.simulators.playing import playing

OURS = "urn:etabli:simulator"

MAGAZINE = {
    "1": ("Fraise à surfacer D63", "14", LifeBy.TIME, 240 * 60.0, 24 * 60.0),
    "5": ("Foret HM D8,5", "3", LifeBy.PARTS, 400.0, 40.0),
    "7": ("Taraud M10", "9", LifeBy.PARTS, 250.0, 25.0),
    "12": ("Fraise 2 tailles D16", "2", LifeBy.TIME, 180 * 60.0, 18 * 60.0),
}
"""What stands in the simulator's manual, in our units: name, place, measure, whole life, warning."""


@pytest.fixture
def centre() -> Profile:
    """The shipped profile, read before the loop begins: files block it."""
    return profile("opcua/simulated-machining-centre")


async def test_tools_wear_are_locked_and_renewed_as_the_machine_says(tmp_path: Path, centre: Profile) -> None:
    """Standing, every life is what the machine began with; working, each tool that the machine replaced is locked for
    its life's sake and then renewed, and no other is."""
    options = ("--speed", "3000", "--seed", "3", "--machine-name", "CU-7", "--calm", "--require-permit")
    state, facts = MachineState("m"), list[Fact]()
    async with playing("machining_centre", tmp_path / "truth", *options) as machine:
        connection = Connection.model_validate({"url": machine.url, "machine": "CU-7"})
        device = Device("m", connection, centre.points, centre.options)
        async with DIALECT.build(device).connect() as link:
            heard = Listener(link)

            async def hear() -> None:
                nonlocal state
                for reading in await heard.batch():
                    state, told = step(state, reading, MachineRules("m"))
                    facts.extend(told)

            while len(state.tools) < len(MAGAZINE) or any(one.left is None for one in state.tools.values()):
                await hear()
            for tool, (name, place, by, full, warning) in MAGAZINE.items():
                one = state.tools[tool]
                assert (one.name, one.place, one.by, one.full) == (name, place, by, pytest.approx(full))
                assert one.warning == pytest.approx(warning) and one.left is not None
                assert 0.3 * full <= one.left <= 0.9 * full, "what it begins with"

            async with Client(machine.url) as client:
                index = await client.get_namespace_index(OURS)
                permission = client.get_node(ua.NodeId("StartPermission", index))
                await permission.write_value(ua.DataValue(ua.Variant(True, ua.VariantType.Boolean)))
                while len([one for one in facts if isinstance(one, ToolRenewed)]) < 2:
                    await hear()
        replaced = {str(row["tool"]) for row in machine.told("tool_replaced")}
    renewed = {one.tool for one in facts if isinstance(one, ToolRenewed)}
    assert renewed and renewed <= replaced
    locks = [one for one in facts if isinstance(one, ToolConditionChanged) and one.condition is ToolCondition.LOCKED]
    assert {one.lock_reason for one in locks} <= {LockReason.TOOL_LIFE}
    assert {one.tool for one in locks} <= replaced
