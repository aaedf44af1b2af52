"""The views say what the facts say, live or made anew."""

from __future__ import annotations

import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from sqlalchemy import select

from collector.core.facts import (
    NOBODY,
    AlarmCleared,
    AlarmRaised,
    Attribution,
    CountOrigin,
    CoverageLost,
    CoverageRegained,
    CycleOutcome,
    Fact,
    HeldCountReviewed,
    ModeChanged,
    PartQuality,
    SessionClosed,
    SessionJoined,
    SessionLeft,
)
from collector.core.signals import Execution
from collector.store import queries
from collector.store.rebuild import Difference, rebuild, replay
from collector.store.store import Store
from collector.store.view_tables import (
    VIEWS,
    alarm,
    gap,
    mode_interval,
    order_progress,
    part_count,
    state_interval,
    tool_interval,
)
from tests.store.telling import (
    ANNE,
    BOTH,
    assigned,
    at,
    batches,
    corrected,
    counted,
    ended,
    execution,
    held,
    opened,
    started,
    tool,
)


def rows(store: Store, table: Any) -> list[tuple[Any, ...]]:
    with store.reader() as connection:
        return [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]


def states(store: Store) -> list[tuple[Execution, Any, Any]]:
    with store.reader() as connection:
        return [(one.execution, one.start, one.end) for one in queries.state_intervals(connection, at(-1e6), at(1e6))]


def progress(store: Store, order: str, operation: str | None) -> tuple[int, int, int, int, int]:
    with store.reader() as connection:
        one = queries.parts_of_operation(connection, order, operation)
    return one.parts, one.good, one.scrap, one.rework, one.cycles


def test_states_follow_each_other_without_hole_or_overlap(tmp_path: Path) -> None:
    """Each state lasts until the next; the same state told twice is one."""
    with Store.open(tmp_path) as store:
        told = [(0, Execution.READY), (5, Execution.ACTIVE), (7, Execution.ACTIVE), (9, Execution.READY)]
        store.commit_now([execution(seconds, now) for seconds, now in told])
        assert states(store) == [
            (Execution.READY, at(0), at(5)), (Execution.ACTIVE, at(5), at(9)), (Execution.READY, at(9), None),
        ]  # fmt: skip


def test_a_fact_dated_back_counts_no_time_twice(tmp_path: Path) -> None:
    """A state whose time lies before the one that it ends ends it where it began."""
    with Store.open(tmp_path) as store:
        store.commit_now([execution(10, Execution.READY), execution(8, Execution.ACTIVE)])
        assert states(store) == [(Execution.READY, at(10), at(10)), (Execution.ACTIVE, at(10), None)]


def test_during_a_gap_the_state_is_unavailable(tmp_path: Path) -> None:
    """Nothing is known of a machine out of sight, and the gap says from when to when and why."""
    with Store.open(tmp_path) as store:
        store.commit_now([
            execution(0, Execution.ACTIVE),
            CoverageLost(machine="dmu", at=at(5), reason="no answer"),
            execution(5, Execution.UNAVAILABLE),
            CoverageRegained(machine="dmu", at=at(9), lost_at=at(5)),
            execution(9, Execution.READY),
        ])  # fmt: skip
        assert [one[0] for one in states(store)] == [Execution.ACTIVE, Execution.UNAVAILABLE, Execution.READY]
        assert [row[1:] for row in rows(store, gap)] == [("dmu", at(5), at(9), "no answer")]


def test_a_gap_that_nobody_could_announce_is_filled_in(tmp_path: Path) -> None:
    """After a power cut only the regaining tells when the machine was lost; from then on it was unavailable."""
    with Store.open(tmp_path) as store:
        store.commit_now([
            execution(0, Execution.ACTIVE),
            CoverageRegained(machine="dmu", at=at(90), lost_at=at(30)),
            execution(90, Execution.READY),
        ])  # fmt: skip
        assert states(store) == [
            (Execution.ACTIVE, at(0), at(30)), (Execution.UNAVAILABLE, at(30), at(90)), (Execution.READY, at(90), None),
        ]  # fmt: skip
        assert [row[2:4] for row in rows(store, gap)] == [(at(30), at(90))]


