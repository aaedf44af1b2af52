"""The shared line: one conversation for all, dead units that delay nobody, answers that come too late."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from adapters.modbus.connection import Connection
from adapters.modbus.line import lease, open_lines
from adapters.modbus.wire import Endpoint
from collector.core.signals import Quality
from collector.errors import Refused, Unreachable
from tests.adapters.modbus.scene import PATIENCE, TRANSPORTS, adapter, at, eventually, listening, serving
from tests.adapters.modbus.server import Server, Unit

CABLES = ("rtu-over-tcp", "serial")


def one(unit: int) -> list[Any]:
    """A machine with one point, on one unit; the register's address tells the unit's answer from others."""
    return [at("analog.value", "holding", 10 + unit, "u16", unit=unit)]


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_machines_behind_one_gateway_share_one_conversation(transport: str) -> None:
    """The first opens it, the last closes it, and each hears its own unit."""
    async with serving(transport) as (server, place):
        server.units = {unit: Unit() for unit in (1, 2, 3)}
        where = place.get("device") or f"127.0.0.1:{server.port}"
        async with listening(adapter(place, one(1))) as (_, first):
            async with (
                listening(adapter(place, one(2))) as (_, second),
                listening(adapter(place, one(3))) as (_, third),
            ):
                for ear in (first, second, third):
                    await ear.until(lambda ear=ear: "analog.value" in ear.last)  # type: ignore[misc]
                assert [ear.value("analog.value") for ear in (first, second, third)] == [11, 12, 13]
                assert open_lines() == [f"{where} (3)"]
                assert server.conversations_ever == 1
            assert open_lines() == [f"{where} (1)"]
            server.units[1].tables["holding"][11] = 99
            await first.until(lambda: first.value("analog.value") == 99)
        assert not open_lines()
        await eventually(lambda: server.conversations == 0)


async def test_machines_that_connect_at_once_open_one_conversation() -> None:
    """A collector that starts reaches all machines behind one gateway at the same moment."""
    async with serving() as (server, place):
        server.units = {unit: Unit() for unit in range(1, 9)}

        async def visit(unit: int) -> None:
            async with listening(adapter(place, one(unit))) as (_, ear):
                await ear.batch()
                assert ear.value("analog.value") == 10 + unit
                await gathered.wait()

        gathered = asyncio.Barrier(8)
        async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
            for unit in range(1, 9):
                group.create_task(visit(unit))
        assert server.conversations_ever == 1


async def test_one_failed_attempt_is_shared_and_the_next_one_is_new() -> None:
    """Eight machines behind a gateway that is off wait for one attempt, and all come back when it is on."""
    server = Server()
    await server.start()
    await server.stop()
    server.units = {unit: Unit() for unit in range(1, 9)}
    place = {"host": "127.0.0.1", "port": server.port}

    async def fail(unit: int) -> None:
        with pytest.raises(Unreachable):
            async with adapter(place, one(unit)).connect():
                pass

    async with asyncio.TaskGroup() as group:
        for unit in range(1, 9):
            group.create_task(fail(unit))
    assert not open_lines()
    await server.start()
    async with listening(adapter(place, one(3))) as (_, ear):
        await ear.batch()
    await server.stop()


async def test_a_dead_unit_on_tcp_delays_the_living_ones_not_at_all() -> None:
    """While the dead unit is being asked, over a connection of its own, the living one is polled on and on."""
    async with serving() as (server, place):
        server.units = {1: Unit(), 2: Unit()}
        points = [*one(1), at("analog.other", "holding", 12, "u16", unit=2)]
        times = {"poll": "20 ms", "timeout": "2 s", "silence": "2.2 s"}
        async with listening(adapter(place, points, **times)) as (_, ear):
            await ear.until(lambda: len(ear.last) == 2)
            server.units[2].dead = True
            await ear.until(lambda: ear.bad() == {"analog.other"})
            for _ in range(2):
                # From the moment that a question to the dead unit is out until the next one is:
                asked = server.polls_of(2)
                await ear.until(lambda asked=asked: server.polls_of(2) > asked)  # type: ignore[misc]
                probe, before = server.polls_of(2), server.polls_of(1)
                await ear.until(lambda before=before: server.polls_of(1) >= before + 20)  # type: ignore[misc]
                assert server.polls_of(2) == probe
            assert {asked.conversation for asked in server.asked if asked.unit == 1} == {1}
            assert server.asked[-1].unit == 1 and max(a.conversation for a in server.asked if a.unit == 2) > 1
            assert [r.signal for r in ear.heard if r.quality is Quality.BAD] == ["analog.other"]
            server.units[2].dead = False
            await ear.until(lambda: not ear.bad())
            assert ear.value("analog.other") == 12
            # Well again, it is asked over the common conversation, and the other one is closed.
            count = server.polls_of(2)
            await ear.until(lambda: server.polls_of(2) > count + 3)
            assert [asked.conversation for asked in server.asked if asked.unit == 2][-3:] == [1, 1, 1]
            await eventually(lambda: server.conversations == 1)


@pytest.mark.parametrize("transport", CABLES)
async def test_a_dead_unit_on_a_cable_is_asked_once_a_pause(transport: str) -> None:
    """A dead unit costs the others one timeout a pause: many polls of the living one for each question to it."""
    async with serving(transport) as (server, place):
        server.units = {1: Unit(), 2: Unit()}
        times = {"poll": "10 ms", "timeout": "250 ms", "back_off": "200 ms", "back_off_max": "400 ms"}
        points = [*one(1), at("analog.other", "holding", 12, "u16", unit=2)]
        async with listening(adapter(place, points, **times)) as (_, ear):
            await ear.until(lambda: len(ear.last) == 2)
            server.units[2].dead = True
            await ear.until(lambda: ear.bad() == {"analog.other"})
            server.asked.clear()
            await ear.until(lambda: server.polls_of(1) > 100)
            assert 0 < server.polls_of(2) * 3 < server.polls_of(1)
            assert ear.bad() == {"analog.other"}
            server.units[2].dead = False
            await ear.until(lambda: not ear.bad())


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_a_dead_machine_is_unreachable_and_its_neighbour_goes_on(transport: str) -> None:
    """Two machines, one gateway: one machine's end is not the other's; the dead one is found again when it is back."""
    async with serving(transport) as (server, place):
        server.units = {1: Unit(), 2: Unit()}
        times = {"poll": "10 ms", "timeout": "100 ms", "silence": "300 ms"}
        dead = adapter(place, one(2), **times)
        async with listening(adapter(place, one(1), **times | {"silence": "10 s"})) as (_, well):
            async with listening(dead) as (_, ear):
                await ear.batch()
                server.units[2].dead = True
                assert isinstance(await ear.end(), Unreachable)
            for _ in range(3):
                with pytest.raises(Unreachable):
                    async with dead.connect():
                        pass
            before = server.polls_of(1)
            await well.until(lambda: server.polls_of(1) > before + 10)
            assert well.value("analog.value") == 11
            server.units[2].dead = False
            async with asyncio.timeout(PATIENCE):
                while True:
                    try:
                        async with listening(dead) as (_, ear):
                            await ear.batch()
                            break
                    except Unreachable:
                        await well.batch()
            assert ear.value("analog.value") == 12


async def test_a_gateway_that_answers_for_a_dead_unit_is_understood() -> None:
    """Exceptions 10 and 11 are the gateway's: the unit is not there, and the gateway is well."""
    async with serving() as (server, place):
        server.units = {1: Unit(), 2: Unit(fails_with=11)}
        points = [*one(1), at("analog.other", "holding", 12, "u16", unit=2)]
        async with listening(adapter(place, points)) as (link, ear):
            await ear.until(lambda: len(ear.last) == 2)
            assert ear.bad() == {"analog.other"} and not link.complaints
            server.units[2].fails_with = 0
            await ear.until(lambda: not ear.bad())
        server.units[1].fails_with = 10
        with pytest.raises(Unreachable, match="gets no answer from unit 1"):
            async with adapter(place, one(1)).connect():
                pass


