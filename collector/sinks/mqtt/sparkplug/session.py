"""One session of the edge node: what is published in which order, with which numbers, from its birth to its death."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from collector.sinks.mqtt.broker import Broker
from collector.sinks.mqtt.sparkplug.metrics import Metric
from collector.sinks.mqtt.sparkplug.payload import REBIRTH, DataType, Payload, put

NAMESPACE = "spBv1.0"
MOST = 500
"""Metrics in one message: some 10 kB."""

BAD = 0
"""The property `Quality` of a value that is not to be trusted. Source: Sparkplug 3.0.0, 6.4.18."""


@dataclass(frozen=True, slots=True)
class Change:
    """A metric of a device that is another than before; `piled` where nobody could be told when it happened."""

    device: str
    name: str
    metric: Metric
    piled: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """The edge node's ids: its group's and its own."""

    group: str
    node: str

    def topic(self, what: str, device: str = "") -> str:
        """The topic of a type of message."""
        return "/".join(level for level in (NAMESPACE, self.group, what, self.node, device) if level)


def death(bd_seq: int, at: datetime) -> bytes:
    """The node's death certificate: the last will of a session, and what is said at its end."""
    payload = Payload(timestamp=_millis(at))
    _bd_seq(payload, bd_seq, at)
    return bytes(payload.SerializeToString())


class Session:
    """The session: from a connection that is open to its end.

    Args:
        broker: The conversation.
        node: Who we are.
        bd_seq: The number that the last will of this connection has.
        aliases: By device and metric; it goes on growing, and an alias means the same for as long as we live.
        software: The collector's version.
        now: The clock.
    """

    def __init__(
        self,
        broker: Broker,
        node: Node,
        bd_seq: int,
        aliases: dict[tuple[str, str], int],
        software: str,
        now: Callable[[], datetime],
    ) -> None:
        self._broker, self._node, self._bd_seq, self._software, self._now = broker, node, bd_seq, software, now
        self._aliases = aliases
        self._seq = 0
        self._born: dict[str, tuple[frozenset[str], datetime | None]] = {}

    async def begin(self) -> None:
        """Be born, or born again: every device is to be born after it.

        Raises:
            SinkError: The line is gone.
        """
        self._seq = 0
        self._born.clear()
        at = self._now()
        payload = self._payload(at)
        _bd_seq(payload, self._bd_seq, at)
        for name, kind, value in (
            (REBIRTH, DataType.BOOLEAN, False),
            ("Properties/Software", DataType.STRING, f"etabli {self._software}"),
        ):
            put(payload.metrics.add(name=name, timestamp=_millis(at), datatype=kind), kind, value)
        await self._say("NBIRTH", payload)

    @property
    def born(self) -> Mapping[str, datetime | None]:
        """The devices that are alive to those who listen, and since when their line stood at their birth."""
        return {device: since for device, (_, since) in self._born.items()}

    def knows(self, device: str, names: Iterable[str]) -> bool:
        """Whether a device is born, with all of these metrics: others may not be told before they are."""
        return device in self._born and self._born[device][0].issuperset(names)

    async def bear(self, device: str, metrics: Mapping[str, Metric], since: datetime | None) -> None:
        """A device is there, with these metrics, since its line stands; or it has more of them than before."""
        payload = self._payload(self._now())
        for name, metric in metrics.items():
            alias = self._aliases.setdefault((device, name), len(self._aliases) + 1)
            added = payload.metrics.add(name=name, alias=alias, datatype=metric.kind)
            self._fill(added, metric, with_unit=True)
        await self._say("DBIRTH", payload, device)
        self._born[device] = (frozenset(metrics), since)

    async def tell(self, device: str, changes: Sequence[Change]) -> None:
        """Metrics of a device that was born with them have changed, in this order."""
        for start in range(0, len(changes), MOST):
            payload = self._payload(self._now())
            for change in changes[start : start + MOST]:
                alias = self._aliases[device, change.name]
                added = payload.metrics.add(alias=alias, datatype=change.metric.kind)
                if change.piled:
                    added.is_historical = True
                self._fill(added, change.metric)
            await self._say("DDATA", payload, device)

    async def bury(self, device: str) -> None:
        """A device is gone: nothing is known of it until it is born again."""
        await self._say("DDEATH", self._payload(self._now()), device)
        self._born.pop(device, None)

    async def end(self) -> None:
        """Say the death that the broker keeps to itself where a client takes its leave."""
        await self._broker.publish(self._node.topic("NDEATH"), death(self._bd_seq, self._now()), qos=1)

    def _payload(self, at: datetime) -> Any:
        payload = Payload(timestamp=_millis(at), seq=self._seq)
        self._seq = (self._seq + 1) % 256
        return payload

    async def _say(self, what: str, payload: Any, device: str = "") -> None:
        # QoS 0, never retained: so the specification wants it (tck-id-topics-nbirth-mqtt and its like).
        await self._broker.publish(self._node.topic(what, device), payload.SerializeToString(), qos=0)

    def _fill(self, added: Any, metric: Metric, *, with_unit: bool = False) -> None:
        added.timestamp = _millis(metric.at if metric.at is not None else self._now())
        put(added, metric.kind, metric.value)
        if with_unit and metric.unit:
            _property(added, "engUnit", DataType.STRING, metric.unit)
        if not metric.good:
            _property(added, "Quality", DataType.INT32, BAD)


def _property(metric: Any, key: str, kind: DataType, value: str | int) -> None:
    metric.properties.keys.append(key)
    put(metric.properties.values.add(type=kind), kind, value)


def _bd_seq(payload: Any, number: int, at: datetime) -> None:
    added = payload.metrics.add(name="bdSeq", timestamp=_millis(at), datatype=DataType.INT64)
    put(added, DataType.INT64, number)


def _millis(at: datetime) -> int:
    return round(at.timestamp() * 1000)
