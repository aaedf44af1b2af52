"""What a machine's state lacks and the views have: parts of today, the last cycle, since when an alarm stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from collector.core.facts import CycleOutcome
from collector.store.view_tables import alarm, cycle, part_count


@dataclass(frozen=True, slots=True)
class MadeSince:
    """Parts that count, of these declared scrap, and declared for rework."""

    counted: int
    scrap: int
    rework: int


@dataclass(frozen=True, slots=True)
class CycleRow:
    """A completed cycle: its id, its end (UTC), seconds gross and active, its program and work."""

    cycle: str
    ended_at: datetime
    gross: float | None
    active: float | None
    program: str | None
    order: str | None
    operation: str | None


def made_since(connection: Connection, since: datetime) -> dict[str, MadeSince]:
    """By machine what was made since an instant; those that made nothing are left out."""
    of = part_count.c
    statement = (
        select(of.machine, func.sum(of.parts), func.sum(of.scrap), func.sum(of.rework))
        .where(of.at >= since, of.excluded == "")
        .group_by(of.machine)
    )
    return {row[0]: MadeSince(int(row[1]), int(row[2]), int(row[3])) for row in connection.execute(statement)}


def alarms_standing(connection: Connection) -> dict[str, datetime]:
    """By machine since when its alarm stands; of several the latest."""
    statement = select(alarm.c.machine, alarm.c.raised_at).where(alarm.c.cleared_at.is_(None)).order_by(alarm.c.seq)
    return {row.machine: row.raised_at for row in connection.execute(statement)}


def last_cycle(connection: Connection, machine: str) -> CycleRow | None:
    """The last completed cycle of a machine; None where there is none."""
    of = cycle.c
    statement = (
        select(of.id, of.ended_at, of.gross, of.active, of.program, of.order_number, of.operation)
        .where(of.machine == machine, of.outcome == CycleOutcome.COMPLETED.value)
        .order_by(of.started_at.desc())
        .limit(1)
    )
    row = connection.execute(statement).first()
    return CycleRow(*row) if row is not None else None
