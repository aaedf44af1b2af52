"""What the demo's machines without a simulator do now: a script for each, half an hour long, played again and again.

Times are those of the demo's standards; the connection's speed hurries them.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from collector.core.families import Family
from collector.demo.lists import Wanted
from collector.demo.telemetry import WATTS
from collector.settings.workshop import Machine
from collector.store.registry_records import Operation, OrderState

CYCLES = 24
"""Cycles of a script."""

IDLE_KW = 0.04

TELLS = frozenset({Family.LASER})
"""Machines that name their program and their order; the others know of neither."""

ALARMS = {Family.LASER: "E-214 Pression d'azote basse", Family.SHEAR: "Protecteur arrière ouvert"}

Row = dict[str, Any]


def write_script(machine: Machine, work: Operation | None, folder: Path, seed: int) -> Path:
    """Write a machine's script.

    Args:
        machine: Which machine.
        work: What it makes.
        folder: Where the script goes.
        seed: Where its chance begins.
    """
    path = folder / f"{machine.id}.jsonl"
    dice = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        for row in _rows(machine, work, dice):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def work_for(family: Family, wanted: Sequence[Wanted], number: int) -> Operation | None:
    """What a machine of this kind makes now: of what is begun and not finished the so-manieth, else the newest."""
    open_ = [
        step
        for one in wanted
        if one.order.state is OrderState.OPEN
        for step in one.operations
        if step.family is family and one.shares[step.operation] < 1
    ]
    if open_:
        return open_[number % len(open_)]
    newest = (step for one in reversed(wanted) for step in one.operations if step.family is family)
    return next(newest, None)


def _rows(machine: Machine, work: Operation | None, dice: random.Random) -> Iterator[Row]:
    standard = machine.rules.standard.cycle or 60.0
    if work is not None and work.standard_cycle is not None:
        standard = work.standard_cycle
    kilowatts = WATTS[machine.family] / 1000
    yield _row("state", "idle")
    yield _row("parts", 0)
    yield _row("alarm", "")
    yield _row("kw", IDLE_KW)
    if machine.family in TELLS and work is not None:
        yield _row("program", work.program or work.description)
        yield _row("order", work.order)
    stuck = dice.randrange(CYCLES) if machine.family in ALARMS else -1
    for number in range(1, CYCLES + 1):
        yield _row("state", "run", standard * dice.uniform(0.15, 0.4))
        yield _row("kw", round(kilowatts * dice.uniform(0.8, 1.0), 2), 1.0)
        seconds = standard * dice.uniform(0.95, 1.25)
        yield _row("kw", round(kilowatts * dice.uniform(0.6, 1.0), 2), seconds / 2)
        if number == stuck:
            yield _row("alarm", ALARMS[machine.family], seconds / 4)
            yield _row("state", "aborted")
            yield _row("alarm", "", dice.uniform(60, 120))
        elif dice.random() < 0.06:
            yield _row("state", "hold", seconds / 4)
            yield _row("state", "run", dice.uniform(10, 40))
            yield from _made(number, seconds / 4)
        else:
            yield from _made(number, seconds / 2)
        yield _row("kw", IDLE_KW)
        if dice.random() < 0.08:
            # Somebody measures, fetches sheets, asks: the machine waits.
            yield _row("kw", IDLE_KW + 0.01, dice.uniform(90, 240))


def _made(number: int, after: float) -> Iterator[Row]:
    yield _row("parts", number, after)
    yield _row("state", "done")


def _row(signal: str, value: Any, after: float = 0.0) -> Row:
    row: Row = {"signal": signal, "value": value}
    return {"after": f"{after:.1f} s", **row} if after else row
