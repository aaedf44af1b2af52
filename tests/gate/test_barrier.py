"""One machine's permit, look by look: given by right alone, withheld on any doubt, and never in the way of a stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.facts import Fact, PermitGiven, PermitNotObeyed, PermitWithheld, RightExpired, UnauthorisedRun
from collector.gate.barrier import Barrier, Right, View, due, look, refused, unknown, written

T0 = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
GRACE = 600.0
MAY = Right("p-1", allowed=True, until=T0 + timedelta(seconds=1000))
MAY_NOT = Right("p-1", allowed=False, failed=("K7",))


def after(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


class Bench:
    """A barrier and everything that it said, looked at second by second."""

    def __init__(self, **changes: Any) -> None:
        self.barrier = Barrier("m-1", GRACE)
        self.seen = replace(
            View(now=T0, enforced=True, connected=True, running=False, run=None, session=None), **changes
        )
        self.facts: list[Fact] = []
        self.level: bool | None = None

    def look(self, seconds: float, **changes: Any) -> list[Fact]:
        """Look at the machine, with what has changed; a write that is due is confirmed at once."""
        self.seen = replace(self.seen, now=after(seconds), **changes)
        verdict = look(self.barrier, self.seen)
        self.barrier, self.level = verdict.barrier, verdict.level
        if self.level is not None and due(self.barrier, self.level, after(seconds), 5.0):
            self.barrier = written(self.barrier, self.level, after(seconds))
        self.facts += verdict.facts
        return verdict.facts


def kinds(facts: list[Fact]) -> list[str]:
    return [type(fact).__name__ for fact in facts]


def test_nothing_is_given_before_there_is_a_right() -> None:
    bench = Bench()
    assert bench.look(0) == []
    assert (bench.level, bench.barrier.given) == (False, False)
    bench.look(1, session="s-1", rights=(MAY_NOT,))
    assert bench.level is False
    bench.look(2, rights=())
    assert bench.level is False, "a session about which nothing was decided"


def test_a_right_gives_the_permit_and_says_until_when() -> None:
    bench = Bench()
    [fact] = bench.look(1, session="s-1", rights=(MAY,))
    assert isinstance(fact, PermitGiven)
    assert (fact.session, fact.persons, fact.until, bench.level) == ("s-1", ("p-1",), MAY.until, True)
    assert bench.look(2) == []


def test_two_trainees_both_need_the_right() -> None:
    bench = Bench(session="s-1", rights=(MAY, replace(MAY_NOT, person="p-2")))
    bench.look(1)
    assert bench.level is False
    bench.look(2, rights=(MAY, replace(MAY, person="p-2")))
    assert bench.level is True


def test_a_right_that_ends_blocks_the_next_start_and_lets_the_cut_be_finished() -> None:
    bench = Bench(session="s-1", rights=(MAY,))
    bench.look(1)
    bench.look(2, running=True, run="c1")
    expired, withheld = bench.look(1000)
    assert isinstance(expired, RightExpired)
    assert isinstance(withheld, PermitWithheld)
    assert (bench.level, withheld.reason, withheld.grace_until) == (False, "expired", after(1000 + GRACE))
    assert bench.look(1000 + GRACE - 1) == [], "what runs may be finished"
    [alarm] = bench.look(1000 + GRACE)
    assert isinstance(alarm, UnauthorisedRun)
    assert alarm.reason == "expired"
    assert bench.look(1000 + GRACE + 5) == [], "told once"


def test_the_grace_is_for_the_run_that_was_under_way() -> None:
    bench = Bench(session="s-1", rights=(MAY,))
    bench.look(1)
    bench.look(2, running=True, run="c1")
    bench.look(1000)
    bench.look(1001, running=False, run=None)
    assert kinds(bench.look(1002, running=True, run="c2")) == ["UnauthorisedRun"]


def test_a_guard_opened_in_the_run_has_no_grace() -> None:
    """Running in a mode without right is told at once, and not as a right that has expired."""
    bench = Bench(session="s-1", rights=(MAY,), mode="production")
    bench.look(1)
    bench.look(2, running=True, run="c1")
    assert kinds(bench.look(3, mode="setting", rights=(MAY_NOT,))) == ["PermitWithheld", "UnauthorisedRun"]


def test_a_run_that_follows_without_rest_has_no_grace_either() -> None:
    bench = Bench(session="s-1", rights=(MAY,))
    bench.look(1)
    bench.look(2, running=True, run="c1")
    bench.look(1000)
    assert kinds(bench.look(1001, run="c2")) == ["UnauthorisedRun"]


@pytest.mark.parametrize(
    ("began", "taken", "mode", "told"),
    [
        pytest.param(10.01, 10.02, "production", False, id="while the withdrawal was on its way"),
        pytest.param(10.03, 10.02, "production", True, id="behind it: the machine does not obey"),
        pytest.param(11.5, 12.0, "production", True, id="long behind the end of the right"),
        pytest.param(10.01, None, "production", True, id="the machine never took it"),
        pytest.param(10.01, 10.02, "setup", True, id="in a mode that nobody has the right to"),
    ],
)
def test_a_run_that_slips_through_has_the_grace_of_one_under_way(
    began: float, taken: float | None, mode: str, told: bool
) -> None:
    """Between the end of a right and the machine's word that it starts no more, a start is nobody's fault."""
    bench = Bench(session="s-1", rights=(MAY,), mode="production")
    bench.look(1)
    verdict = look(bench.barrier, replace(bench.seen, now=after(10), session=None if mode == "production" else "s-1",
                                          rights=() if mode == "production" else (MAY_NOT,), mode=mode))  # fmt: skip
    assert kinds(verdict.facts) == ["PermitWithheld"]
    bench.seen = replace(bench.seen, session=None, rights=(), mode=mode)
    bench.barrier = verdict.barrier if taken is None else written(verdict.barrier, False, after(taken))
    seen = replace(bench.seen, now=after(13), running=True, run="c2", began=after(began))
    if taken is not None:
        bench.barrier = written(bench.barrier, False, after(12.5))  # as a lease is renewed
    assert kinds(look(bench.barrier, seen).facts) == (["UnauthorisedRun"] if told else [])
    later = replace(seen, now=after(10 + GRACE + 1))
    assert kinds(look(bench.barrier, later).facts) == ["UnauthorisedRun"], "a grace ends"


def test_a_run_without_a_session_is_told_at_once_and_once() -> None:
    for enforced in (True, False):
        bench = Bench(enforced=enforced)
        bench.look(0)
        assert kinds(bench.look(1, running=True, run="c1")) == ["UnauthorisedRun"]
        assert bench.look(2) == []
        bench.look(3, running=False, run=None)
        assert kinds(bench.look(4, running=True, run="c2")) == ["UnauthorisedRun"]


def test_where_it_is_only_observed_nothing_is_driven() -> None:
    bench = Bench(enforced=False, session="s-1", rights=(MAY,))
    assert kinds(bench.look(1)) == ["PermitGiven"]
    assert bench.level is None


def test_a_session_that_is_closed_withholds() -> None:
    bench = Bench(session="s-1", rights=(MAY,))
    bench.look(1)
    [fact] = bench.look(2, session=None, rights=())
    assert isinstance(fact, PermitWithheld)
    assert (fact.reason, bench.level) == ("no session", False)


def test_a_collector_that_stops_withholds() -> None:
    bench = Bench(session="s-1", rights=(MAY,))
    bench.look(1)
    [fact] = bench.look(2, stopping=True)
    assert isinstance(fact, PermitWithheld)
    assert (fact.reason, bench.level) == ("stopping", False)


def test_a_lease_is_renewed_and_a_withheld_permit_withheld_again() -> None:
    for level in (True, False):
        barrier = written(Barrier("m-1", GRACE), level, T0)
        assert not due(barrier, level, after(4.9), 5.0)
        assert due(barrier, level, after(5.0), 5.0)
        assert due(barrier, not level, after(0.1), 5.0), "another level waits for nothing"
        assert due(unknown(barrier), level, after(0.1), 5.0), "after a reconnect nobody knows what it holds"


def test_a_permit_that_does_not_take_is_told_once_and_tried_again() -> None:
    barrier, facts = refused(Barrier("m-1", GRACE), True, "reads back false", T0)
    assert kinds(facts) == ["PermitNotObeyed"]
    assert not due(barrier, True, after(0.5), 5.0)
    assert due(barrier, True, after(1.5), 5.0)
    barrier, again = refused(barrier, True, "reads back false", after(1.5))
    assert again == []
    assert not written(barrier, True, after(3)).disobeyed


def test_somebody_else_drives_the_permit() -> None:
    bench = Bench()
    bench.look(0)
    [fact] = bench.look(3, read_back=True)
    assert isinstance(fact, PermitNotObeyed)
    assert (fact.wanted, fact.found) == (False, "given")
    assert bench.barrier.given is False, "it was written again"


RIGHTS = st.lists(
    st.builds(
        Right, person=st.sampled_from(["p-1", "p-2"]), allowed=st.booleans(),
        until=st.none() | st.integers(0, 3000).map(after),
    ),
    max_size=2,
).map(tuple)  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.integers(1, 700), st.booleans(), st.none() | st.sampled_from(["s-1", "s-2"]), RIGHTS, st.booleans(),
            st.none() | st.booleans(), st.booleans(),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_whatever_happens_no_permit_outlives_a_right(looks: list[Any]) -> None:
    """The level is on only while everybody in an open session has a right that holds, and nothing is in doubt."""
    bench, now = Bench(), 0
    for step, running, session, rights, connected, read_back, stopping in looks:
        now += step
        bench.look(
            now, running=running, run=f"c{now // 900}" if running else None, session=session, rights=rights,
            connected=connected, read_back=read_back, stopping=stopping,
        )  # fmt: skip
        if bench.level:
            assert session is not None
            assert not stopping
            assert rights
            assert all(one.allowed and (one.until is None or after(now) < one.until) for one in rights)
