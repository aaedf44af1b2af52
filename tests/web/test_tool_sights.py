"""The tools of a machine with their use of late and the end of their life, read from the views of a site's weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

from collector.core.facts import (
    Attribution,
    CycleEnded,
    CycleOutcome,
    CycleStarted,
    Fact,
    ToolChanged,
    ToolLifeRead,
    ToolRenewed,
    ToolTime,
)
from collector.core.machine import MachineState
from collector.core.opening import Shift
from collector.core.signals import Quality, Reading
from collector.core.tool_life import LifeBy, LockReason, ToolCondition
from collector.core.tool_state import ToolState
from collector.runtime.live import MachineLive
from collector.store.store import Store
from collector.web.floor.face import worn_text
from collector.web.floor.tiles import worn_of
from collector.web.tool_sights import ToolSight, read_tools
from collector.web.wording import Wording
from tests.web.scene import SITE

ZONE = SITE.zone
MACHINE = SITE.machines[0]
OPEN = replace(SITE, shifts=(Shift("jour", (1, 2, 3, 4, 5), time(8), time(16)),), planned_stops=())
FRIDAY = datetime(2026, 11, 20, 16, 0, tzinfo=ZONE)
"""The workshop closes, and on Monday it opens again."""


def week(minutes: float) -> Iterator[Fact]:
    """Monday to Friday, in each hour of each shift a cycle of twenty minutes in which T1 works for so many."""
    for day in range(16, 21):
        for hour in range(8, 16):
            at, cycle = datetime(2026, 11, day, hour, 10, tzinfo=ZONE), f"{MACHINE.id}.c{day}{hour}"
            yield ToolChanged(machine=MACHINE.id, at=at, tool="T1" if hour % 2 else "T2", previous=None)
            yield CycleStarted(
                machine=MACHINE.id, at=at, cycle=cycle, seen=True, program="P", attribution=Attribution()
            )
            yield CycleEnded(
                machine=MACHINE.id, at=at + timedelta(minutes=20), cycle=cycle, outcome=CycleOutcome.COMPLETED,
                started_at=at, start_seen=True, gross=1200.0, active=1200.0, hold=0.0, blind=0.0, program="P",
                tools=(ToolTime(tool="T1", seconds=minutes * 60), ToolTime(tool="T2", seconds=60.0)), excluded=(),
                attribution=Attribution(), attribution_at_end=Attribution(),
            )  # fmt: skip


def seen(store: Store, **states: ToolState) -> dict[str, ToolSight]:
    with store.reader() as connection:
        found = read_tools(connection, OPEN, MACHINE, states, FRIDAY)
    return {one.tool: one for one in found}


def test_an_end_in_the_opening_time(tmp_path: Path) -> None:
    """Ten minutes of cutting in an hour, fifty left: five hours of opening time, so Monday at one o'clock."""
    with Store.open(tmp_path) as store:
        store.commit_now(list(week(10)))
        found = seen(store, T1=ToolState(by=LifeBy.TIME, left=50 * 60.0, full=10_000.0, locked=False))
    one = found["T1"]
    assert one.expected is not None
    assert one.expected.median == one.expected.quick == one.expected.slow == datetime(2026, 11, 23, 13, tzinfo=ZONE)
    assert (one.cycles, one.seconds, one.changes, one.condition) == (40, 40 * 600.0, 20, ToolCondition.FIT)


def test_a_tool_without_a_known_life_is_counted_by_use(tmp_path: Path) -> None:
    """No end is guessed for it; how often, in how many cycles and how long it worked is known."""
    with Store.open(tmp_path) as store:
        store.commit_now(list(week(10)))
        found = seen(store)
    assert list(found) == ["T1", "T2"]
    two = found["T2"]
    assert (two.cycles, two.seconds, two.changes) == (40, 40 * 60.0, 20)
    assert (two.left, two.expected, two.condition) == (None, None, None)


