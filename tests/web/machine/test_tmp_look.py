from __future__ import annotations
import dataclasses, asyncio, math
from datetime import time, timedelta
from collector.core.opening import PlannedStop, Shift
from collector.core.signals import Quality, Reading
from collector.store.samples import SampleWriter
from tests.web.scene import SITE, scene, busy
from tests.web.conftest import serving
from collector.core.facts import *
WEEK=(1,2,3,4,5)
HOURS=dict(shifts=(Shift("Matin",WEEK,time(8),time(12)),Shift("Soir",WEEK,time(13),time(17))),planned_stops=(PlannedStop("Pause",WEEK,time(10),time(10,15)),))
async def test_look(tmp_path, browser):
    async with scene(tmp_path, dataclasses.replace(SITE, **HOURS)) as opened:
        now=opened.clock.at
        opened.clock.at = now-timedelta(days=8)
        n=86
        for d in range(7):
            opened.clock.at = now-timedelta(days=7-d, hours=1,minutes=30)
            await opened.hear("tour-1", execution="READY", program="RACCORD_M24", tool="T4", part_count=n)
            await opened.around.desk.open_session("tour-1", ["E26-003"], order="26-1047", author="test", via="command")
            for k in range(20):
                n+=1
                await opened.hear("tour-1", tool="T2" if k%3 else "T4")
                await opened.cycle("tour-1", 70.0+ (k*7)%13 + (200 if k==7 and d==3 else 0), n, pause=12 if k%5==0 else 0)
                opened.later(20+(600 if k==12 else 0))
            await opened.hear("tour-1", alarm="E-77 Niveau d'huile")
            opened.later(120)
            await opened.hear("tour-1", alarm="")
            await opened.around.desk.close_session("tour-1", author="test", via="command")
            await opened.lose("tour-1")
        opened.clock.at = now
        await busy(opened)
        await opened.around.desk._engine.record([TrainerCalled(machine="tour-1",at=opened.clock.at,persons=(),reason_code="help",author="x",via="kiosk"),
            StopReasonGiven(machine="tour-1",at=now,since=now-timedelta(minutes=25),until=now-timedelta(minutes=6),reason_code="material",author="x",via="kiosk")])
        live=opened.around.live.machines["tour-1"]
        live.values["tool_life.T4"]=dataclasses.replace(live.values["spindle_load"],signal="tool_life.T4",value=6.0)
        live.line_since=now-timedelta(hours=3); live.opened_in=0.08; live.answered_in=0.004; live.lag=0.02; live.connects=3; live.readings=123456
        def samples():
            with SampleWriter(tmp_path) as w:
                rows=[]
                for k in range(5400):
                    t=now-timedelta(seconds=5400-k)
                    rows.append(Reading("tour-1","spindle_load",30+20*math.sin(k/60)+(k%7),Quality.GOOD,None,t))
                    if k%10==0: rows.append(Reading("tour-1","spindle_speed",float(2000+500*((k//600)%3)),Quality.GOOD,None,t))
                w.write(rows)
        await asyncio.to_thread(samples)
        async with serving(opened) as served:
            for name,q in (("today",""),("yesterday","?range=yesterday"),("days","?from=2026-11-15&to=2026-11-24"),("en","?range=week&lang=en")):
                await browser.open(served.url+"/machines/tour-1"+q,".machine #values")
                await asyncio.sleep(1.5)
                await browser.picture(f"look-machine-{name}",1400,3400)
            browser.driver.set_window_size(1600,1000)
            print(browser.driver.get_log("browser"))
