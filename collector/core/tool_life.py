"""The life of a tool: what is left of it whichever way its control counts, and in what condition that leaves the tool.

Pure words and numbers; nothing here knows of machines, times or facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LifeBy(StrEnum):
    """What a tool's life is measured by, and with that its unit.

    TIME is in seconds, PARTS and USAGES are numbers, distances, LENGTH and DIAMETER (what may still be worn off) are
    millimetres; OTHER is in whatever unit its control has.

    Source: OPC 40501-1, `ToolLifeIndication`.
    """

    TIME = "TIME"
    PARTS = "PARTS"
    USAGES = "USAGES"
    FEED_DISTANCE = "FEED_DISTANCE"
    CUTTING_DISTANCE = "CUTTING_DISTANCE"
    LENGTH = "LENGTH"
    DIAMETER = "DIAMETER"
    OTHER = "OTHER"


UNITS = {
    LifeBy.TIME: "s", LifeBy.FEED_DISTANCE: "mm", LifeBy.CUTTING_DISTANCE: "mm", LifeBy.LENGTH: "mm",
    LifeBy.DIAMETER: "mm",
}  # fmt: skip
"""The unit in which each is kept; parts and usages have none, and of OTHER nobody knows it."""


class LockReason(StrEnum):
    """Why a tool may not be used. Source: OPC 40501-1, `ToolLocked`."""

    BY_OPERATOR = "BY_OPERATOR"
    TOOL_BREAK = "TOOL_BREAK"
    TOOL_LIFE = "TOOL_LIFE"
    MEASUREMENT_ERROR = "MEASUREMENT_ERROR"
    OTHER = "OTHER"


class ToolCondition(StrEnum):
    """In what condition a tool is, the worst last."""

    FIT = "fit"
    NEAR_END = "near_end"
    AT_END = "at_end"
    LOCKED = "locked"


NEAR_END_SHARE = 0.1
"""Share of its life that a tool has left when it is near its end, where its control gives no warning of its own."""

RENEWED_SHARE = 0.1
"""Share of its life that a tool must have won back at once to count as renewed; less is a correction by hand."""

STEP_SHARE = 0.1
"""Share of its life after which it is written down anew: few facts, and a tool is never far from its last one."""


@dataclass(frozen=True, slots=True)
class LifeScale:
    """How a control counts a tool's life. The direction is never assumed.

    Args:
        counting_up: It counts what was used, up to `limit`; else what is left, down to `limit` (0 where none is given).
        start: Where it begins with a new tool; None where not told.
        warning: Where the control warns; None for no warning.
        limit: Where the life is over; None where not told.

    Source: OPC 40501-1, `ToolLifeType` (StartValue, WarningValue, LimitValue are optional).
    """

    counting_up: bool
    start: float | None = None
    warning: float | None = None
    limit: float | None = None

    @property
    def slope(self) -> float:
        """What is left is `slope * value + offset`: -1 for a life that counts up, 1 for one that counts down."""
        return -1.0 if self.counting_up else 1.0

    @property
    def offset(self) -> float | None:
        """See `slope`; None for a life that counts up to nobody knows where."""
        if self.counting_up:
            return self.limit
        return 0.0 if not self.limit else -self.limit

    def left(self, value: float) -> float | None:
        """What is left at a value, negative beyond the limit; None where that cannot be known."""
        offset = self.offset
        return None if offset is None else self.slope * value + offset

    @property
    def full(self) -> float | None:
        """What a new tool has; None where that cannot be known."""
        start = self.start if self.start is not None else 0.0 if self.counting_up else None
        found = None if start is None else self.left(start)
        return found if found is not None and found > 0 else None

    @property
    def warned(self) -> float | None:
        """What is left when the control warns; None where it does not."""
        return None if self.warning is None else self.left(self.warning)


def near_end_at(full: float | None, warning: float | None) -> float | None:
    """What is left when a tool is near its end: the control's own warning, or a tenth; None where neither is known."""
    if warning is not None:
        return warning
    return full * NEAR_END_SHARE if full is not None else None


def condition_of(
    left: float | None, full: float | None, warning: float | None, locked: bool | None
) -> ToolCondition | None:
    """In what condition a tool is.

    Args:
        left: What is left of its life; None where unknown.
        full: What it has when new; None where unknown.
        warning: What is left when its control warns; None where it does not.
        locked: It may not be used; None where the control does not tell.

    Returns:
        None where nothing is known of it.
    """
    if locked:
        return ToolCondition.LOCKED
    if left is None:
        return None if locked is None else ToolCondition.FIT
    if left <= 0:
        return ToolCondition.AT_END
    near = near_end_at(full, warning)
    return ToolCondition.NEAR_END if near is not None and left <= near else ToolCondition.FIT


def is_renewed(before: float, left: float, full: float | None) -> bool:
    """Whether a life went up by so much that the tool was exchanged, or its life begun anew."""
    return left > before and left - before >= RENEWED_SHARE * (full if full is not None else left)


def is_a_step(told: float, left: float, full: float | None) -> bool:
    """Whether a life has moved far enough from what was last written down to be written down again."""
    whole = full if full is not None else max(abs(told), abs(left))
    return whole > 0 and abs(told - left) >= STEP_SHARE * whole
