"""How an OPC UA device is reached: one session, one subscription, and both gone when the block is left."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from adapters.opcua.connection import Address, Connection, Options, problems_of
from adapters.opcua.conversation import Conversation
from adapters.opcua.forecasts import FORECASTS, Forecasts
from adapters.opcua.identity import learn_limits, meet
from adapters.opcua.judged import JUDGED, JudgedParts
from adapters.opcua.lamps import LAMPS, StackLight
from adapters.opcua.link import OpcUaLink
from adapters.opcua.nodes import read_namespaces
from adapters.opcua.rounds import Beside
from adapters.opcua.subscription import Subscription
from adapters.opcua.tools.listing import RETRIES, ToolList
from collector.core.tools import LIST
from collector.errors import ConfigError
from collector.ports import Device, Link

_BESIDE: Mapping[str, Callable[[Conversation, str | None, str, Address, float], Beside]] = {
    LIST: ToolList,
    LAMPS: StackLight,
    FORECASTS: Forecasts,
    JUDGED: JudgedParts,
}
"""Points that are whole folders, and what looks after them."""


class OpcUaAdapter:
    """Reaches one device.

    Args:
        device: Its connection, options and points, as the dialect's models.

    Raises:
        ConfigError: If an address uses an alias that the profile's `namespaces` does not explain, or `{machine}` where
            the site file names no instance. All such problems at once.
    """

    def __init__(self, device: Device) -> None:
        connection, options = device.connection, device.options
        assert isinstance(connection, Connection)
        assert isinstance(options, Options)
        self._device, self._connection, self._options = device, connection, options
        if problems := problems_of(device):
            raise ConfigError(problems)

    def connect(self) -> AbstractAsyncContextManager[Link]:
        """See `collector.ports.Adapter.connect`."""
        return self._connect()

    @asynccontextmanager
    async def _connect(self) -> AsyncIterator[OpcUaLink]:
        conversation = Conversation(self._connection, self._device.keep)
        failure: Exception | None = None
        try:
            await conversation.open()
            link = await self._subscribe(conversation)
            async with asyncio.TaskGroup() as tasks:
                running = link.begin(tasks, self._device.machine)
                try:
                    yield link
                except Exception as raised:
                    # Carried around the group, which would wrap it.
                    failure = raised
                finally:
                    for task in running:
                        task.cancel()
        finally:
            await conversation.close()
        if failure is not None:
            raise failure

    async def _subscribe(self, conversation: Conversation) -> OpcUaLink:
        device, connection, options = self._device, self._connection, self._options
        await learn_limits(conversation)
        namespaces = await read_namespaces(conversation, options.namespaces)
        answerer = await meet(conversation, connection, namespaces)
        single = [point for point in device.points if point.signal not in _BESIDE]
        subscription = Subscription(conversation, connection, options, device.machine, single)
        first = await subscription.create(namespaces)
        points = {point.signal: point for point in single}
        look_every = RETRIES * options.retry_missing
        beside = [
            _BESIDE[point.signal](conversation, connection.machine, device.machine, point.address, look_every)
            for point in device.points
            if point.signal in _BESIDE
        ]
        link = OpcUaLink(conversation, subscription, answerer, connection, options, namespaces, points, first, beside)
        await link.learn_types()
        return link
