"""The tables of the views: what pages, exports and key figures read, derived from the facts and nothing else."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Double, Index, Integer, Table, Text, literal_column, or_, text

from collector.store.journal import Sequential
from collector.store.schema import Instant, metadata
from collector.store.shopfloor_tables import (
    part_declaration,
    session_correction,
    stop_reason,
    trainer_call,
    trainer_call_person,
)
from collector.store.teaching_tables import assessment, assessment_file, trainee_work
from collector.store.tool_tables import tool_event, tool_state


def _interval(name: str, *what: Column[str]) -> Table:
    """A table of periods that do not overlap: `seq` is the fact that opened one, `ended_at` NULL while it lasts."""
    return Table(
        name,
        metadata,
        Column("seq", Sequential, primary_key=True, autoincrement=False),
        Column("machine", Text, nullable=False),
        *what,
        Column("started_at", Instant, nullable=False),
        Column("ended_at", Instant),
        Index(
            f"ix_{name}_machine", "machine", *(column.name for column in what if column.name == "mode"), "started_at"
        ),
        Index(f"ix_{name}_ended_at", "ended_at"),
    )


state_interval = _interval("state_interval", Column("execution", Text, nullable=False))
LASTING = "ended_at - started_at >= 120000000"
"""States of two minutes and more, in microseconds: what a question has to say, word for word, for their index to serve.
Of millions of states these few are stops; loading and unloading are shorter."""
Index(
    "ix_state_interval_lasting", state_interval.c.machine, state_interval.c.started_at,
    sqlite_where=text(LASTING), postgresql_where=text(LASTING),
)  # fmt: skip
tool_interval = _interval("tool_interval", Column("tool", Text, nullable=False))
program_interval = _interval("program_interval", Column("program", Text, nullable=False))
mode_interval = _interval("mode_interval", Column("mode", Text, nullable=False), Column("value", Text, nullable=False))

gap = Table(
    "gap",
    metadata,
    Column("seq", Sequential, primary_key=True, autoincrement=False),
    Column("machine", Text, nullable=False),
    Column("lost_at", Instant, nullable=False),
    Column("regained_at", Instant),
    Column("reason", Text, nullable=False),
    Index("ix_gap_machine", "machine", "lost_at"),
    Index("ix_gap_regained_at", "regained_at"),
)

alarm = Table(
    "alarm",
    metadata,
    Column("seq", Sequential, primary_key=True, autoincrement=False),
    Column("machine", Text, nullable=False),
    Column("alarm", Text, nullable=False),
    Column("raised_at", Instant, nullable=False),
    Column("cleared_at", Instant),
    Index("ix_alarm_machine", "machine", "raised_at"),
    Index("ix_alarm_cleared_at", "cleared_at"),
)

cycle = Table(
    "cycle",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", Sequential, nullable=False),
    Column("machine", Text, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("outcome", Text),
    Column("gross", Double),
    Column("active", Double),
    Column("hold", Double),
    Column("blind", Double),
    Column("program", Text),
    Column("start_seen", Boolean, nullable=False),
    Column("excluded", Text, nullable=False),
    Column("session", Text),
    Column("order_number", Text),
    Column("operation", Text),
    Column("role", Text),
    Column("session_at_end", Text),
    Column("order_at_end", Text),
    Column("operation_at_end", Text),
    Index("ix_cycle_started_at", "started_at"),
    Index("ix_cycle_machine", "machine", "started_at"),
    Index("ix_cycle_order_number", "order_number", "operation", "started_at"),
)
"""`seq` is the latest fact about the cycle; `gross`, `active`, `hold` and `blind` are seconds."""

cycle_tool = Table(
    "cycle_tool",
    metadata,
    Column("cycle", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("tool", Text, nullable=False),
    Column("seconds", Double, nullable=False),
)

cycle_person = Table(
    "cycle_person",
    metadata,
    Column("cycle", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Index("ix_cycle_person_person", "person"),
)

part_count = Table(
    "part_count",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", Sequential, nullable=False),
    Column("machine", Text, nullable=False),
    Column("counter", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("since", Instant),
    Column("parts", Integer, nullable=False),
    Column("good", Integer, nullable=False),
    Column("scrap", Integer, nullable=False),
    Column("rework", Integer, nullable=False),
    Column("step", Text, nullable=False),
    Column("raw_from", Sequential),
    Column("raw_to", Sequential),
    Column("origin", Text, nullable=False),
    Column("backfilled", Boolean, nullable=False),
    Column("excluded", Text, nullable=False),
    Column("cycle", Text),
    Column("session", Text),
    Column("order_number", Text),
    Column("operation", Text),
    Column("role", Text),
    Column("program", Text),
    Column("unattributed", Boolean, nullable=False),
    Column("author", Text),
    Column("reason", Text),
    Index("ix_part_count_at", "at"),
    Index("ix_part_count_machine", "machine", "at"),
    Index("ix_part_count_order_number", "order_number", "operation", "at"),
    Index(
        "ix_part_count_not_good", "at", sqlite_where=text("scrap > 0 OR rework > 0"),
        postgresql_where=text("scrap > 0 OR rework > 0"),
    ),
    Index(
        "ix_part_count_order_not_good", "order_number", "at", sqlite_where=text("scrap > 0 OR rework > 0"),
        postgresql_where=text("scrap > 0 OR rework > 0"),
    ),
    Index("ix_part_count_unattributed", "at", sqlite_where=text("unattributed"), postgresql_where=text("unattributed")),
    Index(
        "ix_part_count_order_unattributed", "order_number", sqlite_where=text("unattributed"),
        postgresql_where=text("unattributed"),
    ),
)  # fmt: skip
"""`unattributed`: these parts count, and nobody's they are. `author` and `reason` are those of the last change."""

