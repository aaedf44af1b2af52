"""Web sockets that are just being closed by their browser when the server goes: there is nothing left to close then."""

from __future__ import annotations

from contextlib import suppress

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import InvalidState


class ClosingProtocol(WebSocketsSansIOProtocol):
    """uvicorn's web socket, which may be closed by both ends at once.

    uvicorn itself fails when it stops in the moment in which a browser has said goodbye and is not gone yet, and leaves
    all other connections open.
    """

    def shutdown(self) -> None:
        """The server goes."""
        try:
            with suppress(InvalidState):
                super().shutdown()
        finally:
            self.transport.close()
