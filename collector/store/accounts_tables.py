"""The tables of who may come in: accounts, sign-ins, paired devices, tokens, links. Secrets are kept as digests."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, String, Table, Text

from collector.store.schema import Instant, metadata

account = Table(
    "account",
    metadata,
    Column("id", String, primary_key=True),
    # What people sign in with, and the same as it is compared; empty once its person is erased.
    Column("name", String, nullable=False),
    Column("key", String, unique=True, nullable=True),
    Column("role", String, nullable=False),
    Column("language", String, nullable=False),
    # argon2id with its parameters and salt; empty until the first password is chosen.
    Column("password", String, nullable=True),
    Column("person", String, ForeignKey("person.id"), nullable=True, index=True),
    Column("active", Boolean, nullable=False),
    Column("opened_at", Instant, nullable=False),
)

account_session = Table(
    "account_session",
    metadata,
    Column("id", String, primary_key=True),
    # The SHA-256 of the cookie's 256 random bits, in hex: whoever reads this table cannot sign in with it.
    Column("digest", String, nullable=False, unique=True),
    Column("account", String, ForeignKey("account.id"), nullable=False, index=True),
    # `Firefox, Android`: enough to know one's own again.
    Column("browser", String, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
)

device = Table(
    "device",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    # A JSON list of ids of machines; an empty one for all.
    Column("machines", Text, nullable=False),
    # Empty until it is paired, and again once it is revoked.
    Column("digest", String, nullable=True, unique=True),
    Column("created_at", Instant, nullable=False),
    Column("paired_at", Instant, nullable=True),
    Column("seen_at", Instant, nullable=True),
    Column("revoked_at", Instant, nullable=True),
)

api_token = Table(
    "api_token",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    # A JSON list of rights.
    Column("scopes", Text, nullable=False),
    # Empty once it is revoked.
    Column("digest", String, nullable=True, unique=True),
    Column("issued_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=True),
    Column("revoked_at", Instant, nullable=True),
)

one_time_link = Table(
    "one_time_link",
    metadata,
    Column("digest", String, primary_key=True),
    Column("purpose", String, nullable=False),
    Column("account", String, ForeignKey("account.id"), nullable=True),
    Column("device", String, ForeignKey("device.id"), nullable=True),
    Column("author", String, nullable=False),
    Column("expires_at", Instant, nullable=False),
)
