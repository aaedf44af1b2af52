"""How room on the disk is judged: in three steps, and not back and forth at a mark."""

from __future__ import annotations

import pytest

from collector.runtime.room import Room, judge

PLENTY, SCARCE, FULL = Room.PLENTY, Room.SCARCE, Room.FULL


@pytest.mark.parametrize(
    ("before", "free", "after"),
    [
        (PLENTY, 200, PLENTY), (PLENTY, 199, SCARCE), (PLENTY, 100, SCARCE), (PLENTY, 99, FULL), (PLENTY, 0, FULL),
        (SCARCE, 249, SCARCE), (SCARCE, 250, PLENTY), (SCARCE, 99, FULL),
        (FULL, 124, FULL), (FULL, 125, SCARCE), (FULL, 249, SCARCE), (FULL, 250, PLENTY),
    ],
)  # fmt: skip
def test_what_follows(before: Room, free: int, after: Room) -> None:
    """Of a reserve of 100: below it full, below twice as much scarce; a quarter more to come back over a mark."""
    assert judge(before, free, 100) is after
