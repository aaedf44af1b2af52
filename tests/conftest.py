"""What every test of the house stands on: nothing leaked or left uncaught, no blocked loop, settled properties."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, cast

import pytest
from blockbuster import blockbuster_ctx
from hypothesis import settings
from sqlalchemy import Engine

from collector.store.migrate import migrate
from tests.memory import noticed, settle
from tests.ports import free_port

# Hundreds of processes are started: each module is compiled once for all of them, also where the surroundings say that
# Python is to keep nothing.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# "ci" is the default and finds the same examples every time; look wider with `pytest --hypothesis-profile=wide`.
settings.register_profile("ci", derandomize=True, deadline=None, database=None, max_examples=60)
settings.register_profile("wide", deadline=None, max_examples=2_000)
settings.load_profile("ci")

OURS = ["collector", "adapters"]
"""The packages that may not block the loop. Simulators and rigs are witnesses beside the house."""

GRACE = 5.0
"""Seconds that tasks which are already ending have to do so."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long first, the whole workshops and then the browsers: begun last, it would keep one core waiting."""

    def turn(item: pytest.Item) -> int:
        if {"workshop", "rehearsal"} & set(item.path.parts):
            return 0
        return 1 if "browser" in getattr(item, "fixturenames", ()) else 2

    items.sort(key=turn)


def pytest_collection_finish() -> None:
    """What was imported and collected stays: it is set apart once, and neither looked through for garbage again and
    again nor by NiceGUI, which with each server that starts looks at every object there is for its own."""
    settle()


@pytest.fixture(scope="session", autouse=True)
def what_is_given_back_is_noticed() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        noticed(patch)
        yield


@pytest.fixture(scope="session", autouse=True)
def new_databases_take_their_tables_from_the_first() -> Iterator[None]:
    """The migrations make the first new SQLite database of a process; every other one gets the same tables by the same
    statements, ten times as fast. A thousand tests open a new store. Older databases are migrated as in earnest."""
    made: list[str] = []

    def copied(engine: Engine) -> bool:
        if engine.dialect.name != "sqlite":
            return migrate(engine)
        with engine.begin() as connection:
            new = not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
            if new and made:
                for statement in made:
                    connection.exec_driver_sql(statement)
                return False
        old = migrate(engine)
        if new:
            with engine.connect() as connection:
                dump = cast(sqlite3.Connection, connection.connection.driver_connection).iterdump()
                made[:] = [one for one in dump if not one.startswith(("BEGIN", "COMMIT"))]
        return old

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("collector.store.store.migrate", copied)
        yield


@pytest.fixture(scope="session", autouse=True)
def blocked_loop_is_an_error() -> Iterator[None]:
    """A blocking call (file, lock, sleep, database, socket) made on the event loop by our own code raises.

    Ours means: one of our functions is among its callers. What pytest, a rig or a library's own task does is not, and
    neither is what the web libraries do behind the door through which every request goes.
    """
    with blockbuster_ctx(OURS, excluded_modules=["collector.web.door", "collector.web.proxies"]):
        yield


@pytest.fixture(autouse=True)
def what_is_left_in_the_loop_is_an_error(request: pytest.FixtureRequest) -> None:
    """An asyncio test ends with every task ended that it, its fixtures or our code started, and nothing uncaught.

    Uncaught is what asyncio would only log: a callback that raised, a failure that nobody ever looked at.
    """
    if request.node.get_closest_marker("asyncio") is not None:
        request.getfixturevalue("_loop_watch")  # First to be set up, therefore last to look.


@pytest.fixture
async def _loop_watch() -> AsyncIterator[None]:
    bugs: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: bugs.append(context))
    yield
    if bugs:
        pytest.fail("nobody caught: " + "; ".join(map(repr, bugs)), pytrace=False)
    left = asyncio.all_tasks() - {asyncio.current_task()}
    if left:
        _, left = await asyncio.wait(left, timeout=GRACE)
    if left:
        pytest.fail("tasks left running: " + "; ".join(sorted(map(repr, left))), pytrace=False)


@pytest.fixture(name="free_port")
def _free_port() -> Callable[[], int]:
    """Gives loopback ports that nobody listens on; each call another one."""
    return free_port
