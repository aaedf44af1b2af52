"""The collector and its sight: when it recorded, and when it saw a machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collector.core.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectorStarted(Fact):
    """Recording began. `boot` tells two starts apart."""

    boot: str
    software: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectorStopped(Fact):
    """Recording ended in good order; its absence before the next start means that it was cut."""

    boot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingStopped(Fact):
    """The disk is full: nothing is recorded and no machine may be started, until it has room again; `machine` is empty.

    Args:
        free: Bytes that were free.
    """

    free: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingResumed(Fact):
    """There is room again, and recording goes on; `machine` is empty. See `RecordingStopped`."""

    stopped_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteChanged(Fact):
    """The site file was taken up anew while the collector ran; `machine` is empty.

    Args:
        added: Machines that came, by id.
        removed: Machines that went.
        changed: Machines of which something is another since then: where they are, how they are read, who may start.
        author: The account, token or program that asked for it; `signal` for SIGHUP.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRegained(Fact):
    """The machine is seen again. `lost_at` is None when it is seen for the first time."""

    lost_at: datetime | None
    clock_offset: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLost(Fact):
    """From here on nothing is known of the machine: a gap, never a zero."""

    reason: str
