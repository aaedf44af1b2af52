"""When who worked at which machine for what, in two hundred school days: the year's sessions, by a plain rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from collector.core.facts import Role
from tests.bench.school import BEGUN, LARGEST, MACHINES, TRAINEES, number_of, program_of, route

DAYS = 200
ZONE = ZoneInfo("Europe/Paris")
SLOTS = ((time(8), time(10)), (time(10, 15), time(12)), (time(13, 30), time(15, 15)), (time(15, 30), time(17, 15)))
"""On the wall; every session fills one."""

HOLIDAYS = (((12, 20), (12, 31)), ((1, 1), (1, 4)), ((2, 14), (2, 22)), ((4, 11), (4, 19)), ((7, 4), (8, 31)),
            ((10, 24), (11, 1)))  # fmt: skip
"""From day to day of every year, both left out."""

ARRIVAL, LEAVING = timedelta(seconds=200), timedelta(seconds=60)
"""Before the first cycle of a session, and behind its last."""

FIRST = 1_000_001
"""Cycles and sessions are counted from here: what the collector counts itself begins at 1, and never meets them."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A machine in a part of a day.

    Args:
        id: Its number; in order of time, and of machines within it.
        machine: Its place among the machines.
        start: From when (UTC).
        end: To when (UTC).
        persons: Opaque ids of who works there; none where nobody badged in.
        order: The order's number.
        operation: The operation's.
        program: The machine's program.
        role: What they do.
        skill: How long a cycle takes of what it should: the hand improves over an order.
        cycles: How many begin.
        base: The number of the first.
        stop: The cycle before which the machine stood for some minutes; 0 for none.
        stood: For how many cycles that time would have been.
    """

    id: int
    machine: int
    start: datetime
    end: datetime
    persons: tuple[str, ...]
    order: str
    operation: str
    program: str
    role: Role
    skill: float
    cycles: int
    base: int
    stop: int
    stood: int

    @property
    def name(self) -> str:
        """The machine's id."""
        return MACHINES[self.machine].id

    @property
    def session(self) -> str | None:
        """The session's id."""
        return f"{self.name}.s{FIRST + self.id}" if self.persons else None

    @property
    def first(self) -> datetime:
        """When the first cycle begins (UTC)."""
        return self.start + ARRIVAL

    @property
    def stood_from(self) -> datetime:
        """When the machine began to stand (UTC), where it did."""
        return self.first + timedelta(seconds=MACHINES[self.machine].period * (self.stop - 0.1))

    @property
    def stood_until(self) -> datetime:
        """When it went on (UTC)."""
        return self.first + timedelta(seconds=MACHINES[self.machine].period * (self.stop + self.stood))


def school_days(today: date) -> list[date]:
    """The last two hundred school days before today, in order."""
    found: list[date] = []
    day = today
    while len(found) < DAYS:
        day -= timedelta(days=1)
        free = any(first <= (day.month, day.day) <= last for first, last in HOLIDAYS)
        if day.weekday() < 5 and not free:
            found.append(day)
    return found[::-1]


def parts_of_days(now: datetime) -> list[tuple[datetime, datetime]]:
    """When the machines worked (UTC), in order; the last eight hours are worked through on whatever day it is."""
    wall = [
        (datetime.combine(day, begin, ZONE).astimezone(UTC), datetime.combine(day, end, ZONE).astimezone(UTC))
        for day in school_days(now.astimezone(ZONE).date())
        for begin, end in SLOTS
    ]
    quarter = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)
    last = [(quarter - timedelta(hours=hours), quarter - timedelta(hours=hours - 1.5)) for hours in (8, 6, 4, 2)]
    return wall + [one for one in last if one[0] > wall[-1][1]]


def timetable(now: datetime) -> list[Slot]:
    """The year's sessions, by time."""
    times = parts_of_days(now)
    works = [_works(machine, len(times)) for machine in range(len(MACHINES))]
    bases = [FIRST] * len(MACHINES)
    found: list[Slot] = []
    for number, (start, end) in enumerate(times):
        for machine, persons in enumerate(_at_work(number)):
            order, place, fresh, done = works[machine][number]
            period = MACHINES[machine].period
            room = int((end - start - ARRIVAL - LEAVING).total_seconds() / period)
            id_ = len(found)
            stands = id_ % 2 == 0 and not fresh
            slot = Slot(
                id=id_, machine=machine, start=start, end=end, persons=persons, order=number_of(order),
                operation=str(10 * place), program=program_of(order, place),
                role=Role.SETUP if fresh else Role.INSPECT if id_ % 41 == 0 else Role.RUN,
                skill=1.18 - 0.2 * done, cycles=5 if fresh else room, base=bases[machine],
                stop=room // 3 + id_ % 7 if stands else 0, stood=round(240 / period) if stands else 0,
            )  # fmt: skip
            bases[machine] += slot.cycles
            found.append(slot)
    return found


def _works(machine: int, slots: int) -> list[tuple[int, int, bool, float]]:
    """For each part of a day: the order, the place of the operation in it, whether it begins, how far it is."""
    mine = [
        (order, place)
        for order in range(BEGUN)
        for place, id_ in enumerate(route(order), 1)
        if id_ == MACHINES[machine].id
    ]
    weights = [5 if order == LARGEST else 1 for order, _ in mine]
    ends = [round(slots * sum(weights[: place + 1]) / sum(weights)) for place in range(len(mine))]
    found: list[tuple[int, int, bool, float]] = []
    for (order, place), end in zip(mine, ends, strict=True):
        begin = len(found)
        found += [(order, place, one == begin, (one - begin) / (end - begin)) for one in range(begin, end)]
    return found


def _at_work(number: int) -> Iterator[tuple[str, ...]]:
    """Who is at each machine: half of them before and half after noon, at another machine each week.

    Nobody is at two; in one session of ten there are two trainees, in one of four hundred nobody has badged in.
    """
    week, afternoon = number // (5 * len(SLOTS)), number // 2 % 2
    for machine in range(len(MACHINES)):
        one = (2 * machine + 6 * week + afternoon) % TRAINEES
        here: Sequence[int] = (one, one + 1 - 2 * (one % 2)) if (number * 7 + machine) % 10 == 0 else (one,)
        nobody = (number * len(MACHINES) + machine) % 401 == 400
        yield () if nobody else tuple(f"p-pupil{person:03}" for person in here)
