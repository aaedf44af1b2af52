"""The forms of the administrator's pages: an account, a screen, a token."""

from __future__ import annotations

from datetime import datetime
from html import escape

from collector.accounts.rights import PEOPLE, AccountRole
from collector.accounts.tokens import SCOPES
from collector.web.accounts.mine import language_field, sessions_table
from collector.web.accounts.pieces import button, choice, choices, section, select, submit, sure
from collector.web.accounts.plain import field, notice
from collector.web.accounts.reading import Shown
from collector.web.house import Visit
from collector.web.wording import Wording

DAYS = ("365", "30", "730")
"""For how long tokens are offered, the usual first."""

People = tuple[tuple[str, str], ...]


def new_account(visit: Visit, people: People, refused: str) -> str:
    """The form that opens an account, as HTML."""
    say = visit.say
    form = _form(
        "/accounts/new",
        field("name", say("accounts.name"), value=visit.query("name"), focus=True),
        _roles(say, visit.query("role")),
        _person(say, people, visit.query("person")),
        language_field(say, visit.query("language")),
        submit(say("accounts.new_do")),
    )
    lead = f'<p class="quiet">{escape(say("accounts.new_what"))}</p>'
    return _page(say, say("accounts.new_title"), f'<section class="card">{lead}{form}</section>', refused)


def one_account(visit: Visit, shown: Shown, people: People, told: str, refused: str, now: datetime) -> str:
    """An account with all that can be done about it, as HTML."""
    say, account = visit.say, shown.account
    at = f"/accounts/{account.id}"
    form = _form(
        f"{at}/save",
        field("name", say("accounts.name"), value=account.name),
        _roles(say, account.role),
        _person(say, people, account.person or ""),
        language_field(say, account.language),
        submit(say("accounts.save")),
    )
    password = section(
        say("accounts.new_password"), say("accounts.new_password_what"), button(f"{at}/link", say("accounts.make_link"))
    )
    question = say("accounts.close_sure", name=account.name)
    close = section(
        say("accounts.close_title"),
        say("accounts.close_what"),
        f"<div>{sure(say, f'{at}/close', account.id, say('accounts.close'), question)}</div>",
    )
    sessions = f'<p class="quiet">{escape(say("accounts.no_sessions"))}</p>'
    if shown.sessions:
        sessions = sessions_table(say, shown.sessions, visit.visitor.ticket, f"{at}/sessions", now)
        sessions += button(f"{at}/sessions", say("accounts.end_all"))
    content = (
        f'<div class="cards"><section class="card">{form}</section><div class="stack">{password}{close}</div>'
        f"{section(say('accounts.sessions'), '', sessions, wide=True)}</div>"
    )
    return _page(say, account.name, content, refused, told, say(f"house.role.{account.role}"))


def new_device(visit: Visit, refused: str) -> str:
    """The form that pairs a screen, as HTML."""
    say = visit.say
    purposes = (
        choice("radio", "role", role, escape(say(f"accounts.purpose.{role}")), chosen=role == AccountRole.KIOSK)
        for role in (AccountRole.KIOSK.value, AccountRole.WALL.value)
    )
    machines = (choice("checkbox", f"machine.{one.id}", "yes", escape(one.name)) for one in visit.around.site.machines)
    form = _form(
        "/accounts/devices/new",
        field("name", say("accounts.device"), value=visit.query("name"), hint=say("accounts.device_hint"), focus=True),
        choices(say("accounts.purpose"), purposes),
        choices(say("accounts.machines"), machines, say("accounts.machines_hint")),
        submit(say("accounts.pair_show")),
    )
    return _page(say, say("accounts.pair_one"), f'<section class="card">{form}</section>', refused)


def new_token(visit: Visit, refused: str) -> str:
    """The form that issues a token, as HTML."""
    say = visit.say
    scopes = (
        choice("checkbox", f"scope.{scope}", "yes", f"{escape(say(f'accounts.right.{scope}'))} <code>{scope}</code>")
        for scope in SCOPES
    )
    form = _form(
        "/accounts/tokens/new",
        field("name", say("accounts.token"), value=visit.query("name"), hint=say("accounts.token_hint"), focus=True),
        choices(say("accounts.scopes"), scopes),
        select("days", say("accounts.lasts"), [(days, say(f"accounts.days_{days}")) for days in DAYS], DAYS[0]),
        submit(say("accounts.issue_do")),
    )
    return _page(say, say("accounts.issue_one"), f'<section class="card">{form}</section>', refused)


def _form(action: str, *parts: str) -> str:
    return f'<form method="post" action="{action}" class="form">{"".join(parts)}</form>'


def _page(say: Wording, title: str, content: str, refused: str, told: str = "", below: str = "") -> str:
    under = f'<p class="quiet">{escape(below)}</p>' if below else ""
    back = f'<p class="back"><a href="/accounts">← {escape(say("accounts.back"))}</a></p>'
    return f"<header>{back}<h1>{escape(title)}</h1>{under}</header>{notice(refused) if refused else told}{content}"


def _roles(say: Wording, chosen: str) -> str:
    return choices(
        say("accounts.role"),
        (
            choice(
                "radio", "role", role.value,
                f"<b>{escape(say(f'house.role.{role.value}'))}</b>"
                f' <span class="quiet">{escape(say(f"accounts.role_what.{role.value}"))}</span>',
                chosen=role.value == chosen, required=True,
            )
            for role in PEOPLE
        ),
    )  # fmt: skip


def _person(say: Wording, people: People, chosen: str) -> str:
    return select("person", say("accounts.person"), (("", say("accounts.nobody")), *people), chosen)
