"""What the administrator's forms lead to. What is shown once (a link, a token) is shown at once, and in no address."""

from __future__ import annotations

import io
from html import escape

import segno
from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from collector.accounts.links import PAIR, WELCOME
from collector.accounts.lodge import Lodge
from collector.accounts.refusals import AccountRefused
from collector.accounts.rights import Right, Visitor
from collector.web.accounts.plain import card, form_of, go, refused_at
from collector.web.door import visitor_of
from collector.web.house import House
from collector.web.wording import Wording

HERE = ("localhost", "127.0.0.1", "::1")
"""By what a browser calls the computer that it runs on."""


def changes_of(house: House, lodge: Lodge) -> APIRouter:
    """The routes of the administrator's forms.

    Args:
        house: Languages and names.
        lodge: Who does it.
    """
    router = APIRouter(include_in_schema=False)

    @router.post("/accounts/new")
    async def open_account(request: Request) -> Response:
        visitor, form = _who(request), await form_of(request)
        kept = {name: form.get(name, "") for name in ("name", "role", "person", "language")}
        try:
            account = await lodge.office.open(
                kept["name"], kept["role"], language=kept["language"], person=kept["person"] or None, author=visitor.id
            )
            key = await lodge.office.link(account.id, author=visitor.id)
        except AccountRefused as refusal:
            return go(refused_at("/accounts/new", refusal, **kept))
        return _password_link(house, request, account.name, key)

    @router.post("/accounts/devices/new")
    async def expect_device(request: Request) -> Response:
        visitor, form = _who(request), await form_of(request)
        stands_at = [name.removeprefix("machine.") for name in form if name.startswith("machine.")]
        try:
            for machine in stands_at:
                if house.around.site.machine(machine) is None:
                    raise AccountRefused("no_machine", machine=machine)
            device, key = await lodge.devices.expect(
                form.get("name", ""), form.get("role", ""), stands_at, author=visitor.id
            )
        except AccountRefused as refusal:
            return go(refused_at("/accounts/devices/new", refusal, name=form.get("name", "")))
        return _pairing_link(house, request, device.name, key)

    @router.post("/accounts/devices/{device}/link")
    async def device_link(request: Request, device: str) -> Response:
        visitor = _who(request)
        try:
            key = await lodge.devices.link(device, author=visitor.id)
        except AccountRefused as refusal:
            return go(refused_at("/accounts", refusal))
        named = await lodge.ledger.read(lambda accounts: accounts.device(device))
        return _pairing_link(house, request, named.name if named is not None else device, key)

    @router.post("/accounts/devices/{device}/revoke")
    async def revoke_device(request: Request, device: str) -> Response:
        visitor = _who(request)
        try:
            await lodge.devices.revoke(device, author=visitor.id)
        except AccountRefused as refusal:
            return go(refused_at("/accounts", refusal))
        return go(f"/accounts?done=revoked_device&id={device}")

    @router.post("/accounts/tokens/new")
    async def issue(request: Request) -> Response:
        visitor, form = _who(request), await form_of(request)
        scopes = [name.removeprefix("scope.") for name in form if name.startswith("scope.")]
        days = form.get("days", "")
        try:
            token, secret = await lodge.tokens.issue(
                form.get("name", ""), scopes, days=int(days) if days.isdecimal() else 0, author=visitor.id
            )
        except AccountRefused as refusal:
            return go(refused_at("/accounts/tokens/new", refusal, name=form.get("name", "")))
        say = house.wording(request, visitor)
        body = (
            f"<p>{escape(say('accounts.token_what'))}</p>{_secret(say('accounts.tokens'), secret)}"
            f'<p class="door-hint">{escape(say("accounts.token_how"))}</p>{_back(say)}'
        )
        return card(say, house.around.site, title=say("accounts.token_title", name=token.name), body=body)

    @router.post("/accounts/tokens/{token}/revoke")
    async def revoke_token(request: Request, token: str) -> Response:
        visitor = _who(request)
        try:
            await lodge.tokens.revoke(token, author=visitor.id)
        except AccountRefused as refusal:
            return go(refused_at("/accounts", refusal))
        return go(f"/accounts?done=revoked_token&id={token}")

    @router.post("/accounts/{account}/save")
    async def save(request: Request, account: str) -> Response:
        visitor, form = _who(request), await form_of(request)
        try:
            await lodge.office.change(
                account, name=form.get("name"), role=form.get("role"), language=form.get("language"),
                person=form.get("person"), author=visitor.id,
            )  # fmt: skip
        except AccountRefused as refusal:
            return go(refused_at(f"/accounts/{account}", refusal))
        return go(f"/accounts?done=saved&id={account}")

    @router.post("/accounts/{account}/link")
    async def password_link(request: Request, account: str) -> Response:
        visitor = _who(request)
        try:
            key = await lodge.office.link(account, author=visitor.id)
        except AccountRefused as refusal:
            return go(refused_at("/accounts", refusal))
        named = await lodge.ledger.read(lambda accounts: accounts.account(account))
        return _password_link(house, request, named.name if named is not None else account, key)

    @router.post("/accounts/{account}/close")
    async def close(request: Request, account: str) -> Response:
        visitor = _who(request)
        try:
            await lodge.office.close(account, author=visitor.id)
        except AccountRefused as refusal:
            return go(refused_at(f"/accounts/{account}", refusal))
        return go(f"/accounts?done=closed&id={account}")

    @router.post("/accounts/{account}/reopen")
    async def reopen(request: Request, account: str) -> Response:
        visitor = _who(request)
        try:
            await lodge.office.reopen(account, author=visitor.id)
        except AccountRefused as refusal:
            return go(refused_at("/accounts", refusal))
        return go(f"/accounts?done=reopened&id={account}")

    @router.post("/accounts/{account}/sessions")
    async def end_sessions(request: Request, account: str) -> Response:
        visitor, form = _who(request), await form_of(request)
        session = form.get("session", "")
        try:
            if session:
                await lodge.office.end_session(account, session)
            else:
                # Whoever ends all of his own stays here.
                await lodge.office.end_sessions(account, but=visitor.ticket)
        except AccountRefused as refusal:
            return go(refused_at(f"/accounts/{account}", refusal))
        return go(f"/accounts/{account}?done={'ended' if session else 'ended_all'}")

    return router


