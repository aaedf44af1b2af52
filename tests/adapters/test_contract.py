"""The contract of every adapter, clause by clause, against real servers: one suite, run over each protocol's rig."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from collector.core.signals import Execution, Quality, Reading, Value, kind_of
from collector.errors import DeviceError, ProtocolError, Refused, Unreachable, WriteRejected
from collector.ports import Described, Link, Writable
from tests.adapters.modbus import rig as modbus
from tests.adapters.mqtt import rig as mqtt
from tests.adapters.opcua import rig as opcua
from tests.adapters.rig import Rig
from tests.adapters.scripted import rig as scripted

PATIENCE = 60.0
"""Seconds after which a clause counts as broken: a bound for hangs, never a measure."""

SILENCE = 2.0
"""Seconds within which every rig's adapter notices silence (see `Rig.adapter`)."""

SIGNALS = {"execution", "part_count", "program", "spindle_load", "permit"}


@dataclass(frozen=True, slots=True)
class Protocol:
    """One protocol under the contract: its rig, who is expected, and who answers after `become_another`."""

    make: Callable[[], Rig]
    expected: str
    another: str


PROTOCOLS = {
    "scripted": Protocol(scripted.ScriptedRig, scripted.OURS, scripted.ANOTHER),
    "modbus": Protocol(modbus.ModbusRig, modbus.OURS, modbus.ANOTHER),
    "mqtt": Protocol(mqtt.MqttRig, mqtt.OURS, mqtt.ANOTHER),
    "opcua": Protocol(opcua.OpcUaRig, opcua.APPLICATION, "urn:test:somebody-else"),
}


class Listener:
    """Follows one link and remembers what it said."""

    def __init__(self, link: Link) -> None:
        self.heard: list[Reading] = []
        self._batches = link.readings()

    def last(self, signal: str) -> Reading | None:
        """The latest reading of a signal."""
        return next((reading for reading in reversed(self.heard) if reading.signal == signal), None)

    def all_of(self, signal: str) -> list[Value]:
        """Every value of a signal, in the order of its coming."""
        return [reading.value for reading in self.heard if reading.signal == signal]

    async def batch(self) -> None:
        """Wait for one batch, which may be empty."""
        async with asyncio.timeout(PATIENCE):
            self.heard += await anext(self._batches)

    async def until(self, met: Callable[[], bool]) -> None:
        """Listen until a condition holds."""
        async with asyncio.timeout(PATIENCE):
            while not met():
                self.heard += await anext(self._batches)

    async def complete(self) -> None:
        """Listen until every point has been heard."""
        await self.until(lambda: {reading.signal for reading in self.heard} == SIGNALS)

    async def says(self, signal: str, value: Value) -> None:
        """Listen until a signal has a value that can be trusted."""
        await self.until(lambda: (r := self.last(signal)) is not None and (r.value, r.quality) == (value, Quality.GOOD))

    async def end(self) -> DeviceError:
        """Listen until the link ends, and give what it ended with; only a DeviceError will do."""
        try:
            await self.until(lambda: False)
        except DeviceError as ended:
            return ended
        except StopAsyncIteration:
            pytest.fail("the link ended without saying why")
        raise AssertionError

    async def close(self) -> None:
        """Stop listening."""
        if (close := getattr(self._batches, "aclose", None)) is not None:
            await close()


@asynccontextmanager
async def conversation(rig: Rig) -> AsyncIterator[tuple[Link, Listener]]:
    """A link to a rig's device, and somebody who listens to it."""
    async with rig.adapter().connect() as link:
        listener = Listener(link)
        try:
            yield link, listener
        finally:
            await listener.close()


async def eventually(met: Callable[[], bool], what: str) -> None:
    """Wait until a condition outside the link holds."""
    for _ in range(int(PATIENCE / 0.01)):
        if met():
            return
        await asyncio.sleep(0.01)
    pytest.fail(f"never came: {what}")


def writable(link: Link) -> Writable:
    """The link as one that can be told something, which every rig's is."""
    assert isinstance(link, Writable)
    return link


@pytest.fixture(params=PROTOCOLS)
def protocol(request: pytest.FixtureRequest) -> Protocol:
    return PROTOCOLS[request.param]


@pytest.fixture
async def rig(protocol: Protocol) -> AsyncIterator[Rig]:
    rig = protocol.make()
    try:
        await rig.start()
        yield rig
    finally:
        await rig.close()


# What a link says


