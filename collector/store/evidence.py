"""Files that assessments rest on: photos and documents, in a folder of the data directory, each under an opaque id.

A photo is written anew before it is kept: where it was taken, by which telephone and when does not stay in it.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import secrets
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from collector.errors import RequestRefused
from collector.store.papers_records import new_salt
from collector.store.registry_records import ID_ALPHABET

FOLDER = "evidence"

MOST_BYTES = 12 * 1024 * 1024
"""Of one file, as it comes: a telephone's photo has a third of it."""

MOST_PIXELS = 60_000_000
"""Of a photo: a small file can unfold into one that fills the memory."""

SIDE = 2000
"""Pixels that the longer side of a photo keeps: enough to read a drawing by."""

QUALITY = 85

STRAY = 24 * 3600.0
"""Seconds after which a file that nothing refers to was left behind by a crash, and is nobody's upload any more."""

KINDS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}
"""What is kept, with the end of its name."""

ACCEPTED = ".jpg,.jpeg,.png,.webp,.pdf"
"""What may be given, by the ends of names."""

_ID_LENGTH = 10
_ID = re.compile(rf"f-[{ID_ALPHABET}]{{{_ID_LENGTH}}}")
_UNSUITED = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")
_LONGEST = 80


class FileRefused(RequestRefused):
    """A file is not taken. `reason` is `size`, `kind`, `broken` or `pixels`, for pages to say in their language."""

    def __init__(self, name: str, reason: str, text: str) -> None:
        super().__init__(f"{name}: {text}")
        self.name = name
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file as it will be kept.

    Args:
        file: Its opaque id.
        name: What people call it.
        media: Its kind, one of KINDS.
        content: What is in it.
        salt: What its digest begins with.
    """

    file: str
    name: str
    media: str
    content: bytes
    salt: str

    @property
    def digest(self) -> str:
        """What the journal keeps of it."""
        return digest_of(self.content, self.salt)


def digest_of(content: bytes, salt: str) -> str:
    """SHA-256 in hex of salt and content."""
    return hashlib.sha256(salt.encode() + b"\n" + content).hexdigest()


def prepare(name: str, content: bytes) -> Prepared:
    """Look a file over, and take from a photo all that is not its picture. Takes a second for a large photo.

    Args:
        name: As it was called where it comes from.
        content: What is in it; its kind is found in there, whatever its name says.

    Raises:
        FileRefused: If it is too large, of no kind that is kept, or broken.
    """
    shown = _suited(name)
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1024**2
        raise FileRefused(shown, "size", f"too large: {most} MB at most")
    if content.startswith(b"%PDF-"):
        media = "application/pdf"
    else:
        media, content = _picture(shown, content)
    stem = shown.rpartition(".")[0] or shown
    file = "f-" + "".join(secrets.choice(ID_ALPHABET) for _ in range(_ID_LENGTH))
    return Prepared(file, f"{stem}.{KINDS[media]}", media, content, new_salt())


def _picture(name: str, content: bytes) -> tuple[str, bytes]:
    # Only who attaches a photo pays for the library.
    from PIL import Image, ImageOps, UnidentifiedImageError

    # Its own limit only warns: the size is read from the head of the file and looked at below, before anything unfolds.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise FileRefused(name, "pixels", f"more than {MOST_PIXELS // 10**6} million pixels")
            form = "PNG" if opened.format == "PNG" else "JPEG"
            # A telephone notes how it was held instead of turning the picture: turned first, the note can go.
            turned = ImageOps.exif_transpose(opened)
            turned.thumbnail((SIDE, SIDE))
            keeps = form == "PNG" and turned.mode in ("RGBA", "LA", "P", "PA")
            plain = turned.convert("RGBA" if keeps else "RGB")
    except FileRefused:
        raise
    except UnidentifiedImageError as error:
        raise FileRefused(name, "kind", "neither a photo (JPEG, PNG, WebP) nor a PDF") from error
    except (OSError, ValueError, SyntaxError, OverflowError) as error:
        raise FileRefused(name, "broken", "it cannot be read as a picture") from error
    # Painted onto an empty canvas: of a file's notes nothing can come along, whatever the library learns to keep.
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    written = io.BytesIO()
    if form == "PNG":
        bare.save(written, "PNG", optimize=True)
        return "image/png", written.getvalue()
    bare.save(written, "JPEG", quality=QUALITY, progressive=True)
    return "image/jpeg", written.getvalue()


def put(directory: Path, prepared: Prepared) -> None:
    """Write a file into the folder, for the owner alone to read, and see that it is on the disk.

    Raises:
        RequestRefused: If it cannot be written.
    """
    folder = directory / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with os.fdopen(os.open(folder / prepared.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(prepared.content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise RequestRefused(f"the file cannot be kept in {folder}: {error.strerror or error}") from error


def read(directory: Path, file: str) -> bytes | None:
    """What is in a file; None where it was erased."""
    if _ID.fullmatch(file) is None:
        return None
    try:
        return (directory / FOLDER / file).read_bytes()
    except FileNotFoundError:
        return None


def remove(directory: Path, files: Iterable[str]) -> None:
    """Erase files; those that are gone already are left out."""
    for file in files:
        if _ID.fullmatch(file) is not None:
            (directory / FOLDER / file).unlink(missing_ok=True)


def sweep(directory: Path, known: Collection[str], now: float | None = None) -> list[str]:
    """Erase files that nothing refers to and that no upload is about to: a crash left them behind.

    Args:
        directory: The data directory.
        known: The ids that something refers to.
        now: Seconds since 1970; the system's own time by default, which is also that of the files.

    Returns:
        What was erased.
    """
    folder = directory / FOLDER
    oldest = (time.time() if now is None else now) - STRAY
    strays = [
        one.name
        for one in (folder.iterdir() if folder.is_dir() else ())
        if _ID.fullmatch(one.name) and one.name not in known and one.stat().st_mtime < oldest
    ]
    remove(directory, strays)
    return strays


def _suited(name: str) -> str:
    """A name that every computer takes, without the way to it."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return _UNSUITED.sub(" ", last).strip(" .")[-_LONGEST:] or "fichier"
