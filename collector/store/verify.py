"""Examining the journal: every row against its predecessor, every checkpoint against its row and its signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from collector.core.facts import SegmentsRemoved, decode
from collector.errors import JournalError
from collector.store import carried, checkpoints
from collector.store.checkpoints import Checkpoint
from collector.store.journal import journal
from collector.store.verify_chain import SELECT, Finding, Walk, What

Progress = Callable[[int, int], None]
"""Called now and then with the number done and the number in all."""

CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome.

    Args:
        facts: Rows examined.
        checkpoints: Genuine checkpoints found, in the table and in the file together.
        sealed: The newest fact that a genuine checkpoint covers; later ones are chained, but not yet signed for.
        removed: The last of the facts that retention removed in good order; 0 if the first one is still there.
        findings: What is wrong, by seq; empty for a journal that is as it was recorded.
    """

    facts: int
    checkpoints: int
    sealed: int
    removed: int
    findings: tuple[Finding, ...]

    @property
    def clean(self) -> bool:
        """Nothing was found."""
        return not self.findings


def verify(engine: Engine, directory: Path, progress: Progress | None = None) -> Verification:
    """Examine the whole journal, streaming.

    What this cannot see: a journal cut back together with its checkpoints in the table and in the file. Keep a copy of
    `checkpoints.jsonl` elsewhere, and compare.

    Args:
        engine: Reads the database; one transaction, so a journal that grows meanwhile is seen at one moment.
        directory: Where the public key and the file of checkpoints are.
        progress: Told how far it is.

    Raises:
        JournalError: If the database or the key cannot be read at all.
    """
    key = checkpoints.load_public_key(directory)
    try:
        with engine.connect() as connection:
            return _verify(connection, key, directory / checkpoints.FILE, progress)
    except (DBAPIError, engine.dialect.loaded_dbapi.Error, OSError) as error:
        raise JournalError(f"the journal cannot be read: {error}") from error


def _verify(connection: Connection, key: Ed25519PublicKey, file: Path, progress: Progress | None) -> Verification:
    findings: list[Finding] = []
    genuine: dict[bytes, Checkpoint] = {}
    in_table: set[bytes] = set()
    for given in checkpoints.from_table(connection):
        in_table.add(given.signature)
        _sort_out(key, given, "in the database", genuine, findings)
    in_file: list[Checkpoint] = []
    for number, line in _whole_lines(file):
        try:
            given = checkpoints.parse_line(line)
        except ValueError:
            findings.append(Finding(What.CHECKPOINT_FORGED, 0, 0, f"line {number} of {file.name} is no checkpoint"))
            continue
        in_file.append(given)
        if genuine.get(given.signature) != given:
            _sort_out(key, given, f"in line {number} of {file.name}", genuine, findings)
    signed: dict[int, list[Checkpoint]] = {}
    for given in genuine.values():
        signed.setdefault(given.seq, []).append(given)
    for given in in_file:
        if given.signature in genuine and given.signature not in in_table:
            detail = f"it is in {file.name}, and no longer in the database"
            findings.append(Finding(What.CHECKPOINT_REMOVED, given.seq, given.seq, detail))

    sealed = max(signed, default=0)
    removal = newest_removal(connection, signed)
    total: int = connection.exec_driver_sql("SELECT COUNT(*) FROM journal").scalar_one()
    walk = Walk(signed) if removal is None else Walk(signed, bytes.fromhex(removal.hash), removal.last,
                                                     clean_from=removal.last + 1)  # fmt: skip
    # The driver's own cursor, in this connection's transaction: SQLAlchemy would spend as long on a row as the rest.
    cursor = connection.connection.cursor()
    cursor.execute(f"{SELECT} ORDER BY seq")
    count = 0
    while chunk := cursor.fetchmany(CHUNK):
        rows = iter(chunk)
        while (row := walk.along(rows)) is not None:
            walk.step(row)
            if row.seq - walk.shift in signed:
                walk.check_seal(row)
        count += len(chunk)
        if progress is not None:
            progress(count, total)
    cursor.close()
    walk.finish(sealed)
    findings += walk.findings
    if removal is not None and carried.digest(connection) != removal.carried:
        detail = "what the tables keep of the removed facts is not what was kept when they were removed"
        findings.append(Finding(What.CARRIED_EDITED, 1, removal.last, detail))
    return Verification(count, len(genuine), sealed, removal.last if removal is not None else 0,
                        tuple(sorted(findings, key=lambda one: (one.seq, one.last))))  # fmt: skip


def newest_removal(connection: Connection, signed: Mapping[int, Sequence[Checkpoint]]) -> SegmentsRemoved | None:
    """The removal in good order behind which the journal begins; None where it begins with the first fact.

    In good order is a removal that the journal tells of under a checkpoint, up to a fact for whose hash another
    checkpoint was signed. Whoever removes rows without the journal's key can make neither.

    Args:
        connection: Reads the database.
        signed: The genuine checkpoints, by the fact that they cover.
    """
    first = connection.exec_driver_sql("SELECT MIN(seq) FROM journal").scalar_one()
    if first == 1:
        return None
    told = select(journal.c.kind, journal.c.body).where(journal.c.kind == SegmentsRemoved.__name__)
    told = told.where(journal.c.seq <= max(signed, default=0)).order_by(journal.c.seq.desc())
    for kind, body in connection.execute(told):
        try:
            fact = decode(kind, body)
        except ValueError:
            continue
        if isinstance(fact, SegmentsRemoved) and any(one.hash.hex() == fact.hash for one in signed.get(fact.last, ())):
            return fact
    return None


def _sort_out(
    key: Ed25519PublicKey, given: Checkpoint, where: str, genuine: dict[bytes, Checkpoint], findings: list[Finding]
) -> None:
    if checkpoints.is_genuine(key, given):
        genuine[given.signature] = given
    else:
        detail = f"the checkpoint {where} was not signed with the journal's key"
        findings.append(Finding(What.CHECKPOINT_FORGED, given.seq, given.seq, detail))


def _whole_lines(file: Path) -> Iterator[tuple[int, str]]:
    """The file's lines with their numbers; a last one without its end is a write that a power cut left unfinished."""
    if not file.exists():
        return
    with file.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if line.endswith("\n") and line.strip():
                yield number, line
