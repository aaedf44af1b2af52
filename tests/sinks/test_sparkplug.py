"""Sparkplug B at a real broker, read by somebody else's library: births, data, deaths, numbers, rebirth, history."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pysparkplug
import pytest
from pysparkplug import _protobuf as theirs

from collector.core.signals import Execution, Quality
from collector.sinks.mqtt.sparkplug.payload import Payload
from tests.adapters.mqtt.broker import Broker
from tests.sinks.telling import Listener, Scene, at, listening, node, until

KINDS = {
    "NBIRTH": pysparkplug.NBirth, "DBIRTH": pysparkplug.DBirth, "DDATA": pysparkplug.DData,
    "DDEATH": pysparkplug.DDeath, "NDEATH": pysparkplug.NDeath,
}  # fmt: skip


class Host:
    """A host application: what it has understood of the node."""

    def __init__(self, listener: Listener) -> None:
        self.listener = listener

    def said(self) -> list[tuple[str, str, Any]]:
        """Every message: its type, its device, its payload as the other library reads it, names by its birth."""
        births: dict[str, Any] = {}
        found = []
        for one in self.listener.on("spBv1.0/#"):
            _, group, kind, edge, *device = one.topic.split("/")
            if kind == "NCMD":
                continue
            assert (group, edge, one.retained) == ("Lyon", "saint-eloi", False)
            name = "".join(device)
            payload = KINDS[kind].decode(one.payload, birth=births.get(name))
            if kind == "DBIRTH":
                births[name] = payload
            found.append((kind, name, payload))
        return found

    def kinds(self) -> list[str]:
        """The types of message, in their order."""
        return [kind for kind, _, _ in self.said()]

    def values(self, name: str) -> list[tuple[Any, bool]]:
        """What a metric of the lathe's was, one after the other, and whether as history."""
        return [
            (one.value, one.is_historical)
            for kind, device, payload in self.said()
            if device == "tour-1" and kind in ("DBIRTH", "DDATA")
            for one in payload.metrics
            if one.name == name
        ]

    async def until(self, met: Any) -> None:
        """Listen until a condition holds."""
        await self.listener.until(met)


@pytest.fixture
async def host(broker: Broker) -> AsyncIterator[Host]:
    async with listening(broker.inside) as listener:
        yield Host(listener)


def fields_of(message: Any) -> dict[str, tuple[int, Any, bool, str]]:
    """Number, type and cardinality of every field, by its name."""
    return {
        one.name: (one.number, one.type, one.is_repeated, one.message_type.name if one.message_type else "")
        for one in message.fields
    }


def test_every_field_has_the_number_that_others_give_it() -> None:
    """What we describe is a part of what the generated code of another library describes."""
    nested = theirs.Payload.DESCRIPTOR.nested_types_by_name
    file = Payload.DESCRIPTOR.file
    for name, message in file.message_types_by_name.items():
        other = fields_of(theirs.Payload.DESCRIPTOR if name == "Payload" else nested[name])
        assert fields_of(message).items() <= other.items(), name
    assert len(file.message_types_by_name) == 4


