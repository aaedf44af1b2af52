"""/accounts: everybody who may come in, and by what; what each role may do."""

from __future__ import annotations

from datetime import datetime
from html import escape

from collector.accounts.rights import DEVICES, PEOPLE, RIGHTS, AccountRole, Right
from collector.store.accounts_records import Account, Device, Token
from collector.web.accounts.mine import seen
from collector.web.accounts.plain import notice
from collector.web.accounts.reading import Overview, Shown
from collector.web.house import Visit
from collector.web.wording import Wording


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
    return (
        f'<header class="row spread"><div><h1>{escape(say("accounts.title"))}</h1>'
        f'<p class="quiet">{escape(say("accounts.lead"))}</p></div></header>'
        f"{notice(refused) if refused else done}"
        f"{_people(say, found, visit.visitor.id, now)}{_devices(visit, found, now)}{_tokens(say, found, now)}{_roles(say)}"
    )


def said_done(say: Wording, what: str, subject: Account | Device | Token | None) -> str:
    """What was just done, with the way back where there is one, as HTML."""
    if what not in ("saved", "closed", "reopened", "revoked_device", "revoked_token") or subject is None:
        return ""
    text = escape(say(f"accounts.done.{what}", name=subject.name))
    undo = _button(f"/accounts/{subject.id}/reopen", say("accounts.undo")) if what == "closed" else ""
    return f'<div class="notice good row spread" role="status"><span>{text}</span>{undo}</div>'


def _people(say: Wording, found: Overview, own: str, now: datetime) -> str:
    rows = "".join(_person(say, one, own, now) for one in found.open)
    heads = "".join(
        f"<th>{escape(say(f'accounts.{name}'))}</th>" for name in ("name", "role", "person", "state", "seen")
    )
    table = (
        f'<div class="scroll"><table class="table"><thead><tr>{heads}<td></td></tr></thead><tbody>{rows}</tbody></table>'
        f"</div>{_closed(say, found.closed)}"
    )
    return _section(say("accounts.people"), "", table, _link("/accounts/new", say("accounts.open_one"), main=True))


def _person(say: Wording, one: Shown, own: str, now: datetime) -> str:
    account = one.account
    if one.sessions:
        state = f'<span class="good">{escape(say.counted("accounts.state.signed_in", len(one.sessions)))}</span>'
    elif account.has_password:
        state = f'<span class="quiet">{escape(say("accounts.state.out"))}</span>'
    else:
        state = f'<span class="warn">{escape(say("accounts.state.waits"))}</span>'
    you = f' <span class="chip">{escape(say("accounts.you"))}</span>' if account.id == own else ""
    last = seen(say, one.sessions[0].seen_at, now) if one.sessions else "–"
    label = escape(say("accounts.edit_of", name=account.name))
    return (
        f'<tr><th scope="row" class="strong">{escape(account.name)}{you}</th>'
        f"<td>{escape(say(f'house.role.{account.role}'))}</td><td>{escape(one.person) or '–'}</td>"
        f'<td>{state}</td><td>{escape(last)}</td><td class="actions">'
        f'<a class="button" href="/accounts/{account.id}" aria-label="{label}">{escape(say("accounts.edit"))}</a></td></tr>'
    )


def _closed(say: Wording, closed: tuple[Shown, ...]) -> str:
    if not closed:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{escape(one.account.name)}</th><td>{escape(say(f"house.role.{one.account.role}"))}</td>'
        f'<td class="actions">{_button(f"/accounts/{one.account.id}/reopen", say("accounts.reopen"))}</td></tr>'
        for one in closed
    )
    return (
        f"<details><summary>{escape(say.counted('accounts.closed', len(closed)))}</summary>"
        f'<table class="table"><tbody>{rows}</tbody></table></details>'
    )


def _devices(visit: Visit, found: Overview, now: datetime) -> str:
    say = visit.say
    names = {machine.id: machine.name for machine in visit.around.site.machines}
    add = _link("/accounts/devices/new", say("accounts.pair_one"))
    if not found.devices:
        empty = _empty(say("accounts.no_devices"), say("accounts.no_devices_do"))
        return _section(say("accounts.devices"), say("accounts.devices_what"), empty, add)
    rows = "".join(_device(say, one, names, now) for one in found.devices)
    heads = "".join(
        f"<th>{escape(say(f'accounts.{name}'))}</th>" for name in ("device", "purpose", "machines", "paired", "seen")
    )
    table = (
        f'<div class="scroll"><table class="table"><thead><tr>{heads}<td></td></tr></thead><tbody>{rows}</tbody></table>'
        "</div>"
    )
    return _section(say("accounts.devices"), say("accounts.devices_what"), table, add)


