"""How a machine judges the parts of its production plan, as readings: of each judgement, how many parts it stands at.

Parts come and go with the jobs: they are looked for again, and read beside the subscription.

Source: OPC 40501-1, ProductionPartSetType (i=34), ProductionPartType (i=56), PartQuality (i=63).
"""

from __future__ import annotations

from collections import Counter

from asyncua import ua

from adapters.opcua.addresses import is_placeholder
from adapters.opcua.discovery.references import Child, children_of
from adapters.opcua.nodes import Namespaces
from adapters.opcua.rounds import Folder
from collector.core.signals import Reading

JUDGED = "parts_judged"

JUDGEMENTS = {1: "good", 2: "bad", 3: "not_yet"}
"""Good, Bad, NotYetMeasured. CapabilityUnavailable and WillNotBeMeasured are no judgements."""

DEPTH = 6
"""Plan, job, part sets, set, parts per run, part."""

MOST = 500
"""Objects that are looked through: a plan with more parts than that is told without its end."""

_QUALITY = "PartQuality"


class JudgedParts(Folder):
    """Looks after the parts of one machine's plan; see `rounds.Beside`."""

    name, signal, usually = "judged parts", JUDGED, 2.0
    _parts: list[ua.NodeId] | None = None

    async def look(self, namespaces: Namespaces) -> list[Reading]:
        """Find the parts; gives BAD readings where there is no plan."""
        node = await self._find(namespaces)
        if node is None:
            self._parts = None
            return self._spokesman.unknown()
        above, parts, seen = [node], list[ua.NodeId](), 0
        for _ in range(DEPTH):
            children = await children_of(self._conversation, above)
            if any(one.refused for one in children):
                return []
            found = [child for one in children for child in one.found if not is_placeholder(_name(child))]
            parts += [child.node for child in found if _name(child) == _QUALITY]
            above = [child.node for child in found if child.node_class is ua.NodeClass.Object]
            seen += len(above)
            if seen > MOST:
                self.complaints = {JUDGED: f"the plan has more than {MOST} objects: its end is not read"}
                above = above[: max(0, MOST - seen + len(above))]
            if not above:
                break
        self._parts = parts
        return []

    async def read(self) -> list[Reading]:
        """Read each part's quality; gives the numbers that are others than before."""
        if self._parts is None:
            return []
        held = await self._held("reading the quality of parts", self._parts)
        numbers = [value for value in held.values() if isinstance(value, int)]
        counted = Counter(JUDGEMENTS[number] for number in numbers if number in JUDGEMENTS)
        # A machine that never judged anything is not asked how: it has judged none.
        judges = bool(counted) or any(self._spokesman.told)
        names = {name: counted[name] for name in JUDGEMENTS.values()} if judges else {}
        return self._spokesman.news({"": counted["good"] + counted["bad"], **names})


def _name(child: Child) -> str:
    return str(child.name.Name)
