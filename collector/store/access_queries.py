"""What pages ask of the facts about access: decisions and incidents of a period, the newest first, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, case, func, select, text

from collector.core.facts import AccessDecided, Fact, PermitNotObeyed, RightExpired, UnauthorisedRun, decode
from collector.store.journal import OF_ACCESS, journal
from collector.store.queries import AnySelect

F = TypeVar("F", bound=Fact)
S = TypeVar("S", bound=AnySelect)

INCIDENTS = (UnauthorisedRun, PermitNotObeyed, RightExpired)
"""What somebody has to look at afterwards."""

OUTCOMES = ("allowed", "supervised", "denied")
"""What a decision may be."""

Incident = UnauthorisedRun | PermitNotObeyed | RightExpired


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decisions are looked for.

    Args:
        since: From when on (UTC).
        until: Before when (UTC).
        person: Opaque id of whom they are about; None for everybody.
        machine: The machine's id; None for all.
        outcome: `allowed`, `supervised` or `denied`; None for all.
    """

    since: datetime
    until: datetime
    person: str | None = None
    machine: str | None = None
    outcome: str | None = None


def decisions(connection: Connection, wanted: Wanted, *, limit: int, offset: int = 0) -> list[AccessDecided]:
    """Decisions, the newest first.

    Args:
        connection: Reads the workshop's database.
        wanted: Which of them.
        limit: How many at most.
        offset: How many newer ones to leave out.

    Raises:
        ValueError: If the journal holds a fact that this version cannot read.
    """
    statement = _decided(select(journal.c.kind, journal.c.body), wanted)
    statement = statement.order_by(journal.c.at.desc(), journal.c.seq.desc()).limit(limit).offset(offset)
    return list(_facts(connection, statement, AccessDecided))


def count_decisions(connection: Connection, wanted: Wanted) -> dict[str, int]:
    """How many decisions there are, by outcome."""
    asked = [one for one in OUTCOMES if wanted.outcome in (None, one)]
    # One pass for all of them: the rows are long, and reading them is what takes the time.
    of_each = [func.count(case((journal.c.body.contains(_said("outcome", one), autoescape=True), 1))) for one in asked]
    if not of_each:
        return {}
    row = connection.execute(_decided(select(*of_each), wanted)).one()
    return dict(zip(asked, row, strict=True))


def decision(connection: Connection, id_: str) -> AccessDecided | None:
    """One decision by its id; None where the journal has none, or no more."""
    statement = select(journal.c.kind, journal.c.body).where(text(OF_ACCESS), journal.c.kind == AccessDecided.__name__)
    statement = statement.where(journal.c.body.contains(_said("decision", id_), autoescape=True)).limit(1)
    return next(_facts(connection, statement, AccessDecided), None)


def incidents(
    connection: Connection,
    since: datetime,
    until: datetime,
    *,
    kinds: Sequence[type[Incident]] = INCIDENTS,
    machine: str | None = None,
    limit: int = 500,
    offset: int = 0,
) -> list[Incident]:
    """Runs without right, permits that were not obeyed, rights that ended at work; the newest first.

    Args:
        connection: Reads the workshop's database.
        since: From when on (UTC).
        until: Before when (UTC).
        kinds: Which of them.
        machine: The machine's id; None for all.
        limit: How many at most.
        offset: How many newer ones to leave out.
    """
    found: list[Incident] = []
    statement = _incidents(select(journal.c.kind, journal.c.body), since, until, kinds, machine)
    statement = statement.order_by(journal.c.at.desc(), journal.c.seq.desc()).limit(limit).offset(offset)
    for kind, body in connection.execute(statement):
        fact = decode(kind, body)
        if isinstance(fact, UnauthorisedRun | PermitNotObeyed | RightExpired):
            found.append(fact)
    return found


def count_incidents(
    connection: Connection,
    since: datetime,
    until: datetime,
    *,
    kinds: Sequence[type[Incident]] = INCIDENTS,
    machine: str | None = None,
) -> dict[str, int]:
    """How many there are, by kind; arguments as for `incidents`."""
    statement = _incidents(select(journal.c.kind, func.count()), since, until, kinds, machine)
    found = {one.__name__: 0 for one in kinds}
    rows = connection.execute(statement.group_by(journal.c.kind)).all()
    return found | {str(kind): int(count) for kind, count in rows}


def seq_of_paper(connection: Connection, paper: str, recorded_at: datetime) -> int | None:
    """The number in the journal of the fact that a paper was recorded; None where that fact is gone.

    Args:
        connection: Reads the workshop's database.
        paper: The paper's id.
        recorded_at: When it was put on file (UTC): the fact happened then.
    """
    of = journal.c
    statement = select(of.seq).where(text(OF_ACCESS), of.kind == "PaperRecorded", of.at == recorded_at)
    return connection.execute(statement.where(of.body.contains(_said("paper", paper), autoescape=True))).scalar()


def _said(name: str, value: str) -> str:
    """How a fact's text says a field."""
    return f'"{name}":"{value}"'


def _decided(statement: S, wanted: Wanted) -> S:
    of = journal.c
    statement = statement.where(
        text(OF_ACCESS), of.kind == AccessDecided.__name__, of.at >= wanted.since, of.at < wanted.until
    )
    if wanted.machine is not None:
        statement = statement.where(of.machine == wanted.machine)
    for name in ("person", "outcome"):
        value = getattr(wanted, name)
        if value is not None:
            statement = statement.where(of.body.contains(_said(name, value), autoescape=True))
    return statement


def _incidents(
    statement: S, since: datetime, until: datetime, kinds: Sequence[type[Incident]], machine: str | None
) -> S:
    of = journal.c
    names = [one.__name__ for one in kinds]
    statement = statement.where(text(OF_ACCESS), of.kind.in_(names), of.at >= since, of.at < until)
    return statement if machine is None else statement.where(of.machine == machine)


def _facts(connection: Connection, statement: AnySelect, kind: type[F]) -> Iterator[F]:
    for name, body in connection.execute(statement):
        fact = decode(name, body)
        if isinstance(fact, kind):
            yield fact
