"""Relays by their shipped profiles: told as a level, confirmed by their own word, open again without us."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from adapters.mqtt import Address
from collector.errors import Refused, Unreachable, WriteRejected
from collector.ports import Described, Link, Point
from tests.adapters.mqtt.broker import Broker
from tests.adapters.mqtt.devices import Relay, Shelly1, Shelly2, Simulated, Tasmota, at_the_broker
from tests.adapters.mqtt.listening import PATIENCE, Listener, by_hand, by_profile, writable

RELAYS: dict[str, tuple[str, Callable[[str], Relay]]] = {
    "tasmota, several relays": ("tasmota-relay", Tasmota),
    "tasmota, one relay": ("tasmota-relay", lambda name: Tasmota(name, power="POWER")),
    "tasmota with a reader": ("tasmota-rdm6300-relay", Tasmota),
    "shelly gen2": ("shelly-gen2-relay", Shelly2),
    "shelly gen1": ("shelly-gen1-relay", Shelly1),
}


def orders(device: Simulated) -> list[tuple[str, str]]:
    """What the device was told to do, without what it was asked."""
    questions = ("/Status", "/STATE", f"{device.name}/command")
    return [
        (topic, payload)
        for topic, payload, _ in device.commands
        if payload and "GetStatus" not in payload and not topic.endswith(questions)
    ]


@pytest.mark.parametrize("name", RELAYS)
async def test_a_permit_is_a_level_that_the_relay_confirms(broker: Broker, name: str) -> None:
    """Given, renewed and withdrawn for certain; at first it is told as it stands; no command is ever retained."""
    profile, make = RELAYS[name]
    device = make("permit-tour-1")
    async with at_the_broker(broker.inside, device), by_profile(profile, broker.port, device.name).connect() as link:
        listener = Listener(link)
        await listener.says("permit", False)
        for permitted in (True, True, False, False, True):
            async with asyncio.timeout(PATIENCE):
                await writable(link).write("permit", permitted)
            assert device.closed is permitted
        await listener.says("permit", False, True, False, True)
        assert isinstance(link, Described) and not link.complaints
        assert not any(kept for _, _, kept in device.commands)
    # Nor was one kept for who comes later: a relay that comes back is told nothing by the broker.
    later = make("permit-tour-1")
    async with at_the_broker(broker.inside, later), by_profile(profile, broker.port, later.name).connect() as link:
        await Listener(link).says("permit", False)
        assert not later.closed
        assert [payload for _, payload, kept in later.commands if kept] == []


@pytest.mark.parametrize("name", RELAYS)
async def test_a_relay_that_keeps_its_state_has_rejected_the_permit(broker: Broker, name: str) -> None:
    """The broker's yes is not the relay's. What it says itself counts, and the line holds."""
    profile, make = RELAYS[name]
    device = make("permit-tour-1")
    async with at_the_broker(broker.inside, device), by_profile(profile, broker.port, device.name).connect() as link:
        device.obeys = False
        with pytest.raises(WriteRejected, match="False is read back"):
            await writable(link).write("permit", True)
        device.obeys = True
        await writable(link).write("permit", True)
        assert device.closed


@pytest.mark.parametrize("name", RELAYS)
async def test_a_relay_that_says_nothing_has_rejected_the_permit(broker: Broker, name: str) -> None:
    """Whether it has closed is then not known, and it is not given out as closed."""
    profile, make = RELAYS[name]
    device = make("permit-tour-1")
    adapter = by_profile(profile, broker.port, device.name, silence="60 s")
    async with at_the_broker(broker.inside, device), adapter.connect() as link:
        device.deaf = True
        with pytest.raises(WriteRejected, match="does not"):
            await writable(link).write("permit", True)


@pytest.mark.parametrize("name", RELAYS)
async def test_a_relay_that_loses_power_is_unreachable(broker: Broker, name: str) -> None:
    """Its last will ends the line, and nothing can be told to it."""
    profile, make = RELAYS[name]
    device = make("permit-tour-1")
    async with at_the_broker(broker.inside, device), by_profile(profile, broker.port, device.name).connect() as link:
        await device.lose_power()
        assert isinstance(await Listener(link).end(), Unreachable)
        with pytest.raises(Unreachable):
            await writable(link).write("permit", True)


def relay(**further: Any) -> Point:
    """A Tasmota's relay with a short dead man."""
    address = {
        "topic": "stat/{device}/RESULT",
        "json": "POWER1",
        "command_topic": "cmnd/{device}/POWER1",
        "ask": {"topic": "cmnd/{device}/POWER1"},
        "pulse_time": "cmnd/{device}/PulseTime1",
        "dead_man": "300 ms",
    }
    return Point("permit", Address.model_validate({**address, **further}), writable=True)


