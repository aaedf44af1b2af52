"""The open cycle: how its time adds up, and what it is when it closes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from collector.core.execution import Phase
from collector.core.facts import Attribution, CycleEnded, CycleOutcome, ToolTime


@dataclass(frozen=True, slots=True)
class OpenCycle:
    """A cycle that has begun and not ended.

    Args:
        cycle: Its id.
        started_at: When it began, or was first seen (UTC).
        seen: Its beginning was seen.
        phase: Where it stands.
        phase_since: Up to when its times are added up (UTC).
        attribution: Whose it is: session and order at its start.
        program: The program at its start.
        parts: Parts that it makes, as expected at its start.
        announced: Its CycleStarted has been told (a cycle between two counts is told at its first step).
        steps: Counter steps made in it.
        whole: Parts (or nests) that these steps completed: what proves that a cycle was completed.
        active: Seconds for which it ran so far.
        hold: Seconds of pauses so far.
        blind: Seconds unseen so far.
        tools: Seconds by tool, in order of first use.
        excluded: Reasons seen while it ran for which it does not count.
        ended_at: For a cycle in phase ENDING: when its program came to rest.
        given_up: For a cycle in phase ENDING: it was reset out of a pause.
    """

    cycle: str
    started_at: datetime
    seen: bool
    phase: Phase
    phase_since: datetime
    attribution: Attribution
    program: str | None
    parts: int = 1
    announced: bool = True
    steps: int = 0
    whole: int = 0
    active: float = 0.0
    hold: float = 0.0
    blind: float = 0.0
    tools: Mapping[str, float] = field(default_factory=dict)
    excluded: tuple[str, ...] = ()
    ended_at: datetime | None = None
    given_up: bool = False


@dataclass(frozen=True, slots=True)
class ClosedCycle:
    """The last cycle that ended: a counter that steps a moment later still belongs to it."""

    cycle: str
    ended_at: datetime
    steps: int
    attribution: Attribution
    program: str | None
    excluded: tuple[str, ...]
    parts: int = 1


def advance(cycle: OpenCycle, at: datetime, tool: str | None, excluded: tuple[str, ...]) -> OpenCycle:
    """Add up the time until `at` in the phase that the cycle is in, for the tool and the modes that were active.

    Only time that it ran in an excluded mode taints it: what happens in a pause (jogging free, say) does not, nor does
    a mode that is chosen in the very instant in which the cycle ends.
    """
    seconds = (at - cycle.phase_since).total_seconds()
    if seconds <= 0.0:
        return cycle
    match cycle.phase:
        case Phase.RUNNING:
            tools = cycle.tools
            if tool is not None:
                tools = {**tools, tool: tools.get(tool, 0.0) + seconds}
            ran = replace(cycle, active=cycle.active + seconds, tools=tools, phase_since=at)
            return taint(ran, excluded)
        case Phase.PAUSED:
            return replace(cycle, hold=cycle.hold + seconds, phase_since=at)
        case Phase.BLIND:
            return replace(cycle, blind=cycle.blind + seconds, phase_since=at)
        case Phase.ENDING | Phase.NONE:
            return cycle


def turn(cycle: OpenCycle, at: datetime, tool: str | None, excluded: tuple[str, ...], phase: Phase) -> OpenCycle:
    """Add up the time until `at` and go on in another phase."""
    return replace(advance(cycle, at, tool, excluded), phase=phase, phase_since=at)


def taint(cycle: OpenCycle, reasons: tuple[str, ...]) -> OpenCycle:
    """Remember why a cycle does not count."""
    if set(reasons) <= set(cycle.excluded):
        return cycle
    return replace(cycle, excluded=tuple(sorted({*cycle.excluded, *reasons})))


def close(machine: str, cycle: OpenCycle, at: datetime, outcome: CycleOutcome, at_end: Attribution) -> CycleEnded:
    """The fact of a cycle whose times are added up until `at`."""
    return CycleEnded(
        machine=machine,
        at=at,
        cycle=cycle.cycle,
        outcome=outcome,
        started_at=cycle.started_at,
        start_seen=cycle.seen,
        gross=round((at - cycle.started_at).total_seconds(), 6),
        active=round(cycle.active, 6),
        hold=round(cycle.hold, 6),
        blind=round(cycle.blind, 6),
        program=cycle.program,
        tools=tuple(ToolTime(tool=tool, seconds=round(seconds, 6)) for tool, seconds in cycle.tools.items()),
        excluded=cycle.excluded,
        attribution=cycle.attribution,
        attribution_at_end=at_end,
    )
