"""The pages of accounts in a real browser."""

from __future__ import annotations

from collector.accounts.rights import AccountRole
from tests.web.accounts.conftest import NAMES, PASSWORD, School
from tests.web.browser import Browser


async def test_look(school: School, browser: Browser) -> None:
    me = school.accounts[AccountRole.ADMINISTRATOR].id
    await school.lodge.tokens.issue("ERP", ["change_orders", "see_orders"], days=365, author=me)
    device, key = await school.lodge.devices.expect("Borne tournage", "kiosk", ["tour-1", "tour-2"], author=me)
    await school.lodge.devices.pair(key)
    await school.lodge.devices.expect("Écran de l'entrée", "wall", author=me)
    await school.lodge.office.open("Karim Haddad", "trainer", author=me)
    await school.lodge.office.close(school.accounts[AccountRole.AUDITOR].id, author=me)
    await browser.open(school.url, "form")
    await browser.fill("#name", "test Administrator")
    await browser.fill("#password", PASSWORD)
    await browser.click("form .button")
    await browser.until(lambda: bool(browser.find(".floor .connection")))
    await browser.open(school.url + "/accounts", ".accounts h1")
    await browser.picture("accounts-tall", 1600, 2600)
    await browser.click("[popovertarget^=sure-d]")
    await browser.picture("accounts-sure", 1600, 1000)
    await browser.picture("accounts-phone", 390, 2600)
    await browser.open(school.url + "/me", ".accounts h1")
    await browser.picture("me")
    await browser.picture("me-phone", 390, 2000)
    await browser.open(school.url + "/accounts/new", ".accounts h1")
    await browser.picture("accounts-new", 1600, 1400)
    await browser.open(school.url + f"/accounts/{school.accounts[AccountRole.HEAD].id}", ".accounts h1")
    await browser.picture("accounts-one", 1600, 1400)
    await browser.open(school.url + "/accounts/tokens/new", ".accounts h1")
    await browser.picture("accounts-token", 1600, 1400)
    await browser.open(school.url + "/accounts/devices/new", ".accounts h1")
    await browser.picture("accounts-device", 1600, 1400)
    await browser.fill("#name", "Borne tournage")
    await browser.click(".form .button")
    await browser.shows("h1", "Appairer")
    await browser.picture("accounts-pairing", 1600, 1200)
    for entry in browser.driver.get_log("browser"):
        print(entry)
