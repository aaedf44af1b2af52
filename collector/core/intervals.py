"""Periods of time and what they have in common: union, intersection, difference, length."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Interval:
    """A period from `start` up to and without `end`, both in UTC.

    UTC because Python subtracts two times of one civil zone by the wall clock, which is an hour wrong twice a year.
    """

    start: datetime
    end: datetime


Intervals = tuple[Interval, ...]
"""In order of time, none empty, none touching another: what every function here returns."""


def union(intervals: Iterable[Interval]) -> Intervals:
    """What at least one of the intervals covers; they may overlap and come in any order, empty ones are left out."""
    merged: list[Interval] = []
    for one in sorted(intervals, key=attrgetter("start")):
        if one.end <= one.start:
            continue
        if merged and one.start <= merged[-1].end:
            if one.end > merged[-1].end:
                merged[-1] = Interval(merged[-1].start, one.end)
        else:
            merged.append(one)
    return tuple(merged)


def intersection(some: Iterable[Interval], others: Iterable[Interval]) -> Intervals:
    """What both cover."""
    left, right = union(some), union(others)
    common: list[Interval] = []
    i = j = 0
    while i < len(left) and j < len(right):
        start, end = max(left[i].start, right[j].start), min(left[i].end, right[j].end)
        if start < end:
            common.append(Interval(start, end))
        if left[i].end <= right[j].end:
            i += 1
        else:
            j += 1
    return tuple(common)


def difference(some: Iterable[Interval], taken: Iterable[Interval]) -> Intervals:
    """What the first cover and the second do not."""
    left, right = union(some), union(taken)
    rest: list[Interval] = []
    j = 0
    for one in left:
        start = one.start
        while j < len(right) and right[j].end <= start:
            j += 1
        k = j
        while k < len(right) and right[k].start < one.end:
            if right[k].start > start:
                rest.append(Interval(start, right[k].start))
            start = max(start, right[k].end)
            k += 1
        if start < one.end:
            rest.append(Interval(start, one.end))
    return tuple(rest)


def length(intervals: Iterable[Interval]) -> float:
    """Seconds that the intervals cover together, each instant once."""
    return sum((one.end - one.start).total_seconds() for one in union(intervals))
