"""Signing in with name and password, slowed down for whoever guesses; and signing out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from collector.accounts.keeper import Keeper
from collector.accounts.keys import digest_of, new_secret
from collector.accounts.ledger import Ledger
from collector.accounts.limits import BY_ACCOUNT, BY_ADDRESS, Brake
from collector.accounts.passwords import MOST, Hasher
from collector.accounts.refusals import AccountRefused
from collector.core.facts import Fact
from collector.store.accounts import Accounts
from collector.store.accounts_records import Account, SignedIn, name_key, new_id

LASTS = timedelta(hours=12)
"""How long a sign-in lasts: a day at school. (See `keeper.IDLE` for one that nobody uses.)"""


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody has signed in.

    Args:
        secret: What the browser has to bring from now on; kept nowhere.
        account: Who.
        session: The sign-in.
    """

    secret: str
    account: Account
    session: SignedIn


class SignIn:
    """Lets people in.

    Args:
        ledger: Where it is written.
        keeper: Who is told of what has ended.
        hasher: Who looks at passwords.
    """

    def __init__(self, ledger: Ledger, keeper: Keeper, hasher: Hasher) -> None:
        self._ledger = ledger
        self._keeper = keeper
        self._hasher = hasher
        self._accounts, self._addresses = Brake(BY_ACCOUNT), Brake(BY_ADDRESS)

    async def sign_in(self, name: str, password: str, *, address: str, browser: str) -> Entered:
        """Sign in with name and password.

        Args:
            name: As it was typed.
            password: As it was typed.
            address: From where, to slow down whoever guesses.
            browser: What the browser calls itself, roughly, by which people know it again.

        Raises:
            AccountRefused: `wrong` for a wrong name and a wrong password alike, after the same time; `wait` after too
                many of them; `busy`.
        """
        account, hashed = await self._proved(name, password, address)
        if self._hasher.is_outdated(hashed):
            before, hashed = hashed, await self._hasher.hash(password)
            await self._ledger.change(lambda accounts, _: _renew(accounts, account.id, before, hashed))
        return await self.enter(account, browser, hashed)

    async def enter(self, account: Account, browser: str, hashed: str) -> Entered:
        """Let an account in of which it is proved whose it is.

        Args:
            account: Whose.
            browser: As for `sign_in`.
            hashed: Of the password that proved it: the account has none other meanwhile.

        Raises:
            AccountRefused: `wrong` if it was closed, or has another password, since it was looked at.
        """
        now = self._ledger.clock.now()
        secret = new_secret()
        session = SignedIn(
            id=new_id("s"), account=account.id, browser=browser, created_at=now, seen_at=now, expires_at=now + LASTS
        )

        def work(accounts: Accounts, _: list[Fact]) -> None:
            if _known(accounts, account.name) != (account, hashed):
                raise AccountRefused("wrong")
            accounts.add_session(session, digest_of(secret))

        await self._ledger.change(work)
        return Entered(secret, account, session)

    async def sign_out(self, session: str) -> None:
        """End a sign-in; its pages are closed."""
        await self._ledger.change(lambda accounts, _: accounts.end(session))
        self._keeper.forget(session)

    async def proves(self, name: str, password: str, *, address: str) -> None:
        """See that whoever is signed in knows the account's password, too; wrong ones slow down as at the door.

        Raises:
            AccountRefused: `password_wrong`, `wait` or `busy`.
        """
        try:
            await self._proved(name, password, address)
        except AccountRefused as refusal:
            raise AccountRefused("password_wrong") if refusal.code == "wrong" else refusal from None

    async def _proved(self, name: str, password: str, address: str) -> tuple[Account, str]:
        """The account of this name and the hash of its password, which this is; or AccountRefused."""
        now = self._ledger.clock.now()
        key = name_key(name[:MOST])
        seconds = max(self._accounts.wait(key, now), self._addresses.wait(address, now))
        if seconds > 0:
            raise AccountRefused("wait", seconds=seconds)
        self._accounts.tried(key, now)
        self._addresses.tried(address, now)
        account, hashed = await self._ledger.read(lambda accounts: _known(accounts, name))
        try:
            fits = await self._hasher.fits(hashed, password)
        except AccountRefused:
            self._accounts.took_back(key)
            self._addresses.took_back(address)
            raise
        if account is None or hashed is None or not fits:
            raise AccountRefused("wrong")
        self._accounts.passed(key)
        self._addresses.took_back(address)
        return account, hashed


def _renew(accounts: Accounts, account: str, before: str, hashed: str) -> None:
    """Keep a password's hash with today's parameters, unless it was changed meanwhile."""
    if accounts.password(account) == before:
        accounts.set_password(account, hashed)


def _known(accounts: Accounts, name: str) -> tuple[Account | None, str | None]:
    """An open account and the hash of its password; nothing for one that is closed or has none."""
    account = accounts.by_name(name)
    if account is None or not account.active:
        return None, None
    return account, accounts.password(account.id)
