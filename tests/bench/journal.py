"""The journal: facts appended and examined a second, beside sqlite3 alone; and how fast the core is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.processes import module


async def measure(directory: Path) -> Sequence[Figure]:
    """Let a process of its own do it: nothing else shall be in its memory."""
    async with module("recording", directory) as child:
        told = await child.hear()
    return [
        _figure("a fact appended, 1,000 to a commit", told, "append", "by the journal alone; bare: the same rows"),
        _figure("a fact, 1,000 to a commit", told, "batch", "with its views and states; bare: the same rows alone"),
        _figure("a fact, one to a commit", told, "single", "each on the disk before the next"),
        _figure("a fact verified", told, "verify", "bare: every row read and hashed"),
        _figure("an event in core.step", told, "step", f"{told['told']:.2f} facts per event"),
    ]


def _figure(what: str, told: Mapping[str, float], name: str, remark: str) -> Figure:
    bare = told.get("bare_batch" if name == "append" else f"bare_{name}")
    each = "events/s" if name == "step" else "facts/s"
    bare = None if bare is None else bare * 1e6
    return Figure(what, told[name] * 1e6, "µs", bare=bare, remark=f"{1 / told[name]:,.0f} {each}, {remark}")
