"""Views of what people at the machines say: how parts are, why it stands, that a trainer is needed, when they left."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, Connection, and_, bindparam, case, func, select, update

from collector.core.facts import (
    CallWithdrawn,
    CountOrigin,
    CountStep,
    DeclarationWithdrawn,
    PartsCorrected,
    PartsDeclared,
    SessionCorrected,
    StopReasonGiven,
    TrainerCalled,
    TrainerCame,
)
from collector.store.credits import COUNT_PERSONS, Credit, Persons, add, of_attribution
from collector.store.schema import Instant, micros
from collector.store.shopfloor_tables import (
    part_declaration,
    session_correction,
    stop_reason,
    trainer_call,
    trainer_call_person,
)
from collector.store.statements import Statement, inserting
from collector.store.view_tables import part_count, part_count_person, session, session_person

DECLARED = "declared"
"""What stands in the place of a counter for parts that no counter counted."""

OPEN, CAME, WITHDRAWN = "open", "came", "withdrawn"
"""How a call stands."""

_id: BindParameter[str] = bindparam("the_id")
_count = Statement(select(part_count).where(part_count.c.id == _id))
_somebody = Statement(select(part_count_person.c.person).where(part_count_person.c.count == _id))
_insert_count, _insert_declaration = inserting(part_count), inserting(part_declaration)
_judge = Statement(
    update(part_count).where(part_count.c.id == _id), ("seq", "parts", "good", "scrap", "rework", "unattributed")
)
_touch_count = Statement(update(part_count).where(part_count.c.id == _id), ("seq",))

_declaration = Statement(select(part_declaration).where(part_declaration.c.id == _id))
_fall = Statement(
    update(part_declaration).where(part_declaration.c.id == _id).values(stands=False, seq=bindparam("the_seq"))
)
_standing = and_(part_declaration.c.count == _id, part_declaration.c.stands)
_judged = Statement(
    select(*(func.coalesce(func.sum(part_declaration.c[name]), 0).label(name) for name in ("good", "scrap", "rework")))
    .select_from(part_declaration)
    .where(_standing)
)
_all_fall = Statement(update(part_declaration).where(_standing).values(stands=False))

_stop = Statement(select(stop_reason.c.seq).where(stop_reason.c.id == _id))
_insert_stop = inserting(stop_reason)
_update_stop = Statement(
    update(stop_reason).where(stop_reason.c.id == _id), ("seq", "until", "reason_code", "author", "via", "given_at")
)

_call = Statement(select(trainer_call.c.seq).where(trainer_call.c.id == _id))
_open_call = Statement(
    select(trainer_call.c.id).where(trainer_call.c.machine == bindparam("machine"), trainer_call.c.status == OPEN)
)
_insert_call = inserting(trainer_call)
_touch_call = Statement(update(trainer_call).where(trainer_call.c.id == _id), ("seq",))
_end_call = Statement(update(trainer_call).where(trainer_call.c.id == _id), ("seq", "status", "ended_at", "ended_by"))
_CALL_PERSONS = Persons(trainer_call_person, "call")

_session = Statement(select(session.c.opened_at, session.c.closed_at).where(session.c.id == _id))
_correction = Statement(select(session_correction.c.was_closed_at).where(session_correction.c.session == _id))
_insert_correction = inserting(session_correction)
_update_correction = Statement(
    update(session_correction).where(session_correction.c.session == _id),
    ("seq", "closed_at", "corrected_at", "author", "reason"),
)
_left = bindparam("the_at", type_=Instant)
_close_earlier = Statement(update(session).where(session.c.id == _id), ("seq", "closed_at"))
_leave_earlier = Statement(
    update(session_person)
    # Whoever left by their own badge left then, whatever became of the session.
    .where(session_person.c.session == _id, session_person.c.left_at == bindparam("the_end", type_=Instant))
    .values(left_at=case((session_person.c.joined_at > _left, session_person.c.joined_at), else_=_left))
)


def declared(connection: Connection, seq: int, fact: PartsDeclared) -> None:
    """Somebody says how parts are. What was declared once is not declared again."""
    id_ = fact.declaration or f"{fact.machine}.d{seq}"
    known = _declaration.first(connection, {"the_id": id_})
    if known is not None:
        _touch_count.run(connection, {"the_id": known.count, "seq": seq})
        return
    count, stands = fact.count, True
    if count is None:
        count = f"{fact.machine}.d{seq}"
        _made(connection, seq, count, fact)
    else:
        old = _count.first(connection, {"the_id": count})
        if old is None:
            return
        # A correction is of somebody who looked into it; a trainee's word does not overrule it.
        stands = old.origin != CountOrigin.CORRECTED.value
        _judge_anew(connection, seq, old, _said(fact) if stands else Credit())
    _insert_declaration.run(connection, {
        "id": id_, "seq": seq, "count": count, "machine": fact.machine, "at": fact.at,
        "session": fact.attribution.session, "good": fact.good, "scrap": fact.scrap, "rework": fact.rework,
        "reason_code": fact.reason_code, "author": fact.author, "via": fact.via, "stands": stands,
    })  # fmt: skip


def declaration_withdrawn(connection: Connection, seq: int, fact: DeclarationWithdrawn) -> None:
    """What was declared counts no more; parts that rested on that word alone are none any more."""
    known = _declaration.first(connection, {"the_id": fact.declaration})
    old = None if known is None else _count.first(connection, {"the_id": known.count})
    if known is None or old is None:
        return
    taken = Credit(good=-known.good, scrap=-known.scrap, rework=-known.rework) if known.stands else Credit()
    _judge_anew(connection, seq, old, taken)
    _fall.run(connection, {"the_id": fact.declaration, "the_seq": seq})


def corrected(connection: Connection, fact: PartsCorrected) -> None:
    """A count was corrected: what was declared of it falls where the correction says something else."""
    said = _judged.first(connection, {"the_id": fact.count})
    if (said.good, said.scrap, said.rework) != (fact.good, fact.scrap, fact.rework):
        _all_fall.run(connection, {"the_id": fact.count})


def _said(fact: PartsDeclared) -> Credit:
    return Credit(good=fact.good, scrap=fact.scrap, rework=fact.rework)


def _made(connection: Connection, seq: int, count: str, fact: PartsDeclared) -> None:
    """Parts that nothing counted are credited on the word of who made them."""
    whose, parts = fact.attribution, fact.good + fact.scrap + fact.rework
    _insert_count.run(connection, {
        "id": count, "seq": seq, "machine": fact.machine, "counter": DECLARED, "at": fact.at, "parts": parts,
        "good": fact.good, "scrap": fact.scrap, "rework": fact.rework, "step": CountStep.INCREMENT.value,
        "origin": CountOrigin.OPERATOR.value, "backfilled": False, "excluded": "", "author": fact.author,
        "unattributed": not whose.persons and parts > 0, **of_attribution(whose),
    })  # fmt: skip
    COUNT_PERSONS.set(connection, count, whose.persons, known=False)
    credit = Credit(parts=parts, good=fact.good, scrap=fact.scrap, rework=fact.rework)
    add(connection, whose.order, whose.operation, fact.at, credit)


def _judge_anew(connection: Connection, seq: int, old: Any, more: Credit) -> None:
    """Add to what is known of a count's parts; where a trainee's word is all there is of them, to the parts as well."""
    on_their_word = old.counter == DECLARED and old.origin == CountOrigin.OPERATOR.value
    parts = more.good + more.scrap + more.rework if on_their_word else 0
    somebody = _somebody.first(connection, {"the_id": old.id}) is not None
    _judge.run(connection, {
        "the_id": old.id, "seq": seq, "parts": old.parts + parts, "good": old.good + more.good,
        "scrap": old.scrap + more.scrap, "rework": old.rework + more.rework,
        "unattributed": not somebody and not old.excluded and old.parts + parts > 0,
    })  # fmt: skip
    if not old.excluded:
        credit = Credit(parts=parts, good=more.good, scrap=more.scrap, rework=more.rework)
        add(connection, old.order_number, old.operation, old.at, credit)


def stop_reason_given(connection: Connection, seq: int, fact: StopReasonGiven) -> None:
    """Why it stands, or stood, from an instant on; said again, the later word holds."""
    id_ = f"{fact.machine}@{micros(fact.since)}"
    said = {"seq": seq, "until": fact.until, "reason_code": fact.reason_code, "author": fact.author, "via": fact.via,
            "given_at": fact.at}  # fmt: skip
    if _stop.first(connection, {"the_id": id_}) is None:
        _insert_stop.run(connection, {"id": id_, "machine": fact.machine, "since": fact.since, **said})
    else:
        _update_stop.run(connection, {"the_id": id_, **said})


def called(connection: Connection, seq: int, fact: TrainerCalled) -> None:
    """A trainer is called, unless one is called already; a call that is known is not made again."""
    id_ = fact.call or f"{fact.machine}.k{seq}"
    if _call.first(connection, {"the_id": id_}) is not None:
        _touch_call.run(connection, {"the_id": id_, "seq": seq})
        return
    if _open_call.first(connection, {"machine": fact.machine}) is not None:
        return
    _insert_call.run(connection, {
        "id": id_, "seq": seq, "machine": fact.machine, "called_at": fact.at, "reason_code": fact.reason_code,
        "author": fact.author, "via": fact.via, "status": OPEN,
    })  # fmt: skip
    _CALL_PERSONS.set(connection, id_, fact.persons, known=False)


def call_ended(connection: Connection, seq: int, fact: TrainerCame | CallWithdrawn) -> None:
    """The call that stood at a machine stands no more."""
    row = _open_call.first(connection, {"machine": fact.machine})
    if row is not None:
        status = CAME if isinstance(fact, TrainerCame) else WITHDRAWN
        ended = {"seq": seq, "status": status, "ended_at": fact.at, "ended_by": fact.author}
        _end_call.run(connection, {"the_id": row.id, **ended})


def session_corrected(connection: Connection, seq: int, fact: SessionCorrected) -> None:
    """A session that was closed late ended earlier; those who were in it to the end left then.

    It may be put right again, within the time from its opening to when it was really closed.
    """
    row = _session.first(connection, {"the_id": fact.session})
    if row is None or row.closed_at is None:
        return
    known = _correction.first(connection, {"the_id": fact.session})
    was, now = (row.closed_at if known is None else known.was_closed_at), micros(fact.closed_at)
    if not row.opened_at <= now <= was:
        return
    _leave_earlier.run(connection, {"the_id": fact.session, "the_end": row.closed_at, "the_at": now})
    _close_earlier.run(connection, {"the_id": fact.session, "seq": seq, "closed_at": now})
    said = {"seq": seq, "closed_at": now, "corrected_at": fact.at, "author": fact.author, "reason": fact.reason}
    if known is None:
        row_of = {"session": fact.session, "machine": fact.machine, "was_closed_at": was, **said}
        _insert_correction.run(connection, row_of)
    else:
        _update_correction.run(connection, {"the_id": fact.session, **said})
