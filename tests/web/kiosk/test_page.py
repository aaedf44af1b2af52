"""The kiosk in a real browser: three touches for each thing, the answer in words, a lost line, nothing of others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from selenium.webdriver.common.keys import Keys

from collector.accounts.rights import AccountRole, Visitor
from collector.core.facts import Fact, PartsDeclared, SessionClosed, StopReasonGiven, TrainerCalled, TrainerCame
from collector.runtime.room import Room
from collector.web.listening import Listening
from collector.web.server import WebServer
from tests.ports import free_port
from tests.web.browser import Browser
from tests.web.conftest import Served
from tests.web.kiosk.hands import Hands
from tests.web.kiosk.stall import BADGES, CAMILLE, ENZO, GABIN, HUGO, SYLVIE, YANIS, Stall

BRAKE, LATHE = "plieuse-1", "tour-1"


@pytest.fixture
async def hands(browser: Browser) -> AsyncIterator[Hands]:
    one = Hands(browser)
    yield one
    await one.line(up=True)
    await one.command("Emulation.clearDeviceMetricsOverride", {})
    await browser.run("localStorage.clear()")


async def told(stall: Stall, *kinds: type[Fact]) -> list[Fact]:
    names = [kind.__name__ for kind in kinds]
    return await asyncio.to_thread(lambda: [one.fact for one in stall.around.store.facts(kinds=names)])


async def bends(stall: Stall, parts: int, first: int = 0) -> None:
    """The press brake makes parts, four strokes each, in 24 s."""
    for part in range(first, first + parts):
        await stall.hear(BRAKE, execution="ACTIVE")
        for stroke in range(1, 5):
            stall.later(6)
            await stall.hear(BRAKE, stroke_count=part * 4 + stroke)
        await stall.hear(BRAKE, execution="READY")


async def begins(hands: Hands, who: str = GABIN) -> None:
    """Somebody badges, chooses the first order, produces, and goes to work."""
    await hands.badge(who)
    await hands.sees(".choose h1", "Sur quoi travaillez-vous")
    await hands.tap(".offer")
    await hands.sees(".choose h1", "Que faites-vous")
    await hands.tap(".roles .touch", "Produire")
    await hands.sees(".answer h1", "Vous pouvez démarrer")


async def test_a_morning_at_the_press_brake(kiosk: Served, at_work: Stall, hands: Hands) -> None:
    """Everything that a trainee does there, each in three touches at most, all big enough for gloves."""
    await at_work.hear(BRAKE, execution="READY", stroke_count=0)
    await hands.stand(kiosk.url, BRAKE)
    await hands.sees(".nobody", "Présentez votre badge", "Appeler le formateur")
    assert await hands.too_small() == []
    await hands.picture("idle")
    await begins(hands)
    assert hands.touches == 2
    assert await hands.too_small() == []
    await hands.picture("allowed")
    await hands.tap(".answer .main")
    await hands.sees(".band", "Démarrage autorisé", "Jusqu'au 12/02/2027")
    await hands.sees(".kiosk-work", "Gabin M.", "OF-3301", "Produire")
    await bends(at_work, 3)
    await at_work.hear(BRAKE, execution="ACTIVE")
    at_work.later(17)
    await at_work.hear(BRAKE, execution="ACTIVE")
    await hands.sees(".kiosk-making", "17 s", "prévu 30 s", "Dernier cycle 24 s")
    await hands.sees(".kiosk-parts", "3 sur 100", "Cette séance : 3", "3 pièces à déclarer")
    assert await hands.too_small() == []
    await hands.picture("work")
    await hands.picture("work-1280", (1280, 800))
    await hands.size(1024, 768)

    hands.touches = 0
    await hands.tap(".is-good")
    await hands.sees("#kiosk-word", "1 pièce bonne, c'est noté.")
    assert hands.touches == 1

    hands.touches = 0
    await hands.tap(".is-scrap")
    await hands.sees(".panel-scrap", "Pourquoi au rebut", "Angle ou pli faux")
    assert await hands.too_small() == []
    await hands.picture("scrap")
    await hands.tap(".panel-scrap .reason", "Angle ou pli faux")
    await hands.sees("#kiosk-word", "1 pièce au rebut")
    assert hands.touches == 2
    await hands.sees(".kiosk-parts", "2 sur 100", "rebut 1", "1 pièce à déclarer")
    await hands.tap("#kiosk-word .touch", "Annuler")
    await hands.sees(".kiosk-parts", "3 sur 100", "2 pièces à déclarer")
    await hands.tap(".is-rework")
    await hands.tap(".panel-rework .which", "celle d'avant")
    await hands.tap(".panel-rework .reason", "Bavure")
    await hands.sees(".kiosk-parts", "à reprendre 1")
    assert [(one.good, one.scrap, one.rework, one.reason_code, one.count) for one in await told(at_work, PartsDeclared)
            if isinstance(one, PartsDeclared)] == [
        (1, 0, 0, "", f"{BRAKE}.p12"), (0, 1, 0, "angle", f"{BRAKE}.p8"), (0, 0, 1, "burr", f"{BRAKE}.p4"),
    ]  # fmt: skip

    await at_work.hear(BRAKE, execution="READY")
    at_work.later(200)
    await at_work.hear(BRAKE, execution="READY")
    await hands.sees(".lamp", "Prête")
    assert "Pourquoi" not in await hands.browser.read(".kiosk-notes"), "not before the five minutes are over"
    at_work.later(101)
    await at_work.hear(BRAKE, execution="READY")
    await hands.sees(".kiosk-notes", "Machine arrêtée depuis 5 min. Pourquoi ?")
    assert await hands.too_small() == []
    hands.touches = 0
    await hands.tap(".kiosk-notes .touch", "Dire pourquoi")
    await hands.tap(".panel-stop .reason", "Attente matière")
    await hands.sees(".kiosk-notes", "Arrêt depuis 5 min : Attente matière")
    assert hands.touches == 2

    hands.touches = 0
    await hands.tap(".kiosk-actions .touch", "Appeler le formateur")
    await hands.tap(".panel-call .reason", "contrôler")
    await hands.sees(".calling", "Formateur appelé (Faire contrôler ma pièce)")
    assert hands.touches == 2
    assert await hands.too_small() == []
    await hands.picture("called")
    await hands.tap(".calling .touch", "Le formateur est là")
    await hands.browser.until(lambda: not any(hands.browser.find(".calling")))
    await hands.tap(".kiosk-actions .touch", "Appeler")
    await hands.tap(".panel-call .reason", "aide")
    await hands.sees(".calling", "J'ai besoin d'aide")
    await hands.badge(SYLVIE)
    await hands.sees(".note", "Sylvie M. encadre ici", "avant")
    await hands.browser.until(lambda: not any(hands.browser.find(".calling")))
    came = [one.author for one in await told(at_work, TrainerCame) if isinstance(one, TrainerCame)]
    # A tap may be anybody's: it is the kiosk's, or of who works there alone. A badge is its holder's.
    assert came == [await at_work.id(GABIN), await at_work.id(SYLVIE)]
    assert len(await told(at_work, TrainerCalled)) == 2
    [stop] = await told(at_work, StopReasonGiven)
    assert isinstance(stop, StopReasonGiven)
    assert (stop.reason_code, stop.author) == ("material", await at_work.id(GABIN))

    await hands.badge(CAMILLE)
    await hands.sees(".answer", "Vous pouvez démarrer")
    await hands.tap(".answer .main")
    await hands.sees(".kiosk-work", "Gabin M.", "Camille R.")
    await hands.tap("a[lang=en]")
    await hands.sees(".band", "You may start")
    await hands.sees(".kiosk-actions", "Scrap", "Call the trainer")
    lang = "return document.documentElement.lang"
    await hands.browser.until(lambda: hands.browser.driver.execute_script(lang) == "en")
    await hands.tap("a[lang=fr]")
    await hands.sees(".band", "Démarrage autorisé")

    hands.touches = 0
    await hands.tap(".kiosk-actions .touch", "Partir")
    await hands.sees(".panel-leave", "Qui part ?", "Gabin M. part", "Camille R. part")
    await hands.tap(".panel-leave .touch", "Camille R.")
    await hands.sees("#kiosk-word", "Sortie enregistrée.")
    assert hands.touches == 2
    await hands.badge(GABIN)
    await hands.sees(".note", "Au revoir Gabin", "Votre sortie est enregistrée à 09:48.")
    await hands.tap(".note .touch")
    await hands.sees(".nobody", "Présentez votre badge")
    assert at_work.session(BRAKE) == ()
    assert len(await told(at_work, SessionClosed)) == 1
    assert at_work.relays[BRAKE].told[-1] is False, "nobody may start it any more"
    assert await asyncio.to_thread(hands.browser.driver.get_log, "browser") == []


async def test_who_may_not_is_told_why_and_what_to_do(kiosk: Served, at_work: Stall, hands: Hands) -> None:
    """By colour, drawing and word; with supervision, by whom; and a medical reason is none that anybody reads."""
    await at_work.hear(BRAKE, execution="READY", stroke_count=0)
    await hands.stand(kiosk.url, BRAKE)
    for who, why, do in (
        (HUGO, "Aucun travail réglementé avant 15 ans", "Choisir un travail sans machine dangereuse"),
        (YANIS, "Une personne compétente, désignée et déclarée, encadre sur place",
         "Un encadrant désigné badge dans l'atelier"),
        (ENZO, "Dossier complet", "Allez voir le responsable sécurité"),
    ):  # fmt: skip
        await hands.badge(who)
        await hands.tap(".offer")
        await hands.tap(".roles .touch", "Produire")
        await hands.sees(".answer.is-denied", "Vous ne pouvez pas démarrer", why, do)
        assert await hands.browser.run("return !!document.querySelector('.answer > svg')")
        assert await hands.too_small() == []
        if who == ENZO:
            held = (await hands.kept()).lower()
            assert [word for word in ("k7", "k8", "médic", "medic") if word in held] == []
        await hands.picture("denied")
        await hands.tap(".answer .touch", "Compris")
        await hands.sees(".nobody h1", "Présentez votre badge")
    assert at_work.session(BRAKE) == ()
    await hands.badge(SYLVIE)
    await hands.sees(".note", "Sylvie M. encadre ici", "Présentez de nouveau votre badge avant 10:42.")
    await hands.tap(".note .touch")
    await hands.sees(".nobody", "Sylvie M. encadre ici, badge valable jusqu'à 10:42")
    await begins(hands, YANIS)
    await hands.sees(".answer.is-supervised", "avec un encadrant", "Encadrant : Sylvie M.", "Jusqu'à 10:42")
    await hands.picture("supervised")
    await hands.tap(".answer .main")
    await hands.sees(".band.is-supervised", "Démarrage autorisé avec Sylvie M.", "encore 1 h 00")
    at_work.later(3600 - 200)
    await hands.sees(".band.is-soon", "encore 3 min 20 s")
    await at_work.access.gate.leaves(await at_work.id(SYLVIE))
    await hands.sees(".band.is-denied", "Démarrage non autorisé", "Un encadrant désigné badge dans l'atelier",
                     "Machine bloquée au démarrage")  # fmt: skip
    await hands.picture("expired")


async def test_without_a_line_nothing_is_lost_and_nothing_doubled(at_work: Stall, hands: Hands) -> None:
    """The page says so; what is declared waits and is sent once, also when the answer was what got lost; nobody
    begins. When the collector itself was gone, the page comes back where it was."""
    await at_work.hear(BRAKE, execution="READY", stroke_count=0)
    port = free_port()

    def server() -> WebServer:
        return WebServer(at_work.around, Listening(port=port), at_work.host)

    async with server().serving() as url:
        await hands.stand(url, BRAKE)
        await begins(hands)
        await hands.tap(".answer .main")
        await bends(at_work, 3)
        await hands.sees(".kiosk-parts", "3 pièces à déclarer")
        await hands.line(up=False)
        await hands.sees("#kiosk-line", "Pas de connexion", "On ne peut ni badger ni démarrer")
        await hands.tap(".is-scrap")
        await hands.tap(".panel-scrap .reason", "Rayure")
        await hands.sees("#kiosk-line", "1 déclaration en attente")
        await hands.picture("offline")
        await hands.badge(CAMILLE)
        await hands.sees("#kiosk-word", "ce n'est pas fait")
        at_work.later(60)
        await hands.line(up=True)
        await hands.sees("#kiosk-word", "Dit pendant la coupure : 1 pièce au rebut")
        await hands.sees(".kiosk-parts", "rebut 1")
        await hands.browser.run(_LOSE_THE_ANSWERS)
        await hands.tap(".is-good")
        await hands.sees("#kiosk-line", "1 déclaration en attente")
        await hands.browser.run("window.fetch = window.whole")
        await hands.sees("#kiosk-word", "C'était déjà noté.")
    await hands.sees("#kiosk-line", "Pas de connexion")
    await hands.tap(".is-rework")
    await hands.tap(".panel-rework .reason", "Bavure")
    await hands.sees("#kiosk-line", "1 déclaration en attente")
    async with server().serving():
        await hands.sees(".kiosk-parts", "à reprendre 1", "rebut 1")
        await hands.sees(".kiosk-work", "Gabin M.")
        await hands.browser.until(lambda: not any(hands.browser.find("#kiosk-line")))
    found = [(one.good, one.scrap, one.rework) for one in await told(at_work, PartsDeclared)
             if isinstance(one, PartsDeclared)]  # fmt: skip
    assert found == [(0, 1, 0), (1, 0, 0), (0, 0, 1)]
    assert at_work.session(BRAKE) == (await at_work.id(GABIN),)


_LOSE_THE_ANSWERS = """
window.whole = window.fetch;
window.fetch = async (url, options) => {
  const answer = await window.whole(url, options);
  if (String(url).endsWith("/act")) throw new TypeError("the answer is lost");
  return answer;
};
"""


async def test_a_badge_is_caught_wherever_the_focus_is_and_kept_nowhere(
    kiosk: Served, at_work: Stall, hands: Hands
) -> None:
    """As a reader types it, on a keyboard of any country; the button with the focus is not meant by its Enter."""
    await at_work.hear(BRAKE, execution="READY", stroke_count=0)
    await hands.stand(kiosk.url, BRAKE)
    await hands.browser.run("document.querySelector('.nobody [data-panel=call]').focus()")
    await hands.badge(GABIN)
    await hands.sees(".choose", "Bonjour Gabin")
    assert await hands.browser.run("return document.body.dataset.kioskPanel || ''") == ""
    held = await hands.kept()
    assert BADGES[GABIN] not in held
    assert BADGES[GABIN].lower() not in held.lower()
    at_work.later(61)
    await hands.sees(".nobody h1", "Présentez votre badge")
    # A reader that sends the keys of an American keyboard to a computer with a French one: 04D94138.
    await hands.browser.run(
        """
        const keys = [["Digit0", "à"], ["Digit4", "'"], ["KeyD", "d"], ["Digit9", "ç"], ["Digit4", "'"],
                      ["Digit1", "&"], ["Digit3", '"'], ["Digit8", "_"], ["Enter", "Enter"]];
        for (const [code, key] of keys) document.body.dispatchEvent(
          new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true }));
        """
    )
    await hands.sees(".choose", "Bonjour Gabin")
    await hands.tap(".asked .touch", "Annuler")
    await hands.sees(".nobody h1", "Présentez votre badge")
    await hands.types("04FFFFFF")
    await hands.sees("#kiosk-word", "Ce badge n'est à personne")
    await hands.browser.run("document.querySelector('.nobody [data-panel=call]').focus()")
    await hands.browser.press(Keys.ENTER)
    await hands.sees(".panel-call", "Pourquoi appelez-vous ?")
    await hands.browser.press(Keys.ESCAPE)
    await hands.browser.until(lambda: not any(hands.browser.find(".panel-call h1")))
    await hands.badge(GABIN)
    await hands.sees(".choose", "Bonjour Gabin")
    at_work.later(61)
    await hands.sees(".nobody h1", "Présentez votre badge")


async def test_a_code_in_the_place_of_a_badge(kiosk: Served, at_work: Stall, hands: Hands) -> None:
    """Chosen after badging, typed twice; then number and code let in; a wrong one says no more than that."""
    await at_work.hear(BRAKE, execution="READY", stroke_count=0)
    await hands.stand(kiosk.url, BRAKE)
    await hands.badge(GABIN)
    await hands.tap(".choose .touch", "Choisir mon code")
    await hands.code("new_pin", "480213")
    await hands.tap(".panel-new_pin .enters")
    await hands.code("new_pin", "480214")
    await hands.tap(".panel-new_pin .enters")
    await hands.sees("#kiosk-word", "Les deux codes ne sont pas les mêmes")
    for _ in range(2):
        await hands.code("new_pin", "480213")
        await hands.tap(".panel-new_pin .enters")
    await hands.sees("#kiosk-word", "Votre numéro est")
    number = await at_work.floor.pins.number(await at_work.id(GABIN))
    assert number is not None
    await hands.sees("#kiosk-word", f"Votre numéro est {number}. Retenez-le avec votre code.")
    await hands.tap(".asked .touch", "Annuler")
    await hands.tap(".nobody .touch", "Je n'ai pas mon badge")
    assert await hands.too_small() == []
    await hands.code("pin", number + "480214")
    await hands.picture("pin")
    held = await hands.kept()
    assert "480214" not in held
    await hands.tap(".panel-pin .enters")
    await hands.sees("#kiosk-word", "Ce numéro et ce code ne vont pas ensemble")
    await hands.tap(".nobody .touch", "Je n'ai pas mon badge")
    await hands.code("pin", number + "480213")
    await hands.tap(".panel-pin .enters")
    await hands.sees(".choose", "Bonjour Gabin")
    assert "Choisir mon code" not in await hands.browser.read(".choose"), "who knows a code chooses no other with it"


async def test_a_machines_own_reader_shows_at_its_kiosk(kiosk: Served, at_work: Stall, hands: Hands) -> None:
    """Who badges beside the machine begins, and the kiosk says so by itself; who may not is told there, too."""
    await at_work.hear(BRAKE, execution="READY", stroke_count=0, order="OF-3302")
    await hands.stand(kiosk.url, BRAKE)
    await hands.sees(".nobody h1", "Présentez votre badge")
    await at_work.floor.badge_read(BRAKE, BADGES[HUGO])
    await hands.sees(".answer.is-denied", "Vous ne pouvez pas démarrer")
    await hands.tap(".answer .touch", "Compris")
    await at_work.floor.badge_read(BRAKE, BADGES[GABIN])
    await hands.sees(".answer.is-allowed", "Vous pouvez démarrer")
    await hands.sees(".answer", "Au travail")
    at_work.later(9)
    await hands.sees(".kiosk-work", "Gabin M.", "OF-3302 Équerre en U")
    await hands.tap(".kiosk-actions .touch", "Autre travail")
    await hands.sees(".choose", "Un autre travail", "Affichée par la machine")
    await hands.tap(".offer", "OF-3303")
    await hands.tap(".roles .touch", "Produire")
    await hands.sees(".answer", "Vous pouvez démarrer")
    await hands.tap(".answer .main")
    await hands.sees(".kiosk-work", "Gabin M.", "OF-3303 Bac de collecte")


async def test_a_full_disk_is_said_whoever_is_there(kiosk: Served, at_work: Stall, hands: Hands) -> None:
    """While nobody is there and at work; gone once there is room again."""
    await hands.stand(kiosk.url, BRAKE)
    await hands.sees(".nobody", "Présentez votre badge")
    at_work.around.live.room = Room.FULL
    await hands.sees(".kiosk-full", "Le disque", "aucune machine", "Prévenez un formateur")
    await hands.picture("full")
    at_work.around.live.room = Room.PLENTY
    await begins(hands)
    await hands.tap(".answer .main")
    await hands.sees(".band", "Démarrage autorisé")
    at_work.around.live.room = Room.FULL
    await hands.sees(".kiosk-full", "Le disque")
    at_work.around.live.room = Room.PLENTY
    await hands.browser.until(lambda: not hands.browser.driver.find_elements("css selector", ".kiosk-full .notice"))


async def test_nobody_elses_name_is_on_it(kiosk: Served, at_work: Stall, hands: Hands) -> None:
    """Who works at another machine, who supervises another place, what is called there: none of it."""
    for machine, who in ((BRAKE, GABIN), (LATHE, CAMILLE)):
        await at_work.hear(machine, execution="READY")
        person = await at_work.floor.entry.by_badge(BADGES[who])
        await at_work.floor.entry.begin(machine, person, author=person.id, via="kiosk")
    await at_work.floor.entry.arrive(BRAKE, await at_work.floor.entry.by_badge(BADGES[SYLVIE]), via="badge")
    await hands.stand(kiosk.url, LATHE)
    await hands.sees(".kiosk-work", "Camille R.")
    held = await hands.kept()
    assert [name for name in ("Gabin", "Sylvie", "Marchand", await at_work.id(GABIN)) if name in held] == []
    assert "Roux" not in held, "not more of a name than is needed"


async def test_who_may_stand_there(kiosk: Served, at_work: Stall, hands: Hands) -> None:
    """A kiosk of one machine goes there by itself and nowhere else; nobody but a kiosk is one."""
    at_work.host.visitor = Visitor("v-kiosk2", "Borne plieuse", AccountRole.KIOSK, machines=(BRAKE,))
    await hands.size(1024, 768)
    await hands.browser.open(f"{kiosk.url}/kiosk", "#kiosk-now")
    await hands.sees(".kiosk-bar", "Presse plieuse")
    assert "Autre machine" not in await hands.browser.read(".kiosk-bar")
    await hands.browser.open(f"{kiosk.url}/kiosk/{LATHE}", ".empty")
    await hands.sees(".empty", "Cette borne n'est pas à cette machine.")
    assert (await kiosk.api.post(f"/kiosk/{LATHE}/act", json={"act": "done"})).status_code == 403
    assert (await kiosk.api.post("/kiosk/tour-9/act", json={"act": "done"})).status_code == 404
    assert (await kiosk.api.get(f"/kiosk/{BRAKE}/pulse")).status_code == 204
    at_work.host.visitor = Visitor("v-kiosk1", "Borne", AccountRole.KIOSK)
    await hands.browser.open(f"{kiosk.url}/kiosk?lang=en", ".offer")
    await hands.sees(".choose", "At which machine are you?", "Presse plieuse")
    await hands.tap(".offer", "Tour CN")
    await hands.sees(".nobody h1", "Show your badge")
    for role in set(AccountRole) - {AccountRole.KIOSK}:
        at_work.host.comes(role)
        assert (await kiosk.api.post(f"/kiosk/{BRAKE}/act", json={"act": "done"})).status_code == 403, role
        assert (await kiosk.api.get(f"/kiosk/{BRAKE}")).status_code == 403, role
    at_work.host.visitor = None
    assert (await kiosk.api.post(f"/kiosk/{BRAKE}/act", json={"act": "done"})).status_code in (303, 401)
    at_work.host.visitor = Visitor("v-kiosk1", "Borne", AccountRole.KIOSK)
    elsewhere = {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}
    answer = await kiosk.api.post(f"/kiosk/{BRAKE}/act", json={"act": "badge", "badge": "04D94138"}, headers=elsewhere)
    assert answer.status_code == 403


async def test_a_trainer_gives_codes(kiosk: Served, at_work: Stall, hands: Hands) -> None:
    """Shown once, when it is given, and good at a kiosk; removed, it opens nothing; a kiosk itself gives none."""
    assert (await kiosk.api.get("/codes")).status_code == 403
    at_work.host.comes(AccountRole.TRAINER)
    await hands.size(1280, 800)
    await hands.browser.open(f"{kiosk.url}/codes", ".page table")
    await hands.browser.until(lambda: bool(hands.browser.driver.execute_script("return !!window.did_handshake")))
    await hands.tap("[aria-label='Donner un code : Gabin Martin']")
    await hands.sees(".notice.good", "Gabin Martin : numéro", "ne sera plus affiché")
    await hands.picture("codes", (1280, 800))
    text = (await hands.browser.read(".notice.good .figure-big")).split()
    number, pin = text[-3].rstrip(","), text[-1]
    assert (await at_work.floor.pins.who(number, pin, device="v-1")).id == await at_work.id(GABIN)
    await hands.browser.open(f"{kiosk.url}/codes?lang=en", ".page table")
    assert pin not in await hands.kept()
    await hands.browser.until(lambda: bool(hands.browser.driver.execute_script("return !!window.did_handshake")))
    await hands.tap("[aria-label='Remove : Gabin Martin']")
    await hands.sees(".notice", "Gabin Martin has no code any more.")
    assert await at_work.floor.pins.number(await at_work.id(GABIN)) is None
