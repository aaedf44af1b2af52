"""How routes ask the store: in a thread, of one consistent state."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from collector.store.reader import StoreReader

T = TypeVar("T")


class Read(Protocol):
    """Asks a question of the store; `question` gets a connection that shows one moment."""

    def __call__(self, question: Callable[[Connection], T]) -> Awaitable[T]: ...


def asking(store: StoreReader) -> Read:
    """Who asks this store."""

    def read(question: Callable[[Connection], T]) -> Awaitable[T]:
        def ask() -> T:
            with store.reader() as connection:
                return question(connection)

        return asyncio.to_thread(ask)

    return read
