"""How commands speak: tables and progress for people, exit codes for programs, errors that say what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from collector.errors import ConfigError, DeviceError, EtabliError, JournalError, RequestRefused

WIDE = 180
"""Columns where nobody's window says how many there are: in a pipe, in a file."""

# What is printed holds the words of machines, files and people: none of it is markup, and no ":on:" a picture.
out = Console(soft_wrap=True, width=None if sys.stdout.isatty() else WIDE, markup=False, emoji=False)
err = Console(stderr=True, soft_wrap=True, markup=False, emoji=False)


class Exit(IntEnum):
    """What a program may conclude from how a command ended."""

    DONE = 0
    FOUND = 1
    """It worked, and what it looked for is there: damage in the journal, a value that a machine does not give."""
    CONFIG = 2
    """A file or the command line has to be changed."""
    REFUSED = 3
    """It cannot be done now: somebody or something said no, or does not answer."""
    JOURNAL = 4
    """The journal cannot be written or read."""


EPILOG = (
    "Exit codes: 0 done; 1 done, and something was found (damage, missing values); 2 a file or the command line has"
    " to be changed; 3 cannot be done now; 4 the journal cannot be written or read."
)

SiteFile = Annotated[
    Path,
    typer.Option("--site", "-s", envvar="ETABLI_SITE", help="The site file.", show_default=True),
]
DEFAULT_SITE = Path("etabli.toml")


@contextmanager
def failures() -> Iterator[None]:
    """Turn every failure raised on purpose into words and an exit code."""
    try:
        yield
    except ConfigError as error:
        count = len(error.problems)
        err.print(Text.assemble((f"{count} problem{'s' if count > 1 else ''}", "bold red"), " to mend:"))
        for problem in error.problems:
            err.print(Text.assemble(f"  {problem.file}: ", (problem.where, "bold")))
            err.print(f"      found    {problem.found or '(nothing)'}", highlight=False)
            err.print(f"      expected {problem.expected}", highlight=False)
            if problem.hint:
                err.print(f"      → {problem.hint}", highlight=False)
        raise typer.Exit(Exit.CONFIG) from None
    except JournalError as error:
        _say(error)
        raise typer.Exit(Exit.JOURNAL) from None
    except (RequestRefused, DeviceError, EtabliError) as error:
        _say(error)
        raise typer.Exit(Exit.REFUSED) from None


@contextmanager
def readable() -> Iterator[None]:
    """Around the reading of facts: one whose text is none that this version can read is a failure of the journal."""
    try:
        yield
    except ValueError as error:
        raise JournalError(
            f"the journal holds a fact that cannot be read: {error}. It was edited, or written by a newer version:"
            " etabli journal verify"
        ) from error


def _say(error: Exception) -> None:
    err.print(Text.assemble(("No:", "bold red"), f" {error}"))


@contextmanager
def progress(what: str, total: int | None = None) -> Iterator[Progress]:
    """A progress bar on a terminal's error stream, gone when the work is done; its only task is the first one."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        bar.add_task(what, total=total)
        yield bar


def moment(text: str | None, zone: ZoneInfo, now: datetime) -> datetime | None:
    """An instant as people give it on the command line.

    Args:
        text: `2026-11-22`, `2026-11-22 08:30` (wall clock at the site), `2026-11-22T07:30Z`, `today`, `yesterday`, or
            how long ago: `8h`, `3d`. None stays None.
        zone: The site's zone.
        now: The present.

    Raises:
        typer.BadParameter: If it is none of these.
    """
    if text is None:
        return None
    wanted = text.strip().lower()
    today = now.astimezone(zone).date()
    if wanted in ("today", "yesterday"):
        day = today if wanted == "today" else today - timedelta(days=1)
        return datetime.combine(day, time(), zone)
    try:
        if wanted[:-1].isdecimal() and wanted[-1] in "mhd":
            return now - timedelta(**{{"m": "minutes", "h": "hours", "d": "days"}[wanted[-1]]: int(wanted[:-1])})
        given = datetime.fromisoformat(text) if len(text) > 10 else datetime.combine(date.fromisoformat(text), time())
        return (given if given.tzinfo is not None else given.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise typer.BadParameter(
            f"{text!r} is no instant: give 2026-11-22, '2026-11-22 08:30', today, yesterday, or 8h, 3d for how long ago"
        ) from None
