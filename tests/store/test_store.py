"""The store records all or nothing, in the order given, each fact once, and says so when it cannot."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from collector.core.facts import fact_id
from collector.core.signals import Execution
from collector.errors import JournalError
from collector.store.checkpoints import FILE
from collector.store.database import DATABASE
from collector.store.store import Store
from collector.store.verify import verify
from collector.store.writer import Sealing
from tests.store.telling import at, counted, ended, execution, started, tool


def until(condition: Callable[[], bool]) -> None:
    """Wait for something that another thread does."""
    limit = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < limit, "it did not happen"
        time.sleep(0.01)


async def test_what_is_committed_can_be_read(tmp_path: Path) -> None:
    """Entries come back numbered without a hole, with the facts as they were, and the states of their machines."""
    store = await asyncio.to_thread(Store.open, tmp_path)
    try:
        told = [started(0), tool(1), ended(60)]
        written = await store.commit(told, {"dmu": "one"})
        assert [(entry.seq, entry.fact) for entry in written] == list(enumerate(told, 1))
        assert all(len(entry.id) == len(fact_id("", "")) for entry in written)
        await store.commit([], {"dmu": "two", "lathe": "other"})
        assert await asyncio.to_thread(lambda: list(store.facts())) == written
        assert await asyncio.to_thread(store.states) == {"dmu": "two", "lathe": "other"}
    finally:
        await asyncio.to_thread(store.close)


def test_a_fact_is_written_once(tmp_path: Path) -> None:
    """A fact told again, in the same commit, a later one or after a restart, is not recorded nor counted again."""
    with Store.open(tmp_path) as store:
        assert len(store.commit_now([counted(1), counted(1), tool(2)])) == 2
        assert [entry.fact for entry in store.commit_now([tool(2), tool(3)])] == [tool(3)]
    with Store.open(tmp_path) as store:
        assert store.commit_now([counted(1)]) == []
        assert [entry.seq for entry in store.facts()] == [1, 2, 3]
        with store.reader() as connection:
            assert connection.exec_driver_sql("SELECT parts FROM order_progress").scalar() == 1


def test_facts_can_be_picked(tmp_path: Path) -> None:
    """By what comes behind a seq, by kind, by machine, and so many; over more rows than are read at once."""
    with Store.open(tmp_path) as store:
        store.commit_now([tool(number, str(number), "dmu" if number % 2 else "lathe") for number in range(2_500)])
        store.commit_now([execution(3_000, Execution.READY)])
        assert [entry.seq for entry in store.facts()] == list(range(1, 2_502))
        assert [entry.seq for entry in store.facts(after=2_499)] == [2_500, 2_501]
        assert [entry.seq for entry in store.facts(kinds=["ExecutionChanged"])] == [2_501]
        assert [entry.seq for entry in store.facts(machine="lathe", limit=1_100)] == list(range(1, 2_201, 2))
        assert list(store.facts(limit=0)) == []
        assert [entry.seq for entry in store.last(2)] == [2_500, 2_501]
        assert [entry.seq for entry in store.last(1, kinds=["ToolChanged"], machine="lathe")] == [2_499]
        assert store.head == 2_501


async def test_callers_share_a_transaction_and_fail_alone(tmp_path: Path) -> None:
    """Many commits at once are all recorded; one caller's mistake undoes its own work and nobody else's."""
    store = await asyncio.to_thread(Store.open, tmp_path)

    def wrong(connection: Connection) -> None:
        connection.exec_driver_sql("DELETE FROM machine_state")
        raise LookupError("a mistake")

    try:
        await store.commit([], {"dmu": "kept"})
        async with asyncio.TaskGroup() as group:
            fine = [group.create_task(store.commit([tool(n, str(n))], {}), name=f"commit {n}") for n in range(50)]
            with pytest.raises(LookupError, match="a mistake"):
                await store.write(wrong)
        seqs = sorted(entry.seq for task in fine for entry in task.result())
        assert seqs == list(range(1, 51))
        assert await asyncio.to_thread(store.states) == {"dmu": "kept"}
        assert (await asyncio.to_thread(verify, store.readers, tmp_path)).clean
    finally:
        await asyncio.to_thread(store.close)


async def test_a_caller_that_gives_up_is_recorded_all_the_same(tmp_path: Path) -> None:
    """Cancelling the wait does not undo the fact; closing waits for it."""
    store = await asyncio.to_thread(Store.open, tmp_path)
    gate = threading.Event()
    try:
        async with asyncio.TaskGroup() as group:
            blocked = group.create_task(store.write(lambda connection: gate.wait(30)), name="blocks the writer")
            waiting = group.create_task(store.commit([tool(1)], {}), name="gives up")
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            waiting.cancel()
            await asyncio.wait([waiting])
            gate.set()
            await blocked
        assert waiting.cancelled()
    finally:
        await asyncio.to_thread(store.close)
    store = await asyncio.to_thread(Store.open, tmp_path)
    assert [entry.fact for entry in await asyncio.to_thread(lambda: list(store.facts()))] == [tool(1)]
    await asyncio.to_thread(store.close)


def test_a_full_disk_writes_nothing_and_says_so(tmp_path: Path) -> None:
    """When the database can grow no more the whole commit is refused; with room again recording goes on."""

    def limit(pages: int) -> Callable[[Connection], object]:
        return lambda connection: connection.exec_driver_sql(f"PRAGMA max_page_count={pages}").scalar()

    with Store.open(tmp_path) as store:
        first = store.commit_now([tool(0)], {"dmu": "before"})
        store.write_now(limit(1))
        with pytest.raises(JournalError, match="full"):
            store.commit_now([tool(n, "x" * 500) for n in range(1, 2_000)], {"dmu": "after"})
        assert list(store.facts()) == first
        assert store.states() == {"dmu": "before"}
        store.write_now(limit(1_000_000))
        assert [entry.seq for entry in store.commit_now([tool(5)])] == [2]
        assert verify(store.readers, tmp_path).clean


def test_a_locked_database_says_so_and_goes_on_afterwards(tmp_path: Path) -> None:
    """Another process that holds the file too long is an error; nothing was written, and later it works."""
    with Store.open(tmp_path, busy_timeout=0.1) as store:
        other = sqlite3.connect(tmp_path / DATABASE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalError, match="locked"):
            store.commit_now([tool(1)])
        other.execute("ROLLBACK")
        other.close()
        assert [entry.seq for entry in store.commit_now([tool(1)])] == [1]


def test_two_processes_keep_one_chain(tmp_path: Path) -> None:
    """A command that records beside the running collector joins its chain."""
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        for number in range(6):
            (one if number % 2 else other).commit_now([tool(number, str(number))])
        assert [entry.seq for entry in one.facts()] == [1, 2, 3, 4, 5, 6]
        assert verify(one.readers, tmp_path).clean


def test_a_closed_store_takes_nothing(tmp_path: Path) -> None:
    """After closing, recording is refused; closing twice is no mistake."""
    store = Store.open(tmp_path)
    store.close()
    store.close()
    with pytest.raises(JournalError, match="closed"):
        store.commit_now([tool(1)])


@pytest.mark.parametrize("statement", ["DELETE FROM cycle", "INSERT INTO machine_state VALUES ('dmu', '', 1)"])
def test_readers_cannot_write(tmp_path: Path, statement: str) -> None:
    """A page's connection changes nothing, whatever it tries."""
    with Store.open(tmp_path) as store, store.reader() as connection, pytest.raises(DBAPIError, match="readonly"):
        connection.exec_driver_sql(statement)


