"""The API for programs, what it tells: the floor, values, sessions, orders, what waits; described in openapi.json."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, HTTPException, Query
from sqlalchemy import Connection

from collector.core.plain import to_plain
from collector.core.signals import Reading, Value
from collector.runtime.live import Line
from collector.store import queries
from collector.store.records import OrderProgress
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order, OrderState
from collector.web.api.access import access_of
from collector.web.api.bodies import (
    Health,
    LastValue,
    OpenSession,
    OperationProgress,
    OrderShown,
    open_session_of,
)
from collector.web.api.changes import changes_of
from collector.web.floor.board import Board
from collector.web.floor.tiles import Tile
from collector.web.surroundings import ShownMachine, Surroundings

T = TypeVar("T")


def api_of(around: Surroundings, board: Board, token: str) -> APIRouter:
    """The API of one workshop.

    Args:
        around: What it looks at and asks.
        board: The floor as the pages see it.
        token: What it asks for before it changes anything, as `Authorization: Bearer ...`.
    """
    router = APIRouter(prefix="/api")
    machines = {machine.id: machine for machine in around.site.machines}

    async def read(question: Callable[[Connection], T]) -> T:
        def ask() -> T:
            with around.store.reader() as connection:
                return question(connection)

        return await asyncio.to_thread(ask)

    @router.get("/health")
    async def health() -> Health:
        """How the collector stands."""
        live = around.live
        connected = sum(one.line is Line.UP for one in live.machines.values())
        return Health(len(live.machines), connected, live.facts, live.last_fact_at)

    @router.get("/floor")
    async def floor() -> list[Tile]:
        """Every machine as its tile shows it."""
        return await board.tiles()

    @router.get("/machines/{machine}/values")
    async def values(machine: str) -> list[LastValue]:
        """The last value of each signal of a machine."""
        if machine not in machines:
            raise HTTPException(404, f"there is no machine {machine!r} here; there are {', '.join(machines)}")
        return [_last_value(machines[machine], one) for one in around.live.machines[machine].values.values()]

    @router.get("/sessions")
    async def sessions() -> list[OpenSession]:
        """The open sessions."""
        live = around.live.machines.values()
        return [open_session_of(one.machine, one.state.session) for one in live if one.state.session is not None]

    @router.get("/held-counts")
    async def held(machine: str | None = None) -> list[dict[str, Any]]:
        """Jumps of counters that wait for a person's decision."""
        return [to_plain(row) for row in await read(lambda link: queries.held_counts(link, machine=machine))]

    @router.get("/unattributed")
    async def unattributed(
        machine: str | None = None, limit: Annotated[int, Query(ge=1, le=10_000)] = 1000
    ) -> list[dict[str, Any]]:
        """Parts that count and are nobody's yet, oldest first."""

        def ask(link: Connection) -> list[dict[str, Any]]:
            found = queries.unattributed_counts(link, machine)
            return [to_plain(row) for row, _ in zip(found, range(limit), strict=False)]

        return await read(ask)

    @router.get("/orders")
    async def orders(state: OrderState | None = OrderState.OPEN) -> list[OrderShown]:
        """Orders with the progress of their operations; those that are open unless another state is asked for."""
        return await read(lambda link: _orders(link, state))

    router.include_router(changes_of(around.desk, token))
    router.include_router(access_of(around.desk, token))
    return router


def _last_value(machine: ShownMachine, reading: Reading) -> LastValue:
    return LastValue(
        signal=reading.signal, value=_finite(reading.value), unit=machine.units.get(reading.signal, ""),
        quality=reading.quality.value, source_time=reading.source_time, receive_time=reading.receive_time,
    )  # fmt: skip


def _finite(value: Value) -> Value:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _orders(link: Connection, state: OrderState | None) -> list[OrderShown]:
    registry = Registry(link)
    made: dict[str, dict[str | None, OrderProgress]] = {}
    for progress in queries.orders_progress(link):
        made.setdefault(progress.order, {})[progress.operation] = progress
    planned: dict[str, list[Operation]] = {}
    for operation in registry.operations():
        planned.setdefault(operation.order, []).append(operation)
    orders = registry.orders(*([state] if state is not None else []))
    return [_order(one, planned.get(one.number, []), made.get(one.number, {})) for one in orders]


def _order(order: Order, planned: list[Operation], made: dict[str | None, OrderProgress]) -> OrderShown:
    rows = [
        _progress(one, made.get(one.operation) or OrderProgress(order=order.number, operation=one.operation))
        for one in planned
    ]
    known = {one.operation for one in planned}
    rows += [_progress(None, one) for operation, one in made.items() if operation not in known]
    return OrderShown(order.number, order.customer, order.title, order.due_date, order.state.value, tuple(rows))


def _progress(operation: Operation | None, made: OrderProgress) -> OperationProgress:
    return OperationProgress(
        operation=made.operation,
        description=operation.description if operation else "",
        family=operation.family if operation else None,
        quantity=operation.quantity if operation else None,
        standard_cycle=operation.standard_cycle if operation else None,
        parts=made.parts, good=made.good, scrap=made.scrap, rework=made.rework, cycles=made.cycles,
        active=made.active, last_at=made.last_at,
    )  # fmt: skip
