"""What the page of one machine asks besides its key figures: alarms, single cycles, permits given and withheld."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Connection, case, func, or_, select, text
from sqlalchemy import type_coerce as as_is

from collector.core.facts import CycleOutcome, PermitGiven, PermitWithheld, decode
from collector.core.intervals import Interval
from collector.store.day_sums import SECOND, Work
from collector.store.journal import OF_ACCESS, journal
from collector.store.schema import micros
from collector.store.view_tables import alarm, cycle

PERMITS = (PermitGiven, PermitWithheld)


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm; `cleared_at` is None while it stands."""

    alarm: str
    raised_at: datetime
    cleared_at: datetime | None


@dataclass(frozen=True, slots=True)
class AlarmSum:
    """An alarm that came again and again: how many times, for how many seconds together, and last when (UTC)."""

    alarm: str
    times: int
    seconds: float
    last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A cycle that has ended, in seconds.

    Args:
        started_at: When it began (UTC).
        work: What it made.
        active: For how long it ran.
        hold: For how long it paused.
        outcome: How it ended.
        counts: It is none of a dry run, a program test, ...
    """

    started_at: datetime
    work: Work
    active: float
    hold: float
    outcome: CycleOutcome
    counts: bool


def alarms(connection: Connection, machine: str, period: Interval, limit: int) -> list[Alarm]:
    """The latest alarms that stood in a period, the newest first."""
    of = alarm.c
    statement = (
        select(of.alarm, of.raised_at, of.cleared_at)
        .where(of.machine == machine, of.raised_at < period.end)
        .where(or_(of.cleared_at > period.start, of.cleared_at.is_(None)))
        .order_by(of.raised_at.desc(), of.seq.desc())
        .limit(limit)
    )
    return [Alarm(*row) for row in connection.execute(statement)]


def alarm_sums(connection: Connection, machine: str, period: Interval, limit: int) -> list[AlarmSum]:
    """The alarms raised in a period by their text, the most frequent first; one that stands lasts to its end."""
    of = alarm.c
    raised, cleared = as_is(of.raised_at, BigInteger), as_is(of.cleared_at, BigInteger)
    end = micros(period.end)
    lasted = func.sum(case((or_(cleared.is_(None), cleared > end), end), else_=cleared) - raised)
    times = func.count()
    statement = (
        select(of.alarm, times, lasted, func.max(of.raised_at))
        .where(of.machine == machine, of.raised_at >= period.start, of.raised_at < period.end)
        .group_by(of.alarm)
        .order_by(times.desc(), of.alarm)
        .limit(limit)
    )
    return [
        AlarmSum(what, many, int(length) / SECOND, last) for what, many, length, last in connection.execute(statement)
    ]


def ended_cycles(connection: Connection, machine: str, period: Interval, limit: int) -> list[Ended]:
    """The first cycles that began in a period and have ended, in order; one more than `limit` says that there are."""
    of = cycle.c
    statement = (
        select(
            of.started_at, of.order_number, of.operation, of.program, of.active, of.hold, of.outcome, of.excluded
        )
        .where(
            of.machine == machine, of.started_at >= period.start, of.started_at < period.end, of.ended_at.is_not(None)
        )
        .order_by(of.started_at)
        .limit(limit + 1)
    )  # fmt: skip
    return [
        Ended(
            started_at=row.started_at, work=(row.order_number, row.operation, row.program), active=row.active or 0.0,
            hold=row.hold or 0.0, outcome=CycleOutcome(row.outcome), counts=row.excluded == "",
        )
        for row in connection.execute(statement).all()
    ]  # fmt: skip


def permits(connection: Connection, machine: str, period: Interval, limit: int) -> list[PermitGiven | PermitWithheld]:
    """The latest permits given and withheld in a period, the newest first."""
    of = journal.c
    statement = (
        select(of.kind, of.body)
        .where(text(OF_ACCESS), of.kind.in_([kind.__name__ for kind in PERMITS]))
        .where(of.machine == machine, of.at >= period.start, of.at < period.end)
        .order_by(of.at.desc(), of.seq.desc())
        .limit(limit)
    )
    facts = (decode(kind, body) for kind, body in connection.execute(statement))
    return [fact for fact in facts if isinstance(fact, PERMITS)]
