"""Counting from a machine's counter: differences only, and never a difference that the machine cannot have made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from collector.core.facts import CountStep
from collector.core.rules import CounterRules


@dataclass(frozen=True, slots=True)
class CounterState:
    """What is known of one counter.

    Args:
        epoch: Where the counter lived when it was last seen.
        value: Its last value.
        changed_at: When that value was first seen (UTC).
        seen_at: When the counter was last known to hold it (UTC).
        carry: Steps already made towards a part that takes several.
        carry_of: How many steps that part takes; work that takes another number of steps does not go on with it.
        unseen: The line was lost since: the next value tells what happened in the gap.
    """

    epoch: str
    value: int
    changed_at: datetime
    seen_at: datetime
    carry: int = 0
    carry_of: int = 1
    unseen: bool = False


class Verdict(StrEnum):
    """What a new counter value means."""

    BASELINE = "baseline"
    NOTHING = "nothing"
    CREDIT = "credit"
    RESET = "reset"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Count:
    """What the counting rules make of a new value.

    Args:
        verdict: What to do.
        steps: Counter steps made since the last value (for a HOLD: claimed).
        step: How it moved.
        plausible: The most steps that fit into the time since the value last changed.
        backfilled: It happened while nobody watched.
    """

    verdict: Verdict
    steps: int = 0
    step: CountStep = CountStep.INCREMENT
    plausible: int = 0
    backfilled: bool = False


def plausible_steps(elapsed: float, shortest_step: float) -> int:
    """The most steps that a machine can make in so many seconds: one may already have been under way."""
    return int(elapsed / shortest_step) + 1


def read_counter(
    rules: CounterRules,
    state: CounterState | None,
    value: int,
    at: datetime,
    *,
    shortest_step: float,
    target: int | None = None,
    at_work: bool = True,
) -> tuple[CounterState, Count]:
    """Compare a counter's new value with what is known of it.

    Args:
        rules: The counter's rules.
        state: What is known; None when it has never been seen.
        value: The new value.
        at: When it held (UTC).
        shortest_step: Seconds that one step takes at the very least.
        target: The value at which an auto-resetting counter returns to 0.
        at_work: The machine was running just now, so a return to 0 at the target can be a part.

    Returns:
        What is known from now on, and what the value means.
    """
    if state is None or state.epoch != rules.epoch:
        return CounterState(rules.epoch, value, at, at), Count(Verdict.BASELINE)
    backfilled = state.unseen
    if value == state.value:
        return replace(state, seen_at=at, unseen=False), Count(Verdict.NOTHING)

    elapsed = max((at - state.changed_at).total_seconds(), 0.0)
    plausible = plausible_steps(elapsed, shortest_step)
    known = replace(state, value=value, changed_at=at, seen_at=at, unseen=False)
    verdict, steps, step = _movement(rules, state.value, value, plausible, target, at_work or backfilled)
    return known, Count(verdict, steps, step, plausible, backfilled)


def _movement(
    rules: CounterRules, old: int, new: int, plausible: int, target: int | None, at_work: bool
) -> tuple[Verdict, int, CountStep]:
    """The verdict on a counter that moved from `old` to another value."""
    if new > old:
        steps = new - old
        return (Verdict.CREDIT if steps <= plausible else Verdict.HOLD), steps, CountStep.INCREMENT
    if rules.auto_reset and target and old == target - 1 and at_work and new + 1 <= plausible:
        return Verdict.CREDIT, new + 1, CountStep.AUTO_RESET
    if rules.modulus is not None:
        steps = new + rules.modulus - old
        # Near the modulus: within the last tenth of its range, or else every reset after a long gap would look a wrap.
        if 0 < steps <= plausible and (rules.modulus - old) * 10 <= rules.modulus:
            return Verdict.CREDIT, steps, CountStep.WRAP
    if new == 0:
        return Verdict.RESET, 0, CountStep.RESET
    if 0 < new <= plausible:
        return Verdict.CREDIT, new, CountStep.RESET
    return Verdict.HOLD, max(new, 0), CountStep.RESET
