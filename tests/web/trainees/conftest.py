"""A workshop with an autumn behind it, in which a training has a grid of competences."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.apprentices import fill
from tests.grids import TRAININGS
from tests.web.scene import SITE, Scene, scene


@pytest.fixture
async def workshop(tmp_path: Path) -> AsyncIterator[Scene]:
    async with scene(tmp_path, replace(SITE, trainings=TRAININGS)) as opened:
        await asyncio.to_thread(fill, opened.around.store)
        yield opened
