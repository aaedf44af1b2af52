"""Attribution: whose a cycle and its parts are, and for which order. Unattributed is an answer; a guess is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from collector.core.facts import NOBODY, Attribution, CycleEnded, OrderReported, PartsCounted, Role
from collector.core.rules import CompletedBy, CycleFrom
from tests.core.workbench import Bench, counted

BY_COUNT = counted(completed_by=CompletedBy.COUNT)
FROM_COUNT = counted("stroke_count", cycle_from=CycleFrom.COUNT)


def at_rest(bench: Bench) -> Bench:
    bench.says(0, execution="READY", part_count=5)
    return bench


def cycle(bench: Bench, start: float, end: float, count: int) -> None:
    bench.says(start, execution="ACTIVE")
    bench.says(end, execution="READY", part_count=count)


def test_who_is_there_at_the_start_owns_cycle_and_part() -> None:
    """The session of the end is kept beside it, and owns nothing."""
    bench = at_rest(Bench(BY_COUNT))
    bench.open(1, "anna")
    bench.says(10, execution="ACTIVE")
    bench.open(50, "ben", order="4712", operation="20")
    bench.says(70, execution="READY", part_count=6)
    fact = bench.ended
    anna = Attribution(session="mill-1.s1", persons=("anna",), order="4711", operation="10", role=Role.RUN)
    assert fact.attribution == anna
    assert (fact.attribution_at_end.persons, fact.attribution_at_end.order) == (("ben",), "4712")
    assert [part.attribution for part in bench.told(PartsCounted)] == [anna]


def test_a_count_that_comes_late_is_still_the_cycles() -> None:
    """Ben badges in between the end of Anna's cycle and its count."""
    bench = at_rest(Bench(BY_COUNT))
    bench.open(1, "anna")
    bench.says(10, execution="ACTIVE")
    bench.says(70, execution="READY")
    bench.open(71, "ben")
    bench.says(73, part_count=6)
    assert bench.told(PartsCounted)[0].attribution.persons == ("anna",)


def test_without_a_badge_nobody_owns_it() -> None:
    """Nobody yet, and nobody any more: the last one known is not asked."""
    bench = at_rest(Bench(BY_COUNT))
    cycle(bench, 10, 70, 6)
    bench.open(80, "anna")
    bench.close(90)
    cycle(bench, 100, 160, 7)
    assert [fact.attribution for fact in bench.told(CycleEnded)] == [NOBODY, NOBODY]
    assert [fact.attribution for fact in bench.told(PartsCounted)] == [NOBODY, NOBODY]


def test_two_trainees_own_it_together() -> None:
    """Both when both were there at the start; who joins in mid-cycle owns the next one."""
    bench = at_rest(Bench(BY_COUNT))
    bench.open(1, "anna")
    bench.says(10, execution="ACTIVE")
    bench.join(20, "ben")
    bench.says(70, execution="READY", part_count=6)
    cycle(bench, 80, 140, 7)
    bench.leave(150, "anna")
    cycle(bench, 160, 220, 8)
    assert [fact.attribution.persons for fact in bench.told(PartsCounted)] == [("anna",), ("anna", "ben"), ("ben",)]


@pytest.mark.parametrize(
    ("session", "machine", "order", "operation"),
    [
        pytest.param(("4711", "10"), ("4712", "20"), "4711", "10", id="the session's word goes first"),
        pytest.param((None, None), ("4712", "20"), "4712", "20", id="the machine's where the session has none"),
        pytest.param(("4711", None), ("4711", "30"), "4711", "30", id="the machine knows the operation of that order"),
        pytest.param(("4711", None), ("4712", "20"), "4711", None, id="but not of another one"),
        pytest.param(("4711", "10"), (None, None), "4711", "10", id="the machine's order is unknown here"),
    ],
)
def test_the_order_of_the_work(
    session: tuple[str | None, str | None],
    machine: tuple[str | None, str | None],
    order: str | None,
    operation: str | None,
) -> None:
    bench = at_rest(Bench(BY_COUNT))
    bench.name_order(1, "whatever", *machine)
    bench.open(2, "anna", order=session[0], operation=session[1])
    cycle(bench, 10, 70, 6)
    attribution = bench.ended.attribution
    assert (attribution.order, attribution.operation, attribution.persons) == (order, operation, ("anna",))


