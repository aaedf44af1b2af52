"""Alarms and messages by events, from real servers: refreshed at every connection, and of every manner of server."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from asyncua import ua

from adapters.opcua import Address
from adapters.opcua.link import OpcUaLink
from collector.core.signals import Quality
from collector.ports import Described, Point
from tests.adapters.opcua.conditions import ConditionServer, telling
from tests.adapters.opcua.listening import Listener

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
EVENT = ua.NodeId(ua.ObjectIds.BaseEventType)


def at(second: float) -> datetime:
    return NOON + timedelta(seconds=second)


def points(source: str = "m;s=Messages", number: str | None = "m:ErrorCode") -> tuple[Point, Point]:
    address = Address(events=source, number=number)
    return Point("alarm", address), Point("message", address)


async def test_alarms_that_were_active_before_are_told_with_their_own_time() -> None:
    """The machine stands in alarm since before the collector came: the worst of its alarms is what is heard first."""
    async with telling() as machine:
        await machine.raise_("coolant", "Niveau bas", 300, number="700100", at=at(-600))
        await machine.raise_("door", "Porte ouverte", 700, number="700012", at=at(-500))
        async with machine.adapter(*points()).connect() as link:
            listener = Listener(link)
            await listener.until(lambda: bool(listener.values("alarm")))
            [alarm] = listener.of("alarm")
            assert (alarm.value, alarm.quality, alarm.source_time) == ("700012 Porte ouverte", Quality.GOOD, at(-500))
            assert listener.values("message") == [""]
            await machine.clear("door", at=at(1))
            await listener.until(lambda: listener.values("alarm")[-1] == "700100 Niveau bas")
            await machine.clear("coolant", at=at(2))
            await listener.until(lambda: listener.values("alarm")[-1] == "")
            assert [one.source_time for one in listener.of("alarm")[1:]] == [at(1), at(2)]
            assert isinstance(link, Described)
            assert not link.complaints


async def test_without_an_active_alarm_the_first_word_is_empty() -> None:
    """Nothing is wrong, and that is known: the reading is good and empty. Messages come each, with their time."""
    async with telling() as machine, machine.adapter(*points()).connect() as link:
        listener = Listener(link)
        await listener.until(lambda: listener.values("alarm") == [""])
        await machine.say("Palette 2 en place", at=at(3), number="Info-7")
        await machine.say("Palette 2 en place", at=at(4))
        await listener.until(lambda: len(listener.values("message")) == 3)
        assert [(one.value, one.source_time) for one in listener.of("message")[1:]] == [
            ("Info-7 Palette 2 en place", at(3)),
            ("Palette 2 en place", at(4)),
        ]
        assert listener.values("alarm") == [""]


async def test_what_happened_while_the_line_was_down_is_told_by_the_refresh() -> None:
    """An alarm that ended and one that began unseen: the next conversation begins with how the machine stands."""
    async with telling() as machine:
        mill = machine.adapter(*points())
        await machine.raise_("door", "Porte", 700)
        async with mill.connect() as link:
            listener = Listener(link)
            await listener.until(lambda: listener.values("alarm") == ["Porte"])
        await machine.clear("door")
        await machine.raise_("axis", "Axe X", 900)
        async with mill.connect() as link:
            listener = Listener(link)
            await listener.until(lambda: bool(listener.values("alarm")))
            assert listener.values("alarm") == ["Axe X"]
        assert machine.refreshes == 2


async def test_a_server_that_asks_for_a_refresh_gets_one() -> None:
    """It lost its thread: what it forgot to tell is learnt at once."""
    async with telling() as machine, machine.adapter(*points(), retry_missing="60 s").connect() as link:
        listener = Listener(link)
        await listener.until(lambda: listener.values("alarm") == [""])
        machine.mute = True
        await machine.raise_("axis", "Axe X", 900)
        machine.mute = False
        await machine.require_refresh()
        await listener.until(lambda: listener.values("alarm")[-1] == "Axe X")
        assert machine.refreshes == 2


async def test_a_queue_that_lost_events_is_counted_and_made_good() -> None:
    """Which events were lost nobody knows: how things stand is asked anew."""
    async with telling() as machine, machine.adapter(*points(), retry_missing="200 ms").connect() as link:
        assert isinstance(link, OpcUaLink)
        listener = Listener(link)
        await listener.until(lambda: listener.values("alarm") == [""])
        machine.mute = True
        await machine.raise_("axis", "Axe X", 900)
        machine.mute = False
        await machine.overflow()
        await listener.until(lambda: listener.values("alarm")[-1] == "Axe X")
        assert link.counts["overflows"] > 0
        assert link.counts["short_queues"] == 0


async def test_a_server_without_a_refresh_is_said_to_be_one() -> None:
    """What was active before cannot be known: BAD, with the reason. What comes after that is heard."""
    async with telling(refresh=False) as machine:
        await machine.raise_("old", "Ancienne", 500)
        async with machine.adapter(*points()).connect() as link:
            listener = Listener(link)
            first = await listener.batch()
            assert {(one.signal, one.quality) for one in first} == {("alarm", Quality.BAD), ("message", Quality.GOOD)}
            assert isinstance(link, Described)
            assert "before" in link.complaints["alarm"]
            await machine.raise_("door", "Porte", 700)
            await listener.until(lambda: listener.values("alarm")[-1] == "Porte")
            await machine.clear("door")
            await listener.until(lambda: listener.values("alarm")[-1] == "")


async def test_a_server_that_does_not_say_when_its_refresh_is_done_is_believed() -> None:
    """Some tell the conditions and neither beginning nor end: after a while that was all."""
    async with telling(brackets=False) as machine:
        await machine.raise_("door", "Porte", 700)
        async with machine.adapter(*points(), retry_missing="200 ms").connect() as link:
            listener = Listener(link)
            # On a slow computer the while may be over before they have come.
            await listener.until(lambda: listener.values("alarm")[-1:] == ["Porte"])


async def test_the_server_itself_as_a_source_by_path() -> None:
    """asyncua's own refresh, its own events, and a browse path to who tells them; its audits are no messages."""
    async with telling(notifier=ua.NodeId(ua.ObjectIds.Server), refresh=None) as machine:
        await machine.raise_("door", "Porte", 700)
        async with machine.adapter(*points("/Objects/Server", None)).connect() as link:
            listener = Listener(link)
            await listener.until(lambda: listener.values("alarm") == ["Porte"])
            await machine.say("bonjour")
            await listener.until(lambda: listener.values("message") == ["", "bonjour"])


