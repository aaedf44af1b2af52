"""`etabli reload`: have the running collector take up an edited site file."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from collector.commands.reach import at_the_collector
from collector.commands.terminal import DEFAULT_SITE, SiteFile, failures, out
from collector.settings import load

SAID = (
    ("added", "comes"),
    ("removed", "goes; what it has done stays readable"),
    ("relined", "line opened anew"),
    ("adjusted", "changed, its line stays"),
    ("taken", "taken up"),
    ("waiting", "takes effect at the next start"),
)
"""By kind of change, what is said of it."""


def reload_(
    check: Annotated[bool, typer.Option("--check", help="Only say what it would change.")] = False,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Have the running collector read the site file and its profiles again, and take up what has changed.

    Machines of which nothing has changed notice nothing. A file in which anything is wrong changes nothing: all that
    is wrong is listed, as by `etabli check`.
    """
    with failures():
        # Checked here first: whoever edits is told at once, and by the file that he has before him.
        settings = load(site, secrets=False)
        way = ("GET", "/api/site/difference") if check else ("POST", "/api/site/reload")
        told: dict[str, Any] = at_the_collector(settings, *way)
    lines = [f"{name}: {said}" for key, said in SAID for name in told[key]]
    for line in lines:
        out.print(line, highlight=False)
    if not lines:
        out.print("Nothing has changed.")
    elif check:
        out.print("Nothing was taken up yet: etabli reload does it.")
    else:
        out.print("Taken up.")
