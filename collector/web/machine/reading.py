"""All that a machine's page reads from the store for a range of days, besides the days' figures: one moment of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from collector.core.intervals import Interval, Intervals, intersection, length
from collector.core.reasons import Reason, called
from collector.core.tool_state import ToolState
from collector.reports.workshop import Workshop
from collector.store.day_queries import cycles_of, pieces
from collector.store.day_sums import SECOND, Spread, Worked, spreads
from collector.store.machine_queries import Alarm, AlarmSum, Ended, alarm_sums, alarms, ended_cycles
from collector.store.registry import Registry
from collector.store.schema import instant
from collector.store.shopfloor_queries import stop_reasons
from collector.store.standards import Standards, timed_operations
from collector.store.tool_queries import ToolEvent, ToolTimes, tool_events, tool_times
from collector.web.floor.today import from_first_to_last_run, read_lane
from collector.web.hours import Hours, civil_days, hours_of
from collector.web.machine.access_view import Passed, read_passed
from collector.web.machine.cycle_view import MOST
from collector.web.machine.papers_view import OnFile, read_on_file
from collector.web.machine.ranges import Range
from collector.web.surroundings import ShownMachine, ShownSite
from collector.web.timeline import Lane, axis_of, bands
from collector.web.tool_sights import LOOK_BACK, ToolSight, read_tools

RIBBONS = 3
"""Days that are shown as ribbons and cycle by cycle; more of them as one bar each."""

ALARMS = 60
"""Alarms that are listed one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was read.

    Args:
        period: From when to when (UTC), up to now.
        hours: The calendar of each day, up to now.
        lanes: A ribbon for each day, where they are few.
        cycles: Every cycle, where the days are few and the cycles too; None where they are not.
        hours_of_cycles: The cycles of each hour, where only the days are few: when it began (UTC), and their spreads.
        alarms: The latest alarms, where the days are few.
        sums: Alarms by their text, where they are many.
        reasons: Why it stood, as people said: seconds of required time by reason code.
        names: What people are called.
        standards: What the machine's work should take.
        passed: What happened around the right to use it; None for whoever may not see that.
        on_file: Its papers; None likewise, and where nothing is decided.
        tools: Its tools, as they stand now.
        tool_times: How long each worked for each program of late.
        tool_events: What happened to them of late.
    """

    period: Interval
    hours: Sequence[Hours]
    lanes: Sequence[Lane]
    cycles: Sequence[Ended] | None
    hours_of_cycles: Sequence[tuple[datetime, Sequence[Spread]]]
    alarms: Sequence[Alarm]
    sums: Sequence[AlarmSum]
    reasons: Mapping[str, float]
    names: Mapping[str, str]
    standards: Standards
    passed: Passed | None
    on_file: OnFile | None
    tools: Sequence[ToolSight]
    tool_times: Sequence[ToolTimes]
    tool_events: Sequence[ToolEvent]


@dataclass(frozen=True, slots=True)
class Looking:
    """What is looked for.

    Args:
        site: Its calendar.
        machine: Which machine.
        range: Which days.
        now: The time (UTC).
        access: Whether permits and papers are looked at.
        workshop: The rules; None where nothing is decided.
        tools: The machine's tools as they are known now.
    """

    site: ShownSite
    machine: ShownMachine
    range: Range
    now: datetime
    access: bool = False
    workshop: Workshop | None = None
    tools: Mapping[str, ToolState] = field(default_factory=dict)
    whole: Sequence[Hours] = field(init=False)

    def __post_init__(self) -> None:
        days = civil_days(self.range.first, self.range.last, self.site.zone)
        object.__setattr__(self, "whole", [hours_of(self.site, self.machine, day) for day in days])

    @property
    def hours(self) -> list[Hours]:
        """Each day's calendar, up to now."""
        return [one.until(self.now) for one in self.whole]


def look(connection: Connection, wanted: Looking) -> Looked:
    """Read it all."""
    machine, now, hours = wanted.machine, wanted.now, wanted.hours
    period = Interval(hours[0].period.start, hours[-1].period.end)
    few = wanted.range.days <= RIBBONS
    cycles = ended_cycles(connection, machine.id, period, MOST) if few else []
    required = tuple(one for day in hours for one in day.required)
    of_late = now - timedelta(days=LOOK_BACK)
    return Looked(
        period=period,
        hours=hours,
        lanes=[_lane(connection, machine, day, now) for day in wanted.whole] if few else [],
        cycles=cycles if few and len(cycles) <= MOST else None,
        hours_of_cycles=_by_hour(connection, machine.id, period) if few and len(cycles) > MOST else [],
        alarms=alarms(connection, machine.id, period, ALARMS) if few else [],
        sums=[] if few else alarm_sums(connection, machine.id, period, ALARMS),
        reasons=_reasons(connection, machine.id, period, required),
        names=Registry(connection).display_names(),
        standards=Standards(machine.rules, timed_operations(connection)),
        passed=read_passed(connection, machine.id, period) if wanted.access else None,
        on_file=(
            read_on_file(connection, machine, wanted.workshop, now)
            if wanted.access and wanted.workshop is not None and machine.id in wanted.workshop.stations
            else None
        ),
        tools=read_tools(connection, wanted.site, machine, wanted.tools, now),
        tool_times=list(tool_times(connection, of_late, now, machine.id)),
        tool_events=list(tool_events(connection, of_late, now, machine.id)),
    )


def _lane(connection: Connection, machine: ShownMachine, day: Hours, now: datetime) -> Lane:
    past = day.until(now).period
    states = pieces(connection, machine.id, past)
    ran = from_first_to_last_run(states)
    axis = axis_of([day], day.period, now, [ran] if ran is not None else [])
    shown = Interval(max(past.start, axis.start), max(min(past.end, axis.end), axis.start))
    return read_lane(connection, machine, day, bands(states, shown), axis, now)


def _by_hour(connection: Connection, machine: str, period: Interval) -> list[tuple[datetime, Sequence[Spread]]]:
    groups: defaultdict[int, list[Worked]] = defaultdict(list)
    for one in cycles_of(connection, machine, period):
        groups[one[0] // (3600 * SECOND)].append(one)
    return [(instant(hour * 3600 * SECOND), spreads(found)) for hour, found in sorted(groups.items())]


def _reasons(connection: Connection, machine: str, period: Interval, required: Intervals) -> dict[str, float]:
    """Seconds by reason code. What was said later of a time goes before what was said of it earlier."""
    sums: defaultdict[str, float] = defaultdict(float)
    found = stop_reasons(connection, period.start, period.end, machine)
    for place, one in enumerate(found):
        following = found[place + 1].since if place + 1 < len(found) else period.end
        end = min(one.until or period.end, following, period.end)
        start = max(one.since, period.start)
        if start < end:
            sums[one.reason_code] += length(intersection([Interval(start, end)], required))
    return {code: seconds for code, seconds in sums.items() if seconds >= 1.0}


def reason_names(reasons: Mapping[str, float], stops: Sequence[Reason], language: str) -> dict[str, float]:
    """The same by what the reasons are called."""
    named: defaultdict[str, float] = defaultdict(float)
    for code, seconds in reasons.items():
        named[called(stops, code, language)] += seconds
    return dict(named)
