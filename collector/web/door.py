"""The door of the house: finds out who asks before any page, and lets no stranger's page speak to ours."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import quote, urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from collector.accounts.rights import AccountRole, Visitor

VISITOR = "etabli.visitor"
"""The key of the connection's scope under which who asks is kept."""

SIGN_IN = "/sign-in"
"""Where whoever is not known yet is sent."""

OPEN = (SIGN_IN, "/welcome", "/pair", "/_nicegui/", "/_nicegui_ws/", "/api/health", "/favicon.ico")
"""What anybody can ask for: the way in, and files without content. A socket is for those who are known."""

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Doorkeeper(Protocol):
    """Knows who asks, by what the connection brings: a session's cookie, a device's, a token."""

    async def who(self, connection: HTTPConnection) -> Visitor | None:
        """Who it is; None for nobody that is known."""
        ...


class Everybody:
    """Takes whoever comes for the head of the workshop: while nobody has an account yet."""

    async def who(self, connection: HTTPConnection) -> Visitor | None:
        """The head."""
        return Visitor("", "", AccountRole.HEAD)


class Door:
    """Puts the visitor into the scope of each connection; sends strangers to the sign-in.

    Args:
        app: What is behind the door.
        keeper: Who knows who asks.
    """

    def __init__(self, app: ASGIApp, keeper: Doorkeeper) -> None:
        self._app = app
        self._keeper = keeper

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        if not _from_here(connection):
            await _refuse(scope, receive, send, "this request comes from another site's page")
            return
        visitor = await self._keeper.who(connection)
        scope[VISITOR] = visitor
        path = str(scope["path"])
        if visitor is None and not path.startswith(OPEN):
            if path.startswith("/api/"):
                # Routes say themselves what they ask for, and what is missing.
                await self._app(scope, receive, send)
                return
            asked = path + (f"?{connection.url.query}" if connection.url.query else "")
            answer = RedirectResponse(f"{SIGN_IN}?next={quote(asked, safe='')}", 303)
            await answer(scope, receive, send)
            return
        if visitor is None and scope["type"] == "websocket":
            await _refuse(scope, receive, send, "nobody is signed in")
            return
        await self._app(scope, receive, send)


def visitor_of(connection: HTTPConnection) -> Visitor | None:
    """Who asks, as the door found out."""
    found: Visitor | None = connection.scope.get(VISITOR)
    return found


def _from_here(connection: HTTPConnection) -> bool:
    """Whether a change, or a socket, is asked for by a page of ours: browsers say which page asks."""
    if connection.scope["type"] == "http" and connection.scope["method"] in _SAFE:
        return True
    origin = connection.headers.get("origin")
    if origin is None:
        return True  # No browser: programs send none, and bring no cookie that another page could ride on.
    return urlsplit(origin).netloc == connection.headers.get("host")


async def _refuse(scope: Scope, receive: Receive, send: Send, why: str) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4403, "reason": why})
        return
    await JSONResponse({"detail": why}, 403)(scope, receive, send)
