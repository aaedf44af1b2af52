"""Bringing a database to the tables that this version knows, and refusing one that a newer version has changed."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from collector.errors import JournalError

FOLDER = Path(__file__).with_name("migrations")


def migrate(engine: Engine) -> bool:
    """Run the migrations that the database lacks, all in one transaction.

    Args:
        engine: Writes the database.

    Returns:
        Whether an older version's database was brought up to date: its views lack what this version shows.

    Raises:
        JournalError: If the database was written by a newer version, whose tables this one does not know.
    """
    script = _script()
    with engine.begin() as connection:
        current = _known(engine, connection, script)
        if current == set(script.get_heads()):
            return False
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return bool(current)


def refuse_newer(engine: Engine) -> None:
    """Make sure that this version knows the database's tables, and change nothing.

    Args:
        engine: Reads the database.

    Raises:
        JournalError: If the database was written by a newer version.
    """
    with engine.connect() as connection:
        _known(engine, connection, _script())


def _known(engine: Engine, connection: Connection, script: ScriptDirectory) -> set[str]:
    """The revisions at which the database stands."""
    current = set(MigrationContext.configure(connection).get_current_heads())
    if unknown := current - {revision.revision for revision in script.walk_revisions()}:
        raise JournalError(
            f"{engine.url.database} was written by a newer version (tables at {', '.join(sorted(unknown))}): "
            "update the collector, or open the copy that was made before the update"
        )
    return current


def _script() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    # The folder may have a per cent sign in its path, which the configuration would read as a reference.
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return config
