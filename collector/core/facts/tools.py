"""What becomes of the tools of a machine: listed, worn, renewed, locked, taken out. Told on change, not per value.

`tool` is the tool as the controller calls it, the same word as in `ToolChanged`.
"""

from __future__ import annotations

from dataclasses import dataclass

from collector.core.facts.fact import Fact
from collector.core.tool_life import LifeBy, LockReason, ToolCondition


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolListed(Fact):
    """The machine has this tool, or knows it by other terms than before.

    Args:
        name: What people call it; empty where the machine gives none.
        place: Where it stands in the magazine; empty likewise.
        by: What its life is measured by; None where its life is not known.
        full: Its whole life, in the unit of `by`; None where unknown.
        warning: What is left when the control warns; None where it does not.
    """

    tool: str
    name: str
    place: str
    by: LifeBy | None
    full: float | None
    warning: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolRemoved(Fact):
    """The machine's list does not have this tool any more."""

    tool: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolLifeRead(Fact):
    """What was left of a tool's life: when first seen, and after every tenth of it; negative beyond its end."""

    tool: str
    by: LifeBy | None
    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolRenewed(Fact):
    """The tool was exchanged, or its life begun anew.

    Args:
        left: What is left of its life now.
        previous: What was left before.
    """

    tool: str
    by: LifeBy | None
    left: float
    previous: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolConditionChanged(Fact):
    """A tool came near its end, reached it, was locked, or is fit again.

    Args:
        lock_reason: Why it is locked; None where it is not, or the machine does not say.
        left: What was left of its life then; None where unknown.
    """

    tool: str
    condition: ToolCondition
    previous: ToolCondition | None
    lock_reason: LockReason | None
    left: float | None
