"""Temporary: pictures to look at."""

from __future__ import annotations

import asyncio

from tests.web.access.scene import OpenSchool, served
from tests.web.browser import Browser


async def busy(school: OpenSchool) -> None:
    gk = school.around.desk.gatekeeper
    await gk.present("F-02", "chaudronnerie", author="test")
    await school.hear("plieuse-1", execution="READY", part_count=10, guard_closed=True)
    await school.around.desk.open_session("plieuse-1", ["E26-010"], author="test", via="badge")
    await school.look("plieuse-1")
    await school.hear("tour-1", execution="READY", part_count=3)
    await school.around.desk.open_session("tour-1", ["E26-016"], author="test", via="badge")
    await school.look("tour-1")
    await school.hear("centre-1", execution="READY", part_count=3)
    await school.hear("centre-1", execution="ACTIVE")
    await gk.override("E26-010", "T2", by_badge="040FE255", reason="fin de série, parents prévenus", minutes=30)


PAGES = [
    "/access",
    "/access/decisions?from=2026-11-10&to=2026-11-23",
    "/access/matrix",
    "/access/papers",
    "/access/runs",
    "/access/proof",
]


async def test_look(school: OpenSchool, browser: Browser, monkeypatch) -> None:
    import collector.web.rooms as rooms
    from collector.web.access.pages import access_pages

    monkeypatch.setattr(rooms, "ROOMS", (access_pages,))
    import os

    await busy(school)
    pages = os.environ.get("PAGES", " ".join(PAGES)).split()
    async with served(school) as url:
        for n, page in enumerate(pages):
            name = page.split("?")[0].strip("/").replace("/", "-")
            import re as _re

            from collector.store.papers import current
            from collector.store.papers_records import PaperKind

            def pid(kind, ref):
                with school.around.store.reader() as c:
                    return current(c, kinds=[PaperKind(kind)], person=school.person(ref).id if ref else None)[-1].id

            def fill(page):
                page = _re.sub(r"\{(\w+)@([\w-]*)\}", lambda m: pid(m[1], m[2]), page)
                return _re.sub(r"\{([\w-]+)\}", lambda m: school.person(m[1]).id, page)

            page = await asyncio.to_thread(fill, page)
            name = page.split("?")[0].strip("/").replace("/", "-")
            name = _re.sub(r"d-\w{10}", "id", name)
            await browser.open(url + page, ".page h1")
            await asyncio.sleep(float(os.environ.get("WAIT", "0.6")))
            if js := os.environ.get("JS"):
                await browser.run(js)
                await asyncio.sleep(1.0)
            h = await browser.run("return document.documentElement.scrollHeight")
            await browser.picture(f"access-look-{name}", 1600, max(1000, min(int(h), 2600)))
            if os.environ.get("PHONE"):
                d = browser.driver
                await asyncio.to_thread(
                    d.execute_cdp_cmd,
                    "Emulation.setDeviceMetricsOverride",
                    dict(width=390, height=844, deviceScaleFactor=1, mobile=True),
                )
                await asyncio.sleep(0.4)
                h = await browser.run("return document.documentElement.scrollHeight")
                await asyncio.to_thread(
                    d.execute_cdp_cmd,
                    "Emulation.setDeviceMetricsOverride",
                    dict(width=390, height=max(844, min(int(h), 2400)), deviceScaleFactor=1, mobile=True),
                )
                await asyncio.sleep(0.2)
                await asyncio.to_thread(d.save_screenshot, f"build/screenshots/access-look-{name}-phone.png")
                await asyncio.to_thread(d.execute_cdp_cmd, "Emulation.clearDeviceMetricsOverride", {})
        logs = [l for l in browser.driver.get_log("browser") if l["level"] == "SEVERE"]
        print(logs)
