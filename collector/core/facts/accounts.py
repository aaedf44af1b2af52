"""Accounts, tokens and paired devices: who was let into the pages and the API, by opaque ids; `machine` is empty."""

from __future__ import annotations

from dataclasses import dataclass

from collector.core.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountOpened(Fact):
    """Somebody may sign in. What they are called stays in the registry, where it can be erased.

    Args:
        account: The account's opaque id, never the name to sign in with.
        role: What it is for: `head`, `safety`, `trainer`, `auditor` or `administrator`.
        author: Opaque id or account of who opened it.
    """

    account: str
    role: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountChanged(Fact):
    """Something about an account is another now.

    Args:
        account: The account's opaque id.
        what: Which thing, never its value: `role`, `password`, `name`, `language`, `locked`, `unlocked`, ...
        author: Opaque id or account of who changed it.
        role: What it is for from now on, where that is what changed: who became an administrator has to be provable.
    """

    account: str
    what: str
    author: str
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountClosed(Fact):
    """Nobody signs in with this account any more; see `AccountOpened`."""

    account: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenIssued(Fact):
    """A program may ask the API.

    Args:
        token: The token's opaque id; of its secret nothing is kept here, not even a digest.
        scopes: What it may do, in alphabetical order.
        author: Opaque id or account of who issued it.
    """

    token: str
    scopes: tuple[str, ...]
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRevoked(Fact):
    """A token opens nothing any more; see `TokenIssued`."""

    token: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DevicePaired(Fact):
    """A screen was let in without an account.

    Args:
        device: The device's opaque id.
        purpose: `kiosk` or `wall`.
        machines: The machines that it stands at, by id; empty for all.
        author: Opaque id or account of who paired it.
    """

    device: str
    purpose: str
    machines: tuple[str, ...]
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRevoked(Fact):
    """A paired device sees nothing any more; see `DevicePaired`."""

    device: str
    author: str
