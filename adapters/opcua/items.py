"""The items of a subscription: how one is asked for, what the server made of it, and the order of what they tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from asyncua import ua

from collector.core.signals import Reading


@dataclass(frozen=True, slots=True)
class Revised:
    """What the server made of what we asked for one item: sampling in seconds, queue in values."""

    sampling: float
    queue: int


@dataclass(slots=True)
class Counts:
    """What passed, what we know to be lost, and the items whose queue the server made shorter."""

    values: int = 0
    overflows: int = 0
    gaps: int = 0
    short_queues: int = 0


def value_request(handle: int, node: ua.NodeId, sampling: float, queue: int) -> ua.MonitoredItemCreateRequest:
    """Ask for the changes of a node's value.

    Args:
        handle: What the server is to call the item.
        node: Whose value.
        sampling: How often the server is to look, in seconds; 0 for as often as it can.
        queue: How many changes it is to keep between two publishes.
    """
    request = ua.MonitoredItemCreateRequest()
    request.ItemToMonitor.NodeId = node
    request.ItemToMonitor.AttributeId = ua.AttributeIds.Value
    request.MonitoringMode = ua.MonitoringMode.Reporting
    request.RequestedParameters.ClientHandle = handle
    request.RequestedParameters.SamplingInterval = sampling * 1000
    request.RequestedParameters.QueueSize = queue
    request.RequestedParameters.DiscardOldest = True
    return request


def as_it_happened(readings: list[Reading]) -> list[Reading]:
    """Sort by source time, keeping each signal's own order even where its clock was set back."""
    own: dict[str, datetime] = {}
    keys: list[datetime] = []
    last = datetime.min.replace(tzinfo=UTC)
    for reading in readings:
        time, before = reading.source_time or last, own.get(reading.signal)
        if before is not None and time < before:
            time = before
        own[reading.signal] = last = time
        keys.append(time)
    return [readings[position] for position in sorted(range(len(readings)), key=keys.__getitem__)]
