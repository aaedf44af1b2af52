"""The lathe, read by a bare asyncua client."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

from asyncua import Client, ua

from tests.simulators.playing import Playing, playing

FAST = ("--speed", "300", "--seed", "2")


async def read(client: Client, identifier: str) -> Any:
    index = await client.get_namespace_index("SinumerikVarProvider")
    return await client.get_node(ua.NodeId(identifier, index)).read_value()


async def state(client: Client) -> tuple[int, int]:
    return (
        await read(client, "/Channel/State/progStatus[u1,1]"),
        await read(client, "/Channel/State/chanStatus[u1,1]"),
    )


async def test_the_promised_ids_are_there(tmp_path: Path) -> None:
    """Every id of the manual can be read under the namespace's URI."""
    async with playing("lathe", tmp_path / "truth", *FAST) as lathe, Client(lathe.url) as client:
        for identifier in (
            "/Bag/State/opMode[u1]",
            "/Channel/State/actParts[u1,1]",
            "/Channel/State/reqParts[u1,1]",
            "/Channel/State/totalParts[u1,1]",
            "/Channel/ProgramInfo/progName[u1,1]",
            "/Channel/State/actTNumber[u1,1]",
            "/Channel/State/feedRateIpoOvr[u1,1]",
            "/Channel/Spindle/actSpeed[u1,1]",
            "/Nck/Spindle/driveLoad[u1,1]",
            "/Channel/ProgramModification/progTestActive[u1,1]",
            "/Channel/ProgramModification/trialRunActive[u1,1]",
            "/Channel/ProgramModification/singleBlockActive[u1,1]",
            "/Channel/State/chanAlarm[u1,1]",
            "/Plc/DB9000.DBX0.0",
        ):
            assert await read(client, identifier) is not None
        tools = await read(client, "/Tool/Catalogue/numTools[u1]")
        numbers = [await read(client, f"/Tool/Catalogue/toolNo[u1,{row}]") for row in range(1, tools + 1)]
        assert numbers == [2, 4, 8, 11]
        assert 0 <= await read(client, "/Tool/Supervision/data[u1,c2,2]") <= 90.0
        assert await read(client, "/Tool/Supervision/data[u1,c8,13]") == 150.0


async def test_the_order_is_in_the_program_path(tmp_path: Path) -> None:
    """Given names appear as the control writes them."""
    arguments = (*FAST, "--program", "FLASQUE", "--order", "OF-77")
    async with playing("lathe", tmp_path / "truth", *arguments) as lathe, Client(lathe.url) as client:
        await lathe.until("cycle_started")
        path = await read(client, "/Channel/ProgramInfo/workPandProgName[u1,1]")
        assert path == "/_N_WKS_DIR/_N_OF-77_WPD/_N_FLASQUE_MPF"


async def test_only_the_counter_tells_an_end_from_an_abort(tmp_path: Path) -> None:
    """After both, progStatus is 5 and chanStatus 0; totalParts moves by the counted cycles alone."""
    async with playing("lathe", tmp_path / "truth", *FAST, "--require-permit") as lathe, Client(lathe.url) as client:
        permission = client.get_node(
            ua.NodeId("/Plc/DB9000.DBX0.0", await client.get_namespace_index("SinumerikVarProvider"))
        )
        before = await read(client, "/Channel/State/totalParts[u1,1]")
        outcomes = set()
        refusals = 0
        while outcomes != {"completed", "aborted"}:
            refusals += 1
            await lathe.until("start_refused", times=refusals)
            ended = lathe.told("cycle_ended")
            if ended:
                assert await state(client) == (5, 0)
                outcomes.add(ended[-1]["outcome"])
            travelled = await read(client, "/Channel/State/totalParts[u1,1]") - before
            assert travelled == sum(row["counted"] for row in ended)
            await permission.write_value(True)
            await lathe.until("cycle_started", times=refusals)
            await permission.write_value(False)


async def test_the_part_counter_returns_to_zero_by_itself(tmp_path: Path) -> None:
    """actParts goes up to reqParts - 1 and then to 0, while totalParts only grows."""
    async with playing("lathe", tmp_path / "truth", "--calm", "--speed", "400") as lathe:
        counted = await watched(lathe, "/Channel/State/actParts[u1,1]", parts=12)
    assert 0.0 in counted[1:]
    turn = counted.index(0.0, 1)
    assert counted[turn - 1] == 9.0
    assert all(after - before == 1.0 for before, after in itertools.pairwise(counted[:turn]))


async def test_the_lifetime_counter_wraps_at_a_billion(tmp_path: Path) -> None:
    """After 999,999,999 comes 0."""
    async with playing("lathe", tmp_path / "truth", "--calm", "--speed", "200") as lathe:
        await lathe.obeyed("wrap")
        await lathe.until("part", times=5)
        counters = [row["counter"] for row in lathe.told("part")]
    assert 999_999_999 in counters and 0 in counters


async def watched(lathe: Playing, identifier: str, parts: int) -> list[float]:
    """Every value of a variable until so many parts were made."""
    async with Client(lathe.url) as client:
        node = client.get_node(ua.NodeId(identifier, await client.get_namespace_index("SinumerikVarProvider")))
        subscription = await client.create_subscription(50)
        await subscription.subscribe_data_change([node], queuesize=1000)
        await lathe.until("part", times=parts)
        await lathe.obeyed("pause")
        values = []
        while (event := await subscription.next_event(timeout=1.0)) is not None:
            values.append(event.data.monitored_item.Value.Value.Value)
        await subscription.delete()
        return values