async def test_a_machine_of_several_units_connects_while_one_of_them_is_dead() -> None:
    """One sensor module off is no reason to know nothing of the machine."""
    async with serving() as (server, place):
        server.units = {1: Unit(dead=True), 2: Unit()}
        points = [*one(1), at("analog.other", "holding", 12, "u16", unit=2)]
        async with listening(adapter(place, points)) as (_, ear):
            await ear.until(lambda: len(ear.last) == 2)
            assert ear.bad() == {"analog.value"} and ear.value("analog.other") == 12
            server.units[1].dead = False
            await ear.until(lambda: not ear.bad())


async def test_a_device_with_one_place_only_still_finds_its_units_again() -> None:
    """Where a second connection is not taken, the silent unit is asked over the first."""
    async with serving() as (server, place):
        server.units = {1: Unit(), 2: Unit()}
        server.only_one_conversation = True
        points = [*one(1), at("analog.other", "holding", 12, "u16", unit=2)]
        async with listening(adapter(place, points, timeout="100 ms", silence="300 ms")) as (_, ear):
            await ear.until(lambda: len(ear.last) == 2)
            server.units[2].dead = True
            await ear.until(lambda: ear.bad() == {"analog.other"})
            server.units[2].dead = False
            await ear.until(lambda: not ear.bad())
            assert {asked.conversation for asked in server.asked} == {1}


