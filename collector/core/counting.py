"""From counter steps to parts: which cycle and whose work they belong to, and what waits for review."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from collector.core.counters import Count, CounterState, Verdict, read_counter
from collector.core.cycles import ClosedCycle
from collector.core.events import ReviewHeldCount
from collector.core.execution import PACES, Pace, Phase
from collector.core.facts import (
    Attribution,
    CounterBaselined,
    CounterReset,
    CountHeld,
    CountOrigin,
    CountStep,
    CycleOutcome,
    HeldCountReviewed,
    PartsCounted,
)
from collector.core.machine import HeldCount
from collector.core.rules import CounterRules, CycleFrom
from collector.core.running import announce, end_cycle, open_cycle
from collector.core.telling import Telling


def count(t: Telling, rules: CounterRules, value: int) -> None:
    """Read a counter's value and credit, hold or ignore what it means."""
    machine, known = t.state.machine, t.state.counters.get(rules.signal)
    per_part = t.standard.per_part or rules.per_part
    after, result = read_counter(
        rules,
        known,
        value,
        t.at,
        shortest_step=t.shortest_step(per_part),
        target=t.state.part_target,
        at_work=_at_work(t),
    )
    _keep(t, rules, after)
    match result.verdict:
        case Verdict.NOTHING:
            pass
        case Verdict.BASELINE:
            t.tell(CounterBaselined(machine=machine, at=t.at, counter=rules.signal, epoch=rules.epoch, value=value))
        case Verdict.RESET if known is not None:
            t.tell(CounterReset(machine=machine, at=t.at, counter=rules.signal, previous=known.value, value=value))
        case Verdict.CREDIT if known is not None:
            if result.step is CountStep.RESET:
                t.tell(CounterReset(machine=machine, at=t.at, counter=rules.signal, previous=known.value, value=value))
            _credit(t, rules, known, after, result, per_part)
        case Verdict.HOLD if known is not None:
            _hold(t, rules, known, after, result, per_part)
        case Verdict.RESET | Verdict.CREDIT | Verdict.HOLD:
            pass


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
                parts=held.parts,
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


def _credit(
    t: Telling, rules: CounterRules, known: CounterState, after: CounterState, result: Count, per_part: int
) -> None:
    whole, carry = divmod(known.carry + result.steps, per_part)
    _keep(t, rules, replace(after, carry=carry))
    if rules is not t.rules.counters[0]:
        return
    owner = _close_unseen(t, known.seen_at) if result.backfilled else _owner(t, result.steps, per_part)
    cycle, attribution, excluded, program = owner
    t.tell(
        PartsCounted(
            machine=t.state.machine,
            at=t.at,
            count=t.number("p"),
            counter=rules.signal,
            parts=whole * t.standard.parts_per_cycle,
            step=result.step,
            raw_from=known.value,
            raw_to=after.value,
            backfilled=result.backfilled,
            since=known.seen_at if result.backfilled else None,
            excluded=excluded,
            cycle=cycle,
            attribution=attribution,
            program=program,
        )
    )
    open_now = t.state.cycle
    if open_now is not None and open_now.phase is Phase.ENDING:
        end_cycle(t, CycleOutcome.COMPLETED)
    elif t.rules.cycle_from is CycleFrom.COUNT and whole > 0:
        end_cycle(t, CycleOutcome.COMPLETED)
        if PACES[t.state.execution] in (Pace.RUN, Pace.BLIND) and t.state.connected:
            open_cycle(t, seen=not result.backfilled)


Owner = tuple[str | None, Attribution, tuple[str, ...], str | None]
"""Cycle, attribution, exclusions and program of counted parts."""


def _owner(t: Telling, steps: int, per_part: int) -> Owner:
    """Whose the steps are that were just made: the open cycle's, or the one's that has only just ended."""
    cycle, last = t.state.cycle, t.state.last_cycle
    fresh = (
        last is not None
        and last.steps == 0
        and t.rules.cycle_from is CycleFrom.EXECUTION
        and t.at <= last.ended_at + timedelta(seconds=t.rules.settle)
    )
    just_opened = cycle is not None and (t.at - cycle.started_at).total_seconds() < t.shortest_step(per_part)
    if last is not None and fresh and (cycle is None or just_opened):
        t.change(last_cycle=replace(last, steps=last.steps + steps))
        return _closed(last)
    if cycle is not None:
        t.change(cycle=replace(cycle, steps=cycle.steps + steps))
        announce(t)
        cycle = t.state.cycle or cycle
        running = t.state.excluded if cycle.phase is Phase.RUNNING else ()
        return cycle.cycle, cycle.attribution, tuple(sorted({*cycle.excluded, *running})), cycle.program
    return None, t.state.attribution, t.state.excluded, t.state.program


def _close_unseen(t: Telling, since: datetime) -> Owner:
    """Parts were made while nobody watched: the cycle that was open then has ended unseen.

    They belong to a session only if it was open before the gap and still is; nothing else is known of them.
    """
    cycle = t.state.cycle
    if cycle is not None and cycle.started_at <= since:
        runs = cycle.phase is Phase.RUNNING
        end_cycle(t, CycleOutcome.UNKNOWN)
        if runs:
            open_cycle(t, seen=False)
    session = t.state.session
    attribution = t.state.attribution if session is not None and session.opened_at <= since else Attribution()
    return None, attribution, (), t.state.program


def _closed(last: ClosedCycle) -> Owner:
    return last.cycle, last.attribution, last.excluded, last.program


def _hold(
    t: Telling, rules: CounterRules, known: CounterState, after: CounterState, result: Count, per_part: int
) -> None:
    if rules is not t.rules.counters[0]:
        return
    hold = t.number("h")
    parts = result.steps // per_part * t.standard.parts_per_cycle
    seconds = (t.at - known.changed_at).total_seconds()
    attribution = t.state.attribution
    held = HeldCount(
        rules.signal, t.at, known.seen_at, result.steps, parts, result.step, known.value, after.value,
        result.backfilled, t.state.excluded, attribution, t.state.program,
    )  # fmt: skip
    t.change(holds={**t.state.holds, hold: held})
    t.tell(
        CountHeld(
            machine=t.state.machine,
            at=t.at,
            hold=hold,
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


def _keep(t: Telling, rules: CounterRules, counter: CounterState) -> None:
    t.change(counters={**t.state.counters, rules.signal: counter})


def _at_work(t: Telling) -> bool:
    """The machine is running, or its last cycle ended a moment ago."""
    last = t.state.last_cycle
    return t.state.cycle is not None or (last is not None and t.at <= last.ended_at + timedelta(seconds=t.rules.settle))
