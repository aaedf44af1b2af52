"""A program: times the journal and the core, and tells once what it found, in seconds for one fact or event."""

from __future__ import annotations

import hashlib
import itertools
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from collector.core.facts import Fact, encode, fact_id
from collector.core.machine import MachineState
from collector.core.signals import Quality, Reading, Value
from collector.core.step import step
from collector.store import journal
from collector.store.schema import micros
from collector.store.store import Store
from collector.store.verify import verify
from tests.bench.talk import tell
from tests.core.workbench import MACHINE, Bench, after, counted
from tests.store.telling import counted as part
from tests.store.telling import ended, started, tool

T = TypeVar("T")

BATCHES, BATCH, SINGLES = 20, 1_000, 300
EVENTS = 60_000

BARE = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "CREATE TABLE fact (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, at INTEGER, machine TEXT, kind TEXT, body TEXT)",
)
_INSERT = "INSERT INTO fact (id, at, machine, kind, body) VALUES (?, ?, ?, ?, ?)"


def facts() -> Iterator[Fact]:
    """A machine that makes a part a minute, for ever: cycle, two tools, count."""
    for number in itertools.count(1):
        second, cycle = 60.0 * number + 0.417, f"dmu.c{number}"
        yield started(second, cycle)
        yield tool(second + 5, f"T{number % 7}")
        yield part(second + 58, f"dmu.p{number}", raw_from=number, raw_to=number + 1)
        yield ended(second + 59, cycle)


def append(directory: Path, told: Sequence[Fact]) -> float:
    """Seconds for a fact in batches, by the journal alone: its text, its id, its link of the chain and its row."""
    with Store.open(directory) as store:
        took = _each(_batches(told), lambda batch: store.write_now(
            partial(journal.append, facts=batch, recorded_at=datetime.now(UTC))
        ))  # fmt: skip
        if store.head != len(told):
            raise RuntimeError(f"{store.head} facts of {len(told)}")
    return took


def commit(directory: Path, told: Sequence[Fact]) -> tuple[float, float, float]:
    """Seconds for a fact and what it changes in batches, for one alone, and for examining one."""
    batched, singles = told[: BATCHES * BATCH], told[BATCHES * BATCH :]
    state = {MACHINE: "{}"}
    with Store.open(directory) as store:
        batch_time = _each(_batches(batched), lambda batch: store.commit_now(batch, state))
        began = time.perf_counter()
        for one in singles:
            store.commit_now([one], state)
        single_time = (time.perf_counter() - began) / len(singles)
    with Store.open(directory) as store:
        began = time.perf_counter()
        outcome = verify(store.readers, directory)
        verify_time = (time.perf_counter() - began) / outcome.facts
    if not outcome.clean or outcome.facts != len(told):
        raise RuntimeError(f"{outcome.facts} facts of {len(told)}: {outcome.findings}")
    return batch_time, single_time, verify_time


def append_bare(path: Path, told: Sequence[Fact]) -> tuple[float, float, float]:
    """The same for the driver alone, with ready rows."""
    rows = []
    for fact in told:
        kind, body = type(fact).__name__, encode(fact)
        rows.append((fact_id(kind, body), micros(fact.at), fact.machine, kind, body))
    batched, singles = rows[: BATCHES * BATCH], rows[BATCHES * BATCH :]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in BARE:
            connection.execute(statement)

        def insert(batch: Sequence[tuple[object, ...]]) -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(_INSERT, batch)
            connection.execute("COMMIT")

        batch_time = _each(_batches(batched), insert)
        began = time.perf_counter()
        for row in singles:
            connection.execute(_INSERT, row)
        single_time = (time.perf_counter() - began) / len(singles)
        began = time.perf_counter()
        for _, *row in connection.execute("SELECT * FROM fact ORDER BY seq"):
            hashlib.sha256(row[-1].encode()).digest()
        return batch_time, single_time, (time.perf_counter() - began) / len(rows)


def _each(batches: Iterable[Sequence[T]], work: Callable[[Sequence[T]], object]) -> float:
    """Seconds for one of a batch: the median batch's, as a computer that is shared stands still now and then."""
    took = []
    for batch in batches:
        began = time.perf_counter()
        work(batch)
        took.append((time.perf_counter() - began) / len(batch))
    return median(took)


def _batches(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def steps() -> tuple[float, float]:
    """Seconds for one event in the core, and facts that an event tells."""
    bench = Bench(counted("part_count", modulus=65_536))
    state: MachineState = bench.state
    events = list(itertools.islice(_day(), EVENTS))
    told = 0
    began = time.perf_counter()
    for event in events:
        state, new = step(state, event, bench.rules)
        told += len(new)
    return (time.perf_counter() - began) / EVENTS, told / EVENTS


def _day() -> Iterator[Reading]:
    """A part in 40 s, for ever: program, tools, count, end."""
    for number in itertools.count(1):
        said: tuple[tuple[float, str, Value], ...] = (
            (0, "execution", "ACTIVE"), (8, "tool", "T1"), (20, "tool", "T2"), (39, "part_count", number % 65_536),
            (39.5, "execution", "PROGRAM_COMPLETED"),
        )  # fmt: skip
        for second, signal, value in said:
            at = after(0) + timedelta(seconds=40.0 * number + second)
            yield Reading(MACHINE, signal, value, Quality.GOOD, at, at)


def main(directory: Path) -> None:
    """Everything in turn, the bare driver in the same folder."""
    told = list(itertools.islice(facts(), BATCHES * BATCH + SINGLES))
    bare = append_bare(directory / "bare.sqlite", told)
    alone = append(directory / "journal", told[: BATCHES * BATCH])
    ours = commit(directory / "store", told)
    per_event, per_fact = steps()
    tell(
        append=alone, batch=ours[0], single=ours[1], verify=ours[2], step=per_event, told=per_fact,
        bare_batch=bare[0], bare_single=bare[1], bare_verify=bare[2],
    )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
