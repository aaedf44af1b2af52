"""What is told of a trainee's autumn: hours, machines, learning curve, parts, stops, supervision; reckoned by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from collector.access.dossier import ExtraHours
from collector.core.attendance import HOUR
from collector.core.learning import Work
from collector.reports.booklet import chosen
from collector.reports.trainee_period import Enrolled, Hands, Period, enrolments, school_year
from collector.reports.trainee_record import Record, StopSum, record_of
from collector.store import papers, trainee_queries
from collector.store.papers_records import PaperKind
from collector.store.registry_records import Person
from collector.store.shopfloor_queries import Cause
from collector.store.store import Store
from tests.apprentices import NOW, PEOPLE, SCHOOL, Autumn, enrol, fill, wall

LEA, YANIS, HUGO, AMINATA, _ = PEOPLE
AUTUMN = Period.of(date(2026, 9, 1), date(2026, 11, 24), SCHOOL)
TURNING = Work("26-1047", "10", "tour-1", "RACCORD_M24")
MILLING = Work("26-1042", "20", "centre-1", "O1042")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The autumn; nobody changes it."""
    with Store.open(tmp_path_factory.mktemp("autumn"), now=lambda: NOW) as opened:
        fill(opened)
        yield opened


def record(store: Store, person: Person = LEA, period: Period = AUTUMN, hands: Hands = Hands.ALL) -> Record:
    with store.reader() as connection:
        return record_of(connection, SCHOOL, person, period, NOW, programme="cap-cip", hands=hands)


def test_hours_are_counted_once_each(store: Store) -> None:
    """Ten Mondays of four hours, seven Thursdays of six; an hour at two machines at once is one hour."""
    found = record(store)
    assert found.seconds == 82 * HOUR
    assert [(one.week.day, one.seconds / HOUR, one.whole) for one in found.weeks] == [
        (31, 0, False), (7, 4, True), (14, 10, True), (21, 10, True), (28, 10, True), (5, 10, True), (12, 10, True),
        (19, 0, True), (26, 0, True), (2, 4, True), (9, 10, True), (16, 10, True), (23, 4, False),
    ]  # fmt: skip
    assert found.plan.in_workshop == pytest.approx(23 * HOUR + 1200)


def test_a_forgotten_badge_out_is_told_and_not_counted(store: Store) -> None:
    found = record(store)
    assert [(one.machine, one.since) for one in found.forgotten] == [("plieuse-1", wall(11, 19, 16))]
    assert "plieuse-1" not in {one.machine for one in found.machines}


def test_machines_and_roles(store: Store) -> None:
    """In the order of the site file, each with what was done there."""
    found = record(store)
    assert [(one.machine, {role: seconds / HOUR for role, seconds in one.roles.items()}) for one in found.machines] == [
        ("tour-1", {"setup": 15.0, "run": 25.0}),
        ("tour-2", {"run": 1.0}),
        ("centre-1", {"run": 28.0, "inspect": 14.0}),
    ]


def test_the_curve_falls_and_says_where_it_knows_little(store: Store) -> None:
    """Small weeks are marked; those made by two are counted apart; what has no standard is left out and told."""
    found = record(store)
    assert [(one.week.month, one.week.day, one.spread.count, one.spread.together, one.spread.small)
            for one in found.curve] == [
        (9, 7, 3, 0, True), (9, 14, 34, 12, False), (9, 21, 42, 12, False), (9, 28, 48, 12, False),
        (10, 5, 52, 12, False), (10, 12, 56, 12, False), (11, 2, 2, 0, True), (11, 9, 58, 12, False),
        (11, 16, 64, 12, False), (11, 23, 12, 0, False),
    ]  # fmt: skip
    big = [one.spread.median for one in found.curve if not one.spread.small]
    assert big == sorted(big, reverse=True)
    assert 1.38 < big[0] < 1.52
    assert 0.98 < big[-1] < 1.08
    assert found.without_standard == 6


