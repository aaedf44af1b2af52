"""The API for screens and dashboards: how every machine stands, told as it changes (Server-Sent Events).

Each event is the whole of one machine, so a reader that is slow, or was away, misses steps in between and never the
state that stands. Nothing is kept for anybody: an event's id says how far a reader has come.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Header
from fastapi.responses import StreamingResponse
from pydantic import TypeAdapter

from collector.accounts.rights import Right, Visitor
from collector.core.facts import Role
from collector.core.plain import time_text
from collector.core.signals import Execution
from collector.runtime.live import Line, MachineLive
from collector.web.api.lines import LineResponse, Lines
from collector.web.api.rights import needs
from collector.web.floor.standing import Standing, is_stale, standing_of
from collector.web.floor.tiles import Lamp, lamp_of
from collector.web.surroundings import ShownMachine, Surroundings

LOOK_EVERY = 1.0
"""Seconds between two looks for what no fact tells: a line that opens, a machine that falls silent."""

PACE = 0.1
"""Seconds between two looks at the most: what changes faster is told together."""

HEARTBEAT_EVERY = 15.0
"""Seconds without an event after which a reader is told that the line stands."""

LONGEST = 300.0
"""Seconds after which a stream ends and is opened again by its reader: a token that was revoked opens no more then."""

RETRY = 2_000
"""Milliseconds after which a browser that lost the line opens it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineNow:
    """How one machine stands.

    Args:
        machine: Its id.
        standing: In one word, as its tile on the floor shows it.
        execution: What its controller does.
        since: Since when (UTC); null before anything was known.
        line: How the line to it stands.
        stale: What is told here is old: nothing was heard for a while.
        program: As last known.
        tool: As last known.
        alarm: Its text; null for none.
        emergency_stop: It is triggered.
        guard_closed: Null where unknown.
        excluded: Why what it makes does not count now.
        cycle: The cycle that runs; null for none.
        cycle_started_at: When it began, or was first seen (UTC).
        session: The session that is open; null for none.
        persons: Opaque ids of those in it; null for whoever may not see names.
        role: What they do.
        order: The order in work.
        operation: Its operation in work.
        permit: The start permission as the machine has it; null where it has none.
    """

    machine: str
    standing: Standing
    execution: Execution
    since: datetime | None
    line: Line
    stale: bool
    program: str | None
    tool: str | None
    alarm: str | None
    emergency_stop: bool
    guard_closed: bool | None
    excluded: tuple[str, ...]
    cycle: str | None
    cycle_started_at: datetime | None
    session: str | None
    persons: tuple[str, ...] | None
    role: Role | None
    order: str | None
    operation: str | None
    permit: Lamp | None


_WRITTEN = TypeAdapter(MachineNow)
"""Writes it as every other answer of the API is written."""


def machine_now(machine: ShownMachine, live: MachineLive, now: datetime) -> MachineNow:
    """How a machine stands now (UTC)."""
    state, whose = live.state, live.state.attribution
    stale = is_stale(live, now)
    return MachineNow(
        machine=machine.id,
        standing=standing_of(machine.family, live, stale=stale),
        execution=state.execution,
        since=state.since,
        line=live.line,
        stale=stale,
        program=state.program,
        tool=state.tool,
        alarm=state.alarm,
        emergency_stop=state.emergency_stop,
        guard_closed=state.guard_closed,
        excluded=state.excluded,
        cycle=state.cycle.cycle if state.cycle is not None else None,
        cycle_started_at=state.cycle.started_at if state.cycle is not None else None,
        session=whose.session,
        persons=whose.persons if whose.session is not None else (),
        role=whose.role,
        order=whose.order,
        operation=whose.operation,
        permit=lamp_of(live, stale=stale),
    )


class Watch:
    """Looks at all machines for everybody who listens, and numbers what changed.

    Args:
        around: What it looks at.
    """

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._boot = secrets.token_hex(4)
        self._looked_at = float("-inf")
        self._last = 0
        self._seen: dict[str, tuple[int, MachineNow]] = {}

    def look(self) -> bool:
        """Find out what is another than before; False if somebody has looked just now, and this one does not."""
        ticks = asyncio.get_running_loop().time()
        if ticks - self._looked_at < PACE:
            return False
        self._looked_at = ticks
        now = self.now()
        for machine in self._around.site.machines:
            sight = machine_now(machine, self._around.live.machines[machine.id], now)
            before = self._seen.get(machine.id)
            if before is None or before[1] != sight:
                self._last += 1
                self._seen[machine.id] = (self._last, sight)
        return True

    def now(self) -> datetime:
        """The time (UTC)."""
        return self._around.clock.now()

    def since(self, event: str) -> int:
        """The number of an event's id; 0 for one of another start, or of none."""
        boot, _, number = event.partition("-")
        return int(number) if boot == self._boot and number.isdecimal() else 0

    def after(self, number: int) -> Iterator[tuple[int, MachineNow]]:
        """What is newer, in the order in which it changed."""
        yield from sorted((one for one in self._seen.values() if one[0] > number), key=lambda one: one[0])

    def id_of(self, number: int) -> str:
        """The id of the event with this number."""
        return f"{self._boot}-{number}"


