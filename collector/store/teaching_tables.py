"""The tables of teaching: what each hand made, by quarters of an hour; assessments, what is written and attached."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Double, ForeignKey, Index, Integer, String, Table, Text

from collector.store.journal import Sequential
from collector.store.schema import Instant, metadata

trainee_work = Table(
    "trainee_work",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", Sequential, nullable=False),
    Column("person", Text, nullable=False),
    Column("since", Instant, nullable=False),
    Column("machine", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("order_number", Text, nullable=False),
    Column("operation", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("hands", Integer, nullable=False),
    Column("cycles", Integer, nullable=False),
    Column("aborted", Integer, nullable=False),
    Column("active", Double, nullable=False),
    Column("hold", Double, nullable=False),
    Column("parts", Integer, nullable=False),
    Column("good", Integer, nullable=False),
    Column("scrap", Integer, nullable=False),
    Column("rework", Integer, nullable=False),
    Column("times", Text, nullable=False),
    Index("ix_trainee_work_person", "person", "since"),
)
"""What somebody made in the quarter of an hour from `since` on: all that counts, and of excluded work nothing.

A school year has two million cycles: in these rows, one trainee's year is read in a moment. A quarter, because the days
of every time zone are whole numbers of them. What is not known (program, order, operation, role) is empty. `hands` are
the trainees whose work it was, each of whom has a row of the same content. `cycles` are those completed, `active` and
`hold` their seconds. `times` are the seconds, to a hundredth and with commas between, of those that were seen from
their start to their end without a gap: only these say how long a cycle took.
"""

assessment = Table(
    "assessment",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", Sequential, nullable=False),
    Column("person", Text, nullable=False),
    Column("grid", Text, nullable=False),
    Column("competence", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("author", Text, nullable=False),
    Column("comment_digest", Text),
    Column("evidence", Text, nullable=False),
    Column("withdrawn_at", Instant),
    Column("withdrawn_by", Text),
    Column("emptied", Boolean, nullable=False),
    Index("ix_assessment_person", "person", "grid", "at"),
)
"""Levels that trainers gave; `evidence` is a JSON list. `seq` is the latest fact about it."""

assessment_file = Table(
    "assessment_file",
    metadata,
    Column("assessment", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("file", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("ix_assessment_file_file", "file"),
)

assessment_comment = Table(
    "assessment_comment",
    metadata,
    Column("assessment", Text, primary_key=True),
    Column("person", String, ForeignKey("person.id"), nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("salt", Text, nullable=False),
)
"""No view: what trainers wrote. The journal holds its digest; the row goes when the person is erased."""

evidence_file = Table(
    "evidence_file",
    metadata,
    Column("file", Text, primary_key=True),
    Column("assessment", Text, nullable=False, index=True),
    Column("person", String, ForeignKey("person.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("media", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("salt", Text, nullable=False),
    Column("kept_at", Instant, nullable=False),
)
"""No view: what is known of attached files, which lie beside the database, each under its id. `size` is in bytes."""
