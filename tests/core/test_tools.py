"""Tools: life by direction, condition, and few facts of it however often a machine tells its values."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.facts import ToolConditionChanged, ToolLifeRead, ToolListed, ToolRemoved, ToolRenewed
from collector.core.rules import MachineRules
from collector.core.signals import kind_of
from collector.core.tool_life import LifeBy, LifeScale, LockReason, ToolCondition, condition_of
from tests.core.workbench import MACHINE, Bench

FIT, NEAR, OVER, LOCKED = ToolCondition.FIT, ToolCondition.NEAR_END, ToolCondition.AT_END, ToolCondition.LOCKED
AMOUNT = st.floats(0, 1e6)


@pytest.mark.parametrize(
    ("scale", "value", "left", "full", "warned"),
    [
        (LifeScale(True, 0.0, 162.0, 180.0), 172.0, 8.0, 180.0, 18.0),
        (LifeScale(True, None, 162.0, 180.0), 172.0, 8.0, 180.0, 18.0),
        (LifeScale(True, 20.0, None, 180.0), 190.0, -10.0, 160.0, None),
        (LifeScale(True, 0.0, 162.0, None), 172.0, None, None, None),
        (LifeScale(False, 240.0, 24.0, 0.0), 30.0, 30.0, 240.0, 24.0),
        (LifeScale(False, 240.0, 24.0, None), 30.0, 30.0, 240.0, 24.0),
        (LifeScale(False, 240.0, 24.0, 10.0), 30.0, 20.0, 230.0, 14.0),
        (LifeScale(False, None, None, None), 30.0, 30.0, None, None),
        (LifeScale(False, 0.0, None, 0.0), 0.0, 0.0, None, None),
    ],
)
def test_what_is_left_by_direction(
    scale: LifeScale, value: float, left: float | None, full: float | None, warned: float | None
) -> None:
    """IsCountingUp ? limit - value : value - limit (0 where none is given); nothing is assumed where it is not told."""
    assert (scale.left(value), scale.full, scale.warned) == (left, full, warned)


@given(whole=st.floats(1, 1e6), share=st.floats(0, 1.5))
def test_both_directions_say_the_same_of_the_same_tool(whole: float, share: float) -> None:
    """A tool that was used so far has as much left, whichever way its control counts."""
    up, down = LifeScale(True, 0.0, whole * 0.9, whole), LifeScale(False, whole, whole * 0.1, 0.0)
    used = whole * share
    assert up.full == down.full == whole
    left = (up.left(used), down.left(whole - used))
    assert left[0] is not None and left[1] is not None and math.isclose(left[0], left[1], abs_tol=whole * 1e-12)
    warned = (up.warned, down.warned)
    assert warned[0] is not None and warned[1] is not None and math.isclose(warned[0], warned[1], rel_tol=1e-9)


@pytest.mark.parametrize(
    ("left", "full", "warning", "locked", "condition"),
    [
        (50.0, 100.0, 20.0, False, FIT),
        (20.0, 100.0, 20.0, False, NEAR),
        (10.0, 100.0, None, False, NEAR),
        (10.1, 100.0, None, False, FIT),
        (1.0, None, None, None, FIT),
        (0.0, 100.0, 20.0, False, OVER),
        (-3.0, None, None, None, OVER),
        (50.0, 100.0, 20.0, True, LOCKED),
        (None, None, None, True, LOCKED),
        (None, None, None, False, FIT),
        (None, None, None, None, None),
    ],
)
def test_condition(
    left: float | None, full: float | None, warning: float | None, locked: bool | None, condition: ToolCondition | None
) -> None:
    """The control's own warning goes before the tenth; a lock before everything; nothing known is nothing said."""
    assert condition_of(left, full, warning, locked) is condition


@given(full=st.floats(1, 1e6), lefts=st.lists(AMOUNT, min_size=2))
def test_a_tool_gets_no_better_by_being_used(full: float, lefts: list[float]) -> None:
    """The less is left, the worse its condition."""
    ranks = list(ToolCondition)
    told = [condition_of(left, full, None, False) for left in sorted(lefts, reverse=True)]
    assert [ranks.index(one) for one in told if one] == sorted(ranks.index(one) for one in told if one)


# What a machine tells, and what becomes a fact.


@pytest.fixture
def bench() -> Bench:
    return Bench(MachineRules(MACHINE))


