"""A backup every day by itself, in a process of its own: proving it takes seconds that nobody here can spare."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from collector.runtime.clock import Clock
from collector.runtime.service import without_manager
from collector.upkeep.archive import archives, made_at

log = logging.getLogger(__name__)

LOOK_EVERY = 60.0
"""Seconds between two looks whether a backup is due."""

AGAIN_AFTER = timedelta(hours=1)
"""After how long one is tried again that failed, or that a clock put back makes look old."""


class Plan(Protocol):
    """When and where; as `[backup]` in the site file says."""

    @property
    def folder(self) -> Path: ...

    @property
    def at(self) -> time: ...

    @property
    def samples(self) -> bool: ...


def last_due(at: time, zone: ZoneInfo, now: datetime) -> datetime:
    """The last moment at which a daily backup was due.

    Args:
        at: The time of day on the site's clock.
        zone: The site's zone.
        now: Now (UTC).
    """
    local = now.astimezone(zone)
    today = datetime.combine(local.date(), at, zone)
    return today if today <= local else datetime.combine(local.date() - timedelta(days=1), at, zone)


@dataclass(slots=True)
class DailyBackup:
    """Sees to it that there is a backup of every day on which the collector ran.

    A computer that is off at the time makes up for it at its next start. Archives taken by hand into the same folder
    count, too.

    Args:
        plan: When and where.
        site_file: The site file.
        name: What the site's archives are called by.
        zone: The site's zone.
        clock: The time.
        command: How a backup is taken.
    """

    plan: Plan
    site_file: Path
    name: str
    zone: ZoneInfo
    clock: Clock
    command: Sequence[str] = (sys.executable, "-m", "collector", "backup")
    _tried: datetime | None = None
    _broken: bool = False

    async def run(self) -> None:
        """Look every minute whether one is due, and take it; until cancelled."""
        while True:
            now = self.clock.now()
            waits = self._tried is not None and now - self._tried < AGAIN_AFTER
            if not waits and await asyncio.to_thread(self._is_due, now):
                self._tried = now
                self._tell(await self._take())
            await self.clock.sleep(LOOK_EVERY)

    def _is_due(self, now: datetime) -> bool:
        made = [made_at(one) for one in archives(self.plan.folder, self.name)]
        return not made or max(made) < last_due(self.plan.at, self.zone, now)

    async def _take(self) -> str:
        """Take one; returns why it could not be, or nothing."""
        options = [] if self.plan.samples else ["--without-samples"]
        process = await asyncio.create_subprocess_exec(
            *self.command, *options, "--site", str(self.site_file), env=without_manager(os.environ),
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            _, errors = await process.communicate()
        finally:
            if process.returncode is None:
                process.terminate()
                await process.wait()
        if process.returncode == 0:
            return ""
        return errors.decode(errors="replace").strip() or f"it ended with {process.returncode}"

    def _tell(self, failure: str) -> None:
        if failure and not self._broken:
            log.warning("no backup could be made, it is tried again every hour", extra={"reason": failure})
        elif not failure:
            log.info("backup made", extra={"folder": str(self.plan.folder)})
        self._broken = bool(failure)
