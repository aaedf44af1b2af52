"""The API for programs, what it takes: sessions, badges, decisions about counts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException

from collector.accounts.rights import Right, Visitor
from collector.desk import Desk
from collector.errors import RequestRefused
from collector.web.api.bodies import (
    AssignBody,
    BadgeBody,
    CloseBody,
    CorrectBody,
    OpenSession,
    PersonBody,
    ReviewBody,
    SessionBody,
    open_session_of,
)
from collector.web.api.rights import author_of, needs

Attendant = Annotated[Visitor, Depends(needs(Right.CHANGE_SESSIONS))]
Counter = Annotated[Visitor, Depends(needs(Right.CHANGE_COUNTS))]


def changes_of(desk: Desk) -> APIRouter:
    """The routes that change something.

    Args:
        desk: Who does it.
    """
    router = APIRouter()

    @router.post("/sessions", status_code=201)
    async def open_session(body: SessionBody, visitor: Attendant) -> OpenSession:
        """Open a session; one that is open at this machine is closed first."""
        with refusals():
            session = await desk.open_session(
                body.machine, body.persons, order=body.order, operation=body.operation, role=body.role,
                author=author_of(visitor, body.author), via=body.via,
            )  # fmt: skip
        return open_session_of(body.machine, session)

    @router.post("/sessions/{machine}/join")
    async def join(machine: str, body: PersonBody, visitor: Attendant) -> OpenSession:
        """Let a second trainee join."""
        with refusals():
            session = await desk.join_session(
                machine, body.person, author=author_of(visitor, body.author), via=body.via
            )
        return open_session_of(machine, session)

    @router.post("/sessions/{machine}/leave")
    async def leave(machine: str, body: PersonBody, visitor: Attendant) -> OpenSession | None:
        """Let one trainee leave; the last one closes the session."""
        with refusals():
            session = await desk.leave_session(
                machine, body.person, author=author_of(visitor, body.author), via=body.via
            )
        return open_session_of(machine, session) if session else None

    @router.post("/sessions/{machine}/close")
    async def close(machine: str, body: CloseBody, visitor: Attendant) -> dict[str, str]:
        """Close the machine's session."""
        with refusals():
            closed = await desk.close_session(
                machine, reason=body.reason, author=author_of(visitor, body.author), via=body.via
            )
        return {"session": closed}

    @router.post("/badges")
    async def badge(body: BadgeBody, visitor: Attendant) -> OpenSession | None:
        """A badge was read at a machine: who is not there comes, who is there leaves."""
        with refusals():
            session = await desk.badge(body.machine, body.badge, via="badge", decimal=body.decimal)
        return open_session_of(body.machine, session) if session else None

    @router.post("/held-counts/{hold}", status_code=204)
    async def review(hold: str, body: ReviewBody, visitor: Counter) -> None:
        """Credit a held count, or drop it."""
        with refusals():
            await desk.review_held_count(
                hold, accept=body.accept, author=author_of(visitor, body.author), reason=body.reason
            )

    @router.post("/assignments")
    async def assign(body: AssignBody, visitor: Counter) -> dict[str, int]:
        """Give counted parts to trainees and an operation."""
        with refusals():
            parts = await desk.assign(
                body.counts, body.persons, order=body.order, operation=body.operation, role=body.role,
                author=author_of(visitor, body.author), reason=body.reason,
            )  # fmt: skip
        return {"parts": parts}

    @router.post("/counts/{count}/correction", status_code=204)
    async def correct(count: str, body: CorrectBody, visitor: Counter) -> None:
        """Say how many parts of a count there really were."""
        with refusals():
            await desk.correct(
                count, parts=body.parts, good=body.good, scrap=body.scrap, rework=body.rework,
                author=author_of(visitor, body.author), reason=body.reason,
            )  # fmt: skip

    return router


@contextlib.contextmanager
def refusals() -> Iterator[None]:
    """What the desk refuses is a conflict with how things stand; its words are for the person who asked."""
    try:
        yield
    except RequestRefused as refusal:
        raise HTTPException(409, str(refusal)) from refusal
