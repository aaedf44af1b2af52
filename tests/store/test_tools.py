"""Tools in the views: how they stand, what happened to them, how long they worked, and from when their life fell."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from collector.core.facts import (
    CycleOutcome,
    Fact,
    ToolConditionChanged,
    ToolLifeRead,
    ToolListed,
    ToolRemoved,
    ToolRenewed,
    ToolTime,
)
from collector.core.intervals import Interval
from collector.core.tool_life import LifeBy, LockReason, ToolCondition
from collector.store import tool_queries
from collector.store.rebuild import rebuild, replay
from collector.store.removal import remove
from collector.store.retention import Record, plan
from collector.store.schema import micros
from collector.store.store import Store
from collector.store.tool_tables import tool_event
from collector.store.writer import Sealing
from tests.store.telling import MONDAY, at, ended, started, tool

HOUR = 3600.0


def listed(seconds: float, name: str = "T1") -> ToolListed:
    return ToolListed(machine="dmu", at=at(seconds), tool=name, name="Fraise", place="3", by=LifeBy.TIME, full=6000.0,
                      warning=600.0)  # fmt: skip


def life(seconds: float, left: float, name: str = "T1") -> ToolLifeRead:
    return ToolLifeRead(machine="dmu", at=at(seconds), tool=name, by=LifeBy.TIME, left=left)


def condition(
    seconds: float, now: ToolCondition, left: float | None, reason: LockReason | None = None, name: str = "T1"
) -> ToolConditionChanged:
    return ToolConditionChanged(machine="dmu", at=at(seconds), tool=name, condition=now, previous=None,
                                lock_reason=reason, left=left)  # fmt: skip


def renewed(seconds: float, left: float, previous: float) -> ToolRenewed:
    return ToolRenewed(machine="dmu", at=at(seconds), tool="T1", by=LifeBy.TIME, left=left, previous=previous)


def test_how_a_tool_stands(tmp_path: Path) -> None:
    """Listed, worn, locked for a reason, exchanged: the row says the last of each, and a rebuild says the same."""
    with Store.open(tmp_path) as store:
        store.commit_now([
            listed(1), life(2, 6000.0), condition(3, ToolCondition.NEAR_END, 600.0),
            condition(4, ToolCondition.LOCKED, 550.0, LockReason.TOOL_BREAK), listed(4, "T2"),
        ])  # fmt: skip
        for again in (False, True):
            if again:
                rebuild(store.writer)
            with store.reader() as connection:
                first, second = tool_queries.tools(connection, "dmu")
            assert (first.name, first.place, first.by, first.full, first.warning) == (
                "Fraise", "3", LifeBy.TIME, 6000.0, 600.0,
            )  # fmt: skip
            assert (first.left, first.read_at) == (550.0, at(4))
            assert (first.condition, first.lock_reason, first.since) == (
                ToolCondition.LOCKED, LockReason.TOOL_BREAK, at(4),
            )  # fmt: skip
            assert (second.tool, second.left, second.condition) == ("T2", None, None)
        store.commit_now([renewed(9, 5990.0, 550.0), condition(9, ToolCondition.FIT, 5990.0)])
        with store.reader() as connection:
            [first, _] = tool_queries.tools(connection)
            told = [(one.what, one.left, one.previous, one.lock_reason) for one in tool_queries.tool_events(
                connection, at(4), at(10), "dmu")]  # fmt: skip
        assert (first.renewals, first.renewed_at, first.left, first.condition, first.lock_reason) == (
            1, at(9), 5990.0, ToolCondition.FIT, None,
        )  # fmt: skip
        assert told == [
            ("condition", 550.0, None, LockReason.TOOL_BREAK), ("renewed", 5990.0, 550.0, None),
            ("condition", 5990.0, None, None),
        ]  # fmt: skip
        assert replay(store.readers).differences == ()


def test_a_tool_that_was_taken_out(tmp_path: Path) -> None:
    """It is in the list no more, what happened to it is; what comes back under its number knows nothing of it."""
    with Store.open(tmp_path) as store:
        store.commit_now([listed(1), life(2, 500.0), condition(2, ToolCondition.NEAR_END, 500.0)])
        store.commit_now([ToolRemoved(machine="dmu", at=at(3), tool="T1")])
        with store.reader() as connection:
            assert tool_queries.tools(connection) == []
            assert [one.what for one in tool_queries.tool_events(connection, at(0), at(9))] == [
                "life", "condition", "removed",
            ]  # fmt: skip
        store.commit_now([listed(5)])
        with store.reader() as connection:
            [back] = tool_queries.tools(connection)
        assert (back.left, back.condition) == (None, None)


def test_tool_time_by_program(tmp_path: Path) -> None:
    """Completed cycles say how long a tool works in one; those that were given up do not."""
    with Store.open(tmp_path) as store:
        store.commit_now([
            started(0, "a"), ended(60, "a"), started(70, "b"),
            ended(130, "b", tools=(ToolTime(tool="T1", seconds=50.0),)),
            started(140, "c"), ended(200, "c", outcome=CycleOutcome.ABORTED),
            started(210, "d"), ended(270, "d", program="P2", tools=(ToolTime(tool="T2", seconds=9.0),)),
        ])  # fmt: skip
        with store.reader() as connection:
            found = list(tool_queries.tool_times(connection, at(-100), at(900), "dmu"))
            assert list(tool_queries.tool_times(connection, at(900), at(1000))) == []
        assert [(one.program, one.tool, one.cycles, one.seconds, one.per_cycle) for one in found] == [
            ("P1", "T1", 2, 80.0, 40.0), ("P1", "T2", 1, 20.0, 20.0), ("P2", "T2", 1, 9.0, 9.0),
        ]  # fmt: skip


def test_use_cycle_by_cycle_and_changes(tmp_path: Path) -> None:
    """Tools wear in cycles that were given up too; a change is counted where the tool came in."""
    with Store.open(tmp_path) as store:
        store.commit_now([
            tool(1, "T1"), tool(30, "T2"), tool(40, "T1"), tool(5000, "T2"),
            started(0, "a"), ended(60, "a"), started(70, "b"), ended(130, "b", outcome=CycleOutcome.ABORTED),
            started(HOUR + 60, "c"), ended(HOUR + 120, "c"),
        ])  # fmt: skip
        period = Interval(at(0), at(4000))
        with store.reader() as connection:
            found = tool_queries.uses(connection, "dmu", period)
            assert tool_queries.changes(connection, "dmu", period) == {"T1": 2, "T2": 1}
        assert found == {
            "T1": [(micros(at(0)), 30.0), (micros(at(70)), 30.0), (micros(at(HOUR + 60)), 30.0)],
            "T2": [(micros(at(0)), 20.0), (micros(at(70)), 20.0), (micros(at(HOUR + 60)), 20.0)],
        }


def test_from_where_a_life_fell(tmp_path: Path) -> None:
    """From its first value in the period; from its exchange, if it was exchanged; from nowhere, if it was taken out."""
    with Store.open(tmp_path) as store:
        store.commit_now([
            life(1, 900.0), life(10, 800.0), life(20, 700.0), life(1, 50.0, "T2"),
            ToolRemoved(machine="dmu", at=at(30), tool="T2"),
        ])  # fmt: skip
        with store.reader() as connection:
            period = Interval(at(5), at(100))
            assert tool_queries.anchors(connection, "dmu", period) == {"T1": (at(10), 800.0)}
        store.commit_now([renewed(40, 6000.0, 650.0), life(50, 5400.0)])
        with store.reader() as connection:
            period = Interval(at(5), at(5) + timedelta(days=1))
            assert tool_queries.anchors(connection, "dmu", period) == {"T1": (at(40), 6000.0)}


_NAMES, _LIVES = st.sampled_from(["T1", "T2"]), st.floats(-5, 100)
_BY = st.none() | st.sampled_from(list(LifeBy))
_WHERE = {"machine": st.sampled_from(["dmu", "lathe"]), "tool": _NAMES, "at": st.integers(0, 60).map(at)}
FACTS = st.lists(
    st.one_of(
        st.builds(ToolListed, **_WHERE, name=st.sampled_from(["", "é"]), place=st.just("3"), by=_BY,
                  full=st.none() | _LIVES, warning=st.none() | _LIVES),
        st.builds(ToolRemoved, **_WHERE),
        st.builds(ToolLifeRead, **_WHERE, by=_BY, left=_LIVES),
        st.builds(ToolRenewed, **_WHERE, by=_BY, left=_LIVES, previous=_LIVES),
        st.builds(ToolConditionChanged, **_WHERE, condition=st.sampled_from(list(ToolCondition)), previous=st.none(),
                  lock_reason=st.none() | st.sampled_from(list(LockReason)), left=st.none() | _LIVES),
    ),
    max_size=20,
)  # fmt: skip


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with its tables and key, and nothing in it: quicker to copy than to make."""
    made = tmp_path_factory.mktemp("empty")
    Store.open(made).close()
    return made


@settings(max_examples=25)
@given(told=FACTS, more=FACTS, cut=st.integers(0, 4))
def test_views_follow_from_the_facts_whatever_is_removed(
    empty: Path, told: list[Fact], more: list[Fact], cut: int
) -> None:
    """Any facts about tools, cut anywhere: the views follow from what is left, and no event of a removed one stands."""
    with tempfile.TemporaryDirectory() as folder:
        directory = shutil.copytree(empty, Path(folder) / "data")
        with Store.open(directory, sealing=Sealing(facts=3), now=lambda: MONDAY) as store:
            for start in range(0, len(told), 4):
                store.commit_now(told[start : start + 4])
            later = MONDAY + timedelta(days=900)
            found = plan(store, dict.fromkeys(Record, 3600.0), later)
            last = 0
            for segment in found.segments[cut : cut + 1]:
                last = remove(store, segment.cut, found.signed, author="a-1", at=later).last
            store.commit_now(more)
            assert replay(store.readers).differences == ()
            with store.reader() as connection:
                assert all(seq > last for seq in connection.execute(select(tool_event.c.seq)).scalars())
            rebuild(store.writer)
            assert replay(store.readers).differences == ()
