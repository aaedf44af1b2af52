"""A lodge over a real store, and a clock that is set by hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from collector.accounts.lodge import Lodge, open_lodge
from collector.accounts.passwords import Hasher
from collector.accounts.rights import AccountRole
from collector.core.facts import Fact
from collector.runtime.live import Live
from collector.store.accounts_records import Account, new_id
from collector.store.store import Store

MORNING = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
PASSWORD = "vélo tournesol 42 agrafe"
LIGHT = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""As little work as argon2 can be asked for: a test waits for dozens."""

ANOTHER = "quatre lampes sur un toit"


class Hand:
    """A clock that is set by hand; who sleeps is woken by `pass_by`."""

    def __init__(self) -> None:
        self.at = MORNING
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        return self.at

    def later(self, **time: float) -> None:
        """Let time go by, for nobody that sleeps."""
        self.at += timedelta(**time)

    def pass_by(self, **time: float) -> None:
        """Let time go by, and wake who sleeps."""
        self.later(**time)
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    async def sleep(self, seconds: float) -> None:
        await self._moved.wait()


class Desk:
    """The lodge with what surrounds it."""

    def __init__(self, store: Store, clock: Hand) -> None:
        self.store, self.clock = store, clock
        self.live = Live([])
        self.lodge: Lodge = open_lodge(store, self.live, clock, Hasher(LIGHT))
        self.told: list[Fact] = []
        self.live.follow(self.told.extend)

    async def account(self, name: str, role: AccountRole = AccountRole.HEAD, *, password: bool = True) -> Account:
        """An account that is there, with the password of all others."""
        account = Account(id=new_id("a"), name=name, role=role.value, opened_at=self.clock.now())
        hashed = LIGHT.hash(PASSWORD)

        def add(accounts, _):  # type: ignore[no-untyped-def]
            accounts.save(account)
            if password:
                accounts.set_password(account.id, hashed)

        await self.lodge.ledger.change(add)
        found = await self.lodge.ledger.read(lambda accounts: accounts.account(account.id))
        assert found is not None
        return found

    async def facts(self) -> list[Fact]:
        """What the journal holds."""
        return await asyncio.to_thread(lambda: [entry.fact for entry in self.store.facts()])


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    store = await asyncio.to_thread(Store.open, tmp_path)
    try:
        yield Desk(store, Hand())
    finally:
        await asyncio.to_thread(store.close)
