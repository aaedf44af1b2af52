"""One step while it is being made: the state as it changes and the facts as they are told. Lives no longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from collector.core.facts import Fact
from collector.core.machine import MachineState
from collector.core.rules import MachineRules, Standard

DEFAULT_SHORTEST_STEP = 0.2
"""Seconds for one counter step where nothing is known of the work: a fast press makes five strokes a second."""

SHORTEST_SHARE = 20
"""No cycle takes less than one twentieth of its standard time."""


class Telling:
    """The state and the facts of one step.

    Args:
        state: The machine's state before.
        rules: The machine's rules.
        at: When it happens (UTC); an instant before the state's own is moved up to it.
    """

    def __init__(self, state: MachineState, rules: MachineRules, at: datetime) -> None:
        self.at = at if state.at is None or at >= state.at else state.at
        self.state = replace(state, at=self.at)
        self.rules = rules
        self.facts: list[Fact] = []

    def tell(self, fact: Fact) -> None:
        """Add a fact."""
        self.facts.append(fact)

    def change(self, **changes: Any) -> None:
        """Change what is known of the machine."""
        self.state = replace(self.state, **changes)

    def number(self, letter: str) -> str:
        """The next id of its kind: `mill-1.c42`."""
        numbers = self.state.numbers
        number = numbers.get(letter, 0) + 1
        self.change(numbers={**numbers, letter: number})
        return f"{self.state.machine}.{letter}{number}"

    @property
    def standard(self) -> Standard:
        """What is expected now: the operation's word goes before the program's."""
        standard = self.rules.standard_for(self.state.program)
        session = self.state.session
        if session is None or (session.parts_per_cycle is None and session.per_part is None):
            return standard
        return Standard(
            standard.cycle, session.parts_per_cycle or standard.parts_per_cycle, session.per_part or standard.per_part
        )

    def shortest_step(self, per_part: int) -> float:
        """Seconds that one counter step takes at the very least."""
        if self.rules.shortest_step is not None:
            return self.rules.shortest_step
        cycle = self.standard.cycle
        return cycle / SHORTEST_SHARE / per_part if cycle else DEFAULT_SHORTEST_STEP
