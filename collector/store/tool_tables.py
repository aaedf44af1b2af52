"""The tables of what becomes of tools: how each stands, and what happened to it."""

from __future__ import annotations

from sqlalchemy import Column, Double, Index, Integer, Table, Text

from collector.store.journal import Sequential
from collector.store.schema import Instant, metadata

tool_state = Table(
    "tool_state",
    metadata,
    Column("machine", Text, primary_key=True),
    Column("tool", Text, primary_key=True),
    Column("seq", Sequential, nullable=False),
    Column("name", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("life_by", Text),
    Column("full", Double),
    Column("warning", Double),
    Column("left", Double),
    Column("read_at", Instant),
    Column("condition", Text),
    Column("condition_since", Instant),
    Column("reason", Text),
    Column("renewed_at", Instant),
    Column("renewals", Integer, nullable=False),
    Column("removed_at", Instant),
)
"""A machine's tools as last told. `full`, `warning` and `left` are in the unit of `life_by`; `left` is as of `read_at`,
and more than a tenth of the life is never missing."""

tool_event = Table(
    "tool_event",
    metadata,
    Column("seq", Sequential, primary_key=True, autoincrement=False),
    Column("machine", Text, nullable=False),
    Column("tool", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("what", Text, nullable=False),
    Column("life_by", Text),
    Column("left", Double),
    Column("previous", Double),
    Column("condition", Text),
    Column("reason", Text),
    Index("ix_tool_event_at", "at"),
    Index("ix_tool_event_machine", "machine", "tool", "at"),
)
"""What happened to tools, one row for each fact: `what` is `life`, `renewed`, `condition` or `removed`."""
