"""Who waits for a trainer, and the floor on a wall: in a real browser, with and without the right to names."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from collector.accounts.rights import AccountRole
from collector.core.facts import TrainerCame
from collector.shopfloor.sayings import Said, new_key
from collector.web.floor.wall import EVERY, LONGEST, SHORTEST, _columns, _every
from tests.web.browser import Browser
from tests.web.conftest import Served, serving
from tests.web.floor.hours import OPEN_SITE
from tests.web.scene import Scene, busy, scene

PEOPLE = ("Léa", "Yanis", "Hugo", "Aminata")


@pytest.fixture
async def open_day(tmp_path: Path) -> AsyncIterator[Served]:
    async with scene(tmp_path, OPEN_SITE) as opened:
        await busy(opened)
        async with serving(opened) as served:
            yield served


async def call(opened: Scene, reason: str = "help") -> None:
    assert opened.around.shopfloor is not None
    said = Said(machine="tour-1", author="p-cccc4444", via="kiosk", key=new_key())
    await opened.around.shopfloor.sayings.call(said, reason)


async def test_a_call_is_seen_and_answered_on_the_floor(open_day: Served, browser: Browser) -> None:
    opened = open_day.scene
    live = opened.around.live.machines["centre-1"]
    live.values["tool_life.T12"] = dataclasses.replace(live.values["spindle_load"], signal="tool_life.T12", value=6.0)
    await call(opened)
    await browser.open(open_day.url)
    await browser.shows(".calls", "Formateur demandé · Tour CN : J'ai besoin d'aide", "Hugo D.", "J'arrive")
    await browser.shows("#tour-1", "Formateur demandé à l'instant : J'ai besoin d'aide")
    await browser.shows("#centre-1", "Outil T12 : 6 % de vie")
    await browser.shows(".day", "Léa M., Yanis B. · 26-1042", "inconnu sans temps de référence")
    await browser.shows(".workshop", "TRS de l'atelier", "Temps requis (tR)")
    await browser.picture("floor-day", 1600, 2500)
    await browser.picture("floor-phone", 500, 1400)
    await browser.click(".calls button")
    await browser.until(lambda: not browser.find(".calls .call"))
    came = await asyncio.to_thread(opened.around.store.last, 1, kinds=["TrainerCame"])
    assert [one.fact.author for one in came if isinstance(one.fact, TrainerCame)] == ["a-head"]


@pytest.mark.parametrize("role", [AccountRole.ADMINISTRATOR, AccountRole.WALL])
async def test_without_the_right_to_names_the_floor_names_nobody(
    open_day: Served, browser: Browser, role: AccountRole
) -> None:
    """Not in words, not in what screen readers are told; and a screen on the wall leads nowhere else."""
    open_day.scene.host.comes(role)
    await call(open_day.scene)
    await browser.open(open_day.url)
    await browser.shows("#centre-1", "2 élèves production")
    page = str(await browser.run("return document.body.innerHTML"))
    assert [name for name in PEOPLE if name in page] == []
    assert "p-aaaa2222" not in page
    assert not browser.find(".calls button"), "whoever may not answer has nothing to press"
    assert bool(browser.find("a.tile-open")) is (role is AccountRole.ADMINISTRATOR)


async def test_a_stop_that_nobody_explained_is_asked_for_and_then_explained(tmp_path: Path, browser: Browser) -> None:
    async with scene(tmp_path, OPEN_SITE) as opened:
        await opened.hear("tour-1", execution="ACTIVE", part_count=5)
        await opened.around.desk.open_session("tour-1", ["E26-003"], order="26-1047", author="t", via="command")
        opened.later(60)
        await opened.hear("tour-1", execution="READY")
        async with serving(opened) as served:
            await browser.open(served.url)
            await browser.shows("#tour-1.is-ready", "Prête")
            assert "Motif" not in await browser.read("#tour-1")
            opened.clock.at += timedelta(seconds=OPEN_SITE.kiosk.ask_stop_after + 1)
            await opened.hear("tour-1", part_count=5)
            await browser.shows("#tour-1", "Motif de l'arrêt demandé à la borne.")
            assert opened.around.shopfloor is not None
            said = Said(machine="tour-1", author="p-cccc4444", via="kiosk", key=new_key())
            await opened.around.shopfloor.sayings.give_stop_reason(said, "material")
            await browser.shows("#tour-1", "Motif de l'arrêt : Attente matière")


async def test_the_wall_turns_by_itself_and_names_nobody(open_day: Served, browser: Browser) -> None:
    open_day.scene.host.comes(AccountRole.WALL)
    await call(open_day.scene)
    await browser.open(f"{open_day.url}/wall?every=600", ".wall .slide[data-shown]")
    await browser.shows(".wall-tiles", "Centre d'usinage DMU 50", "26-1042 Support de palier", "Pièces 3 sur 48")
    await browser.shows(".wall-tiles", "Formateur demandé", "Arrêt d'urgence")
    await browser.until(lambda: bool(browser.find(".wall[data-awake]")))
    await browser.picture("wall-tiles", 1920, 1080)
    await browser.press(" ")
    await browser.shows(".slide[data-shown]", "08:00", "2 élèves · 26-1042")
    await browser.picture("wall-day", 1920, 1080)
    await browser.press(" ")
    await browser.shows(".slide[data-shown]", "TRS de l'atelier", "Temps utile (tU)")
    await browser.picture("wall-trs", 1920, 1080)
    page = str(await browser.run("return document.body.innerHTML"))
    assert [name for name in PEOPLE if name in page] == []
    await browser.open(f"{open_day.url}/wall?every=2&lang=en", ".wall .slide[data-shown]")
    await browser.shows(".slide[data-shown]", "TRS of the workshop")
    await browser.shows(".slide[data-shown]", "Running")


async def test_the_wall_is_not_for_a_kiosk(open_day: Served) -> None:
    open_day.scene.host.comes(AccountRole.KIOSK)
    assert (await open_day.api.get("/wall")).status_code == 403
    assert (await open_day.api.get("/")).status_code == 403


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("", EVERY), ("30", 30), ("0", SHORTEST), ("99999", LONGEST), ("abc", EVERY), ("-5", EVERY), ("9" * 40, EVERY)],
)
def test_how_long_a_slide_is_shown(asked: str, seconds: int) -> None:
    assert _every(asked) == seconds


@pytest.mark.parametrize(("machines", "columns"), [(1, 1), (2, 2), (4, 2), (5, 3), (9, 3), (10, 4), (12, 4)])
def test_tiles_fill_a_screen(machines: int, columns: int) -> None:
    assert _columns(machines) == columns
