"""`etabli size`: how much room a workshop's data will take, and what the computer has to keep up with."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from collector.commands.terminal import DEFAULT_SITE, SiteFile, failures, out
from collector.core.durations import parse_duration
from collector.core.families import Family
from collector.core.opening import opening_intervals
from collector.core.signals import kind_of
from collector.gate.stations import Regulation
from collector.settings import Machine, Site, load
from collector.upkeep.sizing import Load, Size, size_of

MACHINES, SIGNALS, HOURS = 12, 10, 8.0
"""A middling workshop, where no site file says otherwise."""

CYCLE = 300.0
"""Seconds, where neither the site file nor an option says it."""

SAMPLES_SIZE = 5 * 10**9
"""Bytes that measured values may take where no site file says otherwise; its own default."""

SCHOOL_YEAR = 180
"""Days: thirty-six weeks of five."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says; None for what it leaves to the site file.

    Args:
        machines, signals, hours, cycle, every, tools, sessions, work, others: As for `Load`.
    """

    machines: int | None
    signals: int | None
    hours: float | None
    cycle: float | None
    every: float
    tools: float
    sessions: float
    work: float
    others: float


def size(
    machines: Annotated[int | None, typer.Option("--machines", min=0, help="How many machines.")] = None,
    signals: Annotated[
        int | None, typer.Option("--signals", min=0, help="Measured values (loads, speeds, power) of each of them.")
    ] = None,
    every: Annotated[
        str, typer.Option("--every", help="How often such a value changes by more than its dead-band: '2 s'.")
    ] = "2 s",
    hours: Annotated[
        float | None, typer.Option("--hours", min=0, max=24, help="Hours a day for which machines are on.")
    ] = None,
    cycle: Annotated[str | None, typer.Option("--cycle", help="From one cycle to the next: '5 min'.")] = None,
    work: Annotated[
        float, typer.Option("--work", min=0, max=1, help="The share of the time in which they work.")
    ] = 0.6,
    tools: Annotated[float, typer.Option("--tools", min=0, help="Tools in a cycle.")] = 4,
    sessions: Annotated[float, typer.Option("--sessions", min=0, help="Sessions a day on each machine.")] = 4,
    others: Annotated[
        float, typer.Option("--others", min=0, help="Other facts a day of each machine: stops, declarations, alarms.")
    ] = 40,
    days: Annotated[
        int, typer.Option("--days", min=1, help="Days of work; a school year has about 180.")
    ] = SCHOOL_YEAR,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")] = False,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Say how many values and facts a workshop writes, and how much room they take.

    From the site file and its profiles, where there is one; options go before it. The bytes behind it are measured on
    real files in etabli's own tests; how often values change is yours to say.
    """
    given = Given(
        machines, signals, hours, None if cycle is None else _seconds("--cycle", cycle), _seconds("--every", every),
        tools, sessions, work, others,
    )  # fmt: skip
    with failures():
        settings = load(site, secrets=False) if Path(site).exists() else None
    found = size_of(loads(settings, given))
    most = settings.store.samples_size if settings is not None else SAMPLES_SIZE
    if as_json:
        typer.echo(json.dumps(_plain(found, days, most)))
        return
    _show(found, days, most, settings)


def loads(site: Site | None, given: Given) -> Sequence[Load]:
    """What each machine does: as the command line says, else the site file, else as in a middling workshop."""
    known = list(site.machines) if site is not None else []
    if given.machines is not None or site is None:
        count = MACHINES if given.machines is None else given.machines
        # As many as are asked for, each like those of the site file in turn.
        return [_load(site, known[number % len(known)] if known else None, given) for number in range(count)]
    return [_load(site, one, given) for one in known]


