"""What is kept of those who may come in. Roles and rights are plain words here: what they allow is said elsewhere."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from collector.store.registry_records import ID_ALPHABET, ID_LENGTH, folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may sign in.

    Args:
        id: Opaque, random: `a-7k3m9x2q`; author of all that is done with it.
        name: What people sign in with; empty once the person is erased.
        role: What it is for.
        language: `fr` or `en`, as chosen; empty for the site's own.
        person: The opaque id of the person in the registry whose it is; None for nobody in particular.
        active: It opens something; False once it is closed.
        opened_at: When (UTC).
        has_password: A password was chosen.
    """

    id: str
    name: str
    role: str
    language: str = ""
    person: str | None = None
    active: bool = True
    opened_at: datetime
    has_password: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A browser in which somebody has signed in.

    Args:
        id: Opaque: `s-…`; neither its cookie nor anything that leads to it.
        account: Whose it is.
        browser: What it calls itself, roughly.
        created_at: When (UTC).
        seen_at: When it was last used, to within a minute or so (UTC).
        expires_at: When it ends at the latest (UTC).
    """

    id: str
    account: str
    browser: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A screen that is let in without an account.

    Args:
        id: Opaque: `d-…`.
        name: What people call it.
        role: `kiosk` or `wall`.
        machines: The machines of a kiosk, by id; empty for all.
        created_at: When it was thought of (UTC).
        paired_at: When it came in; None while it is waited for.
        seen_at: When it was last seen.
        revoked_at: Since when it is let in no more.
    """

    id: str
    name: str
    role: str
    machines: tuple[str, ...] = ()
    created_at: datetime
    paired_at: datetime | None = None
    seen_at: datetime | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A program that may ask the API.

    Args:
        id: Opaque: `t-…`.
        name: What it is for.
        scopes: What it may, in alphabetical order.
        issued_at: When (UTC).
        expires_at: Until when.
        seen_at: When it was last used; None if never.
        revoked_at: Since when it opens nothing any more.
    """

    id: str
    name: str
    scopes: tuple[str, ...]
    issued_at: datetime
    expires_at: datetime
    seen_at: datetime | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link that opens one thing, once.

    Args:
        purpose: `first`, `password` or `pairing`.
        account: Whose password it chooses.
        device: What it lets in.
        author: Who made it.
        expires_at: Until when (UTC).
    """

    purpose: str
    account: str | None = None
    device: str | None = None
    author: str
    expires_at: datetime


def new_id(kind: str) -> str:
    """A fresh opaque id, `kind` before it: `a` for accounts, `s` for sign-ins, `d` for devices, `t` for tokens."""
    return f"{kind}-" + "".join(secrets.choice(ID_ALPHABET) for _ in range(ID_LENGTH))


def name_key(name: str) -> str:
    """A name as it is compared: whoever signs in as `claire morel` or `Claire  Morel` means the same account."""
    return folded(name)
