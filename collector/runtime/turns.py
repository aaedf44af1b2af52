"""How quickly threads take turns: what a badge waits for is never behind a whole helping of telemetry."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

TURN = 0.0005
"""Seconds after which a thread that computes lets another one have its turn. Python's own 5 ms are asked for again at
each statement of a decision: under 5,000 values a second that made the slowest in a hundred twice to four times slower.
"""


@contextmanager
def quick_turns() -> Iterator[None]:
    """Let threads take quick turns for as long as the block lasts."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
