"""A device that follows a script, for tests and examples; or one that speaks JSON lines over TCP (see `line`)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from adapters.scripted.line import LineLink
from adapters.scripted.script import ScriptLink, Stage, Step, read_script
from adapters.scripted.words import Words
from collector.errors import Refused, Unreachable
from collector.ports import Adapter, Device, Dialect, Link, Seconds

Script = Annotated[
    tuple[Step, ...],
    BeforeValidator(read_script),
    WithJsonSchema({"type": "string", "description": "a file of rows like those of `steps`, one JSON object a line"}),
]


class Connection(BaseModel):
    """`[machines.connection]`: exactly one of `script`, `steps` and `url`.

    Args:
        script: A file of rows (JSON lines), read together with the settings.
        steps: The rows themselves.
        url: Where a device speaks JSON lines: `tcp://127.0.0.1:4000`.
        serial: The serial number that has to answer at `url`; empty for any.
        speed: Seconds of the script that pass in one second.
        repeat: Begin the script again after its last row.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    script: Script = ()
    steps: tuple[Step, ...] = ()
    url: Annotated[str, Field(pattern=r"^(tcp://[^:/]+:\d{1,5})?$")] = ""
    serial: str = ""
    speed: Annotated[float, Field(gt=0)] = 1.0
    repeat: bool = False

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if [bool(self.script), bool(self.steps), bool(self.url)].count(True) != 1:
            raise ValueError("exactly one of `script`, `steps` and `url`, and not an empty one")
        if urlsplit(self.url).port == 0:  # Reading it also refuses a port above 65535.
            raise ValueError("a port from 1 to 65535 in `url`")
        if self.repeat and not any(step.after for step in self.script or self.steps):
            raise ValueError("a script that repeats has a row that waits (`after`)")
        return self


class Address(BaseModel):
    """The name under which the device keeps a point; empty for the signal's own name."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str = ""


class Options(BaseModel):
    """`[options]`: how long a connection may take, and how long a device may say nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    timeout: Seconds = 4.0
    silence: Seconds = 10.0


class Scripted:
    """Reaches one scripted device, which lives in this object, or one that speaks at a URL."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._to: Connection = device.connection
        self._options: Options = device.options
        self._stage = Stage(self._to.script or self._to.steps, self._to.speed, self._to.repeat)

    def connect(self) -> AbstractAsyncContextManager[Link]:
        """Open one conversation; the context ends it."""
        return self._over_tcp() if self._to.url else self._with_the_script()

    @asynccontextmanager
    async def _with_the_script(self) -> AsyncIterator[Link]:
        yield ScriptLink(Words(self._device.machine, self._device.points), self._stage, self._options.silence)

    @asynccontextmanager
    async def _over_tcp(self) -> AsyncIterator[Link]:
        place = urlsplit(self._to.url)
        link = LineLink(Words(self._device.machine, self._device.points), self._options.silence)
        try:
            try:
                async with asyncio.timeout(self._options.timeout):
                    loop = asyncio.get_running_loop()
                    await loop.create_connection(lambda: link, place.hostname or "", place.port or 0)
                    await link.greeted
            except TimeoutError:
                raise Unreachable(f"{self._to.url}: nobody spoke within {self._options.timeout:g} s") from None
            except OSError as error:
                raise Unreachable(f"{self._to.url}: {error}") from error
            found = link.identity.get("serial", "")
            if self._to.serial not in ("", found):
                raise Refused(f"{self._to.url}: expected the device {self._to.serial!r}, and {found!r} answers")
            yield link
        finally:
            await link.end()


def build(device: Device) -> Adapter:
    """The adapter for one scripted device."""
    return Scripted(device)


DIALECT = Dialect("scripted", Connection, Address, Options, build)