def test_the_machines_order_holds_without_a_session_and_names_nobody() -> None:
    bench = at_rest(Bench(BY_COUNT))
    bench.name_order(1, "CF-4712", "4712", "20")
    cycle(bench, 10, 70, 6)
    bench.name_order(80, None)
    cycle(bench, 90, 150, 7)
    assert [fact.attribution for fact in bench.told(CycleEnded)] == [Attribution(order="4712", operation="20"), NOBODY]
    assert [fact.text for fact in bench.told(OrderReported)] == ["CF-4712", None]


def test_an_order_without_quality_is_still_the_order() -> None:
    bench = at_rest(Bench(BY_COUNT))
    bench.name_order(1, "CF-4712", "4712")
    bench.says_badly(5, "order")
    cycle(bench, 10, 70, 6)
    assert bench.ended.attribution.order == "4712"


@pytest.mark.parametrize(
    ("opened", "closed", "persons"),
    [
        pytest.param(5, None, ("anna",), id="open before the gap and still open"),
        pytest.param(5, 40, (), id="closed in the gap"),
        pytest.param(40, None, (), id="opened in the gap"),
        pytest.param(None, None, (), id="nobody"),
    ],
)
def test_parts_of_a_gap_belong_to_a_session_that_spans_it(
    opened: float | None, closed: float | None, persons: tuple[str, ...]
) -> None:
    """Nobody saw who made them: only who was there all the time can have."""
    bench = at_rest(Bench(BY_COUNT))
    happenings = [(10.0, bench.line_down)]
    if opened is not None:
        happenings.append((opened, lambda at: bench.open(at, "anna")))
    if closed is not None:
        happenings.append((closed, bench.close))
    for at, happen in sorted(happenings, key=lambda one: one[0]):
        happen(at)
    bench.line_up(100)
    bench.says(100, execution="READY", part_count=9)
    (fact,) = bench.told(PartsCounted)
    assert (fact.parts, fact.attribution.persons) == (4, persons)


# From count to count the next cycle opens by itself, so who comes afterwards must not be robbed of it.


def test_a_part_begun_by_nobody_is_not_kept_from_who_badges_in() -> None:
    """The last count opened a cycle for nobody; Anna badges in and makes the next part: it is hers."""
    bench = Bench(FROM_COUNT)
    bench.says(0, stroke_count=0)
    bench.says(10, stroke_count=1)
    bench.open(20, "anna")
    bench.says(60, stroke_count=2)
    bench.says(90, stroke_count=3)
    assert [fact.attribution.persons for fact in bench.told(PartsCounted)] == [(), ("anna",), ("anna",)]
    assert [fact.attribution.persons for fact in bench.told(CycleEnded)] == [("anna",)]


def test_a_part_after_a_session_is_not_its_trainees() -> None:
    bench = Bench(FROM_COUNT)
    bench.open(0, "anna")
    bench.says(1, stroke_count=0)
    bench.says(10, stroke_count=1)
    bench.close(20)
    bench.says(60, stroke_count=2)
    assert [fact.attribution.persons for fact in bench.told(PartsCounted)] == [("anna",), ()]


def test_a_part_in_hand_stays_with_who_began_it() -> None:
    """One of two bends was made before Anna badged in: start owns, as everywhere."""
    rules = replace(FROM_COUNT, counters=(replace(FROM_COUNT.counters[0], per_part=2),))
    bench = Bench(rules)
    bench.says(0, stroke_count=0)
    bench.says(10, stroke_count=2)
    bench.says(20, stroke_count=3)
    bench.open(30, "anna")
    bench.says(40, stroke_count=4)
    assert bench.told(PartsCounted)[-1].attribution == NOBODY


def test_the_next_part_is_for_the_order_that_was_named_before_it() -> None:
    bench = Bench(FROM_COUNT)
    bench.name_order(0, "CF-1", "4711")
    bench.says(1, stroke_count=0)
    bench.says(10, stroke_count=1)
    bench.name_order(20, "CF-2", "4712")
    bench.says(60, stroke_count=2)
    assert [fact.attribution.order for fact in bench.told(PartsCounted)] == ["4711", "4712"]
