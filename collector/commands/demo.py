"""`etabli demo`: a school's workshop with simulated machines, real protocols, and everything else as in earnest."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import IO, Annotated

import httpx
import typer
from rich.text import Text
from sqlalchemy import Connection

from collector.commands.terminal import err, failures
from collector.control import read_control
from collector.errors import EtabliError, RequestRefused
from collector.runtime.groups import task_group
from collector.settings import Site, load, shipped
from collector.store.import_paper_checks import Workshop
from collector.store.import_papers import PapersPlan, apply_papers, plan_papers
from collector.store.import_reading import Kind
from collector.store.importing import ImportPlan, apply, plan
from collector.store.registry import Registry
from collector.store.store import Store


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
    Stand("centre-1", "simulators.machining_centre", 48401, ("--cycle", "180")),
    Stand("tour-1", "simulators.lathe", 48402, ("--cycle", "140")),
    Stand("plieuse-1", "simulators.press_brake", 48403, ("--cycle", "100")),
    Stand("compteur-1", "simulators.energy_meter", 48404),
)

SESSIONS = (
    ("centre-1", ["E26-001"], "OF-1041", "20"),
    ("plieuse-1", ["E26-002", "E26-004"], "OF-3301", "20"),
)
"""Who works where when the demo opens; the lathe is left for the visitor to try."""

STARTING = 20.0
"""Seconds that a simulator may take to serve."""


def demo(
    port: Annotated[int, typer.Option("--port", "-p", help="Port of the pages; 0 for a free one.")] = 8080,
    speed: Annotated[
        float,
        typer.Option(
            "--speed",
            min=0.1,
            max=100.0,
            help="How much faster than life; the standard times of the demo fit 4.",
        ),
    ] = 4.0,
    directory: Annotated[
        Path, typer.Option("--directory", "-d", help="Where the demo keeps its data and its site file.")
    ] = Path("demo-data"),
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin with an empty journal.")] = False,
) -> None:
    """Show a workshop alive: simulators are started, people and orders imported, and everything is collected.

    Needs nothing but this computer. Ends with Ctrl+C; the next demo goes on with the same journal.
    """
    with failures(), ExitStack() as stack:
        if fresh and (directory / "etabli.toml").exists():
            shutil.rmtree(directory)
        directory.mkdir(parents=True, exist_ok=True)
        err.print("Starting four simulated machines …")
        ports = stack.enter_context(_simulators(STANDS, speed, directory / "truth.jsonl"))
        site_file = _site_file(directory, ports, port)
        site = load(site_file)
        from collector.app import only_one
        from collector.app import run as collect
        from collector.commands.logs import log_to_terminal

        with only_one(site):
            _fill_registry(site)
        log_to_terminal(verbose=False)
        asyncio.run(_show(site, site_file, collect))


async def _show(site: Site, site_file: Path, collect: Callable[..., Awaitable[None]]) -> None:
    opening: list[str] = []
    served = asyncio.Event()

    def ready(url: str) -> None:
        opening.append(url)
        served.set()

    async def welcome() -> None:
        await served.wait()
        await _open_sessions(site)
        _welcome(opening[0], site_file)

    async with task_group() as group:
        guide = group.create_task(welcome(), name="welcome")
        await collect(site, ready=ready)
        guide.cancel()


def _welcome(url: str, site_file: Path) -> None:
    here = f"--site {site_file}"
    err.print()
    err.print(Text.assemble(("The workshop is alive:", "bold green"), " ", (url, f"bold link {url}")))
    err.print()
    err.print("In another terminal, try:", highlight=False)
    for command in (
        f"etabli session open tour-1 E26-005 --order OF-2101 {here}",
        f"etabli probe centre-1 {here}",
        f"etabli journal tail --follow {here}",
        f"etabli export cycles --since today {here}",
    ):
        err.print(f"  {command}", highlight=False)
    err.print("Ctrl+C ends it.", highlight=False)


async def _open_sessions(site: Site) -> None:
    """Let the demo's trainees begin where nobody works yet, over the API as any other program would."""
    control = await asyncio.to_thread(read_control, site.store.directory)
    if control is None:
        return
    headers = {"Authorization": f"Bearer {control.token}"}
    async with httpx.AsyncClient(base_url=control.url, headers=headers, trust_env=False, timeout=10) as client:
        open_now = {one["machine"] for one in (await client.get("/api/sessions")).json()}
        for machine, persons, order, operation in SESSIONS:
            if machine not in open_now:
                body = {"machine": machine, "persons": persons, "order": order, "operation": operation}
                (await client.post("/api/sessions", json=body)).raise_for_status()


def _fill_registry(site: Site) -> None:
    """Import the demo's people, orders and papers, as `etabli import` does; a second time changes nothing."""
    now = datetime.now(UTC)
    with Store.open(site.store.directory) as store:
        for kind, file in ((Kind.PEOPLE, "people.csv"), (Kind.ORDERS, "orders.csv")):
            wanted = plan(kind, shipped("demo", file), Registry(store.readers), now.date())
            store.write_now(partial(_apply, wanted, now))
        workshop = Workshop([one.id for one in site.machines], [one.id for one in site.places])
        today = now.astimezone(site.zone).date()
        for file in ("papers.toml", "papers.csv"):
            with store.reader() as connection:
                papers = plan_papers(shipped("demo", file), connection, workshop, today)
            store.write_now(partial(_record, papers, workshop, today, now))


def _record(wanted: PapersPlan, workshop: Workshop, today: date, now: datetime, connection: Connection) -> None:
    apply_papers(wanted, connection, workshop, today, now, "demo")


def _apply(wanted: ImportPlan, now: datetime, connection: Connection) -> None:
    apply(wanted, Registry(connection), now)


def _site_file(directory: Path, ports: Sequence[int], web_port: int) -> Path:
    """A copy of the demo site file with the ports on which the simulators really serve."""
    text = shipped("demo", "etabli.toml").read_text(encoding="utf-8")
    for stand, port in zip(STANDS, ports, strict=True):
        text = text.replace(str(stand.port), str(port))
    target = directory / "etabli.toml"
    target.write_text(f"{text}\n[web]\nport = {web_port}\n", encoding="utf-8")
    return target


@contextmanager
def _simulators(stands: Sequence[Stand], speed: float, truth: Path) -> Iterator[list[int]]:
    """Start the simulators, wait until they serve, and end them by their own process when the demo ends."""
    with ExitStack() as stack:
        processes = [stack.enter_context(_process(stand, speed, truth, seed)) for seed, stand in enumerate(stands, 1)]
        yield [_port(process, stand) for process, stand in zip(processes, stands, strict=True)]


@contextmanager
def _process(stand: Stand, speed: float, truth: Path, seed: int) -> Iterator[subprocess.Popen[str]]:
    command = [
        sys.executable, "-m", stand.module, "--port", "0", "--seed", str(seed), "--speed", str(speed),
        "--truth", str(truth), *stand.arguments,
    ]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        if process.poll() is None:
            process.kill()
            process.wait()
        _stream(process).close()


def _port(process: subprocess.Popen[str], stand: Stand) -> int:
    line = _stream(process).readline()
    if not line:
        raise RequestRefused(f"the simulator {stand.module} did not start (exit code {process.wait(STARTING)})")
    return int(json.loads(line)["ready"])


def _stream(process: subprocess.Popen[str]) -> IO[str]:
    if process.stdout is None:
        raise EtabliError("a simulator without an output")
    return process.stdout
