"""What lines and servers do to a machine's keeper: the supervisor over the real adapter, against real servers.

Elsewhere: one link's own part of it in `test_opcua.py`, every adapter's in `tests/adapters/test_contract.py`, whole
workshops under faults in `tests/workshop/test_broken_lines.py`.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from asyncua import Client, ua
from asyncua.common.utils import ServiceError

from adapters.opcua import DIALECT, Address, Connection, Options
from adapters.opcua.link import OpcUaLink
from collector.core.dating import when
from collector.core.events import ConnectionMade
from collector.core.machine import MachineState
from collector.core.signals import Reading
from collector.ports import Adapter, Device, Point
from collector.runtime.backoff import LONGEST, PERSON_NEEDED
from collector.runtime.live import Line
from tests.adapters.opcua.conditions import telling
from tests.adapters.opcua.keeping import Kept
from tests.adapters.opcua.listening import Listener
from tests.adapters.opcua.server import URI, Front, MachineServer, Variable, serving
from tests.ports import free_port

U32, TEXT = ua.VariantType.UInt32, ua.VariantType.String
COUNT = {"count": Variable(0, U32)}
SILENCE = 2.0


def adapter(
    port: int, connection: Mapping[str, str] | None = None, point_queue: int | None = None, **options: Any
) -> Adapter:
    """An adapter that knows the counter and the program, quick to publish and to notice silence."""
    settings = {"namespaces": {"m": URI}, "publishing": "50 ms", "sampling": "0 s", "retry_missing": "200 ms"}
    line = {
        "url": f"opc.tcp://127.0.0.1:{port}", "timeout": "4 s", "silence": f"{SILENCE:g} s", "session_timeout": "10 s",
    }  # fmt: skip
    points = [
        Point("part_count", Address(node="m;s=count", queue=point_queue)),
        Point("program", Address(node="m;s=program", queue=point_queue)),
    ]
    return DIALECT.build(
        Device(
            "mill",
            Connection.model_validate(line | dict(connection or {})),
            points,
            Options.model_validate(settings | options),
        )
    )


@asynccontextmanager
async def fronted(behind: MachineServer) -> AsyncIterator[tuple[Front, int]]:
    """A socket in front of a server, and its port."""
    port = free_port()
    front = Front(port, behind.port)
    await front.start()
    try:
        yield front, port
    finally:
        front.flowing.set()
        await front.kill()


@pytest.mark.parametrize("padding", [(), ("urn:new:one", "urn:new:two")], ids=["same order", "other namespace order"])
async def test_a_server_that_was_killed_and_comes_back(padding: tuple[str, ...]) -> None:
    """One gap, and after it the present values and every change, whatever order the namespaces have now; one session.
    Between the tries the supervisor waits, and never long."""
    async with (
        serving({**COUNT, "program": Variable("O1", TEXT)}) as before,
        fronted(before) as (front, port),
        Kept(adapter(port)).running() as kept,
    ):
        await kept.until(lambda: kept.values("part_count") == [0] and kept.values("program") == ["O1"])
        await front.kill()
        await kept.until(lambda: kept.live.line is Line.DOWN)
        after = MachineServer({"count": Variable(5, U32), "program": Variable("O2", TEXT)}, padding=padding)
        await after.start()
        try:
            assert (after.index == before.index) is not bool(padding)
            again = Front(port, after.port)
            await again.start()
            await kept.until(lambda: kept.values("part_count") == [0, 5] and kept.values("program") == ["O1", "O2"])
            await after.set("count", 6, U32)
            await kept.until(lambda: kept.values("part_count") == [0, 5, 6])
            assert kept.kinds() == ["ConnectionMade", "ConnectionLost", "ConnectionMade"]
            assert after.sessions == 1
            assert not kept.live.complaints
            assert kept.clock.waits
            assert max(kept.clock.waits) <= LONGEST
            await again.kill()
        finally:
            await after.stop()


async def test_nodes_that_are_missing_at_first_and_appear_later() -> None:
    """The others go on; what is missing is said by name, taken up without a new connection, and then said no more."""
    async with serving(COUNT) as machine, Kept(adapter(machine.port)).running() as kept:
        await kept.until(lambda: kept.values("part_count") == [0] and kept.values("program") == [None])
        await kept.until(lambda: "BadNodeIdUnknown" in kept.live.complaints.get("program", ""))
        await machine.add("program", Variable("O7", TEXT))
        await kept.until(lambda: kept.values("program") == [None, "O7"])
        await machine.set("program", "O8", TEXT)
        await kept.until(lambda: kept.values("program") == [None, "O7", "O8"])
        await kept.until(lambda: not kept.live.complaints)
        assert kept.kinds() == ["ConnectionMade"]
        assert machine.sessions == 1


@pytest.mark.parametrize("queue", [10, 40])
async def test_a_cable_that_stalls_with_the_session_alive_loses_nothing_within_the_queue(queue: int) -> None:
    """Nothing gets through for longer than an answer may take, though not for as long as the line may be silent: then
    all comes, in order and with the times at which it was so, and nobody has noticed a gap. Of more changes than the
    queue holds, its length is kept, the last of them."""
    changes = 30
    async with serving({**COUNT, "program": Variable("O1", TEXT)}) as machine, fronted(machine) as (front, port):
        patient = {"timeout": "500 ms", "silence": "20 s", "session_timeout": "60 s"}
        async with Kept(adapter(port, patient, queue=queue)).running() as kept:
            await kept.until(lambda: kept.values("part_count") == [0])
            front.flowing.clear()
            began = datetime.now(UTC)
            for number in range(1, changes + 1):
                await machine.set("count", number, U32, began + timedelta(milliseconds=number))
            await asyncio.sleep(1.5)  # Questions of the line itself go unanswered meanwhile.
            front.flowing.set()
            await kept.until(lambda: kept.values("part_count")[-1] == changes)
            # A request that was under way may have taken the first of them with it, beside the queue.
            last = min(queue, changes)
            told = [one for one in kept.given if isinstance(one, Reading) and one.signal == "part_count"]
            assert [one.value for one in told[-last:]] == list(range(changes - last + 1, changes + 1))
            assert all(one.source_time == began + timedelta(milliseconds=int(one.value or 0)) for one in told[-last:])
            assert len(told) <= 1 + changes
            assert kept.kinds() == ["ConnectionMade"]
            assert machine.sessions == 1


async def test_a_half_open_connection_is_noticed_and_replaced() -> None:
    """Everything is swallowed and no socket closes: the line counts as dead after the silence that the site file
    allows, nothing hangs while it is tried in vain, and when the network is whole again the machine has one session."""
    async with (
        serving({**COUNT, "program": Variable("O1", TEXT)}) as machine,
        fronted(machine) as (front, port),
        Kept(adapter(port)).running() as kept,
    ):
        await kept.until(lambda: kept.values("part_count") == [0])
        front.silent.set()
        await kept.until(lambda: kept.live.line is Line.DOWN)
        assert f"nothing heard from opc.tcp://127.0.0.1:{port} for {SILENCE:g} s" in kept.live.reason
        await machine.set("count", 3, U32)
        await kept.until(lambda: "no answer in time" in kept.live.reason)
        front.silent.clear()
        await kept.until(lambda: kept.values("part_count") == [0, 3])
        assert kept.kinds() == ["ConnectionMade", "ConnectionLost", "ConnectionMade"]
        # The one that it could not close is forgotten by the server within the time that was agreed.
        await kept.until(lambda: machine.sessions == 1)
        await machine.set("count", 4, U32)
        await kept.until(lambda: kept.values("part_count") == [0, 3, 4])


async def test_a_server_whose_sessions_are_all_taken() -> None:
    """A person reads why and what to do; it is tried again, without haste, and succeeds once there is room."""
    async with serving({**COUNT, "program": Variable("O1", TEXT)}) as machine:
        _allow_sessions(machine, 1)
        async with Client(machine.url) as other, Kept(adapter(machine.port)).running() as kept:
            await kept.until(lambda: kept.live.line is Line.REFUSED and len(kept.clock.waits) >= 2)
            assert "BadTooManySessions" in kept.live.reason
            assert "close another client" in kept.live.reason
            assert set(kept.clock.waits) == {PERSON_NEEDED}
            assert machine.sessions == 1
            assert kept.given == []
            await other.disconnect()
            await kept.until(lambda: kept.values("part_count") == [0])
            assert kept.live.line is Line.UP
            assert machine.sessions == 1


def _allow_sessions(machine: MachineServer, most: int) -> None:
    """As controls do that have five; asyncua's server knows no limit."""
    inside = machine.server.iserver
    create = inside.create_session

    def create_if_there_is_room(*args: Any, **kwargs: Any) -> Any:
        if machine.sessions >= most:
            raise ServiceError(ua.StatusCodes.BadTooManySessions)
        return create(*args, **kwargs)

    inside.create_session = create_if_there_is_room


