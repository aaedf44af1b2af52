"""Every page there is, in both languages, for whoever may see it: it opens, everybody can use it, a picture is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path

import pytest
from sqlalchemy import select

from collector.accounts.rights import RIGHTS, AccountRole, Right
from collector.store.papers_tables import paper
from collector.store.registry import Registry
from collector.web.floor.board import Board
from collector.web.house import House
from collector.web.listening import Listening
from collector.web.rooms import furnish
from collector.web.server import WebServer
from tests.web.access.scene import OpenSchool, copied, open_school
from tests.web.access.scene import template as template
from tests.web.browser import Browser

AXE = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
"""The accessibility rules of WCAG as axe-core tests them."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

WHO = (AccountRole.HEAD, AccountRole.SAFETY, AccountRole.TRAINER, AccountRole.ADMINISTRATOR, AccountRole.KIOSK)
"""Whoever of these may see a page is who looks at it."""


@pytest.fixture
async def school(template: Path, tmp_path: Path) -> AsyncIterator[OpenSchool]:
    async with open_school(copied(template, tmp_path)) as opened:
        yield opened


def addresses(school: OpenSchool, paths: list[str], account: str) -> dict[str, str]:
    """An address for each page: what stands in braces is something that is there."""
    registry = Registry(school.around.store.readers)
    with school.around.store.reader() as connection:
        somebody_s = connection.execute(select(paper.c.id).limit(1)).scalar_one()
    there = {
        "{machine}": school.around.site.machines[0].id,
        "{number:path}": registry.orders()[0].number,
        "{person}": next(one.id for one in registry.persons() if one.role.value == "trainee"),
        "{trainee}": next(one.id for one in registry.persons() if one.role.value == "trainee"),
        "{paper}": str(somebody_s),
        "{act}": "correct",
        "{account}": account,
    }
    found = {}
    for path in paths:
        address = path
        for part, value in there.items():
            address = address.replace(part, value)
        assert "{" not in address, f"say here what stands in the braces of {path}"
        found[path] = address
    return found


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_every_page_opens_and_everybody_can_use_it(school: OpenSchool, browser: Browser, language: str) -> None:
    """No failure in the page or its log, no barrier that axe-core finds."""
    server = WebServer(school.around, Listening(), school.host)
    wrong: dict[str, object] = {}
    rights = await asyncio.to_thread(_pages, school)
    async with server.serving() as url:
        account = await school.shop.lodge.office.open("Claire Morel", "head", author="test")
        found = await asyncio.to_thread(addresses, school, list(rights), account.id)
        for path, right in rights.items():
            role = next(one for one in WHO if right in RIGHTS[one])
            school.comes(role)
            await browser.open(f"{url}{found[path]}?lang={language}", "body :is(h1, h2)")
            name = path.strip("/").replace("/", "-").translate(str.maketrans("", "", "{}:")) or "floor"
            await browser.picture(f"page-{name}-{language}")
            assert await browser.run("return document.documentElement.lang") == language, path
            if language == "fr" and (broken := await barriers(browser)):
                wrong[path] = broken
    assert wrong == {}
    if language == "fr":
        await browser.run("document.body.append(document.createElement('img'))")
        assert any("image-alt" in one for one in await barriers(browser)), "a barrier that is there is found"


async def barriers(browser: Browser) -> list[str]:
    """What axe-core finds wrong with the page, by rule."""
    await browser.run(AXE)
    found: list[str] = await asyncio.to_thread(
        browser.driver.execute_async_script,
        "const done = arguments[0];"
        f"axe.run(document, {{runOnly: {RULES}}}).then(found => done(found.violations.map(one =>"
        " one.id + ': ' + one.nodes.slice(0, 3).map(node => node.html.slice(0, 120)).join(' | '))));",
    )
    return found


def _pages(school: OpenSchool) -> dict[str, Right]:
    """Every page that is registered, with the right it asks for."""
    house = House(school.around)
    furnish(house, Board(school.around))
    return house.pages
