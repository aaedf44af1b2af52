"""Connections whose other end takes nothing: dropped after a while, so that no slow reader keeps anything waiting."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

PATIENCE = 20.0
"""Seconds in which the other end has to take some of what waits for it: far more than a bad line needs."""


class PatientProtocol(HttpToolsProtocol):
    """uvicorn's HTTP, and the connection is cut if what waits for the other end does not get less for too long.

    uvicorn itself waits for ever: a program that opens a stream and never reads would hold it until it is gone.
    """

    patience = PATIENCE
    _cut: asyncio.TimerHandle | None = None

    def pause_writing(self) -> None:
        """More waits than there is room for."""
        super().pause_writing()
        self._cut = self.loop.call_later(self.patience, self.transport.abort)

    def resume_writing(self) -> None:
        """The other end took enough of it."""
        self._stay()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone, whoever ended it."""
        self._stay()
        super().connection_lost(exc)

    def _stay(self) -> None:
        if self._cut is not None:
            self._cut.cancel()
            self._cut = None
