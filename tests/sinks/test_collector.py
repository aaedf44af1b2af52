"""The collector as a process, with a broker of its site file: alarms of what is in the journal, and its own end."""

from __future__ import annotations

import asyncio
import signal
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from collector.core.facts import CollectorStopped
from collector.sinks.mqtt.events import EVENTS
from collector.store.reader import StoreReader
from tests.adapters.mqtt.broker import Broker
from tests.commands.shell import AT_REST, CYCLE, PATIENCE, PEOPLE, School, ended
from tests.ports import free_port
from tests.sinks.listening import Subscriber
from tests.sinks.telling import listening

WORKING = AT_REST + CYCLE.replace("{number}", "1") + '  { after = "200 ms", signal = "state", value = "idle" },'
"""A machine that makes part after part, whoever stands in front of it."""

NAMESPACE = """
[access]
rules = "fr"

[mqtt]
host = "127.0.0.1"
port = {port}
root = "etabli/test"

[mqtt.lines]
cellule = ["mill-1"]

[mqtt.sparkplug]
"""

ALARMS = """
[access]
rules = "fr"

[alarms.mqtt]
host = "127.0.0.1"
port = {port}
prefix = "etabli/test"
"""


def school_at(folder: Path, port: int, table: str = ALARMS) -> School:
    """A school that tells a broker of its alarms, or of everything."""
    school = School(folder, WORKING)
    text = school.site_file.read_text(encoding="utf-8").replace("steps = [", "repeat = true\nsteps = [")
    school.site_file.write_text(text + table.format(port=port), encoding="utf-8")
    school.enrol()
    return school


@asynccontextmanager
async def collecting(school: School) -> AsyncIterator[subprocess.Popen[str]]:
    """The collector, from the word that it leaves; ended by the end of the block if it has not ended before."""
    running = school.collecting()
    process = await asyncio.to_thread(running.__enter__)
    try:
        yield process
    finally:
        await asyncio.to_thread(running.__exit__, None, None, None)


def leaving(school: School) -> list[str]:
    """The ids of all facts in the journal that leave the house, in its order."""
    with StoreReader.open(school.data) as store:
        return [entry.id for entry in store.facts() if type(entry.fact) in EVENTS]


def journal_ids(school: School) -> set[str]:
    """The ids of all facts in the journal."""
    with StoreReader.open(school.data) as store:
        return {entry.id for entry in store.facts()}


@pytest.mark.timeout(240)
async def test_an_alarm_is_in_the_journal_before_anybody_hears_of_it(
    tmp_path: Path, broker: Broker, subscriber: Subscriber
) -> None:
    """And names nobody, though the registry has names, badges and numbers for everybody; killed, the broker tells."""
    school = await asyncio.to_thread(school_at, tmp_path, broker.port)
    async with collecting(school) as process:
        # Nobody has a session; then somebody has one, and no papers.
        await subscriber.until(lambda: bool(subscriber.alarms))
        assert {subscriber.alarms[0]["id"]} <= await asyncio.to_thread(journal_ids, school)
        await asyncio.to_thread(school.done, "session", "open", "mill-1", "E26-001")
        await subscriber.until(lambda: any(one["reason"] == "denied" for one in subscriber.alarms))
        assert subscriber.status == "online"
        process.send_signal(signal.SIGKILL)
        await subscriber.until(lambda: subscriber.status == "offline")
    assert {one["id"] for one in subscriber.alarms} <= await asyncio.to_thread(journal_ids, school)
    [status] = {one.topic for one in subscriber.heard if one.topic.endswith("/status")}
    assert status == "etabli/test/ecole-de-test/status"
    [denied, *_] = [one for one in subscriber.heard if '"denied"' in one.text]
    assert (denied.topic, denied.retained) == ("etabli/test/ecole-de-test/atelier/mill-1/alarms", False)
    assert [person[:2] for person in denied.body["persons"]] == ["p-"]
    personal = {cell for row in PEOPLE.splitlines()[1:] for cell in row.split(";") if cell}
    personal |= {cell.replace(":", "") for cell in personal} - {"U1", "élève"}
    assert [word for word in personal - {"U1", "élève"} for one in subscriber.heard if word in one.text] == []


