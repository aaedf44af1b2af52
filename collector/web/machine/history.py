"""What a machine did in a range of days, as its page shows it: put together from the days' figures; pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from collector.core.signals import Execution
from collector.core.time_categories import TimeBreakdown
from collector.core.time_sums import together
from collector.store.day_figures import breakdown_of
from collector.store.day_queries import Day, ToolSum
from collector.store.day_sums import Spread, Work
from collector.store.standards import Standards
from collector.web.hours import Hours


@dataclass(frozen=True, slots=True)
class DayTold:
    """One day: its calendar, what was read of it, where its time went."""

    hours: Hours
    day: Day
    told: TimeBreakdown

    @property
    def outside(self) -> float:
        """Seconds for which the machine ran outside its required time."""
        return max(self.day.states.get(Execution.ACTIVE, 0.0) - self.day.paces.running, 0.0)


@dataclass(frozen=True, slots=True)
class History:
    """A range of days.

    Args:
        days: Each of them, in order.
        standards: What the machine's work should take.
    """

    days: Sequence[DayTold]
    standards: Standards

    @property
    def told(self) -> TimeBreakdown:
        """Where the time of all of them went."""
        return together([one.told for one in self.days])

    @property
    def tools(self) -> list[ToolSum]:
        """Their tools, the longest used first."""
        cycles, seconds = Counter[str](), defaultdict[str, float](float)
        for one in self.days:
            for tool in one.day.tools:
                cycles[tool.tool] += tool.cycles
                seconds[tool.tool] += tool.seconds
        sums = (ToolSum(tool, cycles[tool], time) for tool, time in seconds.items())
        return sorted(sums, key=lambda one: (-one.seconds, one.tool))


def works_of(found: Iterable[Sequence[Spread]]) -> list[tuple[Work, int]]:
    """What was made in several periods, with how many cycles, the most first."""
    counted = Counter[Work]()
    for spreads in found:
        for one in spreads:
            counted[one.work] += one.cycles
    return counted.most_common()


def history_of(hours: Sequence[Hours], days: Sequence[Day], standards: Standards, *, counts: bool) -> History:
    """Put it together.

    Args:
        hours: Each day's calendar, up to now.
        days: What was read of each.
        standards: What the machine's work should take.
        counts: Whether anything counts its parts.
    """
    return History(
        [
            DayTold(when, day, breakdown_of(day.paces, day.batches, when.asked, when.opening, standards, counts=counts))
            for when, day in zip(hours, days, strict=True)
        ],
        standards,
    )
