"""How the collector itself stands: a word for whoever asks, the reasons for those who may see machines."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fastapi import APIRouter, Depends

from collector import __version__
from collector.accounts.rights import Right
from collector.errors import EtabliError
from collector.outgoing import Lag
from collector.runtime.live import Line, MachineLive
from collector.runtime.room import Room
from collector.web.api.rights import needs
from collector.web.floor.standing import is_stale
from collector.web.pages import open_pages
from collector.web.surroundings import Surroundings

LITTLE_DISK = 500 * 1024 * 1024
"""Free bytes below which the disk will soon be full: a busy week of facts and samples."""

CROWDED = 500
"""Deliveries that wait for the engine when it does not keep up."""


class Status(StrEnum):
    """How it stands. A machine that is switched off is no fault of the collector's."""

    OK = "ok"
    STARTING = "starting"
    """Some machine has not been tried yet."""
    DEGRADED = "degraded"
    """Something needs a person."""


@dataclass(frozen=True, slots=True)
class Health:
    """The collector in one word, and which version it is."""

    status: Status
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SinkHealth:
    """How somebody stands who carries facts and values out of the house.

    Args:
        sink: Who: `influx`, `mqtt`, `sparkplug`.
        complaint: Why nothing gets through at the moment; empty while all is well.
        written: What its server has taken since the start.
        waiting: What it was not told yet.
        oldest: When the oldest of it happened (UTC); null where nothing waits.
        refused: What lies in quarantine.
    """

    sink: str
    complaint: str
    written: int
    waiting: int
    oldest: datetime | None
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineHealth:
    """How the line to one machine stands.

    Args:
        machine: Its id.
        line: In one word.
        reason: Why it does not stand; empty where it does.
        since: Since when it is so (UTC); null before the first try has ended.
        heard_at: When the machine was last heard of (UTC).
        stale: It stands, and nothing was heard for too long.
        connects: How often it was opened since the start.
        opened_in: Seconds that opening it took the last time.
        complaints: Signals that the machine does not give, with the reason.
    """

    machine: str
    line: Line
    reason: str
    since: datetime | None
    heard_at: datetime | None
    stale: bool
    connects: int
    opened_in: float | None
    complaints: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthDetails:
    """How the collector stands, and why.

    Args:
        status: In one word.
        reasons: What needs a person.
        version: Which version it is.
        machines: How many there are.
        connected: How many of them are connected.
        facts: How many facts were recorded since the start.
        last_fact_at: When the last of them happened (UTC).
        journal_head: The number of the newest fact.
        disk_free: Free bytes where the data lies.
        waiting: Deliveries of vital values that wait for the engine.
        dropped: Telemetry values that were dropped since the start, for want of time.
        pages: Pages that are open in browsers.
        sinks: Who carries facts and values out of the house.
        lines: The line to each machine.
    """

    status: Status
    reasons: tuple[str, ...]
    version: str
    machines: int
    connected: int
    facts: int
    last_fact_at: datetime | None
    journal_head: int
    disk_free: int
    waiting: int
    dropped: int
    pages: int
    lines: tuple[LineHealth, ...]
    sinks: tuple[SinkHealth, ...] = ()


def health_of(around: Surroundings) -> APIRouter:
    """The routes about health.

    Args:
        around: What they look at.
    """
    router = APIRouter(tags=["health"])

    @router.get("/health")
    async def health() -> Health:
        """Whether the collector works: `ok`, `starting` or `degraded`. Open to everybody."""
        free = await asyncio.to_thread(disk_free, around)
        return Health(_status(around, _reasons(around, free)), __version__)

    @router.get("/health/details", dependencies=[Depends(needs(Right.SEE_MACHINES))])
    async def details() -> HealthDetails:
        """How the collector stands, with its reasons and its numbers."""
        live, inside = around.live, around.inside
        free, head, sinks = await asyncio.to_thread(
            lambda: (disk_free(around), around.store.head, tuple(_sinks(around)))
        )
        reasons = _reasons(around, free)
        return HealthDetails(
            status=_status(around, reasons), reasons=reasons, version=__version__, machines=len(live.machines),
            connected=sum(one.line is Line.UP for one in live.machines.values()), facts=live.facts,
            last_fact_at=live.last_fact_at, journal_head=head, disk_free=free,
            waiting=len(inside.mailbox) if inside is not None else 0,
            dropped=inside.telemetry.dropped if inside is not None else 0, pages=open_pages(),
            sinks=sinks,
            lines=tuple(_line(one, around.clock.now()) for one in live.machines.values()),
        )  # fmt: skip

    return router


def _line(live: MachineLive, now: datetime) -> LineHealth:
    return LineHealth(
        machine=live.machine, line=live.line, reason=live.reason, since=live.line_since, heard_at=live.heard_at,
        stale=is_stale(live, now), connects=live.connects, opened_in=live.opened_in, complaints=dict(live.complaints),
    )  # fmt: skip


def disk_free(around: Surroundings) -> int:
    """Free bytes where the data lies."""
    return shutil.disk_usage(around.directory).free


def _sinks(around: Surroundings) -> Iterator[SinkHealth]:
    for one in around.inside.carriers if around.inside is not None else ():
        lag, complaint = Lag(0, None, 0), one.complaint
        try:
            lag = one.behind()
        except EtabliError as error:
            complaint = complaint or str(error)
        yield SinkHealth(
            sink=one.name, complaint=complaint, written=one.written, waiting=lag.facts, oldest=lag.oldest,
            refused=lag.refused,
        )  # fmt: skip


def _status(around: Surroundings, reasons: tuple[str, ...]) -> Status:
    if reasons:
        return Status.DEGRADED
    starting = any(one.line is Line.CONNECTING for one in around.live.machines.values())
    return Status.STARTING if starting else Status.OK


def _reasons(around: Surroundings, free: int) -> tuple[str, ...]:
    found = [
        f"{one.machine}: {one.reason}"
        for one in around.live.machines.values()
        if one.line in (Line.REFUSED, Line.FAULTED)
    ]
    if around.live.room is Room.FULL:
        found.append(f"the disk is full, recording has stopped: {free // 2**20} MB are free")
    elif free < LITTLE_DISK:
        found.append(f"the disk is nearly full: {free // 2**20} MB are free")
    if around.inside is not None and len(around.inside.mailbox) > CROWDED:
        found.append(f"the collector does not keep up: {len(around.inside.mailbox)} deliveries wait")
    return tuple(found)
