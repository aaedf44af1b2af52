"""A proxy in front of us: who is believed about who really asks, and who may ask at all then."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

FORWARDED = (b"x-forwarded-", b"forwarded")
"""How the headers begin by which a proxy tells of whoever asks."""

PASSED_ON = "etabli.passed_on"
"""The key of the connection's scope that says whether some proxy that nobody named has passed it on."""


class Proxies:
    """Stands before the door. Believes the proxies that are named, and nobody else, about the address and TLS.

    Where proxies are named, whoever comes neither from one of them nor from this computer is sent away: they would
    come without the TLS for which the proxy is there.

    Args:
        door: What stands behind.
        trusted: Addresses and networks of proxies; none where there is no proxy.
    """

    def __init__(self, door: ASGIApp, trusted: Sequence[str]) -> None:
        self._door = door
        self._networks = [ipaddress.ip_network(one) for one in trusted]
        self._behind = ProxyHeadersMiddleware(door, list(trusted))  # type: ignore[arg-type]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._door(scope, receive, send)
            return
        came_from = (scope.get("client") or ("", 0))[0]
        if self._trusts(came_from):
            await self._behind(scope, receive, send)  # type: ignore[arg-type]
            return
        if self._networks and not _is_here(came_from):
            await _send_away(scope, receive, send)
            return
        # What anybody may write into a request is believed by nobody further in; that it was there is remembered.
        believed = [one for one in scope["headers"] if not one[0].startswith(FORWARDED)]
        scope[PASSED_ON] = len(believed) < len(scope["headers"])
        scope["headers"] = believed
        await self._door(scope, receive, send)

    def _trusts(self, host: str) -> bool:
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            return False
        return any(address in network for network in self._networks)


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


async def _send_away(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4403, "reason": "come by the proxy"})
        return
    await PlainTextResponse("These pages are served by a proxy, which is the way to them.\n", 403)(scope, receive, send)
