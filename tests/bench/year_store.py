"""A year of history in a data directory: 12 machines, 200 school days, 2 million cycles, 24 trainees, 60 orders.

`python -m tests.bench.year_store DIRECTORY` makes one, with its site file, for whoever wants to look at pages on it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from collector.gate.clerk import Clerk
from collector.settings import load
from collector.store import snapshots
from collector.store.registry import Registry
from collector.store.registry_records import Order
from collector.store.samples import SampleWriter
from collector.store.store import Store
from tests.bench import mass, school, telling
from tests.bench.timetable import Slot, timetable


@dataclass(frozen=True, slots=True)
class Year:
    """What was made.

    Args:
        site_file: Its site file; the data lie where that says.
        rows: How many rows which table has.
        seconds: How long it took.
        size: Bytes of database and samples.
    """

    site_file: Path
    rows: Mapping[str, int]
    seconds: float
    size: int


COUNTED = ("cycle", "part_count", "state_interval", "tool_interval", "session", "trainee_work", "journal", "paper")


def make_year(directory: Path, port: int, now: datetime | None = None) -> Year:
    """Make the year that ends now. It takes a minute or two, and 4 GB.

    Args:
        directory: An empty folder.
        port: Of the server on which the machines are.
        now: When it ends (UTC); None for the present.
    """
    began = time.monotonic()
    now = now or datetime.now(UTC)
    site_file = school.site_file(directory, port)
    slots = timetable(now)
    data = directory / "data"
    _tell(site_file, slots, now)
    mass.fill(data, slots)
    with SampleWriter(data):
        pass
    samples = mass.fill_samples(data, slots)
    with SampleWriter(data) as writer:
        writer.summarise(now)
    with Store.open(data) as store:
        store.write_now(lambda connection: _put_orders(connection, now))
        with store.reader() as connection:
            facts = list(telling.put_right(connection, now))
        store.commit_now(sorted(facts, key=lambda one: one.at))
        store.empty_log()
        with store.reader() as connection:
            count = "SELECT count(*) FROM {}"
            rows = {name: connection.exec_driver_sql(count.format(name)).scalar_one() for name in COUNTED}
    size = sum(one.stat().st_size for one in data.glob("*.sqlite"))
    return Year(site_file, {**rows, "sample": samples}, time.monotonic() - began, size)


def _tell(site_file: Path, slots: list[Slot], now: datetime) -> None:
    """People, papers, decisions, sessions: through the store, day by day."""
    site = load(site_file, secrets=False)
    access, today = site.access, now.date()
    assert access is not None
    clock = [now]
    with Store.open(site.store.directory, now=lambda: clock[0]) as store:
        store.write_now(lambda connection: school.register(connection, today))
        store.write_now(lambda connection: school.file_papers(connection, today, now))
        clerk = Clerk(store, access.pack, site.zone, site.stations)
        known = telling.answers(clerk, slots[len(slots) // 2].start + timedelta(hours=1))

        def keep(connection: Connection) -> None:
            snapshots.keep_pack(connection, access.pack.digest, access.text, slots[0].start)
            for answer in known.values():
                snapshots.keep(connection, answer.decision.person, answer.snapshot, slots[0].start)

        store.write_now(keep)
        for facts in telling.days(slots, known, access.pack.digest):
            clock[0] = facts[-1].at
            store.commit_now(facts)
        grid = next(one.grid for one in site.trainings if one.grid is not None)
        store.write_now(lambda connection: telling.assess(store, connection, grid, slots, now))


def _put_orders(connection: Connection, now: datetime) -> None:
    made = connection.exec_driver_sql("SELECT order_number, operation, parts FROM order_progress")
    registry = Registry(connection)
    for one in school.orders(now.date(), {(row[0], row[1]): row[2] for row in made}):
        if isinstance(one, Order):
            registry.save_order(one)
        else:
            registry.save_operation(one)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    year = make_year(folder, 48_400)
    print(f"{year.site_file}: {year.seconds:.0f} s, {year.size / 1e9:.1f} GB")
    for name, count in year.rows.items():
        print(f"{count:>12,} {name}")
