"""What people changed about counts and orders: kept with what stood there before, so that it can be told and undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from collector.core.facts import (
    NOBODY,
    Attribution,
    Fact,
    OrderChanged,
    PartsDeclared,
    Role,
    SessionClosed,
    SessionOpened,
)
from collector.store import change_queries as changes
from collector.store import order_queries as queries
from collector.store.rebuild import rebuild, replay
from collector.store.shopfloor_queries import Cause
from collector.store.store import Store
from tests.store.telling import ANNE, BOTH, assigned, at, corrected, counted, ended, opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened_store:
        yield opened_store


def setting_up(seconds: float, session: str) -> SessionOpened:
    return replace(opened(seconds, session), role=Role.SETUP)


def closed(seconds: float, session: str) -> SessionClosed:
    return SessionClosed(machine="dmu", at=at(seconds), session=session, reason="left", author="p-anne", via="badge")


def told(seconds: float, state: str, *changed: str, order: str = "C-1") -> OrderChanged:
    return OrderChanged(machine="", at=at(seconds), order=order, state=state, changed=changed, operations=("20",),
                        removed=(), author="a-1", via="page")  # fmt: skip


def test_a_correction_is_kept_with_what_it_changed(store: Store) -> None:
    """Numbers before and after, reason, author and time; and only the last one of a count is its newest."""
    store.commit_now([counted(1), corrected(2, "dmu.p1", 3, 1, 2), corrected(3, "dmu.p1", 3, 3, 0)])
    with store.reader() as connection:
        second, first = changes.changes_of_order(connection, "C-1", 10)
    assert (first.kind, first.count, first.at, first.author, first.reason) == (
        "corrected", "dmu.p1", at(2), "a-1", "measured",
    )  # fmt: skip
    assert first.before == {"parts": 1, "good": 0, "scrap": 0, "rework": 0}
    assert first.after == second.before == {"parts": 3, "good": 1, "scrap": 2, "rework": 0}
    assert (first.newest, second.newest) == (False, True)
    assert first.work == first.work_before == ("C-1", "10")


def test_parts_that_move_are_told_of_both_orders(store: Store) -> None:
    """Of the one they came from and of the one they went to; whose they were is kept, session and role included."""
    store.commit_now([counted(1), assigned(2, whose=BOTH), counted(3, "dmu.p2", NOBODY), assigned(4, "dmu.p2", ANNE)])
    with store.reader() as connection:
        one, another = changes.changes_of_order(connection, "C-1", 10)
        [elsewhere] = changes.changes_of_order(connection, "C-2", 10)
    assert elsewhere == another
    assert (another.work_before, another.work) == (("C-1", "10"), ("C-2", "20"))
    assert another.before == {
        "session": "dmu.s1", "persons": ["p-anne"], "order": "C-1", "operation": "10", "role": "run",
    }  # fmt: skip
    assert another.after["persons"] == ["p-anne", "p-bilal"]
    assert (one.work_before, one.work, one.before["persons"]) == (None, ("C-1", "10"), [])


def test_what_is_about_no_count_is_not_kept(store: Store) -> None:
    """A correction of a count that nobody knows changes nothing, and is no change."""
    store.commit_now([corrected(1, "dmu.p9", 3, 1, 2), assigned(2, "dmu.p9")])
    with store.reader() as connection:
        assert changes.changes_of_counts(connection, ["dmu.p9"]) == []


def test_a_declaration_since_makes_a_correction_old(store: Store) -> None:
    """What somebody said of the count afterwards would be lost if it were put back."""
    said = PartsDeclared(machine="dmu", at=at(3), count="dmu.p1", attribution=ANNE, good=1, scrap=0, rework=0,
                         reason_code="", author="p-anne", via="kiosk", declaration="x")  # fmt: skip
    store.commit_now([counted(1), assigned(2), said])
    with store.reader() as connection:
        [change] = changes.changes_of_counts(connection, ["dmu.p1"])
    assert not change.newest


def test_causes_are_in_the_words_of_the_last_correction(store: Store) -> None:
    """What a trainee said at the machine has a code of its own, and is not counted again."""
    said = PartsDeclared(machine="dmu", at=at(9), count="dmu.p3", attribution=ANNE, good=0, scrap=1, rework=0,
                         reason_code="dimension", author="p-anne", via="kiosk", declaration="x")  # fmt: skip
    store.commit_now([
        counted(1), counted(2, "dmu.p2"), counted(3, "dmu.p3"), counted(4, "dmu.p4"),
        corrected(5, "dmu.p1", 1, 0, 1), corrected(6, "dmu.p2", 5, 0, 2, 3), corrected(7, "dmu.p4", 1, 0, 1),
        corrected(8, "dmu.p4", 1, 1, 0), said,
    ])  # fmt: skip
    with store.reader() as connection:
        assert changes.corrected_causes(connection, "C-1") == [Cause(reason_code="measured", scrap=3, rework=3)]
        assert changes.corrected_causes(connection, "C-2") == []


def test_changes_of_an_order_by_the_office(store: Store) -> None:
    """The latest first, and of that order alone."""
    store.commit_now([told(1, "open", "title", "customer"), told(2, "done", "state"), told(3, "open", order="C-2")])
    with store.reader() as connection:
        done, came = changes.entries_of_order(connection, "C-1", 10)
        assert changes.entries_of_order(connection, "C-1", 1) == [done]
    assert (done.state, done.changed, done.operations, done.author, done.via) == ("done", ("state",), ("20",), "a-1",
                                                                                  "page")  # fmt: skip
    assert came.changed == ("title", "customer")


def test_a_rebuild_makes_the_same(store: Store) -> None:
    store.commit_now([counted(1), assigned(2, whose=BOTH), corrected(3, "dmu.p1", 2, 1, 1), told(4, "done", "state")])
    with store.reader() as connection:
        before = changes.changes_of_order(connection, "C-2", 10)
    rebuild(store.writer)
    with store.reader() as connection:
        assert changes.changes_of_order(connection, "C-2", 10) == before
    assert replay(store.readers).differences == ()


def test_the_latest_sessions_of_an_operation_with_their_good_parts(store: Store) -> None:
    """So many at most, of production only, each with what was made in it and was not scrap or for rework."""
    facts: list[Fact] = []
    for number in range(4):
        whose = Attribution(session=f"dmu.s{number}", persons=("p-anne",), order="C-1", operation="10", role=Role.RUN)
        start = number * 1000.0
        facts += [opened(start, f"dmu.s{number}"), counted(start + 10, f"dmu.p{number}0", whose, parts=5),
                  counted(start + 20, f"dmu.p{number}1", whose, parts=2),
                  corrected(start + 30, f"dmu.p{number}1", 2, 0, 1, 1),
                  counted(start + 40, f"dmu.p{number}2", whose, excluded=("dry_run",))]  # fmt: skip
        facts.append(closed(start + 100, f"dmu.s{number}"))
    store.commit_now(facts)
    with store.reader() as connection:
        found = queries.latest_sessions(connection, ["C-1", "C-9"], 3)
        assert [(one.session, one.good) for one in found] == [("dmu.s3", 5), ("dmu.s2", 5), ("dmu.s1", 5)]
        assert queries.latest_sessions(connection, [], 3) == []
        assert len(queries.sessions_of(connection, "C-1")) == 4


def test_set_up_takes_the_time_of_its_sessions(store: Store) -> None:
    """One that is open lasts until now."""
    store.commit_now([setting_up(0, "dmu.s3"), closed(600, "dmu.s3"), setting_up(1000, "dmu.s4"), opened(50, "dmu.s5")])
    with store.reader() as connection:
        assert queries.setup_times(connection, ["C-1"], at(1300)) == {("C-1", "10"): 900.0}
        assert queries.orders_in_hand(connection) == {"C-1"}


def test_cycles_are_counted_by_machine_and_program(store: Store) -> None:
    """Only completed ones that count; the last ones are listed in order of time."""
    store.commit_now([ended(60 * n, f"dmu.c{n}", program="P1" if n < 4 else "P2") for n in range(1, 6)])
    store.commit_now([ended(900, "dmu.c9", excluded=("dry_run",))])
    with store.reader() as connection:
        ran = queries.ran_for(connection, "C-1")
        assert [(one.program, one.cycles, one.active, one.last_at) for one in ran] == [
            ("P1", 3, 150.0, at(180)), ("P2", 2, 100.0, at(300)),
        ]  # fmt: skip
        last = queries.last_cycles(connection, "C-1", "10", 2)
        assert [(one.at, one.active, one.hold) for one in last] == [(at(180), 50.0, 10.0), (at(240), 50.0, 10.0)]
        assert queries.last_cycles(connection, "C-1", None, 2) == []
