"""Beside thingsboard-gateway, in an environment of its own: the same server, 10,000 changes a second, told onward.

`make gateway` installs it. It tells a ThingsBoard over MQTT: here a real mosquitto, and somebody behind it who answers
what a platform is asked for and counts the values that come. Ours writes each to the disk and tells a real database.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import shutil
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import aiomqtt

from collector.runtime.groups import task_group
from tests.adapters.mqtt.broker import Broker
from tests.bench.figures import Figure, NotHere
from tests.bench.opcua_values import ITEMS, MEASURED, WARM, flow, telling_a_database
from tests.bench.processes import ENVIRONMENT, PATIENCE, Child, module, start
from tests.bench.recovery import AWAY

PROGRAM = shutil.which("thingsboard-gateway", path=str(Path(".tools/gateway/bin").absolute()))

NO_LIMITS = {"messages": "", "telemetryMessages": "", "telemetryDataPoints": ""}
STILL = 3.0
"""Seconds without a value after which no more will come."""

PATIENT = 240.0
"""Seconds for which the gateway is waited for behind an outage."""


class Platform:
    """What the gateway takes for a ThingsBoard: says that nothing is limited, and counts values."""

    def __init__(self) -> None:
        self.values = 0
        self.last = 0.0
        self.seen: set[str] = set()

    async def serve(self, port: int) -> None:
        """Until cancelled."""
        async with aiomqtt.Client("127.0.0.1", port, identifier="platform", max_inflight_messages=1_000) as client:
            await client.subscribe([("v1/devices/me/rpc/request/+", 1), ("v1/gateway/telemetry", 1)])
            async for message in client.messages:
                told = json.loads(bytes(message.payload))  # type: ignore[arg-type]
                topic = str(message.topic)
                if topic == "v1/gateway/telemetry":
                    self._count(told)
                elif told.get("method") == "getSessionLimits":
                    limits = {"maxPayloadSize": 10_000_000, "maxInflightMessages": 1_000, "rateLimits": NO_LIMITS,
                              "gatewayRateLimits": NO_LIMITS}  # fmt: skip
                    await client.publish(topic.replace("request", "response"), json.dumps(limits), qos=1)

    def _count(self, told: dict[str, list[dict[str, Any]]]) -> None:
        for rows in told.values():
            for row in rows:
                values = row.get("values", row)
                self.values += len(values)
                self.seen |= values.keys()
        self.last = time.monotonic()

    async def until_still(self) -> None:
        """Until no more values come."""
        self.last = time.monotonic()
        async with asyncio.timeout(PATIENCE):
            while time.monotonic() - self.last < STILL:  # noqa: ASYNC110 - nothing tells that nothing comes
                await asyncio.sleep(0.05)


def furnish(folder: Path, server: int, broker: int) -> None:
    """Write the gateway's configuration: every value by subscription, dated by its source, and next to no log."""
    (folder / "logs").mkdir(parents=True)
    values = [
        {"key": f"c{item:04}", "type": "identifier", "value": f"${{ns=2;s=m1/c{item:04}}}",
         "timestampLocation": "sourceTimestamp"}
        for item in range(1, ITEMS + 1)
    ]  # fmt: skip
    opcua = {
        "server": {
            "url": f"opc.tcp://127.0.0.1:{server}", "timeoutInMillis": 5000, "scanPeriodInMillis": 3_600_000,
            "pollPeriodInMillis": 5000, "enableSubscriptions": True, "subCheckPeriodInMillis": 100,
            "subDataMaxBatchSize": 1000, "subDataMinBatchCreationTimeMs": 200, "subscriptionProcessBatchSize": 2000,
            "sessionTimeoutInMillis": 120_000, "security": "None", "identity": {"type": "anonymous"},
        },
        "mapping": [
            {
                "deviceNodeSource": "path", "deviceNodePattern": "Root\\.Objects",
                "deviceInfo": {
                    "deviceNameExpression": "m1", "deviceNameExpressionSource": "constant",
                    "deviceProfileExpression": "default", "deviceProfileExpressionSource": "constant",
                },
                "attributes": [], "timeseries": values, "rpc_methods": [], "attributes_updates": [],
            }
        ],
    }  # fmt: skip
    gateway = {
        "thingsboard": {
            "host": "127.0.0.1", "port": broker, "remoteShell": False, "remoteConfiguration": False,
            "statistics": {"enable": False}, "checkConnectorsConfigurationInSeconds": 60,
            "maxPayloadSizeBytes": 1_000_000, "minPackSendDelayMS": 50, "minPackSizeToSend": 500, "qos": 1,
            "security": {"type": "accessToken", "accessToken": "bench"}, "reportStrategy": {"type": "ON_RECEIVED"},
            "checkingDeviceActivity": {"checkDeviceInactivity": False},
        },
        "storage": {"type": "memory", "read_records_count": 1000, "max_records_count": 1_000_000},
        "grpc": {"enabled": False},
        "connectors": [{"type": "opcua", "name": "bench", "configuration": "opcua.json"}],
    }  # fmt: skip
    quiet = {"version": 1, "disable_existing_loggers": False, "handlers": {"none": {"class": "logging.NullHandler"}},
             "loggers": {}, "root": {"level": "ERROR", "handlers": ["none"]}}  # fmt: skip
    for name, content in (("opcua", opcua), ("tb_gateway", gateway), ("logs", quiet)):
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")


