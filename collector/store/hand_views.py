"""The view of what each hand made: a sum by trainee, quarter of an hour and work, kept up as cycles and counts change.

It is not told by facts but by what cycles and counts are before and after them: whatever a fact does to a count, the
sum follows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, select, update

from collector.core.facts import CycleOutcome, DeclarationWithdrawn, PartsDeclared
from collector.store.shopfloor_tables import part_declaration
from collector.store.statements import Statement, inserting
from collector.store.teaching_tables import trainee_work
from collector.store.view_tables import cycle, cycle_person, part_count, part_count_person

QUARTER = 15 * 60 * 1_000_000
"""Microseconds."""

BETWEEN = ","
"""What stands between two times."""

_id: BindParameter[str] = bindparam("the_id")
_cycle = Statement(select(cycle).where(cycle.c.id == _id))
_count = Statement(select(part_count).where(part_count.c.id == _id))
_cycle_persons = Statement(select(cycle_person.c.person).where(cycle_person.c.cycle == _id))
_count_persons = Statement(select(part_count_person.c.person).where(part_count_person.c.count == _id))
_declaration = Statement(select(part_declaration.c.count).where(part_declaration.c.id == _id))
_row = Statement(select(trainee_work).where(trainee_work.c.id == _id))
_insert = inserting(trainee_work)
_SUMS = ("cycles", "aborted", "active", "hold", "parts", "good", "scrap", "rework")
_update = Statement(update(trainee_work).where(trainee_work.c.id == _id), ("seq", "times", *_SUMS))
_touch = Statement(update(trainee_work).where(trainee_work.c.id == _id), ("seq",))


class _Key(NamedTuple):
    """Whose row it is, and of what."""

    person: str
    since: int
    machine: str
    program: str
    order_number: str
    operation: str
    role: str
    hands: int

    @property
    def id(self) -> str:
        return json.dumps(self, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class _Share:
    """What a cycle or a count adds to a row; `time` is a cycle's, where it is known."""

    sums: tuple[float, ...]
    time: str | None = None


Shares = dict[_Key, _Share]


@contextmanager
def following_cycle(connection: Connection, seq: int, cycle_id: str) -> Iterator[None]:
    """Let the sums follow what the block makes of a cycle.

    Args:
        connection: Inside a transaction that can write.
        seq: The fact's place in the journal.
        cycle_id: The cycle.
    """
    before = _of_cycle(connection, cycle_id)
    yield
    _move(connection, seq, before, _of_cycle(connection, cycle_id))


@contextmanager
def following_count(connection: Connection, seq: int, count: str | None) -> Iterator[None]:
    """Let the sums follow what the block makes of a count; None for none."""
    before = _of_count(connection, count)
    yield
    _move(connection, seq, before, _of_count(connection, count))


def declared_count(connection: Connection, seq: int, fact: PartsDeclared | DeclarationWithdrawn) -> str | None:
    """The count that a trainee's word is about: that of the declaration where it is known already."""
    known = _declaration.first(connection, {"the_id": fact.declaration}) if fact.declaration else None
    if known is not None:
        return str(known.count)
    return None if isinstance(fact, DeclarationWithdrawn) else fact.count or f"{fact.machine}.d{seq}"


def _of_cycle(connection: Connection, id_: str) -> Shares:
    row = _cycle.first(connection, {"the_id": id_})
    if row is None or row.ended_at is None or row.excluded:
        return {}
    if row.outcome == CycleOutcome.COMPLETED.value:
        clear = row.start_seen and not row.blind
        share = _Share((1, 0, row.active, row.hold, 0, 0, 0, 0), f"{row.active:.2f}" if clear else None)
    elif row.outcome == CycleOutcome.ABORTED.value:
        share = _Share((0, 1, 0.0, 0.0, 0, 0, 0, 0))
    else:
        return {}
    return _shared(row, row.started_at, _cycle_persons.every(connection, {"the_id": id_}), share)


def _of_count(connection: Connection, id_: str | None) -> Shares:
    row = _count.first(connection, {"the_id": id_}) if id_ is not None else None
    if row is None or row.excluded or not row.parts:
        return {}
    share = _Share((0, 0, 0.0, 0.0, row.parts, row.good, row.scrap, row.rework))
    return _shared(row, row.at, _count_persons.every(connection, {"the_id": id_}), share)


def _shared(row: Any, at: int, persons: Sequence[Any], share: _Share) -> Shares:
    what = (row.machine, row.program or "", row.order_number or "", row.operation or "", row.role or "", len(persons))
    return {_Key(one.person, at - at % QUARTER, *what): share for one in persons}


def _move(connection: Connection, seq: int, before: Shares, after: Shares) -> None:
    """Take back what was, add what is; a row that stays the same is touched: a later fact was about what is in it."""
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        if old == new:
            _touch.run(connection, {"the_id": key.id, "seq": seq})
            continue
        if old is not None:
            _add(connection, seq, key, old, -1)
        if new is not None:
            _add(connection, seq, key, new, 1)


def _add(connection: Connection, seq: int, key: _Key, share: _Share, sign: int) -> None:
    row = _row.first(connection, {"the_id": key.id})
    times = row.times.split(BETWEEN) if row is not None and row.times else []
    if share.time is not None:
        if sign > 0:
            times.append(share.time)
        elif share.time in times:
            times.remove(share.time)
    sums = {
        name: (getattr(row, name) if row is not None else 0) + sign * added
        for name, added in zip(_SUMS, share.sums, strict=True)
    }
    # One of which nothing is left stays: that it was touched keeps retention from taking it for settled.
    values = {"seq": seq, "times": BETWEEN.join(times), **sums}
    if row is None:
        _insert.run(connection, {"id": key.id, **key._asdict(), **values})
    else:
        _update.run(connection, {"the_id": key.id, **values})
