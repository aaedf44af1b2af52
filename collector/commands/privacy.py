"""`etabli forget` and `etabli person`: what a person may ask of those who keep data on them."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from collector.commands.terminal import DEFAULT_SITE, Exit, SiteFile, err, failures, out, readable
from collector.core.plain import time_text
from collector.errors import RequestRefused
from collector.settings import Site, load
from collector.store import erasure
from collector.store.personal_data import as_json, as_zip, held_on
from collector.store.reader import StoreReader
from collector.store.registry import Registry
from collector.store.registry_records import Person
from collector.store.store import Store

Whom = Annotated[str, typer.Argument(help="Reference, opaque id or family name.")]


def forget(
    person: Whom,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before erasing.")] = False,
    author: Annotated[
        str, typer.Option("--author", help="Who decides: an opaque id or an account, never a name.")
    ] = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Erase who somebody was: names, number, birth date, badges and what their papers say. It cannot be undone.

    Facts keep an opaque id that leads to nobody, so the journal still verifies and every table still follows from it.
    """
    with failures(), Store.open(load(site, secrets=False).store.directory, create=False) as store:
        whom = Registry(store.readers).find(person)
        if whom.reference is None:
            raise RequestRefused(f"{whom.id} is erased already")
        with store.reader() as connection:
            erasure.refuse_erasing(connection, whom.id)
        err.print(Text.assemble((f"{whom.given_name} {whom.family_name}", "bold"), f" ({whom.reference}, {whom.id})"))
        if not yes and not typer.confirm("Erase this person for good?", default=False, err=True):
            out.print("Nobody was erased.")
            raise typer.Exit(Exit.REFUSED)
        erased = erasure.erase(store, whom.id, author=author, at=datetime.now(UTC))
    out.print(
        f"{whom.id} leads to nobody now; {erased.papers} papers, {erased.comments} comments of trainers,"
        f" {len(erased.files)} attached files and {erased.snapshots} grounds of decisions emptied, {erased.accounts}"
        " accounts closed."
        " Copies that were made before (backups, exports, lists) still hold the name: they are yours to destroy."
    )


def person_(
    person: Whom,
    target: Annotated[
        Path | None,
        typer.Option("--export", "-e", help="Write everything to this file: NAME.json, or NAME.zip with tables."),
    ] = None,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Show how much is held on a person, and write all of it to a file for a request for access.

    etabli person 2041 --export access-request.zip
    """
    if target is not None and target.suffix not in (".json", ".zip"):
        raise typer.BadParameter("--export writes NAME.json or NAME.zip")
    with failures():
        settings = load(site, secrets=False)
        with StoreReader.open(settings.store.directory) as store, store.reader() as connection, readable():
            whom = Registry(connection).find(person)
            found = held_on(connection, whom)
        for subject, rows in found.items():
            out.print(f"{subject:<20} {len(rows)}")
        if target is None:
            return
        about = _about(settings, whom)
        content = as_json(about, found) if target.suffix == ".json" else as_zip(about, found, settings.store.directory)
        try:
            _write_for_the_owner(target, content)
        except OSError as error:
            raise RequestRefused(f"cannot write {target}: {error.strerror or error}") from error
    err.print(f"written to {target}, for you alone to read", highlight=False)


def _about(settings: Site, whom: Person) -> dict[str, Any]:
    kept = settings.retention
    days = {name: getattr(kept, name) for name in kept.__dataclass_fields__}
    return {
        "what": "Everything that the workshop's collector holds on one person (GDPR article 15)",
        "site": settings.name,
        "person": whom.id,
        "written_at": time_text(datetime.now(UTC)),
        "times": "UTC; durations in seconds",
        "others": "The ids of other persons are left out",
        "kept_for_days": {
            name: "for ever" if value is None else timedelta(seconds=value).days for name, value in days.items()
        },
        "beside": "Measured values of machines (loads, speeds, power) are kept without any person",
    }


def _write_for_the_owner(target: Path, content: bytes) -> None:
    """Nobody else may read the file, not even while it is being written."""
    target.unlink(missing_ok=True)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
