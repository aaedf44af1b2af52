"""The workshop as a whole, opened by the one module that knows everyone: begun, kept to, and ended in good order."""

from __future__ import annotations

import asyncio
import logging
import os
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from collector.app import run, workshop
from collector.chores import end_shifts, read_badges
from collector.control import read_control, withdraw_control
from collector.core.events import ConnectionMade, Tick
from collector.core.facts import CollectorStarted, CollectorStopped, Fact, SessionClosed, SessionOpened
from collector.core.machine import Session
from collector.core.signals import Quality, Reading
from collector.errors import JournalError, RequestRefused
from collector.opened import Workshop
from collector.runtime.mailbox import Delivery
from collector.settings import Site, load
from collector.store.holding import holding
from collector.store.registry import Registry
from collector.store.registry_records import Person
from collector.store.store import Store
from tests.runtime.test_engine import HandClock
from tests.settings.files import SITE, write_site

LEA = Person(id="p-aaaa2222", reference="E26-001", given_name="Léa", family_name="Martin")
BADGE = "04A15C32"
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""A Monday in November, 09:00 on the wall: within the shift that ends at 12:00."""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with one lathe that nobody answers for, its pages on any free port, and one trainee with a badge."""
    settings = load(write_site(tmp_path, site=f"{SITE}\n[web]\nport = 0\n"))
    with Store.open(settings.store.directory) as store:
        registry = Registry(store.writer)
        registry.save_person(LEA)
        registry.give_badge(BADGE, LEA.id, MONDAY - timedelta(days=90))
    return settings


def told(site: Site) -> list[Fact]:
    """What the journal holds."""
    with Store.open(site.store.directory, create=False) as store:
        return [entry.fact for entry in store.facts()]


def session_at(shop: Workshop) -> Session | None:
    """The session that is open at the lathe."""
    return shop.live.machines["tour-1"].state.session


def hold_and_let_go(site: Site) -> None:
    """Hold the data directory, which nobody else may hold then."""
    with holding(site.store.directory):
        pass


@asynccontextmanager
async def opened(site: Site, clock: HandClock) -> AsyncIterator[Workshop]:
    """A workshop whose lathe is connected."""
    async with workshop(site, clock) as shop:
        await shop.mailbox.put(Delivery("tour-1", [ConnectionMade(at=clock.now())]))
        await shop.engine.ask("tour-1", Tick(at=clock.now()))
        yield shop


async def test_a_workshop_begins_and_ends_in_good_order(site: Site) -> None:
    """Start and stop are recorded, and the data directory is free again."""
    async with workshop(site):
        pass
    facts = await asyncio.to_thread(told, site)
    assert [type(fact) for fact in facts] == [CollectorStarted, CollectorStopped]
    await asyncio.to_thread(hold_and_let_go, site)


async def test_the_data_are_one_workshop_s_at_a_time(site: Site) -> None:
    """Whoever comes second is told whose they are; the first one works on."""
    async with workshop(site) as shop:
        with pytest.raises(RequestRefused, match="another etabli works with the data"):
            async with workshop(site):
                pass
        await shop.desk.open_session("tour-1", ["Martin"], author="a-1", via="command")
    facts = await asyncio.to_thread(told, site)
    assert [type(fact) for fact in facts] == [CollectorStarted, SessionOpened, CollectorStopped]


async def test_a_failure_comes_out_as_itself_once_the_stop_is_recorded(site: Site) -> None:
    """Not as a group of one; and what was asked for before it is in the journal."""
    with pytest.raises(RequestRefused, match="no machine 'x'"):
        async with workshop(site) as shop:
            await shop.desk.open_session("tour-1", ["Martin"], author="a-1", via="command")
            await shop.desk.close_session("x", author="a-1", via="command")
    facts = await asyncio.to_thread(told, site)
    assert [type(fact) for fact in facts] == [CollectorStarted, SessionOpened, CollectorStopped]


async def test_a_journal_that_fails_ends_the_workshop(site: Site) -> None:
    """Recording is the job: whoever is inside is cancelled, and the journal's own words come out."""
    inside = asyncio.Event()
    with pytest.raises(JournalError, match="the store is closed"):
        async with workshop(site) as shop:
            await asyncio.to_thread(shop.store.close)
            await shop.mailbox.put(Delivery("tour-1", [ConnectionMade(at=datetime.now(UTC))]))
            try:
                await asyncio.Event().wait()
            finally:
                inside.set()
    assert inside.is_set()
    await asyncio.to_thread(hold_and_let_go, site)


