"""A machine's day as a ribbon: what it did, who was there, what rang, when it was not to work. Pure, in HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from html import escape

from collector.core.execution import PACES, Pace
from collector.core.intervals import Interval, difference
from collector.store.day_sums import SECOND, Piece
from collector.store.schema import instant, micros
from collector.web.hours import Hours
from collector.web.wording import Wording

SLOTS = 480
"""Pieces of a ribbon: narrower ones could not be told apart, and there may be thousands of states."""

HOUR = timedelta(hours=1)


class Shade(StrEnum):
    """What a piece of ribbon says."""

    RUN = "run"
    PAUSE = "pause"
    REST = "rest"
    UNSEEN = "unseen"


_SHADES = {
    Pace.RUN: Shade.RUN, Pace.PAUSE: Shade.PAUSE, Pace.END: Shade.REST, Pace.ABORT: Shade.REST, Pace.REST: Shade.REST,
    Pace.BLIND: Shade.UNSEEN,
}  # fmt: skip
SHADES: Mapping[str, Shade] = {execution.value: _SHADES[pace] for execution, pace in PACES.items()}
"""By what the controller does."""


@dataclass(frozen=True, slots=True)
class Band:
    """A piece of ribbon: from, to (microseconds since 1970)."""

    shade: Shade
    start: int
    end: int

    @property
    def when(self) -> Interval:
        """From when to when (UTC)."""
        return Interval(instant(self.start), instant(self.end))


@dataclass(frozen=True, slots=True)
class Stint:
    """Trainees at the machine: opaque ids, their order; `end` is None while they are there."""

    start: datetime
    end: datetime | None
    persons: tuple[str, ...]
    order: str | None


@dataclass(frozen=True, slots=True)
class Ringing:
    """An alarm; `end` is None while it stands."""

    start: datetime
    end: datetime | None
    alarm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """What one machine's ribbon shows.

    Args:
        name: What the machine is called.
        bands: What it did, up to now.
        stints: Who was there.
        alarms: What rang.
        hours: Its calendar over the whole axis.
        axis: From when to when the ribbon goes (UTC).
        now: The time (UTC).
    """

    name: str
    bands: Sequence[Band]
    stints: Sequence[Stint]
    alarms: Sequence[Ringing]
    hours: Hours
    axis: Interval
    now: datetime


def bands(states: Sequence[Piece], period: Interval, slots: int = SLOTS) -> list[Band]:
    """States as ribbon: of what is too narrow to be seen, what lasted longest in its slot.

    Args:
        states: In order. Time without a state is unseen.
        period: From when to when (UTC); not beyond now.
        slots: How many pieces can be told apart.
    """
    start, end = micros(period.start), micros(period.end)
    if end <= start:
        return []
    whole = _merged(_filled(states, start, end))
    if len(whole) > slots // 3:
        whole = _merged(_slotted(whole, start, end, slots))
    return [Band(*one) for one in whole]


_Strip = tuple[Shade, int, int]


def _filled(states: Sequence[Piece], start: int, end: int) -> Iterator[_Strip]:
    """The period without a hole."""
    at = start
    for begun, ended, execution in states:
        if ended <= at or begun >= end:
            continue
        if begun > at:
            yield Shade.UNSEEN, at, begun
            at = begun
        stop = ended if ended < end else end
        yield SHADES[execution], at, stop
        at = stop
    if at < end:
        yield Shade.UNSEEN, at, end


def _slotted(whole: Sequence[_Strip], start: int, end: int, slots: int) -> Iterator[_Strip]:
    """Slots of one width, each in the shade that lasted longest in it."""
    width = -(-(end - start) // slots)
    times = {shade: [0] * slots for shade in Shade}
    for shade, left, right in whole:
        of_shade = times[shade]
        first, last = (left - start) // width, (right - 1 - start) // width
        if first == last:
            of_shade[first] += right - left
            continue
        of_shade[first] += start + (first + 1) * width - left
        for slot in range(first + 1, last):
            of_shade[slot] += width
        of_shade[last] += right - start - last * width
    every = tuple(times.items())
    for slot in range(-(-(end - start) // width)):
        left = start + slot * width
        longest = max(every, key=lambda one: one[1][slot])[0]
        yield longest, left, min(left + width, end)


def _merged(strips: Iterable[_Strip]) -> list[_Strip]:
    merged: list[_Strip] = []
    for strip in strips:
        if merged and merged[-1][0] is strip[0] and merged[-1][2] == strip[1]:
            merged[-1] = (strip[0], merged[-1][1], strip[2])
        else:
            merged.append(strip)
    return merged


def axis_of(hours: Sequence[Hours], period: Interval, now: datetime, active: Sequence[Interval] = ()) -> Interval:
    """From when to when a day's ribbons go: whole hours around the opening and whatever was done outside of it."""
    shown = [*(one for each in hours for one in each.opening), *active]
    if not shown:
        return period
    start = min(one.start for one in shown)
    end = max(one.end for one in shown)
    if period.start <= now < period.end:
        end = max(end, now)
    return Interval(
        max(_whole_hour(start), period.start), min(_whole_hour(end + HOUR - timedelta(microseconds=1)), period.end)
    )


