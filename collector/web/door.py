"""The door of the house: finds out who asks before any page, and lets no stranger's page speak to ours."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import parse_qs, quote, urlsplit

from nicegui import __version__ as nicegui_version
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from collector.accounts.rights import DEVICES, Visitor
from collector.web import cookies
from collector.web.safe_headers import ONLY_BY_TLS, PRIVATE
from collector.web.texts import CATALOGUES

VISITOR = "etabli.visitor"
"""The key of the connection's scope under which who asks is kept."""

SIGN_IN = "/sign-in"
"""Where whoever is not known yet is sent."""

OPEN = frozenset({SIGN_IN, "/welcome", "/pair", "/api/health", "/metrics", "/favicon.ico"})
"""What anybody can ask for: the way in, and whether the collector works."""

FILES = f"/_nicegui/{nicegui_version}/"
"""Scripts, fonts and styles that are the same for everybody, and may be kept by browsers."""

PROGRAMS = ("/api/", "/metrics")
"""What programs ask for: whoever is not known there is told so, and not sent to a page."""

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Doorkeeper(Protocol):
    """Knows who asks, by what the connection brings: a session's cookie, a device's, a token."""

    async def who(self, connection: HTTPConnection) -> Visitor | None:
        """Who it is; None for nobody that is known."""
        ...


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
        path = str(scope["path"])
        if path.startswith(FILES):
            await self._app(scope, receive, send)
            return
        visitor = None
        if (why := _from_elsewhere(connection)) is None:
            visitor = scope[VISITOR] = await self._keeper.who(connection)
        send = _completed(send, connection, visitor)
        if why is not None:
            await _refuse(scope, receive, send, why)
        elif visitor is not None or path in OPEN:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await _refuse(scope, receive, send, "nobody is signed in")
        else:
            await _stranger(connection)(scope, receive, send)


def visitor_of(connection: HTTPConnection) -> Visitor | None:
    """Who asks, as the door found out."""
    found: Visitor | None = connection.scope.get(VISITOR)
    return found


def _stranger(connection: HTTPConnection) -> Response:
    """What is said to whoever is not known and asks for more than the way in."""
    path = str(connection.scope["path"])
    if path.startswith(PROGRAMS) or "authorization" in connection.headers:
        said = "a token is needed here: Authorization: Bearer ..."
        if "authorization" in connection.headers:
            said = "this token opens nothing: it is wrong, has run out, or was revoked"
        return JSONResponse({"detail": said}, 401, {"WWW-Authenticate": "Bearer"})
    if connection.headers.get("sec-fetch-site") == "cross-site" and connection.scope["method"] == "GET":
        # By a link in another site's page our cookies do not come along. Asked for by our own page, they do.
        return HTMLResponse('<!doctype html><meta http-equiv="refresh" content="0"><title>…</title>')
    asked = path + (f"?{connection.url.query}" if connection.url.query else "")
    return RedirectResponse(f"{SIGN_IN}?next={quote(asked, safe='')}", 303)


def _from_elsewhere(connection: HTTPConnection) -> str | None:
    """Why a change, or a socket, is asked for by a page that is none of ours; browsers say which page asks."""
    if connection.scope["type"] == "http" and connection.scope["method"] in _SAFE:
        return None
    if connection.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return "this request comes from another site's page"
    origin = connection.headers.get("origin")
    if origin is None:
        return None  # No browser: programs send none, and bring no cookie that another page could ride on.
    asking = urlsplit(origin)
    if asking.netloc != connection.headers.get("host"):
        return "this request comes from another site's page"
    if (asking.scheme == "https") != cookies.is_secure(connection):
        return (
            "this request comes by another way than its page did; a proxy has to send X-Forwarded-Proto, and to be"
            " named in behind_proxy"
        )
    return None


def _completed(send: Send, connection: HTTPConnection, visitor: Visitor | None) -> Send:
    """What is answered, with what belongs to every answer: how long it is kept, and cookies that are to stay."""
    kept: list[str] = []
    if connection.scope["type"] == "http" and connection.scope["method"] == "GET":
        wished = parse_qs(connection.url.query).get("lang", [""])[0]
        if wished in CATALOGUES:
            kept.append(cookies.language(connection, wished))
        if visitor is not None and visitor.role in DEVICES and (known := cookies.read(connection, cookies.DEVICE)):
            # A device that comes every day is never forgotten.
            kept.append(cookies.secret(connection, cookies.DEVICE, known, lasts=cookies.DEVICE_LASTS))

    async def complete(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = Headers(raw=message["headers"])
            added = cookies.headers(*kept)
            if "cache-control" not in given:
                added.append(PRIVATE)
            if cookies.is_secure(connection):
                added.append(ONLY_BY_TLS)
            message = {**message, "headers": [*message["headers"], *added]}
        await send(message)

    return complete


async def _refuse(scope: Scope, receive: Receive, send: Send, why: str) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4403, "reason": why})
        return
    await JSONResponse({"detail": why}, 403)(scope, receive, send)
