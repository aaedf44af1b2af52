"""Debian's Chromium, headless: what a test opens pages with."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.simulators.playing import REPOSITORY

PICTURES = REPOSITORY / "build" / "screenshots"

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--window-size=1600,1000",
)  # fmt: skip
PATIENCE = 60.0
"""Seconds after which what a page should show is held to be missing, also on a computer that has much to do."""

LOOK = 0.1
"""Seconds between two looks at a page: each look is a request to the browser, and keeps it from what it does."""


class Browser:
    """Chromium, asked in a thread so that the workshop goes on meanwhile."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    async def open(self, url: str, css: str = ".floor .connection") -> None:
        """Open a page and wait until it is built and live: until something fits `css`."""
        await asyncio.to_thread(self.driver.get, url)
        await self.until(lambda: bool(self.find(css)))

    async def click(self, css: str) -> None:
        """Click the first element that fits."""
        await asyncio.to_thread(lambda: self.driver.find_element(By.CSS_SELECTOR, css).click())

    async def fill(self, css: str, text: str) -> None:
        """Write into the first field that fits, in place of what is there."""

        def write() -> None:
            field = self.driver.find_element(By.CSS_SELECTOR, css)
            field.clear()
            field.send_keys(text)

        await asyncio.to_thread(write)

    async def picture(self, name: str, width: int = 1600, height: int = 1000) -> None:
        """Keep a picture of the page in build/screenshots, for people to look at."""
        PICTURES.mkdir(parents=True, exist_ok=True)

        def take() -> None:
            self.driver.set_window_size(width, height)
            self.driver.save_screenshot(str(PICTURES / f"{name}.png"))

        await asyncio.to_thread(take)

    def find(self, css: str) -> list[str]:
        """What is written in every element that fits, blanks made plain."""
        found = self.driver.find_elements(By.CSS_SELECTOR, css)
        return [" ".join(one.text.replace("\u202f", " ").replace("\u00a0", " ").split()) for one in found]

    async def read(self, css: str) -> str:
        """What is written in the one element that fits."""
        [text] = await asyncio.to_thread(self.find, css)
        return text

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until the page shows something."""
        wait = WebDriverWait(self.driver, PATIENCE, LOOK, [StaleElementReferenceException])
        await asyncio.to_thread(wait.until, lambda _: is_so())

    async def shows(self, css: str, *texts: str) -> None:
        """Wait until an element that fits shows all these texts."""
        try:
            await self.until(lambda: any(all(text in found for text in texts) for found in self.find(css)))
        except Exception as error:
            raise AssertionError(f"{css} shows {await asyncio.to_thread(self.find, css)}, not {texts}") from error

    async def run(self, script: str, *arguments: object) -> object:
        """Run a script in the page."""
        return await asyncio.to_thread(self.driver.execute_script, script, *arguments)

    async def press(self, *keys: str) -> None:
        """Press keys wherever the focus is."""
        await asyncio.to_thread(lambda: self.driver.switch_to.active_element.send_keys(*keys))


@contextmanager
def chromium(profile: Path) -> Iterator[webdriver.Chrome]:
    """A browser with an empty profile."""
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_script_timeout(PATIENCE)
    try:
        yield driver
    finally:
        driver.quit()
