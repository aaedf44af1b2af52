"""A broker with somebody who listens at it, for each test that asks for them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from collector.store.store import Store
from tests.adapters.mqtt.broker import Broker
from tests.sinks.listening import Subscriber


@pytest.fixture
async def broker() -> AsyncIterator[Broker]:
    """A real mosquitto that lets anybody in."""
    broker = Broker()
    try:
        await broker.start()
        yield broker
    finally:
        await broker.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A journal."""
    with Store.open(tmp_path / "data") as store:
        yield store


@pytest.fixture
async def subscriber(broker: Broker) -> AsyncIterator[Subscriber]:
    """Somebody whose own line to the broker holds while the collector's breaks."""
    subscriber = Subscriber("office")
    try:
        await subscriber.start(broker.inside)
        yield subscriber
    finally:
        await subscriber.stop()
