"""The page of one machine in a real browser: live, over any days, in both languages, for those who may."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from collector.accounts.rights import AccountRole
from collector.core.signals import Quality, Reading, Value
from collector.store.samples import SampleWriter
from collector.web.machine import pages
from tests.web.browser import Browser
from tests.web.conftest import Served, serving
from tests.web.floor.hours import OPEN_SITE
from tests.web.machine.told import morning, permits
from tests.web.scene import MORNING, busy, scene

READY = ".machine #values"
FIRST = datetime(2026, 11, 16, 7, 30, tzinfo=UTC)
"""A Monday, eight days before the scene's Tuesday."""


SHOWN: dict[str, Value] = {
    "forecast.tool_change": f"{(MORNING + timedelta(hours=1)).isoformat()} T4 EBAUCHE", "parts_judged.good": 41,
    "parts_judged.bad": 2, "stack_light.green": "ON",
}  # fmt: skip
"""What the lathe says of itself and nothing rests on."""


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Served]:
    """A lathe with a past of six mornings, telemetry of the last hour, and a busy workshop today."""
    facts = [
        fact
        for number, day in enumerate((0, 1, 2, 3, 4, 7))
        for fact in morning("tour-1", FIRST + timedelta(days=day), number)
    ]
    facts += permits("tour-1", FIRST + timedelta(days=7, hours=2))
    async with scene(tmp_path, OPEN_SITE) as opened:
        await asyncio.to_thread(opened.around.store.commit_now, facts)
        await asyncio.to_thread(_telemetry, tmp_path)
        await busy(opened)
        live = opened.around.live.machines["tour-1"]
        live.complaints = {"tool": "no node of this name"}
        live.identity = {"manufacturer": "DemoTurn", "model": "DT-200"}
        for signal, value in SHOWN.items():
            live.values[signal] = Reading("tour-1", signal, value, Quality.GOOD, None, MORNING)
        async with serving(opened) as served:
            yield served


def _telemetry(directory: Path) -> None:
    start = MORNING - timedelta(hours=1)
    with SampleWriter(directory) as writer:
        writer.write(
            Reading("tour-1", signal, value, Quality.GOOD, None, start + timedelta(seconds=10 * number))
            for number in range(300)
            for signal, value in (("spindle_load", 20.0 + number % 40), ("power", 1000.0 + 10 * number))
        )


async def drawn(browser: Browser, css: str) -> None:
    """Wait until a chart has something in it."""
    await browser.until(
        lambda: bool(browser.driver.execute_script(f"return document.querySelectorAll('{css} svg path').length > 4"))
    )


async def test_today_is_live(shop: Served, browser: Browser) -> None:
    opened = shop.scene
    await browser.open(f"{shop.url}/machines/tour-1", READY)
    await browser.shows(".machine h1", "Tour CN")
    await browser.shows("#tour-1", "Avance suspendue", "Hugo D.", "26-1047")
    await browser.shows(".health", "Ligne établie", "Signaux 1 signal manquant", "manufacturer DemoTurn · model DT-200")
    await browser.shows("#timeline", "Hugo D. · 26-1047", "08:00", "17:00")
    await browser.shows("#trs", "TRS de la machine", "% du temps requis", "Temps d'ouverture (tO) 1 h 42 min")
    await browser.shows("#tools", "T4 en place", "inconnu")
    await browser.shows("#alarms", "Aucune alarme dans cette période.")
    await browser.shows("#values", "Programme RACCORD_M24 bonne", "Outil actif no node of this name")
    at = f"{(MORNING + timedelta(hours=1)).astimezone(ZoneInfo('Europe/Paris')):%H:%M}"
    foreseen, judged = f"Prévision changement d'outil {at}, T4 EBAUCHE", "Pièces jugées par la machine bonnes 41"
    await browser.shows("#values", foreseen, judged)
    for card in ("#cycles", "#trends"):
        await drawn(browser, card)
    await browser.picture("machine-today", 1600, 3000)
    for _ in range(2):  # Of a page that has found its size first.
        await browser.run("document.querySelector('#values').scrollIntoView({behavior: 'instant'})")
        await browser.picture("machine-values", 1600, 1200)
    await browser.picture("machine-phone", 500, 1800)
    dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    await asyncio.to_thread(browser.driver.execute_cdp_cmd, "Emulation.setEmulatedMedia", dark)
    await browser.picture("machine-dark", 1600, 2200)
    await asyncio.to_thread(browser.driver.execute_cdp_cmd, "Emulation.setEmulatedMedia", {"features": []})
    await opened.hear("tour-1", execution="ACTIVE", program="NEUF")
    await browser.shows("#tour-1.is-running", "En marche")
    await browser.shows("#values", "Programme NEUF bonne 0 s")
    assert await asyncio.to_thread(browser.driver.get_log, "browser") == []


