"""InfluxDB: a day that it was away for is told to it, beside the news, to a real VictoriaMetrics."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.processes import module


async def measure(directory: Path) -> Sequence[Figure]:
    """Let a process of its own do it, beside the database's."""
    async with module("carrying", directory) as child:
        bare = await child.hear()
        told = await child.hear()
    speed = told["carried"] / told["took"]
    return [
        Figure("live speed to replay speed", told["live"] / speed, most=0.2,
               remark=f"{told['carried']:,.0f} lines of backlog at {speed:,.0f}/s beside {told['live']:,.0f}/s live"),
        Figure("CPU for a line, from the disk", told["spent"] / told["carried"] * 1e6, "µs",
               bare=bare["bare_spent"] / bare["bare_lines"] * 1e6,
               remark="what came meanwhile is in it; bare: ready lines by influxdb-client, synchronous"),
        Figure("a live value is in the database, p95", told["beside"], "s",
               remark="while the backlog is told; gathered for 0.2 s first"),
        Figure("the same when nothing has piled up", told["alone"], "s"),
    ]  # fmt: skip
