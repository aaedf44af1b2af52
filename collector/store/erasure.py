"""Erasing a person: registry row, accounts, what papers and trainers say, grounds of decisions. Facts keep the id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from collector.core.facts import AccountClosed, PersonErased
from collector.errors import RequestRefused
from collector.store import assessments, evidence, holds, papers, queries, snapshots
from collector.store.accounts import Accounts
from collector.store.registry import Registry
from collector.store.store import Store


@dataclass(frozen=True, slots=True)
class Erased:
    """What was emptied: so many papers, records of what decisions rested on, and accounts that were active.

    Args:
        comments: What trainers wrote.
        files: What was attached to it, by id.
    """

    papers: int
    snapshots: int
    accounts: int = 0
    comments: int = 0
    files: tuple[str, ...] = ()


def refuse_erasing(connection: Connection, person: str) -> None:
    """See that somebody may be forgotten.

    Raises:
        RequestRefused: If a legal hold needs it to stay known who they are, or they are at work.
    """
    if (hold := holds.holding(connection, person)) is not None:
        raise RequestRefused(f"the legal hold {hold.hold} keeps {person}: lift it first, if it may be lifted")
    for session in queries.open_sessions(connection):
        if any(one.person == person and one.left_at is None for one in session.presences):
            raise RequestRefused(f"{person} is in the open session {session.session}: close it first")


def erase(store: Store, person: str, *, author: str, at: datetime) -> Erased:
    """Forget who somebody was: all of it in one transaction, with the fact that tells of it. Blocks.

    Args:
        store: Open for writing.
        person: Opaque id.
        author: Opaque id or account of who decided.
        at: Now (UTC).

    Raises:
        RequestRefused: If nobody has this id, or `refuse_erasing` says no.
    """

    def work(connection: Connection) -> Erased:
        refuse_erasing(connection, person)
        Registry(connection).erase(person)
        closed = Accounts(connection).erase(person)
        comments, files = assessments.erase(connection, person)
        erased = Erased(
            papers.erase(connection, person), snapshots.erase(connection, person), len(closed), comments, tuple(files)
        )
        shut = [AccountClosed(machine="", at=at, account=one, author=author) for one in closed]
        store.record(connection, [*shut, PersonErased(machine="", at=at, person=person, author=author)])
        return erased

    erased = store.write_now(work)
    evidence.remove(store.directory, erased.files)
    with store.reader() as connection:
        known = assessments.known_files(connection)
    evidence.sweep(store.directory, known)
    store.empty_log()
    return erased
