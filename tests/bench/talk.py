"""The child's side of the talk with a measurement: commands come in, JSON lines go out."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from typing import Any


async def commands() -> AsyncIterator[list[str]]:
    """Each line that comes in, as words; ends with the one who sends them."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        yield line.decode().split()


def tell(**what: Any) -> None:
    """Say something to the measurement."""
    print(json.dumps(what), flush=True)
