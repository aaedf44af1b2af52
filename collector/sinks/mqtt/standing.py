"""How a machine stands now, as it is handed in by who knows, and as the namespace tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from collector.core.facts import Attribution
from collector.core.machine import MachineState
from collector.core.plain import time_text
from collector.core.signals import Reading
from collector.sinks.mqtt.namespace import Cell, Namespace

SCHEMA = 1
"""The version of what states and events say. Keys may be added to it; whoever does not know them leaves them out."""


@dataclass(frozen=True, slots=True)
class Made:
    """Parts since midnight, by the site's clocks; those that do not count (dry run, warm-up) left out.

    Args:
        since: Midnight (UTC).
        counted: All.
        scrap: Declared scrap.
        rework: Declared for rework.
    """

    since: datetime
    counted: int = 0
    scrap: int = 0
    rework: int = 0


@dataclass(frozen=True, slots=True)
class LastCycle:
    """The last cycle that was completed: its id, when it ended (UTC), seconds from start to end and of them active."""

    cycle: str
    ended_at: datetime
    gross: float | None
    active: float | None
    program: str | None
    order: str | None
    operation: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """One machine now.

    Args:
        machine: Its id.
        state: What the core knows of it.
        line: How the line to it stands: `connecting`, `up`, `down`, `refused`, `faulted`.
        line_since: Since when (UTC); None before the first try has ended.
        heard_at: When it was last heard of (UTC).
        values: The last reading of each signal.
        units: The signals that it is read for, each with its unit; empty for none.
        made: Its parts of today; None where they are not known.
        last_cycle: None where there was none.
        alarm_since: Since when its alarm stands (UTC); None where there is none.
    """

    machine: str
    state: MachineState
    line: str
    line_since: datetime | None
    heard_at: datetime | None
    values: Mapping[str, Reading] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    made: Made | None = None
    last_cycle: LastCycle | None = None
    alarm_since: datetime | None = None

    @property
    def up(self) -> bool:
        """Whether the line stands."""
        return self.line == "up"


@dataclass(frozen=True, slots=True)
class Sight:
    """The workshop now: where everything stands, and how."""

    namespace: Namespace
    machines: Sequence[Standing]


class Look(Protocol):
    """Looks at the workshop."""

    async def __call__(self) -> Sight:
        """How it stands now.

        Raises:
            EtabliError: If it cannot be read at the moment.
        """
        ...


def told(standing: Standing, cell: Cell, site: str, *, persons: bool) -> dict[str, Any]:
    """A machine's state as the namespace tells it, but for when it is told.

    `stale` is true while the line does not stand: what follows then is what was last known. Where the collector itself
    is gone, only its status says so.

    Args:
        standing: How it stands.
        cell: What it is called.
        site: The site as a level.
        persons: Whether to tell opaque ids of people.
    """
    state, made, last = standing.state, standing.made, standing.last_cycle
    whose = state.attribution
    return {
        "schema": SCHEMA,
        "site": site,
        "place": cell.place,
        "line": cell.line,
        "machine": standing.machine,
        "name": cell.name,
        "family": cell.family,
        "stale": not standing.up,
        "connection": {"state": standing.line, "since": _time(standing.line_since)},
        "coverage": {"seen": state.connected, "lost_at": _time(state.lost_at)},
        "execution": {"state": state.execution.value, "since": _time(state.since)},
        "mode": {**dict(sorted(state.modes.items())), "excluded": list(state.excluded)},
        "program": state.program,
        "tool": state.tool,
        "session": told_attribution(whose, persons=persons)["session"],
        "order": whose.order,
        "operation": whose.operation,
        **({"persons": list(whose.persons)} if persons else {}),
        "cycle": state.cycle.cycle if state.cycle is not None else None,
        "last_cycle": _cycle(last) if last is not None else None,
        "parts": {
            "since": time_text(made.since), "counted": made.counted, "scrap": made.scrap, "rework": made.rework,
            "good": made.counted - made.scrap - made.rework,
        } if made is not None else None,
        "alarm": {"text": state.alarm, "since": _time(standing.alarm_since)} if state.alarm is not None else None,
        "emergency_stop": state.emergency_stop,
        "guard_closed": state.guard_closed,
    }  # fmt: skip


def told_attribution(whose: Attribution, *, persons: bool) -> dict[str, Any]:
    """Whose work it was, as the namespace tells it."""
    return {
        "session": whose.session,
        "order": whose.order,
        "operation": whose.operation,
        "role": whose.role.value if whose.role is not None else None,
        **({"persons": list(whose.persons)} if persons else {}),
    }


def _cycle(last: LastCycle) -> dict[str, Any]:
    return {
        "cycle": last.cycle, "ended_at": time_text(last.ended_at), "gross": last.gross, "active": last.active,
        "program": last.program, "order": last.order, "operation": last.operation,
    }  # fmt: skip


def _time(value: datetime | None) -> str | None:
    return time_text(value) if value is not None else None
