"""What a floor tile says: one machine, put together from live state, registry and views; pure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from collector.core.cycles import advance
from collector.core.facts import Role
from collector.core.families import Family
from collector.core.signals import Execution, Quality
from collector.core.tool_life import LifeBy, LockReason, ToolCondition, condition_of
from collector.runtime.live import Line, MachineLive
from collector.web.floor.standing import Standing, is_stale, standing_of
from collector.web.floor.workbook import LastCycle, Made, Work, Workbook
from collector.web.surroundings import ShownMachine

MEASURES = ("power", "energy", "spindle_load", "spindle_speed", "feed_override", "temperature", "pressure")
"""Telemetry that a tile has room for, in this order; the first three that the machine gives."""

MOST_MEASURES = 3

WORN = 10.0
"""Percent of its life that a tool has left when a tile says so."""


class Lamp(StrEnum):
    """The start permission as the machine has it."""

    GIVEN = "given"
    WITHHELD = "withheld"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Telemetry worth showing on a tile."""

    signal: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Worn:
    """A tool near its end, at it, or locked; `tool` is None where the machine speaks of the active one without a name.

    Args:
        left: Percent of its life; None where only what follows is known.
        amount: What is left, in the unit of `by`.
        by: What its life is measured by.
        condition: In what condition it is.
        reason: Why it is locked.
    """

    tool: str | None
    left: float | None
    amount: float | None = None
    by: LifeBy | None = None
    condition: ToolCondition = ToolCondition.NEAR_END
    reason: LockReason | None = None