async def test_a_run_serves_leaves_word_and_takes_it_back(site: Site) -> None:
    """Its pages answer while it runs; control.json is the owner's alone, and is gone afterwards."""
    stop, served = asyncio.Event(), asyncio.Event()
    urls: list[str] = []

    def ready(url: str) -> None:
        urls.append(url)
        served.set()

    async with asyncio.TaskGroup() as group, asyncio.timeout(60):
        group.create_task(run(site, ready=ready, stop=stop), name="run")
        await served.wait()
        control = await asyncio.to_thread(read_control, site.store.directory)
        assert control is not None
        assert (control.url, control.pid) == (urls[0], os.getpid())
        word = await asyncio.to_thread(os.stat, site.store.directory / "control.json")
        assert stat.S_IMODE(word.st_mode) == 0o600
        headers = {"Authorization": f"Bearer {control.token}"}
        async with httpx.AsyncClient(base_url=control.url, trust_env=False) as client:
            assert (await client.get("/api/health/details", headers=headers)).json()["machines"] == 1
            body = {"machine": "tour-1", "badge": BADGE}
            assert (await client.post("/api/badges", json=body)).status_code == 401
            assert (await client.post("/api/badges", json=body, headers=headers)).json()["persons"] == [LEA.id]
        stop.set()
    assert await asyncio.to_thread(read_control, site.store.directory) is None
    facts = await asyncio.to_thread(told, site)
    assert [type(fact) for fact in facts] == [CollectorStarted, SessionOpened, CollectorStopped]


async def test_a_reader_at_the_machine_opens_a_session(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """A badge that a machine reports is taken to the desk; one that nobody holds is logged without its number."""
    caplog.set_level(logging.INFO)
    clock = HandClock(MONDAY)
    async with opened(site, clock) as shop, asyncio.TaskGroup() as group, asyncio.timeout(20):
        reading = group.create_task(read_badges(shop), name="badges")
        for number in ("04DEADBEEF", BADGE):
            said = Reading("tour-1", "badge", number, Quality.GOOD, None, clock.now())
            await shop.mailbox.put(Delivery("tour-1", [said]))
        while session_at(shop) is None:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0)
        reading.cancel()
    session = session_at(shop)
    assert session is not None
    assert session.persons == (LEA.id,)
    [refused] = [record for record in caplog.records if record.getMessage() == "badge refused"]
    assert "04DEADBEEF" not in str(refused.__dict__)


async def test_a_session_ends_with_the_shift_in_which_it_was_opened(site: Site) -> None:
    """At noon by the clock on the wall, not before; one that was opened outside every shift is nobody's to close."""
    clock = HandClock(MONDAY)
    async with opened(site, clock) as shop, asyncio.TaskGroup() as group:
        looking = group.create_task(end_shifts(shop), name="shift ends")
        await shop.desk.open_session("tour-1", ["Martin"], author="a-1", via="badge")
        clock.at += timedelta(hours=2, minutes=58)
        await clock.let_pass(61)
        await shop.engine.ask("tour-1", Tick(at=clock.now()))
        assert session_at(shop) is not None
        await clock.let_pass(61)
        async with asyncio.timeout(20):
            while session_at(shop) is not None:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0)
        await shop.desk.open_session("tour-1", ["Martin"], author="a-1", via="badge")
        await clock.let_pass(61)
        await shop.engine.ask("tour-1", Tick(at=clock.now()))
        assert session_at(shop) is not None
        looking.cancel()
    [closed] = [fact for fact in await asyncio.to_thread(told, site) if isinstance(fact, SessionClosed)]
    assert (closed.reason, closed.author, closed.via) == ("shift_end", "collector", "shift_end")
    assert timedelta(hours=3) <= closed.at - MONDAY <= timedelta(hours=3, minutes=2)


def test_a_word_that_is_none_is_no_word(tmp_path: Path) -> None:
    """Half a file, another version's, none at all: nobody runs there. A folder that is none holds no word either."""
    assert read_control(tmp_path) is None
    withdraw_control(tmp_path)
    for text in ("", "{", "[]", '{"url": "x"}', '{"url": "x", "token": "t", "pid": 1, "started_at": "", "more": 1}'):
        (tmp_path / "control.json").write_text(text, encoding="utf-8")
        assert read_control(tmp_path) is None
    assert read_control(tmp_path / "control.json") is None
