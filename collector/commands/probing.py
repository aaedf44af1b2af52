"""`etabli probe`: connect once to one machine and show what it says now, and what it does not."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from datetime import UTC, datetime
from typing import Annotated, Any, cast

import typer
from rich.table import Table
from rich.text import Text

from collector.commands.terminal import DEFAULT_SITE, Exit, SiteFile, failures, out
from collector.core.rules import CompletedBy, MachineRules, PartsFrom
from collector.core.signals import Quality, Reading
from collector.errors import RequestRefused
from collector.ports import Described
from collector.settings import Machine, load


def probe(
    machine: Annotated[str, typer.Argument(help="The machine's id in the site file.")],
    seconds: Annotated[float, typer.Option("--for", min=0.1, help="Seconds for which to listen at most.")] = 5.0,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Connect once to a machine and show its live values, their quality and age.

    Nothing is recorded. Ends with 1 if the machine does not give everything that its profile names.
    """
    with failures():
        settings = load(site)
        found = next((one for one in settings.machines if one.id == machine), None)
        if found is None:
            raise RequestRefused(
                f"there is no machine {machine!r} in {site}; there are {', '.join(one.id for one in settings.machines)}"
            )
        values, identity, complaints = asyncio.run(_listen(found, seconds))
    for key, text in identity.items():
        out.print(Text.assemble((key, "dim"), f" {text}"))
    table = Table("signal", "value", "unit", "quality", "source time (UTC)", "age", "remark")
    missing = 0
    now = datetime.now(UTC)
    for point in found.device.points:
        reading = values.get(point.signal)
        if reading is None or reading.quality is Quality.BAD:
            missing += 1
        age = f"{(now - (reading.source_time or reading.receive_time)).total_seconds():.1f} s" if reading else ""
        table.add_row(
            point.signal,
            "—" if reading is None or reading.value is None else str(reading.value),
            found.units.get(point.signal, ""),
            reading.quality.value if reading else "nothing came",
            f"{reading.source_time:%Y-%m-%d %H:%M:%S.%f}"[:-3] if reading and reading.source_time else "—",
            age,
            complaints.get(point.signal, ""),
        )
    out.print(table)
    _features(values, found.rules)
    if missing:
        raise typer.Exit(Exit.FOUND)


async def _listen(machine: Machine, seconds: float) -> tuple[dict[str, Reading], dict[str, str], dict[str, str]]:
    """What one conversation brings until every point has spoken, or the time is over."""
    values: dict[str, Reading] = {}
    wanted = {point.signal for point in machine.device.points}
    async with (
        machine.dialect.build(machine.device).connect() as link,
        aclosing(cast(Any, link.readings())) as readings,
    ):
        try:
            async with asyncio.timeout(seconds):
                while not wanted <= set(values):
                    for reading in await anext(readings):
                        values[reading.signal] = reading
        except TimeoutError:
            pass
        if isinstance(link, Described):
            return values, dict(link.identity), dict(link.complaints)
    return values, {}, {}


def _features(values: dict[str, Reading], rules: MachineRules) -> None:
    """Say what etabli can and cannot do with what the machine gives."""
    given = {signal for signal, reading in values.items() if reading.quality is not Quality.BAD}
    if "execution" not in given:
        out.print("No execution state: neither cycles nor stops can be told from this machine.")
    wanted = {one.signal for one in rules.counters}
    if wanted and rules.parts_from is PartsFrom.COUNTER and not given & wanted:
        more = ', completed_by = "state"' if rules.completed_by is CompletedBy.COUNT else ""
        out.print(
            f"The part counter that the profile names ({', '.join(sorted(wanted))}) is not there, and no part would be"
            f' counted. Write parts_from = "cycles"{more} in this machine\'s entry to count completed cycles.',
            highlight=False,
        )
    elif not given & {"part_count", "stroke_count"}:
        out.print("No part counter: parts are counted from completed cycles, if the machine shows its execution.")
    if "tool" not in given:
        out.print("No active tool: tool times are not known.")
    if "program" not in given:
        out.print("No program: one standard cycle time holds for everything that the machine makes.")
