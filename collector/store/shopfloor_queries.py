"""The questions that pages, reports and kiosks ask of what people at the machines said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, literal_column, or_, select, union_all

from collector.core.execution import PACES, Pace
from collector.store.credits import Credit
from collector.store.schema import Instant
from collector.store.shopfloor_tables import (
    part_declaration,
    session_correction,
    stop_reason,
    trainer_call,
    trainer_call_person,
)
from collector.store.view_tables import NOT_GOOD, part_count, part_count_person, state_interval

_RUNNING = [execution.value for execution, pace in PACES.items() if pace is Pace.RUN]
NOT_STANDING = [execution.value for execution, pace in PACES.items() if pace in (Pace.RUN, Pace.BLIND)]
"""What a machine does that is not seen to stand: it runs, or nobody sees it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call for a trainer; `status` is `open`, `came` or `withdrawn`.

    Args:
        call: Its id.
        machine: Where the trainer is needed.
        called_at: Since when (UTC).
        persons: Opaque ids of the trainees there; empty where nobody is badged in.
        reason_code: What for.
        author: Who called.
        ended_at: When the trainer came, or was not needed any more (UTC).
        ended_by: Who said so.
    """

    call: str
    machine: str
    called_at: datetime
    persons: tuple[str, ...]
    reason_code: str
    author: str
    status: str
    ended_at: datetime | None
    ended_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopReason:
    """Why a machine stood.

    Args:
        machine: Which.
        since: From when (UTC).
        until: To when (UTC): as it was said, or else when it ran again; None while it stands.
        reason_code: Why.
        author: Who said so.
        given_at: When it was said (UTC).
    """

    machine: str
    since: datetime
    until: datetime | None
    reason_code: str
    author: str
    given_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Parts that are not good, for one reason; an empty code is what nobody gave a reason for."""

    reason_code: str
    scrap: int
    rework: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unjudged:
    """A count of which some parts are neither declared good nor scrap nor for rework: `parts` of them."""

    count: str
    at: datetime
    parts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A session whose end was put right; see `SessionCorrected`."""

    session: str
    machine: str
    was_closed_at: datetime
    closed_at: datetime
    corrected_at: datetime
    author: str
    reason: str


def open_calls(connection: Connection, machine: str | None = None) -> list[Call]:
    """The calls that nobody has answered, oldest first."""
    return _calls(connection, _of(select(trainer_call).where(trainer_call.c.status == "open"), trainer_call, machine))


def calls(connection: Connection, since: datetime, until: datetime, machine: str | None = None) -> list[Call]:
    """The calls made from `since` up to, not including, `until`, oldest first."""
    made = select(trainer_call).where(trainer_call.c.called_at >= since, trainer_call.c.called_at < until)
    return _calls(connection, _of(made, trainer_call, machine))


def stop_reasons(
    connection: Connection, since: datetime, until: datetime, machine: str | None = None
) -> list[StopReason]:
    """The reasons of stops that reached into the time from `since` to `until`, by their beginning.

    A stop of which nobody said when it ended goes on until its machine is seen to run.
    """
    of, state = stop_reason.c, state_interval.c
    ran = (
        select(func.min(state.started_at, type_=Instant))
        .where(state.machine == of.machine, state.started_at >= of.since, state.execution.in_(_RUNNING))
        .correlate(stop_reason)
        .scalar_subquery()
    )
    end = func.coalesce(of.until, ran, type_=Instant).label("end")
    found = _of(select(of.machine, of.since, end, of.reason_code, of.author, of.given_at), stop_reason, machine)
    found = found.where(of.since < until, or_(end.is_(None), end > since)).order_by(of.since, of.seq)
    return [
        StopReason(machine=row.machine, since=row.since, until=row.end, reason_code=row.reason_code,
                   author=row.author, given_at=row.given_at)
        for row in connection.execute(found)
    ]  # fmt: skip


def standing_since(connection: Connection, machine: str) -> datetime | None:
    """Since when a machine has been seen to stand, without a run or a gap between; None while it runs or is unseen."""
    of = state_interval.c
    mine = select(of.execution, of.started_at, of.ended_at).where(of.machine == machine)
    latest = mine.order_by(of.started_at.desc(), of.seq.desc()).limit(1)
    now = connection.execute(latest).first()
    if now is None or now.ended_at is not None or now.execution in NOT_STANDING:
        return None
    last = connection.execute(latest.where(of.execution.in_(NOT_STANDING))).first()
    if last is not None:
        begun: datetime = last.ended_at
        return begun
    first: datetime | None = connection.execute(
        select(func.min(of.started_at, type_=Instant)).where(of.machine == machine)
    ).scalar()
    return first


def stop_said(connection: Connection, machine: str, since: datetime) -> StopReason | None:
    """What was last said of why a machine has stood since an instant; None where nobody said anything."""
    of = stop_reason.c
    found = select(stop_reason).where(of.machine == machine, of.since >= since).order_by(of.seq.desc()).limit(1)
    row = connection.execute(found).first()
    if row is None:
        return None
    return StopReason(machine=row.machine, since=row.since, until=row.until, reason_code=row.reason_code,
                      author=row.author, given_at=row.given_at)  # fmt: skip


def causes(
    connection: Connection,
    since: datetime,
    until: datetime,
    *,
    machine: str | None = None,
    order: str | None = None,
    operation: str | None = None,
    person: str | None = None,
) -> list[Cause]:
    """Scrap and rework by reason, of the parts counted from `since` up to, not including, `until`; the most first.

    They add up to what the counts themselves say: what was corrected, or declared without a reason, has an empty code.

    Args:
        connection: Reads the views.
        since: Begin of the time in which the parts were counted (UTC).
        until: Its end, exclusive (UTC).
        machine: Only of this machine.
        order: Only for this order.
        operation: Only for this operation of it.
        person: Only by this person, by opaque id.
    """
    of, said = part_count.c, part_declaration.c
    which: list[ColumnElement[bool]] = [of.at >= since, of.at < until, of.excluded == ""]
    which += [column == value for column, value in ((of.machine, machine), (of.order_number, order),
                                                    (of.operation, operation)) if value is not None]  # fmt: skip
    if person is not None:
        # Asked of each of the few bad ones: a year of somebody's parts is a list of a hundred thousand.
        whose = part_count_person.c
        which.append(exists().where(whose.count == of.id, whose.person == person))
    # Looked for once, and asked twice.
    bad = select(of.id, of.scrap, of.rework).where(*which, NOT_GOOD).cte("bad")
    in_all = select(
        literal_column("''"), func.coalesce(func.sum(bad.c.scrap), 0), func.coalesce(func.sum(bad.c.rework), 0)
    )
    by_reason = (
        select(said.reason_code, func.sum(said.scrap), func.sum(said.rework))
        .join_from(bad, part_declaration, bad.c.id == said.count)
        .where(said.stands, said.reason_code != "", or_(said.scrap > 0, said.rework > 0))
        .group_by(said.reason_code)
    )
    rows = connection.execute(union_all(in_all, by_reason)).all()
    total = next(row[1:] for row in rows if row[0] == "")
    told = [row for row in rows if row[0] != ""]
    left = Credit(scrap=total[0] - sum(row[1] for row in told), rework=total[1] - sum(row[2] for row in told))
    found = [Cause(reason_code=code, scrap=scrap, rework=rework) for code, scrap, rework in told]
    if left.scrap > 0 or left.rework > 0:
        found.append(Cause(reason_code="", scrap=max(left.scrap, 0), rework=max(left.rework, 0)))
    return sorted(found, key=lambda one: (one.reason_code == "", -one.scrap - one.rework, one.reason_code))


def unjudged(connection: Connection, machine: str, session: str, since: datetime, most: int = 20) -> list[Unjudged]:
    """The latest counts of a session of which nobody has said how all the parts are, the newest first.

    Args:
        connection: Reads the views.
        machine: Where the session is.
        session: Its id.
        since: When it was opened (UTC): nothing older is looked at.
        most: So many at most.
    """
    of = part_count.c
    rest = of.parts - of.good - of.scrap - of.rework
    found = (
        select(of.id, of.at, rest.label("rest"))
        .where(of.machine == machine, of.at >= since, of.session == session, of.excluded == "", rest > 0)
        .order_by(of.at.desc(), of.seq.desc())
        .limit(most)
    )
    return [Unjudged(count=row.id, at=row.at, parts=row.rest) for row in connection.execute(found)]


def made_in_session(connection: Connection, machine: str, session: str, since: datetime) -> Credit:
    """What a session has made so far: parts that count, and what is known of them; arguments as for `unjudged`."""
    of = part_count.c
    sums = [func.coalesce(func.sum(of[name]), 0) for name in ("parts", "good", "scrap", "rework")]
    which = and_(of.machine == machine, of.at >= since, of.session == session, of.excluded == "")
    parts, good, scrap, rework = connection.execute(select(*sums).where(which)).one()
    return Credit(parts=parts, good=good, scrap=scrap, rework=rework)


def correction_of(connection: Connection, session: str) -> Correction | None:
    """How a session's end was put right; None where it was not."""
    row = connection.execute(select(session_correction).where(session_correction.c.session == session)).first()
    if row is None:
        return None
    return Correction(session=row.session, machine=row.machine, was_closed_at=row.was_closed_at,
                      closed_at=row.closed_at, corrected_at=row.corrected_at, author=row.author,
                      reason=row.reason)  # fmt: skip


def _of(statement: Select[Any], table: Any, machine: str | None) -> Select[Any]:
    return statement if machine is None else statement.where(table.c.machine == machine)


def _calls(connection: Connection, statement: Select[Any]) -> list[Call]:
    rows = connection.execute(statement.order_by(trainer_call.c.called_at, trainer_call.c.seq)).all()
    persons = _persons(connection, [row.id for row in rows])
    return [
        Call(call=row.id, machine=row.machine, called_at=row.called_at, persons=persons.get(row.id, ()),
             reason_code=row.reason_code, author=row.author, status=row.status, ended_at=row.ended_at,
             ended_by=row.ended_by)
        for row in rows
    ]  # fmt: skip


def _persons(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    of = trainer_call_person.c
    found: dict[str, tuple[str, ...]] = {}
    if ids:
        asked = select(of.call, of.person).where(of.call.in_(ids)).order_by(of.call, of.position)
        for call, person in connection.execute(asked):
            found[call] = (*found.get(call, ()), person)
    return found
