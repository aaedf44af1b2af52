"""Who waits for something to be said, and is told when it is, or that the line failed first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from adapters.mqtt.rows import Told


class Hearing:
    """What is waited for on one line."""

    def __init__(self) -> None:
        self._expected: list[tuple[Callable[[Told], bool], asyncio.Future[Told]]] = []
        self._failure: Exception | None = None

    @contextmanager
    def expecting(self, met: Callable[[Told], bool]) -> Iterator[asyncio.Future[Told]]:
        """From now on, wait for something to be told; what is told once the block has begun is not missed.

        Args:
            met: What will do.

        Raises:
            DeviceError: If the line has failed. If it fails later, the future does.
        """
        if self._failure is not None:
            raise self._failure
        expected: asyncio.Future[Told] = asyncio.get_running_loop().create_future()
        one = (met, expected)
        self._expected.append(one)
        try:
            yield expected
        finally:
            self._expected.remove(one)
            if expected.done() and not expected.cancelled():
                expected.exception()  # Looked at, even if the block was left for another reason.

    def tell(self, told: Told) -> None:
        """Something was said."""
        for met, expected in self._expected:
            if not expected.done() and met(told):
                expected.set_result(told)

    def fail(self, failure: Exception) -> None:
        """The line has failed: nothing more will be said."""
        self._failure = failure
        for _, expected in self._expected:
            if not expected.done():
                expected.set_exception(failure)