async def test_a_connection_that_only_looks_open_is_given_up() -> None:
    """A gateway that lost its power forgets old connections and answers on new ones: the old one must end."""
    async with serving() as (server, place):
        server.units = {1: Unit(), 2: Unit()}
        times = {"timeout": "50 ms", "silence": "500 ms", "back_off": "50 ms", "back_off_max": "50 ms"}
        first, second = adapter(place, one(1), **times), adapter(place, one(2), **times)
        async with listening(second) as (_, other_ear):
            async with listening(first) as (_, one_ear):
                await one_ear.batch()
                await other_ear.batch()
                server.mute_conversations = {1}
                assert isinstance(await one_ear.end(), Unreachable)
                assert isinstance(await other_ear.end(), Unreachable)
            # The other machine's supervisor has not let go yet; this one's tries again and again, as supervisors do.
            async with asyncio.timeout(PATIENCE):
                while await _is_unreachable(first):  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
            assert {asked.conversation for asked in server.asked} > {1}
        await eventually(lambda: server.conversations == 0)


async def _is_unreachable(made: Any) -> bool:
    try:
        async with listening(made) as (_, ear):
            await ear.batch()
    except Unreachable:
        return True
    return False


async def test_a_broken_line_ends_every_link_on_it() -> None:
    """All machines behind a gateway that falls are unreachable, and none of them hangs."""
    async with serving() as (server, place):
        server.units = {1: Unit(), 2: Unit()}
        async with listening(adapter(place, one(1))) as (_, first), listening(adapter(place, one(2))) as (_, second):
            await first.batch()
            await second.batch()
            await server.stop()
            assert isinstance(await first.end(), Unreachable)
            assert isinstance(await second.end(), Unreachable)
            await server.start()
            # The line of the old links is gone for good; a new link opens a new one at once.
            async with listening(adapter(place, one(1))) as (_, again):
                await again.batch()
        assert not open_lines()


