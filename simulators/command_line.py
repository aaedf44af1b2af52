"""The command line that all simulators share, and the ready line that they print."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulators.faults import MENU, Fault, parse_fault
from simulators.line import Line
from simulators.stage import Face, Part, Stage
from simulators.truth import Truth


@dataclass(frozen=True, slots=True)
class Options:
    """What one machine is asked to be.

    Args:
        name: The machine's name.
        seed: Where its chance starts.
        speed: Simulated seconds per real second.
        cycle: Nominal cutting time of a part (simulated seconds).
        program: The only program to run; None for the usual ones.
        order: The only order; None for the usual ones.
        calm: Part after part, nothing else.
        counter_bits: 16 for counters that wrap at 65,536; 32 for the device's own width.
        watchdog: Real seconds without a request after which an I/O module lets its relays go; 0 for never.
    """

    name: str
    seed: int
    speed: float
    cycle: float
    program: str | None
    order: str | None
    calm: bool
    counter_bits: int
    watchdog: float


Cast = Callable[[Options], tuple[Part, Face]]
"""Brings a machine and its protocol server into being."""


def main(cast: Cast, *, name: str, cycle: float, purpose: str, arguments: Sequence[str] | None = None) -> None:
    """Run one simulator module from its command line until SIGTERM or SIGINT.

    Args:
        cast: Makes the machine.
        name: Its usual name.
        cycle: Its usual cycle (simulated seconds).
        purpose: The first line of its help.
        arguments: The command line; None for the process's own.
    """
    parser = _parser(name, cycle, purpose)
    given = parser.parse_args(arguments)
    machines = [cast(_options(given, index)) for index in range(given.count)]
    if any(fault.name == "namespaces" for fault in given.fault) and not machines[0][1].has_namespaces:
        parser.error("this protocol has no namespaces to shift")
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s %(message)s")
    asyncio.run(_run(machines, given))


def _parser(name: str, cycle: float, purpose: str) -> argparse.ArgumentParser:
    menu = "\n".join(f"  {fault:<14} {what} (usually {usual:g})" for fault, (usual, what) in MENU.items())
    parser = argparse.ArgumentParser(
        description=purpose,
        epilog=f"faults (NAME@SECONDS[:ARG], real seconds after the ready line; also on the control port):\n{menu}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to serve on")
    parser.add_argument("--port", type=int, default=0, help="port to serve on; 0 for a free one")
    parser.add_argument("--control-port", type=int, default=0, help="port for commands; 0 for a free one")
    parser.add_argument("--count", type=int, default=1, help="so many machines in this process, on ports that follow")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same day")
    parser.add_argument("--speed", type=float, default=1.0, help="simulated seconds per real second")
    parser.add_argument("--truth", type=Path, help="append what really happens to this file, as JSON lines")
    parser.add_argument("--fault", type=_fault, action="append", default=[], help="NAME@SECONDS[:ARG]; repeatable")
    parser.add_argument("--require-permit", action="store_true", help="start a cycle only while it is permitted")
    parser.add_argument("--attached", action="store_true", help="end when standard input is closed")
    parser.add_argument("--machine-name", default=name)
    parser.add_argument("--program", help="the only program, instead of the usual ones")
    parser.add_argument("--order", help="the only order, instead of the usual ones")
    parser.add_argument("--cycle", type=float, default=cycle, help="simulated seconds of one part's cycle")
    parser.add_argument("--calm", action="store_true", help="no aborts, holds, dry runs, set-up or breaks")
    parser.add_argument("--counter-bits", type=int, choices=(16, 32), default=32)
    parser.add_argument(
        "--watchdog", type=float, default=0.0, help="I/O module: relays off after so long a silence (s)"
    )
    return parser


def _fault(text: str) -> Fault:
    try:
        return parse_fault(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong


def _options(given: argparse.Namespace, index: int) -> Options:
    """What the machine number `index` of this process is asked to be."""
    return Options(
        name=given.machine_name if given.count == 1 else f"{given.machine_name}-{index + 1}",
        seed=given.seed + index,
        speed=given.speed,
        cycle=given.cycle,
        program=given.program,
        order=given.order,
        calm=given.calm,
        counter_bits=given.counter_bits,
        watchdog=given.watchdog,
    )


async def _run(machines: Sequence[tuple[Part, Face]], given: argparse.Namespace) -> None:
    over = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, over.set)
    if given.attached:
        _end_with_whoever_started_us(asyncio.get_running_loop(), over)
    async with asyncio.TaskGroup() as play:
        tasks = []
        for index, (part, face) in enumerate(machines):
            stage = Stage(
                part,
                face,
                Line(given.host, given.port + index if given.port else 0),
                Truth(given.truth, part.name),
                speed=given.speed,
                require_permit=given.require_permit,
                faults=given.fault,
            )
            control = given.control_port + index if given.control_port else 0
            tasks.append(play.create_task(stage.run(_announce, control), name=part.name))
        await over.wait()
        for task in tasks:
            task.cancel()


def _end_with_whoever_started_us(loop: asyncio.AbstractEventLoop, over: asyncio.Event) -> None:
    """Notice the end of standard input: whoever holds its other end may have been killed, and ended nobody."""

    def wait() -> None:
        # Not by `sys.stdin`: a thread that holds its lock when the interpreter ends takes it down with a crash.
        while os.read(sys.stdin.fileno(), 4_096):
            pass
        with suppress(RuntimeError):  # The play is over, and with it the loop.
            loop.call_soon_threadsafe(over.set)

    threading.Thread(target=wait, name="standard input", daemon=True).start()


def _announce(ready: dict[str, Any]) -> None:
    print(json.dumps(ready, ensure_ascii=False), flush=True)
