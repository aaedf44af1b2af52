"""The bytes by which a workshop is sized are those of real files, written by the real core, store and demo."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from collector.core.events import CloseSession, ConnectionMade, Event, OpenSession
from collector.core.facts import Fact, Role
from collector.core.machine import MachineState
from collector.core.plain import to_plain
from collector.core.rules import CompletedBy, CounterRules, MachineRules, PartsFrom
from collector.core.signals import Quality, Reading, Value
from collector.core.step import step
from collector.store.database import DATABASE
from collector.store.sample_file import FILE
from collector.store.samples import SampleWriter
from collector.store.store import Store
from collector.upkeep import sizing
from collector.upkeep.sizing import Load, facts_of, size_of
from tests.commands.shell import School
from tests.demo.conftest import Demo, made
from tests.store.telling import MONDAY

MILL = MachineRules(
    "mill-1", (CounterRules("part_count", "e"),), completed_by=CompletedBy.STATE, parts_from=PartsFrom.COUNTER
)
TOGETHER = 25
NEAR = 0.15
"""How far what is told may be from what is measured: pages fill otherwise with other ids and other times."""


def told(cycles: int, tools: int, sessions_every: int) -> list[tuple[list[Fact], str]]:
    """What the core makes of a machine's cycles, each with so many tools, and of a session for every so many."""
    state, at = MachineState("mill-1"), MONDAY
    steps: list[tuple[list[Fact], str]] = []

    def happen(*events: Reading | Event) -> None:
        nonlocal state
        facts: list[Fact] = []
        for event in events:
            state, more = step(state, event, MILL)
            facts += more
        steps.append((facts, json.dumps(to_plain(state))))

    def said(signal: str, value: Value) -> Reading:
        return Reading("mill-1", signal, value, Quality.GOOD, at, at)

    happen(ConnectionMade(at=at), said("execution", "READY"), said("part_count", 0), said("program", "AXE_POMPE"))
    for cycle in range(cycles):
        if cycle % sessions_every == 0:
            happen(OpenSession(at=at, persons=("p-7k3m9x2q",), order="OF-1042", operation="10", role=Role.RUN,
                               author="p-7k3m9x2q", via="badge"))  # fmt: skip
        at += timedelta(seconds=5)
        happen(said("execution", "ACTIVE"))
        for tool in range(tools):
            at += timedelta(seconds=30)
            happen(said("tool", f"T{tool + 1}"))
        at += timedelta(seconds=40)
        happen(said("part_count", cycle + 1))
        at += timedelta(seconds=1)
        happen(said("execution", "READY"))
        if cycle % sessions_every == sessions_every - 1:
            happen(CloseSession(at=at, reason="left", author="p-7k3m9x2q", via="badge"))
    return steps


def written(directory: Path, steps: list[tuple[list[Fact], str]]) -> tuple[int, int]:
    """The facts that a store then holds, and the bytes of its file beyond an empty one's."""
    with Store.open(directory) as store:
        store.empty_log()
        empty = (directory / DATABASE).stat().st_size
        # Some of them in one transaction, as under load: rows, and not transactions, make the file.
        for first in range(0, len(steps), TOGETHER):
            some = steps[first : first + TOGETHER]
            store.commit_now([fact for facts, _ in some for fact in facts], {"mill-1": some[-1][1]})
        head = store.head
    with Store.open(directory) as store:
        store.empty_log()
    assert abs(empty - sizing.EMPTY) < 0.1 * sizing.EMPTY, empty
    return head, (directory / DATABASE).stat().st_size - empty


