"""A program: an OPC UA server with 10,000 nodes in a hundred folders, which allows little in one request.

Commands: `limit NODES REFERENCES POINTS` sets how many nodes one Browse may hold, how many references one answer, and
how many continuation points there may be; `requests` tells how many Browse and BrowseNext came since.
"""

from __future__ import annotations

import asyncio
import logging
import sys

from asyncua import ua

from tests.adapters.opcua.limited import Limits
from tests.adapters.opcua.server import MachineServer
from tests.bench.talk import commands, tell

FOLDERS, VARIABLES = 100, 99


async def main() -> None:
    """Serve until the measurement goes away."""
    held = MachineServer({})
    await held.start()
    objects = held.server.nodes.objects
    for number in range(FOLDERS):
        above = await objects.add_folder(ua.NodeId(f"F{number}", held.index), f"{held.index}:F{number}")
        for place in range(VARIABLES):
            name = f"V{number}.{place}"
            await above.add_variable(ua.NodeId(name, held.index), f"{held.index}:{name}", place, ua.VariantType.Int32)
    tell(ready=held.port)
    limits = None
    async for words in commands():
        match words:
            case ["limit", nodes, references, points]:
                limits = Limits(held, int(nodes), int(references), int(points))
                await limits.impose()
                tell(limited=True)
            case _:
                tell(requests=limits.requests if limits else 0, refused=limits.refused if limits else 0)
    await held.stop()


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    sys.exit(asyncio.run(main()))
