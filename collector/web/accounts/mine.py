"""/me: one's own account: what it may, its password, its language, and where it is signed in."""

from __future__ import annotations

from datetime import datetime
from html import escape

from fastapi import APIRouter, HTTPException
from nicegui import ui
from starlette.requests import Request
from starlette.responses import Response

from collector.accounts.lodge import Lodge
from collector.accounts.passwords import LEAST
from collector.accounts.refusals import AccountRefused
from collector.accounts.rights import Right, Visitor
from collector.store.accounts_records import SignedIn
from collector.web import cookies
from collector.web.accounts import reading
from collector.web.accounts.doorman import address_of
from collector.web.accounts.plain import field, form_of, go, listed, notice, refusal_in, refused_at
from collector.web.door import visitor_of
from collector.web.house import House, Visit
from collector.web.wording import Wording

ME = "/me"

DONE = ("password", "language", "ended", "ended_all")
"""What the page may say has been done."""


def my_pages(house: House) -> None:
    """Register the page."""

    @house.page(ME, right=Right.OWN_ACCOUNT, title="accounts.me", style="accounts.css")
    async def me(visit: Visit) -> None:
        now, visitor = visit.around.clock.now(), visit.visitor
        shown = await visit.read(lambda connection: reading.one(connection, visitor.id, now))
        sessions = shown.sessions if shown is not None else ()
        ui.html(_page(visit, sessions, now), sanitize=False).classes("page accounts")


def mine_of(house: House, lodge: Lodge) -> APIRouter:
    """The routes by which people change their own account.

    Args:
        house: Languages.
        lodge: Who does it.
    """
    router = APIRouter(include_in_schema=False)

    @router.post("/me/password")
    async def password(request: Request) -> Response:
        visitor, form = _who(request), await form_of(request)
        try:
            if form.get("password", "") != form.get("again", ""):
                raise AccountRefused("password_differs")
            await lodge.entry.proves(visitor.name, form.get("now", ""), address=address_of(request))
            await lodge.office.set_password(
                visitor.id, form.get("password", ""), author=visitor.id, keep=visitor.ticket
            )
        except AccountRefused as refusal:
            return go(refused_at(ME, refusal))
        return go(f"{ME}?done=password")

    @router.post("/me/language")
    async def language(request: Request) -> Response:
        visitor, form = _who(request), await form_of(request)
        try:
            chosen = await lodge.office.change(visitor.id, language=form.get("language", ""), author=visitor.id)
        except AccountRefused as refusal:
            return go(refused_at(ME, refusal))
        return go(f"{ME}?done=language", cookies.language(request, chosen.language))

    @router.post("/me/sessions")
    async def sessions(request: Request) -> Response:
        visitor, form = _who(request), await form_of(request)
        wanted = form.get("session", "")
        try:
            if not wanted:
                await lodge.office.end_sessions(visitor.id, but=visitor.ticket)
                return go(f"{ME}?done=ended_all")
            await lodge.office.end_session(visitor.id, wanted)
        except AccountRefused as refusal:
            return go(refused_at(ME, refusal))
        return go(f"{ME}?done=ended")

    return router


def _who(request: Request) -> Visitor:
    visitor = visitor_of(request)
    if visitor is None or not visitor.may(Right.OWN_ACCOUNT):
        raise HTTPException(403, "this is for people who signed in")
    return visitor


def _page(visit: Visit, sessions: tuple[SignedIn, ...], now: datetime) -> str:
    say, visitor = visit.say, visit.visitor
    refusal, done = refusal_in(visit.request, say), visit.query("done")
    told = notice(refusal) if refusal else notice(say(f"accounts.done.{done}"), "good") if done in DONE else ""
    rights = [say(f"accounts.right.{right.value}") for right in Right if visitor.may(right)]
    role = say(f"house.role.{visitor.role.value}")
    return (
        f"<header><h1>{escape(visitor.name)}</h1>"
        f'<p class="quiet">{escape(say("accounts.me_role", role=role))}</p></header>{told}'
        f'<div class="cards">{_password(say)}{_language(say, visitor.language)}'
        f'<section class="card"><h2>{escape(say("accounts.me_may"))}</h2>{listed(rights)}</section>'
        f"{_sessions(say, sessions, visitor.ticket, now)}</div>"
    )


