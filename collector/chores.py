"""What an open workshop does again and again besides keeping lines: samples, badges, ends of shifts, retention."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import datetime, timedelta

from collector.core.opening import opening_intervals
from collector.errors import EtabliError, RequestRefused, SamplesError
from collector.opened import Workshop
from collector.runtime.live import Line
from collector.runtime.room import Room
from collector.settings import Site

log = logging.getLogger(__name__)

SAMPLES_EVERY = 0.2
"""Seconds for which telemetry is gathered before it is written: one transaction instead of many."""

HEARTBEAT_EVERY = 60.0
"""Seconds between two looks at telemetry that has stood still."""

PRUNE_EVERY = 3600.0
"""Seconds between two rounds of retention."""

SHIFT_LOOK_EVERY = 30.0
"""Seconds between two looks at sessions that outlived their shift."""


async def write_samples(shop: Workshop) -> None:
    """Write down telemetry as it comes; what cannot be written is not worth stopping for, but is told."""
    broken = False
    while True:
        readings = await shop.telemetry.take()
        if shop.live.room is not Room.PLENTY:
            shop.telemetry.dropped += len(readings)
            await shop.clock.sleep(SAMPLES_EVERY)
            continue
        try:
            await asyncio.to_thread(shop.samples.write, readings)
        except EtabliError as error:
            if not broken:
                log.warning("telemetry cannot be written", extra={"reason": str(error)})
            broken = True
            shop.telemetry.dropped += len(readings)
        else:
            if broken:
                log.info("telemetry is written again")
            broken = False
        await shop.clock.sleep(SAMPLES_EVERY)


async def show_alive(shop: Workshop) -> None:
    """Let charts know that values which stand still are alive: links report changes only."""
    while True:
        await shop.clock.sleep(HEARTBEAT_EVERY)
        for machine, live in shop.live.machines.items():
            if live.line is Line.UP and live.heard_at is not None and shop.live.room is Room.PLENTY:
                with suppress(SamplesError):
                    await asyncio.to_thread(shop.samples.alive, machine, live.heard_at)


async def prune(shop: Workshop) -> None:
    """Let go of telemetry that is older or larger than the site file allows."""
    while True:
        try:
            keep = shop.site.store
            oldest = shop.clock.now() - timedelta(seconds=keep.samples_age)
            await asyncio.to_thread(shop.samples.prune, before=oldest, max_bytes=keep.samples_size)
            if shop.live.room is Room.PLENTY:
                await asyncio.to_thread(shop.samples.summarise, shop.clock.now())
        except EtabliError as error:
            log.warning("old samples cannot be removed", extra={"reason": str(error)})
        await shop.clock.sleep(PRUNE_EVERY)


async def read_badges(shop: Workshop) -> None:
    """Let badges that machines' own readers read open and close sessions; a badge number is never logged."""
    while True:
        machine, badge = await shop.badges.get()
        machine = shop.site.readers.get(machine, machine)
        try:
            await shop.shopfloor.badge_read(machine, badge)
        except RequestRefused as refusal:
            log.warning("badge refused", extra={"machine": machine, "reason": str(refusal)})


async def end_shifts(shop: Workshop) -> None:
    """Close sessions that nobody closed when their shift ended."""
    while True:
        await shop.clock.sleep(SHIFT_LOOK_EVERY)
        now = shop.clock.now()
        for machine in shop.site.machines:
            session = shop.live.machines[machine.id].state.session
            if session is not None and _shift_ended(shop.site, machine.place, session.opened_at, now):
                with suppress(RequestRefused):
                    await shop.desk.close_session(machine.id, reason="shift_end", author="collector", via="shift_end")


def _shift_ended(site: Site, place: str, opened_at: datetime, now: datetime) -> bool:
    """Whether the shift in which a session was opened is over. One opened outside every shift is nobody's to close."""
    periods = opening_intervals(
        site.shifts, opened_at - timedelta(days=1), now + timedelta(days=2), zone=site.zone, place=place
    )
    return any(period.start <= opened_at < period.end <= now for period in periods)
