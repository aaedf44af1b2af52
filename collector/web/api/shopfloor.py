"""The API for what is said at the machines: parts declared, stops, calls; sessions put right, PINs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from collector.accounts.rights import Right, Visitor
from collector.core.reasons import Reason
from collector.shopfloor.sayings import Judgement, Said, new_key
from collector.shopfloor.shopfloor import ShopFloor
from collector.store import shopfloor_queries
from collector.web.api.changes import refusals
from collector.web.api.periods import Since, Until, period
from collector.web.api.reading import asking
from collector.web.api.rights import needs
from collector.web.surroundings import Surroundings

A_MONTH = timedelta(days=30)

REFUSAL: dict[int | str, dict[str, Any]] = {409: {"description": "Refused as things stand; the text says why."}}

Counter = Annotated[Visitor, Depends(needs(Right.CHANGE_COUNTS))]
Attendant = Annotated[Visitor, Depends(needs(Right.CHANGE_SESSIONS))]
Key = Annotated[
    str | None,
    Field(default=None, description="an id of the caller's own: what is sent again with it is taken once"),
]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class DeclarationBody(_Body):
    """How parts are."""

    machine: str = Field(description="the machine's id")
    session: str = Field(description="the session in which they were made; it may be over")
    judgement: Judgement
    parts: int | None = Field(default=None, ge=1, description="how many; one where nothing is said")
    reason: str = Field(default="", description="why they are not good: a code of `/api/reasons`")
    count: str | None = Field(default=None, description="the count that they are of; the latest without a word if none")
    uncounted: bool = Field(default=False, description="they are of no count: a cycle given up, work by hand")
    key: Key


class WithdrawalBody(_Body):
    """Where something was declared that is taken back."""

    machine: str
    session: str


class StopBody(_Body):
    """Why a machine stands, or stood."""

    machine: str
    reason: str = Field(description="a code of `/api/reasons`")
    since: AwareDatetime | None = Field(default=None, description="since when it stood; none for the stop that lasts")


class CallBody(_Body):
    """A trainer is needed."""

    machine: str
    reason: str = Field(description="a code of `/api/reasons`")
    key: Key


class SessionCorrectionBody(_Body):
    """When the trainees of a session had really left."""

    closed_at: AwareDatetime
    reason: str = Field(description="why, in words, without a name")


class PinBody(_Body):
    """A PIN."""

    pin: str = Field(description="6 to 12 figures")


@dataclass(frozen=True, slots=True)
class Declared:
    """What was taken: the declaration's id, and the parts that it is about; 0 where it was taken before."""

    key: str
    parts: int


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """Something that can be said at a kiosk; `families` are the machines at which, none for all."""

    code: str
    fr: str
    en: str
    families: tuple[str, ...]
    kind: str | None


@dataclass(frozen=True, slots=True)
class Reasons:
    """All that can be said at a kiosk."""

    scrap: list[ReasonShown]
    stops: list[ReasonShown]
    calls: list[ReasonShown]


