"""Nights, breaks, days, weeks and rests of minors: T2 and T3 of the decision table.

Night limits are read off the clock on the wall; the rest and the stretch without a break are elapsed time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from collector.access import civil
from collector.access.decision import Finding, State
from collector.access.dossier import Dossier, Presence
from collector.access.moment import Moment, earliest
from collector.access.pack import Limits, NightRule


def night(moment: Moment, age: int, limits: Limits) -> Finding:
    """T2: whether the hour forbids work at this age, and when it will."""
    rule = next((one for one in limits.nights if age < one.below), None)
    if rule is None:
        return Finding("T2", State.NOT_APPLICABLE)
    clock = moment.wall.astimezone(moment.zone).time()
    hours = f"{rule.since:%H:%M}-{rule.until:%H:%M}"
    if _within(clock, rule):
        return Finding("T2", State.MISSING, detail=hours)
    day = moment.day if clock < rule.since else moment.day + timedelta(days=1)
    return Finding("T2", State.MET, civil.wall(day, rule.since, moment.zone), hours)


def _within(clock: time, rule: NightRule) -> bool:
    if rule.since <= rule.until:
        return rule.since <= clock < rule.until
    return clock >= rule.since or clock < rule.until


def working_time(moment: Moment, age: int, dossier: Dossier, limits: Limits) -> list[Finding]:
    """T3: the day, the week, the stretch without a break and the rest before this day, as far as they are known."""
    stretches = _merged(dossier.presences, moment)
    if forgotten := _forgotten(dossier.presences, moment):
        rest = Finding("T3.rest", State.MISSING, detail=f"{forgotten.since.astimezone(moment.zone):%Y-%m-%d}")
    else:
        rest = _rest(stretches, moment, age, limits)
    extra = sum(
        one.hours
        for one in dossier.extra_hours
        if one.reference.strip() and civil.week_of(one.week) == civil.week_of(moment.day)
    )
    weekly = limits.week_hours + min(extra, limits.extra_hours)
    monday = civil.week_of(moment.day)
    return [
        rest,
        _unbroken(stretches, moment, limits),
        _sum("T3.day", stretches, moment, moment.day, 1, limits.day_hours),
        _sum("T3.week", stretches, moment, monday, 7, weekly),
    ]


Stretch = tuple[datetime, datetime]


def _forgotten(presences: Sequence[Presence], moment: Moment) -> Presence | None:
    """A stretch of an earlier day, or before another one, without an end: neither rest nor work follows from it."""
    latest = max((one.since for one in presences if one.since <= moment.wall), default=None)
    return next(
        (
            one
            for one in presences
            if one.until is None
            and latest is not None
            and (civil.day_of(one.since, moment.zone) < moment.day or one.since < latest)
        ),
        None,
    )


def _merged(presences: Sequence[Presence], moment: Moment) -> list[Stretch]:
    """Stretches of work up to now, in order and without overlaps; what has no end and began today lasts."""
    latest = max((one.since for one in presences if one.since <= moment.wall), default=None)
    if latest is not None and civil.day_of(latest, moment.zone) != moment.day:
        latest = None
    bounded = sorted(
        (one.since, min(one.until or moment.wall, moment.wall))
        for one in presences
        if one.since < moment.wall and (one.until is not None or one.since == latest)
    )
    merged: list[Stretch] = []
    for since, until in bounded:
        if merged and since <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], until)
        elif until > since:
            merged.append((since, until))
    return merged


def _rest(stretches: list[Stretch], moment: Moment, age: int, limits: Limits) -> Finding:
    rule = next((one for one in limits.rests if age < one.below), None)
    if rule is None:
        return Finding("T3.rest", State.NOT_APPLICABLE)
    today = moment.begins(moment.day)
    before = [until for since, until in stretches if since < today]
    if not before:
        return Finding("T3.rest", State.MET)
    last = max(before)
    began = next((since for since, _ in stretches if since >= today), moment.wall)
    if last > today:
        # Work went on past midnight: the rest begins after it.
        began = next((since for since, _ in stretches if since > last), moment.wall)
    short = began - last < timedelta(hours=rule.hours)
    return Finding("T3.rest", State.MISSING if short else State.MET, detail=f"{rule.hours:g} h")


def _unbroken(stretches: list[Stretch], moment: Moment, limits: Limits) -> Finding:
    pause, longest = timedelta(minutes=limits.break_minutes), timedelta(minutes=limits.stretch_minutes)
    detail = f"{limits.stretch_minutes:g} min"
    if not stretches or moment.wall - stretches[-1][1] >= pause:
        return Finding("T3.uninterrupted", State.MET, moment.wall + longest, detail)
    began = stretches[-1][0]
    for earlier, later in reversed(list(pairwise(stretches))):
        if later[0] - earlier[1] >= pause:
            break
        began = earlier[0]
    if moment.wall - began >= longest:
        return Finding("T3.uninterrupted", State.MISSING, detail=detail)
    return Finding("T3.uninterrupted", State.MET, began + longest, detail)


def _sum(code: str, stretches: list[Stretch], moment: Moment, first: date, days: int, hours: float) -> Finding:
    begin, end = moment.begins(first), moment.begins(first + timedelta(days=days))
    worked = sum(
        (max(min(until, end) - max(since, begin), timedelta(0)) for since, until in stretches), start=timedelta(0)
    )
    left = timedelta(hours=hours) - worked
    if left <= timedelta(0):
        return Finding(code, State.MISSING, detail=f"{hours:g} h")
    # Worked through from now on, the limit is reached then; a new day or week begins before that or not at all.
    return Finding(code, State.MET, earliest(moment.wall + left), f"{hours:g} h")
