"""Whatever is done to the journal behind its back is found, named, and placed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from collector.core.facts import encode, fact_id
from collector.errors import JournalError
from collector.store import checkpoints
from collector.store.database import DATABASE, read_engine
from collector.store.journal import GENESIS, GUARDS, chain
from collector.store.store import Store
from collector.store.verify import Verification, verify
from collector.store.verify_chain import What
from collector.store.writer import Sealing
from tests.store.telling import counted, tool

FACTS = 40
SEALED_EVERY = 10


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A journal of forty facts, signed for every ten, closed in good order."""
    with Store.open(tmp_path, sealing=Sealing(facts=SEALED_EVERY)) as store:
        for number in range(FACTS):
            store.commit_now([tool(number, f"T{number}")])
    return tmp_path


@contextmanager
def tampering(directory: Path) -> Iterator[sqlite3.Connection]:
    """What somebody does who has the file: first of all take the guards away."""
    connection = sqlite3.connect(directory / DATABASE)
    for guard in GUARDS:
        connection.execute(f"DROP TRIGGER {guard.split()[2]}")
    yield connection
    connection.commit()
    connection.close()


def verified(directory: Path) -> Verification:
    engine = read_engine(directory / DATABASE)
    try:
        return verify(engine, directory)
    finally:
        engine.dispose()


def found(directory: Path) -> list[tuple[What, int, int]]:
    return [(one.what, one.seq, one.last) for one in verified(directory).findings]


def forge(connection: sqlite3.Connection, since: int) -> None:
    """Make the chain fit again from a seq on, as somebody would who has read the code."""
    row = connection.execute("SELECT hash FROM journal WHERE seq = ?", (since - 1,)).fetchone()
    previous = row[0] if row else GENESIS
    columns = "seq, id, at, recorded_at, machine, kind, version, body"
    rows = connection.execute(f"SELECT {columns} FROM journal WHERE seq >= ? ORDER BY seq", (since,)).fetchall()
    for seq, id_, at, recorded_at, machine, kind, version, body in rows:
        previous = chain(previous, seq, id_.encode(), at, recorded_at, machine.encode(), kind.encode(), version,
                         body.encode())  # fmt: skip
        connection.execute("UPDATE journal SET hash = ? WHERE seq = ?", (previous, seq))


def renumber(connection: sqlite3.Connection, since: int, by: int) -> None:
    connection.execute("UPDATE journal SET seq = -(seq + ?) WHERE seq >= ?", (by, since))
    connection.execute("UPDATE journal SET seq = -seq WHERE seq < 0")


def swap(connection: sqlite3.Connection, one: int, other: int, columns: str) -> None:
    rows = {seq: connection.execute(f"SELECT {columns} FROM journal WHERE seq = ?", (seq,)).fetchone()
            for seq in (one, other)}  # fmt: skip
    setting = ", ".join(f"{name} = ?" for name in columns.split(", "))
    connection.execute("UPDATE journal SET id = 'aside' WHERE seq = ?", (other,))
    connection.execute(f"UPDATE journal SET {setting} WHERE seq = ?", (*rows[other], one))
    connection.execute(f"UPDATE journal SET {setting} WHERE seq = ?", (*rows[one], other))


def put(connection: sqlite3.Connection, seq: int, hash_: bytes = b"x" * 32) -> None:
    fact = counted(5)
    body = encode(fact)
    connection.execute("INSERT INTO journal VALUES (?, ?, 5, 5, 'dmu', 'PartsCounted', 1, ?, ?)",
                       (seq, fact_id("PartsCounted", body), body, hash_))  # fmt: skip


def test_an_untouched_journal_is_clean(journal: Path) -> None:
    """Forty facts, four checkpoints, nothing to say; and progress is told."""
    told: list[tuple[int, int]] = []
    engine = read_engine(journal / DATABASE)
    outcome = verify(engine, journal, lambda done, total: told.append((done, total)))
    engine.dispose()
    assert outcome == Verification(facts=40, checkpoints=4, sealed=40, removed=0, findings=())
    assert told == [(40, 40)]


def test_an_empty_journal_is_clean(tmp_path: Path) -> None:
    """Nothing recorded is nothing wrong."""
    Store.open(tmp_path).close()
    assert verified(tmp_path) == Verification(facts=0, checkpoints=0, sealed=0, removed=0, findings=())


