"""The open conversation with one machine: its readings in order, its signs of life, its writes."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from asyncua import Node, ua

from adapters.opcua.connection import Connection, Options
from adapters.opcua.conversation import Conversation
from adapters.opcua.identity import Answerer
from adapters.opcua.nodes import NAMESPACE_ARRAY, Missing, Namespaces, resolve
from adapters.opcua.refusals import words
from adapters.opcua.rounds import Beside, go_round
from adapters.opcua.subscription import Subscription
from adapters.opcua.values import same, variant
from collector.core.signals import Reading, Value
from collector.errors import Unreachable, WriteRejected
from collector.ports import Point, device_value

_log = logging.getLogger(__name__)

CURRENT_TIME = ua.NodeId(ua.ObjectIds.Server_ServerStatus_CurrentTime)

LOOK = 1.0
"""Seconds between two looks at the line."""

MOST_WAITING = 32
"""Batches that wait for who reads them. When they are full we ask for no more, and the server's queues hold the rest:
nothing is dropped here."""

READ_BACK = (0.0, 0.01, 0.03, 0.06, 0.1, 0.3, 0.5)
"""Seconds to wait before each look at a value just written: some controllers take up to 50 ms to show it."""


class OpcUaLink:
    """Link, Writable and Described, over one session and one subscription.

    Args:
        conversation: The open session.
        subscription: All points on it, created.
        answerer: Who answered.
        connection: Its silence.
        options: Its heartbeat.
        namespaces: The namespace table on which the subscription was built.
        points: By signal.
        first: BAD readings of the points that the server does not give.
        beside: What is read beside the subscription: tool list, stack light.
    """

    def __init__(
        self,
        conversation: Conversation,
        subscription: Subscription,
        answerer: Answerer,
        connection: Connection,
        options: Options,
        namespaces: Namespaces,
        points: Mapping[str, Point],
        first: list[Reading],
        beside: Sequence[Beside] = (),
    ) -> None:
        self._beside = beside
        self._conversation = conversation
        self._subscription = subscription
        self._answerer = answerer
        self._connection = connection
        self._options = options
        self._namespaces = namespaces
        self._points = points
        self._batches: deque[Sequence[Reading]] = deque([first])
        self._news, self._room = asyncio.Event(), asyncio.Event()
        self._failure: Exception | None = None
        self._heard = self._published = time.monotonic()
        self._listening = False
        self._pulse: tuple[ua.NodeId, Any] | None = None
        self._kinds: dict[str, ua.VariantType] = {}

    @property
    def identity(self) -> Mapping[str, str]:
        """What the server says of itself."""
        return self._answerer.identity

    @property
    def clock_offset(self) -> float | None:
        """The server's clock minus ours, in seconds."""
        return self._answerer.clock_offset

    @property
    def complaints(self) -> Mapping[str, str]:
        """Signals that the server does not give, each with the reason."""
        said = dict(self._subscription.complaints)
        for one in self._beside:
            said.update(one.complaints)
        return said

    @property
    def counts(self) -> Mapping[str, int]:
        """Values that came, queue overflows that the server reported, messages that it skipped, items with a shorter
        queue than was asked."""
        return asdict(self._subscription.counts)

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

    # -- what runs beside it -----------------------------------------------------------------------------------------

    def begin(self, tasks: asyncio.TaskGroup, machine: str) -> list[asyncio.Task[None]]:
        """Start listening and watching in the given group; the caller cancels what this gives."""
        work = {
            "listen": self._listen,
            "watch": self._watch,
            "mend": self._mend,
            "renew": self._conversation.renew_channel,
        }
        for one in self._beside:
            work[one.name] = partial(go_round, one, self._hand_over, lambda: self._namespaces)
        return [
            tasks.create_task(self._to_the_link(what), name=f"opcua {machine}: {name}") for name, what in work.items()
        ]

    async def _to_the_link(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """A failure belongs to who reads the link: raised in the group it would cancel him instead of telling him."""
        try:
            await work()
        except Exception as failure:
            if self._failure is None:
                self._failure = failure
            self._news.set()

    def _hand_over(self, batch: Sequence[Reading]) -> None:
        # Of "nothing changed", one in the row is enough.
        if batch or not self._batches:
            self._batches.append(batch)
            self._news.set()

    async def _listen(self) -> None:
        acknowledged: list[int] = []
        while True:
            self._listening, self._published = True, time.monotonic()
            batch = await self._subscription.next_readings(acknowledged)
            self._listening, self._published = False, time.monotonic()
            if self._options.heartbeat is None:
                self._heard = self._published
            self._hand_over(batch)
            while len(self._batches) >= MOST_WAITING:
                self._room.clear()
                await self._room.wait()

    async def _watch(self) -> None:
        """Look at the line every second; end it when it is silent."""
        silence = self._connection.silence
        # A server that still answers reads may have lost the subscription all the same.
        deaf = max(3 * self._subscription.keep_alive, silence)
        while True:
            await asyncio.sleep(min(LOOK, silence / 4))
            now = time.monotonic()
            if now - self._heard >= LOOK or self._options.heartbeat is not None:
                try:
                    async with asyncio.timeout(max(silence - (now - self._heard), 0.05)):
                        alive = await self._beats()
                except TimeoutError:
                    alive = False
                except Unreachable as failure:
                    _wait_on(failure)
                    alive = False
                if alive:
                    self._heard = time.monotonic()
                    self._hand_over(())
            now = time.monotonic()
            if now - self._heard >= silence:
                raise Unreachable(f"nothing heard from {self._connection.url} for {silence:g} s")
            if self._listening and now - self._published >= deaf:
                raise Unreachable(
                    f"{self._connection.url} answers, but its subscription has been silent for {deaf:g} s"
                )

    async def _beats(self) -> bool:
        if self._options.heartbeat is None:
            await self._conversation.read("reading the server's clock", [CURRENT_TIME])
            return True
        if self._pulse is None:
            (node,) = await resolve(
                self._conversation, self._namespaces, self._connection.machine, [self._options.heartbeat]
            )
            if isinstance(node, Missing):
                return False
            self._pulse = (node, None)
        node, before = self._pulse
        (answer,) = await self._conversation.read("reading the heartbeat", [node])
        value = answer.Value.Value if answer.Value is not None else None
        self._pulse = (node, value)
        return not answer.StatusCode.is_bad() and value != before

    async def _mend(self) -> None:
        """Look for missing points again, and for a namespace table that moved under us."""
        while True:
            await asyncio.sleep(self._options.retry_missing)
            try:
                (answer,) = await self._conversation.read("reading the namespaces", [NAMESPACE_ARRAY])
            except Unreachable as failure:
                _wait_on(failure)
                continue
            table = tuple(answer.Value.Value or ()) if answer.Value is not None else ()
            if table[: len(self._namespaces.table)] != self._namespaces.table:
                raise Unreachable("the server's namespace table has changed: all node ids have to be found anew")
            if len(table) > len(self._namespaces.table):
                self._namespaces = self._subscription.extend_namespaces(table)
            self._hand_over(await self._subscription.retry_missing())

    # -- writing -----------------------------------------------------------------------------------------------------

    async def learn_types(self) -> None:
        """Read the types of the writable points now: a permit shall not wait for them later."""
        for signal, point in self._points.items():
            if point.writable and signal in self._subscription.nodes and signal not in self._kinds:
                node = Node(self._conversation.session, self._subscription.nodes[signal])
                try:
                    self._kinds[signal] = await self._conversation.ask(
                        f"reading the type of {signal}", node.read_data_type_as_variant_type()
                    )
                except Exception as failure:
                    cause = failure.__cause__
                    if not isinstance(cause, ua.UaStatusCodeError):
                        raise
                    _log.info("type not told", extra={"signal": signal, "reason": str(cause)})

    async def write(self, signal: str, value: Value) -> None:
        """See `collector.ports.Writable.write`."""
        if self._failure is not None:
            raise self._failure
        point = self._points.get(signal)
        if point is None or not point.writable:
            raise WriteRejected(f"{signal}: the profile says that it cannot be written")
        await self.learn_types()
        if signal not in self._kinds:
            raise WriteRejected(f"{signal}: {self.complaints.get(signal, 'the server does not tell its type')}")
        try:
            wanted = variant(device_value(point, value), self._kinds[signal])
        except (ValueError, TypeError, OverflowError) as unfit:
            raise WriteRejected(f"{signal}: {unfit}") from unfit
        node = self._subscription.nodes[signal]
        # Neither status nor times: many servers refuse to have those written (BadWriteNotSupported).
        data = ua.DataValue(wanted, StatusCode=None)
        (status,) = await self._conversation.ask(
            f"writing {signal}", self._conversation.session.write_attributes([node], [data])
        )
        if not status.is_good():
            raise WriteRejected(f"{signal}: {words(status.value)}")
        await self._read_back(signal, node, wanted)

    async def _read_back(self, signal: str, node: ua.NodeId, wanted: ua.Variant) -> None:
        shown: object = None
        for pause in READ_BACK:
            await asyncio.sleep(pause)
            (answer,) = await self._conversation.read(f"reading {signal} back", [node])
            if answer.StatusCode is not None and answer.StatusCode.is_bad():
                raise WriteRejected(f"{signal}: cannot be read back: {words(answer.StatusCode.value)}")
            shown = answer.Value.Value if answer.Value is not None else None
            if same(wanted, shown):
                return
        raise WriteRejected(f"{signal}: {wanted.Value!r} was written, {shown!r} is read back")


def _wait_on(failure: Unreachable) -> None:
    """Raise what ended the line. A question that was not answered in time did not: how long the line may be silent is
    longer than that, and what the server has to tell since is still in its queue."""
    if not isinstance(failure.__cause__, TimeoutError):
        raise failure
