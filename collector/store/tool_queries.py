"""The questions about tools: how they stand, what happened to them, how long they worked, for which program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from collector.core.facts import CycleOutcome
from collector.core.intervals import Interval
from collector.core.tool_life import LifeBy, LockReason, ToolCondition
from collector.store.schema import Instant, instant
from collector.store.statements import Statement
from collector.store.tool_tables import tool_event, tool_state
from collector.store.view_tables import cycle, cycle_tool, tool_interval

CHUNK = 500
"""Rows read at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolStanding:
    """A tool as the facts last told of it.

    Args:
        by: What its life is measured by; `full`, `warning` and `left` are in its unit (seconds for TIME).
        left: As of `read_at`; more than a tenth of the life is never missing. Negative beyond its end.
        condition: None where nothing but its life or name is known, and that is well.
        since: Since when it is in that condition.
        lock_reason: Why it is locked.
        renewed_at: When it was last exchanged.
        renewals: How many times it was, as far as was seen.
    """

    machine: str
    tool: str
    name: str
    place: str
    by: LifeBy | None
    full: float | None
    warning: float | None
    left: float | None
    read_at: datetime | None
    condition: ToolCondition | None
    since: datetime | None
    lock_reason: LockReason | None
    renewed_at: datetime | None
    renewals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolEvent:
    """What happened to a tool: `what` is `life`, `renewed`, `condition` or `removed`; the rest as far as it applies."""

    machine: str
    tool: str
    at: datetime
    what: str
    by: LifeBy | None
    left: float | None
    previous: float | None
    condition: ToolCondition | None
    lock_reason: LockReason | None


@dataclass(frozen=True, slots=True)
class ToolTimes:
    """A tool's work for one program: in so many completed cycles, so many seconds in all, and in each on average."""

    machine: str
    program: str | None
    tool: str
    cycles: int
    seconds: float
    per_cycle: float


class Use(NamedTuple):
    """A tool's work in one cycle that began at `at` (microseconds since 1970): so many seconds."""

    at: int
    seconds: float


def tools(connection: Connection, machine: str | None = None) -> list[ToolStanding]:
    """The tools that machines have, by machine and tool."""
    of = tool_state.c
    statement = select(tool_state).where(of.removed_at.is_(None)).order_by(of.machine, of.tool)
    if machine is not None:
        statement = statement.where(of.machine == machine)
    return [
        ToolStanding(
            machine=row.machine, tool=row.tool, name=row.name, place=row.place, by=_by(row.life_by), full=row.full,
            warning=row.warning, left=row.left, read_at=row.read_at, condition=_condition(row.condition),
            since=row.condition_since, lock_reason=_reason(row.reason), renewed_at=row.renewed_at,
            renewals=row.renewals,
        )
        for row in connection.execute(statement)
    ]  # fmt: skip


def tools_now(
    connection: Connection, since: datetime, until: datetime, machine: str | None = None
) -> Iterator[ToolStanding]:
    """The tools that machines have now, as an export asks for them: whatever the period."""
    return iter(tools(connection, machine))


def tool_events(
    connection: Connection, since: datetime, until: datetime, machine: str | None = None
) -> Iterator[ToolEvent]:
    """What happened to tools from `since` up to, not including, `until`, in its order."""
    of = tool_event.c
    statement = select(tool_event).where(of.at >= since, of.at < until)
    if machine is not None:
        statement = statement.where(of.machine == machine)
    statement = statement.order_by(of.at, of.seq)
    for row in connection.execute(statement, execution_options={"yield_per": CHUNK}):
        yield ToolEvent(
            machine=row.machine, tool=row.tool, at=row.at, what=row.what, by=_by(row.life_by), left=row.left,
            previous=row.previous, condition=_condition(row.condition), lock_reason=_reason(row.reason),
        )  # fmt: skip


