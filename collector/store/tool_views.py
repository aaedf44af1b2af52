"""Views of what becomes of tools: how each stands, and what happened to it, fact by fact."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from collector.core.facts import ToolConditionChanged, ToolLifeRead, ToolListed, ToolRemoved, ToolRenewed
from collector.core.facts.fact import Fact
from collector.store.statements import Statement, inserting
from collector.store.tool_tables import tool_event, tool_state

LIFE, RENEWED, CONDITION, REMOVED = "life", "renewed", "condition", "removed"
"""What happened to a tool."""

_of = tool_state.c
_which = (_of.machine == bindparam("the_machine"), _of.tool == bindparam("the_tool"))
_stands = Statement(select(tool_state).where(*_which))
_CHANGING = [column.name for column in tool_state.columns if not column.primary_key]
_change = Statement(update(tool_state).where(*_which), _CHANGING)
_insert, _happened = inserting(tool_state), inserting(tool_event)


def listed(connection: Connection, seq: int, fact: ToolListed) -> None:
    """The machine has the tool."""
    _set(
        connection, seq, fact, fact.tool, name=fact.name, place=fact.place, life_by=_word(fact.by), full=fact.full,
        warning=fact.warning, removed_at=None,
    )  # fmt: skip


def removed(connection: Connection, seq: int, fact: ToolRemoved) -> None:
    """The machine does not have it any more; what comes back is another one."""
    _set(connection, seq, fact, fact.tool, removed_at=fact.at, left=None, read_at=None, condition=None,
         condition_since=None, reason=None)  # fmt: skip
    _tell(connection, seq, fact, fact.tool, REMOVED)


def life_read(connection: Connection, seq: int, fact: ToolLifeRead) -> None:
    """So much was left of it."""
    _set(connection, seq, fact, fact.tool, life_by=_word(fact.by), left=fact.left, read_at=fact.at, removed_at=None)
    _tell(connection, seq, fact, fact.tool, LIFE, life_by=_word(fact.by), left=fact.left)


def renewed(connection: Connection, seq: int, fact: ToolRenewed) -> None:
    """It was exchanged, or its life begun anew."""
    before = _row(connection, fact, fact.tool)
    _set(
        connection, seq, fact, fact.tool, life_by=_word(fact.by), left=fact.left, read_at=fact.at, renewed_at=fact.at,
        renewals=(before["renewals"] if before is not None else 0) + 1, removed_at=None,
    )  # fmt: skip
    _tell(connection, seq, fact, fact.tool, RENEWED, life_by=_word(fact.by), left=fact.left, previous=fact.previous)


def condition_changed(connection: Connection, seq: int, fact: ToolConditionChanged) -> None:
    """It came near its end, reached it, was locked, or is fit again."""
    known = {} if fact.left is None else {"left": fact.left, "read_at": fact.at}
    _set(
        connection, seq, fact, fact.tool, condition=_word(fact.condition), condition_since=fact.at,
        reason=_word(fact.lock_reason), removed_at=None, **known,
    )  # fmt: skip
    _tell(
        connection,
        seq,
        fact,
        fact.tool,
        CONDITION,
        left=fact.left,
        condition=_word(fact.condition),
        reason=_word(fact.lock_reason),
    )


def _word(given: StrEnum | None) -> str | None:
    return None if given is None else given.value


def _row(connection: Connection, fact: Fact, tool: str) -> dict[str, Any] | None:
    row = _stands.first(connection, {"the_machine": fact.machine, "the_tool": tool})
    return None if row is None else dict(row._asdict())


def _set(connection: Connection, seq: int, fact: Fact, tool: str, **changes: Any) -> None:
    before = _row(connection, fact, tool)
    if before is None:
        empty = {"machine": fact.machine, "tool": tool, "name": "", "place": "", "renewals": 0}
        _insert.run(connection, {**empty, **changes, "seq": seq})
    else:
        row = {**before, **changes, "seq": seq, "the_machine": fact.machine, "the_tool": tool}
        _change.run(connection, row)


def _tell(connection: Connection, seq: int, fact: Fact, tool: str, what: str, **more: Any) -> None:
    _happened.run(connection, {"seq": seq, "machine": fact.machine, "tool": tool, "at": fact.at, "what": what, **more})