async def test_a_machine_is_born_tells_and_dies(broker: Broker, host: Host) -> None:
    """In the order of the specification, with its numbers; units as properties; what is typed is no metric."""
    scene = Scene()
    scene.stand("tour-1", units={"spindle_load": "%", "part_count": "", "badge": "", "tool_name": ""})
    scene.stand("scie-1", line="down")
    scene.read("badge", "0074380d")
    async with node(broker.port, scene) as edge:
        await host.until(lambda: host.kinds() == ["NBIRTH", "DBIRTH"])
        scene.read("spindle_load", 40.5, 1)
        await host.until(lambda: len(host.kinds()) == 3)
        scene.read("part_count", -3, 2)
        await host.until(lambda: len(host.kinds()) == 4)
        scene.read("spindle_load", None, 3, Quality.BAD)
        await host.until(lambda: len(host.kinds()) == 5)
        scene.stand("tour-1", line="down", units={"spindle_load": "%", "part_count": ""})
        await host.until(lambda: host.kinds()[-1] == "DDEATH")
        scene.stand("tour-1", units={"spindle_load": "%", "part_count": ""})
        await host.until(lambda: host.kinds()[-1] == "DBIRTH")
        await until(lambda: edge.behind().facts == 0 and edge.up)
    await host.until(lambda: host.kinds()[-1] == "NDEATH")
    said = host.said()
    [(_, _, nbirth), (_, device, dbirth), (_, _, first), (_, _, second), (_, _, third), *_] = said
    told = {one.name: (one.datatype.name, one.value) for one in nbirth.metrics}
    assert told["bdSeq"] == ("INT64", 0) and told["Node Control/Rebirth"] == ("BOOLEAN", False)
    assert device == "tour-1"
    metrics = {one.name: one for one in dbirth.metrics}
    assert {"State/Execution", "Parts/Counted today", "Signals/spindle_load", "Signals/part_count"} <= set(metrics)
    assert not [name for name in metrics if "badge" in name or "tool_name" in name]
    assert len({one.alias for one in dbirth.metrics}) == len(metrics)
    assert metrics["Signals/spindle_load"].is_null and metrics["Signals/spindle_load"].datatype.name == "DOUBLE"
    assert (metrics["State/Execution"].value, metrics["Signals/part_count"].datatype.name) == ("READY", "INT64")
    assert [one.value for one in first.metrics] == [40.5] and [one.value for one in second.metrics] == [-3]
    assert [(one.name, one.is_null) for one in third.metrics] == [("Signals/spindle_load", True)]
    assert [one.timestamp for one in first.metrics] == [round(at(1).timestamp() * 1000)]
    assert [payload.seq for kind, _, payload in said if kind != "NDEATH"] == list(range(len(said) - 1))
    raw = [theirs.Payload.FromString(one.payload) for one in host.listener.on("spBv1.0/Lyon/DBIRTH/#")]
    [load] = [one for one in raw[0].metrics if one.name == "Signals/spindle_load"]
    assert (load.properties.keys[0], load.properties.values[0].string_value) == ("engUnit", "%")
    [bad] = theirs.Payload.FromString(host.listener.on("spBv1.0/Lyon/DDATA/#")[2].payload).metrics
    assert (bad.properties.keys[0], bad.properties.values[0].int_value) == ("Quality", 0)


async def test_the_broker_tells_of_a_node_that_is_gone(broker: Broker, host: Host) -> None:
    """By its last will, whose number is that of its birth; the next session has the next number."""
    async with node(broker.port, Scene()):
        await host.until(lambda: host.kinds() == ["NBIRTH", "DBIRTH"])
        await broker.front.kill()
        await host.until(lambda: host.kinds()[-1] == "NDEATH")
        await broker.front.start()
        await host.until(lambda: host.kinds()[2:] == ["NDEATH", "NBIRTH", "DBIRTH"])
    said = [payload for kind, _, payload in host.said() if kind in ("NBIRTH", "NDEATH")]
    numbers = [
        one.bd_seq_metric.value if isinstance(one, pysparkplug.NDeath)
        else next(metric.value for metric in one.metrics if metric.name == "bdSeq")
        for one in said
    ]  # fmt: skip
    await host.until(lambda: host.kinds()[-1] == "NDEATH")
    first = numbers[0]
    assert numbers[:2] == [first, first] and numbers[2] > first


