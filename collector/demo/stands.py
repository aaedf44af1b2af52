"""The demo's simulated machines: real protocol servers, each a process of its own, started and ended with the demo."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from collector.errors import EtabliError, RequestRefused

STARTING = 20.0
"""Seconds that a simulator may take to end once it has not started."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A simulator and the machine of the demo site whose place it takes.

    Args:
        machine: The machine's id in the demo site file.
        module: The simulator's module.
        port: The port that the demo site file names for it.
        arguments: What it is asked to be.
    """

    machine: str
    module: str
    port: int
    arguments: tuple[str, ...] = ()


STANDS = (
    Stand("centre-1", "simulators.machining_centre", 48401, ("--cycle", "360")),
    Stand("centre-2", "simulators.machining_centre", 48402, ("--cycle", "360", "--order", "OF-1051",
                                                             "--program", "BRIDE_80")),
    Stand("tour-1", "simulators.lathe", 48403, ("--cycle", "280")),
    Stand("tour-2", "simulators.lathe", 48404, ("--cycle", "280", "--order", "OF-2111", "--program", "RACCORD_M24",
                                                "--require-permit")),
    Stand("plieuse-1", "simulators.press_brake", 48405, ("--cycle", "160")),
    Stand("compteur-1", "simulators.energy_meter", 48406),
)  # fmt: skip
"""Six processes: two cores bear them beside the collector, at a tenth of one of them together."""


class Simulators:
    """The simulators, on their way.

    Args:
        processes: Each with its stand.
    """

    def __init__(self, processes: Sequence[tuple[Stand, subprocess.Popen[str]]]) -> None:
        self._processes = processes

    def ports(self) -> Mapping[int, int]:
        """By the port that the site file names, the one on which each serves; waits until all of them do.

        Raises:
            RequestRefused: If one did not start.
        """
        return {stand.port: _port(process, stand) for stand, process in self._processes}


@contextmanager
def simulators(speed: float, truth: Path, stands: Sequence[Stand] = STANDS) -> Iterator[Simulators]:
    """Start the simulators, and end them by their own process when the block ends.

    Args:
        speed: Simulated seconds per second.
        truth: Where they write what really happens.
        stands: Which.
    """
    with ExitStack() as stack:
        yield Simulators(
            [(stand, stack.enter_context(_process(stand, speed, truth, seed))) for seed, stand in enumerate(stands, 1)]
        )


@contextmanager
def _process(stand: Stand, speed: float, truth: Path, seed: int) -> Iterator[subprocess.Popen[str]]:
    command = [
        sys.executable, "-m", stand.module, "--port", "0", "--seed", str(seed), "--speed", str(speed),
        "--truth", str(truth), "--attached", *stand.arguments,
    ]  # fmt: skip
    # Its input stays open for as long as we live: a demo that is killed leaves no machine behind.
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        if process.poll() is None:
            process.kill()
            process.wait()
        for stream in filter(None, (process.stdin, process.stdout)):
            stream.close()


def _port(process: subprocess.Popen[str], stand: Stand) -> int:
    line = _stream(process).readline()
    if not line:
        raise RequestRefused(f"the simulator {stand.module} did not start (exit code {process.wait(STARTING)})")
    return int(json.loads(line)["ready"])


def _stream(process: subprocess.Popen[str]) -> IO[str]:
    if process.stdout is None:
        raise EtabliError("a simulator without an output")
    return process.stdout
