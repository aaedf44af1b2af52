"""Legal holds: a view of those that were placed, and whether one of them stands in the way."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, or_, select, update

from collector.core.facts import LegalHoldLifted, LegalHoldPlaced
from collector.store.journal import journal
from collector.store.schema import Instant
from collector.store.statements import Statement, inserting
from collector.store.teaching_tables import assessment
from collector.store.view_tables import legal_hold, session, session_person

_known = Statement(select(legal_hold.c.id).where(legal_hold.c.id == bindparam("the_id")))
_insert = inserting(legal_hold)
_lift = Statement(
    update(legal_hold)
    .where(legal_hold.c.id == bindparam("the_id"), legal_hold.c.lifted_at.is_(None))
    .values(lifted_at=bindparam("the_at", type_=Instant))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A legal hold.

    Args:
        hold: Its id.
        seq: The fact that placed it.
        placed_at: When (UTC).
        lifted_at: When it was lifted; None while it stands.
        machine: The machine that it concerns; empty for all.
        person: Opaque id of the person whom it concerns; None for everybody.
        since: The beginning of the period that it concerns; None for the beginning of recording.
        until: Its end, exclusive; None for no end.
        reason: Why.
        author: Who placed it.
    """

    hold: str
    seq: int
    placed_at: datetime
    lifted_at: datetime | None
    machine: str
    person: str | None
    since: datetime | None
    until: datetime | None
    reason: str
    author: str


def new_hold_id() -> str:
    """A fresh id."""
    return f"hold-{secrets.token_hex(3)}"


def placed(connection: Connection, seq: int, fact: LegalHoldPlaced) -> None:
    """A hold stands; one that is known is not placed again."""
    if _known.first(connection, {"the_id": fact.hold}) is None:
        _insert.run(connection, {
            "id": fact.hold, "seq": seq, "placed_at": fact.at, "machine": fact.machine, "person": fact.person,
            "since": fact.since, "until": fact.until, "reason": fact.reason, "author": fact.author,
        })  # fmt: skip


def lifted(connection: Connection, fact: LegalHoldLifted) -> None:
    """A hold stands no more."""
    _lift.run(connection, {"the_id": fact.hold, "the_at": fact.at})


def holds(connection: Connection, *, standing_only: bool = True) -> tuple[Hold, ...]:
    """The holds that stand, or all that the journal still knows, by their placing."""
    query = select(legal_hold).order_by(legal_hold.c.seq)
    if standing_only:
        query = query.where(legal_hold.c.lifted_at.is_(None))
    return tuple(_hold(row._mapping) for row in connection.execute(query))


def _hold(row: Any) -> Hold:
    return Hold(hold=row["id"], **{name: value for name, value in row.items() if name != "id"})


def first_held(connection: Connection, first: int, last: int, standing: Sequence[Hold]) -> tuple[int, Hold] | None:
    """The first fact from `first` to `last` that a standing hold keeps, with that hold; None if there is none.

    The fact that placed a standing hold is kept as well.
    """
    found: list[tuple[int, Hold]] = []
    for one in standing:
        concerned = or_(journal.c.seq == one.seq, and_(*_concerned(one)))
        within = journal.c.seq.between(first, last)
        seq = connection.execute(select(func.min(journal.c.seq)).where(within, concerned)).scalar()
        if seq is not None:
            found.append((seq, one))
    return min(found, key=lambda held: held[0], default=None)


def _concerned(hold: Hold) -> Iterator[ColumnElement[bool]]:
    yield journal.c.seq > 0
    if hold.machine:
        yield journal.c.machine == hold.machine
    if hold.person is not None:
        yield journal.c.body.contains(f'"{hold.person}"', autoescape=True)
    if hold.since is not None:
        yield journal.c.at >= hold.since
    if hold.until is not None:
        yield journal.c.at < hold.until


def holding(connection: Connection, person: str) -> Hold | None:
    """A standing hold for which it has to stay known who this person is; None if there is none."""
    for one in holds(connection):
        if one.person not in (None, person):
            continue
        if not one.machine and one.since is None and one.until is None:
            return one
        there = select(session.c.id).join(session_person, session_person.c.session == session.c.id)
        there = there.where(session_person.c.person == person)
        if one.machine:
            there = there.where(session.c.machine == one.machine)
        if one.since is not None:
            there = there.where(or_(session_person.c.left_at.is_(None), session_person.c.left_at > one.since))
        if one.until is not None:
            there = there.where(session_person.c.joined_at < one.until)
        if connection.execute(there.limit(1)).first() is not None or _assessed(connection, one, person):
            return one
    return None


def _assessed(connection: Connection, hold: Hold, person: str) -> bool:
    """Whether a trainer judged somebody in the time of a hold that is about all machines."""
    if hold.machine:
        return False
    said = select(assessment.c.id).where(assessment.c.person == person)
    if hold.since is not None:
        said = said.where(or_(assessment.c.at >= hold.since, assessment.c.withdrawn_at >= hold.since))
    if hold.until is not None:
        said = said.where(assessment.c.at < hold.until)
    return connection.execute(said.limit(1)).first() is not None
