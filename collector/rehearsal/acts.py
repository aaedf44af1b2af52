"""What is cut, and how it is mended: machines, cables, broker, database, disk, power; one by one and all together."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from collector.rehearsal.broker import BrokerWitness
from collector.rehearsal.cable import Cable
from collector.rehearsal.database import DatabaseWitness
from collector.rehearsal.false_clock import FalseClock
from collector.rehearsal.house import House
from collector.rehearsal.player import Player
from collector.rehearsal.small_disk import fill, make_room

JUMP = 20
"""Seconds by which the clock jumps. Until it has caught up with itself, time passes at half its pace."""

CLOCK = "clock"
"""The act after which times are no measure of what happened when."""

Step = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything that can be cut.

    Args:
        players: The machines.
        cables: Between them and the collector.
        house: The collector.
        database: Who is told as InfluxDB is.
        broker: The broker; None where there is none.
        disk: Where the data lie, if that is a disk that can be filled.
        clock: The collector's; None where it is this computer's own.
    """

    players: Sequence[Player]
    cables: Sequence[Cable]
    house: House
    database: DatabaseWitness
    broker: BrokerWitness | None
    disk: Path | None
    clock: FalseClock | None


@dataclass(frozen=True, slots=True)
class Act:
    """One outage.

    Args:
        name: What is cut.
        what: What happens, in words.
        cut: Cuts it.
        mend: Puts it right.
        missing: Why it cannot be rehearsed here; empty if it can.
    """

    name: str
    what: str
    cut: Step
    mend: Step
    missing: str = ""


def acts(stage: Stage, seconds: float) -> list[Act]:
    """The programme.

    Args:
        stage: What there is.
        seconds: How long each outage lasts.
    """

    async def restart_machines() -> None:
        for one in stage.players:
            await one.order("restart", seconds)

    async def hang_machines() -> None:
        for one in stage.players:
            await one.order("hang", seconds)

    async def pull() -> None:
        for one in stage.cables:
            one.pull()

    async def plug_in() -> None:
        for one in stage.cables:
            one.plug_in()

    async def database_goes() -> None:
        stage.database.away.set()

    async def database_comes() -> None:
        stage.database.away.clear()

    async def broker_goes() -> None:
        if stage.broker is not None:
            await stage.broker.stop()

    async def broker_comes() -> None:
        if stage.broker is not None:
            await stage.broker.start()

    async def disk_fills() -> None:
        if stage.disk is not None:
            await asyncio.to_thread(fill, stage.disk)

    async def disk_has_room() -> None:
        if stage.disk is not None:
            await asyncio.to_thread(make_room, stage.disk)

    async def power_fails() -> None:
        await stage.house.kill()

    async def power_comes() -> None:
        await stage.house.start()

    async def clock_jumps() -> None:
        if stage.clock is not None:
            await stage.house.stop()
            await stage.house.start(by_false_clock=True)
            await asyncio.to_thread(stage.clock.show, JUMP)

    async def clock_jumps_back() -> None:
        if stage.clock is not None:
            await asyncio.to_thread(stage.clock.show, 0)

    async def nothing() -> None:
        """The machines come back by themselves."""

    async def all_go() -> None:
        for step in (pull, database_goes, broker_goes, power_fails):
            await step()

    async def all_come() -> None:
        for step in (plug_in, database_comes, broker_comes, power_comes):
            await step()

    no_broker = "" if stage.broker is not None else "mosquitto is not installed"
    no_disk = "" if stage.disk is not None else "only root may mount a disk that is small enough to be filled"
    no_clock = "" if stage.clock is not None else "libfaketime is not installed"
    return [
        Act("machines", "their servers end and start anew", restart_machines, nothing),
        Act("machines", "their servers say nothing, and hold the line", hang_machines, nothing),
        Act("network", "the cables are pulled", pull, plug_in),
        Act("database", "it takes requests and answers none", database_goes, database_comes),
        Act("broker", "it ends, and starts anew", broker_goes, broker_comes, no_broker),
        Act("disk", "less room than the reserve is left", disk_fills, disk_has_room, no_disk),
        Act("power", "the collector is killed", power_fails, power_comes),
        Act("all together", "cables, database, broker and power", all_go, all_come),
        Act(CLOCK, f"it jumps {JUMP} s ahead, and back", clock_jumps, clock_jumps_back, no_clock),
    ]
