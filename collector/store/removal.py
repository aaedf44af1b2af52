"""Removing the oldest facts up to a signed checkpoint, after which the journal verifies and replays as before.

The views lose what was settled by then, and keep what later facts build on; of that a copy as it stood at the cut is
carried, so that a replay of the facts that are left still leads to the views that stand.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, exists, func, or_, select, true

from collector.core.facts import AccessDecided, SegmentsRemoved
from collector.errors import JournalError, RequestRefused
from collector.store import (
    assessments,
    carried,
    evidence,
    holds,
    shopfloor_tables,
    snapshots,
    teaching_tables,
    tool_tables,
    view_tables,
)
from collector.store.checkpoints import Checkpoint
from collector.store.journal import GENESIS, GUARDS, entries, head, journal
from collector.store.rebuild import play, scratch_engine
from collector.store.store import Store
from collector.store.verify import newest_removal
from collector.store.verify_chain import SELECT, Walk

CHUNK = 500
"""Keys in one statement."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What of a view is settled: rows that no later fact builds on.

    Args:
        table: The view; its first key column tells one row from another.
        rows: Which rows are settled, as they stand at the cut.
        touched: Its `seq` is the latest fact about a row: one that a fact behind the cut has changed is not settled.
        parts: Tables of what belongs to a row, with the column that names the row.
    """

    table: Table
    rows: ColumnElement[bool]
    touched: bool = False
    parts: tuple[tuple[Table, str], ...] = ()


def _not_latest(table: Table, *key: str) -> ColumnElement[bool]:
    """A period is built on for as long as none has begun after it."""
    later, this = table.alias(), table.c
    after = or_(
        later.c.started_at > this.started_at, and_(later.c.started_at == this.started_at, later.c.seq > this.seq)
    )
    return exists(select(1).select_from(later).where(*(later.c[name] == this[name] for name in key), after))


_v, _s, _t = view_tables, shopfloor_tables, teaching_tables
SETTLED = (
    Settled(_v.state_interval, _not_latest(_v.state_interval, "machine")),
    Settled(_v.tool_interval, _not_latest(_v.tool_interval, "machine")),
    Settled(_v.program_interval, _not_latest(_v.program_interval, "machine")),
    Settled(_v.mode_interval, _not_latest(_v.mode_interval, "machine", "mode")),
    Settled(_v.gap, _v.gap.c.regained_at.is_not(None)),
    Settled(_v.alarm, _v.alarm.c.cleared_at.is_not(None)),
    Settled(_v.cycle, _v.cycle.c.ended_at.is_not(None), True, ((_v.cycle_tool, "cycle"), (_v.cycle_person, "cycle"))),
    Settled(_v.part_count, true(), True, ((_v.part_count_person, "count"), (_s.part_declaration, "count"))),
    Settled(_v.held_count, _v.held_count.c.status != "open", True),
    Settled(
        _v.session, _v.session.c.closed_at.is_not(None), True,
        ((_v.session_person, "session"), (_s.session_correction, "session")),
    ),
    Settled(_s.stop_reason, true(), True),
    Settled(_s.trainer_call, _s.trainer_call.c.status != "open", True, ((_s.trainer_call_person, "call"),)),
    Settled(_v.legal_hold, _v.legal_hold.c.lifted_at.is_not(None)),
    Settled(_v.part_change, true()),
    Settled(_v.order_change, true()),
    Settled(tool_tables.tool_event, true()),
    Settled(_t.trainee_work, true(), True),
    Settled(_t.assessment, true(), True, ((_t.assessment_file, "assessment"),)),
)  # fmt: skip
"""A view without a line here, as the progress of operations and how tools stand, keeps all of its rows."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where the journal begins: its first fact, the hash before that, and the removal that made it so, if there was."""

    seq: int
    previous: bytes
    removal: SegmentsRemoved | None


def beginning(connection: Connection, signed: Mapping[int, Sequence[Checkpoint]]) -> Beginning:
    """Where the journal begins.

    Args:
        connection: Reads the database.
        signed: The genuine checkpoints by the fact that they cover.

    Raises:
        JournalError: If the first facts are missing, and no removal says why.
    """
    first: int = connection.exec_driver_sql("SELECT MIN(seq) FROM journal").scalar() or 1
    removal = newest_removal(connection, signed)
    if (0 if removal is None else removal.last) != first - 1:
        raise JournalError(f"the journal begins with fact {first}, and nothing says why: etabli journal verify")
    return Beginning(first, GENESIS if removal is None else bytes.fromhex(removal.hash), removal)