def listed(bench: Bench, *tools: str) -> None:
    """The list with tools of 100 minutes, of which the control warns at 20."""
    for tool in tools:
        bench.says(1, **{
            f"tool_name.{tool}": f"Fraise {tool}", f"tool_place.{tool}": "3", f"tool_life_by.{tool}": "TIME",
            f"tool_full.{tool}": 6000.0, f"tool_warning.{tool}": 1200.0,
        })  # fmt: skip
    bench.says(1, tool_list=",".join(tools))


def left(bench: Bench, at: float, minutes: float, tool: str = "12") -> None:
    bench.says(at, **{f"tool_left.{tool}": minutes * 60})


def conditions(bench: Bench) -> list[tuple[str, str, str | None]]:
    return [(one.tool, one.condition.value, one.lock_reason) for one in bench.told(ToolConditionChanged)]


def test_a_tool_wears_and_is_renewed(bench: Bench) -> None:
    """Of a hundred values eleven facts: each tenth of its life, its warning, its end; and that it was exchanged."""
    listed(bench, "12")
    for minute in range(101):
        left(bench, 10 + minute, 100 - minute)
    assert [one.left / 60 for one in bench.told(ToolLifeRead)] == [100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 0]
    assert conditions(bench) == [("12", "near_end", None), ("12", "at_end", None)]
    assert [one.left for one in bench.told(ToolConditionChanged)] == [1200.0, 0.0]
    left(bench, 200, 100)
    [renewed] = bench.told(ToolRenewed)
    assert (renewed.by, renewed.left, renewed.previous) == (LifeBy.TIME, 6000.0, 0.0)
    assert conditions(bench)[-1] == ("12", "fit", None)


def test_a_list_is_told_once(bench: Bench) -> None:
    """The same list again is no news; a tool more, one less, other terms are. A new place is none: tools move a lot."""
    listed(bench, "1", "12")
    listed(bench, "1", "12")
    told = bench.told(ToolListed)
    assert [(one.tool, one.name, one.place, one.by, one.full, one.warning) for one in told] == [
        ("1", "Fraise 1", "3", LifeBy.TIME, 6000.0, 1200.0),
        ("12", "Fraise 12", "3", LifeBy.TIME, 6000.0, 1200.0),
    ]
    bench.says(2, **{"tool_place.12": "9"})
    bench.says(2, tool_list="1,12")
    assert len(bench.told(ToolListed)) == 2
    assert bench.state.tools["12"].place == "9"
    bench.says(3, **{"tool_full.12": 9000.0})
    bench.says(3, tool_list="12,14")
    assert [one.tool for one in bench.told(ToolRemoved)] == ["1"]
    assert [(one.tool, one.full) for one in bench.told(ToolListed)[2:]] == [("12", 9000.0), ("14", None)]
    assert set(bench.state.tools) == {"12", "14"}


def test_a_lock_and_its_reason(bench: Bench) -> None:
    """Locked for a reason is one fact, in whatever order both are told at one instant; released is one more."""
    listed(bench, "12")
    left(bench, 2, 80)
    bench.says(3, **{"tool_locked.12": False})
    assert conditions(bench) == [], "that a tool is fit is no news of one that was never anything else"
    bench.says(4, **{"tool_locked.12": True, "tool_lock_reason.12": "TOOL_BREAK"})
    assert conditions(bench) == [("12", "locked", LockReason.TOOL_BREAK)]
    bench.says(5, **{"tool_lock_reason.12": ""})
    assert len(conditions(bench)) == 1, "no reason while it is locked takes nothing back"
    bench.says(6, **{"tool_locked.12": False})
    assert conditions(bench)[1:] == [("12", "fit", None)]


def test_a_reason_that_comes_late_is_told(bench: Bench) -> None:
    """A control that says first that, and then why, is believed both times."""
    bench.says(2, **{"tool_locked.12": True})
    bench.says(3, **{"tool_lock_reason.12": "BY_OPERATOR"})
    assert conditions(bench) == [("12", "locked", None), ("12", "locked", LockReason.BY_OPERATOR)]


def test_a_longer_life_is_no_new_tool(bench: Bench) -> None:
    """Somebody raised the limit: what is left jumps up with the whole, and nobody exchanged anything."""
    listed(bench, "12")
    left(bench, 2, 30)
    bench.says(3, **{"tool_full.12": 12000.0})
    left(bench, 3, 130)
    assert bench.told(ToolRenewed) == []
    assert [one.left / 60 for one in bench.told(ToolLifeRead)] == [30, 130]
    assert [one.full for one in bench.told(ToolListed)] == [6000.0, 12000.0], "told without a new list"
    left(bench, 4, 195)
    assert [one.left / 60 for one in bench.told(ToolRenewed)] == [195], "the next rise is an exchange again"


