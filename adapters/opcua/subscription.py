"""One subscription for all points of a machine: its items, what the server made of them, and what it tells."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from asyncua import ua

from adapters.opcua.connection import Address, Connection, Options
from adapters.opcua.conversation import Conversation
from adapters.opcua.events.heard import EventPoints
from adapters.opcua.items import Counts, Revised, as_it_happened, value_request
from adapters.opcua.jobs.current import TOLD_BY_JOBS, told_by
from adapters.opcua.nodes import Missing, Namespaces, resolve
from adapters.opcua.refusals import words
from adapters.opcua.values import PLAIN, plain
from collector.core.signals import Quality, Reading, Value
from collector.errors import Unreachable
from collector.ports import Point, interpreter
from collector.steady import steady_now

_log = logging.getLogger(__name__)

KEEP_ALIVE = 1.0
"""Seconds after which the server says that nothing has changed."""

MOST_PER_PUBLISH = 1000
"""Values in one message; asyncua's own server sends more all the same."""

MOST_AT_ONCE = 250
"""Values that are interpreted before others have their turn."""

SEVERITY = 0xC0000000
INFO, OVERFLOW = 0x0C80, 0x0480
"""InfoType DataValue and the overflow bit: the server's queue lost a value. Source: OPC UA Part 4, 7.39.1."""


