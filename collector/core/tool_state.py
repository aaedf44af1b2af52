"""What is known of one tool of a machine."""

from __future__ import annotations

from dataclasses import dataclass

from collector.core.tool_life import LifeBy, LockReason, ToolCondition, near_end_at


@dataclass(frozen=True, slots=True)
class ToolState:
    """One tool as last known; everything may be unknown.

    Args:
        name: What people call it.
        place: Where it stands in the magazine.
        by: What its life is measured by; `left`, `full` and `warning` are in its unit.
        left: What is left of its life, negative beyond its end.
        full: Its whole life.
        warning: What is left when its control warns.
        locked: It may not be used.
        reason: Why, where the control says so.
        condition: As last told.
        told_reason: The reason as last told.
        told: What was left when that was last told.
        recast: The terms of its life have changed since: a rise is then no renewal.
        listed_as: Its name and terms as last told.
    """

    name: str = ""
    place: str = ""
    by: LifeBy | None = None
    left: float | None = None
    full: float | None = None
    warning: float | None = None
    locked: bool | None = None
    reason: LockReason | None = None
    condition: ToolCondition | None = None
    told_reason: LockReason | None = None
    told: float | None = None
    recast: bool = False
    listed_as: str | None = None

    @property
    def terms(self) -> str:
        """Its name and the terms of its life in one text. Its place is no part of them: tools change places often."""
        return "|".join((self.name, str(self.by or ""), _text(self.full), _text(self.warning)))

    @property
    def share(self) -> float | None:
        """The share of its life that is left, 0 at and beyond its end; None where unknown."""
        if self.left is None or self.full is None or self.full <= 0:
            return None
        return max(self.left, 0.0) / self.full

    @property
    def near_end_at(self) -> float | None:
        """What is left when it is near its end."""
        return near_end_at(self.full, self.warning)


def _text(number: float | None) -> str:
    return "" if number is None else f"{number:.9g}"
