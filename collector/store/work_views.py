"""Views of the work done: cycles with their tools, counted parts with their corrections, progress of operations."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from collector.core.facts import (
    CountHeld,
    CountOrigin,
    CycleEnded,
    CycleOutcome,
    CycleStarted,
    HeldCountReviewed,
    PartQuality,
    PartsAssigned,
    PartsCorrected,
    PartsCounted,
)
from collector.store.credits import COUNT_PERSONS, CYCLE_PERSONS, Credit, add, of_attribution, take_back
from collector.store.statements import Statement, inserting
from collector.store.view_tables import (
    cycle,
    cycle_tool,
    held_count,
    part_count,
    part_count_person,
)

REASONS = ","
"""What stands between the reasons for which a cycle or a count is left out."""


_cycle = Statement(select(cycle).where(cycle.c.id == bindparam("the_id")))
_count = Statement(select(part_count).where(part_count.c.id == bindparam("the_id")))
_held = Statement(select(held_count.c.id).where(held_count.c.id == bindparam("the_id")))
_somebody = Statement(select(part_count_person.c.person).where(part_count_person.c.count == bindparam("the_id")))
_insert_cycle, _insert_tool, _insert_count = inserting(cycle), inserting(cycle_tool), inserting(part_count)
_insert_held = inserting(held_count)
_forget_tools = Statement(delete(cycle_tool).where(cycle_tool.c.cycle == bindparam("the_id")))
_update_cycle = Statement(
    update(cycle).where(cycle.c.id == bindparam("the_id")), [column.name for column in cycle.columns]
)
_ATTRIBUTION = ("session", "order_number", "operation", "role")
_NUMBERS = ("parts", "good", "scrap", "rework", "origin")
_CHANGE = ("seq", "unattributed", "author", "reason")
_assign = Statement(update(part_count).where(part_count.c.id == bindparam("the_id")), (*_CHANGE, *_ATTRIBUTION))
_correct = Statement(update(part_count).where(part_count.c.id == bindparam("the_id")), (*_CHANGE, *_NUMBERS))
_review = Statement(
    update(held_count).where(held_count.c.id == bindparam("the_id")),
    ("seq", "status", "reviewed_at", "author", "review_reason"),
)


def cycle_started(connection: Connection, seq: int, fact: CycleStarted) -> None:
    """A cycle is open."""
    if _cycle.first(connection, {"the_id": fact.cycle}) is not None:
        return
    _insert_cycle.run(connection, {
        "id": fact.cycle, "seq": seq, "machine": fact.machine, "started_at": fact.at, "program": fact.program,
        "start_seen": fact.seen, "excluded": "", **of_attribution(fact.attribution),
    })  # fmt: skip
    CYCLE_PERSONS.set(connection, fact.cycle, fact.attribution.persons, known=False)


def _counted_cycle(outcome: str | None, excluded: str, active: float | None) -> Credit:
    if outcome != CycleOutcome.COMPLETED.value or excluded:
        return Credit()
    return Credit(cycles=1, active=active or 0.0)


def cycle_ended(connection: Connection, seq: int, fact: CycleEnded) -> None:
    """A cycle is closed, and known in full; its start may have gone unseen."""
    old = _cycle.first(connection, {"the_id": fact.cycle})
    at_end = fact.attribution_at_end
    row = {
        "id": fact.cycle, "seq": seq, "machine": fact.machine, "started_at": fact.started_at, "ended_at": fact.at,
        "outcome": fact.outcome.value, "gross": fact.gross, "active": fact.active, "hold": fact.hold,
        "blind": fact.blind, "program": fact.program, "start_seen": fact.start_seen,
        "excluded": REASONS.join(fact.excluded), **of_attribution(fact.attribution),
        "session_at_end": at_end.session, "order_at_end": at_end.order, "operation_at_end": at_end.operation,
    }  # fmt: skip
    if old is None:
        _insert_cycle.run(connection, row)
    else:
        _update_cycle.run(connection, {"the_id": fact.cycle, **row})
    CYCLE_PERSONS.set(connection, fact.cycle, fact.attribution.persons, known=old is not None)

    if old is not None and old.ended_at is not None:
        _forget_tools.run(connection, {"the_id": fact.cycle})
        before = _counted_cycle(old.outcome, old.excluded, old.active)
        if before.cycles:
            take_back(connection, old.order_number, old.operation, old.ended_at, before)
    if fact.tools:
        tools = [{"cycle": fact.cycle, "position": place, "tool": used.tool, "seconds": used.seconds}
                 for place, used in enumerate(fact.tools)]  # fmt: skip
        _insert_tool.run_many(connection, tools)
    credit = _counted_cycle(fact.outcome.value, row["excluded"], fact.active)
    if credit.cycles:
        add(connection, fact.attribution.order, fact.attribution.operation, fact.at, credit)


def parts_counted(connection: Connection, seq: int, fact: PartsCounted) -> None:
    """Parts were made; a count that is known is not counted again."""
    if _count.first(connection, {"the_id": fact.count}) is not None:
        return
    known = {quality: fact.parts if fact.quality is quality else 0 for quality in PartQuality}
    good, scrap, rework = known[PartQuality.GOOD], known[PartQuality.SCRAP], known[PartQuality.REWORK]
    excluded, whose = REASONS.join(fact.excluded), fact.attribution
    _insert_count.run(connection, {
        "id": fact.count, "seq": seq, "machine": fact.machine, "counter": fact.counter, "at": fact.at,
        "since": fact.since, "parts": fact.parts, "good": good, "scrap": scrap, "rework": rework,
        "step": fact.step.value, "raw_from": fact.raw_from, "raw_to": fact.raw_to, "origin": fact.origin.value,
        "backfilled": fact.backfilled, "excluded": excluded, "cycle": fact.cycle, "program": fact.program,
        "unattributed": not whose.persons and not excluded and fact.parts > 0, **of_attribution(whose),
    })  # fmt: skip
    COUNT_PERSONS.set(connection, fact.count, whose.persons, known=False)
    if not excluded:
        credit = Credit(parts=fact.parts, good=good, scrap=scrap, rework=rework)
        add(connection, whose.order, whose.operation, fact.at, credit)


def _credited(row: Any) -> Credit:
    return Credit(parts=row.parts, good=row.good, scrap=row.scrap, rework=row.rework)


def parts_assigned(connection: Connection, seq: int, fact: PartsAssigned) -> None:
    """A count moves to another person or operation. Where its number comes from stays what it was."""
    old = _count.first(connection, {"the_id": fact.count})
    if old is None:
        return
    whose = fact.attribution
    unattributed = not whose.persons and not old.excluded and old.parts > 0
    changes = {"seq": seq, "unattributed": unattributed, "author": fact.author, "reason": fact.reason}
    _assign.run(connection, {"the_id": fact.count, **changes, **of_attribution(whose)})
    COUNT_PERSONS.set(connection, fact.count, whose.persons, known=True)
    if not old.excluded and (old.order_number, old.operation) != (whose.order, whose.operation):
        take_back(connection, old.order_number, old.operation, old.at, _credited(old))
        add(connection, whose.order, whose.operation, old.at, _credited(old))


def parts_corrected(connection: Connection, seq: int, fact: PartsCorrected) -> None:
    """Somebody says how many there were, and how good they are; the number comes from them from now on."""
    old = _count.first(connection, {"the_id": fact.count})
    if old is None:
        return
    somebody = _somebody.first(connection, {"the_id": fact.count}) is not None
    _correct.run(connection, {
        "the_id": fact.count, "seq": seq, "parts": fact.parts, "good": fact.good, "scrap": fact.scrap,
        "rework": fact.rework, "origin": CountOrigin.CORRECTED.value, "author": fact.author, "reason": fact.reason,
        "unattributed": not somebody and not old.excluded and fact.parts > 0,
    })  # fmt: skip
    if not old.excluded:
        before = _credited(old)
        credit = Credit(parts=fact.parts - before.parts, good=fact.good - before.good,
                        scrap=fact.scrap - before.scrap, rework=fact.rework - before.rework)  # fmt: skip
        add(connection, old.order_number, old.operation, old.at, credit)


def count_held(connection: Connection, seq: int, fact: CountHeld) -> None:
    """A jump of a counter waits for somebody to review it."""
    if _held.first(connection, {"the_id": fact.hold}) is not None:
        return
    whose = fact.attribution
    _insert_held.run(connection, {
        "id": fact.hold, "seq": seq, "machine": fact.machine, "counter": fact.counter, "at": fact.at,
        "raw_from": fact.raw_from, "raw_to": fact.raw_to, "steps": fact.steps, "parts": fact.parts,
        "plausible": fact.plausible, "reason": fact.reason, "session": whose.session, "order_number": whose.order,
        "operation": whose.operation, "status": "open",
    })  # fmt: skip


def held_count_reviewed(connection: Connection, seq: int, fact: HeldCountReviewed) -> None:
    """Somebody decided; an accepted one is followed by its PartsCounted."""
    changes = {"seq": seq, "status": "accepted" if fact.accepted else "rejected", "reviewed_at": fact.at,
               "author": fact.author, "review_reason": fact.reason}  # fmt: skip
    _review.run(connection, {"the_id": fact.hold, **changes})
