"""Writes down what changes about accounts: the tables and the fact that tells of it, both or neither."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from collector.core.facts import Fact
from collector.runtime.clock import Clock
from collector.runtime.live import Live
from collector.store.accounts import Accounts
from collector.store.store import Store

T = TypeVar("T")

Work = Callable[[Accounts, list[Fact]], T]
"""Changes accounts, and appends to the list what is to be recorded of it."""


class Ledger:
    """The one way to change something about accounts.

    Args:
        store: Where it is written.
        live: Who is told of facts.
        clock: The time.
    """

    def __init__(self, store: Store, live: Live, clock: Clock) -> None:
        self._store = store
        self._live = live
        self.clock = clock

    async def read(self, question: Callable[[Accounts], T]) -> T:
        """Ask how it stands, in a thread."""

        def ask() -> T:
            with self._store.reader() as connection:
                return question(Accounts(connection))

        return await asyncio.to_thread(ask)

    async def change(self, work: Work[T]) -> T:
        """Do something to accounts, in the writer's thread and in one transaction with its facts.

        Raises:
            JournalError: If it cannot be written. What `work` raises comes through; nothing is written then.
        """

        def both(connection: Connection) -> tuple[T, list[Fact]]:
            facts: list[Fact] = []
            result = work(Accounts(connection), facts)
            self._store.record(connection, facts)
            return result, facts

        result, facts = await self._store.write(both)
        self._live.committed({}, facts)
        return result
