"""The way in and the pages of accounts in a real browser: from the first start to a screen on the wall."""

from __future__ import annotations

import asyncio
import re

import httpx

from collector.accounts.links import WELCOME
from collector.accounts.rights import AccountRole
from collector.core.facts import AccountClosed, AccountOpened, DevicePaired, DeviceRevoked, TokenIssued, TokenRevoked
from collector.web.accounts.doorman import Doorman
from collector.web.listening import Listening
from collector.web.server import WebServer
from tests.web.accounts.conftest import NAMES, PASSWORD, School, facts_of
from tests.web.browser import Browser
from tests.web.scene import Scene

ANOTHER = "quatre lampes sur un toit"


async def pictures(browser: Browser, name: str, height: int = 1000) -> None:
    """By day, on a phone, and by night."""
    await browser.picture(f"accounts-{name}", 1600, height)
    await browser.picture(f"accounts-{name}-phone", 390, 2 * height)
    night = [{"name": "prefers-color-scheme", "value": "dark"}]
    await asyncio.to_thread(browser.driver.execute_cdp_cmd, "Emulation.setEmulatedMedia", {"features": night})
    await browser.picture(f"accounts-{name}-night", 1600, height)
    await asyncio.to_thread(browser.driver.execute_cdp_cmd, "Emulation.setEmulatedMedia", {"features": []})


def troubles(browser: Browser) -> list[str]:
    """What the browser complains about: anything that our own headers forbid would stand here."""
    told = [entry["message"] for entry in browser.driver.get_log("browser")]
    return [one for one in told if re.search(r"security|Content.Security|Permissions-Policy|Refused to", one, re.I)]


async def sign_in(browser: Browser, url: str, name: str, password: str = PASSWORD) -> None:
    await browser.open(url, "#name")
    await browser.fill("#name", name)
    await browser.fill("#password", password)
    await browser.click("form .button")


