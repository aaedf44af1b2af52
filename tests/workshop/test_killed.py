"""The collector is killed again and again while machines work: nothing is lost, nothing is counted twice."""

from __future__ import annotations

import asyncio
import random
import signal
from itertools import pairwise
from pathlib import Path

import pytest

from collector.core.facts import CollectorStarted, CoverageLost, CycleOutcome, SessionOpened
from collector.store.queries import open_sessions
from collector.store.store import Store
from tests.workshop.school import School, happened, school

MACHINES = ("machining_centre", "press_brake")

NEAR = 1.2
"""Seconds from an end that was recorded to the machine's own: nearer than to any other, however long a poll took."""

KILLS = 4


@pytest.mark.timeout(300)
async def test_killed_again_and_again_nothing_is_lost_and_nothing_doubled(tmp_path: Path) -> None:
    """Counters account for every step from the first value seen to the last; each cycle is told once; a session that
    was open goes on; what nobody saw is a gap, and a cycle that ended in it ended unknown."""
    chance = random.Random(20261122)
    async with school(tmp_path, MACHINES, "--speed", "8", "--cycle", "8", "--calm") as workshop:
        await _someone_to_work(workshop, tmp_path)
        for round_ in range(KILLS):
            async with workshop.collecting(end=signal.SIGKILL):
                if round_ == 0:
                    code, _, errors = await workshop.etabli("session", "open", "machining-centre", "E-1")
                    assert code == 0, errors
                await asyncio.sleep(chance.uniform(0.3, 3.0))
        async with workshop.collecting():
            for name, machine in workshop.machines.items():
                await machine.until("cycle_ended", len(machine.told("cycle_ended")) + 2)
                await machine.obeyed("finish")
                state = await machine.obeyed("state")
                await workshop.until(lambda name=name, last=state["counter"]: workshop.counter(name) == last)
        for name in MACHINES:
            await asyncio.to_thread(_compare, workshop, name)
        await asyncio.to_thread(_look_at_the_record, workshop)
        assert (await workshop.etabli("journal", "verify"))[0] == 0
        assert (await workshop.etabli("journal", "replay"))[0] == 0


async def _someone_to_work(workshop: School, folder: Path) -> None:
    people = folder / "people.csv"
    people.write_text("reference;family_name;given_name\nE-1;Martin;Léa\n", encoding="utf-8")
    code, _, errors = await workshop.etabli("import", "people", str(people), "--yes")
    assert code == 0, errors


def _compare(workshop: School, name: str) -> None:
    """Every step of the counter is in exactly one count, in an unbroken chain, and the parts are the machine's own."""
    cycles, counts = workshop.collected(name)
    for before, after in pairwise(counts):
        assert after.raw_from == before.raw_to, (name, before, after)
    assert sum(one.parts for one in counts) == workshop.made(name), name
    assert len({one.cycle for one in cycles}) == len(cycles)
    starts = [one.start for one in cycles]
    assert starts == sorted(starts)
    assert all(one.outcome in (CycleOutcome.COMPLETED, CycleOutcome.UNKNOWN, None) for one in cycles), name
    assert sum(one.end is None for one in cycles) <= 1, name
    ended = [happened(row) for row in workshop.machines[name].told("cycle_ended")]
    for one in cycles:
        if one.outcome is CycleOutcome.COMPLETED and one.start_seen and not one.blind:
            assert one.end is not None
            assert any(abs((one.end - at).total_seconds()) < NEAR for at in ended), (name, one)


def _look_at_the_record(workshop: School) -> None:
    """Each start of the collector is written down, each gap too, and the one session was never closed."""
    with Store.open(workshop.data) as store:
        facts = [entry.fact for entry in store.facts()]
        with store.reader() as connection:
            [session] = open_sessions(connection)
    assert sum(isinstance(fact, CollectorStarted) for fact in facts) == KILLS + 1
    assert sum(isinstance(fact, SessionOpened) for fact in facts) == 1
    assert sum(isinstance(fact, CoverageLost) and fact.machine == "press-brake" for fact in facts) >= KILLS
    assert session.machine == "machining-centre"