def remove(
    store: Store, cut: Checkpoint, signed: Mapping[int, Sequence[Checkpoint]], *, author: str, at: datetime
) -> SegmentsRemoved:
    """Remove all facts up to one for which a checkpoint was signed. Blocks; recording may go on meanwhile.

    Args:
        store: Open for writing.
        cut: The checkpoint.
        signed: The genuine checkpoints by the fact that they cover.
        author: Opaque id or account of who decided.
        at: Now (UTC).

    Returns:
        The fact that tells of it.

    Raises:
        RequestRefused: If a legal hold keeps one of the facts.
        JournalError: If the facts are not as they were recorded: removing them would remove the evidence.
    """
    with tempfile.TemporaryDirectory(prefix="etabli-removal-") as folder:
        scratch = scratch_engine(Path(folder) / "views.sqlite")
        try:
            with scratch.begin() as at_cut:
                with store.reader() as connection:
                    begins = beginning(connection, signed)
                    _examine(connection, begins, cut)
                    play(connection, at_cut, until=cut.seq)
                    grounds = _grounds(connection, 0, cut.seq) - _grounds(connection, cut.seq)
                    seen = head(connection).seq

                files: list[str] = []

                def work(stands: Connection) -> SegmentsRemoved:
                    _see_that_it_may_go(stands, begins.seq, cut.seq)
                    for rule in SETTLED:
                        _drop_settled(rule, at_cut, stands, cut.seq)
                    kept = list(carried.of_views(at_cut))
                    carried.replace(stands, kept)
                    fact = _told(stands, begins, cut, carried.digest_of(kept), author, at)
                    # Told first: the chain goes on from the journal's last row, which may be one of those that go.
                    store.record(stands, [fact])
                    _delete(stands, cut.seq)
                    snapshots.forget(stands, grounds - _grounds(stands, seen))
                    files.extend(assessments.forget_gone(stands))
                    return fact

                # In the writer's thread, while this one waits: SQLite's connections may be handed over so.
                told = store.write_now(work, sign=True)
                evidence.remove(store.directory, files)
                return told
        except ValueError as error:
            raise JournalError(f"the facts cannot be read: {error}: etabli journal verify") from error
        finally:
            scratch.dispose()


def _examine(connection: Connection, begins: Beginning, cut: Checkpoint) -> None:
    """See that the chain leads from its beginning to the cut."""
    walk = Walk({}, begins.previous, begins.seq - 1)
    cursor = connection.connection.cursor()
    cursor.execute(f"{SELECT} WHERE seq <= ? ORDER BY seq", (cut.seq,))
    if walk.along(iter(cursor.fetchone, None)) is not None or (walk.last_seq, walk.previous) != (cut.seq, cut.hash):
        raise JournalError(f"the facts up to {cut.seq} are not as they were recorded, and stay: etabli journal verify")


def _grounds(connection: Connection, after: int, until: int | None = None) -> set[str]:
    """The digests of what decisions rested on that were recorded behind one fact, and up to another."""
    decided = entries(connection, after, until=until, kinds=[AccessDecided.__name__])
    return {entry.fact.snapshot for entry in decided if isinstance(entry.fact, AccessDecided)}


def _see_that_it_may_go(stands: Connection, first: int, last: int) -> None:
    """What was true when it was planned has to be true when it is done."""
    if stands.exec_driver_sql("SELECT MIN(seq) FROM journal").scalar() != first:
        raise RequestRefused("somebody else has removed facts meanwhile: look again with etabli retention")
    if (held := holds.first_held(stands, first, last, holds.holds(stands))) is not None:
        raise RequestRefused(f"fact {held[0]} is kept by the legal hold {held[1].hold}")


def _drop_settled(rule: Settled, at_cut: Connection, stands: Connection, cut: int) -> None:
    """Take what is settled out of both: the views that stand, and those at the cut, which are then carried."""
    key = next(iter(rule.table.primary_key.columns))
    settled = at_cut.execute(select(key).where(rule.rows)).scalars().all()
    for some in _chunks(settled):
        if rule.touched:
            changed = select(key).where(key.in_(some), rule.table.c.seq > cut)
            changed_keys = set(stands.execute(changed).scalars())
            some = [one for one in some if one not in changed_keys]
        for connection in (stands, at_cut):
            for part, of in rule.parts:
                gone = part.c[of].in_(some)
                # Somebody who came to a session after the cut is of a fact that is still there.
                connection.execute(delete(part).where(and_(gone, part.c.seq <= cut) if "seq" in part.c else gone))
            connection.execute(delete(rule.table).where(key.in_(some)))


def _told(
    stands: Connection, begins: Beginning, cut: Checkpoint, kept: str, author: str, at: datetime
) -> SegmentsRemoved:
    ends = select(func.count(), func.min(journal.c.at), func.max(journal.c.at)).where(journal.c.seq <= cut.seq)
    count, since, until = stands.execute(ends).one()
    if begins.removal is not None:
        since, until = min(since, begins.removal.since), max(until, begins.removal.until)
    return SegmentsRemoved(
        machine="", at=at, last=cut.seq, hash=cut.hash.hex(), facts=count, since=since, until=until, carried=kept,
        author=author,
    )  # fmt: skip


def _delete(stands: Connection, last: int) -> None:
    """Delete from the journal, for which its guard has to step aside within this transaction."""
    guard = next(one for one in GUARDS if "BEFORE DELETE ON journal" in one)
    stands.exec_driver_sql(f"DROP TRIGGER {guard.split()[2]}")
    stands.execute(delete(journal).where(journal.c.seq <= last))
    stands.exec_driver_sql(guard)


def _chunks(keys: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(keys), CHUNK):
        yield list(keys[start : start + CHUNK])
