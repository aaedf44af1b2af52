"""Cables, servers and operators do what they do in a workshop; the count stays the machine's own."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from collector.core.facts import CoverageLost, CoverageRegained
from collector.store import queries
from collector.store.store import Store
from tests.workshop.school import School, school

FAULTS = {
    "machining_centre": (("drop", None), ("namespaces", 1.0), ("hang", 6.0), ("restart", 1.0), ("garbage", 1.0)),
    "press_brake": (("drop", None), ("hang", 6.0), ("restart", 1.0), ("garbage", 1.0)),
}
"""What happens to each line, one after the other, with its argument in seconds."""


@pytest.mark.timeout(300)
async def test_broken_lines_cost_no_part_and_an_edited_counter_waits_for_somebody(tmp_path: Path) -> None:
    """Dropped, silent, restarted with another namespace order, talking garbage: each is a gap, what was made in it is
    credited as backfilled, and one conversation is left. 500 parts that somebody typed in are held, not counted."""
    async with school(tmp_path, tuple(FAULTS), "--speed", "8", "--cycle", "8", "--calm") as workshop:
        async with workshop.collecting():
            async with asyncio.TaskGroup() as group:
                for name, faults in FAULTS.items():
                    group.create_task(_suffer(workshop, name, faults), name=name)
            await workshop.machines["machining_centre"].obeyed("counter_edit", 500)
            for name, machine in workshop.machines.items():
                # A press that stands between its last stroke and its part has counted for us what it does not yet call
                # made.
                await machine.obeyed("finish")
                state = await machine.obeyed("state")
                await workshop.until(lambda name=name, last=state["counter"]: workshop.counter(name) == last)
                assert (await machine.obeyed("state"))["conversations"] == 1
        for name in FAULTS:
            await asyncio.to_thread(_compare, workshop, name)
        await asyncio.to_thread(_one_count_is_held, workshop)


async def _suffer(workshop: School, name: str, faults: tuple[tuple[str, float | None], ...]) -> None:
    machine = workshop.machines[name]
    await machine.until("cycle_ended", 2)
    for fault, argument in faults:
        await machine.obeyed(fault, argument)
        # Values come again, and something is made, before the next thing goes wrong.
        made = len(machine.told("part"))
        await machine.until("part", made + 2)


def _compare(workshop: School, name: str) -> None:
    cycles, counts = workshop.collected(name)
    assert sum(one.parts for one in counts) == workshop.made(name), name
    assert len({one.cycle for one in cycles}) == len(cycles)
    with Store.open(workshop.data) as store:
        facts = [entry.fact for entry in store.facts(machine=name.replace("_", "-"))]
    lost = sum(isinstance(fact, CoverageLost) for fact in facts)
    assert 3 <= lost <= len(FAULTS[name]) + 3, name
    assert sum(isinstance(fact, CoverageRegained) for fact in facts) == lost


def _one_count_is_held(workshop: School) -> None:
    with Store.open(workshop.data) as store, store.reader() as connection:
        [held] = queries.held_counts(connection)
    assert held.machine == "machining-centre"
    assert 500 <= held.raw_to - held.raw_from <= 502
