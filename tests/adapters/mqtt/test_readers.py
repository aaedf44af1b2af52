"""Badge readers by their shipped profiles: what is held up is told, as often as it is, in one way of writing."""

from __future__ import annotations

import asyncio
import logging

import pytest

from collector.core.machine import MachineState
from collector.core.signals import Quality, Reading
from collector.errors import Unreachable
from collector.ports import Described
from collector.runtime.clock import SystemClock
from collector.runtime.live import MachineLive
from collector.runtime.mailbox import DroppingMailbox, WaitingMailbox
from collector.runtime.supervisor import Supervisor
from tests.adapters.mqtt.broker import Broker
from tests.adapters.mqtt.devices import EspHome, Simulated, Tasmota, at_the_broker
from tests.adapters.mqtt.listening import PATIENCE, Listener, by_profile

FRAME = "\x0214008EC793CE\x03"

READERS = {
    "tasmota-rdm6300-reader": (Tasmota, "tele/{}/SENSOR", {"RDM6300": {"UID": "008EC793"}}, "008EC793"),
    "tasmota-rdm6300-relay": (Tasmota, "tele/{}/SENSOR", {"RDM6300": {"UID": "008EC793"}}, "008EC793"),
    "tasmota-pn532": (Tasmota, "tele/{}/SENSOR", {"PN532": {"UID": "E9F35959", "DATA": "…"}}, "E9F35959"),
    "tasmota-serial-bridge-rdm6300": (Tasmota, "tele/{}/RESULT", {"SSerialReceived": FRAME}, "008EC793"),
    "esphome-rdm6300": (EspHome, "{}/badge", "7616525", "0074380D"),
    "esphome-pn532": (EspHome, "{}/badge", "74-10-37-94", "74103794"),
}
"""Profile: the device, where it speaks, what it says, and the badge that is meant."""


@pytest.mark.parametrize("profile", READERS)
async def test_a_badge_is_told_as_often_as_it_is_shown(broker: Broker, profile: str) -> None:
    """Twice the same badge are two events: each is followed by nothing held up, so that the next one is a change."""
    kind, topic, payload, uid = READERS[profile]
    device: Simulated = kind("badge-tour-1")
    async with at_the_broker(broker.inside, device), by_profile(profile, broker.port, device.name).connect() as link:
        listener = Listener(link)
        await listener.says("badge", "")
        for _ in range(2):
            await device.say(topic, payload)
        await listener.says("badge", "", uid, "", uid, "")
        assert {reading.quality for reading in listener.heard if reading.signal == "badge"} == {Quality.GOOD}


@pytest.mark.parametrize("profile", READERS)
async def test_what_the_broker_kept_is_no_showing(broker: Broker, profile: str) -> None:
    """A reader that publishes retained lets nobody in whenever its collector connects."""
    kind, topic, payload, uid = READERS[profile]
    device: Simulated = kind("badge-tour-1")
    async with at_the_broker(broker.inside, device):
        await device.say(topic, payload, retain=True, qos=1)
        async with by_profile(profile, broker.port, device.name).connect() as link:
            listener = Listener(link)
            await device.say(topic, payload, retain=True, qos=1)  # And this one is: it is published now.
            await listener.says("badge", "", uid, "")


async def test_the_same_badge_twice_passes_the_supervisor_twice(broker: Broker) -> None:
    """It passes on what changes only, and a badge is no exception: that it goes away again is a change."""
    device = Tasmota("badge-tour-1")
    vital = WaitingMailbox()
    live = MachineLive("tour-1", MachineState("tour-1"))
    supervisor = Supervisor(
        live, by_profile("tasmota-rdm6300-reader", broker.port, device.name), vital, DroppingMailbox(), SystemClock()
    )
    badges: list[object] = []
    async with at_the_broker(broker.inside, device), asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
        keeper = group.create_task(supervisor.run(), name="supervisor")
        while len(badges) < 2:
            for delivery in await vital.take():
                for event in delivery.events:
                    if isinstance(event, Reading) and event.value == "":
                        if len(badges) < 2:
                            await device.show_rdm6300("008EC793")
                    elif isinstance(event, Reading):
                        badges.append(event.value)
        keeper.cancel()
    assert badges == ["008EC793", "008EC793"]
    assert live.values["badge"].value == ""  # No page shows whose badge it was.


