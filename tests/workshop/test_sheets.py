"""A laser cutting machine: the parts of a sheet were made only if its program ended, and the machine counts none."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from asyncua import Client, ua

from collector.core.facts import CoverageRegained
from simulators.laser_cutter import OURS
from tests.simulators.playing import Playing, playing
from tests.workshop.school import School, happened

LASER = "laser_cutter"
NESTS = {"SUPPORT_3MM_A": 24, "EQUERRE_2MM": 60, "FLASQUE_5MM": 6}

REPORTED = 0.05
"""Seconds by which the times of a machine that dates its values itself may be off."""


class Laser(School):
    """A school with one laser cutting machine, and the parts on its sheets."""

    def _entry(self, name: str) -> str:
        standards = "".join(
            f'\n[[machines.standards]]\nprogram = "{program}"\nparts_per_cycle = {parts}\n'
            for program, parts in NESTS.items()
        )
        return (
            f'\n[[machines]]\nid = "laser-cutter"\nname = "Laser"\nfamily = "laser"\nplace = "atelier"\n'
            f'profile = "opcua/trumpf-laser-cutting"\nshortest_step = "20 ms"\n'
            f'[machines.connection]\nurl = "{self.machines[name].url}"\n{standards}'
        )


@pytest.mark.timeout(240)
async def test_only_the_parts_of_ended_programs_are_counted(tmp_path: Path) -> None:
    """From a machine that says nothing yet: sheet by sheet, stops and aborts among them, as it wrote them down."""
    truth = tmp_path / f"{LASER}.jsonl"
    async with playing(LASER, truth, "--seed", "6", "--speed", "200", "--require-permit") as laser:
        workshop = Laser(tmp_path, {LASER: laser})
        async with workshop.collecting():
            await workshop.until(lambda: bool(workshop.facts(CoverageRegained, LASER)))
            await _allow(laser)
            await laser.until("cycle_ended", 9)
            await laser.obeyed("finish")
            await workshop.until(lambda: len(_ended(workshop)) >= len(laser.told("cycle_ended")))
        await asyncio.to_thread(_compare, workshop)
        assert (await workshop.etabli("journal", "verify"))[0] == 0


async def _allow(laser: Playing) -> None:
    """Permit all starts: who has this machine needs a relay for that, and the collector of this test has none."""
    async with Client(laser.url) as client:
        index = await client.get_namespace_index(OURS)
        await client.get_node(ua.NodeId("StartPermission", index)).write_value(True)


def _ended(workshop: School) -> list[str]:
    """The ids of the cycles that have ended."""
    return [one.cycle for one in workshop.collected(LASER)[0] if one.end is not None]


def _compare(workshop: School) -> None:
    """Cycle by cycle, and what each has made."""
    truth = workshop.machines[LASER].told("cycle_ended")
    starts = {row["cycle"]: happened(row) for row in workshop.machines[LASER].told("cycle_started")}
    collected, counts = workshop.collected(LASER)
    cycles = [one for one in collected if one.end is not None]
    assert [(str(one.outcome), one.program) for one in cycles] == [(row["outcome"], row["program"]) for row in truth]
    assert {row["outcome"] for row in truth} == {"completed", "aborted"}
    for row, one in zip(truth, cycles, strict=True):
        made = NESTS[row["program"]] if row["outcome"] == "completed" else 0
        assert row["parts"] == made
        assert sum(count.parts for count in counts if count.cycle == one.cycle) == made
        # The first one came with the first state that the machine told: nobody can say that it had just begun.
        assert one.start_seen is (one is not cycles[0])
        assert abs((one.start - starts[row["cycle"]]).total_seconds()) < REPORTED
        assert one.gross == pytest.approx(row["gross_seconds"], abs=REPORTED)
        assert one.hold == pytest.approx(row["hold_seconds"], abs=REPORTED)
    assert sum(count.parts for count in counts) == sum(row["parts"] for row in truth)
