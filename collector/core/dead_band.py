"""By how much a measured value has to move before it is worth keeping again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeadBand:
    """The larger of the two decides.

    Args:
        absolute: In the signal's unit; 0 keeps every change.
        percent: Of the value kept last.
    """

    absolute: float = 0.0
    percent: float = 0.0
