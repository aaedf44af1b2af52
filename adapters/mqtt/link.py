"""The open conversation with a machine's devices: what they say in order, whether they live, what they are told."""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from adapters.mqtt.addresses import Address, Options, filled_in
from adapters.mqtt.broker import Broker
from adapters.mqtt.connection import Connection
from adapters.mqtt.hearing import Hearing
from adapters.mqtt.payloads import MISSING, Payload
from adapters.mqtt.relay import Relay
from adapters.mqtt.rows import Identified, LastWill, Row, Spoken, Told
from collector.core.signals import Quality, Reading, Value
from collector.errors import DeviceError, Refused, Unreachable, WriteRejected
from collector.ports import Device
from collector.steady import steady_now

_log = logging.getLogger(__name__)

MOST_WAITING = 1_000
"""Batches that may wait for who reads the link. Then no more messages are taken from the broker's line."""


class MqttLink:
    """One open conversation.

    Args:
        device: The machine, with this dialect's models.
        broker: The conversation with the broker, open.
        client_id: Our name there; answers of a JSON-RPC come to it.
    """

    def __init__(self, device: Device, broker: Broker, client_id: str) -> None:
        self._machine, self._broker = device.machine, broker
        self._connection: Connection = device.connection
        self._options: Options = device.options
        names = self._connection.names
        self._spoken = {point.signal: Spoken(point, self._connection.held) for point in device.points}
        self._wills = [LastWill(online, names) for online in self._options.online]
        self._identities = {name: Identified(name, one) for name, one in self._options.identity.items()}
        self._hearing = Hearing()
        numbers = itertools.count(1)
        self._relays = {
            point.signal: Relay(point, names, client_id, numbers, broker, self._hearing, self._connection.timeout)
            for point in device.points
            if point.writable
        }
        self._routes: dict[str, list[Row]] = {}
        arming = [relay.arming for relay in self._relays.values() if relay.arming is not None]
        rows: list[Row] = [*self._spoken.values(), *self._wills, *self._identities.values(), *arming]
        for row in rows:
            for topic in row.topics:
                self._routes.setdefault(filled_in(topic, names), []).append(row)
        self._replies = f"{client_id}/rpc"
        for life in self._options.ask:
            for topic in life.answer:
                self._routes.setdefault(filled_in(topic, names), [])
        asks = [*self._options.ask, *(ask for point in device.points if (ask := _address(point).ask) is not None)]
        self._questions = list(dict.fromkeys((filled_in(ask.topic, names), ask.payload) for ask in asks))
        self._by_rpc = any(relay.by_rpc for relay in self._relays.values())
        self._can_be_asked = bool(self._questions) or self._by_rpc

        self._batches: deque[Sequence[Reading]] = deque()
        self._news, self._room = asyncio.Event(), asyncio.Event()
        self._failure: Exception | None = None
        self._loop = asyncio.get_running_loop()
        self._heard = self._loop.time()
        self._heard_anew = False
        self._unread: set[str] = set()
        self._complained_of: set[str] = set()
        self.counts = {"messages": 0, "garbage": 0}
        """Messages that came, and those of them that could not be read."""

    @property
    def identity(self) -> Mapping[str, str]:
        """What the device says of itself."""
        return {name: one.said for name, one in self._identities.items() if one.said}

    @property
    def clock_offset(self) -> float | None:
        """MQTT shows no clock."""
        return None

    @property
    def complaints(self) -> Mapping[str, str]:
        """Signals that the device does not give, or not so that they can be read, each with the reason."""
        complaints = {signal: relay.complaint for signal, relay in self._relays.items() if relay.complaint}
        complaints |= {signal: spoken.complaint for signal, spoken in self._spoken.items() if spoken.complaint}
        return MappingProxyType(complaints)

    async def readings(self) -> AsyncIterator[Sequence[Reading]]:
        """See `collector.ports.Link.readings`."""
        while True:
            while self._batches:
                batch = self._batches.popleft()
                self._room.set()
                yield batch
            if self._failure is not None:
                raise self._failure
            self._news.clear()
            await self._news.wait()

    async def write(self, signal: str, value: Value) -> None:
        """See `collector.ports.Writable.write`."""
        if self._failure is not None:
            raise self._failure
        relay = self._relays.get(signal)
        if relay is None:
            raise WriteRejected(f"{signal}: the profile says that it cannot be written")
        if not isinstance(value, bool):
            raise WriteRejected(f"{signal}: {value!r} is neither true nor false")
        try:
            await relay.tell(value)
        except DeviceError as failure:
            self._end(failure)
            raise

    # -- what runs beside it -----------------------------------------------------------------------------------------

    def begin(self, tasks: asyncio.TaskGroup) -> list[asyncio.Task[None]]:
        """Start listening and watching in the given group; the caller cancels what this gives."""
        work = {"listen": self._listen, "watch": self._watch, "first": self._tell_what_is_missing}
        return [
            tasks.create_task(self._to_the_link(what), name=f"mqtt {self._machine}: {name}")
            for name, what in work.items()
        ]

    async def meet(self) -> None:
        """Subscribe, ask, and wait until the devices are known to be there and to be whom we expect.

        Raises:
            Unreachable: A device is offline, or nothing is known of it at the broker.
            Refused: Another device answers than the one that we expect.
        """
        await self._broker.subscribe([*self._routes, *([self._replies] if self._by_rpc else [])])
        await self._ask_all()
        try:
            async with asyncio.timeout(self._connection.timeout):
                for will in self._wills:
                    if will.online is None:
                        await self._until_said(will)
                if self._can_be_asked and not self._heard_anew:
                    await self._until(lambda told: told.live)
        except TimeoutError:
            known = ", ".join(self._connection.names.values()) or self._machine
            raise Unreachable(f"nothing is heard of {known} at the broker {self._connection.place}") from None
        await self._identify()
        for relay in self._relays.values():
            await relay.arm()
        if self._failure is not None:
            raise self._failure

    async def _identify(self) -> None:
        connection = self._connection
        for name, row in self._identities.items():
            expected = connection.expect.get(name)
            if row.ask is not None:
                await self._broker.publish(filled_in(row.ask.topic, connection.names), row.ask.payload, qos=1)
            try:
                async with asyncio.timeout(connection.timeout):
                    if not row.said:
                        await self._until_said(row)
            except TimeoutError:
                if expected is not None:
                    raise Unreachable(f"the device does not say its {name}, and {expected!r} is expected") from None
            else:
                if expected is not None and row.said.casefold() != expected.casefold():
                    raise Refused(f"expected the device whose {name} is {expected!r}, and {row.said!r} answers")

    async def _to_the_link(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """A failure belongs to who reads the link: raised in the group it would cancel him instead of telling him."""
        try:
            await work()
        except Exception as failure:
            self._end(failure)

    def _end(self, failure: Exception) -> None:
        if self._failure is None:
            self._failure = failure
            self._hearing.fail(failure)
        self._news.set()

    def _hand_over(self, batch: Sequence[Reading]) -> None:
        # Of "nothing changed", one in the row is enough.
        if batch or not self._batches:
            self._batches.append(batch)
            self._news.set()

    async def _listen(self) -> None:
        async for message in self._broker.messages():
            self._take(str(message.topic), Payload(_octets(message.payload)), live=not message.retain)
            while len(self._batches) >= MOST_WAITING:
                self._room.clear()
                await self._room.wait()

    async def _watch(self) -> None:
        """Ask the broker and the devices for signs of life; end the line when they fail to come."""
        silence = self._connection.silence
        while True:
            await asyncio.sleep(silence / 4)
            await self._broker.beat()
            if self._can_be_asked:
                await self._ask_all()
                if self._loop.time() - self._heard >= silence:
                    raise Unreachable(f"the broker answers, and the device has said nothing for {silence:g} s")
                if not self._heard_anew:
                    continue
            self._heard_anew = False
            self._hand_over(())

    async def _tell_what_is_missing(self) -> None:
        """Signals that the device has not given in the time of an answer are unknown until it does."""
        # What an event says of now is that none happens.
        self._hand_over([self._reading(one.signal, "") for one in self._spoken.values() if one.is_event])
        await asyncio.sleep(2 * self._connection.timeout)
        missing = [spoken for spoken in self._spoken.values() if spoken.never_said()]
        if missing:
            self._hand_over([self._reading(spoken.signal, None) for spoken in missing])

    async def _ask_all(self) -> None:
        for topic, payload in self._questions:
            await self._broker.publish(topic, payload, qos=0)
        for relay in self._relays.values():
            await relay.ask_by_rpc()

    # -- what comes --------------------------------------------------------------------------------------------------

    async def _until_said(self, row: object) -> None:
        """Something was said of a row."""
        await self._until(lambda told: told.row is row)

    async def _until(self, met: Callable[[Told], bool]) -> None:
        with self._hearing.expecting(met) as told:
            await told

    def _take(self, topic: str, payload: Payload, *, live: bool) -> None:
        self.counts["messages"] += 1
        if live:
            self._heard, self._heard_anew = self._loop.time(), True
        readings: list[Reading] = []
        garbage, understood = "", False
        if topic == self._replies:
            try:
                readings += self._take_reply(payload.tree)
            except ValueError as unreadable:
                garbage = str(unreadable)
        for row in self._routes.get(topic, ()):
            raw, reason = None, ""
            try:
                raw = payload.at(row.paths)
            except ValueError as unreadable:
                reason = str(unreadable)
            if raw is MISSING:
                continue
            readings += self._said(row, raw, reason, live)
            reason = reason or getattr(row, "complaint", "")
            garbage, understood = garbage or reason, understood or not reason
        self._note(topic, garbage, understood)
        self._hearing.tell(Told(topic, None, live))
        if readings:
            self._hand_over(readings)

    def _take_reply(self, tree: Any) -> Sequence[Reading]:
        """The answer to a JSON-RPC: for the relay that asked, and, where it holds the state, for its signal."""
        number = tree.get("id") if isinstance(tree, dict) else None
        relay = next((one for one in self._relays.values() if one.asked(number)), None)
        if relay is None:
            return ()
        self._hearing.tell(Told(relay, tree, live=True))
        row = self._spoken[relay.signal]
        raw = relay.state_in(tree, row.paths)
        return () if raw is MISSING else self._said(row, raw, "", live=True)

    def _said(self, row: Row, raw: Any, garbage: str, live: bool) -> Sequence[Reading]:
        """Let a row take what was said of it; None with a reason is something unreadable."""
        told, changes = row.take(raw, garbage, live=live, now=self._loop.time())
        if told is not None:
            self._hearing.tell(told)
        if isinstance(row, LastWill) and row.online is False:
            self._end(Unreachable(f"{row.name} is offline, says the broker at {self._connection.place}"))
        return [self._reading(row.name, value) for value in changes]

    def _note(self, topic: str, garbage: str, understood: bool) -> None:
        """Count garbage; log a topic once when it cannot be read, and once when it can again. Never what it said."""
        about = {"machine": self._machine, "topic": topic}
        if garbage:
            self.counts["garbage"] += 1
            self._unread.add(topic)
            if topic not in self._complained_of:
                self._complained_of.add(topic)
                _log.warning("unreadable message", extra={**about, "reason": garbage})
        elif understood and topic in self._unread:
            self._unread.discard(topic)
            _log.info("messages readable again", extra=about)

    def _reading(self, signal: str, value: Value) -> Reading:
        quality = Quality.GOOD if value is not None else Quality.BAD
        return Reading(self._machine, signal, value, quality, None, steady_now())


def _address(point: Any) -> Address:
    address: Address = point.address
    return address


def _octets(payload: object) -> bytes:
    return payload if isinstance(payload, bytes) else str(payload or "").encode()
