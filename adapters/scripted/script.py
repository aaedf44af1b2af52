"""Scripts and the link that plays one without any device: rows of what a machine says, and when."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from adapters.scripted.words import Raw, Words
from collector.core.signals import Quality, Reading, Value
from collector.errors import Unreachable
from collector.ports import Seconds


class Step(BaseModel):
    """One row of a script: so long after the row before it, a value comes or something befalls the line.

    `line = "lost"` breaks the conversation, `line = "silent"` lets nothing more be heard on it. Either way the next
    conversation goes on with the next row.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    after: Seconds = 0.0
    signal: str | None = None
    value: Raw = None
    quality: Quality = Quality.GOOD
    line: Literal["lost", "silent"] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.signal is None) == (self.line is None):
            raise ValueError("a row has either `signal` (with `value`) or `line`")
        return self


def read_script(given: Any) -> Any:
    """Read a script file (JSON lines, UTF-8) while the settings are being read, so that a wrong row is found then.

    Args:
        given: The file's path; rows that were read already are handed on.

    Raises:
        ValueError: If the file cannot be read or a row is none; it names the line.
    """
    if not isinstance(given, str):
        return given
    rows = []
    try:
        lines = Path(given).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"a script file that can be read: {error}") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                rows.append(Step.model_validate_json(line))
            except ValidationError as error:
                raise ValueError(f"{given}, line {number}: {error.errors()[0]['msg']}") from error
    return tuple(rows)


class Stage:
    """The device of a script: its values, and how far the script has come. It outlives its conversations.

    Args:
        steps: The rows. Those at the start that wait for nothing are what the device holds at first.
        speed: Seconds of the script that pass in one second.
        repeat: Begin again after the last row.
    """

    def __init__(self, steps: Sequence[Step], speed: float, repeat: bool) -> None:
        self.held: dict[str, tuple[Raw, Quality]] = {}
        self._steps, self._speed, self._repeat, self._at = steps, speed, repeat, 0
        for step in takewhile(lambda step: step.signal and not step.after, steps):
            self.take(step)

    def coming(self) -> tuple[float, Step] | None:
        """Seconds to wait and the row that comes then; None when the script is over."""
        if self._at == len(self._steps) and self._repeat:
            self._at = 0
        if self._at == len(self._steps):
            return None
        step = self._steps[self._at]
        return step.after / self._speed, step

    def take(self, step: Step) -> None:
        """Let the row that comes happen."""
        self._at += 1
        if step.signal is not None:
            self.held[step.signal] = (step.value, step.quality)


class ScriptLink:
    """A conversation with a script: Link, Writable and Described.

    Args:
        words: What the device's words mean.
        stage: The device.
        silence: Seconds without a word after which a link ends.
    """

    identity: Mapping[str, str] = {"model": "script"}
    clock_offset: float | None = None

    def __init__(self, words: Words, stage: Stage, silence: float) -> None:
        self.complaints: Mapping[str, str] = words.complaints
        self._words, self._stage, self._silence = words, stage, silence
        self._written: list[Reading] = []
        self._wrote = asyncio.Event()
        self._over = ""

    async def readings(self) -> AsyncIterator[Sequence[Reading]]:
        """What the script says when it says it, and an empty batch now and then while it says nothing."""
        clock = asyncio.get_running_loop().time
        yield self._words.everything(self._stage.held)
        due = clock()
        while True:
            wait, step = self._stage.coming() or (float("inf"), None)
            due += wait
            while (left := due - clock()) > 0:
                changed = await self._wait(min(left, self._silence / 3))
                if changed or clock() < due:
                    yield changed
            assert step is not None  # The end of a script is an endless wait.
            self._stage.take(step)
            if step.signal is not None:
                yield self._words.read(step.signal, step.value, step.quality)
                continue
            self._over = "the script broke the line" if step.line == "lost" else f"silent for {self._silence:g} s"
            if step.line == "silent":
                await asyncio.sleep(self._silence)
            raise Unreachable(self._over)

    async def _wait(self, seconds: float) -> list[Reading]:
        """Wait so long, or until something is written: then that is what changed."""
        try:
            async with asyncio.timeout(seconds):
                await self._wrote.wait()
        except TimeoutError:
            return []
        self._wrote.clear()
        written, self._written = self._written, []
        return written

    async def write(self, signal: str, value: Value) -> None:
        """Let the script's device hold a value; its reading follows."""
        name, raw = self._words.told(signal, value)
        if self._over:
            raise Unreachable(self._over)
        self._stage.held[name] = (raw, Quality.GOOD)
        self._written = [*self._written[-99:], *self._words.read(name, raw, Quality.GOOD)]
        self._wrote.set()
