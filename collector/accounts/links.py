"""One-time links: the first administrator's, a new password's, a device's. Each opens one thing, once, for a while."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from collector.accounts.keys import digest_of, new_secret
from collector.accounts.ledger import Ledger
from collector.accounts.refusals import AccountRefused
from collector.core.facts import Fact
from collector.store.accounts import Accounts
from collector.store.accounts_records import Account, Link

WELCOME = "/welcome"
"""Where links for people lead."""

PAIR = "/pair"
"""Where links for devices lead."""


class Purpose(StrEnum):
    """What a link opens."""

    FIRST = "first"
    """The first administrator's account."""
    PASSWORD = "password"
    """A password for an account."""
    PAIRING = "pairing"
    """The pages, for a device."""


LASTS = {
    Purpose.FIRST: timedelta(hours=24),
    Purpose.PASSWORD: timedelta(hours=72),
    Purpose.PAIRING: timedelta(minutes=30),
}
"""For how long: until the next day at the computer itself, over a week-end for somebody who is told, for a walk across
the workshop."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link leads to.

    Args:
        link: The link.
        account: Whose password it chooses; None otherwise.
        device: The name of the device that it lets in; empty otherwise.
    """

    link: Link
    account: Account | None = None
    device: str = ""


class Links:
    """Makes links, and tells where they lead.

    Args:
        ledger: Where they are written.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    async def first(self) -> str | None:
        """The link's secret for whoever starts the collector while there is no account; None where there is one.

        The one of an earlier start opens nothing any more.
        """
        secret = new_secret()

        def work(accounts: Accounts, _: list[Fact]) -> bool:
            if accounts.accounts():
                return False
            self.add(accounts, Purpose.FIRST, secret, author="first-start")
            return True

        return secret if await self._ledger.change(work) else None

    def add(
        self,
        accounts: Accounts,
        purpose: Purpose,
        secret: str,
        *,
        author: str,
        account: str | None = None,
        device: str | None = None,
    ) -> None:
        """Keep a link, within other work."""
        now = self._ledger.clock.now()
        link = Link(
            purpose=purpose.value, account=account, device=device, author=author, expires_at=now + LASTS[purpose]
        )
        accounts.add_link(link, digest_of(secret), now)

    async def look(self, secret: str, *purposes: Purpose) -> Opened:
        """Where a link leads; it may be used afterwards.

        Raises:
            AccountRefused: `link`, if it opens nothing (any more), or something else; `others_key` for the first
                administrator's when there is an account.
        """
        return await self._ledger.read(lambda accounts: self.opened(accounts, secret, *purposes))

    def opened(self, accounts: Accounts, secret: str, *purposes: Purpose) -> Opened:
        """The same, within other work."""
        link = accounts.link(digest_of(secret))
        if link is None or link.expires_at <= self._ledger.clock.now() or Purpose(link.purpose) not in purposes:
            raise AccountRefused("link")
        if link.purpose == Purpose.FIRST and accounts.accounts():
            raise AccountRefused("others_key")
        account = accounts.account(link.account) if link.account is not None else None
        if account is not None and not account.active:
            raise AccountRefused("link")
        device = accounts.device(link.device) if link.device is not None else None
        return Opened(link, account, device.name if device is not None else "")
