"""The house that every page stands in: who may open it, in which language, what frames it, how it reads the store."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeVar

from nicegui import Client, ui
from sqlalchemy import Connection
from starlette.requests import Request

from collector.accounts.rights import AccountRole, Right, Visitor
from collector.runtime.room import Room
from collector.web import cookies
from collector.web.door import visitor_of
from collector.web.floor.connection import full_words
from collector.web.frame import frame, refused
from collector.web.open_pages import RELOAD, OpenPages
from collector.web.surroundings import Surroundings
from collector.web.texts import CATALOGUES
from collector.web.wording import Wording

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds that a page may take to be made: on a small computer that has much to do, three are soon over."""

HOMES = {AccountRole.KIOSK: "/kiosk", AccountRole.WALL: "/wall"}
"""Where a paired device belongs; everybody else to the floor."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody has opened a page.

    Args:
        visitor: Who.
        say: The language it is shown in.
        around: What the page looks at and asks.
        client: The browser.
        request: What was asked for.
    """

    visitor: Visitor
    say: Wording
    around: Surroundings
    client: Client
    request: Request

    def may(self, right: Right) -> bool:
        """Whether the visitor may."""
        return self.visitor.may(right)

    def path(self, name: str) -> str:
        """A part of the address: `number` of `/orders/{number}`."""
        return str(self.request.path_params[name])

    def query(self, name: str, default: str = "") -> str:
        """What the address asks for behind its question mark."""
        return self.request.query_params.get(name, default)

    def load_anew(self) -> None:
        """Have the browser load the page again: what it was built for is no longer so."""
        self.client.run_javascript(RELOAD)

    async def read(self, question: Callable[[Connection], T]) -> T:
        """Ask the store, in a thread: `question` gets a connection that reads one consistent state."""

        def ask() -> T:
            with self.around.store.reader() as connection:
                return question(connection)

        return await asyncio.to_thread(ask)


Show = Callable[[Visit], Awaitable[None]]
"""Builds a page's content inside its frame."""


class House:
    """Registers the pages of one workshop, and knows which of them are open.

    Args:
        around: What they look at and ask.
    """

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self._words = {language: Wording(language, around.site.zone) for language in CATALOGUES}
        self._style = _styles("house.css")
        self.pages: dict[str, Right] = {}
        self.open_pages = OpenPages()

    def page(
        self, path: str, *, right: Right, title: str, section: str = "", style: str = "", framed: bool = True
    ) -> Callable[[Show], Show]:
        """Register a page.

        Args:
            path: Its address; parts in braces are read by `Visit.path`.
            right: What its visitor has to be allowed.
            title: The key of its title in the catalogue.
            section: The entry of the navigation that it belongs to; see `frame.SECTIONS`.
            style: The files of its own style sheets in this package, with blanks between them; empty for none.
            framed: Whether it stands in the frame with the navigation; a kiosk and a wall screen do not.
        """
        sheet = self._style + "".join(_styles(name) for name in style.split())
        self.pages[path] = right

        def register(show: Show) -> Show:
            @ui.page(
                path,
                title=f"{self._words[self.around.site.language](title)} · {self.around.site.name}",
                response_timeout=PATIENCE,
            )
            async def opened(request: Request, client: Client) -> None:
                visitor = visitor_of(request)
                assert visitor is not None, "the door lets nobody in who is not known"
                self.open_pages.opened(visitor.ticket, client)
                say = self.wording(request, visitor)
                ui.add_head_html(f"<style>{sheet}</style>")
                # NiceGUI's own word for the language is the same for everybody.
                ui.run_javascript(f'document.documentElement.lang="{say.language}"')
                ui.page_title(f"{say(title)} · {self.around.site.name}")
                if not visitor.may(right):
                    client.status_code = 403
                    refused(visitor, say, self.around.site, request.url.path)
                    return
                visit = Visit(visitor, say, self.around, client, request)
                if not framed:
                    await show(visit)
                    return
                with frame(visitor, say, self.around.site, section, request.url.path):
                    if self.around.live.room is Room.FULL and path != "/":  # The floor says so by itself, and live.
                        ui.html(full_words(say, full=True), sanitize=False)
                    await show(visit)

            return show

        return register

    def wording(self, request: Request, visitor: Visitor | None) -> Wording:
        """The language: as the address asks, else as it was chosen before, else the account's, else the site's."""
        wished = (
            request.query_params.get("lang", ""),
            request.cookies.get(cookies.LANGUAGE, ""),
            visitor.language if visitor is not None else "",
            self.around.site.language,
        )
        return self._words[next((one for one in wished if one in self._words), "fr")]

    def home(self, visitor: Visitor) -> str:
        """The page where somebody begins."""
        home = HOMES.get(visitor.role, "/")
        return home if home in self.pages else "/"


def _styles(name: str) -> str:
    return files("collector.web").joinpath("styles", name).read_text("utf-8")
