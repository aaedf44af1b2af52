from __future__ import annotations
import dataclasses, asyncio
from datetime import time
from collector.core.opening import PlannedStop, Shift
from tests.web.scene import SITE, scene, busy
from tests.web.conftest import serving
from collector.core.facts import TrainerCalled
WEEK=(1,2,3,4,5)
HOURS=dict(shifts=(Shift("Matin",WEEK,time(8),time(12)),Shift("Soir",WEEK,time(13),time(17))),planned_stops=(PlannedStop("Pause",WEEK,time(10),time(10,15)),))
async def test_look(tmp_path, browser):
    async with scene(tmp_path, dataclasses.replace(SITE, **HOURS)) as opened:
        await busy(opened)
        await opened.around.desk._engine.record([TrainerCalled(machine="tour-1",at=opened.clock.at,persons=(),reason_code="help",author="x",via="kiosk")])
        opened.around.live.machines["centre-1"].values["tool_life.T12"]=dataclasses.replace(opened.around.live.machines["centre-1"].values["spindle_load"],signal="tool_life.T12",value=6.0)
        async with serving(opened) as served:
            await browser.open(served.url)
            for name,w,h in (("look-floor",1600,2600),("look-floor-phone",500,3600)):
                await browser.picture(name,w,h)
            browser.driver.set_window_size(1600,1000)
            for n in range(3):
                await browser.open(served.url+"/wall?every=600",".wall [data-shown]")
                for _ in range(n):
                    await browser.press(" ")
                await browser.picture(f"look-wall-{n}",1920,1080)
            print(browser.driver.get_log("browser"))
