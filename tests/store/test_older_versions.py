"""Databases that older versions really wrote come up in this one: verified, every table right, nothing of it lost.

`older/<revision>.sql` is what the last version with that revision recorded, by its own code: people, orders, papers
imported, a session decided, opened and closed by its commands, an account, a token, forty facts of a machine, each as
far as that version had it. Never made anew: a version that is out there does not change.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from collector.core.facts import Fact
from collector.gate.hindsight import redecide
from collector.settings.rule_pack import pack_of
from collector.store.database import DATABASE
from collector.store.reader import StoreReader
from collector.store.rebuild import replay
from collector.store.store import Store
from collector.store.verify import verify
from collector.upkeep.archive import read_manifest
from collector.upkeep.backup import Wanted, back_up
from collector.upkeep.restore import restore
from tests.store.telling import tool
from tests.store.test_migrations import described

OLDER = Path(__file__).with_name("older")
REVISIONS = sorted(path.stem for path in OLDER.glob("*.sql"))

VIEWS_ARE_MADE_ANEW = {"alembic_version", "sqlite_sequence"}


@pytest.fixture(params=REVISIONS)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A data directory as an older version left it."""
    directory = tmp_path / "data"
    directory.mkdir(mode=0o700)
    for name in ("journal.key", "journal.pub"):
        shutil.copy(OLDER / name, directory)
    shutil.copy(OLDER / f"{request.param}.jsonl", directory / "checkpoints.jsonl")
    with closing(sqlite3.connect(directory / DATABASE)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript((OLDER / f"{request.param}.sql").read_text(encoding="utf-8"))
    return directory


def rows(directory: Path, table: str) -> list[dict[str, Any]]:
    """A table's rows by their columns."""
    with closing(sqlite3.connect(directory / DATABASE)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]


def tables(directory: Path) -> set[str]:
    with closing(sqlite3.connect(directory / DATABASE)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_there_is_one_of_every_version_that_was_out() -> None:
    """From the second on: the first was never alone."""
    assert REVISIONS == ["0002", "0005", "0009", "0010", "0011", "0012", "0013"]


def test_it_comes_up_with_its_tables_right(older: Path, tmp_path: Path) -> None:
    """The journal is what it was and verifies, every view follows from it, and what is no view is as it was."""
    kept = {name: rows(older, name) for name in tables(older) - VIEWS_ARE_MADE_ANEW}
    with StoreReader.open(older) as reader:
        assert verify(reader.readers, older).clean, "an auditor's copy verifies before it is brought up"
        facts: list[Fact] = [entry.fact for entry in reader.facts()]
    with Store.open(older) as store:
        assert [entry.fact for entry in store.facts()] == facts
        assert verify(store.readers, older).clean
        assert replay(store.readers).differences == ()
        decided = list(redecide(store, pack_of))
        assert all(not one.differences for one in decided)
        store.commit_now([tool(9_000, "T9")])
    with Store.open(older, create=False) as store:
        outcome = verify(store.readers, older)
        assert (outcome.clean, outcome.sealed) == (True, len(facts) + 1)
    Store.open(tmp_path / "new").close()
    assert described(older / DATABASE) == described(tmp_path / "new" / DATABASE), "its tables are this version's"
    for name in (
        "person",
        "badge",
        "customer_order",
        "operation",
        "paper",
        "account",
        "api_token",
        "access_snapshot",
        "machine_state",
    ):
        for before, after in zip(kept.get(name, []), rows(older, name) if name in kept else [], strict=True):
            assert {key: after[key] for key in before if key in after} == before, name
    assert len(kept["person"]) == 8
    assert "paper" not in kept or len(kept["paper"]) == 45


def test_a_backup_of_it_comes_up_too(older: Path, tmp_path: Path) -> None:
    """Taken before the update and put back after it: what the update could not do is done then."""
    (tmp_path / "etabli.toml").write_text("", encoding="utf-8")
    archive = tmp_path / "before.zip"
    made = back_up(Wanted(directory=older, site_file=tmp_path / "etabli.toml", site="S"), archive)
    restore(archive, read_manifest(archive), tmp_path / "again", None)
    with Store.open(tmp_path / "again", create=False) as store:
        assert store.head == made.head
        assert replay(store.readers).differences == ()
