"""The API for other stores: every fact since a cursor, in the order of the journal, and a wait for what comes next."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query
from pydantic import BaseModel, Field
from sqlalchemy import Connection, func, select

from collector.accounts.rights import Right, Visitor
from collector.core.facts import FACTS, encode
from collector.store import journal
from collector.store.retention import Record, record_of
from collector.web.api.lines import Lines
from collector.web.api.nameless import Nameless
from collector.web.api.reading import asking
from collector.web.api.rights import needs
from collector.web.surroundings import Surroundings

MOST = 5_000
"""Facts in one answer."""

SCAN = 50_000
"""Facts that are looked through for one answer: a rare kind is searched in steps that keep nobody waiting."""

LONGEST_WAIT = 30.0
"""Seconds that an answer may wait for something to happen."""

TEACHING = frozenset({"CompetenceAssessed", "AssessmentWithdrawn"})
"""Kinds about what trainees can do."""


class FactShown(BaseModel):
    """One fact of the journal."""

    seq: int = Field(description="its place in the journal")
    id: str = Field(description="follows from its content: the same fact is never told under two ids")
    kind: str = Field(examples=["PartsCounted"])
    at: datetime = Field(description="when it happened (UTC)")
    recorded_at: datetime = Field(description="when it was written down (UTC)")
    machine: str = Field(description="empty for a fact about the whole workshop")
    body: dict[str, Any] = Field(description="the fact itself, as the journal holds it")


class Facts(BaseModel):
    """Facts since a cursor."""

    facts: list[FactShown]
    next: int = Field(description="the cursor for the next question; it also passes over what was not asked for")
    head: int = Field(description="the newest fact of the journal; there is more to fetch while `next` is below it")


@dataclass(frozen=True, slots=True)
class _Row:
    """A fact as `Anonymous` takes it."""

    seq: int
    id: str
    kind: str
    at: datetime
    recorded_at: datetime
    machine: str
    body: str


def right_for(kind: str) -> Right:
    """The right without which a kind of fact is left out: what is about access says who is ill, and who was refused."""
    if kind in TEACHING:
        return Right.SEE_TRAINEES
    return Right.SEE_MACHINES if record_of(kind) in (Record.MACHINES, Record.WORK) else Right.SEE_ACCESS


def facts_of(around: Surroundings, lines: Lines) -> APIRouter:
    """The route of the facts.

    Args:
        around: Where they are.
        lines: Who may wait for them.
    """
    router = APIRouter(tags=["facts"])
    read = asking(around.store)

    @router.get(
        "/facts",
        responses={
            409: {"description": "The cursor lies beyond the journal: it was put back from a copy. Begin anew."},
            503: {"description": "Too many programs wait already."},
        },
    )
    async def facts(
        visitor: Annotated[Visitor, Depends(needs(Right.SEE_MACHINES))],
        after: Annotated[int, Query(ge=0, description="the `next` of the last answer; 0 for the beginning")] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST)] = 500,
        kinds: Annotated[str, Query(description="only these kinds, with commas; empty for all")] = "",
        machine: Annotated[str, Query(description="only this machine's")] = "",
        wait: Annotated[float, Query(ge=0, le=LONGEST_WAIT, description="seconds to wait for something new")] = 0.0,
    ) -> Facts:
        """Facts behind a cursor, in the order of the journal; nothing is told twice and nothing left out.

        Without the right to see names nobody is in them: persons, and whatever people typed, are `***`. Facts about
        access need `see_access`, and those about competences `see_trainees`; without it they are passed over.
        """
        wanted = _kinds(kinds, visitor)
        named = visitor.may(Right.SEE_NAMES)

        def ask(link: Connection) -> Facts:
            return _read(link, after, limit, wanted, machine or None, named)

        deadline = asyncio.get_running_loop().time() + wait
        if wait:
            lines.refuse_if_full()
        with lines.held() if wait else nullcontext():
            while True:
                bell = lines.bell
                found = await read(ask)
                left = deadline - asyncio.get_running_loop().time()
                if found.facts or found.next < found.head or left <= 0 or lines.ended:
                    return found
                after = found.next
                await lines.wait(bell, left)

    return router


def _kinds(asked: str, visitor: Visitor) -> list[str]:
    """The kinds that are asked for and may be seen."""
    names = [one.strip() for one in asked.split(",") if one.strip()] or list(FACTS)
    unknown = [one for one in names if one not in FACTS]
    if unknown:
        raise HTTPException(422, f"no such kind of fact: {', '.join(unknown)}; there are {', '.join(FACTS)}")
    return [one for one in names if visitor.may(right_for(one))]


def _read(link: Connection, after: int, limit: int, kinds: Sequence[str], machine: str | None, named: bool) -> Facts:
    head = journal.head(link).seq
    if after > head:
        raise HTTPException(409, f"the journal ends with fact {head}, before {after}: it is not the one that you read")
    first: int | None = link.execute(select(func.min(journal.journal.c.seq))).scalar()
    # The oldest facts go when their retention is over: there is no use in searching where none are.
    after = max(after, (first or 1) - 1)
    until = min(head, after + SCAN)
    rows: Iterator[Any] = (
        _Row(one.seq, one.id, type(one.fact).__name__, one.fact.at, one.recorded_at, one.fact.machine, encode(one.fact))
        for one in journal.entries(link, after, until=until, kinds=kinds, machine=machine, limit=limit)
    )
    found = [_shown(row) for row in (rows if named else Nameless(link).rows(rows))]
    return Facts(facts=found, next=found[-1].seq if len(found) == limit else until, head=head)


def _shown(row: _Row) -> FactShown:
    return FactShown(
        seq=row.seq, id=row.id, kind=row.kind, at=row.at, recorded_at=row.recorded_at, machine=row.machine,
        body=json.loads(row.body),
    )  # fmt: skip