async def test_alarms_that_ended_and_began_while_the_line_was_down() -> None:
    """The engine hears of both by the refresh: no alarm stays for ever because nobody saw its end."""
    source = Address(events="m;s=Messages")
    async with telling() as machine, fronted(machine.machine) as (front, port):
        await machine.raise_("door", "Porte", 700)
        async with Kept(machine.adapter(Point("alarm", source), port=port)).running() as kept:
            await kept.until(lambda: kept.values("alarm") == ["Porte"])
            for _ in range(2):
                await front.kill()
                await kept.until(lambda: kept.live.line is Line.DOWN)
                if "door" in machine.active:
                    await machine.clear("door")
                else:
                    await machine.raise_("axis", "Axe X", 900)
                await machine.machine.forget_sessions()
                await front.start()
                await kept.until(lambda: kept.live.line is Line.UP)
                await kept.until(lambda: "alarm" in kept.live.values)
            await kept.until(lambda: kept.values("alarm") == ["Porte", "", "Axe X"])
            assert machine.machine.sessions == 1


@pytest.mark.parametrize("minutes", [-7, 7])
async def test_a_clock_that_is_off_by_minutes(minutes: int) -> None:
    """Source times are kept as the machine gave them; how far its clock is off is measured and told, and with it the
    core dates what happened by ours: in the order and at the distance in which it was."""
    off = timedelta(minutes=minutes)
    async with serving({**COUNT, "program": Variable("O1", TEXT)}) as machine:
        machine.server.set_attribute_value_callback(
            ua.NodeId(ua.ObjectIds.Server_ServerStatus_CurrentTime),
            lambda node, attribute: ua.DataValue(ua.Variant(datetime.now(UTC) + off, ua.VariantType.DateTime)),
        )
        async with Kept(adapter(machine.port)).running() as kept:
            await kept.until(lambda: kept.values("part_count") == [0] and kept.values("program") == ["O1"])
            began = datetime.now(UTC)
            # Within one publish, and told item by item: only their times say which came first.
            await machine.set("count", 1, U32, began + off)
            await machine.set("program", "O2", TEXT, began + off + timedelta(milliseconds=1))
            await machine.set("count", 2, U32, began + off + timedelta(milliseconds=2))
            await kept.until(lambda: kept.values("part_count")[-1] == 2 and kept.values("program")[-1] == "O2")
            made = kept.given[0]
            assert isinstance(made, ConnectionMade)
            assert made.clock_offset == pytest.approx(off.total_seconds(), abs=60)
            readings = [one for one in kept.given if isinstance(one, Reading)][-3:]
            assert [(one.signal, one.value) for one in readings] == [
                ("part_count", 1), ("program", "O2"), ("part_count", 2),
            ]  # fmt: skip
            assert [one.source_time for one in readings] == [
                began + off + timedelta(milliseconds=number) for number in range(3)
            ]
            assert kept.live.lag is not None
            assert kept.live.lag < 60
            state = MachineState("mill", clock_offset=made.clock_offset)
            dated = [when(state, one) for one in readings]
            assert [following - one for one, following in itertools.pairwise(dated)] == [timedelta(milliseconds=1)] * 2
            assert abs(dated[0] - began) < timedelta(seconds=60)


