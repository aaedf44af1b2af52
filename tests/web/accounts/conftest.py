"""A workshop whose doorman is the real one, with an account of each role."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx
import pytest

from collector.accounts.keeper import Keeper
from collector.accounts.lodge import Lodge
from collector.accounts.rights import PEOPLE, AccountRole
from collector.core.facts import Fact
from collector.store.accounts import Accounts
from collector.store.accounts_records import Account, new_id
from collector.web.accounts.doorman import Doorman
from collector.web.listening import Listening
from collector.web.server import WebServer
from tests.memory import settle
from tests.web.browser import PATIENCE
from tests.web.conftest import UNENCRYPTED
from tests.web.scene import LIGHT, TOKEN, Scene

PASSWORD = "vélo tournesol 42 agrafe"
"""Everybody's, so that one hash does for all."""

NAMES = {role: f"Test {role.value}" for role in PEOPLE}


@dataclass
class School:
    """A workshop that is served by the real door.

    Args:
        scene: The workshop.
        url: Where its pages are.
        server: Who serves them.
        accounts: By role.
    """

    scene: Scene
    url: str
    server: WebServer
    accounts: dict[AccountRole, Account]

    @property
    def lodge(self) -> Lodge:
        """Who deals with who may come in."""
        lodge = self.scene.around.lodge
        assert lodge is not None
        return lodge

    @property
    def keeper(self) -> Keeper:
        """Who knows who is who."""
        return self.lodge.keeper

    def client(self, **more: object) -> httpx.AsyncClient:
        """A browser without script: it keeps cookies, and follows nothing by itself."""
        given: dict[str, Any] = {
            "base_url": self.url,
            "trust_env": False,
            "verify": UNENCRYPTED,
            "timeout": PATIENCE,
            **more,
        }
        return httpx.AsyncClient(**given)

    @asynccontextmanager
    async def signed_in(self, role: AccountRole) -> AsyncIterator[httpx.AsyncClient]:
        """A browser in which somebody with this role has signed in."""
        async with self.client() as client:
            answer = await client.post("/sign-in", data={"name": NAMES[role], "password": PASSWORD})
            assert answer.status_code == 303, answer.text
            yield client

    async def facts(self, *kinds: type[Fact]) -> list[Fact]:
        """What the journal holds of these kinds."""
        return await facts_of(self.scene, *kinds)


async def facts_of(scene: Scene, *kinds: type[Fact]) -> list[Fact]:
    """What the journal holds of these kinds."""
    store, names = scene.around.store, [kind.__name__ for kind in kinds]
    return [entry.fact for entry in await asyncio.to_thread(lambda: list(store.facts(kinds=names)))]


@pytest.fixture
async def school(workshop: Scene) -> AsyncIterator[School]:
    async with school_at(workshop) as opened:
        yield opened


@asynccontextmanager
async def school_at(workshop: Scene, listening: Listening = Listening()) -> AsyncIterator[School]:
    """Open accounts in a workshop, and serve it."""
    lodge = workshop.around.lodge
    assert lodge is not None
    opened = await lodge.ledger.change(lambda accounts, _: _add_accounts(accounts, workshop.clock.now()))
    lodge.keeper.let_commands_in(TOKEN)
    settle()
    server = WebServer(workshop.around, listening, Doorman(lodge.keeper))
    async with server.serving() as url, asyncio.TaskGroup() as group:
        watching = group.create_task(lodge.keeper.watch(), name="who is signed in")
        yield School(workshop, url, server, {AccountRole(one.role): one for one in opened})
        watching.cancel()


def _add_accounts(accounts: Accounts, now: datetime) -> list[Account]:
    opened = []
    for role, name in NAMES.items():
        if (found := accounts.by_name(name)) is not None:
            opened.append(found)
            continue
        account = Account(id=new_id("a"), name=name, role=role.value, opened_at=now, has_password=True)
        accounts.save(account)
        accounts.set_password(account.id, LIGHT.hash(PASSWORD))
        opened.append(account)
    return opened
