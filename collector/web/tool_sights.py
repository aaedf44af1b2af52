"""The tools of a machine as pages and API show them: how each stands, its use of late, when its life will be over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from collector.core.intervals import Interval, length
from collector.core.outlook import Expected
from collector.core.tool_life import LifeBy, LockReason, ToolCondition, condition_of, is_a_step
from collector.core.tool_pace import Fallen, ToolDay, pace_of, reached
from collector.core.tool_state import ToolState
from collector.store.schema import micros
from collector.store.tool_queries import Use, anchors, changes, tools, uses
from collector.web.hours import civil_days, hours_of
from collector.web.surroundings import ShownMachine, ShownSite

LOOK_BACK = 14
"""Days, today included, whose use makes the pace."""

LOOK_AHEAD = 60
"""Days within which the end of a life is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolSight:
    """One tool.

    Args:
        tool: What the controller calls it.
        name: What people call it; empty where the machine gives none.
        place: Where it stands in the magazine; empty likewise.
        by: What its life is measured by; None where that is not known, and its use is all there is to go by.
        left: What is left of it, in the unit of `by` (seconds for TIME); negative beyond its end.
        full: Its whole life.
        warning: What is left when its control warns.
        condition: None where nothing is known.
        lock_reason: Why it is locked.
        since: Since when it is in that condition (UTC); None where that was never told.
        expected: When its life will be over at the present pace (UTC); None where that is not known or far off.
        cycles: Cycles of the last 14 days in which it was used.
        seconds: Seconds for which it was the active tool in them.
        changes: How many times it was brought in within these days.
        renewed_at: When it was last exchanged (UTC), as far as that was seen.
        renewals: How many times it was.
    """

    tool: str
    name: str
    place: str
    by: LifeBy | None
    left: float | None
    full: float | None
    warning: float | None
    condition: ToolCondition | None
    lock_reason: LockReason | None
    since: datetime | None
    expected: Expected | None
    cycles: int
    seconds: float
    changes: int
    renewed_at: datetime | None
    renewals: int


def read_tools(
    connection: Connection, site: ShownSite, machine: ShownMachine, states: Mapping[str, ToolState], now: datetime
) -> list[ToolSight]:
    """A machine's tools: those it tells of, and those that it used without telling of them.

    Args:
        connection: Reads the views.
        site: Its calendar.
        machine: Which machine.
        states: Its tools as the core knows them now.
        now: The present (UTC).
    """
    today = now.astimezone(site.zone).date()
    past = _past(site, machine, today, now)
    period = Interval(past[0][0].start, now) if past else Interval(now, now)
    used = uses(connection, machine.id, period)
    told = {one.tool: one for one in tools(connection, machine.id)}
    begun, came_in = anchors(connection, machine.id, period), changes(connection, machine.id, period)
    opening = _ahead(site, machine, today, now)
    found = []
    for tool in sorted({*states, *told, *used}, key=_place):
        state, kept, mine = states.get(tool, ToolState()), told.get(tool), used.get(tool, [])
        condition = condition_of(state.left, state.full, state.warning, state.locked)
        expected = None
        if state.left is not None:
            pace = pace_of(_days(past, mine), state.by, _fallen(begun.get(tool), state, mine))
            if pace is not None or state.left <= 0:
                expected = reached(state.left, pace, now, opening) if pace is not None else Expected(now, now, now)
        found.append(
            ToolSight(
                tool=tool, name=state.name or (kept.name if kept else ""), place=state.place, by=state.by,
                left=state.left, full=state.full, warning=state.warning, condition=condition,
                lock_reason=state.reason if condition is ToolCondition.LOCKED else None,
                since=kept.since if kept is not None and kept.condition is condition else None,
                expected=expected, cycles=len(mine), seconds=sum(one.seconds for one in mine),
                changes=came_in.get(tool, 0), renewed_at=kept.renewed_at if kept else None,
                renewals=kept.renewals if kept else 0,
            )
        )  # fmt: skip
    return found


def _place(tool: str) -> tuple[int, int, str]:
    """T2 before T12: numbers by their value, the rest by its letters."""
    digits = tool.lstrip("Tt")
    return (0, int(digits), tool) if digits.isdecimal() else (1, 0, tool)


Day = tuple[Interval, float]
"""A civil day (UTC), and for how many seconds of it the workshop was open."""


def _past(site: ShownSite, machine: ShownMachine, today: date, now: datetime) -> list[Day]:
    first = today - timedelta(days=LOOK_BACK - 1)
    days = [hours_of(site, machine, whole).until(now) for whole in civil_days(first, today, site.zone)]
    return [(one.period, _open(site, one.required, one.period)) for one in days]


def _open(site: ShownSite, required: Sequence[Interval], period: Interval) -> float:
    """Where nobody said when the workshop is open, it may work at any time."""
    return length(required) if site.shifts else (period.end - period.start).total_seconds()


def _ahead(site: ShownSite, machine: ShownMachine, today: date, now: datetime) -> list[Interval]:
    days = civil_days(today, today + timedelta(days=LOOK_AHEAD), site.zone)
    if not site.shifts:
        return [Interval(now, days[-1].end)]
    return [one for day in days for one in hours_of(site, machine, day).required if one.end > now]


def _days(past: Sequence[Day], mine: Sequence[Use]) -> list[ToolDay]:
    """Its use day by day, from the day on which it was first used; days on which nobody could are left out."""
    found: list[ToolDay] = []
    for period, opening in past:
        opens, closes = micros(period.start), micros(period.end)
        within = [seconds for at, seconds in mine if opens <= at < closes]
        if opening > 0 and (found or within):
            found.append(ToolDay(opening, sum(within), len(within)))
    return found


def _fallen(anchor: tuple[datetime, float] | None, state: ToolState, mine: Sequence[Use]) -> Fallen | None:
    """What the life lost since it was first written down; None until that is enough to tell its cost by."""
    if anchor is None or state.left is None:
        return None
    since, had = micros(anchor[0]), anchor[1]
    if had <= state.left or not is_a_step(had, state.left, state.full):
        return None
    meanwhile = [seconds for at, seconds in mine if at >= since]
    return Fallen(had - state.left, sum(meanwhile), len(meanwhile))
