"""Views of who worked at a machine: sessions, and in each the persons from joining to leaving."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from collector.core.facts import SessionClosed, SessionJoined, SessionLeft, SessionOpened
from collector.store.schema import Instant
from collector.store.statements import Statement, inserting
from collector.store.view_tables import session, session_person

_session = Statement(select(session.c.id).where(session.c.id == bindparam("the_id")))
_present = (session_person.c.session == bindparam("the_id"), session_person.c.left_at.is_(None))
_here = Statement(select(session_person.c.person).where(*_present, session_person.c.person == bindparam("the_person")))
_leave = bindparam("the_at", type_=Instant)
_one_left = Statement(
    update(session_person).where(*_present, session_person.c.person == bindparam("the_person")).values(left_at=_leave)
)
_all_left = Statement(update(session_person).where(*_present).values(left_at=_leave))
_close = Statement(
    update(session)
    .where(session.c.id == bindparam("the_id"), session.c.closed_at.is_(None))
    .values(closed_at=_leave, closed_reason=bindparam("the_reason"), seq=bindparam("the_seq"))
)
_insert_session, _insert_person = inserting(session), inserting(session_person)


def opened(connection: Connection, seq: int, fact: SessionOpened) -> None:
    """A session begins with its first one or two trainees."""
    if _session.first(connection, {"the_id": fact.session}) is not None:
        return
    _insert_session.run(connection, {
        "id": fact.session, "seq": seq, "machine": fact.machine, "opened_at": fact.at, "order_number": fact.order,
        "operation": fact.operation, "role": fact.role.value, "via": fact.via,
    })  # fmt: skip
    people: list[dict[str, Any]] = [
        {"seq": seq, "position": place, "session": fact.session, "person": person, "joined_at": fact.at}
        for place, person in enumerate(dict.fromkeys(fact.persons))
    ]
    if people:
        _insert_person.run_many(connection, people)


def joined(connection: Connection, seq: int, fact: SessionJoined) -> None:
    """Somebody comes to work with those who are there."""
    if _here.first(connection, {"the_id": fact.session, "the_person": fact.person}) is None:
        row = {"seq": seq, "position": 0, "session": fact.session, "person": fact.person, "joined_at": fact.at}
        _insert_person.run(connection, row)


def left(connection: Connection, fact: SessionLeft) -> None:
    """Somebody goes; the session goes on."""
    _one_left.run(connection, {"the_id": fact.session, "the_person": fact.person, "the_at": fact.at})


def closed(connection: Connection, seq: int, fact: SessionClosed) -> None:
    """The session is over, for everybody in it."""
    given = {"the_id": fact.session, "the_at": fact.at, "the_reason": fact.reason, "the_seq": seq}
    if _close.run(connection, given):
        _all_left.run(connection, {"the_id": fact.session, "the_at": fact.at})