async def test_a_source_that_is_missing_is_taken_up_when_it_appears() -> None:
    """And refreshed then: its alarms may be older than its place in the tree."""
    machine = ConditionServer()
    machine.late = True
    async with telling(machine), machine.adapter(*points(), retry_missing="200 ms").connect() as link:
        listener = Listener(link)
        first = await listener.batch()
        assert {(one.signal, one.quality) for one in first} == {("alarm", Quality.BAD), ("message", Quality.BAD)}
        await machine.appear()
        await machine.raise_("door", "Porte", 700)
        await listener.until(lambda: listener.values("alarm")[-1] == "Porte")
        assert isinstance(link, Described)
        await listener.until(lambda: not link.complaints)


async def test_a_node_that_tells_no_events_is_missing() -> None:
    """The server says why, and the rest is read."""
    async with telling() as machine:
        silent = Point("alarm", Address(events="i=85"))
        async with machine.adapter(silent).connect() as link:
            listener = Listener(link)
            first = await listener.batch()
            assert [(one.signal, one.quality) for one in first] == [("alarm", Quality.BAD)]
            assert isinstance(link, Described)
            assert "Bad" in link.complaints["alarm"]


async def test_the_profile_may_take_the_number_alone() -> None:
    """`extract` works on the text, as for any other signal."""
    async with telling() as machine:
        number = Point("alarm", Address(events="m;s=Messages", number="m:ErrorCode"), extract=r"^(\d+)")
        async with machine.adapter(number).connect() as link:
            listener = Listener(link)
            await listener.until(lambda: listener.values("alarm") == [""])
            await machine.raise_("door", "Porte", 700, number="700012")
            await listener.until(lambda: listener.values("alarm")[-1] == "700012")


async def test_hundreds_of_alarms_at_once_are_no_flood() -> None:
    """A refresh may bring more than any one queue of values holds; the worst is found among them."""
    async with telling() as machine:
        for number in range(300):
            await machine.raise_(f"alarm {number}", f"Alarme {number}", 1 + number * 7 % 997)
        async with machine.adapter(*points(), queue=10).connect() as link:
            listener = Listener(link)
            await listener.until(lambda: bool(listener.values("alarm")))
            worst = max(range(300), key=lambda number: 1 + number * 7 % 997)
            assert listener.values("alarm") == [f"Alarme {worst}"]


@pytest.mark.parametrize(
    ("refused", "alarm", "message"),
    [
        # Of its own type only: the maker's number of any event is refused.
        (
            lambda clause: clause.TypeDefinitionId == EVENT and clause.BrowsePath[0].NamespaceIndex,
            "7 Porte",
            "7 bonjour",
        ),
        # Of any event only: what is asked of another type is refused, but for the condition itself.
        (lambda clause: clause.TypeDefinitionId != EVENT and clause.BrowsePath, "7 Porte", "7 bonjour"),
        # No number.
        (lambda clause: clause.BrowsePath and clause.BrowsePath[0].NamespaceIndex, "Porte", "bonjour"),
        # No conditions at all: there is no alarm, but there are messages.
        (lambda clause: clause.TypeDefinitionId != EVENT or not clause.BrowsePath, None, "bonjour"),
    ],
    ids=["own type", "any event", "no number", "no conditions"],
)
async def test_a_server_that_refuses_fields_is_asked_for_less(
    refused: Callable[[Any], Any], alarm: str | None, message: str
) -> None:
    """One field that a server does not know costs that field, not the alarms."""
    strict = telling(refuses=lambda clause: bool(refused(clause)))
    address = Address(events="m;s=Messages", number="m:ErrorCode", number_of="m;i=39")
    both = Point("alarm", address), Point("message", address)
    async with strict as machine, machine.adapter(*both).connect() as link:
        listener = Listener(link)
        await listener.until(lambda: bool(listener.values("alarm")))
        assert isinstance(link, Described)
        assert set(link.complaints) == (set() if alarm else {"alarm"})
        if alarm is not None:
            await machine.raise_("door", "Porte", 700, number="7")
            await listener.until(lambda: listener.values("alarm")[-1] == alarm)
        else:
            assert "EventFilter" in link.complaints["alarm"]
        await machine.say("bonjour", number="7")
        await listener.until(lambda: listener.values("message")[-1] == message)
