"""What the tests of MQTT share: an adapter by a shipped profile, and somebody who listens to its link."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from adapters import CATALOGUE
from adapters.mqtt import DIALECT, Connection, Options
from collector.core.signals import Reading, Value
from collector.ports import Adapter, Device, Link, Point, Writable
from collector.settings.library import Library

PATIENCE = 60.0
"""Seconds: a bound for hangs, never a measure."""


def connection(port: int, **further: Any) -> Connection:
    """A connection to a broker here, with short times."""
    times = {"timeout": "2 s", "silence": "2 s", "keep_alive": "5 s"}
    return Connection.model_validate({"host": "127.0.0.1", "port": port, **times, **further})


LIBRARY = Library(Path("/nowhere"), CATALOGUE)
PROFILES = {name: LIBRARY.find(name) for name in LIBRARY.names() if name.startswith("mqtt/")}
"""Read when the tests are collected: no file is read on the loop."""


def by_profile(name: str, port: int, device: str, **further: Any) -> Adapter:
    """The adapter that a machine of a shipped profile gets; each reading of a badge is told, unless asked otherwise."""
    further = {"held": "0 s"} | further
    profile = PROFILES[f"mqtt/{name}"]
    assert profile is not None and profile.options is not None and profile.content is not None
    return DIALECT.build(Device("tour-1", connection(port, device=device, **further), profile.points, profile.options))


def by_hand(points: Sequence[Point], port: int, options: dict[str, Any] | None = None, **further: Any) -> Adapter:
    """The adapter for points of a test."""
    return DIALECT.build(Device("tour-1", connection(port, **further), points, Options.model_validate(options or {})))


class Listener:
    """Follows one link."""

    def __init__(self, link: Link) -> None:
        self.heard: list[Reading] = []
        self._batches = link.readings()

    def values(self, signal: str) -> list[Value]:
        """Every value of a signal, in the order of its coming."""
        return [reading.value for reading in self.heard if reading.signal == signal]

    async def until(self, met: Callable[[], bool]) -> None:
        """Listen until a condition holds."""
        async with asyncio.timeout(PATIENCE):
            while not met():
                self.heard += await anext(self._batches)

    async def says(self, signal: str, *values: Value) -> None:
        """Listen until a signal has taken just these values since the beginning."""
        await self.until(lambda: len(self.values(signal)) >= len(values))
        assert self.values(signal) == list(values)

    async def end(self) -> Exception:
        """Listen until the link ends, and give what it ended with."""
        try:
            await self.until(lambda: False)
        except TimeoutError:
            raise
        except Exception as ended:
            return ended
        raise AssertionError


def writable(link: Link) -> Writable:
    """The link as one that can be told something."""
    assert isinstance(link, Writable)
    return link
