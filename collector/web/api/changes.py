"""The API for programs, what it takes: sessions, badges, decisions about counts. All of it needs the token."""

from __future__ import annotations

import contextlib
import hmac
from collections.abc import Callable, Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Header, HTTPException

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


def bearer_of(token: str) -> Callable[[str], None]:
    """What looks at each request for the token, `Authorization: Bearer ...`."""

    def authorised(authorization: Annotated[str, Header()] = "") -> None:
        if not hmac.compare_digest(authorization.encode(), f"Bearer {token}".encode()):
            raise HTTPException(
                401,
                "a token is needed to change anything: Authorization: Bearer ...",
                headers={"WWW-Authenticate": "Bearer"},
            )

    return authorised


def changes_of(desk: Desk, token: str) -> APIRouter:
    """The routes that change something.

    Args:
        desk: Who does it.
        token: What has to come with each request, as `Authorization: Bearer ...`.
    """

    router = APIRouter(dependencies=[Depends(bearer_of(token))])

    @router.post("/sessions", status_code=201)
    async def open_session(body: SessionBody) -> OpenSession:
        """Open a session; one that is open at this machine is closed first."""
        with refusals():
            session = await desk.open_session(
                body.machine, body.persons, order=body.order, operation=body.operation, role=body.role,
                author=body.author, via=body.via,
            )  # fmt: skip
        return open_session_of(body.machine, session)

    @router.post("/sessions/{machine}/join")
    async def join(machine: str, body: PersonBody) -> OpenSession:
        """Let a second trainee join."""
        with refusals():
            session = await desk.join_session(machine, body.person, author=body.author, via=body.via)
        return open_session_of(machine, session)

    @router.post("/sessions/{machine}/leave")
    async def leave(machine: str, body: PersonBody) -> OpenSession | None:
        """Let one trainee leave; the last one closes the session."""
        with refusals():
            session = await desk.leave_session(machine, body.person, author=body.author, via=body.via)
        return open_session_of(machine, session) if session else None

    @router.post("/sessions/{machine}/close")
    async def close(machine: str, body: CloseBody) -> dict[str, str]:
        """Close the machine's session."""
        with refusals():
            closed = await desk.close_session(machine, reason=body.reason, author=body.author, via=body.via)
        return {"session": closed}

    @router.post("/badges")
    async def badge(body: BadgeBody) -> OpenSession | None:
        """A badge was read at a machine: who is not there comes, who is there leaves."""
        with refusals():
            session = await desk.badge(body.machine, body.badge, via="badge", decimal=body.decimal)
        return open_session_of(body.machine, session) if session else None

    @router.post("/held-counts/{hold}", status_code=204)
    async def review(hold: str, body: ReviewBody) -> None:
        """Credit a held count, or drop it."""
        with refusals():
            await desk.review_held_count(hold, accept=body.accept, author=body.author, reason=body.reason)

    @router.post("/assignments")
    async def assign(body: AssignBody) -> dict[str, int]:
        """Give counted parts to trainees and an operation."""
        with refusals():
            parts = await desk.assign(
                body.counts, body.persons, order=body.order, operation=body.operation, role=body.role,
                author=body.author, reason=body.reason,
            )  # fmt: skip
        return {"parts": parts}

    @router.post("/counts/{count}/correction", status_code=204)
    async def correct(count: str, body: CorrectBody) -> None:
        """Say how many parts of a count there really were."""
        with refusals():
            await desk.correct(
                count, parts=body.parts, good=body.good, scrap=body.scrap, rework=body.rework,
                author=body.author, reason=body.reason,
            )  # fmt: skip

    return router


@contextlib.contextmanager
def refusals() -> Iterator[None]:
    """What the desk refuses is a conflict with how things stand; its words are for the person who asked."""
    try:
        yield
    except RequestRefused as refusal:
        raise HTTPException(409, str(refusal)) from refusal
