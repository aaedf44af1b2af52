"""What is known of a trainee's work in a period: hours, machines, learning curve, parts, stops, supervision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from collector.access import civil
from collector.access.dossier import ExtraHours
from collector.core.attendance import Plan, Stay, WeekHours, forgotten, monday, seen, weeks
from collector.core.intervals import Interval, intersection, length, union
from collector.core.learning import Batch, Point, Spread, Work, curve, spread
from collector.reports.school import School
from collector.reports.trainee_period import Hands, Period
from collector.store import papers, shopfloor_queries, trainee_queries
from collector.store.papers_records import PaperKind
from collector.store.registry import Registry
from collector.store.registry_records import Person
from collector.store.shopfloor_queries import Cause
from collector.store.trainee_queries import Made


@dataclass(frozen=True, slots=True)
class AtMachine:
    """Time at a machine: seconds by role."""

    machine: str
    roles: Mapping[str, float]

    @property
    def seconds(self) -> float:
        """All of it."""
        return sum(self.roles.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkDone:
    """What was made of one kind of work.

    Args:
        work: What it was.
        described: What the operation is; empty where the registry does not know it.
        standard: Seconds that a cycle should take; None where nobody said.
        spread: How cycle times spread about it; None where none can be told.
        made: What was made, whoever stood beside.
        together: Of its parts, those made by two.
    """

    work: Work
    described: str
    standard: float | None
    spread: Spread | None
    made: Made
    together: int


@dataclass(frozen=True, slots=True)
class StopSum:
    """Stops for one reason; an empty code is what nobody gave a reason for."""

    reason_code: str
    count: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All of it.

    Args:
        person: Whose.
        period: When.
        hands: Whose cycles are in the curve and in `done`.
        plan: How the weeks should be spent.
        weeks: The weeks of the period.
        limits: By Monday, the seconds that somebody may work in that week; weeks without a limit are left out.
        forgotten: Stays whose end nobody saw: they do not count.
        seconds: Time at machines.
        watched: Of it, seconds with a supervisor badged in at the place; None where that is not recorded.
        machines: Time at each machine, in the site file's order.
        curve: The learning curve, over all work with a standard.
        curves: The same of each kind of work by itself.
        done: What was made, by work.
        without_standard: Cycles whose times say nothing, because nobody said how long they should take.
        causes: Why parts are not good.
        stops: Why the machines stood, the longest first.
        unattributed: Parts of the whole workshop that are nobody's: they are not in here.
    """

    person: Person
    period: Period
    hands: Hands
    plan: Plan
    weeks: tuple[WeekHours, ...]
    limits: Mapping[date, float]
    forgotten: tuple[Stay, ...]
    seconds: float
    watched: float | None
    machines: tuple[AtMachine, ...]
    curve: tuple[Point, ...]
    curves: Mapping[Work, tuple[Point, ...]]
    done: tuple[WorkDone, ...]
    without_standard: int
    causes: tuple[Cause, ...]
    stops: tuple[StopSum, ...]
    unattributed: int

    @property
    def empty(self) -> bool:
        """Nothing at all is known."""
        return not self.seconds and not self.done and not self.forgotten


def record_of(
    connection: Connection, school: School, person: Person, period: Period, now: datetime, *,
    programme: str | None = None, hands: Hands = Hands.ALL,
) -> Record:  # fmt: skip
    """Put it together.

    Args:
        connection: Reads the workshop's database.
        school: The school.
        person: Whose.
        period: When.
        now: The present (UTC).
        programme: By whose plan; None for the usual one.
        hands: Whose cycles.

    Raises:
        ValueError: If the journal holds a fact that this version cannot read.
    """
    since, until = period.since, period.until
    there = trainee_queries.stays(connection, person.id, since, until)
    spans = [(one, found) for one in there if (found := seen(one, now, school.zone)) is not None]
    whole = [Interval(since, until)]
    known = intersection((span for _, span in spans), whole)
    batches, without = _batches(connection, school, person.id, period, hands)
    return Record(
        person=person,
        period=period,
        hands=hands,
        plan=school.training(programme).plan,
        weeks=weeks(there, since, until, now, school.zone),
        limits=_limits(connection, school, person, period),
        forgotten=forgotten(there, now, school.zone),
        seconds=length(known),
        watched=_watched(connection, school, spans, period, now) if school.watched else None,
        machines=_at_machines(school, spans, whole),
        curve=curve(one for some in batches.values() for one in some),
        curves={work: curve(batches[work]) for work in sorted(batches)},
        done=_done(connection, school, person.id, period, hands, batches),
        without_standard=without,
        causes=tuple(shopfloor_queries.causes(connection, since, until, person=person.id)),
        stops=_stops(connection, person.id, period, now),
        unattributed=trainee_queries.unattributed(connection, since, until),
    )


def _limits(connection: Connection, school: School, person: Person, period: Period) -> dict[date, float]:
    extra: dict[date, float] = {}
    for one in papers.current(connection, kinds=[PaperKind.EXTRA_HOURS], person=person.id):
        if isinstance(it := one.content, ExtraHours) and it.reference.strip():
            extra[civil.week_of(it.week)] = extra.get(civil.week_of(it.week), 0.0) + it.hours
    found = {}
    for ordinal in range(monday(period.first).toordinal(), period.last.toordinal() + 1, 7):
        week = date.fromordinal(ordinal)
        limit = school.week_limit(person.birth_date, week, extra.get(week, 0.0))
        if limit is not None:
            found[week] = limit
    return found


