"""What people at the machines say, in the views: parts judged once, stops with reasons, calls, sessions put right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, select

from collector.access.dossier import Presence
from collector.core.facts import (
    NOBODY,
    Attribution,
    CallWithdrawn,
    CountOrigin,
    DeclarationWithdrawn,
    PartsDeclared,
    SessionClosed,
    SessionCorrected,
    SessionJoined,
    SessionLeft,
    StopReasonGiven,
    TrainerCalled,
    TrainerCame,
)
from collector.core.signals import Execution
from collector.store import queries
from collector.store import shopfloor_queries as asked
from collector.store.papers_assembly import presences
from collector.store.rebuild import replay
from collector.store.shopfloor_queries import Cause
from collector.store.shopfloor_tables import part_declaration
from collector.store.store import Store
from tests.store.telling import ANNE, BOTH, assigned, at, corrected, counted, execution, opened

PARIS = ZoneInfo("Europe/Paris")


def said(
    seconds: float, count: str | None = "dmu.p1", *, good: int = 0, scrap: int = 0, rework: int = 0, reason: str = "",
    key: str = "", whose: Attribution = ANNE,
) -> PartsDeclared:  # fmt: skip
    return PartsDeclared(machine="dmu", at=at(seconds), count=count, attribution=whose, good=good, scrap=scrap,
                         rework=rework, reason_code=reason, author="p-anne", via="kiosk", declaration=key)  # fmt: skip


def back(seconds: float, key: str) -> DeclarationWithdrawn:
    return DeclarationWithdrawn(machine="dmu", at=at(seconds), declaration=key, author="p-anne", via="kiosk")


def closed(seconds: float, session: str = "dmu.s1") -> SessionClosed:
    return SessionClosed(machine="dmu", at=at(seconds), session=session, reason="shift_end", author="", via="")


def left_at(seconds: float, session: str = "dmu.s1", told: float = 99_999) -> SessionCorrected:
    return SessionCorrected(machine="dmu", at=at(told), session=session, closed_at=at(seconds), author="a-1",
                            reason="forgot to badge out")  # fmt: skip


def stop(since: float, until: float | None = None, reason: str = "material", told: float = 900) -> StopReasonGiven:
    return StopReasonGiven(machine="dmu", at=at(told), since=at(since), until=None if until is None else at(until),
                           reason_code=reason, author="p-anne", via="kiosk")  # fmt: skip


def judged(store: Store, count: str = "dmu.p1") -> tuple[int, int, int, int]:
    with store.reader() as connection:
        one = queries.count_by_id(connection, count)
    assert one is not None
    return one.parts, one.good, one.scrap, one.rework


def progress(store: Store) -> tuple[int, int, int, int]:
    with store.reader() as connection:
        one = queries.parts_of_operation(connection, "C-1", "10")
    return one.parts, one.good, one.scrap, one.rework


def causes(store: Store, **which: str) -> dict[str, tuple[int, int]]:
    with store.reader() as connection:
        found = asked.causes(connection, at(-1e6), at(1e6), **which)  # type: ignore[arg-type]
    return {one.reason_code: (one.scrap, one.rework) for one in found}


def test_what_is_said_of_a_counts_parts_adds_up(tmp_path: Path) -> None:
    """Four parts of one count, two of them scrap for two reasons: their number stays the sensor's."""
    with Store.open(tmp_path) as store:
        store.commit_now([
            counted(5, parts=4), said(6, scrap=1, reason="dimension"), said(7, scrap=1, reason="surface"),
            said(8, good=1), said(9, rework=1, reason="burr"),
        ])  # fmt: skip
        assert judged(store) == progress(store) == (4, 1, 2, 1)
        assert causes(store) == {"dimension": (1, 0), "surface": (1, 0), "burr": (0, 1)}
        with store.reader() as connection:
            one = queries.count_by_id(connection, "dmu.p1")
        assert one is not None
        assert one.origin is CountOrigin.SENSOR