def tool_times(
    connection: Connection, since: datetime, until: datetime, machine: str | None = None
) -> Iterator[ToolTimes]:
    """How long each tool worked for each program in the completed cycles that began from `since` to `until`.

    By machine and program, the longest used first.
    """
    of, used = cycle.c, cycle_tool.c
    seconds = func.sum(used.seconds)
    statement = (
        select(
            of.machine,
            of.program,
            used.tool,
            func.count(used.cycle.distinct()).label("cycles"),
            seconds.label("seconds"),
        )
        .join_from(cycle, cycle_tool, used.cycle == of.id)
        .where(of.started_at >= since, of.started_at < until, of.outcome == CycleOutcome.COMPLETED.value)
        .group_by(of.machine, of.program, used.tool)
        .order_by(of.machine, of.program, seconds.desc(), used.tool)
    )
    if machine is not None:
        statement = statement.where(of.machine == machine)
    for row in connection.execute(statement):
        yield ToolTimes(row.machine, row.program, row.tool, row.cycles, row.seconds, row.seconds / row.cycles)


_machine: BindParameter[str] = bindparam("the_machine")
_start, _end = bindparam("the_start", type_=Instant), bindparam("the_end", type_=Instant)
_USES = Statement(
    select(cycle_tool.c.tool, cycle.c.started_at, cycle_tool.c.seconds)
    .join_from(cycle, cycle_tool, cycle_tool.c.cycle == cycle.c.id)
    .where(cycle.c.machine == _machine, cycle.c.started_at >= _start, cycle.c.started_at < _end)
)
_CHANGES = Statement(
    select(tool_interval.c.tool, func.count().label("times"))
    .where(tool_interval.c.machine == _machine, tool_interval.c.started_at >= _start, tool_interval.c.started_at < _end)
    .group_by(tool_interval.c.tool)
)
_FIRST = Statement(
    select(tool_event.c.tool, tool_event.c.at, tool_event.c.what, tool_event.c.left)
    .where(
        tool_event.c.machine == _machine, tool_event.c.at >= _start, tool_event.c.at < _end,
        tool_event.c.what != "condition",
    )
    .order_by(tool_event.c.seq)
)  # fmt: skip


def _asked(machine: str, period: Interval) -> dict[str, Any]:
    return {"the_machine": machine, "the_start": period.start, "the_end": period.end}


def uses(connection: Connection, machine: str, period: Interval) -> dict[str, list[Use]]:
    """A machine's tools cycle by cycle, also in those that were given up, which wear them too.

    Grouping them is left to who asks: SQLite needs five times as long to count cycles apart as to name them.
    """
    found: dict[str, list[Use]] = {}
    for tool, started_at, seconds in _USES.rows(connection, _asked(machine, period)):
        found.setdefault(tool, []).append(Use(started_at, seconds))
    return found


def changes(connection: Connection, machine: str, period: Interval) -> dict[str, int]:
    """How many times each tool was brought into the spindle or the turret in a period."""
    found: dict[str, int] = dict(_CHANGES.rows(connection, _asked(machine, period)))
    return found


def anchors(connection: Connection, machine: str, period: Interval) -> dict[str, tuple[datetime, float]]:
    """From when on, at the earliest in a period, each tool's life can be seen to fall, and what was left of it then.

    A tool that was exchanged or taken out begins anew.
    """
    found: dict[str, tuple[datetime, float]] = {}
    for tool, at, what, left in _FIRST.rows(connection, _asked(machine, period)):
        known = found.get(tool)
        if what == "removed" or left is None:
            found.pop(tool, None)
        elif known is None or left > known[1]:
            # A life that went up, by whatever, is counted from there.
            found[tool] = (instant(at), left)
    return found


def _by(text: str | None) -> LifeBy | None:
    return LifeBy(text) if text else None


def _condition(text: str | None) -> ToolCondition | None:
    return ToolCondition(text) if text else None


def _reason(text: str | None) -> LockReason | None:
    return LockReason(text) if text else None