NOBODYS = text("part_count.unattributed")
"""What a question has to say, word for word, for the index of these parts to answer it: `= 1` would not do."""

NOT_GOOD = or_(part_count.c.scrap > literal_column("0"), part_count.c.rework > literal_column("0"))
"""Likewise for the indices of parts that are not good: with figures in it and not parameters."""

part_count_person = Table(
    "part_count_person",
    metadata,
    Column("count", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Index("ix_part_count_person_person", "person"),
)

held_count = Table(
    "held_count",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", Sequential, nullable=False),
    Column("machine", Text, nullable=False),
    Column("counter", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("raw_from", Sequential, nullable=False),
    Column("raw_to", Sequential, nullable=False),
    Column("steps", Integer, nullable=False),
    Column("parts", Integer, nullable=False),
    Column("plausible", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("session", Text),
    Column("order_number", Text),
    Column("operation", Text),
    Column("status", Text, nullable=False),
    Column("reviewed_at", Instant),
    Column("author", Text),
    Column("review_reason", Text),
    Index("ix_held_count_status", "status", "at"),
)
"""`status`: `open`, `accepted` or `rejected`."""

session = Table(
    "session",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", Sequential, nullable=False),
    Column("machine", Text, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("order_number", Text),
    Column("operation", Text),
    Column("role", Text, nullable=False),
    Column("via", Text, nullable=False),
    Column("closed_reason", Text),
    Index("ix_session_machine", "machine", "opened_at"),
    Index("ix_session_order_number", "order_number", "operation", "opened_at"),
    Index("ix_session_closed_at", "closed_at"),
)

session_person = Table(
    "session_person",
    metadata,
    Column("seq", Sequential, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("session", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("joined_at", Instant, nullable=False),
    Column("left_at", Instant),
    Index("ix_session_person_session", "session"),
    Index("ix_session_person_person", "person", "joined_at"),
)
"""Keyed by the fact that brought the person, and the place in it: somebody may leave and come back."""

order_progress = Table(
    "order_progress",
    metadata,
    Column("order_number", Text, primary_key=True),
    Column("operation", Text, primary_key=True),
    Column("parts", Integer, nullable=False),
    Column("good", Integer, nullable=False),
    Column("scrap", Integer, nullable=False),
    Column("rework", Integer, nullable=False),
    Column("cycles", Integer, nullable=False),
    Column("active", Double, nullable=False),
    Column("last_at", Instant),
)
"""What counts towards an operation; `operation` is empty where only the order is known. `cycles` are those completed,
`active` the seconds in which their programs ran."""

part_change = Table(
    "part_change",
    metadata,
    Column("seq", Sequential, primary_key=True, autoincrement=False),
    Column("machine", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("kind", Text, nullable=False),
    Column("count", Text, nullable=False),
    Column("order_number", Text),
    Column("operation", Text),
    Column("order_before", Text),
    Column("operation_before", Text),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Index("ix_part_change_count", "count"),
    Index("ix_part_change_order_number", "order_number", "seq"),
    Index("ix_part_change_order_before", "order_before", "seq"),
)
"""What people changed about counted parts. `kind`: `assigned` or `corrected`; `before` and `after` are JSON: whose they
were and are, or how many and how good. The orders are those for which they were made, before and after."""

order_change = Table(
    "order_change",
    metadata,
    Column("seq", Sequential, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("order_number", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("changed", Text, nullable=False),
    Column("operations", Text, nullable=False),
    Column("removed", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("via", Text, nullable=False),
    Index("ix_order_change_order_number", "order_number", "seq"),
)
"""What the office changed about orders; `changed`, `operations` and `removed` are JSON lists, see `OrderChanged`."""

legal_hold = Table(
    "legal_hold",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", Sequential, nullable=False),
    Column("placed_at", Instant, nullable=False),
    Column("lifted_at", Instant),
    Column("machine", Text, nullable=False),
    Column("person", Text),
    Column("since", Instant),
    Column("until", Instant),
    Column("reason", Text, nullable=False),
    Column("author", Text, nullable=False),
)
"""`seq` is the fact that placed it; an empty `machine`, like a missing person or end of the period, means all."""

VIEWS: tuple[Table, ...] = (
    state_interval, gap, cycle, cycle_tool, cycle_person, part_count, part_count_person, held_count, session,
    session_person, tool_interval, alarm, mode_interval, program_interval, order_progress, legal_hold,
    part_change, order_change, part_declaration, stop_reason, trainer_call, trainer_call_person, session_correction,
    trainee_work, assessment, assessment_file, tool_state, tool_event,
)  # fmt: skip
"""Every table that a rebuild empties and fills again."""