def test_a_declaration_is_taken_once(tmp_path: Path) -> None:
    """Sent again, at another time, it is the same one; taken back, it counts no more, however often that is said."""
    with Store.open(tmp_path) as store:
        store.commit_now([counted(5), said(6, scrap=1, reason="dimension", key="d-1")])
        store.commit_now([said(60, scrap=1, reason="dimension", key="d-1")])
        assert judged(store) == (1, 0, 1, 0)
        store.commit_now([back(61, "d-1"), back(62, "d-1"), back(63, "d-unknown")])
        assert judged(store) == progress(store) == (1, 0, 0, 0)
        assert causes(store) == {}
        store.commit_now([said(70, scrap=1, key="d-1")])
        assert judged(store) == (1, 0, 0, 0)
        assert replay(store.readers).differences == ()


def test_parts_that_nothing_counted_are_credited_on_their_word(tmp_path: Path) -> None:
    """A cycle given up makes no count and may make scrap: that comes from the operator, and goes when taken back."""
    with Store.open(tmp_path) as store:
        store.commit_now([said(6, None, scrap=1, reason="tool", key="d-1"), said(7, None, scrap=1, whose=NOBODY)])
        with store.reader() as connection:
            first, second = queries.counts(connection, at(0), at(99))
            assert [one.count for one in queries.unattributed_counts(connection)] == [second.count]
        assert (first.origin, first.persons, first.order) == (CountOrigin.OPERATOR, ("p-anne",), "C-1")
        assert progress(store) == (1, 0, 1, 0)
        assert causes(store) == {"tool": (1, 0), "": (1, 0)}
        store.commit_now([back(8, "d-1")])
        assert progress(store) == (0, 0, 0, 0)
        assert judged(store, first.count) == (0, 0, 0, 0)


def test_a_correction_goes_before_a_trainees_word(tmp_path: Path) -> None:
    """What it contradicts falls, what it confirms keeps its reason; a later word of the trainee changes nothing."""
    with Store.open(tmp_path) as store:
        store.commit_now([
            counted(5, "dmu.p1", parts=2), counted(6, "dmu.p2", parts=2), said(7, "dmu.p1", scrap=1, reason="surface"),
            said(8, "dmu.p2", scrap=1, reason="surface"), corrected(9, "dmu.p1", 2, 0, 2),
            corrected(10, "dmu.p2", 2, 0, 1), said(11, "dmu.p1", good=1, key="d-late"), said(12, "dmu.nothing", good=1),
        ])  # fmt: skip
        assert (judged(store, "dmu.p1"), judged(store, "dmu.p2")) == ((2, 0, 2, 0), (2, 0, 1, 0))
        assert causes(store) == {"surface": (1, 0), "": (2, 0)}
        store.commit_now([back(13, "d-late")])
        assert judged(store, "dmu.p1") == (2, 0, 2, 0)
        with store.reader() as connection:
            assert (
                connection.execute(select(part_declaration).where(part_declaration.c.count == "dmu.nothing")).all()
                == []
            )


def test_reasons_follow_whose_the_parts_are(tmp_path: Path) -> None:
    """By machine, order and person; parts given to somebody else take their reasons along; excluded ones have none."""
    with Store.open(tmp_path) as store:
        store.commit_now([
            counted(5, "dmu.p1"), counted(6, "dmu.p2", BOTH), counted(7, "dmu.p3", excluded=("mdi",)),
            said(8, "dmu.p1", scrap=1, reason="surface"), said(9, "dmu.p2", scrap=1, reason="tool", whose=BOTH),
            said(10, "dmu.p3", scrap=1, reason="surface"),
        ])  # fmt: skip
        assert causes(store, machine="dmu") == {"surface": (1, 0), "tool": (1, 0)}
        assert causes(store, machine="lathe") == {}
        assert causes(store, order="C-2", operation="20") == {"tool": (1, 0)}
        assert causes(store, person="p-bilal") == {"tool": (1, 0)}
        store.commit_now([assigned(20, "dmu.p2", ANNE)])
        assert (causes(store, person="p-bilal"), causes(store, order="C-2")) == ({}, {})
        assert causes(store, person="p-anne") == {"surface": (1, 0), "tool": (1, 0)}
        with store.reader() as connection:
            assert asked.causes(connection, at(6), at(7)) == [Cause(reason_code="tool", scrap=1, rework=0)]


