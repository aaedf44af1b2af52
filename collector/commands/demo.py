"""`etabli demo`: a school's workshop with simulated machines, real protocols, and everything else as in earnest."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from collector.accounts.rights import AccountRole
from collector.commands.terminal import err, failures, progress
from collector.runtime.groups import task_group
from collector.store.holding import holding
from collector.store.registry import Registry
from collector.store.store import Store

if TYPE_CHECKING:
    from collector.demo.entrants import Entrants
    from collector.demo.setting_up import Setting

ROLES = {
    AccountRole.HEAD: "head of the workshop",
    AccountRole.SAFETY: "safety officer",
    AccountRole.TRAINER: "trainer",
    AccountRole.AUDITOR: "auditor, reads only",
    AccountRole.ADMINISTRATOR: "administrator",
}


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
    past: Annotated[
        int, typer.Option("--past", min=0, max=61, help="Days of the past that the first start makes.")
    ] = 61,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make the school anew, with today as its day.")] = False,
) -> None:
    """Show a school alive: twelve machines, 24 trainees, orders, papers, and two months of their past.

    The first start makes that past, day by day, through the same core, rules and journal as in earnest; later starts go
    on with it. Needs nothing but this computer. Ends with Ctrl+C.
    """
    # The pages' libraries are loaded for this command alone.
    from collector.app import run as collect
    from collector.commands.logs import log_to_terminal
    from collector.demo.stands import STANDS, simulators
    from collector.web.listening import Listening

    with failures(), ExitStack() as stack:
        if fresh and (directory / "etabli.toml").exists():
            shutil.rmtree(directory)
        directory.mkdir(parents=True, exist_ok=True)
        # Before a minute's work: whoever cannot be served has not to wait for it.
        Listening(port=port).listen().close()
        err.print(f"Starting {len(STANDS)} simulated machines …")
        servers = stack.enter_context(simulators(speed, directory / "truth.jsonl"))
        setting, entrants = _made_ready(directory, servers.ports(), port, speed, past)
        log_to_terminal(verbose=False)
        asyncio.run(_show(setting, directory / "etabli.toml", entrants, collect))


def _made_ready(
    directory: Path, ports: Mapping[int, int], port: int, speed: float, past: int
) -> tuple[Setting, Entrants]:
    """The demo's folder, with a past and with accounts."""
    from collector.demo.entrants import let_in
    from collector.demo.opening import open_up
    from collector.demo.people import School
    from collector.demo.setting_up import made, set_up

    now = datetime.now(UTC)
    known = made(directory)
    setting = set_up(directory, now.date(), ports, port, speed)
    with holding(setting.site.store.directory):
        if known is None:
            _tell(setting, directory, now, past)
        elif known != now.astimezone(setting.site.zone).date():
            err.print(f"This school was made on {known:%d/%m/%Y}; --fresh makes it anew, with today as its day.")
        with Store.open(setting.site.store.directory) as store:
            entrants = let_in(store, School.of(Registry(store.readers)).ids)
    asyncio.run(open_up(setting.site, setting.works))
    return setting, entrants


def _tell(setting: Setting, directory: Path, now: datetime, past: int) -> None:
    from collector.demo.setting_up import tell_the_past

    for left in setting.site.store.directory.iterdir():
        # Of a demo that was broken off while it was being made; the lock is ours.
        if left.name != "etabli.lock":
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    with progress("the school's past") as bar:

        def told(days: int, of: int) -> None:
            bar.update(bar.task_ids[0], completed=days, total=of)

        tell_the_past(setting, directory, told, now, past)


async def _show(setting: Setting, site_file: Path, entrants: Entrants, collect: Callable[..., Awaitable[None]]) -> None:
    from collector.demo.opening import keep_supervising

    opening: list[str] = []
    served = asyncio.Event()

    def ready(url: str) -> None:
        opening.append(url)
        served.set()

    async def guide() -> None:
        await served.wait()
        _welcome(opening[0], site_file, entrants)
        await keep_supervising(setting.site)

    async with task_group() as group:
        guiding = group.create_task(guide(), name="guide")
        await collect(setting.site, ready=ready)
        guiding.cancel()


def _welcome(url: str, site_file: Path, entrants: Entrants) -> None:
    from collector.accounts.links import PAIR
    from collector.demo.opening import LEFT_FREE

    here = f"--site {site_file}"
    err.print()
    err.print(Text.assemble(("The school is alive:", "bold green"), " ", (url, f"bold link {url}")))
    table = Table("sign in as", "who that is", box=None, padding=(0, 3, 0, 0))
    for name, role in entrants.accounts:
        table.add_row(name, ROLES[role])
    err.print(table)
    err.print(Text.assemble("The password of all of them: ", (entrants.password, "bold")))
    err.print(f"A browser window as the kiosk of {LEFT_FREE}, which waits for somebody who may start it:")
    err.print(f"  {url}{PAIR}?key={entrants.kiosk}", soft_wrap=True, highlight=False)
    err.print("  badge there as 04:C3:88:02 (of age: may), 04:A1:5C:32 (supervised), 04:A1:5C:5B (14: may not).")
    err.print()
    err.print("In another terminal, try:", highlight=False)
    for command in (
        f"etabli session open {LEFT_FREE} E26-013 --order OF-2111 {here}",
        f"etabli lapse {here}",
        f"etabli matrix {here}",
        f"etabli journal verify {here}",
        f"etabli export cycles --since 3d {here}",
    ):
        err.print(f"  {command}", highlight=False)
    err.print("Ctrl+C ends it.", highlight=False)
