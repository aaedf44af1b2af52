"""The registry's tables: the only place where a person has a name, and where orders and their operations stand."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Index, Integer, String, Table, text

from collector.store.schema import Instant, metadata

person = Table(
    "person",
    metadata,
    Column("id", String, primary_key=True),
    # Empty once the person is erased; the school's own number otherwise.
    Column("reference", String, unique=True, nullable=True),
    Column("given_name", String, nullable=False),
    Column("family_name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("birth_date", Date, nullable=True),
    Column("group_name", String, nullable=False),
    Column("active", Boolean, nullable=False),
)

badge = Table(
    "badge",
    metadata,
    Column("uid", String, primary_key=True),
    Column("since", Instant, primary_key=True),
    Column("until", Instant, nullable=True),
    Column("person", String, ForeignKey("person.id"), nullable=False, index=True),
    # A badge may pass from hand to hand over the years, but it opens for one person at a time.
    Index(
        "uq_badge_held",
        "uid",
        unique=True,
        sqlite_where=text("until IS NULL"),
        postgresql_where=text("until IS NULL"),
    ),
)

customer_order = Table(
    "customer_order",
    metadata,
    Column("number", String, primary_key=True),
    Column("customer", String, nullable=False),
    Column("title", String, nullable=False),
    Column("due_date", Date, nullable=True),
    Column("state", String, nullable=False),
)

operation = Table(
    "operation",
    metadata,
    Column("order", String, ForeignKey("customer_order.number"), primary_key=True),
    Column("operation", String, primary_key=True),
    Column("description", String, nullable=False),
    Column("family", String, nullable=False, index=True),
    Column("quantity", Integer, nullable=False),
    # Seconds; empty where nobody timed it.
    Column("standard_cycle", Float, nullable=True),
    Column("standard_setup", Float, nullable=True),
    Column("parts_per_cycle", Integer, nullable=False),
    # Bends or punches for one part, where a counter counts strokes.
    Column("strokes_per_part", Integer, nullable=True),
    Column("program", String, nullable=True),
)
