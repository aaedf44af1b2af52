"""The OPC UA adapter against real servers: the traps of the protocol and of the library, each once."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from asyncua import ua
from asyncua.common.callback import CallbackType
from asyncua.crypto.permission_rules import User, UserRole

from adapters.opcua import DIALECT, Address, Connection, Options
from collector.core.signals import Quality, Reading
from collector.errors import Refused, Unreachable, WriteRejected
from collector.ports import Adapter, Described, Device, Link, Point, Writable
from tests.adapters.opcua.server import URI, Front, MachineServer, Variable, serving
from tests.ports import free_port

U32, I32, DOUBLE, TEXT, BOOL = (
    ua.VariantType.UInt32, ua.VariantType.Int32, ua.VariantType.Double, ua.VariantType.String, ua.VariantType.Boolean,
)  # fmt: skip
COUNT = {"count": Variable(0, U32)}


def point(signal: str, where: str, **kwargs: Any) -> Point:
    key = "path" if where.startswith("/") else "node"
    return Point(signal, Address.model_validate({key: where}), **kwargs)


def adapter(machine: MachineServer, *points: Point, connection: Any = None, **options: Any) -> Adapter:
    """An adapter for a test server, quick to publish, with the alias m for its namespace."""
    settings = {"namespaces": {"m": URI}, "publishing": "50 ms", "sampling": "0 s", "retry_missing": "200 ms"}
    return DIALECT.build(
        Device(
            "mill",
            Connection.model_validate({"url": machine.url, "timeout": "10 s"} | (connection or {})),
            points,
            Options.model_validate(settings | options),
        )
    )


class Listener:
    """Reads a link until something is true."""

    def __init__(self, link: Link) -> None:
        self.heard: list[Reading] = []
        self._batches: AsyncIterator[Sequence[Reading]] = link.readings()

    def values(self, signal: str) -> list[object]:
        return [reading.value for reading in self.heard if reading.signal == signal]

    async def batch(self) -> Sequence[Reading]:
        async with asyncio.timeout(30):
            batch = await anext(self._batches)
        self.heard += batch
        return batch

    async def until(self, met: Callable[[], bool]) -> None:
        while not met():
            await self.batch()


async def test_a_namespace_table_that_shifts_at_a_restart_is_followed() -> None:
    """The same profile finds the same nodes when the server comes back with its namespaces in another order."""
    async with serving(COUNT) as before:
        port, first_index = before.port, before.index
        mill = adapter(before, point("part_count", "m;s=count"))
        async with mill.connect() as link:
            await Listener(link).until(lambda: True)
    async with serving({"count": Variable(5, U32)}, port=port, padding=("urn:new:one", "urn:new:two")) as after:
        assert after.index != first_index
        async with mill.connect() as link:
            listener = Listener(link)
            await listener.until(lambda: bool(listener.values("part_count")))
            await after.set("count", 6, U32)
            await listener.until(lambda: listener.values("part_count") == [5, 6])


async def test_a_missing_node_is_reported_and_comes_when_it_appears() -> None:
    """The others go on; it is BAD in the first batch, complained of by name, and taken up when the server has it."""
    async with serving(COUNT) as machine:
        points = [point("part_count", "m;s=count"), point("tool", "m;s=tool"), point("alarm", "/Objects/m:Nope/m:X")]
        async with adapter(machine, *points).connect() as link:
            assert isinstance(link, Described)
            assert "BadNodeIdUnknown" in link.complaints["tool"]
            assert "BadNoMatch" in link.complaints["alarm"]
            listener = Listener(link)
            first = await listener.batch()
            assert {(r.signal, r.quality) for r in first} == {("tool", Quality.BAD), ("alarm", Quality.BAD)}
            await listener.until(lambda: listener.values("part_count") == [0])
            await machine.add("tool", Variable("T12", TEXT))
            await listener.until(lambda: listener.values("tool") == [None, "T12"])
            assert set(link.complaints) == {"alarm"}


async def test_pulses_between_two_publishes_all_arrive_in_order() -> None:
    """With a queue of one, the server would keep the last change alone; two signals keep their common order."""
    async with serving({**COUNT, "mode": Variable(0, I32)}) as machine:
        points = [
            point("part_count", "m;s=count"),
            point("execution", "m;s=mode", values={"0": "READY", "3": "ACTIVE"}),
        ]
        async with adapter(machine, *points, publishing="500 ms").connect() as link:
            listener = Listener(link)
            await listener.until(lambda: len(listener.heard) == 2)
            for number in range(1, 9):
                await machine.set("mode", 3 * (number % 2), I32, datetime.now(UTC))
                await machine.set("count", number, U32, datetime.now(UTC))
            await listener.until(lambda: len(listener.heard) == 18)
            assert [r.value for r in listener.heard[2:]] == [
                value for number in range(1, 9) for value in ("ACTIVE" if number % 2 else "READY", number)
            ]


async def test_a_stall_shorter_than_the_allowed_silence_loses_nothing() -> None:
    """Questions go unanswered on a bad radio line; what happened meanwhile is in the server's queue, with its times."""
    async with serving(COUNT) as machine:
        port = free_port()
        front = Front(port, machine.port)
        await front.start()
        line = {"url": f"opc.tcp://127.0.0.1:{port}", "timeout": "1 s", "silence": "30 s"}
        try:
            async with adapter(machine, point("part_count", "m;s=count"), connection=line, queue=10).connect() as link:
                listener = Listener(link)
                await listener.until(lambda: listener.values("part_count") == [0])
                front.flowing.clear()
                for number in (1, 2, 3):
                    await machine.set("count", number, U32, datetime.now(UTC))
                # The line's own questions after a second's silence, and those for missing points, time out.
                await asyncio.sleep(3)
                front.flowing.set()
                await listener.until(lambda: len(listener.values("part_count")) >= 4)
                assert listener.values("part_count") == [0, 1, 2, 3]
                assert machine.sessions == 1
        finally:
            await front.kill()


