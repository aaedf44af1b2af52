"""One machine's keeper: opens its line, passes on what it says, notices silence, and tries again for ever."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import aclosing
from datetime import datetime
from typing import Any, cast

from collector.core.events import ConnectionLost, ConnectionMade, Event
from collector.core.signals import Reading, kind_of
from collector.errors import DeviceError, Refused, WriteRejected
from collector.ports import Adapter, Described, Link, Writable
from collector.runtime.backoff import PERSON_NEEDED, Backoff
from collector.runtime.clock import Clock
from collector.runtime.live import Line, MachineLive
from collector.runtime.mailbox import Delivery, DroppingMailbox, WaitingMailbox

log = logging.getLogger(__name__)

LONGEST_SILENCE = 60.0
"""Seconds without a word after which even a link that believes itself alive is given up."""


class Supervisor:
    """Keeps the line to one machine.

    Args:
        live: Where to show how the machine stands.
        adapter: How to reach it.
        vital: Where its vital readings and its line's events go.
        telemetry: Where its telemetry goes.
        clock: The time.
        backoff: How long to wait between tries.
    """

    def __init__(
        self,
        live: MachineLive,
        adapter: Adapter,
        vital: WaitingMailbox,
        telemetry: DroppingMailbox,
        clock: Clock,
        backoff: Backoff | None = None,
    ) -> None:
        self._live = live
        self._adapter = adapter
        self._vital = vital
        self._telemetry = telemetry
        self._clock = clock
        self._backoff = backoff or Backoff()
        self._link: Link | None = None
        self._told_down = False
        # Filled as signals are met: a name may carry a qualifier, and is taken apart once.
        self._is_vital: dict[str, bool] = {}

    async def run(self) -> None:
        """Keep the line until cancelled. A bug in an adapter marks this machine faulted; the others go on."""
        while True:
            begun = self._clock.now()
            try:
                async with self._adapter.connect() as link:
                    self._live.opened_in = self._seconds_since(begun)
                    await self._converse(link)
                failure: Exception = DeviceError("the conversation ended without a reason")
            except Refused as error:
                failure, wait = error, PERSON_NEEDED
                await self._down(Line.REFUSED, error)
            except DeviceError as error:
                failure, wait = error, self._backoff.next()
                await self._down(Line.DOWN, error)
            except Exception as error:
                failure, wait = error, PERSON_NEEDED
                log.exception("machine faulted, a bug in its adapter", extra={"machine": self._live.machine})
                await self._down(Line.FAULTED, error)
            else:
                wait = self._backoff.next()
                await self._down(Line.DOWN, failure)
            finally:
                self._link = None
            await self._clock.sleep(wait)

    async def write(self, signal: str, value: Any) -> None:
        """Tell the machine a value; returns once it has confirmed it.

        Raises:
            WriteRejected: If it is not connected, cannot be told anything, or does not take the value.
            DeviceError: If the line fails.
        """
        if self._link is None:
            raise WriteRejected(f"{self._live.machine} is not connected")
        if not isinstance(self._link, Writable):
            raise WriteRejected(f"{self._live.machine} cannot be told anything")
        begun = self._clock.now()
        await self._link.write(signal, value)
        self._live.answered_in = self._seconds_since(begun)

    def _seconds_since(self, begun: datetime) -> float:
        # The wall's clock may have been put back meanwhile.
        return max((self._clock.now() - begun).total_seconds(), 0.0)

    async def _converse(self, link: Link) -> None:
        """Pass on what the link says until it ends."""
        described = link if isinstance(link, Described) else None
        await self._up(described)
        self._link = link
        seen: dict[str, Reading] = {}
        offset = (described.clock_offset if described is not None else None) or 0.0
        changes = False
        readings = cast(Any, link.readings())
        async with aclosing(readings):
            while True:
                try:
                    async with asyncio.timeout(LONGEST_SILENCE):
                        batch = await anext(readings)
                except StopAsyncIteration:
                    return
                except TimeoutError:
                    raise DeviceError(f"not a word for {LONGEST_SILENCE:.0f} s") from None
                self._live.heard_at = self._clock.now()
                if batch:
                    self._backoff.reset()
                    # What comes first may have stood for hours.
                    dated = batch[-1].source_time
                    if changes and dated is not None:
                        self._live.lag = max((batch[-1].receive_time - dated).total_seconds() + offset, 0.0)
                    changes = True
                    await self._pass_on(batch, seen)
                if described is not None:
                    self._live.complaints = described.complaints

    async def _pass_on(self, batch: Sequence[Reading], seen: dict[str, Reading]) -> None:
        """Send vital readings that changed one way and telemetry the other."""
        vital: list[Reading | Event] = []
        telemetry: list[Reading] = []
        values, vitals = self._live.values, self._is_vital
        for reading in batch:
            signal = reading.signal
            values[signal] = reading
            if (is_vital := vitals.get(signal)) is None:
                kind = kind_of(signal)
                is_vital = vitals[signal] = kind is not None and kind.vital
            if not is_vital:
                telemetry.append(reading)
                continue
            before = seen.get(signal)
            if before is None or before.value != reading.value or before.quality is not reading.quality:
                seen[signal] = reading
                vital.append(reading)
        self._live.readings += len(batch)
        if telemetry:
            self._telemetry.put(telemetry)
        if vital:
            await self._vital.put(Delivery(self._live.machine, vital))

    async def _up(self, described: Described | None) -> None:
        live = self._live
        live.line, live.reason = Line.UP, ""
        live.line_since, live.lag = self._clock.now(), None
        live.connects += 1
        live.values.clear()
        live.heard_at = self._clock.now()
        offset = None
        if described is not None:
            live.identity, live.complaints, offset = described.identity, described.complaints, described.clock_offset
        event = ConnectionMade(at=live.heard_at, clock_offset=offset)
        await self._vital.put(Delivery(live.machine, [event]))
        log.info("machine connected", extra={"machine": live.machine, "connects": live.connects})
        self._told_down = False

    async def _down(self, line: Line, error: Exception) -> None:
        """Show that the line is down; tell the engine if it had been up, and the log once."""
        live, reason = self._live, str(error) or type(error).__name__
        was_up = live.line is Line.UP
        if live.line is not line:
            live.line_since = self._clock.now()
        live.line, live.reason = line, reason
        if was_up:
            lost = ConnectionLost(at=live.heard_at or self._clock.now(), reason=reason)
            await self._vital.put(Delivery(live.machine, [lost]))
        if not self._told_down and line is not Line.FAULTED:
            self._told_down = True
            log.warning("machine not connected", extra={"machine": live.machine, "reason": reason})
