"""A program: so many browsers on a page, as far as the server can tell: the page fetched, its socket held, every update
taken and acknowledged. They draw nothing: twenty real browsers would take the processor from the one that is measured.

Arguments: the page's address, how many, and the cookie. Command: `counts` gives what has come so far.
"""

from __future__ import annotations

import ast
import asyncio
import re
import sys
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import socketio

from tests.bench.talk import commands, tell

ACKNOWLEDGE = 3.0
"""Seconds after which a browser says how far it has come; as NiceGUI's script does."""

_QUERY = re.compile(r"query: (\{.*?\}),\n")


@dataclass(slots=True)
class Tally:
    """What has come: messages, and elements that they bring up to date; pages whose connection was lost."""

    messages: int = 0
    elements: int = 0
    lost: int = 0


class Page:
    """One page in one browser.

    Args:
        tally: Where what comes is counted.
        awaited: The id of an element; when it comes, `shows` is set.
    """

    def __init__(self, tally: Tally, awaited: str = "") -> None:
        self._tally = tally
        self._awaited = awaited
        self.shows = asyncio.Event()
        self._next = 0
        self._id = ""
        # Browsers ask for compression, and it is the server that does it.
        self._client = socketio.AsyncClient(reconnection=False, websocket_extra_options={"compress": 15})
        self._client.on("*", self._came)
        self._client.on("disconnect", self._lost)

    async def open(self, address: str, cookie: str) -> None:
        """Fetch the page and take its socket up."""
        headers = {"Cookie": cookie}
        async with httpx.AsyncClient(headers=headers, trust_env=False, timeout=30) as http:
            answer = await http.get(address)
            answer.raise_for_status()
        found = _QUERY.search(answer.text)
        if found is None:
            raise RuntimeError(f"no page of NiceGUI at {answer.url}")
        asked = ast.literal_eval(found[1])
        self._id, self._next = asked["client_id"], int(asked.get("next_message_id", 0))
        asked |= {name: str(uuid.uuid4()) for name in ("document_id", "tab_id", "old_tab_id")}
        query = {name: str(value).lower() if isinstance(value, bool) else value for name, value in asked.items()}
        base = urlsplit(address)._replace(path="", query="").geturl()
        await self._client.connect(
            f"{base}?{urlencode(query)}", headers=headers, transports=["websocket"],
            socketio_path="_nicegui_ws/socket.io",
        )  # fmt: skip

    async def acknowledge(self) -> None:
        """Say how far it has come."""
        await self._client.emit("ack", {"client_id": self._id, "next_message_id": self._next})

    async def close(self) -> None:
        """Go away."""
        await self._client.disconnect()

    async def _came(self, event: str, message: dict[str, Any]) -> None:
        self._next = message.pop("_id", self._next - 1) + 1
        self._tally.messages += 1
        if event == "update":
            self._tally.elements += len(message)
            if any(one and one.get("props", {}).get("id") == self._awaited for one in message.values()):
                self.shows.set()

    async def _lost(self, *_: object) -> None:
        self._tally.lost += 1


@asynccontextmanager
async def looking(address: str, cookie: str, count: int, tally: Tally) -> AsyncIterator[None]:
    """So many pages for the length of a block."""
    pages = [Page(tally) for _ in range(count)]
    for page in pages:
        await page.open(address, cookie)

    async def acknowledge() -> None:
        while True:
            await asyncio.sleep(ACKNOWLEDGE)
            for page in pages:
                await page.acknowledge()

    async with asyncio.TaskGroup() as group:
        working = group.create_task(acknowledge(), name="acknowledge")
        try:
            yield
        finally:
            working.cancel()
            for page in pages:
                await page.close()


async def main(address: str, count: int, cookie: str) -> None:
    """Look until the measurement goes away."""
    tally = Tally()
    async with looking(address, cookie, count, tally):
        tell(looking=count)
        async for _ in commands():
            tell(messages=tally.messages, elements=tally.elements, lost=tally.lost)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