SHELLY = {"topic": "{device}/status/switch:0", "json": "output", "rpc": "{device}/rpc"}


async def test_a_tasmota_that_is_not_told_again_opens_by_itself(broker: Broker) -> None:
    """Its PulseTime is set before any permit is given; it is no permit that outlives its collector."""
    device = Tasmota("permit-tour-1")
    adapter = by_hand([relay()], broker.port, device=device.name)
    async with at_the_broker(broker.inside, device):
        async with adapter.connect() as link:
            assert device.pulse_time == 3
            assert not device.closed
            await writable(link).write("permit", True)
        async with asyncio.timeout(PATIENCE):
            await device.fallen.wait()
        assert not device.closed
        assert orders(device) == [("cmnd/permit-tour-1/PulseTime1", "3"), ("cmnd/permit-tour-1/POWER1", "ON")]


async def test_a_shelly_that_is_not_told_again_opens_by_itself(broker: Broker) -> None:
    """Each "on" brings its own time, and no "off" does: it would close the relay by itself."""
    device = Shelly2("permit-tour-1")
    point = Point("permit", Address.model_validate({**SHELLY, "dead_man": "2 s"}), writable=True)
    adapter = by_hand([point], broker.port, device=device.name, timeout="5 s")
    async with at_the_broker(broker.inside, device):
        async with adapter.connect() as link:
            await writable(link).write("permit", False)
            await writable(link).write("permit", True)
        async with asyncio.timeout(PATIENCE):
            await device.fallen.wait()
        told = [json.loads(payload)["params"] for _, payload in orders(device)]
        assert told == [{"id": 0, "on": False}, {"id": 0, "on": True, "toggle_after": 2.0}]


async def test_a_relay_without_its_dead_man_is_given_no_permit(broker: Broker) -> None:
    """It would stay closed if the collector died. It is complained of, and can be withdrawn from all the same."""
    device = Tasmota("permit-tour-1")
    device.keeps_pulse_time = False
    device.closed = True
    adapter = by_hand([relay()], broker.port, device=device.name)
    async with at_the_broker(broker.inside, device), adapter.connect() as link:
        assert isinstance(link, Described)
        await Listener(link).says("permit", True)
        assert "dead man" in link.complaints["permit"]
        with pytest.raises(WriteRejected, match="dead man"):
            await writable(link).write("permit", True)
        await writable(link).write("permit", False)
        assert not device.closed
        device.keeps_pulse_time = True
        await writable(link).write("permit", True)
        assert device.closed
        assert not link.complaints


async def test_a_shelly_that_says_no_has_rejected_the_permit(broker: Broker) -> None:
    """In its own words."""
    device = Shelly2("permit-tour-1")
    adapter = by_profile("shelly-gen2-relay", broker.port, device.name)
    async with at_the_broker(broker.inside, device), adapter.connect() as link:
        device.refuses = True
        with pytest.raises(WriteRejected, match="value 0 not found"):
            await writable(link).write("permit", True)


