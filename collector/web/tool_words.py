"""Tools in words: how much is left of a life in its own unit, in what condition a tool is and why, when it will end."""

from __future__ import annotations

from datetime import datetime

from collector.core.outlook import Expected
from collector.core.tool_life import LifeBy, LockReason, ToolCondition
from collector.web.wording import THIN, WIDE, Wording

_A_METRE = 1000.0


def amount_text(by: LifeBy | None, left: float, say: Wording) -> str:
    """What is left, in its own unit: `8 min 20 s`, `12 pièces`, `1,2 m`; nothing less than nothing.

    Args:
        by: What the life is measured by; None where not known.
        left: What is left of it, in that unit.
        say: The language.
    """
    left = max(left, 0.0)
    match by:
        case LifeBy.TIME:
            return say.duration(left)
        case LifeBy.PARTS:
            return say.counted("machine.tools.parts", int(left))
        case LifeBy.USAGES:
            return say.counted("machine.tools.usages", int(left))
        case LifeBy.FEED_DISTANCE | LifeBy.CUTTING_DISTANCE:
            metres = left >= _A_METRE
            return f"{say.number(left / _A_METRE if metres else left, 1)}{WIDE}{'m' if metres else 'mm'}"
        case LifeBy.LENGTH | LifeBy.DIAMETER:
            return f"{say.number(left, 2)}{WIDE}mm"
        case _:
            return say.number(left, 1)


def share_text(left: float | None, full: float | None, say: Wording) -> str:
    """`6 %` of the whole life; nothing where that is not known."""
    if left is None or full is None or full <= 0:
        return ""
    return f"{say.number(max(left, 0.0) / full * 100)}{THIN}%"


def condition_text(condition: ToolCondition | None, reason: LockReason | None, say: Wording) -> str:
    """`bloqué : casse`, `vie épuisée`; nothing for a tool that is fit, or of which nothing is known."""
    match condition:
        case ToolCondition.LOCKED if reason is not None:
            return say("machine.tools.locked_why", why=say(f"machine.tools.lock.{reason.value}"))
        case ToolCondition.LOCKED:
            return say("machine.tools.locked")
        case ToolCondition.AT_END:
            return say("machine.tools.at_end")
        case ToolCondition.NEAR_END:
            return say("machine.tools.near_end")
        case _:
            return ""


def expected_text(expected: Expected | None, now: datetime, say: Wording) -> str:
    """When a life will be over, and within what: `24/11 10:30 (24/11 08:10 – 25/11 09:00)`; nothing where unknown."""
    if expected is None:
        return ""
    if expected.median <= now:
        return say("machine.tools.now")
    middle, quick, slow = (say.moment(at, now) for at in (expected.median, expected.quick, expected.slow))
    if not expected.spread or quick == slow:
        return middle
    return say("machine.tools.expected", at=middle, quick=quick, slow=slow)
