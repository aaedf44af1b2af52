"""The doorman: recognises whoever comes by the cookie or the token that they bring."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from collector.accounts.keeper import Keeper
from collector.accounts.rights import Visitor
from collector.web import cookies


class Doorman:
    """The doorkeeper of a workshop with accounts; see `collector.web.door.Doorkeeper`.

    Args:
        keeper: Knows who is who.
    """

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    async def who(self, connection: HTTPConnection) -> Visitor | None:
        """Who it is: by a token, else by a sign-in, else as a device; None for nobody that is known."""
        header = connection.headers.get("authorization")
        if header is not None:
            kind, _, token = header.partition(" ")
            return await self._keeper.by_token(token.strip()) if kind.lower() == "bearer" and token.strip() else None
        if session := cookies.read(connection, cookies.SESSION):
            somebody = await self._keeper.by_session(session)
            if somebody is not None:
                return somebody
        if device := cookies.read(connection, cookies.DEVICE):
            return await self._keeper.by_device(device)
        return None


BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("FxiOS", "Firefox"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"), ("Linux", "Linux"),
)  # fmt: skip
"""By what a browser calls itself, in the order in which to look: most of them name others, too."""


def browser_of(connection: HTTPConnection) -> str:
    """What a browser calls itself, so that people know it again: `Firefox · Android`. Nothing more of it is kept."""
    agent = connection.headers.get("user-agent", "")
    found = [next((name for sign, name in known if sign in agent), "") for known in (BROWSERS, SYSTEMS)]
    return " · ".join(name for name in found if name)


def address_of(connection: HTTPConnection) -> str:
    """From where somebody comes, to slow down who guesses; it is kept nowhere."""
    return connection.client.host if connection.client is not None else ""
