"""Which pages are open by which sign-in or device, so that they close when it is revoked."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from contextlib import suppress

from nicegui import Client, background_tasks, core

log = logging.getLogger(__name__)

ON_THE_WAY = 0.5
"""Seconds for a page that is about to be left by itself, such as by signing out: a reload would come in between."""

RELOAD = "location.reload()"
"""What a page is told to do: whoever may still see it sees it as it is now, whoever may not comes to the sign-in."""


class OpenPages:
    """The pages in people's browsers, by the ticket with which they were opened."""

    def __init__(self) -> None:
        self._pages: defaultdict[str, set[Client]] = defaultdict(set)

    def opened(self, ticket: str, client: Client) -> None:
        """A page is being opened."""
        if not ticket:
            return
        self._pages[ticket].add(client)
        client.on_delete(lambda: self._left(ticket, client))

    def tickets(self) -> frozenset[str]:
        """By which sign-ins and devices pages are open."""
        return frozenset(self._pages)

    def close(self, ticket: str) -> None:
        """Close all pages that were opened by a ticket: from now on nothing is done for them and nothing shown."""
        for client in self._pages.pop(ticket, set()):
            background_tasks.create(_close(client), name="close a page")

    def _left(self, ticket: str, client: Client) -> None:
        pages = self._pages.get(ticket)
        if pages is not None:
            pages.discard(client)
            if not pages:
                del self._pages[ticket]


async def _close(client: Client) -> None:
    """Forget a page, and have its browser load it anew."""
    browsers = [sid for sid, _ in core.sio.manager.get_participants("/", client.id)]
    with suppress(KeyError):
        client.delete()  # First of all: what the browser says from now on is heard by nobody.
    await asyncio.sleep(ON_THE_WAY)
    for browser in browsers:
        try:
            async with asyncio.timeout(5):
                await core.sio.emit("run_javascript", {"code": RELOAD}, to=browser)
        except Exception:  # A browser that is gone, or hangs: what it showed is closed all the same.
            log.debug("a closed page could not be told")
