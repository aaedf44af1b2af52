"""A simulator that was started by another program ends with it, also when that one had no time to say so."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

PATIENCE = 60.0


@pytest.mark.parametrize("module", ["machining_centre", "press_brake"])
def test_a_simulator_ends_with_whoever_started_it(module: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", f"simulators.{module}", "--port", "0", "--attached"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        try:
            assert json.loads(process.stdout.readline())["ready"]
            assert process.poll() is None
            process.stdin.close()
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()
