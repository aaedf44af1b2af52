"""A program: the collector as `etabli run` puts it together, without its pages.

Told of its own accord, with `--watch`: each line that comes up with all its values, and each that goes down.
Command: `counts` gives what has been kept so far.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from pathlib import Path

from collector.app import workshop
from collector.chores import show_alive, write_samples
from collector.core.signals import Quality
from collector.opened import Workshop
from collector.outlets import open_influx
from collector.runtime.groups import task_group
from collector.runtime.live import Line
from collector.runtime.memory import settled_memory
from collector.runtime.supervisor import Supervisor
from collector.settings import load
from tests.bench.talk import commands, tell

LOOK = 0.005
"""Seconds between two looks at the lines."""


async def watch(shop: Workshop) -> None:
    """Tell of lines that come and go, until cancelled."""
    points = {machine.id: len(machine.device.points) for machine in shop.site.machines}
    whole = dict.fromkeys(points, False)
    while True:
        for machine, live in shop.live.machines.items():
            good = sum(one.quality is Quality.GOOD for one in live.values.values()) if live.line is Line.UP else 0
            now_whole = good == points[machine]
            if now_whole != whole[machine]:
                whole[machine] = now_whole
                tell(machine=machine, whole=now_whole, at=time.monotonic(), connects=live.connects)
        await asyncio.sleep(LOOK)


async def main(site_file: Path, watching: bool) -> None:
    """Collect until the measurement goes away."""
    site = load(site_file)
    async with workshop(site) as shop, open_influx(site, shop.store, shop.samples) as influx, task_group() as group:
        tasks = [group.create_task(write_samples(shop)), group.create_task(show_alive(shop))]
        if influx is not None:
            tasks.append(group.create_task(influx.run(), name="InfluxDB"))
        for machine in site.machines:
            live = shop.live.machines[machine.id]
            adapter = machine.dialect.build(machine.device)
            keeper = Supervisor(live, adapter, shop.mailbox, shop.telemetry, shop.clock)
            tasks.append(group.create_task(keeper.run(), name=machine.id))
        if watching:
            tasks.append(group.create_task(watch(shop), name="watch"))
        with settled_memory():
            async for _ in commands():
                counts = shop.samples.counts
                tell(
                    whole=sum(len(one.values) for one in shop.live.machines.values()),
                    kept=counts.kept,
                    lost=counts.lost,
                    dropped=shop.telemetry.dropped,
                    waiting=len(shop.telemetry),
                    carried=influx.written if influx is not None else 0,
                )
        for task in tasks:
            task.cancel()


if __name__ == "__main__":
    # The measurement knows of the outages that it makes.
    logging.disable(logging.CRITICAL)
    asyncio.run(main(Path(sys.argv[1]), "--watch" in sys.argv))
