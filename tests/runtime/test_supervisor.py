"""One supervisor per machine: it tries for ever, tells once, and keeps a bug to its own machine."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from collector.core.events import ConnectionLost, ConnectionMade
from collector.core.machine import MachineState
from collector.core.signals import Quality, Reading, Value
from collector.errors import ProtocolError, Refused, Unreachable, WriteRejected
from collector.ports import Link
from collector.runtime.backoff import LONGEST, PERSON_NEEDED, Backoff
from collector.runtime.live import Line, MachineLive
from collector.runtime.mailbox import Delivery, DroppingMailbox, WaitingMailbox
from collector.runtime.supervisor import Supervisor

START = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


class FakeClock:
    """Time that passes when somebody sleeps; every sleep is remembered."""

    def __init__(self) -> None:
        self.time = START
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)
        await asyncio.sleep(0)


def reading(signal: str, value: Value, quality: Quality = Quality.GOOD) -> Reading:
    return Reading("m", signal, value, quality, None, START)


Ending = Exception | None


class ScriptedLink:
    """A conversation that says its batches and then ends as told; None waits for ever."""

    def __init__(self, batches: Sequence[Sequence[Reading]], ending: Ending) -> None:
        self.batches = batches
        self.ending = ending

    async def readings(self) -> AsyncIterator[Sequence[Reading]]:
        for batch in self.batches:
            yield batch
        if self.ending is not None:
            raise self.ending
        await asyncio.Event().wait()


class ScriptedAdapter:
    """Conversations one after another; what is an exception is raised by `connect`, and the last one lasts."""

    def __init__(self, *conversations: ScriptedLink | Exception) -> None:
        self.conversations = list(conversations)
        self.connects = 0
        self.open = 0

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[Link]:
        self.connects += 1
        conversation = self.conversations.pop(0) if self.conversations else ScriptedLink([], None)
        if isinstance(conversation, Exception):
            raise conversation
        self.open += 1
        try:
            yield conversation
        finally:
            self.open -= 1


class House:
    """A supervisor with its mailboxes, run until a condition holds."""

    def __init__(self, adapter: ScriptedAdapter) -> None:
        self.adapter = adapter
        self.clock = FakeClock()
        self.live = MachineLive("m", MachineState("m"))
        self.vital, self.telemetry = WaitingMailbox(10_000), DroppingMailbox()
        self.supervisor = Supervisor(
            self.live, adapter, self.vital, self.telemetry, self.clock, Backoff(chance=random.Random(1))
        )

    async def until(self, condition: Callable[[], bool]) -> list[Delivery]:
        async with asyncio.timeout(10), asyncio.TaskGroup() as group:
            task = group.create_task(self.supervisor.run(), name="supervisor")
            while not condition():  # noqa: ASYNC110 - the condition is the test's own
                await asyncio.sleep(0)
            task.cancel()
        return await self.vital.take(10_000) if len(self.vital) else []


async def test_readings_go_where_they_belong_and_only_changes_reach_the_engine() -> None:
    """Vital readings that changed go one way, telemetry the other; the page sees every last value."""
    link = ScriptedLink(
        [
            [reading("execution", "READY"), reading("power", 1.0)],
            [reading("execution", "READY"), reading("power", 2.0)],
            [],
            [reading("execution", "ACTIVE")],
            [reading("execution", None, Quality.BAD)],
        ],
        None,
    )
    house = House(ScriptedAdapter(link))
    deliveries = await house.until(lambda: len(house.vital) >= 4)
    events = [event for delivery in deliveries for event in delivery.events]
    assert isinstance(events[0], ConnectionMade)
    assert [event.value for event in events[1:] if isinstance(event, Reading)] == ["READY", "ACTIVE", None]
    assert [one.value for one in await house.telemetry.take()] == [1.0, 2.0]
    assert house.live.values["power"].value == 2.0


async def test_what_is_said_of_tools_reaches_the_engine_and_percents_the_charts() -> None:
    """A word about one tool is as vital as the word itself; a life in percent is a measure and no more."""
    link = ScriptedLink(
        [[reading("tool_left.12", 60.0), reading("tool_life.12", 5.0), reading("tool_list", "12")]], None
    )
    house = House(ScriptedAdapter(link))
    deliveries = await house.until(lambda: len(house.vital) >= 2)
    told = [one.signal for delivery in deliveries for one in delivery.events if isinstance(one, Reading)]
    assert told == ["tool_left.12", "tool_list"]
    assert [one.signal for one in await house.telemetry.take()] == ["tool_life.12"]


async def test_a_lost_line_is_told_once_with_when_it_was_last_heard_and_tried_again() -> None:
    """Down and up again: one ConnectionLost, dated by the last word, and a new ConnectionMade."""
    first = ScriptedLink([[reading("part_count", 5)]], Unreachable("the plug was pulled"))
    second = ScriptedLink([[reading("part_count", 7)]], None)
    house = House(ScriptedAdapter(first, Unreachable("still away"), Unreachable("still away"), second))
    deliveries = await house.until(lambda: house.live.connects == 2 and len(house.vital) >= 5)
    kinds = [type(delivery.events[0]).__name__ for delivery in deliveries]
    assert kinds == ["ConnectionMade", "Reading", "ConnectionLost", "ConnectionMade", "Reading"]
    lost = deliveries[2].events[0]
    assert isinstance(lost, ConnectionLost)
    assert lost.at == START
    assert "plug" in lost.reason
    assert all(wait <= LONGEST for wait in house.clock.slept)


class SlowLink(ScriptedLink):
    """Shows a clock that is 2 s ahead, takes 3 s to confirm what it is told."""

    identity, complaints, clock_offset = dict[str, str](), dict[str, str](), 2.0

    def __init__(self, house: House, batches: Sequence[Sequence[Reading]]) -> None:
        super().__init__(batches, None)
        self.house = house

    async def write(self, signal: str, value: Value) -> None:
        await self.house.clock.sleep(3.0)


async def test_how_healthy_the_line_is() -> None:
    """Since when it stands, how long opening and answering took, by how much values come late."""
    house = House(ScriptedAdapter(Unreachable("away"), Unreachable("away")))
    old = Reading("m", "execution", "READY", Quality.GOOD, START - timedelta(hours=3), START)
    late = Reading("m", "power", 1.0, Quality.GOOD, START + timedelta(seconds=1.5), START)
    house.adapter.conversations.append(SlowLink(house, [[old], [late]]))
    await house.until(lambda: house.live.line is Line.DOWN)
    assert (house.live.line_since, house.live.opened_in) == (START, None)
    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        task = group.create_task(house.supervisor.run(), name="supervisor")
        while house.live.lag is None:  # noqa: ASYNC110 - no fact tells it
            await asyncio.sleep(0)
        await house.supervisor.write("permit", True)
        task.cancel()
    assert house.live.lag == 0.5, "not the three hours for which the first value had stood"
    assert house.live.answered_in == 3.0
    assert house.live.opened_in == 0.0
    assert house.live.line_since == START + timedelta(seconds=sum(house.clock.slept[:-1]))


async def test_the_log_says_once_that_it_broke_and_once_that_it_healed(caplog: pytest.LogCaptureFixture) -> None:
    """Fifty failed tries are one line."""
    caplog.set_level(logging.INFO)
    house = House(ScriptedAdapter(*[Unreachable("away")] * 50, ScriptedLink([], None)))
    await house.until(lambda: house.live.line is Line.UP)
    assert [record.getMessage() for record in caplog.records] == ["machine not connected", "machine connected"]


async def test_a_machine_that_says_no_is_left_alone_for_longer() -> None:
    """Refused needs a person: it is shown, and asked again only now and then."""
    house = House(ScriptedAdapter(Refused("user unknown"), ScriptedLink([], None)))
    shown: list[tuple[Line, str]] = []

    def up() -> bool:
        shown.append((house.live.line, house.live.reason))
        return house.live.line is Line.UP

    await house.until(up)
    assert (Line.REFUSED, "user unknown") in shown
    assert house.clock.slept == [PERSON_NEEDED]


async def test_a_bug_in_an_adapter_marks_this_machine_faulted_and_is_not_the_end(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Anything that is no failure on purpose is a bug: shown, logged with its trace, tried again later."""
    house = House(ScriptedAdapter(ScriptedLink([], ZeroDivisionError("oops")), ScriptedLink([], None)))
    faulted: list[Line] = []

    def up_again() -> bool:
        faulted.append(house.live.line)
        return house.live.connects == 2

    await house.until(up_again)
    assert Line.FAULTED in faulted
    [record] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert record.exc_info is not None


