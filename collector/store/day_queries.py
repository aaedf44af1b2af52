"""What the key figures of a machine's day rest on, read in a handful of questions; `day_sums` adds the rows up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from collector.core.facts import CycleOutcome
from collector.core.intervals import Interval
from collector.core.signals import Execution
from collector.core.time_categories import MICRO_STOP
from collector.store.day_sums import (
    Batch,
    Counted,
    Paces,
    Piece,
    Spread,
    Worked,
    batches,
    paces,
    seen_in,
    spreads,
    times,
)
from collector.store.schema import Instant, micros
from collector.store.statements import Statement
from collector.store.view_tables import cycle, cycle_tool, part_count, state_interval


@dataclass(frozen=True, slots=True)
class ToolSum:
    """A tool's use: in how many cycles, and for how many seconds it was the active one while a program ran."""

    tool: str
    cycles: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """All that a machine's key figures of one period rest on.

    Args:
        period: From when to when (UTC).
        states: Seconds by what its controller did, whether or not it was required.
        paces: How the required time went by.
        batches: What was made in it.
        spreads: How long cycles took that began in the period, by work.
        tools: Tools used in them, the longest used first.
        settled: No fact that tells of the machine can change it any more; what people put right still can.
    """

    period: Interval
    states: Mapping[Execution, float]
    paces: Paces
    batches: Sequence[Batch]
    spreads: Sequence[Spread]
    tools: Sequence[ToolSum]
    settled: bool


_machine: BindParameter[str] = bindparam("the_machine")
_start = bindparam("the_start", type_=Instant)
_end = bindparam("the_end", type_=Instant)


def _asked(machine: str, period: Interval) -> dict[str, Any]:
    return {"the_machine": machine, "the_start": period.start, "the_end": period.end}


def read_day(
    connection: Connection,
    machine: str,
    period: Interval,
    required: Sequence[Interval],
    micro_stop: float = MICRO_STOP,
) -> Day:
    """Read a machine's day, or any other period.

    Args:
        connection: Reads the views.
        machine: Which machine.
        period: From when to when (UTC); not beyond now, for a state that lasts goes on to its end.
        required: When the machine was required in it (UTC): in order, none touching another.
        micro_stop: Seconds: shorter stops between two runs stay in the operating time.
    """
    states = pieces(connection, machine, period)
    seen, worked = seen_in(states, required), cycles_of(connection, machine, period)
    return Day(
        period=period,
        states=times(states),
        paces=paces(seen, micro_stop),
        batches=batches(parts_of(connection, machine, period), seen),
        spreads=spreads(worked),
        tools=tool_sums(connection, machine, period) if worked else (),
        settled=_settled(connection, machine, period),
    )


# States.

_state, _earlier = state_interval.c, state_interval.alias("earlier").c
_STATES = Statement(
    select(_state.started_at, _state.ended_at, _state.execution)
    .where(
        _state.machine == _machine,
        # States of a machine never overlap: none that began before this one reaches into the period.
        _state.started_at
        >= func.coalesce(
            select(func.max(_earlier.started_at))
            .where(_earlier.machine == _machine, _earlier.started_at <= _start)
            .scalar_subquery(),
            0,
        ),
        _state.started_at < _end,
    )
    .order_by(_state.started_at, _state.seq)
)


def pieces(connection: Connection, machine: str, period: Interval) -> list[Piece]:
    """A machine's states cut to a period, in order; time in which nothing is known of it is in none of them."""
    opens, closes = micros(period.start), micros(period.end)
    cut = (
        (began if began > opens else opens, closes if ended is None or ended > closes else ended, execution)
        for began, ended, execution in _STATES.rows(connection, _asked(machine, period))
    )
    return [piece for piece in cut if piece[0] < piece[1]]


# Parts, cycles, tools.

_count = part_count.c
_COUNTS = Statement(
    select(
        _count.at, _count.order_number, _count.operation, _count.program, _count.parts, _count.good,
        (_count.scrap + _count.rework).label("scrap"),
    )
    .where(
        _count.machine == _machine, _count.at > _start, _count.at <= _end, _count.excluded == "", ~_count.backfilled
    )
    .order_by(_count.at)
)  # fmt: skip


def parts_of(connection: Connection, machine: str, period: Interval) -> Iterator[Counted]:
    """Parts that count and were made while somebody watched, in order: those counted at its begin came before it."""
    for at, order, operation, program, *numbers in _COUNTS.rows(connection, _asked(machine, period)):
        parts, good, scrap = numbers
        yield at, (order, operation, program), parts, good, scrap


_cycle, _used = cycle.c, cycle_tool.c
_begun = (_cycle.machine == _machine, _cycle.started_at >= _start, _cycle.started_at < _end)
_CYCLES = Statement(
    select(_cycle.started_at, _cycle.order_number, _cycle.operation, _cycle.program, _cycle.active, _cycle.hold)
    .where(*_begun, _cycle.outcome == CycleOutcome.COMPLETED.value, _cycle.excluded == "", _cycle.start_seen)
    .order_by(_cycle.started_at)
)
_TOOLS = Statement(
    select(_used.tool, func.count(_used.cycle.distinct()).label("many"), func.sum(_used.seconds).label("seconds"))
    .join_from(cycle, cycle_tool, _used.cycle == _cycle.id)
    .where(*_begun)
    .group_by(_used.tool)
    .order_by(func.sum(_used.seconds).desc(), _used.tool)
)


def cycles_of(connection: Connection, machine: str, period: Interval) -> list[Worked]:
    """Completed cycles that count, were seen from their start and began in a period, in order."""
    rows = _CYCLES.rows(connection, _asked(machine, period))
    return [(at, (order, operation, program), active, hold) for at, order, operation, program, active, hold in rows]


def tool_sums(connection: Connection, machine: str, period: Interval) -> list[ToolSum]:
    """Tools used in the cycles that began in a period, the longest used first."""
    return [ToolSum(*row) for row in _TOOLS.rows(connection, _asked(machine, period))]


# Whether all of it is told.

_LATER = Statement(select(_state.seq).where(_state.machine == _machine, _state.started_at >= _end).limit(1))
_UNENDED = Statement(select(_cycle.seq).where(*_begun, _cycle.ended_at.is_(None)).limit(1))


def _settled(connection: Connection, machine: str, period: Interval) -> bool:
    """Whether the machine has told of the time behind a period, and nothing of the period itself is open.

    Only the latest state of a machine is ever changed, and a cycle that has ended stays as it is.
    """
    asked = _asked(machine, period)
    return bool(_LATER.rows(connection, asked)) and not _UNENDED.rows(connection, asked)
