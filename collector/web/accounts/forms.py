"""The forms of the administrator's pages: an account, a screen, a token."""

from __future__ import annotations

from datetime import datetime
from html import escape

from collector.accounts.rights import PEOPLE, AccountRole
from collector.accounts.tokens import SCOPES
from collector.web.accounts.mine import language_field, sessions_table
from collector.web.accounts.overview import sure
from collector.web.accounts.plain import field, notice
from collector.web.accounts.reading import Shown
from collector.web.house import Visit
from collector.web.wording import Wording

DAYS = (30, 365, 730)
"""For how long tokens are offered."""


def new_account(visit: Visit, people: tuple[tuple[str, str], ...], refused: str) -> str:
    """The form that opens an account, as HTML."""
    say = visit.say
    form = (
        '<form method="post" action="/accounts/new" class="form">'
        + field("name", say("accounts.name"), value=visit.query("name"), focus=True)
        + _roles(say, visit.query("role"))
        + _person(say, people, visit.query("person"))
        + language_field(say, visit.query("language"))
        + f'<p><button class="button main">{escape(say("accounts.new_do"))}</button></p></form>'
    )
    lead = f'<p class="quiet">{escape(say("accounts.new_what"))}</p>'
    return _page(say, say("accounts.new_title"), f'<section class="card">{lead}{form}</section>', refused)


def one_account(
    visit: Visit, shown: Shown, people: tuple[tuple[str, str], ...], told: str, refused: str, now: datetime
) -> str:
    """An account with all that can be done about it, as HTML."""
    say, account = visit.say, shown.account
    base = f"/accounts/{account.id}"
    change = (
        f'<section class="card"><form method="post" action="{base}/save" class="form">'
        + field("name", say("accounts.name"), value=account.name)
        + _roles(say, account.role)
        + _person(say, people, account.person or "")
        + language_field(say, account.language)
        + f'<p><button class="button main">{escape(say("accounts.save"))}</button></p></form></section>'
    )
    password = (
        f'<section class="card"><h2>{escape(say("accounts.new_password"))}</h2>'
        f'<p class="quiet">{escape(say("accounts.new_password_what"))}</p>'
        f'<form method="post" action="{base}/link"><button class="button">{escape(say("accounts.make_link"))}</button>'
        "</form></section>"
    )
    close = (
        f'<section class="card"><h2>{escape(say("accounts.close_title"))}</h2>'
        f'<p class="quiet">{escape(say("accounts.close_what"))}</p><div>'
        + sure(f"{base}/close", account.id, say("accounts.close"), say("accounts.close_sure", name=account.name), say)
        + "</div></section>"
    )
    sessions = f'<section class="card wide"><h2>{escape(say("accounts.sessions"))}</h2>'
    if shown.sessions:
        sessions += sessions_table(say, shown.sessions, visit.visitor.ticket, f"{base}/sessions", now)
        sessions += (
            f'<form method="post" action="{base}/sessions"><button class="button">{escape(say("accounts.end_all"))}</button>'
            "</form></section>"
        )
    else:
        sessions += f'<p class="quiet">{escape(say("accounts.no_sessions"))}</p></section>'
    return _page(
        say, account.name, f'<div class="cards">{change}<div class="stack">{password}{close}</div>{sessions}</div>', refused,
        told, say(f"house.role.{account.role}"),
    )  # fmt: skip


def new_device(visit: Visit, refused: str) -> str:
    """The form that pairs a screen, as HTML."""
    say = visit.say
    purposes = "".join(
        f'<label class="choice"><input type="radio" name="role" value="{role}"{" checked" if number == 0 else ""}> '
        f"{escape(say(f'accounts.purpose.{role}'))}</label>"
        for number, role in enumerate((AccountRole.KIOSK.value, AccountRole.WALL.value))
    )
    machines = "".join(
        f'<label class="choice"><input type="checkbox" name="machine.{one.id}" value="yes"> {escape(one.name)}</label>'
        for one in visit.around.site.machines
    )
    form = (
        '<form method="post" action="/accounts/devices/new" class="form">'
        + field("name", say("accounts.device"), value=visit.query("name"), hint=say("accounts.device_hint"), focus=True)
        + f"<fieldset><legend>{escape(say('accounts.purpose'))}</legend>{purposes}</fieldset>"
        f"<fieldset><legend>{escape(say('accounts.machines'))}</legend>{machines}"
        f'<p class="quiet">{escape(say("accounts.machines_hint"))}</p></fieldset>'
        f'<p><button class="button main">{escape(say("accounts.pair_show"))}</button></p></form>'
    )
    return _page(say, say("accounts.pair_one"), f'<section class="card">{form}</section>', refused)


def new_token(visit: Visit, refused: str) -> str:
    """The form that issues a token, as HTML."""
    say = visit.say
    scopes = "".join(
        f'<label class="choice"><input type="checkbox" name="scope.{scope}" value="yes"> '
        f"{escape(say(f'accounts.right.{scope}'))} <code>{scope}</code></label>"
        for scope in sorted(SCOPES, key=lambda scope: say(f"accounts.right.{scope}"))
    )
    days = "".join(
        f'<option value="{number}"{" selected" if number == 365 else ""}>{escape(say(f"accounts.days_{number}"))}</option>'
        for number in DAYS
    )
    form = (
        '<form method="post" action="/accounts/tokens/new" class="form">'
        + field("name", say("accounts.token"), value=visit.query("name"), hint=say("accounts.token_hint"), focus=True)
        + f"<fieldset><legend>{escape(say('accounts.scopes'))}</legend>{scopes}</fieldset>"
        f'<p class="field"><label for="days">{escape(say("accounts.lasts"))}</label>'
        f'<select id="days" name="days">{days}</select></p>'
        f'<p><button class="button main">{escape(say("accounts.issue_do"))}</button></p></form>'
    )
    return _page(say, say("accounts.issue_one"), f'<section class="card">{form}</section>', refused)


def _page(say: Wording, title: str, content: str, refused: str, told: str = "", below: str = "") -> str:
    under = f'<p class="quiet">{escape(below)}</p>' if below else ""
    return (
        f'<header><p><a href="/accounts">← {escape(say("accounts.back"))}</a></p><h1>{escape(title)}</h1>{under}</header>'
        f"{notice(refused) if refused else told}{content}"
    )


def _roles(say: Wording, chosen: str) -> str:
    choices = "".join(
        f'<label class="choice"><input type="radio" name="role" value="{role.value}" required'
        f"{' checked' if role.value == chosen else ''}> <span><b>{escape(say(f'house.role.{role.value}'))}</b> "
        f'<span class="quiet">{escape(say(f"accounts.role_what.{role.value}"))}</span></span></label>'
        for role in PEOPLE
    )
    return f"<fieldset><legend>{escape(say('accounts.role'))}</legend>{choices}</fieldset>"


def _person(say: Wording, people: tuple[tuple[str, str], ...], chosen: str) -> str:
    options = "".join(
        f'<option value="{id_}"{" selected" if id_ == chosen else ""}>{escape(name)}</option>'
        for id_, name in (("", say("accounts.nobody")), *people)
    )
    return (
        f'<p class="field"><label for="person">{escape(say("accounts.person"))}</label>'
        f'<select id="person" name="person">{options}</select></p>'
    )
