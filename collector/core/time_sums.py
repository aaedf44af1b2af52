"""Breakdowns of several days or machines, added up to one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from collector.core.signals import Execution
from collector.core.time_categories import TimeBreakdown

N = TypeVar("N", int, float)


def together(breakdowns: Iterable[TimeBreakdown]) -> TimeBreakdown:
    """The sum: rates of it are those of all the time together, weighted by itself.

    What is not known of one is not known of the whole: leave out what the sum should not rest on, and say so. A stop
    that reaches from one day into the next is one of each, and short only if each of them is.
    """
    all_of = tuple(breakdowns)

    def known(values: Sequence[N | None]) -> N | None:
        found = [value for value in values if value is not None]
        return sum(found) if len(found) == len(values) else None

    def total(of: Callable[[TimeBreakdown], float]) -> float:
        return sum(map(of, all_of))

    stops: dict[Execution, float] = {}
    for one in all_of:
        for execution, seconds in one.stops.items():
            stops[execution] = stops.get(execution, 0.0) + seconds
    return TimeBreakdown(
        total=total(lambda one: one.total),
        opening=total(lambda one: one.opening),
        required=total(lambda one: one.required),
        seen=total(lambda one: one.seen),
        operating=total(lambda one: one.operating),
        net=known([one.net for one in all_of]),
        useful=known([one.useful for one in all_of]),
        stops=stops,
        micro_stops=total(lambda one: one.micro_stops),
        parts=known([one.parts for one in all_of]),
        with_standard=sum(one.with_standard for one in all_of),
        judged=sum(one.judged for one in all_of),
    )
