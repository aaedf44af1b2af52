"""The tables of what people at the machines say: parts declared, why it stands, calls, sessions put right; and PINs."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, text

from collector.store.journal import Sequential
from collector.store.schema import Instant, metadata

part_declaration = Table(
    "part_declaration",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", Sequential, nullable=False),
    Column("count", Text, nullable=False),
    Column("machine", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("session", Text),
    Column("good", Integer, nullable=False),
    Column("scrap", Integer, nullable=False),
    Column("rework", Integer, nullable=False),
    Column("reason_code", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("via", Text, nullable=False),
    Column("stands", Boolean, nullable=False),
    Index("ix_part_declaration_at", "at"),
    Index("ix_part_declaration_count", "count"),
    Index("ix_part_declaration_session", "session"),
)
"""What was said of the parts of a count. Whose parts these are, and for which order, is said by the count itself.

`stands` is false for what was taken back, and for what a correction of the count has overruled.
"""

stop_reason = Table(
    "stop_reason",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", Sequential, nullable=False),
    Column("machine", Text, nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
    Column("reason_code", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("via", Text, nullable=False),
    Column("given_at", Instant, nullable=False),
    Index("ix_stop_reason_machine", "machine", "since"),
    Index("ix_stop_reason_since", "since"),
)
"""Why a machine stood from `since` on; one reason for one beginning. `until` is empty where nobody said when it ended:
then it ends where the machine runs again."""

trainer_call = Table(
    "trainer_call",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", Sequential, nullable=False),
    Column("machine", Text, nullable=False),
    Column("called_at", Instant, nullable=False),
    Column("reason_code", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("via", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("ended_at", Instant),
    Column("ended_by", Text),
    Index("ix_trainer_call_called_at", "called_at"),
    Index(
        "uq_trainer_call_open",
        "machine",
        unique=True,
        sqlite_where=text("status = 'open'"),
        postgresql_where=text("status = 'open'"),
    ),
)
"""`status`: `open`, `came` or `withdrawn`; one is open at a machine at a time."""

trainer_call_person = Table(
    "trainer_call_person",
    metadata,
    Column("call", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Index("ix_trainer_call_person_person", "person"),
)

session_correction = Table(
    "session_correction",
    metadata,
    Column("session", Text, primary_key=True),
    Column("seq", Sequential, nullable=False),
    Column("machine", Text, nullable=False),
    Column("was_closed_at", Instant, nullable=False),
    Column("closed_at", Instant, nullable=False),
    Column("corrected_at", Instant, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
"""Sessions whose end was put right: closed at `was_closed_at`, while the trainees had left at `closed_at`."""

pin = Table(
    "pin",
    metadata,
    Column("person", String, ForeignKey("person.id"), primary_key=True),
    # What is typed before the PIN, so that a PIN need not tell one person from all others.
    Column("number", String, nullable=False, unique=True),
    # argon2id with its parameters and salt.
    Column("hashed", String, nullable=False),
    Column("set_at", Instant, nullable=False),
)
"""No view: of a PIN the journal only says that it was set."""
