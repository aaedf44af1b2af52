"""The pages about orders in a real browser: found, read, changed and undone, in both languages, by whoever may."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

import pytest
from selenium.webdriver.common.by import By
from sqlalchemy import Connection, delete

from collector.accounts.rights import AccountRole, Right, Visitor
from collector.settings import load, shipped
from collector.settings.reported import workshop_of
from collector.store.registry import Registry
from collector.store.registry_records import OrderState
from collector.store.registry_tables import customer_order, operation
from tests.web.browser import Browser
from tests.web.conftest import Served, serving
from tests.web.orders.conftest import Behind
from tests.web.scene import busy, scene

PAGE = "main .page"
HEAD = "Commande;Client;Échéance;Opération;Famille;Quantité\n"


@pytest.fixture
async def shown(past: Behind) -> AsyncIterator[Served]:
    """The workshop behind its pages, with a busy morning."""
    await busy(past.scene)
    workshop = await asyncio.to_thread(lambda: workshop_of(load(shipped("demo", "etabli.toml"), secrets=False)))
    async with serving(past.scene, dataclasses.replace(past.scene.around, workshop=workshop)) as served:
        yield served


async def state_of(shown: Served, number: str) -> OrderState:
    order = await asyncio.to_thread(Registry(shown.scene.around.store.readers).order, number)
    assert order is not None
    return order.state


async def gone(browser: Browser, css: str) -> None:
    """Wait until nothing fits."""
    await browser.until(lambda: not browser.find(css))


async def test_the_list(shown: Served, browser: Browser) -> None:
    """Found and read, in both languages, and taken into a spreadsheet."""
    await looked_through(shown, browser)
    await taken_into_a_spreadsheet(shown, browser)


async def looked_through(shown: Served, browser: Browser) -> None:
    """Every open order with how far it is and when it will be done; found by words and filters, kept in the address."""
    await browser.open(f"{shown.url}/orders", PAGE)
    await browser.shows("h1 + p", "8 commandes", "1 en retard")
    await browser.shows("tr.is-late", "26-1051", "En retard", "En cours à l'atelier", "20 sur 64", "en retard de 3 j")
    await browser.shows("tbody tr", "26-1060 Axe de renvoi · Ateliers Pernet", "243 sur 600 2 rebuts",
                        "op. 10 Tournage", "04/12 dans 10 j", "25/11 09:00 entre 25/11 08:48 et")  # fmt: skip
    await browser.shows("tbody tr", "26-1062", "Sans échéance", "Pas encore connue il manque : une séance")
    await browser.shows(".page header", "12 pièces sans élève · 1 comptage à vérifier", "Importer")
    assert "26-1030" not in await browser.read("tbody")
    assert await browser.run("return document.querySelector('.order-bar').getAttribute('aria-label')") == (
        "20 bonnes, 0 rebuts, sur 64 prévues"
    )
    for width, name in ((1600, "orders-list"), (390, "orders-list-phone")):
        await browser.picture(name, width)
    await browser.picture("orders-list")
    await browser.fill("input[name=text]", "agri")
    await browser.click(".orders-search button")
    await browser.shows("tbody", "26-1055")
    assert "26-1060" not in await browser.read("tbody")
    await browser.run("const one = document.querySelector('select[name=state]'); one.value = 'all'; one.onchange()")
    await browser.shows("tbody", "26-1030", "Terminée", "26-1031", "Annulée")
    assert "text=agri" in browser.driver.current_url
    await browser.fill("input[name=text]", "rien de tel")
    await browser.click(".orders-search button")
    await browser.shows(".empty", "Aucune commande ne correspond.", "Voir toutes les commandes")
    await browser.open(f"{shown.url}/orders?late=risk&lang=en", PAGE)
    await browser.shows("h1 + p", "1 order", "1 late")
    await browser.shows("tbody tr", "26-1051", "Late", "3 d late", "op. 20 Pliage des platines", "today 10:19")
    await browser.shows(".orders-how", "How is the end estimated?")


async def taken_into_a_spreadsheet(shown: Served, browser: Browser) -> None:
    await browser.open(f"{shown.url}/orders?lang=fr", PAGE)
    await browser.run(
        "window.sent = []; const make = URL.createObjectURL;"
        "URL.createObjectURL = blob => { blob.arrayBuffer().then(one => window.sent.push(new Uint8Array(one)));"
        " return make(blob); }"
    )
    await browser.click(".export-csv")
    read = "return window.sent.length ? new TextDecoder().decode(window.sent[0]) : ''"
    await browser.until(lambda: "26-1060;Axe de renvoi" in str(browser.driver.execute_script(read)))
    await browser.click(".export-xlsx")
    await browser.until(lambda: browser.driver.execute_script("return window.sent.length") == 2)
    assert await browser.run("return String.fromCharCode(...window.sent[1].slice(0, 2))") == "PK"


async def test_one_order(shown: Served, browser: Browser) -> None:
    """All that is known of it, and what can be done about it."""
    await read_through(shown, browser)
    await closed_and_opened_again(shown, browser)
    await correction_taken_back(shown, browser)


async def read_through(shown: Served, browser: Browser) -> None:
    """All that is known of it, by name and in words."""
    await browser.open(f"{shown.url}/orders/26-1060", PAGE)
    await browser.shows(".order-figures", "243 sur 600", "04/12 dans 10 j", "25/11 09:00 9 jours avant l'échéance")
    await browser.shows(".operations-table tr", "op. 10 Tournage", "programme AXE60", "213 sur 300 2 rebuts",
                        "par pièce", "d'après 5 séances", "aujourd'hui 13:30")  # fmt: skip
    await browser.shows(".operations-table tr", "op. 20 Fraisage du méplat", "d'après le temps prévu")
    await browser.shows(".notice", "8 pièces de cette commande ne sont attribuées à aucun élève.", "Les attribuer")
    await browser.shows(".order-cards .card", "Temps passés", "1 h 15 min +25,0 % prévu 1 h 00 min")
    await browser.shows(".order-cards .card", "Rebuts et reprises", "cote hors tolérance corrigé ensuite 2 rebuts")
    await browser.shows(".order-cards .card", "Machines et programmes", "Centre d'usinage DMU 50 O1060 30")
    await browser.shows(".order-cards .card", "Qui y a travaillé", "Hugo D. réglage, production")
    await browser.shows(".order-cards .card", "Corrections", "1 pièce → 1 pièce, 1 rebut", "Claire Morel")
    await browser.shows(".order-papers", "op. 10 Tournage Aucun élève n'a le droit d'utiliser")
    await browser.until(lambda: bool(browser.find("#cycles svg")))
    await browser.shows(".chip[aria-current]", "op. 10 Tournage")
    for width, name in ((1600, "orders-order"), (390, "orders-order-phone")):
        await browser.picture(name, width, 2400)
    await browser.picture("orders-order", 1600, 1000)
    await browser.open(f"{shown.url}/orders/{quote('2026/071 A', safe='')}?lang=en", PAGE)
    await browser.shows("h1", "2026/071 A Banc <public>")
    await browser.shows(".order-figures", "11 Dec in 17 d", "Not known yet missing: a session with good parts")
    await browser.shows(".order-cards", "No cycle completed for this order so far.", "Nobody has worked for it yet.")
    await browser.open(f"{shown.url}/orders/26-9999?lang=fr", PAGE)
    await browser.shows(".empty", "Il n'y a pas de commande « 26-9999 ».")
    assert not [
        one for one in browser.driver.get_log("browser") if one["level"] == "SEVERE" and "403" not in one["message"]
    ]


async def closed_and_opened_again(shown: Served, browser: Browser) -> None:
    """Asked first, done then, undone with one touch; its author stands in the book."""
    await browser.open(f"{shown.url}/orders/26-1047?lang=fr", PAGE)
    await browser.click(".make-done")
    await browser.shows(".orders-dialog", "Terminer la commande 26-1047 ?", "Il reste 236 pièces à faire.",
                        "Quelqu'un y travaille en ce moment")  # fmt: skip
    await browser.click(".orders-dialog [data-cancel]")
    await gone(browser, ".orders-dialog h2")
    assert await state_of(shown, "26-1047") is OrderState.OPEN
    await browser.click(".make-done")
    await browser.shows(".orders-dialog", "Terminer")
    await browser.click(".orders-dialog .main")
    await browser.shows(".order-notice", "La commande est terminée.")
    assert await state_of(shown, "26-1047") is OrderState.DONE
    await browser.shows(".order-entries", "Terminée", "Claire Morel")
    await browser.click(".order-notice button")
    await browser.shows(".order-notice", "La commande est de nouveau en cours.")
    assert await state_of(shown, "26-1047") is OrderState.OPEN
    await browser.shows(".order-entries", "Rouverte")


async def correction_taken_back(shown: Served, browser: Browser) -> None:
    await browser.open(f"{shown.url}/orders/26-1061", PAGE)
    await browser.shows(".order-figures", "2 rebuts")
    await browser.click("[data-undo]")
    await browser.shows(".orders-dialog", "Revenir à ce qui était avant cette correction ?")
    await browser.click(".orders-dialog .main")
    await browser.shows(".orders-dialog .notice", "Il manque le motif.")
    await browser.fill(".orders-dialog input[name=reason]", "Pièce retrouvée")
    await browser.click(".orders-dialog .main")
    await browser.shows(".order-notice", "C'est de nouveau comme avant.")
    await browser.shows(".order-figures", "1 rebut")
    await browser.shows(".order-cards .card", "Corrections", "1 pièce, 1 rebut → 1 pièce", "Pièce retrouvée")


async def test_parts(shown: Served, browser: Browser) -> None:
    """Given to trainees, credited or not, corrected."""
    await given_to_trainees(shown, browser)
    await jump_credited(shown, browser)
    await count_corrected(shown, browser)


async def given_to_trainees(shown: Served, browser: Browser) -> None:
    """What is missing is said and nothing that was filled in is lost; then it is done, and undone."""
    await browser.open(f"{shown.url}/orders/parts", PAGE)
    form = "[data-machine=centre-1]"
    await browser.shows(form, "Centre d'usinage DMU 50", "20/11 09:00 – 09:03", "3 pièces", "programme O1060")
    for width, name in ((1600, "orders-parts"), (390, "orders-parts-phone")):
        await browser.picture(name, width, 1400)
    await browser.picture("orders-parts", 1600, 1000)
    await browser.fill(f"{form} input[name=reason]", "Badge oublié")
    await browser.click(f"{form} .main")
    await browser.shows(
        f"{form} .notice", "Cochez au moins un comptage.", "Choisissez l'opération", "Choisissez l'élève"
    )
    await browser.click(f"{form} .tick")
    await choose(browser, f"{form} select[name=work]", "26-1060 op. 20 Fraisage du méplat")
    await choose(browser, f"{form} select[name=person]", "Benali Yanis")
    await choose(browser, f"{form} select[name=second]", "Benali Yanis")
    await browser.click(f"{form} .main")
    await browser.shows(f"{form} .notice", "C'est deux fois le même élève.")
    await choose(browser, f"{form} select[name=second]", "Martin Léa")
    await browser.click(f"{form} .main")
    await browser.shows(".order-notice", "3 pièces sont attribuées.")
    await gone(browser, form)
    await browser.click(".order-notice button")
    await browser.shows(".order-notice", "C'est de nouveau comme avant.")
    await browser.shows(form, "3 pièces")


async def jump_credited(shown: Served, browser: Browser) -> None:
    await browser.open(f"{shown.url}/orders/parts", PAGE)
    await browser.shows(".held-count", "Presse plieuse", "Le compteur est passé de 80 à 4 700 d'un coup.",
                        "Créditer 4 620 pièces")  # fmt: skip
    await browser.click(".held-count .main")
    await browser.shows(".held-count .notice", "Il manque le motif.")
    await browser.fill(".held-count input[name=reason]", "Ligne coupée, pièces réelles")
    await browser.click(".held-count .main")
    await browser.shows(".order-notice", "4 620 pièces sont créditées.")
    await gone(browser, ".held-count")
    await browser.click(".order-notice button")
    await browser.shows(".order-notice", "Le comptage est corrigé à 0 pièce.")
    await browser.shows("#counts", "corrigé Annulé aussitôt")


async def count_corrected(shown: Served, browser: Browser) -> None:
    """Wrong numbers are refused in the dialog, which stays as it is; the right ones are written with their reason."""
    await browser.open(f"{shown.url}/orders/parts?order=26-1061&lang=en", PAGE)
    await browser.shows("#counts", "Tour CN n° 2", "26-1061 Bride DN80, op. 10", "the machine's counter")
    await browser.click("[data-count]")
    await browser.shows(".orders-dialog", "How many parts were there really?")
    await browser.picture("orders-correct")
    await browser.fill(".orders-dialog [name=scrap]", "2")
    await browser.fill(".orders-dialog .correct [name=reason]", "Final inspection")
    await browser.click(".orders-dialog .correct .main")
    await browser.shows(".orders-dialog .notice", "Good, scrap and rework are together more than 1 parts.")
    await browser.fill(".orders-dialog [name=scrap]", "1")
    await browser.click(".orders-dialog .correct .main")
    await browser.shows(".order-notice", "The count is corrected.")
    await browser.shows("#counts tbody tr", "1 scrap", "corrected Final inspection")
    await browser.click("[data-count]")
    await browser.shows(".orders-dialog summary", "Not the right trainee or order?")
    await browser.click(".orders-dialog summary")
    await choose(browser, ".orders-dialog .assign select[name=person]", "Dubois Hugo")
    await browser.fill(".orders-dialog .assign [name=reason]", "Somebody else's badge")
    await browser.click(".orders-dialog .assign .main")
    await browser.shows(".order-notice", "1 part is assigned.")
    await browser.shows("#counts tbody tr", "Hugo D.", "Somebody else's badge")


async def test_without_orders_it_says_how_they_come(tmp_path: Path, browser: Browser) -> None:
    """The head imports them; the trainer has to ask."""
    async with scene(tmp_path) as opened, serving(opened) as served:
        await asyncio.to_thread(opened.around.store.write_now, _without_orders)
        opened.host.comes(AccountRole.TRAINER)
        await browser.open(f"{served.url}/orders", PAGE)
        await browser.shows(".empty", "Aucune commande pour l'instant.", "Le chef d'atelier les importe")
        assert browser.find(".empty a") == []
        opened.host.comes(AccountRole.HEAD)
        await browser.open(f"{served.url}/orders", PAGE)
        await browser.click(".empty a")
        await browser.shows("h1", "Importer des commandes")
        await browser.open(f"{served.url}/orders/parts", PAGE)
        await browser.shows(".empty", "Chaque pièce a son élève.")
        await browser.shows("#counts", "Aucun comptage ce jour-là.")


def _without_orders(connection: Connection) -> None:
    for table in (operation, customer_order):
        connection.execute(delete(table))


async def test_who_may_and_who_may_not(shown: Served, browser: Browser) -> None:
    """The safety officer looks and changes nothing; the trainer corrects counts; the administrator sees no order."""
    host = shown.scene.host
    host.comes(AccountRole.SAFETY)
    await browser.open(f"{shown.url}/orders/26-1060", PAGE)
    await browser.shows(".order-cards", "Hugo D.")
    assert browser.find(".make-done, [data-undo]") == []
    for path in ("/orders/parts", "/orders/import"):
        await browser.open(shown.url + path, "main .empty")
    host.comes(AccountRole.TRAINER)
    await browser.open(f"{shown.url}/orders/parts", PAGE)
    await browser.open(f"{shown.url}/orders/import", "main .empty")
    for role in (AccountRole.ADMINISTRATOR, AccountRole.AUDITOR):
        host.comes(role)
        await browser.open(f"{shown.url}/orders", "main .empty")
        await browser.shows(".empty", "Cette page n'est pas pour ce compte.")
    host.visitor = Visitor("k-1", "Lecture", AccountRole.HEAD, granted=frozenset({Right.SEE_ORDERS}))
    await browser.open(f"{shown.url}/orders/26-1060", PAGE)
    await browser.shows(".order-cards", "3 élèves", "cote hors tolérance")
    text = await browser.read(".order-page")
    assert not any(name in text for name in ("Hugo", "Léa", "Yanis", "Claire"))


async def choose(browser: Browser, css: str, text: str) -> None:
    """Choose an entry of a list."""

    def pick() -> None:
        for option in browser.driver.find_elements(By.CSS_SELECTOR, f"{css} option"):
            if (option.get_attribute("textContent") or "") == text:
                option.click()
                return
        raise AssertionError(f"{css} has no {text!r}")

    await asyncio.to_thread(pick)


async def test_a_list_comes_in(shown: Served, browser: Browser, tmp_path: Path) -> None:
    """A wrong file is told line by line and changes nothing; a right one is shown before it is written."""
    wrong, right = tmp_path / "fausse.csv", tmp_path / "liste.csv"
    lines = ["26-1060;;31/02/2026;10;tour;zéro", "26-3000;;;10;chose;5"]
    await asyncio.to_thread(wrong.write_text, HEAD + "\n".join(lines), "utf-8")
    lines = ["26-1060;Ateliers Pernet;09/12/2026;10;tour;320", "26-3000;Neuf;;10;scie;5"]
    await asyncio.to_thread(right.write_text, HEAD + "\n".join(lines), "utf-8")
    await browser.open(f"{shown.url}/orders/import", PAGE)
    assert browser.find(".import-result") == [""]
    await send(browser, wrong)
    await browser.shows(".import-result", "3 problèmes dans ce fichier.", "fausse.csv", "Rien n'a été importé")
    await browser.shows(".import-result tr", "2 Échéance 31/02/2026 une date comme 18/12/2026 ce jour n'existe pas")
    await browser.shows(".import-result tr", "3 Famille chose un type de machine")
    await browser.picture("orders-import-wrong")
    await send(browser, right)
    await browser.shows(".import-result", "liste.csv", "26-3000, op. 10", "26-1060 échéance 04/12/2026 09/12/2026",
                        "26-1060, op. 10 quantité 300 320")  # fmt: skip
    await browser.picture("orders-import")
    registry = Registry(shown.scene.around.store.readers)
    assert await asyncio.to_thread(registry.order, "26-3000") is None, "nothing is written before it was seen"
    await browser.click(".write")
    await browser.shows(".order-notice", "C'est importé : 2 entrées nouvelles, 2 modifiées.")
    assert await asyncio.to_thread(registry.order, "26-3000") is not None
    await send(browser, right)
    await browser.shows(".import-result", "Le registre est déjà comme la liste")
    await browser.open(f"{shown.url}/orders/26-1060", PAGE)
    await browser.shows(".order-entries", "Modifié : échéance, op. 10 (par un import) Claire Morel")


async def send(browser: Browser, file: Path) -> None:
    """Choose a file as a person would."""
    css = ".import-upload input[type=file]"
    await asyncio.to_thread(lambda: browser.driver.find_element(By.CSS_SELECTOR, css).send_keys(str(file)))
