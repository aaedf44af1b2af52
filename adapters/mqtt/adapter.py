"""How a machine's devices at a broker are reached: one conversation, gone when the block is left."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from adapters.mqtt.addresses import problems_of
from adapters.mqtt.broker import Broker
from adapters.mqtt.connection import Connection
from adapters.mqtt.link import MqttLink
from collector.errors import ConfigError
from collector.ports import Device, Link

_log = logging.getLogger(__name__)


class MqttAdapter:
    """Reaches one machine's devices.

    Args:
        device: Its connection, options and points, as the dialect's models.

    Raises:
        ConfigError: If a topic has a placeholder that the connection gives no name for, or a writable point nothing
            that it can be told by. All such problems at once.
    """

    def __init__(self, device: Device) -> None:
        assert isinstance(device.connection, Connection)
        self._device, self._connection = device, device.connection
        if problems := problems_of(device):
            raise ConfigError(problems)
        if self._connection.user is not None and not self._connection.tls:
            about = {"machine": device.machine, "broker": self._connection.place}
            _log.warning("the password crosses the network unencrypted", extra=about)

    def connect(self) -> AbstractAsyncContextManager[Link]:
        """See `collector.ports.Adapter.connect`."""
        return self._connect()

    @asynccontextmanager
    async def _connect(self) -> AsyncIterator[MqttLink]:
        # Two clients of one name throw each other out for ever, so each conversation has its own (at most 23 signs).
        client_id = self._connection.client_id or f"etabli-{self._device.machine}"[:16] + f"-{secrets.token_hex(3)}"
        broker = Broker(self._connection, client_id)
        failure: Exception | None = None
        try:
            await broker.open()
            link = MqttLink(self._device, broker, client_id)
            async with asyncio.TaskGroup() as tasks:
                running = link.begin(tasks)
                try:
                    await link.meet()
                    yield link
                except Exception as raised:
                    # Carried around the group, which would wrap it.
                    failure = raised
                finally:
                    for task in running:
                        task.cancel()
        finally:
            await broker.close()
        if failure is not None:
            raise failure
