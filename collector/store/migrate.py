"""Bringing a database to the tables that this version knows, and refusing one that a newer version has changed."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from collector.errors import JournalError

FOLDER = Path(__file__).with_name("migrations")

KNOWN = sorted(path.name.partition("_")[0] for path in (FOLDER / "versions").glob("[0-9]*.py"))
"""The revisions that this version knows, oldest first: each file is named after its own. Alembic would tell them too,
but it and the dialects that it brings take longer to import than most commands take for all the rest."""


def migrate(engine: Engine) -> bool:
    """Run the migrations that the database lacks, all in one transaction.

    Args:
        engine: Writes the database.

    Returns:
        Whether an older version's database was brought up to date: its views lack what this version shows.

    Raises:
        JournalError: If the database was written by a newer version, whose tables this one does not know.
    """
    with engine.begin() as connection:
        current = _known(engine, connection)
        if current == {KNOWN[-1]}:
            return False
        # Only here, because nearly every database that is opened is up to date.
        from alembic import command
        from alembic.config import Config

        config = Config()
        # The folder may have a per cent sign in its path, which the configuration would read as a reference.
        config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
        config.set_main_option("path_separator", "newline")
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
        _known(engine, connection)


def _known(engine: Engine, connection: Connection) -> set[str]:
    """The revisions at which the database stands."""
    if not inspect(connection).has_table("alembic_version"):
        return set()
    current = set(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars())
    if unknown := current - set(KNOWN):
        raise JournalError(
            f"{engine.url.database} was written by a newer version (tables at {', '.join(sorted(unknown))}): "
            "update the collector, or open the copy that was made before the update"
        )
    return current


def lacking(engine: Engine) -> int:
    """How many migrations a database lacks: it was written by an older version, and no newer one has opened it yet.

    Args:
        engine: Reads the database.

    Raises:
        JournalError: If the database was written by a newer version.
    """
    with engine.connect() as connection:
        current = _known(engine, connection)
    # They follow one another in one line: whoever stands at one has passed those before it.
    return len(KNOWN) if not current else len(KNOWN) - 1 - KNOWN.index(max(current))
