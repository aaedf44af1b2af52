"""What is told at a machine of what was decided: may they start it, with whom, and if not, why and what to do. Pure.

Nothing that only the office can mend is told apart there: a medical opinion that is missing, a file that is not
complete and a declaration that was not sent are one and the same "go and see the safety officer".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from collector.access.decision import Decision, Outcome
from collector.access.pack import Text

TOLD = frozenset(
    {
        "T0.locked_out", "T2", "T3.rest", "T3.uninterrupted", "T3.day", "T3.week", "row1", "row2", "R3", "row4",
        "R5.habilitation", "R7.training", "R7.authorisation", "row10b", "K5", "K6", "R9.supervision", "supervision",
        "R12.habilitation", "clock",
    }
)  # fmt: skip
"""Codes of conditions that are told in words: whoever stands there can do something about them, or has to know.

All others, those that come later too, are a matter for the office. K7 (the medical opinion) and K8 (a file that lacks
something, perhaps that opinion) must never be among these.
"""

SUPERVISION = frozenset({"K6", "R9.supervision", "supervision"})
"""Codes of conditions that a supervisor's badge mends."""


@dataclass(frozen=True, slots=True)
class Hurdle:
    """Something that stands in the way.

    Args:
        why: What is asked; None for what the office alone can mend, of which nothing is said.
        do: What to do; None likewise.
    """

    why: Text | None = None
    do: Text | None = None


OFFICE = Hurdle()
"""Go and see the safety officer."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for everybody who is, or is to be, at a machine.

    Args:
        outcome: The strictest of what was decided about each.
        enforced: The machine's permit follows it; False where it is only observed.
        denied: Opaque ids of those who may not.
        guardians: Opaque ids of those who supervise.
        until: Until when it holds (UTC); None where nothing ends it, and for a denial.
        hurdles: What stands in the way.
        supervisor_missing: A supervisor's badge would mend all of it.
    """

    outcome: Outcome
    enforced: bool
    denied: tuple[str, ...] = ()
    guardians: tuple[str, ...] = ()
    until: datetime | None = None
    hurdles: tuple[Hurdle, ...] = ()
    supervisor_missing: bool = False


_STRICTNESS = (Outcome.ALLOWED, Outcome.SUPERVISED, Outcome.DENIED)


def verdict_of(decisions: Sequence[Decision], *, enforced: bool) -> Verdict | None:
    """What is told of decisions; None where nothing was decided.

    Args:
        decisions: About everybody at the machine.
        enforced: The machine's permit follows them.
    """
    if not decisions:
        return None
    outcome = max((one.outcome for one in decisions), key=_STRICTNESS.index)
    failed = [condition for one in decisions if one.outcome is Outcome.DENIED for condition in one.failed]
    hurdles = [Hurdle(one.text, one.next or one.text) if one.code in TOLD else OFFICE for one in failed]
    ends = [one.ends_at for one in decisions if one.ends_at is not None]
    denied = outcome is Outcome.DENIED
    return Verdict(
        outcome=outcome,
        enforced=enforced,
        denied=tuple(one.person for one in decisions if one.outcome is Outcome.DENIED),
        guardians=() if denied else tuple(dict.fromkeys(duty.by for one in decisions for duty in one.obligations)),
        until=None if denied else min(ends, default=None),
        # The office last: what they can do themselves is read first.
        hurdles=tuple(sorted(dict.fromkeys(hurdles), key=lambda one: one is OFFICE or one.why is None)),
        supervisor_missing=bool(failed) and all(one.code in SUPERVISION for one in failed),
    )
