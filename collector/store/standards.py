"""What work should take: the operation's word goes before the machine's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from collector.core.rules import MachineRules
from collector.store.day_sums import Work
from collector.store.registry_tables import operation

Timed = Mapping[tuple[str, str], tuple[float | None, int]]
"""By order and operation: seconds that a cycle should take, None where nobody timed it, and the parts that it makes."""


def timed_operations(connection: Connection) -> Timed:
    """What the registry says of every operation."""
    of = operation.c
    rows = connection.execute(select(of.order, of.operation, of.standard_cycle, of.parts_per_cycle))
    return {(order, number): (cycle, parts) for order, number, cycle, parts in rows}


@dataclass(frozen=True, slots=True)
class Standards:
    """What work at one machine should take.

    Args:
        rules: What is expected of its programs.
        operations: What is expected of operations.
    """

    rules: MachineRules
    operations: Timed

    def cycle(self, work: Work) -> float | None:
        """Seconds for one cycle; None where nobody timed it."""
        return self._of(work)[0]

    def part(self, work: Work) -> float | None:
        """Seconds for one part (temps de cycle de référence); None likewise."""
        cycle, parts = self._of(work)
        return None if cycle is None else cycle / parts

    def _of(self, work: Work) -> tuple[float | None, int]:
        order, number, program = work
        usual = self.rules.standard_for(program)
        known = self.operations.get((order, number)) if order is not None and number is not None else None
        if known is None:
            return usual.cycle, usual.parts_per_cycle
        # A cycle makes as many parts as the operation says, whoever timed it.
        return (usual.cycle if known[0] is None else known[0]), known[1]
