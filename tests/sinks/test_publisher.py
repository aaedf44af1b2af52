"""The unified namespace at a real broker: states kept, facts in order, nothing lost, whatever becomes of the line."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from collector.core.facts import AccountOpened, AlarmRaised, PartsCorrected, ToolTime
from collector.core.signals import Execution
from collector.sinks.mqtt import publisher as publishers
from collector.store.outbox_tables import sink_refused
from collector.store.store import Store
from tests.adapters.mqtt.broker import Broker
from tests.adapters.mqtt.test_broker import certificates, password_file, running
from tests.sinks.telling import (
    LATHE,
    NAMES,
    STATUS,
    Listener,
    Scene,
    at,
    committed,
    cycle,
    listening,
    publishing,
    until,
)


@pytest.fixture
async def listener(broker: Broker) -> AsyncIterator[Listener]:
    async with listening(broker.inside) as listener:
        yield listener


async def test_how_machines_stand_is_kept_at_the_broker(broker: Broker, store: Store, listener: Listener) -> None:
    """Told on change alone; who comes later hears how it stands now; a machine that goes is forgotten."""
    scene = Scene()
    scene.stand("scie-1", line="down", execution=Execution.UNAVAILABLE)
    async with publishing(broker.port, store, scene):
        await listener.until(lambda: len(listener.on("ecoles/#")) == 3)
        scene.stand("tour-1", execution=Execution.ACTIVE)
        await listener.until(lambda: len(listener.states()) == 2)
        assert [one["execution"]["state"] for one in listener.states()] == ["READY", "ACTIVE"]
        del scene.machines["scie-1"]
        scene.stand("tour-1", line="down", execution=Execution.ACTIVE)
        await listener.until(lambda: len(listener.states()) == 3)
        async with listening(broker.inside) as late:
            await late.until(lambda: len(late.heard) == 2)
            assert {(one.topic, one.retained) for one in late.heard} == {(STATUS, True), (f"{LATHE}/state", True)}
            [state] = late.states()
            assert (state["stale"], state["connection"]["state"], state["coverage"]["seen"]) == (True, "down", False)
    saw = listener.on("ecoles/lyon/saint-eloi/usinage/saw/scie-1/state")
    assert [bool(one.payload) for one in saw] == [True, False]
    await listener.until(lambda: listener.status == "offline")


async def test_what_is_gone_when_it_starts_is_forgotten(broker: Broker, store: Store, listener: Listener) -> None:
    """A machine taken out, and a root renamed, while the collector was stopped: nothing of them stays at the broker."""
    scene = Scene()
    scene.stand("scie-1")
    async with publishing(broker.port, store, scene):
        await listener.until(lambda: len(listener.on("ecoles/#")) == 3)
    del scene.machines["scie-1"]
    async with publishing(broker.port, store, scene):
        await listener.until(lambda: len(listener.on("ecoles/lyon/saint-eloi/usinage/saw/scie-1/state")) == 2)
    scene.namespace = replace(NAMES, root="reseau")
    async with publishing(broker.port, store, scene, root="reseau"):
        await listener.until(lambda: listener.on(STATUS)[-1].payload == b"")
        async with listening(broker.inside) as late:
            await late.until(lambda: len(late.heard) == 2)
            told = {one.topic for one in late.heard}
            assert told == {"reseau/saint-eloi/collector/status", "reseau/saint-eloi/usinage/tournage/tour-1/state"}


async def test_facts_arrive_in_the_order_of_the_journal(broker: Broker, store: Store, listener: Listener) -> None:
    """Each machine's on one topic; a sink that is new begins with now; the state does not wait behind them."""
    await committed(store, [cycle(1)])
    async with publishing(broker.port, store, Scene()) as publisher:
        await listener.until(lambda: listener.status == "online")
        facts = [cycle(number) for number in range(2, 202)]
        facts[77:77] = [AlarmRaised(machine="tour-1", at=at(78), alarm="E-7")]  # type: ignore[list-item]
        ids = await committed(store, facts)
        publisher.take(facts)
        await listener.until(lambda: len(listener.ids()) == 201)
        assert listener.ids() == ids
        assert [one.body["seq"] for one in listener.on(f"{LATHE}/events")] == list(range(2, 203))
        assert [one.body["alarm"] for one in listener.on(f"{LATHE}/alarms")] == ["E-7"]
        await until(lambda: publisher.written == 201)
        assert publisher.up and not publisher.behind().refused


