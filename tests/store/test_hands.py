"""What each hand made: the sums are those of the cycles and counts themselves, whatever people change about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from sqlalchemy import Connection, select

from collector.core.facts import (
    Attribution,
    CycleOutcome,
    DeclarationWithdrawn,
    Fact,
    PartsDeclared,
    Role,
)
from collector.store import views
from collector.store.hand_views import QUARTER
from collector.store.rebuild import replay, scratch_engine
from collector.store.schema import micros
from collector.store.store import Store
from collector.store.teaching_tables import trainee_work
from collector.store.view_tables import cycle, cycle_person, part_count, part_count_person
from tests.store.telling import ANNE, BOTH, NOBODY, assigned, at, batches, corrected, counted, ended, started

SUMS = ("cycles", "aborted", "parts", "good", "scrap", "rework")


def told(path: Path, *facts: Fact) -> list[dict[str, Any]]:
    """The rows after facts, by person and time, without their ids."""
    with Store.open(path) as store:
        store.commit_now(facts)
        assert replay(store.readers).differences == ()
        with store.reader() as connection:
            return rows(connection)


def rows(connection: Connection) -> list[dict[str, Any]]:
    found = connection.execute(select(trainee_work).order_by(trainee_work.c.person, trainee_work.c.since)).mappings()
    return [{name: value for name, value in row.items() if name not in ("id", "seq")} for row in found]


def test_a_cycle_and_its_part_stand_in_the_quarter_in_which_they_were_made(tmp_path: Path) -> None:
    """A cycle where it began, a part where it was counted; a quarter begins where the clock says so."""
    [row] = told(tmp_path, started(0), ended(60), counted(61, cycle="dmu.c1", program="P1"))
    assert row == {
        "person": "p-anne", "since": at(0), "machine": "dmu", "program": "P1", "order_number": "C-1",
        "operation": "10", "role": "run", "hands": 1, "cycles": 1, "aborted": 0, "active": 50.0, "hold": 10.0,
        "parts": 1, "good": 0, "scrap": 0, "rework": 0, "times": "50.00",
    }  # fmt: skip


def test_two_trainees_have_a_row_each_that_says_there_were_two(tmp_path: Path) -> None:
    found = told(tmp_path, started(0, whose=BOTH), ended(60, whose=BOTH), counted(61, whose=BOTH, program="P1"))
    assert [(one["person"], one["hands"], one["cycles"], one["parts"], one["role"]) for one in found] == [
        ("p-anne", 2, 1, 1, "setup"),
        ("p-bilal", 2, 1, 1, "setup"),
    ]


def test_times_are_of_cycles_that_were_seen_from_start_to_end(tmp_path: Path) -> None:
    """One whose start nobody saw, or with a gap in it, counts and says nothing of how long it takes."""
    clear = (ended(number * 70 + 60, f"dmu.c{number}", active=40.0 + number) for number in range(3))
    unclear = [
        ended(300, "dmu.c7", start_seen=False),
        ended(370, "dmu.c8", blind=2.0),
        ended(440, "dmu.c9", outcome=CycleOutcome.ABORTED),
        ended(510, "dmu.c10", outcome=CycleOutcome.UNKNOWN),
        ended(580, "dmu.c11", excluded=("dry_run",)),
    ]
    [row] = told(tmp_path, *clear, *unclear)
    assert (row["cycles"], row["aborted"], row["times"]) == (5, 1, "40.00,41.00,42.00")


def test_what_is_unattributed_is_in_nobodys_sum(tmp_path: Path) -> None:
    assert told(tmp_path, started(0, whose=NOBODY), ended(60, whose=NOBODY), counted(61, whose=NOBODY)) == []


def test_parts_move_to_whom_they_are_assigned(tmp_path: Path) -> None:
    chloe = Attribution(persons=("p-chloe",), order="C-2", operation="20", role=Role.INSPECT)
    facts = [counted(60, parts=3), corrected(70, "dmu.p1", 3, 2, 1), assigned(80, whose=chloe)]
    anne, row = told(tmp_path, *facts)
    assert [row[name] for name in ("person", "order_number", "operation", "role", *SUMS)] == [
        "p-chloe", "C-2", "20", "inspect", 0, 0, 3, 2, 1, 0
    ]  # fmt: skip
    assert sums([anne]) == {}


def test_what_a_trainee_declares_is_followed_and_taken_back(tmp_path: Path) -> None:
    """Of counted parts, and of parts that nothing counted."""
    word = {
        "machine": "dmu",
        "attribution": ANNE,
        "rework": 0,
        "reason_code": "size",
        "author": "p-anne",
        "via": "kiosk",
    }
    facts: list[Fact] = [
        counted(60, parts=4),
        PartsDeclared(at=at(70), count="dmu.p1", good=2, scrap=1, declaration="d-1", **word),  # type: ignore[arg-type]
        PartsDeclared(at=at(80), count=None, good=5, scrap=0, declaration="d-2", **word),  # type: ignore[arg-type]
    ]
    assert sums(told(tmp_path / "said", *facts)) == {"parts": 9, "good": 7, "scrap": 1}
    facts.append(DeclarationWithdrawn(machine="dmu", at=at(90), declaration="d-1", author="p-anne", via="kiosk"))
    facts.append(DeclarationWithdrawn(machine="dmu", at=at(91), declaration="d-2", author="p-anne", via="kiosk"))
    assert sums(told(tmp_path / "taken", *facts)) == {"parts": 4}


def sums(found: Sequence[dict[str, Any]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for row in found:
        total.update({name: row[name] for name in SUMS if row[name]})
    return total


def test_a_cycle_that_is_told_again_is_not_counted_again(tmp_path: Path) -> None:
    """Its parts came late: what was aborted is completed after all, and took longer."""
    aborted = ended(60, outcome=CycleOutcome.ABORTED, active=30.0)
    [row] = told(tmp_path, started(0), aborted, ended(61, active=44.0, started_at=at(0)))
    assert (row["cycles"], row["aborted"], row["active"], row["times"]) == (1, 0, 44.0, "44.00")


def test_of_what_was_put_down_to_nothing_nothing_is_left(tmp_path: Path) -> None:
    assert sums(told(tmp_path, counted(60), corrected(70, "dmu.p1", 0, 0, 0))) == {}


def expected(connection: Connection) -> Counter[tuple[object, ...]]:
    """The same sums, out of the cycles and counts as they stand: what a slow and simple way would say."""
    found: Counter[tuple[object, ...]] = Counter()

    def add(row: Any, at_: Any, persons: list[str], what: str, number: float) -> None:
        since = micros(at_) - micros(at_) % QUARTER
        whose = (row.machine, row.program or "", row.order_number or "", row.operation or "", row.role or "")
        for person in persons:
            found[(person, since, *whose, len(persons), what)] += number  # type: ignore[assignment]

    for row in connection.execute(select(cycle).where(cycle.c.excluded == "", cycle.c.ended_at.is_not(None))):
        persons = list(
            connection.execute(select(cycle_person.c.person).where(cycle_person.c.cycle == row.id)).scalars()
        )
        if row.outcome == "completed":
            add(row, row.started_at, persons, "cycles", 1)
            add(row, row.started_at, persons, "times", 1 if row.start_seen and not row.blind else 0)
        elif row.outcome == "aborted":
            add(row, row.started_at, persons, "aborted", 1)
    for row in connection.execute(select(part_count).where(part_count.c.excluded == "", part_count.c.parts > 0)):
        persons = list(
            connection.execute(select(part_count_person.c.person).where(part_count_person.c.count == row.id)).scalars()
        )
        for what in ("parts", "good", "scrap", "rework"):
            add(row, row.at, persons, what, getattr(row, what))
    return Counter({key: number for key, number in found.items() if number})


@settings(max_examples=80)
@given(cuts=batches())
def test_the_sums_are_those_of_the_cycles_and_counts(cuts: list[list[Fact]], tmp_path_factory: Any) -> None:
    """Whatever is told, corrected, given to others or declared, in whatever order."""
    engine = scratch_engine(tmp_path_factory.mktemp("views") / "views.sqlite")
    try:
        with engine.begin() as connection:
            for seq, fact in enumerate((fact for cut in cuts for fact in cut), 1):
                views.apply(connection, seq, fact)
            summed: Counter[tuple[object, ...]] = Counter()
            for row in connection.execute(select(trainee_work)):
                whose = (row.machine, row.program, row.order_number, row.operation, row.role)
                key = (row.person, micros(row.since), *whose, row.hands)
                times = {"times": len(row.times.split(",")) if row.times else 0}
                summed.update({(*key, name): getattr(row, name) for name in SUMS} | {
                    (*key, name): number for name, number in times.items()
                })  # fmt: skip
            assert Counter({key: number for key, number in summed.items() if number}) == expected(connection)
    finally:
        engine.dispose()
