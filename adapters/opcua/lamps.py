"""The stack light of a machine as readings: its lamps found by browsing, and told by their colour.

It is read and not subscribed to: colour, mode and light of a lamp are three nodes, and told apart they would show a
light that never was.

Source: OPC 10000-200 1.01 (IA), BasicStacklightType (i=1002), StackElementLightType (i=1006), SignalColor,
SignalModeLight, StacklightOperationMode; OPC 40501-1, where colour, mode and light of each lamp are mandatory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from asyncua import ua

from adapters.opcua.addresses import is_placeholder
from adapters.opcua.discovery.references import Child, children_of
from adapters.opcua.nodes import Namespaces
from adapters.opcua.rounds import Folder
from collector.core.signals import Light, Reading

LAMPS = "stack_light"

WHOLE = ""
"""In place of a colour: the strongest light of all lamps."""

COLOURS = {1: "red", 2: "green", 3: "blue", 4: "yellow", 5: "purple", 6: "cyan", 7: "white"}
DISABLED = 0
"""Of a lamp that has no colour now."""

MODES = {0: Light.ON, 1: Light.BLINKING, 2: Light.FLASHING}
"""Continuous, Blinking, Flashing; of any other way it is only known that it is lit."""

NOT_BY_LAMPS = {1: "a level meter", 2: "a running light", 3: "something else"}
"""What it may be used as instead, when no lamp's own light means anything."""

_OF_LAMP = ("SignalColor", "SignalMode", "SignalOn")
_STRENGTH = [Light.OFF, None, Light.ON, Light.FLASHING, Light.BLINKING]
"""Of two lights, which is told; None for a lamp that does not say."""


class StackLight(Folder):
    """Looks after the stack light of one machine; see `rounds.Beside`."""

    name, signal = "lamps", LAMPS
    _use: ua.NodeId | None = None
    _lamps: Sequence[Mapping[str, ua.NodeId]] = ()

    async def look(self, namespaces: Namespaces) -> list[Reading]:
        """Find the lamps; gives BAD readings where there are none."""
        node = await self._find(namespaces)
        if node is None:
            self._lamps = ()
            return self._spokesman.unknown()
        (top,) = await children_of(self._conversation, [node])
        elements = [child.node for child in top.found if not is_placeholder(_name(child))]
        below = await children_of(self._conversation, elements)
        if top.refused or any(one.refused for one in below):
            return []
        self._use = next((child.node for child in top.found if _name(child) == "StacklightMode"), None)
        parts = [{_name(child): child.node for child in one.found} for one in below]
        self._lamps = [part for part in parts if {"SignalColor", "SignalOn"} <= set(part)]
        if not self._lamps:
            return self._dark(f"{self._address.text}: no lamp with SignalColor and SignalOn hangs below it")
        return []

    async def read(self) -> list[Reading]:
        """Read all lamps; gives what is another than before."""
        if not self._lamps:
            return []
        nodes = [lamp[name] for lamp in self._lamps for name in _OF_LAMP if name in lamp]
        wanted = [*nodes, *([self._use] if self._use is not None else [])]
        values = await self._held("reading the stack light", wanted)
        used = NOT_BY_LAMPS.get(_number(values.get(self._use)))
        if used is not None:
            return self._dark(f"the stack light is used as {used}, in which no lamp means anything by itself")
        self.complaints = {}
        # A lamp of several colours has left the one that it had.
        shown: dict[str, Light | None] = {colour: Light.OFF for colour in self._spokesman.told if colour != WHOLE}
        whole: Light | None = Light.OFF
        for lamp in self._lamps:
            number, on = _number(values.get(lamp["SignalColor"])), values.get(lamp["SignalOn"])
            colour = COLOURS.get(number, "")
            if not colour:
                if number != DISABLED:
                    self.complaints[LAMPS] = f"a lamp has a colour of number {number}, which there is not"
                    whole = None
                continue
            mode = _number(values.get(lamp.get("SignalMode")))
            light = MODES.get(mode, Light.ON) if on else Light.OFF
            shown[colour] = _stronger(shown.get(colour, Light.OFF), light if isinstance(on, bool) else None)
        for colour, one in shown.items():
            whole = _stronger(whole, one)
            if one is None:
                self.complaints[f"{LAMPS}.{colour}"] = "it does not say whether it is lit"
        return self._spokesman.news({WHOLE: whole, **shown})

    def _dark(self, reason: str) -> list[Reading]:
        """Nothing is known of any lamp."""
        self.complaints = {LAMPS: reason}
        return self._spokesman.unknown()


def _stronger(one: Light | None, other: Light | None) -> Light | None:
    return max(one, other, key=_STRENGTH.index)


def _number(raw: Any) -> int:
    """-1 for what is none, or not told."""
    return raw if isinstance(raw, int) else -1


def _name(child: Child) -> str:
    return str(child.name.Name)
