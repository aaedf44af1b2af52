"""How much room the disk has, in three steps: plenty, scarce (measured values wait no more), full (recording stops)."""

from __future__ import annotations

from enum import StrEnum

SCARCE_BELOW = 2.0
"""Times the reserve: below that measured values are no longer kept, so that facts have what is left."""

AGAIN = 1.25
"""Times a mark that has to be free before it counts as passed again: room that comes and goes changes nothing."""


class Room(StrEnum):
    """How much there is."""

    PLENTY = "plenty"
    SCARCE = "scarce"
    FULL = "full"


def judge(before: Room, free: int, reserve: int) -> Room:
    """How much room there is now.

    Args:
        before: How it was judged before.
        free: Bytes that are free for us where the data lie.
        reserve: Bytes that have to stay free.
    """
    full, scarce = reserve, reserve * SCARCE_BELOW
    if free < full or (before is Room.FULL and free < full * AGAIN):
        return Room.FULL
    if free < scarce or (before is not Room.PLENTY and free < scarce * AGAIN):
        return Room.SCARCE
    return Room.PLENTY
