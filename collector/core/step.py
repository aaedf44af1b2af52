"""One machine, one event: what is known afterwards and what has happened. Pure and total; replay equals live."""

from __future__ import annotations

from dataclasses import replace

from collector.core.counting import count
from collector.core.dating import ahead, when
from collector.core.events import (
    CloseSession,
    ConnectionLost,
    ConnectionMade,
    Event,
    JoinSession,
    LeaveSession,
    NameOrder,
    OpenSession,
    ReviewHeldCount,
    Tick,
)
from collector.core.execution import Phase
from collector.core.facts import (
    AlarmCleared,
    AlarmRaised,
    CoverageLost,
    CoverageRegained,
    CycleOutcome,
    Fact,
    GuardChanged,
    ModeChanged,
    OrderReported,
    ProgramChanged,
    ToolChanged,
)
from collector.core.holding import review
from collector.core.machine import MachineState, ReportedOrder
from collector.core.modes import MODE_SIGNALS, exclusions
from collector.core.rules import CycleFrom, MachineRules
from collector.core.running import (
    bring_up_to_date,
    change_execution,
    decide_overdue,
    drop_unbegun,
    end_cycle,
    lose_sight,
    named_late,
    order_anew,
    rename,
)
from collector.core.sessions import close_session, join_session, leave_session, open_session
from collector.core.signals import Execution, Quality, Reading, Value
from collector.core.telling import Telling
from collector.core.tools import OF_TOOLS, read_tools

_EXECUTIONS = frozenset(Execution)


def step(state: MachineState, event: Reading | Event, rules: MachineRules) -> tuple[MachineState, tuple[Fact, ...]]:
    """Let one event happen to one machine.

    Args:
        state: What is known before.
        event: A reading of a vital signal, or what happened to the line, the clock or the people.
        rules: The machine's rules.

    Returns:
        What is known afterwards, and the facts in the order in which they are to be told. The same arguments give the
        same answer; nothing is raised for anything that a machine may say.
    """
    at = when(state, event) if isinstance(event, Reading) else event.at
    telling = Telling(state, rules, at)
    decide_overdue(telling)
    if isinstance(event, Reading):
        of_tools = event.signal.startswith(OF_TOOLS)
        if event.source_time is not None and not ahead(state, event) and not of_tools:
            # A time from the future is not kept: no true one would come after it. Nor are those of tools, of which a
            # machine has a hundred: their values come in order, and nothing is timed by them.
            telling.change(source_times={**state.source_times, event.signal: event.source_time})
        _read(telling, event)
        if of_tools and state.at is not None:
            # A list of tools is read now and then, and dated by that; what the machine did just before it is still on
            # its way, and would be pressed up to that moment.
            telling.change(at=state.at)
    else:
        _happen(telling, event)
    return telling.state, tuple(telling.facts)


def _happen(t: Telling, event: Event) -> None:
    match event:
        case Tick():
            pass
        case ConnectionMade():
            _regain(t, event)
        case ConnectionLost():
            _lose(t, event.reason)
        case OpenSession():
            open_session(t, event)
        case JoinSession():
            join_session(t, event)
        case LeaveSession():
            leave_session(t, event)
        case CloseSession():
            close_session(t, event)
        case NameOrder():
            _name_order(t, event)
        case ReviewHeldCount():
            review(t, event)
        case _:
            raise TypeError(f"no event of the core: {event!r}")


def _regain(t: Telling, event: ConnectionMade) -> None:
    if t.state.connected:
        _lose(t, "the line was opened anew")
    t.tell(CoverageRegained(machine=t.state.machine, at=t.at, lost_at=t.state.lost_at, clock_offset=event.clock_offset))
    t.change(connected=True, lost_at=None, clock_offset=event.clock_offset, source_times={})


def _lose(t: Telling, reason: str) -> None:
    if not t.state.connected:
        return
    lose_sight(t)
    counters = {
        # A counter that has not been seen since an earlier loss is unseen since then.
        signal: known if known.unseen else replace(known, unseen=True, seen_at=t.at)
        for signal, known in t.state.counters.items()
    }
    t.change(connected=False, lost_at=t.at, counters=counters)
    t.tell(CoverageLost(machine=t.state.machine, at=t.at, reason=reason))