async def test_a_badge_that_is_held_up_is_one_showing(broker: Broker) -> None:
    """For readers that repeat it, `held` says how long: each repetition renews it, another badge ends it."""
    device = Tasmota("badge-tour-1")
    adapter = by_profile("tasmota-rdm6300-reader", broker.port, device.name, held="60 s")
    async with at_the_broker(broker.inside, device), adapter.connect() as link:
        listener = Listener(link)
        for uid in ("008EC793", "008EC793", "008EC793", "00000001", "008EC793"):
            await device.show_rdm6300(uid)
        await listener.says("badge", "", "008EC793", "", "00000001", "", "008EC793", "")


async def test_what_else_is_said_on_the_topic_is_no_badge(broker: Broker) -> None:
    """A thermometer on the same Tasmota speaks on the same topic, every few minutes."""
    device = Tasmota("badge-tour-1")
    adapter = by_profile("tasmota-rdm6300-reader", broker.port, device.name)
    async with at_the_broker(broker.inside, device), adapter.connect() as link:
        listener = Listener(link)
        await device.say("tele/{}/SENSOR", {"Time": "2026-11-02T10:00:00", "AM2301": {"Temperature": 19.2}})
        await device.say("tele/{}/SENSOR", {"Time": "2026-11-02T10:00:00", "RDM6300": {"UID": ""}})
        await device.show_rdm6300("008EC793")
        await listener.says("badge", "", "008EC793", "")
        assert isinstance(link, Described) and not link.complaints


GARBAGE = [
    b"",
    b"\xff\xfe\x00",
    b"{",
    b"[" * 20_000,
    b'{"RDM6300":{"UID":"04G15C32"}}',
    b'{"RDM6300":{"UID":{"a":1}}}',
    b'{"RDM6300":{"UID":null}}',
    b'{"RDM6300":{"UID":-1e999}}',
    b"x" * 100_000,
]


async def test_garbage_is_no_badge_and_no_bug(broker: Broker, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever is said, the line holds; it is counted, logged once when it begins and once when it ends."""
    device = Tasmota("badge-tour-1")
    adapter = by_profile("tasmota-rdm6300-reader", broker.port, device.name)
    with caplog.at_level(logging.INFO, logger="adapters.mqtt"):
        async with at_the_broker(broker.inside, device), adapter.connect() as link:
            listener = Listener(link)
            for garbage in GARBAGE:
                await device.say("tele/{}/SENSOR", garbage, qos=1)
            await device.show_rdm6300("008EC793")
            await listener.says("badge", "", "008EC793", "")
            assert link.counts["garbage"] == len(GARBAGE)  # type: ignore[attr-defined]
            assert isinstance(link, Described) and not link.complaints
            for garbage in GARBAGE:
                await device.say("tele/{}/SENSOR", garbage, qos=1)
            await device.show_rdm6300("008EC793")
            await listener.says("badge", "", "008EC793", "", "008EC793", "")
    ours = [record for record in caplog.records if record.name.startswith("adapters.mqtt")]
    assert [record.getMessage() for record in ours].count("unreadable message") == 1
    assert all("04G15C32" not in str(vars(record)) and "8EC793" not in str(vars(record)) for record in ours)


async def test_a_reader_that_loses_power_is_unreachable(broker: Broker) -> None:
    """The broker lives, and tells the reader's last will."""
    device = EspHome("badge-tour-1")
    async with at_the_broker(broker.inside, device):
        async with by_profile("esphome-pn532", broker.port, device.name).connect() as link:
            listener = Listener(link)
            await device.lose_power()
            ended = await listener.end()
        assert isinstance(ended, Unreachable)
        assert "badge-tour-1/status is offline" in str(ended)
        with pytest.raises(Unreachable, match="offline"):
            async with by_profile("esphome-pn532", broker.port, device.name).connect():
                pass


async def test_a_reader_that_the_broker_does_not_know_is_unreachable(broker: Broker) -> None:
    """A slip of the pen in `device` is told by its name, and is no reader that is silent for ever."""
    with pytest.raises(Unreachable, match="badge-tuor-1"):
        async with by_profile("esphome-pn532", broker.port, "badge-tuor-1").connect():
            pass


async def test_a_reader_that_hangs_is_unreachable_before_its_last_will(broker: Broker) -> None:
    """A Tasmota is asked how it stands: the broker notices a dead one only after its keep-alive."""
    device = Tasmota("badge-tour-1")
    async with at_the_broker(broker.inside, device):
        async with by_profile("tasmota-rdm6300-reader", broker.port, device.name).connect() as link:
            device.deaf = True
            ended = await Listener(link).end()
        assert isinstance(ended, Unreachable)
        with pytest.raises(Unreachable, match="nothing is heard"):
            async with by_profile("tasmota-rdm6300-reader", broker.port, device.name).connect():
                pass