async def test_the_first_batches_hold_the_present_value_of_every_point(rig: Rig) -> None:
    """Who connects knows at once how the machine stands, without waiting for anything to change."""
    present: dict[str, Value] = {
        "execution": Execution.ACTIVE, "part_count": 12, "program": "O1234", "spindle_load": 42.5, "permit": True,
    }  # fmt: skip
    for signal, value in present.items():
        await rig.set(signal, value)
    async with conversation(rig) as (_, listener):
        await listener.complete()
        assert {signal: listener.all_of(signal)[0] for signal in SIGNALS} == present
        assert {reading.quality for reading in listener.heard} == {Quality.GOOD}


async def test_every_reading_is_in_the_words_types_and_times_of_the_house(rig: Rig) -> None:
    """A reading carries its machine, its signal's own type, and times that say their zone."""
    async with conversation(rig) as (_, listener):
        await listener.complete()
        for reading in listener.heard:
            kind = kind_of(reading.signal)
            assert kind is not None and isinstance(reading.value, kind.type), reading
            assert isinstance(reading.value, bool) is (kind.type is bool), reading
            assert reading.receive_time.utcoffset() is not None, reading
            assert reading.source_time is None or reading.source_time.utcoffset() is not None, reading
        assert len({reading.machine for reading in listener.heard}) == 1


async def test_a_healthy_device_gives_nothing_to_complain_of(rig: Rig) -> None:
    """What a link knows about its device can be read as soon as it has said everything once."""
    async with conversation(rig) as (link, listener):
        await listener.complete()
        if isinstance(link, Described):
            assert dict(link.complaints) == {}
            assert all(isinstance(text, str) for pair in link.identity.items() for text in pair)
            assert link.clock_offset is None or abs(link.clock_offset) < 60  # The same clock, generously.


async def test_a_change_arrives(rig: Rig) -> None:
    """What happens at the machine is told, whatever its type."""
    async with conversation(rig) as (_, listener):
        await listener.complete()
        for signal, value in (
            ("execution", Execution.ACTIVE),
            ("part_count", 70_000),
            ("program", "O2"),
            ("spindle_load", 12.5),
            ("execution", Execution.READY),
        ):
            await rig.set(signal, value)
            await listener.says(signal, value)


async def test_the_order_of_changes_is_kept(rig: Rig) -> None:
    """A counter that only climbs is never heard to fall, and its last value is heard."""
    async with conversation(rig) as (_, listener):
        await listener.complete()
        for count in range(1, 101):
            await rig.set("part_count", count)
            await asyncio.sleep(0.005)
        await listener.says("part_count", 100)
        counts = listener.all_of("part_count")
        assert counts == sorted(set(counts), key=lambda count: int(count or 0))
        assert len(counts) > 2  # More than the first and the last.


async def test_a_word_unknown_to_the_profile_is_a_bad_reading_and_no_end(rig: Rig) -> None:
    """A controller that says something new makes one signal unknown; the others, and the link, go on."""
    async with conversation(rig) as (_, listener):
        await listener.complete()
        await rig.set("execution", "UNHEARD_OF")
        await listener.until(lambda: listener.all_of("execution")[-1] is None)
        bad = listener.last("execution")
        assert bad is not None and bad.quality is Quality.BAD
        await rig.set("part_count", 5)
        await listener.says("part_count", 5)
        await rig.set("execution", Execution.ACTIVE)
        await listener.says("execution", Execution.ACTIVE)


async def test_a_quiet_device_is_not_a_silent_one(rig: Rig) -> None:
    """A machine at which nothing changes all night stays connected: empty batches say that it is alive."""
    clock = asyncio.get_running_loop().time
    async with conversation(rig) as (_, listener):
        await listener.complete()
        night = clock() + 3 * SILENCE
        while clock() < night:
            await listener.batch()


async def test_two_links_to_two_devices_do_not_mix(protocol: Protocol, rig: Rig) -> None:
    """Each machine's values and commands are its own, and one that falls leaves the other standing."""
    other = protocol.make()
    try:
        await other.start()
        await rig.set("part_count", 1_001)
        await other.set("part_count", 2_002)
        async with conversation(rig) as (link, one), conversation(other) as (_, two):
            async with asyncio.TaskGroup() as both:
                both.create_task(one.complete(), name="listening to the one")
                both.create_task(two.complete(), name="listening to the other")
            await writable(link).write("permit", True)
            await one.says("permit", True)
            assert await other.get("permit") is False
            await rig.kill()
            assert isinstance(await one.end(), Unreachable)
            await other.set("part_count", 2_003)
            await two.says("part_count", 2_003)
            assert (set(one.all_of("part_count")), set(two.all_of("part_count"))) == ({1_001}, {2_002, 2_003})
            assert two.all_of("permit") == [False]
    finally:
        await other.close()


