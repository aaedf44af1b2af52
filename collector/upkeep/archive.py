"""A backup's file: a ZIP archive, which any computer opens, with a list of what is in it and the SHA-256 of each."""

from __future__ import annotations

import hashlib
import json
import os
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO

from collector.core.plain import from_plain, to_plain
from collector.errors import RequestRefused

FORMAT = 1
"""The archive's own version; a later one is refused by name."""

MANIFEST = "manifest.json"
DATA, SITE = "data/", "site/"
"""The folders in an archive: what lies in the data directory, and what a person has written beside the site file."""

CHUNK = 1 << 20
LONGEST_MANIFEST = 64 * 1024 * 1024
"""Bytes: some hundred thousand files. What claims to be longer is no manifest of ours."""

_NAME = re.compile(r"(data|site)(/(?!\.\.?(/|$))[^/\\:\x00-\x1f]+)+")
"""A name that stays in its folder, on every computer."""

Progress = Callable[[int], None]
"""Told of bytes that have just been done."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive.

    Args:
        bytes: Its length.
        sha256: Of its content, in hex.
    """

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an archive says of itself.

    Args:
        made_at: When its copy of the journal was taken (UTC).
        software: The version that made it.
        site: The site's name.
        site_file: The site file's name in `site/`.
        directory: The data directory, as the site file has it.
        head: The last fact in it.
        head_hash: That fact's hash, in hex: through it, every fact before.
        facts: How many facts are in it.
        sealed: The newest fact under a signed checkpoint.
        keys: Whether the private keys are in it.
        samples: Whether the measured values are in it.
        files: By their names in the archive.
        format: The archive's own version.
    """

    made_at: datetime
    software: str
    site: str
    site_file: str
    directory: str
    head: int
    head_hash: str
    facts: int
    sealed: int
    keys: bool
    samples: bool
    files: Mapping[str, Entry] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def size(self) -> int:
        """Bytes that its files take once they are unpacked."""
        return sum(entry.bytes for entry in self.files.values())


def pack(target: Path, files: Mapping[str, Path], progress: Progress) -> dict[str, Entry]:
    """Write files into a new archive that only its owner may read; `seal` completes it.

    Args:
        target: The archive; it must not be there yet.
        files: By their names in the archive. One that goes while this runs is left out.
        progress: Told of bytes read.

    Returns:
        What was written.

    Raises:
        OSError: If it cannot be written, or a file not be read.
    """
    written: dict[str, Entry] = {}
    with (
        os.fdopen(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as stream,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive,
    ):
        for name, path in files.items():
            try:
                source = path.open("rb")
            except FileNotFoundError:
                continue
            # By its name: a ready-made ZipInfo would be stored as it is, whatever the archive is told.
            with source, archive.open(name, "w", force_zip64=True) as member:
                written[name] = _through(source, member.write, progress)
    return written


def seal(target: Path, manifest: Manifest) -> None:
    """Add the list of what is in it, and see that all is on the disk.

    Raises:
        OSError: If it cannot be written.
    """
    with target.open("r+b") as stream:
        with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(MANIFEST, json.dumps(to_plain(manifest), indent=1, ensure_ascii=False))
        stream.flush()
        os.fsync(stream.fileno())


def read_manifest(file: Path) -> Manifest:
    """What an archive says of itself.

    Raises:
        RequestRefused: If it cannot be read, is no backup, or was made by a newer version.
    """
    with _opened(file) as archive:
        try:
            if archive.getinfo(MANIFEST).file_size > LONGEST_MANIFEST:
                raise ValueError("its list is too long")
            plain = json.loads(archive.read(MANIFEST))
            if plain.get("format", 0) > FORMAT:
                raise RequestRefused(f"{file} was made by a newer version ({plain.get('software')}): update etabli")
            manifest = from_plain(Manifest, plain)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise RequestRefused(f"{file} is no backup of etabli: {error}") from error
    strange = [name for name in manifest.files if not _NAME.fullmatch(name)]
    if strange:
        raise RequestRefused(f"{file} names a file that belongs to no backup: {strange[0]!r}")
    return manifest


def unpack(file: Path, manifest: Manifest, into: Path | None, progress: Progress) -> None:
    """Read every file of an archive and compare it with its SHA-256; write them into a folder.

    Args:
        file: The archive.
        manifest: What it says of itself.
        into: An empty folder; None to compare only.
        progress: Told of bytes read.

    Raises:
        RequestRefused: If a file is missing, damaged, or cannot be written.
    """
    with _opened(file) as archive:
        for name, entry in manifest.files.items():
            try:
                with archive.open(name) as member:
                    if into is None:
                        found = _through(member, lambda _: None, progress)
                    else:
                        found = _unpacked(member, into / name, progress)
            except KeyError:
                raise RequestRefused(f"{file} is damaged: {name} is missing. Take another backup") from None
            if found != entry:
                raise RequestRefused(
                    f"{file} is damaged: {name} is not what was written ({found.bytes} bytes, SHA-256"
                    f" {found.sha256[:16]}…). Take another backup"
                )


def _unpacked(member: IO[bytes], target: Path, progress: Progress) -> Entry:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        found = _through(member, stream.write, progress)
        stream.flush()
        os.fsync(stream.fileno())
    return found


def _through(source: IO[bytes], write: Callable[[bytes], object], progress: Progress) -> Entry:
    digest, length = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        write(chunk)
        length += len(chunk)
        progress(len(chunk))
    return Entry(length, digest.hexdigest())


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """An archive to be read; what is wrong with it as such is refused in words."""
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except OSError as error:
        raise RequestRefused(f"{file}: {error.strerror or error}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise RequestRefused(f"{file} is damaged, or no backup: {error}. Take another one") from error


def archives(folder: Path, name: str) -> Iterator[Path]:
    """A site's archives in a folder, the oldest first; nothing where the folder cannot be looked into."""
    pattern = re.compile(rf"etabli-{re.escape(name)}-\d{{8}}T\d{{6}}Z\.zip")
    try:
        found = [path for path in folder.iterdir() if pattern.fullmatch(path.name)]
    except OSError:
        return
    yield from sorted(found)


def backup_name(site: str) -> str:
    """What a site's archives are called by: its name in small letters without accents."""
    plain = unicodedata.normalize("NFKD", site.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "site"


def archive_name(name: str, at: datetime) -> str:
    """What an archive is called: texts sort as the times do."""
    return f"etabli-{name}-{at:%Y%m%dT%H%M%SZ}.zip"


def made_at(archive: Path) -> datetime:
    """When an archive was made (UTC), by its name."""
    return datetime.strptime(archive.name[-20:-4] + "+0000", "%Y%m%dT%H%M%SZ%z")
