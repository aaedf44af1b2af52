"""`etabli scan modbus`: who answers, by the devices' manuals; what it proposes is an entry that loads."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import Result

from collector.settings import load
from tests.adapters.modbus.server import Server, Unit
from tests.commands.shell import School
from tests.profiles.modbus.manual import CASES, NAMES, Case, cases

RECOGNISED = [case for name in NAMES for case in cases(name) if case.recognised]
STRANGERS = [case for name in NAMES for case in cases(name) if not case.recognised]
WRITES = (5, 6, 15, 16, 22, 23)


class Device:
    """A server of the tests' own on a thread of its own: the command blocks this one."""

    def __init__(self) -> None:
        self.server = Server()
        self.server.units = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="device")

    def start(self) -> None:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self.server.start(), self._loop).result(10)

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self.server.stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def scanned(self, school: School, *arguments: object) -> Result:
        """Long enough that a loaded computer's device is not taken for a silent one."""
        given = ("--timeout", "10", *arguments)
        return school.etabli("scan", "modbus", "127.0.0.1", "--port", self.server.port, *given)


@pytest.fixture
def device() -> Iterator[Device]:
    """A device without units yet."""
    one = Device()
    one.start()
    try:
        yield one
    finally:
        one.stop()


@pytest.mark.parametrize("case", RECOGNISED, ids=lambda case: case.name)
def test_a_device_is_recognised_by_its_manual(tmp_path: Path, device: Device, case: Case) -> None:
    """As its own profile and no other; nothing is written, and it costs a handful of requests."""
    school = School(tmp_path)
    device.server.units[1] = case.unit()
    answer = device.scanned(school)
    assert answer.exit_code == 0, answer.output
    assert answer.stdout.count("recognised:") == 1
    assert f'profile = "modbus/{case.profile}"' in answer.stdout
    assert not [one for one in device.server.asked if one.function in WRITES]
    assert len(device.server.asked) <= 10
    assert not school.data.exists()


@pytest.mark.parametrize("case", STRANGERS, ids=lambda case: case.name)
def test_a_device_that_only_resembles_is_not_recognised(tmp_path: Path, device: Device, case: Case) -> None:
    """Another application, another model, or a model that nothing is known to name: exit code 1."""
    device.server.units[1] = case.unit()
    answer = device.scanned(School(tmp_path))
    assert answer.exit_code == 1
    assert "no profile recognises it" in answer.stdout
    assert "[[machines]]" not in answer.stdout


def test_the_proposed_entry_loads(tmp_path: Path, device: Device) -> None:
    """Copied behind the site file's other machines, with the place that is there."""
    school = School(tmp_path)
    device.server.units[3] = Case.read(CASES / "carlo-gavazzi-em24" / "consuming.toml").unit()
    said = device.scanned(school, "--units", "3").stdout
    entry = said[said.index("[[machines]]") :]
    school.site_file.write_text(school.site_file.read_text("utf-8") + "\n" + entry, encoding="utf-8")
    machine = load(school.site_file).machines[-1]
    assert (machine.id, machine.profile, machine.family) == (
        "carlo-gavazzi-em24-3",
        "modbus/carlo-gavazzi-em24",
        "meter",
    )
    connection = machine.device.connection
    assert (connection.host, connection.port, connection.unit) == ("127.0.0.1", device.server.port, 3)


def test_several_units_behind_one_gateway_are_told_apart(tmp_path: Path, device: Device) -> None:
    """One conversation; what nobody knows says at least what it calls itself, and makes the code 1."""
    device.server.units = {
        1: Case.read(CASES / "schneider-iem3xxx" / "consuming.toml").unit(),
        2: Unit(names={0: b"Somebody", 1: b"X-77", 2: b"V1.0"}),
        3: Unit(fails_with=11),  # The gateway's word for a unit that does not answer it.
    }
    answer = device.scanned(School(tmp_path), "--units", "1-3")
    assert answer.exit_code == 1
    for words in (
        "Unit 1 answers",
        "Schneider Acti9 iEM3xxx",
        "Unit 2 answers",
        "Somebody",
        "X-77",
        "no profile recognises",
    ):
        assert words in answer.stdout
    assert "No answer from unit 3." in answer.stdout
    assert device.server.conversations_ever == 1


def test_a_schools_own_profile_recognises_too(tmp_path: Path, device: Device) -> None:
    """What it says of itself can be a sign."""
    school = School(tmp_path)
    shelf = tmp_path / "profiles" / "modbus"
    shelf.mkdir(parents=True)
    (shelf / "x-77.toml").write_text(
        '[profile]\nname = "X 77"\nmaker = "Somebody"\nsource = "the tests"\nverified = "simulator"\n'
        '[options]\nsigns = [{ says = "product_code", matches = "^X-" }]\n'
        '[[signals]]\nsignal = "power"\naddress = { table = "input", register = 0, type = "f32" }\n',
        encoding="utf-8",
    )
    device.server.units[1] = Unit(names={0: b"Somebody", 1: b"X-77"})
    said = device.scanned(school)
    assert said.exit_code == 0
    assert 'profile = "modbus/x-77"' in said.stdout


def test_a_device_that_answers_for_others_is_told(tmp_path: Path, device: Device) -> None:
    """Some give their own unit id whoever was asked: what the first unit is stands all the same."""
    device.server.units = {unit: Case.read(CASES / "wago-750-352" / "working.toml").unit() for unit in (1, 2)}
    device.server.spoil = lambda frame: frame[:6] + b"\x01" + frame[7:]
    answer = device.scanned(School(tmp_path), "--units", "1,2")
    assert answer.exit_code == 1
    assert 'profile = "modbus/wago-750-352"' in answer.stdout
    assert "Unit 2 answers what the protocol does not allow: unit 1" in answer.stdout


def test_a_device_that_declines_everything_is_there_and_unknown(tmp_path: Path, device: Device) -> None:
    """It refuses each question: exit code 1, and a word on why that may be."""
    device.server.units[1] = Unit(fails_with=1)
    answer = device.scanned(School(tmp_path))
    assert answer.exit_code == 1
    assert "declined every question" in answer.stdout


def test_no_unit_answers(tmp_path: Path, device: Device) -> None:
    """Somebody takes the connection and none of the units is there: exit code 3, and what to try."""
    answer = device.scanned(School(tmp_path), "--units", "1-2", "--timeout", "0.2")
    assert answer.exit_code == 3
    assert "no unit of 1-2 answers" in answer.stderr


def test_nobody_listens(tmp_path: Path) -> None:
    """Exit code 3 and the address."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        answer = School(tmp_path).etabli("scan", "modbus", "127.0.0.1", "-p", port)
    assert answer.exit_code == 3
    assert f"127.0.0.1:{port} takes no connection" in answer.stderr


def test_what_is_no_modbus_is_told(tmp_path: Path, device: Device) -> None:
    """A web server behind the port: exit code 3."""
    device.server.garbage = b"HTTP/1.1 400 Bad Request\r\n\r\n"
    answer = device.scanned(School(tmp_path))
    assert answer.exit_code == 3
    assert "does not speak Modbus" in answer.stderr
    assert "Traceback" not in answer.output


@pytest.mark.parametrize("units", ["x", "4-1", "256", "1-", "0-255", ""])
def test_units_that_are_none_are_refused(tmp_path: Path, units: str) -> None:
    """Exit code 2, before anything is asked."""
    answer = School(tmp_path).etabli("scan", "modbus", "127.0.0.1", "--units", units)
    assert answer.exit_code == 2