async def test_nothing_is_lost_over_outages_and_restarts(
    broker: Broker, store: Store, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line breaks in the middle, the broker falls silent, the collector ends and begins again: all of it arrives,
    in order, doubled by id alone; what waits is counted meanwhile."""
    monkeypatch.setattr(publishers, "LAG_EVERY", 0.02)
    ids: list[str] = []
    async with publishing(broker.port, store, Scene()) as publisher:
        ids += await committed(store, [cycle(number) for number in range(200)])
        await listener.until(lambda: len(listener.ids()) > 60)
        await broker.front.kill()
        ids += await committed(store, [cycle(number) for number in range(200, 300)])
        await until(lambda: not publisher.up and publisher.behind().facts >= 100)
        assert publisher.complaint and publisher.behind().oldest is not None
        await broker.front.start()
        await listener.until(lambda: len(listener.ids()) > 250)
        broker.front.silent.set()
        ids += await committed(store, [cycle(number) for number in range(300, 400)])
    # The collector is down; facts that another process wrote meanwhile are told when it is back.
    broker.front.silent.clear()
    ids += await committed(store, [cycle(number) for number in range(400, 450)])
    async with publishing(broker.port, store, Scene()) as publisher:
        await listener.until(lambda: len(listener.ids()) == len(ids))
        await until(lambda: publisher.behind().facts == 0)
    assert listener.ids() == ids


async def test_a_broker_that_dies_is_told_everything_again(broker: Broker, store: Store) -> None:
    """With nothing retained left in it, states come anew; facts go on behind what it has confirmed."""
    async with publishing(broker.port, store, Scene()) as publisher:
        await committed(store, [cycle(number) for number in range(40)])
        await until(lambda: publisher.written == 40)
        await broker.kill()
        ids = await committed(store, [cycle(number) for number in range(40, 90)])
        await until(lambda: not publisher.up)
        await broker.start()
        await until(lambda: publisher.written == 90)
        async with listening(broker.inside) as late:
            await late.until(lambda: len(late.heard) == 2)
            assert late.status == "online" and len(late.states()) == 1
            ids += await committed(store, [cycle(90)])
            await late.until(lambda: ids[-1] in late.ids())


async def test_what_the_broker_will_not_have_is_put_aside(tmp_path: Path, store: Store) -> None:
    """One fact too large for it: in quarantine with the reason, counted, and the rest goes on in order; a state that is
    too large holds nothing up."""
    scene = Scene(replace(NAMES, machines={"tour-1": replace(NAMES.machines["tour-1"], name="x" * 3000)}))
    async with running("allow_anonymous true\nmax_packet_size 2000") as broker, listening(broker.inside) as listener:
        tools = tuple(ToolTime(tool=f"T{number}", seconds=1.0) for number in range(100))
        async with publishing(broker.port, store, scene) as publisher:
            await listener.until(lambda: listener.status == "online")
            ids = await committed(store, [cycle(1), cycle(2, tools=tools), cycle(3)])
            await listener.until(lambda: len(listener.ids()) == 2)
            await until(lambda: publisher.behind().refused == 1)
        assert listener.ids() == [ids[0], ids[2]] and not listener.states()

    def refused() -> list[tuple[str, int | None]]:
        with store.reader() as connection:
            return [(row.reason, row.seq) for row in connection.execute(select(sink_refused))]

    [(reason, seq)] = await asyncio.to_thread(refused)
    assert seq == 2 and "large" in reason


async def test_by_tls_with_a_password_and_rights(
    tmp_path: Path, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """A right too few is told with what to do, and loses nothing: once it is given, everything arrives in order."""
    lines, signer, _ = certificates(tmp_path)
    rights = tmp_path / "acl"
    rights.write_text("user etabli\ntopic write ecoles/lyon/+/collector/#\ntopic read #\n")
    (tmp_path / "secret").write_text("hunter2\n")
    given = {
        "user": "etabli", "password_file": str(tmp_path / "secret"), "tls": True, "ca_file": str(signer),
    }  # fmt: skip
    allowed = f"allow_anonymous false\npassword_file {password_file(tmp_path, 'etabli', 'hunter2')}\nacl_file {rights}"
    async with running(allowed, lines) as broker:
        scene = Scene()
        async with publishing(broker.port, store, scene, **given) as publisher:
            await until(lambda: publisher.needs_help)
            assert "publish" in publisher.complaint
            ids = await committed(store, [cycle(number) for number in range(5)])
        rights.write_text("user etabli\ntopic write ecoles/lyon/#\n")
        assert broker._process is not None
        broker._process.send_signal(signal.SIGHUP)
        async with publishing(broker.port, store, scene, **given) as publisher:
            await until(lambda: publisher.written == 5)
    assert len(ids) == 5
    assert "hunter2" not in str([one.__dict__ for one in caplog.records])


async def test_what_people_type_never_reaches_the_broker(broker: Broker, store: Store, listener: Listener) -> None:
    """Reasons, who it was, accounts: of all that came, no byte of it."""
    async with publishing(broker.port, store, Scene()):
        await listener.until(lambda: listener.status == "online")
        ids = await committed(
            store,
            [
                cycle(1),
                PartsCorrected(
                    machine="tour-1", at=at(2), count="tour-1.p1", parts=1, good=1, scrap=0, rework=0,
                    author="zorro", reason="Anne hat sich verzählt",
                ),
                AccountOpened(machine="", at=at(3), account="u-17", role="trainer", author="zorro"),
                cycle(4),
            ],
        )  # fmt: skip
        await listener.until(lambda: ids[-1] in listener.ids())
    heard = b"\n".join(one.topic.encode() + one.payload for one in listener.heard)
    assert listener.ids() == [ids[0], ids[1], ids[3]]
    assert not [word for word in (b"zorro", b"Anne", "verzählt".encode(), b"u-17", b"p-anne") if word in heard]
    assert b"tour-1.p1" in heard


async def test_a_broker_that_takes_little_at_once_is_not_overrun(store: Store) -> None:
    """It says at login how many messages may be on their way."""
    async with running("allow_anonymous true\nmax_inflight_messages 1") as broker, listening(broker.inside) as listener:
        async with publishing(broker.port, store, Scene()) as publisher:
            await until(lambda: publisher.up)
            ids = await committed(store, [cycle(number) for number in range(60)])
            await listener.until(lambda: listener.ids() == ids)
        assert len(listener.on(f"{LATHE}/events")) == 60


@pytest.mark.parametrize("version", ["5", "3.1.1"])
async def test_both_versions_are_spoken(broker: Broker, store: Store, listener: Listener, version: str) -> None:
    """A broker that knows no MQTT 5 is told all the same."""
    async with publishing(broker.port, store, Scene(), version=version):
        await listener.until(lambda: listener.status == "online")
        ids = await committed(store, [cycle(1)])
        await listener.until(lambda: listener.ids() == ids)
