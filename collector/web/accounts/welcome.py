"""/welcome and /pair: where one-time links lead. Looking at one uses nothing up; the button does."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from collector.accounts.links import PAIR, WELCOME, Opened, Purpose
from collector.accounts.lodge import Lodge
from collector.accounts.passwords import LEAST
from collector.accounts.refusals import AccountRefused
from collector.accounts.rights import AccountRole, Visitor
from collector.web import cookies
from collector.web.accounts.doorman import address_of, browser_of
from collector.web.accounts.entrance import end_here, let_in
from collector.web.accounts.plain import card, field, form_of, go, hidden
from collector.web.door import SIGN_IN
from collector.web.house import House
from collector.web.wording import Wording


def welcome_of(house: House, lodge: Lodge) -> APIRouter:
    """The routes of one-time links.

    Args:
        house: Languages, names, and where people go from here.
        lodge: Who makes the links good.
    """
    router = APIRouter(include_in_schema=False)
    site = house.around.site

    @router.get(WELCOME)
    async def welcome(request: Request) -> Response:
        say, key = house.wording(request, None), request.query_params.get("key", "")
        try:
            opened = await lodge.links.look(key, Purpose.FIRST, Purpose.PASSWORD)
        except AccountRefused as refusal:
            return _closed(house, say, refusal, WELCOME)
        return _choose(house, say, key, opened)

    @router.post(WELCOME)
    async def chosen(request: Request) -> Response:
        say, form = house.wording(request, None), await form_of(request)
        key, name, password = form.get("key", ""), form.get("name", ""), form.get("password", "")
        try:
            opened = await lodge.links.look(key, Purpose.FIRST, Purpose.PASSWORD)
        except AccountRefused as refusal:
            return _closed(house, say, refusal, WELCOME)
        try:
            if password != form.get("again", ""):
                raise AccountRefused("password_differs")
            if opened.account is None:
                account = await lodge.office.open_first(key, name, password)
            else:
                account = await lodge.office.choose_password(key, password)
            entered = await lodge.entry.sign_in(
                account.name, password, address=address_of(request), browser=browser_of(request)
            )
        except AccountRefused as refusal:
            if refusal.code in ("link", "others_key"):
                return _closed(house, say, refusal, WELCOME)
            return _choose(house, say, key, opened, name, refusal)
        return await let_in(request, lodge, entered, "/accounts" if opened.account is None else "/")

    @router.get(PAIR)
    async def pair(request: Request) -> Response:
        say, key = house.wording(request, None), request.query_params.get("key", "")
        try:
            opened = await lodge.links.look(key, Purpose.PAIRING)
        except AccountRefused as refusal:
            return _closed(house, say, refusal, PAIR)
        body = (
            f"<p>{escape(say('accounts.pair_what', name=opened.device))}</p>"
            f'<form method="post" action="{PAIR}">{hidden(key=key)}'
            f'<button class="button main">{escape(say("accounts.pair_do"))}</button></form>'
            f'<p class="door-hint">{escape(say("accounts.pair_hint"))}</p>'
        )
        return card(say, site, title=say("accounts.pair_title"), body=body, here=_here(PAIR, key))

    @router.post(PAIR)
    async def paired(request: Request) -> Response:
        say, form = house.wording(request, None), await form_of(request)
        try:
            device, secret = await lodge.devices.pair(form.get("key", ""))
        except AccountRefused as refusal:
            return _closed(house, say, refusal, PAIR)
        home = house.home(Visitor(device.id, device.name, AccountRole(device.role)))
        # Whoever was signed in here goes: from now on this is nobody's own screen.
        await end_here(request, lodge)
        gone = cookies.secret(request, cookies.SESSION, "")
        return go(home, gone, cookies.secret(request, cookies.DEVICE, secret, lasts=cookies.DEVICE_LASTS))

    return router


def _choose(
    house: House, say: Wording, key: str, opened: Opened, name: str = "", refusal: AccountRefused | None = None
) -> Response:
    """The form in which somebody chooses a password, and at the first start a name, too."""
    first = opened.account is None
    known = "" if opened.account is None else opened.account.name
    told = say("accounts.first_what") if first else say("accounts.choose_what", name=known)
    fields = (
        field("name", say("accounts.name"), value=name, hint=say("accounts.name_hint"), complete="username", focus=True)
        if first
        # Password managers keep the name beside the password.
        else f'<input type="hidden" name="username" autocomplete="username" value="{escape(known)}">'
    )
    body = (
        f"<p>{escape(told)}</p>"
        f'<form method="post" action="{WELCOME}">{hidden(key=key)}{fields}'
        + field("password", say("accounts.password_new"), kind="password", complete="new-password", focus=not first,
                hint=say("accounts.password_hint", least=LEAST))
        + field("again", say("accounts.password_again"), kind="password", complete="new-password")
        + f'<button class="button main">{escape(say("accounts.first_do" if first else "accounts.choose_do"))}</button>'
        "</form>"
    )  # fmt: skip
    title = say("accounts.first_title" if first else "accounts.choose_title")
    return card(say, house.around.site, title=title, body=body, here=_here(WELCOME, key), refusal=refusal)


def _closed(house: House, say: Wording, refusal: AccountRefused, path: str) -> Response:
    """The page for a link that opens nothing."""
    body = f'<p><a class="button" href="{SIGN_IN}">{escape(say("accounts.sign_in"))}</a></p>'
    title = say("accounts.link_title")
    return card(say, house.around.site, title=title, body=body, here=path, refusal=refusal)


def _here(path: str, key: str) -> str:
    return f"{path}?key={quote(key, safe='')}"
