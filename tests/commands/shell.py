"""A shell in a school's folder: commands in this process where that does, and as processes of their own where not."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from collector.cli import app
from collector.control import Control, read_control
from collector.core.facts import Fact
from collector.store.store import Store
from tests.simulators.playing import REPOSITORY

PATIENCE = 120.0
"""Seconds after which what has not happened never will."""

SITE = """\
[site]
name = "École de test"
time_zone = "Europe/Paris"

[[places]]
id = "atelier"
name = "Atelier"

[[machines]]
id = "mill-1"
name = "Fraiseuse"
family = "machining_centre"
place = "atelier"
profile = "scripted/example"
shortest_step = "10 ms"

[machines.connection]
steps = [
{steps}
]

[web]
port = {port}
"""

AT_REST = '  { signal = "state", value = "idle" }, { signal = "parts", value = 0 },'
"""A machine that stands still and has made nothing."""

CYCLE = """\
  { after = "150 ms", signal = "state", value = "run" }, { after = "150 ms", signal = "parts", value = {number} },
  { signal = "state", value = "done" }, { after = "20 ms", signal = "state", value = "idle" },
"""
"""A machine that makes one part."""

PEOPLE = """\
matricule;nom;prénom;rôle;date de naissance;groupe;badge
E26-001;Martin;Léa;élève;14/03/2010;U1;04:A1:5C:32
E26-002;Benali;Yanis;élève;02/09/2010;U1;04:A1:5C:47
E26-003;Martin;Noa;élève;27/06/2012;U1;
"""

ORDERS = """\
commande;client;désignation;échéance;opération;description;famille;quantité;temps de cycle
OF-1042;Ateliers Pernet;Support;18/12/2026;20;Fraisage;centre d'usinage;48;50 s
"""


class School:
    """A folder with a site file, and the commands that are typed in it.

    Args:
        folder: An empty folder.
        steps: What its only machine does, rows of a script.
        port: Where its pages are served.
    """

    def __init__(self, folder: Path, steps: str = AT_REST, port: int = 0) -> None:
        self.folder = folder
        self.site_file = folder / "etabli.toml"
        self.data = folder / "data"
        text = SITE.replace("{steps}", steps).replace("{port}", str(port))
        self.site_file.write_text(text, encoding="utf-8")

    def etabli(self, *arguments: object, given: str | None = None) -> Result:
        """Run a command in this process; anything but its own exit comes out as it is."""
        where = [] if arguments[0] in ("check", "schema") else ["--site", str(self.site_file)]
        words = [str(one) for one in arguments]
        return CliRunner().invoke(app, [*words, *where], input=given, catch_exceptions=False)

    def done(self, *arguments: object, given: str | None = None) -> str:
        """Run a command that must do what it is asked; returns what it printed."""
        answer = self.etabli(*arguments, given=given)
        assert answer.exit_code == 0, answer.output
        return answer.stdout

    def enrol(self) -> None:
        """Bring the people and the order into the registry."""
        for kind, text in (("people", PEOPLE), ("orders", ORDERS)):
            (self.folder / f"{kind}.csv").write_text(text, encoding="utf-8")
            self.done("import", kind, self.folder / f"{kind}.csv", "--yes")

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        """Start a command as a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "collector", *map(str, arguments)],
            cwd=REPOSITORY, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    @contextmanager
    def collecting(self) -> Iterator[subprocess.Popen[str]]:
        """Run the collector; whoever has not ended it by the end of the block has it ended."""
        process = self.start("run", self.site_file)
        try:
            until(lambda: process.poll() is not None or (self.control is not None and self.control.pid == process.pid))
            assert process.poll() is None, process.communicate()
            yield process
        finally:
            ended(process)

    @property
    def control(self) -> Control | None:
        """The word that the running collector left."""
        return read_control(self.data)

    def facts(self) -> list[Fact]:
        """What the journal holds."""
        with Store.open(self.data, create=False) as store:
            return [entry.fact for entry in store.facts()]

    def tail(self, *arguments: object) -> list[dict[str, Any]]:
        """What `journal tail --json` prints."""
        return [json.loads(line) for line in self.done("journal", "tail", "--json", *arguments).splitlines()]


def until(true: Callable[[], object]) -> None:
    """Poll a condition: another process gives no event."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.05)


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """End a process in good order, unless it has ended; returns its code, output and errors."""
    if process.poll() is None:
        process.terminate()
    try:
        out, errors = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate(timeout=PATIENCE)
        raise
    return process.returncode, out, errors
