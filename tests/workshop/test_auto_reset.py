"""A control whose part counter returns to 0 by itself: the part at which it does so is counted like any other."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from collector.core.facts import CountStep, PartsCounted
from collector.store.records import Cycle
from tests.simulators.playing import playing
from tests.workshop.school import School, happened

LATHE = "lathe"

REPORTED = timedelta(seconds=0.05)
"""By how much the times of a machine that dates its values itself may be off."""


class CountedByActParts(School):
    """The lathe, as a control on which totalParts is not switched on."""

    def _entry(self, name: str) -> str:
        return super()._entry(name).replace("opcua/siemens-sinumerik", "opcua/siemens-sinumerik-actparts")


@pytest.mark.timeout(240)
async def test_the_part_that_sets_the_counter_back_is_a_part(tmp_path: Path) -> None:
    """Order after order, with dry runs, aborts and MDI in between: cycles and parts are as the machine tells."""
    truth = tmp_path / f"{LATHE}.jsonl"
    async with playing(LATHE, truth, "--seed", "5", "--speed", "40", "--cycle", "30") as lathe:
        workshop = CountedByActParts(tmp_path, {LATHE: lathe})
        async with workshop.collecting():
            await workshop.until(lambda: bool(_auto_resets(workshop)))
            await lathe.until("part", len(lathe.told("part")) + 2)
            await lathe.obeyed("finish")
            last = (await lathe.obeyed("state"))["parts"]
            await workshop.until(lambda: workshop.counter(LATHE) == last)
            await workshop.until(lambda: len(_whole(workshop)) >= len(_ended(workshop)))
        await asyncio.to_thread(_compare, workshop)
        assert (await workshop.etabli("journal", "verify"))[0] == 0


def _auto_resets(workshop: School) -> list[PartsCounted]:
    counted = workshop.facts(PartsCounted, LATHE)
    return [one for one in counted if one.step is CountStep.AUTO_RESET]


def _whole(workshop: School) -> list[Cycle]:
    """The cycles that were seen from their start to their end."""
    return [one for one in workshop.collected(LATHE)[0] if one.start_seen and one.end is not None]


def _ended(workshop: School) -> list[str]:
    """How cycles ended by the machine itself, from the first one on that was seen from its start.

    In MDI nothing is counted, and only the counter proves that a cycle came to its end.
    """
    lathe = workshop.machines[LATHE]
    starts = {row["cycle"]: happened(row) for row in lathe.told("cycle_started")}
    first = _whole(workshop)[0].start - REPORTED
    rows = [row for row in lathe.told("cycle_ended") if starts[row["cycle"]] >= first]
    return [row["outcome"] if row["counted"] else "aborted" for row in rows]


def _compare(workshop: School) -> None:
    """Cycle by cycle, and the sum of the parts."""
    assert [str(one.outcome) for one in _whole(workshop)] == _ended(workshop)
    counts = workshop.collected(LATHE)[1]
    seen = workshop.baselined_at(LATHE)
    made = sum(row["parts"] for row in workshop.machines[LATHE].told("part") if happened(row) > seen + REPORTED)
    assert sum(one.parts for one in counts if not one.excluded) == made
    for one in _auto_resets(workshop):
        assert (one.parts, one.raw_to) == (1, 0)
        # Where reqParts stood: the orders are for ten, fifteen and eight parts.
        assert one.raw_from in (9, 14, 7)