def _device(say: Wording, one: Device, names: dict[str, str], now: datetime) -> str:
    machines = ", ".join(names.get(machine, machine) for machine in one.machines) or say("accounts.all_machines")
    if one.role != AccountRole.KIOSK:
        machines = "–"
    paired = (
        f'<span class="warn">{escape(say("accounts.waits_pairing"))}</span>'
        if one.paired_at is None
        else escape(say.moment(one.paired_at, now))
    )
    again = _button(
        f"/accounts/devices/{one.id}/link", say("accounts.new_link"), label=say("accounts.new_link_of", name=one.name)
    )
    away = sure(
        f"/accounts/devices/{one.id}/revoke", one.id, say("accounts.revoke"),
        say("accounts.revoke_device_sure", name=one.name), say, label=say("accounts.revoke_of", name=one.name),
    )  # fmt: skip
    return (
        f'<tr><th scope="row" class="strong">{escape(one.name)}</th><td>{escape(say(f"house.role.{one.role}"))}</td>'
        f"<td>{escape(machines)}</td><td>{paired}</td><td>{escape(seen(say, one.seen_at, now))}</td>"
        f'<td class="actions">{again}{away}</td></tr>'
    )


def _tokens(say: Wording, found: Overview, now: datetime) -> str:
    add = _link("/accounts/tokens/new", say("accounts.issue_one"))
    if not found.tokens:
        empty = _empty(say("accounts.no_tokens"), say("accounts.no_tokens_do"))
        return _section(say("accounts.tokens"), say("accounts.tokens_what"), empty, add)
    rows = "".join(_token(say, one, now) for one in found.tokens)
    heads = "".join(f"<th>{escape(say(f'accounts.{name}'))}</th>" for name in ("token", "scopes", "expires", "used"))
    table = (
        f'<div class="scroll"><table class="table"><thead><tr>{heads}<td></td></tr></thead><tbody>{rows}</tbody></table>'
        "</div>"
    )
    return _section(say("accounts.tokens"), say("accounts.tokens_what"), table, add)


def _token(say: Wording, one: Token, now: datetime) -> str:
    chips = "".join(f'<span class="chip">{escape(say(f"accounts.right.{scope}"))}</span>' for scope in one.scopes)
    away = sure(
        f"/accounts/tokens/{one.id}/revoke", one.id, say("accounts.revoke_token"),
        say("accounts.revoke_token_sure", name=one.name), say, label=say("accounts.revoke_token_of", name=one.name),
    )  # fmt: skip
    expires = say.day(say.today(one.expires_at), say.today(now))
    return (
        f'<tr><th scope="row" class="strong">{escape(one.name)}</th><td><div class="chips">{chips}</div></td>'
        f"<td>{escape(expires)}</td><td>{escape(seen(say, one.seen_at, now))}</td>"
        f'<td class="actions">{away}</td></tr>'
    )


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
    table = (
        f'<ul class="roles">{what}</ul><div class="scroll"><table class="table rights"><thead><tr><td></td>{heads}</tr>'
        f"</thead><tbody>{rows}</tbody></table></div>"
    )
    return _section(say("accounts.roles"), "", table, "")


def _mark(say: Wording, may: bool) -> str:
    sign, word = ("●", "accounts.may") if may else ("·", "accounts.may_not")
    kind = "good" if may else "quiet"
    return (
        f'<td class="{kind}"><span aria-hidden="true">{sign}</span><span class="unseen">{escape(say(word))}</span></td>'
    )


def sure(action: str, id_: str, word: str, question: str, say: Wording, *, label: str = "") -> str:
    """A button that asks back before it does something, without any script, as HTML.

    Args:
        action: Where its form leads.
        id_: Tells it from others on the page.
        word: What stands on the button.
        question: What is asked.
        say: The language.
        label: What is read aloud, where `word` alone says too little.
    """
    spoken = f' aria-label="{escape(label)}"' if label else ""
    return (
        f'<button class="button" type="button" popovertarget="sure-{id_}"{spoken}>{escape(word)}</button>'
        f'<div popover id="sure-{id_}" class="sure card" role="dialog"><p>{escape(question)}</p><div class="row">'
        f'<form method="post" action="{action}"><button class="button danger">{escape(word)}</button></form>'
        f'<button class="button" type="button" popovertarget="sure-{id_}" popovertargetaction="hide">'
        f"{escape(say('house.cancel'))}</button></div></div>"
    )


def _section(title: str, what: str, content: str, action: str) -> str:
    lead = f'<p class="quiet">{escape(what)}</p>' if what else ""
    return (
        f'<section class="card"><div class="row spread"><div><h2>{escape(title)}</h2>{lead}</div>{action}</div>'
        f"{content}</section>"
    )


def _empty(title: str, what_to_do: str) -> str:
    return f'<div class="empty"><p>{escape(title)}</p><p>{escape(what_to_do)}</p></div>'


def _link(path: str, text: str, *, main: bool = False) -> str:
    return f'<a class="button{" main" if main else ""}" href="{path}">{escape(text)}</a>'


def _button(action: str, text: str, *, label: str = "") -> str:
    spoken = f' aria-label="{escape(label)}"' if label else ""
    return f'<form method="post" action="{action}"><button class="button"{spoken}>{escape(text)}</button></form>'