def _who(request: Request) -> Visitor:
    visitor = visitor_of(request)
    if visitor is None or not visitor.may(Right.MANAGE_ACCOUNTS):
        raise HTTPException(403, "this is for administrators")
    return visitor


def _password_link(house: House, request: Request, name: str, key: str) -> Response:
    say = house.wording(request, visitor_of(request))
    address = _address(say, request, f"{WELCOME}?key={key}")
    body = f"<p>{escape(say('accounts.password_link_what'))}</p>{address}{_back(say)}"
    title = say("accounts.password_link_title", name=name)
    return card(say, house.around.site, title=title, body=body)


def _pairing_link(house: House, request: Request, name: str, key: str) -> Response:
    say = house.wording(request, visitor_of(request))
    path = f"{PAIR}?key={key}"
    body = (
        f"<p>{escape(say('accounts.pair_link_what'))}</p>{_qr(say, _full(request, path))}"
        f"{_address(say, request, path)}{_back(say)}"
    )
    title = say("accounts.pair_link_title", name=name)
    return card(say, house.around.site, title=title, body=body)


def _full(request: Request, path: str) -> str:
    return f"{request.url.scheme}://{request.url.netloc}{path}"


def _address(say: Wording, request: Request, path: str) -> str:
    alone = f'<p class="notice warn">{escape(say("accounts.here_only"))}</p>' if request.url.hostname in HERE else ""
    return _secret(say("accounts.link"), _full(request, path)) + alone


def _secret(label: str, value: str) -> str:
    """Something to copy: one click marks all of it."""
    shown = f'<code class="door-secret" tabindex="0">{escape(value)}</code>'
    return f'<p class="field"><span>{escape(label)}</span>{shown}</p>'


def _qr(say: Wording, text: str) -> str:
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=3, dark="#000", light="#fff", nl=False
    )
    return (
        f'<div class="door-qr" role="img" aria-label="{escape(say("accounts.qr"))}">{drawn.getvalue().decode()}</div>'
    )


def _back(say: Wording) -> str:
    return f'<p><a class="button" href="/accounts">{escape(say("accounts.back"))}</a></p>'
