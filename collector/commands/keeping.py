"""`etabli backup` and `etabli restore`: a proved copy of all that counts, and the way back."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.text import Text

from collector.commands.terminal import DEFAULT_SITE, SiteFile, err, failures, out, progress
from collector.errors import RequestRefused
from collector.settings import load
from collector.upkeep.archive import Manifest, archive_name, archives, backup_name, read_manifest
from collector.upkeep.backup import Wanted, back_up, work_of
from collector.upkeep.restore import Restored, examine
from collector.upkeep.restore import restore as put_back

POLITENESS = 10
"""By how much a backup steps back behind a collector that runs beside it (nice)."""


def backup(
    to: Annotated[
        Path | None,
        typer.Option("--to", help="A folder that is there, or the archive's own name, NAME.zip; [backup] otherwise."),
    ] = None,
    keep: Annotated[
        int | None, typer.Option("--keep", min=1, help="Remove this site's older archives beyond so many there.")
    ] = None,
    without_samples: Annotated[
        bool, typer.Option("--without-samples", help="Leave measured values out: most of the size, none of the facts.")
    ] = False,
    without_keys: Annotated[
        bool, typer.Option("--without-keys", help="Leave private keys out, for a copy that is only to be examined.")
    ] = False,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Take a backup of a collector that may be running: one archive, proved before it gets its name.

    The journal is copied at one moment, the copy is opened and verified, the archive is read back. It holds names and
    keys: keep it on a disk that is encrypted. Under [backup] in the site file it is taken every day by itself.
    """
    with failures():
        settings = load(site, secrets=False)
        given = settings.backup
        folder = to if to is not None else given.folder if given is not None else None
        if folder is None:
            raise typer.BadParameter("say where with --to, or give [backup] folder in the site file")
        wanted = Wanted(
            directory=settings.store.directory, site_file=site, site=settings.name, samples=not without_samples,
            keys=not without_keys,
        )  # fmt: skip
        name = backup_name(settings.name)
        target = folder if folder.suffix == ".zip" else folder / archive_name(name, datetime.now(UTC))
        if not target.parent.is_dir():
            raise RequestRefused(f"{target.parent} is not there: make the folder, or plug in its disk")
        if hasattr(os, "nice"):
            with suppress(OSError):
                os.nice(POLITENESS)
        with progress("backing up", work_of(wanted) if settings.store.directory.is_dir() else None) as bar:
            made = back_up(wanted, target, _told(bar))
        out.print(f"{target}: {_megabytes(target.stat().st_size)}, {_described(made)}. Opened, verified, read back.")
        kept = keep if keep is not None else given.keep if given is not None and to is None else None
        if kept is not None and folder.suffix != ".zip":
            for old in list(archives(folder, name))[:-kept]:
                old.unlink(missing_ok=True)
                out.print(f"removed: {old.name}")


def restore(
    file: Annotated[Path, typer.Argument(help="The archive that `etabli backup` made.")],
    to: Annotated[
        Path | None,
        typer.Option("--to", help="The data directory; that of the site file, or of the backup, otherwise."),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Lay aside, in the data directory, what is there.")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="Only prove that the archive is whole.")] = False,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Put a backup back: it is proved first, and nothing that is there is written over.

    With a site file, the data go where that says. On a new computer, without one, the backup's own comes along with its
    profiles, and the data go where it says. Never while a collector works with the same data: stop it first.
    """
    with failures():
        made = read_manifest(file)
        out.print(f"{made.site}, {made.made_at:%Y-%m-%d %H:%M} UTC, version {made.software}: {_described(made)}")
        with progress("reading", made.size) as bar:
            if check:
                examine(file, made, _told(bar))
                out.print("The backup is whole: every file is what was written, and the journal verifies.")
                return
            new = not site.exists()
            directory = to or (site.parent / made.directory if new else load(site, secrets=False).store.directory)
            done = put_back(file, made, directory, site.parent, replace=replace, progress=_told(bar))
    _say_restored(made, done, directory)
    if new and made.site_file != site.name:
        out.print(f"The site file is {site.parent / made.site_file}.")


def _say_restored(made: Manifest, done: Restored, directory: Path) -> None:
    out.print(Text.assemble(("Restored", "bold"), f" into {directory}: proved. Next: etabli check, then etabli run."))
    if done.aside is not None:
        out.print(f"What was there lies in {done.aside}: remove it once nothing is missing.")
    if done.later:
        out.print(f"{done.later} facts were recorded after the backup; only that folder has them.")
    if not made.keys:
        err.print(
            "The backup was made without private keys: put journal.key back from elsewhere, or the collector refuses"
            " to sign the journal on."
        )
    for one in done.kept:
        err.print(f"{one} stays as it is; the backup has another one.")
    if done.revived:
        err.print(Text.assemble(("Erased since the backup, and back with it:", "bold red")))
        for who in done.revived:
            err.print(f"  etabli forget {who}")


def _described(made: Manifest) -> str:
    left_out = [what for what, there in (("measured values", made.samples), ("private keys", made.keys)) if not there]
    return f"{made.facts} facts, the last is {made.head}, {len(made.files)} files" + (
        f", without {' and '.join(left_out)}" if left_out else ""
    )


def _megabytes(size: int) -> str:
    return f"{size / 10**6:.1f} MB"


def _told(bar: Progress) -> Callable[[int], None]:
    return lambda done: bar.advance(bar.task_ids[0], done)
