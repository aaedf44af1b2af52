"""The laser cutting machine, read by a bare asyncua client."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from asyncua import Client, ua

from tests.simulators.playing import Playing, playing

TRUMPF = "http://trumpf.com/TRUMPF-Interfaces/"
FAST = ("--speed", "300", "--seed", "2")
NESTS = {"SUPPORT_3MM_A": 24, "EQUERRE_2MM": 60, "FLASQUE_5MM": 6}


async def answer(client: Client, identifier: str, namespace: str = TRUMPF) -> ua.DataValue:
    index = await client.get_namespace_index(namespace)
    return await client.get_node(ua.NodeId(identifier, index)).read_data_value(raise_on_bad_status=False)


async def status(client: Client, identifier: str) -> str:
    return (await answer(client, identifier)).StatusCode.name


async def allow(client: Client, given: bool) -> None:
    index = await client.get_namespace_index("urn:etabli:simulator")
    await client.get_node(ua.NodeId("StartPermission", index)).write_value(given)


async def test_the_promised_ids_are_there(tmp_path: Path) -> None:
    """Every id that the maker publishes can be read once a program has run, in the type of its node tree."""
    promised = {
        **dict.fromkeys(("8", "14", "15", "16", "32", "150"), ua.VariantType.String),
        **dict.fromkeys(("4", "5", "61", "64", "65", "66", "69", "70"), ua.VariantType.Boolean),
        **dict.fromkeys(("35.Running", "35.Stopped", "35.Aborted", "35.Ended"), ua.VariantType.Boolean),
        **dict.fromkeys(("33", "275"), ua.VariantType.Int32),
        "13": ua.VariantType.UInt32,
    }
    async with playing("laser_cutter", tmp_path / "truth", *FAST) as laser, Client(laser.url) as client:
        await laser.until("cycle_ended")
        for identifier, kind in promised.items():
            value = await answer(client, identifier)
            assert value.StatusCode.is_good(), identifier
            assert value.Value.VariantType is kind, identifier


async def test_what_comes_with_a_program_waits_for_the_first_one(tmp_path: Path) -> None:
    """BadWaitingForInitialData, in a subscription too, until a start is permitted; the override has a value always."""
    arguments = (*FAST, "--require-permit")
    async with playing("laser_cutter", tmp_path / "truth", *arguments) as laser, Client(laser.url) as client:
        await laser.until("start_refused")
        for identifier in ("275", "32", "14", "13", "35.Running"):
            assert await status(client, identifier) == "BadWaitingForInitialData"
        for identifier in ("33", "64", "69"):
            assert await status(client, identifier) == "Good"
        index = await client.get_namespace_index(TRUMPF)
        subscription = await client.create_subscription(50)
        await subscription.subscribe_data_change([client.get_node(ua.NodeId("275", index))], queuesize=100)
        first = await subscription.next_event(timeout=10)
        assert first.data.monitored_item.Value.StatusCode.name == "BadWaitingForInitialData"
        await allow(client, True)
        then = await subscription.next_event(timeout=30)
        assert (then.data.monitored_item.Value.Value.Value, await status(client, "32")) == (0, "Good")
        await subscription.delete()


async def test_only_what_ended_was_produced(tmp_path: Path) -> None:
    """A run to the end makes the parts of its sheet, an aborted one none; the state tells the two apart."""
    arguments = (*FAST, "--require-permit")
    async with playing("laser_cutter", tmp_path / "truth", *arguments) as laser, Client(laser.url) as client:
        outcomes: set[str] = set()
        runs = 0
        while outcomes != {"completed", "aborted"}:
            runs += 1
            await laser.until("start_refused", times=runs)
            for ended in laser.told("cycle_ended")[-1:]:
                outcomes.add(ended["outcome"])
                made = NESTS[ended["program"]] if ended["outcome"] == "completed" else 0
                assert ended["parts"] == made
                assert (await answer(client, "35.Aborted")).Value.Value is (ended["outcome"] == "aborted")
            await allow(client, True)
            await laser.until("cycle_started", times=runs)
            await allow(client, False)
        assert sum(row["parts"] for row in laser.told("part")) == sum(row["parts"] for row in laser.told("cycle_ended"))


async def test_the_signals_of_one_trigger_bear_different_times(tmp_path: Path) -> None:
    """No client may take the same time for the same trigger."""
    async with playing("laser_cutter", tmp_path / "truth", *FAST, "--calm") as laser, Client(laser.url) as client:
        await laser.until("cycle_started")
        await laser.obeyed("pause")
        times = [await _time(client, identifier) for identifier in ("275", "4", "35.Running")]
        assert len(set(times)) == 3


async def test_a_machine_that_was_off_waits_again(tmp_path: Path) -> None:
    """After power comes back, what comes with a program is bad until the next one starts."""
    arguments = (*FAST, "--require-permit")
    async with playing("laser_cutter", tmp_path / "truth", *arguments) as laser:
        await _run_once(laser)
        await laser.obeyed("power_off", 0.1)
        await laser.until("fault_over")
        async with Client(laser.url) as client:
            assert await status(client, "275") == "BadWaitingForInitialData"
        await _run_once(laser)
        async with Client(laser.url) as client:
            assert await status(client, "275") == "Good"


async def _run_once(laser: Playing) -> None:
    runs = len(laser.told("cycle_started"))
    async with Client(laser.url) as client:
        await allow(client, True)
        await laser.until("cycle_started", times=runs + 1)
        await allow(client, False)
        await laser.until("cycle_ended", times=runs + 1)


async def _time(client: Client, identifier: str) -> Any:
    return (await answer(client, identifier)).SourceTimestamp
