"""Alarms at a real broker: at once, in order, each until it is confirmed, whatever becomes of the line."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest

from collector.sinks.mqtt.messages import alarm
from tests.adapters.mqtt.broker import Broker
from tests.adapters.mqtt.test_broker import certificates, password_file, running
from tests.ports import free_port
from tests.sinks.listening import (
    AT_THE_LATHE,
    EVERY_KIND,
    LAYOUT,
    STATUS,
    Heard,
    Subscriber,
    publishing,
    run_at,
    until,
)


def ids(subscriber: Subscriber) -> list[str]:
    """The alarms heard, each once, in the order of their first coming."""
    return list(dict.fromkeys(one["id"] for one in subscriber.alarms))


def ids_of(*seconds: int) -> list[str]:
    """The ids of `run_at` those seconds."""
    messages = [alarm(run_at(one), LAYOUT) for one in seconds]
    return [Heard("", message.payload.decode(), False).body["id"] for message in messages if message is not None]


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the publisher logged."""
    return [record.getMessage() for record in caplog.records if record.name.startswith("collector.sinks")]


async def test_an_alarm_goes_out_at_once_and_is_not_kept(broker: Broker, subscriber: Subscriber) -> None:
    """Who listens hears every kind; who comes later hears that the collector is there, and of no old alarm."""
    late = Subscriber("late")
    async with publishing(broker.port) as alarms:
        await subscriber.until(lambda: subscriber.status == "online")
        alarms.take(EVERY_KIND)
        await subscriber.until(lambda: len(subscriber.alarms) == len(EVERY_KIND))
        assert [one["kind"] for one in subscriber.alarms] == [type(fact).__name__ for fact in EVERY_KIND]
        assert [one.topic for one in subscriber.heard][:2] == [STATUS, AT_THE_LATHE]
        await until(lambda: alarms.waiting == 0)
        try:
            await late.start(broker.inside)
            await late.until(lambda: late.status != "")
            await late.say("etabli/end", "that is all")
            await late.until(lambda: late.heard[-1].topic == "etabli/end")
            assert late.heard[:-1] == [Heard(STATUS, "online", True)]
        finally:
            await late.stop()
    await subscriber.until(lambda: subscriber.status == "offline")


async def test_alarms_of_an_outage_arrive_in_order(
    broker: Broker, subscriber: Subscriber, caplog: pytest.LogCaptureFixture
) -> None:
    """The line breaks, alarms come up, the line is back; the log has one line for each."""
    caplog.set_level(logging.INFO)
    async with publishing(broker.port) as alarms:
        alarms.take([run_at(0)])
        await subscriber.until(lambda: len(subscriber.alarms) == 1)
        await until(lambda: alarms.waiting == 0)
        await broker.front.kill()
        await subscriber.until(lambda: subscriber.status == "offline")
        for second in range(1, 8):
            alarms.take([run_at(second)])
        await until(lambda: "alarms do not go out over MQTT" in said(caplog))
        assert alarms.waiting == 7
        await broker.front.start()
        await subscriber.until(lambda: len(ids(subscriber)) == 8)
        assert subscriber.status == "online"
        assert ids(subscriber) == ids_of(*range(8))
        assert alarms.dropped == 0
    assert said(caplog) == [
        "alarms go out over MQTT",
        "alarms do not go out over MQTT",
        "alarms go out over MQTT again",
    ]


async def test_a_broker_that_dies_and_comes_back_is_found_again(broker: Broker, subscriber: Subscriber) -> None:
    """With nothing retained left in it: it is told anew that the collector is there."""
    async with publishing(broker.port) as alarms:
        await subscriber.until(lambda: subscriber.status == "online")
        await subscriber.stop()
        await broker.kill()
        alarms.take([run_at(1)])
        await broker.start()
        subscriber.commands.clear()
        await subscriber.start(broker.inside)
        await subscriber.until(lambda: subscriber.status == "online")
        # The one of the outage may have been told before anybody listened again: it is not kept.
        alarms.take([run_at(2)])
        await subscriber.until(lambda: ids_of(2)[0] in ids(subscriber))


async def test_a_broker_that_falls_silent_is_told_again(broker: Broker, subscriber: Subscriber) -> None:
    """What it has not confirmed is not told; told twice it has the same id."""
    async with publishing(broker.port, timeout="500 ms") as alarms:
        await subscriber.until(lambda: subscriber.status == "online")
        broker.front.silent.set()
        alarms.take([run_at(1), run_at(2)])
        await subscriber.until(lambda: subscriber.status == "offline")
        assert alarms.waiting == 2
        broker.front.silent.clear()
        await subscriber.until(lambda: len(ids(subscriber)) == 2)
        assert ids(subscriber) == ids_of(1, 2)


