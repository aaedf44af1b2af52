"""kill -9 at any instant: what was acknowledged is there, once, in order, and the views agree."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from collector.store.rebuild import replay
from collector.store.store import Store
from collector.store.verify import verify
from collector.store.view_tables import order_progress
from tests.store.recorder import PER_NUMBER

KILLS = 12
ROOT = Path(__file__).parents[2]


def record_until_killed(directory: Path, first: int, acknowledgements: int, delay: float) -> int:
    """Kill a recorder a moment after some of its acknowledgements; returns the last number that it acknowledged."""
    command = [sys.executable, "-m", "tests.store.recorder", str(directory), str(first)]
    last = first - 1
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        try:
            for _ in range(acknowledgements):
                last = int(process.stdout.readline())
            time.sleep(delay)
        finally:
            process.kill()
        for line in process.stdout:
            if line.endswith("\n"):
                last = int(line)
    return last


@pytest.mark.timeout(300)
def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(tmp_path: Path) -> None:
    """A recorder is killed again and again, each time starting some facts back; the journal never minds."""
    chance = random.Random(20260302)
    last = -1
    for _ in range(KILLS):
        first = max(0, last - chance.randrange(4))
        acknowledged = record_until_killed(tmp_path, first, chance.randrange(1, 12), chance.random() * 0.05)
        last = max(last, acknowledged)
        with Store.open(tmp_path) as store:
            cycles = [entry.fact for entry in store.facts(kinds=["CycleEnded"])]
            numbers = [int(fact.cycle.removeprefix("dmu.c")) for fact in cycles]  # type: ignore[attr-defined]
            # The one in work when the kill came may have reached the disk without its acknowledgement.
            assert numbers == list(range(len(numbers)))
            assert last <= numbers[-1] <= last + 1
            # The state goes with the facts; a recorder killed while telling old facts again has put it back to them.
            assert max(first, acknowledged) <= int(store.states()["dmu"]) <= acknowledged + 1
            assert [entry.seq for entry in store.facts()] == list(range(1, PER_NUMBER * len(numbers) + 1))
            outcome = verify(store.readers, tmp_path)
            assert outcome.clean, outcome.findings
            assert replay(store.readers).differences == ()
            with store.reader() as connection:
                row = connection.execute(select(order_progress)).one()
                assert (row.parts, row.cycles) == (len(numbers), len(numbers))
            last = numbers[-1]