@contextlib.asynccontextmanager
async def serving(folder: Path, server: int, broker: int) -> AsyncIterator[Child]:
    """The gateway for the length of a block."""
    await asyncio.to_thread(furnish, folder, server, broker)
    assert PROGRAM is not None
    child = await start(
        [PROGRAM], talks=False, folder=folder, environment={**ENVIRONMENT, "TB_GW_CONFIG_DIR": str(folder)}
    )
    try:
        yield child
    finally:
        await child.end()


async def measure(directory: Path) -> Sequence[Figure]:
    """One after the other, at one server, which then goes for a while.

    Raises:
        NotHere: The gateway is not installed.
    """
    if PROGRAM is None:
        raise NotHere("thingsboard-gateway is not installed; `make gateway` does it")
    platform, broker = Platform(), Broker()
    try:
        await broker.start()
        async with task_group() as group, module("opcua_machines", 0, 1, ITEMS) as server:
            port = (await server.hear())["ready"]
            answering = group.create_task(platform.serve(broker.inside), name="platform")
            async with serving(directory / "gateway", port, broker.inside) as gateway:
                theirs, sent, heard, seconds = await _flow(server, gateway, platform)
                await server.kill()
                await asyncio.sleep(AWAY)
                async with module("opcua_machines", port, 1, ITEMS) as back:
                    returned = (await back.hear())["at"]
                    returning = await _all_again(back, platform, returned)
            answering.cancel()
        async with (
            module("opcua_machines", 0, 1, ITEMS) as server,
            telling_a_database(directory / "ours", server) as one,
        ):
            ours, ours_sent, took = await flow(server, one, "carried")
    finally:
        await broker.close()
    return [
        Figure("processor time per value", ours / ours_sent * 1e6, "µs", bare=theirs / sent * 1e6,
               remark="ours to the disk and a database; theirs, from memory, to a broker"),
        Figure("of one core", ours / took * 100, "%", bare=theirs / seconds * 100),
        Figure("of theirs", ours / ours_sent / (theirs / sent), most=1.0),
        Figure("values that never came from the gateway", sent - heard, remark=f"of {sent:,} sent"),
        Figure("the gateway has all values again", returning, "s",
               remark=f"after {AWAY:g} s without the server; {PATIENT:g} is where waiting ended"),
    ]  # fmt: skip


async def _flow(server: Child, gateway: Child, platform: Platform) -> tuple[float, int, int, float]:
    """Processor time that the gateway used, values sent, those that came, seconds that it took."""
    async with asyncio.timeout(PATIENT):
        while len(platform.seen) < ITEMS:
            await server.ask("go", 1)
            await asyncio.sleep(0.5)
    await platform.until_still()
    await server.ask("go", WARM)
    await platform.until_still()
    before, began = platform.values, gateway.cpu()
    told = await server.ask("go", MEASURED)
    await platform.until_still()
    return gateway.cpu() - began, told["sent"], platform.values - before, told["seconds"]


async def _all_again(server: Child, platform: Platform, returned: float) -> float:
    """Seconds from a server's return until every value of it has come."""
    platform.seen.clear()
    last = returned + PATIENT
    while len(platform.seen) < ITEMS and time.monotonic() < last:
        await server.ask("go", 1)
        await asyncio.sleep(0.2)
    return time.monotonic() - returned
