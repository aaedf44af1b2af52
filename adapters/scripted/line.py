"""The link that speaks JSON lines over TCP with a device elsewhere: a test rig, a small program, a microcontroller.

The device speaks first: `{"say": "hello", "device": {"serial": "7"}, "time": "2026-09-01T08:00:00Z", "held": {...}}`
with all that it holds; then `{"say": "value", "name": "part_count", "value": 12, "quality": "good", "time": "..."}` for
each change, `{"say": "alive"}` while nothing changes, and `{"say": "holds", "id": 3, "value": true}` in answer to our
only question, `{"tell": "permit", "value": true, "id": 3}`. Quality and times may be left out.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from itertools import count
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from adapters.scripted.words import Raw, Words
from collector.core.signals import Quality, Reading, Value
from collector.errors import DeviceError, ProtocolError, Unreachable
from collector.steady import steady_now

LONGEST_LINE = 1 << 20
"""Bytes without a line's end after which what comes is no conversation of ours."""

WAITING = 10_000
"""Readings that may wait for their reader; beyond them the device has to wait, by TCP's own means."""


class _Saying(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Hello(_Saying):
    """Who answers, its clock, and all that it holds."""

    say: Literal["hello"]
    device: dict[str, str] = {}
    time: AwareDatetime | None = None
    held: dict[str, Raw]


class Change(_Saying):
    """One value has changed."""

    say: Literal["value"]
    name: str
    value: Raw
    quality: Quality = Quality.GOOD
    time: AwareDatetime | None = None


class Alive(_Saying):
    """Nothing has changed."""

    say: Literal["alive"]


class Holds(_Saying):
    """What the device holds after it was told something."""

    say: Literal["holds"]
    id: int
    value: Raw


_SAYING: TypeAdapter[Hello | Change | Alive | Holds] = TypeAdapter(
    Annotated[Hello | Change | Alive | Holds, Field(discriminator="say")]
)


class LineLink(asyncio.Protocol):
    """A conversation over TCP: Link, Writable and Described. It starts no task, so it can leave none behind.

    Args:
        words: What the device's words mean.
        silence: Seconds without a word after which the link ends; also how long a write may wait for its answer.
    """

    def __init__(self, words: Words, silence: float) -> None:
        loop = asyncio.get_running_loop()
        self.complaints: Mapping[str, str] = words.complaints
        self.identity: Mapping[str, str] = {}
        self.clock_offset: float | None = None
        self.greeted: asyncio.Future[None] = loop.create_future()
        self._words, self._silence = words, silence
        self._transport: asyncio.Transport | None = None
        self._rest = b""
        self._waiting: list[Reading] = []
        self._heard, self._lost = asyncio.Event(), asyncio.Event()
        self._answers: dict[int, asyncio.Future[Raw]] = {}
        self._ids = count(1)
        self._failure: DeviceError | None = None

    async def readings(self) -> AsyncIterator[Sequence[Reading]]:
        """What the device says, in its order; ends with DeviceError."""
        while True:
            try:
                async with asyncio.timeout(self._silence):
                    await self._heard.wait()
            except TimeoutError:
                self._fail(Unreachable(f"silent for {self._silence:g} s"))
            self._heard.clear()
            batch, self._waiting = self._waiting, []
            if self._failure is None and self._transport is not None:
                self._transport.resume_reading()
            if batch or self._failure is None:
                yield batch
            if self._failure is not None:
                raise self._failure

    async def write(self, signal: str, value: Value) -> None:
        """Tell the device a value; returns once it has said that it holds it."""
        name, raw = self._words.told(signal, value)
        if self._failure is not None or self._transport is None:
            raise self._failure or Unreachable("not connected")
        number = next(self._ids)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(self._silence):
                self._transport.write(json.dumps({"tell": name, "value": raw, "id": number}).encode() + b"\n")
                held = await answer
        except TimeoutError:
            failure = Unreachable(f"no answer to a write within {self._silence:g} s")
            self._fail(failure)
            raise failure from None
        finally:
            del self._answers[number]
        self._words.confirm(signal, value, held)

    async def end(self) -> None:
        """Close the line at once; returns when it is closed."""
        if self._transport is not None:
            self._transport.abort()
            await self._lost.wait()

    def _fail(self, failure: DeviceError) -> None:
        if self._failure is None:
            self._failure = failure
        waiting: list[asyncio.Future[Any]] = [self.greeted, *self._answers.values()]
        for future in waiting:
            if not future.done():
                future.set_exception(self._failure)
                future.exception()  # Taken note of: whoever waited may have been cancelled.
        self._heard.set()
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The line is open."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """The line is closed, by whomever."""
        self._lost.set()
        self._fail(Unreachable(f"the line broke: {exc}" if exc else "the device closed the line"))

    def data_received(self, data: bytes) -> None:
        """Take the whole lines out of what has come, and act on each."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            if self._failure is None:
                try:
                    self._take(_SAYING.validate_json(line))
                except ValidationError as error:
                    self._fail(ProtocolError(f"{line[:200]!r} is no saying of a device: {error.errors()[0]['msg']}"))
        if len(self._rest) > LONGEST_LINE:
            self._fail(ProtocolError(f"a line without an end: {self._rest[:200]!r}"))

    def _take(self, saying: Hello | Change | Alive | Holds) -> None:
        match saying:
            case Hello(device=device, time=time, held=held):
                self.identity = device
                self.clock_offset = None if time is None else (time - steady_now()).total_seconds()
                self._waiting += self._words.everything({name: (raw, Quality.GOOD) for name, raw in held.items()})
                if not self.greeted.done():
                    self.greeted.set_result(None)
            case Change(name=name, value=raw, quality=quality, time=time):
                self._waiting += self._words.read(name, raw, quality, time)
            case Holds(id=number, value=raw):
                if (answer := self._answers.get(number)) is not None and not answer.done():
                    answer.set_result(raw)
            case Alive():
                pass
        self._heard.set()
        if len(self._waiting) > WAITING and self._transport is not None:
            self._transport.pause_reading()
