"""The script of a working day: which events follow each other at a machine, and after how long.

Pure: a script depends on its random generator and its work alone, so that one seed always gives one sequence. Seconds
are simulated seconds. What an event means for the machine is told in `machine`; how it is shown, by each simulator.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum


class Mode(Enum):
    """How the controller is driven."""

    AUTOMATIC = "automatic"
    MDI = "mdi"
    JOG = "jog"


class Purpose(Enum):
    """What the machine is used for."""

    PRODUCTION = "production"
    SETUP = "setup"


@dataclass(frozen=True, slots=True)
class Work:
    """An order at a machine.

    Args:
        program: The part program's name.
        order: The order's number, as the machine announces it.
        planned: Parts to make before the next order.
        tools: Tool numbers in the order of their use, each with its share of the cutting time.
        bends: Strokes of a press brake for one part.
    """

    program: str
    order: str
    planned: int
    tools: Sequence[tuple[int, float]] = ()
    bends: int = 0


def works(program: str | None, order: str | None, usual: Sequence[Work]) -> list[Work]:
    """The orders of a day: the usual ones, or a single one under the given names."""
    if program is None and order is None:
        return list(usual)
    first = usual[0]
    return [Work(program or first.program, order or first.order, first.planned, tools=first.tools, bends=first.bends)]


@dataclass(frozen=True, slots=True)
class Selected:
    """The operator selects the program of an order."""

    work: Work
    number: int


@dataclass(frozen=True, slots=True)
class ModeChanged:
    """The operator turns the mode switch, or the set-up key."""

    mode: Mode
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class DryRun:
    """Dry run is switched on or off: the program runs in the air."""

    on: bool


@dataclass(frozen=True, slots=True)
class Started:
    """The start button is pressed: the machine runs if it may."""


@dataclass(frozen=True, slots=True)
class ToolChanged:
    """A tool change is complete: this tool is in the spindle now."""

    number: int


@dataclass(frozen=True, slots=True)
class Held:
    """The program stands inside a cycle: `feed_hold` by the operator, `optional_stop` by M01."""

    why: str


@dataclass(frozen=True, slots=True)
class Resumed:
    """The program goes on after a hold."""


@dataclass(frozen=True, slots=True)
class Pedal:
    """The foot pedal of a press brake is pressed or let go."""

    down: bool


@dataclass(frozen=True, slots=True)
class Stroke:
    """The ram of a press brake reached its lower dead point."""


@dataclass(frozen=True, slots=True)
class Guard:
    """A guard is closed or opened."""

    closed: bool


@dataclass(frozen=True, slots=True)
class Ended:
    """The program ends: `completed` at M30, or `aborted` by reset, then with the alarm that led to it."""

    outcome: str
    alarm: str = ""


@dataclass(frozen=True, slots=True)
class Rested:
    """The operator comes back from a break."""


Event = (
    Selected | ModeChanged | DryRun | Started | ToolChanged | Held | Resumed | Pedal | Stroke | Guard | Ended | Rested
)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the script.

    Args:
        wait: Simulated seconds after the line before.
        event: What happens then.
    """

    wait: float
    event: Event


_ALARMS = ("2021 Bris d'outil détecté", "4503 Surcharge broche", "1120 Défaut serrage pièce")


def cnc_day(dice: random.Random, works: Sequence[Work], cycle: float, calm: bool) -> Iterator[Step]:
    """A day without end at a machining centre or a lathe.

    Args:
        dice: The only source of chance.
        works: The orders, taken in turn for ever.
        cycle: Nominal cutting time of one part, in simulated seconds.
        calm: No aborts, holds, dry runs, MDI, set-up or breaks: part after part.
    """
    for number, work in enumerate(itertools.cycle(works)):
        yield Step(0.0 if number == 0 else 20.0, Selected(work, number % len(works) + 1))
        if not calm:
            yield Step(5.0, ModeChanged(Mode.JOG, Purpose.SETUP))
            yield Step(dice.uniform(40.0, 90.0), ModeChanged(Mode.AUTOMATIC, Purpose.SETUP))
            yield Step(3.0, DryRun(True))
            yield from _cnc_cycle(dice, work, cycle * 0.4, calm=True)
            yield Step(2.0, DryRun(False))
            yield Step(2.0, ModeChanged(Mode.AUTOMATIC, Purpose.PRODUCTION))
        made = 0
        while made < work.planned:
            if not calm:
                yield from _interlude(dice, work, cycle)
            made += yield from _cnc_cycle(dice, work, cycle, calm)


def _interlude(dice: random.Random, work: Work, cycle: float) -> Iterator[Step]:
    """Now and then something else than the next part."""
    chance = dice.random()
    if chance < 0.05:
        yield Step(6.0, ModeChanged(Mode.MDI, Purpose.PRODUCTION))
        yield Step(4.0, Started())
        yield Step(dice.uniform(10.0, 25.0), Ended("completed"))
        yield Step(4.0, ModeChanged(Mode.AUTOMATIC, Purpose.PRODUCTION))
    elif chance < 0.09:
        yield Step(4.0, DryRun(True))
        yield from _cnc_cycle(dice, work, cycle * 0.4, calm=True)
        yield Step(4.0, DryRun(False))
    elif chance < 0.14:
        yield Step(dice.uniform(60.0, 180.0), Rested())


