"""The tables of the papers: added to and never changed, but for what a paper says of a person who is erased."""

from __future__ import annotations

from sqlalchemy import DDL, Column, ForeignKey, Index, Table, Text, event

from collector.store.journal import Sequential
from collector.store.schema import Instant, metadata

paper = Table(
    "paper",
    metadata,
    Column("number", Sequential, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("person", Text, ForeignKey("person.id"), nullable=True),
    Column("machine", Text, nullable=True),
    # What it says, in JSON, and the salt of its digest; empty once the person is erased.
    Column("body", Text, nullable=True),
    Column("salt", Text, nullable=True),
    Column("digest", Text, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("author", Text, nullable=False),
    # A paper is corrected once; a further correction corrects the correction.
    Column("replaces", Text, ForeignKey("paper.id"), nullable=True, unique=True),
    Index("ix_paper_person", "person", "kind"),
    Index("ix_paper_machine", "machine", "kind"),
    Index("ix_paper_kind", "kind"),
)
"""A paper is about a person, a machine, both (a training) or neither (the school's). `number` is their order."""

paper_revocation = Table(
    "paper_revocation",
    metadata,
    Column("paper", Text, ForeignKey("paper.id"), primary_key=True),
    Column("recorded_at", Instant, nullable=False),
    Column("author", Text, nullable=False),
)
"""Papers recorded by mistake. There is no column for a reason: it would be one for a medical reason too."""

_KEPT = ("number", "id", "kind", "person", "machine", "digest", "recorded_at", "author", "replaces")

GUARDS = {
    paper: (
        "CREATE TRIGGER paper_no_delete BEFORE DELETE ON paper "
        "BEGIN SELECT RAISE(ABORT, 'papers are only ever added'); END",
        "CREATE TRIGGER paper_no_update BEFORE UPDATE ON paper WHEN OLD.person IS NULL OR NEW.body IS NOT NULL "
        "OR NEW.salt IS NOT NULL OR "
        + " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in _KEPT)
        + " BEGIN SELECT RAISE(ABORT, 'of a paper only what it says of a person can be erased'); END",
    ),
    paper_revocation: tuple(
        f"CREATE TRIGGER paper_revocation_no_{act.lower()} BEFORE {act} ON paper_revocation "
        "BEGIN SELECT RAISE(ABORT, 'revocations are only ever added'); END"
        for act in ("UPDATE", "DELETE")
    ),
}
"""A first guard against accidents; the journal's digests tell the rest."""

for _table, _statements in GUARDS.items():
    for _statement in _statements:
        event.listen(
            _table,
            "after_create",
            DDL(_statement).execute_if(dialect="sqlite"),  # type: ignore[no-untyped-call]
        )