def test_what_a_cycle_costs_is_learnt(tmp_path: Path) -> None:
    """A life of parts that fell by two in each cycle lasts half as long as one that fell by one."""
    with Store.open(tmp_path) as store:
        begun = ToolLifeRead(machine=MACHINE.id, at=datetime(2026, 11, 16, 8, tzinfo=ZONE), tool="T1", by=LifeBy.PARTS,
                             left=100.0)  # fmt: skip
        store.commit_now([begun, *week(10)])
        state = ToolState(by=LifeBy.PARTS, left=20.0, full=100.0)
        learnt = seen(store, T1=state)["T1"].expected
        assumed = seen(store, T1=replace(state, left=99.0, full=10_000.0))["T1"].expected
        assert learnt is not None and learnt.median == datetime(2026, 11, 24, 10, tzinfo=ZONE), "ten hours"
        assert assumed is not None and assumed.median > datetime(2026, 12, 8, tzinfo=ZONE), "too little fell to tell by"


def test_an_exchange_begins_anew(tmp_path: Path) -> None:
    """Since when it is in use is told, and what the old one lost is not what the new one loses."""
    with Store.open(tmp_path) as store:
        at = datetime(2026, 11, 18, 8, tzinfo=ZONE)
        store.commit_now(list(week(10)))
        store.commit_now([ToolRenewed(machine=MACHINE.id, at=at, tool="T1", by=LifeBy.TIME, left=9000.0, previous=0.0)])
        one = seen(store, T1=ToolState(by=LifeBy.TIME, left=9000.0, full=9000.0))["T1"]
    assert (one.renewals, one.renewed_at) == (1, at)
    assert one.expected is not None and one.expected.median == datetime(2026, 11, 24, 15, tzinfo=ZONE), "fifteen hours"


def test_what_is_over_is_over_now(tmp_path: Path) -> None:
    """Also where no pace is known; and a tool that nothing uses has no end."""
    with Store.open(tmp_path) as store:
        found = seen(store, T8=ToolState(by=LifeBy.LENGTH, left=-0.1, locked=True, reason=LockReason.TOOL_LIFE),
                     T9=ToolState(by=LifeBy.TIME, left=100.0))  # fmt: skip
    over = found["T8"]
    assert over.expected is not None and over.expected.median == FRIDAY
    assert (over.condition, over.lock_reason) == (ToolCondition.LOCKED, LockReason.TOOL_LIFE)
    assert found["T9"].expected is None


# On the tile.


def test_the_tile_warns_of_tools() -> None:
    """The active one first, then the worst; a percentage of a machine that gives nothing else still counts."""
    state = MachineState(
        MACHINE.id, tool="T4",
        tools={
            "T1": ToolState(left=9000.0, full=9000.0, by=LifeBy.TIME, locked=False),
            "T2": ToolState(locked=True, reason=LockReason.TOOL_BREAK),
            "T3": ToolState(left=0.0, full=100.0, by=LifeBy.PARTS),
            "T4": ToolState(left=500.0, full=10_000.0, by=LifeBy.TIME),
            "T5": ToolState(left=8.0, warning=10.0, by=LifeBy.PARTS),
        },
    )  # fmt: skip
    live = MachineLive(MACHINE.id, state)
    for tool, percent in (("T4", 1.0), ("T9", 6.0), ("T10", 60.0)):
        signal = f"tool_life.{tool}"
        live.values[signal] = Reading(MACHINE.id, signal, percent, Quality.GOOD, None, FRIDAY)
    worn = worn_of(live)
    assert [one.tool for one in worn] == ["T4", "T2", "T3", "T5", "T9"]
    french, english = (
        [worn_text(one, Wording(language, ZONE)).replace("\N{NARROW NO-BREAK SPACE}", " ") for one in worn]
        for language in ("fr", "en")
    )
    assert french == [
        "Outil T4 : 5 % de vie", "Outil T2 : bloqué : casse", "Outil T3 : vie épuisée", "Outil T5 : 8 pièces de vie",
        "Outil T9 : 6 % de vie",
    ]  # fmt: skip
    assert english[1] == "Tool T2: locked: broken"