def _load(site: Site | None, machine: Machine | None, given: Given) -> Load:
    signals, hours, cycle, decided = SIGNALS, HOURS, CYCLE, True
    works = True
    if site is not None and machine is not None:
        signals = sum(_is_measured(point.signal) for point in machine.device.points)
        hours = _hours(site, machine.place) or HOURS
        cycle = machine.rules.standard.cycle or CYCLE
        works = machine.family is not Family.METER
        decided = site.access is not None and machine.access is not Regulation.OFF
    return Load(
        signals=signals if given.signals is None else given.signals,
        every=given.every,
        hours=hours if given.hours is None else given.hours,
        cycle=(cycle if given.cycle is None else given.cycle) if works else None,
        work=given.work,
        tools=given.tools if machine is None or _says(machine, "tool") else 0.0,
        sessions=given.sessions if works else 0.0,
        decided=decided,
        others=given.others if works else 0.0,
    )


def _says(machine: Machine, signal: str) -> bool:
    return any(point.signal == signal for point in machine.device.points)


def _is_measured(signal: str) -> bool:
    kind = kind_of(signal)
    return kind is not None and not kind.vital and not kind.writable


def _hours(site: Site, place: str) -> float:
    """Hours a day for which a place is open, on the days on which it is."""
    monday = datetime(2026, 3, 2, tzinfo=UTC)
    open_ = opening_intervals(site.shifts, monday, monday + timedelta(days=7), zone=site.zone, place=place)
    per_day: dict[int, float] = {}
    for period in open_:
        day = period.start.astimezone(site.zone).toordinal()
        per_day[day] = per_day.get(day, 0.0) + (period.end - period.start).total_seconds() / 3_600.0
    return sum(per_day.values()) / len(per_day) if per_day else 0.0


def _seconds(option: str, text: str) -> float:
    try:
        seconds = parse_duration(text)
    except ValueError as error:
        raise typer.BadParameter(f"{option}: {error}") from None
    if seconds <= 0:
        raise typer.BadParameter(f"{option} has to be longer than nothing")
    return seconds


def _plain(found: Size, days: int, most: float) -> dict[str, float]:
    return {
        "machines": found.machines, "signals": found.signals, "values_per_second": round(found.values_per_second, 2),
        "samples_per_day": round(found.samples_per_day), "sample_bytes_per_day": round(found.sample_bytes_per_day),
        "cycles_per_day": round(found.cycles_per_day), "facts_per_day": round(found.facts_per_day),
        "fact_bytes_per_day": round(found.fact_bytes_per_day), "days": days,
        "sample_bytes": round(found.sample_bytes(days, most)), "fact_bytes": round(found.fact_bytes(days)),
    }  # fmt: skip


def _show(found: Size, days: int, most: float, site: Site | None) -> None:
    where = f"{site.path}" if site is not None else "no site file: a middling workshop"
    out.print(f"{found.machines} machines with {found.signals} measured values ({where})", highlight=False)
    table = Table("", "a second", "a day of work", "MB a day", f"MB after {days} days")
    samples, facts = found.sample_bytes(days, most), found.fact_bytes(days)
    table.add_row(
        "measured values", f"{found.values_per_second:,.1f}", f"{found.samples_per_day:,.0f}",
        f"{found.sample_bytes_per_day / 1e6:,.1f}", f"{samples / 1e6:,.0f}",
    )  # fmt: skip
    table.add_row(
        f"facts ({found.cycles_per_day:,.0f} cycles)", "", f"{found.facts_per_day:,.0f}",
        f"{found.fact_bytes_per_day / 1e6:,.1f}", f"{facts / 1e6:,.0f}",
    )  # fmt: skip
    table.add_row("together", "", "", "", f"{(samples + facts) / 1e6:,.0f}")
    out.print(table)
    fit = found.days_of(most)
    if fit < days:
        out.print(
            f"[store] samples_size = {most / 1e9:g} GB holds {fit:,.0f} days of work: the oldest measured values go"
            " then, and larger dead_bands keep more days in the same room.",
            highlight=False,
        )
    out.print(
        f"A backup takes as much again while it is made: leave {2 * (samples + facts) / 1e6:,.0f} MB on its disk for"
        " the moment, and a third of that for each archive that is kept.",
        highlight=False,
    )
