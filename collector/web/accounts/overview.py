"""/accounts: everybody who may come in, and by what; what each role may do."""

from __future__ import annotations

from datetime import datetime
from html import escape

from collector.accounts.rights import DEVICES, PEOPLE, RIGHTS, AccountRole, Right
from collector.store.accounts_records import Account, Device, Token
from collector.web.accounts.mine import seen
from collector.web.accounts.pieces import button, empty, link, section, sure, table
from collector.web.accounts.plain import notice
from collector.web.accounts.reading import Overview, Shown
from collector.web.house import Visit
from collector.web.tables import scrolling
from collector.web.wording import Wording

Row = tuple[tuple[str, ...], str]
"""The cells of a row, and what can be done about it, as HTML."""

DONE = ("saved", "closed", "reopened", "revoked_device", "revoked_token")
"""What the page may say has been done."""


def page_of(visit: Visit, found: Overview, done: str, refused: str, now: datetime) -> str:
    """The page's content, as HTML.

    Args:
        visit: Who looks.
        found: What there is.
        done: What was just done, as HTML; empty for nothing.
        refused: What was just refused, as text.
        now: Now (UTC).
    """
    say = visit.say
    site = f' <a href="/site">{escape(say("site.title"))}</a>' if visit.may(Right.CHANGE_SITE) else ""
    head = f'<h1>{escape(say("accounts.title"))}</h1><p class="quiet">{escape(say("accounts.lead"))}{site}</p>'
    parts = (
        _people(say, found, visit.visitor.id, now),
        _devices(visit, found, now),
        _tokens(say, found, now),
        _roles(say),
    )
    return f"<header>{head}</header>{notice(refused) if refused else done}{''.join(parts)}"


def said_done(say: Wording, what: str, subject: Account | Device | Token | None) -> str:
    """What was just done, with the way back where there is one, as HTML."""
    if what not in DONE or subject is None:
        return ""
    text = escape(say(f"accounts.done.{what}", name=subject.name))
    undo = button(f"/accounts/{subject.id}/reopen", say("accounts.undo")) if what == "closed" else ""
    return f'<div class="notice good row spread" role="status"><span>{text}</span>{undo}</div>'


def _people(say: Wording, found: Overview, own: str, now: datetime) -> str:
    heads = [say(f"accounts.{name}") for name in ("name", "role", "person", "state", "seen")]
    content = table(heads, (_person(say, one, own, now) for one in found.open)) + _closed(say, found.closed)
    add = link("/accounts/new", say("accounts.open_one"), main=True)
    return section(say("accounts.people"), "", content, add)


def _person(say: Wording, one: Shown, own: str, now: datetime) -> Row:
    account = one.account
    kind, state = "quiet", say("accounts.state.out")
    if one.sessions:
        kind, state = "good", say.counted("accounts.state.signed_in", len(one.sessions))
    elif not account.has_password:
        kind, state = "warn", say("accounts.state.waits")
    you = f' <span class="chip">{escape(say("accounts.you"))}</span>' if account.id == own else ""
    told = (
        escape(account.name) + you,
        escape(say(f"house.role.{account.role}")),
        escape(one.person) or "–",
        f'<span class="{kind}">{escape(state)}</span>',
        escape(seen(say, one.sessions[0].seen_at, now)) if one.sessions else "–",
    )
    label = say("accounts.edit_of", name=account.name)
    return told, link(f"/accounts/{account.id}", say("accounts.edit"), label=label)


def _closed(say: Wording, closed: tuple[Shown, ...]) -> str:
    if not closed:
        return ""
    heads = [say("accounts.name"), say("accounts.role")]
    rows = (
        (
            (escape(one.account.name), escape(say(f"house.role.{one.account.role}"))),
            button(f"/accounts/{one.account.id}/reopen", say("accounts.reopen")),
        )
        for one in closed
    )
    counted = say.counted("accounts.closed", len(closed))
    return f"<details><summary>{escape(counted)}</summary>{table(heads, rows)}</details>"


