"""One machine on a bench: tests say in seconds what it tells and look at the facts, without collector or socket."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from collector.core.dating import in_order
from collector.core.events import (
    CloseSession,
    ConnectionLost,
    ConnectionMade,
    Event,
    JoinSession,
    LeaveSession,
    NameOrder,
    OpenSession,
    ReviewHeldCount,
    Tick,
)
from collector.core.facts import CycleEnded, Fact, PartsCounted, Role
from collector.core.machine import MachineState
from collector.core.plain import from_plain, to_plain
from collector.core.rules import CounterRules, MachineRules, PartsFrom
from collector.core.signals import Quality, Reading, Value
from collector.core.step import step

T0 = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
"""A Monday morning."""

MACHINE = "mill-1"
FactT = TypeVar("FactT", bound=Fact)


def after(seconds: float) -> datetime:
    """So many seconds after the tests' first instant."""
    return T0 + timedelta(seconds=seconds)


def restarted(state: MachineState) -> MachineState:
    """The state as a new process reads it from the store."""
    return from_plain(MachineState, json.loads(json.dumps(to_plain(state))))


def counted(signal: str = "part_count", **changes: Any) -> MachineRules:
    """Rules of a machine whose parts one counter counts; what fits the counter goes there, the rest to the machine."""
    of_counter = {key: changes.pop(key) for key in ("epoch", "modulus", "auto_reset", "per_part") if key in changes}
    counter = CounterRules(signal, of_counter.pop("epoch", "e1"), **of_counter)
    return MachineRules(MACHINE, (counter,), **{"parts_from": PartsFrom.COUNTER, "shortest_step": 1.0, **changes})


class Bench:
    """A machine, its rules, and all facts told of it so far.

    Args:
        rules: The machine's rules.
        connected: The line stands from second 0 on.
    """

    def __init__(self, rules: MachineRules, *, connected: bool = True) -> None:
        self.rules = rules
        self.state = MachineState(rules.machine)
        self.facts: list[Fact] = []
        if connected:
            self.line_up(0)

    def happen(self, event: Reading | Event) -> Sequence[Fact]:
        """Let one event happen."""
        self.state, told = step(self.state, event, self.rules)
        self.facts.extend(told)
        return told

    def says(self, seconds: float, **signals: Value) -> None:
        """The machine says all this at one instant; it is read in the order in which the engine reads one delivery."""
        said = [
            Reading(MACHINE, signal, value, Quality.GOOD, after(seconds), after(seconds))
            for signal, value in signals.items()
        ]
        for reading in in_order(self.state, said):
            self.happen(reading)

    def says_badly(self, seconds: float, signal: str) -> None:
        """The machine has no value for a signal."""
        self.happen(Reading(MACHINE, signal, None, Quality.BAD, after(seconds), after(seconds)))

    def line_up(self, seconds: float) -> None:
        self.happen(ConnectionMade(at=after(seconds)))

    def line_down(self, seconds: float) -> None:
        self.happen(ConnectionLost(at=after(seconds), reason="silence"))

    def tick(self, seconds: float) -> None:
        self.happen(Tick(at=after(seconds)))

    def restart(self) -> None:
        """The collector is started anew from what it had kept."""
        self.state = restarted(self.state)

    def open(self, seconds: float, *persons: str, **changes: Any) -> None:
        """A session opens for order 4711, operation 10."""
        asked = {"order": "4711", "operation": "10", "role": Role.RUN, "author": "kiosk", "via": "badge", **changes}
        self.happen(OpenSession(at=after(seconds), persons=persons, **asked))

    def join(self, seconds: float, person: str) -> None:
        self.happen(JoinSession(at=after(seconds), person=person, author="kiosk", via="badge"))

    def leave(self, seconds: float, person: str) -> None:
        self.happen(LeaveSession(at=after(seconds), person=person, author="kiosk", via="badge"))

    def close(self, seconds: float, reason: str = "left") -> None:
        self.happen(CloseSession(at=after(seconds), reason=reason, author="kiosk", via="badge"))

    def name_order(
        self, seconds: float, text: str | None, order: str | None = None, operation: str | None = None
    ) -> None:
        self.happen(NameOrder(at=after(seconds), text=text, order=order, operation=operation))

    def review(self, seconds: float, hold: str, *, accept: bool) -> None:
        self.happen(ReviewHeldCount(at=after(seconds), hold=hold, accept=accept, author="head", reason="looked"))

    def told(self, kind: type[FactT]) -> list[FactT]:
        """All facts of one kind, in the order in which they were told."""
        return [fact for fact in self.facts if isinstance(fact, kind)]

    @property
    def parts(self) -> int:
        """Parts credited so far, the excluded ones too."""
        return sum(fact.parts for fact in self.told(PartsCounted))

    @property
    def outcomes(self) -> list[str]:
        """How the cycles ended, in order."""
        return [str(fact.outcome) for fact in self.told(CycleEnded)]

    @property
    def ended(self) -> CycleEnded:
        """The only cycle that ended."""
        (fact,) = self.told(CycleEnded)
        return fact
