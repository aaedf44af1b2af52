"""What the pages of accounts show, read from the store in one look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from collector.accounts.keeper import IDLE
from collector.store.accounts import Accounts
from collector.store.accounts_records import Account, Device, SignedIn, Token
from collector.store.registry import Registry
from collector.store.registry_records import PersonRole


@dataclass(frozen=True, slots=True)
class Shown:
    """An account as the administrator sees it.

    Args:
        account: The account.
        person: The name of whose it is; empty for nobody in particular.
        sessions: The sign-ins that hold now, the last used first.
    """

    account: Account
    person: str
    sessions: tuple[SignedIn, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everybody who may come in, and by what.

    Args:
        open: Accounts with which one may sign in.
        closed: Those with which one may not any more.
        devices: Screens that are let in or waited for.
        tokens: Tokens that open something.
    """

    open: tuple[Shown, ...]
    closed: tuple[Shown, ...]
    devices: tuple[Device, ...]
    tokens: tuple[Token, ...]


def overview(connection: Connection, now: datetime) -> Overview:
    """Read it.

    Args:
        connection: Reads the workshop's database.
        now: Now (UTC).
    """
    accounts = Accounts(connection)
    names = Registry(connection).display_names()
    holding = [one for one in accounts.sessions() if holds(one, now)]
    shown = [
        Shown(one, names.get(one.person or "", ""), tuple(two for two in holding if two.account == one.id))
        for one in accounts.accounts()
    ]
    return Overview(
        open=tuple(one for one in shown if one.account.active),
        closed=tuple(one for one in shown if not one.account.active),
        devices=tuple(one for one in accounts.devices() if one.revoked_at is None),
        tokens=tuple(one for one in accounts.tokens() if one.revoked_at is None and one.expires_at > now),
    )


def one(connection: Connection, account: str, now: datetime) -> Shown | None:
    """One account; None if there is none with this id."""
    accounts = Accounts(connection)
    found = accounts.account(account)
    if found is None or not found.name:
        return None
    sessions = tuple(one for one in accounts.sessions(account) if holds(one, now))
    return Shown(found, Registry(connection).display_names().get(found.person or "", ""), sessions)


def holds(session: SignedIn, now: datetime) -> bool:
    """Whether a sign-in opens something still, as far as is written down."""
    return session.expires_at > now and now - session.seen_at < IDLE


def colleagues(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Who may have an account, by opaque id and name: everybody of the school but the trainees."""
    registry = Registry(connection)
    names = registry.display_names()
    return tuple(
        (person.id, names[person.id])
        for person in registry.persons()
        if person.active and person.role is not PersonRole.TRAINEE
    )