def test_a_cycle_is_open_until_it_ends_and_then_known_in_full(tmp_path: Path) -> None:
    """The end completes the row that the start made, tools with their times included."""
    with Store.open(tmp_path) as store, store.reader() as connection:
        store.commit_now([started(0, whose=BOTH)])
        (running,) = queries.cycles(connection, at(0), at(1))
        assert (running.end, running.outcome, running.persons) == (None, None, ("p-anne", "p-bilal"))
    with Store.open(tmp_path) as store, store.reader() as connection:
        store.commit_now([ended(60, whose=BOTH, started_at=at(0), attribution_at_end=ANNE)])
        (done,) = queries.cycles(connection, at(0), at(1), "dmu")
        assert (done.end, done.outcome, done.gross, done.active) == (at(60), CycleOutcome.COMPLETED, 60.0, 50.0)
        assert (done.tools, done.tool_seconds) == (("T1", "T2"), (30.0, 20.0))
        assert (done.order, done.order_at_end, done.session_at_end) == ("C-2", "C-1", "dmu.s1")
        assert queries.last_cycle(connection, "dmu") == done
        assert queries.last_cycle(connection, "lathe") is None
        assert [(use.tool, use.seconds) for use in queries.tools(connection, at(0), at(1))] == [("T1", 30), ("T2", 20)]
        assert list(queries.cycles(connection, at(1), at(99))) == []


def test_progress_counts_what_counts(tmp_path: Path) -> None:
    """Completed cycles and parts go to the operation; aborted and excluded ones do not."""
    with Store.open(tmp_path) as store:
        store.commit_now([
            ended(60, "dmu.c1"), ended(120, "dmu.c2", outcome=CycleOutcome.ABORTED),
            ended(180, "dmu.c3", excluded=("dry_run",)),
            counted(60, "dmu.p1", parts=2, quality=PartQuality.GOOD), counted(61, "dmu.p2", excluded=("dry_run",)),
            counted(62, "dmu.p3", whose=NOBODY),
        ])  # fmt: skip
        assert progress(store, "C-1", "10") == (2, 2, 0, 0, 1)
        assert progress(store, "C-9", None) == (0, 0, 0, 0, 0)


def test_parts_given_to_somebody_later_move(tmp_path: Path) -> None:
    """Unattributed parts can be assigned, moved, and taken away again; the progress follows, and its last time too."""
    with Store.open(tmp_path) as store:
        store.commit_now([counted(5, "dmu.p1", parts=3), counted(9, "dmu.p2", whose=NOBODY)])
        with store.reader() as connection:
            assert [one.count for one in queries.unattributed_counts(connection)] == ["dmu.p2"]
        store.commit_now([assigned(20, "dmu.p2", BOTH)])
        assert (progress(store, "C-1", "10")[0], progress(store, "C-2", "20")[0]) == (3, 1)
        store.commit_now([assigned(21, "dmu.p2", ANNE)])
        assert (progress(store, "C-1", "10")[0], progress(store, "C-2", "20")[0]) == (4, 0)
        with store.reader() as connection:
            assert list(queries.unattributed_counts(connection)) == []
            (moved,) = queries.counts(connection, at(9), at(10))
            assert (moved.persons, moved.origin, moved.author) == (("p-anne",), CountOrigin.SENSOR, "a-1")
            assert queries.parts_of_operation(connection, "C-1", "10").last_at == at(9)
            assert queries.parts_of_operation(connection, "C-2", "20").last_at is None
        store.commit_now([assigned(22, "dmu.p2", NOBODY)])
        with store.reader() as connection:
            assert queries.parts_of_operation(connection, "C-1", "10").last_at == at(5)
            assert [one.count for one in queries.unattributed_counts(connection)] == ["dmu.p2"]


