"""Whoever guesses waits longer and longer; whoever knows is let in."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from collector.accounts import limits
from collector.accounts.limits import BY_ACCOUNT, BY_ADDRESS, Brake, Pace
from tests.accounts.conftest import MORNING

PACE = Pace(free=3, first=2.0, longest=60.0, forgotten=3600.0)


def test_the_first_cost_nothing_and_then_it_doubles() -> None:
    """Up to the longest, and no further."""
    brake, now = Brake(PACE), MORNING
    waits = []
    for _ in range(12):
        waits.append(brake.wait("x", now))
        now += timedelta(seconds=waits[-1])
        brake.tried("x", now)
    assert waits == [0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60]


def test_waiting_is_over_when_it_is_over() -> None:
    """Not a moment before."""
    brake = Brake(PACE)
    for _ in range(4):
        brake.tried("x", MORNING)
    assert brake.wait("x", MORNING + timedelta(seconds=1.5)) == 0.5
    assert brake.wait("x", MORNING + timedelta(seconds=2)) == 0
    assert brake.wait("y", MORNING) == 0, "others are not touched"


def test_a_right_one_forgets_all() -> None:
    """At an account; at an address only the attempt itself."""
    brake = Brake(PACE)
    for _ in range(6):
        brake.tried("x", MORNING)
    brake.passed("x")
    assert brake.wait("x", MORNING) == 0
    for _ in range(4):
        brake.tried("x", MORNING)
    brake.took_back("x")
    assert brake.wait("x", MORNING) == 0
    brake.tried("x", MORNING)
    assert brake.wait("x", MORNING) == 2, "the three before it still count"


def test_after_an_hour_of_quiet_nothing_is_left() -> None:
    """And nothing is kept of who came once."""
    brake = Brake(PACE)
    for _ in range(9):
        brake.tried("x", MORNING)
    assert brake.wait("x", MORNING + timedelta(hours=1)) == 0
    assert not brake._records


def test_it_remembers_no_more_than_so_many() -> None:
    """A flood of names does not fill the memory, and pushes out those that were quiet for longest."""
    brake = Brake(PACE)
    for number in range(limits.MOST + 50):
        brake.tried(str(number), MORNING)
    assert len(brake._records) == limits.MOST
    assert "0" not in brake._records
    assert str(limits.MOST + 49) in brake._records


@given(st.integers(min_value=0, max_value=100_000))
def test_no_number_of_attempts_is_too_much(number: int) -> None:
    """Doubling has an end before it overflows."""
    brake = Brake(PACE)
    brake.tried("x", MORNING)
    brake._records["x"].failures = number
    brake.tried("x", MORNING)
    assert 0 <= brake.wait("x", MORNING) <= PACE.longest


def test_a_stranger_makes_nobody_wait_for_long() -> None:
    """An account waits a minute at most, for anybody can make it wait; an address, whose fault it is, longer."""
    assert BY_ACCOUNT.longest == 60
    assert BY_ADDRESS.longest > BY_ACCOUNT.longest
    a_year = 365 * 86_400 / BY_ACCOUNT.longest
    assert a_year < 1_000_000, "guesses in a year, against twelve characters"