def _devices(visit: Visit, found: Overview, now: datetime) -> str:
    say = visit.say
    names = {machine.id: machine.name for machine in visit.around.site.machines}
    heads = [say(f"accounts.{name}") for name in ("device", "purpose", "machines", "paired", "seen")]
    content = (
        table(heads, (_device(say, one, names, now) for one in found.devices))
        if found.devices
        else empty(say("accounts.no_devices"), say("accounts.no_devices_do"))
    )
    add = link("/accounts/devices/new", say("accounts.pair_one"))
    return section(say("accounts.devices"), say("accounts.devices_what"), content, add)


def _device(say: Wording, one: Device, names: dict[str, str], now: datetime) -> Row:
    at = f"/accounts/devices/{one.id}"
    machines = ", ".join(names.get(machine, machine) for machine in one.machines) or say("accounts.all_machines")
    paired = (
        f'<span class="warn">{escape(say("accounts.waits_pairing"))}</span>'
        if one.paired_at is None
        else escape(say.moment(one.paired_at, now))
    )
    told = (
        escape(one.name),
        escape(say(f"house.role.{one.role}")),
        escape(machines) if one.role == AccountRole.KIOSK else "–",
        paired,
        escape(seen(say, one.seen_at, now)),
    )
    question, label = say("accounts.revoke_device_sure", name=one.name), say("accounts.revoke_of", name=one.name)
    again = button(f"{at}/link", say("accounts.new_link"), label=say("accounts.new_link_of", name=one.name))
    return told, again + sure(say, f"{at}/revoke", one.id, say("accounts.revoke"), question, label=label)


def _tokens(say: Wording, found: Overview, now: datetime) -> str:
    heads = [say(f"accounts.{name}") for name in ("token", "scopes", "expires", "used")]
    content = (
        table(heads, (_token(say, one, now) for one in found.tokens))
        if found.tokens
        else empty(say("accounts.no_tokens"), say("accounts.no_tokens_do"))
    )
    add = link("/accounts/tokens/new", say("accounts.issue_one"))
    return section(say("accounts.tokens"), say("accounts.tokens_what"), content, add)


def _token(say: Wording, one: Token, now: datetime) -> Row:
    chips = "".join(f'<span class="chip">{escape(say(f"accounts.right.{scope}"))}</span>' for scope in one.scopes)
    told = (
        escape(one.name),
        f'<div class="chips">{chips}</div>',
        escape(say.day(say.today(one.expires_at), say.today(now))),
        escape(seen(say, one.seen_at, now)),
    )
    question, label = say("accounts.revoke_token_sure", name=one.name), say("accounts.revoke_token_of", name=one.name)
    at = f"/accounts/tokens/{one.id}/revoke"
    return told, sure(say, at, one.id, say("accounts.revoke_token"), question, label=label)


def _roles(say: Wording) -> str:
    """Who may what: a table that is made of the rights themselves."""
    roles = (*PEOPLE, *sorted(DEVICES))
    heads = "".join(f'<th scope="col">{escape(say(f"house.role.{role.value}"))}</th>' for role in roles)
    rows = "".join(
        f'<tr><th scope="row">{escape(say(f"accounts.right.{right.value}"))}</th>'
        + "".join(_mark(say, right in RIGHTS[role]) for role in roles)
        + "</tr>"
        for right in Right
    )
    what = "".join(
        f"<li><b>{escape(say(f'house.role.{role.value}'))}</b> {escape(say(f'accounts.role_what.{role.value}'))}</li>"
        for role in PEOPLE
    )
    matrix = scrolling(
        f'<table class="table rights"><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )
    return section(say("accounts.roles"), "", f'<ul class="roles">{what}</ul>{matrix}')


def _mark(say: Wording, may: bool) -> str:
    sign, word, kind = ("●", "accounts.may", "good") if may else ("·", "accounts.may_not", "quiet")
    return (
        f'<td class="{kind}"><span aria-hidden="true">{sign}</span><span class="unseen">{escape(say(word))}</span></td>'
    )
