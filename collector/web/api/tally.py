"""What was decided and permitted since the start, counted as it is written down: numbers, and nobody's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from collector.core.facts import AccessDecided, Fact, PermitGiven, PermitNotObeyed, PermitWithheld, UnauthorisedRun
from collector.runtime.live import Live


class Tally:
    """Counts facts that tell how access goes.

    Args:
        live: Who tells of facts as they are committed.
    """

    def __init__(self, live: Live) -> None:
        self.decisions: Counter[str] = Counter({"allowed": 0, "supervised": 0, "denied": 0})
        self.permits_given = 0
        self.permits_withheld = 0
        self.permits_not_obeyed = 0
        self.unauthorised_runs = 0
        live.follow(self._count)

    def _count(self, facts: Sequence[Fact]) -> None:
        for fact in facts:
            match fact:
                case AccessDecided():
                    self.decisions[fact.outcome] += 1
                case PermitGiven():
                    self.permits_given += 1
                case PermitWithheld():
                    self.permits_withheld += 1
                case PermitNotObeyed():
                    self.permits_not_obeyed += 1
                case UnauthorisedRun():
                    self.unauthorised_runs += 1
                case _:
                    pass
