"""`etabli probe`: one conversation with one machine, and what it does not give."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.scripted.rig import OURS, ScriptedRig
from tests.commands.shell import School

PROFILE = """\
[profile]
name = "Rig"
maker = "etabli"
source = "the tests"
verified = "simulator"

[cycle]
from = "execution"
completed_by = "state"

[counters.part_count]
modulus = 1000

[[signals]]
signal = "execution"
address = { name = "state" }
values = { 0 = "READY", 1 = "INTERRUPTED", 3 = "ACTIVE" }

[[signals]]
signal = "part_count"
address = { name = "parts" }

[[signals]]
signal = "spindle_load"
address = { name = "load" }
scale = 0.1
"""

TOOL = '\n[[signals]]\nsignal = "tool"\naddress = { name = "nothing" }\n'


@pytest.fixture
def rig() -> Iterator[ScriptedRig]:
    """A device on a real socket, served by a thread of its own: the command blocks this one."""
    device = ScriptedRig()
    device.held.update(state=3, parts=42, load=355)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="device")
    thread.start()
    try:
        asyncio.run_coroutine_threadsafe(device.start(), loop).result(10)
        yield device
        asyncio.run_coroutine_threadsafe(device.kill(), loop).result(10)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def school_of(folder: Path, device: ScriptedRig, profile: str = PROFILE, serial: str = OURS) -> School:
    """A school whose machine is this device."""
    school = School(folder)
    shelf = folder / "profiles" / "scripted"
    shelf.mkdir(parents=True)
    (shelf / "rig.toml").write_text(profile, encoding="utf-8")
    before, _, after = school.site_file.read_text("utf-8").partition("steps = [")
    text = f'{before}url = "tcp://127.0.0.1:{device.port}"\nserial = "{serial}"{after.partition("]")[2]}'
    school.site_file.write_text(text.replace("scripted/example", "scripted/rig"), encoding="utf-8")
    return school


def test_live_values_are_shown_and_nothing_is_recorded(tmp_path: Path, rig: ScriptedRig) -> None:
    """Identity, value, unit, quality; exit code 0 where the machine gives all that its profile names."""
    school = school_of(tmp_path, rig)
    said = school.done("probe", "mill-1")
    for word in ("ACTIVE", "42", "35.5", "good", OURS):
        assert word in said
    assert not school.data.exists()
    assert rig.conversations == 0


def test_what_a_machine_does_not_give_is_named(tmp_path: Path, rig: ScriptedRig) -> None:
    """The row says so, and what follows from it; exit code 1."""
    answer = school_of(tmp_path, rig, PROFILE + TOOL).etabli("probe", "mill-1", "--for", "2")
    assert answer.exit_code == 1
    [row] = [line for line in answer.stdout.splitlines() if line.startswith("│ tool")]
    assert "bad" in row or "nothing came" in row
    assert "No active tool" in answer.stdout
    assert "No program" in answer.stdout
    assert "No execution state" not in answer.stdout


def test_a_counter_that_is_not_there_is_told_with_what_to_write(tmp_path: Path, rig: ScriptedRig) -> None:
    """Without it no part would be counted; what is said to write is taken, and then cycles are counted."""
    school = school_of(tmp_path, rig, PROFILE.replace('name = "parts"', 'name = "nothing"'))
    answer = school.etabli("probe", "mill-1", "--for", "2")
    assert answer.exit_code == 1
    assert "The part counter that the profile names (part_count) is not there" in answer.stdout
    [line] = [one for one in answer.stdout.split('"') if one == "cycles"]
    site = school.site_file.read_text("utf-8")
    school.site_file.write_text(
        site.replace("[machines.connection]", f'parts_from = "{line}"\n\n[machines.connection]')
    )
    again = school.etabli("probe", "mill-1", "--for", "2")
    assert "not there" not in again.stdout
    assert "parts are counted from completed cycles" in again.stdout


def test_another_device_is_not_probed(tmp_path: Path, rig: ScriptedRig) -> None:
    """Who answers is checked: exit code 3, with both names."""
    answer = school_of(tmp_path, rig, serial="EP-1").etabli("probe", "mill-1")
    assert answer.exit_code == 3
    assert OURS in answer.stderr
    assert "EP-1" in answer.stderr


def test_a_machine_that_does_not_answer_is_told(tmp_path: Path) -> None:
    """Nobody listens there: exit code 3 and the address."""
    device = ScriptedRig()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        device.port = taken.getsockname()[1]
        answer = school_of(tmp_path, device).etabli("probe", "mill-1")
    assert answer.exit_code == 3
    assert f"tcp://127.0.0.1:{device.port}" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_machine_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """With those that are."""
    answer = School(tmp_path).etabli("probe", "mill-9")
    assert answer.exit_code == 3
    assert "no machine 'mill-9'" in answer.stderr
    assert "there are mill-1" in answer.stderr
