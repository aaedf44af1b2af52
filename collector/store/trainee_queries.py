"""The questions that trainers ask: where somebody was and for how long, what their hands made, why it stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, case, func, literal, or_, select, text

from collector.core.attendance import Stay
from collector.core.execution import PACES, Pace
from collector.core.facts import Role, SupervisorLeft, SupervisorPresent, decode
from collector.core.intervals import Interval, Intervals, union
from collector.core.learning import Work
from collector.store.hand_views import BETWEEN
from collector.store.journal import OF_ACCESS, journal
from collector.store.schema import Instant
from collector.store.shopfloor_tables import stop_reason
from collector.store.teaching_tables import trainee_work
from collector.store.view_tables import LASTING, part_count, session, session_person, state_interval

_NOT_STANDING = [execution.value for execution, pace in PACES.items() if pace in (Pace.RUN, Pace.BLIND)]

NEAR = timedelta(minutes=10)
"""A reason is given for all of a stop; what lasts in it begins at most so much later."""

LONGEST_DAY = timedelta(days=1)
"""No supervisor stays longer without a word of it: presence lapses within the hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What somebody made of one kind of work; `hands` of them at a time, and every one has all of it.

    Args:
        work: What it was.
        hands: How many trainees made it together.
        cycles: Completed; `aborted` were given up.
        active: Seconds in which their programs ran.
        hold: Seconds of pauses in them.
        parts: Of these `good`, `scrap` and `rework` are declared.
    """

    work: Work
    hands: int
    cycles: int
    aborted: int
    active: float
    hold: float
    parts: int
    good: int
    scrap: int
    rework: int


@dataclass(frozen=True, slots=True)
class Times:
    """Cycles of one kind of work in a quarter of an hour: the seconds of each; `hands` as for `Made`."""

    since: datetime
    work: Work
    hands: int
    seconds: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A machine stood while somebody was there to run it; an empty code where nobody said why."""

    machine: str
    since: datetime
    until: datetime
    reason_code: str = ""


def stays(connection: Connection, person: str, since: datetime, until: datetime) -> list[Stay]:
    """Somebody's times at machines that reach into the time from `since` to `until`, whole, by their beginning."""
    there, of = session_person.c, session.c
    query = (
        select(of.id, of.machine, there.joined_at, there.left_at, of.role, of.order_number, of.operation)
        .join_from(session_person, session, of.id == there.session)
        .where(there.person == person, there.joined_at < until, or_(there.left_at > since, there.left_at.is_(None)))
        .order_by(there.joined_at, there.seq)
    )
    return [
        Stay(session=id_, machine=machine, since=joined, until=left, role=role, order=order, operation=operation)
        for id_, machine, joined, left, role, order, operation in connection.execute(query)
    ]


def last_seen(connection: Connection) -> dict[str, datetime]:
    """By person, when the last session began in which they took part."""
    there = session_person.c
    query = select(there.person, func.max(there.joined_at, type_=Instant)).group_by(there.person)
    return {row[0]: row[1] for row in connection.execute(query)}


def at_work(connection: Connection) -> dict[str, tuple[str, datetime]]:
    """By person, the machine at whose open session somebody is, and since when."""
    there, of = session_person.c, session.c
    query = (
        select(there.person, of.machine, there.joined_at)
        .join_from(session, session_person, of.id == there.session)
        .where(of.closed_at.is_(None), there.left_at.is_(None))
        .order_by(there.joined_at)
    )
    return {person: (machine, since) for person, machine, since in connection.execute(query)}


def made(connection: Connection, person: str, since: datetime, until: datetime) -> list[Made]:
    """What somebody's hands made from `since` up to, not including, `until`, by work."""
    of = trainee_work.c
    key = (of.order_number, of.operation, of.machine, of.program, of.hands)
    names = [one.name for one in fields(Made) if one.name not in ("work", "hands")]
    query = (
        select(*key, *(func.sum(of[name]).label(name) for name in names))
        .where(of.person == person, of.since >= since, of.since < until)
        .group_by(*key)
        .order_by(*key)
    )
    found = []
    for row in connection.execute(query):
        one = Made(work=Work(*row[:4]), hands=row.hands, **{name: getattr(row, name) for name in names})
        if one.cycles or one.aborted or one.parts:
            found.append(one)
    return found


