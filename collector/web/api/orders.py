"""The API for an ERP: orders come in, one by one or as a list; what was made of them goes out."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.responses import JSONResponse

from collector.accounts.rights import Right, Visitor
from collector.errors import ConfigError, Problem
from collector.ordering import OrderDesk
from collector.store.import_reading import Kind
from collector.store.importing import ImportPlan, plan
from collector.store.registry import Registry
from collector.store.registry_records import OrderState
from collector.web.api.bodies import OrderShown
from collector.web.api.changes import refusals
from collector.web.api.order_bodies import (
    Imported,
    Name,
    OrderBody,
    StateBody,
    WrongCell,
    WrongList,
    imported,
    order_shown,
    orders_shown,
)
from collector.web.api.reading import asking
from collector.web.api.rights import needs
from collector.web.surroundings import Surroundings

LARGEST_LIST = 16 * 1024 * 1024
"""Bytes of a list of orders: a hundred thousand lines."""

ENDINGS = {
    "text/csv": ".csv",
    "application/csv": ".csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}
"""What a list may be, by the content type that it comes under."""

Changer = Annotated[Visitor, Depends(needs(Right.CHANGE_ORDERS))]

REFUSAL: dict[int | str, dict[str, Any]] = {409: {"description": "Refused as things stand; the text says why."}}

LIST_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "text/csv": {
                "schema": {"type": "string"},
                "example": "commande;client;opération;famille;quantité\n26-1042;Ateliers Pernet;10;scie;48\n",
            },
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
                "schema": {"type": "string", "format": "binary"}
            },
        },
    }
}


def orders_of(around: Surroundings) -> APIRouter:
    """The routes about orders.

    Args:
        around: What they look at and ask.
    """
    router = APIRouter(tags=["orders"])
    office = OrderDesk(around.store, around.live, around.clock)
    read = asking(around.store)
    see = [Depends(needs(Right.SEE_ORDERS))]

    async def shown(number: str) -> OrderShown:
        found = await read(lambda link: order_shown(link, number))
        if found is None:
            raise HTTPException(404, f"there is no order {number!r}")
        return found

    @router.get("/orders", dependencies=see)
    async def orders(state: OrderState | Literal["all"] = OrderState.OPEN) -> list[OrderShown]:
        """Orders with the progress of their operations; those that are open unless another state is asked for."""
        return await read(lambda link: orders_shown(link, None if state == "all" else state))

    @router.post(
        "/orders/import",
        response_model=Imported,
        responses={**REFUSAL, 413: {"description": "The list is too long."},
                   415: {"description": "Neither CSV nor XLSX."}, 422: {"model": WrongList}},
        openapi_extra=LIST_BODY,
    )  # fmt: skip
    async def take_list(
        request: Request,
        visitor: Changer,
        preview: Annotated[bool, Query(description="only say what would change")] = False,
    ) -> Imported | JSONResponse:
        """Take a list of orders, CSV or XLSX as the body, all of it or nothing; an import deletes nothing.

        Headings may be French or English; `etabli import orders --template` prints a list to start from.
        """
        try:
            wanted = await asyncio.to_thread(_planned, await _list(request), around)
        except ConfigError as error:
            return JSONResponse(_wrong(error).model_dump(), 422)
        if not (preview or wanted.empty):
            with refusals():
                await office.take_up(wanted, author=visitor.id, via="import")
        return imported(wanted, written=not (preview or wanted.empty))

    @router.put("/orders/{number:path}/state", responses={**REFUSAL, 404: {"description": "No such order."}})
    async def state(number: str, body: StateBody, visitor: Changer) -> OrderShown:
        """Open an order again, or call it done or cancelled: then nothing more is made for it."""
        await shown(number)
        with refusals():
            await office.set_state(number, body.state, author=visitor.id, via="api")
        return await shown(number)

    @router.get("/orders/{number:path}", dependencies=see, responses={404: {"description": "No such order."}})
    async def order(number: str) -> OrderShown:
        """One order with the progress of its operations."""
        return await shown(number)

    @router.put(
        "/orders/{number:path}",
        responses={**REFUSAL, 201: {"model": OrderShown, "description": "It was not there before."}},
    )
    async def put(number: Name, body: OrderBody, response: Response, visitor: Changer) -> OrderShown:
        """Have an order be as the body says, with these operations and no others; the same twice changes nothing.

        An operation that somebody has worked for cannot go: it has to stay in the body.
        """
        before = await read(lambda link: Registry(link).order(number))
        with refusals():
            changed = await office.put(body.order(number), body.steps(number), author=visitor.id, via="api")
        response.status_code = 201 if before is None and changed else 200
        return await shown(number)

    return router


async def _list(request: Request) -> tuple[str, bytes]:
    """The list in a request's body, and the ending of its name."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    ending = ENDINGS.get(kind)
    if ending is None:
        raise HTTPException(415, f"a list comes as {' or '.join(ENDINGS)}, not as {kind or 'nothing'!r}")
    gathered = bytearray()
    async for piece in request.stream():
        gathered += piece
        if len(gathered) > LARGEST_LIST:
            raise HTTPException(413, f"a list of at most {LARGEST_LIST // 2**20} MB is taken")
    return ending, bytes(gathered)


def _planned(given: tuple[str, bytes], around: Surroundings) -> ImportPlan:
    ending, content = given
    today = around.clock.now().astimezone(around.site.zone).date()
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, f"list{ending}")
        path.write_bytes(content)
        return plan(Kind.ORDERS, path, Registry(around.store.readers), today)


def _wrong(error: ConfigError) -> WrongList:
    cells = [_cell(one) for one in error.problems]
    some = "1 problem" if len(cells) == 1 else f"{len(cells)} problems"
    return WrongList(detail=f"{some} in the list: nothing was written", problems=cells)


def _cell(problem: Problem) -> WrongCell:
    place = re.fullmatch(r"line (\d+)(?:, column (.*))?", problem.where, re.DOTALL)
    return WrongCell(
        line=int(place[1]) if place else None,
        column=place[2] if place else None,
        found=problem.found,
        expected=problem.expected,
        hint=problem.hint,
    )
