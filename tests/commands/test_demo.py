"""`etabli demo` as a process: a school with a past, machines that run, one that waits for a right, and a good end."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
from pathlib import Path
from typing import Any

import httpx
import pytest

from collector.control import Control, read_control
from tests.commands.shell import PATIENCE, School, ended, until


def ask(control: Control, path: str, method: str = "GET", **body: Any) -> Any:
    answer = httpx.request(
        method, control.url + path, json=body or None, headers={"Authorization": f"Bearer {control.token}"},
        trust_env=False, timeout=PATIENCE,
    )  # fmt: skip
    assert answer.status_code < 300, answer.text
    return answer.json()


def begun(process: subprocess.Popen[str]) -> str:
    """What it says until it is all there."""
    assert process.stderr is not None
    said = ""
    for line in process.stderr:
        said += line
        if "Ctrl+C ends it." in line:
            return said
    raise AssertionError(said)


@pytest.mark.timeout(300)
def test_the_demo_is_a_school_alive(tmp_path: Path) -> None:
    """Everything is connected, somebody is everywhere, a lathe obeys its permit; a second start goes on with it."""
    folder = tmp_path / "demo"
    school = School(tmp_path)
    process = school.start("demo", "--port", "0", "--directory", folder, "--past", "1", "--speed", "20")
    try:
        said = begun(process)
        for account in ("perrin", "le-goff", "chevalier", "inspection", "admin"):
            assert re.search(rf"^{account} +\w", said, re.MULTILINE), said
        assert "/pair?key=" in said
        assert "Traceback" not in said
        control = read_control(folder / "data")
        assert control is not None
        until(lambda: ask(control, "/api/health/details")["connected"] == 13)
        floor = {one["machine"]: one for one in ask(control, "/api/floor")}
        assert {name for name, one in floor.items() if one["trainees"]} == set(floor) - {"tour-2", "compteur-1"}
        assert len(ask(control, "/api/orders")) > 20
        # Nobody may start the lathe that obeys; somebody of age badges in, and it runs.
        assert floor["tour-2"]["permit"] == "withheld"
        ask(control, "/api/sessions", "POST", machine="tour-2", persons=["E26-013"], order="OF-2111")
        until(lambda: _of(control, "tour-2")["permit"] == "given")
        until(lambda: _of(control, "tour-2")["standing"] == "running")
        ports = [int(one) for one in re.findall(r"opc\.tcp://127\.0\.0\.1:(\d+)", (folder / "etabli.toml").read_text())]
        assert len(ports) == 4
        os.kill(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE)
        code = process.returncode
        assert (code, "Traceback" in errors) == (0, False), errors
    finally:
        ended(process)
    for port in ports:
        with socket.socket() as gone:
            assert gone.connect_ex(("127.0.0.1", port)) != 0, "a simulator is left"
    again = school.start("demo", "--port", "0", "--directory", folder, "--speed", "20")
    try:
        begun(again)
        control = read_control(folder / "data")
        assert control is not None
        kinds = [
            one["kind"] for one in ask(control, "/api/facts?limit=5000&kinds=CollectorStarted,OrderChanged")["facts"]
        ]
        assert kinds.count("CollectorStarted") >= 3
        assert kinds.count("OrderChanged") > 20, "it goes on with the same past"
        os.kill(again.pid, signal.SIGTERM)
        again.communicate(timeout=PATIENCE)
        assert again.returncode == 0
    finally:
        ended(again)


def _of(control: Control, machine: str) -> Any:
    return next(one for one in ask(control, "/api/floor") if one["machine"] == machine)
