"""Putting a backup back: proved before anything is touched, never over a running collector, the old data kept aside."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, select

from collector.core.facts import PersonErased
from collector.errors import EtabliError, JournalError, RequestRefused
from collector.store.database import DATABASE
from collector.store.holding import LOCK, holding
from collector.store.reader import StoreReader
from collector.store.registry_tables import person
from collector.upkeep.archive import DATA, SITE, Manifest, Progress, unpack
from collector.upkeep.backup import ASIDE, prove

STAGING = ".etabli-restore-"


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore has done.

    Args:
        aside: Where what was there before lies now; None if there was nothing.
        later: Facts that were recorded after the backup: only what lies aside has them.
        revived: Opaque ids of persons who were erased after the backup was taken, and whose names are back with it.
        kept: Files of the site that were there already, and say something else than those of the backup.
    """

    aside: Path | None = None
    later: int = 0
    revived: tuple[str, ...] = ()
    kept: tuple[Path, ...] = ()


def examine(file: Path, manifest: Manifest, progress: Progress = lambda _: None) -> None:
    """Unpack a backup into a passing folder and prove it; nothing stays.

    Raises:
        RequestRefused, JournalError: If it is damaged, or is not what its list says.
    """
    with tempfile.TemporaryDirectory(prefix=STAGING) as folder:
        _unpacked(file, manifest, Path(folder), progress)


def restore(
    file: Path,
    manifest: Manifest,
    directory: Path,
    site_folder: Path | None,
    *,
    replace: bool = False,
    progress: Progress = lambda _: None,
) -> Restored:
    """Put a backup back into a data directory.

    Args:
        file: The archive.
        manifest: What it says of itself.
        directory: The data directory; made if it is not there.
        site_folder: Where the site file and what lies beside it belong; None to leave them in the archive. What is
            there is never written over.
        replace: Lay aside what is in the data directory; otherwise a directory that holds data is refused.
        progress: Told of bytes done.

    Raises:
        RequestRefused: If a collector works there, if there are data and `replace` was not said, if the archive is
            damaged.
        JournalError: If its journal does not verify, or was written by a newer version.
    """
    with _on_disk(directory), holding(directory):
        for left in directory.glob(f"{STAGING}*"):
            # Nobody else is here: it was left behind by a restore that was ended.
            shutil.rmtree(left, ignore_errors=True)
        there = _there(directory)
        if there and not replace:
            raise RequestRefused(
                f"{directory} holds data ({', '.join(one.name for one in there[:3])}{', …' if len(there) > 3 else ''}):"
                " --replace lays them aside, or --to names another directory"
            )
        _refuse_too_little_room(manifest, directory)
        with tempfile.TemporaryDirectory(prefix=STAGING, dir=directory) as folder:
            staged = Path(folder)
            _unpacked(file, manifest, staged, progress)
            aside = _exchange(staged / DATA, directory, there)
            kept = tuple(_bring(staged / SITE, site_folder)) if site_folder is not None else ()
        later, revived = _lost_and_revived(aside, directory, manifest) if aside is not None else (0, ())
    return Restored(aside, later, revived, kept)


def _unpacked(file: Path, manifest: Manifest, staged: Path, progress: Progress) -> None:
    """The archive's files in a folder, each as it was written, together as they were proved."""
    unpack(file, manifest, staged, progress)
    if not (staged / DATA / DATABASE).exists():
        raise RequestRefused(f"{file} holds no {DATABASE}: it is no whole backup")
    proved, head, head_hash = prove(staged / DATA)
    if (proved.facts, head, head_hash) != (manifest.facts, manifest.head, manifest.head_hash):
        raise JournalError(
            f"{file}: its journal ends with fact {head}, and its list says {manifest.head} ({manifest.facts} facts):"
            " it is not as it was made"
        )
    for log in (staged / DATA).glob("*.sqlite-*"):
        log.unlink()


def _there(directory: Path) -> list[Path]:
    """What lies in a data directory, without what earlier restores have laid aside."""
    return sorted(one for one in directory.iterdir() if one.name != LOCK and not one.name.startswith(ASIDE))


def _exchange(staged: Path, directory: Path, there: list[Path]) -> Path | None:
    """Lay aside what is there and put in its place what was staged; undone if it cannot be done to the end.

    By renaming within the directory: it may be a volume of its own, which cannot be renamed. The database comes last:
    a directory in which it is missing is one that was never completed.
    """
    aside = directory / f"{ASIDE}{datetime.now(UTC):%Y%m%dT%H%M%SZ}" if there else None
    done: list[tuple[Path, Path]] = []

    def move(source: Path, target: Path) -> None:
        source.rename(target)
        done.append((source, target))

    try:
        if aside is not None:
            aside.mkdir(mode=0o700)
            for one in there:
                move(one, aside / one.name)
        for one in sorted(staged.iterdir(), key=lambda one: one.name == DATABASE):
            move(one, directory / one.name)
    except OSError:
        for source, target in reversed(done):
            target.rename(source)
        if aside is not None:
            aside.rmdir()
        raise
    return aside


def _bring(staged: Path, folder: Path) -> Iterator[Path]:
    """Put the site file and what belongs beside it where nothing stands yet.

    Yields:
        Files that stay as they are, though the backup has others.
    """
    for source in sorted(one for one in staged.rglob("*") if one.is_file()):
        target = folder / source.relative_to(staged)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        elif target.read_bytes() != source.read_bytes():
            yield target


def _lost_and_revived(aside: Path, directory: Path, manifest: Manifest) -> tuple[int, tuple[str, ...]]:
    """What only the data laid aside know: how many facts are later, and who has been erased since."""
    try:
        with StoreReader.open(aside) as before:
            later = max(0, before.head - manifest.head)
            erased = [
                entry.fact.person for entry in before.facts(kinds=["PersonErased"])
                if isinstance(entry.fact, PersonErased)
            ]  # fmt: skip
    except (EtabliError, ValueError):
        return 0, ()  # What was there may be the very damage for which a backup is put back.
    with StoreReader.open(directory) as store, store.reader() as connection:
        return later, tuple(one for one in erased if _is_known(connection, one))


def _is_known(connection: Connection, who: str) -> bool:
    return connection.execute(select(person.c.reference).where(person.c.id == who)).scalar_one_or_none() is not None


def _refuse_too_little_room(manifest: Manifest, directory: Path) -> None:
    free = shutil.disk_usage(directory).free
    if free < manifest.size:
        raise RequestRefused(
            f"the backup unpacks to {manifest.size // 10**6} MB, and {free // 10**6} MB are free in {directory}"
        )


@contextmanager
def _on_disk(directory: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RequestRefused(f"nothing can be restored into {directory}: {error.strerror or error}") from error