@pytest.mark.parametrize(("tools", "sessions_every"), [(0, 200), (4, 200), (0, 1)], ids=["cycles", "tools", "sessions"])
def test_facts_take_what_is_told(tmp_path: Path, tools: int, sessions_every: int) -> None:
    """Cycles alone, with tools, with a session for each: as many facts, and nearly as many bytes."""
    cycles = 200
    facts, taken = written(tmp_path, told(cycles, tools, sessions_every))
    expected, bytes_ = facts_of(cycles=cycles, tools=cycles * tools, sessions=cycles // sessions_every, decisions=0)
    assert abs(facts - expected) < 6, "beside them, how it began"
    assert abs(taken - bytes_) < NEAR * taken, (taken, bytes_)


def test_a_school_s_past_takes_what_is_told(tmp_path: Path) -> None:
    """Everything together: decisions with all that they rested on, declarations, stops; days of the demo's school."""
    demo: Demo = made(tmp_path, 2)
    directory = demo.setting.site.store.directory
    with Store.open(directory) as store:
        store.empty_log()
    with closing(sqlite3.connect(directory / DATABASE)) as connection:
        count = dict(connection.execute("SELECT kind, COUNT(*) FROM journal GROUP BY kind").fetchall())
    happened = {
        "cycles": count["CycleEnded"], "tools": count["ToolChanged"], "sessions": count["SessionOpened"],
        "decisions": count["AccessDecided"],
    }  # fmt: skip
    counted, _ = facts_of(**happened)
    _, bytes_ = facts_of(**happened, others=sum(count.values()) - counted)
    taken = (directory / DATABASE).stat().st_size
    assert abs(taken - (bytes_ + sizing.EMPTY)) < 0.2 * taken, (taken, bytes_)


@pytest.mark.parametrize(("series", "every"), [(30, 1.0), (4, 20.0)])
def test_measured_values_take_what_is_told(tmp_path: Path, series: int, every: float) -> None:
    """Values that come by turns from many series, each another one, and the overview that is made of them."""
    count, chance = 30_000 // series, random.Random(1)
    with SampleWriter(tmp_path) as samples:
        for number in range(count):
            at = MONDAY + timedelta(seconds=number * every)
            samples.write([
                Reading(f"m{one}", "spindle_load", chance.random() * 100, Quality.GOOD, None, at)
                for one in range(series)
            ])  # fmt: skip
        samples.summarise(MONDAY + timedelta(days=9))
        assert samples.counts.kept == count * series
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    taken = (tmp_path / FILE).stat().st_size
    machine = Load(signals=1, every=every, hours=count * every / 3600, cycle=None, work=0, tools=0, sessions=0,
                   decided=False, others=0)  # fmt: skip
    bytes_ = size_of([machine] * series).sample_bytes_per_day
    assert abs(taken - bytes_) < NEAR * taken, (taken, bytes_)


def test_the_command_reckons_by_the_site_file(tmp_path: Path) -> None:
    """Its machines, their profiles, its hours; options go before it, and without one a middling workshop is taken."""
    school = School(tmp_path)
    with school.site_file.open("a", encoding="utf-8") as site:
        site.write('\n[[shifts]]\nname = "Jour"\ndays = ["lun", "mar"]\nstart = "08:00"\nend = "12:00"\n')

    def asked(*options: object) -> dict[str, float]:
        answer: dict[str, float] = json.loads(school.done("size", "--json", *options))
        return answer

    one = asked("--signals", 5, "--every", "1 s", "--days", 100)
    assert (one["machines"], one["values_per_second"]) == (1, 5)
    assert one["samples_per_day"] == 5 * 4 * 3600
    assert one["sample_bytes"] == pytest.approx(100 * one["sample_bytes_per_day"], rel=1e-6)
    twice = asked("--signals", 5, "--every", "1 s", "--days", 100, "--machines", 2, "--hours", 8)
    assert twice["samples_per_day"] == 4 * one["samples_per_day"]
    assert asked("--cycle", "4 min", "--work", 1)["cycles_per_day"] == 4 * 15
    said = school.done("size", "--signals", 400, "--machines", 60)
    assert "the oldest measured values go then" in said
    assert school.etabli("size", "--every", "often").exit_code == 2
    school.site_file.unlink()
    assert asked()["machines"] == 12
