"""What a machine's page asks besides its figures: alarms, single cycles, permits; each bounded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from collector.core.facts import AlarmCleared, AlarmRaised, CycleOutcome, PermitGiven, PermitWithheld
from collector.core.intervals import Interval
from collector.store.machine_queries import Alarm, AlarmSum, alarm_sums, alarms, ended_cycles, permits
from collector.store.store import Store
from tests.store.telling import at, ended, started


def raised(seconds: float, alarm: str, machine: str = "dmu") -> AlarmRaised:
    return AlarmRaised(machine=machine, at=at(seconds), alarm=alarm)


def cleared(seconds: float, alarm: str) -> AlarmCleared:
    return AlarmCleared(machine="dmu", at=at(seconds), alarm=alarm)


def given(seconds: float, machine: str = "dmu") -> PermitGiven:
    return PermitGiven(machine=machine, at=at(seconds), session="dmu.s1", persons=("p-anne",), until=None)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with Store.open(tmp_path) as store:
        store.commit_now([
            raised(10, "oil"), cleared(40, "oil"), raised(50, "door"), cleared(55, "door"), raised(60, "oil"),
            raised(70, "air", "lathe"), given(20), PermitWithheld(machine="dmu", at=at(80), reason="expired"),
            given(90, "lathe"), given(200),
            started(5, "a"), ended(35, "a", started_at=at(5), active=25.0, hold=5.0),
            started(45, "b"), ended(48, "b", started_at=at(45), outcome=CycleOutcome.ABORTED, excluded=("dry_run",)),
            started(95, "c"),
        ])  # fmt: skip
        with store.reader() as reading:
            yield reading


def test_alarms_that_stood_in_a_period(connection: Connection) -> None:
    """Those raised before it too; the newest first, and no more than asked for."""
    found = alarms(connection, "dmu", Interval(at(30), at(100)), 10)
    assert found == [Alarm("oil", at(60), None), Alarm("door", at(50), at(55)), Alarm("oil", at(10), at(40))]
    assert alarms(connection, "dmu", Interval(at(30), at(100)), 1) == found[:1]
    assert alarms(connection, "dmu", Interval(at(41), at(49)), 10) == []


def test_alarms_by_their_text(connection: Connection) -> None:
    """One that stands lasts to the period's end."""
    assert alarm_sums(connection, "dmu", Interval(at(0), at(100)), 10) == [
        AlarmSum("oil", 2, 70.0, at(60)), AlarmSum("door", 1, 5.0, at(50)),
    ]  # fmt: skip


def test_cycles_one_by_one(connection: Connection) -> None:
    """Those that have ended; one more than asked for says that there are more."""
    whole = Interval(at(0), at(100))
    first, second = ended_cycles(connection, "dmu", whole, 10)
    assert (first.started_at, first.active, first.hold, first.counts) == (at(5), 25.0, 5.0, True)
    assert (second.outcome, second.counts) == (CycleOutcome.ABORTED, False)
    assert len(ended_cycles(connection, "dmu", whole, 1)) == 2
    assert len(ended_cycles(connection, "dmu", whole, 0)) == 1


def test_permits_of_a_machine(connection: Connection) -> None:
    found = permits(connection, "dmu", Interval(at(0), at(100)), 10)
    assert [(type(one), one.at) for one in found] == [(PermitWithheld, at(80)), (PermitGiven, at(20))]
    assert permits(connection, "dmu", Interval(at(0), at(100)), 1) == found[:1]
