"""The time by which machines' values are dated: it follows the clock, and never stands still or goes back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.steady import SteadyTime

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


class Desk:
    """A clock on the wall that somebody sets, and ticks that nobody can."""

    def __init__(self) -> None:
        self.wall, self.ticks = START, 0
        self.time = SteadyTime(lambda: self.wall, lambda: self.ticks)

    def after(self, seconds: float, jump: float = 0.0) -> float:
        """What is told once so much time has passed and the clock was set besides; in seconds since the start."""
        self.wall += timedelta(seconds=seconds + jump)
        self.ticks += round(seconds * 1e9)
        return (self.time.now() - START).total_seconds()


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        pytest.param([(1, 0), (2, 0), (0, 0)], [1, 3, 3], id="as the clock"),
        pytest.param([(1, 60), (1, 0)], [61, 62], id="ahead at once"),
        pytest.param([(100, 0), (2, -20), (10, 0)], [100, 101, 106], id="set back: half the pace"),
        pytest.param([(100, 0), (0, -20), (40, 0), (1, 0)], [100, 100, 120, 121], id="caught up after twice the jump"),
        pytest.param([(10, 20), (2, -20), (38, 0), (2, 0)], [30, 31, 50, 52], id="ahead and back"),
    ],
)
def test_time_goes_on(steps: list[tuple[float, float]], told: list[float]) -> None:
    """Whatever is done to the clock."""
    desk = Desk()
    assert [desk.after(seconds, jump) for seconds, jump in steps] == told


@given(st.lists(st.tuples(st.floats(0.001, 100), st.floats(-10_000, 10_000)), max_size=30))
def test_it_moves_whenever_time_does(steps: list[tuple[float, float]]) -> None:
    """Never back, by half of what has passed at least, and never behind the clock."""
    desk, before = Desk(), 0.0
    for seconds, jump in steps:
        now = desk.after(seconds, jump)
        assert now >= before + seconds / 2 - 2e-6
        assert now >= (desk.wall - START).total_seconds()
        before = now