@pytest.mark.parametrize(
    "change",
    [
        "body = replace(body, 'T16', 'T99')", "at = at + 1", "recorded_at = recorded_at + 1", "machine = 'lathe'",
        "kind = 'ProgramChanged'", "version = 2", "id = 'other'", "hash = zeroblob(32)", "hash = 'text'",
        "body = CAST(x'ff' AS TEXT)", "body = CAST(body AS BLOB) || x'00'", "at = 'never'",
    ],
)  # fmt: skip
def test_an_edit_of_anything_is_found(journal: Path, change: str) -> None:
    """One field of one row, the hash included: that row is named, and no other."""
    with tampering(journal) as connection:
        connection.execute(f"UPDATE journal SET {change} WHERE seq = 17")
    assert found(journal) == [(What.EDITED, 17, 17)]


@pytest.mark.parametrize("seq", [1, 2, 10, 39, 40])
def test_an_edit_is_found_wherever_it_is(journal: Path, seq: int) -> None:
    """At the beginning, under a checkpoint and at the end."""
    with tampering(journal) as connection:
        connection.execute("UPDATE journal SET machine = 'lathe' WHERE seq = ?", (seq,))
    assert found(journal) == [(What.EDITED, seq, seq)]


def test_edits_in_several_places_are_all_found(journal: Path) -> None:
    """Neighbours and rows far apart."""
    with tampering(journal) as connection:
        connection.execute("UPDATE journal SET version = 9 WHERE seq IN (5, 6, 7, 30)")
    assert found(journal) == [(What.EDITED, seq, seq) for seq in (5, 6, 7, 30)]


def test_a_removal_is_found(journal: Path) -> None:
    """A hole is named with its ends."""
    with tampering(journal) as connection:
        connection.execute("DELETE FROM journal WHERE seq BETWEEN 12 AND 14")
    assert found(journal) == [(What.REMOVED, 12, 14)]


def test_a_removal_at_the_beginning_is_found(journal: Path) -> None:
    """The first facts are as good as any."""
    with tampering(journal) as connection:
        connection.execute("DELETE FROM journal WHERE seq <= 3")
    assert found(journal) == [(What.REMOVED, 1, 3)]


def test_a_removal_with_renumbering_is_found(journal: Path) -> None:
    """Closing the hole by numbering the rest anew does not hide it."""
    with tampering(journal) as connection:
        connection.execute("DELETE FROM journal WHERE seq IN (12, 13)")
        renumber(connection, 14, -2)
    assert found(journal) == [(What.REMOVED, 12, 13)]


@pytest.mark.parametrize(("one", "other"), [(12, 13), (12, 25), (1, 40)])
@pytest.mark.parametrize("with_hash", [True, False])
def test_a_swap_is_found(journal: Path, one: int, other: int, with_hash: bool) -> None:
    """Neighbours or not, with their hashes or without: both places are named."""
    with tampering(journal) as connection:
        columns = "id, at, recorded_at, machine, kind, version, body" + (", hash" if with_hash else "")
        swap(connection, one, other, columns)
    assert found(journal) == [(What.SWAPPED, one, other)]


def test_an_insertion_is_found(journal: Path) -> None:
    """A fact put in, the rest moved up to make room."""
    with tampering(journal) as connection:
        renumber(connection, 20, 1)
        put(connection, 20)
    assert found(journal) == [(What.INSERTED, 20, 20)]


def test_an_insertion_at_the_end_is_found(journal: Path) -> None:
    """A fact behind the last checkpoint that does not fit the chain."""
    with tampering(journal) as connection:
        put(connection, 41)
    assert found(journal) == [(What.INSERTED, 41, 41)]


def test_an_insertion_before_the_first_is_found(journal: Path) -> None:
    """There is nothing before the first fact."""
    with tampering(journal) as connection:
        put(connection, 0)
    assert found(journal) == [(What.INSERTED, 0, 0)]


def test_a_cut_tail_is_found(journal: Path) -> None:
    """The newest checkpoint knows how long the journal was."""
    with tampering(journal) as connection:
        connection.execute("DELETE FROM journal WHERE seq > 33")
    assert found(journal) == [(What.TAIL_CUT, 34, 40)]


