"""The alarms of a TRUMPF machine: events of its object 179, as the maker recorded them on a TruLaser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from asyncua import ua

from adapters import CATALOGUE
from adapters.opcua.adapter import OpcUaAdapter
from adapters.opcua.connection import Connection, Options
from collector.ports import Device
from collector.settings.library import Library
from tests.adapters.opcua.conditions import ConditionServer

TRUMPF = "http://trumpf.com/TRUMPF-Interfaces/"
(ALARM,) = (
    point
    for profile in [Library(Path("/nowhere"), CATALOGUE).find("opcua/trumpf-laser-cutting")]
    if profile is not None
    for point in profile.points
    if point.signal == "alarm"
)


class TruLaser(ConditionServer):
    """A server whose object 179 tells events of TcMachineAlarmType."""

    def __init__(self) -> None:
        super().__init__()
        self.late = True

    async def start(self) -> None:
        await super().start()
        index = await self.machine.server.register_namespace(TRUMPF)
        node = await self.machine.server.nodes.objects.add_object(ua.NodeId("179", index), f"{index}:Messages")
        await node.set_event_notifier([ua.EventNotifier.SubscribeToEvents])
        self._notifier = node.nodeid

    async def _tell(self, event: Any, number: str | None, at: datetime | None) -> None:
        event.add_property("AlarmIdentifier", number, ua.VariantType.String)
        await super()._tell(event, None, at)


@asynccontextmanager
async def laser() -> AsyncIterator[TruLaser]:
    """The server for the length of a block."""
    server = TruLaser()
    await server.start()
    try:
        yield server
    finally:
        await server.machine.stop()


async def test_the_gravest_active_message_is_the_alarm() -> None:
    """With the maker's identifier; what is over, or less grave, makes room for it and comes back after it."""
    async with laser() as server:
        connection = Connection(url=server.machine.url)
        options = Options.model_validate({"namespaces": {"trumpf": TRUMPF}, "publishing": "50 ms"})
        async with (
            OpcUaAdapter(Device("laser", connection, [ALARM], options)).connect() as link,
            aclosing(cast(Any, link.readings())) as readings,
            asyncio.timeout(30),
        ):

            async def until(told: object) -> None:
                while True:
                    for reading in await anext(readings):
                        if reading.value == told:
                            return

            await until("")
            await server.raise_("5.11.1/44", "Lichtschranke 1 unterbrochen", 800, "BasePlc.5.11.1")
            await until("BasePlc.5.11.1 Lichtschranke 1 unterbrochen")
            await server.raise_(
                "0.80/1", "pallet changer service functions are activated", 400, "BasePlc.0.80.80030002"
            )
            await server.clear("5.11.1/44")
            await until("BasePlc.0.80.80030002 pallet changer service functions are activated")
            await server.clear("0.80/1")
            await until("")
