"""The databases, one of each for all tests of a module; each test finds them empty."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sinks.influx.databases import DATABASE, Database, Door, Influx, influx, victoria_metrics


@pytest.fixture(scope="module")
def _influx() -> Iterator[Influx]:
    with influx() as database:
        yield database


@pytest.fixture
def database(_influx: Influx) -> Influx:
    """A real InfluxDB 1.6 with nothing in it."""
    _influx.query(f"DROP DATABASE {DATABASE}")
    _influx.query(f"CREATE DATABASE {DATABASE}")
    return _influx


@pytest.fixture
def door(database: Influx) -> Iterator[Door]:
    """What speaks version 2's way of writing before it."""
    door = Door(database.port)
    try:
        yield door
    finally:
        door.close()


@pytest.fixture(scope="module")
def victoria() -> Iterator[Database]:
    """A real VictoriaMetrics."""
    with victoria_metrics() as database:
        yield database