def _at_machines(
    school: School, spans: Sequence[tuple[Stay, Interval]], whole: Sequence[Interval]
) -> tuple[AtMachine, ...]:
    times: dict[str, dict[str, list[Interval]]] = {}
    for one, span in spans:
        times.setdefault(one.machine, {}).setdefault(one.role, []).append(span)
    order = [*school.machines]
    found = [
        AtMachine(machine, {role: length(intersection(some, whole)) for role, some in roles.items()})
        for machine, roles in times.items()
    ]
    return tuple(
        sorted(found, key=lambda one: (order.index(one.machine) if one.machine in order else len(order), one.machine))
    )


def _watched(
    connection: Connection, school: School, spans: Iterable[tuple[Stay, Interval]], period: Period, now: datetime
) -> float:
    present = trainee_queries.watched(connection, period.since, period.until, now)
    there: dict[str, list[Interval]] = {}
    for one, span in spans:
        place = school.machines[one.machine].place if one.machine in school.machines else ""
        there.setdefault(place, []).append(span)
    covered = [one for place, some in there.items() for one in intersection(some, present.get(place, ()))]
    return length(intersection(union(covered), [Interval(period.since, period.until)]))


def _standard(school: School, operations: Mapping[tuple[str, str], float | None], work: Work) -> float | None:
    """Seconds that a cycle should take: the operation's word goes before the machine's."""
    said = operations.get((work.order, work.operation))
    if said is not None:
        return said
    machine = school.machines.get(work.machine)
    return machine.rules.standard_for(work.program or None).cycle if machine is not None else None


def _operations(connection: Connection, orders: Iterable[str]) -> dict[tuple[str, str], tuple[str, float | None]]:
    registry = Registry(connection)
    return {
        (one.order, one.operation): (one.description, one.standard_cycle)
        for order in sorted(set(orders))
        for one in registry.operations(order)
    }


def _takes(hands: Hands, number: int) -> bool:
    return hands is Hands.ALL or (number == 1) == (hands is Hands.ALONE)


def _batches(
    connection: Connection, school: School, person: str, period: Period, hands: Hands
) -> tuple[dict[Work, list[Batch]], int]:
    """The ratios of cycles to their standard, by work and week; and how many cycles have none."""
    told = [
        one for one in trainee_queries.times(connection, person, period.since, period.until) if _takes(hands, one.hands)
    ]
    operations = _operations(connection, (one.work.order for one in told if one.work.order))
    cycles = {key: standard for key, (_, standard) in operations.items()}
    standards = {work: _standard(school, cycles, work) for work in {one.work for one in told}}
    found: dict[Work, list[Batch]] = {}
    without = 0
    mondays: dict[date, date] = {}
    for one in told:
        standard = standards[one.work]
        if not standard:
            without += len(one.seconds)
            continue
        day = one.since.astimezone(school.zone).date()
        week = mondays.setdefault(day, monday(day))
        ratios = [seconds / standard for seconds in one.seconds]
        found.setdefault(one.work, []).append(Batch(week, ratios, one.hands > 1))
    return found, without


def _done(
    connection: Connection, school: School, person: str, period: Period, hands: Hands,
    batches: Mapping[Work, Sequence[Batch]],
) -> tuple[WorkDone, ...]:  # fmt: skip
    sums: dict[Work, list[Made]] = {}
    for one in trainee_queries.made(connection, person, period.since, period.until):
        if _takes(hands, one.hands):
            sums.setdefault(one.work, []).append(one)
    operations = _operations(connection, (work.order for work in sums if work.order))
    cycles = {key: standard for key, (_, standard) in operations.items()}
    return tuple(
        WorkDone(
            work=work,
            described=operations.get((work.order, work.operation), ("", None))[0],
            standard=_standard(school, cycles, work),
            spread=spread(batches.get(work, ())),
            made=_summed(sums[work]),
            together=sum(one.parts for one in sums[work] if one.hands > 1),
        )
        for work in sorted(sums)
    )


def _summed(some: Sequence[Made]) -> Made:
    names = ("cycles", "aborted", "active", "hold", "parts", "good", "scrap", "rework")
    return replace(some[0], **{name: sum(getattr(one, name) for one in some) for name in names})


def _stops(connection: Connection, person: str, period: Period, now: datetime) -> tuple[StopSum, ...]:
    sums: dict[str, tuple[int, float]] = {}
    for one in trainee_queries.stops(connection, person, period.since, period.until, now):
        count, seconds = sums.get(one.reason_code, (0, 0.0))
        sums[one.reason_code] = count + 1, seconds + (one.until - one.since).total_seconds()
    found = [StopSum(code, count, seconds) for code, (count, seconds) in sums.items()]
    return tuple(sorted(found, key=lambda one: (one.reason_code == "", -one.seconds, one.reason_code)))
