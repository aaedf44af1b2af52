"""Tokens with which programs ask the API: a name, some rights, an end; the secret is shown once and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from collector.accounts.keeper import Keeper
from collector.accounts.keys import digest_of, new_secret
from collector.accounts.ledger import Ledger
from collector.accounts.office import LONGEST
from collector.accounts.refusals import AccountRefused
from collector.accounts.rights import Right
from collector.core.facts import Fact, TokenIssued, TokenRevoked
from collector.store.accounts import Accounts
from collector.store.accounts_records import Token, new_id

MOST_DAYS = 730
"""How long a token lasts at most: two years, so that none is forgotten for ever."""

_PEOPLES = frozenset({Right.MANAGE_ACCOUNTS, Right.OWN_ACCOUNT, Right.USE_KIOSK})

SCOPES = tuple(right.value for right in Right if right not in _PEOPLES)
"""What a token may be given: all rights but those over accounts, and but what a kiosk does for whoever stands there."""


class Tokens:
    """Takes what administrators ask about tokens. Raises AccountRefused where it cannot be.

    Args:
        ledger: Where it is written.
        keeper: Who is told of what has ended.
    """

    def __init__(self, ledger: Ledger, keeper: Keeper) -> None:
        self._ledger = ledger
        self._keeper = keeper

    async def issue(self, name: str, scopes: Iterable[str], *, days: int, author: str) -> tuple[Token, str]:
        """Issue a token.

        Args:
            name: What it is for.
            scopes: Rights, of `SCOPES`.
            days: After how many days it ends; `MOST_DAYS` at most.
            author: Opaque id or account of who issues it.

        Returns:
            The token, and its secret, which nobody can find again.
        """
        name, wanted = " ".join(name.split()), tuple(sorted(set(scopes)))
        if not name:
            raise AccountRefused("name_missing")
        if len(name) > LONGEST:
            raise AccountRefused("name_long", most=LONGEST)
        if not wanted:
            raise AccountRefused("scopes_missing")
        for scope in wanted:
            if scope not in SCOPES:
                raise AccountRefused("no_scope", scope=scope, rights=", ".join(SCOPES))
        if not 1 <= days <= MOST_DAYS:
            raise AccountRefused("token_days", most=MOST_DAYS)
        now, secret = self._ledger.clock.now(), new_secret()
        token = Token(
            id=new_id("t"), name=name, scopes=wanted, issued_at=now, expires_at=now + timedelta(days=days)
        )  # fmt: skip

        def work(accounts: Accounts, facts: list[Fact]) -> None:
            accounts.save_token(token, digest_of(secret))
            facts.append(TokenIssued(machine="", at=now, token=token.id, scopes=wanted, author=author))

        await self._ledger.change(work)
        return token, secret

    async def revoke(self, id_: str, *, author: str) -> Token:
        """Let a token open nothing any more."""

        def work(accounts: Accounts, facts: list[Fact]) -> Token:
            token = accounts.token(id_)
            if token is None:
                raise AccountRefused("no_token", name=id_)
            if token.revoked_at is not None:
                raise AccountRefused("token_revoked", name=token.name)
            revoked = replace(token, revoked_at=self._ledger.clock.now())
            accounts.save_token(revoked, None)
            facts.append(TokenRevoked(machine="", at=self._ledger.clock.now(), token=id_, author=author))
            return revoked

        token = await self._ledger.change(work)
        self._keeper.forget(id_)
        return token
