"""What the core lives on waits for room; telemetry makes room, and what made room is counted."""

import asyncio
from datetime import UTC, datetime

from collector.core.events import Tick
from collector.core.signals import Quality, Reading
from collector.runtime.mailbox import Delivery, DroppingMailbox, WaitingMailbox

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def _reading(number: int) -> Reading:
    return Reading("m", "power", float(number), Quality.GOOD, None, NOW)


async def test_a_full_mailbox_makes_the_machine_wait_and_loses_nothing() -> None:
    """Vital deliveries beyond the room wait for it, and arrive in their order."""
    box = WaitingMailbox(room=2)
    sent = [Delivery("m", [Tick(at=NOW)]) for _ in range(10)]

    async def send() -> None:
        for delivery in sent:
            await box.put(delivery)

    taken: list[Delivery] = []
    async with asyncio.TaskGroup() as group:
        sender = group.create_task(send(), name="sender")
        await asyncio.sleep(0)
        assert len(box) == 2
        assert not sender.done()
        while len(taken) < len(sent):
            taken += await box.take()
    assert taken == sent


async def test_take_gives_no_more_than_asked_for() -> None:
    """A long queue is handled in bounded groups."""
    box = WaitingMailbox(room=100)
    for _ in range(10):
        await box.put(Delivery("m", []))
    assert len(await box.take(most=4)) == 4
    assert len(box) == 6


async def test_telemetry_that_finds_no_room_pushes_out_the_oldest_and_is_counted() -> None:
    """Of 50 readings in a room of 20 the latest 20 stay, and 30 are counted as dropped."""
    box = DroppingMailbox(room=20)
    for batch in range(5):
        box.put([_reading(batch * 10 + number) for number in range(10)])
    kept = await box.take()
    assert [reading.value for reading in kept] == [float(number) for number in range(30, 50)]
    assert box.dropped == 30
    assert len(box) == 0


async def test_one_batch_larger_than_the_room_is_kept_whole() -> None:
    """A machine's first snapshot is not thrown away for being large."""
    box = DroppingMailbox(room=5)
    box.put([_reading(number) for number in range(9)])
    assert len(await box.take()) == 9
    assert box.dropped == 0