@dataclass(frozen=True, slots=True)
class CallShown:
    """A call for a trainer; persons by their opaque ids."""

    call: str
    machine: str
    called_at: datetime
    persons: tuple[str, ...]
    reason: str
    status: str
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class StopShown:
    """Why a machine stood; `until` is null while it stands."""

    machine: str
    since: datetime
    until: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class CauseShown:
    """Parts that are not good, for one reason; an empty one is what nobody gave a reason for."""

    reason: str
    scrap: int
    rework: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number that somebody types before their PIN."""

    number: str


def shopfloor_of(around: Surroundings, floor: ShopFloor) -> APIRouter:
    """The routes about what is said at the machines.

    Args:
        around: What they look at.
        floor: Who takes it.
    """
    router = APIRouter(tags=["shopfloor"])
    router.include_router(_told(around))
    router.include_router(_taken(floor))
    return router


def _told(around: Surroundings) -> APIRouter:
    router = APIRouter()
    read = asking(around.store)

    @router.get("/reasons", dependencies=[Depends(needs(Right.SEE_FLOOR))])
    async def reasons() -> Reasons:
        """What can be said at a kiosk: why parts are not good, why a machine stands, what a trainer is called for."""
        rules = around.site.kiosk
        scrap, stops, calls = ([_reason(one) for one in some] for some in (rules.scrap, rules.stops, rules.calls))
        return Reasons(scrap, stops, calls)

    @router.get("/calls", dependencies=[Depends(needs(Right.SEE_NAMES))])
    async def calls(machine: str | None = None) -> list[CallShown]:
        """Calls for a trainer that nobody has answered, oldest first."""
        found = await read(lambda link: shopfloor_queries.open_calls(link, machine))
        return [
            CallShown(one.call, one.machine, one.called_at, one.persons, one.reason_code, one.status, one.ended_at)
            for one in found
        ]

    @router.get("/stops", dependencies=[Depends(needs(Right.SEE_MACHINES))])
    async def stops(since: Since = None, until: Until = None, machine: str | None = None) -> list[StopShown]:
        """Why machines stood in a period: the last 30 days, where none is named."""
        first, last = period(since, until, A_MONTH, around)
        found = await read(lambda link: shopfloor_queries.stop_reasons(link, first, last, machine))
        return [StopShown(one.machine, one.since, one.until, one.reason_code) for one in found]

    @router.get("/causes", dependencies=[Depends(needs(Right.SEE_ORDERS))])
    async def causes(
        since: Since = None,
        until: Until = None,
        machine: str | None = None,
        order: str | None = None,
        operation: Annotated[str | None, Query(description="of the order")] = None,
    ) -> list[CauseShown]:
        """Scrap and rework by reason, of the parts counted in a period: the last 30 days, where none is named."""
        first, last = period(since, until, A_MONTH, around)
        found = await read(
            lambda link: shopfloor_queries.causes(link, first, last, machine=machine, order=order, operation=operation)
        )
        return [CauseShown(one.reason_code, one.scrap, one.rework) for one in found]

    return router


def _taken(floor: ShopFloor) -> APIRouter:
    router = APIRouter(responses=REFUSAL)

    @router.post("/declarations", status_code=201)
    async def declare(body: DeclarationBody, visitor: Counter) -> Declared:
        """Say how parts are: good, scrap or for rework, and why."""
        said = Said(body.machine, body.key or new_key(), visitor.id, "api")
        with refusals():
            parts = await floor.sayings.declare(
                said, body.judgement, session=body.session, reason=body.reason, count=body.count, parts=body.parts,
                uncounted=body.uncounted,
            )  # fmt: skip
        return Declared(said.key, parts)

    @router.post("/declarations/{key}/withdrawal", status_code=204)
    async def take_back(key: str, body: WithdrawalBody, visitor: Counter) -> None:
        """Take back what was declared."""
        with refusals():
            await floor.sayings.take_back(Said(body.machine, key, visitor.id, "api"), session=body.session)

    @router.post("/stops", status_code=204)
    async def stop(body: StopBody, visitor: Attendant) -> None:
        """Say why a machine stands, or stood; said again, the later word holds."""
        with refusals():
            await floor.sayings.give_stop_reason(
                Said(body.machine, new_key(), visitor.id, "api"), body.reason, since=body.since
            )

    @router.post("/calls", status_code=204)
    async def call(body: CallBody, visitor: Attendant) -> None:
        """Call a trainer to a machine; where one is called already, that call stands."""
        with refusals():
            await floor.sayings.call(Said(body.machine, body.key or new_key(), visitor.id, "api"), body.reason)

    @router.post("/calls/{machine}/came", status_code=204)
    async def came(machine: str, visitor: Attendant) -> None:
        """Say that a trainer is there."""
        with refusals():
            await floor.sayings.came(Said(machine, new_key(), visitor.id, "api"))

    @router.post("/calls/{machine}/withdrawal", status_code=204)
    async def withdraw(machine: str, visitor: Attendant) -> None:
        """Say that no trainer is needed any more."""
        with refusals():
            await floor.sayings.withdraw_call(Said(machine, new_key(), visitor.id, "api"))

    @router.post("/sessions/{session}/correction", status_code=204)
    async def put_right(session: str, body: SessionCorrectionBody, visitor: Counter) -> None:
        """Put a forgotten badge-out right: the trainees left earlier than the session was closed.

        One that is open is closed. Not to before anything by which somebody was seen to be there.
        """
        with refusals():
            await floor.put_right(session, body.closed_at, author=visitor.id, reason=body.reason)

    @router.put("/pins/{person}")
    async def give_pin(person: str, body: PinBody, visitor: Attendant) -> Numbered:
        """Let somebody, by opaque id, be known at kiosks by a PIN; gives the number that is typed before it."""
        with refusals():
            return Numbered(await floor.pins.give(person, body.pin, author=visitor.id))

    @router.delete("/pins/{person}", status_code=204)
    async def remove_pin(person: str, visitor: Attendant) -> None:
        """Let somebody be known by no PIN any more."""
        with refusals():
            await floor.pins.remove(person, author=visitor.id)

    return router


def _reason(one: Reason) -> ReasonShown:
    kind = one.kind.value if one.kind is not None else None
    return ReasonShown(one.code, one.fr, one.en, tuple(family.value for family in one.families), kind)
