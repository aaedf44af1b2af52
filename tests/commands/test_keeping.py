"""`etabli backup` and `etabli restore`: beside a collector that runs, onto a new computer, never over one that runs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from collector.settings import load
from collector.upkeep.archive import archives
from tests.commands.shell import School


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder on another disk, with a backup that was taken of a collector that ran."""
    school = School(tmp_path_factory.mktemp("school"))
    school.enrol()
    folder = tmp_path_factory.mktemp("stick")
    with school.collecting():
        assert "Opened, verified, read back" in school.done("backup", "--to", folder)
        [archive] = archives(folder, "ecole-de-test")
        answer = school.etabli("restore", archive, "--replace")
        assert (answer.exit_code, "stop it first" in answer.stderr) == (3, True)
    # It ran before, during and after: nothing of it was disturbed.
    assert "The journal is as it was recorded" in school.done("journal", "verify")
    return folder


def test_onto_a_new_computer(stick: Path, tmp_path: Path) -> None:
    """With nothing but the archive: site file, names and journal are there, and the collector starts."""
    [archive] = archives(stick, "ecole-de-test")
    school = School(tmp_path)
    school.site_file.unlink()
    said = school.done("restore", archive)
    assert "École de test" in said
    assert f"into {school.data}" in said
    assert load(school.site_file).name == "École de test"
    school.done("person", "E26-001")  # The registry came along.
    assert "The journal is as it was recorded" in school.done("journal", "verify")
    with school.collecting():
        pass
    kinds = [type(fact).__name__ for fact in school.facts()]
    assert kinds.count("CollectorStarted") == 2, "the life that was saved, and this one"


def test_it_is_looked_at_first(stick: Path, tmp_path: Path) -> None:
    """--check changes nothing; data are replaced only where that is said; damage ends with 3."""
    [archive] = archives(stick, "ecole-de-test")
    school = School(tmp_path)
    assert "The backup is whole" in school.done("restore", archive, "--check")
    assert not school.data.exists()
    school.enrol()
    answer = school.etabli("restore", archive)
    assert (answer.exit_code, "--replace lays them aside" in answer.stderr) == (3, True)
    said = school.done("restore", archive, "--replace")
    assert "remove it once nothing is missing" in said
    assert [one.name for one in school.data.glob("before-restore-*/etabli.sqlite")] == ["etabli.sqlite"]
    broken = tmp_path / "broken.zip"
    broken.write_bytes(archive.read_bytes()[:-2000])
    answer = school.etabli("restore", broken, "--check")
    assert (answer.exit_code, "Take another one" in answer.stderr) == (3, True)


def test_where_and_how_many(tmp_path: Path) -> None:
    """The site file says it for every day; a folder that is missing is a stick that is not plugged in."""
    school = School(tmp_path)
    answer = school.etabli("backup")
    assert (answer.exit_code, "--to" in answer.stderr) == (2, True)
    with school.site_file.open("a", encoding="utf-8") as site:
        site.write('\n[backup]\nfolder = "stick"\nkeep = 2\n')
    answer = school.etabli("backup")
    assert (answer.exit_code, "plug in its disk" in answer.stderr) == (3, True)
    stick = tmp_path / "stick"
    stick.mkdir()
    answer = school.etabli("backup")
    assert (answer.exit_code, "nothing has been recorded there yet" in answer.stderr) == (4, True)
    school.enrol()
    school.done("backup")
    [first] = archives(stick, "ecole-de-test")
    for day in (1, 2, 3):
        shutil.copyfile(first, first.with_name(f"etabli-ecole-de-test-2026010{day}T120000Z.zip"))
    (stick / "etabli-another-20260101T120000Z.zip").write_text("somebody else's", encoding="utf-8")
    first.unlink()
    assert "removed: etabli-ecole-de-test-20260102T120000Z.zip" in school.done("backup", "--without-samples")
    left = [one.name for one in stick.iterdir() if "2026010" in one.name]
    assert sorted(left) == ["etabli-another-20260101T120000Z.zip", "etabli-ecole-de-test-20260103T120000Z.zip"]
