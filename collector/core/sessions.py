"""Who works at the machine and for what: sessions open, take a second trainee, and close."""

from __future__ import annotations

from dataclasses import replace

from collector.core.events import CloseSession, JoinSession, LeaveSession, OpenSession
from collector.core.facts import CycleOutcome, SessionClosed, SessionJoined, SessionLeft, SessionOpened
from collector.core.machine import Session
from collector.core.rules import CycleFrom
from collector.core.running import drop_unbegun, end_cycle
from collector.core.telling import Telling

MOST_TRAINEES = 2
"""At one machine, at one time."""


def open_session(t: Telling, event: OpenSession) -> None:
    """Open a session; one that is still open is closed first. Nobody, or too many, open nothing."""
    persons = tuple(dict.fromkeys(event.persons))
    if not 1 <= len(persons) <= MOST_TRAINEES:
        return
    close_session(t, CloseSession(at=t.at, reason="changed", author=event.author, via=event.via))
    drop_unbegun(t)
    session = t.number("s")
    t.change(
        session=Session(
            session,
            t.at,
            persons,
            event.order,
            event.operation,
            event.role,
            event.parts_per_cycle,
            event.per_part,
            event.task,
        )
    )
    t.tell(
        SessionOpened(
            machine=t.state.machine,
            at=t.at,
            session=session,
            persons=persons,
            order=event.order,
            operation=event.operation,
            role=event.role,
            task=event.task,
            author=event.author,
            via=event.via,
        )
    )


def join_session(t: Telling, event: JoinSession) -> None:
    """Let a second trainee join; nothing happens where there is no session, no room, or the trainee is there."""
    session = t.state.session
    if session is None or event.person in session.persons or len(session.persons) >= MOST_TRAINEES:
        return
    t.change(session=replace(session, persons=(*session.persons, event.person)))
    t.tell(
        SessionJoined(
            machine=t.state.machine,
            at=t.at,
            session=session.session,
            person=event.person,
            author=event.author,
            via=event.via,
        )
    )


def leave_session(t: Telling, event: LeaveSession) -> None:
    """Let one trainee leave; the last one closes the session."""
    session = t.state.session
    if session is None or event.person not in session.persons:
        return
    staying = tuple(person for person in session.persons if person != event.person)
    if not staying:
        close_session(t, CloseSession(at=t.at, reason="left", author=event.author, via=event.via))
        return
    t.change(session=replace(session, persons=staying))
    t.tell(
        SessionLeft(
            machine=t.state.machine,
            at=t.at,
            session=session.session,
            person=event.person,
            author=event.author,
            via=event.via,
        )
    )


def close_session(t: Telling, event: CloseSession) -> None:
    """Close the session, if there is one. A part begun between two counts is not the next trainee's cycle."""
    session = t.state.session
    if session is None:
        return
    if t.rules.cycle_from is CycleFrom.COUNT:
        end_cycle(t, CycleOutcome.ABORTED)
    t.change(session=None)
    t.tell(
        SessionClosed(
            machine=t.state.machine,
            at=t.at,
            session=session.session,
            reason=event.reason,
            author=event.author,
            via=event.via,
        )
    )
