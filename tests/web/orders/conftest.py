"""A workshop with some weeks behind it, to read and to look at."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Connection

from tests.web.orders.history import behind
from tests.web.scene import Scene

T = TypeVar("T")


@dataclass
class Behind:
    """The workshop, and a way to read its store."""

    scene: Scene

    async def read(self, question: Callable[[Connection], T]) -> T:
        """Ask the store, as a page does."""

        def ask() -> T:
            with self.scene.around.store.reader() as connection:
                return question(connection)

        return await asyncio.to_thread(ask)


@pytest.fixture
async def past(tmp_path: Path) -> AsyncIterator[Behind]:
    async with behind(tmp_path) as opened:
        yield Behind(opened)