async def test_a_host_may_ask_for_births_anew(broker: Broker, host: Host) -> None:
    """Again from number 0, with the same number of birth; nonsense asks for nothing."""
    async with node(broker.port, Scene()):
        await host.until(lambda: host.kinds() == ["NBIRTH", "DBIRTH"])
        topic = "spBv1.0/Lyon/NCMD/saint-eloi"
        await host.listener.say(topic, b"\xff\xffnonsense")
        metric = pysparkplug.Metric(1, "Node Control/Rebirth", pysparkplug.DataType.BOOLEAN, value=True)
        await host.listener.say(topic, pysparkplug.NCmd(1, (metric,)).encode(include_dtypes=True))
        await host.until(lambda: len(host.kinds()) == 4)
    said = host.said()[:4]
    assert [kind for kind, _, _ in said] == ["NBIRTH", "DBIRTH"] * 2
    assert [payload.seq for _, _, payload in said] == [0, 1, 0, 1]
    assert {one.value for _, _, payload in said for one in payload.metrics if one.name == "bdSeq"} == {0}


async def test_what_an_outage_piled_up_is_history(broker: Broker, host: Host) -> None:
    """All of it, in order and with its own time, after births with what holds now; a device that has gone meanwhile
    is born for its history, and dies."""
    scene = Scene()
    scene.stand("tour-1", units={"spindle_load": "%"})
    async with node(broker.port, scene) as edge:
        await host.until(lambda: host.kinds() == ["NBIRTH", "DBIRTH"])
        await broker.front.kill()
        await until(lambda: not edge.up)
        for number in range(5):
            scene.read("spindle_load", float(number), number)
            await until(lambda waiting=number + 1: edge.behind().facts >= waiting)
        scene.stand("tour-1", line="down", execution=Execution.UNAVAILABLE, units={"spindle_load": "%"})
        await until(lambda: edge.behind().facts >= 6)
        await broker.front.start()
        await host.until(lambda: host.kinds()[-1] == "DDEATH")
        assert host.kinds()[3:] == ["NBIRTH", "DBIRTH", "DDATA", "DDEATH"]
        await until(lambda: edge.behind().facts == 0)
    history = [value for value, historical in host.values("Signals/spindle_load") if historical]
    assert history[:5] == [0.0, 1.0, 2.0, 3.0, 4.0]


async def test_without_room_the_oldest_make_room(broker: Broker, host: Host) -> None:
    """And are counted."""
    scene = Scene()
    await broker.front.kill()
    async with node(broker.port, scene, room=3) as edge:
        for number in range(6):
            scene.read("power", float(number), number)
            await until(lambda value=float(number): _knows(edge, value))
        assert edge.behind().facts == 3
        dropped = edge.dropped
        await broker.front.start()
        await host.until(
            lambda: [one for one in host.values("Signals/power") if one[1]] == [(3.0, True), (4.0, True), (5.0, True)]
        )
    # The first look may have come before or after the first value: a change it is in one case only.
    assert dropped in (2, 3)


def _knows(edge: Any, value: float) -> bool:
    """Whether the node has seen a value."""
    metric = edge._known.get("tour-1", {}).get("Signals/power")
    return metric is not None and metric.value == value


async def test_a_new_metric_is_born_before_it_tells(broker: Broker, host: Host) -> None:
    """A tool that comes later: the device is born again, with it."""
    scene = Scene()
    async with node(broker.port, scene):
        await host.until(lambda: host.kinds() == ["NBIRTH", "DBIRTH"])
        scene.read("tool_left.12", 30.0)
        await host.until(lambda: host.kinds() == ["NBIRTH", "DBIRTH", "DBIRTH"])
        scene.read("tool_left.12", 29.0, 5)
        await host.until(lambda: host.values("Signals/tool_left.12") == [(30.0, False), (29.0, False)])


async def test_a_line_that_was_lost_between_two_looks_has_a_death(broker: Broker, host: Host) -> None:
    """It stands, and not since it stood before."""
    scene = Scene()
    async with node(broker.port, scene):
        await host.until(lambda: host.kinds() == ["NBIRTH", "DBIRTH"])
        scene.stand("tour-1", since=at(60))
        await host.until(lambda: host.kinds() == ["NBIRTH", "DBIRTH", "DDEATH", "DBIRTH"])
