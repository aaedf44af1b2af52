"""The disk fills up under a running collector, twice: in its reserve, and to the last byte. A real file system."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from collector.control import Control, read_control
from collector.core.facts import (
    CoverageLost,
    CoverageRegained,
    PermitGiven,
    PermitWithheld,
    RecordingResumed,
    RecordingStopped,
)
from tests.workshop.school import School, school
from tests.workshop.small_disk import fill, make_room, small_disk
from tests.workshop.test_permits import BESIDES, filed, permitted, rules_without_nights

LATHE, BRAKE = "lathe", "press_brake"

RESERVE = 8 * 10**6


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "data", megabytes=48) as folder:
        yield folder


async def asked(control: Control, path: str, method: str = "GET", **said: Any) -> httpx.Response:
    """What the running collector answers."""
    headers = {"Authorization": f"Bearer {control.token}"}
    async with httpx.AsyncClient(base_url=control.url, trust_env=False, headers=headers) as client:
        return await client.request(method, path, **said)


async def until_degraded(control: Control, *, degraded: bool) -> None:
    """Wait until the collector says of itself that the disk is full, or no more."""
    async with asyncio.timeout(60):
        while True:
            reasons = (await asked(control, "/api/health/details")).json()["reasons"]
            if any("recording has stopped" in one for one in reasons) is degraded:
                return
            await asyncio.sleep(0.05)


@pytest.mark.timeout(240)
async def test_recording_stops_before_the_disk_is_full_and_goes_on_by_itself(tmp_path: Path, disk: Path) -> None:
    """Permits are withheld and lines let go of; what the lathe makes meanwhile comes in by its own counter. The journal
    verifies, and the parts are those of the machine's own truth."""
    await asyncio.to_thread(rules_without_nights, tmp_path)
    besides = {**BESIDES, "": BESIDES[""] + f'\n[store]\nreserve = "{RESERVE // 10**6} MB"\n', LATHE: ""}
    arguments = ("--speed", "8", "--cycle", "12", "--calm")
    async with school(tmp_path, (LATHE, BRAKE), *arguments, besides=besides) as workshop:
        lathe = workshop.machines[LATHE]
        await filed(workshop, tmp_path)
        async with workshop.collecting():
            control = await asyncio.to_thread(read_control, disk)
            assert control is not None
            assert (await workshop.etabli("session", "open", "press-brake", "E-1"))[0] == 0
            await workshop.until(lambda: permitted(workshop, BRAKE) and workshop.counter(LATHE) is not None)
            for times, leave in ((1, RESERVE // 2), (2, 0)):
                await asyncio.to_thread(fill, disk, leave)
                await until_degraded(control, degraded=True)
                await workshop.until(lambda: not permitted(workshop, BRAKE))
                made = len(lathe.told("part"))
                assert (await asked(control, "/api/site/reload", "POST")).status_code == 409
                refused = await asked(control, "/api/sessions/press-brake/close", "POST", json={})
                assert (refused.status_code, "the disk is full" in refused.text) == (409, True), refused.text
                await lathe.until("part", made + 2)
                await asyncio.to_thread(make_room, disk)
                await until_degraded(control, degraded=False)
                await workshop.until(lambda: permitted(workshop, BRAKE))
                await workshop.until(
                    lambda times=times: len(workshop.facts(CoverageRegained, LATHE)) == times + 1  # type: ignore[misc]
                )
            await lathe.obeyed("finish")
            last = (await lathe.obeyed("state"))["counter"]
            await workshop.until(lambda: workshop.counter(LATHE) == last)
        await asyncio.to_thread(_compare, workshop)
        for command in ("verify", "replay"):
            code, out, errors = await workshop.etabli("journal", command)
            assert code == 0, out + errors


@pytest.mark.timeout(240)
async def test_what_a_killed_collector_has_given_is_withheld_though_the_disk_is_full(
    tmp_path: Path, disk: Path
) -> None:
    """The brake's module has no dead man: its permit stands when the collector is killed, and when the next one starts
    on a disk that is full, before its line is there. It is waited for, and the permission taken away."""
    await asyncio.to_thread(rules_without_nights, tmp_path)
    besides = {**BESIDES, "": BESIDES[""] + f'\n[store]\nreserve = "{RESERVE // 10**6} MB"\n'}
    async with school(tmp_path, (BRAKE,), "--speed", "8", "--calm", besides=besides) as workshop:
        brake = workshop.machines[BRAKE]
        await filed(workshop, tmp_path)
        async with workshop.collecting(signal.SIGKILL):
            assert (await workshop.etabli("session", "open", "press-brake", "E-1"))[0] == 0
            await workshop.until(lambda: permitted(workshop, BRAKE))
        await asyncio.to_thread(fill, disk, RESERVE // 2)
        await brake.obeyed("slow", 60_000)
        async with workshop.collecting():
            control = await asyncio.to_thread(read_control, disk)
            assert control is not None
            await until_degraded(control, degraded=True)
            assert permitted(workshop, BRAKE), "nobody has taken it away yet"
            await brake.obeyed("slow", 0)
            await workshop.until(lambda: not permitted(workshop, BRAKE))
            await asyncio.to_thread(make_room, disk)
            await workshop.until(lambda: permitted(workshop, BRAKE))
        assert (await workshop.etabli("journal", "replay"))[0] == 0


def _compare(workshop: School) -> None:
    _, counts = workshop.collected(LATHE)
    assert sum(one.parts for one in counts) == workshop.made(LATHE)
    assert sum(one.parts for one in counts if one.backfilled) >= 4, "what it made while nobody recorded"
    stopped, resumed = workshop.facts(RecordingStopped, ""), workshop.facts(RecordingResumed, "")
    assert [one.stopped_at for one in resumed] == [one.at for one in stopped]
    assert [one.free < RESERVE for one in stopped] == [True, True]
    lost = [one for one in workshop.facts(CoverageLost, LATHE) if "disk is full" in one.reason]
    assert len(lost) == 2, "a gap is a fact"
    assert [one.reason for one in workshop.facts(PermitWithheld, BRAKE)][:2] == ["full", "full"]
    assert len(workshop.facts(PermitGiven, BRAKE)) == 3
