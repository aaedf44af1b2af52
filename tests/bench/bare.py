"""A program: what an OPC UA or Modbus library costs by itself, receiving the same values and doing nothing with them.

Command: `counts` gives what has come so far.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import Any

from asyncua import Client
from pymodbus.client import AsyncModbusTcpClient

from tests.adapters.opcua.server import URI
from tests.bench.talk import commands, tell


async def listen_opcua(port: int, items: int, count: list[int]) -> None:
    """One subscription, read as an iterator."""
    async with Client(f"opc.tcp://127.0.0.1:{port}") as client:
        index = await client.get_namespace_index(URI)
        nodes = [client.get_node(f"ns={index};s=m1/c{item:04}") for item in range(1, items + 1)]
        subscription: Any = await client.create_subscription(250, queue_maxsize=100_000)
        async with subscription:
            await subscription.subscribe_data_change(nodes, queuesize=20, sampling_interval=100)
            async for _ in subscription:
                count[0] += 1


async def poll_modbus(port: int, blocks: list[tuple[int, int, int]], count: list[int]) -> None:
    """One connection; all blocks (unit, start, count of registers) in turn, once a second."""
    loop = asyncio.get_running_loop()
    async with AsyncModbusTcpClient("127.0.0.1", port=port) as client:
        due = loop.time()
        while True:
            for unit, start, size in blocks:
                answer = await client.read_holding_registers(start, count=size, device_id=unit)
                if answer.isError():
                    raise RuntimeError(str(answer))
                count[0] += 1
            due += 1.0
            await asyncio.sleep(max(0.0, due - loop.time()))


async def main(protocol: str, port: int, *rest: str) -> None:
    """Receive until the measurement goes away."""
    count = [0]
    if protocol == "opcua":
        work = listen_opcua(port, int(rest[0]), count)
    else:
        blocks = [tuple(int(number) for number in one.split(":")) for one in rest]
        work = poll_modbus(port, blocks, count)  # type: ignore[arg-type]
    async with asyncio.TaskGroup() as group:
        working = group.create_task(work, name=protocol)
        async for _ in commands():
            tell(whole=count[0], kept=count[0])
        working.cancel()


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:]))