async def test_days_to_choose_stay_in_the_address(shop: Served, browser: Browser) -> None:
    await browser.open(f"{shop.url}/machines/tour-1?range=yesterday", READY)
    await browser.shows(".ranges [aria-current]", "Hier")
    await browser.shows("#timeline", "23/11", "Hugo D. · 26-1047")
    await browser.shows("#alarms", "23/11", "E-77 Niveau d'huile 2 min 00 s")
    await browser.shows("#tools", "T4", "T2", "12")
    await browser.shows("#access", "Refusé Hugo D.", "Autorisé Hugo D.", "Démarrage retenu", "Marche sans droit")
    await drawn(browser, "#cycles")
    await browser.run(
        "document.querySelector('[name=from]').value = '2026-11-16';"
        "document.querySelector('[name=to]').value = '2026-11-23'; document.querySelector('.dates button').click()"
    )
    await browser.until(lambda: "from=2026-11-16&to=2026-11-23" in browser.driver.current_url)
    await browser.shows("#alarms", "E-77 Niveau d'huile 6 12 min 00 s")
    await browser.shows("#tools", "T4 en place 1 h 16 min 72", "T2 25 min 25 s 72")
    for card in ("#timeline", "#cycles"):
        await drawn(browser, card)
    await browser.picture("machine-days", 1600, 3000)


async def test_zooming_brings_more_points(shop: Served, browser: Browser) -> None:
    """A day of telemetry in few points; of the part that somebody looks at, all of them."""
    await browser.open(f"{shop.url}/machines/tour-1?signal=power", READY)
    await drawn(browser, "#trends")
    assert not await browser.run("return document.querySelector('#trends [value=spindle_load]').checked")
    await browser.run("document.querySelector('#trends').scrollIntoView()")
    await browser.run(
        "const chart = getElement(+document.querySelector('#trends .nicegui-echart').id.slice(1)).chart;"
        "window.before = chart.getOption().xAxis.length; chart.dispatchAction({type: 'dataZoom', start: 95, end: 100})"
    )
    count = "const chart = getElement(+document.querySelector('#trends .nicegui-echart').id.slice(1)).chart;"
    await browser.until(
        lambda: bool(browser.driver.execute_script(f"{count} return chart.getOption().dataZoom[0].start > 90"))
    )
    assert await browser.run(f"{count} return chart.getOption().series[0].data.length > 100")


async def test_a_year_is_shown_while_it_is_still_added_up(
    shop: Served, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is there at once; figures follow, and are at hand the next time."""
    monkeypatch.setattr(pages, "AT_ONCE", 2)
    await browser.open(f"{shop.url}/machines/tour-1?from=2026-10-01&to=2026-11-23&lang=en", READY)
    await browser.shows("#trs", "TRS of the machine", "Opening time (tO)")
    await browser.shows("#tools", "T4 active 1 h 16 min 72")
    await drawn(browser, "#timeline")


async def test_what_is_asked_for_wrongly(shop: Served, browser: Browser) -> None:
    await browser.open(f"{shop.url}/machines/tour-1?from=2026-11-23&to=2026-11-16", READY)
    await browser.shows(".notice", "La première date vient après la seconde")
    answer = await shop.api.get("/machines/fraiseuse-9")
    assert answer.status_code == 404
    await browser.open(f"{shop.url}/machines/%3Cimg%20src=x%3E", ".machine ul")
    await browser.shows(".notice", "Il n'y a pas de machine « <img src=x> » ici.")
    await browser.shows(".machine", "Tour CN n° 2 tour-2", "Presse plieuse plieuse-1")
    await browser.open(f"{shop.url}/machines/compteur-1", READY)
    await browser.shows("#trends", "Aucune mesure conservée pour cette machine")
    assert not browser.find("#trs"), "a meter has no key figures"


@pytest.mark.parametrize(
    ("role", "access", "named"),
    [
        (AccountRole.AUDITOR, True, True), (AccountRole.TRAINER, False, True),
        (AccountRole.ADMINISTRATOR, False, False),
    ],
)  # fmt: skip
async def test_each_role_sees_what_it_may(
    shop: Served, browser: Browser, role: AccountRole, access: bool, named: bool
) -> None:
    shop.scene.host.comes(role)
    await browser.open(f"{shop.url}/machines/tour-1?range=yesterday&lang=en", READY)
    await browser.shows("#timeline", "Hugo D. · 26-1047" if named else "1 trainee · 26-1047")
    assert bool(browser.find("#access")) is access
    assert bool(browser.find("#papers")) is access
    page = str(await browser.run("return document.body.innerHTML"))
    assert ("Hugo" in page) is named
    assert "p-cccc4444" not in page


@pytest.mark.parametrize("role", [AccountRole.KIOSK, AccountRole.WALL])
async def test_devices_are_refused(shop: Served, role: AccountRole) -> None:
    shop.scene.host.comes(role)
    for path in ("/machines", "/machines/tour-1"):
        answer = await shop.api.get(path)
        assert answer.status_code == 403
        assert "Hugo" not in answer.text
