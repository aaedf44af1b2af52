"""What is read beside the subscription, in rounds: looked for now and then, for it comes and goes, and then read."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from asyncua import ua

from adapters.opcua.connection import Address
from adapters.opcua.conversation import Conversation
from adapters.opcua.nodes import Missing, Namespaces, resolve
from collector.core.signals import Quality, Reading, Value
from collector.errors import Unreachable
from collector.steady import steady_now


class Beside(Protocol):
    """Something of many nodes that makes many readings out of one point."""

    name: str
    """What its task is called."""

    read_every: float
    """Seconds between two readings."""

    look_every: float
    """Seconds between two looks for what came and went."""

    stale: bool
    """A node that was read is gone: it is looked again at once."""

    @property
    def complaints(self) -> Mapping[str, str]:
        """Signals that it cannot tell, each with the reason."""

    async def look(self, namespaces: Namespaces) -> list[Reading]:
        """Find the nodes; gives what is new."""

    async def read(self) -> list[Reading]:
        """Read them; gives what is another than before."""


class Spokesman:
    """Says of one point's readings those that are another than before.

    Args:
        machine: The machine's id.
        signal: The point's word; what is behind the dot is given with each value, and empty for the word alone.
    """

    def __init__(self, machine: str, signal: str) -> None:
        self._machine, self._signal = machine, signal
        self.told: Mapping[str, Value] = {}
        """By qualifier; None where it was said that it is not known."""

    def news(self, shown: Mapping[str, Value]) -> list[Reading]:
        """Take what is so now; a value of None is told as BAD."""
        new = [one for one, value in shown.items() if one not in self.told or self.told[one] != value]
        self.told = dict(shown)
        return [self._reading(one, shown[one]) for one in new]

    def unknown(self) -> list[Reading]:
        """Nothing is known any more."""
        return self.news(dict.fromkeys(["", *self.told]))

    def _reading(self, qualifier: str, value: Value) -> Reading:
        signal = f"{self._signal}.{qualifier}" if qualifier else self._signal
        quality = Quality.BAD if value is None else Quality.GOOD
        return Reading(self._machine, signal, value, quality, None, steady_now())


class Folder:
    """What a point that is a whole folder begins with; see `Beside`.

    Args:
        conversation: The open session.
        instance: The instance's name from the site file; None for the only one.
        machine: The machine's id, for its readings.
        address: Where the folder is; its sampling is how often it is read.
        look_every: Seconds between two looks for what came and went.
    """

    name: str
    signal: str
    """The point's word."""

    usually = 1.0
    """Seconds between two readings, for an address that gives no `sampling`."""

    def __init__(
        self, conversation: Conversation, instance: str | None, machine: str, address: Address, look_every: float
    ) -> None:
        self._conversation, self._instance, self._address = conversation, instance, address
        self.read_every = self.usually if address.sampling is None else max(address.sampling, 0.1)
        self.look_every = max(look_every, self.read_every)
        self.stale = False
        self.complaints: dict[str, str] = {}
        self._spokesman = Spokesman(machine, self.signal)

    async def _find(self, namespaces: Namespaces) -> ua.NodeId | None:
        """Where the folder is now; None where it is not, which is complained of."""
        self.stale = False
        (node,) = await resolve(self._conversation, namespaces, self._instance, [self._address])
        self.complaints = {self.signal: f"{self._address.text}: {node.reason}"} if isinstance(node, Missing) else {}
        return None if isinstance(node, Missing) else node

    async def _held(self, why: str, nodes: Sequence[ua.NodeId]) -> dict[ua.NodeId | None, Any]:
        """What nodes hold; without those that hold nothing, or whose status is bad."""
        held, gone = await held_by(self._conversation, why, nodes)
        self.stale = self.stale or gone
        return held


async def go_round(
    beside: Beside, hand_over: Callable[[Sequence[Reading]], None], namespaces: Callable[[], Namespaces]
) -> None:
    """Look and read for as long as the line stands.

    Args:
        beside: What is read.
        hand_over: Takes readings, in their order.
        namespaces: What aliases mean on the server now.

    Raises:
        DeviceError: If the line has ended.
    """
    looked = float("-inf")
    while True:
        try:
            if beside.stale or time.monotonic() - looked >= beside.look_every:
                _pass_on(hand_over, await beside.look(namespaces()))
                looked = time.monotonic()
            _pass_on(hand_over, await beside.read())
        except Unreachable as failure:
            # An answer that is late does not end the line: whoever watches it knows for how long it may be silent.
            if not isinstance(failure.__cause__, TimeoutError):
                raise
        await asyncio.sleep(beside.read_every)


async def held_by(
    conversation: Conversation, why: str, nodes: Sequence[ua.NodeId]
) -> tuple[dict[ua.NodeId | None, Any], bool]:
    """What nodes hold, without those that hold nothing or whose status is bad; and whether one is not there any more.

    Raises:
        DeviceError: If the line has ended.
    """
    if not nodes:
        return {}, False
    answers = await conversation.read(why, nodes)
    held: dict[ua.NodeId | None, Any] = {}
    gone = False
    for node, answer in zip(nodes, answers, strict=True):
        status = answer.StatusCode
        gone = gone or (status is not None and status.value == ua.StatusCodes.BadNodeIdUnknown)
        if answer.Value is not None and answer.Value.Value is not None and (status is None or not status.is_bad()):
            held[node] = answer.Value.Value
    return held, gone


def _pass_on(hand_over: Callable[[Sequence[Reading]], None], readings: Sequence[Reading]) -> None:
    if readings:
        hand_over(readings)
