"""How far each sink has been told of the journal, and what its server would not have."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from collector.store.journal import Sequential
from collector.store.schema import Instant, metadata

LIVE = 0
"""The number of the lane in which news travel; the others hold what outages piled up, the oldest with the lowest."""

sink_lane = Table(
    "sink_lane",
    metadata,
    Column("sink", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("seq", Sequential, nullable=False),
    Column("until", Sequential, nullable=True),
)
"""A lane is the stretch of the journal from behind `seq` to `until`, both counted in; the live lane has no end."""

sink_refused = Table(
    "sink_refused",
    metadata,
    Column("number", Sequential, primary_key=True, autoincrement=True),
    Column("sink", Text, nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("seq", Sequential, nullable=True),
    Column("reason", Text, nullable=False),
    Column("what", Text, nullable=False),
)
"""The quarantine: what a server refused, when and in which words. `seq` is the fact's; telemetry has none."""

sink_retained = Table(
    "sink_retained",
    metadata,
    Column("sink", Text, primary_key=True),
    Column("topic", Text, primary_key=True),
)
"""What a broker keeps on our word, until it is told to forget it: by topic."""
