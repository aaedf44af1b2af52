"""The demo's school with some days of its past, made once for all who look at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from collector.demo.history import tell
from collector.demo.setting_up import LISTS, Setting, set_up
from collector.store.reader import StoreReader

TODAY = date(2026, 11, 25)
"""A Wednesday."""

DAYS = 5
"""How far back the past goes here: from a Friday on, with a Sunday in it."""


@dataclass
class Demo:
    """A demo that was made.

    Args:
        folder: Its folder.
        setting: How it is set up.
        told: What the bar was told.
    """

    folder: Path
    setting: Setting
    told: list[tuple[int, int]]


def made(folder: Path, days: int, today: date = TODAY) -> Demo:
    """Make a demo in an empty folder."""
    setting = set_up(folder, today, {}, 0, 4.0)
    told: list[tuple[int, int]] = []
    tell(setting.site, folder / LISTS, today, lambda done, of: told.append((done, of)), span=days)
    return Demo(folder, setting, told)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """One with some days of its past; nobody changes it."""
    return made(tmp_path_factory.mktemp("demo"), DAYS)


@pytest.fixture
def memory(demo: Demo) -> Iterator[StoreReader]:
    with StoreReader.open(demo.setting.site.store.directory) as store:
        yield store
