"""The API for programs, access: supervisors, permits, exceptions."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict

from collector.accounts.rights import Right, Visitor
from collector.desk import Desk
from collector.web.api.changes import refusals
from collector.web.api.rights import author_of, needs

Officer = Annotated[Visitor, Depends(needs(Right.CHANGE_ACCESS))]
Attendant = Annotated[Visitor, Depends(needs(Right.CHANGE_SESSIONS))]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class PresenceBody(_Body):
    """A supervisor in a place."""

    person: str
    place: str
    author: str = ""


class LeavingBody(_Body):
    """A supervisor who leaves."""

    person: str


class HandOverBody(_Body):
    """Two badges: of who hands over, and of who takes over."""

    badge: str
    to_badge: str
    author: str = ""


class OverrideBody(_Body):
    """An exception from house policy."""

    person: str
    condition: str
    by_badge: str
    reason: str
    minutes: float = 60.0
    machine: str = ""


class WatcherShown(_Body):
    """A supervisor who is present."""

    person: str
    place: str
    since: datetime
    renew_by: datetime


class AccessShown(_Body):
    """How a machine's access stands."""

    machine: str
    regulation: str
    permit: bool | None
    persons: dict[str, str]
    ends_at: datetime | None


def access_of(desk: Desk) -> APIRouter:
    """The routes about access.

    Args:
        desk: Who does it.
    """
    router = APIRouter()

    @router.get("/supervisors", dependencies=[Depends(needs(Right.SEE_NAMES))])
    async def supervisors() -> list[WatcherShown]:
        """The supervisors who are present, and until when their badge has to be shown again."""
        with refusals():
            return [WatcherShown(person=one.person, place=one.place, since=one.since, renew_by=one.renew_by)
                    for one in desk.gatekeeper.watchers()]  # fmt: skip

    @router.post("/supervisors", status_code=204)
    async def present(body: PresenceBody, visitor: Officer) -> None:
        """A supervisor comes to a place, or renews his presence."""
        with refusals():
            await desk.gatekeeper.present(body.person, body.place, author=author_of(visitor, body.author))

    @router.post("/supervisors/left", status_code=204)
    async def left(body: LeavingBody, visitor: Officer) -> None:
        """A supervisor leaves."""
        with refusals():
            await desk.gatekeeper.left(body.person)

    @router.post("/supervisors/handover", status_code=204)
    async def hand_over(body: HandOverBody, visitor: Attendant) -> None:
        """One supervisor hands over to another, with both badges."""
        with refusals():
            await desk.gatekeeper.hand_over(body.badge, body.to_badge, author=author_of(visitor, body.author))

    @router.get("/permits", dependencies=[Depends(needs(Right.SEE_ACCESS))])
    async def permits() -> list[AccessShown]:
        """How every machine's access stands."""
        with refusals():
            return [
                AccessShown(machine=one.machine, regulation=one.regulation, permit=one.permit,
                            persons=dict(one.persons), ends_at=one.ends_at)
                for one in desk.gatekeeper.machines()
            ]  # fmt: skip

    @router.post("/overrides", status_code=201, dependencies=[Depends(needs(Right.OVERRIDE))])
    async def override(body: OverrideBody) -> dict[str, Any]:
        """An adult makes an exception from house policy, with his own badge."""
        with refusals():
            made = await desk.gatekeeper.override(
                body.person, body.condition, by_badge=body.by_badge, reason=body.reason, minutes=body.minutes,
                machine=body.machine,
            )  # fmt: skip
        return {"condition": made.condition.value, "until": made.until}

    @router.post("/papers/changed", status_code=204, dependencies=[Depends(needs(Right.CHANGE_ACCESS))])
    async def changed() -> None:
        """Papers were recorded: decide anew about everybody at a machine."""
        with refusals():
            await desk.gatekeeper.papers_changed()

    return router
