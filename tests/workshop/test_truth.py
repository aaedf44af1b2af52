"""What was collected is what happened: real simulators, the real collector, cycle by cycle and part by part."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from collector.store.records import Cycle
from tests.workshop.school import School, happened, school

MACHINES = ("machining_centre", "lathe", "press_brake")

POLLED = 0.75
"""Seconds by which a polled machine's times may be off: two polls at the ends, long ones on a loaded computer."""

REPORTED = 0.05
"""Seconds by which the times of a machine that dates its values itself may be off."""

UNTOLD = {"machining_centre": ("mdi",), "lathe": (), "press_brake": ()}
"""What a machine does and shows nobody: 40501-1 gives the state of the active program, and single blocks are none."""


async def settled(workshop: School) -> None:
    """Stop the work at every machine and wait until the collector has seen the last step of each counter."""
    for name, machine in workshop.machines.items():
        await machine.obeyed("finish")
        state = await machine.obeyed("state")
        await workshop.until(lambda name=name, last=state["counter"]: workshop.counter(name) == last)


@pytest.mark.timeout(240)
async def test_every_cycle_and_every_part_is_as_the_machine_wrote_it_down(tmp_path: Path) -> None:
    """Dry runs, holds, optional stops, aborts, tool changes: each machine's own truth file agrees with the views."""
    async with school(tmp_path, MACHINES, "--speed", "8", "--cycle", "12") as workshop:
        async with workshop.collecting():
            for machine in workshop.machines.values():
                await machine.until("cycle_ended", 6)
            await settled(workshop)
            for name in MACHINES:
                await workshop.until(lambda name=name: _all_ended(workshop, name))
        for name in MACHINES:
            await asyncio.to_thread(_compare, workshop, name)
        assert (await workshop.etabli("journal", "verify"))[0] == 0
        assert (await workshop.etabli("journal", "replay"))[0] == 0


def _truth(workshop: School, name: str) -> list[dict[str, object]]:
    """The machine's own cycles, from the first one on that the collector saw from its start."""
    seen = _whole(workshop, name)
    rows = workshop.machines[name].truth
    starts = {row["cycle"]: happened(row) for row in rows if row["what"] == "cycle_started"}
    first = seen[0].start - timedelta(seconds=POLLED) if seen else workshop.baselined_at(name)
    return [
        row
        for row in rows
        if row["what"] == "cycle_ended" and starts[row["cycle"]] >= first and row["excluded"] not in UNTOLD[name]
    ]


def _whole(workshop: School, name: str) -> list[Cycle]:
    """The collected cycles that were seen from their start to their end."""
    return [one for one in workshop.collected(name)[0] if one.start_seen and one.end is not None]


def _all_ended(workshop: School, name: str) -> bool:
    return len(_whole(workshop, name)) >= len(_truth(workshop, name))


def _outcome(name: str, row: dict[str, object]) -> object:
    """What a cycle came to. A brake's set-up bends end by themselves, and are no part all the same."""
    return "aborted" if name == "press_brake" and row["excluded"] else row["outcome"]


def _compare(workshop: School, name: str) -> None:
    """Cycle by cycle: outcome, times, tools; and the sum of parts."""
    slack = POLLED if name == "press_brake" else REPORTED
    truth, cycles = _truth(workshop, name), _whole(workshop, name)
    assert [str(one.outcome) for one in cycles] == [_outcome(name, row) for row in truth], name
    for row, one in zip(truth, cycles, strict=True):
        assert one.gross == pytest.approx(row["gross_seconds"], abs=slack), (name, row, one)
        assert one.active == pytest.approx(row["active_seconds"], abs=slack), (name, row, one)
        assert one.hold == pytest.approx(row["hold_seconds"], abs=slack), (name, row, one)
        assert bool(one.excluded) == bool(row["excluded"]), (name, row, one)
        if name != "press_brake":
            told = {tool: seconds for tool, seconds in row["tools"].items() if seconds > 2 * slack}  # type: ignore[attr-defined]
            assert dict(zip(one.tools, one.tool_seconds, strict=True)) == pytest.approx(row["tools"], abs=slack) or set(
                told
            ) <= set(one.tools), (name, row, one)
    counts = workshop.collected(name)[1]
    assert sum(one.parts for one in counts if not one.excluded) == workshop.made(name), name
    assert not any(one.backfilled for one in counts), name