def _cnc_cycle(dice: random.Random, work: Work, cycle: float, calm: bool) -> Generator[Step, None, int]:
    """Load a part, run the program once; returns the parts made (0 or 1)."""
    yield Step(cycle * dice.uniform(0.10, 0.25), Started())
    rest = 0.0
    for number, share in work.tools:
        yield Step(rest + dice.uniform(3.0, 6.0), ToolChanged(number))
        cutting = cycle * share * dice.uniform(0.97, 1.04)
        rest = cutting
        chance = 1.0 if calm else dice.random()
        if chance < 0.02:
            yield Step(cutting * dice.uniform(0.2, 0.8), Ended("aborted", dice.choice(_ALARMS)))
            return 0
        if chance < 0.08:
            done = cutting * dice.uniform(0.2, 0.8)
            yield Step(done, Held("feed_hold"))
            yield Step(dice.uniform(5.0, 20.0), Resumed())
            rest = cutting - done
        elif chance < 0.13:
            yield Step(cutting, Held("optional_stop"))
            yield Step(dice.uniform(8.0, 30.0), Resumed())
            rest = 1.0
    yield Step(rest, Ended("completed"))
    return 1


def brake_day(dice: random.Random, works: Sequence[Work], cycle: float, calm: bool) -> Iterator[Step]:
    """A day without end at a press brake: arguments as for `cnc_day`; `cycle` is the time of one part."""
    for number, work in enumerate(itertools.cycle(works)):
        yield Step(0.0 if number == 0 else 10.0, Selected(work, number % len(works) + 1))
        if not calm:
            yield from _brake_setup(dice)
        made = 0
        while made < work.planned:
            if not calm and dice.random() < 0.04:
                yield Step(dice.uniform(60.0, 180.0), Rested())
            given_up = not calm and dice.random() < 0.03
            bends = dice.randint(1, work.bends - 1) if given_up and work.bends > 1 else work.bends
            yield Step(cycle * dice.uniform(0.10, 0.25), Started())
            for _ in range(bends):
                yield from _stroke(dice, cycle / (work.bends + 1))
            yield Step(cycle / (work.bends + 1) / 2, Ended("aborted" if given_up else "completed"))
            made += 0 if given_up else 1


def _brake_setup(dice: random.Random) -> Iterator[Step]:
    """Tools are changed behind the open guard, and a bend or two tried under the set-up key."""
    yield Step(4.0, ModeChanged(Mode.JOG, Purpose.SETUP))
    yield Step(2.0, Guard(False))
    yield Step(dice.uniform(30.0, 60.0), Guard(True))
    yield Step(3.0, Started())
    for _ in range(dice.randint(1, 3)):
        yield from _stroke(dice, 5.0)
    yield Step(3.0, Ended("completed"))
    yield Step(4.0, ModeChanged(Mode.AUTOMATIC, Purpose.PRODUCTION))


def _stroke(dice: random.Random, seconds: float) -> Iterator[Step]:
    """One bend: place the sheet, press the pedal, let it go after the ram's lower dead point."""
    yield Step(seconds * dice.uniform(0.55, 0.7), Pedal(True))
    yield Step(seconds * 0.15, Stroke())
    yield Step(seconds * 0.15, Pedal(False))


@dataclass(frozen=True, slots=True)
class Load:
    """What the workshop draws from now on (W), on each of the three phases."""

    phases: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class LoadStep:
    """One line of a workshop's load: simulated seconds after the line before, and the load from then on."""

    wait: float
    event: Load


_IDLE_LOAD = 350.0
_CONSUMERS = (2200.0, 3000.0, 5000.0, 8000.0, 1500.0)
"""Compressor, lathe, machining centre, laser, extraction (W)."""


def workshop_load(dice: random.Random, calm: bool) -> Iterator[LoadStep]:
    """Machines of the workshop switching on and off for ever; `calm` leaves a constant load."""
    running = [False] * len(_CONSUMERS)
    yield LoadStep(0.0, Load((120.0, 115.0, 115.0)))
    while not calm:
        which = dice.randrange(len(_CONSUMERS))
        running[which] = not running[which]
        total = _IDLE_LOAD + sum(
            watts * dice.uniform(0.7, 1.0) for watts, on in zip(_CONSUMERS, running, strict=True) if on
        )
        first, second = total * dice.uniform(0.31, 0.35), total * dice.uniform(0.31, 0.35)
        phases = (round(first, 1), round(second, 1), round(total - first - second, 1))
        yield LoadStep(dice.uniform(5.0, 30.0), Load(phases))
    while True:
        yield LoadStep(60.0, Load((1000.0, 1000.0, 1000.0)))