# How a link ends


async def test_a_killed_device_is_unreachable(rig: Rig) -> None:
    """When the plug is pulled, the link ends with the error that means: try again."""
    async with conversation(rig) as (_, listener):
        await listener.complete()
        await rig.kill()
        assert isinstance(await listener.end(), Unreachable)


@pytest.mark.parametrize("fault", ["kill", "fall_silent"])
async def test_a_line_that_falls_cancels_nobody(rig: Rig, fault: str) -> None:
    """Who holds a link learns of its end by reading it, and is not struck down while doing something else."""
    async with conversation(rig) as (_, listener):
        await listener.complete()
        await getattr(rig, fault)()
        await asyncio.sleep(SILENCE)  # Doing something else.
        assert isinstance(await listener.end(), Unreachable)


async def test_what_its_user_raises_comes_out_as_it_is(rig: Rig) -> None:
    """A failure of the journal is not mistaken for one of the machine, nor wrapped in a group that nobody catches."""
    mine = LookupError("mine")
    with pytest.raises(LookupError) as raised:
        async with conversation(rig) as (_, listener):
            await listener.complete()
            raise mine
    assert raised.value is mine
    await eventually(lambda: rig.conversations == 0, "the end of the conversation")


async def test_a_device_that_is_not_there_is_unreachable(rig: Rig) -> None:
    """No library's own exception comes out of connecting to a machine that is switched off."""
    await rig.kill()
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(Unreachable):
            async with rig.adapter().connect():
                pass


async def test_after_a_restart_the_same_adapter_gives_the_present_values(rig: Rig) -> None:
    """A conversation after an outage begins with how the machine stands now, not with how it stood before."""
    adapter = rig.adapter()
    await rig.set("part_count", 40)
    async with adapter.connect() as link:
        before = Listener(link)
        await before.says("part_count", 40)
        await rig.kill()
        await before.end()
    await rig.start()
    await rig.set("part_count", 41)
    async with adapter.connect() as link:
        after = Listener(link)
        await after.complete()
        assert after.all_of("part_count")[0] == 41
        await rig.set("part_count", 42)
        await after.says("part_count", 42)
        await after.close()


async def test_garbage_ends_the_link_and_is_no_bug(rig: Rig) -> None:
    """Whatever comes down a line is a failure with a name, and the same adapter works again when sense returns."""
    adapter = rig.adapter()
    async with adapter.connect() as link:
        listener = Listener(link)
        await listener.complete()
        await rig.talk_garbage()
        assert isinstance(await listener.end(), ProtocolError | Unreachable)
    async with asyncio.timeout(PATIENCE):
        with pytest.raises((ProtocolError, Unreachable)):
            async with adapter.connect() as link:
                raise await Listener(link).end()
    await rig.kill()
    await rig.start()
    async with conversation(rig) as (_, listener):
        await listener.complete()


async def test_another_device_at_the_address_is_refused(protocol: Protocol, rig: Rig) -> None:
    """Parts are never counted for the wrong machine, and the person who has to act reads who was expected and who
    answered."""
    await rig.become_another()
    await rig.kill()
    await rig.start()
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(Refused) as refusal:
            async with rig.adapter().connect():
                pass
    assert protocol.expected in str(refusal.value)
    assert protocol.another in str(refusal.value)
    await eventually(lambda: rig.conversations == 0, "the end of the refused conversation")


async def test_the_link_itself_notices_silence(rig: Rig) -> None:
    """A machine that hangs with its connection open is found out without anybody asking it anything."""
    async with conversation(rig) as (_, listener):
        await listener.complete()
        await rig.fall_silent()
        assert isinstance(await listener.end(), Unreachable)


async def test_a_device_that_accepts_and_says_nothing_is_unreachable(rig: Rig) -> None:
    """A controller that hangs while it starts does not hang its collector."""
    await rig.fall_silent()
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(Unreachable):
            async with rig.adapter().connect():
                pass
    await eventually(lambda: rig.conversations == 0, "the end of the conversation that never began")