def test_each_work_has_a_curve_and_a_spread_of_its_own(store: Store) -> None:
    found = record(store)
    assert [*found.curves] == [MILLING, TURNING]
    assert sum(one.spread.count for one in found.curves[TURNING]) == 287
    assert [(one.work, one.described, one.standard, one.made.cycles, one.made.parts, one.together)
            for one in found.done] == [
        (Work("", "", "tour-2", "BRIDE80"), "", None, 6, 6, 0),
        (MILLING, "Fraisage six faces", 390.0, 84, 84, 84),
        (TURNING, "Tournage complet", 75.0, 287, 287, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("hands", "works"), [(Hands.ALONE, ["tour-2", "tour-1"]), (Hands.TWO, ["centre-1"])]
)  # fmt: skip
def test_alone_and_with_another_can_be_told_apart(hands: Hands, works: list[str], store: Store) -> None:
    found = record(store, hands=hands)
    assert [one.work.machine for one in found.done] == works
    counted = sum(one.spread.count for one in found.curve)
    assert counted == (84 if hands is Hands.TWO else 287)


def test_what_two_made_is_each_ones(store: Store) -> None:
    """Yanis stood beside: all of it is his, too, and it says that they were two."""
    [milled] = record(store, YANIS).done
    assert (milled.work, milled.made.parts, milled.together) == (MILLING, 84, 84)


def test_parts_and_why_they_are_not_good(store: Store) -> None:
    [_, _, turned] = record(store).done
    assert (turned.made.good, turned.made.scrap, turned.made.rework) == (25, 12, 0)
    assert record(store).causes == (Cause(reason_code="dimension", scrap=12, rework=0),)


def test_what_is_nobodys_counts_for_nobody(store: Store) -> None:
    """And is told, so that somebody assigns it."""
    assert record(store).unattributed == 5
    before = Period.of(date(2026, 9, 1), date(2026, 11, 19), SCHOOL)
    assert record(store, period=before).unattributed == 0


def test_stops_are_those_that_began_while_somebody_ran_the_machine(store: Store) -> None:
    """Each with its reason, where somebody gave one; the longest first, those without a reason last."""
    assert record(store).stops == (StopSum("material", 4, 4 * 720.0), StopSum("", 6, 6 * 720.0))
    assert record(store, YANIS).stops == ()


def test_time_under_supervision_is_time_in_the_same_place(store: Store) -> None:
    """The trainer was in the machining place from eight to half past ten on Mondays."""
    assert record(store).watched == 19.5 * HOUR
    assert record(store, HUGO).watched == 0
    with store.reader() as connection:
        unwatched = record_of(connection, replace(SCHOOL, watched=False), LEA, AUTUMN, NOW)
    assert unwatched.watched is None


def test_the_law_s_week_is_for_minors(store: Store) -> None:
    """Hugo is of age; of Aminata nobody knows, which counts as a minor."""
    assert set(record(store).limits.values()) == {35 * HOUR}
    assert len(record(store).limits) == 13
    assert record(store, HUGO).limits == {}
    assert set(record(store, AMINATA).limits.values()) == {35 * HOUR}
    grown = replace(LEA, birth_date=date(2008, 10, 7))
    assert max(record(store, grown).limits) == date(2026, 10, 5)


def test_hours_that_the_inspector_authorised_are_allowed(tmp_path: Path) -> None:
    """As many as the rules leave room for, in that week, and with the reference of his act."""
    with Store.open(tmp_path, now=lambda: NOW) as opened:
        enrol(opened)

        def put(hours: float, reference: str, day: int) -> None:
            paper = ExtraHours(week=date(2026, 11, day), hours=hours, reference=reference)
            opened.write_now(
                partial(papers.record, kind=PaperKind.EXTRA_HOURS, content=paper, at=NOW, author="t", person=LEA.id)
            )

        put(3, "DREETS 12", 11)
        put(9, "DREETS 13", 18)
        put(4, " ", 24)
        with opened.reader() as connection:
            school = replace(SCHOOL, extra_hours=5.0)
            limits = record_of(connection, school, LEA, AUTUMN, NOW).limits
    assert [limits[date(2026, 11, day)] / HOUR for day in (9, 16, 23)] == [38, 40, 35]


def test_a_period_without_work_is_empty(store: Store) -> None:
    found = record(store, AMINATA)
    assert found.empty
    assert (found.curve, found.done, found.machines, found.seconds) == ((), (), (), 0)
    assert not record(store).empty


@pytest.mark.parametrize(
    ("day", "begins"),
    [(date(2026, 9, 1), 2026), (date(2026, 12, 31), 2026), (date(2027, 1, 1), 2026), (date(2027, 8, 31), 2026)],
)
def test_a_school_year_begins_in_september(day: date, begins: int) -> None:
    assert school_year(day) == date(begins, 9, 1)


def test_a_period_is_whole_days_on_the_wall(store: Store) -> None:
    assert (AUTUMN.since, AUTUMN.until) == (wall(9, 1, 0), wall(11, 25, 0))
    assert Period.of(date(2026, 9, 5), date(2026, 9, 1), SCHOOL).last == date(2026, 9, 5)
    assert Period.of(date(9999, 12, 31), date.max, SCHOOL).last == date.max


def test_the_programme_is_the_one_that_holds(store: Store) -> None:
    """Else the one that is asked for; the latest first."""
    with store.reader() as connection:
        found = enrolments(connection, LEA.id)
    assert [(one.programme, one.title) for one in found] == [
        ("cap-cip", "CAP d'essai, usinage"), ("cap-autre", "CAP d'une autre année")
    ]  # fmt: skip

    def of(programme: str | None, day: date) -> Enrolled | None:
        return chosen(found, programme, Period.of(day, day, SCHOOL))

    assert of(None, date(2026, 10, 1)) == found[0]
    assert of(None, date(2026, 3, 1)) == found[1]
    assert of(None, date(2020, 1, 1)) == found[0]
    assert of("cap-autre", date(2026, 10, 1)) == found[1]
    assert of("nothing", date(2026, 10, 1)) is None
    assert chosen((), None, AUTUMN) is None


def test_a_year_is_read_by_indices(store: Store) -> None:
    """A page of a year may not walk through millions of rows: each question has an index that answers it."""
    with store.reader() as connection:
        plans = _plans(connection)
    assert any("ix_trainee_work_person" in one for one in plans)
    assert any("ix_state_interval_lasting" in one for one in plans)
    assert any("ix_part_count_unattributed" in one for one in plans)
    assert any("ix_part_count_not_good" in one for one in plans)
    assert any("ix_journal_access" in one for one in plans)
    scans = [one for one in plans if one.startswith("SCAN") and "USING" not in one]
    # `bad` are the few parts that are not good, found by their index before.
    small = ("customer_order", "paper", "SCAN bad")
    assert not [one for one in scans if not any(name in one for name in small)], scans


def _plans(connection: Connection) -> list[str]:
    """How SQLite answers every statement that a record asks."""
    asked: list[tuple[str, object]] = []

    def note(conn: object, cursor: object, statement: str, parameters: object, context: object, many: bool) -> None:
        asked.append((statement, parameters))

    event.listen(connection.engine, "before_cursor_execute", note)
    try:
        record_of(connection, SCHOOL, LEA, AUTUMN, NOW)
    finally:
        event.remove(connection.engine, "before_cursor_execute", note)
    plans = []
    for statement, parameters in asked:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]
            plans += [str(row[3]) for row in rows]
    return plans


def test_a_stop_that_outlasts_the_session_ends_with_it(tmp_path: Path) -> None:
    """And one that is shorter than two minutes is loading."""
    past = Autumn()
    past.session("tour-1", wall(11, 10, 8), 1, LEA)
    past.stop("tour-1", wall(11, 10, 8, 10), 1.5)
    past.stop("tour-1", wall(11, 10, 8, 50), 60, "tool")
    with Store.open(tmp_path, now=lambda: NOW) as opened:
        opened.commit_now(past.told())
        with opened.reader() as connection:
            [one] = trainee_queries.stops(connection, LEA.id, AUTUMN.since, AUTUMN.until, NOW)
    assert (one.since, one.until, one.reason_code) == (wall(11, 10, 8, 50), wall(11, 10, 9), "tool")
    assert one.until - one.since == timedelta(minutes=10)