def test_a_reader_sees_one_moment(tmp_path: Path) -> None:
    """What is recorded while a report is read does not change it."""
    with Store.open(tmp_path) as store:
        store.commit_now([tool(1)])
        with store.reader() as connection:
            count = "SELECT COUNT(*) FROM journal"
            assert connection.exec_driver_sql(count).scalar() == 1
            store.commit_now([tool(2, "T2")])
            assert connection.exec_driver_sql(count).scalar() == 1
        with store.reader() as connection:
            assert connection.exec_driver_sql(count).scalar() == 2


@pytest.mark.parametrize(
    "statement",
    ["UPDATE journal SET machine = 'lathe'", "DELETE FROM journal", "DELETE FROM checkpoint"],
)
def test_the_journal_is_only_added_to(tmp_path: Path, statement: str) -> None:
    """Even the writer's own connection cannot change or remove what was recorded."""
    with Store.open(tmp_path, sealing=Sealing(facts=1)) as store:
        store.commit_now([tool(1)])
        with pytest.raises(DBAPIError, match="only ever added to"):
            store.write_now(lambda connection: connection.exec_driver_sql(statement))
        assert verify(store.readers, tmp_path).clean


def test_checkpoints_by_number_by_time_and_at_the_end(tmp_path: Path) -> None:
    """The head is signed after so many facts, after so long if there is anything new, and when closing."""

    def sealed(store: Store) -> int:
        return verify(store.readers, tmp_path).sealed

    with Store.open(tmp_path, sealing=Sealing(facts=5)) as store:
        store.commit_now([tool(1)])
        assert sealed(store) == 0
        store.commit_now([tool(n, str(n)) for n in range(2, 7)])
        assert sealed(store) == 6
        store.commit_now([tool(7, "7")])
    with Store.open(tmp_path, sealing=Sealing(seconds=0.05)) as store:
        assert sealed(store) == 7
        store.commit_now([tool(8, "8")])
        until(lambda: sealed(store) == 8)
        lines = (tmp_path / FILE).read_text().splitlines()
        assert len(lines) == 3
    assert (tmp_path / FILE).read_text().splitlines() == lines


def test_the_clock_is_given(tmp_path: Path) -> None:
    """`recorded_at` comes from the clock that the store was opened with."""
    with Store.open(tmp_path, now=lambda: at(99)) as store:
        assert store.commit_now([tool(1)])[0].recorded_at == at(99)
        assert next(store.facts()).recorded_at == at(99)
