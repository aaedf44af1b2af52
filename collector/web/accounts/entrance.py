"""/sign-in and /sign-out: forms that work without script and without a socket."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from collector.accounts.lodge import Lodge
from collector.accounts.refusals import AccountRefused
from collector.accounts.rights import DEVICES, PEOPLE
from collector.accounts.sign_in import Entered
from collector.web import cookies
from collector.web.accounts.doorman import address_of, browser_of
from collector.web.accounts.plain import card, field, form_of, go, hidden, own_path
from collector.web.door import SIGN_IN, visitor_of
from collector.web.house import House


def entrance_of(house: House, lodge: Lodge) -> APIRouter:
    """The routes of signing in and out.

    Args:
        house: Languages, names, and where people go from here.
        lodge: Who lets them in.
    """
    router = APIRouter(include_in_schema=False)

    @router.get(SIGN_IN)
    async def sign_in(request: Request) -> Response:
        visitor = visitor_of(request)
        wished = own_path(request.query_params.get("next", ""), "")
        # At a paired screen somebody may sign in, too.
        if visitor is not None and visitor.role not in DEVICES:
            return go(wished or house.home(visitor))
        return _page(house, request, wished)

    @router.post(SIGN_IN)
    async def signed(request: Request) -> Response:
        form = await form_of(request)
        wished, name = own_path(form.get("next", ""), ""), form.get("name", "")
        try:
            entered = await lodge.entry.sign_in(
                name, form.get("password", ""), address=address_of(request), browser=browser_of(request)
            )
        except AccountRefused as refusal:
            return _page(house, request, wished, name, refusal)
        return await let_in(request, lodge, entered, wished or "/")

    @router.get("/sign-out")
    async def way_out(request: Request) -> Response:
        # A link may not sign anybody out; the way out is a form.
        return go("/")

    @router.post("/sign-out")
    async def sign_out(request: Request) -> Response:
        await end_here(request, lodge)
        return go(SIGN_IN, cookies.secret(request, cookies.SESSION, ""), cookies.language(request, ""))

    return router


async def let_in(request: Request, lodge: Lodge, entered: Entered, path: str) -> Response:
    """Give a browser its cookie, in place of one that it had, and send it on.

    Args:
        request: What was asked for.
        lodge: Who ends the sign-in that it had.
        entered: Who has signed in.
        path: Where to.
    """
    await end_here(request, lodge)
    kept = [cookies.secret(request, cookies.SESSION, entered.secret)]
    if entered.account.language:
        # Whoever sat here before may have chosen another one.
        kept.append(cookies.language(request, entered.account.language))
    return go(path, *kept)


async def end_here(request: Request, lodge: Lodge) -> None:
    """End the sign-in of the browser that asks, if it has one."""
    visitor = visitor_of(request)
    if visitor is not None and visitor.role in PEOPLE:
        await lodge.entry.sign_out(visitor.ticket)


def _page(
    house: House, request: Request, wished: str, name: str = "", refusal: AccountRefused | None = None
) -> Response:
    say = house.wording(request, None)
    here = f"{SIGN_IN}?next={quote(wished, safe='')}" if wished else SIGN_IN
    body = (
        f'<form method="post" action="{SIGN_IN}">{hidden(next=wished)}'
        + field("name", say("accounts.name"), value=name, complete="username", focus=not name)
        + field("password", say("accounts.password"), kind="password", complete="current-password", focus=bool(name))
        + f'<button class="button main">{escape(say("accounts.sign_in"))}</button></form>'
        f'<p class="door-hint">{escape(say("accounts.forgotten"))}</p>'
    )
    return card(say, house.around.site, title=say("accounts.sign_in"), body=body, here=here, refusal=refusal)
