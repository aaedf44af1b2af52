"""A backup taken while facts are being written is one moment of them, is proved, and is a collector again elsewhere."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from collector.core.signals import Quality, Reading
from collector.errors import EtabliError, JournalError, RequestRefused
from collector.store import evidence
from collector.store.database import DATABASE
from collector.store.erasure import erase
from collector.store.holding import holding
from collector.store.reader import StoreReader
from collector.store.rebuild import replay
from collector.store.registry import Registry
from collector.store.registry_records import Person, PersonRole, new_person_id
from collector.store.sample_queries import SampleReader
from collector.store.samples import SampleWriter
from collector.store.store import Store
from collector.store.verify import verify
from collector.upkeep.archive import MANIFEST, archive_name, archives, made_at, read_manifest
from collector.upkeep.backup import ASIDE, Wanted, back_up
from collector.upkeep.restore import examine, restore
from collector.upkeep.snapshot import snapshot
from tests.store.recorder import PER_NUMBER
from tests.store.telling import MONDAY, at, tool
from tests.store.test_kill import ROOT


def wanted(folder: Path) -> Wanted:
    """A site of which only the name matters."""
    site_file = folder / "etabli.toml"
    if not site_file.exists():
        site_file.write_text("# a site\n", encoding="utf-8")
    return Wanted(directory=folder / "data", site_file=site_file, site="École")


def filled(folder: Path) -> Wanted:
    """A data directory with something of everything in it."""
    made = wanted(folder)
    with Store.open(made.directory) as store, SampleWriter(made.directory) as samples:
        store.commit_now([tool(number, f"T{number}") for number in range(20)], {"dmu": "{}"})
        samples.write([Reading("dmu", "spindle_load", 12.5, Quality.GOOD, MONDAY, MONDAY)])
    kept = evidence.prepare("plan.pdf", b"%PDF-1.7 a drawing")
    evidence.put(made.directory, kept)
    own = made.directory / "opcua" / "own"
    own.mkdir(parents=True)
    (own / "urn.key.pem").write_text("a key", encoding="utf-8")
    (own / "urn.der").write_bytes(b"a certificate")
    profile = folder / "profiles" / "opcua" / "tour é.toml"
    profile.parent.mkdir(parents=True)
    profile.write_text("# a profile\n", encoding="utf-8")
    # What belongs to a running process is nobody's memory.
    (made.directory / "control.json").write_text("{}", encoding="utf-8")
    return made


@contextmanager
def recording(directory: Path, first: int = 0) -> Iterator[subprocess.Popen[str]]:
    """A process that records facts, signing every seventh, for as long as the block lasts."""
    command = [sys.executable, "-m", "tests.store.recorder", str(directory), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            yield process
        finally:
            process.kill()
            process.communicate()


def acknowledged(process: subprocess.Popen[str]) -> int:
    """The next number that is on disk."""
    assert process.stdout is not None
    return int(process.stdout.readline())


def test_one_moment_of_a_journal_that_is_written_on(tmp_path: Path) -> None:
    """Each of some backups holds all that was acknowledged before it, no half of anything, and verifies."""
    site = wanted(tmp_path)
    with recording(site.directory) as process:
        before = acknowledged(process)
        for number in range(4):
            target = tmp_path / f"{number}.zip"
            made = back_up(site, target)
            assert made.facts == made.head >= PER_NUMBER * (before + 1)
            assert made.facts % PER_NUMBER == 0, "the facts of one commit stay together"
            examine(target, read_manifest(target))
            # Drained: what the recorder said meanwhile was recorded meanwhile.
            before = acknowledged(process)
    assert not list(tmp_path.glob(".etabli*")), "nothing is left behind"


def test_a_copy_in_steps_does_not_begin_anew(tmp_path: Path) -> None:
    """Between any two steps somebody writes; the copy goes on, comes to its end, and is the moment of its beginning."""
    site, copied = wanted(tmp_path), tmp_path / "copy"
    copied.mkdir()
    with recording(site.directory) as process:
        for _ in range(20):
            before = acknowledged(process)
        steps: list[int] = []

        def told(done: int) -> None:
            steps.append(done)
            acknowledged(process)

        snapshot(site.directory / DATABASE, copied / DATABASE, told, step=10)
        shutil.copy(site.directory / "journal.pub", copied)
    assert len(steps) > 10
    assert min(steps) >= 0, "never back to the beginning"
    with StoreReader.open(copied) as store:
        assert verify(store.readers, copied).clean
        facts = store.head
    assert PER_NUMBER * (before + 1) <= facts
    assert facts % PER_NUMBER == 0
    with StoreReader.open(site.directory) as store:
        assert store.head > facts


def test_restored_elsewhere_it_goes_on(tmp_path: Path) -> None:
    """The journal verifies, the tables follow from it, it is signed on with the same key; every other file is there."""
    (tmp_path / "old").mkdir()
    site = filled(tmp_path / "old")
    archive = tmp_path / archive_name("ecole", datetime(2026, 11, 22, 12, 30, tzinfo=UTC))
    made = back_up(site, archive)
    assert archive.stat().st_mode & 0o777 == 0o600
    assert archive.stat().st_size < made.size / 4, "an empty database is mostly nothing"
    assert (list(archives(tmp_path, "ecole")), made_at(archive).hour) == ([archive], 12)
    new = tmp_path / "new" / "data"
    done = restore(archive, read_manifest(archive), new, new.parent)
    assert done.aside is None
    assert new.stat().st_mode & 0o777 == 0o700
    assert (new / DATABASE).stat().st_mode & 0o777 == 0o600
    there = {path.relative_to(site.directory) for path in site.directory.rglob("*") if path.is_file()}
    restored = {path.relative_to(new) for path in new.rglob("*") if path.is_file()}
    passing = {
        "control.json",
        "etabli.lock",
        *(f"{name}.sqlite-{log}" for name in ("etabli", "samples") for log in ("shm", "wal")),
    }
    assert {path.as_posix() for path in there - restored} <= passing
    assert (new.parent / "profiles" / "opcua" / "tour é.toml").read_text(encoding="utf-8") == "# a profile\n"
    assert (new.parent / "etabli.toml").exists()
    key = (new / "journal.key").read_bytes()
    assert key == (site.directory / "journal.key").read_bytes()
    with Store.open(new, create=False) as store:
        assert [entry.seq for entry in store.facts()] == list(range(1, made.facts + 1))
        store.commit_now([tool(99, "T99")])
        assert replay(store.readers).differences == ()
    with Store.open(new, create=False) as store:
        assert verify(store.readers, new).sealed == made.facts + 1
    [kept] = SampleReader(new).query("dmu", "spindle_load", at(-1), at(1))
    assert kept.value == 12.5


def test_without_keys_and_samples(tmp_path: Path) -> None:
    """For whoever is only to look: the journal verifies by its public key, and no private one is in it."""
    site = replace(filled(tmp_path), keys=False, samples=False)
    archive = tmp_path / "copy.zip"
    back_up(site, archive)
    names = zipfile.ZipFile(archive).namelist()
    assert "data/journal.pub" in names
    assert "data/opcua/own/urn.der" in names
    assert not [name for name in names if "key" in name or "samples" in name]
    restore(archive, read_manifest(archive), tmp_path / "look", None)
    with pytest.raises(JournalError, match=r"journal\.key is missing"):
        Store.open(tmp_path / "look")


@pytest.mark.parametrize("hurt", ["a byte in the middle", "cut short", "another database", "no list"])
def test_a_damaged_archive_touches_nothing(tmp_path: Path, hurt: str) -> None:
    """It is refused before anything is moved; what was there is as it was."""
    site = filled(tmp_path)
    archive = tmp_path / "copy.zip"
    back_up(site, archive)
    content = bytearray(archive.read_bytes())
    with zipfile.ZipFile(archive) as opened:
        info = opened.getinfo(f"data/{DATABASE}")
        manifest = json.loads(opened.read(MANIFEST))
    if hurt == "a byte in the middle":
        content[info.header_offset + info.compress_size // 2] ^= 0xFF
        archive.write_bytes(content)
    elif hurt == "cut short":
        archive.write_bytes(content[: len(content) // 2])
    elif hurt == "another database":
        # Somebody who writes a fitting list, too, but has not the journal's key.
        (tmp_path / "other").mkdir()
        other = wanted(tmp_path / "other")
        with Store.open(other.directory) as store:
            store.commit_now([tool(1, "FORGED")])
        back_up(other, tmp_path / "other.zip")
        with zipfile.ZipFile(tmp_path / "other.zip") as opened:
            forged, entry = opened.read(f"data/{DATABASE}"), json.loads(opened.read(MANIFEST))["files"]
        with zipfile.ZipFile(archive) as opened:
            parts = {name: opened.read(name) for name in opened.namelist()}
        manifest["files"][f"data/{DATABASE}"] = entry[f"data/{DATABASE}"]
        with zipfile.ZipFile(archive, "w") as made:
            for name, part in {**parts, f"data/{DATABASE}": forged, MANIFEST: json.dumps(manifest)}.items():
                made.writestr(name, part)
    else:
        with zipfile.ZipFile(archive, "w") as made:
            made.writestr("data/etabli.sqlite", "")
    before = sorted(site.directory.rglob("*"))
    with pytest.raises(EtabliError):
        restore(archive, read_manifest(archive), site.directory, None, replace=True)
    assert sorted(set(site.directory.rglob("*")) - {site.directory / "etabli.lock"}) == before
    with Store.open(site.directory, create=False) as store:
        assert verify(store.readers, site.directory).clean


def test_a_name_that_leaves_its_folder_is_refused(tmp_path: Path) -> None:
    """An archive says what it writes where; nothing outside the data directory is its business."""
    site = filled(tmp_path)
    archive = tmp_path / "copy.zip"
    back_up(site, archive)
    with zipfile.ZipFile(archive) as opened:
        manifest = json.loads(opened.read(MANIFEST))
    for name in ("data/../../evil", "/data/evil", "data/..\\evil", "C:/evil", "elsewhere/evil", "data/."):
        with zipfile.ZipFile(tmp_path / "evil.zip", "w") as made:
            files = {**manifest["files"], name: {"bytes": 0, "sha256": ""}}
            made.writestr(MANIFEST, json.dumps({**manifest, "files": files}))
        with pytest.raises(RequestRefused, match="belongs to no backup"):
            read_manifest(tmp_path / "evil.zip")


def test_never_over_data_or_a_collector(tmp_path: Path) -> None:
    """Data are laid aside only where somebody says so, and nothing is done while a process holds them."""
    site = filled(tmp_path)
    archive = tmp_path / "copy.zip"
    made = back_up(site, archive)
    with Store.open(site.directory) as store:
        store.commit_now([tool(500, "LATER")])
    back = partial(restore, archive, made, site.directory, None)
    with pytest.raises(RequestRefused, match="holds data"):
        back()
    # The lock of this process is one more holder for another, so another process it has to be.
    holder = "import sys, time; from pathlib import Path; from collector.store.holding import holding\n"
    holder += "with holding(Path(sys.argv[1])): print('held', flush=True); time.sleep(600)"
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(site.directory)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            with pytest.raises(RequestRefused, match="another etabli works with the data"):
                back(replace=True)
        finally:
            process.kill()
    done = back(replace=True)
    assert done.aside is not None
    assert (done.aside.name.startswith(ASIDE), done.later) == (True, 1)
    with Store.open(done.aside) as store:
        assert store.last(1)[0].fact == tool(500, "LATER")
    with Store.open(site.directory, create=False) as store:
        assert store.head == made.head
    again = back_up(site, tmp_path / "again.zip")
    assert not [name for name in again.files if ASIDE in name], "what was laid aside is in no backup"


def test_who_was_erased_since_is_named(tmp_path: Path) -> None:
    """A backup brings back the names of those who were erased after it: whoever restores it is told whom."""
    site, who = wanted(tmp_path), new_person_id()
    with Store.open(site.directory) as store:
        lea = Person(id=who, reference="E1", family_name="Martin", given_name="Léa", role=PersonRole.TRAINEE)
        store.write_now(lambda connection: Registry(connection).save_person(lea))
    made = back_up(site, tmp_path / "copy.zip")
    with Store.open(site.directory) as store:
        erase(store, who, author="a-1", at=MONDAY)
    done = restore(tmp_path / "copy.zip", made, site.directory, None, replace=True)
    assert done.revived == (who,)


def test_a_journal_that_does_not_verify_makes_no_backup(tmp_path: Path) -> None:
    """It would take the place of a good one; the words say which fact, and nothing is left behind."""
    site = filled(tmp_path)
    content = (site.directory / "checkpoints.jsonl").read_text(encoding="utf-8")
    (site.directory / "checkpoints.jsonl").write_text(content.replace('"seq": 20', '"seq": 19'), encoding="utf-8")
    with pytest.raises(JournalError, match="does not verify"):
        back_up(site, tmp_path / "copy.zip")
    assert not (tmp_path / "copy.zip").exists()
    assert not list(tmp_path.glob(".etabli*"))


def test_a_folder_is_held_by_one(tmp_path: Path) -> None:
    """A data directory that cannot be made is refused in words."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(RequestRefused, match="no data can be kept"), holding(tmp_path / "file"):
        pass
