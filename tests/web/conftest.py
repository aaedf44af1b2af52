"""A workshop and its pages, served on a free port of this computer."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from selenium import webdriver

from collector.web.floor.board import Board
from collector.web.listening import Listening
from collector.web.server import WebServer
from collector.web.surroundings import Surroundings
from tests.memory import settle
from tests.web.browser import PATIENCE, Browser
from tests.web.browser import chromium as started
from tests.web.scene import Scene, scene

UNENCRYPTED = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""For clients that are never asked to trust anybody: to read all authorities of the world takes each 30 ms."""


@dataclass
class Served:
    """A workshop that is served."""

    scene: Scene
    url: str
    board: Board
    api: httpx.AsyncClient
    server: WebServer


@pytest.fixture
async def workshop(tmp_path: Path) -> AsyncIterator[Scene]:
    async with scene(tmp_path) as opened:
        yield opened


@asynccontextmanager
async def serving(workshop: Scene, around: Surroundings | None = None) -> AsyncIterator[Served]:
    """Serve a workshop, or what surrounds it with something changed."""
    settle()
    server = WebServer(around or workshop.around, Listening(), workshop.host)
    asking = {"trust_env": False, "verify": UNENCRYPTED, "timeout": PATIENCE}
    async with server.serving() as url, httpx.AsyncClient(base_url=url, **asking) as client:
        yield Served(workshop, url, server.board, client, server)


@pytest.fixture
async def served(workshop: Scene) -> AsyncIterator[Served]:
    async with serving(workshop) as one:
        yield one


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    with started(tmp_path_factory.mktemp("chromium")) as driver:
        yield driver


@pytest.fixture
def browser(chromium: webdriver.Chrome) -> Iterator[Browser]:
    chromium.get_log("browser")
    # Of every site: WebDriver's own way forgets those of the open page alone, and that is an empty one.
    chromium.execute_cdp_cmd("Network.clearBrowserCookies", {})
    yield Browser(chromium)
    chromium.get("about:blank")