async def test_from_the_first_start_to_a_screen(workshop: Scene, browser: Browser) -> None:
    """An administrator opens the house, an account for a colleague, a screen, a token; and takes them back again."""
    lodge = workshop.around.lodge
    assert lodge is not None
    server = WebServer(workshop.around, Listening(), Doorman(lodge.keeper))
    async with server.serving() as url, httpx.AsyncClient(base_url=url, trust_env=False) as other:
        key = await lodge.links.first()
        await browser.open(f"{url}{WELCOME}?key={key}", "#name")
        await browser.picture("accounts-first", 390, 844)
        await browser.fill("#name", "Claire Morel")
        await browser.fill("#password", "motdepasse1234")
        await browser.fill("#again", "motdepasse1234")
        await browser.click("form .button")
        await browser.shows(".notice.bad", "Beaucoup de gens")
        await browser.fill("#password", ANOTHER)
        await browser.fill("#again", ANOTHER)
        await browser.click("form .button")
        await browser.shows(".accounts h1", "Comptes")
        await browser.shows(".accounts .empty", "Aucun écran n'est appairé", "Une borne laisse badger")
        await browser.shows(".accounts tbody th", "Claire Morel vous")

        # A colleague chooses his own password, by a link that is shown once.
        await browser.click("a[href='/accounts/new']")
        await browser.shows(".accounts h1", "Ouvrir un compte")
        await browser.picture("accounts-new", 1600, 1200)
        await browser.fill("#name", "claire morel")
        await browser.click("input[value=trainer]")
        await browser.click(".form .button")
        await browser.shows(".notice.bad", "Il y a déjà un compte « Claire Morel »")
        await browser.fill("#name", "Karim Haddad")
        await browser.click(".form .button")
        await browser.shows("h1", "Le lien de Karim Haddad")
        link = await browser.read(".door-secret")
        assert link.startswith(f"{url}{WELCOME}?key=")
        chosen = await other.post(
            WELCOME, data={"key": link.partition("key=")[2], "password": PASSWORD, "again": PASSWORD}
        )
        assert chosen.status_code == 303

        # A screen is paired by a code, a program gets a token.
        await browser.open(f"{url}/accounts/devices/new", ".accounts h1")
        await browser.picture("accounts-device", 1600, 1200)
        await browser.fill("#name", "Borne tournage")
        await browser.click("input[name='machine.tour-1']")
        await browser.click(".form .button")
        await browser.shows("h1", "Appairer « Borne tournage »")
        assert await browser.run("return document.querySelector('.door-qr svg').getBoundingClientRect().width > 100")
        await browser.picture("accounts-pairing", 1600, 1200)
        pairing = (await browser.read(".door-secret")).partition("key=")[2]
        assert (await other.post("/pair", data={"key": pairing})).status_code == 303
        await browser.open(f"{url}/accounts/tokens/new", ".accounts h1")
        await browser.fill("#name", "ERP")
        await browser.click(".form .button")
        await browser.shows(".notice.bad", "au moins un droit")
        await browser.click("input[name='scope.see_orders']")
        await browser.click(".form .button")
        await browser.shows("h1", "Le jeton « ERP »")
        token = {"Authorization": f"Bearer {await browser.read('.door-secret')}"}
        assert (await other.get("/api/orders", headers=token)).status_code == 200

        # All of it is listed, and can be taken back; what cannot be undone asks first.
        await browser.open(f"{url}/accounts", ".accounts h1")
        await browser.shows(".accounts tbody th", "Karim Haddad")
        await browser.shows(".accounts td", "connecté dans 1 navigateur")
        await browser.shows(".accounts td", "Tour CN")
        await browser.shows(".accounts .chip", "Voir les commandes")
        await pictures(browser, "all", 2400)
        await browser.click("[popovertarget^=sure-d]")
        await browser.shows(".sure", "Retirer l'écran « Borne tournage » ?")
        await browser.picture("accounts-sure", 1600, 1000)
        await browser.click(".sure:popover-open .danger")
        await browser.shows(".notice.good", "L'écran « Borne tournage » est retiré.")
        await browser.click("[popovertarget^=sure-t]")
        await browser.click(".sure:popover-open .danger")
        await browser.shows(".notice.good", "Le jeton « ERP » est révoqué.")
        assert (await other.get("/api/orders", headers=token)).status_code == 401
        await browser.click("a[aria-label='Modifier le compte Karim Haddad']")
        await browser.shows(".accounts h1", "Karim Haddad")
        await browser.picture("accounts-one", 1600, 1200)
        await browser.click("[popovertarget^=sure-a]")
        await browser.click(".sure:popover-open .danger")
        await browser.shows(".notice.good", "Le compte « Karim Haddad » est fermé.")
        await browser.shows(".accounts summary", "1 compte fermé")
        await browser.click(".notice .button")
        await browser.shows(".notice.good", "rouvert")
        await browser.click("a[aria-label='Modifier le compte Claire Morel']")
        await browser.shows(".accounts h1", "Claire Morel")
        await browser.click("[popovertarget^=sure-a]")
        await browser.click(".sure:popover-open .danger")
        await browser.shows(".notice.bad", "dernier administrateur")
        assert troubles(browser) == []
    told = await facts_of(
        workshop, AccountOpened, AccountClosed, DevicePaired, DeviceRevoked, TokenIssued, TokenRevoked
    )
    boss, karim = (one for one in told if isinstance(one, AccountOpened))
    assert (boss.author, karim.author) == ("first-start", boss.account)
    assert [type(one).__name__ for one in told[2:]] == [
        "DevicePaired", "TokenIssued", "DeviceRevoked", "TokenRevoked", "AccountClosed",
    ]  # fmt: skip
    assert all(getattr(one, "author", boss.account) == boss.account for one in told[1:])