def _read(t: Telling, reading: Reading) -> None:
    value = reading.value if reading.quality is not Quality.BAD else None
    match reading.signal:
        case "execution":
            change_execution(t, Execution(value) if value in _EXECUTIONS else Execution.UNAVAILABLE)
        case "part_count" | "stroke_count" as signal:
            rules = next((one for one in t.rules.counters if one.signal == signal), None)
            if rules is not None and isinstance(value, int) and not isinstance(value, bool):
                count(t, rules, value)
        case "guard_closed":
            _change_guard(t, value)
        case _ if value is None:
            # The rest stays as last known: a value that is not there for a moment decides nothing, and clears no alarm.
            pass
        case "part_target":
            t.change(part_target=value if isinstance(value, int) and not isinstance(value, bool) else None)
        case "emergency_stop":
            _change_emergency_stop(t, value is True)
        case "alarm":
            _change_alarm(t, value)
        case "order":
            _name_order(t, NameOrder(at=t.at, text=str(value) or None))
        case "program":
            _change_program(t, str(value))
        case "tool":
            _change_tool(t, str(value))
        case signal if signal in MODE_SIGNALS:
            _change_mode(t, signal, value)
        case signal if signal.startswith(OF_TOOLS):
            read_tools(t, signal, value)
        case _:
            pass


def _change_program(t: Telling, text: str) -> None:
    program, previous = text or None, t.state.program
    if program == previous:
        return
    late = named_late(t)
    if not late:
        bring_up_to_date(t)
    # A part in hand under another program is not finished by this one.
    counters = {signal: replace(one, carry=0) for signal, one in t.state.counters.items()}
    t.change(program=program, program_at=t.at, counters=counters)
    t.tell(ProgramChanged(machine=t.state.machine, at=t.at, program=program, previous=previous))
    cycle = t.state.cycle
    _exclude(t)
    if late:
        rename(t)
    elif cycle is not None and (cycle.phase is Phase.BLIND or t.rules.cycle_from is CycleFrom.COUNT):
        end_cycle(t, CycleOutcome.UNKNOWN if cycle.phase is Phase.BLIND else CycleOutcome.ABORTED)


def _change_tool(t: Telling, text: str) -> None:
    tool, previous = text or None, t.state.tool
    if tool == previous:
        return
    bring_up_to_date(t)
    t.change(tool=tool)
    t.tell(ToolChanged(machine=t.state.machine, at=t.at, tool=tool, previous=previous))


def _change_mode(t: Telling, signal: str, value: Value) -> None:
    if t.state.modes.get(signal) == value:
        return
    bring_up_to_date(t)
    t.change(modes={**t.state.modes, signal: value})
    _exclude(t)
    text = ("true" if value else "false") if isinstance(value, bool) else str(value)
    t.tell(ModeChanged(machine=t.state.machine, at=t.at, mode=signal, value=text, excluded=t.state.excluded))


def _exclude(t: Telling) -> None:
    t.change(excluded=exclusions(t.state.modes, t.state.program, t.rules.warm_up_programs))


def _change_guard(t: Telling, value: Value) -> None:
    closed = value if isinstance(value, bool) else None
    if closed is not t.state.guard_closed:
        t.change(guard_closed=closed)
        t.tell(GuardChanged(machine=t.state.machine, at=t.at, closed=closed))


def _change_emergency_stop(t: Telling, triggered: bool) -> None:
    if triggered != t.state.emergency_stop:
        t.change(emergency_stop=triggered)
        kind = AlarmRaised if triggered else AlarmCleared
        t.tell(kind(machine=t.state.machine, at=t.at, alarm="emergency_stop"))


def _change_alarm(t: Telling, value: Value) -> None:
    text, previous = str(value or "").strip(), t.state.alarm
    alarm = text if text not in ("", "0") else None
    if alarm == previous:
        return
    t.change(alarm=alarm)
    if previous is not None:
        t.tell(AlarmCleared(machine=t.state.machine, at=t.at, alarm=previous))
    if alarm is not None:
        t.tell(AlarmRaised(machine=t.state.machine, at=t.at, alarm=alarm))


def _name_order(t: Telling, event: NameOrder) -> None:
    named = ReportedOrder(event.text, event.order, event.operation) if event.text else None
    if named == t.state.reported:
        return
    drop_unbegun(t)
    t.change(reported=named)
    order_anew(t)
    t.tell(
        OrderReported(machine=t.state.machine, at=t.at, text=event.text, order=event.order, operation=event.operation)
    )
