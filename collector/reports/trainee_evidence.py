"""What assessments rest on, looked up: sessions with their times, operations with what was made of them until then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from collector.core.attendance import Stay
from collector.core.grids import SESSION, WORK
from collector.core.learning import Work
from collector.store.assessments import Assessment
from collector.store.registry import Registry
from collector.store.teaching_tables import trainee_work
from collector.store.view_tables import session, session_person


@dataclass(frozen=True, slots=True)
class SessionEvidence:
    """A session; `until` is None where nobody saw the trainee leave."""

    machine: str
    since: datetime
    until: datetime | None
    order: str | None
    operation: str | None


@dataclass(frozen=True, slots=True)
class WorkEvidence:
    """What the trainee had made of an operation when the level was given."""

    order: str
    operation: str
    described: str
    cycles: int
    parts: int


@dataclass(frozen=True, slots=True)
class LostEvidence:
    """Something that is no longer kept."""


Evidence = SessionEvidence | WorkEvidence | LostEvidence


def rested_on(connection: Connection, found: Iterable[Assessment]) -> Mapping[str, Sequence[Evidence]]:
    """What each of these assessments rests on, by the assessment's id."""
    return {one.id: [_looked_up(connection, one, text) for text in one.evidence] for one in found}


def _looked_up(connection: Connection, one: Assessment, text: str) -> Evidence:
    if text.startswith(SESSION):
        there, of = session_person.c, session.c
        query = (
            select(of.machine, there.joined_at, there.left_at, of.order_number, of.operation)
            .join_from(session, session_person, there.session == of.id)
            .where(of.id == text.removeprefix(SESSION), there.person == one.person)
            .order_by(there.joined_at)
            .limit(1)
        )
        row = connection.execute(query).first()
        return LostEvidence() if row is None else SessionEvidence(*row)
    made = trainee_work.c
    named = text.removeprefix(WORK)
    summed = (
        select(made.order_number, made.operation, func.sum(made.cycles), func.sum(made.parts))
        .where(made.person == one.person, made.order_number + "/" + made.operation == named, made.since <= one.at)
        .group_by(made.order_number, made.operation)
    )
    done = connection.execute(summed).first()
    if done is None:
        return LostEvidence()
    order, operation, cycles, parts = done
    known = Registry(connection).operation(order, operation)
    return WorkEvidence(order, operation, known.description if known else "", cycles, parts)


def offered(stays: Sequence[Stay], works: Iterable[Work], most: int = 15) -> tuple[list[Stay], list[Work]]:
    """What a trainer may want to name: the latest sessions, newest first, and each operation worked on once."""
    latest = sorted({one.session: one for one in stays}.values(), key=lambda one: one.since, reverse=True)
    operations = {(one.order, one.operation): one for one in works if one.order}
    return latest[:most], [operations[key] for key in sorted(operations)]
