"""Views of what lasts: states, tools, programs, modes, alarms and gaps, each a row from its start to its end."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Table, bindparam, select, update

from collector.core.facts import AlarmCleared, AlarmRaised, CoverageLost, CoverageRegained
from collector.core.signals import Execution
from collector.store.schema import Instant, micros
from collector.store.statements import Statement, inserting
from collector.store.view_tables import alarm, gap, mode_interval, program_interval, state_interval, tool_interval


class Turns:
    """One table of periods of which at most one is open for a key, and none overlaps the one before.

    Args:
        table: The table.
        value: The column that says what it was.
        key: The columns that tell one row of periods from another.
    """

    def __init__(self, table: Table, value: str, *key: str) -> None:
        columns = table.c
        self._value = value
        self._latest = Statement(
            select(columns.seq, columns[value].label("value"), columns.started_at, columns.ended_at)
            .where(*(columns[name] == bindparam(name) for name in key))
            .order_by(columns.started_at.desc(), columns.seq.desc())
            .limit(1)
        )
        self._close = Statement(
            update(table).where(columns.seq == bindparam("row")).values(ended_at=bindparam("end", type_=Instant))
        )
        self._open = inserting(table)

    def turn(self, connection: Connection, seq: int, at: datetime, value: str | None, **key: str) -> None:
        """From `at` on it is `value`; None when it is not known or there is none.

        A fact dated before the period that it ends (its device's clock was set back) ends it where it began: time is
        never counted twice.
        """
        latest = self._latest.first(connection, key)
        start = micros(at)
        if latest is not None and latest.ended_at is None:
            if latest.value == value:
                return
            start = max(start, latest.started_at)
            self._close.run(connection, {"row": latest.seq, "end": start})
        elif latest is not None:
            start = max(start, latest.ended_at)
        if value is not None:
            self._open.run(connection, {"seq": seq, "started_at": start, self._value: value, **key})


STATES = Turns(state_interval, "execution", "machine")
TOOLS = Turns(tool_interval, "tool", "machine")
PROGRAMS = Turns(program_interval, "program", "machine")
MODES = Turns(mode_interval, "value", "machine", "mode")

_open_gap = Statement(select(gap.c.seq).where(gap.c.machine == bindparam("machine"), gap.c.regained_at.is_(None)))
_open_alarm = Statement(
    select(alarm.c.seq).where(
        alarm.c.machine == bindparam("machine"), alarm.c.alarm == bindparam("alarm"), alarm.c.cleared_at.is_(None)
    )
)
_end_gap = Statement(
    update(gap).where(gap.c.seq == bindparam("row")).values(regained_at=bindparam("end", type_=Instant))
)
_end_alarm = Statement(
    update(alarm).where(alarm.c.seq == bindparam("row")).values(cleared_at=bindparam("end", type_=Instant))
)
_insert_gap, _insert_alarm = inserting(gap), inserting(alarm)


def lost(connection: Connection, seq: int, fact: CoverageLost) -> None:
    """A gap opens, unless one is open; the machine's state is not known from here on."""
    if _open_gap.first(connection, {"machine": fact.machine}) is None:
        _insert_gap.run(connection, {"seq": seq, "machine": fact.machine, "lost_at": fact.at, "reason": fact.reason})
    STATES.turn(connection, seq, fact.at, Execution.UNAVAILABLE.value, machine=fact.machine)


def regained(connection: Connection, seq: int, fact: CoverageRegained) -> None:
    """The gap closes. One that nobody could announce, because the collector itself was cut, is filled in."""
    row = _open_gap.first(connection, {"machine": fact.machine})
    if row is not None:
        _end_gap.run(connection, {"row": row.seq, "end": fact.at})
    elif fact.lost_at is not None:
        gone = {"seq": seq, "machine": fact.machine, "lost_at": fact.lost_at, "regained_at": fact.at, "reason": ""}
        _insert_gap.run(connection, gone)
        STATES.turn(connection, seq, fact.lost_at, Execution.UNAVAILABLE.value, machine=fact.machine)


def raised(connection: Connection, seq: int, fact: AlarmRaised) -> None:
    """An alarm stands, unless it stands already."""
    known = {"machine": fact.machine, "alarm": fact.alarm}
    if _open_alarm.first(connection, known) is None:
        _insert_alarm.run(connection, {"seq": seq, "raised_at": fact.at, **known})


def cleared(connection: Connection, fact: AlarmCleared) -> None:
    """The alarm is gone."""
    row = _open_alarm.first(connection, {"machine": fact.machine, "alarm": fact.alarm})
    if row is not None:
        _end_alarm.run(connection, {"row": row.seq, "end": fact.at})
