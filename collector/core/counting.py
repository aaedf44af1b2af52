"""From counter steps to parts: which cycle and whose work they belong to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from collector.core.counters import Count, CounterState, Verdict, read_counter
from collector.core.execution import PACES, Pace, Phase
from collector.core.facts import Attribution, CounterBaselined, CounterReset, CountStep, CycleOutcome, PartsCounted
from collector.core.holding import hold
from collector.core.rules import CounterRules, CycleFrom, PartsFrom
from collector.core.running import announce, end_cycle, open_cycle, see_again
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
            see_again(t)
        case Verdict.BASELINE:
            t.tell(CounterBaselined(machine=machine, at=t.at, counter=rules.signal, epoch=rules.epoch, value=value))
        case Verdict.RESET if known is not None:
            t.tell(CounterReset(machine=machine, at=t.at, counter=rules.signal, previous=known.value, value=value))
        case Verdict.CREDIT if known is not None:
            if result.step is CountStep.RESET:
                t.tell(CounterReset(machine=machine, at=t.at, counter=rules.signal, previous=known.value, value=value))
            _credit(t, rules, known, after, result, per_part)
        case Verdict.HOLD if known is not None and _counts_parts(t, rules):
            hold(t, rules, known, after, result, per_part)
        case Verdict.RESET | Verdict.CREDIT | Verdict.HOLD:
            pass


def _credit(
    t: Telling, rules: CounterRules, known: CounterState, after: CounterState, result: Count, per_part: int
) -> None:
    before = known.carry if known.carry_of == per_part else 0
    whole, carry = divmod(before + result.steps, per_part)
    _keep(t, rules, replace(after, carry=carry, carry_of=per_part))
    if rules is not t.rules.counters[0]:
        return
    owner = _close_unseen(t, known.seen_at) if result.backfilled else _owner(t, result.steps, whole, per_part)
    if _counts_parts(t, rules):
        t.tell(
            PartsCounted(
                machine=t.state.machine,
                at=t.at,
                count=t.number("p"),
                counter=rules.signal,
                parts=whole * owner.parts_per_cycle,
                step=result.step,
                raw_from=known.value,
                raw_to=after.value,
                backfilled=result.backfilled,
                since=known.seen_at if result.backfilled else None,
                excluded=owner.excluded,
                cycle=owner.cycle,
                attribution=owner.attribution,
                program=owner.program,
            )
        )
    open_now = t.state.cycle
    if open_now is not None and open_now.phase is Phase.ENDING and whole > 0:
        end_cycle(t, CycleOutcome.COMPLETED)
    elif t.rules.cycle_from is CycleFrom.COUNT and whole > 0:
        end_cycle(t, CycleOutcome.COMPLETED)
        if PACES[t.state.execution] in (Pace.RUN, Pace.BLIND) and t.state.connected:
            open_cycle(t, seen=not result.backfilled)


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose counted steps are, and what they were made under."""

    cycle: str | None
    attribution: Attribution
    excluded: tuple[str, ...]
    program: str | None
    parts_per_cycle: int


def _owner(t: Telling, steps: int, whole: int, per_part: int) -> _Owner:
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
        return _Owner(last.cycle, last.attribution, last.excluded, last.program, last.parts)
    if cycle is not None:
        t.change(cycle=replace(cycle, steps=cycle.steps + steps, whole=cycle.whole + whole))
        announce(t)
        cycle = t.state.cycle or cycle
        running = t.state.excluded if cycle.phase is Phase.RUNNING else ()
        excluded = tuple(sorted({*cycle.excluded, *running}))
        return _Owner(cycle.cycle, cycle.attribution, excluded, cycle.program, cycle.parts)
    return _nobodys_cycle(t, t.state.attribution, t.state.excluded)


def _close_unseen(t: Telling, since: datetime) -> _Owner:
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
    return _nobodys_cycle(
        t, t.state.attribution if session is not None and session.opened_at <= since else Attribution(), ()
    )


def _nobodys_cycle(t: Telling, attribution: Attribution, excluded: tuple[str, ...]) -> _Owner:
    return _Owner(None, attribution, excluded, t.state.program, t.standard.parts_per_cycle)


def _counts_parts(t: Telling, rules: CounterRules) -> bool:
    """Whether parts are counted from this counter; where they are counted from cycles, it only proves completion."""
    return rules is t.rules.counters[0] and t.rules.parts_from is PartsFrom.COUNTER


def _keep(t: Telling, rules: CounterRules, counter: CounterState) -> None:
    t.change(counters={**t.state.counters, rules.signal: counter})


def _at_work(t: Telling) -> bool:
    """The machine is running, or its last cycle ended a moment ago."""
    last = t.state.last_cycle
    return t.state.cycle is not None or (last is not None and t.at <= last.ended_at + timedelta(seconds=t.rules.settle))
