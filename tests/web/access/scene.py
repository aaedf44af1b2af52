"""The demo school open for visitors: real papers, decisions and gate; what machines say is put in by hand."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from collector.accounts.rights import AccountRole, Visitor
from collector.app import surroundings_of, workshop
from collector.core.events import ConnectionMade, Tick
from collector.core.facts import Fact
from collector.core.signals import Quality, Reading, Value
from collector.opened import Workshop
from collector.runtime.live import Line
from collector.runtime.mailbox import Delivery
from collector.settings import load
from collector.store import journal
from collector.store.registry import Registry
from collector.store.registry_records import Person
from collector.web.surroundings import Surroundings
from tests.reports.scene import NOW, School
from tests.web.conftest import serving
from tests.web.scene import Host, SceneClock

OPENED = NOW + timedelta(days=1)
"""Monday, 23 November 2026, ten o'clock in Paris."""

OFFICER, HEAD, TRAINER = "R-02", "R-01", "F-02"


class OpenSchool:
    """The school, its pages and its gate."""

    def __init__(self, around: Surroundings, shop: Workshop, clock: SceneClock) -> None:
        self.around = around
        self.shop = shop
        self.clock = clock
        self.host = Host()
        self.comes(AccountRole.SAFETY, OFFICER)

    def comes(self, role: AccountRole, person: str | None = None) -> None:
        """From now on whoever asks has this role, and is that person."""
        who = self.person(person).id if person is not None else None
        self.host.visitor = Visitor(f"a-{role.value}", f"Test {role.value}", role, person=who)

    def person(self, reference: str) -> Person:
        """Somebody, by the school's number."""
        return Registry(self.around.store.readers).find(reference)

    async def hear(self, machine: str, **signals: Value) -> None:
        """Let a machine say something now."""
        now, live = self.clock.now(), self.around.live.machines[machine]
        readings = [Reading(machine, signal, value, Quality.GOOD, None, now) for signal, value in signals.items()]
        if live.line is not Line.UP:
            live.line = Line.UP
            await self.shop.mailbox.put(Delivery(machine, [ConnectionMade(at=now)]))
        live.values.update({one.signal: one for one in readings})
        live.heard_at = now
        await self.shop.mailbox.put(Delivery(machine, readings))
        await self.shop.engine.ask(machine, Tick(at=now))
        await self.look(machine)

    async def look(self, machine: str) -> None:
        """Have the gate look at a machine now."""
        assert self.shop.access is not None
        await self.shop.access.permits.look(machine)

    def facts(self, *kinds: type[Fact]) -> list[Fact]:
        """The facts of these kinds, in their order."""
        with self.around.store.reader() as connection:
            return [one.fact for one in journal.entries(connection, kinds=[kind.__name__ for kind in kinds])]


@asynccontextmanager
async def open_school(folder: Path, at: datetime = OPENED) -> AsyncIterator[OpenSchool]:
    """Open the school whose site file and data lie in a folder."""
    site = await asyncio.to_thread(load, folder / "etabli.toml", secrets=False)
    clock = SceneClock(at)
    async with workshop(site, clock) as shop:
        yield await asyncio.to_thread(OpenSchool, surroundings_of(shop), shop, clock)


@asynccontextmanager
async def served(school: OpenSchool) -> AsyncIterator[str]:
    """The school's pages at an address."""
    async with serving(school) as one:
        yield one.url


def enforce(folder: Path, *machines: str) -> None:
    """Have machines' permits driven."""
    file = folder / "etabli.toml"
    text = file.read_text("utf-8")
    for machine in machines:
        text = re.sub(rf'(id = "{machine}"\n)', r'\1access = "enforce"\n', text)
    file.write_text(text, "utf-8")


def copied(template: Path, folder: Path) -> Path:
    """A school of one's own."""
    return Path(shutil.copytree(template, folder / "school"))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A school with some days of life in it, built once for all workers, to be copied."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "school-template"
    with FileLock(f"{folder}.lock"):
        if not (folder / "ready").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            School(folder).live()
            enforce(folder, "plieuse-1")
            (folder / "ready").touch()
    return folder
