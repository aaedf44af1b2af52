"""What a machine says will have to be done and when, as readings: of each kind of work, what comes first.

The list comes and goes as the machine works: it is looked for again, and read beside the subscription.

Source: OPC 40501-1, PrognosisListType (i=2), PrognosisType (i=3) and the types that descend from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from asyncua import ua

from adapters.opcua.addresses import is_placeholder
from adapters.opcua.discovery.references import children_of
from adapters.opcua.nodes import Namespaces
from adapters.opcua.rounds import Folder
from collector.core.signals import Reading

FORECASTS = "forecast"

URI = "http://opcfoundation.org/UA/MachineTool/"

KINDS = {
    45: "tool_change", 4: "tool_load", 18: "tool_unload", 1: "part_load", 5: "part_unload", 8: "changeover",
    9: "maintenance", 10: "manual_activity", 6: "utility_change", 37: "job_end",
}  # fmt: skip
"""By the number of the type in the namespace of 40501-1; what is of a maker's own type is `other`."""

OTHER = "other"
NOTHING = ""
"""In place of a time, where something was foreseen and is no longer."""

_WHEN = "PredictedTime"
_WHAT = ("ToolName", "ToolIdentifier", "PartName", "PartIdentifier", "Activity", "UtilityName", "SourceIdentifier")
"""What it is about, by what tells a person most."""


@dataclass(frozen=True, slots=True)
class _Foreseen:
    kind: str
    when: ua.NodeId
    what: tuple[ua.NodeId, ...]


class Forecasts(Folder):
    """Looks after the forecasts of one machine; see `rounds.Beside`."""

    name, signal, usually = "forecasts", FORECASTS, 5.0
    _foreseen: list[_Foreseen] | None = None

    async def look(self, namespaces: Namespaces) -> list[Reading]:
        """Find what is foreseen; gives BAD readings where the machine has no such list."""
        node = await self._find(namespaces)
        if node is None:
            self._foreseen = None
            return self._spokesman.unknown()
        (top,) = await children_of(self._conversation, [node])
        found = [child for child in top.found if not is_placeholder(str(child.name.Name))]
        below = await children_of(self._conversation, [child.node for child in found])
        if top.refused or any(one.refused for one in below):
            return []
        self._foreseen = []
        own = namespaces.index("", URI)
        for child, children in zip(found, below, strict=True):
            parts = {str(one.name.Name): one.node for one in children.found}
            if _WHEN in parts:
                number = child.type.Identifier if child.type.NamespaceIndex == own else None
                kind = KINDS.get(number, OTHER) if isinstance(number, int) else OTHER
                what = tuple(parts[name] for name in _WHAT if name in parts)
                self._foreseen.append(_Foreseen(kind, parts[_WHEN], what))
        return []

    async def read(self) -> list[Reading]:
        """Read times and words; gives of each kind what comes first, where that is another than before."""
        if self._foreseen is None:
            return []
        nodes = [node for one in self._foreseen for node in (one.when, *one.what)]
        held = await self._held("reading the forecasts", nodes)
        first: dict[str, tuple[datetime, str]] = {}
        for one in self._foreseen:
            when = held.get(one.when)
            if isinstance(when, datetime):
                told = (when.replace(tzinfo=when.tzinfo or UTC), _words(held, one.what))
                first[one.kind] = min(first.get(one.kind, told), told)
        over = {kind: NOTHING for kind in self._spokesman.told if kind}
        shown = {kind: f"{when.isoformat(timespec='seconds')} {what}".strip() for kind, (when, what) in first.items()}
        return self._spokesman.news({"": min(shown.values(), default=NOTHING), **over, **shown})


def _words(held: Mapping[ua.NodeId | None, Any], nodes: tuple[ua.NodeId, ...]) -> str:
    """The first that is not empty."""
    for node in nodes:
        value = held.get(node)
        text = value.Text if isinstance(value, ua.LocalizedText) else value
        if isinstance(text, str) and text.strip():
            return text.strip()
    return ""
