"""The API for programs, what it tells: the floor, values, sessions, orders, what waits; described in openapi.json."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query
from sqlalchemy import Connection

from collector.accounts.rights import Right, Visitor
from collector.core.plain import to_plain
from collector.core.signals import Reading, Value
from collector.store import queries
from collector.web.api.access import access_of
from collector.web.api.bodies import (
    LastValue,
    OpenSession,
    open_session_of,
)
from collector.web.api.changes import changes_of
from collector.web.api.orders import orders_of
from collector.web.api.reading import asking
from collector.web.api.rights import needs
from collector.web.api.shopfloor import shopfloor_of
from collector.web.floor.board import Board
from collector.web.floor.tiles import Tile
from collector.web.surroundings import ShownMachine, Surroundings


def api_of(around: Surroundings, board: Board) -> APIRouter:
    """The API of one workshop.

    Args:
        around: What it looks at and asks.
        board: The floor as the pages see it.
    """
    router = APIRouter(prefix="/api")
    read = asking(around.store)

    @router.get("/floor")
    async def floor(visitor: Annotated[Visitor, Depends(needs(Right.SEE_FLOOR))]) -> list[Tile]:
        """Every machine as its tile shows it; who works there for those alone who may see names."""
        tiles = await board.tiles()
        return tiles if visitor.may(Right.SEE_NAMES) else [replace(one, trainees=()) for one in tiles]

    @router.get("/machines/{machine}/values", dependencies=[Depends(needs(Right.SEE_MACHINES))])
    async def values(machine: str) -> list[LastValue]:
        """The last value of each signal of a machine."""
        found = around.site.machine(machine)
        if found is None:
            there = ", ".join(one.id for one in around.site.machines)
            raise HTTPException(404, f"there is no machine {machine!r} here; there are {there}")
        return [_last_value(found, one) for one in around.live.machines[machine].values.values()]

    @router.get("/sessions", dependencies=[Depends(needs(Right.SEE_NAMES))])
    async def sessions() -> list[OpenSession]:
        """The open sessions."""
        live = around.live.machines.values()
        return [open_session_of(one.machine, one.state.session) for one in live if one.state.session is not None]

    @router.get("/held-counts", dependencies=[Depends(needs(Right.SEE_ORDERS))])
    async def held(machine: str | None = None) -> list[dict[str, Any]]:
        """Jumps of counters that wait for a person's decision."""
        return [to_plain(row) for row in await read(lambda link: queries.held_counts(link, machine=machine))]

    @router.get("/unattributed", dependencies=[Depends(needs(Right.SEE_ORDERS))])
    async def unattributed(
        machine: str | None = None, limit: Annotated[int, Query(ge=1, le=10_000)] = 1000
    ) -> list[dict[str, Any]]:
        """Parts that count and are nobody's yet, oldest first."""

        def ask(link: Connection) -> list[dict[str, Any]]:
            found = queries.unattributed_counts(link, machine)
            return [to_plain(row) for row, _ in zip(found, range(limit), strict=False)]

        return await read(ask)

    router.include_router(orders_of(around))
    if around.shopfloor is not None:
        router.include_router(shopfloor_of(around, around.shopfloor))
    router.include_router(changes_of(around.desk))
    router.include_router(access_of(around.desk))
    return router


def _last_value(machine: ShownMachine, reading: Reading) -> LastValue:
    return LastValue(
        signal=reading.signal, value=_finite(reading.value), unit=machine.units.get(reading.signal, ""),
        quality=reading.quality.value, source_time=reading.source_time, receive_time=reading.receive_time,
    )  # fmt: skip


def _finite(value: Value) -> Value:
    return None if isinstance(value, float) and not math.isfinite(value) else value