async def test_a_server_that_revises_the_queue_to_one(caplog: pytest.LogCaptureFixture) -> None:
    """It keeps only the last of what changes between two publishes: said once, counted, and the last is there."""
    async with serving({**COUNT, "program": Variable("O1", TEXT)}) as machine:
        machine.server.iserver.max_monitored_item_queue_size = 1
        with caplog.at_level(logging.WARNING, logger="adapters"):
            async with adapter(machine.port, publishing="500 ms").connect() as link:
                assert isinstance(link, OpcUaLink)
                listener = Listener(link)
                await listener.until(lambda: listener.values("part_count") == [0])
                for number in range(1, 8):
                    await machine.set("count", number, U32)
                await listener.until(lambda: listener.values("part_count")[-1] == 7)
                assert len(listener.values("part_count")) < 8
                assert link.counts["short_queues"] == 2
                assert machine.sessions == 1
        [said] = [record for record in caplog.records if "keeps fewer values" in record.getMessage()]
        assert (said.__dict__["asked"], said.__dict__["kept"]) == (20, 1)


async def test_a_queue_of_one_that_was_asked_for_is_no_loss() -> None:
    """Nobody is warned of what the profile wanted."""
    async with serving(COUNT) as machine:
        machine.server.iserver.max_monitored_item_queue_size = 1
        async with adapter(machine.port, point_queue=1).connect() as link:
            assert isinstance(link, OpcUaLink)
            assert link.counts["short_queues"] == 0
