"""How long writing took, in classes: what a disk that grows slow shows first."""

from __future__ import annotations

from bisect import bisect_left

BOUNDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds up to which each class reaches; the last one has no end."""


class Durations:
    """Counts of durations; one thread writes, any may read."""

    __slots__ = ("_counts", "total")

    def __init__(self) -> None:
        self._counts = [0] * (len(BOUNDS) + 1)
        self.total = 0.0

    def add(self, seconds: float) -> None:
        """Count one."""
        self._counts[bisect_left(BOUNDS, seconds)] += 1
        self.total += seconds

    @property
    def classes(self) -> tuple[tuple[float, int], ...]:
        """By the upper bound of each class (seconds), how many were not longer."""
        counts, sums = tuple(self._counts), []
        reached = 0
        for count in counts:
            reached += count
            sums.append(reached)
        return tuple(zip((*BOUNDS, float("inf")), sums, strict=True))
