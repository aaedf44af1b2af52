"""The views made anew from the journal: to put them right (`rebuild`), or to see whether they are (`replay`)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, delete, event, func, select
from sqlalchemy.exc import DBAPIError

from collector.core.facts import SegmentsRemoved, decode
from collector.errors import JournalError
from collector.store import carried, journal, views
from collector.store.schema import metadata
from collector.store.verify import Progress
from collector.store.view_tables import VIEWS, order_progress

STEP = 1_000
"""Facts between two reports of progress."""

FETCH = 1_000


@dataclass(frozen=True, slots=True)
class Difference:
    """One row of a view that does not follow from the facts.

    Args:
        table: The view.
        key: The row's key, as text.
        found: What stands there, by column, as far as it differs; None for a row that is missing.
        expected: What follows from the facts; None for a row that should not be there.
    """

    table: str
    key: str
    found: dict[str, Any] | None
    expected: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Replayed:
    """The outcome of a replay: how many facts were played, and what differs."""

    facts: int
    differences: tuple[Difference, ...]


def rebuild(engine: Engine, progress: Progress | None = None) -> int:
    """Empty the views and fill them again, in one transaction: readers see the old ones until the new are done.

    Args:
        engine: Writes the database; nothing else writes meanwhile.
        progress: Told the facts done and the facts in all.

    Returns:
        The number of facts played.

    Raises:
        JournalError: If the database cannot be read or written; the views are as they were then.
    """
    try:
        with engine.begin() as connection:
            for table in VIEWS:
                connection.execute(delete(table))
            return play(connection, connection, progress=progress)
    except (DBAPIError, engine.dialect.loaded_dbapi.Error, ValueError) as error:
        raise JournalError(f"the views cannot be rebuilt: {error}") from error


def replay(engine: Engine, progress: Progress | None = None) -> Replayed:
    """Play the facts into a database of their own, and compare its views with those that stand.

    Args:
        engine: Reads the database; one transaction, so recording may go on meanwhile.
        progress: Told the facts done and the facts in all.

    Raises:
        JournalError: If the database cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="etabli-replay-") as folder:
        scratch = scratch_engine(Path(folder) / "views.sqlite")
        try:
            with engine.connect() as stands, scratch.begin() as anew:
                facts = play(stands, anew, progress=progress)
                forgotten = _forgotten_until(stands)
                found = tuple(
                    one for table in VIEWS for one in _compare(table, stands, anew) if not _hangs_on(one, forgotten)
                )
        except (DBAPIError, engine.dialect.loaded_dbapi.Error, ValueError) as error:
            raise JournalError(f"the journal cannot be replayed: {error}") from error
        finally:
            scratch.dispose()
    return Replayed(facts, found)


def scratch_engine(path: Path) -> Engine:
    """A database with the empty tables of the views, that need not outlive a power cut."""
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA journal_mode=OFF")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    metadata.create_all(engine, tables=list(VIEWS), checkfirst=False)
    return engine


def play(source: Connection, target: Connection, *, until: int | None = None, progress: Progress | None = None) -> int:
    """Fill empty views: with what is carried over from removed facts, then with the facts that are there.

    Args:
        source: Reads the journal.
        target: Writes the views.
        until: The last fact to play; all by default.
        progress: Told the facts done and the facts in all.

    Returns:
        The number of facts played.

    Raises:
        ValueError: If a fact is none that this version can read.
    """
    carried.unpack(source, target)
    last = journal.head(source).seq if until is None else until
    done, total = 0, 0
    for entry in journal.entries(source, until=until):
        views.apply(target, entry.seq, entry.fact)
        total = total or last - entry.seq + 1
        done += 1
        if progress is not None and done % STEP == 0:
            progress(done, total)
    if progress is not None:
        progress(done, total)
    return done


def _forgotten_until(connection: Connection) -> datetime | None:
    """When the latest of the facts happened that retention removed; None if it removed none."""
    told = select(journal.journal.c.kind, journal.journal.c.body).order_by(journal.journal.c.seq.desc()).limit(1)
    if connection.execute(select(func.min(journal.journal.c.seq))).scalar() in (None, 1):
        return None
    row = connection.execute(told.where(journal.journal.c.kind == SegmentsRemoved.__name__)).first()
    fact = None if row is None else decode(row.kind, row.body)
    return fact.until if isinstance(fact, SegmentsRemoved) else None


def _hangs_on(one: Difference, forgotten: datetime | None) -> bool:
    """Whether a difference is only when an operation was last worked on, and that was told by a removed fact.

    When parts are taken from an operation, the time before theirs counts again, and its fact may be gone since.
    """
    if forgotten is None or one.table != order_progress.name or one.found is None or one.expected is None:
        return False
    last = one.found.get("last_at")
    return set(one.found) == {"last_at"} and last is not None and last <= forgotten


def _compare(table: Table, stands: Connection, anew: Connection) -> Iterator[Difference]:
    """Walk both tables along their key."""
    keys = tuple(table.primary_key.columns)
    statement = select(*keys, *(column for column in table.columns if not column.primary_key)).order_by(*keys)
    width, names = len(keys), statement.selected_columns.keys()

    def rows(connection: Connection) -> Iterator[tuple[Any, ...]]:
        result = connection.execution_options(yield_per=FETCH).execute(statement)
        yield from (tuple(row) for row in result)

    def difference(found: tuple[Any, ...] | None, expected: tuple[Any, ...] | None) -> Difference:
        one: tuple[Any, ...] = found or expected or ()
        key = ", ".join(str(part) for part in one[:width])
        differing = [
            place for place in range(len(names)) if found is None or expected is None or found[place] != expected[place]
        ]
        said = [None if row is None else {names[place]: row[place] for place in differing} for row in (found, expected)]
        return Difference(table.name, key, *said)

    left, right = rows(stands), rows(anew)
    found, expected = next(left, None), next(right, None)
    while found is not None or expected is not None:
        if expected is None or (found is not None and found[:width] < expected[:width]):
            yield difference(found, None)
            found = next(left, None)
        elif found is None or expected[:width] < found[:width]:
            yield difference(None, expected)
            expected = next(right, None)
        else:
            if found != expected:
                yield difference(found, expected)
            found, expected = next(left, None), next(right, None)
