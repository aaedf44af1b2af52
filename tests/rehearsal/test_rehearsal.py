"""The rehearsal of outages, in its short form: everything is cut, and nothing is lost; and it can find what is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from collector.core.facts import AlarmRaised
from collector.rehearsal.database import DatabaseWitness, point_of
from collector.rehearsal.reckoning import Line, Reckoning, told_database
from collector.sinks.influx.lines import fact_lines
from collector.store.journal import Entry
from tests.simulators.playing import REPOSITORY

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.timeout(900)
def test_everything_is_cut_and_nothing_is_lost(tmp_path: Path) -> None:
    """Machines, network, database, broker, disk, power, all together and the clock, with real processes."""
    done = subprocess.run(
        [sys.executable, "-m", "collector", "rehearse", "--short", "--json", "--keep", str(tmp_path / "kept")],
        cwd=REPOSITORY, capture_output=True, text=True, timeout=850, check=False,
    )  # fmt: skip
    assert done.stdout, done.stderr
    told = json.loads(done.stdout)
    assert [one for one in told["lines"] if one["lost"] or one["doubled"] or one["in_order"] is False] == []
    assert (told["verified"], told["fine"], done.returncode) == (None, True, 0)
    assert [one["cut"] for one in told["outages"]] == [
        "machines", "machines", "network", "database", "broker", "disk", "power", "all together", "clock",
    ]  # fmt: skip
    rehearsed = {one["cut"] for one in told["outages"] if one["recovered"] is not None}
    assert {"machines", "network", "database", "broker", "power", "all together", "clock"} <= rehearsed
    lines = {one["what"]: one for one in told["lines"]}
    assert lines["centre-1: parts"]["there"] > 5 and lines["plieuse-1: parts"]["there"] > 5
    assert lines["facts in the database"]["there"] > 50 and lines["events at the broker"]["there"] > 50


def facts(count: int) -> list[Entry]:
    return [
        Entry(seq, f"id{seq}", AlarmRaised(machine="dmu", at=NOW + timedelta(seconds=seq), alarm=f"{seq}"), NOW)
        for seq in range(1, count + 1)
    ]


def test_what_is_lost_late_or_foreign_is_found() -> None:
    """A witness who was told too little, and something that never was."""
    told, witness = facts(10), DatabaseWitness()
    lines = [line for one in told for line in fact_lines(one, persons=True)]
    witness.take("\n".join(lines[:7]))
    witness.take(lines[0].replace("machine=dmu", "machine=other"))
    line = told_database(told, [range(10, 11)], witness)
    assert (line.there, line.lost, line.doubled, line.late) == (10, 2, 1, 7), "one of three waits for the next start"


@pytest.mark.parametrize("wrong", [{"lost": 1}, {"doubled": 1}, {"in_order": False}])
def test_whatever_is_wrong_is_not_fine(wrong: dict[str, int]) -> None:
    """And a journal that does not verify is not, either."""
    line = Line("parts", 5, 0, 0, in_order=True)
    assert Reckoning([line]).fine
    assert not Reckoning([replace(line, **wrong)]).fine
    assert not Reckoning([line], verified="seq 4: edited").fine


def test_a_point_is_its_series_and_its_time() -> None:
    """Whatever its fields say."""
    assert point_of(r'alarm,machine=a\ b text="x y",on=true 12') == r"alarm,machine=a\ b 12"