async def test_a_page_closes_when_its_sign_in_is_revoked(school: School, browser: Browser) -> None:
    """At once, by itself; another role shows at once what it may see; at the end of the day it closes, too."""
    head = school.accounts[AccountRole.HEAD]
    await sign_in(browser, school.url, "test head", "wrong")
    await browser.shows(".notice.bad", "ne vont pas ensemble")
    await pictures(browser, "sign-in")
    await browser.fill("#password", PASSWORD)
    await browser.click("form .button")
    await browser.until(lambda: bool(browser.find(".floor .connection")))
    await browser.shows(".house-who", "Test head Chef d'atelier")
    assert await school.lodge.office.end_sessions(head.id) == 1
    await browser.shows("h1", "Se connecter")
    assert browser.driver.current_url == f"{school.url}/sign-in?next=%2F"

    # The language stays from page to page, and is everybody's own after the next sign-in.
    await browser.click(".door-language a")
    await browser.shows("h1", "Sign in")
    await browser.fill("#name", NAMES[AccountRole.HEAD])
    await browser.fill("#password", PASSWORD)
    await browser.click("form .button")
    await browser.until(lambda: bool(browser.find(".floor .connection")))
    await browser.click(".house-who")
    await browser.shows(".accounts .quiet", "Signed in as Head of workshop")
    await browser.shows(".accounts li", "Import and change orders")
    await browser.run("document.querySelector('#language').value = 'fr'")
    await browser.click("form[action='/me/language'] .button")
    await browser.shows(".notice.good", "La langue est enregistrée.")
    await browser.picture("accounts-me")

    # A password is changed with the one of before, and ends what is open elsewhere.
    async with school.signed_in(AccountRole.HEAD) as elsewhere:
        for now, new, told in (("x", ANOTHER, "pas votre mot de passe actuel"), (PASSWORD, "court", "trop court")):
            await browser.fill("#now", now)
            await browser.fill("#password", new)
            await browser.fill("#again", new)
            await browser.click("form[action='/me/password'] .button")
            await browser.shows(".notice.bad", told)
        await browser.fill("#now", PASSWORD)
        await browser.fill("#password", ANOTHER)
        await browser.fill("#again", ANOTHER)
        await browser.click("form[action='/me/password'] .button")
        await browser.shows(".notice.good", "Le mot de passe est changé")
        assert (await elsewhere.get("/")).status_code == 303
    async with school.client() as client:
        await client.post("/sign-in", data={"name": NAMES[AccountRole.HEAD], "password": ANOTHER})
        await browser.open(f"{school.url}/me", ".accounts h1")
        await browser.click("form[action='/me/sessions'] .button")
        await browser.shows(".notice.good", "déconnecté")
        assert (await client.get("/")).status_code == 303

    # Another role holds at once: the page loads itself anew, and refuses what it showed before.
    await browser.open(f"{school.url}/orders", ".house-main")
    await browser.until(lambda: not browser.find(".empty"))
    await school.lodge.office.change(head.id, role="auditor", author="test")
    await browser.shows(".empty", "Cette page n'est pas pour ce compte.", "Auditeur")
    await browser.open(school.url)
    school.scene.later(12 * 3600)
    await browser.shows("h1", "Se connecter")
    assert troubles(browser) == []


async def test_signing_out_closes_every_page_of_it(school: School, browser: Browser) -> None:
    """Also the one in the other tab; and nobody comes back with the button of the browser."""
    await sign_in(browser, school.url, NAMES[AccountRole.TRAINER])
    await browser.until(lambda: bool(browser.find(".floor .connection")))
    driver = browser.driver
    first = await asyncio.to_thread(lambda: driver.current_window_handle)
    await asyncio.to_thread(driver.switch_to.new_window, "tab")
    try:
        await browser.open(f"{school.url}/me", ".accounts h1")
        await browser.click("form[action='/sign-out'] button")
        await browser.shows("h1", "Se connecter")
        await asyncio.to_thread(driver.back)
        await browser.shows("h1", "Se connecter")
    finally:
        await asyncio.to_thread(driver.close)
        await asyncio.to_thread(driver.switch_to.window, first)
    await browser.shows("h1", "Se connecter")
    assert school.server.house.open_pages.tickets() == frozenset()