async def test_garbage_ends_the_line_and_is_tried_again() -> None:
    """A ProtocolError drops the line like any other failure."""
    house = House(ScriptedAdapter(ScriptedLink([], ProtocolError("no frame")), ScriptedLink([], None)))
    await house.until(lambda: house.live.connects == 2)


async def test_a_conversation_that_just_stops_counts_as_lost() -> None:
    """A link whose readings end without an error is no reason to spin."""

    class Short(ScriptedLink):
        async def readings(self) -> AsyncIterator[Sequence[Reading]]:
            yield [reading("execution", "READY")]

    house = House(ScriptedAdapter(Short([], None), ScriptedLink([], None)))
    await house.until(lambda: house.live.connects == 2)
    assert house.clock.slept


async def test_cancelling_closes_the_conversation() -> None:
    """When the collector stops, no conversation is left open."""
    adapter = ScriptedAdapter(ScriptedLink([[reading("execution", "READY")]], None))
    house = House(adapter)
    await house.until(lambda: house.live.readings == 1)
    assert adapter.open == 0


async def test_nothing_can_be_told_to_a_machine_that_is_away_or_only_speaks() -> None:
    """A write without a line, or to a link that takes none, is rejected at once."""
    house = House(ScriptedAdapter(ScriptedLink([], None)))
    with pytest.raises(WriteRejected):
        await house.supervisor.write("permit", True)
    rejected: list[bool] = []

    async def write() -> None:
        while house.live.line is not Line.UP:  # noqa: ASYNC110 - nothing tells when
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        with pytest.raises(WriteRejected):
            await house.supervisor.write("permit", True)
        rejected.append(True)

    async with asyncio.TaskGroup() as group:
        group.create_task(write(), name="writer")
        await house.until(lambda: bool(rejected))


def test_back_off_doubles_is_bounded_and_jittered() -> None:
    """Waits grow to the bound, vary, and start again after a success."""
    backoff = Backoff(shortest=1.0, longest=8.0, chance=random.Random(3))
    waits = [backoff.next() for _ in range(50)]
    assert 0.5 <= waits[0] <= 1.0
    assert all(4.0 <= wait <= 8.0 for wait in waits[4:])
    assert len(set(waits)) == len(waits)
    backoff.reset()
    assert backoff.next() <= 1.0
