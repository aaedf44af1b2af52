"""`etabli export`: what was recorded, as a file for whoever asks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import Connection

from collector.commands.terminal import DEFAULT_SITE, SiteFile, err, failures, moment, progress, readable
from collector.core.facts import encode
from collector.settings import load
from collector.store import queries, tool_queries
from collector.store.anonymous import Anonymous
from collector.store.export import Format, export
from collector.store.queries import BEGINNING, END
from collector.store.reader import StoreReader
from collector.store.records import Count, Cycle, StateInterval, ToolUse
from collector.store.tool_queries import ToolEvent, ToolStanding, ToolTimes


class What(StrEnum):
    """What can be exported."""

    CYCLES = "cycles"
    STATES = "states"
    COUNTS = "counts"
    TOOLS = "tools"
    TOOL_TIMES = "tool-times"
    TOOL_LIFE = "tool-life"
    TOOL_EVENTS = "tool-events"
    FACTS = "facts"


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as a line of a table; `body` is its canonical text."""

    seq: int
    id: str
    at: datetime
    machine: str
    kind: str
    recorded_at: datetime
    body: str


def _facts(connection: Connection, since: datetime, until: datetime, machine: str | None) -> Iterator[FactRow]:
    with readable():
        for entry in queries.facts(connection, since, until, machine):
            fact = entry.fact
            kind = type(fact).__name__
            yield FactRow(entry.seq, entry.id, fact.at, fact.machine, kind, entry.recorded_at, encode(fact))


Query = Callable[[Connection, datetime, datetime, str | None], Iterator[Any]]

QUERIES: dict[What, tuple[Query, type[Any]]] = {
    What.CYCLES: (queries.cycles, Cycle),
    What.STATES: (queries.state_intervals, StateInterval),
    What.COUNTS: (queries.counts, Count),
    What.TOOLS: (queries.tools, ToolUse),
    What.TOOL_TIMES: (tool_queries.tool_times, ToolTimes),
    What.TOOL_LIFE: (tool_queries.tools_now, ToolStanding),
    What.TOOL_EVENTS: (tool_queries.tool_events, ToolEvent),
    What.FACTS: (_facts, FactRow),
}


def export_(
    what: Annotated[What, typer.Argument(help="What to export.")],
    since: Annotated[
        str | None, typer.Option("--since", help="From: 2026-11-22, '2026-11-22 08:30', today, yesterday, 8h, 3d.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", help="Up to, exclusive; the same ways of writing.")] = None,
    machine: Annotated[str | None, typer.Option("--machine", "-m", help="Only this machine.")] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How the file is written.")] = Format.CSV,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file; standard output without it (CSV and JSON lines).")
    ] = None,
    anonymous: Annotated[
        bool,
        typer.Option("--anonymous", help="Also blank typed texts, and names and numbers of persons in all others."),
    ] = False,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Write cycles, states, counts, tools or facts to a file. Times are UTC, durations seconds, persons opaque ids.

    Of tools: `tools` has a line for each in each cycle, `tool-times` one for each in each program, `tool-events` what
    happened to them, `tool-life` how they stand now.

    etabli export cycles --since yesterday --format xlsx --output cycles.xlsx
    """
    if output is None and form in (Format.XLSX, Format.PARQUET):
        raise typer.BadParameter(f"{form.value} needs a file: --output NAME.{form.value}")
    with failures():
        settings = load(site, secrets=False)
        now = datetime.now(UTC)
        first = moment(since, settings.zone, now) or BEGINNING
        last = moment(until, settings.zone, now) or END
        query, row_type = QUERIES[what]
        columns = [field.name for field in fields(row_type)]
        if machine is not None and all(one.id != machine for one in settings.machines):
            # No refusal: facts outlive the machine, and the site file that names it.
            there = ", ".join(one.id for one in settings.machines)
            err.print(f"There is no machine {machine!r} in {site} now; there are {there}")
        with StoreReader.open(settings.store.directory) as store, store.reader() as connection:
            rows = query(connection, first, last, machine)
            if anonymous:
                rows = Anonymous(connection).rows(rows)
            with progress(f"exporting {what.value}") as bar:
                count = export(
                    rows, columns, output or sys.stdout, form, row_type=row_type,
                    progress=lambda done: bar.update(bar.task_ids[0], completed=done),
                )  # fmt: skip
    if output is not None:
        err.print(f"{count} {what.value} written to {output}", highlight=False)
