"""Taking a backup: one archive of all that a collector needs to go on elsewhere, proved before it has its name."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from collector import __version__
from collector.control import FILE as CONTROL
from collector.errors import JournalError, RequestRefused
from collector.store import checkpoints, journal
from collector.store.database import DATABASE
from collector.store.holding import LOCK
from collector.store.reader import StoreReader
from collector.store.sample_file import FILE as SAMPLES
from collector.store.verify import Verification, verify
from collector.upkeep.archive import DATA, SITE, Manifest, Progress, pack, read_manifest, seal, unpack
from collector.upkeep.snapshot import snapshot, unsound

ASIDE = "before-restore-"
"""How the folders begin in which a restore lays what was there before; a backup leaves them out."""

BESIDE = ("profiles", "rules", "grids")
"""The folders beside the site file that hold what the site file names."""

WORKING = ".etabli-backup-"
LEFT_BEHIND = 24 * 3600.0
"""Seconds after which a working folder was left behind by a process that was ended."""

ROOM = 64 * 1024 * 1024
"""Bytes to be left free where a backup is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be in a backup.

    Args:
        directory: The data directory.
        site_file: The site file.
        site: The site's name.
        samples: Measured values, too.
        keys: The private keys, too: of the journal, without which it cannot be signed on, and of OPC UA.
    """

    directory: Path
    site_file: Path
    site: str
    samples: bool = True
    keys: bool = True


def back_up(wanted: Wanted, target: Path, progress: Progress = lambda _: None) -> Manifest:
    """Take a backup of a collector that may be running, and prove it.

    The journal is copied at one moment; the copy is opened, its pages are checked and its chain is verified; what was
    written into the archive is read back and compared. Only then does the archive get its name.

    Args:
        wanted: What is to be in it.
        target: The archive; its folder has to be there, the file not.
        progress: Told of bytes done; see `work_of` for how many there will be.

    Raises:
        RequestRefused: If it cannot be written there.
        JournalError: If what is to be saved does not verify. No archive is left then: it would take the place of one
            that does.
    """
    directory = wanted.directory
    if not (directory / DATABASE).exists():
        raise JournalError(f"there is no {DATABASE} in {directory}: nothing has been recorded there yet")
    with _on_disk(target):
        if target.exists():
            raise RequestRefused(f"{target} is there already")
        _sweep(target.parent)
        _refuse_too_little_room(wanted, target.parent)
        with _working(target.parent) as work:
            copied = work / "data"
            copied.mkdir(mode=0o700)
            at = datetime.now(UTC)
            # First the signed checkpoints, then the journal: a checkpoint that its journal does not reach is a cut one.
            _copy_whole_lines(directory / checkpoints.FILE, copied / checkpoints.FILE)
            shutil.copyfile(directory / checkpoints.PUBLIC_KEY, copied / checkpoints.PUBLIC_KEY)
            for database in _databases(wanted):
                snapshot(directory / database, copied / database, progress)
            proved, head, head_hash = prove(copied)
            files = {DATA + one.name: one for one in sorted(copied.iterdir()) if not _is_log(one.name)}
            files |= {DATA + name: path for name, path in _others(wanted) if DATA + name not in files}
            files |= {SITE + name: path for name, path in _written(wanted.site_file)}
            part = work / "archive"
            manifest = Manifest(
                made_at=at, software=__version__, site=wanted.site, site_file=wanted.site_file.name,
                directory=_as_written(directory, wanted.site_file), head=head, head_hash=head_hash,
                facts=proved.facts, sealed=proved.sealed, keys=wanted.keys, samples=wanted.samples,
            )  # fmt: skip
            manifest = replace(manifest, files=pack(part, files, progress))
            seal(part, manifest)
            unpack(part, read_manifest(part), None, progress)
            part.replace(target)
        _settle(target.parent)
    return manifest


def work_of(wanted: Wanted) -> int:
    """About how many bytes `back_up` will tell of: each is copied, packed and read back."""
    return 3 * sum((wanted.directory / one).stat().st_size for one in _databases(wanted))


def prove(directory: Path) -> tuple[Verification, int, str]:
    """See that a copy of a data directory is whole: its pages and its chain.

    Returns:
        The outcome of the verification, the last fact, and its hash in hex.

    Raises:
        JournalError: If it is not.
    """
    for database in sorted(directory.glob("*.sqlite")):
        if wrong := unsound(database):
            raise JournalError(f"the copy of {database.name} is damaged: {wrong}; look with etabli doctor")
    with StoreReader.open(directory) as store:
        proved = verify(store.readers, directory)
        if not proved.clean:
            first = proved.findings[0]
            raise JournalError(
                f"the journal does not verify (fact {first.seq}: {first.what.value}: {first.detail}): etabli journal"
                " verify says all. Keep the backups that you have"
            )
        with store.reader() as connection:
            head = journal.head(connection)
    return proved, head.seq, head.hash.hex()


def _databases(wanted: Wanted) -> list[str]:
    """Every database in the data directory: whatever is kept there one day comes along."""
    found = sorted(one.name for one in wanted.directory.glob("*.sqlite"))
    return [one for one in found if wanted.samples or one != SAMPLES]


def _others(wanted: Wanted) -> Iterator[tuple[str, Path]]:
    """The other files of the data directory, without what belongs to a running process."""
    for path in sorted(wanted.directory.rglob("*")):
        name = path.relative_to(wanted.directory)
        if not path.is_file() or path.is_symlink() or name.parts[0].startswith((ASIDE, ".")):
            continue
        passing = name.suffix in (".new", ".lock") or name.name in (CONTROL, LOCK, "lock")
        if passing or (len(name.parts) == 1 and (name.suffix == ".sqlite" or _is_log(name.name))):
            continue
        if not wanted.keys and (name.suffix == ".key" or name.name.endswith(".key.pem")):
            continue
        yield name.as_posix(), path


def _written(site_file: Path) -> Iterator[tuple[str, Path]]:
    """What a person has written: the site file, and the profiles, rules and grids beside it."""
    yield site_file.name, site_file
    for folder in BESIDE:
        for path in sorted((site_file.parent / folder).rglob("*.toml")):
            yield path.relative_to(site_file.parent).as_posix(), path


def _is_log(name: str) -> bool:
    return name.endswith(("-wal", "-shm", "-journal"))


def _as_written(directory: Path, site_file: Path) -> str:
    """The data directory as the site file has it: relative to it where that is possible."""
    try:
        return directory.absolute().relative_to(site_file.parent.absolute()).as_posix()
    except ValueError:
        return str(directory.absolute())


def _copy_whole_lines(source: Path, target: Path) -> None:
    """Copy a file of lines that somebody appends to, up to its last whole line."""
    content = source.read_bytes() if source.exists() else b""
    target.write_bytes(content[: content.rfind(b"\n") + 1])


def _refuse_too_little_room(wanted: Wanted, folder: Path) -> None:
    """A copy and its archive lie there side by side for a moment."""
    needed = 2 * sum((wanted.directory / one).stat().st_size for one in _databases(wanted)) + ROOM
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise RequestRefused(
            f"a backup takes up to {needed // 10**6} MB in {folder} while it is made, and {free // 10**6} MB are free:"
            " make room there, or leave the measured values out (--without-samples)"
        )


@contextmanager
def _working(folder: Path) -> Iterator[Path]:
    """A folder for the owner alone, on the disk of the archive, and gone afterwards."""
    work = Path(tempfile.mkdtemp(prefix=f"{WORKING}{secrets.token_hex(2)}-", dir=folder))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove what a backup that was ended has left behind."""
    for left in folder.glob(f"{WORKING}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > LEFT_BEHIND:
                shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _on_disk(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.EFBIG:
            reason = "the disk takes no file of that size (a stick with FAT32 takes 4 GB): format it with exFAT"
        else:
            reason = str(error.strerror or error)
        raise RequestRefused(f"no backup can be made in {target.parent}: {reason}") from error


def _settle(folder: Path) -> None:
    """See that the archive's name is on the disk, too, where the system knows how."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
