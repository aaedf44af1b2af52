"""What the service manager is told, over its own socket: ready, alive only while facts are written, stopping."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from collector.core.events import ConnectionMade
from collector.runtime.mailbox import Delivery
from collector.runtime.service import Service, keep_told, without_manager
from tests.commands.shell import PATIENCE, School, ended
from tests.runtime.test_engine import MILL, START, HandClock, works
from tests.simulators.playing import REPOSITORY

UNIT = REPOSITORY / "config" / "deploy" / "etabli.service"


@contextmanager
def manager() -> Iterator[tuple[str, socket.socket]]:
    """A service manager's end: its address as the environment names it, and the socket."""
    name = f"etabli-test-{uuid.uuid4().hex}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0{name}")
        listening.settimeout(PATIENCE)
        yield f"@{name}", listening


def heard(listening: socket.socket) -> list[str]:
    """What has come so far."""
    listening.setblocking(False)
    said: list[str] = []
    try:
        while True:
            said += listening.recv(4096).decode().splitlines()
    except BlockingIOError:
        return said


@pytest.mark.parametrize(
    ("environment", "service"),
    [
        ({}, None),
        ({"NOTIFY_SOCKET": ""}, None),
        ({"NOTIFY_SOCKET": "vsock:2:1234"}, None),
        ({"NOTIFY_SOCKET": "/run/systemd/notify"}, Service("/run/systemd/notify")),
        ({"NOTIFY_SOCKET": "@abstract"}, Service("\0abstract")),
        ({"NOTIFY_SOCKET": "/n", "WATCHDOG_USEC": "60000000"}, Service("/n", 60.0)),
        ({"NOTIFY_SOCKET": "/n", "WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "7"}, Service("/n", 60.0)),
        ({"NOTIFY_SOCKET": "/n", "WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "8"}, Service("/n")),
        ({"NOTIFY_SOCKET": "/n", "WATCHDOG_USEC": "soon"}, Service("/n")),
    ],
)
def test_who_started_us(environment: dict[str, str], service: Service | None) -> None:
    """As the environment says; a watchdog that is meant for another process is not ours to feed."""
    assert Service.of_environment(environment, pid=7) == service
    assert without_manager({**environment, "PATH": "/bin"}) == {"PATH": "/bin"}


def test_it_is_fed_in_time() -> None:
    """Three times within the manager's patience, and not much less often than somebody looks."""
    assert Service("/n", 60.0).every == 20.0
    assert Service("/n", 3600.0).every == Service("/n").every == 30.0


def test_a_manager_that_is_gone_stops_nobody(tmp_path: Path) -> None:
    """Recording is the job; a word that nobody hears is lost."""
    Service(str(tmp_path / "gone")).tell("READY=1")


async def test_it_is_fed_only_while_facts_are_written(tmp_path: Path) -> None:
    """A disk that does not answer starves the watchdog though the loop turns; it is fed again when it goes on."""
    clock = HandClock()
    with manager() as (address, listening):
        service = Service.of_environment({"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "60000000"})
        assert service is not None
        async with works(tmp_path, clock) as here, asyncio.TaskGroup() as group:
            feeding = group.create_task(keep_told(service, here.engine, here.live, clock), name="feeding")
            await here.connect(execution="READY")
            await clock.let_pass(65)
            assert heard(listening).count("WATCHDOG=1") >= 3
            here.gate.open.clear()
            await here.mailbox.put(Delivery(MILL, [here.said("execution", "ACTIVE")]))
            await here.gate.reached("ExecutionChanged")
            heard(listening)
            await clock.let_pass(20.0)
            clock.at = START.replace(hour=20)
            for _ in range(200):
                await asyncio.sleep(0)
            assert "WATCHDOG=1" not in heard(listening)
            here.gate.open.set()
            async with asyncio.timeout(PATIENCE):
                while "WATCHDOG=1" not in heard(listening):  # noqa: ASYNC110 - a datagram rings no bell
                    await asyncio.sleep(0)
            feeding.cancel()


async def test_an_engine_that_ended_feeds_nobody(tmp_path: Path) -> None:
    """Whatever else still runs."""
    clock = HandClock()
    with manager() as (address, listening):
        service = Service.of_environment({"NOTIFY_SOCKET": address})
        assert service is not None
        async with works(tmp_path, clock, killed=True) as here:
            await here.mailbox.put(Delivery(MILL, [ConnectionMade(at=clock.now())]))
        async with asyncio.TaskGroup() as group:
            feeding = group.create_task(keep_told(service, here.engine, here.live, clock), name="feeding")
            for _ in range(200):
                await asyncio.sleep(0)
            feeding.cancel()
        assert heard(listening) == []


def test_a_real_collector_says_how_it_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """READY once its pages are served, WATCHDOG with its machines again and again, STOPPING when it is asked to end."""
    with manager() as (address, listening):
        monkeypatch.setenv("NOTIFY_SOCKET", address)
        monkeypatch.setenv("WATCHDOG_USEC", "300000")
        school = School(tmp_path)
        process = school.start("run", school.site_file)
        try:
            assert listening.recv(4096) == b"READY=1"
            assert school.control is not None
            assert school.control.pid == process.pid
            while True:
                feed, status = listening.recv(4096).decode().splitlines()
                assert feed == "WATCHDOG=1"
                if status.startswith("STATUS=1 of 1 machines connected"):
                    break
            process.send_signal(signal.SIGTERM)
            while (said := listening.recv(4096)) != b"STOPPING=1":
                assert said.startswith(b"WATCHDOG=1")
            _, errors = process.communicate(timeout=PATIENCE)
        finally:
            ended(process)
        assert (process.returncode, "Traceback" in errors) == (0, False)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    """No unknown word, no value that is none; and its own measure of exposure (0 to 10) stays low."""
    unit = tmp_path / UNIT.name
    true = shutil.which("true")
    unit.write_text(UNIT.read_text(encoding="utf-8").replace("/opt/etabli/bin/etabli", str(true)), encoding="utf-8")
    surroundings = {**os.environ, "SYSTEMD_LOG_LEVEL": "warning"}
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, timeout=PATIENCE,
        env=surroundings,
    )  # fmt: skip
    assert (verified.returncode, verified.stderr) == (0, "")
    exposed = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", str(unit)],
        capture_output=True, text=True, timeout=PATIENCE, env=surroundings,
    )  # fmt: skip
    assert exposed.returncode == 0, exposed.stdout[-300:]