async def test_a_cancelled_reader_leaves_no_conversation_open(rig: Rig) -> None:
    """Stopping the collector frees the machine at once: many controllers have only one or two places."""
    listening = asyncio.Event()

    async def follow() -> None:
        async with conversation(rig) as (_, listener):
            await listener.complete()
            listening.set()
            await listener.end()

    async with asyncio.timeout(PATIENCE):
        async with asyncio.TaskGroup() as group:
            reader = group.create_task(follow(), name="reader")
            await listening.wait()
            assert rig.conversations == 1
            reader.cancel()
    assert reader.cancelled()
    await eventually(lambda: rig.conversations == 0, "the end of the cancelled conversation")


async def test_a_connect_cancelled_at_any_moment_leaves_no_conversation_open(rig: Rig) -> None:
    """However far a connection has come when it is called off, the machine gets its place back."""
    before = asyncio.all_tasks()

    async def follow() -> None:
        async with conversation(rig) as (_, listener):
            await listener.end()

    for turns in (1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144):
        async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
            reader = group.create_task(follow(), name="reader")
            for _ in range(turns):
                await asyncio.sleep(0)
            reader.cancel()
        await eventually(lambda: rig.conversations == 0, f"the end of what was cancelled after {turns} turns")
        await eventually(lambda: asyncio.all_tasks() <= before, f"the end of tasks cancelled after {turns} turns")


async def test_a_hundred_conversations_leave_nothing_behind(rig: Rig) -> None:
    """Machines are switched off and on for years: no conversation, task or thread may be left each time."""
    adapter = rig.adapter()
    tasks, threads = len(asyncio.all_tasks()), 0
    for number in range(100):
        async with asyncio.timeout(PATIENCE), adapter.connect() as link:
            listener = Listener(link)
            await listener.batch()
            await listener.close()
        if number == 0:
            threads = threading.active_count()  # A pool's first thread stays; a second one would be a leak.
    await eventually(lambda: rig.conversations == 0, "the end of all conversations")
    await eventually(lambda: len(asyncio.all_tasks()) <= tasks, "the end of all tasks")
    assert threading.active_count() <= threads


# Telling a machine something


async def test_a_write_returns_once_the_device_holds_the_value(rig: Rig) -> None:
    """A permit is given and withdrawn for certain, and it is a level: telling it twice is telling it once."""
    async with conversation(rig) as (link, listener):
        await listener.complete()
        for permitted in (True, True, False, False, True):
            async with asyncio.timeout(PATIENCE):
                await writable(link).write("permit", permitted)
            assert await rig.get("permit") is permitted
            await listener.says("permit", permitted)


async def test_a_write_needs_no_reader(rig: Rig) -> None:
    """A permit is withdrawn at once, even while nobody is taking the link's readings."""
    async with rig.adapter().connect() as link:
        async with asyncio.timeout(PATIENCE):
            await writable(link).write("permit", True)
            assert await rig.get("permit") is True
            await writable(link).write("permit", False)
            assert await rig.get("permit") is False


async def test_a_device_that_keeps_its_old_value_has_rejected_the_write(rig: Rig) -> None:
    """A yes is not believed: the value is read back, and the link goes on."""
    async with conversation(rig) as (link, listener):
        await listener.complete()
        await rig.ignore_writes()
        async with asyncio.timeout(PATIENCE):
            with pytest.raises(WriteRejected):
                await writable(link).write("permit", True)
        assert await rig.get("permit") is False
        await rig.set("part_count", 7)
        await listener.says("part_count", 7)


async def test_what_the_profile_does_not_let_be_written_is_not_written(rig: Rig) -> None:
    """Nothing is told to a machine but what its profile says may be told; the link goes on."""
    async with conversation(rig) as (link, listener):
        await listener.complete()
        attempts: list[tuple[str, Value]] = [("part_count", 3), ("watchdog", 1), ("no_such_signal", True)]
        for signal, value in attempts:
            async with asyncio.timeout(PATIENCE):
                with pytest.raises(WriteRejected):
                    await writable(link).write(signal, value)
        assert await rig.get("part_count") == 0
        await rig.set("part_count", 8)
        await listener.says("part_count", 8)


@pytest.mark.parametrize("fault", ["kill", "fall_silent"])
async def test_a_write_that_cannot_be_confirmed_fails_with_the_line(rig: Rig, fault: str) -> None:
    """Whether a machine was told something is never left open: no answer is a failure, with the line's own name."""
    async with conversation(rig) as (link, listener):
        await listener.complete()
        await getattr(rig, fault)()
        async with asyncio.timeout(PATIENCE):
            with pytest.raises(Unreachable):
                await writable(link).write("permit", True)
        assert isinstance(await listener.end(), Unreachable)
