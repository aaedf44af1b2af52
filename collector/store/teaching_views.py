"""Views of what trainers say of trainees: levels given, and levels taken back."""

from __future__ import annotations

import json

from sqlalchemy import BindParameter, Connection, bindparam, select, update

from collector.core.facts import AssessmentWithdrawn, CompetenceAssessed
from collector.store.statements import Statement, inserting
from collector.store.teaching_tables import assessment, assessment_file

_id: BindParameter[str] = bindparam("the_id")
_known = Statement(select(assessment.c.id).where(assessment.c.id == _id))
_insert, _insert_file = inserting(assessment), inserting(assessment_file)
_withdraw = Statement(
    update(assessment).where(assessment.c.id == _id, assessment.c.withdrawn_at.is_(None)),
    ("seq", "withdrawn_at", "withdrawn_by", "emptied"),
)


def assessed(connection: Connection, seq: int, fact: CompetenceAssessed) -> None:
    """A level was given; one that is known is not given again."""
    if _known.first(connection, {"the_id": fact.assessment}) is not None:
        return
    _insert.run(connection, {
        "id": fact.assessment, "seq": seq, "person": fact.person, "grid": fact.grid, "competence": fact.competence,
        "level": fact.level, "at": fact.at, "author": fact.author, "comment_digest": fact.comment_digest,
        "evidence": json.dumps(fact.evidence, ensure_ascii=False), "emptied": False,
    })  # fmt: skip
    if fact.files:
        _insert_file.run_many(connection, [
            {"assessment": fact.assessment, "position": place, "file": one.file, "digest": one.digest}
            for place, one in enumerate(fact.files)
        ])  # fmt: skip


def withdrawn(connection: Connection, seq: int, fact: AssessmentWithdrawn) -> None:
    """A level counts no more."""
    told = {"seq": seq, "withdrawn_at": fact.at, "withdrawn_by": fact.author, "emptied": fact.emptied}
    _withdraw.run(connection, {"the_id": fact.assessment, **told})