@pytest.mark.parametrize("transport", CABLES)
async def test_the_answer_to_a_cancelled_question_is_nobody_elses(transport: str) -> None:
    """RTU answers carry no number: one that comes after its asker has gone must not be the next one's value."""
    async with serving(transport) as (server, place):
        first = adapter(place, [at("analog.value", "holding", 5, "u16")], timeout="1 s")
        second = adapter(place, [at("analog.value", "holding", 9, "u16")], timeout="1 s", silence="5 s")
        async with listening(second) as (_, ear):
            await ear.batch()
            async with asyncio.TaskGroup() as group:
                server.held = first_answers = []
                visit = group.create_task(_stay(first))
                await eventually(lambda: any(asked.start == 5 for asked in server.asked))
                server.held = later_answers = []
                visit.cancel()
                for _ in range(20):
                    await asyncio.sleep(0.001)
                server.held = None
                for answer in (*first_answers, *later_answers):
                    answer()
            for _ in range(5):
                await ear.batch()
            assert {reading.value for reading in ear.heard} == {9.0}


@pytest.mark.parametrize("transport", CABLES)
async def test_the_late_answer_of_one_unit_is_not_another_units(transport: str) -> None:
    """A slow unit answers after it was given up, while its neighbour is being asked."""
    async with serving(transport) as (server, place):
        server.units = {1: Unit(), 2: Unit()}
        points = [*one(1), at("analog.other", "holding", 12, "u16", unit=2)]
        async with listening(adapter(place, points, timeout="300 ms", silence="5 s")) as (_, ear):
            await ear.until(lambda: len(ear.last) == 2)
            server.held = held = []
            server.asked.clear()
            await eventually(lambda: len(held) == 2)
            assert {asked.unit for asked in server.asked} == {1, 2}
            server.held = None
            held[0]()
            await asyncio.sleep(0.01)
            held[1]()
            for _ in range(10):
                await ear.batch()
            assert {(reading.signal, reading.value) for reading in ear.heard} == {
                ("analog.value", 11.0), ("analog.other", 12.0),
            }  # fmt: skip


async def _stay(made: Any) -> None:
    async with made.connect():
        await asyncio.Event().wait()


async def test_an_answer_after_its_time_is_not_taken_for_the_next_one() -> None:
    """On TCP the transaction number tells a late answer from the awaited one."""
    async with serving() as (server, place):
        place |= {"timeout": "100 ms", "silence": "5 s"}
        async with listening(adapter(place, [at("analog.value", "holding", 5, "u16")])) as (_, ear):
            await ear.batch()
            server.held = held = []
            server.units[1].tables["holding"][5] = 66
            await eventually(lambda: len(held) == 1)
            server.units[1].tables["holding"][5] = 77
            await eventually(lambda: len(held) == 2)
            server.held = None
            held[0]()  # Says 66, to a question that was given up, while another one waits for its answer.
            held[1]()
            await ear.until(lambda: ear.value("analog.value") == 77)
            assert {reading.value for reading in ear.heard} == {5.0, 77.0}


async def test_two_machines_that_disagree_on_their_cable_are_told() -> None:
    """One serial device has one baud rate: the second machine is refused, the first goes on."""
    async with serving("serial") as (_, place), listening(adapter(place, one(1))) as (_, ear):
        await ear.batch()
        with pytest.raises(Refused, match="other serial settings"):
            async with adapter(place, one(1), baud_rate=9600).connect():
                pass
        await ear.batch()
        assert ear.value("analog.value") == 11


async def test_a_lease_that_is_cancelled_while_it_opens_leaves_nothing() -> None:
    """Whoever else waits for the same line opens it then."""
    async with serving() as (server, place):
        endpoint = Endpoint.of(Connection.model_validate(place))
        got = asyncio.Event()

        async def hold() -> None:
            async with lease(endpoint, 5.0):
                got.set()

        async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
            opener = group.create_task(hold())
            await asyncio.sleep(0)
            group.create_task(hold())
            await asyncio.sleep(0)
            opener.cancel()
        assert got.is_set() and not open_lines()
        await eventually(lambda: server.conversations == 0)