def times(connection: Connection, person: str, since: datetime, until: datetime) -> Iterator[Times]:
    """How long each of somebody's cycles took, of those that were seen from start to end, by quarters of an hour."""
    of = trainee_work.c
    query = (
        select(of.since, of.order_number, of.operation, of.machine, of.program, of.hands, of.times)
        .where(of.person == person, of.since >= since, of.since < until, of.times != "")
        .order_by(of.since)
    )
    for at, order, operation, machine, program, hands, told in connection.execute(query):
        seconds = tuple(map(float, told.split(BETWEEN)))
        yield Times(at, Work(order, operation, machine, program), hands, seconds)


def stops(connection: Connection, person: str, since: datetime, until: datetime, now: datetime) -> list[Stop]:
    """Stops of two minutes and more that began while somebody was there to run the machine, each with its reason.

    Setting up and inspecting, a machine stands: that is no stop. One that goes on when they leave ends with that.

    Args:
        connection: Reads the views.
        person: Opaque id.
        since: Begin of the period (UTC).
        until: Its end, exclusive (UTC).
        now: The present (UTC).
    """
    there, of, state = session_person.c, session.c, state_interval.c
    gone = func.coalesce(there.left_at, literal(now, Instant))
    began = and_(state.machine == of.machine, state.started_at >= there.joined_at, state.started_at < gone)
    # The index of these few states serves only where its own condition is asked for word for word.
    ended = case((state.ended_at < gone, state.ended_at), else_=gone)
    query = (
        select(state.machine, state.started_at, ended)
        .select_from(session_person)
        .join(session, of.id == there.session)
        .join(state_interval, began)
        .where(
            there.person == person, there.joined_at < until, or_(there.left_at > since, there.left_at.is_(None)),
            of.role == Role.RUN.value, state.started_at >= since, state.started_at < until,
            text(LASTING),
            state.execution.not_in(_NOT_STANDING),
        )
        .order_by(state.started_at)
    )  # fmt: skip
    found = [Stop(*row) for row in connection.execute(query)]
    return list(_with_reasons(connection, found, since, until))


def _with_reasons(connection: Connection, found: Iterable[Stop], since: datetime, until: datetime) -> Iterator[Stop]:
    of = stop_reason.c
    given: dict[str, list[tuple[datetime, datetime | None, str]]] = {}
    query = select(of.machine, of.since, of.until, of.reason_code).where(of.since >= since - NEAR, of.since < until)
    for machine, begin, end, code in connection.execute(query.order_by(of.since)):
        given.setdefault(machine, []).append((begin, end, code))
    for one in found:
        fitting = [
            code
            for begin, end, code in given.get(one.machine, ())
            if begin < one.until and (end > one.since if end is not None else begin >= one.since - NEAR)
        ]
        yield Stop(one.machine, one.since, one.until, fitting[-1] if fitting else "")


def watched(connection: Connection, since: datetime, until: datetime, now: datetime) -> dict[str, Intervals]:
    """By place, when at least one supervisor was badged in there, as far as it reaches into a period.

    Raises:
        ValueError: If the journal holds a fact that this version cannot read.
    """
    of = journal.c
    kinds = [SupervisorPresent.__name__, SupervisorLeft.__name__]
    query = (
        select(of.kind, of.body)
        .where(text(OF_ACCESS), of.kind.in_(kinds), of.at >= since - LONGEST_DAY, of.at < until)
        # Renewals are most of it, and change nothing here.
        .where(of.body.not_like('%"renewed":true%'))
        .order_by(of.seq)
    )
    here: dict[tuple[str, str], datetime] = {}
    found: dict[str, list[Interval]] = {}
    for kind, body in connection.execute(query):
        fact = decode(kind, body)
        if isinstance(fact, SupervisorPresent):
            here.setdefault((fact.person, fact.place), fact.at)
        elif isinstance(fact, SupervisorLeft):
            came = here.pop((fact.person, fact.place), None)
            if came is not None:
                found.setdefault(fact.place, []).append(Interval(came, fact.at))
    for (_, place), came in here.items():
        found.setdefault(place, []).append(Interval(came, min(now, until)))
    return {place: union(some) for place, some in found.items()}


def unattributed(connection: Connection, since: datetime, until: datetime) -> int:
    """Parts that count and are nobody's, of all machines."""
    of = part_count.c
    # Word for word what the index of these few says of itself: a compared flag would not be seen to be the same.
    asked = select(func.coalesce(func.sum(of.parts), 0)).where(text("unattributed"), of.at >= since, of.at < until)
    return int(connection.execute(asked).scalar_one())
