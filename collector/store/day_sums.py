"""A machine's rows added up, in whole microseconds and in one pass: times by state and pace, parts by work, cycles.

`breakdown` is the calculation that all this has to agree with: it is made to be read, and takes ten times as long, as
window functions of SQLite do. A year of one machine has half a million rows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from collector.core.execution import PACES, Pace
from collector.core.intervals import Interval
from collector.core.signals import Execution
from collector.core.time_categories import MICRO_STOP
from collector.store.schema import micros

SECOND = 1_000_000
"""Microseconds."""

_RUN = frozenset(execution.value for execution, pace in PACES.items() if pace is Pace.RUN)
_BLIND = frozenset(execution.value for execution, pace in PACES.items() if pace is Pace.BLIND)

Piece = tuple[int, int, str]
"""A state within a period: from, to (microseconds since 1970), and what the controller did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paces:
    """How observed required time went by, in seconds; `TimeBreakdown` has the words.

    Args:
        running: The machine ran.
        micro_stops: It stood between two runs, too short for a stop.
        stops: It stood, by what its controller did.
    """

    running: float = 0.0
    micro_stops: float = 0.0
    stops: Mapping[Execution, float] = field(default_factory=dict)

    @property
    def seen(self) -> float:
        """Seconds in which it was observed."""
        return self.running + self.micro_stops + sum(self.stops.values())


Work = tuple[str | None, str | None, str | None]
"""An order, one of its operations, and the program; None for what is not known."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Parts that count, made in observed required time: of them, declared good, and declared scrap or for rework."""

    work: Work
    parts: int
    good: int
    scrap: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How long cycles of the same work took: seconds in which they ran, pauses left out.

    A quartile is the shortest of these times that a quarter of the cycles (half, three quarters) do not exceed.

    Args:
        work: What was made.
        cycles: How many: completed ones that count and were seen from their start.
        quartiles: The shortest, the three quartiles, the longest.
        active: All of them together.
        hold: Their pauses together.
    """

    work: Work
    cycles: int
    quartiles: tuple[float, float, float, float, float]
    active: float
    hold: float

    @property
    def median(self) -> float:
        """The second quartile."""
        return self.quartiles[2]


def times(states: Iterable[Piece]) -> dict[Execution, float]:
    """Seconds by state."""
    sums: defaultdict[str, int] = defaultdict(int)
    for start, end, execution in states:
        sums[execution] += end - start
    return {Execution(execution): length / SECOND for execution, length in sums.items()}


def paces(seen: Iterable[Sequence[Piece]], micro_stop: float = MICRO_STOP) -> Paces:
    """How required time went by; a stop at the edge of it, or at a gap, is between no two runs and never short.

    Args:
        seen: What was seen in each required period; see `seen_in`.
        micro_stop: Seconds: shorter stops between two runs stay in the operating time.
    """
    running = micro = 0
    limit = round(micro_stop * SECOND)
    stops: defaultdict[str, int] = defaultdict(int)
    for period in seen:
        last_end, after_run, stop = -1, False, list[Piece]()
        for piece in period:
            start, end, execution = piece
            runs = execution in _RUN
            if stop and (runs or start != last_end):
                length = last_end - stop[0][0]
                if runs and start == last_end and after_run and length < limit:
                    micro += length
                else:
                    _add(stops, stop)
                stop = []
            if runs:
                running += end - start
            else:
                if not stop:
                    after_run = start == last_end
                stop.append(piece)
            last_end = end
        _add(stops, stop)
    return Paces(
        running=running / SECOND,
        micro_stops=micro / SECOND,
        stops={Execution(execution): length / SECOND for execution, length in stops.items()},
    )


def _add(stops: defaultdict[str, int], stop: Iterable[Piece]) -> None:
    for start, end, execution in stop:
        stops[execution] += end - start


def seen_in(states: Sequence[Piece], required: Iterable[Interval]) -> list[list[Piece]]:
    """For each required period, what was seen in it; both are in order, no period touches another."""
    starts, found = [start for start, _, _ in states], []
    for period in required:
        opens, closes = micros(period.start), micros(period.end)
        # The one that began before the period may reach into it.
        first = max(bisect_right(starts, opens) - 1, 0)
        inside = states[first : bisect_left(starts, closes)]
        whole = [piece for piece in inside if piece[2] not in _BLIND and piece[1] > opens]
        for place in {0, len(whole) - 1} if whole else ():
            start, end, execution = whole[place]
            whole[place] = (max(start, opens), min(end, closes), execution)
        found.append(whole)
    return found


Counted = tuple[int, Work, int, int, int]
"""When parts were counted (microseconds since 1970), of what work, how many, how many good, how many not."""


def batches(parts: Iterable[Counted], seen: Iterable[Sequence[Piece]]) -> list[Batch]:
    """What was made in observed required time: just before the instant at which it was counted. Parts are in order."""
    known = [piece for period in seen for piece in period]
    sums: dict[Work, tuple[int, int, int]] = {}
    place = 0
    for at, work, many, good, scrap in parts:
        while place < len(known) and known[place][1] < at:
            place += 1
        if place == len(known):
            break
        if known[place][0] < at:
            before = sums.get(work, (0, 0, 0))
            sums[work] = before[0] + many, before[1] + good, before[2] + scrap
    return [Batch(work, *numbers) for work, numbers in sums.items()]


Worked = tuple[int, Work, float, float]
"""When a cycle began (microseconds since 1970), for what work, for how many seconds it ran, and paused."""


def spreads(worked: Iterable[Worked]) -> list[Spread]:
    """How long cycles took, by work; the work with the most cycles first."""
    groups: defaultdict[Work, list[tuple[float, float]]] = defaultdict(list)
    for _, work, active, hold in worked:
        groups[work].append((active, hold))
    found = []
    for work, group in groups.items():
        ranked, many = sorted(active for active, _ in group), len(group)
        # The first rank at which so many quarters are reached, counted from 0.
        lower, median, upper = (ranked[-(-many * quarters // 4) - 1] for quarters in (1, 2, 3))
        quartiles = (ranked[0], lower, median, upper, ranked[-1])
        found.append(Spread(work, many, quartiles, sum(ranked), sum(hold for _, hold in group)))
    return sorted(found, key=lambda one: -one.cycles)
