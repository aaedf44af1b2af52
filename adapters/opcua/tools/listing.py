"""The tool list of a machine as readings: found by browsing, looked at again and again, read in between.

It is read and not subscribed to: a magazine has a hundred tools with ten values each, of which two or three change in a
minute, and small controls hold few monitored items. What is told of a tool is told in one go, so that its lock and the
reason of it are of one moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from asyncua import ua

from adapters.opcua.connection import Address
from adapters.opcua.conversation import Conversation
from adapters.opcua.nodes import Missing, Namespaces, resolve
from adapters.opcua.rounds import held_by
from adapters.opcua.tools.terms import REASONS, Life, life_of
from adapters.opcua.tools.tree import NUMBER, SISTER, ToolNodes, tools_below
from collector.core.signals import Quality, Reading, Value
from collector.core.tools import LIST, SEPARATOR
from collector.steady import steady_now

READ_EVERY = 5.0
"""Seconds between two readings of lives and locks, for a list whose address gives no `sampling`."""

RETRIES = 6
"""How many times as long as a missing node waits to be tried again until the list is browsed again for tools that came
and went, and their terms are read anew: a minute, unless the profile says otherwise."""

_SISTER = "-"
"""Between a tool's number and that of the sister tool, where several tools have one number."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A tool as it was found."""

    tool: str
    nodes: ToolNodes
    life: Life | None


class ToolList:
    """Looks after the tool list of one machine. See `rounds.Beside`.

    Args:
        conversation: The open session.
        instance: The instance's name from the site file; None for the only one.
        machine: The machine's id, for its readings.
        address: Where the list is; its sampling is how often lives and locks are read.
        look_every: Seconds between two looks for tools that came and went.
    """

    name = "tools"

    def __init__(
        self,
        conversation: Conversation,
        instance: str | None,
        machine: str,
        address: Address,
        look_every: float,
    ) -> None:
        self._conversation, self._instance, self._machine, self._address = conversation, instance, machine, address
        self.read_every = READ_EVERY if address.sampling is None else max(address.sampling, 0.1)
        self.look_every = max(look_every, self.read_every)
        self._known: list[_Known] = []
        self._told: dict[str, Value] = {}
        self.stale = False
        self.complaints: dict[str, str] = {}

    async def look(self, namespaces: Namespaces) -> list[Reading]:
        """Find the tools and the terms of their lives.

        Returns:
            What of names, places and terms is new, then the list if that is; one BAD reading where there is none.
        """
        self.stale = False
        (node,) = await resolve(self._conversation, namespaces, self._instance, [self._address])
        if isinstance(node, Missing):
            had, self._known = self._known, []
            first = LIST not in self.complaints
            self.complaints[LIST] = f"{self._address.text}: {node.reason}"
            # What was last known of the tools stays: a list that is not there for a moment empties no magazine.
            return [self._reading(LIST, None, Quality.BAD)] if first or had else []
        self.complaints.pop(LIST, None)
        nodes = await tools_below(self._conversation, node)
        if nodes is None:
            return []
        values = await self._values(
            [one for tool in nodes for one in (*tool.own.values(), tool.place, *_lives(tool)) if one is not None]
        )
        named = _named(nodes, values)
        self._known = [_Known(tool, found, _shortest(found, values)) for tool, found in named.items()]
        news: list[Reading] = []
        for one in self._known:
            name = _plain(values.get(one.nodes.own.get("Name")))
            place = _plain(values.get(one.nodes.place))
            self._tell(news, f"tool_name.{one.tool}", "" if name is None else str(name))
            self._tell(news, f"tool_place.{one.tool}", "" if place is None else str(place))
            if one.life is not None:
                self._tell(news, f"tool_life_by.{one.tool}", one.life.by.value)
                self._tell(news, f"tool_full.{one.tool}", one.life.full)
                self._tell(news, f"tool_warning.{one.tool}", one.life.warned)
        if any(one.own[NUMBER] not in values for one in nodes):
            # One that does not tell its number is still there, and which one it is will be known at the next look.
            return news
        self._tell(news, LIST, SEPARATOR.join(named))
        gone = {tool for tool in self._tools_told() if tool not in named}
        self._told = {signal: value for signal, value in self._told.items() if signal.partition(".")[2] not in gone}
        return news

    async def read(self) -> list[Reading]:
        """Read what is left of each tool and whether it is locked; gives what is another than before."""
        wanted = [
            node
            for one in self._known
            for node in (one.nodes.own.get("Locked"), one.nodes.reason, one.life.value if one.life else None)
            if node is not None
        ]
        values = await self._values(wanted)
        news: list[Reading] = []
        for one in self._known:
            reason = values.get(one.nodes.reason)
            if isinstance(reason, int):
                self._tell(news, f"tool_lock_reason.{one.tool}", REASONS.get(reason, ""))
            locked = values.get(one.nodes.own.get("Locked"))
            if isinstance(locked, bool):
                self._tell(news, f"tool_locked.{one.tool}", locked)
            if one.life is not None:
                value = values.get(one.life.value)
                if isinstance(value, int | float) and not isinstance(value, bool):
                    self._tell(news, f"tool_left.{one.tool}", one.life.left(float(value)))
        return news

    async def _values(self, nodes: Sequence[ua.NodeId]) -> dict[ua.NodeId | None, Any]:
        """What nodes hold; without those that hold nothing, or whose status is bad."""
        held, gone = await held_by(self._conversation, "reading the tools", nodes)
        self.stale = self.stale or gone
        return held

    def _tell(self, news: list[Reading], signal: str, value: Value) -> None:
        if value is not None and self._told.get(signal) != value:
            self._told[signal] = value
            news.append(self._reading(signal, value))

    def _tools_told(self) -> set[str]:
        return {tool for signal in self._told if (tool := signal.partition(".")[2])}

    def _reading(self, signal: str, value: Value, quality: Quality = Quality.GOOD) -> Reading:
        # Of the moment of the look, all of them: a value that changed before its reason was told would come without it.
        return Reading(self._machine, signal, value, quality, None, steady_now())


def _lives(tool: ToolNodes) -> list[ua.NodeId]:
    return [node for life in tool.lives for node in (life.value, *life.terms.values())]


def _named(nodes: Sequence[ToolNodes], values: dict[ua.NodeId | None, Any]) -> dict[str, ToolNodes]:
    """Each tool by its number as the control calls it; of several with one number, by that and the sister's number."""
    numbers = [values.get(one.own.get(NUMBER)) for one in nodes]
    named: dict[str, ToolNodes] = {}
    for number, one in zip(numbers, nodes, strict=True):
        if not isinstance(number, int):
            continue
        tool = str(number)
        if numbers.count(number) > 1:
            tool += f"{_SISTER}{values.get(one.own.get(SISTER), 0)}"
        named.setdefault(tool, one)
    return named


def _shortest(tool: ToolNodes, values: dict[ua.NodeId | None, Any]) -> Life | None:
    """The life that will be over first, of those of which it can be known."""
    lives = [(life, values.get(nodes.value)) for nodes in tool.lives if (life := life_of(nodes, values)) is not None]
    return min(lives, key=lambda one: one[0].share(one[1]), default=(None, None))[0]


def _plain(raw: Any) -> Any:
    return raw.Text if isinstance(raw, ua.LocalizedText) else raw
