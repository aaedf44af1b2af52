"""The terms of a tool's life as a server gives them: direction, unit, start, warning and limit. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from asyncua import ua

from adapters.opcua.tools.tree import COUNTING_UP, LifeNodes
from collector.core.tool_life import LifeBy, LifeScale, LockReason

INDICATIONS = dict(enumerate(LifeBy))
"""`ToolLifeIndication`: Time 0, NumberOfParts 1, NumberOfUsages 2, Feed_Distance 3, Cutting_Distance 4, Length 5,
Diameter 6, Other 7. Source: OPC 40501-1; `LifeBy` has them in this order."""

REASONS = dict(enumerate(LockReason, 1))
"""`ToolLocked`: CapabilityUnavailable 0, ByOperator 1, ToolBreak 2, ToolLife 3, MeasurementError 4, Other 5."""

_SECONDS = {"SEC": 1.0, "MIN": 60.0, "HUR": 3600.0, "C26": 1e-3, "DAY": 86_400.0}
_MILLIMETRES = {"MMT": 1.0, "CMT": 10.0, "MTR": 1e3, "KMT": 1e6, "4H": 1e-3, "INH": 25.4}
"""Factors by UNECE code, which `EUInformation.UnitId` holds letter by letter. Source: OPC UA Part 8, 5.6.3."""

_COUNTED = (LifeBy.PARTS, LifeBy.USAGES, LifeBy.OTHER)


@dataclass(frozen=True, slots=True)
class Life:
    """One life of a tool.

    Args:
        value: The node that counts it.
        by: What it is measured by.
        scale: How it is counted.
        factor: From the server's unit to that of `by`.
    """

    value: ua.NodeId
    by: LifeBy
    scale: LifeScale
    factor: float

    def left(self, value: float) -> float | None:
        """What is left at a value of the server's, in the unit of `by`."""
        return self._in_unit(self.scale.left(value))

    @property
    def full(self) -> float | None:
        """What a new tool has."""
        return self._in_unit(self.scale.full)

    @property
    def warned(self) -> float | None:
        """What is left when the control warns."""
        return self._in_unit(self.scale.warned)

    def share(self, value: Any) -> float:
        """The share of it that is left at a value of the server's; 2 where that cannot be known, and comes last."""
        left = self.left(float(value)) if isinstance(value, int | float) else None
        return left / self.full if left is not None and self.full else 2.0

    def _in_unit(self, amount: float | None) -> float | None:
        return None if amount is None else amount * self.factor


def life_of(nodes: LifeNodes, values: Mapping[ua.NodeId | None, Any]) -> Life | None:
    """A life from what its nodes hold; None where its direction is not told, or up to where it counts."""
    terms = {name: values.get(node) for name, node in nodes.terms.items()}
    counting_up = terms.get(COUNTING_UP)
    if not isinstance(counting_up, bool):
        return None
    scale = LifeScale(
        counting_up, _number(terms.get("StartValue")), _number(terms.get("WarningValue")),
        _number(terms.get("LimitValue")),
    )  # fmt: skip
    if scale.offset is None:
        return None
    indication = terms.get("Indication")
    by = INDICATIONS.get(indication, LifeBy.OTHER) if isinstance(indication, int) else LifeBy.OTHER
    factor = _factor(by, terms.get("EngineeringUnits"))
    # In a unit that nobody knows it is still some life that falls; but not minutes taken for seconds.
    return Life(nodes.value, by, scale, factor) if factor is not None else Life(nodes.value, LifeBy.OTHER, scale, 1.0)


def _number(raw: Any) -> float | None:
    return float(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) else None


def _factor(by: LifeBy, unit: Any) -> float | None:
    if by in _COUNTED:
        return 1.0
    if not isinstance(unit, ua.EUInformation):
        return None
    code = int(unit.UnitId).to_bytes(4, "big", signed=True).lstrip(b"\0").decode("ascii", "replace")
    return (_SECONDS if by is LifeBy.TIME else _MILLIMETRES).get(code)
