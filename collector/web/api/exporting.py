"""The API for spreadsheets and statistics: cycles, parts, sessions, states and tools of a period, as one file."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query
from fastapi.responses import FileResponse
from sqlalchemy import Connection
from starlette.types import Receive, Scope, Send

from collector.accounts.rights import Right, Visitor
from collector.core.facts import Role
from collector.errors import RequestRefused
from collector.store import queries, tool_queries
from collector.store.export import Format, export
from collector.store.records import Count, Cycle, StateInterval, ToolUse
from collector.store.tool_queries import ToolEvent, ToolStanding, ToolTimes
from collector.web.api.nameless import Nameless
from collector.web.api.periods import Since, Until, period
from collector.web.api.rights import needs
from collector.web.surroundings import Surroundings

AT_ONCE = 2
"""Exports that are written at the same time: each keeps a core busy."""

LEFT_BEHIND = "etabli-export-"
"""Begins the names of the folders in which exports are written."""

USUAL = timedelta(days=31)
"""How far back an export reaches that names no beginning."""

MEDIA = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSONL: "application/x-ndjson",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.PARQUET: "application/vnd.apache.parquet",
}


class What(StrEnum):
    """What can be had."""

    CYCLES = "cycles"
    PARTS = "parts"
    SESSIONS = "sessions"
    STATES = "states"
    TOOLS = "tools"
    TOOL_TIMES = "tool-times"
    TOOL_LIFE = "tool-life"
    TOOL_EVENTS = "tool-events"


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as a line of a table; `persons` are all who were in it, in the order of their coming."""

    session: str
    machine: str
    opened_at: datetime
    closed_at: datetime | None
    persons: tuple[str, ...]
    order: str | None
    operation: str | None
    role: Role
    via: str
    closed_reason: str | None


def _sessions(link: Connection, since: datetime, until: datetime, machine: str | None) -> Iterator[SessionRow]:
    for one in queries.sessions(link, since, until, machine):
        yield SessionRow(
            session=one.session, machine=one.machine, opened_at=one.opened_at, closed_at=one.closed_at,
            persons=tuple(dict.fromkeys(presence.person for presence in one.presences)), order=one.order,
            operation=one.operation, role=one.role, via=one.via, closed_reason=one.closed_reason,
        )  # fmt: skip


Rows = Callable[[Connection, datetime, datetime, str | None], Iterator[Any]]

TABLES: Mapping[What, tuple[Rows, type[Any]]] = {
    What.CYCLES: (queries.cycles, Cycle),
    What.PARTS: (queries.counts, Count),
    What.SESSIONS: (_sessions, SessionRow),
    What.STATES: (queries.state_intervals, StateInterval),
    What.TOOLS: (queries.tools, ToolUse),
    What.TOOL_TIMES: (tool_queries.tool_times, ToolTimes),
    What.TOOL_LIFE: (tool_queries.tools_now, ToolStanding),
    What.TOOL_EVENTS: (tool_queries.tool_events, ToolEvent),
}


class Handed(FileResponse):
    """A file that is gone once it was handed over, or once nobody wants it any more."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            await asyncio.shield(asyncio.to_thread(shutil.rmtree, Path(self.path).parent, ignore_errors=True))


def exports_of(around: Surroundings) -> APIRouter:
    """The routes of the exports.

    Args:
        around: What they look at.
    """
    router = APIRouter(tags=["exports"])
    busy = asyncio.Semaphore(AT_ONCE)
    for folder in around.directory.glob(f"{LEFT_BEHIND}*"):
        # What was on its way when the collector was killed.
        shutil.rmtree(folder, ignore_errors=True)

    def written(what: What, form: Format, since: datetime, until: datetime, machine: str | None, named: bool) -> Path:
        rows, row_type = TABLES[what]
        # Beside the data: a year of cycles is more than a small computer's memory, in which /tmp may lie.
        folder = Path(tempfile.mkdtemp(prefix=LEFT_BEHIND, dir=around.directory))
        try:
            with around.store.reader() as link:
                found = rows(link, since, until, machine)
                target = folder / f"{what.value}.{form.value}"
                export(
                    found if named else Nameless(link).rows(found), [one.name for one in fields(row_type)], target,
                    form, row_type=row_type,
                )  # fmt: skip
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return target

    @router.get(
        "/export/{what}.{form}",
        response_class=Handed,
        responses={
            200: {
                "description": "The file.",
                "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in MEDIA.values()},
            },
            404: {"description": "There is no such machine, nor has there been."},
            501: {"description": "This collector was installed without Parquet."},
        },
    )
    async def export_file(
        what: What,
        form: Format,
        visitor: Annotated[Visitor, Depends(needs(Right.SEE_MACHINES))],
        since: Since = None,
        until: Until = None,
        machine: Annotated[str, Query(description="only this machine; empty for all")] = "",
    ) -> Handed:
        """Cycles, parts, sessions, states or tools of a period; the last 31 days if no beginning is named.

        `tools` has a line for each tool in each cycle, `tool-times` one for each in each program, `tool-events` what
        happened to tools, and `tool-life` how they stand now. Times are UTC, durations seconds, persons opaque ids;
        without the right to see names persons, and whatever people typed, are `***`.
        """
        if machine and around.site.machine(machine, gone=True) is None:
            there = ", ".join(sorted(one.id for one in around.site.machines))
            raise HTTPException(404, f"there is no machine {machine!r} here; there are {there}")
        first, last = period(since, until, USUAL, around)
        named = visitor.may(Right.SEE_NAMES)
        async with busy:
            try:
                path = await asyncio.to_thread(written, what, form, first, last, machine or None, named)
            except RequestRefused as refusal:
                raise HTTPException(501 if form is Format.PARQUET else 507, str(refusal)) from refusal
        return Handed(path, media_type=MEDIA[form], filename=path.name)

    return router
