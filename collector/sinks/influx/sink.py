"""Carries what waits in the outbox to the server, a batch at a time: news first, then what an outage has piled up."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Protocol

from collector.errors import EtabliError, SinkRefused
from collector.outgoing import Batch, Lag, Outbox, Refusal
from collector.sinks.influx.connection import Connection
from collector.sinks.influx.lines import lines_of
from collector.sinks.influx.server import Busy, LinesRefused, Server

log = logging.getLogger(__name__)

PERSON_NEEDED = 30.0
"""Seconds between tries at a server that says no: only a person can change its mind."""

LONGEST_WAIT = 300.0
"""Seconds that a server may ask to be left alone, however much it asks for."""

Line = tuple[str, int | None]


class Waits(Protocol):
    """How long to wait before the server is tried again."""

    def next(self) -> float:
        """Seconds to wait now."""
        ...

    def reset(self) -> None:
        """The server has answered."""
        ...


class InfluxSink:
    """The sink.

    Args:
        connection: Where the server is.
        outbox: What waits.
        waits: How long to wait between tries.
    """

    name = "influx"
    """Under this name its place in the journal is kept."""

    def __init__(self, connection: Connection, outbox: Outbox, waits: Waits) -> None:
        self._connection, self._outbox, self._waits = connection, outbox, waits
        self.complaint = ""
        """Why nothing gets through at the moment; empty while all is well."""
        self.written = 0
        """Lines that the server has taken since the start."""

    def behind(self) -> Lag:
        """See `Carrier.behind`."""
        return self._outbox.lag()

    async def run(self) -> None:
        """Carry, for ever; a server that is not there, and one that says no, are tried again."""
        while True:
            try:
                server = await asyncio.to_thread(Server, self._connection)
            except SinkRefused as refusal:
                self._complain(refusal)
                await asyncio.sleep(PERSON_NEEDED)
                continue
            with server:
                await self._serve(server)

    async def _serve(self, server: Server) -> None:
        while True:
            try:
                again = await self._turn(server)
            except EtabliError as failure:
                self._complain(failure)
                match failure:
                    case SinkRefused():
                        # The token's file may have been put right.
                        await asyncio.sleep(PERSON_NEEDED)
                        return
                    case Busy(seconds=float(asked)):
                        await asyncio.sleep(min(asked, LONGEST_WAIT))
                    case _:
                        await asyncio.sleep(self._waits.next())
            else:
                if not again:
                    await asyncio.sleep(self._connection.age)

    async def _turn(self, server: Server) -> bool:
        """One batch of news and one of what has piled up; whether more waits already."""
        most = self._connection.batch
        fresh = await self._outbox.live(most)
        if fresh is not None:
            await self._carry(server, fresh)
        old = await self._outbox.backlog(most)
        if old is not None:
            await self._carry(server, old)
        return old is not None or (fresh is not None and len(fresh) >= most)

    async def _carry(self, server: Server, batch: Batch) -> None:
        refused = await asyncio.to_thread(self._deliver, server, batch)
        self._waits.reset()
        if self.complaint:
            log.info("InfluxDB takes lines again", extra={"server": self._connection.url})
            self.complaint = ""
        if refused:
            log.warning(
                "InfluxDB refused lines: they lie in quarantine",
                extra={"server": self._connection.url, "lines": len(refused), "reason": refused[0].reason},
            )
        await self._outbox.delivered(batch, refused)

    def _deliver(self, server: Server, batch: Batch) -> Sequence[Refusal]:
        """Write a batch, and return what the server will not have of it. Blocks.

        Raises:
            SinkError: If nothing gets through at the moment.
        """
        lines = list(lines_of(batch, persons=self._connection.persons))
        refused: list[Refusal] = []
        # A fact is several lines now and then: what is sent together may be more than the batch.
        for start in range(0, len(lines), self._connection.batch):
            self._write(server, lines[start : start + self._connection.batch], refused)
        self.written += len(lines) - len(refused)
        return refused

    def _write(self, server: Server, lines: list[Line], refused: list[Refusal]) -> None:
        """Write lines; where the server will not have some, find them by halves and let the others through."""
        try:
            server.write([line for line, _ in lines])
        except LinesRefused as refusal:
            if len(lines) == 1:
                [(line, seq)] = lines
                refused.append(Refusal(line, str(refusal), seq))
                return
            middle = len(lines) // 2
            self._write(server, lines[:middle], refused)
            self._write(server, lines[middle:], refused)

    def _complain(self, failure: EtabliError) -> None:
        """Say it in the log when it begins and when it changes, and not at every try."""
        said = str(failure)
        if not self.complaint:
            level = logging.WARNING if not isinstance(failure, SinkRefused) else logging.ERROR
            log.log(level, "InfluxDB takes nothing at the moment: it waits in the journal", extra={"reason": said})
        elif isinstance(failure, SinkRefused) and said != self.complaint:
            log.error("InfluxDB says no: it waits in the journal", extra={"reason": said})
        self.complaint = said
