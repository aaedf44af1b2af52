"""A kiosk, a collector as it is started, and a press brake that starts for nobody without its permit."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from collector.accounts.lodge import open_lodge
from collector.control import read_control
from collector.core.facts import AccessDecided, PartsDeclared, PermitWithheld, SessionOpened, UnauthorisedRun
from collector.runtime.clock import SystemClock
from collector.runtime.live import Live
from collector.store.store import Store
from tests.web.browser import Browser
from tests.web.kiosk.hands import TABLET, Hands
from tests.workshop.school import School, school
from tests.workshop.test_permits import BESIDES, filed, permitted, rules_without_nights

MACHINE = "press-brake"
ADULT, PUPIL = "04A15C32", "04A15C47"


async def paired(workshop: School) -> str:
    """A kiosk is expected at the press brake; returns the key of the link that pairs it."""
    store = await asyncio.to_thread(Store.open, workshop.data)
    try:
        lodge = open_lodge(store, Live([]), SystemClock())
        _, key = await lodge.devices.expect("Borne plieuse", "kiosk", [MACHINE], author="a-test")
        return key
    finally:
        await asyncio.to_thread(store.close)


@pytest.mark.timeout(240)
async def test_the_press_brake_starts_for_who_badges_at_its_kiosk(tmp_path: Path, browser: Browser) -> None:
    """Paired by its link; who may not is told so and nothing starts; who may badges, chooses, and it starts; a part is
    declared scrap; badged out, the permit is withheld and the next start is refused by the machine itself."""
    hands = Hands(browser)
    await asyncio.to_thread(rules_without_nights, tmp_path)
    arguments = ("--speed", "8", "--calm", "--require-permit", "--watchdog", "2")
    async with school(tmp_path, ("press_brake",), *arguments, besides=BESIDES) as workshop:
        brake = workshop.machines["press_brake"]
        await filed(workshop, tmp_path)
        key = await paired(workshop)
        async with workshop.collecting():
            control = await asyncio.to_thread(read_control, workshop.data)
            assert control is not None
            await hands.size(*TABLET)
            await browser.open(f"{control.url}/pair?key={key}", "form button")
            await browser.click("form button")
            await hands.sees(".nobody", "Présentez votre badge")
            await browser.until(lambda: bool(browser.driver.execute_script("return !!window.did_handshake")))
            await brake.until("start_refused")
            await hands.types(PUPIL)
            await hands.tap(".choose .touch", "Sans commande")
            await hands.tap(".roles .touch", "Produire")
            await hands.sees(".answer.is-denied", "Vous ne pouvez pas démarrer", "Allez voir le responsable sécurité")
            assert not permitted(workshop, "press_brake")
            assert not brake.told("cycle_started")
            await hands.tap(".answer .touch", "Compris")
            await hands.sees(".nobody h1", "Présentez votre badge")
            await hands.types(ADULT)
            await hands.sees(".choose", "Bonjour Léa")
            await hands.tap(".choose .touch", "Sans commande")
            await hands.tap(".roles .touch", "Produire")
            await hands.sees(".answer.is-allowed", "Vous pouvez démarrer")
            await hands.tap(".answer .main")
            await brake.until("cycle_started")
            assert permitted(workshop, "press_brake")
            await hands.sees(".band", "Démarrage autorisé")
            await hands.sees(".kiosk-parts", "à déclarer")
            await hands.tap(".is-scrap")
            await hands.tap(".panel-scrap .reason", "Angle ou pli faux")
            await hands.sees("#kiosk-word", "1 pièce au rebut")
            await hands.sees(".kiosk-parts", "rebut 1")
            # Before the permit goes: the machine says once that it may not start, and then waits.
            refusals = len(brake.told("start_refused"))
            await hands.types(ADULT)
            await hands.sees(".note", "Au revoir Léa")
            await workshop.until(lambda: not permitted(workshop, "press_brake"))
            await brake.until("start_refused", refusals + 1)
        told = {kind: await asyncio.to_thread(workshop.facts, kind, "press_brake")
                for kind in (AccessDecided, SessionOpened, PartsDeclared, PermitWithheld, UnauthorisedRun)}  # fmt: skip
        assert [one.outcome for one in told[AccessDecided]][:2] == ["denied", "allowed"]  # type: ignore[attr-defined]
        [session], [declared] = told[SessionOpened], told[PartsDeclared]
        assert isinstance(session, SessionOpened)
        assert isinstance(declared, PartsDeclared)
        assert (session.via, declared.via) == ("badge", "kiosk")
        assert (declared.scrap, declared.reason_code, declared.author) == (1, "angle", session.persons[0])
        assert declared.attribution.session == session.session
        assert told[UnauthorisedRun] == []
        for check in ("verify", "replay"):
            code, out, errors = await workshop.etabli("journal", check)
            assert code == 0, out + errors
