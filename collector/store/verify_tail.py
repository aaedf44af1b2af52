"""The journal's last stretch, examined in a moment: what a daily look can afford. `verify` examines all of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from collector.errors import JournalError
from collector.store import checkpoints
from collector.store.journal import GENESIS, head, journal
from collector.store.verify_chain import SELECT, Finding, Walk


@dataclass(frozen=True, slots=True)
class Tail:
    """The outcome.

    Args:
        facts: Rows examined, the last ones.
        head: The last fact.
        recorded_at: When that was recorded (UTC); None for an empty journal.
        sealed: The newest fact that a genuine checkpoint covers.
        sealed_at: When that was signed (UTC); None where nothing was signed yet.
        unwritten: Checkpoints of the database that are missing in the file beside it.
        findings: What is wrong.
    """

    facts: int
    head: int
    recorded_at: datetime | None
    sealed: int
    sealed_at: datetime | None
    unwritten: int
    findings: tuple[Finding, ...]


def verify_tail(engine: Engine, directory: Path, count: int) -> Tail:
    """Examine the last facts against each other and against the checkpoints that were signed over them.

    Args:
        engine: Reads the database.
        directory: Where the public key and the file of checkpoints are.
        count: How many facts.

    Raises:
        JournalError: If the database or the key cannot be read at all.
    """
    key = checkpoints.load_public_key(directory)
    try:
        with engine.connect() as connection:
            last = head(connection).seq
            before = connection.execute(
                select(journal.c.seq, journal.c.hash)
                .where(journal.c.seq <= max(0, last - count))
                .order_by(journal.c.seq.desc())
                .limit(1)
            ).first()
            if before is None:
                # All of a short journal: from its beginning, or, where retention has cut it, behind its first fact.
                first = connection.execute(
                    select(journal.c.seq, journal.c.hash).order_by(journal.c.seq).limit(1)
                ).first()
                before = first if first is not None and first.seq > 1 else None
            start, previous = (0, GENESIS) if before is None else (before.seq, before.hash)
            signed = checkpoints.genuine(connection, key)
            walk = Walk(
                {seq: ones for seq, ones in signed.items() if seq > start}, previous, start, clean_from=start + 1
            )
            cursor = connection.connection.cursor()
            cursor.execute(f"{SELECT} WHERE seq > ? ORDER BY seq", (start,))
            rows = iter(cursor.fetchall())
            while (row := walk.along(rows)) is not None:
                walk.step(row)
                if row.seq - walk.shift in signed:
                    walk.check_seal(row)
            cursor.close()
            sealed = max(signed, default=0)
            walk.finish(sealed)
            recorded = connection.execute(
                select(journal.c.recorded_at).where(journal.c.seq == last)
            ).scalar_one_or_none()
            unwritten = _unwritten(directory / checkpoints.FILE, list(checkpoints.from_table(connection)))
    except (DBAPIError, engine.dialect.loaded_dbapi.Error, OSError) as error:
        raise JournalError(f"the journal cannot be read: {error}") from error
    sealed_at = max((one.at for one in signed.get(sealed, ())), default=None)
    return Tail(last - start, last, recorded, sealed, sealed_at, unwritten, tuple(walk.findings))


def _unwritten(file: Path, made: list[checkpoints.Checkpoint]) -> int:
    """Checkpoints that the file beside the database does not repeat."""
    written = set(file.read_text(encoding="utf-8", errors="replace").splitlines()) if file.exists() else set()
    return sum(checkpoints.to_line(one) not in written for one in made)
