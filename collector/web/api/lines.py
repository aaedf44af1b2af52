"""Programs that stay on the line: how many there may be, what wakes them, and that all of them end with the server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager, suppress

from fastapi import HTTPException
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from collector.core.facts import Fact
from collector.runtime.live import Live

MOST = 100
"""Programs that may wait or listen at the same time: a school has a handful, and each holds a connection."""


class Lines:
    """Those who listen to what happens, or wait for it.

    Args:
        live: Who tells of facts as they are committed.
        most: How many there may be at a time.
    """

    def __init__(self, live: Live, most: int = MOST) -> None:
        self.open = 0
        self.ended = False
        self.most = most
        self._bell = asyncio.Event()
        live.follow(self._ring)

    @property
    def bell(self) -> asyncio.Event:
        """What will ring when the next facts are committed. Take it first, then look, then wait for it."""
        return self._bell

    async def wait(self, bell: asyncio.Event, seconds: float) -> None:
        """Wait until a bell rings, or so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await bell.wait()

    def refuse_if_full(self) -> None:
        """See that there is room for one more.

        Raises:
            HTTPException: 503 if there is none.
        """
        if self.open >= self.most or self.ended:
            raise HTTPException(503, "too many programs wait here already", headers={"Retry-After": "30"})

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold a line for as long as the block lasts."""
        self.open += 1
        try:
            yield
        finally:
            self.open -= 1

    def end(self) -> None:
        """Let everybody go: the server stops."""
        self.ended = True
        self._bell.set()

    def _ring(self, _: Sequence[Fact]) -> None:
        rung, self._bell = self._bell, asyncio.Event()
        rung.set()


class LineResponse(StreamingResponse):
    """A stream that holds a line until it ends, whoever ends it.

    Args:
        lines: Where the line is held.
        content: What is sent.
        media_type: What it is.
    """

    def __init__(self, lines: Lines, content: AsyncIterator[bytes], media_type: str) -> None:
        # A proxy that gathers answers, or a cache, would keep from the reader what has just happened.
        super().__init__(
            content, media_type=media_type, headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        )
        self._lines = lines

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        with self._lines.held():
            await super().__call__(scope, receive, send)
