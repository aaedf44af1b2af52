"""What a machine foresees, and how it judges its parts, over OPC UA: lists that come and go while it works."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from asyncua import Node, ua

from adapters.opcua import DIALECT, Address, Connection, Options
from collector.core.signals import Quality, kind_of
from collector.ports import Described, Device, Link, Point
from tests.adapters.opcua.listening import Listener
from tests.adapters.opcua.server import URI, MachineServer, serving

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DATE, TEXT, I32 = ua.VariantType.DateTime, ua.VariantType.LocalizedText, ua.VariantType.Int32
OURS = "2026-03-02T12:{minute:02}:00+00:00"


async def folder(machine: MachineServer, name: str, above: Node | None = None) -> Node:
    above = above or machine.server.nodes.objects
    node_id = ua.NodeId(f"{above.nodeid.Identifier}/{name}", machine.index)
    return await above.add_object(node_id, f"{machine.index}:{name}")


async def holds(machine: MachineServer, above: Node, name: str, value: Any, kind: ua.VariantType) -> Node:
    node_id = ua.NodeId(f"{above.nodeid.Identifier}/{name}", machine.index)
    return await above.add_variable(node_id, f"{machine.index}:{name}", value, kind)


async def foresee(machine: MachineServer, above: Node, name: str, minute: int, what: str = "") -> Node:
    """A forecast of the maker's own type."""
    one = await folder(machine, name, above)
    await holds(machine, one, "PredictedTime", NOON + timedelta(minutes=minute), DATE)
    await holds(machine, one, "Activity", ua.LocalizedText(what), TEXT)
    return one


class Ear(Listener):
    """Hears a link, and keeps it."""

    def __init__(self, link: Link) -> None:
        super().__init__(link)
        assert isinstance(link, Described)
        self.link = link


@asynccontextmanager
async def heard(machine: MachineServer, signal: str, path: str) -> AsyncIterator[Ear]:
    connection = Connection.model_validate({"url": machine.url})
    options = Options.model_validate({"namespaces": {"m": URI}, "publishing": "50 ms", "retry_missing": "50 ms"})
    address = Address.model_validate({"path": path, "sampling": "100 ms"})
    async with DIALECT.build(Device("m", connection, [Point(signal, address)], options)).connect() as link:
        yield Ear(link)


def last(listener: Listener) -> dict[str, Any]:
    """What was told last of each; None for what is not known."""
    told = {one.signal: one for one in listener.heard}
    assert all((one.value is None) is (one.quality is Quality.BAD) for one in told.values())
    return {signal: one.value for signal, one in told.items()}


async def test_the_soonest_is_told_until_it_is_foreseen_no_longer() -> None:
    """One forecast goes, a sooner one comes, and none is left."""
    async with serving({}) as machine:
        prognoses = await folder(machine, "Prognoses")
        first = await foresee(machine, prognoses, "A", 30, "Schmieren")
        async with heard(machine, "forecast", "/Objects/m:Prognoses") as listener:
            lube = f"{OURS.format(minute=30)} Schmieren"
            await listener.until(lambda: last(listener) == {"forecast": lube, "forecast.other": lube})
            second = await foresee(machine, prognoses, "B", 10)
            filter_ = OURS.format(minute=10)
            await listener.until(lambda: last(listener) == {"forecast": filter_, "forecast.other": filter_})
            told = len(listener.heard)
            for node in (first, second):
                await machine.server.delete_nodes([node], recursive=True)
            await listener.until(lambda: last(listener) == {"forecast": "", "forecast.other": ""})
            assert len(listener.heard) <= told + 4, "what stands still is not said twice"


async def test_parts_are_counted_by_the_machines_judgement() -> None:
    """As they are measured; a machine that judges none has judged none, and a plan that goes is not known."""
    async with serving({}) as machine:
        plan = await folder(machine, "ProductionPlan")
        job = await folder(machine, "Auftrag", plan)
        parts = [await folder(machine, f"Teil {number}", job) for number in range(3)]
        qualities = [await holds(machine, one, "PartQuality", 0, I32) for one in parts]

        async def judge(*values: int) -> None:
            for node, value in zip(qualities, values, strict=True):
                await machine.server.write_attribute_value(node.nodeid, ua.DataValue(ua.Variant(value, I32)))

        async with heard(machine, "parts_judged", "/Objects/m:ProductionPlan") as listener:
            await listener.until(lambda: last(listener) == {"parts_judged": 0})
            names = ("good", "bad", "not_yet")
            for values, wanted in (((3, 3, 0), (0, 0, 2)), ((1, 3, 0), (1, 0, 1)), ((1, 2, 4), (1, 1, 0))):
                await judge(*values)
                told = {f"parts_judged.{name}": count for name, count in zip(names, wanted, strict=True)}
                told["parts_judged"] = wanted[0] + wanted[1]
                await listener.until(lambda told=told: last(listener) == told)  # type: ignore[misc]
            await machine.server.delete_nodes([plan], recursive=True)
            await listener.until(lambda: set(last(listener).values()) == {None})


async def test_a_machine_without_such_a_list_says_which() -> None:
    """And has it all the same once it comes."""
    async with serving({}) as machine, heard(machine, "forecast", "/Objects/m:Prognoses") as listener:
        await listener.until(lambda: last(listener) == {"forecast": None})
        assert "Prognoses" in listener.link.complaints["forecast"]
        await foresee(machine, await folder(machine, "Prognoses"), "A", 5)
        await listener.until(lambda: last(listener).get("forecast.other") == OURS.format(minute=5))
        assert listener.link.complaints == {}


def test_their_words_are_of_the_vocabulary() -> None:
    """With any qualifier; neither waits for room in the engine's mailbox."""
    for signal in ("forecast", "forecast.tool_change", "parts_judged.good"):
        kind = kind_of(signal)
        assert kind is not None and not kind.vital
