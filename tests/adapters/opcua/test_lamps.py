"""The stack light of a machine over OPC UA: its lamps by their colour, and what they do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from asyncua import Node, ua

from adapters.opcua import DIALECT, Address, Connection, Options
from collector.core.signals import Quality, kind_of
from collector.ports import Described, Device, Link, Point
from tests.adapters.opcua.listening import Listener
from tests.adapters.opcua.server import URI, MachineServer, serving

OFF, RED, GREEN, YELLOW = 0, 1, 2, 4
CONTINUOUS, BLINKING, FLASHING, OTHER = 0, 1, 2, 3
SEGMENTED, LEVEL_METER = 0, 1


class Column:
    """A stack light on a test server, whose lamps are made and switched as told."""

    def __init__(self, machine: MachineServer) -> None:
        self._machine, self._nodes = machine, dict[str, Node]()

    async def build(self) -> None:
        index = self._machine.index
        self._light = await self._machine.server.nodes.objects.add_object(
            ua.NodeId("Light", index), f"{index}:Stacklight"
        )
        await self._add(self._light, "StacklightMode", SEGMENTED)
        # A horn is no lamp, and has no colour.
        horn = await self._light.add_object(ua.NodeId("Hupe", index), f"{index}:Hupe")
        await self._add(horn, "Hupe/SignalOn", True)

    async def lamp(self, name: str, colour: int, *, mode: int | None = CONTINUOUS, on: bool | None = False) -> None:
        index = self._machine.index
        lamp = await self._light.add_object(ua.NodeId(name, index), f"{index}:{name}")
        await self._add(lamp, f"{name}/SignalColor", colour)
        await self._add(lamp, f"{name}/SignalOn", on)
        if mode is not None:
            await self._add(lamp, f"{name}/SignalMode", mode)

    async def _add(self, above: Node, key: str, value: Any) -> None:
        index, kind = self._machine.index, ua.VariantType.Boolean if key.endswith("On") else ua.VariantType.Int32
        name = key.rpartition("/")[2]
        self._nodes[key] = await above.add_variable(ua.NodeId(key, index), f"{index}:{name}", value, kind)

    async def set(self, **values: Any) -> None:
        """`Rot_SignalOn=True`; None for no value."""
        for key, value in values.items():
            kind = ua.VariantType.Boolean if key.endswith("On") else ua.VariantType.Int32
            node = self._nodes[key.replace("_", "/")]
            bad = ua.DataValue(StatusCode=ua.StatusCode(ua.StatusCodes.BadNoCommunication))
            data = bad if value is None else ua.DataValue(ua.Variant(value, kind))
            await self._machine.server.write_attribute_value(node.nodeid, data)


@asynccontextmanager
async def column() -> AsyncIterator[tuple[MachineServer, Column]]:
    async with serving({}) as machine:
        made = Column(machine)
        await made.build()
        yield machine, made


class Seeing(Listener):
    """Hears a link, and keeps what each lamp did last."""

    def __init__(self, link: Link) -> None:
        super().__init__(link)
        assert isinstance(link, Described)
        self.link = link

    @property
    def lights(self) -> dict[str, Any]:
        last = {one.signal: one for one in self.heard if one.signal.startswith("stack_light")}
        assert all((one.value is None) is (one.quality is Quality.BAD) for one in last.values())
        return {signal.partition(".")[2]: one.value for signal, one in last.items()}

    async def shows(self, **lights: Any) -> None:
        """The whole is called `all`."""
        wanted = {"" if name == "all" else name: value for name, value in lights.items()}
        await self.until(lambda: self.lights == wanted)


@asynccontextmanager
async def seeing(machine: MachineServer, path: str = "/Objects/m:Stacklight") -> AsyncIterator[Seeing]:
    connection = Connection.model_validate({"url": machine.url})
    options = Options.model_validate({"namespaces": {"m": URI}, "publishing": "50 ms", "retry_missing": "50 ms"})
    address = Address.model_validate({"path": path, "sampling": "100 ms"})
    async with DIALECT.build(Device("m", connection, [Point("stack_light", address)], options)).connect() as link:
        yield Seeing(link)


async def test_each_lamp_is_told_by_its_colour() -> None:
    """Off, lit, blinking, flashing, and lit in a way that nobody knows; the whole is the strongest of them."""
    async with column() as (machine, made):
        await made.lamp("Rot", RED, mode=BLINKING)
        await made.lamp("Gelb", YELLOW, mode=None, on=True)
        await made.lamp("Gruen", GREEN, mode=OTHER, on=True)
        async with seeing(machine) as seen:
            await seen.shows(all="ON", red="OFF", yellow="ON", green="ON")
            await made.set(Rot_SignalOn=True)
            await seen.shows(all="BLINKING", red="BLINKING", yellow="ON", green="ON")
            await made.set(Rot_SignalMode=FLASHING)
            await seen.shows(all="FLASHING", red="FLASHING", yellow="ON", green="ON")
            told = len(seen.heard)
            await made.set(Rot_SignalOn=False, Gelb_SignalOn=False, Gruen_SignalOn=False)
            await seen.shows(all="OFF", red="OFF", yellow="OFF", green="OFF")
            assert len(seen.heard) <= told + 6, "what stands still is not said twice"
            assert seen.link.complaints == {}


async def test_a_lamp_of_several_colours_leaves_the_one_that_it_had() -> None:
    """One lens that is red, then green, then disabled; two lamps of one colour are the one that is lit."""
    async with column() as (machine, made):
        await made.lamp("Eins", RED, on=True)
        await made.lamp("Zwei", RED)
        async with seeing(machine) as seen:
            await seen.shows(all="ON", red="ON")
            await made.set(Eins_SignalColor=GREEN)
            await seen.shows(all="ON", red="OFF", green="ON")
            await made.set(Eins_SignalColor=OFF)
            await seen.shows(all="OFF", red="OFF", green="OFF")


async def test_what_no_lamp_means_is_not_told() -> None:
    """A level meter's lamps mean nothing, a light that says nothing is unknown; both are said, and end."""
    async with column() as (machine, made):
        await made.lamp("Rot", RED, on=True)
        async with seeing(machine) as seen:
            await seen.shows(all="ON", red="ON")
            await made.set(StacklightMode=LEVEL_METER)
            await seen.shows(all=None, red=None)
            assert "a level meter" in seen.link.complaints["stack_light"]
            await made.set(StacklightMode=SEGMENTED, Rot_SignalOn=None)
            await seen.until(lambda: "stack_light.red" in seen.link.complaints)
            assert seen.lights == {"": None, "red": None}
            await made.set(Rot_SignalOn=True)
            await seen.shows(all="ON", red="ON")
            assert seen.link.complaints == {}
            await made.set(Rot_SignalColor=99)
            await seen.shows(all=None, red="OFF")
            assert "number 99" in seen.link.complaints["stack_light"]


async def test_a_stack_light_that_is_not_there_is_missed_until_it_comes() -> None:
    """Optional parts may be built late."""
    async with serving({}) as machine:
        made = Column(machine)
        async with seeing(machine) as seen:
            await seen.shows(all=None)
            assert "Stacklight" in seen.link.complaints["stack_light"]
            await made.build()
            await made.lamp("Rot", RED, mode=BLINKING, on=True)
            await seen.shows(all="BLINKING", red="BLINKING")
            assert seen.link.complaints == {}


def test_its_words_are_shown_and_not_kept() -> None:
    """They make no chart, and decide nothing."""
    kind = kind_of("stack_light.red")
    assert kind is not None
    assert (kind.type, kind.vital, sorted(kind.words)) == (str, False, ["BLINKING", "FLASHING", "OFF", "ON"])
