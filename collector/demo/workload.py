"""The work of the demo's past: which operation is next on which machines, and when an order is done."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from collector.core.facts import Fact, PartsCounted, PartsDeclared
from collector.core.families import Family
from collector.demo.lists import Wanted
from collector.store.registry_records import Operation

ELSEWHERE = frozenset({Family.OTHER, Family.METER})
"""What no machine of the demo does: packing and checking is not waited for."""


class Workload:
    """What is to be made.

    Args:
        wanted: The orders, in the order in which they came.
        zone: The site's zone, in which days of receipt are meant.
        dice: The only source of chance.
    """

    def __init__(self, wanted: Sequence[Wanted], zone: ZoneInfo, dice: random.Random) -> None:
        self._wanted = wanted
        self._zone = zone
        self._dice = dice
        self._made: Counter[tuple[str, str]] = Counter()
        self._in_hand: Counter[tuple[str, str]] = Counter()
        self.closed: set[str] = set()

    def take(self, family: Family, at: datetime) -> Operation | None:
        """The operation that is to be worked for now on a machine of this kind; None if there is none.

        The oldest comes first, and now and then the one behind it: a machine is set up for it, or it is in a hurry.
        """
        open_ = [one for one in self._open(family, at) if self._in_hand[one.order, one.operation] < 2]
        if not open_:
            return None
        taken = open_[1] if len(open_) > 1 and self._dice.random() < 0.25 else open_[0]
        self._in_hand[taken.order, taken.operation] += 1
        return taken

    def lay_down(self, operation: Operation) -> None:
        """Nobody works for it any more, for the moment."""
        self._in_hand[operation.order, operation.operation] -= 1

    def is_made(self, operation: Operation) -> bool:
        """Whether there is nothing left to do for it, for now."""
        return self._made[operation.order, operation.operation] >= self._limit(operation)

    def count(self, facts: Sequence[Fact]) -> None:
        """Parts were made, or turned out to be scrap."""
        for fact in facts:
            if isinstance(fact, PartsCounted | PartsDeclared):
                whose = fact.attribution
                if whose.order is not None and whose.operation is not None:
                    parts = fact.parts if isinstance(fact, PartsCounted) else -fact.scrap
                    self._made[whose.order, whose.operation] += parts

    def done(self) -> Iterator[str]:
        """The orders of which everything has been made, and nobody has said so yet."""
        for one in self._wanted:
            here = [step for step in one.operations if step.family not in ELSEWHERE]
            whole = all(one.shares[step.operation] >= 1 and self.is_made(step) for step in here)
            if whole and len(here) == len(one.operations) and one.order.number not in self.closed:
                self.closed.add(one.order.number)
                yield one.order.number

    def _open(self, family: Family, at: datetime) -> Iterator[Operation]:
        day = at.astimezone(self._zone).date()
        for one in self._wanted:
            if one.received > day or one.order.number in self.closed:
                continue
            begun = True
            for step in one.operations:
                if begun and step.family is family and not self.is_made(step):
                    yield step
                # The next step begins when there is something to begin with.
                begun = step.family in ELSEWHERE or self._made[step.order, step.operation] >= 0.2 * step.quantity

    def _limit(self, operation: Operation) -> float:
        share = next(one.shares[operation.operation] for one in self._wanted if one.order.number == operation.order)
        return operation.quantity * share