async def test_a_line_that_breaks_under_an_alarm_is_not_waited_for(broker: Broker, subscriber: Subscriber) -> None:
    """However long a broker may take to answer, one that is gone will not."""
    async with asyncio.timeout(30), publishing(broker.port, timeout="60 s") as alarms:
        await subscriber.until(lambda: subscriber.status == "online")
        broker.front.silent.set()
        alarms.take([run_at(1)])
        for _ in range(20):  # On its way by then.
            await asyncio.sleep(0)
        await broker.front.kill()
        await broker.front.start()
        await subscriber.until(lambda: ids(subscriber) == ids_of(1))


async def test_a_line_that_dies_without_a_word_is_noticed(broker: Broker, subscriber: Subscriber) -> None:
    """Nobody publishes, and nothing tells: signs of life do."""
    async with publishing(broker.port, keep_alive="1 s"):
        await subscriber.until(lambda: subscriber.status == "online")
        broker.front.silent.set()
        await subscriber.until(lambda: subscriber.status == "offline")
        broker.front.silent.clear()
        await subscriber.until(lambda: subscriber.status == "online")


async def test_without_room_the_oldest_go_and_are_counted(
    broker: Broker, subscriber: Subscriber, caplog: pytest.LogCaptureFixture
) -> None:
    """The newest arrive, in order; the log says once that alarms are lost, and how many when they go out again."""
    caplog.set_level(logging.INFO)
    await broker.front.kill()
    async with publishing(broker.port, room=3) as alarms:
        for second in range(10):
            alarms.take([run_at(second)])
        assert (alarms.waiting, alarms.dropped) == (3, 7)
        await until(lambda: "alarms do not go out over MQTT" in said(caplog))
        await broker.front.start()
        await subscriber.until(lambda: len(ids(subscriber)) == 3)
        assert ids(subscriber) == ids_of(7, 8, 9)
    assert said(caplog).count("too many alarms wait for MQTT, the oldest make room") == 1
    [again] = [one for one in caplog.records if one.getMessage() == "alarms go out over MQTT again"]
    assert (again.__dict__["waiting"], again.__dict__["dropped"]) == (3, 7)


async def test_the_last_alarms_go_out_before_the_goodbye(broker: Broker, subscriber: Subscriber) -> None:
    """What comes up while the collector stops is told, then that it is gone; the broker has no will to tell then."""
    async with publishing(broker.port) as alarms:
        await subscriber.until(lambda: subscriber.status == "online")
        alarms.take([run_at(1), run_at(2)])
    await subscriber.until(lambda: subscriber.status == "offline")
    await subscriber.say("etabli/end", "that is all")
    await subscriber.until(lambda: subscriber.heard[-1].topic == "etabli/end")
    assert ids(subscriber) == ids_of(1, 2)
    assert [one.text for one in subscriber.heard if one.topic == STATUS] == ["online", "offline"]
    assert subscriber.heard[-2].topic == STATUS


async def test_a_silent_broker_holds_nobody_back_who_leaves(broker: Broker, subscriber: Subscriber) -> None:
    """It is given a moment; then the line is dropped, and the broker tells that we are gone, later ones too."""
    async with publishing(broker.port) as alarms:
        await subscriber.until(lambda: subscriber.status == "online")
        broker.front.silent.set()
        alarms.take([run_at(1)])
    await subscriber.until(lambda: subscriber.status == "offline")
    late = Subscriber("late")
    try:
        await late.start(broker.inside)
        await late.until(lambda: late.heard == [Heard(STATUS, "offline", True)])
    finally:
        await late.stop()


async def test_it_leaves_at_any_moment(broker: Broker) -> None:
    """While it connects, logs in, says that it is there, or waits: no task, socket or failure is left behind."""
    for steps in range(0, 120, 4):
        async with publishing(broker.port) as alarms:
            alarms.take([run_at(1)])
            for _ in range(steps):
                await asyncio.sleep(0)
    for steps in range(0, 40, 2):
        async with publishing(broker.port):
            await asyncio.sleep(steps / 1000)
    await until(lambda: broker.conversations == 0)


