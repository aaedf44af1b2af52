"""The journal: facts in the order of their recording, each row chained to the one before it by SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    DDL,
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    Select,
    Table,
    Text,
    bindparam,
    event,
    func,
    select,
    text,
)

from collector.core.facts import SCHEMA_VERSION, Fact, decode, encode, fact_id
from collector.store.schema import Instant, metadata, micros
from collector.store.statements import Statement, inserting

Sequential = BigInteger().with_variant(Integer, "sqlite")
"""A row number: in SQLite the type has to read INTEGER for the key to be the row itself."""

ACCESS_KINDS = (
    "AccessDecided", "OverrideGranted", "PaperRecorded", "PaperRevoked", "PermitGiven", "PermitNotObeyed",
    "PermitWithheld", "RightExpired", "SupervisorLeft", "SupervisorPresent", "UnauthorisedRun",
)  # fmt: skip
"""Facts that are asked for by their kind: a few among the millions that machines tell of."""

OF_ACCESS = f"({' OR '.join(f'kind = {one!r}' for one in ACCESS_KINDS)})"
"""What a question has to say, word for word, for the index of these facts to answer it; see `ix_journal_access`.

Every fact that is recorded is held against it. As one IN it took a third of the time of the insert.
"""

journal = Table(
    "journal",
    metadata,
    Column("seq", Sequential, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("machine", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Index("ix_journal_at", "at"),
    Index("ix_journal_access", "kind", "at", sqlite_where=text(OF_ACCESS), postgresql_where=text(OF_ACCESS)),
)

checkpoint = Table(
    "checkpoint",
    metadata,
    Column("number", Sequential, primary_key=True, autoincrement=True),
    Column("seq", Sequential, nullable=False, index=True),
    Column("hash", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)
"""Signatures over the chain's head. Numbered apart from `seq`: a journal whose tail was cut passes a seq again."""

GUARDS = tuple(
    f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, 'the {table} is only ever added to'); END"
    for table in ("journal", "checkpoint")
    for act in ("UPDATE", "DELETE")
)
"""A first guard against accidents; whoever can drop a trigger is found by the chain."""

for _statement in GUARDS:
    event.listen(
        journal if " ON journal " in _statement else checkpoint,
        "after_create",
        DDL(_statement).execute_if(dialect="sqlite"),  # type: ignore[no-untyped-call]
    )

GENESIS = bytes(32)
"""What the first row takes for its predecessor's hash."""

AT_ONCE = 16
"""Facts that are looked for with one question; mostly there are few, and a place that is not needed asks for NULL."""

CHUNK = 1_000
"""Rows read at once: a reader that pauses holds no snapshot open for longer than one chunk."""


class Entry(NamedTuple):
    """A fact as the journal holds it.

    Args:
        seq: Its place, counted from 1 without a hole. Facts whose retention is over are gone from the beginning.
        id: Follows from its content.
        fact: What happened.
        recorded_at: When it was written (UTC).
    """

    seq: int
    id: str
    fact: Fact
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Head:
    """The journal's last row: its seq and its hash; 0 and GENESIS for an empty one."""

    seq: int
    hash: bytes


FRAME = b"%b%d,%d,%d,%d,%d:%b%d:%b%d:%b%d:%b"
"""What is hashed of a row: its predecessor's hash, then its own fields.

Numbers stand in decimal and end with a comma, texts in UTF-8 behind their length in bytes and a colon, so that no two
rows read alike. Times are microseconds since 1970.
"""


def chain(
    previous: bytes, seq: int, id_: bytes, at: int, recorded_at: int, machine: bytes, kind: bytes, version: int,
    body: bytes,
) -> bytes:  # fmt: skip
    """The hash of one row: SHA-256 over `FRAME`."""
    return hashlib.sha256(
        FRAME
        % (previous, seq, at, recorded_at, version, len(id_), id_, len(machine), machine, len(kind), kind, len(body),
           body)
    ).digest()  # fmt: skip


_HEAD = Statement(select(journal.c.seq, journal.c.hash).order_by(journal.c.seq.desc()).limit(1))
_KNOWN = Statement(select(journal.c.id).where(journal.c.id.in_([bindparam(f"id_{place}") for place in range(AT_ONCE)])))
_NEWEST = Statement(select(func.max(journal.c.at, type_=BigInteger).label("at")))
_SIGNED = Statement(select(func.max(checkpoint.c.seq).label("seq")))
_INSERT = inserting(journal)