@dataclass(frozen=True, slots=True)
class Calling:
    """Somebody waits for a trainer: for what, as a code, and since when (UTC)."""

    reason_code: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The open cycle.

    Args:
        started_at: When it began, or was first seen (UTC).
        seen: Its beginning was seen.
        active: Seconds for which it has run, pauses left out.
        hold: Seconds of its pauses.
        standard: Seconds that it should take; None where nobody said.
    """

    started_at: datetime
    seen: bool
    active: float
    hold: float
    standard: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The last completed cycle: its seconds, pauses left out, and those that it should have taken.

    Without `standard` nobody said, or the cycle does not count (dry run, MDI, ...).
    """

    active: float
    standard: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One machine on the floor.

    Args:
        machine: Its id.
        name: What people call it.
        family: Its kind.
        place: The id of the place where it stands.
        at: Of which moment the tile speaks (UTC).
        standing: How it stands.
        execution: What its controller does.
        since: Since when it stands so (UTC); None where unknown.
        alarm: The alarm's text; None for none.
        excluded: Why what it makes does not count now.
        line: How the line stands.
        line_reason: Why it is down, in the words of who found out; empty when it is up.
        heard_at: When it was last heard of since the start (UTC).
        stale: What the tile shows is old.
        program: The program; None where unknown.
        tool: The active tool; None where unknown.
        order: The order in work.
        order_title: What the order is.
        customer: Whose it is.
        due: The day on which it must leave; None for none.
        order_reported: What the machine says, where the registry knows no such order.
        operation: The operation in work.
        operation_text: What it is.
        trainees: Display names of who works there.
        role: What they do.
        cycle: The open cycle.
        last_cycle: The last completed one.
        done: Parts made for the operation, or since midnight without one: good or not judged.
        scrap: Those declared scrap.
        planned: Parts to make; None without an operation.
        held: Counts that wait for review.
        complaints: Signals that it does not give, and why.
        measures: Telemetry worth showing.
        permit: The start permission; None where the machine has none.
        calling: Who waits for a trainer there; None for nobody.
        stop_reason: Why it stands, as somebody said, as a code; None where nobody has.
        stop_asked: It has stood for so long that its trainees are asked why.
        worn: Tools near or at their end or locked, where the machine tells of that: the active one, then the worst.
    """

    machine: str
    name: str
    family: Family
    place: str
    at: datetime
    standing: Standing
    execution: Execution
    since: datetime | None
    alarm: str | None
    excluded: tuple[str, ...]
    line: Line
    line_reason: str
    heard_at: datetime | None
    stale: bool
    program: str | None
    tool: str | None
    order: str | None
    order_title: str
    customer: str
    due: date | None
    order_reported: str | None
    operation: str | None
    operation_text: str
    trainees: tuple[str, ...]
    role: Role | None
    cycle: Running | None
    last_cycle: Past | None
    done: int
    scrap: int
    planned: int | None
    held: int
    complaints: Mapping[str, str]
    measures: tuple[Measure, ...]
    permit: Lamp | None
    calling: Calling | None = None
    stop_reason: str | None = None
    stop_asked: bool = False
    worn: tuple[Worn, ...] = ()


def work_of(live: MachineLive) -> Work | None:
    """The order and operation in work at a machine."""
    whose = live.state.attribution
    return (whose.order, whose.operation) if whose.order is not None else None


def tile_of(
    machine: ShownMachine,
    live: MachineLive,
    book: Workbook,
    last: LastCycle | None,
    now: datetime,
    ask_stop_after: float | None = None,
) -> Tile:
    """The tile of one machine.

    Args:
        machine: How it is named and what is expected of it.
        live: How it stands.
        book: What is known of the work in hand.
        last: The last cycle that it completed.
        now: The time (UTC).
        ask_stop_after: Seconds of standing in a session after which its trainees are asked why; None for never.
    """
    state, work = live.state, work_of(live)
    stale = is_stale(live, now)
    standing = standing_of(machine.family, live, stale=stale)
    order = book.orders.get(work[0]) if work else None
    operation = book.operations.get(work) if work else None
    made = (book.made.get(work) if work else book.today.get(machine.id)) or Made()
    session = state.session
    call, reason, stood = book.calls.get(machine.id), book.reasons.get(machine.id), book.standing.get(machine.id)
    unknown = state.reported is not None and state.reported.order is None and (session is None or session.order is None)
    return Tile(
        machine=machine.id,
        name=machine.name,
        family=machine.family,
        place=machine.place,
        at=now,
        standing=standing,
        execution=state.execution,
        since=_since(standing, live, book),
        alarm=state.alarm,
        excluded=state.excluded,
        line=live.line,
        line_reason=live.reason,
        heard_at=live.heard_at,
        stale=stale,
        program=state.program,
        tool=state.tool,
        order=work[0] if work else None,
        order_title=order.title if order else "",
        customer=order.customer if order else "",
        due=order.due_date if order else None,
        order_reported=state.reported.text if state.reported is not None and unknown else None,
        operation=work[1] if work else None,
        operation_text=operation.description if operation else "",
        trainees=tuple(book.names.get(person, person) for person in session.persons) if session else (),
        role=session.role if session else None,
        cycle=_running(machine, live, book, now, stale=stale),
        last_cycle=_past(machine, book, last),
        done=made.parts,
        scrap=made.scrap,
        planned=operation.quantity if operation else None,
        held=len(state.holds),
        complaints=dict(live.complaints),
        measures=_measures(machine, live),
        calling=Calling(call.reason_code, call.called_at) if call is not None else None,
        stop_reason=reason.reason_code if reason is not None and not stale else None,
        stop_asked=(
            reason is None
            and ask_stop_after is not None
            and not stale
            and session is not None
            and stood is not None
            and (now - max(stood, session.opened_at)).total_seconds() >= ask_stop_after
        ),
        worn=worn_of(live),
        permit=lamp_of(live, stale=stale),
    )


def _since(standing: Standing, live: MachineLive, book: Workbook) -> datetime | None:
    match standing:
        case Standing.EMERGENCY | Standing.ALARM:
            return book.alarms.get(live.machine, live.state.since)
        case Standing.UNSEEN if live.line is not Line.UP:
            return live.state.lost_at or live.heard_at
        case Standing.UNSEEN if live.state.execution is not Execution.UNAVAILABLE:
            return live.heard_at
        case Standing.MEASURING:
            return None
        case _:
            return live.state.since


def _standard(machine: ShownMachine, book: Workbook, work: Work | None, program: str | None) -> float | None:
    """Seconds that a cycle should take: the operation's word goes before the machine's."""
    operation = book.operations.get(work) if work else None
    if operation is not None and operation.standard_cycle is not None:
        return operation.standard_cycle
    return machine.rules.standard_for(program).cycle


def _running(machine: ShownMachine, live: MachineLive, book: Workbook, now: datetime, *, stale: bool) -> Running | None:
    cycle, state = live.state.cycle, live.state
    if cycle is None:
        return None
    # Of a silent machine nobody knows whether its cycle went on: what is shown stops where it was last heard of.
    until = min(now, live.heard_at) if stale and live.heard_at is not None else now
    told = advance(cycle, until, state.tool, state.excluded)
    whose = cycle.attribution
    work = (whose.order, whose.operation) if whose.order is not None else None
    return Running(
        started_at=cycle.started_at,
        seen=cycle.seen,
        active=told.active,
        hold=told.hold,
        standard=_standard(machine, book, work, cycle.program),
    )


def _past(machine: ShownMachine, book: Workbook, last: LastCycle | None) -> Past | None:
    if last is None:
        return None
    standard = None if last.excluded else _standard(machine, book, last.work, last.program)
    return Past(active=last.active, standard=standard)


def _measures(machine: ShownMachine, live: MachineLive) -> tuple[Measure, ...]:
    found = []
    for signal in MEASURES:
        reading = live.values.get(signal)
        value = reading.value if reading is not None and reading.quality is not Quality.BAD else None
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            found.append(Measure(signal=signal, value=float(value), unit=machine.units.get(signal, "")))
    return tuple(found[:MOST_MEASURES])


def lives_of(live: MachineLive) -> dict[str | None, float]:
    """Percent of its life that each tool has left, where the machine tells that; without a name it is the active one's.

    Told without a qualifier it is the active tool's: `tool_life`, and `tool_life.T12` for tool T12.
    """
    found: dict[str | None, float] = {}
    for signal, reading in live.values.items():
        name, _, tool = signal.partition(".")
        value = reading.value
        if name == "tool_life" and reading.quality is not Quality.BAD and isinstance(value, int | float):
            found[tool or live.state.tool] = float(value)
    return found


def worn_of(live: MachineLive) -> tuple[Worn, ...]:
    """Tools whose life is nearly over, or that may not be used: the active one first, then the worst."""
    found: list[Worn] = []
    for tool, one in live.state.tools.items():
        condition = condition_of(one.left, one.full, one.warning, one.locked)
        if condition is not None and condition is not ToolCondition.FIT:
            percent = one.share * 100 if one.share is not None else None
            found.append(Worn(tool, percent, one.left, one.by, condition, one.reason))
    told = {one.tool for one in found} | set(live.state.tools)
    found += [Worn(tool, left) for tool, left in lives_of(live).items() if left <= WORN and tool not in told]
    ranks, active = list(ToolCondition), live.state.tool
    return tuple(
        sorted(
            found,
            key=lambda one: (one.tool != active, -ranks.index(one.condition), one.left or 0.0, one.tool or ""),
        )
    )


def lamp_of(live: MachineLive, *, stale: bool) -> Lamp | None:
    """The start permission as the machine has it; None where it has none."""
    reading = live.values.get("permit")
    if reading is None:
        return None
    if stale or reading.quality is Quality.BAD or not isinstance(reading.value, bool):
        return Lamp.UNKNOWN
    return Lamp.GIVEN if reading.value else Lamp.WITHHELD
