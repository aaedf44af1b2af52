"""What decisions rested on, kept under its digest beside the journal: it can be erased, the journal holds digests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Column, Connection, Table, Text, delete, insert, select

from collector.store.schema import Instant, metadata

snapshot = Table(
    "access_snapshot",
    metadata,
    Column("digest", Text, primary_key=True),
    # Whose papers these are; everything of a person goes when the person is erased.
    Column("person", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("kept_at", Instant, nullable=False),
)

rule_pack = Table(
    "access_rule_pack",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("kept_at", Instant, nullable=False),
)


def digest_of(body: str) -> str:
    """The SHA-256 of a text, in hex."""
    return hashlib.sha256(body.encode()).hexdigest()


def keep(connection: Connection, person: str, body: str, at: datetime) -> str:
    """Keep what a decision rested on; the same once only.

    Args:
        connection: The store's writer.
        person: Whose papers these are, by opaque id.
        body: All of it, as canonical JSON.
        at: Now (UTC).

    Returns:
        Its digest.
    """
    digest = digest_of(body)
    if connection.execute(select(snapshot.c.digest).where(snapshot.c.digest == digest)).first() is None:
        connection.execute(insert(snapshot).values(digest=digest, person=person, body=body, kept_at=at))
    return digest


def keep_pack(connection: Connection, digest: str, text: str, at: datetime) -> None:
    """Keep a rule pack's text, so that what was decided under it can be decided again."""
    if connection.execute(select(rule_pack.c.digest).where(rule_pack.c.digest == digest)).first() is None:
        connection.execute(insert(rule_pack).values(digest=digest, text=text, kept_at=at))


def body_of(connection: Connection, digest: str) -> str | None:
    """What a decision rested on; None where it was erased."""
    return connection.execute(select(snapshot.c.body).where(snapshot.c.digest == digest)).scalar()


def pack_text(connection: Connection, digest: str) -> str | None:
    """A rule pack's text."""
    return connection.execute(select(rule_pack.c.text).where(rule_pack.c.digest == digest)).scalar()


def erase(connection: Connection, person: str) -> int:
    """Forget what decisions about somebody rested on, and those that he supervised; returns how many."""
    named = snapshot.c.body.contains(f'"id":"{person}"', autoescape=True)
    return connection.execute(delete(snapshot).where((snapshot.c.person == person) | named)).rowcount


def forget(connection: Connection, digests: Iterable[str]) -> None:
    """Forget what decisions rested on that are themselves gone."""
    for digest in digests:
        connection.execute(delete(snapshot).where(snapshot.c.digest == digest))
