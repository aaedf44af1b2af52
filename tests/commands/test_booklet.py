"""`etabli booklet` as it is typed: files, exit codes, words."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import Connection
from typer.testing import CliRunner, Result

from collector.cli import app
from collector.core.facts import CompetenceAssessed
from collector.settings import shipped
from collector.store import assessments
from collector.store.papers_records import digest_of
from collector.store.store import Store
from tests.apprentices import LEA, NOW, fill, wall


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's site file with an autumn in its data; nobody changes it."""
    file = Path(shutil.copy(shipped("demo", "etabli.toml"), tmp_path_factory.mktemp("site")))
    with Store.open(file.parent / "data", now=lambda: NOW) as store:
        fill(store)
        fact = CompetenceAssessed(
            machine="", at=wall(11, 10, 15), assessment="e-1", person=LEA.id, grid="cap-conducteur-installations",
            competence="UP1.4", level="A", comment_digest=digest_of("Bien.", "salt"), author="a-1", evidence=(),
        )  # fmt: skip
        store.write_now(partial(assessments.keep, fact=fact, comment="Bien.", salt="salt", files=()))
        store.commit_now([fact])
    return file


def etabli(site: Path, *arguments: object) -> Result:
    return CliRunner().invoke(
        app, ["booklet", *map(str, arguments), "--site", str(site)], catch_exceptions=False, env={"COLUMNS": "160"}
    )


def test_the_booklet_is_written_for_its_owner(site: Path, tmp_path: Path) -> None:
    """On paper, of the days that were asked for; nobody else may read it, and nothing is left beside it."""
    target = tmp_path / "livret.pdf"
    answer = etabli(site, "--person", "martin", "--since", "2026-09-01", "--until", "2026-11-25", "--out", target)
    assert answer.exit_code == 0, answer.output
    assert [(one.name, one.stat().st_mode & 0o777) for one in tmp_path.iterdir()] == [("livret.pdf", 0o600)]
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(target).pages).split()).replace("\u202f", " ")
    for part in ("Martin Léa", "du 01/09/2026 au 24/11/2026", "82 h 00", "UP1.4", "Bien."):
        assert part in text, part


def test_it_can_be_a_spreadsheet_or_a_list(site: Path, tmp_path: Path) -> None:
    """By the end of its name."""
    for name in ("livret.xlsx", "LIVRET.CSV"):
        answer = etabli(site, "-p", "E26-001", "--since", "2026-09-01", "--until", "2026-11-25", "-o", tmp_path / name)
        assert answer.exit_code == 0, answer.output
    assert "Compétences" in load_workbook(tmp_path / "livret.xlsx").sheetnames
    assert "Acquis" in (tmp_path / "LIVRET.CSV").read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("-p", "E26-001", "-o", "livret.docx"), 2, "NAME.pdf, NAME.xlsx or NAME.csv"),
        (("-p", "nobody", "-o", "x.pdf"), 3, "nobody in the registry is called 'nobody'"),
        (("-p", "F-01", "-o", "x.pdf"), 3, "is no trainee"),
        (("-p", "E26-001", "--programme", "bts", "-o", "x.csv"), 3, "not enrolled in 'bts'"),
        (("-p", "E26-001", "--since", "2026-11-02", "--until", "2026-11-01", "-o", "x.csv"), 2, "not after --since"),
        (("-p", "E26-001", "--since", "someday", "-o", "x.csv"), 2, "is no instant"),
        (("-p", "E26-001", "-o", "/nowhere/x.csv"), 3, "cannot write /nowhere/x.csv"),
    ],
    ids=["another kind", "nobody", "a trainer", "no such programme", "backwards", "no day", "no folder"],
)
def test_what_cannot_be_written_is_refused_in_words(
    arguments: tuple[str, ...], code: int, said: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = etabli(site, *arguments)
    assert answer.exit_code == code
    assert said in " ".join(answer.output.replace("│", " ").split())
    assert list(tmp_path.iterdir()) == []


def test_a_comment_that_was_changed_is_found(site: Path, tmp_path: Path) -> None:
    """The booklet is written, says which, and the command ends with 1."""
    folder = shutil.copytree(site.parent, tmp_path / "copy")
    with Store.open(folder / "data", now=lambda: NOW) as store:
        store.write_now(partial(Connection.exec_driver_sql, statement="UPDATE assessment_comment SET body = 'X'"))
    answer = etabli(folder / "etabli.toml", "-p", "E26-001", "--since", "2026-09-01", "-o", tmp_path / "x.csv")
    assert answer.exit_code == 1
    assert "not as it was recorded" in answer.output
    assert "Évaluations concernées : e-1" in (tmp_path / "x.csv").read_text("utf-8-sig")


def test_the_grid_s_schema_can_be_printed() -> None:
    answer = CliRunner().invoke(app, ["schema", "grid"], catch_exceptions=False)
    assert answer.exit_code == 0
    assert '"title": "etabli: grid of competences"' in answer.output
