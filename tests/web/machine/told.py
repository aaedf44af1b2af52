"""A machine's past, told as facts: so many cycles on each of so many mornings, with tools, alarms and a long cycle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from collector.core.facts import (
    AccessDecided,
    AlarmCleared,
    AlarmRaised,
    Attribution,
    CycleEnded,
    CycleOutcome,
    CycleStarted,
    ExecutionChanged,
    Fact,
    PartsCounted,
    PermitGiven,
    PermitWithheld,
    Role,
    SessionClosed,
    SessionOpened,
    ToolTime,
    UnauthorisedRun,
)
from collector.core.facts import CountStep as Step
from collector.core.signals import Execution
from tests.web.scene import HUGO

CYCLES = 12
"""Cycles of a morning: 70 s each but for the eighth of every third one, which takes ten minutes."""


def morning(machine: str, start: datetime, number: int) -> Iterator[Fact]:
    """The facts of one morning, which begins at `start` (UTC)."""
    session = f"{machine}.told{number}"
    whose = Attribution(session=session, persons=(HUGO.id,), order="26-1047", operation="10", role=Role.RUN)
    yield SessionOpened(machine=machine, at=start, session=session, persons=(HUGO.id,), order="26-1047", operation="10",
                        role=Role.RUN, author="told", via="badge")  # fmt: skip
    yield _execution(machine, start, Execution.READY)
    at = start
    for place in range(CYCLES):
        cycle, begun = f"{session}.c{place}", at + timedelta(seconds=30)
        active, hold = 600.0 if place == 7 and number % 3 == 0 else 70.0, 10.0 if place % 4 == 0 else 0.0
        at = begun + timedelta(seconds=active + hold)
        yield CycleStarted(machine=machine, at=begun, cycle=cycle, seen=True, program="RACCORD_M24", attribution=whose)
        yield _execution(machine, begun, Execution.ACTIVE)
        yield CycleEnded(
            machine=machine, at=at, cycle=cycle, outcome=CycleOutcome.COMPLETED, started_at=begun, start_seen=True,
            gross=active + hold, active=active, hold=hold, blind=0.0, program="RACCORD_M24",
            tools=(ToolTime(tool="T4", seconds=active * 0.75), ToolTime(tool="T2", seconds=active * 0.25)),
            excluded=(), attribution=whose, attribution_at_end=whose,
        )  # fmt: skip
        yield PartsCounted(machine=machine, at=at, count=f"{cycle}.p", counter="part_count", parts=1,
                           step=Step.INCREMENT, raw_from=place, raw_to=place + 1, cycle=cycle, attribution=whose,
                           program="RACCORD_M24")  # fmt: skip
        yield _execution(machine, at, Execution.READY)
    yield AlarmRaised(machine=machine, at=at, alarm="E-77 Niveau d'huile")
    at += timedelta(minutes=2)
    yield AlarmCleared(machine=machine, at=at, alarm="E-77 Niveau d'huile")
    yield SessionClosed(machine=machine, at=at, session=session, reason="left", author="told", via="badge")
    yield _execution(machine, at, Execution.UNAVAILABLE)


def permits(machine: str, at: datetime) -> Iterator[Fact]:
    """Somebody was refused, then allowed; the permit came and went; then the machine ran without one."""
    decided = {
        "person": HUGO.id, "mode": "production", "task": None, "row": "1", "ends_at": None, "guardian": None,
        "snapshot": "0" * 64, "pack": "0" * 64, "via": "badge", "enforced": True,
    }  # fmt: skip
    yield AccessDecided(machine=machine, at=at, decision="d1", outcome="denied", failed=("T0",), **decided)  # type: ignore[arg-type]
    at += timedelta(minutes=1)
    yield AccessDecided(machine=machine, at=at, decision="d2", outcome="allowed", failed=(), **decided)  # type: ignore[arg-type]
    yield PermitGiven(machine=machine, at=at, session="s", persons=(HUGO.id,), until=None)
    at += timedelta(minutes=1)
    yield PermitWithheld(machine=machine, at=at, reason="no session")
    yield UnauthorisedRun(machine=machine, at=at, reason="no session", persons=())


def _execution(machine: str, at: datetime, now: Execution) -> ExecutionChanged:
    return ExecutionChanged(machine=machine, at=at, execution=now, previous=Execution.READY)