def test_what_waits_for_a_word(tmp_path: Path) -> None:
    """The session's own counts with parts nobody has judged, the newest first; and what the session has made."""
    with Store.open(tmp_path) as store:
        store.commit_now([
            opened(0), counted(5, "dmu.p1", parts=3), counted(6, "dmu.p2"), counted(7, "dmu.p3", whose=BOTH),
            counted(8, "dmu.p4", excluded=("mdi",)), said(9, "dmu.p1", good=1, scrap=1), said(10, "dmu.p2", good=1),
            counted(11, "dmu.p5"),
        ])  # fmt: skip
        with store.reader() as connection:
            found = asked.unjudged(connection, "dmu", "dmu.s1", at(0))
            assert [(one.count, one.parts) for one in found] == [("dmu.p5", 1), ("dmu.p1", 1)]
            made = asked.made_in_session(connection, "dmu", "dmu.s1", at(0))
            assert (made.parts, made.good, made.scrap) == (5, 2, 1)
            assert asked.made_in_session(connection, "dmu", "dmu.s9", at(0)).parts == 0


def test_a_stop_ends_where_it_was_said_or_where_the_machine_runs_again(tmp_path: Path) -> None:
    """Said again, the later word holds; one that goes on has no end."""
    with Store.open(tmp_path) as store:
        store.commit_now([
            execution(0, Execution.ACTIVE), execution(100, Execution.READY), stop(100), stop(100, reason="tool"),
            execution(500, Execution.FEED_HOLD), execution(700, Execution.ACTIVE), execution(800, Execution.READY),
            stop(800, reason="break"), stop(50, 60, "quality"),
        ])  # fmt: skip
        with store.reader() as connection:
            found = asked.stop_reasons(connection, at(0), at(10_000))
            assert [(one.since, one.until, one.reason_code) for one in found] == [
                (at(50), at(60), "quality"), (at(100), at(700), "tool"), (at(800), None, "break"),
            ]  # fmt: skip
            assert [one.reason_code for one in asked.stop_reasons(connection, at(60), at(800), "dmu")] == ["tool"]
            assert asked.stop_reasons(connection, at(0), at(10_000), "lathe") == []


def test_since_when_it_stands(tmp_path: Path) -> None:
    """From the end of the last run or gap on, whatever it called its standing since; not while it runs or is unseen."""
    with Store.open(tmp_path) as store:

        def since() -> datetime | None:
            with store.reader() as connection:
                return asked.standing_since(connection, "dmu")

        assert since() is None
        for told, expected in (
            (execution(0, Execution.READY), at(0)),
            (execution(10, Execution.ACTIVE), None),
            (execution(20, Execution.FEED_HOLD), at(20)),
            (execution(30, Execution.READY), at(20)),
            (execution(40, Execution.UNAVAILABLE), None),
            (execution(50, Execution.READY), at(50)),
        ):
            store.commit_now([told])
            assert since() == expected


def test_one_call_stands_at_a_machine_at_a_time(tmp_path: Path) -> None:
    """Until a trainer came or it was withdrawn; told again, also later, it is the same call."""

    def call(
        seconds: float, key: str = "", machine: str = "dmu", persons: tuple[str, ...] = ("p-anne",)
    ) -> TrainerCalled:
        return TrainerCalled(machine=machine, at=at(seconds), persons=persons, reason_code="help", author="p-anne",
                             via="kiosk", call=key)  # fmt: skip

    with Store.open(tmp_path) as store:
        store.commit_now([call(0, "k-1", persons=("p-bilal", "p-anne")), call(5, "k-2"), call(6, machine="lathe")])
        with store.reader() as connection:
            standing = asked.open_calls(connection)
            assert [(one.call, one.machine, one.persons) for one in standing] == [
                ("k-1", "dmu", ("p-bilal", "p-anne")), ("lathe.k3", "lathe", ("p-anne",)),
            ]  # fmt: skip
        store.commit_now([TrainerCame(machine="dmu", at=at(60), author="p-trainer", via="badge"), call(61, "k-1")])
        store.commit_now([CallWithdrawn(machine="lathe", at=at(70), author="p-anne", via="kiosk")])
        store.commit_now([CallWithdrawn(machine="dmu", at=at(71), author="p-anne", via="kiosk")])
        with store.reader() as connection:
            assert asked.open_calls(connection) == []
            first, second = asked.calls(connection, at(0), at(99))
            assert (first.status, first.ended_at, first.ended_by) == ("came", at(60), "p-trainer")
            assert (second.status, second.ended_at) == ("withdrawn", at(70))
            assert asked.calls(connection, at(0), at(99), "lathe") == [second]