class Subscription:
    """All points of one machine on one subscription.

    Args:
        conversation: The open session.
        connection: For the instance's name and the session's time-out.
        options: Intervals and queue from the profile.
        machine: The machine's id, for its readings.
        points: What to subscribe to.
    """

    def __init__(
        self,
        conversation: Conversation,
        connection: Connection,
        options: Options,
        machine: str,
        points: Sequence[Point],
    ) -> None:
        self._conversation = conversation
        self._connection = connection
        self._options = options
        self._machine = machine
        self._points = list(points)
        self._heard: set[int] = set()
        # Client handle to what its notifications need; the handle is the point's place in the list, plus one.
        self._items: dict[int, tuple[str, Callable[[Any], Value]]] = {
            handle: (point.signal, interpreter(point))
            for handle, point in enumerate(points, 1)
            if point.address.events is None
        }
        by_events = {handle: point for handle, point in enumerate(points, 1) if handle not in self._items}
        self._events = EventPoints(machine, by_events, self._overflowed)
        self._missing: dict[str, str] = {}
        self._poor: dict[str, str] = {}
        self._namespaces = Namespaces({}, [])
        self._next_sequence = 1
        self._identifier = 0
        self.nodes: dict[str, ua.NodeId] = {}
        self.revised: dict[str, Revised] = {}
        self.keep_alive = KEEP_ALIVE
        self.counts = Counts()

    @property
    def complaints(self) -> Mapping[str, str]:
        """Signals without a value that can be trusted, each with the reason."""
        return {**self._poor, **self._events.complaints, **self._missing}

    async def create(self, namespaces: Namespaces) -> list[Reading]:
        """Create the subscription and its items.

        Returns:
            A BAD reading for each point that the server does not give, and what events do not have to be waited for.
        """
        self._namespaces = namespaces
        publishing, lasting = self._options.publishing, self._conversation.session_timeout
        keep_alives = max(1, round(KEEP_ALIVE / publishing))
        asked = ua.CreateSubscriptionParameters()
        asked.RequestedPublishingInterval = publishing * 1000
        asked.RequestedMaxKeepAliveCount = keep_alives
        asked.RequestedLifetimeCount = max(3 * keep_alives, math.ceil(lasting / publishing))
        asked.MaxNotificationsPerPublish = MOST_PER_PUBLISH
        asked.PublishingEnabled = True
        asked.Priority = 0
        agreed = await self._conversation.ask(
            "creating the subscription", self._conversation.session.create_subscription(asked, _never_called)
        )
        self._identifier = int(agreed.SubscriptionId)
        self.keep_alive = float(agreed.RevisedPublishingInterval) / 1000 * max(1, int(agreed.RevisedMaxKeepAliveCount))
        await self._add(list(range(len(self._points))))
        return self._silent(self._missing) + await self._refresh()

    async def _refresh(self) -> list[Reading]:
        return await self._events.refresh(self._conversation, self._identifier)

    def extend_namespaces(self, table: Sequence[str]) -> Namespaces:
        """Take a namespace table that has grown at its end."""
        self._namespaces = Namespaces(self._options.namespaces, table)
        return self._namespaces

    async def retry_missing(self) -> list[Reading]:
        """Look again for what the server did not know; its values come by themselves when it does.

        Returns:
            A BAD reading for each item of which nothing was heard since it was made, and what events say.
        """
        unheard = [signal for handle, (signal, _) in self._items.items() if handle not in self._heard]
        unheard = [signal for signal in unheard if signal not in self._poor and signal not in self._missing]
        for signal in unheard:
            self._poor[signal] = "the server has sent no value yet"
        positions = [position for position, point in enumerate(self._points) if point.signal in self._missing]
        if positions:
            before = set(self._missing)
            await self._add(positions)
            if came := before - set(self._missing):
                _log.info("points have appeared", extra={"machine": self._machine, "signals": sorted(came)})
        return self._silent(unheard) + self._events.settle() + await self._refresh()

    async def _add(self, positions: list[int]) -> None:
        addresses = [self._address(position) for position in positions]
        found = await resolve(self._conversation, self._namespaces, self._connection.machine, addresses)
        wanted: list[tuple[int, ua.MonitoredItemCreateRequest]] = []
        for position, address, node in zip(positions, addresses, found, strict=True):
            signal = self._points[position].signal
            if isinstance(node, Missing):
                self._missing[signal] = f"{address.text}: {node.reason}"
            else:
                self.nodes[signal] = node
                wanted.append((position, self._request(position, address, node)))

        async def create(some: list[tuple[int, ua.MonitoredItemCreateRequest]]) -> list[ua.MonitoredItemCreateResult]:
            asked = ua.CreateMonitoredItemsParameters()
            asked.SubscriptionId = self._identifier
            asked.TimestampsToReturn = ua.TimestampsToReturn.Source
            asked.ItemsToCreate = [request for _, request in some]
            return list(await self._conversation.session.create_monitored_items(asked))

        results = await self._conversation.in_chunks("subscribing to the points", "items", wanted, create)
        again: list[int] = []
        for (position, request), result in zip(wanted, results, strict=True):
            signal = self._points[position].signal
            if result.StatusCode.is_bad():
                if self._events.asks_less(position + 1, result.StatusCode.value):
                    again.append(position)
                self._missing[signal] = f"{self._address(position).text}: {words(result.StatusCode.value)}"
                continue
            self._missing.pop(signal, None)
            queue = int(request.RequestedParameters.QueueSize)
            if position + 1 not in self._items:
                self._events.subscribed(position + 1)
                # A refresh may be cut short by less than was asked; it is then said by the server, and repeated.
                queue = min(queue, self._options.queue)
            self._revise(signal, queue, result)
        if again:
            await self._add(again)

    def _revise(self, signal: str, queue: int, result: ua.MonitoredItemCreateResult) -> None:
        """Note what the server made of an item, and that it keeps less than was asked."""
        revised = Revised(float(result.RevisedSamplingInterval) / 1000, int(result.RevisedQueueSize))
        self.revised[signal] = revised
        # Some say 0 for one value. Source: OPC UA Part 4, 7.21.
        if max(revised.queue, 1) < queue:
            self.counts.short_queues += 1
            if self.counts.short_queues == 1:
                _log.warning(
                    "the server keeps fewer values between two publishes than asked: what changes more often is lost",
                    extra={"machine": self._machine, "signal": signal, "asked": queue, "kept": revised.queue},
                )

    def _address(self, position: int) -> Address:
        address = self._points[position].address
        assert isinstance(address, Address)
        return address

    def _request(self, position: int, address: Address, node: ua.NodeId) -> ua.MonitoredItemCreateRequest:
        if address.events is not None:
            return self._events.request(position + 1, node, address, self._namespaces)
        sampling = self._options.sampling if address.sampling is None else address.sampling
        return value_request(position + 1, node, sampling, address.queue or self._options.queue)

    def _silent(self, signals: Iterable[str]) -> list[Reading]:
        now = steady_now()
        return [Reading(self._machine, signal, None, Quality.BAD, None, now) for signal in signals]

    async def next_readings(self, acknowledged: list[int]) -> list[Reading]:
        """Wait for the server to tell something.

        Args:
            acknowledged: Sequence numbers that have arrived; this call sends and refills it.

        Returns:
            Readings in the order in which things happened; empty when the server says that nothing changed.

        Raises:
            DeviceError: If the session, the subscription or the line has ended.
        """
        told: list[ua.MonitoredItemNotification] = []
        happened: list[ua.EventFieldList] = []
        while True:
            acks = [ua.SubscriptionAcknowledgement(self._identifier, number) for number in acknowledged]
            acknowledged.clear()
            response = await self._conversation.ask("waiting for values", self._conversation.session.publish(acks))
            if response.ResponseHeader.ServiceResult.is_bad():
                await self._conversation.ask("waiting for values", _failing(response.ResponseHeader.ServiceResult))
            result = response.Parameters
            message = result.NotificationMessage
            self.check_sequence(int(message.SequenceNumber), bool(message.NotificationData))
            if message.NotificationData:
                acknowledged.append(message.SequenceNumber)
            for notification in message.NotificationData or ():
                if isinstance(notification, ua.DataChangeNotification):
                    told.extend(notification.MonitoredItems or ())
                elif isinstance(notification, ua.EventNotificationList):
                    happened.extend(notification.Events or ())
                elif isinstance(notification, ua.StatusChangeNotification):
                    raise Unreachable(f"the server ended the subscription: {words(notification.Status.value)}")
            enough = len(told) + len(happened) >= 20 * MOST_PER_PUBLISH
            if not result.MoreNotifications or not message.NotificationData or enough:
                readings = await self._interpret(told, happened, steady_now())
                return readings + await self._refresh() if self._events.refresh_at_once else readings

    def check_sequence(self, number: int, holds_data: bool) -> None:
        """Count the messages that never came.

        Args:
            number: The message's sequence number, from 1; a keep-alive carries that of the next message.
            holds_data: It is no keep-alive.

        Source: OPC UA Part 4, 7.26 (numbers after 4294967295 begin again at 1).
        """
        if number > self._next_sequence:
            if self.counts.gaps == 0:
                _log.warning("the server skipped messages", extra={"machine": self._machine, "at": number})
            self.counts.gaps += number - self._next_sequence
        self._next_sequence = number % 0xFFFFFFFF + 1 if holds_data else number

    async def _interpret(
        self, told: Sequence[ua.MonitoredItemNotification], happened: Sequence[ua.EventFieldList], received: datetime
    ) -> list[Reading]:
        readings = self._events.hear(happened, received) if happened else []
        self.counts.values += len(readings)
        for start in range(0, len(told), MOST_AT_ONCE):
            if start:
                await asyncio.sleep(0)
            readings += self.interpret(told[start : start + MOST_AT_ONCE], received)
        return as_it_happened(readings)

    def interpret(self, told: Sequence[ua.MonitoredItemNotification], received: datetime) -> list[Reading]:
        """Turn notifications into readings, in their order. This is the hot path: about 2 us for each.

        Args:
            told: As they came.
            received: When they came (UTC).
        """
        machine, items, heard, poor = self._machine, self._items, self._heard, self._poor
        good, finite, plain_types = Quality.GOOD, math.isfinite, PLAIN
        readings: list[Reading] = []
        add = readings.append
        for notification in told:
            item = items.get(notification.ClientHandle)
            if item is None:
                continue
            signal, read = item
            heard.add(notification.ClientHandle)
            data = notification.Value
            status = data.StatusCode.value if data.StatusCode is not None else 0
            quality, value = good, None
            if status:
                quality = self._quality(signal, status)
            if quality is not Quality.BAD:
                try:
                    raw = data.Value.Value
                    value = read(raw if type(raw) in plain_types else self._plain(signal, data.Value))
                    if type(value) is float and not finite(value):
                        raise ValueError("no number")
                    if poor and quality is good:
                        poor.pop(signal, None)
                except (ValueError, TypeError, AttributeError, OverflowError) as unfit:
                    quality, value = Quality.BAD, None
                    self._complain(signal, str(unfit))
            add(Reading(machine, signal, value, quality, data.SourceTimestamp, received))
        self.counts.values += len(readings)
        return readings

    def _plain(self, signal: str, held: ua.Variant) -> bool | int | float | str:
        if signal in TOLD_BY_JOBS and (isinstance(held.Value, list) or (held.Value is None and held.is_array)):
            return told_by(signal, held.Value or (), self._namespaces)
        return plain(held.Value, self._namespaces)

    def _quality(self, signal: str, status: int) -> Quality:
        if status & INFO == OVERFLOW:
            self._overflowed(signal)
        match status & SEVERITY:
            case 0:
                return Quality.GOOD
            case 0x40000000:  # Uncertain.
                return Quality.UNCERTAIN
            case _:
                self._complain(signal, words(status))
                return Quality.BAD

    def _overflowed(self, signal: str) -> None:
        self.counts.overflows += 1
        if self.counts.overflows == 1:
            _log.warning(
                "the server's queue lost values: raise `queue` or lower `publishing`",
                extra={"machine": self._machine, "signal": signal},
            )

    def _complain(self, signal: str, reason: str) -> None:
        if self._poor.get(signal) != reason:
            self._poor[signal] = reason
            _log.info("no usable value", extra={"machine": self._machine, "signal": signal, "reason": reason})


def _never_called(_: ua.PublishResult) -> None:
    """asyncua wants a callback; its publish loop, the only one to call it, does not run."""


async def _failing(status: ua.StatusCode) -> None:
    status.check()
