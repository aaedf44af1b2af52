"""The command line of the measurements."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.bench import (
    browsing,
    floor,
    forty,
    gateway,
    idle,
    journal,
    modbus_tags,
    opcua_values,
    permits,
    recovery,
    sighting,
    sinks,
    soak,
    start,
    year,
)
from tests.bench.figures import Figure, NotHere, show

MEASUREMENTS: dict[str, tuple[Callable[[Path], Awaitable[Sequence[Figure]]], str]] = {
    "opcua-values": (opcua_values.measure, "OPC UA: 1,000 values × 10 changes/s, to the disk"),
    "opcua-sink": (opcua_values.measure_with_a_sink, "OPC UA: 1,000 values × 10 changes/s, to the disk and a database"),
    "gateway": (gateway.measure, "OPC UA: the same 10,000 changes/s through thingsboard-gateway"),
    "opcua-machines": (forty.measure, "OPC UA: 40 machines × 25 values at 1 Hz, to the disk"),
    "browsing": (browsing.measure, "OPC UA: 10,000 nodes browsed within a server's limits"),
    "modbus-tags": (modbus_tags.measure, "Modbus: 1,000 tags at 1 Hz on 10 units, to the disk"),
    "recovery": (recovery.measure, "A server that was gone for 8 s is back"),
    "start": (start.measure, "`etabli run`, from the command to the first value"),
    "idle": (idle.measure, "`etabli run` with 20 machines that say little"),
    "permits": (permits.measure, "From a badge to the machine's permit"),
    "floor-browsers": (floor.measure, "Twenty browsers on the floor page of a busy workshop"),
    "machine-to-browser": (sighting.measure, "From a value in a machine to the page in a browser"),
    "pages": (year.measure, "Every page and report on a year of history"),
    "sink": (sinks.measure, "InfluxDB: a backlog told beside the news"),
    "journal": (journal.measure, "Journal and core"),
    "soak": (soak.measure, "OPC UA: 5,000 values/s for an hour, half the machines off"),
}

ON_REQUEST = {"soak"}
"""Measured where it is named only."""

LONGEST = 120.0
"""Seconds that one measurement may take before it is given up."""

LONGER = {"pages": 900.0, "gateway": 600.0, "soak": 86_400.0}
"""The same for those that need more: a year is made in two or three minutes, and a hundred addresses fetched; a gateway
that has lost its server is waited for."""


def main() -> int:
    """Measure what is asked for, one after the other."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=MEASUREMENTS, help="this measurement alone; repeatable")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--minutes", type=float, default=soak.MINUTES, help="how long the soak lasts")
    given = parser.parse_args()
    soak.MINUTES = given.minutes
    done: dict[str, list[dict[str, object]]] = {}
    failed = False
    for name in given.only or [one for one in MEASUREMENTS if one not in ON_REQUEST]:
        work, title = MEASUREMENTS[name]
        began = time.monotonic()
        try:
            figures = asyncio.run(_bounded(work, LONGER.get(name, LONGEST)))
        except NotHere as missing:
            print(f"{name}: not measured: {missing}", file=sys.stderr)
            failed = failed or given.only is not None
            continue
        except (Exception, ExceptionGroup) as failure:
            print(f"{name}: not measured: {failure!r}", file=sys.stderr)
            failed = True
            continue
        done[name] = [{**asdict(one), "ratio": one.ratio, "reached": one.reached} for one in figures]
        if not given.json:
            show(f"{title} ({name}, {time.monotonic() - began:.0f} s)", figures)
    if given.json:
        print(json.dumps(done, indent=2, ensure_ascii=False))
    return int(failed)


async def _bounded(work: Callable[[Path], Awaitable[Sequence[Figure]]], longest: float) -> Sequence[Figure]:
    with tempfile.TemporaryDirectory(prefix="etabli-bench-") as directory:
        async with asyncio.timeout(longest):
            return await work(Path(directory))


if __name__ == "__main__":
    sys.exit(main())