def hours(store: Store, person: str, until: datetime) -> float:
    """For how long the working-time rules take somebody to have worked, of what has an end."""
    with store.reader() as connection:
        found: tuple[Presence, ...] = presences(connection, person, until, PARIS)
    return sum((one.until - one.since).total_seconds() for one in found if one.until is not None) / 3600


def test_a_forgotten_badge_out_is_put_right_for_who_forgot_it_alone(tmp_path: Path) -> None:
    """Who left by their own badge left then; who came later than that was never there longer than they were."""
    hour = 3600.0
    with Store.open(tmp_path) as store:
        store.commit_now([
            opened(0), SessionJoined(machine="dmu", at=at(hour), session="dmu.s1", person="p-bilal", author="", via=""),
            SessionLeft(machine="dmu", at=at(2 * hour), session="dmu.s1", person="p-bilal", author="", via=""),
            closed(9 * hour),
        ])  # fmt: skip
        now = at(10 * hour)
        assert (hours(store, "p-anne", now), hours(store, "p-bilal", now)) == (9, 1)
        store.commit_now([left_at(3 * hour)])
        assert (hours(store, "p-anne", now), hours(store, "p-bilal", now)) == (3, 1)
        with store.reader() as connection:
            (one,) = queries.sessions(connection, at(0), at(10 * hour))
            assert (one.closed_at, one.persons) == (at(3 * hour), ("p-anne",))
            how = asked.correction_of(connection, "dmu.s1")
        assert how is not None
        assert (how.was_closed_at, how.closed_at, how.author) == (at(9 * hour), at(3 * hour), "a-1")
        store.commit_now([left_at(5 * hour, told=100_000)])
        assert hours(store, "p-anne", now) == 5, "a correction can itself be put right"
        assert replay(store.readers).differences == ()


@pytest.mark.parametrize("wrong", [-1.0, 101.0])
def test_nobody_is_made_to_have_been_there_before_or_after_the_session(tmp_path: Path, wrong: float) -> None:
    """Nor does a session that is still open end by being corrected, or one that is not known."""
    with Store.open(tmp_path) as store, store.reader() as connection:
        store.commit_now([opened(0), left_at(50), left_at(50, "dmu.s9")])
        assert len(queries.open_sessions(connection)) == 1
    with Store.open(tmp_path) as store, store.reader() as connection:
        store.commit_now([closed(100), left_at(wrong)])
        (one,) = queries.sessions(connection, at(-9), at(999))
        assert (one.closed_at, one.presences[0].left_at) == (at(100), at(100))
        assert asked.correction_of(connection, "dmu.s1") is None


def test_the_time_of_a_year_is_asked_by_its_index(tmp_path: Path) -> None:
    """Reasons of a year are read from the few parts that are not good, and never from all there are."""
    with Store.open(tmp_path) as store, store.reader() as connection:
        statements: list[str] = []
        now = datetime.now(UTC)

        @event.listens_for(connection, "before_cursor_execute")
        def note(_c: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
            statements.append(statement)

        asked.causes(connection, now - timedelta(days=365), now)
        for statement in [one for one in statements if "part_count" in one]:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", tuple([0] * statement.count("?")))
            text = " ".join(str(row) for row in plan)
            assert "ix_part_count_not_good" in text, text