def head(connection: Connection) -> Head:
    """Where the chain ends."""
    row = _HEAD.first(connection, {})
    return Head(0, GENESIS) if row is None else Head(row.seq, row.hash)


def _known(connection: Connection, told: Mapping[str, Fact]) -> Iterator[str]:
    """Those of some facts that the journal already holds."""
    # What happened belongs to a fact's id: one that is later than any in the journal is not there.
    newest = _NEWEST.first(connection, {}).at
    ids = [] if newest is None else [id_ for id_, fact in told.items() if micros(fact.at) <= newest]
    for start in range(0, len(ids), AT_ONCE):
        wanted = {f"id_{place}": id_ for place, id_ in enumerate(ids[start : start + AT_ONCE])}
        yield from (id_ for (id_,) in _KNOWN.rows(connection, wanted))


def append(connection: Connection, facts: Sequence[Fact], recorded_at: datetime) -> list[Entry]:
    """Add facts to the chain, in the order given, inside the caller's transaction.

    Returns:
        The entries written. A fact that the journal already holds is left out: it is not written again.
    """
    fresh: dict[str, Fact] = {}
    texts: dict[str, str] = {}
    for fact in facts:
        body = encode(fact)
        id_ = fact_id(type(fact).__name__, body)
        fresh[id_], texts[id_] = fact, body
    for id_ in list(_known(connection, fresh)):
        del fresh[id_]
    if not fresh:
        return []

    last = head(connection)
    # A number that was ever signed for is not given again, even if its fact was taken away: the hole stays visible.
    seq = max(last.seq, _SIGNED.first(connection, {}).seq or 0)
    previous, recorded = last.hash, micros(recorded_at)
    rows: list[tuple[Any, ...]] = []
    entries: list[Entry] = []
    for id_, fact in fresh.items():
        seq += 1
        kind, body, at, machine = type(fact).__name__, texts[id_], micros(fact.at), fact.machine
        previous = chain(previous, seq, id_.encode(), at, recorded, machine.encode(), kind.encode(), SCHEMA_VERSION,
                         body.encode())  # fmt: skip
        rows.append((seq, id_, at, recorded, machine, kind, SCHEMA_VERSION, body, previous))
        entries.append(Entry(seq, id_, fact, recorded_at))
    _INSERT.run_rows(connection, rows)
    return entries


def entries(
    connection: Connection,
    after: int = 0,
    *,
    until: int | None = None,
    kinds: Sequence[str] | None = None,
    machine: str | None = None,
    limit: int | None = None,
) -> Iterator[Entry]:
    """Entries in the order of the journal, read in chunks.

    Args:
        connection: Read from; its transaction decides whether later chunks see later facts.
        after: Begin behind this seq.
        until: The last seq wanted.
        kinds: Only these kinds of facts.
        machine: Only this machine.
        limit: At most so many.

    Raises:
        ValueError: If a row's body is none that this version can read.
    """
    statement = _picked(kinds, machine).where(journal.c.seq > bindparam("after")).order_by(journal.c.seq)
    if until is not None:
        statement = statement.where(journal.c.seq <= until)
    statement = statement.limit(bindparam("chunk"))

    left = limit
    while left is None or left > 0:
        chunk = CHUNK if left is None else min(CHUNK, left)
        rows = connection.execute(statement, {"after": after, "chunk": chunk}).all()
        for seq, id_, kind, body, recorded_at in rows:
            yield Entry(seq, id_, decode(kind, body), recorded_at)
        if len(rows) < chunk:
            return
        after = rows[-1].seq
        left = None if left is None else left - len(rows)


def last(
    connection: Connection, count: int, *, kinds: Sequence[str] | None = None, machine: str | None = None
) -> list[Entry]:
    """The last so many entries, in the order of the journal.

    Raises:
        ValueError: If a row's body is none that this version can read.
    """
    statement = _picked(kinds, machine).order_by(journal.c.seq.desc()).limit(count)
    rows = reversed(connection.execute(statement).all())
    return [Entry(seq, id_, decode(kind, body), recorded_at) for seq, id_, kind, body, recorded_at in rows]


def _picked(kinds: Sequence[str] | None, machine: str | None) -> Select[int, str, str, str, datetime]:
    statement = select(journal.c.seq, journal.c.id, journal.c.kind, journal.c.body, journal.c.recorded_at)
    if kinds is not None:
        statement = statement.where(journal.c.kind.in_(kinds))
    return statement if machine is None else statement.where(journal.c.machine == machine)