@pytest.mark.timeout(240)
async def test_the_collector_works_on_without_its_broker_and_ends_in_good_order(
    tmp_path: Path, broker: Broker, subscriber: Subscriber
) -> None:
    """Nobody at the broker's address, for as long as it runs: facts are recorded, one line is logged, it ends with 0.
    With the broker there it says goodbye."""
    school = await asyncio.to_thread(school_at, tmp_path, free_port())
    async with collecting(school) as process:
        async with asyncio.timeout(PATIENCE):
            while len(await asyncio.to_thread(school.tail, "--kind", "UnauthorisedRun")) < 3:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        code, _, errors = await asyncio.to_thread(ended, process)
    assert (code, "Traceback" in errors) == (0, False), errors
    assert errors.count("alarms do not go out over MQTT") == 1
    assert isinstance((await asyncio.to_thread(school.facts))[-1], CollectorStopped)
    text = school.site_file.read_text(encoding="utf-8")
    start = text.index("[alarms.mqtt]")
    school.site_file.write_text(text[:start] + ALARMS.format(port=broker.port).partition("\n\n")[2], encoding="utf-8")
    async with collecting(school) as process:
        await subscriber.until(lambda: subscriber.status == "online")
        code, _, errors = await asyncio.to_thread(ended, process)
        await subscriber.until(lambda: subscriber.status == "offline")
    assert (code, "Traceback" in errors) == (0, False), errors
    assert "do not go out" not in errors


@pytest.mark.timeout(240)
async def test_every_fact_that_leaves_the_house_arrives_once_and_in_order(tmp_path: Path, broker: Broker) -> None:
    """Killed in the middle, the broker killed in the middle, started again: by their ids nothing is lost, nothing is
    doubled, nothing out of order; a state is kept; no name, badge or number is in any byte of it, Sparkplug's included.
    """
    school = await asyncio.to_thread(school_at, tmp_path, broker.port, NAMESPACE)
    place = "etabli/test/ecole-de-test/atelier/cellule/mill-1"
    async with listening(broker.inside) as office:
        async with collecting(school) as process:
            await office.until(lambda: len(office.ids()) > 10)
            await asyncio.to_thread(school.done, "session", "open", "mill-1", "E26-001")
            await broker.front.kill()
            async with asyncio.timeout(PATIENCE):
                while len(await asyncio.to_thread(leaving, school)) < len(office.ids()) + 5:  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
            await broker.front.start()
            heard = len(office.ids())
            await office.until(lambda: len(office.ids()) > heard + 10)
            process.send_signal(signal.SIGKILL)
            await asyncio.to_thread(process.wait)
        async with collecting(school) as process:
            heard = len(office.ids())
            await office.until(lambda: len(office.ids()) > heard + 10)
            code, _, errors = await asyncio.to_thread(ended, process)
        assert (code, "Traceback" in errors) == (0, False), errors
        written = await asyncio.to_thread(leaving, school)
        told = office.ids()
        # The first facts are from before the sink had its place, the last from after its goodbye.
        assert told == written[written.index(told[0]) :][: len(told)]
        assert len(told) > 30
        state = [one.body for one in office.on(f"{place}/state")]
        assert any(one["session"] == "mill-1.s1" for one in state) and any(one["parts"]["counted"] for one in state)
        assert {"NBIRTH", "DBIRTH", "DDATA", "NDEATH"} <= {one.topic.split("/")[2] for one in office.on("spBv1.0/#")}
        personal = {cell for row in PEOPLE.splitlines()[1:] for cell in row.split(";") if cell} - {"U1", "élève"}
        heard_all = b"\n".join(one.topic.encode() + one.payload for one in office.heard)
        assert [word for word in personal if word.encode() in heard_all] == []
        assert b'"p-' not in heard_all  # Opaque ids are told where the site file says so.
