"""The API's word on tools: what is left of each, why one is locked, and the same as files."""

from __future__ import annotations

import csv
import io

import pytest

from tests.web.conftest import Served

LIFE = {
    "tool_name.12": "Fraise 2 tailles D16", "tool_place.12": "2", "tool_life_by.12": "TIME", "tool_full.12": 10_800.0,
    "tool_warning.12": 1080.0, "tool_left.12": 900.0,
}  # fmt: skip


async def rows(served: Served, name: str) -> list[dict[str, str]]:
    answer = await served.api.get(f"/api/export/{name}.csv?machine=centre-1")
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


async def test_the_tools_of_a_machine(served: Served) -> None:
    """As the machine told of them, the one that was used without being listed too; and each file tells its part."""
    hear = served.scene.hear
    await hear("centre-1", execution="READY", program="O1042", tool="7", part_count=100)
    await hear("centre-1", **LIFE)
    await hear("centre-1", tool_list="12")
    await hear("centre-1", **{"tool_lock_reason.12": "TOOL_BREAK", "tool_locked.12": True})
    await served.scene.cycle("centre-1", 60.0, 101)

    told = {one["tool"]: one for one in (await served.api.get("/api/machines/centre-1/tools")).json()}
    assert list(told) == ["7", "12"]
    twelve = told["12"]
    assert (twelve["name"], twelve["by"], twelve["left"], twelve["full"]) == (
        "Fraise 2 tailles D16", "TIME", 900.0, 10_800.0,
    )  # fmt: skip
    assert (twelve["condition"], twelve["lock_reason"]) == ("locked", "TOOL_BREAK")
    assert (told["7"]["cycles"], told["7"]["seconds"]) == (1, pytest.approx(60.0))
    assert told["7"]["left"] is None and told["7"]["expected"] is None

    [life] = await rows(served, "tool-life")
    assert (life["tool"], life["place"], life["left"], life["condition"], life["lock_reason"]) == (
        "12", "2", "900.0", "locked", "TOOL_BREAK",
    )  # fmt: skip
    events = await rows(served, "tool-events")
    assert [(one["what"], one["condition"]) for one in events] == [
        ("life", ""), ("condition", "near_end"), ("condition", "locked"),
    ]  # fmt: skip
    [times] = await rows(served, "tool-times")
    assert (times["program"], times["tool"], times["cycles"], times["per_cycle"]) == ("O1042", "7", "1", "60.0")

    assert (await served.api.get("/api/machines/nowhere/tools")).status_code == 404