async def test_what_nobody_reads_yet_waits_and_nothing_is_lost() -> None:
    """Who reads slowly gets everything, in order: the link asks for no more than it can hand over."""
    async with serving(COUNT) as machine:
        mill = adapter(machine, point("part_count", "m;s=count"), publishing="10 ms", queue=5000)
        async with mill.connect() as link:
            listener = Listener(link)
            await listener.until(lambda: listener.values("part_count") == [0])
            for number in range(1, 1001):
                await machine.set("count", number, U32)
                await asyncio.sleep(0.001)  # Let publishes leave in between.
            await listener.until(lambda: len(listener.values("part_count")) == 1001)
            assert listener.values("part_count") == list(range(1001))


async def test_the_servers_limits_are_kept() -> None:
    """No call carries more items or paths than the server's OperationLimits allow, and all points arrive."""
    names = [f"v{number}" for number in range(40)]
    async with serving({name: Variable(1.5, DOUBLE) for name in names}) as machine:
        for limit in (
            ua.ObjectIds.Server_ServerCapabilities_OperationLimits_MaxMonitoredItemsPerCall,
            ua.ObjectIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerTranslateBrowsePathsToNodeIds,
        ):
            await machine.server.write_attribute_value(ua.NodeId(limit), ua.DataValue(ua.Variant(7, U32)))
        sizes: list[int] = []
        machine.server.subscribe_server_callback(
            CallbackType.ItemSubscriptionCreated, lambda event, _: sizes.append(len(event.request_params.ItemsToCreate))
        )
        points = [point(f"analog.{name}", f"/Objects/m:{name}") for name in names]
        async with adapter(machine, *points).connect() as link:
            listener = Listener(link)
            await listener.until(lambda: len(listener.heard) == 40)
        assert all(reading.value == 1.5 for reading in listener.heard)
        assert sizes == [7, 7, 7, 7, 7, 5]


async def test_an_instance_is_found_by_its_name_in_whatever_namespace() -> None:
    """`{machine}` is looked for among the children; without a name in the site file, only one may be there."""
    async with serving({}) as machine:
        server = machine.server
        theirs = await server.register_namespace("urn:plant:project")
        folder = await server.nodes.objects.add_folder(
            ua.NodeId("machines", machine.index), f"{machine.index}:Machines"
        )
        path = point("program", "/Objects/m:Machines/{machine}/m:Program")
        for number, name in enumerate(("Lathe", "Mill-01"), 1):
            instance = await folder.add_object(theirs, name)
            await instance.add_variable(ua.NodeId(number, machine.index), f"{machine.index}:Program", name)
            if number == 1:
                async with adapter(machine, path).connect() as link:
                    listener = Listener(link)
                    await listener.until(lambda: listener.values("program") == ["Lathe"])  # noqa: B023
        async with adapter(machine, path, connection={"machine": "Mill-01"}).connect() as link:
            listener = Listener(link)
            await listener.until(lambda: listener.values("program") == ["Mill-01"])
        async with adapter(machine, path).connect() as link:
            assert isinstance(link, Described)
            assert "Lathe, Mill-01" in link.complaints["program"]


async def test_writes_take_the_nodes_own_type() -> None:
    """A plain 1 written to a Boolean or an unsigned number is refused by servers; here it is converted first."""
    variables = {
        "permit": Variable(False, BOOL, writable=True),
        "byte": Variable(0, ua.VariantType.Byte, writable=True),
        "fixed": Variable(False, BOOL),
    }
    async with serving(variables) as machine:
        watchdog = point("watchdog", "m;s=byte", writable=True)
        async with adapter(machine, point("permit", "m;s=permit", writable=True), watchdog).connect() as link:
            assert isinstance(link, Writable)
            await link.write("permit", True)
            await link.write("watchdog", 200)
            assert (machine.get("permit"), machine.get("byte")) == (True, 200)
            with pytest.raises(WriteRejected, match="does not fit Byte"):
                await link.write("watchdog", 256)
            assert machine.get("byte") == 200
        async with adapter(machine, point("permit", "m;s=fixed", writable=True)).connect() as link:
            assert isinstance(link, Writable)
            with pytest.raises(WriteRejected, match=r"BadUserAccessDenied|BadNotWritable"):
                await link.write("permit", True)
        async with adapter(machine, point("permit", "m;s=permit")).connect() as link:
            assert isinstance(link, Writable)
            with pytest.raises(WriteRejected, match="profile"):
                await link.write("permit", False)
        assert machine.get("permit") is True


