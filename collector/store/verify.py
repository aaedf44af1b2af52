"""Examining the journal: every row against its predecessor, every checkpoint against its row and its signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from collector.errors import JournalError
from collector.store import checkpoints
from collector.store.checkpoints import Checkpoint
from collector.store.journal import chain
from collector.store.verify_chain import Finding, Row, Walk, What

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
        findings: What is wrong, by seq; empty for a journal that is as it was recorded.
    """

    facts: int
    checkpoints: int
    sealed: int
    findings: tuple[Finding, ...]

    @property
    def clean(self) -> bool:
        """Nothing was found."""
        return not self.findings


_ROWS = (
    "SELECT seq, CAST(id AS BLOB), at, recorded_at, CAST(machine AS BLOB), CAST(kind AS BLOB), version, "
    "CAST(body AS BLOB), hash FROM journal ORDER BY seq"
)


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
    except (DBAPIError, OSError) as error:
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

    total: int = connection.exec_driver_sql("SELECT COUNT(*) FROM journal").scalar_one()
    walk = Walk(signed)
    rows = connection.execution_options(stream_results=True).exec_driver_sql(_ROWS)
    count, expected = 0, 1
    while chunk := rows.fetchmany(CHUNK):
        for seq, id_, at, recorded_at, machine, kind, version, body, hash_ in chunk:
            # The road that nearly every row takes, kept free of calls: it is what decides the speed.
            try:
                fits = (
                    seq == expected
                    and not walk.run
                    and chain(walk.previous, seq - walk.shift, id_, at, recorded_at, machine, kind, version, body)
                    == hash_
                )
            except TypeError:
                fits = False
            if fits:
                walk.previous, walk.last_seq = hash_, seq
            else:
                walk.step(Row(seq, id_, at, recorded_at, machine, kind, version, body, hash_))
            if seq - walk.shift in signed:
                walk.check_seal(Row(seq, id_, at, recorded_at, machine, kind, version, body, hash_))
            expected = walk.last_seq + 1
        count += len(chunk)
        if progress is not None:
            progress(count, total)
    sealed = max(signed, default=0)
    walk.finish(sealed)
    findings += walk.findings
    return Verification(count, len(genuine), sealed, tuple(sorted(findings, key=lambda one: (one.seq, one.last))))


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