def test_a_correction_keeps_who_and_why(tmp_path: Path) -> None:
    """After a correction the number comes from a person, and the progress is right."""
    with Store.open(tmp_path) as store, store.reader() as connection:
        store.commit_now([counted(5, "dmu.p1", parts=5), corrected(30, "dmu.p1", parts=4, good=2, scrap=1, rework=1)])
        assert progress(store, "C-1", "10") == (4, 2, 1, 1, 0)
        (one,) = queries.counts(connection, at(0), at(99))
        assert queries.count_by_id(connection, "dmu.p1") == one
        assert queries.count_by_id(connection, "dmu.p9") is None
        assert (one.parts, one.good, one.origin, one.author, one.reason) == (4, 2, CountOrigin.CORRECTED, "a-1",
                                                                             "measured")  # fmt: skip


def test_a_held_count_waits_for_its_review(tmp_path: Path) -> None:
    """It is open until somebody accepts or rejects it."""
    review = HeldCountReviewed(machine="dmu", at=at(9), hold="dmu.h1", accepted=False, author="a-1", reason="typed")
    with Store.open(tmp_path) as store:
        store.commit_now([held(5)])
        with store.reader() as connection:
            assert [one.status for one in queries.held_counts(connection)] == ["open"]
        store.commit_now([review])
        with store.reader() as connection:
            assert queries.held_counts(connection) == []
            (one,) = queries.held_counts(connection, open_only=False)
            assert (one.status, one.reviewed_at, one.review_reason) == ("rejected", at(9), "typed")


def test_who_is_in_a_session(tmp_path: Path) -> None:
    """People join and leave; closing ends it for whoever is still there."""
    with Store.open(tmp_path) as store:
        store.commit_now([
            opened(0), SessionJoined(machine="dmu", at=at(5), session="dmu.s1", person="p-bilal", author="", via=""),
            SessionLeft(machine="dmu", at=at(9), session="dmu.s1", person="p-anne", author="", via=""),
        ])  # fmt: skip
        with store.reader() as connection:
            (one,) = queries.open_sessions(connection, "dmu")
            assert one.persons == ("p-bilal",)
            assert [(who.person, who.joined_at, who.left_at) for who in one.presences] == [
                ("p-anne", at(0), at(9)), ("p-bilal", at(5), None),
            ]  # fmt: skip
        store.commit_now([
            SessionClosed(machine="dmu", at=at(20), session="dmu.s1", reason="shift_end", author="", via="")
        ])  # fmt: skip
        with store.reader() as connection:
            assert queries.open_sessions(connection) == []
            (one,) = queries.sessions(connection, at(19), at(21))
            assert (one.closed_reason, one.presences[1].left_at) == ("shift_end", at(20))
            assert list(queries.sessions(connection, at(20), at(21))) == []


def test_tools_modes_and_alarms_last(tmp_path: Path) -> None:
    """A tool lasts to the next, a mode to its next value, an alarm to its clearing."""
    with Store.open(tmp_path) as store:
        store.commit_now([
            tool(0, "T1"), tool(5, None), tool(8, "T2"),
            ModeChanged(machine="dmu", at=at(1), mode="dry_run", value="true", excluded=("dry_run",)),
            ModeChanged(machine="dmu", at=at(2), mode="dry_run", value=None, excluded=()),
            AlarmRaised(machine="dmu", at=at(3), alarm="700"), AlarmRaised(machine="dmu", at=at(4), alarm="700"),
            AlarmCleared(machine="dmu", at=at(6), alarm="700"),
        ])  # fmt: skip
        assert [row[2:] for row in rows(store, tool_interval)] == [("T1", at(0), at(5)), ("T2", at(8), None)]
        assert [row[2:] for row in rows(store, mode_interval)] == [("dry_run", "true", at(1), at(2))]
        assert [row[2:] for row in rows(store, alarm)] == [("700", at(3), at(6))]