def test_without_a_dot_it_is_the_active_tool(bench: Bench) -> None:
    """A control that speaks of the tool in the spindle only is read so; while that is unknown, nothing is guessed."""
    bench.says(1, tool_left=500.0)
    assert bench.state.tools == {}
    bench.says(2, tool="7", tool_left=400.0)
    assert {tool: one.left for tool, one in bench.state.tools.items()} == {"7": 400.0}


def test_a_machine_without_a_list_names_its_tools_by_their_lives(bench: Bench) -> None:
    """Its values come one by one and in any order; name and terms are told with the life that they belong to."""
    bench.says(1, **{"tool_left.2": 540.0})
    bench.says(2, **{"tool_full.2": 5400.0, "tool_life_by.2": "TIME", "tool_name.2": "EBAUCHE"})
    bench.says(3, **{"tool_warning.2": 600.0})
    bench.says(4, **{"tool_left.2": 530.0})
    bench.says(5, **{"tool_left.2": 520.0})
    assert [(one.name, one.full) for one in bench.told(ToolListed)] == [("EBAUCHE", 5400.0)]
    assert [(one.by, one.left) for one in bench.told(ToolLifeRead)] == [(None, 540.0), (LifeBy.TIME, 530.0)]
    assert conditions(bench) == [("2", "near_end", None)]


def test_what_is_not_there_changes_nothing(bench: Bench) -> None:
    """A value that is missing for a moment neither renews nor ends a tool, and no number is no life."""
    listed(bench, "12")
    left(bench, 2, 50)
    facts = len(bench.facts)
    bench.says_badly(3, "tool_left.12")
    bench.says_badly(3, "tool_locked.12")
    bench.says_badly(3, "tool_list")
    bench.says(4, **{"tool_left.12": math.nan})
    assert len(bench.facts) == facts
    assert bench.state.tools["12"].left == 3000.0


def test_a_restart_tells_nothing_again(bench: Bench) -> None:
    """A new process knows what was told: the same values again are no news."""
    listed(bench, "12")
    left(bench, 2, 10)
    bench.says(2, **{"tool_locked.12": True, "tool_lock_reason.12": "TOOL_LIFE"})
    before = len(bench.facts)
    bench.restart()
    listed(bench, "12")
    left(bench, 3, 10)
    bench.says(3, **{"tool_locked.12": True, "tool_lock_reason.12": "TOOL_LIFE"})
    assert len(bench.facts) == before


WORDS = st.sampled_from(["tool_left", "tool_full", "tool_warning", "tool_locked", "tool_lock_reason", "tool_list"])
VALUES = st.one_of(
    st.none(), st.booleans(), AMOUNT, st.integers(-5, 5), st.sampled_from(["", "1", "1,2", "TOOL_LIFE", "TIME"])
)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", ".1", ".2"]), VALUES), max_size=30))
def test_whatever_is_told_facts_and_state_agree(said: list[tuple[str, str, object]]) -> None:
    """The last condition told of a tool is the one that it has, and none is told twice."""
    bench = Bench(MachineRules(MACHINE))
    bench.says(0, tool="2")
    for number, (word, tool, value) in enumerate(said, 1):
        signal = word if word == "tool_list" else word + tool
        bench.says(number, **{signal: value})  # type: ignore[arg-type]
    for tool, state in bench.state.tools.items():
        told: list[ToolConditionChanged] = []
        for one in bench.facts:
            if isinstance(one, ToolRemoved) and one.tool == tool:
                told = []
            elif isinstance(one, ToolConditionChanged) and one.tool == tool:
                told.append(one)
        if told:
            assert told[-1].condition is state.condition
        else:
            assert state.condition in (None, FIT)
        pairs = pairwise(told)
        assert all((a.condition, a.lock_reason) != (b.condition, b.lock_reason) for a, b in pairs), "no fact twice"


def test_what_is_said_of_a_tool_names_it() -> None:
    """Words about tools may carry one behind the dot, and are never dropped; other vital words may not."""
    for word in ("tool_left", "tool_locked", "tool_life_by"):
        kind = kind_of(f"{word}.12")
        assert kind is not None and kind.vital
    assert kind_of("tool_list.12") is None
    assert kind_of("part_count.12") is None
    life = kind_of("tool_life.12")
    assert life is not None and not life.vital
