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
from collector.web.accounts.pieces import button, section, select, submit, table
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
        ui.html(_page(visit, sessions, now), sanitize=False).classes("page accounts middling")


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
        f'<div class="cards">{_password(say, visitor.name)}<div class="stack">{_language(say, visitor.language)}'
        f"{section(say('accounts.me_may'), '', listed(rights))}</div>"
        f"{_sessions(say, sessions, visitor.ticket, now)}</div>"
    )


def _password(say: Wording, name: str) -> str:
    form = (
        '<form method="post" action="/me/password" class="form">'
        # Password managers keep the name beside the password.
        '<input type="text" class="unseen" name="username" autocomplete="username" tabindex="-1" readonly'
        f' aria-hidden="true" value="{escape(name)}">'
        + field("now", say("accounts.password_now"), kind="password", complete="current-password")
        + field("password", say("accounts.password_new"), kind="password", complete="new-password",
                hint=say("accounts.password_hint", least=LEAST))
        + field("again", say("accounts.password_again"), kind="password", complete="new-password")
        + submit(say("accounts.me_password_do")) + "</form>"
    )  # fmt: skip
    return section(say("accounts.me_password"), say("accounts.me_password_what"), form)


def _language(say: Wording, chosen: str) -> str:
    fields = language_field(say, chosen) + submit(say("accounts.save"), main=False)
    form = f'<form method="post" action="/me/language" class="form">{fields}</form>'
    return section(say("accounts.me_language"), "", form)


def language_field(say: Wording, chosen: str) -> str:
    """The choice of an account's language, as HTML."""
    known = [(one, say(f"accounts.language.{one}")) for one in ("", "fr", "en")]
    return select("language", say("accounts.language"), known, chosen)


def sessions_table(say: Wording, sessions: tuple[SignedIn, ...], own: str, action: str, now: datetime) -> str:
    """Sign-ins with a button for each that ends it, as HTML.

    Args:
        say: The language.
        sessions: Which.
        own: The one by which the page is looked at; it has no button, for signing out is another one.
        action: Where the button leads.
        now: Now (UTC).
    """
    heads = [say(f"accounts.{name}") for name in ("browser", "since", "seen")]
    here = f'<span class="chip">{escape(say("accounts.this_one"))}</span>'
    rows = (
        (
            (
                escape(one.browser or say("accounts.unknown_browser")),
                escape(say.moment(one.created_at, now)),
                escape(seen(say, one.seen_at, now)),
            ),
            here if one.id == own else button(action, say("accounts.end"), session=one.id),
        )
        for one in sessions
    )
    return table(heads, rows)


def seen(say: Wording, at: datetime | None, now: datetime) -> str:
    """When something was last used, roughly."""
    if at is None:
        return say("accounts.never")
    seconds = (now - at).total_seconds()
    return say("since_moment") if seconds < 120 else say("accounts.ago", time=say.lapse(seconds))


def _sessions(say: Wording, sessions: tuple[SignedIn, ...], own: str, now: datetime) -> str:
    content = sessions_table(say, sessions, own, "/me/sessions", now)
    if any(one.id != own for one in sessions):
        content += button("/me/sessions", say("accounts.end_others"))
    return section(say("accounts.me_sessions"), say("accounts.me_sessions_what"), content, wide=True)