def _whole_hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


# In HTML.


def ribbon(lane: Lane, say: Wording, names: Mapping[str, str] | None) -> str:
    """The ribbon of one machine.

    Args:
        lane: What it shows.
        say: The language.
        names: What people are called; None where nobody is named.
    """
    axis = lane.axis
    closed = difference([axis], lane.hours.opening)
    parts = [
        *(_mark("closed", one, axis, say("figures.closed"), say) for one in closed),
        *(_mark("planned", one, axis, say("figures.planned"), say) for one in lane.hours.planned),
        *(_mark(one.shade.value, one.when, axis, say(f"figures.{one.shade}"), say) for one in lane.bands),
        *(_mark("alarm", _until(one, lane.now), axis, say("alarm", text=alarm_text(one.alarm, say)), say)
          for one in lane.alarms),
    ]  # fmt: skip
    if axis.start <= lane.now < axis.end:
        parts.append(f'<b class="now" style="left:{_share(lane.now, axis):.2f}%"></b>')
    label = f"{lane.name} : {summary(lane.bands, say)}"
    return (
        f'<div class="ribbon" role="img" aria-label="{escape(label)}">{"".join(parts)}</div>'
        f'<div class="stints">{"".join(_stint(one, lane, say, names) for one in lane.stints)}</div>'
    )


def hours_row(axis: Interval, say: Wording) -> str:
    """The hours above the ribbons; every second or third one where there are many."""
    whole = round((axis.end - axis.start) / HOUR)
    step = HOUR * (1 if whole <= 12 else 2 if whole <= 24 else 6)
    ticks, at = [], _whole_hour(axis.start)
    while at <= axis.end:
        if at >= axis.start:
            ticks.append(f'<span style="left:{_share(at, axis):.2f}%">{say.clock(at)}</span>')
        at += step
    return f'<div class="hours" aria-hidden="true">{"".join(ticks)}</div>'


def legend(say: Wording) -> str:
    """What the colours mean."""
    shades = [*(one.value for one in Shade), "alarm", "planned", "closed"]
    keys = "".join(f'<li><i class="key {one}"></i>{escape(say(f"figures.{one}"))}</li>' for one in shades)
    return f'<ul class="legend">{keys}</ul>'


def summary(found: Sequence[Band], say: Wording) -> str:
    """How long it did what, in words: for whoever does not see the ribbon."""
    told = []
    for shade in Shade:
        seconds = sum(one.end - one.start for one in found if one.shade is shade) / SECOND
        if seconds:
            told.append(f"{say(f'figures.{shade}').lower()} {say.duration(seconds)}")
    return ", ".join(told) or say("figures.nothing")


def alarm_text(alarm: str, say: Wording) -> str:
    """An alarm as the controller calls it."""
    return say("standing.emergency") if alarm == "emergency_stop" else alarm


def _stint(stint: Stint, lane: Lane, say: Wording, names: Mapping[str, str] | None) -> str:
    shown = _within(_until(stint, lane.now), lane.axis)
    if shown is None:
        return ""
    if names is None:
        who = say.counted("floor.trainees", len(stint.persons))
    else:
        who = ", ".join(names.get(person, person) for person in stint.persons)
    text = " · ".join(filter(None, (who, stint.order)))
    title = escape(f"{text}, {_times(shown, say)}")
    return f'<span style="{_place(shown, lane.axis)}" title="{title}">{escape(text)}</span>'


def _mark(kind: str, when: Interval, axis: Interval, what: str, say: Wording) -> str:
    shown = _within(when, axis)
    if shown is None:
        return ""
    return f'<i class="{kind}" style="{_place(shown, axis)}" title="{escape(what)} {_times(when, say)}"></i>'


def _times(when: Interval, say: Wording) -> str:
    return f"{say.clock(when.start)}–{say.clock(when.end)}"


def _within(when: Interval, axis: Interval) -> Interval | None:
    start, end = max(when.start, axis.start), min(when.end, axis.end)
    return Interval(start, end) if start < end else None


def _until(one: Stint | Ringing, now: datetime) -> Interval:
    return Interval(one.start, one.end or max(now, one.start + timedelta(seconds=1)))


def _place(when: Interval, axis: Interval) -> str:
    left = _share(when.start, axis)
    return f"left:{left:.2f}%;width:{_share(when.end, axis) - left:.2f}%"


def _share(at: datetime, axis: Interval) -> float:
    return 100 * ((at - axis.start) / (axis.end - axis.start))
