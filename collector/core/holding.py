"""Counts that a person has to look at: held when a counter jumps too far, credited or dropped as somebody decides."""

from __future__ import annotations

from dataclasses import replace

from collector.core.counters import Count, CounterState
from collector.core.events import ReviewHeldCount
from collector.core.facts import CountHeld, CountOrigin, CountStep, HeldCountReviewed, PartsCounted
from collector.core.machine import HeldCount
from collector.core.rules import CounterRules
from collector.core.telling import Telling


def hold(
    t: Telling, rules: CounterRules, known: CounterState, after: CounterState, result: Count, per_part: int
) -> None:
    """Keep a jump for review; counting goes on from the new value."""
    number = t.number("h")
    per_cycle = t.standard.parts_per_cycle
    parts = result.steps // per_part * per_cycle
    seconds = (t.at - known.changed_at).total_seconds()
    attribution = t.state.attribution
    held = HeldCount(
        rules.signal, t.at, known.seen_at, result.steps, parts, result.step, known.value, after.value,
        result.backfilled, t.state.excluded, attribution, t.state.program, per_part, per_cycle,
    )  # fmt: skip
    t.change(holds={**t.state.holds, number: held})
    t.tell(
        CountHeld(
            machine=t.state.machine,
            at=t.at,
            hold=number,
            counter=rules.signal,
            raw_from=known.value,
            raw_to=after.value,
            steps=result.steps,
            parts=parts,
            plausible=result.plausible,
            reason=f"from {known.value} to {after.value} within {seconds:.1f} s, where {result.plausible} fit:"
            " somebody may have edited the counter",
            attribution=attribution,
        )
    )


def review(t: Telling, event: ReviewHeldCount) -> None:
    """Credit a held count, or drop it, as a person decided; an unknown or decided one changes nothing."""
    held = t.state.holds.get(event.hold)
    if held is None:
        return
    t.change(holds={hold: one for hold, one in t.state.holds.items() if hold != event.hold})
    machine = t.state.machine
    t.tell(
        HeldCountReviewed(
            machine=machine, at=t.at, hold=event.hold, accepted=event.accept, author=event.author, reason=event.reason
        )
    )
    if event.accept:
        t.tell(
            PartsCounted(
                machine=machine,
                at=held.at,
                count=t.number("p"),
                counter=held.counter,
                parts=held.parts + _join_the_rest(t, held),
                step=CountStep.RELEASED,
                raw_from=held.raw_from,
                raw_to=held.raw_to,
                origin=CountOrigin.CORRECTED,
                backfilled=held.backfilled,
                since=held.since if held.backfilled else None,
                excluded=held.excluded,
                attribution=held.attribution,
                program=held.program,
            )
        )


def _join_the_rest(t: Telling, held: HeldCount) -> int:
    """Parts that accepted steps complete together with those of the part in hand, where a part takes several."""
    counter = t.state.counters.get(held.counter)
    rest = held.steps % held.per_part
    if counter is None or rest == 0 or counter.carry_of not in (1, held.per_part):
        return 0
    more, carry = divmod(counter.carry + rest, held.per_part)
    counter = replace(counter, carry=carry, carry_of=held.per_part)
    t.change(counters={**t.state.counters, held.counter: counter})
    return more * held.parts_per_cycle
