"""A broker for each test that asks for one."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.adapters.mqtt.broker import Broker


@pytest.fixture
async def broker() -> AsyncIterator[Broker]:
    """A real mosquitto that lets anybody in."""
    broker = Broker()
    try:
        await broker.start()
        yield broker
    finally:
        await broker.close()