def test_a_cut_tail_is_found_by_the_file_alone(journal: Path) -> None:
    """Taking the checkpoints in the database away as well leaves those in the file."""
    with tampering(journal) as connection:
        connection.execute("DELETE FROM journal WHERE seq > 33")
        connection.execute("DELETE FROM checkpoint WHERE seq > 33")
    assert found(journal) == [(What.TAIL_CUT, 34, 40), (What.CHECKPOINT_REMOVED, 40, 40)]


def test_a_cut_tail_is_found_by_the_database_alone(journal: Path) -> None:
    """And the other way round."""
    with tampering(journal) as connection:
        connection.execute("DELETE FROM journal WHERE seq > 33")
    (journal / checkpoints.FILE).unlink()
    assert found(journal) == [(What.TAIL_CUT, 34, 40)]


def test_a_cut_tail_is_found_after_recording_went_on(journal: Path) -> None:
    """Numbers that were signed for are not given again: the hole stays."""
    with tampering(journal) as connection:
        connection.execute("DELETE FROM journal WHERE seq > 33")
    with Store.open(journal) as store:
        store.commit_now([tool(number, "new") for number in range(100, 120)])
    assert found(journal) == [(What.REMOVED, 34, 40)]


def test_a_chain_made_to_fit_is_found_by_the_checkpoints(journal: Path) -> None:
    """Whoever computes all hashes anew cannot sign them."""
    with tampering(journal) as connection:
        connection.execute("UPDATE journal SET machine = 'lathe' WHERE seq = 25")
        forge(connection, 25)
    assert found(journal) == [(What.REWRITTEN, 21, 30), (What.REWRITTEN, 31, 40)]


@pytest.mark.parametrize("change", ["hash = zeroblob(32)", "at = at + 1", "seq = 19", "signature = zeroblob(64)"])
def test_a_forged_checkpoint_is_found(journal: Path, change: str) -> None:
    """Nothing of a checkpoint can be changed without its signature failing; the file still holds the true one."""
    with tampering(journal) as connection:
        connection.execute(f"UPDATE checkpoint SET {change} WHERE seq = 20")
        forged = connection.execute("SELECT seq FROM checkpoint WHERE number = 2").fetchone()[0]
    assert (What.CHECKPOINT_FORGED, forged, forged) in found(journal)
    assert {what for what, _, _ in found(journal)} <= {What.CHECKPOINT_FORGED, What.CHECKPOINT_REMOVED}


def test_a_checkpoint_forged_in_the_file_is_found(journal: Path) -> None:
    """The file is examined as the table is; so is a line that is no checkpoint at all."""
    file = journal / checkpoints.FILE
    lines = file.read_text().splitlines()
    changed = json.loads(lines[1])
    changed["hash"] = "00" * 32
    file.write_text("\n".join([lines[0], json.dumps(changed), "{}", "noise", *lines[2:]]) + "\n")
    assert found(journal) == [(What.CHECKPOINT_FORGED, 0, 0)] * 2 + [(What.CHECKPOINT_FORGED, 20, 20)]


def test_a_torn_last_line_is_a_power_cut(journal: Path) -> None:
    """What a power cut left half written is no forgery, and the next start repairs it."""
    file = journal / checkpoints.FILE
    whole = file.read_text()
    file.write_text(whole[:-30])
    assert verified(journal).clean
    Store.open(journal).close()
    assert file.read_text() == whole


@pytest.mark.parametrize("break_key", [Path.unlink, lambda path: path.write_text("no key")])
def test_without_the_public_key_nothing_can_be_said(journal: Path, break_key: Callable[[Path], object]) -> None:
    """A missing or broken key is an error, not a clean journal."""
    break_key(journal / checkpoints.PUBLIC_KEY)
    with pytest.raises(JournalError, match=r"journal\.pub"):
        verified(journal)


def test_a_lost_private_key_is_not_replaced_in_silence(journal: Path) -> None:
    """A new key would make every old checkpoint a forgery: a person decides."""
    (journal / checkpoints.PRIVATE_KEY).unlink()
    with pytest.raises(JournalError, match="put the key back"):
        Store.open(journal)
