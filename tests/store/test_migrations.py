"""The tables that migrations make are those that the code describes, and a newer version's file is left alone."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, select

from collector.errors import JournalError
from collector.store import journal
from collector.store.database import DATABASE, write_engine
from collector.store.migrate import FOLDER, KNOWN
from collector.store.schema import metadata
from collector.store.store import Store
from collector.store.view_tables import tool_interval
from tests.store.telling import MONDAY, tool


def described(path: Path) -> dict[str, object]:
    """Every table with its columns, keys and indices, and every index and trigger, as SQLite itself sees them."""
    seen: dict[str, object] = {}
    with sqlite3.connect(path) as connection:
        objects = connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name != 'alembic_version'"
        ).fetchall()
        for kind, name, sql in objects:
            if kind == "table":
                # The first column of each answer is a place in the file, and says nothing.
                asked = ("table_info", "foreign_key_list", "index_list")
                seen[name] = [
                    sorted((row[1:] for row in connection.execute(f"PRAGMA {question}('{name}')")), key=repr)
                    for question in asked
                ]
            else:
                seen[name] = re.sub(r"\s+", " ", sql)
    connection.close()
    return seen


def test_migrated_schema_is_the_metadata(tmp_path: Path) -> None:
    """A database brought up by migrations has exactly the tables, indices and triggers that the code describes."""
    Store.open(tmp_path).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'made.sqlite'}")
    metadata.create_all(engine)
    engine.dispose()
    made = described(tmp_path / "made.sqlite")
    assert {"journal", "cycle", "journal_no_update", "ix_part_count_unattributed", "person"} <= set(made)
    assert described(tmp_path / DATABASE) == made


def test_each_file_is_named_after_its_revision() -> None:
    """What the files are called and what Alembic reads in them is the same, and the last is where all end."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "newline")
    script = ScriptDirectory.from_config(config)
    assert [one.revision for one in script.walk_revisions()] == KNOWN[::-1]
    assert script.get_heads() == [KNOWN[-1]]


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    """A database that is up to date is left as it is."""
    Store.open(tmp_path).close()
    before = described(tmp_path / DATABASE)
    Store.open(tmp_path, create=False).close()
    assert described(tmp_path / DATABASE) == before


def test_an_older_database_is_brought_up_to_date(tmp_path: Path) -> None:
    """What an older version left behind gets what it lacks, and keeps what was recorded."""
    Store.open(tmp_path / "new").close()
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "newline")
    older = write_engine(tmp_path / DATABASE)
    with older.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        written = journal.append(connection, [tool(1)], MONDAY)
    older.dispose()
    assert "person" not in described(tmp_path / DATABASE)
    with Store.open(tmp_path) as store:
        assert list(store.facts()) == written
        with store.reader() as connection:
            [shown] = connection.execute(select(tool_interval)).all()
        assert shown.tool == "T1", "what an older version has not shown is shown now"
    assert described(tmp_path / DATABASE) == described(tmp_path / "new" / DATABASE)


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    """What a newer version has changed is not written to; the text says what to do."""
    Store.open(tmp_path).close()
    with sqlite3.connect(tmp_path / DATABASE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(JournalError, match=r"newer version .*9999.*update the collector"):
        Store.open(tmp_path)


def test_no_database_is_made_where_one_should_be(tmp_path: Path) -> None:
    """With `create=False` a wrong directory is an error, not a new database."""
    with pytest.raises(JournalError, match="there is no"):
        Store.open(tmp_path / "elsewhere", create=False)
    assert not (tmp_path / "elsewhere").exists()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """Anything else in the database's place is an error by name."""
    (tmp_path / DATABASE).write_bytes(b"this was never a database" * 100)
    with pytest.raises(JournalError, match="not a database"):
        Store.open(tmp_path)


def test_only_the_owner_may_read(tmp_path: Path) -> None:
    """Names and the key that signs are nobody else's business on this machine."""
    directory = tmp_path / "data"
    with Store.open(directory):
        assert directory.stat().st_mode & 0o777 == 0o700
        for name in (DATABASE, f"{DATABASE}-wal", "journal.key"):
            assert (directory / name).stat().st_mode & 0o777 == 0o600, name
