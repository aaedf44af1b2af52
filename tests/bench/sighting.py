"""From a value that changes in a machine to the page that shows it: a real OPC UA server, a real headless Chromium."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from selenium import webdriver

from collector.accounts.rights import AccountRole
from tests.bench import school
from tests.bench.figures import Figure
from tests.bench.floor import Busy, busy_workshop
from tests.bench.processes import PATIENCE
from tests.web.browser import chromium

CHANGES = 120
EVERY = 0.4
"""Seconds from one change to the next, on average: at random, so that they fall on every part of a second."""

WATCH = """
window.sighted = {};
const look = () => {
  for (const found of document.querySelector(".floor").textContent.matchAll(/SIGHT\\d+/g))
    if (!(found[0] in window.sighted)) window.sighted[found[0]] = performance.timeOrigin + performance.now();
};
new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
"""
"""Notes when each of the texts that are waited for first stands in the page: milliseconds since 1970, by the same
computer's clock as the machines'."""


async def measure(directory: Path) -> Sequence[Figure]:
    """Give one machine after the other another program, while all of them are at work."""
    async with busy_workshop(directory) as busy:
        profile = directory / "browser"
        started = chromium(profile)
        driver = await asyncio.to_thread(started.__enter__)
        try:
            await asyncio.to_thread(_open, driver, busy)
            changed = await _changes(busy)
            seen = await _seen(driver, changed)
        finally:
            await asyncio.to_thread(started.__exit__, None, None, None)
    took = sorted(seen[text] - at for text, at in changed.items() if text in seen)
    missed = len(changed) - len(took)
    return [
        Figure("half are faster than", _share(took, 0.5), "ms", remark=f"{len(took)} changes on 12 machines at work"),
        Figure("95 of 100 are faster than", _share(took, 0.95), "ms", most=1_000.0,
               remark="written in the machine's server, until it stands in the page's DOM"),
        Figure("the slowest", took[-1], "ms"),
        Figure("changes that the page never showed", missed, most=0),
    ]  # fmt: skip


def _open(driver: webdriver.Chrome, busy: Busy) -> None:
    """The floor page, signed in; blocks."""
    driver.get(f"{busy.url}/sign-in")
    for name, value in busy.cookies[AccountRole.HEAD].items():
        driver.add_cookie({"name": name, "value": value, "domain": urlsplit(busy.url).hostname, "path": "/"})
    driver.get(f"{busy.url}/")
    driver.implicitly_wait(PATIENCE)
    driver.find_element("css selector", ".floor .connection")
    driver.execute_script(WATCH)


async def _changes(busy: Busy) -> dict[str, float]:
    """When each text was written into a machine (milliseconds since 1970)."""
    chance = random.Random(1)
    changed: dict[str, float] = {}
    for number in range(CHANGES):
        machine, text = school.MACHINES[number % len(school.MACHINES)].id, f"SIGHT{number}"
        changed[text] = (await busy.machines.ask("program", machine, text))["at"] * 1000
        await asyncio.sleep(chance.uniform(0.5, 1.5) * EVERY)
    return changed


async def _seen(driver: webdriver.Chrome, changed: dict[str, float]) -> dict[str, float]:
    """When the page first showed them; waits for the last one."""
    last = f"SIGHT{CHANGES - 1}"
    seen: dict[str, float] = {}
    async with asyncio.timeout(PATIENCE):
        while last not in seen:
            await asyncio.sleep(0.2)
            seen = await asyncio.to_thread(driver.execute_script, "return window.sighted")
    return seen


def _share(took: Sequence[float], share: float) -> float:
    return took[min(int(len(took) * share), len(took) - 1)]
