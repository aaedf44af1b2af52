"""The floor in a real browser: every state in words, old shown as old, changes without a reload, all by keyboard."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from collector.core.facts import Role
from collector.runtime.live import Line
from collector.runtime.room import Room
from collector.store.registry import Registry
from collector.store.registry_records import Order
from collector.web.listening import Listening
from collector.web.server import WebServer
from tests.web.browser import Browser
from tests.web.scene import SITE, Scene, busy, scene


@asynccontextmanager
async def serving(opened: Scene) -> AsyncIterator[str]:
    async with WebServer(opened.around, Listening(), opened.host).serving() as url:
        yield url


SHOWN = {
    "centre-1": ["En marche depuis 3 min", "26-1042 Support de palier · Ateliers Pernet", "op. 20 Fraisage six faces",
                 "pour le 18/12, dans 24 j", "Léa M., Yanis B. production", "Programme O1042", "Outil T12",
                 "Cycle en cours 3 min 51 s prévu 6 min 30 s", "Dernier cycle 6 min 11 s −4,9 %", "Pièces 3 sur 48",
                 "Démarrage autorisé", "À jour"],
    "tour-1": ["Avance suspendue", "pour le 25/11, demain", "Hugo D.", "Cycle en cours 50 s prévu 1 min 15 s",
               "pauses 3 min 01 s", "Dernier cycle 1 min 24 s +12,7 %", "Pièces 14 sur 250"],
    "tour-2": ["Sans nouvelles depuis 46 min", "La machine ne répond pas", "Dernière valeur il y a 46 min",
               "Pièces aujourd'hui 1", "Cycle (suite non vue)"],
    "centre-2": ["En réglage", "Yanis B. réglage", "Démarrage non autorisé", "Aucun cycle terminé jusqu'ici"],
    "plieuse-1": ["Sans nouvelles depuis 45 s", "La machine ne dit plus rien", "Dernier état connu : Prête.",
                  "Dernière valeur il y a 45 s", "1 comptage à vérifier", "Autorisation inconnue", "en retard de 3 j"],
    "poinconneuse-1": ["Alarme depuis 3 min", "Alarme : E-1203 Pression hydraulique basse"],
    "laser-1": ["Prête", "Ne compte pas : introduction manuelle (MDI)", "Aucune commande : badgez ou",
                "etabli session open laser-1 …"],
    "scie-1": ["Arrêt d'urgence", "L'arrêt d'urgence est enclenché."],
    "compteur-1": ["Mesure", "Puissance 18,7 kW", "Énergie consommée 1 284 310 kWh"],
}  # fmt: skip


async def test_every_state_in_its_words(workshop: Scene, browser: Browser) -> None:
    await busy(workshop)
    async with serving(workshop) as url:
        await browser.open(url)
        for machine, texts in SHOWN.items():
            await browser.shows(f"#{machine}", *texts)
        assert await browser.read(".counts") == "1 en marche 3 à l'arrêt 2 en alarme 2 sans nouvelles 1 compteur"
        assert await browser.read(".clock") == "09:42"
        assert await browser.read(".school") == "Atelier École de production de démonstration"
        assert "perdue de vue" in await browser.read(".happenings")
        assert "comptage de 4 620 à vérifier" in await browser.read(".happenings")
        for old in ("tour-2", "plieuse-1"):
            assert "En marche" not in await browser.read(f"#{old}")
        assert "Sans commande" not in await browser.read(".places"), (
            "a meter and an idle saw have nothing to do with orders"
        )


async def test_a_page_changes_without_being_built_anew(workshop: Scene, browser: Browser) -> None:
    await workshop.hear("tour-1", execution="READY", program="BRIDE80", part_count=0)
    async with serving(workshop) as url:
        await browser.open(url)
        await browser.shows("#tour-1", "Prête")
        await browser.run("document.querySelectorAll('article, .tile-work').forEach(one => one.mark = true)")
        await workshop.hear("tour-1", execution="ACTIVE")
        await browser.shows("#tour-1.is-running", "En marche", "Cycle en cours")
        workshop.later(40)
        await workshop.hear("tour-1", execution="READY", part_count=1)
        await browser.shows("#tour-1.is-ready", "Dernier cycle 40 s −66,7 %", "Pièces aujourd'hui 1")
        await browser.shows(".happenings", "Tour CN cycle terminé en 40 s")
        kept = "return [...document.querySelectorAll('article, .tile-work')].every(one => one.mark)"
        assert await browser.run(kept), "the elements are those that were there before"


async def test_what_falls_silent_turns_old_before_ones_eyes(workshop: Scene, browser: Browser) -> None:
    await workshop.hear("tour-1", execution="ACTIVE", part_count=0)
    async with serving(workshop) as url:
        await browser.open(url)
        await browser.shows("#tour-1.is-running", "En marche", "À jour")
        workshop.later(45)
        await browser.shows("#tour-1.is-unseen.is-stale", "Sans nouvelles", "Dernière valeur il y a 45 s",
                            "Dernier état connu : En marche.")  # fmt: skip
        assert "Sans nouvelles" in str(await browser.run("return document.querySelector('#tour-1 a').ariaLabel"))
        await workshop.hear("tour-1", execution="ACTIVE")
        await browser.shows("#tour-1.is-running:not(.is-stale)", "En marche")


async def test_with_nothing_connected_it_says_what_to_do(workshop: Scene, browser: Browser) -> None:
    await workshop.lose("tour-1", Line.REFUSED, "BadUserAccessDenied")
    await workshop.lose("tour-2", Line.FAULTED, "KeyError: 3")
    await workshop.lose("centre-1")
    async with serving(workshop) as url:
        await browser.open(url)
        await browser.shows("#tour-1", "Aucun relevé depuis le démarrage.", "La machine refuse la connexion")
        await browser.shows("#tour-2", "Défaut du programme de collecte pour cette machine")
        await browser.shows("#centre-1", "est-elle sous tension")
        await browser.shows("#laser-1", "Connexion en cours…")
        await browser.shows(".happenings", "Rien encore")
        assert "KeyError" not in await browser.read(".places"), "what only a technician understands is behind the tile"
        assert await browser.read(".counts") == "0 en marche 0 à l'arrêt 9 sans nouvelles"


async def test_without_machines_it_says_where_to_describe_them(tmp_path: Path, browser: Browser) -> None:
    async with scene(tmp_path, dataclasses.replace(SITE, machines=())) as opened, serving(opened) as url:
        await browser.open(url)
        await browser.shows(".empty", "Aucune machine n'est décrite.", "[[machines]]", "etabli check")


async def test_in_english_for_whoever_asks(workshop: Scene, browser: Browser) -> None:
    await busy(workshop)
    async with serving(workshop) as url:
        await browser.open(f"{url}?lang=en")
        await browser.picture("floor-en")
        await browser.shows("#centre-1", "Running for 3 min", "due 18 Dec, in 24 d", "Parts 3 of 48", "Up to date")
        await browser.shows("#plieuse-1", "Unseen for 45 s", "Last value 45 s ago", "1 count to review")
        assert await browser.run("return document.documentElement.lang") == "en"
        await asyncio.to_thread(lambda: browser.driver.find_element(By.LINK_TEXT, "Français").click())
        await browser.shows("#centre-1", "En marche depuis 3 min")


async def test_a_tile_leads_to_its_machine_by_keyboard_alone(workshop: Scene, browser: Browser) -> None:
    await busy(workshop)
    async with serving(workshop) as url:
        await browser.open(url)
        # The first stop is the way past the navigation.
        await browser.press(Keys.TAB)
        await browser.press(Keys.ENTER)
        for _ in range(3):
            await browser.press(Keys.TAB)
        label = await browser.run("return document.activeElement.ariaLabel")
        assert label == "Tour CN n° 2 : Sans nouvelles, détails"
        await browser.press(Keys.ENTER)
        await browser.shows(".machine h1", "Tour CN n° 2")
        await browser.shows(".trouble", "no answer from opc.tcp://10.0.7.12:4840")


async def test_what_people_wrote_is_shown_and_never_run(workshop: Scene, browser: Browser) -> None:
    evil = "<img src=x onerror=\"document.title='caught'\">"
    registry = Registry(workshop.around.store.writer)
    await asyncio.to_thread(registry.save_order, Order(number="26-6666", title=evil, customer=evil))
    await workshop.hear("tour-1", execution="READY", program=evil, tool=evil, alarm=evil, order=evil)
    await workshop.around.desk.open_session(
        "tour-1", ["E26-001"], order="26-6666", role=Role.RUN, author="test", via="command"
    )
    async with serving(workshop) as url:
        await browser.open(url)
        await browser.shows("#tour-1", f"26-6666 {evil} · {evil}", f"Programme {evil}", f"Alarme : {evil}")
        await browser.open(f"{url}/machines/tour-1", "#values")
        await browser.shows("#values", f"Programme {evil}")
        assert "Tour CN" in await asyncio.to_thread(lambda: browser.driver.title)


async def test_all_of_it_comes_from_here(workshop: Scene, browser: Browser) -> None:
    """A workshop may have no internet: nothing is asked for elsewhere, and the browser has nothing to complain of."""
    async with serving(workshop) as url:
        await browser.open(url)
        asked = await browser.run("return performance.getEntriesByType('resource').map(one => one.name)")
        assert isinstance(asked, list)
        assert asked, "the page loads something at least"
        assert [one for one in asked if not one.startswith((url, "data:"))] == []
        assert await asyncio.to_thread(browser.driver.get_log, "browser") == []


async def test_a_page_whose_collector_is_gone_says_so(workshop: Scene, browser: Browser) -> None:
    await workshop.hear("tour-1", execution="ACTIVE")
    async with serving(workshop) as url:
        await browser.open(url)
        await browser.shows(".connection", "En direct")
    await browser.shows(".connection", "Connexion perdue : valeurs figées")


@pytest.mark.parametrize(("width", "columns"), [(390, 1), (820, 2), (1600, 4)])
async def test_it_fits_a_phone_a_tablet_and_a_wall(workshop: Scene, browser: Browser, width: int, columns: int) -> None:
    await busy(workshop)
    size = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 600}
    async with serving(workshop) as url:
        await asyncio.to_thread(browser.driver.execute_cdp_cmd, "Emulation.setDeviceMetricsOverride", size)
        try:
            await browser.open(url)
            fits = "return document.documentElement.scrollWidth <= innerWidth"
            assert await browser.run(fits), "nothing sticks out"
            lefts = await browser.run(
                "return new Set([...document.querySelectorAll('article')].map(one => one.offsetLeft)).size"
            )
            assert lefts == columns
        finally:
            await asyncio.to_thread(browser.driver.execute_cdp_cmd, "Emulation.clearDeviceMetricsOverride", {})


async def test_a_full_disk_is_said_on_the_floor_at_once(workshop: Scene, browser: Browser) -> None:
    """While the page stands open, and on every other page that is opened; it goes away by itself."""
    await busy(workshop)
    async with serving(workshop) as url:
        await browser.open(url)
        workshop.around.live.room = Room.FULL
        await browser.shows(".disk-full [role=alert]", "Le disque est plein : plus rien n'est enregistré")
        await browser.open(f"{url}/machines", ".machine")
        await browser.shows(".notice.bad", "Le disque est plein")
        await browser.open(url)
        workshop.around.live.room = Room.PLENTY
        await browser.until(lambda: not browser.find(".disk-full [role=alert]"))