def event_text(name: str, data: bytes, id_: str = "") -> bytes:
    """One event as the wire has it; the data is JSON, which has no line ends of its own."""
    numbered = f"\nid: {id_}".encode() if id_ else b""
    return b"event: " + name.encode() + b"\ndata: " + data + numbered + b"\n\n"


async def stream(
    watch: Watch,
    lines: Lines,
    *,
    named: bool,
    told: int = 0,
    heartbeat: float = HEARTBEAT_EVERY,
    longest: float = LONGEST,
) -> AsyncIterator[bytes]:
    """What a reader is sent.

    Args:
        watch: Who looks at the machines.
        lines: What wakes it, and when all has to end.
        named: The reader may know who works where.
        told: How far the reader has come.
        heartbeat: Seconds without an event after which it is told that the line stands.
        longest: Seconds after which the stream ends.
    """
    ticks = asyncio.get_running_loop().time
    yield f"retry: {RETRY}\n\n".encode()
    told_at = begun = ticks()
    while not lines.ended and ticks() - begun < longest:
        bell = lines.bell
        looked = watch.look()
        for number, sight in watch.after(told):
            shown = sight if named else replace(sight, persons=None)
            yield event_text("machine", _WRITTEN.dump_json(shown), watch.id_of(number))
            told, told_at = number, ticks()
        if ticks() - told_at >= heartbeat:
            yield event_text("heartbeat", b'{"at":"' + time_text(watch.now()).encode() + b'"}')
            told_at = ticks()
        await lines.wait(bell, min(LOOK_EVERY if looked else PACE, heartbeat))
        await asyncio.sleep(PACE)


EXAMPLE = (
    'retry: 2000\n\nevent: machine\ndata: {"machine":"tour-1","standing":"running","execution":"ACTIVE",...}\n'
    'id: 7c0e1f2a-31\n\nevent: heartbeat\ndata: {"at":"2026-11-24T08:42:00.000000Z"}\n\n'
)


def live_of(around: Surroundings, lines: Lines) -> APIRouter:
    """The live routes.

    Args:
        around: What they look at.
        lines: Who may stay on the line.
    """
    router = APIRouter(tags=["live"])
    watch = Watch(around)

    @router.get(
        "/live",
        response_class=StreamingResponse,
        responses={
            200: {
                "description": "A stream that does not end.",
                "content": {"text/event-stream": {"schema": {"type": "string"}, "example": EXAMPLE}},
            },
            503: {"description": "Too many programs listen already."},
        },
    )
    async def live(
        visitor: Annotated[Visitor, Depends(needs(Right.SEE_FLOOR))],
        last_event_id: Annotated[str, Header(description="the id of the last event that was read")] = "",
    ) -> LineResponse:
        """How every machine stands, and each that changes as it does.

        An event `machine` holds the whole of one machine, as `/api/machines/now` tells it. After an interruption only
        what is another than at `Last-Event-ID` is told. Steps that are gone by the time they could be told are left
        out: `/api/facts` has every one. `heartbeat` comes when nothing changes. The stream ends now and then: open it
        again, as browsers do by themselves.
        """
        lines.refuse_if_full()
        told = stream(watch, lines, named=visitor.may(Right.SEE_NAMES), told=watch.since(last_event_id))
        return LineResponse(lines, told, "text/event-stream")

    @router.get("/machines/now")
    async def machines_now(visitor: Annotated[Visitor, Depends(needs(Right.SEE_FLOOR))]) -> list[MachineNow]:
        """How every machine stands, once."""
        now = around.clock.now()
        sights = [machine_now(one, around.live.machines[one.id], now) for one in around.site.machines]
        return sights if visitor.may(Right.SEE_NAMES) else [replace(one, persons=None) for one in sights]

    return router
