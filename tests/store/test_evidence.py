"""Attached files: a photo keeps its picture and nothing else, and what is no photo and no document is not taken."""

from __future__ import annotations

import io
import os
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from collector.store import evidence
from collector.store.evidence import FileRefused, prepare

PDF = b"%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
SECRET = "48.8566 N, 2.3522 E, telephone of Anne"


def photo(size: tuple[int, int] = (60, 40), form: str = "JPEG", *, turned: bool = False, mode: str = "RGB") -> bytes:
    """A photo whose left half is red and right half blue, with all that a telephone notes in it."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    picture = picture.convert(mode)
    notes = Image.Exif()
    notes[0x010E] = SECRET
    notes.get_ifd(0x8825)[1] = "N"
    if turned:
        notes[0x0112] = 6  # Held upright: to be turned by 90 degrees.
    written = io.BytesIO()
    picture.save(written, form, exif=notes, **({"comment": SECRET} if form == "JPEG" else {}))
    return written.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(("form", "media"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/jpeg")])
def test_of_a_photo_only_the_picture_is_kept(form: str, media: str) -> None:
    """Neither where it was taken, nor by whom: not in any corner of the file."""
    given_ = photo(form=form)
    assert SECRET.encode() in given_ or SECRET.encode("utf-16-le") in given_
    kept = prepare("Photo.jpg", given_)
    assert kept.media == media
    assert opened(kept.content).getexif() == {}
    assert set(opened(kept.content).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive",
                                              "progression"}  # fmt: skip
    for part in ("telephone", "48.8566", "Exif"):
        assert part.encode() not in kept.content
    left, right = (opened(kept.content).convert("RGB").getpixel((x, 20)) for x in (5, 55))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > 200 > 100 > left[2]
    assert right[2] > 200 > 100 > right[0]


def test_a_photo_that_was_noted_as_turned_is_turned() -> None:
    """The note goes, so the picture itself has to stand upright."""
    kept = opened(prepare("a.jpg", photo((60, 40), turned=True)).content)
    assert kept.size == (40, 60)


def test_a_large_photo_is_made_smaller_and_a_small_one_left() -> None:
    assert opened(prepare("a.jpg", photo((4000, 1000))).content).size == (evidence.SIDE, evidence.SIDE // 4)
    assert opened(prepare("a.jpg", photo((60, 40))).content).size == (60, 40)


@pytest.mark.parametrize("mode", ["L", "P", "RGB", "RGBA", "LA", "1"])
def test_drawings_of_every_kind_stay_drawings(mode: str) -> None:
    kept = prepare("plan.png", photo(form="PNG", mode=mode))
    assert (kept.media, opened(kept.content).size) == ("image/png", (60, 40))


def test_a_document_is_kept_as_it_is() -> None:
    kept = prepare("Fiche.PDF", PDF)
    assert (kept.name, kept.media, kept.content) == ("Fiche.pdf", "application/pdf", PDF)


def bomb() -> bytes:
    """A PNG of a few hundred bytes that unfolds into three thousand million pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    side = (60_000).to_bytes(4, "big")
    head = chunk(b"IHDR", side + side + bytes([1, 0, 0, 0, 0]))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "kind"),
        (b"MZ\x90\x00 a program", "kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "kind"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "kind"),
        (b"\xff\xd8\xff\xe0 not really", "broken"),
        (photo()[:400], "broken"),
        (bomb(), "pixels"),
        (b"%PDF-" + bytes(evidence.MOST_BYTES), "size"),
    ],
    ids=["nothing", "a program", "a script in a drawing", "another kind", "a wrong head", "cut off", "a bomb", "large"]
)  # fmt: skip
def test_what_is_no_photo_and_no_document_is_refused(content: bytes, reason: str) -> None:
    """By what is in it, whatever its name says."""
    with pytest.raises(FileRefused) as refusal:
        prepare("photo.jpg", content)
    assert refusal.value.reason == reason
    assert "photo.jpg" in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Pièce n° 3.jpg", "Pièce n° 3.jpg"),
        ("IMG_0001.JPEG", "IMG_0001.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\Anne\\photo.png", "photo.jpg"),
        ("a\x00b\nc.jpg", "a b c.jpg"),
        ("", "fichier.jpg"),
        (" .. ", "fichier.jpg"),
        ("run.exe", "run.jpg"),
    ],
)
def test_a_name_says_what_the_file_is_and_leads_nowhere(name: str, kept: str) -> None:
    assert prepare(name, photo()).name == kept


@given(name=st.text(max_size=300))
def test_any_name_becomes_one_that_a_computer_takes(name: str) -> None:
    found = prepare(name, PDF).name
    assert found.endswith(".pdf")
    assert 4 < len(found) <= 90
    assert not set(found) & set('/\\\x00\n"<>|:*?')


def test_files_are_for_the_owner_alone_and_go_when_told(tmp_path: Path) -> None:
    kept = prepare("a.pdf", PDF)
    evidence.put(tmp_path, kept)
    path = tmp_path / evidence.FOLDER / kept.file
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert evidence.read(tmp_path, kept.file) == PDF
    assert kept.digest == evidence.digest_of(PDF, kept.salt)
    evidence.remove(tmp_path, [kept.file, kept.file, "../a.pdf"])
    assert evidence.read(tmp_path, kept.file) is None


@pytest.mark.parametrize("file", ["", "..", "../journal.key", "f-22222222", "f-2222222222/../x", "F-2222222222"])
def test_nothing_else_of_the_data_directory_can_be_asked_for(file: str, tmp_path: Path) -> None:
    (tmp_path / evidence.FOLDER).mkdir()
    (tmp_path / "journal.key").write_text("secret")
    assert evidence.read(tmp_path, file) is None


def test_what_a_crash_left_behind_is_swept_up_and_an_upload_is_not(tmp_path: Path) -> None:
    """Only what nothing refers to, and only once nobody can be about to refer to it."""
    old, known, fresh = (prepare("a.pdf", PDF) for _ in range(3))
    for one in (old, known, fresh):
        evidence.put(tmp_path, one)
    now = 1_700_000_000.0
    for one, age in ((old, 2 * evidence.STRAY), (known, 2 * evidence.STRAY), (fresh, 60.0)):
        os.utime(tmp_path / evidence.FOLDER / one.file, (now - age, now - age))
    (tmp_path / evidence.FOLDER / "notes.txt").write_text("somebody's own")
    assert evidence.sweep(tmp_path, {known.file}, now) == [old.file]
    assert sorted(path.name for path in (tmp_path / evidence.FOLDER).iterdir()) == sorted(
        ["notes.txt", known.file, fresh.file]
    )
    assert evidence.sweep(tmp_path / "nowhere", ()) == []
