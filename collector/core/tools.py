"""The tools of one machine as it tells of them, one signal after another, and what of that is worth a fact.

What a tool is (name, place, terms of its life) is kept silently and told with the list, or with the first value; the
condition is told when it changes. A control tells name, terms and reason before the value that rests on them, and
`dating` keeps that order within one delivery.
"""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

from collector.core.facts.tools import ToolConditionChanged, ToolLifeRead, ToolListed, ToolRemoved, ToolRenewed
from collector.core.signals import Value
from collector.core.telling import Telling
from collector.core.tool_life import LifeBy, LockReason, ToolCondition, condition_of, is_a_step, is_renewed
from collector.core.tool_state import ToolState

OF_TOOLS = "tool_"
"""Begins the signals about tools."""

LIST = "tool_list"
SEPARATOR = ","
"""Stands between the tools of a list."""


def read_tools(t: Telling, signal: str, value: Value) -> None:
    """Take in one reading about a tool.

    Args:
        t: The step.
        signal: `tool_list`, or a word about one tool with the tool behind the dot; without a dot it is about the
            active one, and about none where that is not known.
        value: Never None.
    """
    if signal == LIST:
        _list(t, str(value))
        return
    word, _, tool = signal.partition(".")
    tool = tool or t.state.tool or ""
    if not tool:
        return
    before = t.state.tools.get(tool, ToolState())
    match word:
        case "tool_name":
            _keep(t, tool, replace(before, name=str(value)))
        case "tool_place":
            _keep(t, tool, replace(before, place=str(value)))
        case "tool_life_by":
            by = LifeBy(value) if value in _BY else None
            _keep(t, tool, replace(before, by=by, recast=before.recast or by is not before.by))
        case "tool_full":
            full = _number(value)
            _keep(t, tool, replace(before, full=full, recast=before.recast or full != before.full))
        case "tool_warning":
            _judge(t, tool, replace(before, warning=_number(value)))
        case "tool_left":
            _wear(t, tool, before, _number(value))
        case "tool_lock_reason":
            # "No reason" while it is locked takes nothing back: on being released a tool loses its reason first.
            reason = LockReason(value) if value in _REASONS else None
            _judge(t, tool, before if reason is None and before.locked else replace(before, reason=reason))
        case "tool_locked":
            locked = value is True
            _judge(t, tool, replace(before, locked=locked, reason=before.reason if locked else None))


_BY, _REASONS = frozenset(LifeBy), frozenset(LockReason)


def _number(value: Value) -> float | None:
    fits = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    return float(value) if fits and value is not None else None


def _keep(t: Telling, tool: str, state: ToolState) -> None:
    if t.state.tools.get(tool) != state:
        t.change(tools={**t.state.tools, tool: state})


def _list(t: Telling, text: str) -> None:
    """Which tools there are; told of each by its name and terms, once and whenever these have changed."""
    listed = [tool for tool in text.split(SEPARATOR) if tool]
    there = frozenset(listed)
    for tool in sorted(t.state.tools):
        if tool not in there:
            t.tell(ToolRemoved(machine=t.state.machine, at=t.at, tool=tool))
    tools = {tool: t.state.tools.get(tool, ToolState()) for tool in listed}
    for tool, state in tools.items():
        tools[tool] = _listed(t, tool, state)
    if tools != t.state.tools:
        t.change(tools=tools)


def _listed(t: Telling, tool: str, state: ToolState) -> ToolState:
    """Tell of a listed tool's name and terms if they are others than those told."""
    if state.listed_as == state.terms:
        return state
    t.tell(
        ToolListed(
            machine=t.state.machine, at=t.at, tool=tool, name=state.name, place=state.place, by=state.by,
            full=state.full, warning=state.warning,
        )
    )  # fmt: skip
    return replace(state, listed_as=state.terms)


def _wear(t: Telling, tool: str, before: ToolState, left: float | None) -> None:
    """What is left of its life now."""
    if left is None:
        return
    exchanged = before.left is not None and not before.recast and is_renewed(before.left, left, before.full)
    told = exchanged or before.told is None or before.recast or is_a_step(before.told, left, before.full)
    # A machine without a list of its tools says by their lives that it has them.
    named = before.listed_as is not None or (told and (before.name != "" or before.full is not None))
    state = replace(_listed(t, tool, before) if named else before, left=left, recast=False)
    machine, at = t.state.machine, t.at
    if exchanged and before.left is not None:
        t.tell(ToolRenewed(machine=machine, at=at, tool=tool, by=state.by, left=left, previous=before.left))
    elif told:
        t.tell(ToolLifeRead(machine=machine, at=at, tool=tool, by=state.by, left=left))
    _judge(t, tool, replace(state, told=left) if told else state)


def _judge(t: Telling, tool: str, state: ToolState) -> None:
    """Keep it, and tell of its condition if that is another; that a tool is fit is no news of one never seen before."""
    now = condition_of(state.left, state.full, state.warning, state.locked)
    reason = state.reason if now is ToolCondition.LOCKED else None
    previous, named = state.condition, state.told_reason
    if now is not None and (now is not previous or reason is not named):
        if previous is not None or now is not ToolCondition.FIT:
            t.tell(
                ToolConditionChanged(
                    machine=t.state.machine, at=t.at, tool=tool, condition=now, previous=previous, lock_reason=reason,
                    left=state.left,
                )
            )  # fmt: skip
        state = replace(state, condition=now, told_reason=reason)
    _keep(t, tool, state)