def _password(say: Wording) -> str:
    return (
        f'<section class="card"><h2>{escape(say("accounts.me_password"))}</h2>'
        f'<p class="quiet">{escape(say("accounts.me_password_what"))}</p>'
        '<form method="post" action="/me/password" class="form">'
        + field("now", say("accounts.password_now"), kind="password", complete="current-password")
        + field("password", say("accounts.password_new"), kind="password", complete="new-password",
                hint=say("accounts.password_hint", least=LEAST))
        + field("again", say("accounts.password_again"), kind="password", complete="new-password")
        + f'<p><button class="button main">{escape(say("accounts.me_password_do"))}</button></p></form></section>'
    )  # fmt: skip


def _language(say: Wording, chosen: str) -> str:
    return (
        f'<section class="card"><h2>{escape(say("accounts.me_language"))}</h2>'
        '<form method="post" action="/me/language" class="form">'
        f"{language_field(say, chosen)}"
        f'<p><button class="button">{escape(say("accounts.save"))}</button></p></form></section>'
    )


def language_field(say: Wording, chosen: str) -> str:
    """The choice of an account's language, as HTML."""
    options = "".join(
        f'<option value="{one}"{" selected" if one == chosen else ""}>{escape(say(f"accounts.language.{one}"))}</option>'
        for one in ("", "fr", "en")
    )
    return (
        f'<p class="field"><label for="language">{escape(say("accounts.language"))}</label>'
        f'<select id="language" name="language">{options}</select></p>'
    )


def sessions_table(say: Wording, sessions: tuple[SignedIn, ...], own: str, action: str, now: datetime) -> str:
    """Sign-ins with a button for each that ends it, as HTML.

    Args:
        say: The language.
        sessions: Which.
        own: The one by which the page is looked at; it has no button, for signing out is another one.
        action: Where the button leads.
        now: Now (UTC).
    """
    rows = "".join(
        f"<tr><td>{escape(one.browser or say('accounts.unknown_browser'))}</td>"
        f"<td>{escape(say.moment(one.created_at, now))}</td><td>{escape(seen(say, one.seen_at, now))}</td>"
        + (
            f'<td class="actions"><span class="chip">{escape(say("accounts.this_one"))}</span></td></tr>'
            if one.id == own
            else f'<td class="actions"><form method="post" action="{action}">'
            f'<button class="button" name="session" value="{one.id}">{escape(say("accounts.end"))}</button></form></td></tr>'
        )
        for one in sessions
    )
    heads = "".join(f"<th>{escape(say(f'accounts.{name}'))}</th>" for name in ("browser", "since", "seen"))
    return (
        f'<div class="scroll"><table class="table"><thead><tr>{heads}<td></td></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def seen(say: Wording, at: datetime | None, now: datetime) -> str:
    """When something was last used, roughly."""
    if at is None:
        return say("accounts.never")
    seconds = (now - at).total_seconds()
    return say("since_moment") if seconds < 120 else say("accounts.ago", time=say.lapse(seconds))


def _sessions(say: Wording, sessions: tuple[SignedIn, ...], own: str, now: datetime) -> str:
    others = (
        f'<form method="post" action="/me/sessions"><button class="button">{escape(say("accounts.end_others"))}</button></form>'
        if any(one.id != own for one in sessions)
        else ""
    )
    return (
        f'<section class="card wide"><h2>{escape(say("accounts.me_sessions"))}</h2>'
        f'<p class="quiet">{escape(say("accounts.me_sessions_what"))}</p>'
        f"{sessions_table(say, sessions, own, '/me/sessions', now)}{others}</section>"
    )
