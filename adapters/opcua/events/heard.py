"""The points of a subscription that live on events: asked for, refreshed, and made readings."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from asyncua import ua

from adapters.opcua.connection import Address
from adapters.opcua.conversation import Conversation
from adapters.opcua.events.asked import REFUSALS, WAYS, event_filter, happening
from adapters.opcua.events.conditions import Alarms, Change, Kind, Messages
from adapters.opcua.nodes import Namespaces
from adapters.opcua.refusals import words
from collector.core.signals import Quality, Reading, Value
from collector.errors import DeviceError, Unreachable
from collector.ports import Point, interpreter
from collector.steady import steady_now

_log = logging.getLogger(__name__)

QUEUE = 1000
"""Events that the server is to keep between two publishes: an answer to a refresh may be hundreds at once."""

BREATH = 1.0
"""Seconds between two refreshes; a server that asks for more is refreshed with the next look for missing points."""

_CONDITION_TYPE = ua.NodeId(ua.ObjectIds.ConditionType)
_REFRESH = ua.NodeId(ua.ObjectIds.ConditionType_ConditionRefresh)


@dataclass(slots=True)
class _Source:
    signal: str
    read: Callable[[Any], Value]
    fold: Alarms | Messages
    subscribed: bool = False
    way: int = 0


class EventPoints:
    """All points of one machine that live on events.

    Args:
        machine: The machine's id, for its readings.
        points: By the client handle of their item.
        overflowed: Called with the signal when the server says that it lost events.
    """

    def __init__(self, machine: str, points: Mapping[int, Point], overflowed: Callable[[str], None]) -> None:
        self._machine = machine
        self._sources = {
            handle: _Source(point.signal, interpreter(point), Alarms() if point.signal == "alarm" else Messages())
            for handle, point in points.items()
        }
        self._overflowed = overflowed
        self._due = self._at_once = False
        self._asked_at = float("-inf")
        self.complaints: dict[str, str] = {}

    def request(
        self, handle: int, node: ua.NodeId, address: Address, namespaces: Namespaces
    ) -> ua.MonitoredItemCreateRequest:
        """The request for one item.

        Args:
            handle: Its client handle.
            node: Who tells the events.
            address: The point's.
            namespaces: What the aliases of its number mean today.
        """
        request = ua.MonitoredItemCreateRequest()
        request.ItemToMonitor.NodeId = node
        request.ItemToMonitor.AttributeId = ua.AttributeIds.EventNotifier
        request.MonitoringMode = ua.MonitoringMode.Reporting
        request.RequestedParameters.ClientHandle = handle
        request.RequestedParameters.SamplingInterval = 0
        request.RequestedParameters.Filter = event_filter(address, namespaces, WAYS[self._sources[handle].way])
        request.RequestedParameters.QueueSize = address.queue or QUEUE
        request.RequestedParameters.DiscardOldest = True
        return request

    def asks_less(self, handle: int, status: int) -> bool:
        """Whether an item that was refused is worth asking for in another way; the next request is that."""
        source = self._sources.get(handle)
        if source is None or status not in REFUSALS:
            return False
        others = WAYS[source.way + 1 :]
        if not others or (isinstance(source.fold, Alarms) and not others[0].conditions):
            source.way = 0
            return False
        source.way += 1
        _log.info(
            "events asked for in another way",
            extra={"machine": self._machine, "signal": source.signal, "refused": words(status), "way": source.way},
        )
        return True

    def subscribed(self, handle: int) -> None:
        """An item has been created: what is active already has to be asked for."""
        self._sources[handle].subscribed = self._due = True

    @property
    def refresh_at_once(self) -> bool:
        """The server has asked to be asked, and not a moment ago."""
        return self._at_once and asyncio.get_running_loop().time() - self._asked_at >= BREATH

    async def refresh(self, conversation: Conversation, subscription: int) -> list[Reading]:
        """Ask how all conditions stand, where that is due. The server answers by events.

        Args:
            conversation: The open session.
            subscription: The subscription's id.

        Returns:
            A first reading of each point that has to wait for no answer: BAD of an alarm where none can be had.

        Raises:
            DeviceError: If the line has failed.
        """
        if not self._due:
            return []
        first = self._begin(Messages)
        if not any(isinstance(one.fold, Alarms) and one.subscribed for one in self._sources.values()):
            self._due = self._at_once = False
            return first
        self._asked_at = asyncio.get_running_loop().time()
        status = await self._ask(conversation, subscription)
        if status in (ua.StatusCodes.BadRefreshInProgress, ua.StatusCodes.BadRequestTimeout):
            return first
        self._due = self._at_once = False
        if not ua.StatusCode(status).is_bad():
            return first
        reason = f"the server does not tell which alarms were active before: {words(status)}"
        _log.warning("active alarms unknown", extra={"machine": self._machine, "reason": reason})
        blind = self._begin(Alarms)
        self.complaints.update({reading.signal: reason for reading in blind})
        return first + [replace(reading, value=None, quality=Quality.BAD) for reading in blind]

    async def _ask(self, conversation: Conversation, subscription: int) -> int:
        """Call ConditionRefresh; gives the status. Source: OPC UA Part 9, 5.5.7."""
        request = ua.CallMethodRequest(_CONDITION_TYPE, _REFRESH, [ua.Variant(subscription, ua.VariantType.UInt32)])
        try:
            (answer,) = await conversation.ask("asking for the active alarms", conversation.session.call([request]))
        except DeviceError as failure:
            cause = failure.__cause__
            if isinstance(cause, TimeoutError):
                # How long the line may be silent is longer than that: asked again later.
                return int(ua.StatusCodes.BadRequestTimeout)
            if isinstance(failure, Unreachable) or not isinstance(cause, ua.UaStatusCodeError):
                raise
            return int(cause.code)
        return int(answer.StatusCode.value)

    def settle(self) -> list[Reading]:
        """Believe what was told so far, of a server that was asked a while ago and never said that it was done."""
        return [] if self._due else self._begin(Alarms)

    def _begin(self, which: type[Alarms | Messages]) -> list[Reading]:
        now = steady_now()
        beginning = [
            one for one in self._sources.values() if isinstance(one.fold, which) and one.subscribed and one.fold.waiting
        ]
        changes = [(one, one.fold.open()) for one in beginning]
        return [self._reading(one, change, now) for one, change in changes if change is not None]

    def hear(self, told: Sequence[ua.EventFieldList], received: datetime) -> list[Reading]:
        """Turn events into readings, in their order.

        Args:
            told: As they came.
            received: When they came (UTC).
        """
        readings: list[Reading] = []
        for event in told:
            source = self._sources.get(event.ClientHandle)
            if source is None:
                continue
            try:
                heard = happening(event.EventFields or ())
            except (ValueError, TypeError, AttributeError) as unfit:
                self._complain(source.signal, f"an event that cannot be read: {unfit}")
                continue
            match heard.kind:
                case Kind.REFRESH_REQUIRED:
                    self._due = self._at_once = True
                case Kind.REFRESH_ENDS:
                    self.complaints.pop(source.signal, None)
                case Kind.OVERFLOW:
                    self._overflowed(source.signal)
                    self._due = True
                case _:
                    pass
            change = source.fold.hear(heard)
            if change is not None:
                readings.append(self._reading(source, change, received))
        return readings

    def _reading(self, source: _Source, change: Change, received: datetime) -> Reading:
        try:
            value = source.read(change.text) if change.text else ""
        except (ValueError, TypeError) as unfit:
            self._complain(source.signal, str(unfit))
            return Reading(self._machine, source.signal, None, Quality.BAD, change.at, received)
        return Reading(self._machine, source.signal, value, Quality.GOOD, change.at, received)

    def _complain(self, signal: str, reason: str) -> None:
        if self.complaints.get(signal) != reason:
            self.complaints[signal] = reason
            _log.info("no usable event", extra={"machine": self._machine, "signal": signal, "reason": reason})