async def test_no_session_is_left_behind() -> None:
    """After a hundred connections, many of them cancelled at any moment, the server holds no session."""
    pick = random.Random(7)
    async with serving(COUNT) as machine:
        mill = adapter(machine, point("part_count", "m;s=count"))
        for _ in range(50):
            async with mill.connect():
                pass
            try:
                async with asyncio.timeout(pick.uniform(0, 0.06)), mill.connect() as link:
                    async for _batch in link.readings():
                        pass
            except TimeoutError:
                pass
        async with asyncio.timeout(30):
            while machine.sessions or machine.server.bserver.clients:  # noqa: ASYNC110
                await asyncio.sleep(0.01)


async def test_a_session_that_the_server_ends_is_noticed() -> None:
    """A closed session ends the link by itself; nothing is retried behind our back."""
    async with serving(COUNT) as machine, adapter(machine, point("part_count", "m;s=count")).connect() as link:
        listener = Listener(link)
        await listener.until(lambda: bool(listener.heard))
        await machine.forget_sessions()
        with pytest.raises(Unreachable):
            await listener.until(lambda: False)


async def test_nothing_changed_is_told() -> None:
    """While values rest, empty batches say that the machine is there."""
    async with serving(COUNT) as machine, adapter(machine, point("part_count", "m;s=count")).connect() as link:
        listener = Listener(link)
        await listener.until(lambda: bool(listener.heard))
        assert [await listener.batch() for _ in range(2)] == [[], []]


async def test_a_heartbeat_that_stands_still_ends_the_link() -> None:
    """A gateway that goes on answering for a dead machine is seen through when the profile names a heartbeat."""
    async with serving({**COUNT, "beat": Variable(0, U32)}) as machine:
        mill = adapter(machine, point("part_count", "m;s=count"), connection={"silence": "2 s"}, heartbeat="m;s=beat")
        async with mill.connect() as link:
            listener = Listener(link)
            for number in range(1, 7):
                await machine.set("beat", number, U32)
                await asyncio.sleep(0.4)
                await listener.batch()
            with pytest.raises(Unreachable, match="nothing heard"):
                await listener.until(lambda: False)


class _Users:
    """Lets in one user with one password."""

    def get_user(self, iserver: Any, username: Any = None, password: Any = None, certificate: Any = None) -> Any:
        return User(role=UserRole.User) if (username, password) == ("etabli", "right") else None


async def test_a_wrong_password_needs_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused, with what to do; the right one gets in, and the password is in no message."""
    async with serving(COUNT, users=_Users()) as machine:
        mill = adapter(
            machine, point("part_count", "m;s=count"), connection={"user": "etabli", "password_env": "MILL_PASSWORD"}
        )
        monkeypatch.setenv("MILL_PASSWORD", "wrong-one")
        with pytest.raises(Refused, match="password") as caught:
            async with mill.connect():
                pass
        assert "wrong-one" not in str(caught.value)
        monkeypatch.setenv("MILL_PASSWORD", "right")
        async with mill.connect() as link:
            await Listener(link).batch()


async def test_a_namespace_table_that_changes_under_us_ends_the_link() -> None:
    """Node ids may mean other nodes from then on; one that only grows does no harm."""
    async with serving(COUNT) as machine, adapter(machine, point("part_count", "m;s=count")).connect() as link:
        listener = Listener(link)
        await listener.until(lambda: bool(listener.heard))
        await machine.server.register_namespace("urn:one:more")
        for number in range(1, 40):
            await machine.set("count", number, U32)
            await listener.until(lambda: listener.heard[-1].value == number)  # noqa: B023
        table = ua.Variant(["http://opcfoundation.org/UA/", "urn:another", URI], ua.VariantType.String)
        node = ua.NodeId(ua.ObjectIds.Server_NamespaceArray)
        await machine.server.write_attribute_value(node, ua.DataValue(table))
        with pytest.raises(Unreachable, match="namespace table"):
            await listener.until(lambda: False)


async def test_identity_and_clock_are_told() -> None:
    """Who answers, and how far its clock is from ours."""
    async with serving(COUNT) as machine, adapter(machine, point("part_count", "m;s=count")).connect() as link:
        assert isinstance(link, Described)
        assert link.identity["application_uri"] == machine.application
        assert link.identity["product"]
        # The same clock: the server shows it once a second.
        assert link.clock_offset is not None
        assert abs(link.clock_offset) < 60