async def test_a_collector_takes_over_the_line_that_it_left_behind(broker: Broker, subscriber: Subscriber) -> None:
    """Its name is the same at every start: the broker ends the old line, and "online" is the last word."""
    async with publishing(broker.port) as old:
        await subscriber.until(lambda: subscriber.status == "online")
        assert old._client_id == "etabli-alarms-saint-eloi"
        broker.front.flowing.clear()  # As one that hangs: it does not come back at once to take the line again.
        try:
            async with publishing(broker.inside) as new:
                await subscriber.until(lambda: len(subscriber.heard) == 3)
                assert [one.text for one in subscriber.heard] == ["online", "offline", "online"]
                new.take([run_at(1)])
                await subscriber.until(lambda: ids(subscriber) == ids_of(1))
        finally:
            broker.front.flowing.set()


async def test_who_may_not_is_told_what_to_look_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A wrong password, or a right too few, is a person's business: tried seldom, told once, no secret in the log."""
    caplog.set_level(logging.INFO)
    monkeypatch.setenv("ETABLI_MQTT", "hunter3")
    (tmp_path / "secret").write_text("hunter2\n")
    rights = tmp_path / "acl"
    rights.write_text("user etabli\ntopic write etabli/#\n")
    settings = f"allow_anonymous false\npassword_file {password_file(tmp_path, 'etabli', 'hunter2')}\nacl_file {rights}"
    async with running(settings) as broker:
        for wrong in (
            {"user": "etabli", "password_env": "ETABLI_MQTT"},
            {"user": "etabli", "password_file": str(tmp_path / "none")},
            {},
        ):
            caplog.clear()
            async with publishing(broker.port, **wrong):
                await until(lambda: "alarms do not go out over MQTT" in said(caplog))
                await until(lambda: broker.conversations == 0)
            [record] = [one for one in caplog.records if one.getMessage() == "alarms do not go out over MQTT"]
            assert "password" in record.__dict__["reason"]
            assert "hunter" not in str([one.__dict__ for one in caplog.records])
        caplog.clear()
        async with publishing(broker.port, user="etabli", password_file=str(tmp_path / "secret")) as alarms:
            alarms.take([run_at(1)])
            await until(lambda: alarms.waiting == 0)
        assert said(caplog) == ["the password crosses the network unencrypted", "alarms go out over MQTT"]


async def test_only_a_broker_that_we_trust_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Encrypted where the certificate is right; nothing at all where it is not, or where there is no TLS."""
    caplog.set_level(logging.INFO)
    lines, signer, another = certificates(tmp_path)
    async with running("allow_anonymous true", lines) as broker:
        async with publishing(broker.port, tls=True, ca_file=str(signer)) as alarms:
            alarms.take([run_at(1)])
            await until(lambda: alarms.waiting == 0)
        for further in ({"tls": True, "ca_file": str(another)}, {"tls": True}, {}):
            caplog.clear()
            async with publishing(broker.port, **further) as alarms:
                alarms.take([run_at(1)])
                await until(lambda: "alarms do not go out over MQTT" in said(caplog))
                assert alarms.waiting == 1
    async with running("allow_anonymous true") as broker:
        caplog.clear()
        async with publishing(broker.port, tls=True, ca_file=str(signer)) as alarms:
            await until(lambda: "alarms do not go out over MQTT" in said(caplog))


@pytest.mark.parametrize(
    "answer",
    [b"HTTP/1.1 400 Bad Request\r\n\r\n" * 4, b"", b"\x20\x02\x00\x03", bytes(range(256)),
     b"\x20\x02\x00\x00\x90"],
)  # fmt: skip
async def test_no_answer_is_a_bug(answer: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """Servers of other protocols, and broken brokers: told once, tried again, no traceback."""
    caplog.set_level(logging.INFO)
    greeted = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal greeted
        await reader.read(1000)
        greeted += 1
        writer.write(answer)
        await writer.drain()
        writer.transport.abort()

    port = free_port()
    server = await asyncio.start_server(serve, "127.0.0.1", port)
    async with server, publishing(port, timeout="200 ms") as alarms:
        alarms.take([run_at(1)])
        await until(lambda: greeted >= 3)
        assert alarms.waiting == 1
    assert said(caplog).count("alarms do not go out over MQTT") == 1
    assert not [one for one in caplog.records if one.exc_info]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "no-such-host.invalid", "nö" * 40])
async def test_a_broker_that_never_was_is_tried_again(host: str, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever the name says; one line in the log."""
    async with publishing(free_port(), host=host) as alarms:
        alarms.take([run_at(1)])
        await until(lambda: "alarms do not go out over MQTT" in said(caplog))
        assert alarms.waiting == 1
    assert said(caplog) == ["alarms do not go out over MQTT"]
