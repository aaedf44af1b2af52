"""A workshop and its pages, served on a free port of this computer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from collector.web.board import Board
from collector.web.server import WebServer
from tests.web.scene import TOKEN, Scene, scene


@dataclass
class Served:
    """A workshop that is served."""

    scene: Scene
    url: str
    board: Board
    api: httpx.AsyncClient


@pytest.fixture
async def workshop(tmp_path: Path) -> AsyncIterator[Scene]:
    async with scene(tmp_path) as opened:
        yield opened


@pytest.fixture
async def served(workshop: Scene) -> AsyncIterator[Served]:
    server = WebServer(workshop.around, "127.0.0.1", 0, TOKEN)
    async with server.serving() as url, httpx.AsyncClient(base_url=url, trust_env=False) as client:
        yield Served(workshop, url, server.board, client)
