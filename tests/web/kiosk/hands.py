"""Somebody in front of a kiosk: shows badges, touches with gloves, loses the line."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.web.browser import PICTURES, Browser
from tests.web.kiosk.stall import BADGES

TABLET = (1024, 768)
LEAST = 64
"""Pixels of what a glove can touch."""


class Hands:
    """Somebody in front of a kiosk.

    Args:
        browser: The kiosk's.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.touches = 0

    async def stand(self, url: str, machine: str, size: tuple[int, int] = TABLET, lang: str = "") -> None:
        """Stand in front of a machine's kiosk."""
        await self.size(*size)
        await self.browser.open(f"{url}/kiosk/{machine}{f'?lang={lang}' if lang else ''}", "#kiosk-now")
        # Until the page's own script listens: what is touched before that is touched in vain.
        await self.browser.until(lambda: bool(self.browser.driver.execute_script("return !!window.did_handshake")))

    async def size(self, width: int, height: int) -> None:
        """Have a screen of this size."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        await self.command("Emulation.setDeviceMetricsOverride", metrics)

    async def command(self, name: str, what: dict[str, Any]) -> None:
        await asyncio.to_thread(self.browser.driver.execute_cdp_cmd, name, what)

    async def badge(self, who: str) -> None:
        """Hold a badge to a reader that types."""
        await self.types(BADGES.get(who, who))

    async def types(self, text: str) -> None:
        await self.browser.press(*text, Keys.ENTER)

    async def tap(self, css: str, text: str = "") -> None:
        """Touch the first thing that fits and can be seen."""

        def touch() -> bool:
            for one in self.browser.driver.find_elements(By.CSS_SELECTOR, css):
                if one.is_displayed() and text in one.text:
                    one.click()
                    return True
            return False

        await self.browser.until(touch)
        self.touches += 1

    async def sees(self, css: str, *texts: str) -> None:
        await self.browser.shows(css, *texts)

    async def code(self, panel: str, figures: str) -> None:
        """Type figures on the keys of a panel."""
        await self.browser.until(lambda: any(self.browser.find(f".panel-{panel} .digit")))
        await self.browser.run(
            """
            const digits = [...document.querySelectorAll(`.panel-${arguments[0]} .digit`)];
            for (const figure of arguments[1]) digits.find((one) => one.textContent.trim() === figure).click();
            """,
            panel,
            figures,
        )

    async def line(self, *, up: bool) -> None:
        """The network goes, or comes back."""
        await self.command("Network.enable", {})
        conditions = {"offline": not up, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        await self.command("Network.emulateNetworkConditions", conditions)

    async def picture(self, name: str, size: tuple[int, int] = TABLET) -> None:
        """Keep a picture of the screen, for people to look at."""
        await self.size(*size)
        PICTURES.mkdir(parents=True, exist_ok=True)
        await asyncio.to_thread(self.browser.driver.save_screenshot, str(PICTURES / f"kiosk-{name}.png"))

    async def too_small(self) -> list[str]:
        """What can be touched now and is smaller than a glove needs, or stands outside the screen."""
        found = await self.browser.run(
            """
            const least = arguments[0], panel = document.body.dataset.kioskPanel;
            const open = panel ? document.querySelector(`.panel-${panel}`) : document.getElementById("kiosk");
            return JSON.stringify([...open.querySelectorAll("button, .touch, .bar-link, .which span")].filter(
              (one) => one.offsetParent && (panel || !one.closest(".kiosk-panel"))
            ).map((one) => [one.textContent.trim(), one.getBoundingClientRect()]).filter(
              ([, box]) => box.width < least || box.height < least || box.right > innerWidth + 1
                           || (box.bottom > innerHeight + 1 && !document.querySelector(".offers"))
            ).map(([text, box]) => `${text} ${Math.round(box.width)}x${Math.round(box.height)}`));
            """,
            LEAST,
        )
        told: list[str] = json.loads(str(found))
        return told

    async def kept(self) -> str:
        """All that the page and its browser hold: what is shown, what is in it, what is stored."""
        return str(
            await self.browser.run(
                "return document.documentElement.outerHTML + JSON.stringify([{...localStorage}, {...sessionStorage}])"
            )
        )
