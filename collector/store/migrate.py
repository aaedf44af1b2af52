"""Bringing a database to the tables that this version knows, and refusing one that a newer version has changed."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from collector.errors import JournalError

FOLDER = Path(__file__).with_name("migrations")


def migrate(engine: Engine) -> None:
    """Run the migrations that the database lacks, all in one transaction.

    Args:
        engine: Writes the database.

    Raises:
        JournalError: If the database was written by a newer version, whose tables this one does not know.
    """
    config = Config()
    # The folder may have a per cent sign in its path, which the configuration would read as a reference.
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    with engine.begin() as connection:
        current = set(MigrationContext.configure(connection).get_current_heads())
        if unknown := current - known:
            raise JournalError(
                f"{engine.url.database} was written by a newer version (tables at {', '.join(sorted(unknown))}): "
                "update the collector, or open the copy that was made before the update"
            )
        if current == set(script.get_heads()):
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
