"""The room's pages: one's own account, and for administrators accounts, screens and tokens."""

from __future__ import annotations

from nicegui import ui
from sqlalchemy import Connection

from collector.accounts.rights import Right
from collector.store.accounts import Accounts
from collector.store.accounts_records import Account, Device, Token
from collector.web.accounts import forms, overview, reading
from collector.web.accounts.mine import my_pages
from collector.web.accounts.plain import notice, refusal_in
from collector.web.house import House, Visit

STYLE = "accounts.css"


def accounts_pages(house: House) -> None:
    """Register the pages `/me` and `/accounts` with what is below it."""
    my_pages(house)
    page, right = house.page, Right.MANAGE_ACCOUNTS

    @page("/accounts", right=right, title="accounts.title", section="accounts", style=STYLE)
    async def accounts(visit: Visit) -> None:
        now = visit.around.clock.now()
        found = await visit.read(lambda connection: reading.overview(connection, now))
        subject = await visit.read(lambda connection: _subject(connection, visit.query("id")))
        done = overview.said_done(visit.say, visit.query("done"), subject)
        _show(overview.page_of(visit, found, done, refusal_in(visit.request, visit.say), now))

    @page("/accounts/new", right=right, title="accounts.new_title", section="accounts", style=STYLE)
    async def new_account(visit: Visit) -> None:
        people = await visit.read(reading.colleagues)
        _show(forms.new_account(visit, people, refusal_in(visit.request, visit.say)), "narrow")

    @page("/accounts/devices/new", right=right, title="accounts.pair_one", section="accounts", style=STYLE)
    async def new_device(visit: Visit) -> None:
        _show(forms.new_device(visit, refusal_in(visit.request, visit.say)), "narrow")

    @page("/accounts/tokens/new", right=right, title="accounts.issue_one", section="accounts", style=STYLE)
    async def new_token(visit: Visit) -> None:
        _show(forms.new_token(visit, refusal_in(visit.request, visit.say)), "narrow")

    @page("/accounts/{account}", right=right, title="accounts.one_title", section="accounts", style=STYLE)
    async def one_account(visit: Visit) -> None:
        now, say = visit.around.clock.now(), visit.say
        shown = await visit.read(lambda connection: reading.one(connection, visit.path("account"), now))
        if shown is None or not shown.account.active:
            visit.client.status_code = 404
            found = await visit.read(lambda connection: reading.overview(connection, now))
            refused = say("accounts.refused.no_account", name=visit.path("account"))
            _show(overview.page_of(visit, found, "", refused, now))
            return
        people = await visit.read(reading.colleagues)
        done = visit.query("done")
        told = notice(say(f"accounts.done.{done}"), "good") if done in ("ended", "ended_all") else ""
        _show(forms.one_account(visit, shown, people, told, refusal_in(visit.request, say), now), "middling")


def _show(content: str, width: str = "") -> None:
    ui.html(content, sanitize=False).classes(f"page accounts {width}".strip())


def _subject(connection: Connection, id_: str) -> Account | Device | Token | None:
    """What an address says something about."""
    accounts = Accounts(connection)
    return accounts.account(id_) or accounts.device(id_) or accounts.token(id_)
