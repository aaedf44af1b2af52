"""The school for the tests of this room."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.web.access.scene import OpenSchool, copied, open_school
from tests.web.access.scene import template as template


@pytest.fixture
async def school(template: Path, tmp_path: Path) -> AsyncIterator[OpenSchool]:
    """A school of one's own, open, on a Monday morning."""
    async with open_school(copied(template, tmp_path)) as opened:
        yield opened
