"""What the demo's machines measured in the last days of its past: loads, speeds and power of its cycles.

Derived from the cycles that were told, so that a chart shows load where the timeline shows a run.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from collector.core.families import Family
from collector.core.signals import Quality, Reading
from collector.settings import Site
from collector.store import queries
from collector.store.records import Cycle
from collector.store.samples import SampleRules, SampleWriter
from collector.store.store import Store

DAYS = timedelta(days=8)
"""How far back measured values reach: far more would be no more to look at, and take long to write."""

EVERY = timedelta(seconds=20)

LOADS = {Family.MACHINING_CENTRE: (38.0, 3_500.0), Family.CNC_LATHE: (31.0, 1_800.0)}
"""Spindle load (%) and speed (1/min) of machines that tell them."""

WATTS = {
    Family.MACHINING_CENTRE: 6_500.0, Family.CNC_LATHE: 4_800.0, Family.MANUAL_MILL: 1_900.0,
    Family.PILLAR_DRILL: 700.0, Family.SAW: 1_400.0, Family.PRESS_BRAKE: 3_800.0, Family.SHEAR: 4_500.0,
    Family.LASER: 11_000.0, Family.WELDING: 5_200.0,
}  # fmt: skip
"""What each kind of machine draws while it runs (W)."""

BASE = 650.0
"""What the workshop draws when nothing runs (W): light, compressor, standby."""


def measure(site: Site, store: Store, until: datetime, dice: random.Random) -> int:
    """Write the samples of the last days.

    Args:
        site: The site.
        store: Where the cycles are.
        until: Where the past ends (UTC).
        dice: The only source of chance.

    Returns:
        How many were kept.
    """
    families = {one.id: one.family for one in site.machines}
    keep = SampleRules(machines={one.id: one.dead_bands for one in site.machines})
    with store.reader() as link:
        cycles = [one for one in queries.cycles(link, until - DAYS, until) if one.end is not None]
    with SampleWriter(Path(site.store.directory), keep) as samples:
        kept = sum(samples.write(_of_cycle(one, families[one.machine], dice)) for one in cycles)
        meter = next(one.id for one in site.machines if one.family is Family.METER)
        return kept + samples.write(_of_meter(meter, cycles, families, until, dice))


def _of_cycle(cycle: Cycle, family: Family, dice: random.Random) -> Iterator[Reading]:
    assert cycle.end is not None
    at, first = cycle.start, True
    while at < cycle.end:
        # A cutter bites, comes out, and bites again.
        bite = 0.55 + 0.45 * math.sin((at - cycle.start).total_seconds() / 17.0) * dice.uniform(0.6, 1.0)
        if family in LOADS:
            load, speed = LOADS[family]
            yield _reading(cycle.machine, "spindle_load", round(load * bite, 1), at)
            if first:
                yield _reading(cycle.machine, "spindle_speed", round(speed * dice.uniform(0.9, 1.1)), at)
        elif family is not Family.PRESS_BRAKE:
            yield _reading(cycle.machine, "power", round(WATTS[family] * (0.7 + 0.3 * bite)), at)
        at, first = at + EVERY, False
    if family in LOADS:
        yield _reading(cycle.machine, "spindle_load", 0.0, cycle.end)
        yield _reading(cycle.machine, "spindle_speed", 0.0, cycle.end)
    elif family is not Family.PRESS_BRAKE:
        yield _reading(cycle.machine, "power", 40.0, cycle.end)


def _of_meter(
    meter: str, cycles: Sequence[Cycle], families: dict[str, Family], until: datetime, dice: random.Random
) -> Iterator[Reading]:
    """Power and energy of the whole workshop: a step up for each cycle that begins, and down for each that ends."""
    steps = [(one.start, WATTS[families[one.machine]]) for one in cycles]
    steps += [(one.end, -WATTS[families[one.machine]]) for one in cycles if one.end is not None]
    watts, energy, before = BASE, 3_180_000.0, until - DAYS
    for at, change in sorted(steps):
        energy += watts * max(0.0, (at - before).total_seconds()) / 3_600
        watts, before = max(BASE, watts + change * dice.uniform(0.95, 1.05)), at
        yield _reading(meter, "power", round(watts), at)
        yield _reading(meter, "energy", round(energy), at)


def _reading(machine: str, signal: str, value: float, at: datetime) -> Reading:
    return Reading(machine, signal, value, Quality.GOOD, None, at)