async def test_what_the_broker_kept_confirms_nothing(broker: Broker) -> None:
    """A relay whose state is retained was closed once; whether it is now, only it can say."""
    device = Tasmota("permit-tour-1")
    adapter = by_hand([relay(pulse_time=None, dead_man=None)], broker.port, device=device.name, silence="60 s")
    async with at_the_broker(broker.inside, device):
        await device.say("stat/{}/RESULT", {"POWER1": "ON"}, retain=True, qos=1)
        async with adapter.connect() as link:
            await Listener(link).until(lambda: True)
            device.deaf = True
            with pytest.raises(WriteRejected):
                await writable(link).write("permit", True)


async def test_another_relay_under_the_same_name_is_refused(broker: Broker) -> None:
    """A relay that was exchanged keeps its topic, and says another hardware address."""
    for profile, device, mac in (
        ("tasmota-relay", Tasmota("a"), "A0:B7:65:00:00:01"),
        ("shelly-gen2-relay", Shelly2("b"), "A0B765000002"),
        ("shelly-gen1-relay", Shelly1("c"), "A0B765000003"),
    ):
        async with at_the_broker(broker.inside, device):
            async with by_profile(profile, broker.port, device.name, expect={"mac": mac.lower()}).connect() as link:
                assert isinstance(link, Described) and link.identity == {"mac": mac}
            with pytest.raises(Refused, match=f"AA:BB.*{mac}"):
                async with by_profile(profile, broker.port, device.name, expect={"mac": "AA:BB"}).connect():
                    pass


async def test_two_devices_of_one_machine_are_told_apart(broker: Broker) -> None:
    """A reader and a relay of different makers, one line; when one of them is gone, so is the machine."""
    reader, shelly = Tasmota("reader-1"), Shelly2("relay-1")
    badge = Point("badge", Address.model_validate({"topic": "tele/{device}/SENSOR", "json": "RDM6300.UID"}))
    permit = Point(
        "permit",
        Address.model_validate({"topic": "{relay}/status/switch:0", "json": "output", "rpc": "{relay}/rpc"}),
        writable=True,
    )
    wills = [{"topic": "tele/{device}/LWT"}, {"topic": "{relay}/online", "online": "true", "offline": "false"}]
    adapter = by_hand([badge, permit], broker.port, {"online": wills}, device="reader-1", devices={"relay": "relay-1"})
    async with at_the_broker(broker.inside, reader, shelly), adapter.connect() as link:
        listener = Listener(link)
        await reader.show_rdm6300("008EC793")
        await writable(link).write("permit", True)
        await listener.says("badge", "", "008EC793", "")
        await listener.says("permit", False, True)
        await shelly.lose_power()
        ended = await listener.end()
    assert isinstance(ended, Unreachable)
    assert "relay-1/online is offline" in str(ended)


async def test_a_signal_that_a_device_never_says_is_bad_and_complained_of(broker: Broker) -> None:
    """Not knowing is a state."""
    points = [Point("guard_closed", Address.model_validate({"topic": "door"})), relay()]
    device = Tasmota("permit-tour-1")
    adapter = by_hand(points, broker.port, device=device.name)
    async with at_the_broker(broker.inside, device), adapter.connect() as link:
        assert isinstance(link, Described)
        listener = Listener(link)
        await listener.says("guard_closed", None)
        assert "not said it yet" in link.complaints["guard_closed"]
        await device.say("door", "closed?")
        await device.say("door", "ON")
        await listener.says("guard_closed", None, True)
        assert not link.complaints


async def test_renewing_at_once_from_many_sides_confirms_each(broker: Broker) -> None:
    """Writes of one relay wait for each other: each returns with the state that it asked for."""
    device = Shelly2("permit-tour-1")
    adapter = by_profile("shelly-gen2-relay", broker.port, device.name)

    async def tell(link: Link, value: bool) -> None:
        await writable(link).write("permit", value)

    async with at_the_broker(broker.inside, device), adapter.connect() as link:
        async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
            for number in range(20):
                group.create_task(tell(link, number % 2 == 0), name=f"write {number}")
        assert device.closed is False
        assert [json.loads(payload)["params"]["on"] for _, payload in orders(device)] == [True, False] * 10