def test_replay_reports_what_does_not_follow_from_the_facts(tmp_path: Path) -> None:
    """A row changed, a row added, a row removed: each is named with what stands there and what should; a rebuild
    puts it right."""
    with Store.open(tmp_path) as store:
        store.commit_now([counted(5, "dmu.p1", parts=5), execution(0, Execution.ACTIVE), tool(3)])
        assert replay(store.readers).differences == ()
        changes = ("UPDATE order_progress SET parts = 6", "DELETE FROM state_interval",
                   "INSERT INTO cycle_person VALUES ('dmu.c9', 'p-eve', 0)")  # fmt: skip
        for change in changes:
            store.write_now(lambda connection, change=change: connection.exec_driver_sql(change).rowcount)
        found = replay(store.readers)
        assert found.facts == 3
        assert set(map(repr, found.differences)) == set(map(repr, (
            Difference("order_progress", "C-1, 10", {"parts": 6}, {"parts": 5}),
            Difference("cycle_person", "dmu.c9, p-eve", {"cycle": "dmu.c9", "person": "p-eve", "position": 0}, None),
            Difference("state_interval", "2", None, {"seq": 2, "machine": "dmu", "execution": "ACTIVE",
                                                     "started_at": at(0), "ended_at": None}),
        )))  # fmt: skip
        told: list[tuple[int, int]] = []
        assert rebuild(store.writer, lambda done, total: told.append((done, total))) == 3
        assert told[-1] == (3, 3)
        assert replay(store.readers).differences == ()


@settings(max_examples=40)
@given(batches())
def test_live_is_what_a_rebuild_makes(cuts: list[list[Fact]]) -> None:
    """Any facts, recorded in any batches, give the views that the whole journal gives; and the views agree among
    themselves."""
    with tempfile.TemporaryDirectory() as folder, Store.open(folder) as store:
        for facts in cuts:
            store.commit_now(facts)
        live = {table.name: rows(store, table) for table in VIEWS}
        assert replay(store.readers).differences == ()
        rebuild(store.writer)
        assert {table.name: rows(store, table) for table in VIEWS} == live
        _agree(store)


def _agree(store: Store) -> None:
    expected: Counter[tuple[str, str]] = Counter()
    with store.reader() as connection:
        for count in connection.execute(select(part_count)):
            if count.order_number is not None and not count.excluded:
                expected[count.order_number, count.operation or ""] += count.parts
        found = {(row.order_number, row.operation): row.parts for row in connection.execute(select(order_progress))}
        assert {key: parts for key, parts in found.items() if parts} == {key: n for key, n in expected.items() if n}
        for table in (state_interval, tool_interval):
            for machine in ("dmu", "lathe"):
                lasting = connection.execute(
                    select(table).where(table.c.machine == machine).order_by(table.c.started_at, table.c.seq)
                ).all()
                assert sum(row.ended_at is None for row in lasting) <= 1
                for one, following in pairwise(lasting):
                    assert one.started_at <= one.ended_at <= following.started_at


@pytest.mark.parametrize("whose", [NOBODY, Attribution(order="C-1"), Attribution(session="dmu.s1", order="C-1")])
def test_parts_without_a_person_are_unattributed(tmp_path: Path, whose: Attribution) -> None:
    """An order alone makes no one's parts somebody's; excluded ones and partial strokes wait for nobody."""
    with Store.open(tmp_path) as store, store.reader() as connection:
        store.commit_now([
            counted(5, "dmu.p1", whose=whose), counted(6, "dmu.p2", whose=whose, parts=0),
            counted(7, "dmu.p3", whose=whose, excluded=("mdi",)),
        ])  # fmt: skip
        assert [one.count for one in queries.unattributed_counts(connection)] == ["dmu.p1"]
