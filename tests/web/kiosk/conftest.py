"""Kiosks at the machines of the demo school, opened by a paired device."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from collector.accounts.rights import AccountRole, Visitor
from tests.reports.scene import School
from tests.web.conftest import Served, serving
from tests.web.kiosk.stall import Stall, stall


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> School:
    """The demo school, filled once."""
    return School(tmp_path_factory.mktemp("school"))


@pytest.fixture
async def at_work(filled: School, tmp_path: Path) -> AsyncIterator[Stall]:
    async with stall(filled, tmp_path, keeping=True) as opened:
        opened.host.visitor = Visitor("v-kiosk1", "Borne plieuse", AccountRole.KIOSK)
        yield opened


@pytest.fixture
async def kiosk(at_work: Stall) -> AsyncIterator[Served]:
    async with serving(at_work) as one:
        yield one
